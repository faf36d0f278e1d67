// Package problems holds what early study and the departments have to settle about a project beside its
// cases: problems (问题矛盾), questions to departments about facts that nobody knows, and opinion rounds.
// Each of these matters is nothing but the steps that were entered about it, in order; Replay works out
// the rest and refuses nothing. What may be entered next is for Book to say, by the rules of the district
// (policies/supervision/problems).
//
// It knows neither storage nor clock: dates come with the steps, today from the caller.
package problems

import (
	"encoding/json"
	"time"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// The classes of matter. Each numbers its own within a project, from 1.
const (
	ClassProblem  = "problem"
	ClassQuestion = "question"
	ClassOpinion  = "opinion" // a round of opinions
)

// Classes are those three, in the order in which listings show them.
func Classes() []string { return []string{ClassProblem, ClassQuestion, ClassOpinion} }

// The steps of a problem.
const (
	Open       = "open"
	FoundAgain = "found_again" // its cause is back, or it touches further items
	Assign     = "assign"
	Propose    = "propose"
	Settle     = "settle"
	AcceptRisk = "accept_risk"
	Reject     = "reject"
	Escalate   = "escalate"
	Reopen     = "reopen"
)

// The steps of a question and of an opinion round, where they are not the same.
const (
	Ask      = "ask"
	Answer   = "answer"
	TakeOver = "take_over"
	Decline  = "decline"
	Withdraw = "withdraw"
	Give     = "give"
	GiveWay  = "give_way"
	Close    = "close"
)

// The states of matters.
const (
	None      = "none"
	Opened    = "open"
	Assigned  = "assigned"
	Proposed  = "proposed"
	Escalated = "escalated"
	Settled   = "settled"
	Accepted  = "accepted_risk"
	Rejected  = "rejected"
	Asked     = "asked"
	Answered  = "answered"
	Taken     = "taken_over"
	Withdrawn = "withdrawn"
	Closed    = "closed"
)

// By whom a problem was found.
const (
	ByRule       = "rule"
	ByDepartment = "department"
	ByPerson     = "person"
	ByMeeting    = "meeting"
	ByOpinions   = "opinions"
)

// What an opinion may be.
const (
	For            = "for"
	Against        = "against"
	WithConditions = "with_conditions"
)

// SourceStudy is the source of what early study enters by itself.
const SourceStudy = "study"

// Step is one entry about a matter: the body of the event problem_<step>, question_<step> or
// opinion_<step>. Which of its keys have to be there is said by the rules.
type Step struct {
	Number   int    `json:"number"`                         // of the problem, question or round within its project
	Name     string `json:"step" most:"40"`                 // what was done
	Reason   string `json:"reason,omitempty" most:"1000"`   // why
	Result   string `json:"result,omitempty" most:"2000"`   // of propose and settle: what is, or was, done about it
	Document string `json:"document,omitempty" most:"200"`  // number of the paper that proves it
	Issuer   string `json:"issued_by,omitempty" most:"100"` // id of the department that issued the paper
	// Late says why it was entered after the day on which it happened.
	Late string `json:"late,omitempty" most:"500"`
	// Source is what entered it, where no person did so by itself: study, meeting:<id> or opinions:<number>.
	Source string `json:"source,omitempty" most:"100"`
	// Signer is the account that signs for an accepted risk; filled in by the program.
	Signer string `json:"signed_by,omitempty" most:"100"`

	Finding *Finding `json:"finding,omitempty"` // of open and found_again
	Lead    *Lead    `json:"lead,omitempty"`    // of open, assign and escalate: what changes
	Gone    *Gone    `json:"gone,omitempty"`    // of propose: the cause is gone
	// Changed are, of settle, the facts on which the problem rested that are no longer as they were found;
	// filled in by the program.
	Changed  []Change  `json:"changed,omitempty"`
	Question *Fact     `json:"question,omitempty"` // of ask
	Answer   *Reply    `json:"answer,omitempty"`   // of answer and take_over
	Round    *Asking   `json:"round,omitempty"`    // of ask, for opinions
	Opinion  *Position `json:"opinion,omitempty"`  // of give and give_way
	// Assent are the parties whose silence is no objection, by the rules on the day on which the round was
	// closed; filled in by the program.
	Assent []string      `json:"no_objection,omitempty"`
	Due    calendar.Date `json:"due,omitzero"` // of a question that is asked: when it is answered at the latest
}

// Finding is what was found, and where.
type Finding struct {
	// Key tells one problem of the rules from another: the rule, and the part in whose facts it lies. Empty
	// where a person raised it.
	Key        string        `json:"key,omitempty"`
	By         string        `json:"found_by"`           // rule, department, person, meeting or opinions
	Finder     string        `json:"finder,omitempty"`   // id of the rule, department, meeting or round
	Title      lang.Text     `json:"title"`              // in short
	Because    []lang.Text   `json:"because,omitempty"`  // what was found
	Category   string        `json:"category,omitempty"` // what it is about
	Severity   string        `json:"severity"`           // stop, delay or cost
	Facts      []Value       `json:"facts,omitempty"`    // of the project, on which it rests
	Part       string        `json:"part,omitempty"`     // id of the part in whose facts it lies
	Place      string        `json:"place,omitempty"`    // where on the site or in the papers
	Items      []string      `json:"items"`              // keys of the items that it affects
	Options    []lang.Text   `json:"options,omitempty"`  // what could be done
	LegalBasis []rules.Basis `json:"legal_basis,omitempty"`
	Rules      string        `json:"rules_revision,omitempty"` // by which it was found
}

// Value is a fact and what was known of it.
type Value struct {
	Fact  string          `json:"fact"`
	Value json.RawMessage `json:"value"` // null where it is not known
}

// Change is a fact that is no longer as it was.
type Change struct {
	Fact string          `json:"fact"`
	Was  json.RawMessage `json:"was"` // null where it was not known
	Is   json.RawMessage `json:"is"`  // null where it is not known
}

// Gone says why the cause of a problem is gone.
type Gone struct {
	Changed []Change `json:"changed"`                  // the facts on which it rested that are no longer as they were
	Rules   string   `json:"rules_revision,omitempty"` // by which nothing is found any more
	Profile string   `json:"profile_hash,omitempty"`   // in which nothing is found any more
}

// Lead says who solves a problem, by when, and where it is decided. What is left out stays as it is.
type Lead struct {
	Department string        `json:"department,omitempty" most:"100"` // id of the one that leads
	Helpers    []string      `json:"helpers,omitempty" most:"50"`     // ids of departments that help
	Person     string        `json:"person,omitempty" most:"100"`     // account of whoever answers for it
	Due        calendar.Date `json:"due,omitzero"`
	Level      string        `json:"level,omitempty" most:"40"` // of decision
}

// Fact is what a department is asked about.
type Fact struct {
	Fact       string    `json:"fact" most:"100"`
	Part       string    `json:"part,omitempty" most:"64"` // id of the part of which it is asked
	Text       lang.Text `json:"question"`
	Department string    `json:"department" most:"100"` // id of the one that is asked
	Items      []string  `json:"items,omitempty"`       // items and problems that turn on it
}

// Reply is the answer of a department.
type Reply struct {
	Value json.RawMessage `json:"value"` // of the fact: a number, a text, a date, true or false
	Note  string          `json:"note,omitempty" most:"1000"`
	// Profile is the hash of the profile that the answer was taken over into.
	Profile string `json:"profile_hash,omitempty"`
}

// Asking is what a round asks for opinions on, and whom.
type Asking struct {
	Matter  string        `json:"matter" most:"40"`            // item, problem or joint_review
	About   string        `json:"about" most:"100"`            // key of the item, number of the problem, id of the review
	Text    string        `json:"text" most:"2000"`            // what is asked
	Parties []Party       `json:"parties" most:"50"`           // who is asked
	Due     calendar.Date `json:"due,omitzero"`                // until when
	Silent  bool          `json:"silence_is_assent,omitempty"` // silence is no objection, where the rules let it be
}

// Party is one that is asked for an opinion.
type Party struct {
	ID   string `json:"id" most:"100"`             // within the round: of a department or a street its id
	Kind string `json:"kind" most:"40"`            // department, street, utility or neighbour
	Name string `json:"name,omitempty" most:"200"` // of a body without an id; of a person only which neighbour, such as 东侧地块
}

// Position is what a party says.
type Position struct {
	Party      string   `json:"party" most:"100"`
	Opinion    string   `json:"opinion" most:"40"` // for, against or with_conditions
	Text       string   `json:"text,omitempty" most:"2000"`
	Conditions []string `json:"conditions,omitempty" most:"50"`
}

// Dated is a step and the day on which it happened.
type Dated struct {
	Step
	On calendar.Date `json:"on"`
}

// Entry is a step with what the log adds to it.
type Entry struct {
	Dated
	Entry    int         `json:"entry"`            // number within the matter, from 1; it never changes
	At       time.Time   `json:"recorded_at"`      // when it was entered
	By       string      `json:"by"`               // account
	Sequence int64       `json:"sequence"`         // of the document of the log
	Undone   *Correction `json:"undone,omitempty"` // it was entered wrongly, and counts no more
}

// Correction says that an entry was wrong, and what is true instead: the body of the event
// problem_entry_corrected, question_entry_corrected or opinion_entry_corrected.
type Correction struct {
	Number  int       `json:"number"`             // of the problem, question or round
	Entry   int       `json:"entry" least:"1"`    // the wrong one
	Reason  string    `json:"reason" most:"1000"` // why it was wrong
	Instead *Dated    `json:"instead,omitempty"`  // nothing: what was entered never happened
	By      string    `json:"by,omitempty"`       // filled in from the log, as is At
	At      time.Time `json:"at,omitzero"`
}
