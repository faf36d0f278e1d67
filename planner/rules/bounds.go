package rules

import "sevenlists/planner/profile"

// line are the values that a fact may have: from low to high, both inclusive. A side without a
// bound is Unknown.
type line struct {
	low, high profile.Value
}

// lineOf gives the values that a fact declares.
func lineOf(f *profile.Fact) line { return line{low: f.Min, high: f.Max} }

// at narrows a line to a value, where it is known.
func (l line) at(v profile.Value) line {
	if v.IsKnown() {
		return line{low: v, high: v}
	}
	return l
}

// weigh answers a comparison of two facts. Where one is not known it may still be certain, as the
// facts have bounds: nothing lies below 0 per cent.
func (t *test) weigh(v, w profile.Value) truth {
	if v.IsKnown() && w.IsKnown() {
		return truthOf(ordered(t.op, compareScaled(v, w, t.num, t.den)))
	}
	if t.num <= 0 || t.den <= 0 {
		return open
	}
	left, right := t.lines[0].at(v), t.lines[1].at(w)
	least, most := -1, 1 // how the two may compare
	if left.high.IsKnown() && right.low.IsKnown() {
		most = compareScaled(left.high, right.low, t.num, t.den)
	}
	if left.low.IsKnown() && right.high.IsKnown() {
		least = compareScaled(left.low, right.high, t.num, t.den)
	}
	some, all := false, true
	for c := least; c <= most; c++ {
		holds := ordered(t.op, c)
		some, all = some || holds, all && holds
	}
	switch {
	case all:
		return yes
	case !some:
		return no
	}
	return open
}
