package profile

import "sevenlists/planner/lang"

// Type is the type of a fact's value.
type Type string

// The types a fact may declare.
const (
	EnumType    Type = "enum"
	NumberType  Type = "number"
	BooleanType Type = "boolean"
	DateType    Type = "date"
	TextType    Type = "text"
)

// Choice is one allowed value of an enum fact.
type Choice struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
}

// Fact is one question that a rule set asks about a project. It is read from
// policies/facts/<group>/data.yaml; nothing about a fact is written in Go.
type Fact struct {
	ID       string    `json:"id"`
	Group    string    `json:"group" data:"-"`
	Name     lang.Text `json:"name"`     // short label, for tables
	Question lang.Text `json:"question"` // the question as a person is asked it
	Type     Type      `json:"type" oneof:"enum number boolean date text"`
	Unit     lang.Text `json:"unit,omitzero"`    // of a number; empty where it is a mere count or ratio
	Values   []Choice  `json:"values,omitempty"` // of an enum, in the order they are offered
	Default  Value     `json:"default,omitzero"` // taken when nobody states the fact; Unknown where there is none
	Ask      string    `json:"ask"`              // who can answer: a department's id, investor or system
	Min      Value     `json:"min,omitzero"`     // smallest number, inclusive; Unknown where there is none
	Max      Value     `json:"max,omitzero"`     // largest number, inclusive; Unknown where there is none
	Integer  bool      `json:"integer,omitempty"`
	// Changeable says which way an investor may still move the fact: no, up, down or both.
	Changeable string `json:"changeable" oneof:"no up down both"`
	// CostHint says what moving the fact that way usually costs, where that is known.
	CostHint     lang.Text `json:"cost_hint,omitzero"`
	VariesByPart bool      `json:"varies_by_part"`    // a part of the project may state its own value
	Sums         bool      `json:"sums"`              // the project's value is the sum over its parts
	OfSite       bool      `json:"of_site,omitempty"` // a plot may state it: it belongs to the land, not to the design
	Confidence   string    `json:"confidence" oneof:"low medium high"`
	Note         lang.Text `json:"note,omitzero"`
	Derived      bool      `json:"derived,omitempty" data:"-"`  // a rule derives it when nobody states it
	Proposed     bool      `json:"proposed,omitempty" data:"-"` // a rule proposes a value that a person must confirm
}

// Group is a block of facts that are asked together.
type Group struct {
	ID    string    `json:"id"`
	Title lang.Text `json:"title"`
}

// Facts are all the facts of one rule set, in the order in which they are asked.
// A fact's place in List is its slot number: Profile.Values uses the same numbers.
type Facts struct {
	Groups []Group
	List   []Fact
	slots  map[string]int
}

// NewFacts indexes a list of facts. Of two facts with one id the first one counts;
// the rules package refuses such a rule set.
func NewFacts(groups []Group, list []Fact) *Facts {
	f := &Facts{Groups: groups, List: list, slots: make(map[string]int, len(list))}
	for i, fact := range list {
		if _, taken := f.slots[fact.ID]; !taken {
			f.slots[fact.ID] = i
		}
	}
	return f
}

// Slot gives the number of a fact, and false where the rule set has no such fact.
func (f *Facts) Slot(id string) (int, bool) {
	i, ok := f.slots[id]
	return i, ok
}

// Fact gives the fact of that id, or nil.
func (f *Facts) Fact(id string) *Fact {
	if i, ok := f.slots[id]; ok {
		return &f.List[i]
	}
	return nil
}
