// Package stuck says which causes a project may be stuck by, as the district sets them
// (policies/supervision/stuck): what is looked for, after how many working days it counts, and what would
// move it. Package track looks for them.
package stuck

import (
	"maps"
	"slices"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the causes stand below the rules of the district.
const folder = "supervision/stuck"

// What the program can look for.
const (
	Light      = "light"
	Correction = "correction"
	Gap        = "gap"
	Pause      = "pause"
	Problem    = "problem"
	Question   = "question"
	Breach     = "breach"
	Check      = "check"
	Reminder   = "reminder"
	OtherItem  = "other_item"
	Idle       = "idle"
)

// By whose doing a project is stuck.
const (
	ByDepartment   = "department"
	ByApplicant    = "applicant"
	ByIntermediary = "intermediary"
	ByPause        = "pause"
	ByAgent        = "agent"
)

var (
	knownFinds = []string{Light, Correction, Gap, Pause, Problem, Question, Breach, Check, Reminder, OtherItem, Idle}
	knownWhose = []string{ByAgent, ByApplicant, ByDepartment, ByIntermediary, ByPause}
)

// Cause is one cause by which a project may be stuck.
type Cause struct {
	ID     string    `json:"id"`
	Finds  string    `json:"finds"`
	Lights []string  `json:"lights,omitempty"` // of light: ids
	Days   int       `json:"days,omitempty"`   // working days after which it counts
	Name   lang.Text `json:"name"`
	Moves  lang.Text `json:"moves"` // what would move it
}

// Book is when a project is stuck, as the district words it.
type Book struct {
	Causes []Cause              `json:"causes"`
	Whose  map[string]lang.Text `json:"whose"`

	finds map[string][]Cause
}

// ReadBook reads the causes; lights are those that there are. It returns a fault.List of RuleBroken that
// names everything that the program would not know what to do with, with file and line.
func ReadBook(b *rules.Beside, lights []string) (*Book, error) {
	book := &Book{finds: map[string][]Cause{}}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	var faults fault.List
	among := func(at, id string, known []string) {
		if !slices.Contains(known, id) {
			faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", b.Place(folder, at), id, fault.Nearest(id, known)))
		}
	}
	for _, c := range book.Causes {
		among("/causes", c.Finds, knownFinds)
		for _, light := range c.Lights {
			among("/causes", light, lights)
		}
		book.finds[c.Finds] = append(book.finds[c.Finds], c)
	}
	for _, id := range slices.Sorted(maps.Keys(book.Whose)) {
		among("/whose/"+id, id, knownWhose)
	}
	for _, id := range knownWhose {
		if _, ok := book.Whose[id]; !ok {
			faults.Add(fault.New(fault.RuleBroken, "case.book.missing", b.Place(folder, "/whose"), id))
		}
	}
	return book, faults.Err()
}

// Of are the causes that look for something, in their order.
func (b *Book) Of(finds string) []Cause { return b.finds[finds] }

// Order is the place of a cause among all.
func (b *Book) Order(id string) int {
	return slices.IndexFunc(b.Causes, func(c Cause) bool { return c.ID == id })
}
