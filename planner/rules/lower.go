package rules

import (
	"context"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// lowerer turns rules into formulas by partial evaluation with the project unknown: what is
// left of a rule are comparisons over facts, with the numbers of the law folded in.
type lowerer struct {
	compiler *ast.Compiler
	store    storage.Store
	facts    *profile.Facts
	clauses  *clauses
	support  map[string][]ast.Body // support rules of the query at hand
	depth    int
}

// maxDepth bounds how deep support rules may refer to each other.
const maxDepth = 50

// member is one member of a partial set with the condition under which it belongs to it.
type member struct {
	key          ast.Value
	alternatives []*formula
	place        string // of the first expression, for its title
}

// query lowers a query and gives its alternatives, each with the value bound to a variable
// of the query, where it binds one.
func (l *lowerer) query(ctx context.Context, place string, opts ...func(*rego.Rego)) ([]member, error) {
	opts = append(opts, rego.Compiler(l.compiler), rego.Store(l.store), rego.Unknowns([]string{"input"}))
	partial, err := rego.New(opts...).Partial(ctx)
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "rules.lower", place).Because(err)
	}
	l.support = map[string][]ast.Body{}
	for _, m := range partial.Support {
		for _, r := range m.Rules {
			if r.Default || len(r.Head.Args) > 0 || r.Head.Value == nil || !isTrue(r.Head.Value) {
				if r.Default && isFalse(r.Head.Value) {
					continue
				}
				return nil, fault.New(fault.RuleBroken, "rules.lower.shape", place, r.Head.String())
			}
			name := m.Package.Path.String() + "." + r.Head.Name.String()
			l.support[name] = append(l.support[name], r.Body)
		}
	}
	var members []member
	for _, body := range partial.Queries {
		m, err := l.body(body, place)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	return members, nil
}

func isTrue(t *ast.Term) bool { b, ok := t.Value.(ast.Boolean); return ok && bool(b) }

func isFalse(t *ast.Term) bool { b, ok := t.Value.(ast.Boolean); return ok && !bool(b) }

// body lowers one conjunction of expressions.
func (l *lowerer) body(body ast.Body, place string) (member, error) {
	m := member{}
	var parts []*formula
	for _, e := range body {
		if key, ok := binding(e); ok {
			m.key = key
			continue
		}
		if m.place == "" {
			m.place = placeOf(e.Location)
		}
		f, err := l.expression(e, place)
		if err != nil {
			return m, err
		}
		parts = append(parts, f)
	}
	m.alternatives = []*formula{conjunction(parts)}
	return m, nil
}

// binding recognises `r = "value"`, by which partial evaluation says which member it found.
func binding(e *ast.Expr) (ast.Value, bool) {
	if e.Negated || !e.IsEquality() {
		return nil, false
	}
	a, b := e.Operand(0), e.Operand(1)
	if _, ok := b.Value.(ast.Var); ok {
		a, b = b, a
	}
	if _, ok := a.Value.(ast.Var); ok && b.IsGround() {
		if _, isRef := b.Value.(ast.Ref); !isRef {
			return b.Value, true
		}
	}
	return nil, false
}

func placeOf(loc *ast.Location) string {
	if loc == nil || loc.File == "" {
		return ""
	}
	return cleanPath(loc.File) + ":" + itoa(loc.Row)
}

func cleanPath(file string) string { return strings.TrimPrefix(file, "/") }

// expression lowers one expression.
func (l *lowerer) expression(e *ast.Expr, place string) (*formula, error) {
	if at := placeOf(e.Location); at != "" {
		place = at
	}
	if len(e.With) > 0 {
		return nil, l.shape(e, place)
	}
	f, err := l.positive(e, place)
	if err != nil {
		return nil, err
	}
	if e.Negated {
		return negation(f), nil
	}
	return f, nil
}

func (l *lowerer) positive(e *ast.Expr, place string) (*formula, error) {
	if e.IsCall() {
		return l.call(e, place)
	}
	term, ok := e.Terms.(*ast.Term)
	if !ok {
		return nil, l.shape(e, place)
	}
	switch v := term.Value.(type) {
	case ast.Boolean:
		if v {
			return holdsAlways, nil
		}
		return holdsNever, nil
	case ast.Ref:
		if slot, ok := l.fact(v); ok {
			switch l.facts.List[slot].Type {
			case profile.BooleanType:
			case profile.DateType: // what is left of a dated row that has no bounds
				return holdsAlways, nil
			default:
				return nil, fault.New(fault.RuleBroken, "rules.lower.truth", place, l.facts.List[slot].ID)
			}
			return l.compare(&test{slot: slot, op: eq, want: []profile.Value{profile.TruthValue(true)}, other: -1}, place), nil
		}
		return l.supported(v, e, place)
	}
	return nil, l.shape(e, place)
}

// supported lowers a reference to a support rule into the alternatives of its bodies.
func (l *lowerer) supported(ref ast.Ref, e *ast.Expr, place string) (*formula, error) {
	bodies, ok := l.support[ref.String()]
	if !ok || l.depth >= maxDepth {
		return nil, l.shape(e, place)
	}
	l.depth++
	defer func() { l.depth-- }()
	var parts []*formula
	for _, b := range bodies {
		m, err := l.body(b, place)
		if err != nil {
			return nil, err
		}
		parts = append(parts, m.alternatives...)
	}
	return disjunction(parts), nil
}

// fact gives the slot of `input.<fact>`.
func (l *lowerer) fact(ref ast.Ref) (int, bool) {
	if len(ref) != 2 || !ref[0].Equal(ast.InputRootDocument) {
		return 0, false
	}
	name, ok := ref[1].Value.(ast.String)
	if !ok {
		return 0, false
	}
	return l.facts.Slot(string(name))
}

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
	left, right := e.Operand(0), e.Operand(1)
	slot, isFact := l.factTerm(left)
	if !isFact {
		if slot, isFact = l.factTerm(right); !isFact || op == in {
			return nil, l.shape(e, place)
		}
		left, right, op = right, left, mirrored[op]
	}
	t := &test{slot: slot, op: op, other: -1, num: 1, den: 1}
	if other, num, den, ok := l.factor(right); ok {
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
	a, b := call[1], call[2]
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

// compare wraps a test with its place and the clause that holds it.
func (l *lowerer) compare(t *test, place string) *formula {
	t.place, t.rule = place, l.clauses.at(place)
	return &formula{kind: compare, test: t}
}

func (l *lowerer) shape(e *ast.Expr, place string) error {
	return fault.New(fault.RuleBroken, "rules.lower.shape", place, e.String())
}
