package lists

import (
	"sevenlists/planner/lang"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// services writes list 5: for each item its intermediaries, then its fees, with what they cost. A
// charge whose payer is open has a row for each who may pay. Providers come with the case.
func (m *maker) services(t *table) {
	lines := map[string][]*money.Line{}
	for i := range m.Money.Lines {
		l := &m.Money.Lines[i]
		lines[l.Key] = append(lines[l.Key], l)
	}
	for i := range m.entries {
		e := &m.entries[i]
		basis := addArticles([]string{}, m.Writer.On(e.Day).Quote(e.Item.LegalBasis))
		for _, line := range lines[e.key] {
			row := m.charge(line, m.Writer.On(e.Day))
			if line.Category == money.Service {
				row["compulsory_by"] = basis
				m.service(row, e.Item, line.Charge.ID)
			}
			t.add(row)
		}
	}
}

// service fills what only a service has.
func (m *maker) service(row Row, item *rules.Item, id string) {
	s := item.ServiceOf(id)
	row["commissioned_by"] = s.CommissionedBy
	if s.RemovedBy != nil {
		row["regional_result"] = text(s.RemovedBy.Name.In(m.Writer.Lang))
	}
	if s.WorkingDays != nil {
		row["promised_days"] = *s.WorkingDays
	}
}

// charge writes what a service and a fee have in common, as of the day of the writer.
func (m *maker) charge(line *money.Line, w words.Writer) Row {
	l := w.Lang
	row := Row{
		"id": line.Charge.ID, "category": line.Category, "service": line.Charge.Name.In(l), "item": line.Key, "part": partCell(line.Part),
		"status": line.Status.String(), "note": text(line.Charge.Note.In(l)), "payer": line.Payer, "amount": m.amount(line),
		"exemption": m.exemption(line), "rests_on": m.values(line), "missing": m.factNames(line.Missing), "assumed": m.factNames(line.Assumed),
	}
	if line.Counts() {
		row["amount_low"], row["amount_high"] = line.Amount[0], line.Amount[1]
	}
	if p := line.Price; p != nil {
		row["fee_unit"], row["fee_standard"], row["fee_basis"] = text(p.Unit.In(l)), text(w.Price(p)), m.setBy(p, w)
	}
	return row
}

// amount says what a line costs, or why nobody can tell.
func (m *maker) amount(line *money.Line) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(m.Writer.Lang) }
	switch {
	case line.Removed():
		name := line.Removal.Name.In(m.Writer.Lang)
		return say("不需要：已有区域评估成果“"+name+"”", "not needed: regional result: "+name)
	case line.Waived:
		return say("经批准免办，不缴", "waived with the item")
	case line.CountedWith != nil && line.CountedWith.Charge.ID == line.Charge.ID:
		name := line.CountedWith.Item.Name.In(m.Writer.Lang)
		return say("在“"+name+"”计算", "counted at: "+name)
	case line.CountedWith != nil:
		name := line.CountedWith.Charge.Name.In(m.Writer.Lang)
		return say("计入“"+name+"”", "part of: "+name)
	case line.Priced:
		return words.YuanRange(line.Amount[0], line.Amount[1], m.Writer.Lang)
	}
	return say("未定价：", "not priced: ") + line.Why.In(m.Writer.Lang)
}

// exemption says what lowers a line, or may.
func (m *maker) exemption(line *money.Line) any {
	if line.Spared == nil {
		return nil
	}
	return line.Spared.Reason.In(m.Writer.Lang)
}

// setBy says by what document or by whom a price was set.
func (m *maker) setBy(p *rules.Price, w words.Writer) []string {
	texts := []string{}
	if p.Basis != nil {
		texts = addArticles(texts, w.Quote([]rules.Basis{*p.Basis}))
	}
	return addOnce(texts, p.SetBy.In(w.Lang), p.Note.In(w.Lang))
}

// values writes the facts that an amount rests on with their values.
func (m *maker) values(line *money.Line) []string {
	w := &m.Writer
	p := m.Decision.ProfileOf(line.Part)
	texts := make([]string, 0, len(line.Facts))
	for _, slot := range line.Facts {
		id := w.Set.Facts().List[slot].ID
		texts = append(texts, w.FactName(id)+lang.Text{ZH: "：", EN: ": "}.In(w.Lang)+w.Value(id, p.Value(slot)))
	}
	return texts
}

func (m *maker) factNames(slots []int) []string {
	names := make([]string, len(slots))
	for i, slot := range slots {
		names[i] = m.Writer.Set.Facts().List[slot].Name.In(m.Writer.Lang)
	}
	return names
}

// problems writes list 6: what early study found, and what it could not settle.
func (m *maker) problems(t *table) {
	w := &m.Writer
	for i := range m.Problems {
		p := &m.Problems[i]
		row := Row{
			"no": i + 1, "id": p.ID, "problem": p.Name, "state": p.State, "severity": p.Severity,
			"found_by": places(p.Because), "fact_and_place": m.reasons(p.Because),
			"category": m.category(p.ID), "items": append([]string{}, p.Items...),
			"options": text(p.Suggestion), "solver": text(p.Solver), "helpers": append([]string{}, p.Helpers...),
			"due": date(p.Due), "missing": w.FactNames(p.Missing), "assumed": w.FactNames(p.Assumed),
			"legal_basis": addArticles([]string{}, p.LegalBasis),
		}
		t.add(row)
	}
}

// category is the catalogue's kind of a problem; a contradiction of facts has none.
func (m *maker) category(problem string) any {
	id, _ := profile.CutKey(problem)
	for _, p := range m.Writer.Set.Problems() {
		if p.ID == id {
			return text(p.Category)
		}
	}
	return nil
}
