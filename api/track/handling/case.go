// Package handling holds the tracked handling (办件) of one item of one project: its case. A case is
// nothing but the steps that were entered about it, in order; what state it is in, which gaps are open
// and which days were paused follows from them, by Replay, which refuses nothing. What may be entered
// next is for Book to say, by the rules of the district (policies/supervision/cases).
//
// It knows neither storage nor clock: dates come with the steps, today from the caller.
package handling

import (
	"time"

	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// The steps of a case.
const (
	Receive            = "receive"
	NotRequired        = "not_required"
	WrongAuthority     = "wrong_authority"
	FixOnSpot          = "fix_on_spot"
	RequestCorrection  = "request_correction"
	Supplement         = "supplement"
	Accept             = "accept"
	AcceptWithGap      = "accept_with_gap"
	CloseGap           = "close_gap"
	WithdrawAcceptance = "withdraw_acceptance"
	Pause              = "pause"
	Resume             = "resume"
	Extend             = "extend"
	Decide             = "decide"
	Deliver            = "deliver"
	Void               = "void"
	PassToDepartment   = "pass_to_department" // by the window
	PassToWindow       = "pass_to_window"     // by the department
)

// The states of a case.
const (
	None                 = "none"
	Received             = "received"
	CorrectionRequested  = "correction_requested"
	Supplemented         = "supplemented"
	Accepted             = "accepted"
	Paused               = "paused"
	Decided              = "decided"
	Delivered            = "delivered"
	ClosedNotRequired    = "not_required"
	ClosedWrongAuthority = "wrong_authority"
	AcceptanceWithdrawn  = "acceptance_withdrawn"
	Voided               = "voided"
)

// The outcomes of a decision.
const (
	Granted   = "granted"
	Refused   = "refused"
	Withdrawn = "withdrawn" // by the applicant
)

// Step is one entry about a case: the body of the event case_<step>. Which of its keys have to be there
// is said by the rules.
type Step struct {
	Case     string `json:"case" most:"100"` // key of the item: item or item@part
	Attempt  int    `json:"attempt"`         // which application for that item this is, from 1
	Name     string `json:"step" most:"40"`
	Document string `json:"document,omitempty" most:"200"` // number of the paper that proves it
	// Content is the hash of that paper, where it was handed over.
	Content string `json:"content,omitempty" most:"100"`
	Reason  string `json:"reason,omitempty" most:"500"`
	// Late says why it was entered after the day on which it happened.
	Late       string        `json:"late,omitempty" most:"500"`
	Officer    string        `json:"officer,omitempty" most:"100"`   // account of the person who handles it
	Missing    []Missing     `json:"missing,omitempty" most:"100"`   // of request_correction: everything that is missing
	Kind       string        `json:"kind,omitempty" most:"40"`       // of a pause
	PlannedEnd calendar.Date `json:"planned_end,omitzero"`           // of a pause
	Days       int           `json:"days,omitempty"`                 // working days, of an extension
	Authority  string        `json:"authority,omitempty" most:"200"` // of wrong_authority: the right one
	Outcome    string        `json:"outcome,omitempty" most:"20"`    // of a decision
	Materials  []string      `json:"materials,omitempty" most:"50"`  // of accept_with_gap and close_gap: ids
	Due        calendar.Date `json:"due,omitzero"`                   // of accept_with_gap: when the gap is closed at the latest
	Valid      calendar.Date `json:"valid_until,omitzero"`           // of a decision: the last day on which its certificate holds
	Terms      *Terms        `json:"terms,omitempty"`                // filled in by the program with receive and accept
	// Window is the one at which it happened: of receive it says that the case was taken in at a window and is
	// to be passed on. Of other steps it may be empty, for the one of the district.
	Window string `json:"window,omitempty" most:"60"`
	// Time of day in China, such as 09:30, of what is timed between window and department; that at which it was
	// entered where it is of the same day and not stated.
	Time string `json:"time,omitempty" most:"5"`
	// InPerson says that the applicant came to the office for it. An agent's way is no visit.
	InPerson bool   `json:"in_person,omitempty"`
	Source   string `json:"source,omitempty" most:"100"` // what it was imported from; empty where a person entered it
}

// Missing is one thing that a notice of corrections asks for.
type Missing struct {
	Material string `json:"material,omitempty" most:"100"` // id, where it is one of the item's papers
	What     string `json:"what" most:"500"`
	// New says that the applicant's own change made it necessary: it was not there on the day of receipt.
	New bool `json:"new,omitempty"`
}

// Terms are what the catalogue says of an item on the day on which it was received or accepted.
type Terms struct {
	Rules      string               `json:"rules_revision"`
	Kind       string               `json:"kind"`       // of the item
	Department string               `json:"department"` // id of the one that leads
	Helpers    []string             `json:"helpers,omitempty"`
	Promised   *rules.Days          `json:"promised,omitempty"`
	Statutory  *rules.StatutoryDays `json:"statutory,omitempty"`
	Committed  bool                 `json:"committed,omitempty"` // taken on commitment: Promised are the days of it
	Joint      string               `json:"joint,omitempty"`     // id of the joint handling it belongs to
	Counts     bool                 `json:"counts_in_approval_clock"`
	Special    []string             `json:"special,omitempty"`    // ids of its special procedures
	Deferrable []string             `json:"deferrable,omitempty"` // ids of its papers that may follow later
	Papers     []string             `json:"papers,omitempty"`     // ids of all its papers
}

// Dated is a step and the day on which it happened.
type Dated struct {
	Step
	On calendar.Date `json:"on"`
}

// Entry is a step with what the log adds to it.
type Entry struct {
	Dated
	Number   int         `json:"number"`           // within the case, from 1; it never changes
	At       time.Time   `json:"recorded_at"`      // when it was entered
	By       string      `json:"by"`               // account
	Sequence int64       `json:"sequence"`         // of the document of the log
	Undone   *Correction `json:"undone,omitempty"` // it was entered wrongly, and counts no more
}

// Correction says that an entry was wrong, and what is true instead: the body of the event
// case_entry_corrected.
type Correction struct {
	Case    string    `json:"case" most:"100"`
	Attempt int       `json:"attempt"`
	Number  int       `json:"number" least:"1"` // of the wrong entry
	Reason  string    `json:"reason" most:"500"`
	Instead *Dated    `json:"instead,omitempty"` // nothing: what was entered never happened
	By      string    `json:"by,omitempty"`      // filled in from the log, as is At
	At      time.Time `json:"at,omitzero"`
}

// Case is the handling of one item: its entries, and what follows from them.
type Case struct {
	Project string  `json:"project"`
	Key     string  `json:"case"` // item or item@part
	Attempt int     `json:"attempt"`
	Version int64   `json:"version"` // sequence of the last document that says something of it
	Entries []Entry `json:"entries"`

	State      string        `json:"state"`
	Terms      Terms         `json:"terms"`
	Officer    string        `json:"officer,omitempty"`
	Received   calendar.Date `json:"received,omitzero"`
	Accepted   calendar.Date `json:"accepted,omitzero"` // as entered; silence is counted by whoever knows today
	Decided    calendar.Date `json:"decided,omitzero"`
	Delivered  calendar.Date `json:"delivered,omitzero"`
	Ended      calendar.Date `json:"ended,omitzero"` // when it was closed without a decision
	Outcome    string        `json:"outcome,omitempty"`
	Document   string        `json:"document,omitempty"`   // of the decision
	ValidUntil calendar.Date `json:"valid_until,omitzero"` // last day on which its certificate holds
	Extended   int           `json:"extended,omitempty"`   // working days
	Extensions int           `json:"extensions,omitempty"` // how often
	Notices    []Notice      `json:"notices,omitempty"`    // of corrections
	Pauses     []Stop        `json:"pauses,omitempty"`
	Gap        *Gap          `json:"gap,omitempty"`
	Window     string        `json:"window,omitempty"` // at which it was received
	Stays      []Stay        `json:"stays,omitempty"`  // at the window and at the department in turn; none where it is not passed
	// Earlier are the applications for the same item before this one, the first first.
	Earlier []Case `json:"earlier,omitempty"`
}

// Notice is one request for corrections and when they were handed in.
type Notice struct {
	On       calendar.Date `json:"on"`
	Document string        `json:"document"`
	Missing  []Missing     `json:"missing"`
	Answered calendar.Date `json:"answered,omitzero"`
}

// Stop is one pause; the clocks leave out the working days after From up to and with the day before To.
type Stop struct {
	Kind       string        `json:"kind"`
	From       calendar.Date `json:"from"`
	PlannedEnd calendar.Date `json:"planned_end"`
	To         calendar.Date `json:"to,omitzero"` // 0 while it lasts
	Document   string        `json:"document"`
}

// Gap is what was missing when it was accepted (容缺受理).
type Gap struct {
	Materials []string      `json:"materials"` // those still missing
	Due       calendar.Date `json:"due"`
	Closed    calendar.Date `json:"closed,omitzero"`
}

// Open reports whether it is still to be handled: it has been received, and neither delivered nor
// closed in another way.
func (c *Case) Open() bool {
	switch c.State {
	case None, "", Delivered, ClosedNotRequired, ClosedWrongAuthority, AcceptanceWithdrawn, Voided:
		return false
	}
	return c.State != Decided || c.Outcome == Granted
}
