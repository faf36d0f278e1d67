package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// How long what is issued on one day may be used, by the law of the reference date.
func TestAResultHoldsAsLongAsTheLawSays(t *testing.T) {
	for name, tc := range map[string]struct{ item, law, issued, to string }{
		"a siting opinion holds for three years":                   {"land_preexam_and_siting", "2026-06-01", "2026-06-10", "2029-06-10"},
		"a land pre-examination of 2017 held for three years":      {"land_preexam_2017", "2017-06-01", "2017-06-10", "2020-06-10"},
		"a planning permit for a year, by the local rule":          {"engineering_planning_permit", "2026-06-01", "2026-06-10", "2027-06-10"},
		"a construction permit for three months":                   {"construction_permit", "2026-06-01", "2026-06-10", "2026-09-10"},
		"three months from the last of November end with February": {"construction_permit", "2026-06-01", "2026-11-30", "2027-02-28"},
		"an energy opinion for two years":                          {"energy_review", "2026-06-01", "2026-06-10", "2028-06-10"},
		"two years from a leap day end with February":              {"energy_review", "2026-06-01", "2028-02-29", "2030-02-28"},
		"an energy opinion before 2017 had no end":                 {"energy_review", "2016-12-31", "2016-12-31", ""},
		"and from 2017 on it has":                                  {"energy_review", "2017-01-01", "2017-01-01", "2019-01-01"},
		"an environmental report for five years":                   {"eia_report_book", "2026-06-01", "2026-06-10", "2031-06-10"},
		"an environmental table for five years":                    {"eia_report_table", "2026-06-01", "2026-06-10", "2031-06-10"},
		"a soil and water report for three years":                  {"soil_water_report_book", "2026-06-01", "2026-06-10", "2029-06-10"},
		"a soil and water table for three years":                   {"soil_water_report_table", "2026-06-01", "2026-06-10", "2029-06-10"},
		"a soil and water report before March 2023 had no end":     {"soil_water_report_book", "2023-02-28", "2023-02-28", ""},
		"and from March 2023 on it has":                            {"soil_water_report_book", "2023-03-01", "2023-03-01", "2026-03-01"},
		"a drainage permit for five years":                         {"drainage_permit", "2026-06-01", "2026-06-10", "2031-06-10"},
		"a filing has no end":                                      {"enterprise_filing", "2026-06-01", "2026-06-10", ""},
	} {
		t.Run(name, func(t *testing.T) {
			to := ""
			for _, o := range shipped(t).Item(tc.item).Outputs {
				if v := o.ValidOn(date(t, tc.law)); v != nil {
					require.Equal(t, "issued", v.CountsFrom)
					to = v.EndsOn(date(t, tc.issued), shipped(t).Calendar()).String()
				}
			}
			require.Equal(t, tc.to, to)
		})
	}
}

func resultOf(t testing.TB, p *planner.Plan, item string) planner.ResultRow {
	t.Helper()
	for i := range p.Items {
		if p.Items[i].ID == item {
			require.Len(t, p.Items[i].Results, 1)
			return p.Items[i].Results[0]
		}
	}
	require.Fail(t, "no such item", item)
	return planner.ResultRow{}
}

func TestAPlanSaysUntilWhenResultsHoldAndWhenToAskAgain(t *testing.T) {
	made := plan(t, project(t, "hospital"))
	permit := resultOf(t, made, "construction_permit")
	require.Equal(t, scheduled(t, made, "construction_permit").EarlyFinish, permit.From)
	require.Equal(t, permit.From.AddMonths(3), permit.ValidTo)
	require.Equal(t, []string{rules.Prolong, "default", "low"}, []string{permit.Renewal, permit.LeadFrom, permit.LeadConfidence})
	require.Equal(t, 30, shipped(t).Calendar().Between(permit.RenewBy, permit.ValidTo), "thirty working days before the end")

	// What must be got anew takes its own days, so that the new one is there on the last day.
	energy := resultOf(t, made, "energy_review")
	require.Equal(t, []string{rules.Anew, "duration"}, []string{energy.Renewal, energy.LeadFrom})
	cal, takes := shipped(t).Calendar(), scheduled(t, made, "energy_review").Duration
	require.Equal(t, cal.OnOrBefore(energy.ValidTo), cal.Add(energy.RenewBy, takes))

	siting := resultOf(t, made, "land_preexam_and_siting")
	require.Empty(t, siting.Renewal, "no law was found that speaks of it")
	require.Zero(t, siting.RenewBy)
	require.NotZero(t, siting.ValidTo)
}

func scheduled(t testing.TB, p *planner.Plan, item string) *planner.ScheduleRow {
	t.Helper()
	i := slices.IndexFunc(p.Items, func(r planner.ItemRow) bool { return r.ID == item })
	require.GreaterOrEqual(t, i, 0, item)
	return p.Items[i].Schedule
}

func TestAResultInHandCountsFromItsOwnDay(t *testing.T) {
	obtained := profile.Progress{Key: "engineering_planning_permit", State: profile.Obtained, Finished: date(t, "2026-05-04"), Document: "建字第7号"}
	p := underway(t, "standard_land_workshop", obtained)
	r := resultOf(t, plan(t, p), "engineering_planning_permit")
	require.True(t, r.InHand)
	require.Equal(t, "建字第7号", r.Document)
	require.Equal(t, []calendar.Date{date(t, "2026-05-04"), date(t, "2027-05-04")}, []calendar.Date{r.From, r.ValidTo})

	p.Progress[0].Finished = 0
	made := plan(t, p)
	r = resultOf(t, made, "engineering_planning_permit")
	require.Zero(t, r.ValidTo, "of what is not known no day is made up")
	require.Zero(t, r.RenewBy)
	require.Equal(t, 1, countWarnings(made, "validity_unknown"))

	p.Progress[0] = profile.Progress{Key: "engineering_planning_permit", State: profile.Waived, Reason: "任意"}
	made = plan(t, p)
	i := slices.IndexFunc(made.Items, func(r planner.ItemRow) bool { return r.ID == "engineering_planning_permit" })
	require.Empty(t, made.Items[i].Results, "what is waived gives nothing")
}

// The problem K22 finds just those certificates that end, by the plan's own rows, before the works.
func TestCertificatesEndTooEarlyByTheirOwnData(t *testing.T) {
	needed := map[string]bool{ // problems/plan/k22: until the start of works, the later of planned and scheduled
		"engineering_planning_permit": true, "energy_review": true, "eia_report_book": true, "eia_report_table": true,
		"soil_water_report_book": true, "soil_water_report_table": true,
	}
	g := generate(t, 22)
	found := 0
	for range cases(60) {
		p := g.complete()
		p = with(t, p, facts{"planned_start": p.Start.AddDays(g.IntN(2500)).String()})
		if g.IntN(2) == 0 {
			p = g.underWay(p)
		}
		made := plan(t, p)
		i := slices.IndexFunc(made.Items, func(r planner.ItemRow) bool { return r.Kind == "works" })
		if i < 0 {
			continue
		}
		start := max(made.Items[i].Schedule.EarlyStart, p.Value(slotOf(t, "planned_start")).Date())
		var ended []string
		for k := range made.Problems {
			if made.Problems[k].ID == "k22" {
				ended = made.Problems[k].Items
			}
		}
		for k := range made.Items {
			row := &made.Items[k]
			if !needed[row.ID] || row.Status != "required" || row.Schedule == nil {
				continue
			}
			early := slices.ContainsFunc(row.Results, func(r planner.ResultRow) bool { return r.ValidTo != 0 && r.ValidTo < start })
			require.Equal(t, early, slices.Contains(ended, row.ID), "%s until %s", row.ID, start)
			if early {
				found++
			}
		}
	}
	require.NotZero(t, found)
}

// A lot's own permit is held against the works of that lot, what is for all lots against the first.
func TestEachLotsPermitIsHeldAgainstItsOwnWorks(t *testing.T) {
	p := project(t, "standard_land_workshop").Clone()
	p.Parts = []profile.Part{{ID: "lot1", Name: "一标", Kind: profile.Lot}, {ID: "lot2", Name: "二标", Kind: profile.Lot}}
	p.AsOf = p.Start
	p.Progress = []profile.Progress{
		{Key: "construction_permit@lot1", State: profile.Obtained, Finished: date(t, "2026-05-29")},
		{Key: "construction_permit@lot2", State: profile.Obtained, Finished: date(t, "2026-05-29")},
	}
	p.Constraints = []profile.Constraint{
		{Key: "works@lot1", NotBefore: date(t, "2026-08-28")}, {Key: "works@lot2", NotBefore: date(t, "2026-08-31")},
	}
	made := plan(t, p)
	i := slices.IndexFunc(made.Problems, func(r planner.ProblemRow) bool { return r.ID == "k22" })
	require.GreaterOrEqual(t, i, 0)
	require.Equal(t, []string{"construction_permit@lot2"}, made.Problems[i].Items)
	require.Equal(t, date(t, "2026-08-29"), resultOf(t, made, "construction_permit@lot1").ValidTo)
}
