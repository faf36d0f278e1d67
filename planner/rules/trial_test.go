package rules

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

// partialProject is a generated project of which a share of the facts, in percent, is not stated
// or said to be unknown.
func partialProject(r *rand.Rand, s *Set, constants map[int][]profile.Value, percent int) profile.Profile {
	p := randomProject(r, s, constants)
	for slot := range p.Values {
		if s.facts.List[slot].ID == profile.ReferenceDate || r.IntN(100) >= percent {
			continue
		}
		p.Values[slot], p.Origin[slot] = profile.Unknown, profile.Missing
		if r.IntN(3) == 0 {
			p.StatedUnknown = append(p.StatedUnknown, slot)
		}
	}
	return p
}

// Whatever is moved, a trial answers as the whole decision of the moved profile does.
func TestATrialAnswersLikeTheWholeDecision(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(5, 6))
	for n := range cases(60) {
		p := partialProject(r, s, constants, 40*(n%3))
		assume := []profile.Assume{profile.Defaults, profile.None}[n%2]
		trial, err := s.Try(p, assume)
		require.NoError(t, err)
		for range 20 {
			var moves []Move
			for range 1 + r.IntN(3) {
				slot := r.IntN(len(s.facts.List))
				if s.facts.List[slot].ID == profile.ReferenceDate {
					continue
				}
				moves = append(moves, Move{Slot: slot, Value: randomValue(r, &s.facts.List[slot], constants[slot])})
			}
			got, err := trial.With(moves...)
			require.NoError(t, err)
			want, err := s.Outline(Moved(p, moves), assume)
			require.NoError(t, err)
			require.Equal(t, want.Items, got.Items)
			require.Equal(t, append([]EdgeDecision{}, want.Edges...), append([]EdgeDecision{}, got.Edges...))
			require.Equal(t, want.Problems, got.Problems)
			require.Equal(t, want.Profile.Values, got.Profile.Values)
			require.Equal(t, want.Profile.Origin, got.Profile.Origin)
			item := r.IntN(len(s.items))
			verdict, err := trial.Verdict(item, moves)
			require.NoError(t, err)
			require.Equal(t, want.Items[item].Verdict, verdict)
		}
		back, err := trial.With()
		require.NoError(t, err)
		require.Equal(t, trial.Base().Items, back.Items, "nothing of the moves is left behind")
	}
}

// An item that cannot be spared stays in the plan wherever its levers are moved, and one that can
// be spared by one lever is spared by some value of it.
func TestWhatCannotBeSparedStays(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(7, 8))
	stuck, spared := 0, 0
	for n := range cases(40) {
		p := partialProject(r, s, constants, 30*(n%2))
		trial, err := s.Try(p, profile.Defaults)
		require.NoError(t, err)
		for n := range s.items {
			levers := trial.Levers(n)
			if trial.Base().Items[n].Verdict == NotRequired || len(levers) == 0 {
				continue
			}
			sparable := trial.Sparable(n, levers)
			for range 20 {
				var moves []Move
				for _, l := range levers {
					if r.IntN(4) > 0 {
						moves = append(moves, Move{Slot: l.Slot, Value: l.Candidates[r.IntN(len(l.Candidates))].Value})
					}
				}
				v, err := trial.Verdict(n, moves)
				require.NoError(t, err)
				if v == NotRequired {
					require.True(t, sparable, s.items[n].ID)
					spared++
				}
			}
			if !sparable {
				stuck++
			}
		}
	}
	require.Positive(t, stuck)
	require.Positive(t, spared)
}

func number(n float64) profile.Value { return profile.NumberValue(int64(n * profile.Scale)) }

func numbers(list ...float64) []profile.Value {
	var values []profile.Value
	for _, n := range list {
		values = append(values, number(n))
	}
	return values
}

func values(candidates []Candidate) (list []profile.Value) {
	for _, c := range candidates {
		list = append(list, c.Value)
	}
	return list
}

// Each value is on the side of its limit that it is said to be on.
func TestCandidatesStandOnTheirSide(t *testing.T) {
	s := shipped(t)
	p := randomProject(rand.New(rand.NewPCG(9, 9)), s, constantsOf(s))
	trial, err := s.Try(p, profile.Defaults)
	require.NoError(t, err)
	for _, l := range trial.Levers(AllItems) {
		for _, c := range l.Candidates {
			require.NotEqual(t, p.Value(l.Slot), c.Value, "a candidate is another value")
			if c.Limit.IsKnown() {
				require.Equal(t, int(c.Side), order(c.Value, c.Limit))
			}
		}
	}
}

func TestCandidatesStandNextToTheConstants(t *testing.T) {
	plain := profile.Fact{Type: profile.NumberType, Min: number(0)}
	whole := profile.Fact{Type: profile.NumberType, Min: number(0), Integer: true}
	percent := profile.Fact{Type: profile.NumberType, Min: number(0), Max: number(100)}
	cuts := func(list ...float64) (c []int64) {
		for _, v := range numbers(list...) {
			c = append(c, v.Micro())
		}
		return c
	}
	for name, tc := range map[string]struct {
		fact     profile.Fact
		cuts     []int64
		have     profile.Value
		up, down bool
		want     []profile.Value
	}{
		"down from far above, to each constant and just under it": {plain, cuts(1000, 3000), number(5000), false, true, numbers(3000, 2999, 1000, 999)},
		"down from a constant":                                       {plain, cuts(1000), number(1000), false, true, numbers(999)},
		"up to the constant and just over it":                        {plain, cuts(1000), number(5), true, false, numbers(1000, 1001)},
		"both ways, the nearest first":                               {plain, cuts(10, 100), number(40), true, true, numbers(10, 9, 100, 101)},
		"the last decimal place of the constants is the step":        {plain, cuts(0.5, 5), number(7), false, true, numbers(5, 4.9, 0.5, 0.4)},
		"a gap narrower than the step takes a finer one":             {plain, cuts(1, 2), number(3), false, true, numbers(2, 1.9, 1, 0)},
		"a whole number has no value in a gap of one":                {whole, cuts(1, 2), number(3), false, true, numbers(2, 1, 0)},
		"nothing under the least value":                              {plain, cuts(0), number(3), false, true, numbers(0)},
		"nothing over the greatest value":                            {percent, cuts(100), number(30), true, false, numbers(100)},
		"not known and less is asked for: the most generous first":   {plain, cuts(10, 20), profile.Unknown, false, true, numbers(21, 20, 19, 10, 9)},
		"not known and more is asked for: the least demanding first": {plain, cuts(10), profile.Unknown, true, false, numbers(9, 10, 11)},
		"no constant, nothing to propose":                            {plain, nil, number(3), true, true, nil},
	} {
		t.Run(name, func(t *testing.T) {
			r := newRuler(&tc.fact, tc.cuts)
			r.cuts = tc.cuts
			require.Equal(t, tc.want, values(r.candidates(tc.have, tc.up, tc.down)))
		})
	}
}

func TestDatesMoveByADay(t *testing.T) {
	day := func(d int) profile.Value { return profile.DateValue(calendar.DateOf(2026, 6, d)) }
	r := newRuler(&profile.Fact{Type: profile.DateType}, nil)
	r.cuts = []int64{int64(day(10).Date())}
	require.Equal(t, []profile.Value{day(10), day(9)}, values(r.candidates(day(20), false, true)))
}

// BenchmarkTrial measures the decision of one move.
func BenchmarkTrial(b *testing.B) {
	s := shipped(b)
	p := randomProject(rand.New(rand.NewPCG(1, 1)), s, constantsOf(s))
	trial, err := s.Try(p, profile.Defaults)
	require.NoError(b, err)
	levers := trial.Levers(AllItems)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		l := levers[i%len(levers)]
		i++
		if _, err := trial.With(Move{Slot: l.Slot, Value: l.Candidates[i%len(l.Candidates)].Value}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkTurns measures what tells whether a move changes anything at all.
func BenchmarkTurns(b *testing.B) {
	s := shipped(b)
	p := randomProject(rand.New(rand.NewPCG(1, 1)), s, constantsOf(s))
	trial, err := s.Try(p, profile.Defaults)
	require.NoError(b, err)
	levers := trial.Levers(AllItems)
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		l := levers[i%len(levers)]
		i++
		if _, err := trial.Turns(Move{Slot: l.Slot, Value: l.Candidates[i%len(l.Candidates)].Value}); err != nil {
			b.Fatal(err)
		}
	}
}
