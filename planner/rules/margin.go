package rules

import (
	"math"
	"math/bits"

	"sevenlists/planner/profile"
)

// margin says how far a known value lies from its limit: in the fact's unit, or in days between
// dates. It is not known where there is no such distance: of texts and truths, of a value that need
// only be another one, of one that is what it must be, and where it takes more than six decimal
// places or more digits than a value has.
func (t *test) margin(op operator, v, limit profile.Value) profile.Value {
	if v.Kind() != limit.Kind() || op == in || op == notIn || op == ne {
		return profile.Unknown
	}
	var from, to int64
	unit := int64(1)
	switch v.Kind() {
	case profile.NumberKind:
		scaled, ok := timesExactly(limit.Micro(), t.num, t.den)
		if !ok {
			return profile.Unknown
		}
		from, to = v.Micro(), scaled
	case profile.DateKind:
		from, to, unit = int64(v.Date()), int64(limit.Date()), profile.Scale
	default:
		return profile.Unknown
	}
	if op == eq && (from == to || t.other >= 0) {
		return profile.Unknown
	}
	return profile.NumberValue(distance(from, to) * unit)
}

// timesExactly gives n × num/den where that is a whole number not beyond twice the largest value.
func timesExactly(n, num, den int64) (int64, bool) {
	if num == den {
		return n, true
	}
	sgn, hi, lo := product(n, num)
	if den <= 0 || hi >= uint64(den) {
		return 0, false
	}
	quotient, rest := bits.Div64(hi, lo, uint64(den))
	if rest != 0 || quotient > math.MaxInt64/4 {
		return 0, false
	}
	return int64(sgn) * int64(quotient), true
}
