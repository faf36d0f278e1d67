// Package clock counts the days of a case: its clocks, the light that they show, what was broken of the
// rules of handling, and to whom lost days are put down. It takes the case, the rules and today and gives
// values; it keeps nothing.
//
// The day of acceptance is not counted, the next working day is the first, and a last day on a holiday
// moves on (package calendar). Days of a pause that the law knows (行政许可法 art. 45) are left out.
package clock

import (
	"cmp"
	"maps"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder and closings are where the rules of lights and the days on which the hall was closed stand.
const (
	folder   = "supervision/lights"
	closings = "supervision/closings"
)

// The clocks that a light may ask about.
const (
	Correction = "correction" // receipt to notice of corrections or acceptance
	Promised   = "promised"   // acceptance to decision, as the department promised
	Statutory  = "statutory"  // acceptance to decision, as the law allows
	Delivery   = "delivery"   // decision to delivery
)

// The causes to which lost days are put down.
const (
	Department   = "department"
	Applicant    = "applicant"
	Intermediary = "intermediary"
	Pause        = "pause"
	Closure      = "closing"
)

var (
	knownClocks = []string{Correction, Promised, Statutory, Delivery}
	knownCauses = []string{Applicant, Closure, Department, Intermediary, Pause}
)

// Light is one light and when it shows.
type Light struct {
	ID    string    `json:"id"`
	Name  lang.Text `json:"name"`
	Card  lang.Text `json:"card,omitzero"` // the card that goes with it, where one does
	Color string    `json:"color"`
	// When are the conditions one of which must hold; none: it shows where nothing more severe does.
	When []Condition `json:"when,omitempty"`
}

// Condition is what a light asks of a reading.
type Condition struct {
	Clock  string     `json:"clock,omitempty"`
	Over   bool       `json:"over,omitempty"` // the clock has run out
	Left   *Remaining `json:"left,omitempty"` // it runs and little is left
	Paused bool       `json:"paused,omitempty"`
}

// Remaining is how little is left: so many days or so many percent of the limit, whichever is more.
type Remaining struct {
	Days    int `json:"days"`
	Percent int `json:"percent"`
}

// Closing is a day on which the district closed the hall.
type Closing struct {
	Date     calendar.Date `json:"date"`
	Document string        `json:"document"` // by which it was ordered
	// StopsClock says that the document makes it no working day; closing the hall by itself does not.
	StopsClock bool `json:"stops_clock"`
}

// Rules are how clocks are counted and what lights they show, as the district words it
// (policies/supervision/lights and closings).
type Rules struct {
	Lights        []Light              `json:"lights"` // the most severe first
	Extends       []string             `json:"extends"`
	Intermediary  []string             `json:"intermediary_kinds"`
	Causes        map[string]lang.Text `json:"causes"`
	closings      []Closing            // those that stop clocks, in order
	closed        []Closing            // all, in order
	book          *handling.Book
	severity      map[string]int
	extendsLimits map[string]bool
}

// Read reads the rules of lights, for cases that go on by a book. It returns a fault.List of RuleBroken
// with file and line.
func Read(b *rules.Beside, book *handling.Book) (*Rules, error) {
	r := &Rules{book: book, severity: map[string]int{}, extendsLimits: map[string]bool{}}
	if err := b.Decode(folder, r); err != nil {
		return nil, err
	}
	var hall struct {
		Closings []Closing `json:"closings"`
	}
	if err := b.Decode(closings, &hall); err != nil {
		return nil, err
	}
	r.hold(hall.Closings)
	return r, r.check(b).Err()
}

// hold takes in the days on which the hall was closed.
func (r *Rules) hold(all []Closing) {
	r.closed = slices.Clone(all)
	slices.SortFunc(r.closed, func(a, b Closing) int { return cmp.Compare(a.Date, b.Date) })
	for _, one := range r.closed {
		if one.StopsClock {
			r.closings = append(r.closings, one)
		}
	}
}

// check finds what the program would not know what to do with.
func (r *Rules) check(b *rules.Beside) fault.List {
	var faults fault.List
	unknown := func(place, id string, known []string) {
		if !slices.Contains(known, id) {
			faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", b.Place(folder, place), id, fault.Nearest(id, known)))
		}
	}
	for i, light := range r.Lights {
		r.severity[light.ID] = i
		for _, c := range light.When {
			if c.Clock != "" {
				unknown("/lights", c.Clock, knownClocks)
			}
		}
	}
	if len(r.Lights) == 0 || len(r.Lights[len(r.Lights)-1].When) > 0 {
		faults.Add(fault.New(fault.RuleBroken, "clock.lights.last", b.Place(folder, "/lights")))
	}
	for _, id := range r.Extends {
		unknown("/extends", id, []string{Promised, Statutory})
		r.extendsLimits[id] = true
	}
	for _, id := range slices.Sorted(maps.Keys(r.Causes)) {
		unknown("/causes", id, knownCauses)
	}
	for _, id := range knownCauses {
		if _, ok := r.Causes[id]; !ok {
			faults.Add(fault.New(fault.RuleBroken, "case.book.missing", b.Place(folder, "/causes"), id))
		}
	}
	for _, id := range slices.Sorted(maps.Keys(r.book.Breaches)) {
		unknown("/lights", r.book.Breaches[id].Light, r.LightIDs())
	}
	for _, one := range r.closed {
		if one.Document == "" {
			faults.Add(fault.New(fault.RuleBroken, "clock.closing.document", b.Place(closings, "/closings"), one.Date))
		}
	}
	return faults
}

// LightIDs are the ids of the lights, the most severe first.
func (r *Rules) LightIDs() []string {
	list := make([]string, len(r.Lights))
	for i := range r.Lights {
		list[i] = r.Lights[i].ID
	}
	return list
}

// Severity orders lights: 0 is the most severe, one that is not known the least.
func (r *Rules) Severity(light string) int {
	if n, ok := r.severity[light]; ok {
		return n
	}
	return len(r.Lights)
}

// RunOut names the clocks that show a light when they run out.
func (r *Rules) RunOut(light string) []string {
	var names []string
	i, known := r.severity[light]
	if !known {
		return nil
	}
	for _, c := range r.Lights[i].When {
		if c.Over {
			names = append(names, c.Clock)
		}
	}
	return names
}

// Closings are the days on which the hall was closed between two days, both inclusive.
func (r *Rules) Closings(from, to calendar.Date) []Closing {
	var list []Closing
	for _, one := range r.closed {
		if from <= one.Date && one.Date <= to {
			list = append(list, one)
		}
	}
	return list
}

// licence reports whether the rules on silence and on the one notice bind a case.
func (r *Rules) licence(c *handling.Case) bool { return slices.Contains(r.book.Licences, c.Terms.Kind) }
