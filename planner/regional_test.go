package planner_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/money"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// anotherDistrict has the shipped rules, but says that its regional assessments make the writing of
// the EIA table needless, and what that writing costs.
func anotherDistrict(t *testing.T) *rules.Set {
	t.Helper()
	const was = "    removed_by:\n"
	set, err := rules.Load(projecttest.Edited(t, "items/eia_report_table/data.yaml", was,
		"    prices: [{fixed: 30000, unit: {zh: 元, en: yuan}, set_by: {zh: 市场, en: the market}}]\n"+
			was+"      when: {in_regional_assessment_area: [\"true\"]}\n"))
	require.NoError(t, err)
	return set
}

func TestARegionalResultRemovesTheServiceThatItReplaces(t *testing.T) {
	t.Parallel()
	district := anotherDistrict(t)
	base := project(t, "logistics_flood_heritage")
	const fen = int64(3_000_000)
	for _, tc := range []struct {
		what          string
		inArea        any
		status        string   // in list 5
		missing       []string // what would remove it
		priced        *money.Amount
		least         int64 // what it adds to the lower end of the totals
		prepared      string
		takesDays     bool
		paperHasStart bool
	}{
		{"outside the area it is needed", false, "required", []string{}, &money.Amount{fen, fen}, fen, "required", true, true},
		{"inside it is not, costs nothing and takes no days", true, "not_required", []string{}, nil, 0, "not_required", false, false},
		{"unknown, it stays needed until somebody asks", nil, "possible", []string{"区域评估范围内"}, &money.Amount{fen, fen}, 0, "required", true, true},
	} {
		t.Run(tc.what, func(t *testing.T) {
			p := with(t, base, facts{"in_regional_assessment_area": tc.inArea})
			opt := planner.Default()
			opt.Preparation = true
			made, err := planner.Make(district, p, opt)
			require.NoError(t, err)
			plain := plan(t, p)

			row := map[string]any(nil)
			for _, r := range made.Lists["intermediaries_and_fees"] {
				if r["id"] == "eia_table_writing" {
					row = r
				}
			}
			require.NotNil(t, row, "list 5 keeps the service in sight")
			require.Equal(t, tc.status, row["status"])
			require.Equal(t, tc.missing, row["missing"])
			require.Equal(t, "区域环境影响评价", row["regional_result"])
			if tc.status == "not_required" {
				require.Equal(t, "不需要：已有区域评估成果“区域环境影响评价”", row["amount"])
				require.Equal(t, []string{"区域评估范围内：是"}, row["rests_on"])
			}

			var priced *money.Amount
			for _, l := range made.Money.Lines {
				if l.ID == "eia_table_writing" {
					priced = l.Amount
				}
			}
			require.Equal(t, tc.priced, priced)
			for _, r := range made.Money.NotPriced {
				require.NotEqual(t, "eia_table_writing", r.ID)
			}
			most := int64(0)
			if tc.priced != nil {
				most = fen
			}
			was := plain.Money.ByPayer["investor"]
			require.Equal(t, money.Amount{was[0] + tc.least, was[1] + most}, made.Money.ByPayer["investor"])

			for _, r := range made.WithPreparation.Preparation {
				if r.ID != "eia_table_writing" {
					continue
				}
				require.Equal(t, tc.prepared, r.Status)
				require.Equal(t, tc.takesDays, r.Schedule != nil)
				require.Equal(t, tc.status != "required", r.RemovedBy != "")
				row = nil
			}
			require.Nil(t, row, "the preparation is shown, removed or not")

			for _, r := range made.Lists["materials"] {
				if r["id"] == "eia_table" {
					require.Equal(t, tc.paperHasStart, r["begin_preparing_by"] != nil)
				}
			}
		})
	}
}

// Where the item itself falls with the regional result, an open fact leaves both possible, and list 5
// names what would remove the service.
func TestAnOpenRegionalResultIsNamedInListFive(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct {
		service, fact, missing string
		given                  facts
	}{
		{"geohazard_assessment_service", "regional_geohazard_done", "区域地灾评估已完成", facts{"in_geohazard_area": true}},
		{"mineral_overlay_assessment", "regional_mineral_done", "区域压矿评估已完成", facts{"overlays_mineral": true}},
		{"seismic_safety_evaluation_service", "regional_seismic_done", "区域地震安评已完成", facts{"seismic_major_project": true}},
		{"traffic_impact_report_writing", "regional_traffic_done", "区域交评已完成", facts{"traffic_assessment_required": true}},
		{"soil_water_table_writing", "in_regional_soil_water_scheme", "区域水保已批", facts{"soil_water_area": true, "disturbed_land_ha": 1, "earthwork_m3": 0}},
		{"soil_water_plan_writing", "in_regional_soil_water_scheme", "区域水保已批", facts{"soil_water_area": true, "disturbed_land_ha": 6, "earthwork_m3": 0}},
	} {
		t.Run(tc.service, func(t *testing.T) {
			for _, answer := range []struct {
				is   any
				want string // status; empty where the item is not needed either
			}{{false, "required"}, {nil, "possible"}, {true, ""}} {
				p := with(t, with(t, project(t, "hospital"), tc.given), facts{tc.fact: answer.is})
				made := plan(t, p)
				got := ""
				for _, r := range made.Lists["intermediaries_and_fees"] {
					if r["id"] == tc.service {
						got = r["status"].(string)
						if got == "possible" {
							require.Contains(t, r["missing"], tc.missing)
						}
					}
				}
				require.Equal(t, answer.want, got, "%v", answer.is)
			}
		})
	}
}
