package lists

import (
	"cmp"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// paper is one row of list 3: a material over all items that ask for it.
type paper struct {
	*rules.Material
	items      []string
	required   bool          // by some required item
	deferrable bool          // in every item that asks for it
	needed     calendar.Date // the earliest early start of the required ones; 0 without one
	until      calendar.Date // their earliest early finish
	begin      calendar.Date // the latest day on which to begin making it in time; 0 where nobody says how long that takes
	suppliedBy []string      // items, whether the plan has them or not
}

// materials writes list 3. A paper may follow later only where every item lets it, and at the
// latest when the first of them is decided: until then the decision is held back.
func (m *maker) materials(t *table) {
	for _, p := range m.papers() {
		row := Row{
			"id": p.ID, "material": p.Name.In(m.Writer.Lang), "status": rules.Possible.String(),
			"items": p.items, "source": p.Source, "supplied_by": m.suppliers(p),
			"deferrable": p.deferrable, "needed_by": date(p.needed), "begin_preparing_by": date(p.begin),
		}
		if p.required {
			row["status"] = rules.Required.String()
		}
		if p.deferrable {
			row["deferrable_until"] = date(p.until)
		}
		t.add(row)
	}
}

// papers joins the materials of all items, one a paper.
func (m *maker) papers() []*paper {
	byID := map[string]*paper{}
	var all []*paper
	for i := range m.entries {
		e := &m.entries[i]
		for k := range e.Item.Materials {
			material := &e.Item.Materials[k]
			p := byID[material.ID]
			if p == nil {
				p = &paper{Material: material, deferrable: true}
				byID[material.ID], all = p, append(all, p)
			}
			p.items = addOnce(p.items, e.key)
			p.suppliedBy = addOnce(p.suppliedBy, material.SuppliedBy...)
			p.deferrable = p.deferrable && material.Deferrable && (e.Deferral == nil || e.Deferral.Offered)
			if d := m.dates(e); d != nil {
				p.required = true
				p.needed, p.until = earlier(p.needed, d.EarlyStart), earlier(p.until, d.EarlyFinish)
				if days, ok := m.Making[e.key][material.ID]; ok {
					p.begin = earlier(p.begin, m.Writer.Set.Calendar().Sub(d.EarlyStart, days))
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b *paper) int {
		if a.required != b.required {
			if a.required {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(a.needed, b.needed), strings.Compare(a.ID, b.ID))
	})
	return all
}

// earlier gives the earlier of two dates, the first of which may be missing.
func earlier(a, b calendar.Date) calendar.Date {
	if a.IsZero() {
		return b
	}
	return min(a, b)
}

// suppliers are the items of the plan that a paper comes out of: those that the catalogue names,
// and those with an output of the paper's id.
func (m *maker) suppliers(p *paper) []string {
	keys := []string{}
	for i := range m.entries {
		e := &m.entries[i]
		if slices.Contains(p.suppliedBy, e.Item.ID) ||
			slices.ContainsFunc(e.Item.Outputs, func(o rules.Named) bool { return o.ID == p.ID }) {
			keys = append(keys, e.key)
		}
	}
	return keys
}
