package lists

import (
	"slices"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// items writes list 1: what has to be obtained, from whom and why; then what nearly applies.
func (m *maker) items(t *table) {
	for i := range m.entries {
		e := &m.entries[i]
		row := m.item(e.ItemDecision)
		w := m.Writer.On(e.Day)
		because := w.Reasons(e.Because, e.Item.LegalBasis)
		row["id"] = e.key
		row["why"], row["not_needed_because"] = m.reasons(because), []string{}
		row["rule"] = places(because)
		row["legal_basis"] = articles(because, w.Quote(e.Item.LegalBasis))
		t.add(row)
	}
	for i := range m.Decision.Items {
		d := &m.Decision.Items[i]
		near := nearMisses(d)
		if len(near) == 0 {
			continue
		}
		row := m.item(d)
		because := m.Writer.On(d.Day).Reasons(near, d.Item.LegalBasis)
		row["why"], row["not_needed_because"] = []string{}, m.reasons(because)
		row["rule"] = places(because)
		row["legal_basis"] = articles(because, nil)
		t.add(row)
	}
}

// item writes the cells that stand in every row of list 1.
func (m *maker) item(d *rules.ItemDecision) Row {
	w, item := m.Writer.On(d.Day), d.Item
	lead, _ := m.office(d)
	outputs := make([]string, 0, len(item.Outputs))
	for i := range item.Outputs {
		outputs = append(outputs, item.Outputs[i].Name.In(w.Lang))
	}
	row := Row{
		"id": d.Key(), "part": partCell(d.Part), "name": m.Decision.Named(item.Name, d.Part).In(w.Lang), "status": d.Verdict.String(),
		"phase": item.Phase, "kind": item.Kind, "level": item.Level, "department": lead,
		"prerequisites": m.prerequisites(d.Key()),
		"outputs":       outputs, "confidence": item.Confidence, "visits": m.visits(item),
		"commitment_possible": d.Commitment != nil && d.Commitment.Offered,
		"missing":             w.FactNames(d.Missing), "assumed": w.FactNames(d.Assumed),
		"rule_version": w.Set.Revision(),
	}
	if d.Day != 0 {
		row["law_day"] = d.Day
	}
	if s := item.StatutoryOn(w.Day); s != nil {
		row["statutory_days"], row["statutory_unit"] = s.N, s.Unit
	}
	if promise, ok := item.PromisedOn(w.Day); ok && d.Verdict != rules.NotRequired {
		row["promised_days"] = d.Promised
		if r := promise.Register; r != nil {
			row["promised_by"] = r.Source().In(w.Lang)
		}
	}
	return row
}

// visits is how often one comes to the office for an item; nil where nothing is stated.
func (m *maker) visits(item *rules.Item) any {
	if v := m.vocabulary.Visits.Of(item); v != nil {
		return v.N
	}
	return nil
}

// prerequisites says what an item waits for in this project, why, and by which article.
func (m *maker) prerequisites(key string) []string {
	texts := []string{}
	for _, e := range m.Decision.Edges {
		from, to := e.Ends()
		if to != key || m.verdicts[from] == rules.NotRequired {
			continue
		}
		name := m.nameOf(from)
		w := m.Writer.On(e.Day)
		kind := e.KindOn(w.Day)
		remarks := []string{rules.NameOf(m.vocabulary.EdgeKinds, string(kind), m.Writer.Lang)}
		if e.Verdict == rules.Possible || m.verdicts[from] == rules.Possible {
			remarks = append(remarks, open.In(m.Writer.Lang))
		}
		remarks = addArticles(remarks, w.Quote(e.Basis))
		texts = append(texts, m.bracketed(name, remarks))
	}
	return texts
}

// nearMisses gives the reasons for which an item nearly applies: one comparison would be enough
// to turn the answer, it compares a quantity, and the project has some of it. Whatever else is
// missing is no near miss: a list of all that a project does not need would hide what it barely
// escapes.
func nearMisses(d *rules.ItemDecision) []rules.Reason {
	if d.Verdict != rules.NotRequired {
		return nil
	}
	var near []rules.Reason
	for _, r := range d.Because {
		if r.Code == rules.Dropped || oneStep(r.Tests) && slices.ContainsFunc(r.Tests, someQuantity) {
			near = append(near, r)
		}
	}
	return near
}

// oneStep reports whether turning one of the comparisons would be enough.
func oneStep(tests []rules.Comparison) bool {
	apart := func(c rules.Comparison) bool { return c.OneOf == 0 || c.OneOf != tests[0].OneOf }
	return len(tests) == 1 || !slices.ContainsFunc(tests, apart)
}

func someQuantity(c rules.Comparison) bool {
	return c.Actual.Kind() == profile.NumberKind && c.Actual.Micro() != 0
}
