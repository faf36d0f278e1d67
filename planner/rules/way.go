package rules

import (
	"cmp"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Way is a way of handling an item (mechanism 5) that is switched on between two dates: joint review, merged
// form, regional assessment, spot check, instant. What the ways are called is said in policies/route. Of
// several that are on, the first in the file counts.
type Way struct {
	Period
	Way string `json:"way"`
	// Days are the working days it then takes at most; absent: as many as ever.
	Days *int `json:"days,omitempty"`
	// WithoutProcedures says that its special procedures fall away.
	WithoutProcedures bool `json:"without_procedures,omitempty"`
	// MergedInto is the item in whose form it is handled: in a project that needs that one, too, this one
	// takes no time of its own.
	MergedInto string    `json:"merged_into,omitempty"`
	ReplacedBy lang.Text `json:"replaced_by,omitzero"` // what takes the place of its own work, such as a regional result
	Basis      Basis     `json:"legal_basis"`
	Confidence string    `json:"confidence,omitempty" oneof:"low medium high"`
}

// WayOn gives the way in which an item is handled on a day; nil where it is the usual one. Needed says
// whether the project needs another item, by its id.
func (i *Item) WayOn(day calendar.Date, needed func(id string) bool) *Way {
	for k := range i.Ways {
		if w := &i.Ways[k]; w.Holds(day) && (w.MergedInto == "" || needed(w.MergedInto)) {
			return w
		}
	}
	return nil
}

// Shorten gives the promised days of an item, and those of its special procedures, in a way of handling;
// nil is the usual one.
func (w *Way) Shorten(promised, procedures int) (int, int) {
	if w == nil {
		return promised, procedures
	}
	if w.MergedInto != "" {
		return 0, 0
	}
	if w.Days != nil {
		promised = min(promised, *w.Days)
	}
	if w.WithoutProcedures {
		procedures = 0
	}
	return promised, procedures
}

// ProcedureDays are the working days of all its special procedures.
func (i *Item) ProcedureDays() int {
	n := 0
	for _, p := range i.Procedures {
		n += p.WorkingDays
	}
	return n
}

// needs reports whether the project needs an item for sure.
func (d *decider) needs(id string) bool {
	item := d.set.byID[id]
	return item != nil && item.Effective.Holds(d.day) && d.verdict(&item.applies) == Required
}

// district checks what the district says beside the catalogue: its register, and its ways of handling.
func (c *checker) district() {
	c.register()
	c.ways()
}

// ways checks the ways of handling of all items.
func (c *checker) ways() {
	for _, item := range c.set.items {
		if item.faulty {
			continue
		}
		for i := range item.Ways {
			at := "/ways/" + itoa(i)
			for _, f := range c.set.checkWay(item, &item.Ways[i]) {
				c.add(f.Code, "items/"+item.ID, at+"/"+f.Path, f.Args...)
			}
			c.law(item.Ways[i].Basis.Law, "items/"+item.ID, at+"/legal_basis")
		}
	}
}

// checkWay says what is wrong with a way of handling. Paths are the keys.
func (s *Set) checkWay(item *Item, w *Way) fault.List {
	var faults fault.List
	add := func(key, code string, args ...any) { faults.Add(fault.New(fault.Invalid, code, key, args...)) }
	known := make([]string, len(s.vocabulary.Ways))
	for i, t := range s.vocabulary.Ways {
		known[i] = t.ID
	}
	if !slices.Contains(known, w.Way) {
		add("way", "way.unknown", w.Way, fault.Nearest(w.Way, known), known)
	}
	if w.MergedInto != "" && (s.byID[w.MergedInto] == nil || w.MergedInto == item.ID) {
		add("merged_into", "rules.item.unknown", w.MergedInto, fault.Nearest(w.MergedInto, sortedKeys(s.byID)))
	}
	if w.Days == nil && !w.WithoutProcedures && w.MergedInto == "" {
		add("", "way.nothing")
	}
	if w.Days != nil {
		if law := item.AboveStatutory(*w.Days, w.Period); law != nil {
			add("days", "register.above", *w.Days, law.Days.Text(), law.Basis.Law)
		}
	}
	return faults
}

// Supposition is what might be said of one item: other promised days, or a way of handling.
type Supposition struct {
	Item string
	Days *int // promised working days
	Way  *Way // nil: none
}

// Suppose gives a rule set in which something else is said of one item, to see what would come of it. It has
// the revision of the one that it was made of and is not to be kept.
//
// It returns a fault.List: NotFound register.item; Invalid register.above, way.* and rules.item.unknown.
func (s *Set) Suppose(x Supposition) (*Set, error) {
	was := s.byID[x.Item]
	if was == nil {
		return nil, fault.List{fault.New(fault.NotFound, "register.item", "/item", x.Item, fault.Nearest(x.Item, sortedKeys(s.byID)))}
	}
	item := *was
	var faults fault.List
	if n := cmp.Or(x.Days, x.wayDays()); n != nil && (*n < 0 || *n > maxCount) {
		faults.Add(fault.New(fault.Invalid, "register.days", "/days", *n, maxCount))
	}
	if x.Days != nil {
		if law := item.AboveStatutory(*x.Days, Period{}); law != nil && law.To == 0 {
			faults.Add(fault.New(fault.Invalid, "register.above", "/days", *x.Days, law.Days.Text(), law.Basis.Law))
		}
		row := Published{&RegisterVersion{}, Register{Days: x.Days}}
		item.register = append(slices.Clone(item.register), row)
	}
	if x.Way != nil {
		for _, f := range s.checkWay(&item, x.Way) {
			faults.Add(fault.New(f.Kind, f.Code, "/"+f.Path, f.Args...))
		}
		item.Ways = append([]Way{*x.Way}, item.Ways...)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return s.with(&item), nil
}

func (x *Supposition) wayDays() *int {
	if x.Way == nil {
		return nil
	}
	return x.Way.Days
}

// with gives the same rule set with another item in the place of the one of that id.
func (s *Set) with(item *Item) *Set {
	c := &Set{
		revision: s.revision, facts: s.facts, schema: s.schema, items: slices.Clone(s.items), byID: map[string]*Item{}, laws: s.laws,
		departments: s.departments, problems: s.problems, targets: s.targets, stretches: s.stretches, preparations: s.preparations,
		plots: s.plots, guide: s.guide, register: s.register, early: s.early, producers: s.producers, vocabulary: s.vocabulary,
		calendar: s.calendar, derivations: s.derivations, plan: s.plan, planWhole: s.planWhole, program: s.program,
		unlowered: s.unlowered, compiler: s.compiler, store: s.store, limits: s.limits,
	}
	for i, one := range c.items {
		if one.ID == item.ID {
			c.items[i], one = item, item
		}
		c.byID[one.ID] = one
	}
	return c
}
