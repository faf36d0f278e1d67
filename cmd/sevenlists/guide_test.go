package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/guide"
)

func TestGuideTellsHowAnItemIsHandled(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want []string
	}{
		"in Chinese by default":  {[]string{"construction_permit"}, []string{"办理步骤", "要交的材料", "承诺时限：2 个工作日", "待区里填写", "建筑法"}},
		"in English":             {[]string{"construction_permit", "--lang", "en"}, []string{"Steps", "Promised: 2 working days", "to be filled in by the district"}},
		"as of another day":      {[]string{"construction_permit", "--reference-date", "2019-04-22"}, []string{"法定时限：15 个自然日"}},
		"of what has ended":      {[]string{"fire_design_review_2017", "--reference-date", "2026-06-01", "--lang", "en"}, []string{"in its place"}},
		"with fees and services": {[]string{"state_land_grant", "--lang", "en"}, []string{"Deed tax", "3% × Price of the land", "not priced"}},
		"as a page":              {[]string{"construction_permit", "--format", "html"}, []string{"<!DOCTYPE html>", "<ol class=\"steps\">", "统一申请表"}},
		"as data":                {[]string{"construction_permit", "--format", "json"}, []string{`"asked"`, `"telephone": "000-0000-0000"`}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"guide"}, tc.args...)...)
			require.Zero(t, r.code, r.err)
			require.Empty(t, r.err)
			for _, want := range tc.want {
				require.Contains(t, r.out, want)
			}
		})
	}
}

func TestGuideOfEveryFormIsWrittenToAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "guide.json")
	r := sevenlists(t, "", "guide", "energy_review", "--format", "json", "-o", path)
	require.Zero(t, r.code, r.err)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	var d guide.Document
	require.NoError(t, json.Unmarshal(content, &d))
	require.Equal(t, "energy_review", d.ID)
}

func TestGuideThatCannotBeGivenIsRefused(t *testing.T) {
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"no item":                 {nil, "guide ITEM"},
		"an item there is not":    {[]string{"construction_permits"}, "construction_permit"},
		"a format there is not":   {[]string{"energy_review", "--format", "pdf"}, "html"},
		"a day that there is not": {[]string{"energy_review", "--reference-date", "2026-02-30"}, "2026-02-30"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"guide", "--lang", "en"}, tc.args...)...)
			require.Equal(t, exitInput, r.code)
			require.Contains(t, r.err, tc.want)
		})
	}
}
