package rules

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// edges checks the prerequisites that the rules state.
func (c *checker) edges() {
	for _, item := range c.set.items {
		for i := range item.prerequisites {
			e := &item.prerequisites[i]
			if c.set.byID[e.From] == nil {
				c.faults.Add(fault.New(fault.RuleBroken, "rules.edge.unknown", e.Place,
					item.ID, e.From, fault.Nearest(e.From, sortedKeys(c.set.byID))))
			}
		}
	}
	if len(c.faults) == 0 {
		c.cycle()
		c.supplies()
	}
}

// maxTries bounds the search for a ring. Where prerequisites form no ring, which is the rule, no
// step of it is needed.
const maxTries = 2_000

// cycle reports a ring of prerequisites that some project can meet on some day. Items that are
// never in force together form none, nor do edges whose conditions exclude each other.
func (c *checker) cycle() {
	r := ring{set: c.set, left: maxTries}
	if trail := r.find(); trail != nil {
		c.faults.Add(fault.New(fault.RuleBroken, "rules.cycle", trail[len(trail)-1].Place, ringText(trail)))
	}
}

// ring searches for a ring of prerequisites.
type ring struct {
	set  *Set
	left int             // steps
	dead map[string]bool // items that are on no ring
}

// find gives the edges of a ring, each of the item that the one before waits for, or nil.
func (r *ring) find() []*Edge {
	r.dead = map[string]bool{}
	for r.prune(); ; r.prune() {
		i := slices.IndexFunc(r.set.items, func(item *Item) bool { return !r.dead[item.ID] })
		if i < 0 {
			return nil
		}
		start := r.set.items[i]
		trail := r.walk(start, start, nil, r.needed(start))
		switch {
		case trail != nil:
			return trail
		case r.left <= 0:
			return r.anyRing(start)
		}
		r.dead[start.ID] = true
	}
}

// prune leaves out, again and again, items that wait for nothing.
func (r *ring) prune() {
	for changed := true; changed; {
		changed = false
		for _, item := range r.set.items {
			if !r.dead[item.ID] && r.waits(item) == nil {
				r.dead[item.ID], changed = true, true
			}
		}
	}
}

// waits gives the first edge on which a ring could go on, or nil.
func (r *ring) waits(item *Item) *Edge {
	for i := range item.prerequisites {
		if !r.dead[item.prerequisites[i].From] {
			return &item.prerequisites[i]
		}
	}
	return nil
}

// walk follows the prerequisites of an item as long as one project can have them all.
func (r *ring) walk(start, at *Item, trail []*Edge, when *formula) []*Edge {
	for i := range at.prerequisites {
		e := &at.prerequisites[i]
		passed := func(t *Edge) bool { return t.To == e.From && e.From != start.ID }
		if r.dead[e.From] || r.left <= 0 || slices.ContainsFunc(trail, passed) {
			continue
		}
		r.left--
		earlier := r.set.byID[e.From]
		both := conjunction([]*formula{when, e.when.formula(), r.needed(earlier)})
		if !possible(both, r.set.facts) {
			continue
		}
		next := append(trail[:len(trail):len(trail)], e)
		if e.From == start.ID {
			return next
		}
		if found := r.walk(start, earlier, next, both); found != nil {
			return found
		}
	}
	return nil
}

// anyRing gives a ring without asking who could meet it.
func (r *ring) anyRing(start *Item) []*Edge {
	var trail []*Edge
	for at := start; ; {
		e := r.waits(at)
		if i := slices.IndexFunc(trail, func(t *Edge) bool { return t.To == at.ID }); i >= 0 {
			return trail[i:]
		}
		trail = append(trail, e)
		at = r.set.byID[e.From]
	}
}

// needed says when a project needs an item: its rule, within its effective dates.
func (r *ring) needed(item *Item) *formula {
	parts := []*formula{item.applies.formula()}
	slot, ok := r.set.facts.Slot(profile.ReferenceDate)
	if !ok || r.set.facts.List[slot].Type != profile.DateType {
		return parts[0]
	}
	bound := func(op operator, day calendar.Date) {
		if day != 0 {
			want := []profile.Value{profile.DateValue(day)}
			parts = append(parts, &formula{kind: compare, test: &test{slot: slot, op: op, want: want, other: -1, num: 1, den: 1}})
		}
	}
	bound(ge, item.Effective.From)
	bound(le, item.Effective.To)
	return conjunction(parts)
}

// ringText prints a ring in the order of the work: each item before the one that waits.
func ringText(trail []*Edge) string {
	ids := []string{trail[len(trail)-1].From}
	for i := len(trail) - 1; i >= 0; i-- {
		ids = append(ids, trail[i].To)
	}
	return strings.Join(ids, " → ")
}

// formula gives what a condition asks; never where there is none.
func (c *condition) formula() *formula {
	if c.diagram == nil {
		return holdsNever
	}
	return c.diagram.formula
}

// possible reports whether some project meets a formula; true where that is too much to find out.
func possible(f *formula, facts *profile.Facts) bool {
	d := newDiagram(f, facts)
	if d.pairs {
		t, _ := resolve(f, &profile.Profile{Values: make([]profile.Value, len(facts.List))}, facts)
		return t != no
	}
	return d.bounded || d.root != 0
}
