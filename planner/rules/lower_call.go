package rules

import (
	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/profile"
)

var builtins = map[string]operator{
	ast.Equality.Name: eq, ast.Equal.Name: eq, ast.NotEqual.Name: ne, ast.LessThan.Name: lt, ast.LessThanEq.Name: le,
	ast.GreaterThan.Name: gt, ast.GreaterThanEq.Name: ge, ast.Member.Name: in,
}

// call lowers a comparison.
func (l *lowerer) call(e *ast.Expr, place string) (*formula, error) {
	op, ok := builtins[e.Operator().String()]
	if !ok || len(e.Operands()) != 2 {
		return nil, l.shape(e, place)
	}
	left, right := l.operand(e.Operand(0)), l.operand(e.Operand(1))
	slot, isFact := l.factTerm(left)
	if !isFact {
		if slot, isFact = l.factTerm(right); !isFact || op == in {
			return nil, l.shape(e, place)
		}
		left, right, op = right, left, mirrored[op]
	}
	t := &test{slot: slot, op: op, other: -1, num: 1, den: 1}
	if other, num, den, ok := l.factor(right); ok && op != in {
		t.other, t.num, t.den = other, num, den
		return l.compare(t, place), l.checkPair(t, place)
	}
	want, err := l.constants(right, t, place)
	if err != nil {
		return nil, err
	}
	t.want = want
	if len(want) == 0 {
		return holdsNever, nil
	}
	return l.compare(t, place), nil
}

func (l *lowerer) factTerm(t *ast.Term) (int, bool) {
	ref, ok := t.Value.(ast.Ref)
	if !ok {
		return 0, false
	}
	return l.fact(ref)
}

// factor recognises a fact, or a fact times a constant.
func (l *lowerer) factor(t *ast.Term) (slot int, num, den int64, ok bool) {
	if slot, ok := l.factTerm(t); ok {
		return slot, 1, 1, true
	}
	call, isCall := t.Value.(ast.Call)
	if !isCall || len(call) != 3 || call[0].String() != ast.Multiply.Name {
		return 0, 0, 0, false
	}
	a, b := l.operand(call[1]), l.operand(call[2])
	if _, isFact := l.factTerm(a); !isFact {
		a, b = b, a
	}
	slot, isFact := l.factTerm(a)
	number, isNumber := b.Value.(ast.Number)
	if !isFact || !isNumber {
		return 0, 0, 0, false
	}
	micro, err := profile.ParseMicro(string(number))
	if err != nil {
		return 0, 0, 0, false
	}
	common := gcd(micro, profile.Scale)
	return slot, micro / common, profile.Scale / common, true
}

func gcd(a, b int64) int64 {
	for b != 0 {
		a, b = b, a%b
	}
	if a < 0 {
		return -a
	}
	return max(a, 1)
}
