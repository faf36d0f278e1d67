// Package profile holds what is known of one project: its facts, each known or unknown,
// where each value comes from, and how a profile is read and checked.
package profile

import (
	"slices"

	"sevenlists/planner/calendar"
)

// Origin says where a fact's value comes from. Stated beats sited beats derived
// beats assumed.
type Origin uint8

// The origins of a value.
const (
	Missing Origin = iota // nobody knows it: the value is Unknown
	Stated                // the profile gives it
	Derived               // a rule computed it from stated facts
	Assumed               // the declared default
	Summed                // the sum over the parts; the value is Unknown where one of them is
	Sited                 // the plot that the profile stands on gives it
)

// Profile is what is known of one project. Values has one entry a fact, in slot order.
type Profile struct {
	ID     string
	Name   string
	Start  calendar.Date // first working day on which the route may begin
	Values []Value
	Origin []Origin // same slots as Values
	// StatedUnknown are the slots, in ascending order, that the profile itself calls unknown:
	// their origin is Missing like that of a fact left out, but nothing fills them in.
	StatedUnknown []int

	AsOf        calendar.Date // the day on which the profile stands; 0 where it does not say
	Progress    []Progress    // of a project under way, in the order written
	Constraints []Constraint  // what a person has fixed, in the order written
	Own         []OwnItem     // what a person has added
	Dropped     []Dropped     // what an authority has let a person drop

	Site Site  // the plot that the profile names
	Plot *Plot // what is known of that plot, once On has found it; nil before, and where none is named

	Parts []Part // phases, lots and buildings, each after the part that it lies in
}

// Value gives what is known of the fact in that slot; Unknown for a slot that does not exist.
func (p *Profile) Value(slot int) Value {
	if slot < 0 || slot >= len(p.Values) {
		return Unknown
	}
	return p.Values[slot]
}

// IsStatedUnknown reports whether the profile itself calls the fact in that slot unknown.
func (p *Profile) IsStatedUnknown(slot int) bool {
	_, found := slices.BinarySearch(p.StatedUnknown, slot)
	return found
}

// Clone gives a copy whose values may be changed freely.
func (p Profile) Clone() Profile {
	p.Values = slices.Clone(p.Values)
	p.Origin = slices.Clone(p.Origin)
	p.StatedUnknown = slices.Clone(p.StatedUnknown)
	p.Progress, p.Constraints = slices.Clone(p.Progress), slices.Clone(p.Constraints)
	p.Own, p.Dropped = slices.Clone(p.Own), slices.Clone(p.Dropped)
	p.Parts = slices.Clone(p.Parts)
	return p
}

// WithStart gives a copy that starts on another day. Where nobody states the reference date, it
// moves with the start.
func (p Profile) WithStart(facts *Facts, start calendar.Date) Profile {
	p = p.Clone()
	p.Start = start
	if slot, ok := facts.referenceSlot(); ok && p.Origin[slot] != Stated {
		p.Values[slot], p.Origin[slot] = DateValue(start), Derived
	}
	return p
}

// WithReferenceDate gives a copy to which the rules of that date apply, as if it were stated.
func (p Profile) WithReferenceDate(facts *Facts, date calendar.Date) Profile {
	p = p.Clone()
	if slot, ok := facts.referenceSlot(); ok {
		p.Values[slot], p.Origin[slot] = DateValue(date), Stated
	}
	return p
}

// ReferenceDate gives the date whose rules apply: that of the fact, else the start.
func (p Profile) ReferenceDate(facts *Facts) calendar.Date {
	if slot, ok := facts.referenceSlot(); ok {
		if v := p.Value(slot); v.IsKnown() {
			return v.Date()
		}
	}
	return p.Start
}

// referenceSlot gives the slot of the reference date, if the rule set asks for it as a date.
func (f *Facts) referenceSlot() (int, bool) {
	slot, ok := f.Slot(ReferenceDate)
	return slot, ok && f.List[slot].Type == DateType
}

// Assume says what becomes of a fact that nobody states and no rule derives.
type Assume string

// The two ways to take such a fact.
const (
	Defaults Assume = "defaults" // it takes its declared default, if it has one
	None     Assume = "none"     // it stays unknown
)

// Fill gives a copy in which the facts that the profile does not state are completed: with what
// rules derived for their slots, else, if assume is Defaults, with their default. It starts
// from what is stated and what the plot knows, so that a profile may be filled again in another way. A fact that the
// profile calls unknown stays so; the reference date stays as it is.
func (p Profile) Fill(facts *Facts, derived map[int]Value, assume Assume) Profile {
	p = p.Clone()
	reference, hasReference := facts.referenceSlot()
	for slot := range p.Values {
		if p.Origin[slot].Given() || p.Origin[slot] == Summed || p.IsStatedUnknown(slot) || hasReference && slot == reference {
			continue
		}
		p.Values[slot], p.Origin[slot] = Unknown, Missing
		if v := derived[slot]; v.IsKnown() {
			p.Values[slot], p.Origin[slot] = v, Derived
		} else if v := facts.List[slot].Default; assume == Defaults && v.IsKnown() {
			p.Values[slot], p.Origin[slot] = v, Assumed
		}
	}
	return p
}
