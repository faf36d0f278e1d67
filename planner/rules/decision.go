package rules

import (
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Verdict answers whether a condition holds for a project.
type Verdict uint8

// The three answers. The zero value is Possible, so that a forgotten verdict is never a no.
const (
	Possible    Verdict = iota // depends on a fact that is not known yet
	NotRequired                // holds for no completion of the unknown facts
	Required                   // holds for every completion
)

// String gives the verdict as it stands in a plan.
func (v Verdict) String() string {
	return [...]string{"possible", "not_required", "required"}[v]
}

// Comparison is one comparison of a rule with the value that the project has.
type Comparison struct {
	Fact    string          `json:"fact"`
	Op      string          `json:"op"`               // ==, !=, <, <=, >, >=, in, not in
	Want    []profile.Value `json:"value,omitempty"`  // the constant; several for in and not in
	Fact2   string          `json:"fact2,omitempty"`  // where the other side is a fact
	Factor  profile.Value   `json:"factor,omitzero"`  // the other fact counts so many times
	Actual  profile.Value   `json:"actual"`           // null where it is not known
	Actual2 profile.Value   `json:"actual2,omitzero"` // of the other fact
	Holds   bool            `json:"holds"`            // false where it fails or is open
	Place   string          `json:"place"`            // file:line of the rule
	// By is how far the value lies from its limit, never negative: in the fact's unit, of dates in
	// days. It is left out where nothing is known or there is no distance, as between two names.
	By profile.Value `json:"by,omitzero"`
	// OneOf groups comparisons of which it would be enough to turn one; 0 where each counts by itself.
	OneOf int `json:"one_of,omitempty"`
}

// Reason is why a condition holds, fails, or is open.
type Reason struct {
	Condition  lang.Text    // the title of the rule
	Code       string       // of a refusal: its code; of an item out of its dates: ended or not_yet
	Tests      []Comparison // the comparisons that decide: those that hold, or the fewest that fail
	Basis      []Basis
	Place      string
	Day        calendar.Date // of ended and not_yet: the day it speaks of
	Successors []string      // of ended: what took the item's place
}

// Answer is the verdict on one condition with its grounds.
type Answer struct {
	Verdict Verdict
	Because []Reason // alternatives that hold; for NotRequired the nearest that fail
	Missing []string // facts that can still change the answer, in asking order; only where Possible
	Assumed []string // defaults without which the answer would be open, in asking order
}

// CommitmentAnswer says whether an item may be entered on a commitment.
type CommitmentAnswer struct {
	Offered bool     // certain under what is known: an open condition is not yet an offer
	Because []Reason // of an offer: the comparisons that make it
	Refused []Reason // why not, one for each reason that holds
	Missing []string // facts that must be known before it can be offered
	Assumed []string
}

// Dropped is the code of the reason of an item that a person dropped on an authority's paper,
// OwnKind the kind of an item that a person added.
const (
	Dropped = "dropped"
	OwnKind = "own"
)

// ItemDecision is what the rules say of one item for one project.
type ItemDecision struct {
	Item *Item
	Part string // phase, lot or building that it is done for; empty for the project
	Answer
	Commitment *CommitmentAnswer // nil where the item knows no commitment
	Deferral   *CommitmentAnswer // nil where the item knows no deferral
	// Promised are the promised working days for this project; Elapsed adds the special procedures.
	// Approval is Promised, or 0 where the item does not count in the approval clock.
	Promised, Approval, Elapsed int
	// Way is that in which it is handled; nil where it is the usual one.
	Way *Way
	// Day is the day by whose law it is decided; 0 for the reference date.
	Day calendar.Date
	// Dropped: it would be required, but a person dropped it on an authority's paper.
	Dropped bool
	// Split: the part alone would not need it, the whole project does, and the law looks at the whole.
	Split bool
}

// Key names the item in a plan: its id, or item@part.
func (d *ItemDecision) Key() string { return Key(d.Item.ID, d.Part) }

// Key names an item of a part; without a part that is the item's id.
func Key(item, part string) string {
	if part == "" {
		return item
	}
	return item + "@" + part
}

// Named adds to the name of something the part that it is done for.
func (d *Decision) Named(name lang.Text, part string) lang.Text {
	return d.Profile.Named(name, part)
}

// EdgeDecision is one edge between two items that are not ruled out, with whether it binds.
type EdgeDecision struct {
	*Edge
	FromPart, ToPart string // the parts of its two ends; empty for the project
	Verdict          Verdict
	Day              calendar.Date // by whose law it binds: that of the waiting item; 0 for the reference date
}

// Ends gives the keys of the two items.
func (e *EdgeDecision) Ends() (from, to string) {
	return Key(e.From, e.FromPart), Key(e.To, e.ToPart)
}

// Decision is everything the rules say of one project, before any date is computed.
type Decision struct {
	Profile       profile.Profile // with derived and assumed values filled in
	ReferenceDate calendar.Date
	Derived       []DerivedFact
	Items         []ItemDecision // in catalogue order: by phase, then id
	Edges         []EdgeDecision // ordered by the waiting item, then the prerequisite
	Problems      []ProblemDecision
	Parts         []PartDecision // of a project with parts, in the order of the profile
	// Ahead are edges that end at an item that is not required, as Edges have the others; only
	// OutlineOn fills it.
	Ahead []EdgeDecision
}

// PartDecision is what a part of a project is decided by.
type PartDecision struct {
	ID      string
	Profile profile.Profile // with derived and assumed values filled in
	Derived []DerivedFact
}

// ProfileOf gives the profile by which a part is decided; that of the project for the empty id.
func (d *Decision) ProfileOf(part string) *profile.Profile {
	for i := range d.Parts {
		if d.Parts[i].ID == part {
			return &d.Parts[i].Profile
		}
	}
	return &d.Profile
}

// LawDay gives the day by whose law something is decided that has the day given.
func (d *Decision) LawDay(day calendar.Date) calendar.Date {
	if day == 0 {
		return d.ReferenceDate
	}
	return day
}

// Item gives the item of that key, one that a person added included; nil where there is none.
func (d *Decision) Item(key string) *Item {
	id, _, _ := strings.Cut(key, "@")
	for i := range d.Items {
		if d.Items[i].Item.ID == id {
			return d.Items[i].Item
		}
	}
	return nil
}

// DerivedFact is a value that a rule computed from other facts.
type DerivedFact struct {
	Fact         string
	Value        profile.Value
	Title        lang.Text // how it was derived
	Reads        []string  // the facts it was derived from
	Proposed     bool      // only proposed: a person must confirm it
	Contradicted bool      // the profile states another value
}

// ProblemDecision is what early study finds of one problem on the profile.
type ProblemDecision struct {
	Problem *Problem
	Part    string // whose facts it was found in; empty for the project
	Answer
}
