// Package sittings knows on which days review bodies sit, and which items wait for them: by the weekdays of
// policies/supervision/sittings, and by dates that were entered or cancelled. It reads no clock.
package sittings

import (
	"maps"
	"slices"
	"strings"
	"time"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules stand below those of the district.
const folder = "supervision/sittings"

// Book is which bodies there are (policies/supervision/sittings).
type Book struct {
	Bodies map[string]Body `json:"bodies"`

	byItem map[string]string
}

// Body is one review body.
type Body struct {
	Name       lang.Text `json:"name"`
	Department string    `json:"department"` // whose head enters its dates
	Items      []string  `json:"items"`      // whose decision begins on a sitting
	// Weekdays on which it sits, such as wednesday, where they are working days; empty: only on dates that
	// were entered.
	Weekdays   []string      `json:"weekdays,omitempty"`
	From       calendar.Date `json:"from,omitzero"` // first day of the rule; 0: always
	To         calendar.Date `json:"to,omitzero"`   // last day of it; 0: no end
	Source     string        `json:"source,omitempty"`
	Confidence string        `json:"confidence" oneof:"high medium low"`

	days map[time.Weekday]bool
}

// Read reads the rules. It returns a fault.List of RuleBroken that names every weekday, item and department
// that there is not, and an item that two bodies claim.
func Read(b *rules.Beside, set *rules.Set) (*Book, error) {
	book := &Book{byItem: map[string]string{}}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	var faults fault.List
	for _, id := range slices.Sorted(maps.Keys(book.Bodies)) {
		body := book.Bodies[id]
		wrong := func(at, word string) {
			faults.Add(fault.New(fault.RuleBroken, "sitting.book", b.Place(folder, "/bodies/"+id+at), word))
		}
		body.days = map[time.Weekday]bool{}
		for _, name := range body.Weekdays {
			day, ok := weekdays[name]
			if !ok {
				wrong("/weekdays", name)
			}
			body.days[day] = true
		}
		if !set.HasDepartment(body.Department) {
			wrong("/department", body.Department)
		}
		for _, item := range body.Items {
			if set.Item(item) == nil || book.byItem[item] != "" {
				wrong("/items", item)
			}
			book.byItem[item] = id
		}
		book.Bodies[id] = body
	}
	return book, faults.Err()
}

var weekdays = func() map[string]time.Weekday {
	days := map[string]time.Weekday{}
	for d := time.Sunday; d <= time.Saturday; d++ {
		days[strings.ToLower(d.String())] = d
	}
	return days
}()

// Of gives the body for which an item waits; empty where there is none.
func (b *Book) Of(item string) string { return b.byItem[item] }

// Date is one day that was entered for a body, in place of what its rule says of that day.
type Date struct {
	On        calendar.Date `json:"on"`
	Cancelled bool          `json:"cancelled,omitempty"` // it does not sit on that day
}

// Dates are those that were entered, by body, in order.
type Dates map[string][]Date

// Set takes a date in.
func (d Dates) Set(body string, date Date) {
	list := d[body]
	i, found := slices.BinarySearchFunc(list, date, func(a, b Date) int { return int(a.On) - int(b.On) })
	if found {
		list[i] = date
		return
	}
	d[body] = slices.Insert(list, i, date)
}

// ahead is how many days ahead a sitting is looked for.
const ahead = 400

// Next gives the first sitting of a body on a day or after it; false where none is known, so that nothing
// waits.
func (b *Book) Next(id string, from calendar.Date, dates Dates, cal *calendar.Calendar) (calendar.Date, bool) {
	body := b.Bodies[id]
	known := dates[id]
	last := from
	if n := len(known); n > 0 {
		last = known[n-1].On
	}
	if len(body.days) > 0 {
		last = max(last, from.AddDays(ahead))
	}
	at, _ := slices.BinarySearchFunc(known, from, func(a Date, day calendar.Date) int { return int(a.On) - int(day) })
	for day := from; day <= last; day++ {
		if at < len(known) && known[at].On == day {
			at++
			if known[at-1].Cancelled {
				continue
			}
			return day, true
		}
		if body.ruled(day) && cal.IsWorkingDay(day) {
			return day, true
		}
	}
	return 0, false
}

// ruled reports whether the rule of a body names a day.
func (b *Body) ruled(day calendar.Date) bool {
	return b.days[day.Weekday()] && day >= b.From && (b.To == 0 || day <= b.To)
}
