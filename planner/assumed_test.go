package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
)

// verdicts gives the status of every item, and the defaults that it rests on.
func verdicts(p *planner.Plan) (status map[string]string, assumed map[string][]string) {
	status, assumed = map[string]string{}, map[string][]string{}
	for i := range p.Items {
		status[p.Items[i].ID], assumed[p.Items[i].ID] = p.Items[i].Status, p.Items[i].Assumed
	}
	for i := range p.NotRequired {
		status[p.NotRequired[i].ID], assumed[p.NotRequired[i].ID] = "not_required", p.NotRequired[i].Assumed
	}
	return status, assumed
}

// answers are values that a person may give to a question: every choice, yes and no, numbers
// above each limit and nothing.
func answers(t *testing.T, g *generator, slot int) []profile.Value {
	fact := &shipped(t).Facts().List[slot]
	switch fact.Type {
	case profile.BooleanType:
		return []profile.Value{profile.TruthValue(false), profile.TruthValue(true)}
	case profile.EnumType:
		values := make([]profile.Value, len(fact.Values))
		for i, c := range fact.Values {
			values[i] = profile.TextValue(c.ID)
		}
		return values
	case profile.NumberType:
		values := []profile.Value{profile.NumberValue(0)}
		for _, c := range g.constants[slot] {
			values = append(values, profile.NumberValue(c.Micro()+profile.Scale))
		}
		return slices.DeleteFunc(values, func(v profile.Value) bool {
			return fact.Max.IsKnown() && v.Micro() > fact.Max.Micro()
		})
	}
	return nil
}

// A verdict that another answer to one of the defaults would change names that default, whether
// it excludes an item or asks for it. Tried with every answer to every default, and with "I do
// not know".
func TestAVerdictNamesTheDefaultsThatCouldChangeIt(t *testing.T) {
	t.Parallel()
	g := generate(t, 10)
	for _, name := range []string{"workshop_seven_answers", "ordinary_industrial_2017"} {
		known := project(t, name)
		if name != "workshop_seven_answers" { // nearly complete: defaults come into their own
			for slot, fact := range shipped(t).Facts().List {
				if fact.Default.IsKnown() && slot%3 == 0 {
					known = unstated(t, known, fact.ID)
				}
			}
		}
		made := plan(t, known)
		status, assumed := verdicts(made)
		for _, f := range made.Facts {
			if f.Origin != "assumed" {
				continue
			}
			slot := slotOf(t, f.Fact)
			for _, v := range append(answers(t, g, slot), profile.Unknown) {
				changed := known.Clone()
				set(t, &changed, slot, v)
				now, _ := verdicts(plan(t, changed))
				for id := range status {
					if now[id] != status[id] {
						require.Contains(t, assumed[id], f.Fact, "%s: %s is %s, and %s with %s = %s", name, id, status[id], now[id], f.Fact, v)
					}
				}
			}
		}
	}
}

// Without defaults every verdict that rested on one is open, and every one that rested on none
// is as it was.
func TestWithoutDefaultsWhatRestedOnOneIsOpen(t *testing.T) {
	t.Parallel()
	none := func(o *planner.Options) { o.Assume = profile.None }
	eachProject(t, 11, 40, func(t *testing.T, p profile.Profile) {
		made, bare := plan(t, p), plan(t, p, none)
		status, assumed := verdicts(made)
		now, nowAssumed := verdicts(bare)
		require.Empty(t, bare.Assumptions)
		for id, was := range status {
			switch {
			case len(assumed[id]) > 0:
				require.Equal(t, "possible", now[id], "%s was %s on the defaults %v", id, was, assumed[id])
				require.Subset(t, row(bare, id).Missing, assumed[id], "%s misses what was assumed", id)
			default:
				require.Equal(t, was, now[id], "%s rests on no default", id)
			}
			require.Empty(t, nowAssumed[id], id)
		}
		for _, f := range bare.Facts {
			require.NotEqual(t, "assumed", f.Origin, f.Fact)
		}
	})
}

// A workshop known by seven answers: what its plan leaves out, it leaves out for what is known,
// for the time of the item, or for a default that it names together with whom to ask.
func TestAWorkshopKnownBySevenAnswersExcludesNothingInSilence(t *testing.T) {
	t.Parallel()
	p := project(t, "workshop_seven_answers")
	stated := 0
	for _, o := range p.Origin {
		if o == profile.Stated {
			stated++
		}
	}
	require.Equal(t, 7, stated)
	made := plan(t, p)
	byFact := map[string]planner.AssumptionRow{}
	for _, a := range made.Assumptions {
		byFact[a.Fact] = a
	}
	origin := map[string]string{}
	for _, f := range made.Facts {
		origin[f.Fact] = f.Origin
	}
	onDefaults := 0
	for _, r := range made.NotRequired {
		for _, b := range r.Because {
			var guessed []string
			for _, test := range b.Tests {
				if origin[test.Fact] == "assumed" {
					guessed = append(guessed, test.Fact)
				}
			}
			if len(guessed) > 0 && len(guessed) == len(b.Tests) { // nothing known excludes it
				require.Subset(t, r.Assumed, guessed, "%s is excluded because of %v", r.ID, b.Facts)
			}
		}
		for _, fact := range r.Assumed {
			onDefaults++
			require.NotEmpty(t, byFact[fact].AskName, "%s says whom to ask", fact)
			require.Contains(t, byFact[fact].Items, r.ID, "%s says what rests on it", fact)
		}
	}
	assert.Positive(t, onDefaults)
	bare := plan(t, p, func(o *planner.Options) { o.Assume = profile.None })
	for _, r := range bare.NotRequired {
		require.Empty(t, r.Assumed, r.ID)
		for _, b := range r.Because {
			for _, test := range b.Tests {
				require.NotEqual(t, "assumed", origin[test.Fact], r.ID)
			}
		}
	}
}

// Where nothing is known, nothing is excluded but what the law of the day does not have.
func TestWhereNothingIsKnownOnlyTheTimeExcludes(t *testing.T) {
	t.Parallel()
	p := project(t, "nothing_known")
	for slot, fact := range shipped(t).Facts().List {
		require.True(t, p.IsStatedUnknown(slot) || fact.ID == profile.ReferenceDate, "the case calls %s unknown", fact.ID)
	}
	made := plan(t, p)
	for _, r := range made.NotRequired {
		require.Len(t, r.Because, 1, r.ID)
		require.Contains(t, []string{"ended", "not_yet"}, r.Because[0].Code, r.ID)
	}
	asked := map[string]bool{}
	for _, q := range made.Questions {
		asked[q.Fact] = true
		require.NotEmpty(t, q.Items, q.Fact)
	}
	for _, id := range status(made, "possible") {
		for _, fact := range row(made, id).Missing {
			// A derived fact is settled by those it is derived from.
			sources := append(shipped(t).Sources(fact), fact)
			require.True(t, slices.ContainsFunc(sources, func(f string) bool { return asked[f] }), "%s of %s is asked", fact, id)
		}
	}
}

// Making a fact known settles: what was certain without it stays as it was, and only what was
// possible may become anything.
func TestKnowingMoreNeverUnsettles(t *testing.T) {
	t.Parallel()
	none := func(o *planner.Options) { o.Assume = profile.None }
	g := generate(t, 12)
	for range cases(40) {
		p := g.partial(30 + g.IntN(50))
		made := plan(t, p, none)
		before, _ := verdicts(made)
		unknown := func(slot int) bool { // and not derived either, which stating would contradict
			return slices.ContainsFunc(made.Facts, func(f planner.FactRow) bool { return slotOf(t, f.Fact) == slot && f.Origin == "unknown" })
		}
		more := p.Clone()
		var learned string
		for slot := range more.Values {
			if unknown(slot) && g.IntN(12) == 0 {
				learned += " " + shipped(t).Facts().List[slot].ID
				set(t, &more, slot, g.value(slot))
			}
		}
		after, _ := verdicts(plan(t, more, none))
		for id, was := range before {
			if was != "possible" && after[id] != was {
				t.Fatalf("%s was %s, and is %s after learning%s\n%s", id, was, after[id], learned, profile.Encode(p, shipped(t).Facts()))
			}
		}
	}
}
