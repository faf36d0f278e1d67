package access

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"sevenlists/planner/fault"
)

// Reach says of which objects an account may do something, as conditions by which a listing is
// narrowed, so that nobody has to ask about every object there is.
type Reach struct {
	// All objects; then AnyOf is empty.
	All bool
	// AnyOf are conditions one of which must hold; none: no object.
	AnyOf []Condition
}

// Condition compares one field of an object with a value.
type Condition struct {
	// Field is owner, agent, adviser, departments, street or state: the name that it has in the input
	// of the rules. Of departments it asks whether the value is one of them.
	Field string
	Value string
}

// Holds reports whether an object is within reach.
func (r Reach) Holds(o Object) bool {
	return r.All || slices.ContainsFunc(r.AnyOf, func(c Condition) bool {
		switch c.Field {
		case "id":
			return o.ID == c.Value
		case "owner":
			return o.Owner == c.Value
		case "agent":
			return o.Agent == c.Value
		case "adviser":
			return o.Adviser == c.Value
		case "departments":
			return slices.Contains(o.Departments, c.Value)
		case "street":
			return o.Street == c.Value
		case "state":
			return o.State == c.Value
		}
		return false
	})
}

// Reach gives the objects to which an account may do an action. It evaluates the same rules as Decide
// with the object left open; what stands against an action because of the object's state is not
// looked at. An access token that does not reach the action reaches no object.
func (r *Rules) Reach(ctx context.Context, who Account, action string) (Reach, error) {
	if who.Scopes != nil && !slices.ContainsFunc(who.Scopes, func(scope string) bool { return reaches(scope, action) }) {
		return Reach{}, nil
	}
	left, err := r.reach.Partial(ctx, rego.EvalParsedInput(input(Request{Account: who, Action: action})))
	if err != nil {
		return Reach{}, r.failed(ctx, err)
	}
	if len(left.Support) > 0 {
		return Reach{}, notNarrow(action, left.Support[0].String())
	}
	reach := Reach{}
	for _, body := range left.Queries {
		if len(body) == 0 {
			return Reach{All: true}, nil
		}
		c, ok := conditionOf(body)
		if !ok {
			return Reach{}, notNarrow(action, body.String())
		}
		if !slices.Contains(reach.AnyOf, c) {
			reach.AnyOf = append(reach.AnyOf, c)
		}
	}
	slices.SortFunc(reach.AnyOf, func(a, b Condition) int { return strings.Compare(a.Field+" "+a.Value, b.Field+" "+b.Value) })
	return reach, nil
}

// notNarrow says that a grant compares more than one thing of an object.
func notNarrow(action, rest string) error {
	return fault.New(fault.RuleBroken, "access.rule.wide", block+"/grants", action).Because(fmt.Errorf("left open: %s", rest))
}

// conditionOf reads what is left of one grant: one comparison of a field of the object.
func conditionOf(body ast.Body) (Condition, bool) {
	if len(body) != 1 || body[0].Negated || len(body[0].With) > 0 || !body[0].IsCall() {
		return Condition{}, false
	}
	a, b := body[0].Operand(0), body[0].Operand(1)
	if a == nil || b == nil {
		return Condition{}, false
	}
	switch body[0].Operator().String() {
	case ast.Equality.Name, ast.Equal.Name:
		if field, ok := fieldOf(a); ok {
			return comparison(field, b)
		}
		if field, ok := fieldOf(b); ok {
			return comparison(field, a)
		}
	case ast.Member.Name:
		if field, ok := fieldOf(b); ok {
			return comparison(field, a)
		}
	}
	return Condition{}, false
}

func comparison(field string, value *ast.Term) (Condition, bool) {
	text, ok := value.Value.(ast.String)
	return Condition{Field: field, Value: string(text)}, ok
}

// fieldOf reads input.object.<field>.
func fieldOf(t *ast.Term) (string, bool) {
	ref, ok := t.Value.(ast.Ref)
	if !ok || len(ref) != 3 || !ref[:2].Equal(openObject) {
		return "", false
	}
	field, ok := ref[2].Value.(ast.String)
	return string(field), ok
}

var openObject = ast.MustParseRef("input.object")
