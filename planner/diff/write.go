package diff

import (
	"cmp"
	"slices"
	"strings"

	"sevenlists/planner"
)

func compareKeys(a, b key) int {
	return cmp.Or(strings.Compare(a.kind, b.kind), strings.Compare(a.id, b.id), strings.Compare(a.what, b.what))
}

// write fills the document.
func (c *comparison) write() {
	d := c.doc
	d.Complete = c.search != nil
	c.effects()
	d.Items, d.Edges, d.Problems = c.items(), c.edges(), c.problems()
	d.Facts, d.Figures = c.facts(), c.figures()
	d.Money, d.Lists = c.money(), c.lists()
	c.moved()
	if c.search != nil && c.search.broken {
		d.Complete = false
	}
	d.Same = len(d.Items)+len(d.Edges)+len(d.Problems)+len(d.Figures)+len(d.Money)+len(d.Lists) == 0
	d.Equal = d.Same && len(d.Settings)+len(d.Facts)+len(d.Effects) == 0
}

// moved tells how far the plan as a whole is moved, and why its finish is.
func (c *comparison) moved() {
	a, b := c.a.Totals, c.b.Totals
	c.doc.Moved = Moved{
		Finish: between(c.cal, a.Finish, b.Finish), BeforeStart: b.Elapsed.BeforeStart - a.Elapsed.BeforeStart,
		Approval: b.Approval.BeforeStart + b.Approval.Completion - a.Approval.BeforeStart - a.Approval.Completion, Items: b.Items - a.Items,
	}
	k := key{ofFigure, "asked ", "finish"}
	if _, differs := c.number[k]; differs {
		why := c.dated(k, c.lateDrivers())
		c.doc.Moved.Why = &why
	}
}

// lateDrivers are the differences behind the finish on the side that ends later.
func (c *comparison) lateDrivers() []Driver {
	if c.a.Totals.Finish > c.b.Totals.Finish {
		return c.whyLate("a", c.timeA, c.timeB)
	}
	return c.whyLate("b", c.timeB, c.timeA)
}

// dated gives the causes of a date: those that planning proves, else the items that drive it.
func (c *comparison) dated(k key, drivers []Driver) Why {
	if w, ok := c.whys[k]; ok {
		return w
	}
	partly := Why{How: NotFound}
	if c.search != nil {
		partly = c.findWhy(k, k.kind == ofFigure)
		if partly.How != NotFound && (partly.How != Mixed || k.kind == ofFigure) {
			c.whys[k] = partly
			return partly
		}
	}
	why := Why{How: Follows, Causes: []Cause{}}
	for _, d := range drivers {
		if d.What == "start" {
			continue
		}
		if !slices.ContainsFunc(why.Causes, func(x Cause) bool { return x.ID == d.Item }) {
			why.Causes = append(why.Causes, Cause{Kind: "item", ID: d.Item, Name: d.Name})
		}
	}
	switch {
	case len(why.Causes) > 0:
	case c.search != nil && len(partly.Causes) > 0:
		why = partly
	case c.search != nil:
		why = c.why(k, true)
	default:
		why = c.byReasons(k)
	}
	c.whys[k] = why
	return why
}

// items gives the items that differ, in catalogue order.
func (c *comparison) items() []Item {
	rows := []Item{}
	was, is := itemStates(c.a.Plan), itemStates(c.b.Plan)
	for _, id := range merged(itemIDs(c.a.Plan), itemIDs(c.b.Plan)) {
		row := Item{ID: id, Name: c.itemName(id), Change: Changed, Changed: []string{}, Why: map[string]Why{}}
		if s, ok := was[id]; ok {
			row.A = &s
		}
		if s, ok := is[id]; ok {
			row.B = &s
		}
		switch here, there := needed(row.A), needed(row.B); {
		case !here && !there:
			continue // nearly needed on either side, or only known to one rule set
		case !here:
			row.Change = Added
		case !there:
			row.Change = Dropped
		}
		for _, what := range []string{"status", "days", "offered", "chosen", "progress", "dates", "critical"} {
			k := key{ofItem, id, what}
			if _, differs := c.number[k]; !differs {
				continue
			}
			if row.Change != Changed && what != "status" || (what == "days" || what == "dates" || what == "critical") && (row.A.Days == nil || row.B.Days == nil) {
				continue // follows from the status
			}
			row.Changed = append(row.Changed, what)
			switch what {
			case "dates":
				row.DrivenBy = c.drivenBy(id)
				row.Why[what] = c.dated(k, row.DrivenBy)
			case "critical":
			default:
				row.Why[what] = c.why(k, true)
			}
		}
		if len(row.Changed) == 0 {
			continue
		}
		if row.Change == Changed && row.A.Days != nil && row.B.Days != nil {
			start, finish := between(c.cal, row.A.EarlyStart, row.B.EarlyStart), between(c.cal, row.A.EarlyFinish, row.B.EarlyFinish)
			row.StartMoved, row.FinishMoved = &start, &finish
		}
		rows = append(rows, row)
	}
	return rows
}

func needed(s *ItemState) bool { return s != nil && s.Status != "not_required" }

func itemIDs(p *planner.Plan) []string {
	ids := make([]string, 0, len(p.Items))
	for i := range p.Items {
		ids = append(ids, p.Items[i].ID)
	}
	return ids
}

// edges gives the edges that differ, by the item that waits.
func (c *comparison) edges() []Edge {
	rows := []Edge{}
	for _, k := range c.keys {
		if k.kind != ofEdge {
			continue
		}
		from, to, _ := strings.Cut(k.id, " ")
		row := Edge{From: from, To: to, Change: Changed}
		if e := c.a.edges[k.id]; e != nil {
			end := edgeEnd(e)
			row.A = &end
		}
		if e := c.b.edges[k.id]; e != nil {
			end := edgeEnd(e)
			row.B = &end
		}
		if row.A == nil {
			row.Change = Added
		} else if row.B == nil {
			row.Change = Dropped
		}
		for _, id := range []string{from, to} {
			if (c.timeA.dated(id) == nil) != (c.timeB.dated(id) == nil) {
				row.Follows = append(row.Follows, id)
			}
		}
		switch {
		case len(row.Follows) > 0 && row.Change != Changed:
			row.Why = Why{How: Follows, Causes: []Cause{}}
			for _, id := range row.Follows {
				row.Why.Causes = append(row.Why.Causes, Cause{Kind: "item", ID: id, Name: c.itemName(id)})
			}
		default:
			row.Why = c.why(k, true)
		}
		rows = append(rows, row)
	}
	slices.SortStableFunc(rows, func(a, b Edge) int { return cmp.Or(strings.Compare(a.To, b.To), strings.Compare(a.From, b.From)) })
	return rows
}

// problems gives the problems that differ, by id.
func (c *comparison) problems() []Problem {
	rows := []Problem{}
	for _, k := range c.keys {
		if k.kind != ofProblem {
			continue
		}
		row := Problem{ID: k.id, Change: Changed, A: c.statesA[k], B: c.statesB[k], Why: c.why(k, true)}
		for _, x := range []*index{c.a, c.b} {
			if p := x.problems[k.id]; p != nil {
				row.Name, row.Severity = p.Name, p.Severity
			}
		}
		if row.A == "" {
			row.Change = Raised
		} else if row.B == "" {
			row.Change = Settled
		}
		rows = append(rows, row)
	}
	return rows
}

// facts gives the facts on which the plans do not rest alike, in asking order.
func (c *comparison) facts() []Fact {
	rows := []Fact{}
	for _, id := range c.factIDs {
		a, b := c.a.facts[id], c.b.facts[id]
		if !factDiffers(a, b) {
			continue
		}
		row := Fact{Fact: id, A: Stated{Origin: "absent"}, B: Stated{Origin: "absent"}}
		stated := false
		for _, x := range []struct {
			row  *planner.FactRow
			into *Stated
		}{{a, &row.A}, {b, &row.B}} {
			if x.row != nil {
				row.Name, row.Unit = x.row.Name, x.row.Unit
				*x.into = Stated{Value: x.row.Value, Origin: x.row.Origin, Proposed: x.row.Proposed}
				stated = stated || x.row.Origin == "stated" || x.row.Origin == "site"
			}
		}
		if k := (key{ofFact, id, "value"}); !stated && c.search != nil && c.statesA[k] != c.statesB[k] {
			why := c.why(k, true)
			row.Why = &why
		}
		rows = append(rows, row)
	}
	return rows
}

// figures gives the totals that differ.
func (c *comparison) figures() []Figure {
	rows := []Figure{}
	was := map[[3]string]figure{}
	for _, f := range figuresOf(c.a.Plan) {
		was[[3]string{f.variant, f.clock, f.measure}] = f
	}
	for _, f := range figuresOf(c.b.Plan) {
		o := was[[3]string{f.variant, f.clock, f.measure}]
		if o.text == f.text || strings.HasPrefix(f.measure, moneyMeasure) { // money has rows of its own
			continue
		}
		row := Figure{Variant: f.variant, Clock: f.clock, Measure: f.measure, A: o.text, B: f.text, Moved: f.n - o.n}
		if f.measure == "finish" {
			a, b := c.a.Totals.Finish, c.b.Totals.Finish
			if f.variant != "asked" {
				a, b = c.a.Variants[f.variant].Finish, c.b.Variants[f.variant].Finish
			}
			row.Moved = between(c.cal, a, b)
		}
		rows = append(rows, row)
	}
	return rows
}

// effects gives what each difference between the recipes does by itself.
func (c *comparison) effects() {
	if c.search == nil {
		return
	}
	s := c.search
	n := len(s.mix.inputs)
	a, b := c.doc.A, c.doc.B
	for i := range s.mix.inputs {
		in := &s.mix.inputs[i]
		row := Effect{Kind: in.kind, ID: in.id, Name: in.name}
		one := subset{}.with(i)
		if r := s.tryBy(&s.sketches, one); r != nil && r.planned {
			row.Alone = &Shift{between(c.cal, a.Finish, r.finish), r.beforeStart - a.BeforeStart, r.items - a.Items}
		}
		if r := s.tryBy(&s.sketches, one.but(n)); r != nil && r.planned {
			row.Without = &Shift{between(c.cal, r.finish, b.Finish), b.BeforeStart - r.beforeStart, b.Items - r.items}
		}
		c.doc.Effects = append(c.doc.Effects, row)
	}
}
