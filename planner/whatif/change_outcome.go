package whatif

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// outcome is what some moves lead to, as the plan with them shows it.
type outcome struct {
	moves  []move
	effort float64 // of all moves together

	dropped, added, open []int // items by their place in the decision
	gained, lost         []int // commitments, likewise
	entered              int   // how many of those added were not even possible
	finishMoved          int   // working days; negative is earlier
	beforeMoved          int
	daysMoved            int      // of all items together
	found, settled       []string // problems
	stops                int      // how many of those found stop a project

	critical []bool // by item, the works last: has no float once the moves are made
}

// fewer says by how many items the plan is shorter.
func (o *outcome) fewer() int { return len(o.dropped) - o.entered }

// outcome plans with the moves made and compares.
func (e *explorer) outcome(moves []move) (outcome, error) {
	if e.parts != nil {
		return e.once(moves)
	}
	return e.planned(moves)
}

func (e *explorer) planned(moves []move) (outcome, error) {
	o := outcome{moves: moves}
	for i := range moves {
		o.effort += moves[i].effort
	}
	decision, err := e.with(moves)
	if err != nil {
		return o, err
	}
	planner.Adjust(e.set, &decision)
	e.compareItems(&o, &decision)
	e.compareProblems(&o, &decision)
	contradicted, err := e.trial.Contradicted(plain(ofProject(moves))...)
	if err != nil {
		return o, err
	}
	for _, fact := range contradicted {
		if !slices.Contains(e.contradicted, fact) {
			o.found = append(o.found, "contradiction_"+fact)
		}
	}
	for _, fact := range e.contradicted {
		if !slices.Contains(contradicted, fact) {
			o.settled = append(o.settled, "contradiction_"+fact)
		}
	}
	return o, e.compareDates(&o, decision)
}

// compareItems notes which items come and go and which commitments are offered or not any more.
func (e *explorer) compareItems(o *outcome, now *rules.Decision) {
	for n := range now.Items {
		was, is := &e.base.Decision.Items[n], &now.Items[n]
		switch {
		case was.Verdict == is.Verdict:
		case is.Verdict == rules.NotRequired:
			o.dropped = append(o.dropped, n)
		case was.Verdict == rules.Required:
			o.open = append(o.open, n)
		default:
			o.added = append(o.added, n)
			if was.Verdict == rules.NotRequired {
				o.entered++
			}
		}
		switch offeredBefore, offeredNow := offered(was), offered(is); {
		case was.Verdict == rules.NotRequired || is.Verdict == rules.NotRequired:
		case offeredNow && !offeredBefore:
			o.gained = append(o.gained, n)
		case offeredBefore && !offeredNow:
			o.lost = append(o.lost, n)
		}
	}
}

func offered(d *rules.ItemDecision) bool { return d.Commitment != nil && d.Commitment.Offered }

// compareProblems notes which problems of the profile are found or settled.
func (e *explorer) compareProblems(o *outcome, now *rules.Decision) {
	was, is := e.problems(&e.base.Decision), e.problems(now)
	o.found, o.settled = without(is, was), without(was, is)
	for _, p := range e.set.Problems() {
		if p.Severity == "stop" && slices.ContainsFunc(o.found, func(id string) bool { plain, _ := profile.CutKey(id); return plain == p.ID }) {
			o.stops++
		}
	}
}

// problems are the keys of the problems that a profile has for certain, in how it is parted, too.
func (e *explorer) problems(d *rules.Decision) []string {
	var keys []string
	for _, r := range d.Problems {
		if r.Verdict == rules.Required {
			keys = append(keys, rules.Key(r.Problem.ID, r.Part))
		}
	}
	if id := e.set.Vocabulary().Splitting; e.parts != nil && !slices.Contains(keys, id) && planner.Splits(e.set, d) {
		keys = append(keys, id)
	}
	return keys
}

// compareDates dates the route anew, unless nothing that it is made of has changed.
func (e *explorer) compareDates(o *outcome, now rules.Decision) error {
	if e.sameRoute(&now) {
		o.critical = e.critical(&e.base.Outline)
		return nil
	}
	plan, err := planner.Redraw(e.set, now, e.opt)
	if err != nil {
		return err
	}
	o.critical = e.critical(&plan)
	o.finishMoved = e.set.Calendar().Between(e.base.Finish(), plan.Finish())
	o.beforeMoved = plan.Totals.Elapsed.BeforeStart - e.base.Totals.Elapsed.BeforeStart
	o.daysMoved = plan.Totals.Elapsed.SequentialAll - e.base.Totals.Elapsed.SequentialAll
	was, is := e.base.Contradictions(), plan.Contradictions()
	o.found = append(o.found, without(is, was)...)
	o.settled = append(o.settled, without(was, is)...)
	return nil
}

// sameRoute reports whether the route is made of the same items, days and edges as before.
func (e *explorer) sameRoute(now *rules.Decision) bool {
	was := &e.base.Decision
	for n := range now.Items {
		a, b := &was.Items[n], &now.Items[n]
		if a.Verdict != b.Verdict || a.Elapsed != b.Elapsed || a.Approval != b.Approval || offered(a) != offered(b) {
			return false
		}
	}
	slot, known := e.set.Facts().Slot(e.set.Vocabulary().Milestones.Works.DurationFact)
	if known && was.Profile.Value(slot) != now.Profile.Value(slot) {
		return false
	}
	for i := range was.Parts {
		if known && was.Parts[i].Profile.Value(slot) != now.Parts[i].Profile.Value(slot) {
			return false
		}
	}
	return slices.EqualFunc(was.Edges, now.Edges, func(a, b rules.EdgeDecision) bool {
		return a.Edge == b.Edge && a.FromPart == b.FromPart && a.ToPart == b.ToPart && a.Verdict == b.Verdict
	})
}

// critical marks the items of a plan that have no float, the works last.
func (e *explorer) critical(plan *planner.Outline) []bool {
	items := len(e.base.Decision.Items)
	marks := make([]bool, items+1)
	for i := range plan.Dates.Rows {
		n := plan.Graph.Nodes[i].Ref
		switch {
		case n < 0:
			marks[items] = marks[items] || plan.Dates.Rows[i].Critical
		case n < items:
			marks[n] = plan.Dates.Rows[i].Critical
		}
	}
	return marks
}

// without gives what of a list is not in another.
func without(list, others []string) []string {
	var rest []string
	for _, s := range list {
		if !slices.Contains(others, s) {
			rest = append(rest, s)
		}
	}
	return rest
}
