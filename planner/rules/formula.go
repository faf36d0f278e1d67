package rules

import (
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// A formula is what partial evaluation leaves of a rule: comparisons over facts, joined.
type formula struct {
	kind  joint
	parts []*formula // of all, any and not
	test  *test      // of a comparison
}

type joint uint8

const (
	never joint = iota
	always
	compare
	all
	any_
	not
)

var (
	holdsNever  = &formula{kind: never}
	holdsAlways = &formula{kind: always}
)

// A test is one comparison of a fact with a constant, a set of constants, or another fact.
type test struct {
	slot   int             // the fact
	op     operator        // as seen from the fact
	want   []profile.Value // the constant, or the members of a set
	other  int             // the fact on the other side, or -1
	num    int64           // the other fact counts num/den times
	den    int64
	opaque *opaque // what OPA answers instead of a comparison
	lines  [2]line // of a comparison of two facts: the values that each may have
	place  string  // file:line of the expression
	rule   *clause
}

type operator uint8

const (
	eq operator = iota
	ne
	lt
	le
	gt
	ge
	in
	notIn
)

var operatorText = [...]string{"==", "!=", "<", "<=", ">", ">=", "in", "not in"}

var opposite = [...]operator{ne, eq, ge, gt, le, lt, notIn, in}

// mirrored is the operator when its two sides change places.
var mirrored = [...]operator{eq, ne, gt, ge, lt, le, in, notIn}

// A clause is one body of one rule as its author wrote it, with what its metadata says.
type clause struct {
	title lang.Text
	basis []Basis
	place string // file:line
	code  string // the member of a set of refusals, where the body adds just one
}

// A truth is the answer to a formula under partial knowledge.
type truth uint8

const (
	open truth = iota
	no
	yes
)

func (t truth) negate() truth {
	switch t {
	case no:
		return yes
	case yes:
		return no
	}
	return open
}

// value answers one comparison for a profile.
func (t *test) value(p *profile.Profile) truth {
	if t.opaque != nil {
		return t.opaque.value(p)
	}
	v := p.Value(t.slot)
	if t.other >= 0 {
		return t.weigh(v, p.Value(t.other))
	}
	if !v.IsKnown() {
		return open
	}
	return truthOf(t.accepts(v))
}

func truthOf(b bool) truth {
	if b {
		return yes
	}
	return no
}

// accepts answers the comparison with a constant for a known value.
func (t *test) accepts(v profile.Value) bool {
	switch t.op {
	case in, notIn:
		for _, w := range t.want {
			if v == w {
				return t.op == in
			}
		}
		return t.op == notIn
	case eq:
		return v == t.want[0]
	case ne:
		return v != t.want[0]
	}
	return ordered(t.op, order(v, t.want[0]))
}

func ordered(op operator, c int) bool {
	switch op {
	case eq:
		return c == 0
	case ne:
		return c != 0
	case lt:
		return c < 0
	case le:
		return c <= 0
	case gt:
		return c > 0
	}
	return c >= 0
}

// order compares two known values of one kind: numbers and dates by size, others as they are
// written, which only tells equal ones from others.
func order(v, w profile.Value) int {
	switch v.Kind() {
	case profile.NumberKind:
		return sign(v.Micro(), w.Micro())
	case profile.DateKind:
		return sign(int64(v.Date()), int64(w.Date()))
	}
	switch v, w := v.String(), w.String(); {
	case v < w:
		return -1
	case v > w:
		return 1
	}
	return 0
}

// kleene answers a formula by its parts alone: open wherever an open part could matter. The
// diagram is exact where this is not; it serves to tell which alternative holds.
func (f *formula) kleene(p *profile.Profile) truth {
	switch f.kind {
	case never:
		return no
	case always:
		return yes
	case compare:
		return f.test.value(p)
	case not:
		return f.parts[0].kleene(p).negate()
	}
	decisive, result := no, yes
	if f.kind == any_ {
		decisive, result = yes, no
	}
	for _, part := range f.parts {
		switch part.kleene(p) {
		case decisive:
			return decisive
		case open:
			result = open
		}
	}
	return result
}

// each calls visit for every comparison, with whether it stands under an odd number of nots.
func (f *formula) each(negated bool, visit func(*test, bool)) {
	if f.kind == compare {
		visit(f.test, negated)
		return
	}
	for _, part := range f.parts {
		part.each(negated != (f.kind == not), visit)
	}
}

// conjunction and disjunction join formulas and drop what decides nothing.
func conjunction(parts []*formula) *formula { return join(all, never, always, parts) }

func disjunction(parts []*formula) *formula { return join(any_, always, never, parts) }

func join(kind, decisive, neutral joint, parts []*formula) *formula {
	var kept []*formula
	for _, p := range parts {
		switch p.kind {
		case decisive:
			return p
		case neutral:
		case kind:
			kept = append(kept, p.parts...)
		default:
			kept = append(kept, p)
		}
	}
	switch len(kept) {
	case 0:
		return &formula{kind: neutral}
	case 1:
		return kept[0]
	}
	return &formula{kind: kind, parts: kept}
}

func negation(f *formula) *formula {
	switch f.kind {
	case never:
		return holdsAlways
	case always:
		return holdsNever
	case not:
		return f.parts[0]
	}
	return &formula{kind: not, parts: []*formula{f}}
}
