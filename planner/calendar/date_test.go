package calendar_test

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// day reads a date that the test itself writes.
func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

func TestParseDate(t *testing.T) {
	cases := map[string]struct{ text, code string }{
		"an ordinary day":                  {"2026-06-01", ""},
		"the first day we know":            {"1900-01-01", ""},
		"the last day we know":             {"2199-12-31", ""},
		"a leap day":                       {"2024-02-29", ""},
		"a leap day of a round year":       {"2000-02-29", ""},
		"no leap day in 2100":              {"2100-02-29", "calendar.not_a_date"},
		"no 31 June":                       {"2026-06-31", "calendar.not_a_date"},
		"no month 13":                      {"2026-13-01", "calendar.not_a_date"},
		"no day 0":                         {"2026-06-00", "calendar.not_a_date"},
		"a day before the range":           {"1899-12-31", "calendar.out_of_range"},
		"a day after the range":            {"2200-01-01", "calendar.out_of_range"},
		"nothing":                          {"", "calendar.not_a_date"},
		"digits left out":                  {"2026-6-1", "calendar.not_a_date"},
		"another separator":                {"2026/06/01", "calendar.not_a_date"},
		"a time behind":                    {"2026-06-01T00:00:00Z", "calendar.not_a_date"},
		"space around":                     {" 2026-06-01", "calendar.not_a_date"},
		"a sign in place of a digit":       {"2026-+6-01", "calendar.not_a_date"},
		"digits of another script":         {"２０２６-06-01", "calendar.not_a_date"},
		"as the Chinese write it, refused": {"2026年6月1日", "calendar.not_a_date"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			d, err := calendar.ParseDate(tc.text)
			if tc.code == "" {
				require.NoError(t, err)
				require.Equal(t, tc.text, d.String())
				return
			}
			var e *fault.Error
			require.ErrorAs(t, err, &e)
			require.Equal(t, tc.code, e.Code)
			require.Equal(t, fault.Invalid, e.Kind)
			require.Zero(t, d)
		})
	}
}

// The standard library's reader is the independent judge of what is a date.
func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"2026-06-01", "2024-02-29", "1900-02-29", "2199-12-31", "0000-00-00", "2026-6-1", "２０２６-06-01", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		want, wantErr := time.Parse(time.DateOnly, s)
		got, err := calendar.ParseDate(s)
		if wantErr != nil || want.Year() < 1900 || want.Year() > 2199 {
			require.Error(t, err)
			return
		}
		require.NoError(t, err)
		require.Equal(t, s, got.String())
		require.Equal(t, want.Weekday(), got.Weekday())
		require.Equal(t, want.Year(), got.Year())
	})
}

func TestEveryDateIsWrittenAndReadBack(t *testing.T) {
	want := time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC)
	for d := calendar.MinDate; d <= calendar.MaxDate; d++ {
		s := want.Format(time.DateOnly)
		got, err := calendar.ParseDate(s)
		if got != d || err != nil || d.String() != s || d.Weekday() != want.Weekday() || d.Year() != want.Year() {
			t.Fatalf("%s: read as %d (%v), written as %s, %s", s, got, err, d, d.Weekday())
		}
		want = want.AddDate(0, 0, 1)
	}
	require.Equal(t, 2200, want.Year(), "MaxDate is the last day of 2199")
}

func TestDateInJSON(t *testing.T) {
	type period struct {
		From calendar.Date          `json:"from,omitzero"`
		To   calendar.Date          `json:"to,omitzero"`
		Days map[calendar.Date]bool `json:"days,omitempty"`
	}
	in := `{"from":"2026-06-01","days":{"2026-06-02":true}}`
	var p period
	require.NoError(t, json.Unmarshal([]byte(in), &p))
	require.True(t, p.To.IsZero(), "a date left out is the zero Date")
	out, err := json.Marshal(p)
	require.NoError(t, err)
	require.Equal(t, in, string(out))

	require.Error(t, json.Unmarshal([]byte(`{"from":"2026-02-30"}`), &p))
	require.Error(t, json.Unmarshal([]byte(`{"from":20260601}`), &p))
}

func TestAddDays(t *testing.T) {
	require.Equal(t, "2024-03-01", day(t, "2024-02-28").AddDays(2).String())
	require.Equal(t, "2023-12-31", day(t, "2024-01-01").AddDays(-1).String())
	for _, n := range []int{math.MaxInt, math.MaxInt32, 200_000} {
		require.Equal(t, calendar.MaxDate, day(t, "2026-06-01").AddDays(n), "stops at the end of the range")
		require.Equal(t, calendar.MinDate, day(t, "2026-06-01").AddDays(-n))
	}
	require.Equal(t, calendar.MinDate, day(t, "2026-06-01").AddDays(math.MinInt))
}

func TestDateOf(t *testing.T) {
	require.Equal(t, "2026-06-01", calendar.DateOf(2026, 6, 1).String())
	require.Equal(t, "2026-03-01", calendar.DateOf(2026, 2, 29).String())
	require.Equal(t, calendar.MinDate, calendar.DateOf(math.MinInt, 1, 1))
	require.Equal(t, calendar.MaxDate, calendar.DateOf(math.MaxInt, 1, 1))
}

func TestAnyNumberIsWrittenWithoutPanic(t *testing.T) {
	require.Equal(t, "1970-01-01", calendar.Date(0).String())
	for _, d := range []calendar.Date{math.MinInt32, math.MaxInt32, -800_000, 3_000_000} {
		require.Equal(t, 2, strings.Count(strings.TrimPrefix(d.String(), "-"), "-"), d.String())
		text, err := d.AppendText(nil)
		require.NoError(t, err)
		require.Equal(t, d.String(), string(text))
	}
}
