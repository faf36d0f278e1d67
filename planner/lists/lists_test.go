package lists_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lists"
	"sevenlists/planner/route"
)

func TestAnItemSaysWhyItApplies(t *testing.T) {
	r := row(t, made(t, smallRules(t), project{variant: route.Parallel}), "items", "id", "big_review")
	require.Equal(t, "大型项目审查", r["name"])
	require.Equal(t, "required", r["status"])
	require.Equal(t, []string{"总建筑面积达到限额（总建筑面积：2000平方米 ≥ 1000平方米）"}, r["why"])
	require.Equal(t, []string{}, r["not_needed_because"])
	require.Equal(t, []string{"建筑法（2019年修正） 第7条"}, r["legal_basis"])
	require.Equal(t, []string{"地形测绘（法定；建筑法（2019年修正） 第8条）"}, r["prerequisites"])
	require.Regexp(t, `^items/big_review/big_review\.rego:\d+$`, r["rule"].([]string)[0])
	require.Equal(t, 10, r["promised_days"])
	require.Nil(t, r["statutory_days"], "the law sets none")
	require.Equal(t, true, r["commitment_possible"])
}

// A project just below a limit is told so, below everything that it needs.
func TestANearMissStandsBelowWithItsNumber(t *testing.T) {
	set := smallRules(t)
	m := made(t, set, project{facts: with(map[string]any{"floor_area_total_m2": 999})})
	rows := m.Lists["items"]
	last := rows[len(rows)-1]
	require.Equal(t, "big_review", last["id"])
	require.Equal(t, "not_required", last["status"])
	require.Equal(t, []string{"总建筑面积达到限额（总建筑面积：999平方米 < 1000平方米，差1平方米）"}, last["not_needed_because"])
	require.Equal(t, []string{}, last["why"])
	require.Equal(t, []any{"required"}, unique(column(m, "items", "status")[:len(rows)-1]))
	for _, list := range []string{"route", "responsibilities", "commitments"} {
		require.NotContains(t, append(column(m, list, "item"), column(m, list, "step")...), "big_review")
	}

	none := made(t, set, project{facts: with(map[string]any{"floor_area_total_m2": 0})})
	require.NotContains(t, column(none, "items", "id"), "big_review", "nothing of a quantity is no near miss")
}

func unique(cells []any) []any {
	var once []any
	for _, c := range cells {
		if len(once) == 0 || once[len(once)-1] != c {
			once = append(once, c)
		}
	}
	return once
}

// An item that hangs on an unknown fact stands in every list, without a date.
func TestAPossibleItemIsListedWithoutDates(t *testing.T) {
	m := made(t, smallRules(t), project{facts: with(map[string]any{"floor_area_total_m2": nil})})
	where := map[string]string{"items": "id", "route": "item", "commitments": "item", "responsibilities": "step"}
	for list, key := range where {
		r := row(t, m, list, key, "big_review")
		require.Equal(t, "possible", r["status"], list)
		requireNoDates(t, list, r)
	}
	item := row(t, m, "items", "id", "big_review")
	require.Equal(t, []string{"总建筑面积"}, item["missing"])
	require.Equal(t, []string{"大型项目审查（法定；待定；建筑法（2019年修正） 第8条）", "用地登记（惯例；审批惯例，无直接条文）"},
		row(t, m, "items", "id", "building_permit")["prerequisites"])
	steps := column(m, "route", "item")
	require.Equal(t, "big_review", steps[len(steps)-1])

	only := row(t, m, "materials", "id", "calculation")
	require.Equal(t, "possible", only["status"])
	requireNoDates(t, "materials", only)
	papers := column(m, "materials", "status")
	require.Equal(t, []any{"required", "possible"}, unique(papers))

	duty := m.Checklist[0]
	require.Equal(t, "big_review", duty.Item)
	require.Equal(t, "possible", duty.Status)
	require.Zero(t, duty.Deadline)
}

func requireNoDates(t *testing.T, list string, r lists.Row) {
	t.Helper()
	for id, cell := range r {
		_, dated := cell.(calendar.Date)
		require.False(t, dated, "%s.%s", list, id)
	}
}

// One paper is one row, however many items ask for it.
func TestAPaperIsListedOnce(t *testing.T) {
	m := made(t, smallRules(t), project{variant: route.Parallel})
	require.Equal(t, []any{"boundary", "scheme", "calculation", "site_map", "title_data", "drawings", "works_files"},
		column(m, "materials", "id"), "by the day on which it is needed, then id")

	scheme := row(t, m, "materials", "id", "scheme")
	require.Equal(t, []string{"big_review", "land_note", "building_permit"}, scheme["items"])
	require.Equal(t, "applicant", scheme["source"])
	require.Equal(t, day(t, "2026-06-01"), scheme["needed_by"])
	require.Equal(t, true, scheme["deferrable"])
	require.Equal(t, day(t, "2026-06-01"), scheme["deferrable_until"], "the first of its items is decided that day")

	require.Equal(t, []string{"site_survey"}, row(t, m, "materials", "id", "site_map")["supplied_by"], "an output of that id")
	require.Equal(t, []string{"land_note", "first_registration"}, row(t, m, "materials", "id", "title_data")["supplied_by"])
	require.Equal(t, []string{}, scheme["supplied_by"])
	drawings := row(t, m, "materials", "id", "drawings")
	require.Equal(t, false, drawings["deferrable"])
	require.Nil(t, drawings["deferrable_until"])
}

func TestARefusedDeferralLetsNoPaperFollow(t *testing.T) {
	m := made(t, smallRules(t), project{facts: with(map[string]any{"credit_blacklisted": true})})
	require.Equal(t, false, row(t, m, "materials", "id", "works_files")["deferrable"])
	r := row(t, m, "commitments", "item", "joint_acceptance")
	require.Equal(t, "deferral", r["mode"])
	require.Equal(t, false, r["offered"])
	require.Equal(t, []string{"失信（严重失信：是）"}, r["refused_because"])
	require.Equal(t, []string{}, r["deferrable_materials"])
}

func TestServicesAndFeesStandByItem(t *testing.T) {
	m := made(t, smallRules(t), project{})
	require.Equal(t, []any{"mapping", "map_fee"}, column(m, "intermediaries_and_fees", "id"))
	service := row(t, m, "intermediaries_and_fees", "id", "mapping")
	require.Equal(t, "service", service["category"])
	require.Equal(t, "site_survey", service["item"])
	require.Equal(t, "区域地形图", service["regional_result"])
	require.Equal(t, []string{"建筑法（2019年修正） 第7条"}, service["compulsory_by"])
	fee := row(t, m, "intermediaries_and_fees", "id", "map_fee")
	require.Equal(t, "fee", fee["category"])
	require.Equal(t, "按面积计", fee["note"])
	require.Nil(t, fee["compulsory_by"])
}

// What a fee costs stands with its rate, its exemption and what it was computed with; what a service
// costs nobody knows, and it says so.
func TestAFeeHasAnAmountAndAServiceAReason(t *testing.T) {
	m := made(t, smallRules(t), project{facts: with(map[string]any{"floor_area_total_m2": 2000})})
	fee := row(t, m, "intermediaries_and_fees", "id", "map_fee")
	require.Equal(t, "investor", fee["payer"])
	require.Equal(t, "500–1250元", fee["amount"])
	require.Equal(t, []any{int64(50000), int64(125000)}, []any{fee["amount_low"], fee["amount_high"]})
	require.Equal(t, "0.5–1.25 元/平方米 × 总建筑面积", fee["fee_standard"])
	require.Equal(t, "元/平方米", fee["fee_unit"])
	require.Equal(t, []string{"建筑法（2019年修正） 第7条"}, fee["fee_basis"])
	require.Equal(t, "守信的减半", fee["exemption"])
	require.Equal(t, []string{"严重失信：否", "总建筑面积：2000平方米"}, fee["rests_on"])

	service := row(t, m, "intermediaries_and_fees", "id", "mapping")
	require.Equal(t, []any{"owner", "investor", 5}, []any{service["commissioned_by"], service["payer"], service["promised_days"]})
	require.Equal(t, "未定价：目录未载明价格", service["amount"])
	require.Nil(t, service["amount_low"])

	open := made(t, smallRules(t), project{facts: with(map[string]any{"floor_area_total_m2": nil})})
	fee = row(t, open, "intermediaries_and_fees", "id", "map_fee")
	require.Equal(t, "未定价：不知道总建筑面积", fee["amount"])
	require.Equal(t, []string{"总建筑面积"}, fee["missing"])
	require.Nil(t, fee["amount_high"])
}

func TestProblemsKeepTheirOrder(t *testing.T) {
	m := made(t, smallRules(t), project{problems: []lists.Problem{
		{ID: "k02", Name: "容积率超过上限", Severity: "stop", State: "found", Items: []string{"big_review"}, Due: day(t, "2026-06-05"), Solver: "某局"},
		{ID: "k01", Name: "失信", Severity: "delay", State: "open", Missing: []string{"credit_blacklisted"}},
	}})
	require.Equal(t, []any{1, 2}, column(m, "problems", "no"))
	require.Equal(t, []any{"k02", "k01"}, column(m, "problems", "id"))
	require.Equal(t, []any{day(t, "2026-06-05"), nil}, column(m, "problems", "due"))
	require.Equal(t, []string{"严重失信"}, m.Lists["problems"][1]["missing"])
	require.Equal(t, []string{"big_review"}, m.Lists["problems"][0]["items"])
}
