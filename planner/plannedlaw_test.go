package planner_test

import (
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// planned plans a project with each item under the law of its planned day.
func planned(t testing.TB, p profile.Profile, change ...func(*planner.Options)) *planner.Plan {
	t.Helper()
	return plan(t, p, append(change, func(o *planner.Options) { o.Law = planner.PlannedLaw })...)
}

// lawDates are all the days that the rules name, apart from calendar, targets and test data: on each
// some law may begin or end.
func lawDates(t testing.TB) []calendar.Date {
	t.Helper()
	quoted := regexp.MustCompile(`"(\d{4}-\d\d-\d\d)"`)
	var days []calendar.Date
	require.NoError(t, fs.WalkDir(policies.FS, ".", func(name string, d fs.DirEntry, err error) error {
		folder, _, _ := strings.Cut(name, "/")
		if err != nil || d.IsDir() || slices.Contains([]string{"calendar", "targets"}, folder) || strings.HasPrefix(name, "lib/cases") {
			return err
		}
		content, err := fs.ReadFile(policies.FS, name)
		for _, found := range quoted.FindAllStringSubmatch(string(content), -1) {
			if day, err := calendar.ParseDate(found[1]); err == nil {
				days = append(days, day)
			}
		}
		return err
	}))
	slices.Sort(days)
	return slices.Compact(days)
}

// Where no law changes between the first and the last date of a plan, it is the same plan under both,
// apart from the key that says which.
func TestWithoutAChangeOfLawBothPlansAreTheSame(t *testing.T) {
	changes := lawDates(t)
	quiet := 0
	for _, name := range projectNames(t) {
		for _, start := range []string{"", "2022-01-10", "2024-07-01", "2026-06-01"} {
			p := project(t, name)
			if start != "" {
				p = p.WithStart(shipped(t).Facts(), date(t, start)).WithReferenceDate(shipped(t).Facts(), date(t, start))
			}
			reference := plan(t, p)
			// A period that ends on a day is over on the next one.
			first, last := min(reference.ReferenceDate, reference.Start).AddDays(-1), max(reference.Totals.Finish, reference.ReferenceDate)
			own := planned(t, p)
			require.Equal(t, "planned", own.Law)
			if len(p.Progress) > 0 || slices.ContainsFunc(changes, func(d calendar.Date) bool { return first <= d && d <= last }) {
				continue
			}
			quiet++
			own.Law = ""
			require.Equal(t, string(asJSON(t, reference)), string(asJSON(t, own)), "%s from %s", name, p.Start)
		}
	}
	require.Greater(t, quiet, 5, "several of these plans see no change of law")
}

// Each item of a plan under planned law is what the program answers on its own planned day, with the
// days and edges of that day: computed here one day after another, by moving the reference date.
func TestEachItemIsWhatTheRulesSayOnItsOwnDay(t *testing.T) {
	set := shipped(t)
	on := func(p profile.Profile, day calendar.Date) *rules.Decision {
		d, err := set.Outline(p.WithReferenceDate(set.Facts(), day), profile.Defaults)
		require.NoError(t, err)
		return &d
	}
	moved := 0
	for at, name := range projectNames(t) {
		for k, start := range []string{"2017-06-01", "2018-03-01", "2019-02-11", "2022-11-01", "2025-01-06"} {
			parted := (at+k)%3 == 0
			p := planner.Stand(set, with(t, project(t, name), facts{"works_duration_days": 500}))
			if p.UnderWay() {
				continue
			}
			p = p.WithStart(set.Facts(), date(t, start)).WithReferenceDate(set.Facts(), date(t, start))
			if parted {
				p.Parts = []profile.Part{
					{ID: "one", Name: "one", Kind: profile.Phase},
					{ID: "two", Name: "two", Kind: profile.Phase, Start: date(t, start).AddDays(700)},
					{ID: "lot", Name: "lot", Kind: profile.Lot, Parent: "two"},
				}
			}
			made := planned(t, p)
			for _, w := range made.Warnings {
				require.NotEqual(t, "law_swings", w.Code, "%s from %s: %s", name, start, w.Text)
			}
			edges := map[[2]string]rules.EdgeKind{}
			for _, e := range made.Edges {
				edges[[2]string{e.From, e.To}] = e.Kind
			}
			for i := range made.Items {
				row := &made.Items[i]
				if row.Kind == "works" || row.Schedule == nil {
					continue
				}
				day := row.Schedule.EarlyStart
				if row.LawDay != 0 {
					require.Equal(t, day, row.LawDay, "%s of %s from %s follows the law of its planned day", row.ID, name, start)
					moved++
				}
				d := on(p, day)
				at := slices.IndexFunc(d.Items, func(r rules.ItemDecision) bool { return r.Key() == row.ID })
				require.Equal(t, rules.Required, d.Items[at].Verdict, "%s of %s on %s", row.ID, name, day)
				require.Equal(t, d.Items[at].Approval, row.ApprovalDays, "%s of %s on %s", row.ID, name, day)
				require.Equal(t, d.Items[at].Elapsed, row.Schedule.Duration, "%s of %s on %s", row.ID, name, day)
				for k := range d.Edges {
					e := &d.Edges[k]
					from, to := e.Ends()
					if kind := edges[[2]string{from, to}]; to == row.ID && e.Verdict == rules.Required && kind != "" {
						require.Equal(t, e.KindOn(day), kind, "%s → %s of %s on %s", from, to, name, day)
					}
				}
			}
			for _, r := range made.NotRequired {
				if r.LawDay != 0 {
					d := on(p, r.LawDay)
					at := slices.IndexFunc(d.Items, func(x rules.ItemDecision) bool { return x.Key() == r.ID })
					require.Equal(t, rules.NotRequired, d.Items[at].Verdict, "%s of %s on %s", r.ID, name, r.LawDay)
				}
			}
		}
	}
	require.Greater(t, moved, 100, "many items follow another law than that of the reference date")
}

// What has been accepted keeps the law of the day of its acceptance; what is still to come does not.
func TestWhatIsAcceptedKeepsTheLawOfItsDay(t *testing.T) {
	factory := project(t, "ordinary_industrial_2017_two_years")
	factory.AsOf = date(t, "2019-09-02")
	factory.Progress = []profile.Progress{
		{Key: "works", State: profile.Obtained, Finished: date(t, "2017-09-20")},
		{Key: "soil_water_acceptance_2017", State: profile.InProgress, Accepted: date(t, "2017-09-21")},
		{Key: "env_acceptance_2017", State: profile.Obtained, Accepted: date(t, "2017-09-20"), Finished: date(t, "2017-10-20"), Document: "甬环验〔2017〕1号"},
	}
	made := planned(t, factory)

	accepted := row(made, "soil_water_acceptance_2017")
	require.NotNil(t, accepted, "it was accepted on the last day on which there was such an item")
	assert.Equal(t, profile.InProgress, accepted.Progress.State)
	obtained := row(made, "env_acceptance_2017")
	require.NotNil(t, obtained)
	assert.Equal(t, profile.Obtained, obtained.Progress.State)
	require.Nil(t, row(made, "fire_acceptance_2017"), "what is not accepted yet follows the law of 2019")
	require.Equal(t, row(made, "fire_acceptance_filing").Schedule.EarlyStart, row(made, "fire_acceptance_filing").LawDay)

	late := factory.Clone()
	late.Progress[1].Accepted = date(t, "2017-09-22")
	made = planned(t, late)
	require.Nil(t, row(made, "soil_water_acceptance_2017"), "a day later there was none")
	require.Contains(t, codes(made), "progress_not_needed")
}

func codes(p *planner.Plan) []string {
	var all []string
	for _, w := range p.Warnings {
		all = append(all, w.Code)
	}
	return all
}

// A permit that must wait for a slow connection only before a day on which, if it waits, it is no
// longer, has no law of its own day: it keeps that of the reference date, and the plan says so.
func TestAnItemThatNoLawOfItsOwnDaySuitsKeepsThatOfTheReferenceDate(t *testing.T) {
	set := changedRules(t, "items/construction_permit/construction_permit.rego",
		`{"id": "quality_safety_supervision", "kind": "soft", "hard_before": "2019-04-23"}`,
		`{"id": "power_connection", "kind": "soft", "hard_before": "2026-09-10"}`)
	p := project(t, "standard_land_workshop")
	p.Constraints = []profile.Constraint{{Key: "power_connection", NotBefore: date(t, "2026-08-03"), Reason: "变电站检修"}}
	opt := planner.Default()
	opt.Law = planner.PlannedLaw
	made, err := planner.Make(set, p, opt)
	require.NoError(t, err)
	require.Contains(t, codes(made), "law_swings")
	for _, w := range made.Warnings {
		if w.Code == "law_swings" {
			require.Equal(t, "construction_permit", w.Item)
			require.Contains(t, w.Text, "2026-08-25")
		}
	}
	permit := row(made, "construction_permit")
	require.Zero(t, permit.LawDay)
	require.Equal(t, rules.Hard, kindOf(made, "power_connection", "construction_permit"), "as on the reference date")
	require.GreaterOrEqual(t, permit.Schedule.EarlyStart, row(made, "power_connection").Schedule.EarlyFinish)
	again, err := planner.Make(set, p, opt)
	require.NoError(t, err)
	require.Equal(t, string(asJSON(t, made)), string(asJSON(t, again)))
}

// A sketch has the verdicts, figures and dates of the whole plan, under planned law, too.
func TestASketchUnderPlannedLawIsThePlanWithoutWords(t *testing.T) {
	for _, name := range []string{"ordinary_industrial_2017_two_years", "housing_estate", "workshop_under_way"} {
		for _, v := range []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment} {
			opt := planner.Default()
			opt.Variant, opt.Law = v, planner.PlannedLaw
			sketch, err := planner.Sketch(shipped(t), project(t, name), opt)
			require.NoError(t, err)
			made := planned(t, project(t, name), func(o *planner.Options) { o.Variant = v })
			require.Equal(t, made.Totals.Finish, sketch.Finish(), "%s %s", name, v)
			require.Equal(t, made.Totals.Elapsed, planner.Clock(sketch.Totals.Elapsed), "%s %s", name, v)
			require.Equal(t, made.Totals.Approval, planner.Clock(sketch.Totals.Approval), "%s %s", name, v)
		}
	}
}

// Whatever the project, the search for the days ends, and the plan holds together: what is required
// by the law of its own day is so on that day, and what the plan says to swing keeps the reference
// date's law.
func TestPlannedLawHoldsForAnyProject(t *testing.T) {
	g := generate(t, 65)
	swings, n := 0, cases(60)
	for range n {
		p := g.partial(g.IntN(40))
		p = p.WithStart(shipped(t).Facts(), p.Start)
		set(t, &p, slotOf(t, "works_duration_days"), profile.NumberValue(int64(g.IntN(1500))*profile.Scale))
		variant := route.Variant(g.IntN(4))
		made := planned(t, p, func(o *planner.Options) { o.Variant = variant })
		swinging := map[string]bool{}
		for _, w := range made.Warnings {
			if w.Code == "law_swings" {
				swinging[w.Item] = true
				swings++
			}
		}
		reference := plan(t, p, func(o *planner.Options) { o.Variant = variant })
		for i := range made.Items {
			row := &made.Items[i]
			if row.Schedule == nil || row.Kind == "works" {
				continue
			}
			day := row.Schedule.EarlyStart
			if swinging[row.ID] {
				require.Zero(t, row.LawDay)
				day = made.ReferenceDate
			}
			d, err := shipped(t).Outline(p.WithReferenceDate(shipped(t).Facts(), day), profile.Defaults)
			require.NoError(t, err)
			at := slices.IndexFunc(d.Items, func(r rules.ItemDecision) bool { return r.Key() == row.ID })
			require.Equal(t, rules.Required, d.Items[at].Verdict, "%s on %s, planned from %s by the rules of %s", row.ID, day, p.Start, made.ReferenceDate)
		}
		require.Equal(t, reference.ReferenceDate, made.ReferenceDate)
		require.Equal(t, reference.Facts, made.Facts, "the facts are those of the reference date")
	}
	require.LessOrEqual(t, swings*10, n, "swings are rare")
}
