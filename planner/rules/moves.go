package rules

import (
	"math/big"
	"slices"

	"sevenlists/planner/profile"
)

// Moved gives a copy of a profile that states the moved values, each for the part of its move.
func Moved(p profile.Profile, moves []Move) profile.Profile {
	for _, m := range moves {
		p = p.With(m.Part, m.Slot, m.Value)
	}
	return p
}

// Judged gives the profile by which an item is judged in a part, of those that profile.Scopes gives:
// that of the part, with those facts of the whole project at which the law looks.
func (s *Set) Judged(scopes []profile.Profile, item *Item, part string) profile.Profile {
	p := scopes[scopes[0].PartPlace(part)+1]
	if part == "" || len(item.whole) == 0 {
		return p
	}
	p = p.Clone()
	item.takeWhole(s.facts, &p, &scopes[0])
	return p
}

// OwnerOf gives the part, or the project, that is to state a fact otherwise so that it moves for an
// item in a part: the nearest that states it now. Where that is a sum of parts, of which none is
// meant, there is no owner.
func (s *Set) OwnerOf(scopes []profile.Profile, item *Item, part string, slot int) (owner string, movable bool) {
	p := &scopes[0]
	if item != nil && part != "" && item.readsWhole(s.facts.List[slot].ID) {
		part = ""
	}
	for part != "" {
		inner := p.Part(part)
		if _, says := inner.States(slot); says || scopes[p.PartPlace(inner.Parent)+1].Origin[slot] == profile.Summed {
			break
		}
		part = inner.Parent
	}
	return part, scopes[p.PartPlace(part)+1].Origin[slot] != profile.Summed
}

// AllItems stands for every rule where an item is asked for.
const AllItems = -1

// Movable reports whether a what-if may propose another value of a fact: it is the investor's to
// decide and nothing computes it. Free text is never proposed.
func Movable(f *profile.Fact) bool {
	return f.Changeable != "no" && f.Changeable != "" && !f.Derived && f.Type != profile.TextType
}

// Lever is a movable fact with the values to which it may be moved, the nearest first.
type Lever struct {
	Slot       int
	Candidates []Candidate
	reachable  []bool // by region of the fact
}

// Levers gives the movable facts on which it rests whether an item applies, in asking order; with
// AllItems, those that any rule reads. In place of a derived fact that nobody states stand the
// facts from which it is derived.
func (t *Trial) Levers(item int) []Lever {
	var slots []int
	add := func(slot int) {
		if Movable(&t.set.facts.List[slot]) && !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	t.eachRead(item, add)
	for i := range t.set.derivations {
		if t.derives(i, item) {
			for _, slot := range t.set.derivations[i].reads {
				add(slot)
			}
		}
	}
	slices.Sort(slots)
	levers := make([]Lever, 0, len(slots))
	for _, slot := range slots {
		l := Lever{Slot: slot, Candidates: t.candidates(slot, item)}
		if len(l.Candidates) == 0 {
			continue
		}
		q := &t.set.program.facts[slot]
		l.reachable = make([]bool, q.size)
		if q.size > 0 {
			for _, c := range l.Candidates {
				l.reachable[q.region(c.Value)] = true
			}
			if r := t.d.known.regions[slot]; r != unknownRegion {
				l.reachable[r] = true
			}
		}
		levers = append(levers, l)
	}
	return levers
}

// eachRead visits the facts that an item's condition can turn on.
func (t *Trial) eachRead(item int, visit func(slot int)) {
	if item != AllItems {
		for _, slot := range t.index.read[item] {
			visit(slot)
		}
		return
	}
	for slot, readers := range t.index.readers {
		if len(readers) > 0 {
			visit(slot)
		}
	}
}

// derives reports whether a derivation gives a fact that the item's condition turns on.
func (t *Trial) derives(derivation, item int) bool {
	dv := &t.set.derivations[derivation]
	if dv.proposed || t.raw.Origin[dv.slot].Given() || t.raw.IsStatedUnknown(dv.slot) {
		return false
	}
	found := false
	t.eachRead(item, func(slot int) { found = found || slot == dv.slot })
	return found
}

// Side says on which side of a limit a candidate lies.
type Side int8

// The sides of a limit.
const (
	Under Side = -1
	On    Side = 0
	Over  Side = 1
)

// Candidate is a value that a fact may be moved to. A number or a date stands for a whole region:
// the constant that is its limit, or all values next to that limit on one side.
type Candidate struct {
	Value profile.Value
	Limit profile.Value // Unknown of other types
	Side  Side
}

// candidates gives the values that a fact may be moved to as seen by one item's condition or by
// all rules, the nearest first. One value stands for each region that the constants cut: a
// constant itself, or the next value beyond it, by the last decimal place that the constants use.
// Only the direction in which the fact may be changed is given. A fact that is not known is
// given the least demanding value first: a high one where less is asked for.
func (t *Trial) candidates(slot, item int) []Candidate {
	fact, have := &t.set.facts.List[slot], t.d.p.Value(slot)
	up, down := fact.Changeable == "up" || fact.Changeable == "both", fact.Changeable == "down" || fact.Changeable == "both"
	switch fact.Type {
	case profile.BooleanType:
		return among([]profile.Value{profile.TruthValue(false), profile.TruthValue(true)}, have, up, down)
	case profile.EnumType:
		values := make([]profile.Value, len(fact.Values))
		for i, choice := range fact.Values {
			values[i] = profile.TextValue(choice.ID)
		}
		return among(values, have, up, down)
	case profile.NumberType, profile.DateType:
		r := newRuler(fact, t.set.program.facts[slot].cuts)
		r.cuts = t.cuts(slot, item)
		return r.candidates(have, up, down)
	}
	return nil
}

// among gives the other values of a list in its own order; up are the later ones, down the
// earlier ones. Of a value that is not known only an end of the list is up or down.
func among(values []profile.Value, have profile.Value, up, down bool) []Candidate {
	at := slices.Index(values, have)
	var found []Candidate
	for i, v := range values {
		switch {
		case at < 0 && (up && down || up && i == len(values)-1 || down && i == 0):
			found = append(found, Candidate{Value: v})
		case at >= 0 && (up && i > at || down && i < at):
			found = append(found, Candidate{Value: v})
		}
	}
	return found
}

// cuts gives the constants and bounds that cut a number or date for an item's condition and for
// what that condition's facts are derived from, in order.
func (t *Trial) cuts(slot, item int) []int64 {
	var cuts []int64
	take := func(c *condition) {
		for i := range c.diagram.vars {
			if v := &c.diagram.vars[i]; v.slot == slot {
				cuts = append(cuts, v.cuts...)
			} else if v.slot < 0 {
				cuts = append(cuts, t.bounds(v.compare, slot)...)
			}
		}
	}
	if item == AllItems {
		cuts = append(cuts, t.set.program.facts[slot].cuts...)
		for _, k := range t.index.pairs[slot] {
			cuts = append(cuts, t.bounds(t.set.program.pairs[k], slot)...)
		}
	} else {
		take(&t.set.items[item].applies)
		for i := range t.set.derivations {
			if dv := &t.set.derivations[i]; dv.yes != nil && t.derives(i, item) {
				take(dv.yes)
				take(dv.no)
			}
		}
	}
	slices.Sort(cuts)
	return slices.Compact(cuts)
}

// bounds gives the values around which a comparison of two facts turns for one of them, the other
// being what it is: the exact one, or its two neighbours.
func (t *Trial) bounds(pair *test, slot int) []int64 {
	if pair.opaque != nil {
		return nil // no limit can be read off it
	}
	other, num, den := pair.other, pair.num, pair.den
	if pair.other == slot {
		other, num, den = pair.slot, pair.den, pair.num
	} else if pair.slot != slot {
		return nil
	}
	v := t.d.p.Value(other)
	switch {
	case !v.IsKnown() || num <= 0 || den <= 0:
		return nil
	case v.Kind() == profile.DateKind:
		return []int64{int64(v.Date())}
	}
	product := new(big.Int).Mul(big.NewInt(v.Micro()), big.NewInt(num))
	whole, rest := new(big.Int).DivMod(product, big.NewInt(den), new(big.Int))
	if !whole.IsInt64() || whole.CmpAbs(big.NewInt(profile.MaxNumber)) > 0 {
		return nil
	}
	if rest.Sign() == 0 {
		return []int64{whole.Int64()}
	}
	return []int64{whole.Int64(), whole.Int64() + 1}
}
