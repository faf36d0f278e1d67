package planner

import (
	"slices"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// End is one end of a range with a completion that attains it, for the properties that a test
// checks: the profile states every fact on which something turns.
type End struct {
	Days  int // working days from the start
	Exact bool
	Words string
	Of    profile.Profile
}

// Ends gives the four ends of a project's range: the finish with the works taking no day, then
// the start of works.
func Ends(set *rules.Set, p profile.Profile, opt Options) ([]End, error) {
	rest, err := set.Remainder(p, opt.Assume, rules.Stating)
	if err != nil {
		return nil, err
	}
	h := NewHorizon(set, rest, opt)
	h.prepare()
	var ends []End
	for _, before := range []bool{false, true} {
		for i, f := range []found{h.shortest(goal{before: before}), h.longest(goal{before: before})} {
			e := End{Days: f.value, Exact: f.exact && h.plain(), Of: p.Clone()}
			if e.Exact {
				picks := h.least(h.world(f.picks)).picks
				for k, pick := range picks {
					slot := rest.Open[k].Slot
					e.Of.Values[slot], e.Of.Origin[slot] = rest.Open[k].Values[pick], profile.Stated
					e.Of.StatedUnknown = slices.DeleteFunc(e.Of.StatedUnknown, func(s int) bool { return s == slot })
				}
			}
			e.Words = [...]string{"earliest", "latest"}[i]
			ends = append(ends, e)
		}
	}
	return ends, nil
}

// RangeFor gives the range of a project alone.
func RangeFor(set *rules.Set, p profile.Profile, opt Options) (Range, error) {
	rest, err := set.Remainder(p, opt.Assume, rules.Stating)
	if err != nil {
		return Range{}, err
	}
	return RangeOf(NewHorizon(set, rest, opt)), nil
}
