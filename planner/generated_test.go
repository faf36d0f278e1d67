package planner_test

import (
	"cmp"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/words"
)

// generator makes projects up: complete ones, with values mostly on or beside those that some
// rule compares them with.
type generator struct {
	*rand.Rand
	t         testing.TB
	constants map[int][]profile.Value // by slot
}

// generate starts a series of projects that is the same in every run.
func generate(t testing.TB, seed uint64) *generator {
	t.Helper()
	constantsOnce.Do(func() { constants = comparedWith(t) })
	return &generator{Rand: rand.New(rand.NewPCG(seed, 2017)), t: t, constants: constants}
}

// constants are gathered once for all series.
var (
	constants     map[int][]profile.Value
	constantsOnce sync.Once
)

// comparedWith gathers, from the reasons in the plans of all cases, what rules compare each fact
// with.
func comparedWith(t testing.TB) map[int][]profile.Value {
	found := map[int][]profile.Value{}
	add := func(reasons []words.Reason) {
		for _, r := range reasons {
			for _, test := range r.Tests {
				slot := slotOf(t, test.Fact)
				for _, v := range test.Want {
					if !slices.Contains(found[slot], v) {
						found[slot] = append(found[slot], v)
					}
				}
			}
		}
	}
	for _, name := range projectNames(t) {
		made := plan(t, project(t, name))
		for i := range made.Items {
			add(made.Items[i].Because)
			if c := made.Items[i].Commitment; c != nil {
				add(c.RefusedBecause)
			}
		}
		for _, r := range made.NotRequired {
			add(r.Because)
		}
	}
	for slot := range found { // the order of the cases must not matter
		slices.SortFunc(found[slot], func(a, b profile.Value) int {
			return cmp.Or(cmp.Compare(a.Micro(), b.Micro()), cmp.Compare(a.String(), b.String()))
		})
	}
	return found
}

// complete gives a project of which every fact is stated.
func (g *generator) complete() profile.Profile {
	facts := shipped(g.t).Facts()
	p := profile.Profile{
		ID: "generated", Name: "任意项目", Values: make([]profile.Value, len(facts.List)), Origin: make([]profile.Origin, len(facts.List)),
	}
	for slot := range facts.List {
		set(g.t, &p, slot, g.value(slot))
	}
	p.Start = p.ReferenceDate(facts).AddDays(g.IntN(60))
	return p
}

// partial gives a project of which the given share of facts, in percent, is left out or said to
// be unknown.
func (g *generator) partial(percent int) profile.Profile {
	p := g.complete()
	for slot := range p.Values {
		if fact := shipped(g.t).Facts().List[slot].ID; fact != profile.ReferenceDate && g.IntN(100) < percent {
			set(g.t, &p, slot, profile.Unknown)
			if g.IntN(2) == 0 {
				p = unstated(g.t, p, fact)
			}
		}
	}
	return p
}

// value draws a value of a fact.
func (g *generator) value(slot int) profile.Value {
	fact, constants := &shipped(g.t).Facts().List[slot], g.constants[slot]
	near := len(constants) > 0 && g.IntN(3) > 0
	switch fact.Type {
	case profile.BooleanType:
		return profile.TruthValue(g.IntN(4) == 0) // most zones are elsewhere
	case profile.EnumType:
		return profile.TextValue(fact.Values[g.IntN(len(fact.Values))].ID)
	case profile.TextType:
		return profile.TextValue("任意")
	case profile.DateType:
		day := calendar.DateOf(2017, 1, 1).AddDays(g.IntN(3600))
		if near {
			day = constants[g.IntN(len(constants))].Date().AddDays(g.IntN(3) - 1)
		}
		return profile.DateValue(max(day, calendar.DateOf(2016, 1, 1)))
	}
	step := int64(profile.Scale)
	number := int64(g.IntN(2000)) * step
	if near {
		number = constants[g.IntN(len(constants))].Micro() + int64(g.IntN(3)-1)*step
	}
	for _, limit := range []profile.Value{fact.Min, profile.NumberValue(0)} {
		if limit.IsKnown() && !(fact.Min.IsKnown() && limit != fact.Min) {
			number = max(number, limit.Micro())
		}
	}
	if fact.Max.IsKnown() {
		number = min(number, fact.Max.Micro())
	}
	return profile.NumberValue(number)
}
