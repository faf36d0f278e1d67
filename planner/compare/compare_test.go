package compare_test

import (
	"encoding/json"
	"errors"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
)

// sideBySide compares cases in English.
func sideBySide(t testing.TB, names ...string) *compare.Document {
	t.Helper()
	var projects []profile.Profile
	for _, name := range names {
		projects = append(projects, projecttest.Project(t, name))
	}
	opt := planner.Default()
	opt.Lang = lang.EN
	d, err := compare.Make(projecttest.Shipped(t), projects, opt)
	require.NoError(t, err)
	return d
}

func figure(t testing.TB, d *compare.Document, id string) compare.Figure {
	t.Helper()
	at := slices.IndexFunc(d.Figures, func(f compare.Figure) bool { return f.ID == id })
	require.GreaterOrEqual(t, at, 0, "no figure %s", id)
	return d.Figures[at]
}

// numbers gives the values of a figure; −1 for what is not known.
func numbers(t testing.TB, d *compare.Document, id string) []int {
	var all []int
	for _, v := range figure(t, d, id).Values {
		n := -1
		if v.Number != nil {
			n = int(*v.Number)
		}
		all = append(all, n)
	}
	return all
}

// Two sites for one workshop and a hospital: the figures are those of the three plans, the best of
// each row is marked, and the one fact in which the sites differ is what makes the difference.
func TestTwoSitesAndAHospitalSideBySide(t *testing.T) {
	d := sideBySide(t, "standard_land_workshop", "standard_land_workshop_near_heritage", "hospital")

	assert.Equal(t, []int{41, 43, 55}, numbers(t, d, "items_required"))
	assert.Equal(t, []int{0}, figure(t, d, "items_required").Best)
	assert.Equal(t, []int{19, 29, 27}, numbers(t, d, "approval_before_start"))
	assert.Equal(t, []int{79, 104, 126}, numbers(t, d, "elapsed_total"))
	assert.Equal(t, []int{47, 103, 126}, numbers(t, d, "commitment_elapsed"))
	assert.Equal(t, []int{7, 7, 7}, numbers(t, d, "approval_completion"))
	assert.Empty(t, figure(t, d, "approval_completion").Best, "where all are alike none is the best")
	assert.Equal(t, []int{32, 1, 0}, numbers(t, d, "commitments_gain"))
	assert.Equal(t, []int{0}, figure(t, d, "commitments_gain").Best, "more days saved are better")
	assert.Empty(t, figure(t, d, "commitments_offered").Best, "more commitments on offer are neither better nor worse")
	assert.Equal(t, []int{27, 29, 42}, numbers(t, d, "visits"))
	assert.Equal(t, []int{0}, figure(t, d, "visits").Best)
	assert.Equal(t, []int{39, 42, 59}, numbers(t, d, "papers_asked"))
	assert.Equal(t, calendar.DateOf(2026, 8, 27), figure(t, d, "works_may_start").Values[0].Date)
	assert.Equal(t, []int{0}, figure(t, d, "works_may_start").Best)

	require.True(t, d.Projects[0].WorksUnknown)
	require.False(t, d.Projects[2].WorksUnknown)
	for _, id := range []string{"finish", "customary_finish", "commitment_finish"} {
		assert.Empty(t, figure(t, d, id).Best, "%s: works that nobody knows the length of make no project faster", id)
	}

	heritage := d.Differences[0]
	require.Equal(t, 1, heritage.Project)
	require.True(t, heritage.Complete)
	require.Equal(t, []any{25, 2}, []any{heritage.Moved.Finish, heritage.Moved.Items})
	require.Len(t, heritage.Effects, 1)
	require.Equal(t, "heritage_control_zone_level", heritage.Effects[0].ID)
	var added []string
	for _, item := range heritage.Items {
		require.Equal(t, diff.Added, item.Change)
		require.Equal(t, diff.Alone, item.Why["status"].How)
		require.Equal(t, "heritage_control_zone_level", item.Why["status"].Causes[0].ID)
		added = append(added, item.ID)
	}
	require.Equal(t, []string{"archaeology_survey", "heritage_control_zone_design"}, added)

	at := slices.IndexFunc(d.Facts, func(f compare.Fact) bool { return f.Fact == "heritage_control_zone_level" })
	require.GreaterOrEqual(t, at, 0)
	require.Equal(t, "city-county", d.Facts[at].Values[1].Value.String())
	states := map[string][]string{}
	for _, rows := range [][]compare.Row{d.Items, d.Problems, d.Commitments} {
		for _, row := range rows {
			states[row.ID] = row.States
		}
	}
	require.Equal(t, []string{"not_required", "required", "not_required"}, states["heritage_control_zone_design"])
	require.Equal(t, []string{"offered", "refused", "refused"}, states["engineering_planning_permit"])
	require.Equal(t, []string{"open", "open", "none"}, states["k03"])
}

// The figures of a comparison are those of the plans by themselves, whatever stands beside them.
func TestFiguresAreThoseOfThePlansByThemselves(t *testing.T) {
	names := []string{"hospital", "government_school", "fit_out_mall", "road_with_bridge"}
	d := sideBySide(t, names...)
	for i, name := range names {
		opt := planner.Default()
		opt.Lang = lang.EN
		p, err := planner.Make(projecttest.Shipped(t), projecttest.Project(t, name), opt)
		require.NoError(t, err)
		require.Equal(t, p.Totals.Items, numbers(t, d, "items_required")[i], name)
		require.Equal(t, p.Totals.Elapsed.BeforeStart, numbers(t, d, "elapsed_before_start")[i], name)
		require.Equal(t, p.Totals.Approval.Completion, numbers(t, d, "approval_completion")[i], name)
		require.Equal(t, p.Totals.Finish, figure(t, d, "finish").Values[i].Date, name)
		for _, v := range []route.Variant{route.Customary, route.Parallel, route.Commitment} {
			require.Equal(t, p.Variants[v.String()].Finish, figure(t, d, v.String()+"_finish").Values[i].Date, name)
		}
	}
	turned := sideBySide(t, "road_with_bridge", "fit_out_mall", "government_school", "hospital")
	for _, f := range d.Figures {
		values := slices.Clone(figure(t, turned, f.ID).Values)
		slices.Reverse(values)
		require.Equal(t, f.Values, values, f.ID)
		require.Len(t, figure(t, turned, f.ID).Best, len(f.Best), "%s: which is best does not depend on the order", f.ID)
	}
}

func TestAProjectBesideItselfHasNothingThatDiffers(t *testing.T) {
	d := sideBySide(t, "hospital", "hospital")
	for _, f := range d.Figures {
		require.Empty(t, f.Best, f.ID)
	}
	require.Empty(t, d.Facts)
	require.Empty(t, d.Items)
	require.True(t, d.Differences[0].Same)
	require.Empty(t, d.Differences[0].Effects)
	require.Empty(t, d.Differences[0].Items)
}

func TestTwoToTenProjectsStandSideBySide(t *testing.T) {
	workshop := projecttest.Project(t, "standard_land_workshop")
	for n, ok := range map[int]bool{0: false, 1: false, 2: true, 10: true, 11: false} {
		d, err := compare.Make(projecttest.Shipped(t), slices.Repeat([]profile.Profile{workshop}, n), planner.Default())
		if ok {
			require.NoError(t, err)
			require.Len(t, d.Differences, n-1)
			continue
		}
		var fail *fault.Error
		require.True(t, errors.As(err, &fail))
		require.Equal(t, "compare.number", fail.Code)
	}
}

func TestTheSameProjectsGiveTheSameBytes(t *testing.T) {
	bytes := func() string {
		b, err := json.Marshal(sideBySide(t, "fit_out_mall", "fit_out_mall_10000", "low_risk_warehouse"))
		require.NoError(t, err)
		return string(b)
	}
	require.Equal(t, bytes(), bytes())
}

// Money is that of the plans, in fen. The cheapest is marked only where every plan lacks the price of
// the same charges, and where no end of a range could turn the order.
func TestTheCheapestIsMarkedOnlyWhereItIsCertain(t *testing.T) {
	set := projecttest.Shipped(t)
	workshop := projecttest.Project(t, "standard_land_workshop")
	slot, ok := set.Facts().Slot("works_contract_wan")
	require.True(t, ok)
	costing := func(share int64) profile.Profile {
		p := workshop.Clone()
		p.Values[slot] = profile.NumberValue(workshop.Value(slot).Micro() / share)
		return p
	}
	for name, tc := range map[string]struct {
		other profile.Profile
		best  []int
	}{
		"ranges that overlap leave it open":                      {costing(2), []int{}},
		"a deposit that is smaller whatever its rate is":         {costing(10), []int{1}},
		"the same deposit":                                       {workshop, []int{}},
		"another project, of which other charges are not priced": {projecttest.Project(t, "hospital"), []int{}},
	} {
		t.Run(name, func(t *testing.T) {
			d, err := compare.Make(set, []profile.Profile{workshop, tc.other}, planner.Default())
			require.NoError(t, err)
			deposit := figure(t, d, "money_refundable_deposit")
			require.Equal(t, compare.UnitFen, deposit.Unit)
			require.Equal(t, tc.best, deposit.Best)
			for i, p := range []profile.Profile{workshop, tc.other} {
				made, err := planner.Make(set, p, planner.Default())
				require.NoError(t, err)
				want := made.Money.ByPayer["refundable_deposit"]
				require.Equal(t, want[0], *deposit.Values[i].Number)
				require.Equal(t, want[1], *deposit.Values[i].UpTo)
			}
			require.Empty(t, figure(t, d, "money_not_priced").Best, "what has no price makes no project better")
		})
	}
}
