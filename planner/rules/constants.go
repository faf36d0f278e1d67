package rules

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// constants reads the constant, or the members of the set, that a fact is compared with, and
// checks it against the fact's type: `input.area > "big"` compiles in Rego but means nothing.
func (l *lowerer) constants(term *ast.Term, t *test, place string) ([]profile.Value, error) {
	fact := &l.facts.List[t.slot]
	var values []profile.Value
	var problem error // nil, or the first mistake
	add := func(x *ast.Term) {
		v, err := l.constant(x, fact, place)
		if err != nil {
			problem = err
			return
		}
		values = append(values, v)
	}
	if t.op != in {
		add(term)
		if problem == nil {
			problem = checkOrder(t, fact, place)
		}
		return values, problem
	}
	switch collection := term.Value.(type) {
	case ast.Set:
		collection.Foreach(add)
	case *ast.Array:
		collection.Foreach(add)
	default:
		return nil, fault.New(fault.RuleBroken, "rules.lower.shape", place, term.String())
	}
	return values, problem
}

// constant reads one constant as a value of the fact's type.
func (l *lowerer) constant(term *ast.Term, fact *profile.Fact, place string) (profile.Value, error) {
	mismatch := func() error {
		return fault.New(fault.RuleBroken, "rules.fact.type", place, fact.ID, fault.Word(fact.Type), term.String())
	}
	switch v := term.Value.(type) {
	case ast.Boolean:
		if fact.Type == profile.BooleanType {
			return profile.TruthValue(bool(v)), nil
		}
	case ast.Number:
		if fact.Type == profile.NumberType {
			micro, err := profile.ParseMicro(string(v))
			if err != nil {
				return profile.Unknown, fault.New(fault.RuleBroken, "rules.number", place, string(v)).Because(err)
			}
			return profile.NumberValue(micro), nil
		}
	case ast.String:
		switch fact.Type {
		case profile.DateType:
			if d, ok := dateOf(string(v)); ok {
				return d, nil
			}
		case profile.TextType:
			return profile.TextValue(string(v)), nil
		case profile.EnumType:
			ids := make([]string, len(fact.Values))
			for i, choice := range fact.Values {
				if choice.ID == string(v) {
					return profile.TextValue(string(v)), nil
				}
				ids[i] = choice.ID
			}
			return profile.Unknown, fault.New(fault.RuleBroken, "rules.fact.enum", place, fact.ID, string(v), fault.Nearest(string(v), ids))
		}
	}
	return profile.Unknown, mismatch()
}

// checkOrder refuses to compare by size what has none.
func checkOrder(t *test, fact *profile.Fact, place string) error {
	if t.op == eq || t.op == ne || fact.Type == profile.NumberType || fact.Type == profile.DateType {
		return nil
	}
	return fault.New(fault.RuleBroken, "rules.fact.order", place, fact.ID, fault.Word(fact.Type))
}

// checkPair refuses a comparison of two facts of different types, and by size of what has none.
func (l *lowerer) checkPair(t *test, place string) error {
	a, b := &l.facts.List[t.slot], &l.facts.List[t.other]
	if a.Type != b.Type {
		return fault.New(fault.RuleBroken, "rules.fact.pair", place, a.ID, b.ID)
	}
	return checkOrder(t, a, place)
}
