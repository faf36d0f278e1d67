package rules

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// check looks at a rule set as a whole: references, dates and cycles. It runs on every load,
// so that a broken rule set never plans anything.
func (s *Set) check(src *source) fault.List {
	c := &checker{set: s, src: src}
	for _, item := range s.items {
		c.item(item)
	}
	for _, p := range s.problems {
		place := "problems/" + p.Origin + "/" + p.ID
		c.departments(append([]string{p.Solver}, p.Helpers...), place, "/solver")
		c.basis(p.LegalBasis, place)
		for _, id := range p.Affects {
			c.exists(id, place, "/affects")
		}
		c.regimes(p.Regimes, Period{}, place)
	}
	for _, t := range s.targets {
		c.basis(t.LegalBasis, "targets")
		for _, fact := range sortedKeys(t.When) {
			if s.facts.Fact(fact) == nil {
				c.add("rules.fact.unknown", "targets", "/targets", fact)
			}
		}
	}
	for i := range s.facts.List {
		f := &s.facts.List[i]
		if f.Ask != "investor" && f.Ask != "system" {
			c.departments([]string{f.Ask}, "facts/"+f.Group, "/facts")
		}
	}
	c.milestones()
	c.cycle()
	return c.faults
}

type checker struct {
	set    *Set
	src    *source
	faults fault.List
}

// add reports a finding at a key of the data of a folder.
func (c *checker) add(code, folder, pointer string, args ...any) {
	place := folder
	if t := c.src.trees[folder]; t != nil {
		place = t.place(pointer)
	}
	c.faults.Add(fault.New(fault.RuleBroken, code, place, args...))
}

func (c *checker) exists(id, folder, pointer string) {
	if c.set.byID[id] == nil {
		c.add("rules.item.unknown", folder, pointer, id, fault.Nearest(id, sortedKeys(c.set.byID)))
	}
}

func (c *checker) departments(ids []string, folder, pointer string) {
	for _, id := range ids {
		if c.set.departments[id] == nil {
			c.add("rules.department.unknown", folder, pointer, id, fault.Nearest(id, sortedKeys(c.set.departments)))
		}
	}
}

func (c *checker) basis(rows []Basis, folder string) {
	for _, b := range rows {
		if c.set.laws[b.Law] == nil {
			c.add("rules.law.unknown", folder, "/legal_basis", b.Law, fault.Nearest(b.Law, sortedKeys(c.set.laws)))
		}
	}
}

func (c *checker) term(terms []Term, id, folder, pointer string) {
	ids := make([]string, len(terms))
	for i, t := range terms {
		ids[i] = t.ID
	}
	if !contains(ids, id) {
		c.add("rules.term.unknown", folder, pointer, id, fault.Nearest(id, ids))
	}
}

func (c *checker) item(item *Item) {
	folder := "items/" + item.ID
	v := &c.set.vocabulary
	c.term(v.Phases, item.Phase, folder, "/phase")
	c.term(v.Kinds, item.Kind, folder, "/kind")
	c.term(v.Pers, item.Per, folder, "/per")
	if item.Name.ZH == "" || item.Name.EN == "" {
		c.add("rules.data.translation", folder, "/name", "name")
	}
	for _, o := range item.Offices {
		c.departments(append([]string{o.Lead}, o.Helpers...), folder, "/departments")
	}
	if len(item.Offices) == 0 {
		c.add("rules.data.missing", folder, "", "departments")
	}
	for _, id := range slices.Concat(item.Effective.Successors, item.Replaces, item.ParallelWith) {
		c.exists(id, folder, "/effective")
	}
	c.basis(item.LegalBasis, folder)
	for _, d := range item.Days.Statutory {
		c.basis([]Basis{d.Basis}, folder)
	}
	if t := item.Commitment; t != nil {
		c.term(v.CommitmentModes, t.Mode, folder, "/commitment/mode")
		if t.VerifyWithin != nil && t.VerifyWithin.After != v.Milestones.Works.ID {
			c.exists(t.VerifyWithin.After, folder, "/commitment/verify_within/after")
		}
	}
	for i, m := range item.Materials {
		for _, id := range m.SuppliedBy {
			c.exists(id, folder, "/materials/"+itoa(i)+"/supplied_by")
		}
	}
	c.regimes(item.Regimes, item.Effective.Period, folder)
	for i := range item.prerequisites {
		e := &item.prerequisites[i]
		if c.set.byID[e.From] == nil {
			c.faults.Add(fault.New(fault.RuleBroken, "rules.edge.unknown", e.Place, item.ID, e.From, fault.Nearest(e.From, sortedKeys(c.set.byID))))
		}
	}
}

// regimes reports days on which no regime of a series is in force, or two are. With none the
// rule would be undefined and the item would drop out in silence.
func (c *checker) regimes(regimes []Regime, life Period, folder string) {
	type row struct {
		*Regime
		index int
	}
	series := map[string][]row{}
	for i := range regimes {
		series[regimes[i].Series] = append(series[regimes[i].Series], row{&regimes[i], i})
	}
	for _, name := range sortedKeys(series) {
		rows := series[name]
		slices.SortStableFunc(rows, func(a, b row) int { return sign(int64(a.From), int64(b.From)) })
		for i, r := range rows {
			at := "/regimes/" + itoa(r.index)
			if r.To != 0 && r.From > r.To {
				c.add("rules.regime.backwards", folder, at, r.From, r.To)
			}
			if i == 0 {
				if life.From != 0 && r.From > life.From {
					c.add("rules.regime.gap", folder, at, life.From, r.From.AddDays(-1))
				}
				continue
			}
			last := rows[i-1].To
			switch {
			case last == 0 || r.From <= last:
				c.add("rules.regime.overlap", folder, at, r.From)
			case r.From > last.AddDays(1):
				c.add("rules.regime.gap", folder, at, last.AddDays(1), r.From.AddDays(-1))
			}
		}
		end := rows[len(rows)-1]
		if end.To != 0 && (life.To == 0 || end.To < life.To) && folder != "" && strings.HasPrefix(folder, "items/") {
			until := any(life.To)
			if life.To == 0 {
				until = ""
			}
			c.add("rules.regime.end", folder, "/regimes/"+itoa(end.index), end.To, until)
		}
		c.basisOf(rows[0].Regime, folder)
	}
}

func (c *checker) basisOf(r *Regime, folder string) {
	if r.Basis.Law != "" {
		c.basis([]Basis{r.Basis}, folder)
	}
}

// milestones checks the items that Go knows by their role.
func (c *checker) milestones() {
	m := &c.set.vocabulary.Milestones
	c.exists(m.StartOfWorks, "route", "/milestones/start_of_works")
	for _, id := range m.Completion {
		c.exists(id, "route", "/milestones/completion")
	}
	if c.set.facts.Fact(m.Works.DurationFact) == nil {
		c.add("rules.fact.unknown", "route", "/milestones/works", m.Works.DurationFact)
	}
	if c.set.byID[m.Works.ID] != nil || m.Works.ID == "" {
		c.add("rules.works.id", "route", "/milestones/works", m.Works.ID)
	}
}

// cycle reports a ring of prerequisites between items that can be in force on one day.
func (c *checker) cycle() {
	state := map[string]int{} // 1 on the way, 2 done
	var trail []*Edge
	var visit func(item *Item) bool
	visit = func(item *Item) bool {
		state[item.ID] = 1
		for i := range item.prerequisites {
			e := &item.prerequisites[i]
			earlier := c.set.byID[e.From]
			if earlier == nil || !overlap(earlier.Effective.Period, item.Effective.Period) {
				continue
			}
			trail = append(trail, e)
			if state[e.From] == 1 {
				c.reportCycle(trail, e.From)
				return true
			}
			if state[e.From] == 0 && visit(earlier) {
				return true
			}
			trail = trail[:len(trail)-1]
		}
		state[item.ID] = 2
		return false
	}
	for _, item := range c.set.items {
		if state[item.ID] == 0 && visit(item) {
			return
		}
	}
}

func overlap(a, b Period) bool {
	late := func(d calendar.Date) calendar.Date {
		if d == 0 {
			return calendar.MaxDate
		}
		return d
	}
	return a.From <= late(b.To) && b.From <= late(a.To)
}

// reportCycle prints the ring in the order of the work: each item before the one that waits.
func (c *checker) reportCycle(trail []*Edge, from string) {
	start := 0
	for i, e := range trail {
		if e.To == from {
			start = i
			break
		}
	}
	ids := []string{from}
	for i := len(trail) - 1; i >= start; i-- {
		ids = append(ids, trail[i].To)
	}
	c.faults.Add(fault.New(fault.RuleBroken, "rules.cycle", trail[len(trail)-1].Place, strings.Join(ids, " → ")))
}
