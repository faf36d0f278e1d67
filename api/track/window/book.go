package window

import (
	"maps"
	"slices"
	"strings"

	"sevenlists/api/track/handling"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of the window stand below those of the district.
const folder = "supervision/window"

// Passing is how long a case may lie on one side before it is passed on.
type Passing struct {
	Minutes    int                  `json:"minutes" least:"1"` // of office hours
	Sides      map[string]lang.Text `json:"sides"`
	Basis      rules.Basis          `json:"legal_basis"`
	Confidence string               `json:"confidence" oneof:"low medium high"`
}

// VisitRules say which visits could have been spared.
type VisitRules struct {
	Together int                  `json:"together_days"` // working days within which two visits could have been one
	Reasons  map[string]lang.Text `json:"reasons"`
}

// Book is what a district says of its window (policies/supervision/window).
type Book struct {
	Hours   Hours      `json:"hours"`
	Passing Passing    `json:"passing"`
	Visits  VisitRules `json:"visits"`
}

// The reasons for which a visit could have been spared.
const (
	NoneNeeded = "none_needed"
	OtherWay   = "way"
	NoPaper    = "paper"
	Again      = "again"
	Together   = "together"
)

// ReadBook reads the rules of the window. It returns a fault.List of RuleBroken, with file and line.
func ReadBook(b *rules.Beside, set *rules.Set) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	v := handling.Vetting{Block: b, Folder: folder, Set: set}
	before := -1
	for _, s := range book.Hours {
		if from, to := minute(s.From), minute(s.To); from < 0 || to < 0 || from <= before || to <= from {
			v.Add("/hours", "window.hours", s.From, s.To)
		}
		before = minute(s.To)
	}
	if len(book.Hours) == 0 {
		v.Add("/hours", "window.hours", "", "")
	}
	v.All("/passing/sides", slices.Sorted(maps.Keys(book.Passing.Sides)), []string{handling.AtWindow, handling.AtDepartment})
	v.All("/visits/reasons", slices.Sorted(maps.Keys(book.Visits.Reasons)), []string{NoneNeeded, OtherWay, NoPaper, Again, Together})
	v.Law("/passing", book.Passing.Basis)
	return book, v.Faults.Err()
}

// Reason says why a visit could have been spared.
func (b *Book) Reason(id string, l lang.Lang, more string) string {
	return strings.ReplaceAll(b.Visits.Reasons[id].In(l), "{0}", more)
}
