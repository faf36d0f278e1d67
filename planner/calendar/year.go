package calendar

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Status says how far the days of a year can be relied on.
type Status string

// The states of a year.
const (
	Official Status = "official" // the State Council's notice is out
	Fallback Status = "fallback" // statutory holidays only, until it is
)

// Day is a holiday, or a Saturday or Sunday that is worked in return for one.
type Day struct {
	Date Date      `json:"date"`
	Name lang.Text `json:"name"`
}

// Amendment is a later notice that changed days of the year. The lists of the Year are those
// after all amendments; the Note says what was different before.
type Amendment struct {
	Announced Date      `json:"announced"`
	Notice    string    `json:"notice"`
	Note      lang.Text `json:"note"`
}

// Year is policies/calendar/<year>/data.yaml. The number of the year is the name of the folder.
type Year struct {
	Year       int         `json:"-"`
	Notice     string      `json:"notice,omitempty"`   // number of the State Council's notice
	Announced  Date        `json:"announced,omitzero"` // day of that notice
	Status     Status      `json:"status"`
	Confidence string      `json:"confidence"`
	Note       lang.Text   `json:"note,omitzero"`
	Amended    []Amendment `json:"amended,omitempty"`
	Holidays   []Day       `json:"holidays"`
	Workdays   []Day       `json:"workdays,omitempty"`
}

func isWeekend(d Date) bool {
	w := d.Weekday()
	return w == time.Saturday || w == time.Sunday
}

// check finds everything that would make the years count wrongly.
func check(years []Year) error {
	var faults fault.List
	inOrder := slices.Clone(years)
	slices.SortStableFunc(inOrder, func(a, b Year) int { return cmp.Compare(a.Year, b.Year) })
	for i, y := range inOrder {
		if i > 0 {
			faults.Add(checkFollows(inOrder[i-1], y))
		}
		faults = append(faults, y.check()...)
	}
	return faults.Err()
}

// checkFollows sees to it that no year between the first and the last is counted as if it had
// no holidays.
func checkFollows(earlier, y Year) *fault.Error {
	switch {
	case y.Year == earlier.Year:
		return y.broken("year_twice", "", y.Year)
	case y.Year != earlier.Year+1:
		return y.broken("gap", "", y.Year, earlier.Year)
	case y.Status == Official && earlier.Status == Fallback:
		return y.broken("order", "/status", y.Year, earlier.Year)
	}
	return nil
}

// check looks at one year by itself.
func (y Year) check() fault.List {
	if y.Year < MinDate.Year() || y.Year > MaxDate.Year() {
		return fault.List{fault.New(fault.RuleBroken, "calendar.out_of_range", y.place(""), y.Year)}
	}
	var faults fault.List
	switch y.Status {
	case Official:
		if y.Notice == "" || y.Announced.IsZero() {
			faults.Add(y.broken("announced", "", y.Year))
		}
	case Fallback:
	default:
		faults.Add(y.broken("status", "/status", y.Year, string(y.Status)))
	}
	seen := make(map[Date]bool)
	look := func(list string, days []Day, makeUp bool) {
		for i, day := range days {
			at := "/" + list + "/" + strconv.Itoa(i)
			switch {
			case day.Date.Year() != y.Year:
				faults.Add(y.broken("year", at, day.Date, y.Year))
			case seen[day.Date]:
				faults.Add(y.broken("twice", at, day.Date, y.Year))
			case makeUp && !isWeekend(day.Date):
				faults.Add(y.broken("weekday", at, day.Date))
			}
			seen[day.Date] = true
		}
	}
	look("holidays", y.Holidays, false)
	look("workdays", y.Workdays, true)
	return faults
}

// place points into the rule set's data.
func (y Year) place(at string) string {
	return "/calendar/" + strconv.Itoa(y.Year) + at
}

func (y Year) broken(what, at string, args ...any) *fault.Error {
	return fault.New(fault.RuleBroken, "calendar.broken."+what, y.place(at), args...)
}
