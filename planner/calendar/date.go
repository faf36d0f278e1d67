package calendar

import (
	"strconv"
	"time"

	"sevenlists/planner/fault"
)

// Date is a day in China, as the number of days since 1970-01-01. It has no time and no zone,
// so dates compare with < and ==, and their difference is a number of calendar days.
//
// The zero Date is 1970-01-01. Fields that may be left out use it for "not given", as IsZero and
// the tag omitzero do: no rule and no plan of ours begins or ends on that day.
type Date int32

// The first and the last day that ParseDate reads and the calendar knows.
const (
	MinDate Date = -25567 // 1900-01-01, a Monday
	MaxDate Date = 84005  // 2199-12-31, a Tuesday
)

// DateOf gives the date of a year, month and day. A day that the month does not have runs over
// into the next one, as with time.Date; a date outside MinDate to MaxDate gives the nearer of both.
func DateOf(year int, month time.Month, day int) Date {
	switch {
	case year < 1800:
		return MinDate
	case year > 2300:
		return MaxDate
	}
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	return within(t.Unix() / secondsADay)
}

const secondsADay = 24 * 60 * 60

// within moves a number of days into MinDate to MaxDate.
func within(days int64) Date {
	return Date(min(max(days, int64(MinDate)), int64(MaxDate)))
}

// ParseDate reads a date written as 2026-06-01 and nothing else: four digits, two and two, a
// day that exists, a year from 1900 to 2199.
//
// It returns *fault.Error of kind Invalid, code calendar.not_a_date or calendar.out_of_range.
func ParseDate(s string) (Date, error) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return 0, fault.New(fault.Invalid, "calendar.not_a_date", "", s)
	}
	year, okY := number(s[:4])
	month, okM := number(s[5:7])
	day, okD := number(s[8:])
	if !okY || !okM || !okD || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) {
		return 0, fault.New(fault.Invalid, "calendar.not_a_date", "", s)
	}
	if year < MinDate.Year() || year > MaxDate.Year() {
		return 0, fault.New(fault.Invalid, "calendar.out_of_range", "", s)
	}
	return DateOf(year, time.Month(month), day), nil
}

// number reads plain decimal digits: no sign, no space.
func number(s string) (n int, ok bool) {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return 0, false
		}
		n = n*10 + int(s[i]-'0')
	}
	return n, true
}

// daysIn gives the number of days of a month: day 0 of the next month is its last.
func daysIn(year, month int) int {
	return time.Date(year, time.Month(month)+1, 0, 0, 0, 0, 0, time.UTC).Day()
}

// time gives midnight UTC of the date, for what the standard library knows of calendars.
func (d Date) time() time.Time { return time.Unix(int64(d)*secondsADay, 0).UTC() }

// Year gives the calendar year.
func (d Date) Year() int { return d.time().Year() }

// Weekday gives the day of the week.
func (d Date) Weekday() time.Weekday {
	// 1970-01-01 was a Thursday; the remainder of a negative number is brought above zero.
	return time.Weekday((int64(d)%7 + 7 + int64(time.Thursday)) % 7)
}

// IsZero reports whether a date that may be left out was not given.
func (d Date) IsZero() bool { return d == 0 }

// AddDays gives the date n calendar days later, earlier where n is negative. What would lie
// outside MinDate to MaxDate gives the nearer of both.
func (d Date) AddDays(n int) Date {
	const span = int(MaxDate - MinDate)
	n = min(max(n, -span), span)
	return within(int64(d) + int64(n))
}

// AddMonths gives the same day n months later, earlier where n is negative; where that month has
// no such day, its last (民法典 arts. 201-202). The limits are those of AddDays.
func (d Date) AddMonths(n int) Date {
	const span = 12 * 400
	year, month, day := d.time().Date()
	months := int(month) - 1 + min(max(n, -span), span)
	year, months = year+months/12, months%12
	if months < 0 {
		year, months = year-1, months+12
	}
	return DateOf(year, time.Month(months+1), min(day, daysIn(year, months+1)))
}

// String writes the date as 2026-06-01.
func (d Date) String() string { return string(d.append(make([]byte, 0, len(time.DateOnly)))) }

// append writes the date at the end of b. A date that no ParseDate gave, beyond the year 9999,
// is written with as many digits as its year needs.
func (d Date) append(b []byte) []byte {
	year, month, day := d.time().Date()
	if year < 1000 || year > 9999 {
		return d.time().AppendFormat(b, time.DateOnly)
	}
	b = strconv.AppendInt(b, int64(year), 10)
	b = append(b, '-', '0'+byte(month/10), '0'+byte(month%10))
	return append(b, '-', '0'+byte(day/10), '0'+byte(day%10))
}

// AppendText writes the date as String does. It never fails.
func (d Date) AppendText(b []byte) ([]byte, error) { return d.append(b), nil }

// MarshalText writes the date as String does, for JSON, YAML and map keys. It never fails.
func (d Date) MarshalText() ([]byte, error) { return d.append(nil), nil }

// UnmarshalText reads what ParseDate reads and returns its errors.
func (d *Date) UnmarshalText(text []byte) error {
	parsed, err := ParseDate(string(text))
	if err != nil {
		return err
	}
	*d = parsed
	return nil
}
