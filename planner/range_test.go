package planner_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// uncertain visits projects with unknown facts, each in several variants and with and without
// defaults: the cases that have some, and generated ones.
func uncertain(t *testing.T, seed uint64, few int, property func(*testing.T, *generator, profile.Profile, planner.Options)) {
	t.Helper()
	g := generate(t, seed)
	try := func(p profile.Profile) {
		for _, v := range []route.Variant{route.Parallel, route.Commitment} {
			opt := planner.Default()
			opt.Variant, opt.Assume = v, []profile.Assume{profile.Defaults, profile.None}[g.IntN(2)]
			property(t, g, p, opt)
		}
		if t.Failed() {
			t.Logf("%s", profile.Encode(p, shipped(t).Facts()))
		}
	}
	for _, name := range []string{"nothing_known", "workshop_seven_answers", "standard_land_workshop"} {
		try(project(t, name))
	}
	for n := range cases(few) {
		p := g.partial(1 + g.IntN(70))
		if n%3 == 0 {
			p = g.underWay(p)
		}
		try(p)
	}
}

// completion states every fact that the plan does not know, the works with a length of some years
// at most.
func (g *generator) completion(p profile.Profile, made *planner.Plan) profile.Profile {
	p = p.Clone()
	for _, f := range made.Facts {
		if f.Origin == "unknown" {
			set(g.t, &p, slotOf(g.t, f.Fact), g.value(slotOf(g.t, f.Fact)))
		}
	}
	return p
}

func planWith(t testing.TB, p profile.Profile, opt planner.Options) *planner.Plan {
	t.Helper()
	made, err := planner.Make(shipped(t), p, opt)
	require.NoError(t, err)
	return made
}

func sketch(t testing.TB, p profile.Profile, opt planner.Options) planner.Outline {
	t.Helper()
	o, err := planner.Sketch(shipped(t), p, opt)
	require.NoError(t, err)
	return o
}

// inRange fails where a completed project ends outside a range.
func inRange(t *testing.T, r planner.Range, o *planner.Outline) {
	t.Helper()
	finish, before := o.Finish(), o.Totals.Elapsed.BeforeStart
	require.GreaterOrEqual(t, finish, *r.Finish[0])
	if r.Finish[1] != nil {
		require.LessOrEqual(t, finish, *r.Finish[1])
	}
	require.GreaterOrEqual(t, before, r.BeforeStart[0])
	require.LessOrEqual(t, before, r.BeforeStart[1])
}

// Whatever the unknown facts turn out to be, the project ends within its range, and what is not
// said to move the finish hardly ever moves it. The range is exact, however much is unknown.
func TestEveryCompletionEndsWithinTheRange(t *testing.T) {
	t.Parallel()
	ranges, exact, flips, missed := 0, 0, 0, 0
	uncertain(t, 31, 25, func(t *testing.T, g *generator, p profile.Profile, opt planner.Options) {
		made := planWith(t, p, opt)
		ranges++
		if made.Range.Exact {
			exact++
		}
		for range 12 {
			q := g.completion(p, made)
			o := sketch(t, q, opt)
			inRange(t, made.Range, &o)
			for range 3 {
				f := made.Facts[g.IntN(len(made.Facts))]
				if f.Origin != "unknown" || slices.Contains(made.Range.MovedBy, f.Fact) {
					continue
				}
				moved := q.Clone()
				set(t, &moved, slotOf(t, f.Fact), g.value(slotOf(t, f.Fact)))
				now := sketch(t, moved, opt)
				if flips++; o.Finish() != now.Finish() {
					missed++
				}
			}
		}
	})
	require.Equal(t, ranges, exact, "the search came to its end each time")
	require.LessOrEqual(t, 500*missed, flips, "facts that move the finish and are not named")
	t.Logf("%d ranges, all exact; %d of %d other answers to facts not named move the finish", ranges, missed, flips)
}

// Each end of an exact range is attained by a completion that can be written down.
func TestTheEndsOfARangeAreAttained(t *testing.T) {
	t.Parallel()
	cal := shipped(t).Calendar()
	uncertain(t, 32, 40, func(t *testing.T, g *generator, p profile.Profile, opt planner.Options) {
		ends, err := planner.Ends(shipped(t), p, opt)
		require.NoError(t, err)
		works := slotOf(t, shipped(t).Vocabulary().Milestones.Works.DurationFact)
		for i, e := range ends {
			require.True(t, e.Exact, e.Words)
			set(t, &e.Of, works, profile.NumberValue(0))
			e.Of.Constraints = slices.DeleteFunc(e.Of.Constraints, func(c profile.Constraint) bool {
				return c.OwnDuration && c.Key == shipped(t).Vocabulary().Milestones.Works.ID
			})
			o := sketch(t, e.Of, opt)
			if i < 2 {
				require.Equal(t, cal.Add(o.Dates.Start, e.Days), o.Finish(), "%s finish", e.Words)
			} else {
				require.Equal(t, e.Days, o.Totals.Elapsed.BeforeStart, "%s start of works", e.Words)
			}
		}
	})
}

// nearby are values on, under and over everything that rules compare a fact with.
func nearby(t *testing.T, g *generator, slot int) []profile.Value {
	fact := &shipped(t).Facts().List[slot]
	if fact.Type != profile.NumberType {
		return answers(t, g, slot)
	}
	values := answers(t, g, slot)
	for _, c := range g.constants[slot] {
		if c.Micro() >= profile.Scale {
			values = append(values, profile.NumberValue(c.Micro()-profile.Scale))
		}
	}
	return values
}

// With a few facts unknown, trying all their answers gives the same range, and the same facts that
// move the finish.
func TestTheRangeEqualsTryingAllAnswers(t *testing.T) {
	t.Parallel()
	g := generate(t, 33)
	moved := 0
	for n := range cases(60) {
		p := g.complete()
		if n%2 == 0 {
			p = project(t, known[g.IntN(len(known))])
		}
		opt := planner.Default()
		opt.Variant, opt.Assume = []route.Variant{route.Customary, route.Parallel, route.Commitment}[g.IntN(3)], profile.None
		works := slotOf(t, shipped(t).Vocabulary().Milestones.Works.DurationFact)
		set(t, &p, works, profile.NumberValue(int64(g.IntN(300))*profile.Scale))
		var hidden []int
		made := planWith(t, p, opt)
		for len(hidden) < 3 {
			slot := g.IntN(len(p.Values))
			if n%2 == 0 { // facts that some item turns on
				slot = slotOf(t, busy[g.IntN(len(busy))])
			}
			if answers(t, g, slot) != nil && !slices.Contains(hidden, slot) && slot != works {
				hidden = append(hidden, slot)
			}
		}
		for slot := range p.Values { // nothing else is unknown or derived
			if !p.Values[slot].IsKnown() && slot != works {
				for _, f := range made.Facts {
					if slotOf(t, f.Fact) == slot && f.Value.IsKnown() {
						set(t, &p, slot, f.Value)
					}
				}
			}
		}
		for _, slot := range hidden {
			set(t, &p, slot, profile.Unknown)
		}
		got := planWith(t, p, opt).Range
		want := tryAll(t, g, p, opt, hidden)
		require.Equal(t, want.finish, [2]calendar.Date{*got.Finish[0], *got.Finish[1]})
		require.Equal(t, want.before, [2]int(got.BeforeStart))
		require.Equal(t, want.movedBy, got.MovedBy)
		require.True(t, got.Exact)
		moved += len(got.MovedBy)
	}
	require.Positive(t, moved)
}

// known are cases of which everything is known that an item turns on.
var known = []string{
	"government_school", "hospital", "housing_estate", "logistics_flood_heritage", "low_risk_warehouse",
	"ordinary_industrial_2017", "road_with_bridge", "standard_land_workshop", "standard_land_workshop_near_heritage",
}

// busy are facts that many rules read.
var busy = []string{
	"eia_category", "heritage_control_zone_level", "in_river_management_area", "annual_energy_tce", "soil_water_area",
	"disturbed_land_ha", "project_nature", "land_source", "investment_mode", "low_risk_small_project", "works_contract_wan",
	"traffic_assessment_required", "in_verification_catalogue", "occupies_farmland", "wants_staged_permit", "credit_blacklisted",
}

type tried struct {
	finish  [2]calendar.Date
	before  [2]int
	movedBy []string
}

// tryAll plans every completion of the hidden facts.
func tryAll(t *testing.T, g *generator, p profile.Profile, opt planner.Options, hidden []int) tried {
	t.Helper()
	slices.Sort(hidden)
	result := tried{movedBy: []string{}}
	finishes := map[string]map[calendar.Date]bool{} // by fact and the answers to the others
	first := true
	values := make([][]profile.Value, len(hidden))
	rest, err := shipped(t).Remainder(p, opt.Assume, rules.Stating)
	require.NoError(t, err)
	for i, slot := range hidden {
		values[i] = nearby(t, g, slot)
		for _, open := range rest.Open { // limits that no case shows
			if shipped(t).Facts().List[slot].Type != profile.NumberType || open.Slot != slot {
				continue
			}
			for _, limit := range open.Limits() {
				for _, v := range []int64{limit.Micro() - profile.Scale, limit.Micro(), limit.Micro() + profile.Scale} {
					if v >= 0 && !slices.Contains(values[i], profile.NumberValue(v)) {
						values[i] = append(values[i], profile.NumberValue(v))
					}
				}
			}
		}
	}
	var walk func(profile.Profile, int, []string)
	walk = func(q profile.Profile, i int, said []string) {
		if i < len(hidden) {
			for _, v := range values[i] {
				next := q.Clone()
				set(t, &next, hidden[i], v)
				walk(next, i+1, append(said[:i:i], v.String()))
			}
			return
		}
		o := sketch(t, q, opt)
		finish, before := o.Finish(), o.Totals.Elapsed.BeforeStart
		if first {
			result.finish, result.before, first = [2]calendar.Date{finish, finish}, [2]int{before, before}, false
		}
		result.finish = [2]calendar.Date{min(result.finish[0], finish), max(result.finish[1], finish)}
		result.before = [2]int{min(result.before[0], before), max(result.before[1], before)}
		for k := range hidden {
			others := slices.Clone(said)
			others[k] = "*"
			key := fmt.Sprint(k, others)
			if finishes[key] == nil {
				finishes[key] = map[calendar.Date]bool{}
			}
			finishes[key][finish] = true
		}
	}
	walk(p, 0, nil)
	for k, slot := range hidden {
		for key, dates := range finishes {
			var n int
			_, err := fmt.Sscan(key, &n)
			require.NoError(t, err)
			if n == k && len(dates) > 1 {
				result.movedBy = append(result.movedBy, shipped(t).Facts().List[slot].ID)
				break
			}
		}
	}
	return result
}

// Making a fact known never widens the range.
func TestKnowingMoreNeverWidensTheRange(t *testing.T) {
	t.Parallel()
	uncertain(t, 34, 25, func(t *testing.T, g *generator, p profile.Profile, opt planner.Options) {
		if g.IntN(4) == 0 {
			opt.Variant = route.Sequential
		}
		made := planWith(t, p, opt)
		for range 4 {
			f := made.Facts[g.IntN(len(made.Facts))]
			if f.Origin != "unknown" {
				continue
			}
			q := p.Clone()
			set(t, &q, slotOf(t, f.Fact), g.value(slotOf(t, f.Fact)))
			now := planWith(t, q, opt)
			before, after := made.Range, now.Range
			require.GreaterOrEqual(t, *after.Finish[0], *before.Finish[0], f.Fact)
			if before.Finish[1] != nil {
				require.NotNil(t, after.Finish[1], f.Fact)
				require.LessOrEqual(t, *after.Finish[1], *before.Finish[1], f.Fact)
			}
			require.GreaterOrEqual(t, after.BeforeStart[0], before.BeforeStart[0], f.Fact)
			require.LessOrEqual(t, after.BeforeStart[1], before.BeforeStart[1], f.Fact)
			p, made = q, now
		}
	})
}

// One after another nothing is searched: sums bound the range, and every completion lies in it.
func TestTheRangeOfASequenceHoldsEveryCompletion(t *testing.T) {
	t.Parallel()
	uncertain(t, 35, 12, func(t *testing.T, g *generator, p profile.Profile, opt planner.Options) {
		opt.Variant = route.Sequential
		made := planWith(t, p, opt)
		for range 6 {
			o := sketch(t, g.completion(p, made), opt)
			inRange(t, made.Range, &o)
		}
	})
}

// A project of which all is known has one finish; where only the length of the works is open, the
// latest is null and the figures without the works stand beside it.
func TestTheRangeOfACompleteProject(t *testing.T) {
	t.Parallel()
	made := plan(t, project(t, "hospital"))
	require.Equal(t, planner.Range{
		Finish:      []*calendar.Date{&made.Totals.Finish, &made.Totals.Finish},
		BeforeStart: []int{made.Totals.Elapsed.BeforeStart, made.Totals.Elapsed.BeforeStart}, MovedBy: []string{}, Exact: true,
	}, made.Range)
	content, err := json.Marshal(plan(t, project(t, "standard_land_workshop")).Range)
	require.NoError(t, err)
	require.JSONEq(t, `{"finish": ["2026-10-09", null], "before_start": [62, 62], "moved_by": ["works_duration_days"],
		"exact": true, "finish_without_works": ["2026-10-09", "2026-10-09"]}`, string(content))
}

// BenchmarkRange measures the range alone.
func BenchmarkRange(b *testing.B) {
	for _, name := range []string{"standard_land_workshop", "workshop_seven_answers", "nothing_known"} {
		for _, assume := range []profile.Assume{profile.Defaults, profile.None} {
			b.Run(name+" "+string(assume), func(b *testing.B) {
				p, opt := project(b, name), planner.Default()
				opt.Assume = assume
				b.ReportAllocs()
				for b.Loop() {
					if _, err := planner.RangeFor(shipped(b), p, opt); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
	}
}
