package diff

import (
	"strconv"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// sketchStates gives the states of what a plan without words can tell: items, edges, facts, the
// totals of the variant asked for, and the problems that lie in the profile. It takes a tenth of
// the time of a whole plan; sameStates says which of them may be trusted.
func sketchStates(o *planner.Outline, facts *profile.Facts) map[key]string {
	s := make(map[key]string, 600)
	put := func(kind, id, what, state string) {
		if state != "" {
			s[key{kind, id, what}] = state
		}
	}
	for i := range o.Decision.Items {
		d := &o.Decision.Items[i]
		put(ofItem, d.Key(), "status", d.Verdict.String())
		put(ofItem, d.Key(), "offered", truth(d.Verdict != rules.NotRequired && d.Commitment != nil && d.Commitment.Offered))
	}
	for i := range o.Graph.Nodes {
		id, row := o.Graph.Nodes[i].Key, &o.Dates.Rows[i]
		if o.Graph.Nodes[i].Ref < 0 {
			put(ofItem, id, "status", rules.Required.String())
		}
		if o.Graph.Nodes[i].Dropped {
			continue
		}
		put(ofItem, id, "days", strconv.Itoa(row.Duration))
		put(ofItem, id, "dates", row.EarlyStart.String()+" "+row.EarlyFinish.String())
		put(ofItem, id, "critical", truth(row.Critical))
		put(ofItem, id, "chosen", truth(o.Route.Committed[i]))
	}
	for i := range o.Graph.Links {
		l := &o.Graph.Links[i]
		if from, to := o.Graph.Ends(i); o.Graph.Nodes[from].Dropped || o.Graph.Nodes[to].Dropped {
			continue
		}
		put(ofEdge, l.From+" "+l.To, "kind", string(l.Kind)+truth(o.Route.Relaxed(i))+truth(o.Graph.Past(i)))
	}
	for _, p := range o.Decision.Problems {
		state := "found"
		if p.Verdict != rules.Required {
			state = "open"
		}
		put(ofProblem, rules.Key(p.Problem.ID, p.Part), "status", state)
	}
	p := &o.Decision.Profile
	for slot := range facts.List {
		origin := p.Origin[slot]
		if !p.Value(slot).IsKnown() {
			origin = profile.Missing
		}
		put(ofFact, facts.List[slot].ID, "value", originTexts[origin]+" "+p.Value(slot).String())
	}
	put(ofFigure, "asked ", "finish", dateText(o.Finish()))
	return s
}

// originTexts names where a value comes from, as the document writes it.
var originTexts = map[profile.Origin]string{
	profile.Missing: "unknown", profile.Stated: "stated", profile.Derived: "derived", profile.Assumed: "assumed",
	profile.Summed: "summed", profile.Sited: "site",
}

// sketched is what the sketch of a recipe gives, in the form of reached.
func sketched(r *recipe) (map[key]string, reached, error) {
	o, err := planner.Sketch(r.set, r.profile, r.opt)
	if err != nil {
		return nil, reached{}, err
	}
	items := 0
	for i := range o.Graph.Nodes {
		if o.Graph.Nodes[i].Ref >= 0 && !o.Graph.Nodes[i].Dropped {
			items++
		}
	}
	return sketchStates(&o, r.set.Facts()), reached{
		planned: true, finish: o.Finish(), beforeStart: o.Totals.Elapsed.BeforeStart, items: items,
	}, nil
}

// whole is the same of a whole plan.
func whole(r *recipe) (map[key]string, reached, error) {
	plan, err := r.make()
	if err != nil {
		return nil, reached{}, err
	}
	return statesOf(plan, true), reached{
		planned: true, finish: plan.Totals.Finish, beforeStart: plan.Totals.Elapsed.BeforeStart, items: plan.Totals.Items,
	}, nil
}
