package lists_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/route"
)

// Every offered commitment is a duty with all that an investor must know before signing.
func TestTheChecklistTellsTheWholeDuty(t *testing.T) {
	m := made(t, smallRules(t), project{variant: route.Commitment, chosen: []string{"big_review"}})
	require.Len(t, m.Checklist, 2, "a deferral is no commitment")
	d := m.Checklist[0]
	require.Equal(t, "big_review", d.Item)
	require.Equal(t, "commitment_access", d.Mode)
	require.Equal(t, "承诺准入", d.ModeName)
	require.True(t, d.Chosen)
	require.Equal(t, "达到标准。", d.Promise)
	require.Equal(t, "没有危险物品。", d.Conditions)
	require.Equal(t, []string{"计算书"}, d.HandIn, "neither what may follow nor what the authority has")
	require.Equal(t, "竣工后核查", d.Verification)
	require.Equal(t, "撤销决定。", d.Breach)
	require.Equal(t, "有危险物品的项目。", d.Never)
	require.NotEmpty(t, d.Verifier)
	require.NotEmpty(t, d.LegalBasis)
	require.Len(t, d.Evidence, 1)
	require.Equal(t, []string{"危险化学品：否", "严重失信：否"}, d.Evidence[0].Sentences("zh"))
	require.False(t, m.Checklist[1].Chosen)

	r := row(t, m, "commitments", "item", "big_review")
	require.Equal(t, []string{"危险化学品：否", "严重失信：否"}, r["conditions_met"])
	require.Equal(t, "offered", r["state"])
	require.Equal(t, true, r["chosen"])
	require.Equal(t, 2, r["days_when_committed"])
	require.Equal(t, d.Deadline, r["deadline"])
}

func TestAPromiseIsCheckedSoManyDaysAfter(t *testing.T) {
	set := smallRules(t)
	for name, tc := range map[string]struct {
		project
		item string
		want string
	}{
		"20 working days after the works, which end on 2026-09-01, a holiday and a make-up day between": {
			project{variant: route.Parallel}, "big_review", "2026-09-29"},
		"31 calendar days after an item that ends on 2026-06-30": {
			project{variant: route.Parallel}, "building_permit", "2026-07-31"},
		"31 calendar days that end on a Saturday run on to the Monday": {
			project{variant: route.Commitment}, "building_permit", "2026-07-13"},
	} {
		t.Run(name, func(t *testing.T) {
			r := row(t, made(t, set, tc.project), "commitments", "item", tc.item)
			require.Equal(t, day(t, tc.want), r["deadline"])
		})
	}
	months := smallRules(t, "verify_within: {n: 31, unit: calendar", "verify_within: {n: 3, unit: months")
	require.Equal(t, day(t, "2026-09-30"), row(t, made(t, months, project{variant: route.Parallel}), "commitments", "item", "building_permit")["deadline"],
		"three months after an item that ends on 2026-06-30 are no three days")
	small := made(t, set, project{facts: with(map[string]any{"floor_area_total_m2": 10})})
	require.Nil(t, row(t, small, "commitments", "item", "building_permit")["deadline"], "the project has no such item")
}

// What is not offered says why, and has neither date nor evidence.
func TestWhatIsNotOfferedSaysWhy(t *testing.T) {
	set := smallRules(t)
	m := made(t, set, project{variant: route.Commitment, facts: with(map[string]any{"hazardous_chemicals": true})})
	r := row(t, m, "commitments", "item", "big_review")
	require.Equal(t, false, r["offered"])
	require.Equal(t, false, r["chosen"])
	require.Equal(t, "not_offered", r["state"])
	require.Equal(t, []string{"有危险化学品（危险化学品：是）"}, r["refused_because"])
	require.Nil(t, r["deadline"])
	require.Equal(t, []string{}, r["conditions_met"])

	m = made(t, set, project{facts: with(map[string]any{"credit_blacklisted": nil})})
	r = row(t, m, "commitments", "item", "big_review")
	require.Equal(t, false, r["offered"], "an open condition is not yet an offer")
	require.Equal(t, []string{"严重失信"}, r["missing"])
	require.Empty(t, m.Checklist)
}

func TestADeferralNamesThePapersThatMayFollow(t *testing.T) {
	r := row(t, made(t, smallRules(t), project{}), "commitments", "item", "joint_acceptance")
	require.Equal(t, "deferral", r["mode"])
	require.Equal(t, true, r["offered"])
	require.Equal(t, []string{"工程档案"}, r["deferrable_materials"])
	require.Nil(t, r["days_when_committed"], "a deferral changes no days")
	require.Nil(t, r["deadline"])
}
