package rules

import "sevenlists/planner/calendar"

// papers checks what an item needs and gives: who supplies its papers, how long its results hold,
// how often one comes for it.
func (c *checker) papers(item *Item) {
	folder := "items/" + item.ID
	seen := map[string]bool{}
	for i := range item.Materials {
		m, at := &item.Materials[i], "/materials/"+itoa(i)
		if seen[m.ID] {
			c.add("rules.paper.twice", folder, at+"/id", m.ID)
		}
		seen[m.ID] = true
		for k, id := range m.SuppliedBy {
			c.exists(id, folder, at+"/supplied_by/"+itoa(k))
			if id == item.ID {
				c.add("rules.paper.own", folder, at+"/supplied_by/"+itoa(k), m.ID)
			}
		}
		if first := c.named[m.ID]; first == nil {
			c.named[m.ID] = &namedPaper{item.ID, m}
		} else if first.Name != m.Name {
			c.add("rules.paper.name", folder, at+"/name", m.ID, first.item, first.Name)
		}
	}
	given := map[string]bool{}
	for i := range item.Outputs {
		o, at := &item.Outputs[i], "/outputs/"+itoa(i)
		if given[o.ID] {
			c.add("rules.paper.twice", folder, at+"/id", o.ID)
		}
		given[o.ID] = true
		if seen[o.ID] {
			c.add("rules.paper.own", folder, at+"/id", o.ID)
		}
		if o.Valid != nil {
			c.validity(o.Valid, folder, at+"/valid")
		}
	}
	if item.Visits != nil {
		c.visits(item.Visits, folder, "/visits")
	}
}

// namedPaper is a paper with the first item that asks for it.
type namedPaper struct {
	item string
	*Material
}

// validity checks the law of a validity, and that a renewal can be asked for within it.
func (c *checker) validity(v *Validity, folder, at string) {
	c.basis(v.Basis, folder, at+"/legal_basis")
	if v.Renewal == nil || v.Renewal.Before == nil || c.set.calendar == nil {
		return
	}
	// Any ordinary day shows which of the two is longer.
	from := calendar.DateOf(2026, 1, 5)
	if v.Renewal.Before.BeginsOn(v.EndsOn(from, c.set.calendar), c.set.calendar) <= from {
		c.add("rules.validity.renewal", folder, at+"/renewal/before")
	}
}

func (c *checker) visits(v *Visits, folder, at string) {
	ways := c.set.vocabulary.Visits.Ways
	for i, way := range v.Ways {
		c.term(ways, way, folder, at+"/ways/"+itoa(i))
	}
	if v.Opens != "" {
		c.term(ways, v.Opens, folder, at+"/opens")
	}
}

// defaults checks what holds in the whole district where an item does not say: each once, for
// kinds and items that exist.
func (c *checker) defaults() {
	v := &c.set.vocabulary
	once := func(list string) func(i int, key, id string) {
		seen := map[string]bool{}
		return func(i int, key, id string) {
			if seen[id] {
				c.add("rules.default.twice", "route", list+"/"+itoa(i)+"/"+key, id)
			}
			seen[id] = true
		}
	}
	check := once("/material_defaults")
	for i := range v.Dresses {
		check(i, "source", v.Dresses[i].Source)
	}
	check = once("/renewal_defaults")
	for i := range v.Renewals {
		r, at := &v.Renewals[i], "/renewal_defaults/"+itoa(i)
		check(i, "kind", r.Kind)
		c.term(v.Kinds, r.Kind, "route", at+"/kind")
		c.law(r.Basis.Law, "route", at+"/legal_basis")
	}
	check = once("/visits/ways")
	for i := range v.Visits.Ways {
		check(i, "id", v.Visits.Ways[i].ID)
	}
	check = once("/visits/defaults")
	for i := range v.Visits.Defaults {
		d, at := &v.Visits.Defaults[i], "/visits/defaults/"+itoa(i)
		check(i, "kind", d.Kind)
		c.term(v.Kinds, d.Kind, "route", at+"/kind")
		c.visits(&d.Visits, "route", at)
	}
}

// supplies reports a paper that can only come from items which themselves wait for the item that
// asks for it: nobody could ever have it in time.
func (c *checker) supplies() {
	for _, item := range c.set.items {
		for i := range item.Materials {
			m := &item.Materials[i]
			suppliers := c.set.Producers(m.ID)
			late := 0
			for _, id := range suppliers {
				if c.set.byID[id].waitsAlways(item.ID) {
					late++
				}
			}
			if late > 0 && late == len(suppliers) {
				c.add("rules.paper.late", "items/"+item.ID, "/materials/"+itoa(i), m.ID, suppliers, item.ID)
			}
		}
	}
}

// waitsAlways reports whether an item waits for another, in every project that needs both and in
// every variant.
func (item *Item) waitsAlways(other string) bool {
	for i := range item.prerequisites {
		e := &item.prerequisites[i]
		if e.From == other && e.Kind != Soft && e.RelaxedBy == "" && e.when.diagram != nil && !e.when.diagram.bounded && e.when.diagram.root == 1 {
			return true
		}
	}
	return false
}
