package rules

import (
	"context"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
)

// refusal is one reason against a commitment.
type refusal struct {
	condition
}

// length is one body of `duration`: so many promised working days, under a condition.
type length struct {
	condition
	days int
}

// item lowers the rules of one item.
func (l *lowerer) item(ctx context.Context, item *Item) fault.List {
	var faults fault.List
	pkg := "data.items." + item.ID
	rules := l.packages[pkg]
	if len(rules["applies"]) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.item.applies", l.src.trees["items/"+item.ID].place(""), item.ID))
	}
	item.applies = l.bodies(ctx, rules["applies"], &faults)
	for _, r := range rules["prerequisites"] {
		l.edge(ctx, item, r, &faults)
	}
	slices.SortStableFunc(item.prerequisites, func(a, b Edge) int { return strings.Compare(a.From, b.From) })
	l.commitment(ctx, item, rules, &faults)
	for _, r := range rules["duration"] {
		l.length(ctx, item, r, &faults)
	}
	l.oneLength(item, &faults)
	return faults
}

// commitment lowers what the rules say of a commitment or a deferral.
func (l *lowerer) commitment(ctx context.Context, item *Item, rules map[string][]*ast.Rule, faults *fault.List) {
	asked := ""
	if item.Commitment != nil {
		asked = "may_commit"
		if item.Commitment.Mode == Deferral {
			asked = "may_defer"
		}
		if len(rules[asked]) == 0 {
			faults.Add(fault.New(fault.RuleBroken, "rules.item.may_commit", l.src.trees["items/"+item.ID].place("/commitment"), item.ID, asked))
		}
	}
	item.mayCommit = l.bodies(ctx, rules[asked], faults)
	for _, name := range []string{"may_commit", "may_defer", "refusals"} {
		if r := rules[name]; len(r) > 0 && name != asked && (asked == "" || name != "refusals") {
			faults.Add(fault.New(fault.RuleBroken, "rules.rule.unread", placeOf(r[0].Location), name, asked))
		}
	}
	item.refusals = l.refusalsOf(ctx, rules["refusals"], faults)
}

// bodies lowers each body of a condition by itself, so that it keeps its own title.
func (l *lowerer) bodies(ctx context.Context, rules []*ast.Rule, faults *fault.List) condition {
	var bodies []body
	for _, r := range rules {
		if r.Default && isFalse(r.Head.Value) {
			continue
		}
		if r.Default || r.Else != nil || len(r.Head.Args) > 0 || r.Head.Key != nil || !isTrue(r.Head.Value) || len(r.Head.Reference) > 1 {
			faults.Add(fault.New(fault.RuleBroken, "rules.lower.shape", placeOf(r.Location), r.Head.String()))
			continue
		}
		bodies = append(bodies, body{clause: l.clauseOf(r), alternatives: l.orAsked(ctx, r, faults)})
	}
	return newCondition(bodies, l.facts)
}

func (l *lowerer) clauseOf(r *ast.Rule) *clause {
	if c := l.clauses.at(placeOf(r.Location)); c != nil {
		return c
	}
	return &clause{place: placeOf(r.Location)}
}

// alternatives lowers the body of one rule.
func (l *lowerer) alternatives(ctx context.Context, r *ast.Rule) ([]*formula, error) {
	if len(r.Body) == 1 && !r.Body[0].Negated {
		if t, ok := r.Body[0].Terms.(*ast.Term); ok && isTrue(t) {
			return []*formula{holdsAlways}, nil
		}
	}
	members, err := l.query(ctx, placeOf(r.Location), r.Body)
	if err != nil {
		return nil, err
	}
	var found []*formula
	for _, m := range members {
		found = append(found, m.formula)
	}
	return found, nil
}

// addAll adds the faults of an error.
func addAll(faults *fault.List, err error) { *faults = append(*faults, fault.All(err)...) }

// refusalsOf lowers the set of refusals. A member is written out, or comes from a shared rule.
func (l *lowerer) refusalsOf(ctx context.Context, rules []*ast.Rule, faults *fault.List) []refusal {
	bodies := map[string]*body{}
	for _, r := range rules {
		if r.Head.Key == nil || r.Else != nil || r.Default {
			faults.Add(fault.New(fault.RuleBroken, "rules.refusal.code", placeOf(r.Location)))
			continue
		}
		asked := ast.NewBody(append(slices.Clone(r.Body), ast.Equality.Expr(ast.VarTerm(string(memberVar)), r.Head.Key))...)
		members, err := l.query(ctx, placeOf(r.Location), asked)
		if err != nil {
			f := l.asked(r, err)
			if !r.Head.Key.IsGround() || f == nil {
				addAll(faults, err)
				continue
			}
			members = []member{{key: r.Head.Key.Value, formula: f}}
		}
		for _, m := range members {
			l.refusal(r, m, bodies, faults)
		}
	}
	var refusals []refusal
	for _, code := range sortedKeys(bodies) {
		refusals = append(refusals, refusal{newCondition([]body{*bodies[code]}, l.facts)})
	}
	return refusals
}

// refusal adds a member to the reason of its code; all ways to one reason share its title.
func (l *lowerer) refusal(r *ast.Rule, m member, bodies map[string]*body, faults *fault.List) {
	code, ok := m.key.(ast.String)
	if !ok {
		faults.Add(fault.New(fault.RuleBroken, "rules.refusal.code", placeOf(r.Location)))
		return
	}
	b := bodies[string(code)]
	if b == nil {
		c := l.clauseOf(r)
		if c.code != string(code) {
			c = l.sharedClause(r, string(code), 0)
		}
		if c == nil {
			faults.Add(fault.New(fault.RuleBroken, "rules.refusal.title", placeOf(r.Location), string(code)))
			return
		}
		b = &body{clause: c}
		bodies[string(code)] = b
	}
	b.alternatives = append(b.alternatives, m.formula)
}

// sharedClause finds the clause that adds a literal to one of the sets that a rule takes its
// members from.
func (l *lowerer) sharedClause(r *ast.Rule, code string, depth int) *clause {
	var found *clause
	if depth > maxDepth {
		return nil
	}
	ast.WalkRefs(r.Body, func(ref ast.Ref) bool {
		if found != nil || !ref.HasPrefix(ast.DefaultRootRef) {
			return found != nil
		}
		set := ref.GroundPrefix()
		for _, c := range l.clauses.codes[set.String()] {
			if c.code == code {
				found = c
				return true
			}
		}
		for _, inner := range l.compiler.GetRulesExact(set) {
			if found == nil {
				found = l.sharedClause(inner, code, depth+1)
			}
		}
		return false
	})
	return found
}

// length reads one body of `duration`.
func (l *lowerer) length(ctx context.Context, item *Item, r *ast.Rule, faults *fault.List) {
	days, ok := 0, false
	if r.Head.Value != nil && !r.Default && r.Else == nil && len(r.Head.Args) == 0 {
		if number, isNumber := r.Head.Value.Value.(ast.Number); isNumber {
			days, ok = number.Int()
		}
	}
	if !ok || days < 0 || days > maxDuration {
		faults.Add(fault.New(fault.RuleBroken, "rules.duration", placeOf(r.Location), maxDuration, r.Head.String()))
		return
	}
	c := newCondition([]body{{clause: l.clauseOf(r), alternatives: l.orAsked(ctx, r, faults)}}, l.facts)
	item.lengths = append(item.lengths, length{condition: c, days: days})
}

// maxDuration is the most working days that an item may take: ten years.
const maxDuration = 3660

// oneLength sees to it that no project falls under two bodies of `duration` that differ.
func (l *lowerer) oneLength(item *Item, faults *fault.List) {
	for i := range item.lengths {
		for k := range item.lengths[:i] {
			a, b := &item.lengths[i], &item.lengths[k]
			if a.days != b.days && possible(conjunction([]*formula{a.diagram.formula, b.diagram.formula}), l.facts) {
				faults.Add(fault.New(fault.RuleBroken, "rules.duration.both", a.bodies[0].place, b.days, a.days))
			}
		}
	}
}

// problem lowers a problem that is looked for in the profile.
func (l *lowerer) problem(ctx context.Context, p *Problem) fault.List {
	var faults fault.List
	rules := l.packages["data.problems.profile."+p.ID]
	if len(rules["found"]) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.problem.found", l.src.trees["problems/profile/"+p.ID].place(""), p.ID))
	}
	p.found = l.bodies(ctx, rules["found"], &faults)
	return faults
}
