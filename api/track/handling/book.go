package handling

import (
	"io/fs"
	"maps"
	"slices"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// block and folder are where the rules of handling stand below those of the district.
const (
	block  = "supervision"
	folder = "supervision/cases"
)

// Limit is a count of days that the law sets.
type Limit struct {
	rules.Days
	Basis      rules.Basis `json:"legal_basis"`
	Confidence string      `json:"confidence" oneof:"low medium high"`
}

// PauseKind is something that stops the clocks.
type PauseKind struct {
	Name lang.Text `json:"name"`
	// OnlyIfSpecial: it stops them only for items among whose special procedures it stands.
	OnlyIfSpecial bool        `json:"only_if_special,omitempty"`
	Basis         rules.Basis `json:"legal_basis"`
}

// StateRow is one state of a case, or of something else that goes on by steps.
type StateRow struct {
	Name   lang.Text `json:"name"`
	Closed bool      `json:"closed,omitempty"`
}

// StepRow is one step: after which states it is possible, what has to be stated, and why not elsewhere.
type StepRow struct {
	Name      lang.Text            `json:"name"`
	From      []string             `json:"from"`
	Needs     []string             `json:"needs,omitempty"`
	Basis     rules.Basis          `json:"legal_basis"`
	Otherwise lang.Text            `json:"otherwise"`
	Because   map[string]lang.Text `json:"because,omitempty"`
}

// Against is what stands against the step in a state after which it is not possible.
func (r StepRow) Against(state string) lang.Text {
	if why, ok := r.Because[state]; ok {
		return why
	}
	return r.Otherwise
}

// BreachRow is one way in which the rules of handling are broken.
type BreachRow struct {
	Name  lang.Text   `json:"name"`
	Light string      `json:"light"` // that it shows at once
	Basis rules.Basis `json:"legal_basis"`
}

// Book is how cases go on, as the district words it (policies/supervision/cases).
type Book struct {
	Correction Limit `json:"correction"`
	Extension  struct {
		Times int   `json:"times"`
		Most  Limit `json:"most"`
		Joint Limit `json:"joint"`
	} `json:"extension"`
	Delivery Limit                `json:"delivery"`
	Licences []string             `json:"licences"` // kinds of item to which the rules on silence apply
	Pauses   map[string]PauseKind `json:"pauses"`
	Outcomes map[string]lang.Text `json:"outcomes"`
	States   map[string]StateRow  `json:"states"`
	Steps    map[string]StepRow   `json:"steps"`
	Breaches map[string]BreachRow `json:"breaches"`
}

// The breaches that the program finds.
const (
	LateCorrection = "late_correction"
	SecondNotice   = "second_notice"
	GapOverdue     = "gap_overdue"
)

// needs are what a step may have to state, by the name under which the rules ask for it.
var needs = map[string]func(*Dated) bool{
	"document":    func(s *Dated) bool { return s.Document != "" },
	"reason":      func(s *Dated) bool { return s.Reason != "" },
	"missing":     func(s *Dated) bool { return len(s.Missing) > 0 },
	"kind":        func(s *Dated) bool { return s.Kind != "" },
	"planned_end": func(s *Dated) bool { return s.PlannedEnd != 0 },
	"days":        func(s *Dated) bool { return s.Days > 0 },
	"authority":   func(s *Dated) bool { return s.Authority != "" },
	"outcome":     func(s *Dated) bool { return s.Outcome != "" },
	"materials":   func(s *Dated) bool { return len(s.Materials) > 0 },
	"due":         func(s *Dated) bool { return s.Due != 0 },
}

// known are the steps, states, outcomes and breaches that the program knows how to take in.
var (
	knownSteps = []string{
		Receive, NotRequired, WrongAuthority, FixOnSpot, RequestCorrection, Supplement, Accept, AcceptWithGap, CloseGap,
		WithdrawAcceptance, Pause, Resume, Extend, Decide, Deliver, Void, PassToDepartment, PassToWindow,
	}
	knownStates = []string{
		None, Received, CorrectionRequested, Supplemented, Accepted, Paused, Decided, Delivered, ClosedNotRequired,
		ClosedWrongAuthority, AcceptanceWithdrawn, Voided,
	}
	knownOutcomes = []string{Granted, Refused, Withdrawn}
	knownBreaches = []string{LateCorrection, SecondNotice, GapOverdue}
)

// StepNames are the steps of a case, in the order in which a case usually goes.
func StepNames() []string { return slices.Clone(knownSteps) }

// Supervision loads the rules of supervision of a folder of rules; one without them has those that the
// program ships. It returns a fault.List of RuleBroken.
func Supervision(rulesFolder fs.FS) (*rules.Beside, error) {
	if _, err := fs.Stat(rulesFolder, block); err != nil {
		rulesFolder = policies.FS
	}
	return rules.LoadBeside(rulesFolder, block)
}

// ReadBook reads the rules of handling. It returns a fault.List of RuleBroken that names everything that
// the program would not know what to do with, with file and line.
func ReadBook(b *rules.Beside) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	var faults fault.List
	same := func(at string, got, want []string) {
		for _, id := range want {
			if !slices.Contains(got, id) {
				faults.Add(fault.New(fault.RuleBroken, "case.book.missing", b.Place(folder, at), id))
			}
		}
		for _, id := range got {
			if !slices.Contains(want, id) {
				faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", b.Place(folder, at+"/"+id), id, fault.Nearest(id, want)))
			}
		}
	}
	same("/steps", slices.Sorted(maps.Keys(book.Steps)), knownSteps)
	same("/states", slices.Sorted(maps.Keys(book.States)), knownStates)
	same("/outcomes", slices.Sorted(maps.Keys(book.Outcomes)), knownOutcomes)
	same("/breaches", slices.Sorted(maps.Keys(book.Breaches)), knownBreaches)
	for _, id := range slices.Sorted(maps.Keys(book.Steps)) {
		row := book.Steps[id]
		for _, state := range append(slices.Sorted(maps.Keys(row.Because)), row.From...) {
			if _, ok := book.States[state]; !ok {
				faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", b.Place(folder, "/steps/"+id), state, fault.Nearest(state, knownStates)))
			}
		}
		for _, need := range row.Needs {
			if needs[need] == nil {
				known := slices.Sorted(maps.Keys(needs))
				faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", b.Place(folder, "/steps/"+id+"/needs"), need, fault.Nearest(need, known)))
			}
		}
	}
	return book, faults.Err()
}
