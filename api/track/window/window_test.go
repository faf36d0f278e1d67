package window_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/window"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

func shipped(t *testing.T) *window.Book {
	t.Helper()
	block, err := handling.Supervision(policies.FS)
	require.NoError(t, err)
	book, err := window.ReadBook(block, projecttest.Shipped(t))
	require.NoError(t, err)
	return book
}

func moment(t *testing.T, on, time string) window.Moment {
	t.Helper()
	d, err := calendar.ParseDate(on)
	require.NoError(t, err)
	return window.Moment{On: d, Time: time}
}

func TestTimeIsCountedInOfficeHours(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	for name, tc := range map[string]struct {
		from, at, to, until string
		want                int
	}{
		"within a morning":                              {"2026-06-01", "09:00", "2026-06-01", "09:30", 30},
		"the break at noon does not count":              {"2026-06-01", "11:30", "2026-06-01", "14:30", 60},
		"nor does what lies before the office opens":    {"2026-06-01", "07:00", "2026-06-01", "09:00", 30},
		"a night between two days":                      {"2026-06-01", "17:00", "2026-06-02", "09:00", 60},
		"a whole day between":                           {"2026-06-01", "17:30", "2026-06-03", "08:30", 420},
		"a weekend between":                             {"2026-06-05", "17:00", "2026-06-08", "09:00", 60},
		"a day off counts nothing":                      {"2026-06-06", "09:00", "2026-06-06", "17:00", 0},
		"a make-up day is a working day":                {"2026-09-19", "17:00", "2026-09-20", "09:00", 30},
		"of which only the day is known, from its end":  {"2026-06-01", "", "2026-06-02", "09:30", 60},
		"and until the beginning of the day it ends on": {"2026-06-01", "17:00", "2026-06-02", "", 30},
		"what ends before it begins":                    {"2026-06-02", "09:00", "2026-06-01", "09:00", 0},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, book.Hours.Between(moment(t, tc.from, tc.at), moment(t, tc.to, tc.until), cal))
		})
	}
}

func TestHalfAWorkingDayAfterAMoment(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	require.Equal(t, 210, book.Passing.Minutes)
	for name, tc := range map[string]struct{ on, at, wantOn, wantAt string }{
		"from the opening it ends at noon":         {"2026-06-01", "08:30", "2026-06-01", "12:00"},
		"from the morning it reaches past noon":    {"2026-06-01", "10:00", "2026-06-01", "15:30"},
		"from the afternoon it reaches the morrow": {"2026-06-01", "16:30", "2026-06-02", "11:00"},
		"over a weekend":                           {"2026-06-05", "17:00", "2026-06-08", "11:30"},
		"of which only the day is known":           {"2026-06-01", "", "2026-06-02", "12:00"},
	} {
		t.Run(name, func(t *testing.T) {
			after := book.Hours.After(moment(t, tc.on, tc.at), book.Passing.Minutes, cal)
			require.Equal(t, moment(t, tc.wantOn, tc.wantAt), after)
			require.Equal(t, book.Passing.Minutes, book.Hours.Between(moment(t, tc.on, tc.at), after, cal))
		})
	}
}

func TestTheRulesOfTheWindowAreChecked(t *testing.T) {
	const file = "supervision/window/data.yaml"
	for name, tc := range map[string]struct{ old, with, code string }{
		"hours that overlap":         {`from: "14:00"`, `from: "11:00"`, "window.hours"},
		"hours that are no time":     {`from: "08:30"`, `from: "8.30"`, "window.hours"},
		"a side that there is not":   {"    window: {zh: 窗口", "    counter: {zh: 窗口", "case.book.unknown"},
		"a reason that there is not": {"    again: {zh", "    anew: {zh", "case.book.missing"},
		"a law that there is not":    {"jiangbei_2017_28", "jiangbei_2017_82", "rules.law.unknown"},
		"a limit of nothing":         {"minutes: 210", "minutes: 0", "rules.data.least"},
	} {
		t.Run(name, func(t *testing.T) {
			block, err := handling.Supervision(projecttest.Edited(t, file, tc.old, tc.with))
			require.NoError(t, err)
			_, err = window.ReadBook(block, projecttest.Shipped(t))
			require.Error(t, err)
			codes := []string{}
			for _, one := range fault.All(err) {
				codes = append(codes, one.Code)
				require.Contains(t, one.Path, file)
			}
			require.Contains(t, codes, tc.code)
		})
	}
}

func TestWhatHappensOnOneDayAtOneWindowIsOneVisit(t *testing.T) {
	d := func(on, at string) window.Deed {
		return window.Deed{On: moment(t, on, "").On, Window: at, Step: "hand_in"}
	}
	visits := window.Visits([]window.Deed{d("2026-06-02", ""), d("2026-06-01", ""), d("2026-06-01", ""), d("2026-06-01", "慈城"), d("2026-06-01", "")})
	require.Len(t, visits, 3)
	require.Len(t, visits[0].Deeds, 3)
	require.Equal(t, "慈城", visits[1].Window)
	require.Equal(t, moment(t, "2026-06-02", "").On, visits[2].On)
}
