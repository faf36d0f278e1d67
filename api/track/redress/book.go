package redress

import (
	"maps"
	"slices"
	"strings"

	"sevenlists/api/track/handling"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of redress stand below those of the district.
const folder = "supervision/redress"

// Choice is one answer to the question of the rating.
type Choice struct {
	ID           string    `json:"id"`
	Name         lang.Text `json:"name"`
	Dissatisfied bool      `json:"dissatisfied,omitempty"` // it begins a letter
}

// Book is how ratings and letters go on, as the district words it (policies/supervision/redress).
type Book struct {
	handling.Rows
	Rating struct {
		Question lang.Text  `json:"question"`
		Days     rules.Days `json:"days"` // for which its link is good
		Choices  []Choice   `json:"choices"`
	} `json:"rating"`
	Letter   string         `json:"letter"` // id of the kind of letter
	Reply    handling.Limit `json:"reply"`
	Letters  int            `json:"letters" least:"1"` // of one matter
	Repeated struct {
		Times  int        `json:"times" least:"1"`
		Within rules.Days `json:"within"`
	} `json:"repeated"`
	Sources map[string]lang.Text `json:"sources"`
	Heard   []string             `json:"heard"` // steps before which the officer is heard
}

// needs are what a step may have to state beside its text, by the name under which the rules ask for it.
var needs = map[string]func(*Dated) bool{
	"source":   func(s *Dated) bool { return s.From != "" },
	"document": func(s *Dated) bool { return s.Document != "" },
	"outcome":  func(s *Dated) bool { return s.Outcome != "" },
	"text":     func(s *Dated) bool { return s.Text != nil },
}

var (
	knownSteps   = []string{Trigger, Hear, Verify, Dismiss, Send, Receive, Rectify, Reply, CallBack, SendAgain, Escalate, Close}
	knownStates  = []string{None, Triggered, Verified, Unfounded, Sent, Received, Rectifying, Replied, CalledBack, Escalated, Closed}
	knownSources = []string{FromRating, FromComplaint, FromEffect}
	entered      = []string{FromComplaint, FromEffect}
	outcomes     = []string{Satisfied, Dissatisfied}
)

// StepNames are the steps of a letter, in the order in which it usually goes.
func StepNames() []string { return slices.Clone(knownSteps) }

// StateNames are its states, in that order.
func StateNames() []string { return slices.Clone(knownStates) }

// ReadBook reads the rules of redress. It returns a fault.List of RuleBroken, with file and line.
func ReadBook(b *rules.Beside, set *rules.Set) (*Book, error) {
	book := &Book{}
	if err := b.Decode(folder, book); err != nil {
		return nil, err
	}
	v := handling.Vetting{Block: b, Folder: folder, Set: set}
	v.Faults = book.Check(b, folder, set, handling.Known{States: knownStates, Steps: knownSteps, Needs: slices.Sorted(maps.Keys(needs))})
	v.All("/sources", slices.Sorted(maps.Keys(book.Sources)), knownSources)
	v.Among("/heard", book.Heard, knownSteps)
	v.Law("/reply", book.Reply.Basis)
	return book, v.Faults.Err()
}

// Choice finds an answer of the rating; nil where there is none.
func (b *Book) Choice(id string) *Choice {
	i := slices.IndexFunc(b.Rating.Choices, func(c Choice) bool { return c.ID == id })
	if i < 0 {
		return nil
	}
	return &b.Rating.Choices[i]
}

// Ask words the question of the rating of an item.
func (b *Book) Ask(item lang.Text) lang.Text {
	in := func(l lang.Lang) string { return strings.ReplaceAll(b.Rating.Question.In(l), "{0}", item.In(l)) }
	return lang.Text{ZH: in(lang.ZH), EN: in(lang.EN)}
}

// Allowed says whether a step may be entered about a letter: that everything is stated that it needs and that it
// is possible on the day on which it happened. Paths of its faults are JSON Pointers into the body of the request.
//
// It returns a fault.List: Invalid where something is missing or wrong with the step; Conflict
// redress.step.not_now, redress.unheard, redress.letters and redress.dissatisfied where it is not possible.
func (b *Book) Allowed(l *Letter, s Dated, w handling.Circumstances) error {
	var faults fault.List
	add := func(code, at string, args ...any) { faults.Add(fault.New(fault.Invalid, code, at, args...)) }
	row, ok := b.Steps[s.Name]
	if !ok {
		add("redress.step.unknown", "/step", s.Name, fault.Nearest(s.Name, knownSteps))
		return faults
	}
	for _, need := range row.Needs {
		if !needs[need](&s) {
			add("case.needs", "/"+need, need)
		}
	}
	faults = append(faults, handling.Timely(s.On, w.Today, s.Late, "")...)
	if s.From != "" && !slices.Contains(entered, s.From) { // a rating begins its letter by itself
		add("case.unknown", "/source", s.From, fault.Nearest(s.From, entered))
	}
	if s.Outcome != "" && !slices.Contains(outcomes, s.Outcome) {
		add("case.unknown", "/outcome", s.Outcome, fault.Nearest(s.Outcome, outcomes))
	}
	if s.Due != 0 && s.Due <= s.On {
		add("redress.due", "/due", s.Due, s.On)
	}
	if len(faults) > 0 {
		return faults
	}
	return b.possible(l, append(slices.Clone(l.Entries), Entry{Dated: s}), w)
}

// AllowedCorrection says whether an entry may be taken back: what came after it has to stay possible.
//
// It returns what Allowed does, NotFound case.entry.unknown and Conflict case.entry.undone.
func (b *Book) AllowedCorrection(l *Letter, x Correction, w handling.Circumstances) error {
	i := slices.IndexFunc(l.Entries, func(e Entry) bool { return e.Entry == x.Entry })
	switch {
	case i < 0:
		return fault.List{fault.New(fault.NotFound, "case.entry.unknown", "/entry", x.Entry, len(l.Entries))}
	case l.Entries[i].Undone != nil:
		return fault.List{fault.New(fault.Conflict, "case.entry.undone", "/entry", x.Entry)}
	case x.Reason == "":
		return fault.List{fault.New(fault.Invalid, "case.needs", "/reason", "reason")}
	}
	entries := slices.Clone(l.Entries)
	entries[i].Undone = &x
	return b.possible(l, entries, w)
}

// possible goes through steps in the order in which they happened and refuses the first that is not possible.
func (b *Book) possible(l *Letter, entries []Entry, w handling.Circumstances) error {
	at := &Letter{Project: l.Project, Number: l.Number, State: None}
	for _, e := range effective(entries) {
		if err := b.step(at, &e.Dated, w); err != nil {
			return fault.List{err}
		}
		at.apply(&e.Dated)
	}
	return nil
}

// step refuses a step that is not possible after those before it.
func (b *Book) step(l *Letter, s *Dated, w handling.Circumstances) *fault.Error {
	row := b.Steps[s.Name]
	switch {
	case !slices.Contains(row.From, l.State):
		return fault.New(fault.Conflict, "redress.step.not_now", "/step", row.Name, b.States[l.State].Name, row.Against(l.State), w.Article(row.Basis, s.On))
	case slices.Contains(b.Heard, s.Name) && l.Heard == 0:
		return fault.New(fault.Conflict, "redress.unheard", "/step", row.Name)
	case s.Name == SendAgain && l.Letters >= b.Letters:
		return fault.New(fault.Conflict, "redress.letters", "/step", b.Letters)
	case s.Name == Close && l.State == CalledBack && l.CallBack != Satisfied:
		return fault.New(fault.Conflict, "redress.dissatisfied", "/step")
	}
	return nil
}

// Next are the steps that are possible after a letter as it is, in the order in which it usually goes.
func (b *Book) Next(l *Letter) []string {
	return slices.DeleteFunc(b.Rows.Next(l.State, knownSteps), func(id string) bool {
		return slices.Contains(b.Heard, id) && l.Heard == 0 || id == SendAgain && l.Letters >= b.Letters ||
			id == Close && l.State == CalledBack && l.CallBack != Satisfied
	})
}
