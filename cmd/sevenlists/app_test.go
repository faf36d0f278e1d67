package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

const (
	workshop = "../../testdata/projects/standard_land_workshop/profile.yaml"
	twoYears = "../../testdata/projects/ordinary_industrial_2017_two_years/profile.yaml"
)

// result is what one run of the program left behind.
type result struct {
	code     int
	out, err string
}

// sevenlists runs the program in this process.
func sevenlists(t testing.TB, stdin string, args ...string) result {
	t.Helper()
	var out, errOut bytes.Buffer
	a := &app{in: strings.NewReader(stdin), out: &out, err: &errOut}
	code := a.run(args)
	return result{code: code, out: out.String(), err: errOut.String()}
}

func TestPlanPrintsWhatItIsAskedFor(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want []string
	}{
		"a summary in Chinese by default":     {[]string{"plan", workshop}, []string{"标准地", "工作日", "█"}},
		"a summary in English":                {[]string{"plan", workshop, "--lang", "en"}, []string{"working days", "Construction permit"}},
		"one list by its id":                  {[]string{"plan", workshop, "--list", "materials"}, []string{"统一申请表"}},
		"all lists":                           {[]string{"plan", workshop, "--full"}, []string{"审批事项清单", "责任"}},
		"json of one project over many lines": {[]string{"plan", workshop, "--format", "json"}, []string{"{\n  \"project\""}},
		"each item by the law of its own day": {[]string{"plan", twoYears, "--law", "planned", "--lang", "en"},
			[]string{"in its place: Environmental self-acceptance", "arts. 17-19"}},
		"the law of the reference date by default": {[]string{"plan", twoYears, "--lang", "en"}, []string{"(until September 2017) is dated after it ends on"}},
		"a stretch that is asked for":              {[]string{"plan", workshop, "--between", "works, finish", "--lang", "en"}, []string{"Works → everything done: 26 working days"}},
		"html with everything inside":              {[]string{"plan", workshop, "--format", "html"}, []string{"<!DOCTYPE html>", "<svg"}},
		"an explanation of an item":                {[]string{"explain", workshop, "energy_commitment_filing"}, []string{"1500"}},
		"an explanation of what is not needed": {
			[]string{"explain", workshop, "energy_review", "--lang", "en"}, []string{"not required"}},
		"the items that a word finds":  {[]string{"items", "消防"}, []string{"fire_design_review"}},
		"one item":                     {[]string{"items", "energy_review"}, []string{"energy_tce 1000"}},
		"limits that may not be split": {[]string{"items", "construction_permit"}, []string{"这些限额按整个项目计算，不得拆分"}},
		"a fact that a part may state": {[]string{"facts", "works_floor_area_m2", "--lang", "en"}, []string{"may state its own", "sum of its parts"}},
		"one item as it is evaluated": {[]string{"items", "energy_review", "--lowered", "--lang", "en"},
			[]string{"from 2017-01-01 to 2025-08-31: Annual electricity at least 5,000,000 kWh", "energy_review.rego:25"}},
		"the same as data":              {[]string{"items", "energy_review", "--lowered", "--format", "json"}, []string{`"required"`, `"dates"`}},
		"a problem as it is evaluated":  {[]string{"problems", "k02", "--lowered"}, []string{"方案容积率超过容积率上限"}},
		"the facts that a word finds":   {[]string{"facts", "用电"}, []string{"annual_electricity_kwh"}},
		"one fact with what it decides": {[]string{"facts", "annual_energy_tce", "--lang", "en"}, []string{"Energy conservation review"}},
		"the seven lists":               {[]string{"lists"}, []string{"responsibilities"}},
		"the problems":                  {[]string{"problems"}, []string{"k02"}},
		"a schema of the profile":       {[]string{"schema", "profile"}, []string{"annual_energy_tce"}},
		"a schema of the plan":          {[]string{"schema", "plan"}, []string{"critical_path"}},
		"a schema of a comparison":      {[]string{"schema", "diff"}, []string{"causes_from"}},
		"a schema of what is lowered":   {[]string{"schema", "lowered_item"}, []string{"prerequisites"}},
		"the version with the rules":    {[]string{"version"}, []string{"sha256:"}},
		"help":                          {[]string{"--help"}, []string{"用法", "plan"}},
		"help of a command in English":  {[]string{"plan", "--help", "--lang", "en"}, []string{"Usage", "--variant"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Zero(t, r.code, r.err)
			require.Empty(t, r.err)
			for _, want := range tc.want {
				require.True(t, strings.Contains(r.out, want), "the output lacks %q", want)
			}
		})
	}
}

func TestUsageMistakesAreNamedAndHelped(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"an unknown command":                   {[]string{"plam"}, "plan"},
		"an unknown flag":                      {[]string{"plan", workshop, "--varient", "parallel"}, "--variant"},
		"an unknown variant":                   {[]string{"plan", workshop, "--variant", "paralel"}, "parallel"},
		"an unknown format":                    {[]string{"plan", workshop, "--format", "pdf"}, "html"},
		"an impossible date":                   {[]string{"plan", workshop, "--start", "2026-02-30"}, "2026-02-30"},
		"no profile":                           {[]string{"plan"}, "PROFILE"},
		"a missing file":                       {[]string{"plan", "no-such.yaml"}, "no-such.yaml"},
		"an unknown list":                      {[]string{"plan", workshop, "--list", "materails"}, "materials"},
		"an unknown item":                      {[]string{"explain", workshop, "energy_revew"}, "energy_review"},
		"an unknown item to be lowered":        {[]string{"items", "energy_revew", "--lowered"}, "energy_review"},
		"no item to be lowered":                {[]string{"items", "--lowered"}, "items ID --lowered"},
		"an unknown problem to be lowered":     {[]string{"problems", "k9999", "--lowered"}, "k9999"},
		"an unknown commitment":                {[]string{"plan", workshop, "--variant", "commitment", "--commit", "energy_revew"}, "energy_review"},
		"an unknown point to measure from":     {[]string{"plan", workshop, "--between", "land_registraton,finish"}, "land_registration"},
		"a law there is not":                   {[]string{"plan", workshop, "--law", "planed"}, "planned"},
		"commitments chosen under planned law": {[]string{"plan", workshop, "--law", "planned", "--commit", "pareto"}, "--law planned"},
		"one point instead of two":             {[]string{"plan", workshop, "--between", "finish"}, "--between"},
		"several points that do not exist":     {[]string{"plan", workshop, "--between", "strat,finish", "--between", "works,finsh"}, "finsh"},
		"a language there is not":              {[]string{"plan", workshop, "--lang", "fr"}, "zh"},
		"an unknown schema":                    {[]string{"schema", "plans"}, "plan"},
		"html of two projects in one file":     {[]string{"plan", workshop, workshop, "--format", "html"}, "-o"},
		"a folder of rules that is not there":  {[]string{"plan", workshop, "--rules", "nowhere"}, "nowhere"},
		"several mistakes at once":             {[]string{"plan", workshop, "--variant", "x", "--assume", "y"}, "--assume"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Equal(t, exitInput, r.code)
			require.Empty(t, r.out)
			require.Contains(t, r.err, tc.want)
			require.NotContains(t, r.err, "goroutine")
		})
	}
}

// hostile are the inputs that must be refused with a clear word, within a second, without a
// panic and without touching an earlier file.
func hostile(t *testing.T) map[string]string {
	content, err := os.ReadFile(workshop)
	require.NoError(t, err)
	with := func(line string) string {
		return strings.Replace(string(content), "facts:\n", "facts:\n  "+line+"\n", 1)
	}
	var bomb strings.Builder
	bomb.WriteString("id: a\nstart: 2026-06-01\na0: &a0 [x]\n")
	for i := range 30 {
		n := string(rune('a'+i%26)) + strings.Repeat("x", i/26)
		bomb.WriteString(n + "1: &" + n + "1 [*a0, *a0, *a0]\n")
	}
	return map[string]string{
		"an unknown fact":              with("annual_enrgy_tce: 5"),
		"a wrong type":                 with("goods_contract_wan_x: many"),
		"a negative area":              "id: a\nstart: 2026-06-01\nfacts:\n  land_area_m2: -5\n",
		"a bad enum":                   "id: a\nstart: 2026-06-01\nfacts:\n  investment_mode: gift\n",
		"an impossible date":           "id: a\nstart: 2026-02-30\nfacts: {}\n",
		"an empty file":                "",
		"a binary":                     "\x00\x01\x7fELF\xff\xfe\x00",
		"cut-off JSON":                 `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":1`,
		"an array":                     "[1,2]",
		"duplicate keys":               "id: a\nid: b\nstart: 2026-06-01\nfacts: {}\n",
		"an alias bomb":                bomb.String(),
		"100,000 levels of JSON":       `{"facts":` + strings.Repeat("[", 100_000) + "}",
		"100,000 levels of YAML":       "facts: " + strings.Repeat("[", 100_000),
		"not a number":                 "id: a\nstart: 2026-06-01\nfacts:\n  land_area_m2: .nan\n",
		"NaN in JSON":                  `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":NaN}}`,
		"1e999":                        `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":1e999}}`,
		"a number written as text":     `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":"1500"}}`,
		"a block that is not yet here": "id: a\nstart: 2026-06-01\nfacts: {}\nsite: x\n",
		"two megabytes":                "id: a\nname: " + strings.Repeat("长", 1<<20),
	}
}

func TestHostileInputIsRefused(t *testing.T) {
	dir := t.TempDir()
	for name, content := range hostile(t) {
		for _, language := range []string{"zh", "en"} {
			t.Run(name+" in "+language, func(t *testing.T) {
				path, output := filepath.Join(dir, "bad.yaml"), filepath.Join(dir, "out.json")
				require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
				require.NoError(t, os.WriteFile(output, []byte("before"), 0o600))
				begun := time.Now()
				r := sevenlists(t, "", "plan", path, "--format", "json", "-o", output, "--lang", language)
				t.Logf("%s\n%v", r.err, time.Since(begun))
				require.Equal(t, exitInput, r.code)
				require.Contains(t, r.err, "bad.yaml#")
				require.NotContains(t, r.err, "goroutine")
				left, err := os.ReadFile(output)
				require.NoError(t, err)
				require.Equal(t, "before", string(left))
				entries, err := os.ReadDir(dir)
				require.NoError(t, err)
				require.Len(t, entries, 2, "nothing half-written is left behind")
			})
		}
	}
}

func TestStandardInputAndSeveralProfiles(t *testing.T) {
	content, err := os.ReadFile(workshop)
	require.NoError(t, err)
	r := sevenlists(t, string(content), "plan", "-", workshop, "--format", "json")
	require.Zero(t, r.code, r.err)
	lines := strings.Split(strings.TrimSuffix(r.out, "\n"), "\n")
	require.Len(t, lines, 2, "one plan a line")
	require.Equal(t, lines[0], lines[1], "the same input gives the same bytes")
	require.True(t, json.Valid([]byte(lines[0])))
}

func TestOneBadProfileDoesNotKeepTheOthersFromBeingPlanned(t *testing.T) {
	r := sevenlists(t, "", "plan", "no-such.yaml", workshop, "--format", "ndjson")
	require.Equal(t, exitInput, r.code)
	require.Contains(t, r.err, "no-such.yaml")
	require.Equal(t, 1, strings.Count(r.out, "\n"))
}

func TestANewProfileIsReadAsItIsWritten(t *testing.T) {
	for name, args := range map[string][]string{
		"of an unknown kind":  {},
		"of a workshop":       {"--fact", "building_category=industrial", "--fact", "land_source=granted-standard-land", "--fact", "total_investment_wan=12000"},
		"with every question": {"--all", "--lang", "en"},
	} {
		t.Run(name, func(t *testing.T) {
			made := sevenlists(t, "", append([]string{"new-profile", "--start", "2026-06-01"}, args...)...)
			require.Zero(t, made.code, made.err)
			planned := sevenlists(t, made.out, "plan", "-", "--format", "ndjson")
			require.Zero(t, planned.code, planned.err)
		})
	}
	r := sevenlists(t, "", "new-profile", "--fact", "building_category=industrail")
	require.Equal(t, exitInput, r.code)
	require.Contains(t, r.err, "industrial")
}

func TestFilesOfManyProjectsGoIntoAFolder(t *testing.T) {
	dir := t.TempDir()
	r := sevenlists(t, "", "plan", workshop, "--format", "html", "-o", dir)
	require.Zero(t, r.code, r.err)
	require.FileExists(t, filepath.Join(dir, "standard_land_workshop.html"))
}

// A rule that only OPA can answer is used, and its author is told what it cannot do.
func TestARuleThatAnswersNoWhatIfIsNamed(t *testing.T) {
	folder := t.TempDir()
	require.NoError(t, os.CopyFS(folder, os.DirFS("../../testdata/rules/sound")))
	name := filepath.Join(folder, "items", "permit", "permit.rego")
	text, err := os.ReadFile(name)
	require.NoError(t, err)
	rule := strings.Replace(string(text), `applies if input.investment_mode == "government"`, `applies if startswith(input.investment_mode, "gov")`, 1)
	require.NotEqual(t, string(text), rule)
	require.NoError(t, os.WriteFile(name, []byte(rule), 0o600))
	r := sevenlists(t, "id: p\nstart: 2026-06-01\nfacts: {investment_mode: government, floor_area_m2: 1}\n", "explain", "-", "permit", "--rules", folder, "--lang", "en")
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.err, "permit.rego:")
	require.Contains(t, r.err, "answers no what-if because this form of rule cannot be lowered")
	require.Contains(t, r.out, "required")
	require.Contains(t, r.out, "Government projects always need it")
}
