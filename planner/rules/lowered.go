package rules

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/profile"
)

// Lowered is a lowered condition as it can be read: without a not, and with what its alternatives have
// in common written once. Exactly one of its fields is set.
type Lowered struct {
	All     []Lowered `json:"all,omitempty"`     // holds where every one of them holds
	Any     []Lowered `json:"any,omitempty"`     // holds where at least one of them holds
	Compare *Limit    `json:"compare,omitempty"` // one comparison
	Dates   *Period   `json:"dates,omitempty"`   // holds where the reference date lies in the period
	Asked   *Asked    `json:"asked,omitempty"`   // what OPA answers for every project
	Always  *bool     `json:"always,omitempty"`  // true: holds for every project; false: for none
}

// Limit is a comparison of a fact with a constant, several constants, or another fact.
type Limit struct {
	Fact   string          `json:"fact"`
	Op     string          `json:"op"`              // ==, !=, <, <=, >, >=, in, not in
	Want   []profile.Value `json:"value,omitempty"` // the constant; several for in and not in
	Fact2  string          `json:"fact2,omitempty"` // where the other side is a fact
	Factor profile.Value   `json:"factor,omitzero"` // the other fact counts so many times
	Place  string          `json:"place"`           // file:line of the rule; of what several rules say, the first

	of *profile.Fact
}

// Asked stands for the body of a rule that could not be lowered.
type Asked struct {
	Place string   `json:"place"` // file:line of the body
	Reads []string `json:"reads"` // the facts it reads
	Not   bool     `json:"not"`   // holds where the body does not
}

func constant(holds bool) Lowered { return Lowered{Always: &holds} }

// is reports whether the term is that constant.
func (t *Lowered) is(holds bool) bool { return t.Always != nil && *t.Always == holds }

// lowered writes a formula, or its opposite.
func (s *Set) lowered(f *formula, negated bool) Lowered {
	switch f.kind {
	case never, always:
		return constant((f.kind == always) != negated)
	case compare:
		return s.leaf(f.test, negated)
	case not:
		return s.lowered(f.parts[0], !negated)
	}
	parts := make([]Lowered, len(f.parts))
	for i, part := range f.parts {
		parts[i] = s.lowered(part, negated)
	}
	if (f.kind == all) != negated {
		return allOf(parts)
	}
	return anyOf(parts)
}

// leaf writes one comparison.
func (s *Set) leaf(t *test, negated bool) Lowered {
	op := t.op
	if negated {
		op = opposite[op]
	}
	if t.opaque != nil {
		return Lowered{Asked: &Asked{Place: t.place, Reads: names(s.facts, t.opaque.reads), Not: negated}}
	}
	fact := &s.facts.List[t.slot]
	l := &Limit{Fact: fact.ID, Op: operatorText[op], Want: t.want, Place: t.place, of: fact}
	switch {
	case t.other >= 0:
		l.Fact2 = s.facts.List[t.other].ID
		if t.num != t.den {
			l.Factor = profile.NumberValue(t.num * (profile.Scale / t.den))
		}
		return Lowered{Compare: l}
	case fact.ID == profile.ReferenceDate:
		return dated(op, t.want)
	case fact.Type == profile.NumberType || fact.Type == profile.DateType:
		if op != in && op != notIn {
			return Lowered{Compare: l}
		}
	case fact.Type == profile.BooleanType && (op == ne || op == notIn):
		var rest []profile.Value
		for _, v := range []profile.Value{profile.TruthValue(false), profile.TruthValue(true)} {
			if !slices.Contains(t.want, v) {
				rest = append(rest, v)
			}
		}
		op, l.Want = in, rest
	}
	return choice(l, op == eq || op == in, l.Want, fact)
}

// choice is a limit that a fact is one of some values, or none of them, in the order in which the
// fact offers them.
func choice(l *Limit, among bool, values []profile.Value, fact *profile.Fact) Lowered {
	values = slices.Clone(values)
	rank := func(v profile.Value) int {
		return slices.IndexFunc(fact.Values, func(c profile.Choice) bool { return c.ID == v.Text() })
	}
	slices.SortFunc(values, func(a, b profile.Value) int {
		if byRank := rank(a) - rank(b); byRank != 0 {
			return byRank
		}
		return order(a, b)
	})
	values = slices.Compact(values)
	if len(values) == 0 || among && fact.Type == profile.BooleanType && len(values) == 2 {
		return constant(!among || len(values) > 0)
	}
	c := *l
	c.Want = values
	switch one := len(values) == 1; {
	case among && one:
		c.Op = operatorText[eq]
	case among:
		c.Op = operatorText[in]
	case one:
		c.Op = operatorText[ne]
	default:
		c.Op = operatorText[notIn]
	}
	return Lowered{Compare: &c}
}

// dated writes a comparison of the reference date as the days on which it holds.
func dated(op operator, want []profile.Value) Lowered {
	day := want[0].Date()
	switch op {
	case lt:
		return Lowered{Dates: &Period{To: day - 1}}
	case le:
		return Lowered{Dates: &Period{To: day}}
	case gt:
		return Lowered{Dates: &Period{From: day + 1}}
	case ge:
		return Lowered{Dates: &Period{From: day}}
	}
	var parts []Lowered
	for _, v := range want {
		d := v.Date()
		if op == eq || op == in {
			parts = append(parts, Lowered{Dates: &Period{From: d, To: d}})
			continue
		}
		parts = append(parts, anyOf([]Lowered{{Dates: &Period{To: d - 1}}, {Dates: &Period{From: d + 1}}}))
	}
	if op == eq || op == in {
		return anyOf(parts)
	}
	return allOf(parts)
}

// key names what a term says, whatever the order of its parts and the places of its rules.
func (t *Lowered) key() string {
	switch {
	case t.Compare != nil:
		l := t.Compare
		words := []string{l.Fact, l.Op, l.Fact2, l.Factor.String()}
		for _, v := range l.Want {
			words = append(words, v.String())
		}
		return strconv.Quote(strings.Join(words, "\x00"))
	case t.Dates != nil:
		return "dates " + strconv.Itoa(int(t.Dates.From)) + " " + strconv.Itoa(int(t.Dates.To))
	case t.Asked != nil:
		return "asked " + t.Asked.Place + " " + strconv.FormatBool(t.Asked.Not)
	case t.Always != nil:
		return strconv.FormatBool(*t.Always)
	}
	word, parts := "all", t.All
	if t.Any != nil {
		word, parts = "any", t.Any
	}
	return word + "(" + strings.Join(slices.Sorted(slices.Values(keysIn(parts))), ",") + ")"
}

func keysIn(terms []Lowered) []string {
	keys := make([]string, len(terms))
	for i := range terms {
		keys[i] = terms[i].key()
	}
	return keys
}
