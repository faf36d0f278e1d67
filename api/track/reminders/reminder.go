package reminders

import (
	"fmt"
	"slices"

	"sevenlists/planner/calendar"
)

// What has to be done about a reminder next.
const (
	ToAnswer  = "answer"  // by whoever was reminded
	ToRectify = "rectify" // by whoever was reminded
	ToReview  = "review"  // by the supervisor
)

// Reminder is one reminder: its entries, and what follows from them.
type Reminder struct {
	Project string `json:"project"`
	Number  int    `json:"number"`
	Version int64  `json:"version"` // sequence of the last document that says something of it
	State   string `json:"state"`
	Closed  bool   `json:"closed,omitempty"` // nothing is left to do
	Demand
	Document string        `json:"document,omitempty"` // number of the letter
	Issued   calendar.Date `json:"issued,omitzero"`
	Received calendar.Date `json:"received,omitzero"`
	Accepted calendar.Date `json:"accepted,omitzero"` // when the answer was accepted
	Ended    calendar.Date `json:"ended,omitzero"`    // when it was closed or withdrawn
	// Due is the next day that somebody has to keep, For what for: answer, rectify or review.
	Due calendar.Date `json:"due,omitzero"`
	For string        `json:"due_for,omitempty" oneof:"answer rectify review"`
	// AnswerBy is the day by which an answer was asked for last.
	AnswerBy calendar.Date `json:"answer_by,omitzero"`
	Answers  []Given       `json:"answers,omitempty"` // all there were, the first first
	// Rectified are the reports of what has been put right, the first first.
	Rectified []Given   `json:"rectified,omitempty"`
	SentBack  []Refused `json:"sent_back,omitempty"`
	Raised    []Raised  `json:"escalations,omitempty"`
	// Level is to whom it has gone up, as the rules name it; empty where it has not.
	Level   string  `json:"level,omitempty"`
	Result  string  `json:"result,omitempty"` // what was found when it was closed
	Reason  string  `json:"reason,omitempty"` // why it was withdrawn
	Entries []Entry `json:"entries"`
}

// Given is an answer, or a report of what has been put right.
type Given struct {
	On       calendar.Date `json:"on"`
	Due      calendar.Date `json:"due,omitzero"`   // when it was due
	Late     bool          `json:"late,omitempty"` // it came after that
	Text     string        `json:"text"`
	Document string        `json:"document,omitempty"`
	Done     bool          `json:"done,omitempty"` // of a report: it was the last
}

// Refused is one time that it was sent back.
type Refused struct {
	On     calendar.Date `json:"on"`
	Reason string        `json:"reason"`
}

// Raised is one time that it went up.
type Raised struct {
	On    calendar.Date `json:"on"`
	Level string        `json:"level"`
	// Rule says that it went up by the rules and not by hand.
	Rule bool `json:"by_rule,omitempty"`
}

// New is a reminder of which nothing has been entered.
func New(project string, number int) *Reminder {
	return &Reminder{Project: project, Number: number, State: None, Entries: []Entry{}}
}

// Open reports whether it was issued and something is left to do about it.
func (r *Reminder) Open() bool { return r.State != None && !r.Closed }

// Overdue reports whether whoever was reminded has let a day pass.
func (r *Reminder) Overdue(today calendar.Date) bool {
	return r.Open() && r.For != ToReview && r.Due != 0 && today > r.Due
}

// Enter takes in an entry. It returns an error where that is not its next one.
func (r *Reminder) Enter(e Entry) error {
	if e.Number != r.Number {
		return fmt.Errorf("reminder %d is not %d", e.Number, r.Number)
	}
	e.Entry = len(r.Entries) + 1
	r.Entries = append(r.Entries, e)
	r.Version = e.Sequence
	r.Replay()
	return nil
}

// Correct takes in the correction of an entry. It returns an error where there is no such entry.
func (r *Reminder) Correct(x Correction, sequence int64) error {
	if x.Entry < 1 || x.Entry > len(r.Entries) {
		return fmt.Errorf("no entry %d of reminder %d", x.Entry, r.Number)
	}
	r.Entries[x.Entry-1].Undone = &x
	r.Version = sequence
	r.Replay()
	return nil
}

// Then is the reminder as it would be after one more step.
func (r *Reminder) Then(s Dated) *Reminder {
	after := *r
	after.Entries = append(slices.Clone(r.Entries), Entry{Dated: s, Entry: len(r.Entries) + 1})
	after.Replay()
	return &after
}

// Before is the reminder as it was before one of its entries.
func (r *Reminder) Before(entry int) *Reminder {
	before := *r
	before.Entries = r.Entries[:max(0, min(entry-1, len(r.Entries)))]
	before.Replay()
	return &before
}

// AsOf is the reminder as it was on the evening of a day, by what is known now. It has no entries.
func (r *Reminder) AsOf(day calendar.Date) *Reminder {
	at := New(r.Project, r.Number)
	for _, s := range effective(r.Entries) {
		if s.On <= day {
			at.apply(s)
		}
	}
	return at
}

// effective are the steps that count, in the order in which they were entered.
func effective(entries []Entry) []Dated {
	list := make([]Dated, 0, len(entries)+1)
	for i := range entries {
		switch e := &entries[i]; {
		case e.Undone == nil:
			list = append(list, e.Dated)
		case e.Undone.Instead != nil:
			list = append(list, *e.Undone.Instead)
		}
	}
	return list
}

// Replay works the reminder out anew from its entries. It refuses nothing: what was entered under older
// rules stays what it is.
func (r *Reminder) Replay() {
	*r = Reminder{Project: r.Project, Number: r.Number, Version: r.Version, State: None, Entries: r.Entries}
	for _, s := range effective(r.Entries) {
		r.apply(s)
	}
}

// apply takes one step in.
func (r *Reminder) apply(s Dated) {
	switch s.Name {
	case Issue:
		if s.Demand != nil {
			r.Demand = *s.Demand
		}
		r.Issued, r.Document, r.AnswerBy = s.On, s.Document, s.Due
		r.waits(Issued, ToAnswer, s.Due)
	case Receive:
		r.Received = s.On
		r.waits(Received, r.For, r.Due)
	case Answer:
		r.Answers = append(r.Answers, r.given(s))
		r.waits(Answered, ToReview, s.Due)
	case Accept:
		r.Accepted = s.On
		r.waits(Accepted, ToRectify, s.Due)
	case SendBack:
		r.Accepted, r.AnswerBy = 0, s.Due
		r.SentBack = append(r.SentBack, Refused{s.On, s.Reason})
		r.waits(SentBack, ToAnswer, s.Due)
	case Rectify:
		r.Rectified = append(r.Rectified, r.given(s))
		if r.State = Rectifying; s.Done {
			r.For, r.Due = ToReview, s.Due
		}
	case Escalate:
		r.Level = s.Level
		r.Raised = append(r.Raised, Raised{s.On, s.Level, s.Source == SourceRule})
		r.waits(Escalated, r.For, s.Due)
	case Close:
		r.Result = s.Result
		r.end(Closed, s.On)
	case Withdraw:
		r.Reason = s.Reason
		r.end(Withdrawn, s.On)
	}
}

// given is what somebody hands in, and whether that was in time.
func (r *Reminder) given(s Dated) Given {
	return Given{On: s.On, Due: r.Due, Late: r.Due != 0 && r.For != ToReview && s.On > r.Due, Text: s.Result, Document: s.Document, Done: s.Done}
}

func (r *Reminder) waits(state, what string, due calendar.Date) {
	r.State, r.For, r.Due = state, what, due
}

func (r *Reminder) end(state string, on calendar.Date) {
	r.State, r.Closed, r.Ended, r.For, r.Due = state, true, on, "", 0
}
