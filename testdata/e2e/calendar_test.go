package e2e

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/6tail/lunar-go/HolidayUtil"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner/calendar"
)

// The years that are announced and that lunar-go knows too.
const firstYear, lastYear = 2017, 2026

// TestCalendarEqualsLunarGo compares the published calendar with lunar-go's independent
// collection of the State Council's notices, day by day: whether offices work, whether the day is
// a make-up working day, and whether a day we call a holiday is one there.
//
// The two agree on all of it, without exception. lunar-go also calls some plain weekends next to
// a holiday part of it (29 and 30 April 2017, 16 and 17 June 2018); we list only what a notice
// takes out of the working week or counts among the days of a holiday, and on a weekend that
// makes no difference to any count. The names of holidays are not compared: where two fall
// together, lunar-go names one of them.
func TestCalendarEqualsLunarGo(t *testing.T) {
	years := readYears(t)
	ours, err := calendar.New(years)
	if err != nil {
		t.Fatal(err)
	}
	holiday, makeUp := map[calendar.Date]bool{}, map[calendar.Date]bool{}
	for _, y := range years {
		for _, h := range y.Holidays {
			holiday[h.Date] = true
		}
		for _, w := range y.Workdays {
			makeUp[w.Date] = true
		}
	}

	compared := 0
	for d := calendar.DateOf(firstYear, time.January, 1); d <= calendar.DateOf(lastYear, time.December, 31); d++ {
		compared++
		works := d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
		theirs := HolidayUtil.GetHoliday(d.String())
		if theirs != nil {
			works = theirs.IsWork()
		}
		if got := ours.IsWorkingDay(d); got != works {
			t.Errorf("%s: works %t here, %t in lunar-go", d, got, works)
		}
		if want := theirs != nil && theirs.IsWork(); makeUp[d] != want {
			t.Errorf("%s: make-up working day %t here, %t in lunar-go", d, makeUp[d], want)
		}
		if holiday[d] && (theirs == nil || theirs.IsWork()) {
			t.Errorf("%s: a holiday here, none in lunar-go", d)
		}
	}
	if want := 10*365 + 2; compared != want {
		t.Errorf("compared %d days, want %d: ten years with two leap days", compared, want)
	}
}

// readYears reads the announced years as the district publishes them.
func readYears(t *testing.T) []calendar.Year {
	t.Helper()
	var years []calendar.Year
	for n := firstYear; n <= lastYear; n++ {
		text, err := os.ReadFile(filepath.Join("..", "..", "policies", "calendar", strconv.Itoa(n), "data.yaml"))
		if err != nil {
			t.Fatal(err)
		}
		y := calendar.Year{Year: n}
		if err := yaml.Unmarshal(text, &y); err != nil {
			t.Fatal(err)
		}
		if y.Status != calendar.Official {
			t.Fatalf("%d is %s, want an announced year", n, y.Status)
		}
		years = append(years, y)
	}
	return years
}
