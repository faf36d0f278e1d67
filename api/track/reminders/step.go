// Package reminders holds the reminders of supervision (督办): a supervisor demands of a department, or of
// the agent of a project, that it does something about the project, one of its cases or one of its
// problems, and answers until a day; the answer is accepted or sent back, what was demanded is put right,
// and the supervisor closes it. One that is not answered in time goes up to a leader. A reminder is nothing
// but the steps that were entered about it, in order; Replay works out the rest and refuses nothing. What
// may be entered next is for Book to say, by the rules of the district (policies/supervision/reminders).
//
// It knows neither storage nor clock: dates come with the steps, today from the caller.
package reminders

import (
	"time"

	"sevenlists/planner/calendar"
)

// The steps of a reminder.
const (
	Issue    = "issue"
	Receive  = "receive"
	Answer   = "answer"
	Accept   = "accept"
	SendBack = "send_back"
	Rectify  = "rectify"
	Escalate = "escalate"
	Close    = "close"
	Withdraw = "withdraw"
)

// The states of a reminder.
const (
	None       = "none"
	Issued     = "issued"
	Received   = "received"
	Answered   = "answered"
	Accepted   = "accepted"
	SentBack   = "sent_back"
	Rectifying = "rectifying"
	Escalated  = "escalated"
	Closed     = "closed"
	Withdrawn  = "withdrawn"
)

// What a reminder may be about.
const (
	AboutProject = "project"
	AboutCase    = "case"
	AboutProblem = "problem"
)

// SourceRule is the source of what the program enters by the rules.
const SourceRule = "rule"

// Most is how many reminders a project may have.
const Most = 500

// Step is one entry about a reminder: the body of the event reminder_<step>. Which of its keys have to be
// there is said by the rules.
type Step struct {
	Number   int    `json:"number"`                        // of the reminder within its project
	Name     string `json:"step" most:"40"`                // what was done
	Reason   string `json:"reason,omitempty" most:"1000"`  // of send_back, escalate and withdraw: why
	Result   string `json:"result,omitempty" most:"2000"`  // of answer, rectify and close: what is the case, or was done
	Document string `json:"document,omitempty" most:"200"` // number of the letter, or of the paper that proves it
	// Late says why it was entered after the day on which it happened.
	Late string `json:"late,omitempty" most:"500"`
	// Source is what entered it, where no person did so: rule.
	Source string `json:"source,omitempty" most:"100"`
	// Due is, of issue and send_back, the day by which it is answered; of accept that by which everything is
	// put right; of escalate the new one for either. Of answer, and of a last rectify, it is the day by
	// which the supervisor has looked at it. As the rules say where it is not given.
	Due calendar.Date `json:"due,omitzero"`
	// Done says, of rectify, that everything demanded has been done: it waits for the supervisor.
	Done   bool    `json:"done,omitempty"`
	Level  string  `json:"level,omitempty" most:"40"` // of escalate: to whom it goes up; filled in by the program
	Demand *Demand `json:"demand,omitempty"`          // of issue
}

// Demand is what is demanded, and of whom.
type Demand struct {
	About Subject `json:"about"`
	// Department is the id of the one that is reminded; empty where it is the agent of the project.
	Department string   `json:"department,omitempty" most:"100"`
	Cause      string   `json:"cause,omitempty" most:"40"` // id of the cause by which the project is stuck
	Title      string   `json:"title" most:"200"`          // in short
	Facts      string   `json:"facts" most:"2000"`         // what was found; names of persons do not belong there
	Measures   []string `json:"measures" most:"20"`        // what is to be done, each at most 500 characters
}

// Subject is what a reminder is about.
type Subject struct {
	Kind    string `json:"kind" oneof:"project case problem"`
	Case    string `json:"case,omitempty" most:"100"` // key of the item, of a case
	Problem int    `json:"problem,omitempty"`         // number, of a problem
}

// Dated is a step and the day on which it happened.
type Dated struct {
	Step
	On calendar.Date `json:"on"`
}

// Entry is a step with what the log adds to it.
type Entry struct {
	Dated
	Entry    int         `json:"entry"`            // number within the reminder, from 1; it never changes
	At       time.Time   `json:"recorded_at"`      // when it was entered
	By       string      `json:"by"`               // account; empty where the program entered it
	Sequence int64       `json:"sequence"`         // of the document of the log
	Undone   *Correction `json:"undone,omitempty"` // it was entered wrongly, and counts no more
}

// Correction says that an entry was wrong, and what is true instead: the body of the event
// reminder_entry_corrected.
type Correction struct {
	Number  int       `json:"number"`             // of the reminder
	Entry   int       `json:"entry" least:"1"`    // the wrong one
	Reason  string    `json:"reason" most:"1000"` // why it was wrong
	Instead *Dated    `json:"instead,omitempty"`  // nothing: what was entered never happened
	By      string    `json:"by,omitempty"`       // filled in from the log, as is At
	At      time.Time `json:"at,omitzero"`
}
