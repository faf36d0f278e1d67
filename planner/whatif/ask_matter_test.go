package whatif

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// decide decides a project without words.
func decide(t testing.TB, p profile.Profile, assume profile.Assume) *rules.Decision {
	t.Helper()
	d, err := shipped(t).Outline(p, assume)
	require.NoError(t, err)
	return &d
}

// answerIn gives what a decision says to an open answer; a commitment counts only where its item
// is required.
func answerIn(d *rules.Decision, a *rules.OpenAnswer) string {
	if a.Problem != nil {
		for _, p := range d.Problems {
			if p.Problem == a.Problem {
				return p.Verdict.String()
			}
		}
		return "none"
	}
	for i := range d.Items {
		row := &d.Items[i]
		switch {
		case row.Item != a.Item:
		case a.Kind == rules.Applies || row.Verdict != rules.Required:
			return row.Verdict.String()
		case row.Deferral != nil && row.Deferral.Offered, row.Commitment != nil && row.Commitment.Offered:
			return "offered"
		default:
			return "not offered"
		}
	}
	return ""
}

// numbers are tried for facts that are only compared with others, or from which one is derived.
var numbers = []int64{0, 1, 2, 10, 50, 99, 100, 101, 1_000, 100_000}

// trial gives values that may be tried for a fact.
func trial(o *rules.OpenFact, slot int) []profile.Value {
	if slot == o.Slot {
		return o.Values
	}
	values := make([]profile.Value, len(numbers))
	for i, n := range numbers {
		values[i] = profile.NumberValue(n * profile.Scale)
	}
	return values
}

// Of every question that is asked some answer changes what the rules say: with the other facts of
// one answer as they can be, two values of the fact are answered differently.
func TestEveryQuestionCanChangeAnAnswer(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(43, 2017))
	facts, tried, missed := shipped(t).Facts(), 0, 0
	for range cases(12) {
		p, opt := halfKnown(t, r, 5+r.IntN(95)), planner.Default()
		opt.Assume = []profile.Assume{profile.None, profile.Defaults}[r.IntN(2)]
		a, err := consider(shipped(t), p, opt)
		require.NoError(t, err)
		for i := range a.asked {
			c := &a.asked[i]
			if len(c.answers) == 0 {
				require.True(t, len(c.works) > 0 || len(c.plan) > 0)
				continue
			}
			tried++
			if canChange(t, a, c, p) {
				continue
			}
			// A quotient may be anything until all of it is known: that of no energy is weighed with
			// a limit that it cannot pass.
			require.Negative(t, c.plain, "%s of\n%s", facts.List[c.slot].ID, profile.Encode(p, facts))
			missed++
		}
	}
	require.LessOrEqual(t, 100*missed, tried, "questions that only a derivation keeps open")
	require.Greater(t, tried, 200)
}

// canChange looks for two projects that differ in one fact only and are answered differently.
func canChange(t *testing.T, a *asker, c *candidate, p profile.Profile) bool {
	opens := slices.Clone(c.stands)
	if c.plain >= 0 {
		opens = append([]int{c.plain}, opens...)
	}
	for _, open := range opens {
		for _, n := range c.answers {
			picks := a.rest.NewPicks()
			if !a.rest.Sensitive(a.rest.Answers[n].When, open, picks) {
				continue
			}
			q := p.Clone()
			for k, class := range picks {
				if o := &a.rest.Open[k]; k != open && o.Slot >= 0 && class != rules.Unpicked { // also of what is derived: stated beats derived
					state(&q, o.Slot, o.Values[class])
				}
			}
			if differs(t, a, c, &a.rest.Open[open], &a.rest.Answers[n], q, 0) {
				return true
			}
		}
	}
	return false
}

// differs tries the values of a fact, together with those of the facts that are weighed with it.
func differs(t *testing.T, a *asker, c *candidate, o *rules.OpenFact, answer *rules.OpenAnswer, q profile.Profile, from int) bool {
	for k := from; k < len(o.About); k++ {
		if o.About[k] == c.slot {
			continue
		}
		for _, v := range trial(o, o.About[k]) {
			next := q.Clone()
			state(&next, o.About[k], v)
			if differs(t, a, c, o, answer, next, k+1) {
				return true
			}
		}
		return false
	}
	first := ""
	for _, v := range trial(o, c.slot) {
		next := q.Clone()
		state(&next, c.slot, v)
		says := answerIn(decide(t, next, a.opt.Assume), answer)
		if first == "" {
			first = says
		}
		if says != first {
			return true
		}
	}
	return false
}

// verdictsIn gives all that a decision says, the facts apart.
func verdictsIn(d *rules.Decision) map[string]string {
	says := map[string]string{}
	for i := range d.Items {
		row := &d.Items[i]
		says[row.Item.ID] = answerIn(d, &rules.OpenAnswer{Item: row.Item, Kind: rules.Offered})
		if row.Promised > 0 {
			says[row.Item.ID+" days"] = string(rune('0' + row.Promised))
		}
	}
	for _, e := range d.Edges {
		says[e.From+" → "+e.To] = e.Verdict.String()
	}
	for _, p := range d.Problems {
		says[p.Problem.ID] = p.Verdict.String()
	}
	return says
}

// anyValue gives a value of a fact: one of a class that something tells apart, or any.
func anyValue(r *rand.Rand, fact *profile.Fact, o *rules.OpenFact) profile.Value {
	switch {
	case o != nil:
		return o.Values[r.IntN(len(o.Values))]
	case fact.Type == profile.BooleanType:
		return profile.TruthValue(r.IntN(2) == 0)
	case fact.Type == profile.EnumType:
		return profile.TextValue(fact.Values[r.IntN(len(fact.Values))].ID)
	case fact.Type == profile.DateType:
		return profile.DateValue(calendar.DateOf(2017+r.IntN(12), 1, 1).AddDays(r.IntN(365)))
	case fact.Type == profile.NumberType:
		return profile.NumberValue(numbers[r.IntN(7)] * profile.Scale)
	}
	return profile.TextValue("任意")
}

// A fact that is not asked changes nothing, whatever the others turn out to be; when the questions
// are at their end, no other fact changes anything.
func TestAFactThatIsNotAskedChangesNothing(t *testing.T) {
	t.Parallel()
	r := rand.New(rand.NewPCG(44, 2017))
	facts := shipped(t).Facts()
	for n := range cases(4) {
		p, opt := halfKnown(t, r, 20+r.IntN(80)), planner.Default()
		opt.Assume = []profile.Assume{profile.None, profile.Defaults}[n%2]
		if n%4 > 1 { // at the end
			p, _ = follow(t, complete(t, answered[r.IntN(len(answered))]), opt)
		}
		a, err := consider(shipped(t), p, opt)
		require.NoError(t, err)
		open := map[int]*rules.OpenFact{}
		for i := range a.rest.Open {
			if o := &a.rest.Open[i]; o.Slot >= 0 {
				open[o.Slot] = o
			}
		}
		asked := map[int]bool{}
		for _, c := range a.asked {
			asked[c.slot] = true
		}
		for slot := range facts.List {
			fact := &facts.List[slot]
			known := a.rest.Profile.Value(slot).IsKnown()
			if asked[slot] || known || fact.Derived || fact.ID == profile.ReferenceDate {
				continue
			}
			q := p.Clone()
			for other := range facts.List {
				if asked[other] {
					state(&q, other, anyValue(r, &facts.List[other], open[other]))
				}
			}
			want := ""
			for range 4 {
				state(&q, slot, anyValue(r, fact, nil))
				o, err := planner.Sketch(shipped(t), q, opt)
				require.NoError(t, err)
				says := o.Finish().String()
				for _, id := range sortedKeys(verdictsIn(&o.Decision)) {
					says += "\n" + id + " " + verdictsIn(&o.Decision)[id]
				}
				if want == "" {
					want = says
				}
				require.Equal(t, want, says, "%s is not asked", fact.ID)
			}
		}
	}
}

func sortedKeys(m map[string]string) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// The dates that only problems over the plan read are asked, too, and can raise one.
func TestDatesThatPlansAreComparedWithAreAsked(t *testing.T) {
	t.Parallel()
	p := project(t, "standard_land_workshop")
	for fact, problem := range map[string]string{"planned_start": "k20", "land_contract_start_by": "k21"} {
		slot, _ := shipped(t).Facts().Slot(fact)
		q := p.Clone()
		q.Values[slot], q.Origin[slot] = profile.Unknown, profile.Missing
		all, err := Ask(shipped(t), q, planner.Default())
		require.NoError(t, err)
		at := slices.IndexFunc(all.Questions, func(a Question) bool { return a.Fact == fact })
		require.GreaterOrEqual(t, at, 0, fact)
		require.Contains(t, all.Questions[at].Problems, problem)
		found := func(v profile.Value) bool {
			state(&q, slot, v)
			made, err := planner.Make(shipped(t), q, planner.Default())
			require.NoError(t, err)
			return slices.ContainsFunc(made.Problems, func(r planner.ProblemRow) bool { return r.ID == problem })
		}
		require.NotEqual(t, found(profile.DateValue(q.Start)), found(profile.DateValue(q.Start.AddDays(3650))), fact)
	}
}

// A person who does not know is asked again, and a derived fact that the profile calls unknown is
// asked for itself: nothing may fill it in.
func TestWhatTheProfileCallsUnknownIsAsked(t *testing.T) {
	t.Parallel()
	all, err := Ask(shipped(t), project(t, "nothing_known"), planner.Default())
	require.NoError(t, err)
	asked := map[string]bool{}
	for _, q := range all.Questions {
		asked[q.Fact] = true
		require.False(t, q.Assumed.IsKnown(), q.Fact)
	}
	for _, fact := range []string{"building_category", "is_public_building", "low_risk_small_project", "works_duration_days"} {
		require.True(t, asked[fact], fact)
	}
}

// The length of the works moves the finish without end, as nothing bounds it.
func TestTheLengthOfTheWorksHasNoBound(t *testing.T) {
	t.Parallel()
	all, err := Ask(shipped(t), project(t, "standard_land_workshop"), planner.Default())
	require.NoError(t, err)
	at := slices.IndexFunc(all.Questions, func(q Question) bool { return q.Fact == "works_duration_days" })
	require.GreaterOrEqual(t, at, 0)
	require.Nil(t, all.Questions[at].FinishSpread)
	require.Equal(t, []string{"works"}, all.Questions[at].Items)
}
