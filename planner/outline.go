package planner

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// Outline is a plan without words: which items, which figures, which dates. It is what what-ifs
// compare thousands of times while a person types; Make writes the whole document.
type Outline struct {
	Decision rules.Decision // verdicts only, without grounds
	Graph    *route.Graph
	Route    route.Route // in the variant asked for
	Totals   route.Totals
	Dates    schedule.Schedule
}

// Finish is the date on which the last required item ends.
func (o *Outline) Finish() calendar.Date { return o.Dates.Finish }

// Items are the keys of the required items that Totals.Items of a plan counts, in the order of the graph.
func (o *Outline) Items() []string {
	keys := make([]string, 0, len(o.Graph.Nodes))
	for i := range o.Graph.Nodes {
		if isItem(&o.Graph.Nodes[i]) {
			keys = append(keys, o.Graph.Nodes[i].Key)
		}
	}
	return keys
}

// Bill computes what the project costs in the variant of the outline.
func (o *Outline) Bill(set *rules.Set) *money.Bill {
	return money.Make(set, &o.Decision, func(key string) bool {
		for i := range o.Graph.Nodes {
			if o.Graph.Nodes[i].Key == key {
				return o.Route.Committed[i]
			}
		}
		return false
	})
}

// Sketch plans one project in one variant without a word. Of opt it reads Variant, Commit,
// Start, ReferenceDate, Assume and Law. The same errors as Make.
func Sketch(set *rules.Set, p profile.Profile, opt Options) (Outline, error) {
	if err := opt.Check(set, p); err != nil {
		return Outline{}, err
	}
	p = opt.Overlay(set, p)
	decision, err := outlined(set, p, opt)
	if err != nil {
		return Outline{}, err
	}
	return Redraw(set, decision, opt)
}

// outlined decides a profile without grounds.
func outlined(set *rules.Set, p profile.Profile, opt Options) (rules.Decision, error) {
	if opt.Law == PlannedLaw {
		return newLawSearch(set, p, opt).settle()
	}
	return set.Outline(p, opt.Assume)
}

// Glance gives the variants and the range of the plan that Make would write, without a word of it: what
// changes before one's eyes while one types. The same errors as Make.
func Glance(set *rules.Set, p profile.Profile, opt Options) (map[string]VariantRow, Range, error) {
	if err := opt.Check(set, p); err != nil {
		return nil, Range{}, err
	}
	p = opt.Overlay(set, p)
	decision, err := outlined(set, p, opt)
	if err != nil {
		return nil, Range{}, err
	}
	Adjust(set, &decision)
	m := &maker{set: set, opt: opt, stated: p, decision: &decision}
	if err := m.schedule(); err != nil {
		return nil, Range{}, err
	}
	m.makeBill()
	return m.variants, m.span(), nil
}

// Redraw is Sketch of a profile that is decided already. The errors are those of the graph:
// RuleBroken where prerequisites form a ring.
func Redraw(set *rules.Set, decision rules.Decision, opt Options) (Outline, error) {
	Adjust(set, &decision)
	m := &maker{set: set, opt: opt, decision: &decision}
	if err := m.build(); err != nil {
		return Outline{}, err
	}
	o := Outline{Decision: decision, Graph: m.graph}
	var chosen []bool
	if opt.Variant == route.Commitment && opt.Commit != nil {
		chosen = m.chosen(m.graph)
	}
	o.Route = m.in(opt.Variant, chosen)
	o.Totals = o.Route.Totals()
	o.Dates = schedule.CriticalPath(&o.Route, set.Calendar(), decision.Profile.Start)
	return o, nil
}

// Figures are what a plan says in numbers and chains, without a word.
type Figures struct {
	Totals       Totals
	CriticalPath []string
	Paths        Paths
}

// Figures gives the totals and chains of the plan that Make would write, in a twentieth of its time.
func (o *Outline) Figures() Figures {
	m := &maker{graph: o.Graph, decision: &o.Decision}
	return Figures{
		Totals: Totals{
			Items: m.required(), Approval: Clock(o.Totals.Approval), Elapsed: Clock(o.Totals.Elapsed), Finish: o.Finish(),
		},
		CriticalPath: m.keys(o.Dates.CriticalPath),
		Paths:        m.chains(o.Totals),
	}
}
