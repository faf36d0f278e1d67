package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
)

func visitTo(p *planner.Plan, item string) *planner.VisitRow {
	for i := range p.Visits.Items {
		if p.Visits.Items[i].ID == item {
			return &p.Visits.Items[i]
		}
	}
	return nil
}

func wayOf(p *planner.Plan, id string) *planner.VisitWay {
	for i := range p.Visits.Ways {
		if p.Visits.Ways[i].ID == id {
			return &p.Visits.Ways[i]
		}
	}
	return nil
}

func TestAPlanCountsVisitsAndSaysHowToNeedNone(t *testing.T) {
	made := plan(t, project(t, "standard_land_workshop"))
	require.Equal(t, 1, made.Visits.Goal)
	require.Equal(t, []int{27, 27}, made.Visits.Total)
	require.Nil(t, visitTo(made, "enterprise_filing"), "a filing is made online")
	require.Nil(t, visitTo(made, "works"))
	require.Equal(t, []string{"online", "agent"}, visitTo(made, "construction_permit").HowNone)
	require.Equal(t, "low", visitTo(made, "construction_permit").Confidence)
	require.Equal(t, []string{"agent", "combined"}, visitTo(made, "planning_verification").HowNone)
	require.Equal(t, []string{"online"}, visitTo(made, "agency_service").HowNone, "no agent carries his own appointment")
	require.Equal(t, []string{"online", "agent"}, visitTo(made, "joint_acceptance").HowNone, "it is the window itself")
	require.Zero(t, made.Visits.Least)
}

func TestWaysThroughAnItemAreThereWithThatItem(t *testing.T) {
	old := plan(t, project(t, "ordinary_industrial_2017"))
	require.Nil(t, wayOf(old, "combined"), "2017 knows no joint acceptance")
	require.NotNil(t, wayOf(old, "agent"))
	p := underway(t, "ordinary_industrial_2017", profile.Progress{Key: "agency_service", State: profile.Waived, Reason: "任意"})
	without := plan(t, p)
	require.Nil(t, wayOf(without, "agent"))
	require.Positive(t, without.Visits.Least, "archives are handed over in person")
}

func TestVisitsThatHaveBeenMadeAreNotCounted(t *testing.T) {
	before := plan(t, project(t, "standard_land_workshop"))
	p := underway(t, "standard_land_workshop",
		profile.Progress{Key: "planning_conditions", State: profile.Obtained, Finished: date(t, "2026-05-20")},
		profile.Progress{Key: "state_land_grant", State: profile.InProgress, Accepted: date(t, "2026-05-25")},
		profile.Progress{Key: "early_study", State: profile.Waived, Reason: "任意"})
	after := plan(t, p)
	require.Equal(t, before.Visits.Total[0]-3, after.Visits.Total[0])
	for _, id := range []string{"planning_conditions", "state_land_grant", "early_study"} {
		require.Nil(t, visitTo(after, id), id)
	}
}

// An item of one's own states no visits and is named as not counted; an item that is only possible
// counts at the upper end. The figures are those of the rows.
func TestVisitsAddUp(t *testing.T) {
	g := generate(t, 7)
	for n := range cases(40) {
		p := g.partial(g.IntN(70))
		if n%2 == 0 {
			p = g.underWay(p)
		}
		opt := planner.Default()
		opt.Assume = []profile.Assume{profile.Defaults, profile.None}[n/2%2]
		v := planWith(t, p, opt).Visits
		sure, all, least := 0, 0, 0
		saves := map[string]int{}
		for _, row := range v.Items {
			require.Positive(t, row.Visits)
			all += row.Visits
			if row.Status != "required" {
				continue
			}
			sure += row.Visits
			if len(row.HowNone) == 0 {
				least += row.Visits
			}
			for _, way := range row.HowNone {
				saves[way] += row.Visits
			}
		}
		require.Equal(t, []int{sure, all}, v.Total)
		require.Equal(t, least, v.Least)
		for _, way := range v.Ways {
			require.Equal(t, saves[way.ID], way.Saves, way.ID)
		}
		for i := range p.Own {
			require.True(t, slices.Contains(v.Silent, p.Own[i].ID) || p.ProgressOf(p.Own[i].ID) != nil)
		}
	}
}
