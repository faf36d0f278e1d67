package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// Move gives one fact another value than the profile states.
type Move struct {
	Part  string // that is to state it; empty for the project. A Trial, which knows no parts, does not read it
	Slot  int    // the fact, by its number in the rule set
	Value profile.Value
}

// Trial answers what-ifs about one project. It keeps what was decided once and, for a few moves,
// decides anew only what they touch; each answer equals Outline of the moved profile. One
// goroutine at a time may use it.
type Trial struct {
	set    *Set
	index  *trialIndex
	assume profile.Assume
	base   Decision
	truths []truth // of each condition for the profile as it is

	d       decider         // the filled profile, with the moves of the moment
	raw     profile.Profile // the same before it is filled
	stated  state           // raw, as the program reads it: derivations see no defaults
	derived []profile.Value // by derivation, for the profile as it is
	quotes  map[string]profile.Value
	reached [][]int32 // by fact, once asked for: the conditions that it can turn

	undo    []undone
	touched []int32 // conditions that the moves of the moment can change
	marks   []uint32
	round   uint32
}

// undone is what a move overwrote in the filled profile.
type undone struct {
	slot   int
	value  profile.Value
	origin profile.Origin
	raw    profile.Value
	was    profile.Origin // in raw
}

// Try begins a series of what-ifs about a profile.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (s *Set) Try(p profile.Profile, assume profile.Assume) (*Trial, error) {
	base, err := s.Outline(p, assume)
	if err != nil {
		return nil, err
	}
	derived, err := s.derive(&p, true)
	if err != nil {
		return nil, err
	}
	t := &Trial{set: s, index: s.trialIndex(), assume: assume, base: base, raw: p.Clone(), quotes: map[string]profile.Value{}}
	t.d = decider{set: s, facts: s.facts, brief: true, p: base.Profile.Clone(), day: base.ReferenceDate}
	s.program.read(&t.d.p, &t.d.known)
	s.program.read(&t.raw, &t.stated)
	t.derived = make([]profile.Value, len(s.derivations))
	for i := range s.derivations {
		t.derived[i] = derived[s.derivations[i].slot]
	}
	t.truths = make([]truth, len(t.index.conditions))
	for i, c := range t.index.conditions {
		t.truths[i] = s.program.decide(c.root, &t.d.known)
	}
	t.marks = make([]uint32, len(t.index.conditions))
	return t, nil
}

// Base is the decision of the profile as it is, without grounds.
func (t *Trial) Base() *Decision { return &t.base }

// With decides the profile with the moves made, without grounds.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (t *Trial) With(moves ...Move) (Decision, error) {
	if err := t.apply(moves); err != nil {
		return Decision{}, err
	}
	defer t.restore()
	decision := Decision{Profile: t.d.p.Clone(), ReferenceDate: t.base.ReferenceDate, Items: slices.Clone(t.base.Items)}
	anew := map[int]bool{}
	for _, c := range t.touched {
		if o := t.index.owners[c]; o.kind == ofItem && !anew[o.n] && t.truth(c) != t.truths[c] {
			anew[o.n] = true
			decision.Items[o.n] = t.d.item(t.set.items[o.n])
		}
	}
	decision.Edges = make([]EdgeDecision, 0, len(t.base.Edges)+8)
	for i := range t.index.edges {
		e := &t.index.edges[i]
		if decision.Items[e.from].Verdict == NotRequired || decision.Items[e.to].Verdict == NotRequired {
			continue
		}
		if v := verdictOf(t.truth(e.when)); v != NotRequired {
			decision.Edges = append(decision.Edges, EdgeDecision{Edge: e.Edge, Verdict: v})
		}
	}
	for i, c := range t.index.problems {
		if v := verdictOf(t.truth(c)); v != NotRequired {
			decision.Problems = append(decision.Problems, ProblemDecision{Problem: t.index.found[i], Answer: Answer{Verdict: v}})
		}
	}
	return decision, nil
}

// Verdict answers one item with the moves made.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (t *Trial) Verdict(item int, moves []Move) (Verdict, error) {
	if !t.set.items[item].Effective.Holds(t.base.ReferenceDate) {
		return NotRequired, nil
	}
	if err := t.apply(moves); err != nil {
		return Possible, err
	}
	v := t.d.verdict(&t.set.items[item].applies)
	t.restore()
	return v, nil
}

// Turns gives what the moves turn over: the conditions whose answer changes, each with its new
// one, in an order of its own. Moves with equal turns lead to equal decisions, the moved values
// apart.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (t *Trial) Turns(moves ...Move) ([]int32, error) {
	if err := t.apply(moves); err != nil {
		return nil, err
	}
	defer t.restore()
	var turns []int32
	for _, c := range t.touched {
		if now := t.truth(c); now != t.truths[c] {
			turns = append(turns, c*3+int32(now))
		}
	}
	slices.Sort(turns)
	return turns, nil
}

// Contradicted gives the stated facts that their derivation speaks against once the moves are
// made, in asking order.
//
// It returns a fault.Error of kind RuleBroken when a derivation fails.
func (t *Trial) Contradicted(moves ...Move) ([]string, error) {
	if err := t.apply(moves); err != nil {
		return nil, err
	}
	defer t.restore()
	var slots []int
	for i := range t.set.derivations {
		dv := &t.set.derivations[i]
		if !t.raw.Origin[dv.slot].Given() || !t.raw.Value(dv.slot).IsKnown() || dv.proposed {
			continue
		}
		v, err := t.derive(i)
		if err != nil {
			return nil, err
		}
		if v.IsKnown() && v != t.raw.Value(dv.slot) {
			slots = append(slots, dv.slot)
		}
	}
	slices.Sort(slots)
	return names(t.set.facts, slots), nil
}

// truth answers a condition with the moves of the moment.
func (t *Trial) truth(c int32) truth {
	if t.marks[c] != t.round {
		return t.truths[c]
	}
	return t.set.program.decide(t.index.conditions[c].root, &t.d.known)
}

// apply makes moves until restore.
func (t *Trial) apply(moves []Move) error {
	if t.round++; t.round == 0 { // the counter went once round
		clear(t.marks)
		t.round = 1
	}
	t.touched = t.touched[:0]
	for _, m := range moves {
		t.overwrite(m.Slot, m.Value, profile.Stated, true)
	}
	if err := t.deriveAnew(moves); err != nil {
		t.restore()
		return err
	}
	return nil
}

// overwrite puts a value into the filled profile and, where it is stated, into the raw one.
func (t *Trial) overwrite(slot int, v profile.Value, origin profile.Origin, stated bool) {
	t.undo = append(t.undo, undone{slot, t.d.p.Values[slot], t.d.p.Origin[slot], t.raw.Values[slot], t.raw.Origin[slot]})
	t.d.p.Values[slot], t.d.p.Origin[slot] = v, origin
	if stated {
		t.raw.Values[slot], t.raw.Origin[slot] = v, origin
	}
	t.reread(slot)
	for _, c := range t.index.readers[slot] {
		if t.marks[c] != t.round {
			t.marks[c] = t.round
			t.touched = append(t.touched, c)
		}
	}
}

// reread brings the regions of a fact and of its comparisons with others up to date.
func (t *Trial) reread(slot int) {
	pr := t.set.program
	pr.readFact(&t.d.known, slot)
	pr.readFact(&t.stated, slot)
	for _, k := range t.index.pairs[slot] {
		pr.readPair(&t.d.known, int(k))
		pr.readPair(&t.stated, int(k))
	}
}

// deriveAnew fills in what is derived from moved facts and stated by nobody.
func (t *Trial) deriveAnew(moves []Move) error {
	for i := range t.set.derivations {
		dv := &t.set.derivations[i]
		if dv.proposed || t.raw.Origin[dv.slot].Given() || t.raw.IsStatedUnknown(dv.slot) ||
			!slices.ContainsFunc(moves, func(m Move) bool { return slices.Contains(dv.reads, m.Slot) }) {
			continue
		}
		v, err := t.derive(i)
		if err != nil {
			return err
		}
		origin := profile.Derived
		if !v.IsKnown() {
			origin = profile.Missing
			if t.assume == profile.Defaults && t.set.facts.List[dv.slot].Default.IsKnown() {
				v, origin = t.set.facts.List[dv.slot].Default, profile.Assumed
			}
		}
		if v != t.d.p.Values[dv.slot] || origin != t.d.p.Origin[dv.slot] {
			t.overwrite(dv.slot, v, origin, false)
		}
	}
	return nil
}

// derive computes one derived fact from the raw profile. What OPA computes is kept by what it
// was computed from.
func (t *Trial) derive(i int) (profile.Value, error) {
	dv := &t.set.derivations[i]
	if !t.set.readable(dv, &t.raw) {
		return profile.Unknown, nil
	}
	if dv.yes != nil {
		switch {
		case t.set.program.decide(dv.yes.root, &t.stated) == yes:
			return profile.TruthValue(true), nil
		case t.set.program.decide(dv.no.root, &t.stated) == yes:
			return profile.TruthValue(false), nil
		}
		return profile.Unknown, nil
	}
	key := itoa(i)
	for _, slot := range dv.reads {
		key += " " + t.raw.Values[slot].String()
	}
	v, known := t.quotes[key]
	if !known {
		var err error
		if v, _, err = t.set.evaluate(dv, t.set.inputOf(&t.raw, dv.reads)); err != nil {
			return profile.Unknown, err
		}
		t.quotes[key] = v
	}
	return v, nil
}

// restore takes the moves back.
func (t *Trial) restore() {
	for i := len(t.undo) - 1; i >= 0; i-- {
		u := &t.undo[i]
		t.d.p.Values[u.slot], t.d.p.Origin[u.slot] = u.value, u.origin
		t.raw.Values[u.slot], t.raw.Origin[u.slot] = u.raw, u.was
		t.reread(u.slot)
	}
	t.undo = t.undo[:0]
}
