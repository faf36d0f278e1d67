package planner_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
)

func misfit(t testing.TB, p profile.Profile) *planner.Misfit {
	t.Helper()
	return planner.MisfitOf(shipped(t), plan(t, p))
}

// onlyStating gives a project of which only these facts are stated.
func onlyStating(t testing.TB, stated facts) profile.Profile {
	t.Helper()
	p, err := profile.Decode([]byte("id: a_secret_project\nname: 某公司的秘密项目\nstart: 2026-06-01\n"), shipped(t).Facts(), shipped(t).Schema())
	require.NoError(t, err)
	return with(t, p, stated)
}

func TestEveryCaseFitsSomeRule(t *testing.T) {
	for _, name := range projectNames(t) {
		require.Nil(t, misfit(t, project(t, name)), name)
	}
}

func TestAProjectThatFitsNoRuleIsTold(t *testing.T) {
	for name, tc := range map[string]struct {
		stated  facts
		reasons []string
		unread  []planner.MisfitFact
	}{
		"a use of land of which no rule speaks": {
			facts{"building_category": "industrial", "planned_use": "white", "land_source": "granted-auction"},
			[]string{planner.ValueUnread}, []planner.MisfitFact{{Fact: "planned_use", Value: "white"}},
		},
		"a use of land that makes no difference by itself": {
			facts{"planned_use": "white"},
			[]string{planner.NothingSpecial, planner.ValueUnread}, []planner.MisfitFact{{Fact: "planned_use", Value: "white"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			m := misfit(t, onlyStating(t, tc.stated))
			require.NotNil(t, m)
			require.Equal(t, tc.reasons, m.Reasons)
			require.Equal(t, tc.unread, m.Unread)
			require.Len(t, m.Facts, len(tc.stated))
		})
	}
	for name, stated := range map[string]facts{
		"nothing at all is stated":           nil,
		"nothing is stated of its kind":      {"land_area_m2": 5000, "street": "某街道"},
		"what it is makes it need something": {"building_category": "municipal-road"},
	} {
		require.Nil(t, misfit(t, onlyStating(t, stated)), name)
	}
}

// A misfit says nothing of the project but what was chosen from lists.
func TestAMisfitIsAnonymous(t *testing.T) {
	private := facts{"planned_use": "white", "street": "某某街道", "land_area_m2": 12345.6, "trade_code": "C3911", "planned_start": "2027-02-03"}
	m := misfit(t, onlyStating(t, private))
	content, err := json.Marshal(m)
	require.NoError(t, err)
	for _, hidden := range []string{"secret", "秘密", "某", "12345", "C3911", "2027", "street", "trade_code"} {
		require.NotContains(t, string(content), hidden)
	}
	other := misfit(t, onlyStating(t, facts{"planned_use": "white", "land_area_m2": 9}))
	require.Equal(t, m, other, "equal kinds give equal signs")
}
