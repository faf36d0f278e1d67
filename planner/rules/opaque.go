package rules

import (
	"context"
	"slices"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"
	"github.com/open-policy-agent/opa/v1/topdown"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// Unlowered is the body of a rule in a form that partial evaluation does not turn into comparisons
// of facts. OPA itself answers it for every project, once all facts that it reads are known; until
// then its answer is open. No limits can be read off it, so that it answers no what-if.
type Unlowered struct {
	Place  string       // file:line of the body
	Reason *fault.Error // why: the expression and where it stands
	Reads  []string     // the facts that the body reads, itself or through shared rules
}

// Unlowered gives the bodies that OPA has to answer, by place. The shipped rules have none.
func (s *Set) Unlowered() []Unlowered { return s.unlowered }

// opaque is a body that OPA answers.
type opaque struct {
	number int
	reads  []int
	body   ast.Body
	set    *Set
}

// orAsked gives the alternatives of a body, or leaves it to OPA where its form is the only thing
// against lowering it.
func (l *lowerer) orAsked(ctx context.Context, r *ast.Rule, faults *fault.List) []*formula {
	alternatives, err := l.alternatives(ctx, r)
	if err == nil {
		return alternatives
	}
	if f := l.asked(r, err); f != nil {
		return []*formula{f}
	}
	addAll(faults, err)
	return nil
}

// asked makes a formula that OPA answers, nil where the error is about more than form.
func (l *lowerer) asked(r *ast.Rule, err error) *formula {
	faults := fault.All(err)
	if slices.ContainsFunc(faults, func(f *fault.Error) bool { return f.Code != "rules.lower.shape" }) {
		return nil
	}
	o := &opaque{number: len(l.set.unlowered), reads: l.set.inputsOf([]*ast.Rule{r}), body: r.Body, set: l.set}
	note := Unlowered{Place: placeOf(r.Location), Reason: faults[0], Reads: names(l.facts, o.reads)}
	l.set.unlowered = append(l.set.unlowered, note)
	t := &test{slot: -1, other: -1, op: eq, num: 1, den: 1, opaque: o}
	return l.compare(t, note.Place)
}

// value asks OPA. It is open while a fact is unknown, and where OPA does not answer in time.
func (o *opaque) value(p *profile.Profile) truth {
	for _, slot := range o.reads {
		if !p.Value(slot).IsKnown() {
			return open
		}
	}
	ctx, done := context.WithTimeout(context.Background(), o.set.limits.eval)
	defer done()
	cancel := topdown.NewCancel()
	defer context.AfterFunc(ctx, cancel.Cancel)()
	found := false
	err := storage.Txn(ctx, o.set.store, storage.TransactionParams{}, func(txn storage.Transaction) error {
		return topdown.NewQuery(o.body).WithCompiler(o.set.compiler).WithStore(o.set.store).WithTransaction(txn).
			WithInput(ast.NewTerm(o.set.inputOf(p, o.reads))).WithIndexing(true).WithCancel(cancel).
			Iter(ctx, func(topdown.QueryResult) error { found = true; return nil })
	})
	if err != nil {
		return open
	}
	return truthOf(found)
}

// plain reports whether a test compares one fact with constants.
func (t *test) plain() bool { return t.other < 0 && t.opaque == nil }

// eachFact visits the facts that a test reads.
func (t *test) eachFact(visit func(slot int)) {
	if t.opaque != nil {
		for _, slot := range t.opaque.reads {
			visit(slot)
		}
		return
	}
	visit(t.slot)
	if t.other >= 0 {
		visit(t.other)
	}
}

// turnsOn reports whether a test reads a fact.
func (t *test) turnsOn(slot int) bool {
	found := false
	t.eachFact(func(read int) { found = found || read == slot })
	return found
}

// reads gives the facts that a formula reads, in order.
func (f *formula) reads() []int {
	var slots []int
	f.each(false, func(t *test, _ bool) { t.eachFact(func(slot int) { slots = append(slots, slot) }) })
	return distinct(slots)
}
