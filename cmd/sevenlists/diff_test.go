package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	heritage = "../../testdata/projects/standard_land_workshop_near_heritage/profile.yaml"
	of2017   = "../../testdata/projects/ordinary_industrial_2017_just_below/profile.yaml"
)

// otherRules is a copy of the shipped rules in which one limit is lower.
func otherRules(t testing.TB) string {
	t.Helper()
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(folder, os.DirFS("../../policies")))
	name := filepath.Join(folder, "items/energy_review/data.yaml")
	content, err := os.ReadFile(name)
	require.NoError(t, err)
	old, lower := "to: \"2023-05-31\"\n    energy_tce: 1000", "to: \"2023-05-31\"\n    energy_tce: 900"
	require.Contains(t, string(content), old)
	require.NoError(t, os.WriteFile(name, []byte(strings.Replace(string(content), old, lower, 1)), 0o600))
	return folder
}

// planFile writes a plan into a file.
func planFile(t testing.TB, args ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "plan.json")
	r := sevenlists(t, "", append([]string{"plan", "--format", "json", "-o", name}, args...)...)
	require.Zero(t, r.code, r.err)
	return name
}

func TestDiffSaysWhatDiffersAndWhy(t *testing.T) {
	plan, committed, rules := planFile(t, workshop), planFile(t, workshop, "--variant", "commitment", "--lang", "en"), otherRules(t)
	for name, tc := range map[string]struct {
		args []string
		want []string
	}{
		"two projects": {[]string{workshop, heritage},
			[]string{"全部办结：2026-10-09 → 2026-11-12（晚25个工作日）", "+ 考古调查、勘探；因为建设控制地带：不在范围内 → 市县级文物保护单位", "都经过验证"}},
		"two projects in English": {[]string{workshop, heritage, "--lang", "en"},
			[]string{"25 working days later", "because of Heritage control zone: Outside → City or county level"}},
		"the other way round":                         {[]string{heritage, workshop, "--lang", "en"}, []string{"25 working days earlier", "− Archaeological survey"}},
		"everything":                                  {[]string{workshop, heritage, "--full"}, []string{"archaeology_survey → state_land_grant", "申报材料清单"}},
		"a profile and itself":                        {[]string{workshop, workshop}, []string{"没有差别"}},
		"a profile and its plan":                      {[]string{workshop, plan}, []string{"没有差别"}},
		"a plan and its profile":                      {[]string{plan, workshop, "--lang", "en"}, []string{"Nothing differs"}},
		"a plan of another variant and its profile":   {[]string{committed, workshop, "--lang", "en"}, []string{"Nothing differs"}},
		"the same with a variant asked for":           {[]string{committed, workshop, "--lang", "en", "--variant", "parallel"}, []string{"Variant: commitment → parallel", "is not taken on commitment"}},
		"a plan and another project":                  {[]string{plan, heritage}, []string{"考古调查", "都经过验证"}},
		"two plans":                                   {[]string{plan, committed}, []string{"方案：并联审批 → 承诺准入", "改为承诺办理"}},
		"another reference date for both":             {[]string{workshop, heritage, "--reference-date", "2026-05-01"}, []string{"考古调查"}},
		"a plan under planned law and its profile":    {[]string{planFile(t, twoYears, "--law", "planned"), twoYears}, []string{"没有差别"}},
		"the law of each item's own day":              {[]string{planFile(t, twoYears), twoYears, "--law", "planned"}, []string{"按哪天的规定：适用规则日 → 各事项的计划受理日", "− 建设项目竣工环境保护验收", "都经过验证"}},
		"a rule change that matters":                  {[]string{of2017, of2017, "--rules-b", rules}, []string{"+ 固定资产投资项目节能审查", "items/energy_review/data.yaml /regimes/1/energy_tce：1000 → 900", "节能审查办法"}},
		"a rule change that does not":                 {[]string{workshop, workshop, "--rules-b", rules, "--lang", "en"}, []string{"The plans are the same", "/regimes/1/energy_tce: 1000 → 900"}},
		"a plan of the old rules and the new ones":    {[]string{planFile(t, of2017), of2017, "--rules-b", rules}, []string{"/regimes/1/energy_tce：1000 → 900"}},
		"both under other rules":                      {[]string{of2017, of2017, "--rules", rules}, []string{"没有差别"}},
		"a plan that only its own rules would repeat": {[]string{planFile(t, of2017), of2017, "--rules", rules}, []string{"取自方案所写的理由，未经验证", "+ 固定资产投资项目节能审查", "规则 items/energy_review"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"diff"}, tc.args...)...)
			require.Zero(t, r.code, r.err)
			require.Empty(t, r.err)
			// A line of the terminal may break anywhere between Chinese characters, and at spaces.
			flat := strings.ReplaceAll(strings.ReplaceAll(r.out, "\n    ", ""), "\n", "")
			spaced := strings.ReplaceAll(r.out, "\n    ", " ")
			for _, want := range tc.want {
				require.True(t, strings.Contains(flat, want) || strings.Contains(spaced, want), "the output lacks %q:\n%s", want, r.out)
			}
		})
	}
}

func TestDiffReadsTheStandardInput(t *testing.T) {
	content, err := os.ReadFile(planFile(t, workshop))
	require.NoError(t, err)
	r := sevenlists(t, string(content), "diff", "-", workshop)
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "没有差别")
}

func TestDiffMistakesAreNamed(t *testing.T) {
	plan := planFile(t, workshop)
	content, err := os.ReadFile(plan)
	require.NoError(t, err)
	file := func(text string) string {
		name := filepath.Join(t.TempDir(), "bad.json")
		require.NoError(t, os.WriteFile(name, []byte(text), 0o600))
		return name
	}
	for name, tc := range map[string]struct {
		args []string
		want []string
	}{
		"one argument":                        {[]string{workshop}, []string{"A B"}},
		"three arguments":                     {[]string{workshop, workshop, workshop}, []string{"A B"}},
		"the standard input twice":            {[]string{"-", "-"}, []string{"标准输入"}},
		"a file that is not there":            {[]string{workshop, "no-such.yaml"}, []string{"no-such.yaml"}},
		"a folder of rules that is not there": {[]string{workshop, workshop, "--rules-b", "nowhere"}, []string{"nowhere"}},
		"a format of plans only":              {[]string{workshop, workshop, "--format", "xlsx"}, []string{"text、json"}},
		"an unknown format":                   {[]string{workshop, workshop, "--format", "pdf"}, []string{"pdf"}},
		"an unknown variant and a bad date":   {[]string{workshop, workshop, "--variant", "x", "--start", "2026-02-30"}, []string{"--variant", "--start"}},
		"a flag that written plans ignore":    {[]string{plan, plan, "--start", "2026-07-01"}, []string{"--start", "已经写好"}},
		"an unknown commitment":               {[]string{workshop, workshop, "--variant", "commitment", "--commit", "energy_revew"}, []string{"energy_review"}},
		"a plan cut off":                      {[]string{workshop, file(strings.ToValidUTF8(string(content[:len(content)/2]), ""))}, []string{"bad.json#", "JSON"}},
		"a plan without its items":            {[]string{workshop, file(strings.Replace(string(content), `"items"`, `"itmes"`, 1))}, []string{"bad.json#", "“items”"}},
		"a plan with a wrong type":            {[]string{file(strings.Replace(string(content), `"variant": "parallel"`, `"variant": 5`, 1)), workshop, "--lang", "en"}, []string{"bad.json#/variant", "text is wanted here"}},
		"a profile that is wrong":             {[]string{plan, file("id: a\nstart: 2026-06-01\nfacts: {annual_enrgy_tce: 5}\n")}, []string{"annual_energy_tce"}},
		"both files wrong":                    {[]string{file("id: a\nstrat: 2026-06-01\n"), file(`{"project":{}}`), "--lang", "en"}, []string{"strat", "the plan lacks"}},
		"a plan too deep":                     {[]string{workshop, file(`{"project":` + strings.Repeat("[", 100_000) + "}")}, []string{"嵌套过深"}},
		"a plan too large":                    {[]string{workshop, file(`{"project":"` + strings.Repeat("a", 9<<20) + `"}`)}, []string{"过大"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"diff"}, tc.args...)...)
			require.Equal(t, exitInput, r.code)
			require.Empty(t, r.out)
			for _, want := range tc.want {
				require.Contains(t, r.err, want)
			}
			require.NotContains(t, r.err, "goroutine")
		})
	}
}

// The keys on which other programs rely.
func TestDiffAsJSON(t *testing.T) {
	output := filepath.Join(t.TempDir(), "d.json")
	r := sevenlists(t, "", "diff", workshop, heritage, "--format", "json", "-o", output)
	require.Zero(t, r.code, r.err)
	content, err := os.ReadFile(output)
	require.NoError(t, err)
	var d struct {
		Equal bool `json:"equal"`
		Moved struct {
			Finish int `json:"finish_days"`
		} `json:"moved"`
		Items []struct {
			ID     string `json:"id"`
			Change string `json:"change"`
			Why    map[string]struct {
				How    string `json:"how"`
				Causes []struct {
					Kind string `json:"kind"`
					ID   string `json:"id"`
					A    any    `json:"a"`
					B    any    `json:"b"`
				} `json:"causes"`
			} `json:"why"`
		} `json:"items"`
		Lists []struct {
			List string `json:"list"`
		} `json:"lists"`
	}
	require.NoError(t, json.Unmarshal(content, &d))
	require.False(t, d.Equal)
	require.Equal(t, 25, d.Moved.Finish)
	require.Len(t, d.Lists, 7)
	require.Equal(t, []string{"archaeology_survey", "added"}, []string{d.Items[0].ID, d.Items[0].Change})
	why := d.Items[0].Why["status"]
	require.Equal(t, "alone", why.How)
	require.Equal(t, []any{"fact", "heritage_control_zone_level", "none", "city-county"}, []any{why.Causes[0].Kind, why.Causes[0].ID, why.Causes[0].A, why.Causes[0].B})
	again := sevenlists(t, "", "diff", workshop, heritage, "--format", "json")
	require.Equal(t, string(content), again.out, "the same two give the same bytes")
}
