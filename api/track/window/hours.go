// Package window holds what the one window is measured by: how long a case lies at the window and at the
// department before it is passed on, and how often applicants have to come. What counts is data of the district
// (policies/supervision/window).
//
// It knows neither storage nor clock: moments come with what happened, now from the caller.
package window

import (
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
)

// Moment is a minute of a day in China.
type Moment struct {
	On   calendar.Date
	Time string // such as 09:30; empty where only the day is known
}

// Span is a part of a day in which the office is open.
type Span struct {
	From string `json:"from"`
	To   string `json:"to"`
}

// Hours are the office hours of every working day.
type Hours []Span

const minutesADay = 24 * 60

// minute is the minute of the day of a time; -1 where it is none.
func minute(text string) int {
	hours, minutes, found := strings.Cut(text, ":")
	h, err := strconv.Atoi(hours)
	m, other := strconv.Atoi(minutes)
	if !found || err != nil || other != nil || len(text) != len("09:30") || h < 0 || h > 23 || m < 0 || m > 59 {
		return -1
	}
	return h*60 + m
}

// open counts the minutes of one working day in which the office is open, from one of its minutes to another.
func (h Hours) open(from, to int) int {
	sum := 0
	for _, s := range h {
		if a, b := max(minute(s.From), from), min(minute(s.To), to); a < b {
			sum += b - a
		}
	}
	return sum
}

// Between counts the minutes of office hours from one moment to another. Where only the day of the first is
// known it counts from the end of that day, where only that of the second is known to its beginning.
func (h Hours) Between(a, b Moment, cal *calendar.Calendar) int {
	from, to := minutesADay, 0
	if a.Time != "" {
		from = minute(a.Time)
	}
	if b.Time != "" {
		to = minute(b.Time)
	}
	ofDay := func(day calendar.Date, from, to int) int {
		if !cal.IsWorkingDay(day) {
			return 0
		}
		return h.open(from, to)
	}
	switch {
	case b.On < a.On:
		return 0
	case b.On == a.On:
		return ofDay(a.On, from, to)
	}
	whole := cal.Between(a.On, b.On.AddDays(-1))
	return ofDay(a.On, from, minutesADay) + whole*h.open(0, minutesADay) + ofDay(b.On, 0, to)
}

// After is the moment that lies a count of minutes of office hours after another.
func (h Hours) After(a Moment, minutes int, cal *calendar.Calendar) Moment {
	whole := h.open(0, minutesADay)
	if whole == 0 {
		return a
	}
	day, from := a.On, minutesADay
	if a.Time != "" {
		from = minute(a.Time)
	}
	for {
		if cal.IsWorkingDay(day) {
			left := h.open(from, minutesADay)
			if minutes <= left && left > 0 {
				return Moment{day, h.at(from, minutes)}
			}
			minutes -= left
		}
		day, from = day.AddDays(1), 0
	}
}

// at is the time of a day at which a count of open minutes has passed since one of its minutes.
func (h Hours) at(from, minutes int) string {
	for _, s := range h {
		a, b := max(minute(s.From), from), minute(s.To)
		if a >= b {
			continue
		}
		if minutes <= b-a {
			return clockTime(a + minutes)
		}
		minutes -= b - a
	}
	return clockTime(minutesADay - 1)
}

func clockTime(minute int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return two(minute/60) + ":" + two(minute%60)
}
