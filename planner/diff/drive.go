package diff

import (
	"strings"

	"sevenlists/planner"
)

// timetable is one plan as its dates hang together.
type timetable struct {
	*index
	into map[string][]string // what an item waits for in this plan, in the order of the edges
}

func timetableOf(x *index) *timetable {
	t := &timetable{index: x, into: map[string][]string{}}
	for i := range x.Edges {
		if e := &x.Edges[i]; !e.Relaxed && !e.Past {
			t.into[e.To] = append(t.into[e.To], e.From)
		}
	}
	return t
}

// dated gives the dates of an item, or nil.
func (t *timetable) dated(id string) *planner.ScheduleRow {
	if row := t.items[id]; row != nil {
		return row.Schedule
	}
	return nil
}

// waits reports whether one item waits for another in this plan.
func (t *timetable) waits(to, from string) bool {
	for _, id := range t.into[to] {
		if id == from {
			return true
		}
	}
	return false
}

// driver gives the item that an item's early start waits for, the one that is less like the other
// plan where there are several; empty where a date holds it.
func (t *timetable) driver(id string, other *timetable) string {
	start := t.dated(id).EarlyStart
	best, moved := "", false
	for _, from := range t.into[id] {
		s := t.dated(from)
		if s == nil || s.EarlyFinish != start {
			continue
		}
		o := other.dated(from)
		differs := o == nil || o.EarlyFinish != s.EarlyFinish
		if best == "" || differs && !moved || differs == moved && from < best {
			best, moved = from, differs
		}
	}
	return best
}

// chain gives the differences behind an item's start in t, where it is later than in other.
func (c *comparison) chain(id, side string, t, other *timetable) []Driver {
	if t.Variant == "sequential" {
		return c.row(id, side, t, other)
	}
	var found []Driver
	add := func(what, item string, days int) {
		found = append(found, Driver{What: what, Item: item, Name: c.itemName(item), Side: side, Days: days})
	}
	for steps := 0; steps <= len(t.Items); steps++ {
		from := t.driver(id, other)
		s, o := t.dated(from), other.dated(from)
		switch {
		case from == "":
			add("start", id, 0)
			return found
		case o == nil:
			add("only_here", from, s.Duration)
			return found
		case !other.waits(id, from):
			add("edge", from, 0)
			return found
		}
		if longer := s.Duration - o.Duration; longer > 0 && !(t.items[from].Kind == "works" && c.sameWorks(from)) {
			add("longer", from, longer)
		}
		if s.EarlyStart <= o.EarlyStart {
			return found
		}
		id = from
	}
	return found
}

// sameWorks reports whether the works take the same calendar days in both plans, so that only
// where they fall in the calendar changes their working days.
func (c *comparison) sameWorks(id string) bool {
	k := key{ofItem, id, "days"}
	for fact := range named(c.a, c.b, k) {
		if factDiffers(c.a.facts[fact], c.b.facts[fact]) {
			return false
		}
	}
	return c.statesA[key{ofItem, id, "progress"}] == c.statesB[key{ofItem, id, "progress"}]
}

// row gives the differences among what comes before an item where all come one after another.
func (c *comparison) row(id, side string, t, other *timetable) []Driver {
	var found []Driver
	start := t.dated(id).EarlyStart
	for i := range t.Items {
		row := &t.Items[i]
		if row.Schedule == nil || row.ID == id || row.Schedule.EarlyFinish > start || row.Schedule.Duration == 0 {
			continue
		}
		o := other.dated(row.ID)
		d := Driver{What: "before", Item: row.ID, Name: c.itemName(row.ID), Side: side, Days: row.Schedule.Duration}
		switch {
		case o == nil:
			d.What = "only_here"
		case o.Duration < row.Schedule.Duration && !(row.Kind == "works" && c.sameWorks(row.ID)):
			d.What, d.Days = "longer", row.Schedule.Duration-o.Duration
		case other.dated(id) == nil || o.EarlyFinish <= other.dated(id).EarlyStart:
			continue
		}
		found = append(found, d)
	}
	if len(found) == 0 && t.Start != other.Start {
		found = append(found, Driver{What: "start", Item: id, Name: c.itemName(id), Side: side})
	}
	return found
}

// drivenBy gives what makes an item start later on the side where it does; where it starts on the
// same day, nothing.
func (c *comparison) drivenBy(id string) []Driver {
	a, b := c.timeA.dated(id), c.timeB.dated(id)
	switch {
	case a == nil || b == nil:
		return nil
	case a.EarlyStart < b.EarlyStart:
		return c.chain(id, "b", c.timeB, c.timeA)
	case a.EarlyStart > b.EarlyStart:
		return c.chain(id, "a", c.timeA, c.timeB)
	}
	return nil
}

// last gives the item that ends last in a plan, the first by id of several.
func (t *timetable) last() string {
	last := ""
	for i := range t.Items {
		row := &t.Items[i]
		if row.Schedule == nil {
			continue
		}
		if s := t.dated(last); last == "" || row.Schedule.EarlyFinish > s.EarlyFinish ||
			row.Schedule.EarlyFinish == s.EarlyFinish && strings.Compare(row.ID, last) < 0 {
			last = row.ID
		}
	}
	return last
}

// whyLate gives the differences behind the finish of the side that ends later.
func (c *comparison) whyLate(side string, t, other *timetable) []Driver {
	last := t.last()
	if last == "" {
		return nil
	}
	s, o := t.dated(last), other.dated(last)
	var found []Driver
	d := Driver{Item: last, Name: c.itemName(last), Side: side}
	switch {
	case o == nil:
		d.What, d.Days = "only_here", s.Duration
		return []Driver{d}
	case s.Duration > o.Duration && !(t.items[last].Kind == "works" && c.sameWorks(last)):
		d.What, d.Days = "longer", s.Duration-o.Duration
		found = append(found, d)
	}
	if s.EarlyStart > o.EarlyStart {
		found = append(found, c.chain(last, side, t, other)...)
	}
	return found
}
