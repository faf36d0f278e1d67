package view_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

func TestJSONIsOneDocumentInTheOrderOfItsKeys(t *testing.T) {
	p := workshopPlan(t, lang.ZH, "parallel")
	p.Project.Name = `厂房 <b>&"`
	got := written(t, "json", p, view.RuleSet{})
	require.True(t, strings.HasPrefix(got, "{\n  \"project\": {\n    \"id\": \"standard_land_workshop\",\n    \"name\": \"厂房 <b>&\\\"\"\n  },\n  \"start\": \"2026-06-01\""), got[:200])
	require.True(t, strings.HasSuffix(got, "}\n"))
	require.False(t, strings.HasSuffix(got, "}\n\n"))

	var back planner.Plan
	require.NoError(t, json.Unmarshal([]byte(written(t, "json", p, view.RuleSet{})), &struct {
		Project *planner.ProjectName `json:"project"`
	}{&back.Project}))
	require.Equal(t, p.Project, back.Project)
}

func TestNDJSONIsOneLine(t *testing.T) {
	p := workshopPlan(t, lang.EN, "parallel")
	p.Project.Name = "two\nlines"
	got := written(t, "ndjson", p, view.RuleSet{})
	require.Equal(t, 1, strings.Count(got, "\n"))
	require.True(t, strings.HasSuffix(got, "}\n"))

	var compact strings.Builder
	require.NoError(t, view.NDJSON(&compact, p))
	var a, b any
	require.NoError(t, json.Unmarshal([]byte(compact.String()), &a))
	require.NoError(t, json.Unmarshal([]byte(written(t, "json", p, view.RuleSet{})), &b))
	require.Equal(t, a, b, "both forms say the same")
}
