package calendar_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// official gives a year that is announced, with the days named.
func official(t *testing.T, year int, holidays, workdays []string) calendar.Year {
	return calendar.Year{
		Year: year, Status: calendar.Official, Notice: "国办发明电〔2025〕7号", Announced: day(t, "2025-11-04"),
		Holidays: days(t, holidays), Workdays: days(t, workdays),
	}
}

func days(t *testing.T, dates []string) []calendar.Day {
	var list []calendar.Day
	for _, s := range dates {
		list = append(list, calendar.Day{Date: day(t, s)})
	}
	return list
}

func TestNewRefusesYearsThatWouldCountWrongly(t *testing.T) {
	plain := func(year int) calendar.Year { return official(t, year, nil, nil) }
	fallback := func(year int) calendar.Year { return calendar.Year{Year: year, Status: calendar.Fallback} }
	type mistake struct{ place, code string }
	cases := map[string]struct {
		years []calendar.Year
		want  []mistake
	}{
		"years in any order are well":        {[]calendar.Year{plain(2026), fallback(2027), plain(2025)}, nil},
		"a year twice":                       {[]calendar.Year{plain(2026), plain(2026)}, []mistake{{"/calendar/2026", "calendar.broken.year_twice"}}},
		"a year left out":                    {[]calendar.Year{plain(2024), plain(2026)}, []mistake{{"/calendar/2026", "calendar.broken.gap"}}},
		"a fallback before an announced one": {[]calendar.Year{fallback(2025), plain(2026)}, []mistake{{"/calendar/2026/status", "calendar.broken.order"}}},
		"a year before the range":            {[]calendar.Year{plain(1899)}, []mistake{{"/calendar/1899", "calendar.out_of_range"}}},
		"a year after the range":             {[]calendar.Year{plain(2200)}, []mistake{{"/calendar/2200", "calendar.out_of_range"}}},
		"official without notice and date":   {[]calendar.Year{{Year: 2026, Status: calendar.Official}}, []mistake{{"/calendar/2026", "calendar.broken.announced"}}},
		"no status":                          {[]calendar.Year{{Year: 2026}}, []mistake{{"/calendar/2026/status", "calendar.broken.status"}}},
		"a holiday of another year": {
			[]calendar.Year{official(t, 2026, []string{"2026-01-01", "2025-12-31"}, nil)},
			[]mistake{{"/calendar/2026/holidays/1", "calendar.broken.year"}},
		},
		"a holiday without a date": {
			[]calendar.Year{{Year: 2026, Status: calendar.Fallback, Holidays: make([]calendar.Day, 1)}},
			[]mistake{{"/calendar/2026/holidays/0", "calendar.broken.year"}},
		},
		"a holiday twice": {
			[]calendar.Year{official(t, 2026, []string{"2026-01-01", "2026-01-01"}, nil)},
			[]mistake{{"/calendar/2026/holidays/1", "calendar.broken.twice"}},
		},
		"a day both free and worked": {
			[]calendar.Year{official(t, 2026, []string{"2026-01-04"}, []string{"2026-01-04"})},
			[]mistake{{"/calendar/2026/workdays/0", "calendar.broken.twice"}},
		},
		"a make-up day on a Monday": {
			[]calendar.Year{official(t, 2026, nil, []string{"2026-01-05"})},
			[]mistake{{"/calendar/2026/workdays/0", "calendar.broken.weekday"}},
		},
		"all mistakes at once, by place": {
			[]calendar.Year{official(t, 2026, nil, []string{"2026-01-05", "2026-01-04", "2026-01-04"}), plain(2024)},
			[]mistake{
				{"/calendar/2026", "calendar.broken.gap"},
				{"/calendar/2026/workdays/0", "calendar.broken.weekday"},
				{"/calendar/2026/workdays/2", "calendar.broken.twice"},
			},
		},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			before := slices.Clone(tc.years)
			c, err := calendar.New(tc.years)
			require.Equal(t, before, tc.years, "the years are left as they were")
			if tc.want == nil {
				require.NoError(t, err)
				require.NotNil(t, c)
				return
			}
			require.Nil(t, c)
			var got []mistake
			for _, e := range fault.All(err) {
				got = append(got, mistake{e.Path, e.Code})
				require.Equal(t, fault.RuleBroken, e.Kind)
				require.NotContains(t, e.Message(lang.EN), e.Code, "every code has its message")
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestPublishedYears(t *testing.T) {
	years := published(t)
	require.GreaterOrEqual(t, len(years), 11)
	for _, y := range years {
		if y.Status == calendar.Official {
			require.Less(t, y.Announced.Year(), y.Year, "a notice is out before its year")
			require.Equal(t, "high", y.Confidence)
		} else {
			require.False(t, y.Note.IsZero(), "a fallback says what it is")
		}
		for _, a := range y.Amended {
			require.Greater(t, a.Announced, y.Announced)
			require.NotEmpty(t, a.Notice)
			require.NotEmpty(t, a.Note.ZH)
			require.NotEmpty(t, a.Note.EN)
		}
		for _, d := range slices.Concat(y.Holidays, y.Workdays) {
			require.NotEmpty(t, d.Name.ZH, d.Date)
			require.NotEmpty(t, d.Name.EN, d.Date)
		}
	}
}
