// Package redress holds what follows where somebody was not satisfied with how a case was handled: the letter from
// point to point (函告) to the department, verified first with the officer heard, its reply, the call-back and the
// second letter. A letter is nothing but the steps that were entered about it; what state it is in follows from
// them, by Replay, which refuses nothing. What may be entered next is for Book to say, by the rules of the
// district (policies/supervision/redress).
//
// Texts stand in records outside the log and are referred to by id and hash. It knows neither storage nor clock.
package redress

import (
	"cmp"
	"slices"
	"time"

	"sevenlists/planner/calendar"
)

// The steps of a letter.
const (
	Trigger   = "trigger"
	Hear      = "hear"
	Verify    = "verify"
	Dismiss   = "dismiss"
	Send      = "send"
	Receive   = "receive"
	Rectify   = "rectify"
	Reply     = "reply"
	CallBack  = "call_back"
	SendAgain = "send_again"
	Escalate  = "escalate"
	Close     = "close"
)

// The states of a letter.
const (
	None       = "none"
	Triggered  = "triggered"
	Verified   = "verified"
	Unfounded  = "unfounded"
	Sent       = "sent"
	Received   = "received"
	Rectifying = "rectifying"
	Replied    = "replied"
	CalledBack = "called_back"
	Escalated  = "escalated"
	Closed     = "closed"
)

// The sources of a letter, and the outcomes of a call-back.
const (
	FromRating    = "rating"
	FromComplaint = "complaint"
	FromEffect    = "bad_effect"
	Satisfied     = "satisfied"
	Dissatisfied  = "dissatisfied"
)

// Kept refers to a record that holds a text. It stands outside the log, so that it can be erased.
type Kept struct {
	Record string `json:"record"`
	Hash   string `json:"hash"` // of the record
}

// Step is one entry about a letter: the body of the event redress_<step>.
type Step struct {
	Number     int           `json:"number"` // of the letter within the project, from 1
	Name       string        `json:"step" most:"40"`
	Case       string        `json:"case,omitempty" most:"100"`       // of trigger: key of the item
	Attempt    int           `json:"attempt,omitempty"`               // of trigger: which application for it
	Department string        `json:"department,omitempty" most:"100"` // of trigger: id; filled in by the program
	From       string        `json:"source,omitempty" most:"40"`      // of trigger: rating, complaint or bad_effect
	Document   string        `json:"document,omitempty" most:"200"`   // number of the letter, or of the reply
	Due        calendar.Date `json:"due,omitzero"`                    // of send: when it is answered at the latest
	Outcome    string        `json:"outcome,omitempty" most:"40"`     // of call_back
	Repeated   int           `json:"repeated,omitempty"`              // of verify, filled in by the program: founded ones like it before
	Text       *Kept         `json:"text,omitempty"`                  // what was said; filled in by the program
	Late       string        `json:"late,omitempty" most:"500"`       // why it was entered after the day on which it happened
}

// Dated is a step and the day on which it happened.
type Dated struct {
	Step
	On calendar.Date `json:"on"`
}

// Entry is a step with what the log adds to it.
type Entry struct {
	Dated
	Entry    int         `json:"entry"`            // within the letter, from 1; it never changes
	At       time.Time   `json:"recorded_at"`      // when it was entered
	By       string      `json:"by,omitempty"`     // account; empty where it came with a rating
	Sequence int64       `json:"sequence"`         // of the document of the log
	Undone   *Correction `json:"undone,omitempty"` // it was entered wrongly, and counts no more
}

// Correction says that an entry was wrong and never happened: the body of the event redress_entry_corrected.
// What is true instead is entered as a step of its own.
type Correction struct {
	Number int       `json:"number" least:"1"` // of the letter
	Entry  int       `json:"entry" least:"1"`  // the wrong one
	Reason string    `json:"reason" most:"500"`
	By     string    `json:"by,omitempty"` // filled in from the log, as is At
	At     time.Time `json:"at,omitzero"`
}

// Letter is one letter from point to point: its entries, and what follows from them.
type Letter struct {
	Project string  `json:"project"`
	Number  int     `json:"number"`
	Version int64   `json:"version"` // sequence of the last document that says something of it
	Entries []Entry `json:"entries"`

	State      string        `json:"state"`
	Case       string        `json:"case"` // key of the item
	Attempt    int           `json:"attempt,omitempty"`
	Department string        `json:"department"` // id
	From       string        `json:"source"`     // rating, complaint or bad_effect
	Triggered  calendar.Date `json:"triggered,omitzero"`
	Heard      calendar.Date `json:"heard,omitzero"` // when the officer was heard
	Verified   calendar.Date `json:"verified,omitzero"`
	Founded    bool          `json:"founded"`
	Repeated   int           `json:"repeated,omitempty"` // founded ones of the department about the same item before
	Document   string        `json:"document,omitempty"` // number of the last letter
	Sent       calendar.Date `json:"sent,omitzero"`      // the last one
	Letters    int           `json:"letters,omitempty"`  // how many were sent
	Due        calendar.Date `json:"due,omitzero"`       // when the last one is answered at the latest
	Replied    calendar.Date `json:"replied,omitzero"`   // to the last one
	Answer     string        `json:"reply,omitempty"`    // number of the reply
	LateReply  int           `json:"late_replies,omitempty"`
	CallBack   string        `json:"call_back,omitempty"` // satisfied or dissatisfied
	Escalated  calendar.Date `json:"escalated,omitzero"`
	Closed     calendar.Date `json:"closed,omitzero"` // or found unfounded
}

// Open reports whether something is left to do about it.
func (l *Letter) Open() bool { return l.State != Closed && l.State != Unfounded && l.State != None }

// Waits reports whether it waits for a reply of the department.
func (l *Letter) Waits() bool {
	return l.State == Sent || l.State == Received || l.State == Rectifying
}

// effective are the steps that count, in the order in which they happened; of one day in the order in which
// they were entered.
func effective(entries []Entry) []Entry {
	list := slices.DeleteFunc(slices.Clone(entries), func(e Entry) bool { return e.Undone != nil })
	slices.SortStableFunc(list, func(a, b Entry) int { return cmp.Compare(a.On, b.On) })
	return list
}

// Replay works the letter out anew from its entries.
func (l *Letter) Replay() {
	*l = Letter{Project: l.Project, Number: l.Number, Version: l.Version, Entries: l.Entries, State: None}
	for _, e := range effective(l.Entries) {
		l.apply(&e.Dated)
	}
}

// Then is the letter as it would be after one more step.
func (l *Letter) Then(s Dated) *Letter {
	after := *l
	after.Entries = append(slices.Clone(l.Entries), Entry{Dated: s, Entry: len(l.Entries) + 1, Sequence: l.Version})
	after.Replay()
	return &after
}

// apply takes one step in.
func (l *Letter) apply(s *Dated) {
	switch s.Name {
	case Trigger:
		l.State, l.Triggered = Triggered, s.On
		l.Case, l.Attempt, l.Department, l.From = s.Case, s.Attempt, s.Department, s.From
	case Hear:
		l.Heard = s.On
	case Verify:
		l.State, l.Verified, l.Founded, l.Repeated = Verified, s.On, true, s.Repeated
	case Dismiss:
		l.State, l.Verified, l.Closed = Unfounded, s.On, s.On
	case Send, SendAgain:
		l.State, l.Sent, l.Document, l.Due = Sent, s.On, s.Document, s.Due
		l.Letters++
		l.Replied, l.Answer, l.CallBack = 0, "", ""
	case Receive:
		l.State = Received
	case Rectify:
		l.State = Rectifying
	case Reply:
		l.State, l.Replied, l.Answer = Replied, s.On, s.Document
		if s.On > l.Due {
			l.LateReply++
		}
	case CallBack:
		l.State, l.CallBack = CalledBack, s.Outcome
	case Escalate:
		l.State, l.Escalated = Escalated, s.On
	case Close:
		l.State, l.Closed = Closed, s.On
	}
}
