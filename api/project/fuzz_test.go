package project_test

import (
	"bytes"
	"context"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// meant makes sure that an error is one that a caller is told, and no failure inside.
func meant(t *testing.T, err error) {
	t.Helper()
	for _, e := range fault.All(err) {
		require.Equal(t, fault.Invalid, e.Kind, "%v", err)
		require.NotEqual(t, e.Code, e.Message(lang.EN), "no words for %s", e.Code)
	}
}

// FuzzIntake checks spreadsheets of any bytes, as a workbook and as csv.
func FuzzIntake(f *testing.F) {
	h := newHouse(f)
	var template bytes.Buffer
	require.NoError(f, h.IntakeTemplate(&template, lang.ZH))
	f.Add(template.Bytes(), false)
	f.Add(template.Bytes()[:template.Len()/2], false)
	for _, seed := range []string{"", "id,name,start\nx,厂房,2026-06-01\n", "id;name\n\"", "\xef\xbb\xbfid\n1\n", "id,land_area_m2\nx,1e9\n", "=1+1\n@x\n", strings.Repeat(",", 500)} {
		f.Add([]byte(seed), true)
	}
	f.Fuzz(func(t *testing.T, content []byte, csv bool) {
		_, err := h.Intake(context.Background(), project.Call{Account: "agent-1"}, project.Intake{
			Content: content, CSV: csv, DryRun: true, Lang: lang.EN, May: func(context.Context, *project.Draft) error { return nil },
		})
		meant(t, err)
	})
}

// FuzzCursor lists from any place that a caller may name.
func FuzzCursor(f *testing.F) {
	h := newHouse(f)
	h.create("key-00001", workshop)
	h.create("key-00002", workshop)
	page, err := h.List(context.Background(), project.Filter{Limit: 1})
	require.NoError(f, err)
	for _, seed := range []string{"", page.Next, "x", "e30", "eyJzIjoiXHUwMDAwIiwiaSI6IngifQ"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cursor string) {
		_, err := h.List(context.Background(), project.Filter{Cursor: cursor, Limit: 1})
		meant(t, err)
	})
}

// FuzzCreditCode reads codes of companies: one that is taken is taken again as it was given back.
func FuzzCreditCode(f *testing.F) {
	for _, seed := range []string{"91350100M000100Y43", "91350100m000100y43 ", "91350100M000100Y44", "", "９１３５０１００Ｍ０００１００Ｙ４３"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		code, err := project.CreditCode(text)
		if err != nil {
			meant(t, err)
			return
		}
		again, err := project.CreditCode(code)
		require.NoError(t, err)
		require.Equal(t, code, again)
	})
}
