package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const (
	hospital = "../../testdata/projects/hospital/profile.yaml"
	seven    = "../../testdata/projects/workshop_seven_answers/profile.yaml"
)

func TestWhatIfAndTheChoiceOfCommitments(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		code int
		want []string
	}{
		"what would spare an item": {[]string{"whatif", hospital, "--item", "energy_review"}, exitDone,
			[]string{"怎样可以不办", "低于1000吨标准煤", "提前7个工作日", "须采用更省能的工艺和设备"}},
		"the same in English": {[]string{"whatif", hospital, "--item", "energy_review", "--lang", "en"}, exitDone,
			[]string{"below 1,000 tonnes", "7 working days earlier"}},
		"an item that the project does not need":          {[]string{"whatif", workshop, "--item", "energy_review"}, exitDone, []string{"本项目不需要办理该事项"}},
		"an item that the investor cannot be spared":      {[]string{"whatif", workshop, "--item", "planning_conditions"}, exitDone, []string{"都不能免去该事项"}},
		"what would bring the finish forward":             {[]string{"whatif", hospital, "--goal", "earlier-finish"}, exitDone, []string{"怎样可以提前办结", "提前12个工作日"}},
		"what would shorten the list, in another variant": {[]string{"whatif", hospital, "--goal", "fewer-items", "--variant", "commitment"}, exitDone, []string{"怎样可以少办事项"}},
		"what is to be asked, and of whom":                {[]string{"ask", seven}, exitDone, []string{"65个要素未知，51个按默认值推定", "（询问", "credit_blacklisted", "界限：200、400", "决定："}},
		"what is to be asked when defaults are answers":   {[]string{"ask", seven, "--assume", "defaults", "--lang", "en"}, exitDone, []string{"58 facts are not known", "Limits: 200 wan yuan", "moves the finish by up to"}},
		"every question":                                   {[]string{"ask", seven, "--full", "--lang", "en"}, exitDone, []string{"116.", "Assumed now:"}},
		"what may be begun":                                {[]string{"start", workshop}, exitDone, []string{"2026-06-01 可以着手的工作", "岩土工程勘察", "可再提前 5 个工作日", "风险由建设单位承担"}},
		"what may be begun of a project under way":         {[]string{"start", "../../testdata/projects/workshop_under_way/profile.yaml", "--as-of", "2026-07-20", "--lang", "en"}, exitDone, []string{"begun on 2026-07-20", "Scheme design", "without waiting for Grant"}},
		"a plan with its preparation":                      {[]string{"plan", workshop}, exitDone, []string{"含前期准备 2027-02-02", "施工图设计（45 个工作日）", "不等国有建设用地使用权出让"}},
		"what has to be prepared as a list":                {[]string{"plan", workshop, "--list", "preparation", "--lang", "en"}, exitDone, []string{"Working drawings", "not stated"}},
		"the front as a table":                             {[]string{"plan", workshop, "--commit", "pareto"}, exitDone, []string{"承诺项数与开工前时间", "62", "31", "风险"}},
		"the front of a project without commitments":       {[]string{"plan", "../../testdata/projects/nothing_known/profile.yaml", "--commit", "pareto", "--lang", "en"}, exitDone, []string{"Nothing may be entered on a commitment"}},
		"a date that needs no commitment":                  {[]string{"plan", workshop, "--commit", "auto", "--finish-by", "2027-06-30"}, exitDone, []string{"不需承诺"}},
		"a date that one commitment meets":                 {[]string{"plan", workshop, "--commit", "auto", "--finish-by", "2026-09-30"}, exitDone, []string{"最少须承诺1项", "建设工程设计方案联合审查"}},
		"a date that nothing meets, as a failed check":     {[]string{"plan", workshop, "--commit", "auto", "--finish-by", "2026-08-03"}, exitCheck, []string{"任何承诺都做不到", "仍晚12个工作日", " → "}},
		"the same date, variant and format by their names": {[]string{"plan", workshop, "--variant", "commitment", "--commit", "auto", "--finish-by", "2026-08-03", "--format", "html"}, exitCheck, []string{"<!DOCTYPE html>", "仍晚12个工作日"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Equal(t, tc.code, r.code, r.err)
			require.Empty(t, r.err)
			// A line of the terminal may break anywhere between Chinese characters.
			flat := strings.ReplaceAll(strings.ReplaceAll(r.out, "\n    ", ""), "\n", "")
			for _, want := range tc.want {
				require.True(t, strings.Contains(flat, want) || strings.Contains(r.out, want), "the output lacks %q:\n%s", want, r.out)
			}
		})
	}
}

func TestWhatIfMistakesAreNamed(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"an unknown item":                        {[]string{"whatif", workshop, "--item", "energy_revew"}, "energy_review"},
		"an unknown way to assume":               {[]string{"ask", workshop, "--assume", "some"}, "defaults"},
		"a format that questions do not have":    {[]string{"ask", workshop, "--format", "html"}, "ndjson"},
		"an unknown goal":                        {[]string{"whatif", workshop, "--goal", "earlier"}, "earlier-finish"},
		"an item and a goal":                     {[]string{"whatif", workshop, "--item", "energy_review", "--goal", "fewer-items"}, "--goal"},
		"a format that only plans have":          {[]string{"whatif", workshop, "--format", "xlsx"}, "ndjson"},
		"the front in such a format":             {[]string{"plan", workshop, "--commit", "pareto", "--format", "html"}, "ndjson"},
		"the front of another variant":           {[]string{"plan", workshop, "--commit", "pareto", "--variant", "customary"}, "commitment"},
		"a choice by date without a date":        {[]string{"plan", workshop, "--commit", "auto"}, "--finish-by"},
		"a date without a choice":                {[]string{"plan", workshop, "--finish-by", "2026-12-31"}, "--commit auto"},
		"an impossible date to finish by":        {[]string{"plan", workshop, "--commit", "auto", "--finish-by", "2026-02-30"}, "2026-02-30"},
		"a choice where only plan can choose it": {[]string{"explain", workshop, "energy_review", "--variant", "commitment", "--commit", "auto"}, "auto"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Equal(t, exitInput, r.code)
			require.Empty(t, r.out)
			require.Contains(t, r.err, tc.want)
		})
	}
}

// The keys on which other programs rely.
func TestAnswersAsJSON(t *testing.T) {
	type change struct {
		Set      map[string]any `json:"set"`
		Dropped  []string       `json:"dropped"`
		Added    []string       `json:"added"`
		Finish   *int           `json:"finish_moved_days"`
		Starting *int           `json:"before_start_moved_days"`
	}
	type row struct {
		Commitments []string `json:"commitments"`
		BeforeStart int      `json:"before_start"`
	}
	type question struct {
		Fact     string   `json:"fact"`
		Question string   `json:"question"`
		Items    []string `json:"items"`
		Spread   *int     `json:"finish_spread_days"`
	}
	type document struct {
		Questions []question `json:"questions"`
		Changes   []change   `json:"changes"`
		Front     []row      `json:"front"`
	}
	read := func(args ...string) (documents []document) {
		r := sevenlists(t, "", args...)
		require.Zero(t, r.code, r.err)
		dec := json.NewDecoder(strings.NewReader(r.out))
		for dec.More() {
			var d document
			require.NoError(t, dec.Decode(&d))
			documents = append(documents, d)
		}
		return documents
	}
	answer := read("whatif", hospital, "--item", "energy_review", "--format", "json")[0].Changes
	require.Len(t, answer, 1)
	require.Equal(t, map[string]any{"annual_energy_tce": 999.0}, answer[0].Set)
	require.Equal(t, []string{"energy_review"}, answer[0].Dropped)
	require.NotNil(t, answer[0].Added, "an empty list is written as one")
	require.Equal(t, []int{-7, -7}, []int{*answer[0].Finish, *answer[0].Starting})

	front := read("plan", workshop, "--commit", "pareto", "--format", "json")[0].Front
	require.Equal(t, row{[]string{}, 62}, front[0], "it begins with none")
	for i, r := range front[1:] {
		require.Greater(t, len(r.Commitments), len(front[i].Commitments))
		require.Less(t, r.BeforeStart, front[i].BeforeStart)
	}
	require.Len(t, read("plan", workshop, hospital, "--commit", "pareto", "--format", "json"), 2, "one line a project")
	require.Len(t, read("whatif", workshop, hospital, "--format", "ndjson"), 2)

	questions := read("ask", seven, "--format", "json")[0].Questions
	require.Len(t, questions, 116)
	for _, q := range questions {
		require.NotEmpty(t, q.Fact)
		require.NotEmpty(t, q.Question)
		require.NotNil(t, q.Items, "an empty list is written as one")
	}
	require.Equal(t, "works_contract_wan", questions[1].Fact)
	require.Equal(t, 9, *questions[1].Spread)
	require.Len(t, read("ask", workshop, seven, "--format", "ndjson"), 2)
}

// A project is asked until everything that matters is known.
func TestTheQuestionsEnd(t *testing.T) {
	profile, err := os.ReadFile(workshop)
	require.NoError(t, err)
	known := `
  planned_use: industrial
  plan_far_min: 1
  plan_green_ratio_min_pct: 5
  plan_height_max_m: 50
  works_duration_days: 300
  annual_output_wan: 30000
  standard_land_energy_limit: 0.5
  planned_start: 2027-01-04
  land_contract_start_by: 2027-06-30
`
	r := sevenlists(t, string(profile)+known, "ask", "-", "--assume", "defaults", "--lang", "en")
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "Nothing is left to ask")
}
