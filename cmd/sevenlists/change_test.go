package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const enlargedProject = "../../testdata/projects/workshop_enlarged_after_permit/profile.yaml"

// beforeAndNow are the workshop before it was enlarged, and now, with nothing recorded but what is obtained.
func beforeAndNow(t *testing.T) (before, now string) {
	t.Helper()
	content, err := os.ReadFile(enlargedProject)
	require.NoError(t, err)
	var lines []string
	for _, line := range strings.Split(string(content), "\n") {
		if from, _, found := strings.Cut(line, ", facts: {"); found {
			line = from + "}"
		}
		lines = append(lines, line)
	}
	plain := strings.Join(lines, "\n")
	write := func(name, text string) string {
		file := filepath.Join(t.TempDir(), name)
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
		return file
	}
	return write("before.yaml", strings.ReplaceAll(plain, "34560", "32000")), write("now.yaml", plain)
}

func TestChangeSaysWhatToAmend(t *testing.T) {
	before, now := beforeAndNow(t)
	r := sevenlists(t, "", "change", before, now)
	require.Zero(t, r.code, r.err)
	for _, text := range []string{
		"建设工程规划许可证：须办理变更（5个工作日）", "总建筑面积：32000平方米 → 34560平方米（+8%），超出容许：5%", "第43条（可信度 low）",
		"企业投资项目备案：不需办理", "在容许以内：10%", "不受影响的", "前后都未知", "投资主体",
	} {
		require.Contains(t, r.out, text)
	}
	r = sevenlists(t, "", "change", before, now, "--lang", "en", "--format", "json")
	require.Zero(t, r.code, r.err)
	var doc struct {
		Changes []struct {
			ID, Verdict string
			Days        *int
		}
		Untouched []string
	}
	require.NoError(t, json.Unmarshal([]byte(r.out), &doc))
	require.Equal(t, "design_scheme_review", doc.Changes[0].ID)
	require.Equal(t, "amend", doc.Changes[0].Verdict)
	require.Equal(t, 5, *doc.Changes[0].Days)
	require.Contains(t, doc.Untouched, "eia_registration")

	r = sevenlists(t, "", "change", now, now, "--lang", "en")
	require.NotContains(t, r.out, "amended")
}

func TestAPlanShowsWhatAChangeAsksFor(t *testing.T) {
	r := sevenlists(t, "", "plan", enlargedProject)
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "取得以后的变更")
	require.Contains(t, r.out, "↻ 建设工程规划许可证")
	r = sevenlists(t, "", "plan", workshop)
	require.NotContains(t, r.out, "↻")
	require.NotContains(t, r.out, "取得以后的变更")
	r = sevenlists(t, "", "items", "engineering_planning_permit")
	require.Contains(t, r.out, "超出5% → 办理变更，5 个工作日")
}

func TestChangeTellsEveryMistake(t *testing.T) {
	_, now := beforeAndNow(t)
	for name, args := range map[string][]string{
		"one profile":             {"change", now},
		"twice standard input":    {"change", "-", "-"},
		"a file that is not":      {"change", now, "nothing.yaml"},
		"a format that is not":    {"change", now, now, "--format", "html"},
		"an assumption that isnt": {"change", now, now, "--assume", "all"},
	} {
		t.Run(name, func(t *testing.T) { require.Equal(t, exitInput, sevenlists(t, "", args...).code) })
	}
}
