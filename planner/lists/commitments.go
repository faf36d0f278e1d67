package lists

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// terms gives the commitment block of an entry with the answer to it; nil where it has none.
func (e *entry) terms() (*rules.CommitmentTerms, *rules.CommitmentAnswer) {
	switch {
	case e.Commitment != nil:
		return e.Item.Commitment, e.Commitment
	case e.Deferral != nil:
		return e.Item.Commitment, e.Deferral
	}
	return nil, nil
}

// commitments writes list 4: every commitment and every deferral (容缺) that the law knows for an
// item of the plan, offered or not.
func (m *maker) commitments(t *table) {
	for i := range m.entries {
		e := &m.entries[i]
		w := m.Writer.On(e.Day)
		terms, answer := e.terms()
		if terms == nil {
			continue
		}
		checker, _ := m.office(e.ItemDecision)
		row := Row{
			"item": e.key, "part": partCell(e.Part), "status": e.Verdict.String(), "mode": terms.Mode,
			"offered": answer.Offered, "chosen": m.chosen(e), "state": "not_offered",
			"conditions": text(terms.Conditions.In(w.Lang)), "obligations": text(terms.Obligations.In(w.Lang)),
			"verification": text(terms.Verification.In(w.Lang)), "checker": checker,
			"breach": text(terms.Breach.In(w.Lang)), "never": text(terms.Never.In(w.Lang)),
			"conditions_met":       []string{},
			"refused_because":      m.reasons(w.Reasons(answer.Refused, e.Item.LegalBasis)),
			"missing":              w.FactNames(answer.Missing),
			"deferrable_materials": []string{},
		}
		if terms.Mode != rules.Deferral {
			row["days_when_committed"] = terms.DaysOrOne()
		}
		if answer.Offered {
			row["state"] = "offered"
			row["conditions_met"] = m.evidence(w.Reasons(answer.Because, e.Item.LegalBasis))
			row["deadline"] = date(m.deadline(e))
			if terms.Mode == rules.Deferral {
				row["deferrable_materials"] = m.mayFollow(e)
			}
		}
		t.add(row)
	}
}

// checklist writes a duty for each commitment that is offered. A deferral is no commitment: the
// papers that may follow stand in lists 3 and 4.
func (m *maker) checklist() []Duty {
	duties := []Duty{}
	for i := range m.entries {
		e := &m.entries[i]
		w := m.Writer.On(e.Day)
		if e.Commitment == nil || !e.Commitment.Offered {
			continue
		}
		terms := e.Item.Commitment
		checker, _ := m.office(e.ItemDecision)
		duties = append(duties, Duty{
			Item: e.key, Name: e.Item.Name.In(w.Lang), Status: e.Verdict.String(),
			Mode: terms.Mode, ModeName: rules.NameOf(m.vocabulary.CommitmentModes, terms.Mode, w.Lang), Chosen: m.chosen(e),
			Promise: terms.Obligations.In(w.Lang), Conditions: terms.Conditions.In(w.Lang),
			Evidence: w.Reasons(e.Commitment.Because, e.Item.LegalBasis),
			HandIn:   m.onDayOne(e),
			Deadline: m.deadline(e), Verifier: checker, Verification: terms.Verification.In(w.Lang),
			Breach: terms.Breach.In(w.Lang), Never: terms.Never.In(w.Lang), LegalBasis: w.Quote(e.Item.LegalBasis),
		})
	}
	return duties
}

// chosen reports whether an item is taken on commitment in this variant.
func (m *maker) chosen(e *entry) bool { return e.node >= 0 && m.Route.Committed[e.node] }

// deadline is the day by which a promise is checked: so many days after the early finish of an
// item, or of the works. It is 0 where the catalogue sets none, where the project has no such
// item, and for an item that is only possible.
func (m *maker) deadline(e *entry) calendar.Date {
	within := e.Item.Commitment.VerifyWithin
	if within == nil || e.node < 0 {
		return 0
	}
	after, found := m.nodes[within.After+"@"+m.Route.Nodes[e.node].Part]
	if !found {
		if after, found = m.nodes[within.After]; !found {
			return 0
		}
	}
	// A period that ends on a holiday ends on the first working day after it.
	cal := m.Writer.Set.Calendar()
	return cal.OnOrAfter(rules.Span(within.Days).EndsOn(m.Schedule.Rows[after].EarlyFinish, cal))
}

// mayFollow are the papers of an item that may be handed in later.
func (m *maker) mayFollow(e *entry) []string {
	return m.names(e, func(p *rules.Material) bool { return p.Deferrable })
}

// onDayOne are the papers that the investor hands in with the commitment. What the authority has
// or fetches itself, what earlier items give and what is in hand, nobody has to bring.
func (m *maker) onDayOne(e *entry) []string {
	return m.names(e, func(p *rules.Material) bool { return m.handsIn(e, p) })
}

// names are the papers of an item of one sort.
func (m *maker) names(e *entry, of func(*rules.Material) bool) []string {
	names := []string{}
	for i := range e.Item.Materials {
		if p := &e.Item.Materials[i]; of(p) {
			names = append(names, p.Name.In(m.Writer.Lang))
		}
	}
	return names
}
