package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestLetters(t *testing.T) {
	folder := t.TempDir()
	in := func(name string) string { return filepath.Join(folder, name) }
	require.NoError(t, os.WriteFile(in("missing.json"), []byte(`{"applicant":{"name":"宁波某某公司"},"case":{"received":"2026-06-01"},"missing":[{"what":"缺红线图"}]}`), 0o644))
	require.NoError(t, os.WriteFile(in("wrong.json"), []byte(`{"mising":[]}`), 0o644))
	item := []string{"--item", "construction_permit"}
	for name, tc := range map[string]struct {
		args []string
		code int
		says []string
	}{
		"which letters there are":         {[]string{"letter"}, exitDone, []string{"plan_book", "补正通知书（一个办件）"}},
		"in English":                      {[]string{"letter", "--lang", "en"}, exitDone, []string{"Notice of corrections (a case)"}},
		"which fields there are":          {[]string{"letter", "--fields"}, exitDone, []string{"papers.may_follow\n", "lists.materials.material\n"}},
		"a page":                          {append([]string{"letter", "one_time_notice", workshop, "--format", "html"}, item...), exitDone, []string{"<!DOCTYPE html>", "一次性告知书"}},
		"what it says, for programs":      {append([]string{"letter", "one_time_notice", workshop, "--format", "json", "--date", "2026-06-01"}, item...), exitDone, []string{`"date": "2026-06-01"`}},
		"a document of Word":              {[]string{"letter", "plan_book", workshop, "-o", in("plan.docx")}, exitDone, nil},
		"with what a person states":       {append([]string{"letter", "corrections", workshop, "--data", in("missing.json"), "--format", "html"}, item...), exitDone, []string{"缺红线图", "宁波某某公司：", "2026年6月1日收到"}},
		"nothing to say yet":              {append([]string{"letter", "corrections", workshop}, item...), exitInput, []string{"missing", "--data"}},
		"a key that is none":              {append([]string{"letter", "corrections", workshop, "--data", in("wrong.json")}, item...), exitInput, []string{"wrong.json", "mising"}},
		"no item":                         {[]string{"letter", "commitment", workshop}, exitInput, []string{"construction_permit"}},
		"a kind that is none":             {[]string{"letter", "comitment", workshop}, exitInput, []string{"commitment"}},
		"a format that is none":           {[]string{"letter", "plan_book", workshop, "--format", "pdf"}, exitInput, []string{"docx"}},
		"a template that is no document":  {[]string{"letter", "plan_book", workshop, "--template", in("wrong.json")}, exitInput, []string{"wrong.json", ".docx"}},
		"the template, to be edited":      {[]string{"letter", "corrections", "--blank", "-o", in("own.docx")}, exitDone, nil},
		"a letter without a profile":      {[]string{"letter", "plan_book"}, exitInput, []string{"letter KIND PROFILE"}},
		"every format of a plan is named": {[]string{"plan", "--help"}, exitDone, []string{"msproject", "ics", "zip"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Equal(t, tc.code, r.code, r.err)
			for _, s := range tc.says {
				require.Contains(t, r.out+r.err, s)
			}
		})
	}
	for _, name := range []string{"plan.docx", "own.docx"} {
		content, err := os.ReadFile(in(name))
		require.NoError(t, err)
		require.True(t, strings.HasPrefix(string(content), "PK"))
	}
	r := sevenlists(t, "", append([]string{"letter", "corrections", workshop, "--data", in("missing.json"), "--template", in("own.docx"), "-o", in("notice.docx")}, item...)...)
	require.Equal(t, exitDone, r.code, r.err)
}
