package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// List 5 and the preparation speak of the same services: every one that an item names is prepared
// before it, counted in one of its procedures, or known to accompany the works.
func TestEveryServiceOfTheShippedItemsIsPrepared(t *testing.T) {
	set := projecttest.Shipped(t)
	prepared := map[[2]string]*rules.Preparation{}
	for _, p := range set.Preparations() {
		require.Equal(t, "low", p.Confidence, p.ID)
		require.NotEmpty(t, p.Name.ZH, p.ID)
		require.NotEmpty(t, p.Name.EN, p.ID)
		require.Contains(t, []string{"owner", "government"}, p.Bearer, p.ID)
		for _, item := range p.Before {
			if p.Service != "" {
				prepared[[2]string{item, p.Service}] = p
			}
		}
	}
	services := 0
	for _, item := range set.Items() {
		for _, n := range item.Intermediaries {
			services++
			require.Contains(t, prepared, [2]string{item.ID, n.ID}, "%s of %s", n.ID, item.ID)
		}
	}
	require.Len(t, prepared, services, "and nothing else is")
}

// Each activity and service has the days that the domain's list gives it; where that gives none, so
// do the rules.
func TestTypicalDaysAreThoseOfTheDomain(t *testing.T) {
	days := map[string]int{}
	unstated := []string{}
	for _, p := range projecttest.Shipped(t).Preparations() {
		if p.WorkingDays == nil {
			unstated = append(unstated, p.ID)
		} else {
			days[p.ID] = *p.WorkingDays
		}
	}
	require.ElementsMatch(t, []string{
		"hazchem_safety_design_service", "design_institute", "air_defence_design_service", "air_defence_supervision",
		"drawing_review_body", "works_supervision",
	}, unstated)
	for id, want := range map[string]int{
		"scheme_design": 30, "fit_out_design": 20, "preliminary_design": 30, "working_drawings": 45, "tender_documents": 15, "site_preparation": 15,
		"eia_report_writing": 45, "feasibility_report_writing": 25, "geotechnical_survey_service": 20, "line_check_surveying": 3, "joint_surveying_service": 10,
	} {
		require.Equal(t, want, days[id], id)
	}
}
