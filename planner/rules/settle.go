package rules

import (
	"math/big"

	"sevenlists/planner/profile"
)

// settle puts the known facts of a profile into a formula.
func settle(f *formula, p *profile.Profile, facts *profile.Facts) *formula {
	switch f.kind {
	case compare:
		return f.test.settle(p, facts)
	case not:
		return negation(settle(f.parts[0], p, facts))
	case all, any_:
		parts := make([]*formula, len(f.parts))
		for i, part := range f.parts {
			parts[i] = settle(part, p, facts)
		}
		if f.kind == all {
			return conjunction(parts)
		}
		return disjunction(parts)
	}
	return f
}

func (t *test) settle(p *profile.Profile, facts *profile.Facts) *formula {
	switch t.value(p) {
	case yes:
		return holdsAlways
	case no:
		return holdsNever
	}
	if t.other < 0 {
		return &formula{kind: compare, test: t}
	}
	left, right := p.Value(t.slot), p.Value(t.other)
	switch {
	case right.IsKnown():
		return t.against(t.slot, t.op, right, t.num, t.den)
	case left.IsKnown() && t.num == 0:
		return formulaOf(ordered(t.op, sign(size(left), 0)))
	case left.IsKnown() && t.num < 0: // a factor below zero turns the order round once more
		return t.against(t.other, t.op, left, -t.den, -t.num)
	case left.IsKnown():
		return t.against(t.other, mirrored[t.op], left, t.den, t.num)
	}
	return &formula{kind: compare, test: t}
}

func formulaOf(holds bool) *formula {
	if holds {
		return holdsAlways
	}
	return holdsNever
}

// against compares one fact with num/den times a known value. On a line of whole steps a
// threshold between two of them is the lower one, with the operator that means the same.
func (t *test) against(slot int, op operator, v profile.Value, num, den int64) *formula {
	with := func(op operator, v profile.Value) *formula {
		return &formula{kind: compare, test: &test{slot: slot, op: op, want: []profile.Value{v}, other: -1, num: 1, den: 1, place: t.place, rule: t.rule}}
	}
	if v.Kind() != profile.NumberKind || num == den {
		return with(op, v)
	}
	floor, exact := scaled(v.Micro(), num, den)
	at := profile.NumberValue(floor)
	switch {
	case exact:
		return with(op, at)
	case op == eq:
		return holdsNever
	case op == ne:
		return holdsAlways
	case op == lt || op == le:
		return with(le, at)
	}
	return with(gt, at)
}

// scaled gives n × num/den, rounded down, and whether it is exact; den is above zero. What no
// number reaches is cut to just beyond the largest.
func scaled(n, num, den int64) (floor int64, exact bool) {
	product := new(big.Int).Mul(big.NewInt(n), big.NewInt(num))
	quotient, rest := new(big.Int).DivMod(product, big.NewInt(den), new(big.Int))
	const far = 2 * profile.MaxNumber
	switch {
	case quotient.Cmp(big.NewInt(far)) > 0:
		return far, true
	case quotient.Cmp(big.NewInt(-far)) < 0:
		return -far, true
	}
	return quotient.Int64(), rest.Sign() == 0
}
