package rules

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Dress is the form in which a paper is handed in. What is left out is not stated.
type Dress struct {
	Form   string `json:"form,omitempty" oneof:"original copy electronic"` // original, copy or electronic
	Seal   string `json:"seal,omitempty" oneof:"none applicant maker"`     // whose seal it bears: none, the applicant's, or that of who drew it up
	Copies int    `json:"copies,omitempty" least:"1"`                      // to be handed in; 0 is not stated
}

// over fills what d does not state with what another states, and reports whether anything was.
func (d Dress) over(other Dress) (full Dress, filled bool) {
	full = d
	if full.Form == "" {
		full.Form = other.Form
	}
	if full.Seal == "" {
		full.Seal = other.Seal
	}
	// An electronic file is not counted in copies.
	if full.Copies == 0 && full.Form != "electronic" {
		full.Copies = other.Copies
	}
	return full, full != d
}

// DressDefault is the form of papers of one source where their item states none.
type DressDefault struct {
	Source     string `json:"source" oneof:"applicant intermediary shared_data prior_approval"`
	Confidence string `json:"confidence" oneof:"low medium high"`
	Dress
}

// Dressed gives the form of a paper of an item, and how sure we are of it: the item's own
// confidence, or that of the default from which something was taken. It is empty where nothing is
// stated.
func (v *Vocabulary) Dressed(m *Material, own string) (d Dress, confidence string) {
	d, confidence = m.Dress, own
	for i := range v.Dresses {
		if usual := &v.Dresses[i]; usual.Source == m.Source {
			if full, filled := d.over(usual.Dress); filled {
				d, confidence = full, usual.Confidence
			}
		}
	}
	if d == (Dress{}) {
		confidence = ""
	}
	return d, confidence
}

// Output is what an item gives: a permit, an opinion, a receipt.
type Output struct {
	ID    string    `json:"id"`
	Name  lang.Text `json:"name"`
	Note  lang.Text `json:"note,omitzero"`
	Valid *Validity `json:"valid,omitempty"` // how long it may be used; nil where no end is stated
}

// Span is a length of time.
type Span struct {
	N    int    `json:"n" least:"1"`
	Unit string `json:"unit" oneof:"working calendar months years"` // working days, calendar days, months or years
}

// EndsOn gives the last day of a span: the day from which it counts is not counted (民法典 arts. 201-202).
func (s Span) EndsOn(day calendar.Date, c *calendar.Calendar) calendar.Date {
	return s.shift(day, c, s.N)
}

// BeginsOn gives the day on which a span begins that ends on a day, or on the last working day
// before it where working days are counted.
func (s Span) BeginsOn(day calendar.Date, c *calendar.Calendar) calendar.Date {
	if s.Unit == "working" {
		day = c.OnOrBefore(day)
	}
	return s.shift(day, c, -s.N)
}

func (s Span) shift(day calendar.Date, c *calendar.Calendar, n int) calendar.Date {
	switch s.Unit {
	case "years":
		return day.AddMonths(12 * n)
	case "months":
		return day.AddMonths(n)
	case "calendar":
		return day.AddDays(n)
	}
	return c.Add(day, n)
}

// Validity says how long an output may be used, between the reference dates on which that holds.
type Validity struct {
	Period
	Span
	CountsFrom string    `json:"counts_from" oneof:"issued accepted"` // the day it is given, or the day its application was accepted
	Renewal    *Renewal  `json:"renewal,omitempty"`                   // nil where no law is known that speaks of it
	Basis      []Basis   `json:"legal_basis,omitempty"`
	Confidence string    `json:"confidence" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`
}

// The two ways to go on after a validity.
const (
	Prolong = "prolong" // the authority prolongs it
	Anew    = "anew"    // the item is done once more
)

// Renewal says what is to be done before a validity ends.
type Renewal struct {
	How    string `json:"how" oneof:"prolong anew"`
	Before *Span  `json:"before,omitempty"` // how long before the end it must be asked for, where the law says
}

// RenewalDefault is how long before its end an output of one kind of item must be asked to be
// prolonged where its own data do not say.
type RenewalDefault struct {
	Kind       string    `json:"kind"`
	Before     Span      `json:"before"`
	Basis      Basis     `json:"legal_basis"`
	Confidence string    `json:"confidence" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`
}

// RenewalOf gives that default for a kind of item, or nil.
func (v *Vocabulary) RenewalOf(kind string) *RenewalDefault {
	i := slices.IndexFunc(v.Renewals, func(r RenewalDefault) bool { return r.Kind == kind })
	if i < 0 {
		return nil
	}
	return &v.Renewals[i]
}

// ValidOn gives the validity of an output that holds on a reference date, or nil.
func (o *Output) ValidOn(day calendar.Date) *Validity {
	if o.Valid == nil || !o.Valid.Holds(day) {
		return nil
	}
	return o.Valid
}

// Visits says how often an applicant must come to the office for one item.
type Visits struct {
	N          int       `json:"n"`               // 0 where it is done wholly online
	Ways       []string  `json:"ways,omitempty"`  // how to need none: ids of the ways in policies/route
	Opens      string    `json:"opens,omitempty"` // the way that is there only for a project with this item
	Confidence string    `json:"confidence" oneof:"low medium high"`
	Note       lang.Text `json:"note,omitzero"`
}

// VisitDefault is how often one comes for an item of one kind that does not say.
type VisitDefault struct {
	Kind string `json:"kind"`
	Visits
}

// VisitRules are what a district says of visits as a whole.
type VisitRules struct {
	Goal     int            `json:"goal"`           // visits a project should need at most (最多跑一次)
	Ways     []Term         `json:"ways,omitempty"` // to handle an item without coming
	Defaults []VisitDefault `json:"defaults,omitempty"`
}

// Of gives the visits of an item, its own or those of its kind; nil where nothing is stated.
func (v *VisitRules) Of(item *Item) *Visits {
	if item.Visits != nil {
		return item.Visits
	}
	for i := range v.Defaults {
		if v.Defaults[i].Kind == item.Kind {
			return &v.Defaults[i].Visits
		}
	}
	return nil
}

// Producers gives the items that supply a paper, in the order of the catalogue: any one of them
// is enough.
func (s *Set) Producers(paper string) []string { return s.producers[paper] }

// findProducers joins outputs and papers by their ids. Where one item says that a paper is supplied
// by another, the paper is so for all.
func (s *Set) findProducers() {
	needed := map[string][]string{}
	for _, item := range s.items {
		for i := range item.Materials {
			m := &item.Materials[i]
			needed[m.ID] = append(needed[m.ID], m.SuppliedBy...)
		}
	}
	s.producers = map[string][]string{}
	for _, item := range s.items {
		for paper, suppliers := range needed {
			if slices.Contains(suppliers, item.ID) || slices.ContainsFunc(item.Outputs, func(o Output) bool { return o.ID == paper }) {
				s.producers[paper] = append(s.producers[paper], item.ID)
			}
		}
	}
}
