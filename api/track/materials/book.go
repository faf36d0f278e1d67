package materials

import (
	"maps"
	"slices"
	"strings"

	"sevenlists/api/track/handling"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of materials stand below those of the district.
const folder = "supervision/materials"

// Book is how papers go through the window, as the district words it (policies/supervision/materials).
type Book struct {
	handling.Rows
	Most  int                  `json:"most" least:"1"` // papers of one project
	Notes map[string]lang.Text `json:"notes"`          // what is said of a paper, by how it stands
}

// needs are what a step may have to state, by the name under which the rules ask for it.
var needs = map[string]func(*Dated) bool{
	"material": func(s *Dated) bool { return s.Material != "" },
	"for":      func(s *Dated) bool { return len(s.For) > 0 },
	"form":     func(s *Dated) bool { return s.Form != "" },
	"document": func(s *Dated) bool { return s.Document != "" },
	"reason":   func(s *Dated) bool { return s.Reason != "" },
}

var (
	knownSteps  = []string{HandIn, GiveBack, Withdraw}
	knownStates = []string{None, OnHand, GivenBack, Withdrawn, Replaced}
	knownNotes  = []string{
		NoteOnHand, NotePlanned, NoteForm, NoteCopies, NoteExpired, NoteGivenBack, NoteWithdrawn, NoteFromItem, NoteFromAuthority, NoteDepends, NoteMissing,
	}
)

// StepNames are the steps of a paper, in the order in which it usually goes.
func StepNames() []string { return slices.Clone(knownSteps) }

// ReadBook reads the rules of materials. It returns a fault.List of RuleBroken that names everything that the
// program would not know what to do with, with file and line.
func ReadBook(b *rules.Beside, set *rules.Set) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	v := handling.Vetting{Block: b, Folder: folder, Set: set}
	v.Faults = book.Check(b, folder, set, handling.Known{States: knownStates, Steps: knownSteps, Needs: slices.Sorted(maps.Keys(needs))})
	v.All("/notes", slices.Sorted(maps.Keys(book.Notes)), knownNotes)
	return book, v.Faults.Err()
}

// Note says how a paper stands; what goes into its places is worded already.
func (b *Book) Note(id string, l lang.Lang, day, items, wanted string) string {
	return strings.NewReplacer("{0}", day, "{1}", items, "{2}", wanted).Replace(b.Notes[id].In(l))
}
