package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCompareShowsWhatIsBestAndWhatMakesTheDifference(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want []string
	}{
		"in Chinese":                 {[]string{workshop, heritage}, []string{"2 个项目并列比较", "★ 41", "★ 2026-10-09", "因为建设控制地带：不在范围内 → 市县级文物保护单位"}},
		"in English":                 {[]string{workshop, heritage, "--lang", "en"}, []string{"2 projects side by side", "Approval clock: before start          ★ 19          29", "25 working days later", "✓ required"}},
		"with commitments taken":     {[]string{workshop, heritage, "--variant", "commitment", "--lang", "en"}, []string{"Commitments taken", "★ 2026-08-19"}},
		"by the law of planned days": {[]string{twoYears, workshop, "--law", "planned", "--lang", "en"}, []string{"2019-09-27"}},
		"as a page":                  {[]string{workshop, heritage, "--format", "html"}, []string{"<!DOCTYPE html>", `<td class="best">★ 41</td>`, "建设控制地带"}},
		"a project and itself":       {[]string{workshop, workshop, "--lang", "en"}, []string{"Nothing differs."}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"compare"}, tc.args...)...)
			require.Zero(t, r.code, r.err)
			for _, want := range tc.want {
				require.Contains(t, r.out, want)
			}
		})
	}
}

func TestCompareAsData(t *testing.T) {
	r := sevenlists(t, "", "compare", workshop, heritage, "--format", "json")
	require.Zero(t, r.code, r.err)
	var doc struct {
		Projects    []struct{ ID string }
		Figures     []struct{ ID string }
		Differences []struct{ Effects []struct{ ID string } }
	}
	require.NoError(t, json.Unmarshal([]byte(r.out), &doc))
	require.Equal(t, "standard_land_workshop_near_heritage", doc.Projects[1].ID)
	require.Equal(t, "heritage_control_zone_level", doc.Differences[0].Effects[0].ID)
}

func TestCompareTellsAllThatIsWrongAtOnce(t *testing.T) {
	bad := func(name, line string) string {
		file := filepath.Join(t.TempDir(), name)
		content, err := os.ReadFile(workshop)
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(file, []byte(strings.Replace(string(content), "facts:\n", "facts:\n  "+line+"\n", 1)), 0o600))
		return file
	}
	r := sevenlists(t, "", "compare", bad("one.yaml", "anual_energy_tce: 1"), workshop, bad("two.yaml", "flor_area_total_m2: 2"), "no-such.yaml", "--lang", "en")
	require.Equal(t, exitInput, r.code)
	require.Empty(t, r.out)
	for _, want := range []string{"one.yaml#/facts/anual_energy_tce", "annual_energy_tce", "two.yaml#/facts/flor_area_total_m2", "no-such.yaml"} {
		require.Contains(t, r.err, want)
	}
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"one project":                   {[]string{workshop}, "PROFILE PROFILE"},
		"eleven projects":               {strings.Fields(strings.Repeat(workshop+" ", 11)), "PROFILE PROFILE"},
		"the standard input twice":      {[]string{"-", "-"}, "standard input"},
		"a format that only plans have": {[]string{workshop, heritage, "--format", "xlsx"}, "html"},
	} {
		r := sevenlists(t, "", append([]string{"compare", "--lang", "en"}, tc.args...)...)
		require.Equal(t, exitInput, r.code, name)
		require.Contains(t, r.err, tc.want, name)
	}
}
