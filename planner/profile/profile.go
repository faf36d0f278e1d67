// Package profile holds what is known of one project: its facts, each known or unknown,
// where each value comes from, and how a profile is read and checked.
package profile

import "sevenlists/planner/calendar"

// Origin says where a fact's value comes from. Stated beats derived beats assumed.
type Origin uint8

// The origins of a value.
const (
	Missing Origin = iota // nobody knows it: the value is Unknown
	Stated                // the profile gives it
	Derived               // a rule computed it from stated facts
	Assumed               // the declared default
)

// Profile is what is known of one project. Values has one entry a fact, in slot order.
type Profile struct {
	ID     string
	Name   string
	Start  calendar.Date // first working day on which the route may begin
	Values []Value
	Origin []Origin // same slots as Values
}

// Value gives what is known of the fact in that slot; Unknown for a slot that does not exist.
func (p *Profile) Value(slot int) Value {
	if slot < 0 || slot >= len(p.Values) {
		return Unknown
	}
	return p.Values[slot]
}

// Clone gives a copy whose values may be changed freely.
func (p Profile) Clone() Profile {
	p.Values = append([]Value(nil), p.Values...)
	p.Origin = append([]Origin(nil), p.Origin...)
	return p
}
