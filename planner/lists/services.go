package lists

import "sevenlists/planner/rules"

// services writes list 5: for each item its intermediaries, then its fees. Prices, providers and
// payers come with the case.
func (m *maker) services(t *table) {
	for i := range m.entries {
		e := &m.entries[i]
		basis := addArticles([]string{}, m.Writer.Quote(e.Item.LegalBasis))
		for k := range e.Item.Intermediaries {
			row := m.service(e, "service", &e.Item.Intermediaries[k])
			row["compulsory_by"] = basis
			t.add(row)
		}
		for k := range e.Item.Fees {
			t.add(m.service(e, "fee", &e.Item.Fees[k]))
		}
	}
}

// service writes what a service and a fee have in common.
func (m *maker) service(e *entry, category string, n *rules.Named) Row {
	l := m.Writer.Lang
	return Row{
		"id": n.ID, "category": category, "service": n.Name.In(l), "item": e.key, "part": partCell(e.Part), "status": e.Verdict.String(),
		"note": text(n.Note.In(l)), "regional_result": text(n.RemovedBy.In(l)),
	}
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
	for _, p := range m.Writer.Set.Problems() {
		if p.ID == problem {
			return text(p.Category)
		}
	}
	return nil
}
