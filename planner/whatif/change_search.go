package whatif

import (
	"cmp"
	"math"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// explorer looks for changes of one profile.
type explorer struct {
	set   *rules.Set
	opt   planner.Options
	trial *rules.Trial // of the project; what its parts turn on has a trial of its own
	base  outline
	parts *parted // nil where the project has no parts
	// number gives the place of an item's key in a decision.
	number map[string]int
	// contradicted are the facts whose statement their derivation speaks against as it is.
	contradicted []string

	moves    [][]trialMove // by movable fact
	found    []outcome
	work     int
	cutShort bool
}

// mostWork bounds the answers asked of the rules for one query. The shipped rules need less than
// a tenth of it.
const mostWork = 200_000

// outline is a plan without words.
type outline struct{ planner.Outline }

// required counts the required items.
func (o *outline) required() int {
	n := 0
	for i := range o.Decision.Items {
		if o.Decision.Items[i].Verdict == rules.Required {
			n++
		}
	}
	return n
}

// move is one fact with the value it is to have.
type move struct {
	part string // that is to state it; empty for the project
	slot int
	rules.Candidate
	effort float64 // how far it moves, 0 to 1
}

func explore(set *rules.Set, p profile.Profile, opt planner.Options) (*explorer, error) {
	sketch, err := planner.Sketch(set, p, opt)
	if err != nil {
		return nil, err
	}
	p = opt.Overlay(set, p)
	e := &explorer{set: set, opt: opt, base: outline{sketch}, number: make(map[string]int, len(set.Items()))}
	whole := p
	if len(p.Parts) > 0 {
		e.parts = newParted(set, p, opt.Assume)
		whole = e.parts.scopes[0]
	}
	trial, err := set.Try(whole, opt.Assume)
	if err != nil {
		return nil, err
	}
	e.trial = trial
	for n := range e.base.Decision.Items {
		e.number[e.base.Decision.Items[n].Key()] = n
	}
	e.contradicted, err = trial.Contradicted()
	return e, err
}

// minimal finds the smallest sets of movable facts by which an item of the plan is not needed:
// none holds another one. Each set comes with its shortest moves.
func (e *explorer) minimal(row int) ([][]move, error) {
	trial, err := e.trialOf(row)
	item := e.itemOf(row)
	if err != nil || item < 0 {
		return nil, err
	}
	levers := e.movable(trial.Levers(item), row)
	if !trial.Sparable(item, levers) {
		return nil, nil
	}
	// A fact without which the item stays wherever the others are moved is part of every set.
	var needed, optional []rules.Lever
	for i, l := range levers {
		if trial.Sparable(item, slices.Delete(slices.Clone(levers), i, i+1)) {
			optional = append(optional, l)
		} else {
			needed = append(needed, l)
		}
	}
	var sets [][]move
	for more := 0; more <= len(optional); more++ {
		err := combine(optional, more, func(chosen []rules.Lever) error {
			set := slices.Concat(needed, chosen)
			slices.SortFunc(set, func(a, b rules.Lever) int { return a.Slot - b.Slot })
			if slices.ContainsFunc(sets, func(s []move) bool { return within(s, set) }) || e.spent() || !trial.Sparable(item, set) {
				return nil
			}
			s := search{explorer: e, trial: trial, item: item, least: math.Inf(1)}
			for i := range set {
				s.choices = append(s.choices, e.choices(&set[i], row))
			}
			if err := s.from(0, 0); err != nil {
				return err
			}
			if s.best != nil {
				sets = append(sets, s.best)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return sets, nil
}

// spent counts the work and reports whether there has been enough.
func (e *explorer) spent() bool {
	if e.work++; e.work > mostWork {
		e.cutShort = true
	}
	return e.cutShort
}

// combine visits every choice of n of the levers, in order.
func combine(levers []rules.Lever, n int, visit func([]rules.Lever) error) error {
	chosen := make([]rules.Lever, 0, n)
	var from func(int) error
	from = func(i int) error {
		if len(chosen) == n {
			return visit(chosen)
		}
		for ; i <= len(levers)-(n-len(chosen)); i++ {
			chosen = append(chosen, levers[i])
			if err := from(i + 1); err != nil {
				return err
			}
			chosen = chosen[:len(chosen)-1]
		}
		return nil
	}
	return from(0)
}

// within reports whether all moves are among the levers.
func within(moves []move, levers []rules.Lever) bool {
	for i := range moves {
		if !slices.ContainsFunc(levers, func(l rules.Lever) bool { return l.Slot == moves[i].slot }) {
			return false
		}
	}
	return true
}

// search finds the shortest moves of certain facts that spare an item.
type search struct {
	*explorer
	trial   *rules.Trial
	item    int      // place in Set.Items
	choices [][]move // of each fact
	chosen  []move
	best    []move
	least   float64
}

// from tries the values of the i-th fact and those after it; effort is that of the facts before.
func (s *search) from(i int, effort float64) error {
	if i == len(s.choices) {
		if s.spent() {
			return nil
		}
		verdict, err := s.trial.Verdict(s.item, plain(s.chosen))
		if err == nil && verdict == rules.NotRequired {
			s.best, s.least = slices.Clone(s.chosen), effort
		}
		return err
	}
	for _, m := range s.choices[i] {
		if effort+m.effort >= s.least {
			continue
		}
		s.chosen = append(s.chosen, m)
		err := s.from(i+1, effort+m.effort)
		s.chosen = s.chosen[:i]
		if err != nil {
			return err
		}
	}
	return nil
}

// choices are the moves of one lever, those of least effort first.
func (e *explorer) choices(l *rules.Lever, row int) []move {
	moves := make([]move, len(l.Candidates))
	part := e.owner(row, l.Slot)
	from := e.base.Decision.ProfileOf(part).Value(l.Slot)
	for i, c := range l.Candidates {
		moves[i] = move{part, l.Slot, c, effort(from, c.Value)}
	}
	slices.SortStableFunc(moves, func(a, b move) int { return cmp.Compare(a.effort, b.effort) })
	return moves
}

// effort says how far a fact moves: for numbers the part of the larger one that is gained or
// given up, for dates the part of a year, 1 for everything else. A fact that is not known yet
// moves all the way.
func effort(from, to profile.Value) float64 {
	switch from.Kind() {
	case profile.NumberKind:
		a, b := float64(from.Micro()), float64(to.Micro())
		return min(1, math.Abs(a-b)/max(math.Abs(a), math.Abs(b)))
	case profile.DateKind:
		return min(1, math.Abs(float64(from.Date()-to.Date()))/365)
	}
	return 1
}

// plain gives moves as the rules take them.
func plain(moves []move) []rules.Move {
	list := make([]rules.Move, len(moves))
	for i := range moves {
		list[i] = rules.Move{Part: moves[i].part, Slot: moves[i].slot, Value: moves[i].Value}
	}
	return list
}
