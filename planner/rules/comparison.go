package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// repeats reports whether two comparisons of one project ask the same.
func (c Comparison) repeats(other Comparison) bool {
	return c.Fact == other.Fact && c.Op == other.Op && c.Fact2 == other.Fact2 && slices.Equal(c.Want, other.Want)
}

// comparison writes a test, with the operator as it reads, for a profile.
func (t *test) comparison(op operator, p *profile.Profile, facts *profile.Facts) Comparison {
	c := Comparison{
		Fact:   facts.List[t.slot].ID,
		Op:     operatorText[op],
		Actual: p.Value(t.slot),
		Place:  t.place,
		Holds:  (t.value(p) == yes) == (op == t.op) && t.value(p) != open,
	}
	if t.other >= 0 {
		c.Fact2 = facts.List[t.other].ID
		c.Actual2 = p.Value(t.other)
		if t.num != t.den {
			c.Factor = profile.NumberValue(t.num * profile.Scale / t.den)
		}
		c.By = t.margin(op, c.Actual, c.Actual2)
		return c
	}
	c.Want = t.want
	if op == eq || op == ne {
		c.Op, c.Want = operatorText[op], t.want[:1]
	}
	c.By = t.margin(op, c.Actual, c.Want[0])
	return c
}
