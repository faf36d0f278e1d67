package rules

import (
	"context"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// lowerer turns rules into formulas by partial evaluation with the project unknown: what is
// left of a rule are comparisons over facts, with the numbers of the law folded in.
type lowerer struct {
	set      *Set
	src      *files
	compiler *ast.Compiler
	store    storage.Store
	txn      storage.Transaction
	facts    *profile.Facts
	clauses  *clauses
	limit    time.Duration                     // of one partial evaluation
	packages map[string]map[string][]*ast.Rule // the bodies of each rule, by package and name
	support  map[string][]ast.Body             // support rules of the query at hand
	bound    map[ast.Var]*ast.Term             // what the variables of the body at hand stand for
	depth    int
}

// maxDepth bounds how deep support rules may refer to each other.
const maxDepth = 50

func newLowerer(ctx context.Context, s *Set, src *files, titles *clauses) (*lowerer, error) {
	l := &lowerer{
		set: s, src: src, compiler: s.compiler, store: s.store, facts: s.facts, clauses: titles, limit: s.limits.query,
		packages: map[string]map[string][]*ast.Rule{},
	}
	for _, name := range sortedKeys(s.compiler.Modules) {
		m := s.compiler.Modules[name]
		pkg := m.Package.Path.String()
		if l.packages[pkg] == nil {
			l.packages[pkg] = map[string][]*ast.Rule{}
		}
		for _, r := range m.Rules {
			l.packages[pkg][ruleName(r)] = append(l.packages[pkg][ruleName(r)], r)
		}
	}
	txn, err := s.store.NewTransaction(ctx)
	l.txn = txn
	return l, err
}

func (l *lowerer) close(ctx context.Context) { l.store.Abort(ctx, l.txn) }

// member is one member of a partial set with the condition under which it belongs to it.
type member struct {
	key     ast.Value
	formula *formula
}

// memberVar is the variable that a query binds to the member it asks for.
const memberVar = ast.Var("member")

// inputTerms are what partial evaluation takes as unknown.
var inputTerms = []*ast.Term{ast.NewTerm(ast.InputRootRef)}

// query lowers a compiled body and gives its alternatives, each with the value bound to
// memberVar where the body binds it.
func (l *lowerer) query(ctx context.Context, place string, body ast.Body) ([]member, error) {
	ctx, done := context.WithTimeout(ctx, l.limit)
	defer done()
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	bodies, support, err := topdown.NewQuery(body).WithCompiler(l.compiler).WithStore(l.store).WithTransaction(l.txn).
		WithUnknowns(inputTerms).WithIndexing(true).WithCancel(cancel).PartialRun(ctx)
	switch {
	case ctx.Err() != nil:
		return nil, fault.New(fault.RuleBroken, "rules.too_slow", place).Because(ctx.Err())
	case err != nil:
		return nil, fault.New(fault.RuleBroken, "rules.lower", place).Because(err)
	}
	if err := l.keep(support, place); err != nil {
		return nil, err
	}
	members := make([]member, 0, len(bodies))
	for _, b := range bodies {
		m, err := l.body(b, place)
		if err != nil {
			return nil, err
		}
		members = append(members, m)
	}
	return members, nil
}

// keep takes the support rules of a query: parts that partial evaluation could not fold in, such
// as what stands under a not.
func (l *lowerer) keep(support []*ast.Module, place string) error {
	l.support = map[string][]ast.Body{}
	for _, m := range support {
		for _, r := range m.Rules {
			if r.Default && isFalse(r.Head.Value) {
				continue // no answer and a no are the same to a condition
			}
			if r.Default || r.Else != nil || len(r.Head.Args) > 0 || len(r.Head.Reference) > 1 || !isTrue(r.Head.Value) {
				return fault.New(fault.RuleBroken, "rules.lower.shape", place, r.Head.String())
			}
			name := m.Package.Path.String() + "." + ruleName(r)
			l.support[name] = append(l.support[name], r.Body)
		}
	}
	return nil
}

func isTrue(t *ast.Term) bool {
	if t == nil {
		return false
	}
	b, ok := t.Value.(ast.Boolean)
	return ok && bool(b)
}

func isFalse(t *ast.Term) bool {
	if t == nil {
		return false
	}
	b, ok := t.Value.(ast.Boolean)
	return ok && !bool(b)
}

// body lowers one conjunction of expressions.
func (l *lowerer) body(body ast.Body, place string) (member, error) {
	m := member{}
	outer := l.bound
	defer func() { l.bound = outer }()
	l.bound = map[ast.Var]*ast.Term{}
	rest := make(ast.Body, 0, len(body))
	for _, e := range body {
		if v, value, ok := l.binding(e); !ok {
			rest = append(rest, e)
		} else if l.bound[v] = value; v == memberVar {
			m.key = value.Value
		}
	}
	var parts []*formula
	for _, e := range rest {
		f, err := l.expression(e, place)
		if err != nil {
			return m, err
		}
		parts = append(parts, f)
	}
	m.formula = conjunction(parts)
	return m, nil
}

// binding recognises `v = value`, by which partial evaluation says what a variable stands for: a
// constant or a fact. What a variable is compared with a second time is no binding.
func (l *lowerer) binding(e *ast.Expr) (ast.Var, *ast.Term, bool) {
	if e.Negated || !e.IsEquality() || len(e.With) > 0 {
		return "", nil, false
	}
	for _, side := range []int{0, 1} {
		v, isVar := e.Operand(side).Value.(ast.Var)
		value := e.Operand(1 - side)
		_, isRef := value.Value.(ast.Ref)
		_, isFact := l.factTerm(value)
		if isVar && l.bound[v] == nil && (isFact || value.IsGround() && !isRef) {
			return v, value, true
		}
	}
	return "", nil, false
}

// operand gives what an operand stands for.
func (l *lowerer) operand(t *ast.Term) *ast.Term {
	if v, ok := t.Value.(ast.Var); ok && l.bound[v] != nil {
		return l.bound[v]
	}
	return t
}

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
	switch v := l.operand(term).Value.(type) {
	case ast.Boolean:
		if v {
			return holdsAlways, nil
		}
		return holdsNever, nil
	case ast.Ref:
		if slot, ok := l.fact(v); ok {
			return l.truth(slot, place)
		}
		return l.supported(v, e, place)
	}
	return nil, l.shape(e, place)
}

// truth lowers a fact that stands by itself.
func (l *lowerer) truth(slot int, place string) (*formula, error) {
	switch fact := &l.facts.List[slot]; fact.Type {
	case profile.BooleanType:
		yes := []profile.Value{profile.TruthValue(true)}
		return l.compare(&test{slot: slot, op: eq, want: yes, other: -1, num: 1, den: 1}, place), nil
	case profile.DateType: // what is left of a dated row that has no bounds
		return holdsAlways, nil
	default:
		return nil, fault.New(fault.RuleBroken, "rules.lower.truth", place, fact.ID)
	}
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
		parts = append(parts, m.formula)
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

// shape says that a rule cannot be lowered, in the words in which it was written. Where they
// stand in a shared rule, the place is there.
func (l *lowerer) shape(e *ast.Expr, place string) error {
	text := e.String()
	if e.Location != nil && len(e.Location.Text) > 0 {
		text = string(e.Location.Text)
	}
	return fault.New(fault.RuleBroken, "rules.lower.shape", place, text)
}

// compare wraps a test with its place and the clause that holds it.
func (l *lowerer) compare(t *test, place string) *formula {
	t.place, t.rule = place, l.clauses.at(place)
	return &formula{kind: compare, test: t}
}
