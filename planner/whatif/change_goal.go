package whatif

import (
	"cmp"
	"slices"

	"sevenlists/planner/rules"
)

// trialMove is one move with what it turns over by itself.
type trialMove struct {
	move
	turns []int32
	// alone is what comes of it; nil where it turns over nothing. A farther value that turns over
	// no more than a nearer one has the nearer one's outcome.
	alone *outcome
	// touched are the items that it is about, whether the plan has them or not; the works last.
	touched []bool
}

// first reports whether it does anything, and is the nearest value that does it.
func (t *trialMove) first() bool { return t.alone != nil && t.alone.moves[0].Value == t.Value }

// singles tries every value of every movable fact.
func (e *explorer) singles() error {
	levers := e.trial.Levers(rules.AllItems)
	e.moves = make([][]trialMove, len(levers))
	for i := range levers {
		for _, m := range e.choices(&levers[i], allItems) {
			turns, err := e.trial.Turns(plain([]move{m})...)
			if err != nil {
				return err
			}
			t := trialMove{move: m, turns: turns}
			if same := slices.IndexFunc(e.moves[i], func(n trialMove) bool { return slices.Equal(n.turns, turns) }); same >= 0 {
				t.alone, t.touched = e.moves[i][same].alone, e.moves[i][same].touched
			} else if len(turns) > 0 {
				o, err := e.outcome([]move{m})
				if err != nil {
					return err
				}
				t.alone, t.touched = &o, e.touched(m.slot, turns)
			}
			e.moves[i] = append(e.moves[i], t)
		}
	}
	return nil
}

// touched marks the items that a move is about.
func (e *explorer) touched(slot int, turns []int32) []bool {
	marks := make([]bool, len(e.base.Decision.Items)+1)
	for _, n := range e.trial.Touched(turns) {
		marks[n] = true
	}
	works, known := e.set.Facts().Slot(e.set.Vocabulary().Milestones.Works.DurationFact)
	marks[len(marks)-1] = known && slot == works
	return marks
}

// pair is two moves of different facts.
type pair struct {
	a, b   *trialMove
	effort float64
}

// pairs tries two facts together where that may do what each alone does not: where each takes
// something off the chain that is longest once the other is moved, or where some condition weighs
// both. It keeps the pairs that gain more than their two facts do one by one.
func (e *explorer) pairs() ([]outcome, error) {
	var kept []outcome
	for i := range e.moves {
		for j := range e.moves[:i] {
			chosen, err := e.promising(e.moves[j], e.moves[i])
			if err != nil {
				return nil, err
			}
			for _, p := range chosen {
				o, err := e.outcome([]move{p.a.move, p.b.move})
				if err != nil {
					return nil, err
				}
				if o.gainsOver(p.a.alone, p.b.alone) {
					kept = append(kept, o)
				}
			}
		}
	}
	return kept, nil
}

// promising gives the pairs of two facts' moves that are worth planning, of those that turn over
// the same only the one that moves least.
func (e *explorer) promising(as, bs []trialMove) ([]pair, error) {
	if len(as) == 0 || len(bs) == 0 {
		return nil, nil
	}
	var all, chosen []pair
	meet := e.trial.Meet(as[0].slot, bs[0].slot)
	for i := range as {
		for j := range bs {
			if a, b := &as[i], &bs[j]; meet || a.first() && b.first() {
				all = append(all, pair{a, b, a.effort + b.effort})
			}
		}
	}
	if meet {
		slices.SortStableFunc(all, func(a, b pair) int { return cmp.Compare(a.effort, b.effort) })
	}
	var known [][]int32
	for _, p := range all {
		crossing := p.a.alone != nil && p.b.alone != nil &&
			crosses(p.a.touched, p.b.alone.critical) && crosses(p.b.touched, p.a.alone.critical)
		if meet {
			if e.spent() {
				return nil, nil
			}
			both, err := e.trial.Turns(plain([]move{p.a.move, p.b.move})...)
			if err != nil {
				return nil, err
			}
			same := func(t []int32) bool { return slices.Equal(t, both) }
			if slices.ContainsFunc(known, same) {
				continue
			}
			known = append(known, both)
			// What both turn over by themselves counts once in the pair.
			apart := slices.Concat(p.a.turns, p.b.turns)
			slices.Sort(apart)
			crossing = crossing || !same(apart)
		}
		if crossing {
			chosen = append(chosen, p)
		}
	}
	return chosen, nil
}

// crosses reports whether two sets of items have one in common.
func crosses(a, b []bool) bool {
	for i := range a {
		if a[i] && b[i] {
			return true
		}
	}
	return false
}

// gainsOver reports whether a pair does more than its two moves one by one.
func (o *outcome) gainsOver(a, b *outcome) bool {
	days, items := 0, 0
	for _, alone := range []*outcome{a, b} {
		if alone != nil {
			days, items = days+min(alone.finishMoved, 0), items+max(alone.fewer(), 0)
		}
	}
	return o.finishMoved < days || o.fewer() > items
}

// keepBest leaves out what serves no goal and what another change does with less.
func keepBest(all []outcome, goal Goal) []outcome {
	all = slices.DeleteFunc(all, func(o outcome) bool { return !o.serves(goal) })
	var kept []outcome
	for i := range all {
		beaten := false
		for j := range all {
			if i != j && all[j].beats(&all[i], goal) && !(j > i && all[i].beats(&all[j], goal)) {
				beaten = true
				break
			}
		}
		if !beaten {
			kept = append(kept, all[i])
		}
	}
	return kept
}

// serves reports whether a change is worth telling. Without a goal that is what brings the finish
// forward, shortens the list, or puts something quicker in the place of an item.
func (o *outcome) serves(goal Goal) bool {
	switch goal {
	case FewerItems:
		return o.fewer() > 0
	case EarlierFinish:
		return o.finishMoved < 0
	}
	return o.finishMoved < 0 || o.fewer() > 0 ||
		len(o.dropped) > 0 && o.fewer() == 0 && o.finishMoved == 0 && o.daysMoved < 0
}

// beats reports whether a change does at least as much as another one with some of its facts, or
// with the same facts moved no farther.
func (o *outcome) beats(other *outcome, goal Goal) bool {
	if o.stops > other.stops || len(o.moves) > len(other.moves) || !among(o.moves, other.moves) ||
		len(o.moves) == len(other.moves) && o.effort > other.effort {
		return false
	}
	switch goal {
	case FewerItems:
		return o.fewer() >= other.fewer()
	case EarlierFinish:
		return o.finishMoved <= other.finishMoved
	}
	return o.finishMoved <= other.finishMoved && subset(other.dropped, o.dropped) && subset(o.added, other.added)
}

// among reports whether the facts of some moves are among those of others.
func among(moves, others []move) bool {
	for i := range moves {
		if !slices.ContainsFunc(others, func(m move) bool { return m.slot == moves[i].slot && m.part == moves[i].part }) {
			return false
		}
	}
	return true
}

func subset(a, b []int) bool {
	for _, n := range a {
		if !slices.Contains(b, n) {
			return false
		}
	}
	return true
}
