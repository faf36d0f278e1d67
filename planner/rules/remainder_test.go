package rules

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
)

// without gives a project of which some facts are not known, never its reference date.
func without(s *Set, p profile.Profile, r *rand.Rand, percent int) profile.Profile {
	p = p.Clone()
	for slot := range p.Values {
		if s.facts.List[slot].ID != profile.ReferenceDate && r.IntN(100) < percent {
			p.Values[slot], p.Origin[slot] = profile.Unknown, profile.Missing
		}
	}
	return p
}

// What is left open, with some of its facts picked, is answered like the whole rule set with
// those facts stated.
func TestARemainderAnswersLikeTheWholeRuleSet(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(5, 6))
	for range cases(60) {
		p := without(s, randomProject(r, s, constants), r, 1+r.IntN(95))
		rest, err := s.Remainder(p, profile.None, Stating)
		require.NoError(t, err)
		picks := rest.NewPicks()
		q := rest.Profile.Clone()
		for i, o := range rest.Open {
			if o.Slot >= 0 && r.IntN(3) > 0 {
				class := r.IntN(len(o.Values))
				picks[i], q.Values[o.Slot] = int16(class), o.Values[class]
			}
		}
		var read state
		s.program.read(&q, &read)
		day := q.ReferenceDate(s.facts)
		for n, item := range s.items {
			want := NotRequired
			if item.Effective.Holds(day) {
				want = verdictOf(s.program.decide(item.applies.root, &read))
			}
			require.Equal(t, want, rest.Answer(rest.Items[n], picks), item.ID)
			if terms := item.Commitment; want != NotRequired && terms != nil && terms.Holds(day) && terms.Mode != Deferral {
				require.Equal(t, verdictOf(s.program.decide(item.mayCommit.root, &read)), rest.Answer(rest.Offers[n], picks), item.ID)
			}
		}
	}
}

// A remainder names exactly the facts on which an answer still turns, and tells apart exactly the
// values that still make a difference: tried with every completion.
func TestARemainderNamesWhatAnswersTurnOn(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(7, 8))
	tried := 0
	for range cases(80) {
		p := without(s, randomProject(r, s, constants), r, 1+r.IntN(60))
		rest, err := s.Remainder(p, profile.None, Answering)
		require.NoError(t, err)
		for _, a := range rest.Answers {
			require.True(t, a.When.IsOpen())
			turns, worlds := []int{}, 1
			for i := range rest.Open {
				if rest.Turns(a.When, i) {
					turns = append(turns, i)
					worlds *= rest.Open[i].Classes()
				}
			}
			require.NotEmpty(t, turns)
			if worlds > 3000 {
				continue
			}
			tried++
			answers := map[int][]Verdict{} // by fact: the answers of its classes, in the order of the others
			eachPick(rest, turns, rest.NewPicks(), func(picks Picks) {
				verdict := rest.Answer(a.When, picks)
				require.NotEqual(t, Possible, verdict)
				for _, i := range turns {
					answers[i] = append(answers[i], verdict)
				}
			})
			for k, i := range turns {
				require.True(t, matters(rest, turns, k, answers[i]), "fact %d of %v", i, turns)
			}
			for i := range rest.Open {
				if !slices.Contains(turns, i) {
					picks := rest.NewPicks()
					picks[i] = int16(rest.Open[i].Classes() - 1)
					require.Equal(t, Possible, rest.Answer(a.When, picks))
				}
			}
		}
	}
	require.Greater(t, tried, 100)
}

// eachPick visits every completion of some open facts.
func eachPick(rest *Remainder, turns []int, picks Picks, visit func(Picks)) {
	if len(turns) == 0 {
		visit(picks)
		return
	}
	for class := range rest.Open[turns[0]].Classes() {
		picks[turns[0]] = int16(class)
		eachPick(rest, turns[1:], picks, visit)
	}
	picks[turns[0]] = Unpicked
}

// matters reports whether two classes of the k-th fact give different answers somewhere, the
// answers of all completions being given in order.
func matters(rest *Remainder, turns []int, k int, answers []Verdict) bool {
	stride := 1
	for _, i := range turns[k+1:] {
		stride *= rest.Open[i].Classes()
	}
	for at := range answers {
		if other := at + stride; other < len(answers) && at/stride%rest.Open[turns[k]].Classes() < rest.Open[turns[k]].Classes()-1 &&
			answers[at] != answers[other] {
			return true
		}
	}
	return false
}

// Of a commitment only that is open which can matter where the item applies, and what follows
// from other facts is replaced by them.
func TestARemainderAsksForNothingThatFollows(t *testing.T) {
	s := shipped(t)
	nothing := profile.Profile{
		ID: "nothing", Start: 20605, Values: make([]profile.Value, len(s.facts.List)), Origin: make([]profile.Origin, len(s.facts.List)),
	}
	rest, err := s.Remainder(nothing, profile.None, Answering)
	require.NoError(t, err)
	open := map[string]bool{}
	for _, o := range rest.Open {
		for _, slot := range o.About {
			open[s.facts.List[slot].ID] = true
		}
	}
	for _, derived := range []string{"is_public_building", "low_risk_small_project", "first_class_highrise_residential"} {
		require.False(t, open[derived], derived)
	}
	require.True(t, open["building_category"])
	all, err := s.Remainder(nothing, profile.None, Stating)
	require.NoError(t, err)
	require.True(t, slices.ContainsFunc(all.Open, func(o OpenFact) bool {
		return o.Slot >= 0 && s.facts.List[o.Slot].ID == "is_public_building"
	}), "a completion may state what would be derived")
}

// Every value that a fact may have has its class.
func TestEveryAllowedValueHasAClass(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(9, 10))
	nothing := without(s, randomProject(r, s, constants), r, 100)
	rest, err := s.Remainder(nothing, profile.None, Answering)
	require.NoError(t, err)
	for range cases(300) {
		p := randomProject(r, s, constants)
		picks := rest.NewPicks()
		for slot := range p.Values {
			rest.Pick(picks, "", slot, p.Values[slot])
		}
		for i, o := range rest.Open {
			if o.Slot >= 0 {
				require.NotEqual(t, Unpicked, picks[i], "%s = %s", s.facts.List[o.Slot].ID, p.Values[o.Slot])
			}
		}
	}
}

func BenchmarkRemainder(b *testing.B) {
	s := shipped(b)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(1, 1))
	complete := randomProject(r, s, constants)
	for name, percent := range map[string]int{"complete": 0, "half known": 50, "nothing known": 100} {
		p := without(s, complete, r, percent)
		for _, how := range []Knowing{Stating, Answering} {
			b.Run(name+map[Knowing]string{Stating: ", stating", Answering: ", answering"}[how], func(b *testing.B) {
				b.ReportAllocs()
				for b.Loop() {
					if _, err := s.Remainder(p, profile.None, how); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
