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
