// Package letter writes the letters that go with a project's approvals (方案书、一次性告知书、补正通知书 …):
// what each kind says is data of the district (policies/letters), what may stand in it is the Letter of
// this package, and it comes out as a document of Word or as a page to print. A district that wants a
// letter to look its own way edits a template in Word.
package letter

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Letter is everything that a letter may say; a kind of letter says some of it. Each key is a field of
// the templates: {{project.name}}, {{#papers}}{{name}}{{/papers}}. What is not known stays empty, to be
// filled in by hand. Names and telephone numbers come from whoever asks for the letter and are kept
// nowhere by this package.
type Letter struct {
	Kind       string           `json:"kind"`
	Lang       lang.Lang        `json:"lang"`
	Number     string           `json:"number,omitempty"` // of the letter itself (文号)
	Date       calendar.Date    `json:"date,omitzero"`    // of the letter
	Project    ProjectFields    `json:"project,omitzero"`
	Applicant  PartyFields      `json:"applicant,omitzero"`
	Agent      PartyFields      `json:"agent,omitzero"` // who handles the project for the applicant (代办)
	Sender     PartyFields      `json:"sender,omitzero"`
	Item       ItemFields       `json:"item,omitzero"`
	Papers     []PaperFields    `json:"papers,omitempty"`  // of the item
	Handed     []PaperFields    `json:"handed,omitempty"`  // those of them that are on hand
	Missing    []MissingFields  `json:"missing,omitempty"` // what a notice of corrections asks for
	Gap        GapFields        `json:"gap,omitzero"`      // what may follow later (容缺)
	Pause      PauseFields      `json:"pause,omitzero"`
	Case       CaseFields       `json:"case,omitzero"`
	Commitment CommitmentFields `json:"commitment,omitzero"`
	Matter     MatterFields     `json:"matter,omitzero"` // of a letter from point to point, and of a reminder
	Plan       PlanFields       `json:"plan,omitzero"`
	// Lists are the rows of the seven lists by the id of the list, with the ids of its columns as keys.
	Lists map[string][]map[string]string `json:"lists,omitempty"`
}

// ProjectFields are the project that a letter is about.
type ProjectFields struct {
	ID      string `json:"id,omitempty"`
	Name    string `json:"name,omitempty"`
	Code    string `json:"code,omitempty"`    // national project code (项目代码), where it is in hand
	Address string `json:"address,omitempty"` // street or place
}

// PartyFields are somebody a letter names.
type PartyFields struct {
	Name       string `json:"name,omitempty"`
	CreditCode string `json:"credit_code,omitempty"` // unified social credit code
	Contact    string `json:"contact,omitempty"`     // person
	Telephone  string `json:"telephone,omitempty"`
	Address    string `json:"address,omitempty"`
	Hours      string `json:"hours,omitempty"`
}

// ItemFields are the item that a letter is about.
type ItemFields struct {
	ID         string `json:"id,omitempty"` // item or item@part
	Name       string `json:"name,omitempty"`
	Department string `json:"department,omitempty"`
	Window     string `json:"window,omitempty"`    // where it is handed in
	Promised   string `json:"promised,omitempty"`  // days, in words
	Statutory  string `json:"statutory,omitempty"` // days, in words
	Law        string `json:"law,omitempty"`
	Output     string `json:"output,omitempty"` // what it gives
}

// PaperFields are one paper of the item.
type PaperFields struct {
	ID        string `json:"id,omitempty"` // of the material
	Name      string `json:"name"`
	Form      string `json:"form,omitempty"`
	Copies    int    `json:"copies,omitempty"`
	Source    string `json:"source,omitempty"`     // who brings it
	MayFollow bool   `json:"may_follow,omitempty"` // it may be handed in later
	// Mark is √ where it is on hand and □ where that is to be ticked by hand; Since is the day on which it was
	// handed in, Note how it stands.
	Mark  string        `json:"mark,omitempty"`
	Since calendar.Date `json:"since,omitzero"`
	Note  string        `json:"note,omitempty"`
}

// MissingFields are one thing that is missing or wrong.
type MissingFields struct {
	What string `json:"what"`
	// New says that the applicant's own change made it necessary.
	New bool `json:"new,omitempty"`
}

// GapFields are what was missing when the case was accepted.
type GapFields struct {
	Papers []string      `json:"papers,omitempty"`
	Due    calendar.Date `json:"due,omitzero"`
}

// PauseFields are a special procedure that stops the clock (行政许可法 art. 45).
type PauseFields struct {
	Kind       string        `json:"kind,omitempty"`
	From       calendar.Date `json:"from,omitzero"`
	PlannedEnd calendar.Date `json:"planned_end,omitzero"`
	Days       int           `json:"days,omitempty"` // working days that it is to take
}

// CaseFields are the handling of the item. Notices of the kinds of letter say under which of its fields they are
// written: accepted, not_accepted, refused.
type CaseFields struct {
	Received    calendar.Date `json:"received,omitzero"`
	Accepted    calendar.Date `json:"accepted,omitzero"`
	Due         calendar.Date `json:"due,omitzero"`           // last day of the promised time
	NotAccepted string        `json:"not_accepted,omitempty"` // why it was not accepted
	Authority   string        `json:"authority,omitempty"`    // the right one, where it was the wrong one
	Refused     string        `json:"refused,omitempty"`      // why it was refused
	Reason      string        `json:"reason,omitempty"`
	Decided     calendar.Date `json:"decided,omitzero"`
	Document    string        `json:"document,omitempty"` // number of the decision
	ValidUntil  calendar.Date `json:"valid_until,omitzero"`
}

// CommitmentFields are what the applicant promises in place of a check beforehand (告知承诺).
type CommitmentFields struct {
	Mode         string        `json:"mode,omitempty"`
	Conditions   string        `json:"conditions,omitempty"`
	Promise      string        `json:"promise,omitempty"`
	Evidence     []string      `json:"evidence,omitempty"` // facts that meet the conditions
	HandIn       []string      `json:"hand_in,omitempty"`  // papers of the first day
	Deadline     calendar.Date `json:"deadline,omitzero"`
	Verifier     string        `json:"verifier,omitempty"`
	Verification string        `json:"verification,omitempty"`
	Breach       string        `json:"breach,omitempty"`
	Never        string        `json:"never,omitempty"`
}

// MatterFields are what a letter from point to point (函告) or a reminder (督办) is about.
type MatterFields struct {
	To      string        `json:"to,omitempty"` // the department it goes to
	Subject string        `json:"subject,omitempty"`
	Facts   string        `json:"facts,omitempty"`
	Demands []string      `json:"demands,omitempty"` // what is asked
	Reply   calendar.Date `json:"reply,omitzero"`    // by when an answer is asked
}

// PlanFields are what a plan says in short.
type PlanFields struct {
	Number       int           `json:"number,omitempty"` // of an issued plan
	Variant      string        `json:"variant,omitempty"`
	Start        calendar.Date `json:"start,omitzero"`
	WorksStart   calendar.Date `json:"works_start,omitzero"`
	Finish       calendar.Date `json:"finish,omitzero"`
	Items        int           `json:"items,omitempty"`
	ApprovalDays int           `json:"approval_days,omitempty"` // before works and for completion together
	ElapsedDays  int           `json:"elapsed_days,omitempty"`
	Verdict      string        `json:"verdict,omitempty"`
	Rules        string        `json:"rules,omitempty"`         // revision of the rule set
	Reference    calendar.Date `json:"reference_date,omitzero"` // whose law it tells
	Notes        []string      `json:"notes,omitempty"`
}
