package commitments

import (
	"maps"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// folder is where the rules of commitments stand below those of the district.
const folder = "supervision/commitments"

// Period is a count of days with what it rests on.
type Period struct {
	rules.Days
	Basis      rules.Basis `json:"legal_basis"`
	Confidence string      `json:"confidence" oneof:"low medium high"`
}

// The scopes of a bar.
const (
	ScopeItem     = "item"
	ScopeProject  = "project"
	ScopeInvestor = "investor"
)

// Bar says who may commit no more after a breach.
type Bar struct {
	ID    string      `json:"id"`
	Scope string      `json:"scope" oneof:"item project investor"`
	After []string    `json:"after"`           // outcomes of the breach
	Lasts *rules.Days `json:"lasts,omitempty"` // after the breach was found; absent: as long as it stays so
	Name  lang.Text   `json:"name"`
	Basis rules.Basis `json:"legal_basis"`
	// Confidence is how sure this is.
	Confidence string `json:"confidence" oneof:"low medium high"`
}

// Book is how commitments go on, as the district words it (policies/supervision/commitments).
type Book struct {
	Letter    string `json:"letter"` // id of the kind of letter
	Publicity struct {
		Modes map[string]Period `json:"modes"`
		Items map[string]Period `json:"items"`
	} `json:"publicity"`
	Repair Period                       `json:"repair"`
	Bars   []Bar                        `json:"bars"`
	States map[string]handling.StateRow `json:"states"`
	Steps  map[string]handling.StepRow  `json:"steps"`
}

// needs are what a step may have to state, by the name under which the rules ask for it.
var needs = map[string]func(*Dated) bool{
	"document": func(s *Dated) bool { return s.Document != "" },
	"reason":   func(s *Dated) bool { return s.Reason != "" },
	"finding":  func(s *Dated) bool { return s.Finding != "" },
	"signer":   func(s *Dated) bool { return s.Signer != nil },
	"due":      func(s *Dated) bool { return s.Due != 0 },
}

var (
	knownSteps    = []string{Choose, WriteLetter, Sign, Publish, TakeEffect, Verify, Breach, Repair, Withdraw, GiveUp}
	knownStates   = []string{None, Chosen, LetterWritten, Signed, Published, InForce, Verified, Breached, Repaired, Withdrawn, GivenUp}
	knownOutcomes = []string{OutcomeOpen, OutcomeRepaired, OutcomeWithdrawn}
	modes         = []string{rules.InformedCommitment, rules.CommitmentAccess}
)

// StepNames are the steps of a commitment, in the order in which it usually goes.
func StepNames() []string { return slices.Clone(knownSteps) }

// ReadBook reads the rules of commitments and holds them against a rule set. It returns a fault.List of
// RuleBroken that names everything that the program would not know what to do with, with file and line.
func ReadBook(b *rules.Beside, set *rules.Set) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	v := handling.Vetting{Block: b, Folder: folder, Set: set}
	v.Faults = handling.Rows{States: book.States, Steps: book.Steps}.Check(b, folder, set, handling.Known{
		States: knownStates, Steps: knownSteps, Needs: slices.Sorted(maps.Keys(needs)),
	})
	v.Among("/publicity/modes", slices.Sorted(maps.Keys(book.Publicity.Modes)), modes)
	for _, id := range slices.Sorted(maps.Keys(book.Publicity.Modes)) {
		v.Law("/publicity/modes/"+id, book.Publicity.Modes[id].Basis)
	}
	for _, id := range slices.Sorted(maps.Keys(book.Publicity.Items)) {
		at := "/publicity/items/" + id
		if item := set.Item(id); item == nil || item.Commitment == nil {
			v.Add(at, "commitment.item", id)
		}
		v.Law(at, book.Publicity.Items[id].Basis)
	}
	v.Law("/repair", book.Repair.Basis)
	for i := range book.Bars {
		v.Among("/bars", book.Bars[i].After, knownOutcomes)
		v.Law("/bars", book.Bars[i].Basis)
	}
	return book, v.Faults.Err()
}

// PublicFor says for how long a commitment of an item is published; nil where it is not.
func (b *Book) PublicFor(key, mode string) *rules.Days {
	id, _ := profile.CutKey(key)
	period, ok := b.Publicity.Items[id]
	if !ok {
		if period, ok = b.Publicity.Modes[mode]; !ok {
			return nil
		}
	}
	days := period.Days
	return &days
}

// Past is a breach of a commitment, of this project or of another one of the same investor.
type Past struct {
	Broken
	Project string
	Case    string
}

// Barred is a bar that stands against a commitment, the breach that it follows from and the last day on
// which it stands; 0 where it has no end.
type Barred struct {
	Bar
	Past
	Until calendar.Date
}

// Against gives what stands against a commitment of an item because of breaches of its investor.
func (b *Book) Against(past []Past, project, key string, today calendar.Date, cal *calendar.Calendar) []Barred {
	var list []Barred
	for _, bar := range b.Bars {
		for _, x := range past {
			switch {
			case !slices.Contains(bar.After, x.Outcome):
			case bar.Scope != ScopeInvestor && x.Project != project:
			case bar.Scope == ScopeItem && x.Case != key:
			default:
				hit := Barred{Bar: bar, Past: x}
				if bar.Lasts != nil {
					hit.Until = After(cal, x.On, *bar.Lasts)
				}
				if hit.Until == 0 || today <= hit.Until {
					list = append(list, hit)
				}
			}
		}
	}
	return list
}
