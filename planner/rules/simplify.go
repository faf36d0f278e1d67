package rules

import (
	"slices"

	"sevenlists/planner/profile"
)

// allOf joins terms that must all hold. Limits on one fact become one where that says the same, and
// what contradicts itself never holds.
func allOf(terms []Lowered) Lowered {
	var parts []Lowered
	for _, t := range flat(terms, func(t *Lowered) []Lowered { return t.All }) {
		for i := 0; i < len(parts); {
			joined, ok := both(&parts[i], &t)
			if !ok {
				i++
				continue
			}
			t = joined // takes part in the comparison with the others again
			parts = slices.Delete(parts, i, i+1)
			i = 0
		}
		if t.is(false) {
			return t
		}
		if !t.is(true) {
			parts = append(parts, t)
		}
	}
	parts = withoutImplied(parts)
	slices.SortStableFunc(parts, func(a, b Lowered) int { return a.rank() - b.rank() })
	switch len(parts) {
	case 0:
		return constant(true)
	case 1:
		return parts[0]
	}
	return Lowered{All: parts}
}

// anyOf joins terms of which one is enough, and writes once what several of them ask.
func anyOf(terms []Lowered) Lowered {
	parts := flat(terms, func(t *Lowered) []Lowered { return t.Any })
	for {
		if parts = united(parts); slices.ContainsFunc(parts, func(t Lowered) bool { return t.is(true) }) {
			return constant(true)
		}
		shared := mostShared(parts)
		if shared == nil {
			break
		}
		parts = flat(grouped(parts, shared), func(t *Lowered) []Lowered { return t.Any })
	}
	switch len(parts) {
	case 0:
		return constant(false)
	case 1:
		return parts[0]
	}
	return Lowered{Any: parts}
}

// flat takes apart the terms that hold further ones of the same kind.
func flat(terms []Lowered, inner func(*Lowered) []Lowered) []Lowered {
	var parts []Lowered
	for i := range terms {
		if more := inner(&terms[i]); more != nil {
			parts = append(parts, more...)
		} else {
			parts = append(parts, terms[i])
		}
	}
	return parts
}

// rank puts dates first and alternatives last.
func (t *Lowered) rank() int {
	switch {
	case t.Dates != nil:
		return 0
	case t.Any != nil:
		return 2
	}
	return 1
}

// conjuncts are the terms that must all hold for this one to hold.
func (t *Lowered) conjuncts() []Lowered {
	if t.All != nil {
		return t.All
	}
	return []Lowered{*t}
}

// withoutImplied leaves out alternatives of which one is asked for anyway, and doubles.
func withoutImplied(parts []Lowered) []Lowered {
	keys := keysIn(parts)
	var kept []Lowered
	for i := range parts {
		if slices.Index(keys, keys[i]) < i {
			continue
		}
		implied := slices.ContainsFunc(parts[i].Any, func(t Lowered) bool { return containsAll(keys, keysIn(t.conjuncts())) })
		if !implied {
			kept = append(kept, parts[i])
		}
	}
	return kept
}

// united leaves out alternatives that ask for more than another one, and joins those that differ
// only in the values or dates of one fact.
func united(parts []Lowered) []Lowered {
	parts = slices.DeleteFunc(slices.Clone(parts), func(t Lowered) bool { return t.is(false) })
	for i := 0; i < len(parts); i++ {
		for k := 0; k < i; k++ {
			if joined, ok := either(&parts[k], &parts[i]); ok {
				parts[k] = joined
				parts = slices.Delete(parts, i, i+1)
				i = -1 // what was joined may join others
				break
			}
		}
	}
	return parts
}

// either joins two alternatives, where one term says both.
func either(a, b *Lowered) (Lowered, bool) {
	ours, theirs := a.conjuncts(), b.conjuncts()
	ourKeys, theirKeys := keysIn(ours), keysIn(theirs)
	switch {
	case a.is(true) || containsAll(theirKeys, ourKeys):
		return *a, true
	case b.is(true) || containsAll(ourKeys, theirKeys):
		return *b, true
	case len(ours) != len(theirs):
		return Lowered{}, false
	}
	differs := -1
	for i := range ours {
		if !slices.Contains(theirKeys, ourKeys[i]) {
			if differs >= 0 {
				return Lowered{}, false
			}
			differs = i
		}
	}
	other := slices.IndexFunc(theirKeys, func(key string) bool { return !slices.Contains(ourKeys, key) })
	if differs < 0 || other < 0 {
		return Lowered{}, false
	}
	joined, ok := union(&ours[differs], &theirs[other])
	if !ok {
		return Lowered{}, false
	}
	ours = slices.Clone(ours)
	ours[differs] = joined
	return allOf(ours), true
}

// mostShared gives the term that most alternatives ask, and nil where none is asked twice.
func mostShared(parts []Lowered) *Lowered {
	counts := map[string]int{}
	for i := range parts {
		for _, key := range keysIn(parts[i].conjuncts()) {
			counts[key]++
		}
	}
	var best *Lowered
	most := 1
	for i := range parts {
		for _, t := range parts[i].conjuncts() {
			if n := counts[t.key()]; n > most {
				best, most = &t, n
			}
		}
	}
	return best
}

// grouped puts the alternatives that ask a term together behind it, where the first of them stood.
func grouped(parts []Lowered, shared *Lowered) []Lowered {
	key := shared.key()
	var out, rests []Lowered
	at := -1
	for i := range parts {
		conjuncts := parts[i].conjuncts()
		k := slices.Index(keysIn(conjuncts), key)
		if k < 0 {
			out = append(out, parts[i])
			continue
		}
		if at < 0 {
			at = len(out)
			out = append(out, Lowered{})
		}
		rests = append(rests, allOf(slices.Delete(slices.Clone(conjuncts), k, k+1)))
	}
	out[at] = allOf([]Lowered{*shared, anyOf(rests)})
	return out
}

func containsAll(keys, wanted []string) bool {
	return !slices.ContainsFunc(wanted, func(key string) bool { return !slices.Contains(keys, key) })
}

// both gives one term for two that must hold together, where they limit one fact.
func both(a, b *Lowered) (Lowered, bool) {
	switch {
	case a.Dates != nil && b.Dates != nil:
		p := Period{From: max(a.Dates.From, b.Dates.From), To: a.Dates.To}
		if p.To == 0 || b.Dates.To != 0 && b.Dates.To < p.To {
			p.To = b.Dates.To
		}
		if p.From != 0 && p.To != 0 && p.From > p.To {
			return constant(false), true
		}
		return Lowered{Dates: &p}, true
	case a.Compare == nil || b.Compare == nil || !a.Compare.alike(b.Compare):
		return Lowered{}, false
	}
	x, y := a.Compare, b.Compare
	if x.isChoice() {
		some, others := x.among(), y.among()
		switch {
		case some && others:
			return x.with(true, keep(x.Want, y.Want, true)), true
		case some:
			return x.with(true, keep(x.Want, y.Want, false)), true
		case others:
			return x.with(true, keep(y.Want, x.Want, false)), true
		}
		return x.with(false, slices.Concat(x.Want, y.Want)), true
	}
	if x.up() == y.up() {
		if x.tighter(y) {
			return *a, true
		}
		return *b, true
	}
	if !x.up() {
		x, y = y, x
	}
	c := order(x.Want[0], y.Want[0])
	if c > 0 || c == 0 && (x.Op == ">" || y.Op == "<") {
		return constant(false), true
	}
	return Lowered{}, false
}

// union gives one term for two of which one must hold, where they limit one fact.
func union(a, b *Lowered) (Lowered, bool) {
	switch {
	case a.Dates != nil && b.Dates != nil:
		return joinDates(*a.Dates, *b.Dates)
	case a.Compare == nil || b.Compare == nil || !a.Compare.alike(b.Compare):
		return Lowered{}, false
	}
	x, y := a.Compare, b.Compare
	if x.isChoice() {
		some, others := x.among(), y.among()
		switch {
		case some && others:
			return x.with(true, slices.Concat(x.Want, y.Want)), true
		case some:
			return x.with(false, keep(y.Want, x.Want, false)), true
		case others:
			return x.with(false, keep(x.Want, y.Want, false)), true
		}
		return x.with(false, keep(x.Want, y.Want, true)), true
	}
	if x.up() == y.up() {
		if x.tighter(y) {
			return *b, true
		}
		return *a, true
	}
	if !x.up() {
		x, y = y, x
	}
	c := order(x.Want[0], y.Want[0])
	if c < 0 || c == 0 && (x.Op == ">=" || y.Op == "<=") {
		return constant(true), true
	}
	return Lowered{}, false
}

// joinDates joins two periods that overlap or follow each other.
func joinDates(a, b Period) (Lowered, bool) {
	if b.From < a.From { // a zero is the earliest
		a, b = b, a
	}
	if a.To != 0 && b.From > a.To+1 {
		return Lowered{}, false
	}
	p := Period{From: a.From, To: max(a.To, b.To)}
	if a.To == 0 || b.To == 0 {
		p.To = 0
	}
	if p == (Period{}) {
		return constant(true), true
	}
	return Lowered{Dates: &p}, true
}

// alike reports whether two limits are of one fact and of one form: among values, or by size.
func (l *Limit) alike(m *Limit) bool {
	return l.Fact == m.Fact && l.Fact2 == "" && m.Fact2 == "" && l.isChoice() == m.isChoice()
}

func (l *Limit) isChoice() bool { return l.among() || l.Op == "!=" || l.Op == "not in" }
func (l *Limit) among() bool    { return l.Op == "==" || l.Op == "in" }
func (l *Limit) up() bool       { return l.Op == ">" || l.Op == ">=" }

// tighter reports whether a limit by size allows nothing that another one of its side does not.
func (l *Limit) tighter(m *Limit) bool {
	c := order(l.Want[0], m.Want[0])
	if !l.up() {
		c = -c
	}
	return c > 0 || c == 0 && (l.Op == ">" || l.Op == "<" || l.Op == m.Op)
}

// with gives a limit of the same fact with other values.
func (l *Limit) with(among bool, values []profile.Value) Lowered {
	return choice(l, among, values, l.of)
}

// keep gives the values that are, or are not, among others.
func keep(values, others []profile.Value, among bool) []profile.Value {
	return slices.DeleteFunc(slices.Clone(values), func(v profile.Value) bool { return slices.Contains(others, v) != among })
}
