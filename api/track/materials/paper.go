// Package materials holds the papers (材料) that are handed in for one project at the one window: each once,
// and used again by every later item that asks for the same. A paper is nothing but the entries that were made
// about it; whether it is on hand follows from them, by Replay, which refuses nothing. What may be entered next
// is for Book to say, by the rules of the district (policies/supervision/materials).
//
// It knows neither storage nor clock: dates come with the entries, today from the caller.
package materials

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"sevenlists/planner/calendar"
)

// The steps of a paper.
const (
	HandIn   = "hand_in"
	GiveBack = "give_back" // the original, to the applicant
	Withdraw = "withdraw"  // by the applicant
)

// The states of a paper.
const (
	None      = "none"
	OnHand    = "on_hand"
	GivenBack = "given_back"
	Withdrawn = "withdrawn"
	Replaced  = "replaced"
)

// Step is one entry about a paper: the body of the event material_<step>.
type Step struct {
	Number   int      `json:"number"` // of the paper within the project, from 1
	Name     string   `json:"step" most:"40"`
	Material string   `json:"material,omitempty" most:"100"` // id, as in the list of materials
	Part     string   `json:"part,omitempty" most:"60"`      // of the project that it is about
	For      []string `json:"for,omitempty" most:"50"`       // keys of the items for which it is handed in
	Form     string   `json:"form,omitempty" most:"40"`      // original, copy or electronic
	Copies   int      `json:"copies,omitempty"`
	Document string   `json:"document,omitempty" most:"200"` // number of the paper itself
	// Hash is that of the file, such as sha256:…, where one was handed in and is kept elsewhere.
	Hash     string        `json:"hash,omitempty" most:"100"`
	Valid    calendar.Date `json:"valid_until,omitzero"`       // the last day on which it may be used
	Replaces int           `json:"replaces,omitempty"`         // number of the paper in whose place it comes
	CopyKept bool          `json:"copy_kept,omitempty"`        // of give_back: a copy stays, and serves on
	Window   string        `json:"window,omitempty" most:"60"` // at which it happened; empty: the one of the district
	// InPerson says that the applicant came to the office for it. An agent's way is no visit.
	InPerson bool   `json:"in_person,omitempty"`
	Reason   string `json:"reason,omitempty" most:"500"`
	Late     string `json:"late,omitempty" most:"500"`   // why it was entered after the day on which it happened
	Source   string `json:"source,omitempty" most:"100"` // what it was imported from
}

// Dated is a step and the day on which it happened.
type Dated struct {
	Step
	On calendar.Date `json:"on"`
}

// Entry is a step with what the log adds to it.
type Entry struct {
	Dated
	Entry    int         `json:"entry"`            // within the paper, from 1; it never changes
	At       time.Time   `json:"recorded_at"`      // when it was entered
	By       string      `json:"by"`               // account
	Sequence int64       `json:"sequence"`         // of the document of the log
	Undone   *Correction `json:"undone,omitempty"` // it was entered wrongly, and counts no more
}

// Correction says that an entry was wrong, and what is true instead: the body of the event
// material_entry_corrected.
type Correction struct {
	Number  int       `json:"number" least:"1"` // of the paper
	Entry   int       `json:"entry" least:"1"`  // the wrong one
	Reason  string    `json:"reason" most:"500"`
	Instead *Dated    `json:"instead,omitempty"` // nothing: what was entered never happened
	By      string    `json:"by,omitempty"`      // filled in from the log, as is At
	At      time.Time `json:"at,omitzero"`
}

// Paper is one paper: its entries, and what follows from them.
type Paper struct {
	Project string  `json:"project"`
	Number  int     `json:"number"`
	Version int64   `json:"version"` // sequence of the last document that says something of it
	Entries []Entry `json:"entries"`

	State      string        `json:"state"`
	Material   string        `json:"material,omitempty"`
	Part       string        `json:"part,omitempty"`
	For        []string      `json:"for,omitempty"` // keys of the items for which it was handed in
	Form       string        `json:"form,omitempty"`
	Copies     int           `json:"copies,omitempty"`
	Document   string        `json:"document,omitempty"`
	Hash       string        `json:"hash,omitempty"`
	Since      calendar.Date `json:"since,omitzero"`        // the day on which it was handed in
	ValidUntil calendar.Date `json:"valid_until,omitzero"`  // the last day on which it may be used
	Ended      calendar.Date `json:"ended,omitzero"`        // when it was given back, withdrawn or replaced
	CopyKept   bool          `json:"copy_kept,omitempty"`   // a copy of what was given back
	Replaces   int           `json:"replaces,omitempty"`    // number of the paper in whose place it came
	ReplacedBy int           `json:"replaced_by,omitempty"` // and of that which came in its place
}

// Serves reports whether it may be used on a day: it is there, or a copy of it, and holds.
func (p *Paper) Serves(on calendar.Date) bool {
	return p.There() && (p.ValidUntil == 0 || on <= p.ValidUntil)
}

// There reports whether it is on hand, or a copy of it is, whether it still holds or not.
func (p *Paper) There() bool { return p.State == OnHand || p.State == GivenBack && p.CopyKept }

// Is reports whether it is a material of a part.
func (p *Paper) Is(material, part string) bool {
	return p.State != None && p.Material == material && p.Part == part
}

// effective are the steps that count, in the order in which they happened; of one day in the order in which
// they were entered.
func effective(entries []Entry) []Entry {
	list := make([]Entry, 0, len(entries)+1)
	for _, e := range entries {
		if e.Undone != nil {
			if e.Undone.Instead == nil {
				continue
			}
			e.Dated = *e.Undone.Instead
		}
		list = append(list, e)
	}
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(a.On, b.On) })
	return list
}

// Effective are the entries that count.
func (p *Paper) Effective() []Entry { return effective(p.Entries) }

// apply takes one step in.
func (p *Paper) apply(s *Dated) {
	switch s.Name {
	case HandIn:
		p.State, p.Since, p.Material, p.Part, p.For = OnHand, s.On, s.Material, s.Part, s.For
		p.Form, p.Copies, p.Document, p.Hash = s.Form, s.Copies, s.Document, s.Hash
		p.ValidUntil, p.Replaces = s.Valid, s.Replaces
	case GiveBack:
		p.State, p.Ended, p.CopyKept = GivenBack, s.On, s.CopyKept
	case Withdraw:
		p.State, p.Ended = Withdrawn, s.On
	}
}

// after is the paper as its entries make it, those of other papers left aside.
func (p *Paper) after(entries []Entry) *Paper {
	next := &Paper{Project: p.Project, Number: p.Number, Version: p.Version, Entries: entries, State: None}
	for _, e := range effective(entries) {
		next.apply(&e.Dated)
	}
	return next
}

// Register is all papers of one project, in the order in which they were entered.
type Register []*Paper

// Find gives the paper of a number; nil where there is none.
func (r Register) Find(number int) *Paper {
	if number < 1 || number > len(r) {
		return nil
	}
	return r[number-1]
}

// Of are the papers of a material of a part, the last first.
func (r Register) Of(material, part string) []*Paper {
	var list []*Paper
	for _, p := range slices.Backward(r) {
		if p.Is(material, part) {
			list = append(list, p)
		}
	}
	return list
}

// Enter takes an entry in and gives the papers that it changes.
func (r *Register) Enter(project string, e Entry) ([]*Paper, error) {
	p := r.Find(e.Number)
	if p == nil {
		if e.Number != len(*r)+1 {
			return nil, fmt.Errorf("paper %d follows %d", e.Number, len(*r))
		}
		p = &Paper{Project: project, Number: e.Number}
		*r = append(*r, p)
	}
	e.Entry = len(p.Entries) + 1
	p.Entries = append(p.Entries, e)
	return r.replay(p, e.Sequence), nil
}

// Correct takes the correction of an entry in and gives the papers that it changes.
func (r Register) Correct(x Correction, sequence int64) ([]*Paper, error) {
	p := r.Find(x.Number)
	if p == nil || x.Entry < 1 || x.Entry > len(p.Entries) {
		return nil, fmt.Errorf("no entry %d of paper %d", x.Entry, x.Number)
	}
	p.Entries[x.Entry-1].Undone = &x
	return r.replay(p, sequence), nil
}

// replay works a paper out anew, and those that it replaces or replaced.
func (r Register) replay(p *Paper, sequence int64) []*Paper {
	before := p.Replaces
	*p = *p.after(p.Entries)
	p.Version = sequence
	changed := []*Paper{p}
	for _, number := range []int{before, p.Replaces} {
		if old := r.Find(number); old != nil && old != p && !slices.Contains(changed, old) {
			*old = *old.after(old.Entries)
			old.Version = sequence
			changed = append(changed, old)
		}
	}
	for _, by := range r {
		if old := r.Find(by.Replaces); old != nil && by.State != None {
			old.State, old.ReplacedBy, old.Ended = Replaced, by.Number, by.Since
		}
	}
	return changed
}
