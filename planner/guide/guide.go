// Package guide writes the public service guide (办事指南) of one item: where it is handed in, in what
// steps, with which papers, in how many days, at what cost and by which law. It is pure: everything in
// it comes from the rule set.
package guide

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Document is the service guide of one item as of one day. Texts are in the language of Lang, ids and
// codes in none.
type Document struct {
	Lang       lang.Lang     `json:"lang"`
	Day        calendar.Date `json:"day"`      // whose law and names it tells
	Revision   string        `json:"revision"` // of the rule set
	ID         string        `json:"id"`
	Name       string        `json:"name"`
	Summary    string        `json:"summary"` // for which projects it is needed
	Phase      Named         `json:"phase"`
	Kind       Named         `json:"kind"`
	Level      Named         `json:"level"`
	Per        Named         `json:"per"` // once a project, phase, lot or building
	Department Named         `json:"department"`
	Helpers    []Named       `json:"helpers,omitempty"`
	// InForce: the item exists on the day. Where it does not, Effective says when it does.
	InForce    bool         `json:"in_force"`
	Effective  rules.Period `json:"effective,omitzero"`
	Successors []Named      `json:"successors,omitempty"` // what is done in its place

	Window   *Window        `json:"window,omitempty"`  // where it is handed in; absent where the district does not say
	Adviser  *Contact       `json:"adviser,omitempty"` // whom to ask; absent where the district does not say
	Steps    []Step         `json:"steps"`
	Papers   []Paper        `json:"papers"`
	Days     Days           `json:"days"`
	Fees     []Charge       `json:"fees"`
	Services []Charge       `json:"services"` // of intermediaries
	Results  []Result       `json:"results"`
	Ways     Ways           `json:"ways"`
	WaitsFor []Waits        `json:"waits_for"` // what must or should be there first
	When     []Case         `json:"when"`      // the cases in which it is needed: one is enough
	Asked    []Asked        `json:"asked"`     // the facts that decide whether it is
	Law      []words.LawRef `json:"law"`

	Confidence string `json:"confidence"` // of the item's own data
	Note       string `json:"note,omitempty"`
	Unsure     string `json:"unsure,omitempty"` // what of the guide itself is not confirmed
}

// Named is an id with its name.
type Named struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Contact is somebody who may be asked.
type Contact struct {
	Name       string `json:"name"`
	Telephone  string `json:"telephone"`
	Hours      string `json:"hours"`
	Confidence string `json:"confidence"` // low: a placeholder that the district has yet to fill in
}

// Window is where an item is handed in.
type Window struct {
	ID      string `json:"id"`
	Address string `json:"address"`
	Contact
	Source string `json:"source,omitempty"` // what of the district's register names it for the item; absent where its department does
}

// Step is one step as an applicant goes through it.
type Step struct {
	No         int            `json:"no"`
	Name       string         `json:"name"`
	Text       string         `json:"text"`
	Law        []words.LawRef `json:"law,omitempty"`
	Confidence string         `json:"confidence"`
}

// Paper is a paper that is handed in.
type Paper struct {
	ID         string  `json:"id"`
	Name       string  `json:"name"`
	Source     Named   `json:"source"`               // whether the applicant brings it, an intermediary draws it up, or it is shared
	Form       *Named  `json:"form,omitempty"`       // original, copy or electronic; absent where it is not stated
	Seal       *Named  `json:"seal,omitempty"`       // whose seal it bears
	Copies     int     `json:"copies,omitempty"`     // 0 where it is not stated
	Confidence string  `json:"confidence,omitempty"` // of its form
	MayFollow  bool    `json:"may_follow,omitempty"` // it may be handed in later, where that is offered
	From       []Named `json:"from,omitempty"`       // items out of any of which it comes
	Sample     string  `json:"sample,omitempty"`     // where a sample or template is found
}

// Days is how long it takes.
type Days struct {
	Promised *int   `json:"promised"`         // working days; null where none is promised
	Source   string `json:"source,omitempty"` // what of the district's register promises them; absent where the catalogue does
	// Varying are other counts for some projects, each with its case.
	Varying    []Varying      `json:"varying,omitempty"`
	Statutory  *rules.Days    `json:"statutory"` // the longest that the law allows; null where it does not say
	Law        []words.LawRef `json:"law,omitempty"`
	Procedures []Procedure    `json:"procedures,omitempty"` // special procedures, which come on top
	Committed  *int           `json:"committed,omitempty"`  // working days when taken on a commitment
	InClock    bool           `json:"in_approval_clock"`    // whether the days count as approval days
}

// Varying is a count of days for some projects.
type Varying struct {
	Days int    `json:"days"`
	When string `json:"when"`
}

// Procedure is a special procedure with its usual working days.
type Procedure struct {
	Named
	WorkingDays int            `json:"working_days"`
	Law         []words.LawRef `json:"law,omitempty"`
	Note        string         `json:"note,omitempty"`
}

// Charge is a fee, or the service of an intermediary.
type Charge struct {
	Named
	Payer       Named    `json:"payer"`
	Prices      []Price  `json:"prices"`               // that hold on the day; the first whose cases fit counts
	Exemptions  []string `json:"exemptions,omitempty"` // for whom it is less, or nothing
	WorkingDays *int     `json:"working_days,omitempty"`
	NotNeeded   string   `json:"not_needed,omitempty"` // the regional result that makes a service needless
	Note        string   `json:"note,omitempty"`
}

// Price is what a charge costs, or why nobody here knows.
type Price struct {
	Text        string         `json:"text"`
	Known       bool           `json:"known"`
	Conditional bool           `json:"conditional,omitempty"` // only for some projects: sevenlists tells for a profile
	Law         []words.LawRef `json:"law,omitempty"`
	Note        string         `json:"note,omitempty"`
	Confidence  string         `json:"confidence"`
}

// Result is what the item gives.
type Result struct {
	Named
	Valid *Valid `json:"valid,omitempty"` // how long it may be used; absent where no end is stated
	Note  string `json:"note,omitempty"`
}

// Valid is how long a result may be used.
type Valid struct {
	N          int            `json:"n"`
	Unit       string         `json:"unit"`              // working, calendar, months or years
	CountsFrom string         `json:"counts_from"`       // issued or accepted
	Renewal    string         `json:"renewal,omitempty"` // prolong or anew; empty where no law is known that speaks of it
	Before     *rules.Span    `json:"before,omitempty"`  // how long before the end it must be asked for
	Law        []words.LawRef `json:"law,omitempty"`
	Confidence string         `json:"confidence"`
	Note       string         `json:"note,omitempty"`
}

// Ways are the ways in which it may be handled otherwise than in order and in person.
type Ways struct {
	Commitment *Commitment `json:"commitment,omitempty"`
	// Deferral: the papers that may follow later (容缺受理), and under what conditions.
	Deferral   *Deferral `json:"deferral,omitempty"`
	Visits     *int      `json:"visits"`               // how often one must come; null where nobody says
	NoVisit    []Named   `json:"no_visit,omitempty"`   // how to need none
	Confidence string    `json:"confidence,omitempty"` // of the visits
}

// Commitment says how an item is entered on a commitment (告知承诺, 承诺准入).
type Commitment struct {
	Mode         Named    `json:"mode"`
	Days         int      `json:"days"` // working days
	Conditions   string   `json:"conditions"`
	Obligations  string   `json:"obligations"`
	Verification string   `json:"verification"`
	Breach       string   `json:"breach"`
	Never        string   `json:"never"`
	Allowed      []Case   `json:"allowed"`        // the cases in which it is offered
	Refused      []string `json:"refused"`        // what speaks against it
	Risk         string   `json:"risk,omitempty"` // how much a broken promise costs: low, medium or high
}

// Deferral says which papers may follow.
type Deferral struct {
	Papers     []Named `json:"papers"`
	Conditions string  `json:"conditions"`
}

// Waits is an item that comes before.
type Waits struct {
	Named
	Edge   Named          `json:"edge"` // hard, soft or physical, as it holds on the day
	Reason string         `json:"reason"`
	Law    []words.LawRef `json:"law,omitempty"`
}

// Case is one case in which a rule holds, with the law behind it.
type Case struct {
	Title string         `json:"title"`
	Law   []words.LawRef `json:"law,omitempty"`
}

// Asked is a fact that decides whether the item is needed.
type Asked struct {
	Fact     string `json:"fact"`
	Name     string `json:"name"`
	Question string `json:"question"`
	Ask      Named  `json:"ask"` // who can answer it
}
