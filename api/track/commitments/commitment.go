// Package commitments holds the life of one commitment (告知承诺、承诺准入) of one item of one project: it is
// offered by the plan, chosen, put into a letter, signed, published, in force, and then verified, or broken
// and put right or withdrawn. A commitment is nothing but the steps that were entered about it; what state it
// is in follows from them, by Replay, which refuses nothing. What may be entered next is for Book to say, by
// the rules of the district (policies/supervision/commitments).
//
// It knows neither storage nor clock: dates come with the steps, today from the caller.
package commitments

import (
	"cmp"
	"slices"
	"time"

	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// The steps of a commitment.
const (
	Choose      = "choose"
	WriteLetter = "write_letter"
	Sign        = "sign"
	Publish     = "publish"
	TakeEffect  = "take_effect"
	Verify      = "verify"
	Breach      = "breach"
	Repair      = "repair"
	Withdraw    = "withdraw"
	GiveUp      = "give_up"
)

// The states of a commitment.
const (
	None          = "none" // offered or not, and not chosen
	Chosen        = "chosen"
	LetterWritten = "letter_written"
	Signed        = "signed"
	Published     = "published"
	InForce       = "in_force"
	Verified      = "verified"
	Breached      = "breached"
	Repaired      = "repaired"
	Withdrawn     = "withdrawn"
	GivenUp       = "given_up"
)

// Step is one entry about a commitment: the body of the event commitment_<step>. Which of its keys have to
// be there is said by the rules.
type Step struct {
	Case     string        `json:"case" most:"100"` // key of the item: item or item@part
	Name     string        `json:"step" most:"40"`
	Document string        `json:"document,omitempty" most:"200"` // number of the paper that proves it
	Content  string        `json:"content,omitempty" most:"100"`  // of write_letter: hash of the letter as it was written; filled in by the program
	Reason   string        `json:"reason,omitempty" most:"500"`
	Late     string        `json:"late,omitempty" most:"500"`     // why it was entered after the day on which it happened
	Finding  string        `json:"finding,omitempty" most:"1000"` // what a check found
	Due      calendar.Date `json:"due,omitzero"`                  // of publish its last day, of breach the day by which it is put right
	Signer   *Signer       `json:"signer,omitempty"`              // of sign
	Terms    *Terms        `json:"terms,omitempty"`               // filled in by the program with choose and take_effect
	Cost     *Cost         `json:"cost,omitempty"`                // filled in by the program with breach
	Source   string        `json:"source,omitempty" most:"100"`   // what it was imported from
}

// Signer refers to the record that holds who signed. It stands outside the log, so that it can be erased.
type Signer struct {
	Record string `json:"record"`
	Hash   string `json:"hash"` // of the record
}

// Terms are what the catalogue and the plan say of a commitment on the day on which it was chosen or took
// effect.
type Terms struct {
	Rules      string      `json:"rules_revision"`
	Mode       string      `json:"mode"`
	Department string      `json:"department"` // id of the one that leads, and checks
	Helpers    []string    `json:"helpers,omitempty"`
	Days       int         `json:"days_when_committed"`
	Publicity  *rules.Days `json:"publicity,omitempty"` // for how long it is published; absent: not at all
	// After is the key of the item whose certificate the check follows, or the id of the works; empty where
	// the catalogue sets no day. Within is how soon after it, Planned the day that the plan then gave.
	After   string        `json:"verify_after,omitempty"`
	Within  *rules.Days   `json:"verify_within,omitempty"`
	Planned calendar.Date `json:"verify_planned,omitzero"`
}

// Cost is what a breach costs a project: it was planned from that day with the commitment and without it.
type Cost struct {
	AsOf         calendar.Date `json:"as_of"`
	FinishBefore calendar.Date `json:"finish_before"` // had it been kept
	FinishAfter  calendar.Date `json:"finish_after"`
	Days         int           `json:"days"`  // working days by which the project ends later
	Items        []Moved       `json:"items"` // that end later, or earlier, in the order of the plan
}

// Moved is an item whose finish a breach moves.
type Moved struct {
	Case         string        `json:"case"`
	FinishBefore calendar.Date `json:"finish_before"`
	FinishAfter  calendar.Date `json:"finish_after"`
	Days         int           `json:"days"` // working days
}

// Dated is a step and the day on which it happened.
type Dated struct {
	Step
	On calendar.Date `json:"on"`
}

// Entry is a step with what the log adds to it.
type Entry struct {
	Dated
	Number   int         `json:"number"`           // within the commitment, from 1; it never changes
	At       time.Time   `json:"recorded_at"`      // when it was entered
	By       string      `json:"by"`               // account
	Sequence int64       `json:"sequence"`         // of the document of the log
	Undone   *Correction `json:"undone,omitempty"` // it was entered wrongly, and counts no more
}

// Correction says that an entry was wrong, and what is true instead: the body of the event
// commitment_entry_corrected.
type Correction struct {
	Case    string    `json:"case" most:"100"`
	Number  int       `json:"number" least:"1"` // of the wrong entry
	Reason  string    `json:"reason" most:"500"`
	Instead *Dated    `json:"instead,omitempty"` // nothing: what was entered never happened
	By      string    `json:"by,omitempty"`      // filled in from the log, as is At
	At      time.Time `json:"at,omitzero"`
}

// Commitment is one commitment: its entries, and what follows from them.
type Commitment struct {
	Project string  `json:"project"`
	Key     string  `json:"case"`    // item or item@part
	Version int64   `json:"version"` // sequence of the last document that says something of it
	Entries []Entry `json:"entries"`

	State      string        `json:"state"`
	Terms      Terms         `json:"terms"`
	Chosen     calendar.Date `json:"chosen,omitzero"`
	Letter     string        `json:"letter,omitempty"`         // number of the letter
	Content    string        `json:"letter_content,omitempty"` // hash of the letter as it was written
	Written    calendar.Date `json:"written,omitzero"`         // day of the letter
	Signed     calendar.Date `json:"signed,omitzero"`
	SignedBy   string        `json:"signed_by,omitempty"` // account that signed, or entered who did
	Document   string        `json:"document,omitempty"`  // number of the signed letter
	Signer     *Signer       `json:"signer_record,omitempty"`
	Published  calendar.Date `json:"published,omitzero"`
	PublicTo   calendar.Date `json:"public_to,omitzero"` // last day of its publication
	InForce    calendar.Date `json:"in_force,omitzero"`
	Certified  calendar.Date `json:"certified,omitzero"` // day of the certificate that the check follows
	VerifiedOn calendar.Date `json:"verified,omitzero"`
	Breaches   []Broken      `json:"breaches,omitempty"` // all there were, the first first
}

// The outcomes of a breach.
const (
	OutcomeOpen      = "open"
	OutcomeRepaired  = "repaired"
	OutcomeWithdrawn = "withdrawn"
)

// Broken is one breach and what became of it.
type Broken struct {
	On       calendar.Date `json:"on"` // the day on which it was found
	Document string        `json:"document"`
	Finding  string        `json:"finding"`
	RepairBy calendar.Date `json:"repair_by,omitzero"`
	Outcome  string        `json:"outcome"` // open, repaired or withdrawn
	Ended    calendar.Date `json:"ended,omitzero"`
	Cost     *Cost         `json:"cost,omitempty"`
}

// Held reports whether the item goes on commitment: it was chosen, and neither given up nor broken.
func (c *Commitment) Held() bool {
	if c == nil {
		return false
	}
	switch c.State {
	case Chosen, LetterWritten, Signed, Published, InForce, Verified, Repaired:
		return true
	}
	return false
}

// Lost reports whether what was accepted on that day counts no more, because the commitment on which it was
// accepted was broken and not put right.
func (c *Commitment) Lost(accepted calendar.Date) bool {
	return c != nil && (c.State == Breached || c.State == Withdrawn) && accepted <= c.InForce
}

// Open reports whether something is left to do about it.
func (c *Commitment) Open() bool { return c.Held() && c.State != Verified || c.State == Breached }

// Due is the next day that somebody has to keep and what for: the end of its publication (publish), the
// check (verify) or the repair of a breach (repair). Certain says whether that day is fixed; the day of a
// check is as planned until the certificate is there. It is 0 where there is none.
func (c *Commitment) Due(cal *calendar.Calendar) (day calendar.Date, what string, certain bool) {
	switch c.State {
	case Published:
		return c.PublicTo, Publish, true
	case Breached:
		return c.Breaches[len(c.Breaches)-1].RepairBy, Repair, true
	case InForce, Repaired:
		if w := c.Terms.Within; w != nil && c.Certified != 0 {
			return After(cal, c.Certified, *w), Verify, true
		}
		return c.Terms.Planned, Verify, false
	}
	return 0, "", false
}

// After gives the last day of a period that begins on a day. One of calendar days, months or years that ends
// on a day off ends on the first working day after it (民法典 art. 203).
func After(cal *calendar.Calendar, from calendar.Date, d rules.Days) calendar.Date {
	return cal.OnOrAfter(rules.Span(d).EndsOn(from, cal))
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

// Replay works the commitment out anew from its entries. It refuses nothing: what was entered under older
// rules stays what it is.
func (c *Commitment) Replay() {
	*c = Commitment{Project: c.Project, Key: c.Key, Version: c.Version, Entries: c.Entries, Certified: c.Certified, State: None}
	for _, e := range effective(c.Entries) {
		c.apply(e)
	}
}

// Then is the commitment as it would be after one more step.
func (c *Commitment) Then(s Dated, by string) *Commitment {
	after := *c
	after.Entries = append(slices.Clone(c.Entries), Entry{Dated: s, Number: len(c.Entries) + 1, By: by, Sequence: c.Version})
	after.Replay()
	return &after
}

// apply takes one step in.
func (c *Commitment) apply(e Entry) {
	s := e.Dated
	if s.Terms != nil {
		c.Terms = *s.Terms
	}
	switch s.Name {
	case Choose:
		*c = Commitment{
			Project: c.Project, Key: c.Key, Version: c.Version, Entries: c.Entries, Certified: c.Certified, Breaches: c.Breaches,
			State: Chosen, Terms: c.Terms, Chosen: s.On,
		}
	case WriteLetter:
		c.State, c.Letter, c.Content, c.Written = LetterWritten, s.Document, s.Content, s.On
	case Sign:
		c.State, c.Signed, c.SignedBy, c.Document, c.Signer = Signed, s.On, e.By, s.Document, s.Signer
	case Publish:
		c.State, c.Published, c.PublicTo = Published, s.On, s.Due
	case TakeEffect:
		c.State, c.InForce = InForce, s.On
	case Verify:
		c.State, c.VerifiedOn = Verified, s.On
	case Breach:
		c.State = Breached
		c.Breaches = append(slices.Clone(c.Breaches), Broken{
			On: s.On, Document: s.Document, Finding: s.Finding, RepairBy: s.Due, Outcome: OutcomeOpen, Cost: s.Cost,
		})
	case Repair:
		c.State = Repaired
		c.settle(OutcomeRepaired, s.On)
	case Withdraw:
		c.State = Withdrawn
		c.settle(OutcomeWithdrawn, s.On)
	case GiveUp:
		c.State = GivenUp
	}
}

func (c *Commitment) settle(outcome string, on calendar.Date) {
	if n := len(c.Breaches); n > 0 {
		c.Breaches[n-1].Outcome, c.Breaches[n-1].Ended = outcome, on
	}
}
