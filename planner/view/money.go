package view

import (
	"maps"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/diff"
	"sevenlists/planner/money"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// costs reports whether the plan says anything of money.
func (p *page) costs() bool { return len(p.Money.Lines)+len(p.Money.NotPriced) > 0 }

// payerName names who pays, as the fifth list does.
func (p *page) payerName(id string) string {
	if name := p.set.Vocabulary.PayerName(id, p.Lang); name != id {
		return name
	}
	return p.say("payer." + id)
}

// payers are those who pay something in the plan, or may, in a fixed order.
func (p *page) payers() []string {
	var ids []string
	for _, id := range rules.Payers {
		_, pays := p.Money.ByPayer[id]
		if pays || p.unpriced("", id) > 0 {
			ids = append(ids, id)
		}
	}
	return ids
}

// unpriced counts what a payer has to pay at a stage, or at all, and nobody here can price.
func (p *page) unpriced(stage, payer string) int {
	n := 0
	for i := range p.Money.NotPriced {
		if r := &p.Money.NotPriced[i]; r.Payer == payer && (stage == "" || r.Stage == stage) {
			n++
		}
	}
	return n
}

// sum writes a total beside the number of what is not priced and so not in it.
func (p *page) sum(amount money.Amount, priced bool, unpriced int) string {
	switch {
	case priced && unpriced > 0:
		return words.YuanRange(amount[0], amount[1], p.Lang) + p.say("money.and", unpriced)
	case priced:
		return words.YuanRange(amount[0], amount[1], p.Lang)
	case unpriced > 0:
		return p.say("money.unpriced", unpriced)
	}
	return "–"
}

// money is what the project costs, by stage and payer.
func (p *page) money() grid {
	g := p.newGrid("money", "money", "money.note", "money.none", text("phase"))
	payers := p.payers()
	for _, id := range payers {
		g.Columns = append(g.Columns, column{ID: id, Title: p.payerName(id), Type: "text"})
	}
	if !p.costs() {
		return g
	}
	row := func(title, stage string, of map[string]money.Amount) {
		r := gridRow{Cells: []cell{textCell(title)}}
		said := false
		for _, id := range payers {
			amount, priced := of[id]
			n := p.unpriced(stage, id)
			said = said || priced || n > 0
			r.Cells = append(r.Cells, textCell(p.sum(amount, priced, n)))
		}
		if said {
			g.Rows = append(g.Rows, r)
		}
	}
	for _, phase := range p.set.Vocabulary.Phases {
		row(phase.Name.In(p.Lang), phase.ID, p.Money.ByStage[phase.ID])
	}
	row(p.say("total"), "", p.Money.ByPayer)
	return g
}

// notPriced is what is due and has no amount, with the reason.
func (p *page) notPriced() grid {
	g := p.newGrid("not_priced", "not_priced", "not_priced.note", "not_priced.none",
		text("charge"), text("item"), text("payer"), text("phase"), text("reason"))
	for i := range p.Money.NotPriced {
		r := &p.Money.NotPriced[i]
		name := r.Name
		if r.Status == rules.Possible.String() {
			name += p.say("bracket", p.say("possible"))
		}
		g.Rows = append(g.Rows, gridRow{Item: r.Item, Cells: []cell{
			textCell(name), textCell(p.itemName(r.Item)), textCell(p.payerName(r.Payer)),
			textCell(p.term(p.set.Vocabulary.Phases, r.Stage)), textCell(r.Reason),
		}})
	}
	return g
}

// moneyLines tell a terminal what each payer pays, and which facts would price more of it.
func (t *terminal) moneyLines() {
	if !t.costs() {
		return
	}
	t.section(t.say("money"))
	for _, id := range t.payers() {
		amount, priced := t.Money.ByPayer[id]
		t.bullet("¥", green, t.payerName(id)+t.say("colon")+t.sum(amount, priced, t.unpriced("", id)))
	}
	for _, line := range t.variantMoney() {
		t.bullet("¥", blue, line)
	}
	if facts := openFacts(t.Money.NotPriced); len(facts) > 0 {
		t.bullet("?", yellow, t.say("money.missing", t.factNames(facts)))
	}
}

// variantMoney tells what each payer pays in the variants in which that is not the same as here.
func (p *page) variantMoney() []string {
	var lines []string
	for _, term := range p.set.Vocabulary.Variants {
		row, ok := p.Variants[term.ID]
		if !ok || row.Money == nil || maps.Equal(row.Money, p.Money.ByPayer) {
			continue
		}
		var parts []string
		for _, id := range rules.Payers {
			if amount, priced := row.Money[id]; priced {
				parts = append(parts, p.payerName(id)+" "+words.YuanRange(amount[0], amount[1], p.Lang))
			}
		}
		lines = append(lines, term.Name.In(p.Lang)+p.say("colon")+p.join(parts))
	}
	return lines
}

// openFacts are the facts that would price what is not, each once.
func openFacts(rows []planner.NotPricedRow) []string {
	var facts []string
	for i := range rows {
		for _, fact := range rows[i].Missing {
			if !slices.Contains(facts, fact) {
				facts = append(facts, fact)
			}
		}
	}
	return facts
}

// money tells what is not paid alike in two plans, by payer.
func (t *difference) money() {
	if len(t.d.Money) == 0 {
		return
	}
	t.section(t.say("money"))
	amount := func(a *money.Amount) string {
		if a == nil {
			return t.tell("未定价", "not priced")
		}
		return words.YuanRange(a[0], a[1], t.Lang)
	}
	for i := range t.d.Money {
		m := &t.d.Money[i]
		t.bullet("•", boldBlue, t.payerName(m.Payer)+t.say("colon")+t.fromTo(amount(m.A), amount(m.B)))
		if m.Why != nil {
			t.bullet(" ", dim, t.why(*m.Why))
		}
		for _, charges := range []struct {
			zh, en string
			list   []diff.Charge
		}{{"新增未定价：", "not priced, in the second only: ", m.NotPricedAdded}, {"不再有的未定价：", "not priced, in the first only: ", m.NotPricedDropped}} {
			if len(charges.list) > 0 {
				names := make([]string, len(charges.list))
				for k := range charges.list {
					names[k] = charges.list[k].Name
				}
				t.bullet(" ", dim, t.tell(charges.zh, charges.en)+t.some(names, t.join))
			}
		}
	}
}
