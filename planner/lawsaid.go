package planner

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// changed gives the keys of which the law of their own day says something else than that of the
// reference date, as a reader would see it, apart from the date itself.
func (s *lawSearch) changed(reference, own *rules.Decision) []string {
	was, is := s.said(reference), s.said(own)
	before, now := rulings(reference), rulings(own)
	var keys []string
	for key := range s.days {
		if before[key] != now[key] || !bytes.Equal(was[key], is[key]) {
			keys = append(keys, key)
		}
	}
	return keys
}

// said gives what a plan would say of each key, dates apart.
func (s *lawSearch) said(d *rules.Decision) map[string][]byte {
	m := &maker{set: s.set, opt: s.opt, decision: d, writer: words.NewWriter(s.set, s.opt.Lang, d.ReferenceDate)}
	all := make(map[string][]byte, len(d.Items))
	for i := range d.Items {
		row := &d.Items[i]
		w := m.writer.On(row.Day)
		item := m.item(row)
		item.LawDay = 0
		reasons := [][]words.Reason{item.Because}
		if item.Commitment != nil {
			reasons = append(reasons, item.Commitment.RefusedBecause)
		}
		for _, c := range []*rules.CommitmentAnswer{row.Commitment, row.Deferral} {
			if c != nil {
				reasons = append(reasons, w.Reasons(c.Because, row.Item.LegalBasis))
			}
		}
		for k, list := range reasons {
			reasons[k] = undatedReasons(list)
		}
		item.Because = nil
		if item.Commitment != nil {
			terms := *item.Commitment
			terms.RefusedBecause = nil
			item.Commitment = &terms
		}
		all[row.Key()], _ = json.Marshal([]any{item, reasons, m.edgeLaws(row), inForce(s.set, row.Item, w.Day)})
	}
	return all
}

// edgeLaws quotes the articles by which a key waits for others.
func (m *maker) edgeLaws(d *rules.ItemDecision) [][]words.LawRef {
	var laws [][]words.LawRef
	for i := range m.decision.Edges {
		if e := &m.decision.Edges[i]; e.To == d.Item.ID && e.ToPart == d.Part {
			laws = append(laws, m.writer.On(e.Day).Quote(e.Basis))
		}
	}
	return laws
}

// undatedReasons are reasons without the day itself.
func undatedReasons(reasons []words.Reason) []words.Reason {
	bare := make([]words.Reason, len(reasons))
	for i, r := range reasons {
		bare[i] = r
		bare[i].Facts = maps.Clone(r.Facts)
		delete(bare[i].Facts, profile.ReferenceDate)
		bare[i].Tests = slices.DeleteFunc(slices.Clone(r.Tests), func(t words.Test) bool { return t.Fact == profile.ReferenceDate })
	}
	return bare
}

// inForce tells which limits, prices, exemptions and validities of an item hold on a day.
func inForce(set *rules.Set, item *rules.Item, day calendar.Date) []any {
	var all []any
	for _, r := range item.RegimesOn(day) {
		all = append(all, r.From)
	}
	charge := func(c *rules.Charge) {
		for _, p := range set.PricesOn(item, c, day) {
			all = append(all, p.Holds(day))
		}
		for i := range c.Exemptions {
			all = append(all, c.Exemptions[i].Holds(day))
		}
	}
	for i := range item.Intermediaries {
		charge(&item.Intermediaries[i].Charge)
	}
	for i := range item.Fees {
		charge(&item.Fees[i].Charge)
	}
	for i := range item.Outputs {
		all = append(all, item.Outputs[i].ValidOn(day))
	}
	return all
}
