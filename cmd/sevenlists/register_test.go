package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/policies"
)

func TestTheRegisterIsTakenInFromASpreadsheet(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "rules")
	require.NoError(t, os.CopyFS(folder, policies.FS))
	file := filepath.Join(folder, "register", "data.yaml")
	before, err := os.ReadFile(file)
	require.NoError(t, err)
	good := sheet(t, "good.csv", "事项编码,承诺时限（工作日）\nengineering_planning_permit,3\n")
	bad := sheet(t, "bad.csv", "事项编码,承诺时限（工作日）\nengineering_planning_permit,3\nconstruction_permit,8\n")
	paper := []string{"--from", "2026-01-01", "--document", "登记1号", "--by", "区政务服务办", "--lang", "en"}
	taken := func(code int, contains string, args ...string) {
		t.Helper()
		r := sevenlists(t, "", append(append([]string{"register", "import"}, args...), paper...)...)
		require.Equal(t, code, r.code, r.err)
		require.Contains(t, r.out+r.err, contains)
	}
	same := func() {
		t.Helper()
		now, err := os.ReadFile(file)
		require.NoError(t, err)
		require.Equal(t, string(before), string(now))
	}
	taken(2, "the embedded rules cannot be changed", good)
	taken(0, "5 working days → 3 working days (by law 20 working days), from 2026-01-01", good, "--dry-run")
	taken(2, "row 3, column B (承诺时限（工作日）): 8 working days are promised", bad, "--rules", folder)
	taken(0, "1 changes", good, "--rules", folder, "--dry-run")
	same()
	taken(0, "1 rows: 1 changes", good, "--rules", folder)
	before, err = os.ReadFile(file)
	require.NoError(t, err)
	require.Contains(t, string(before), `engineering_planning_permit: {days: 3}`)
	taken(0, "1 rows: 0 changes, 1 rows unchanged", good, "--rules", folder)
	same()

	r := sevenlists(t, "", "plan", workshop, "--rules", folder, "--list", "items")
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "登记1号")
	r = sevenlists(t, "", "register", "show", "--rules", folder, "--on", "2025-12-31", "--format", "json")
	require.Zero(t, r.code, r.err)
	require.NotContains(t, r.out, "登记1号")
	r = sevenlists(t, "", "register", "show", "--rules", folder, "--on", "2026-06-01", "--format", "json")
	require.Contains(t, r.out, "登记1号")

	workbook := filepath.Join(t.TempDir(), "register.xlsx")
	r = sevenlists(t, "", "register", "template", "--rules", folder, "--on", "2026-06-01", "--out", workbook)
	require.Zero(t, r.code, r.err)
	taken(0, " 0 changes", workbook, "--rules", folder)
	same()
}

func TestWhatASuppositionSavesIsToldOverProjects(t *testing.T) {
	for name, tc := range map[string]struct {
		code int
		want []string
		args []string
	}{
		"other promised days": {0, []string{"Of 2 projects 2 need it", "75.0% → 85.0%"}, []string{"register", "what-if", "--item", "engineering_planning_permit", "--days", "3", workshop, "../../testdata/projects/hospital/profile.yaml"}},
		"a way of handling":   {0, []string{"At once 0 working days", "Of 1 projects 1 need it; 1 of them"}, []string{"ways", "what-if", "--item", "energy_review", "--way", "instant", "--days", "0", "../../testdata/projects/hospital/profile.yaml"}},
		"as json":             {0, []string{`"saved_days": `, `"rate_after": 850`}, []string{"register", "what-if", "--item", "engineering_planning_permit", "--days", "3", "--format", "json", workshop}},
		"above the law":       {2, []string{"21 working days are promised, more than the 20 working days"}, []string{"register", "what-if", "--item", "engineering_planning_permit", "--days", "21", workshop}},
		"a way there is not":  {2, []string{"did you mean instant?"}, []string{"ways", "what-if", "--item", "energy_review", "--way", "instand", "--days", "0", workshop}},
		"less than nothing":   {2, []string{"--days"}, []string{"ways", "what-if", "--item", "energy_review", "--way", "instant", "--days", "-1", workshop}},
		"without a number":    {2, []string{"--days"}, []string{"register", "what-if", "--item", "energy_review", workshop}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append(tc.args, "--lang", "en")...)
			require.Equal(t, tc.code, r.code, r.err)
			for _, want := range tc.want {
				require.Contains(t, r.out+r.err, want)
			}
		})
	}
}
