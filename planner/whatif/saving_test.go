package whatif_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/whatif"
)

const (
	permit     = "engineering_planning_permit"
	permitFile = "items/" + permit + "/data.yaml"
	permitDays = "promised: {n: 5, unit: working}"
	instant    = "ways:\n  - {way: instant, from: \"2017-01-01\", days: 0, without_procedures: true, legal_basis: {law: administrative_practice}}\ndays:\n"
	merged     = "ways:\n  - {way: merged_form, from: \"2017-01-01\", merged_into: construction_permit, legal_basis: {law: administrative_practice}}\ndays:\n"
)

func whole(n int) *int { return &n }

// saved adds up a supposition over all sample projects.
func saved(t *testing.T, x rules.Supposition, opt planner.Options) *whatif.Supposed {
	t.Helper()
	s, err := whatif.Suppose(projecttest.Shipped(t), x, opt, calendar.DateOf(2026, 6, 1))
	require.NoError(t, err)
	for _, name := range projecttest.Names(t) {
		require.NoError(t, s.Add(projecttest.Project(t, name)))
	}
	return s
}

// What is supposed saves what a rule set saves in which it is written.
func TestASuppositionSavesWhatWritingItIntoTheRulesSaves(t *testing.T) {
	set := projecttest.Shipped(t)
	practice := rules.Basis{Law: "administrative_practice"}
	from := rules.Period{From: calendar.DateOf(2017, 1, 1)}
	for name, tc := range map[string]struct {
		x        rules.Supposition
		old, new string
	}{
		"fewer promised days": {rules.Supposition{Item: permit, Days: whole(1)}, permitDays, "promised: {n: 1, unit: working}"},
		"more promised days":  {rules.Supposition{Item: permit, Days: whole(9)}, permitDays, "promised: {n: 9, unit: working}"},
		"instant handling": {rules.Supposition{Item: permit, Way: &rules.Way{Way: "instant", Period: from, Days: whole(0), WithoutProcedures: true, Basis: practice}},
			"days:\n", instant},
		"a merged form": {rules.Supposition{Item: permit, Way: &rules.Way{Way: "merged_form", Period: from, MergedInto: "construction_permit", Basis: practice}},
			"days:\n", merged},
	} {
		t.Run(name, func(t *testing.T) {
			written, err := rules.Load(projecttest.Edited(t, permitFile, tc.old, tc.new))
			require.NoError(t, err)
			opt := planner.Default()
			got := saved(t, tc.x, opt)
			require.Greater(t, got.Needed, 5)
			require.Zero(t, got.Failed)
			rows, days := 0, 0
			for _, name := range projecttest.Names(t) {
				p := projecttest.Project(t, name)
				was, err := planner.Sketch(set, p, opt)
				require.NoError(t, err)
				is, err := planner.Sketch(written, p, opt)
				require.NoError(t, err)
				if rows < len(got.Rows) && got.Rows[rows].Project == p.ID {
					require.Equal(t, []calendar.Date{was.Finish(), is.Finish()}, []calendar.Date{got.Rows[rows].FinishBefore, got.Rows[rows].FinishAfter}, name)
					days += set.Calendar().Between(is.Finish(), was.Finish())
					rows++
				} else {
					require.Equal(t, was.Finish(), is.Finish(), "%s does not need the item", name)
				}
			}
			require.Equal(t, len(got.Rows), rows)
			require.Equal(t, days, got.SavedDays)
			require.NotZero(t, got.SavedDays)
		})
	}
}

func TestWhatIsSoAlreadySavesNothingAndTheLeadRateTellsWhatIsPromised(t *testing.T) {
	same := saved(t, rules.Supposition{Item: permit, Days: whole(5)}, planner.Default())
	require.Zero(t, same.SavedDays)
	require.Zero(t, same.Saved+same.Later)
	require.Equal(t, &whatif.LeadRate{Statutory: 20, Before: 5, After: 5, RateBefore: 750, RateAfter: 750}, same.Rate)
	less := saved(t, rules.Supposition{Item: permit, Days: whole(3)}, planner.Default())
	require.Equal(t, &whatif.LeadRate{Statutory: 20, Before: 5, After: 3, RateBefore: 750, RateAfter: 850}, less.Rate)
	require.Zero(t, less.Later)
	require.Equal(t, "Planning permit for construction works", saved(t, rules.Supposition{Item: permit, Days: whole(3)}, planner.Options{Lang: lang.EN, Variant: route.Parallel}).Name)
}

func TestASuppositionThatTheRulesWouldRefuseIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		x    rules.Supposition
		code string
	}{
		"no such item":          {rules.Supposition{Item: "permitt", Days: whole(1)}, "register.item"},
		"more than the law":     {rules.Supposition{Item: permit, Days: whole(21)}, "register.above"},
		"no such way":           {rules.Supposition{Item: permit, Way: &rules.Way{Way: "instantly", Days: whole(0)}}, "way.unknown"},
		"a way without effect":  {rules.Supposition{Item: permit, Way: &rules.Way{Way: "instant"}}, "way.nothing"},
		"merged into itself":    {rules.Supposition{Item: permit, Way: &rules.Way{Way: "merged_form", MergedInto: permit}}, "rules.item.unknown"},
		"merged into something": {rules.Supposition{Item: permit, Way: &rules.Way{Way: "merged_form", MergedInto: "x"}}, "rules.item.unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := whatif.Suppose(projecttest.Shipped(t), tc.x, planner.Default(), calendar.DateOf(2026, 6, 1))
			require.Equal(t, tc.code, fault.All(err)[0].Code, "%v", err)
		})
	}
}

// A way of handling shows in the plan, and what dates ranges and questions agrees with what makes plans.
func TestAWayOfHandlingShowsInThePlanAndItsRange(t *testing.T) {
	for _, way := range []string{instant, merged} {
		set, err := rules.Load(projecttest.Edited(t, permitFile, "days:\n", way))
		require.NoError(t, err)
		for _, name := range []string{"standard_land_workshop", "government_school", "fit_out_mall"} {
			p := projecttest.Project(t, name)
			opt := planner.Default()
			opt.Lang = lang.EN
			plan, err := planner.Make(set, p, opt)
			require.NoError(t, err)
			for i := range plan.Items {
				row := &plan.Items[i]
				require.Equal(t, row.ID == permit, row.Way != nil, row.ID)
				if row.Way != nil {
					require.Zero(t, row.Schedule.Duration)
					require.Contains(t, []string{"At once", "Merged form"}, row.Way.Name)
				}
			}
			first, last := plan.Range.Finish[0], plan.Range.Finish[1]
			require.NotNil(t, first)
			require.LessOrEqual(t, *first, plan.Totals.Finish, name)
			if last != nil {
				require.GreaterOrEqual(t, *last, plan.Totals.Finish, name)
			}
		}
	}
	_, err := rules.Load(projecttest.Edited(t, permitFile, "days:\n", "ways:\n  - {way: at_once, days: 0, legal_basis: {law: administrative_practice}}\ndays:\n"))
	require.Equal(t, "way.unknown", fault.All(err)[0].Code)
	require.Contains(t, fault.All(err)[0].Path, permitFile)
}
