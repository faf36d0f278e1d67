package whatif

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// answered are the cases of which everything that is asked is known.
var answered = []string{
	"fit_out_mall", "government_school", "hospital", "housing_estate", "logistics_flood_heritage", "low_risk_warehouse",
	"ordinary_industrial_2017", "road_with_bridge", "standard_land_workshop", "standard_land_workshop_near_heritage",
}

// complete gives a case with every fact that it leaves out taken from another one, so that each
// question has an answer. What a rule derives is left to the rule.
func complete(t testing.TB, name string) profile.Profile {
	ref, other := project(t, name).Clone(), project(t, "low_risk_warehouse")
	for slot := range ref.Values {
		if !ref.Values[slot].IsKnown() && !shipped(t).Facts().List[slot].Derived {
			state(&ref, slot, other.Values[slot])
		}
	}
	if slot, _ := shipped(t).Facts().Slot("annual_output_wan"); project(t, name).Values[slot] == profile.Unknown {
		state(&ref, slot, profile.NumberValue(50_000*profile.Scale)) // of none no intensity can be derived
	}
	return ref
}

// state states one fact.
func state(p *profile.Profile, slot int, v profile.Value) {
	p.Values[slot], p.Origin[slot] = v, profile.Stated
	p.StatedUnknown = slices.DeleteFunc(p.StatedUnknown, func(s int) bool { return s == slot })
}

// nothing is a project of which only the dates are known.
func nothing(t testing.TB, ref profile.Profile) profile.Profile {
	facts := shipped(t).Facts()
	p := profile.Profile{
		ID: ref.ID, Start: ref.Start, Values: make([]profile.Value, len(facts.List)), Origin: make([]profile.Origin, len(facts.List)),
	}
	return p.WithReferenceDate(facts, ref.ReferenceDate(facts))
}

// follow answers questions until none is left, as the reference would. It gives the project that
// comes of it and what was asked.
func follow(t testing.TB, ref profile.Profile, opt planner.Options) (p profile.Profile, asked []string) {
	t.Helper()
	facts := shipped(t).Facts()
	for p = nothing(t, ref); ; {
		q, err := Next(shipped(t), p, opt)
		require.NoError(t, err)
		if q == nil {
			return p, asked
		}
		slot, _ := facts.Slot(q.Fact)
		require.True(t, ref.Values[slot].IsKnown(), "the reference does not know %s", q.Fact)
		require.False(t, p.Values[slot].IsKnown(), "%s is asked twice", q.Fact)
		asked = append(asked, q.Fact)
		state(&p, slot, ref.Values[slot])
	}
}

// needed counts facts that no way of asking can leave out: with all others as they are, another
// value of the fact changes an answer. Facts that are only compared with each other or with dates
// are not counted.
func needed(t testing.TB, ref profile.Profile) int {
	rest, err := shipped(t).Remainder(nothing(t, ref), profile.None, rules.Answering)
	require.NoError(t, err)
	picks := rest.NewPicks()
	for slot, v := range ref.Values {
		rest.Pick(picks, "", slot, v)
	}
	n := 0
	for i := range rest.Open {
		if rest.Open[i].Slot < 0 {
			picks[i] = 0
		}
	}
	for i := range rest.Open {
		if o := &rest.Open[i]; o.Slot >= 0 && picks[i] != rules.Unpicked && decides(rest, picks, i) {
			n++
		}
	}
	return n
}

// decides reports whether another class of one fact changes an answer.
func decides(rest *rules.Remainder, picks rules.Picks, open int) bool {
	own := picks[open]
	defer func() { picks[open] = own }()
	for n := range rest.Answers {
		picks[open] = own
		was := rest.Answer(rest.Answers[n].When, picks)
		for class := range rest.Open[open].Classes() {
			picks[open] = int16(class)
			if rest.Answer(rest.Answers[n].When, picks) != was {
				return true
			}
		}
	}
	return false
}

// A profile answered from nothing by following the questions ends complete, and its plan is that
// of the reference: with defaults taken after fewer than half of the facts; with nothing assumed
// little more are asked than those of which each alone could change the plan.
func TestFollowingTheQuestionsEndsComplete(t *testing.T) {
	t.Parallel()
	set, facts := shipped(t), len(shipped(t).Facts().List)
	for _, name := range answered {
		ref := complete(t, name)
		opt := planner.Default()
		p, withDefaults := follow(t, ref, opt)
		require.Less(t, len(withDefaults), facts/2, name)
		made, err := planner.Make(set, p, opt)
		require.NoError(t, err)
		for i := range made.Items {
			require.Equal(t, "required", made.Items[i].Status, "%s: %s", name, made.Items[i].ID)
		}
		require.Empty(t, made.Questions, name)

		opt.Assume = profile.None
		p, all := follow(t, ref, opt)
		least := needed(t, ref)
		t.Logf("%-36s %3d questions with defaults, %3d without, of %d facts; %d cannot be left out", name, len(withDefaults), len(all), facts, least)
		require.Less(t, len(all), least*3/2, name)
		require.Less(t, len(all), facts*4/5, name)
		requireSame(t, ref, p, opt)
	}
}

// requireSame plans two projects and finds the same items, commitments, problems and dates.
func requireSame(t *testing.T, ref, p profile.Profile, opt planner.Options) {
	t.Helper()
	want, err := planner.Make(shipped(t), ref, opt)
	require.NoError(t, err)
	got, err := planner.Make(shipped(t), p, opt)
	require.NoError(t, err)
	require.Empty(t, got.Questions)
	require.Equal(t, statuses(want), statuses(got))
	require.Equal(t, offeredIn(want), offeredIn(got))
	require.Equal(t, problemsIn(shipped(t), want), problemsIn(shipped(t), got))
	require.Equal(t, want.Totals, got.Totals)
	require.Equal(t, want.Range, got.Range)
}

// halfKnown gives a complete case of which a share of the facts, in percent, is not known.
func halfKnown(t testing.TB, r *rand.Rand, percent int) profile.Profile {
	p := complete(t, answered[r.IntN(len(answered))])
	for slot := range p.Values {
		if shipped(t).Facts().List[slot].ID != profile.ReferenceDate && r.IntN(100) < percent {
			p.Values[slot], p.Origin[slot] = profile.Unknown, profile.Missing
		}
	}
	return p
}

// In both modes the questions are the same whenever asked, unknown facts come before assumed ones,
// and the next question is the first.
func TestQuestionsAreInOrder(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(41, 2017))
	for range cases(30) {
		p, opt := halfKnown(t, r, 10+r.IntN(90)), planner.Default()
		opt.Assume = []profile.Assume{profile.None, profile.Defaults}[r.IntN(2)]
		all, err := Ask(shipped(t), p, opt)
		require.NoError(t, err)
		again, err := Ask(shipped(t), p.Clone(), opt)
		require.NoError(t, err)
		require.Equal(t, all, again)
		require.Equal(t, all.Complete, len(all.Questions) == 0)
		assumed := false
		for i, q := range all.Questions {
			require.False(t, assumed && !q.Assumed.IsKnown(), "%s is not assumed", q.Fact)
			assumed = assumed || q.Assumed.IsKnown()
			require.NotEmpty(t, q.Why)
			require.Equal(t, len(q.Why), len(q.Items)+len(q.Problems))
			if i > 0 && q.Assumed.IsKnown() == all.Questions[i-1].Assumed.IsKnown() {
				require.LessOrEqual(t, q.Settles, all.Questions[i-1].Settles)
			}
		}
		if opt.Assume == profile.Defaults {
			require.False(t, assumed)
		}
		next, err := Next(shipped(t), p, opt)
		require.NoError(t, err)
		if all.Complete {
			require.Nil(t, next)
		} else {
			require.Equal(t, &all.Questions[0], next)
		}
	}
}

// The spread of a question is that of the plans with each of its answers, where what is assumed
// is stated.
func TestTheSpreadIsThatOfThePlans(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(42, 2017))
	facts, cal := shipped(t).Facts(), shipped(t).Calendar()
	moved := 0
	for range cases(12) {
		p, opt := halfKnown(t, r, 10+r.IntN(60)), planner.Default()
		for slot := range facts.List { // derived facts follow from what is stated
			if v := facts.List[slot].Default; v.IsKnown() && !p.Values[slot].IsKnown() && !facts.List[slot].Derived {
				state(&p, slot, v)
			}
		}
		opt.Assume = profile.None
		a, err := consider(shipped(t), p, opt)
		require.NoError(t, err)
		a.spreadAll()
		for _, c := range a.asked {
			if c.plain < 0 || len(c.stands) > 0 || len(c.works) > 0 {
				continue
			}
			var finishes []calendar.Date
			for _, v := range a.rest.Open[c.plain].Values {
				q := p.Clone()
				state(&q, c.slot, v)
				o, err := planner.Sketch(shipped(t), q, opt)
				require.NoError(t, err)
				finishes = append(finishes, o.Finish())
			}
			want := cal.Between(slices.Min(finishes), slices.Max(finishes))
			require.Equal(t, want, c.spread, "%s of %v\n%s", facts.List[c.slot].ID, finishes, fmt.Sprint(profile.Encode(p, facts)))
			moved += want
		}
	}
	require.Positive(t, moved)
}

// BenchmarkNext measures the next question of a form, BenchmarkAsk all of them.
func BenchmarkNext(b *testing.B) {
	benchmarkAsk(b, func(p profile.Profile, o planner.Options) error { _, err := Next(shipped(b), p, o); return err })
}

func BenchmarkAsk(b *testing.B) {
	benchmarkAsk(b, func(p profile.Profile, o planner.Options) error { _, err := Ask(shipped(b), p, o); return err })
}

func benchmarkAsk(b *testing.B, ask func(profile.Profile, planner.Options) error) {
	for _, name := range []string{"nothing_known", "workshop_seven_answers", "standard_land_workshop"} {
		for _, assume := range []profile.Assume{profile.Defaults, profile.None} {
			b.Run(name+" "+string(assume), func(b *testing.B) {
				p, opt := project(b, name), planner.Default()
				opt.Assume = assume
				b.ReportAllocs()
				for b.Loop() {
					if err := ask(p, opt); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
