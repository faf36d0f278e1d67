package sittings_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/sittings"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

func read(t *testing.T, folder fs.FS) (*sittings.Book, error) {
	t.Helper()
	b, err := handling.Supervision(folder)
	require.NoError(t, err)
	return sittings.Read(b, projecttest.Shipped(t))
}

func date(t *testing.T, s string) calendar.Date {
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// Each Wednesday of 2026 until 25 November, with dates of its own.
func TestTheNextSittingIsFound(t *testing.T) {
	book, err := read(t, projecttest.Edited(t, "supervision/sittings/data.yaml", "    items: [design_scheme_review]\n",
		"    items: [design_scheme_review]\n    weekdays: [wednesday]\n    from: \"2026-01-01\"\n    to: \"2026-11-25\"\n"))
	require.NoError(t, err)
	dates := sittings.Dates{}
	for on, cancelled := range map[string]bool{"2026-06-03": true, "2026-06-05": false, "2026-06-06": false, "2026-12-10": false, "2026-12-11": true} {
		dates.Set("planning_committee", sittings.Date{On: date(t, on), Cancelled: cancelled})
	}
	cases := map[string][2]string{
		"on a Wednesday it is that day":                           {"2026-06-10", "2026-06-10"},
		"on a Thursday the next":                                  {"2026-06-11", "2026-06-17"},
		"one that is cancelled is passed over for an extra one":   {"2026-06-02", "2026-06-05"},
		"an extra one may be on a day off":                        {"2026-06-06", "2026-06-06"},
		"a Wednesday that is a holiday is none":                   {"2026-09-30", "2026-09-30"},
		"and in the holidays the one after them":                  {"2026-10-01", "2026-10-14"},
		"after the rule has ended only what was entered is known": {"2026-11-26", "2026-12-10"},
		"and then nothing":                                        {"2026-12-11", ""},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			got, ok := book.Next("planning_committee", date(t, c[0]), dates, projecttest.Shipped(t).Calendar())
			require.Equal(t, c[1] != "", ok)
			if ok {
				require.Equal(t, c[1], got.String())
			}
		})
	}
}

func TestTheShippedBodiesMakeNothingWait(t *testing.T) {
	book, err := read(t, policies.FS)
	require.NoError(t, err)
	require.Equal(t, "planning_committee", book.Of("design_scheme_review"))
	require.Empty(t, book.Of("energy_review"))
	for id, body := range book.Bodies {
		_, ok := book.Next(id, date(t, "2026-06-01"), nil, projecttest.Shipped(t).Calendar())
		require.False(t, ok, id)
		require.Equal(t, "low", body.Confidence)
	}
}

func TestBrokenRulesOfSittingsAreNamed(t *testing.T) {
	for change, with := range map[string]string{
		"items: [design_scheme_review]":          "items: [nothing]",
		"department: natural_resources_planning": "department: nobody",
		"items: [civil_energy_review]":           "items: [design_scheme_review]",
		"items: [overlimit_seismic_review]":      "items: [overlimit_seismic_review]\n    weekdays: [middleday]",
	} {
		_, err := read(t, projecttest.Edited(t, "supervision/sittings/data.yaml", change, with))
		require.Error(t, err, with)
		require.Equal(t, "sitting.book", fault.All(err)[0].Code)
	}
}
