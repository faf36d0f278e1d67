package rules

import (
	"context"
	"encoding/json"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// prepare readies what OPA itself evaluates: derivations and problems over the finished plan.
func (s *Set) prepare(ctx context.Context, src *files, l *lowerer) fault.List {
	var faults fault.List
	s.ofWholes(src)
	for _, name := range sortedKeys(src.modules) {
		folder := path.Dir(name)
		parent, id := path.Split(folder)
		switch parent {
		case "derived/":
			s.prepareDerivation(ctx, l, src.modules[name], id, name, &faults)
		case "problems/plan/":
			s.preparePlanProblem(ctx, src.modules[name], id, &faults)
		}
	}
	return faults
}

func (s *Set) prepareQuery(ctx context.Context, query, place string, faults *fault.List) rego.PreparedEvalQuery {
	q, err := rego.New(rego.Query(query), rego.Compiler(s.compiler), rego.Store(s.store), rego.StrictBuiltinErrors(true)).PrepareForEval(ctx)
	if err != nil {
		faults.Add(fault.New(fault.RuleBroken, "rules.compile", place, err.Error()))
	}
	return q
}

func (s *Set) prepareDerivation(ctx context.Context, l *lowerer, m *ast.Module, id, file string, faults *fault.List) {
	slot, ok := s.facts.Slot(id)
	if !ok {
		faults.Add(fault.New(fault.RuleBroken, "rules.derived.fact", file, id))
		return
	}
	d := derivation{slot: slot}
	rule := "value"
	if len(m.RuleSet("proposal")) > 0 {
		rule, d.proposed = "proposal", true
	}
	d.reads = s.inputsOf(s.rulesOf(m))
	d.title = packageTitle(m)
	if fact := &s.facts.List[slot]; fact.Type == profile.BooleanType && !d.proposed {
		d.lower(ctx, l, "data.derived."+id, file)
	}
	d.query = s.prepareQuery(ctx, "data.derived."+id+"."+rule, file, faults)
	if d.proposed {
		s.facts.List[slot].Proposed = true
	} else {
		s.facts.List[slot].Derived = true
	}
	s.derivations = append(s.derivations, d)
}

// lower turns the derivation of a truth into two conditions, one for yes and one for no, so that
// OPA need not be asked. What cannot be lowered is left to OPA.
func (d *derivation) lower(ctx context.Context, l *lowerer, pkg, file string) {
	var answers [2]body
	for _, r := range l.packages[pkg]["value"] {
		if r.Default || r.Else != nil || len(r.Head.Args) > 0 || !isTrue(r.Head.Value) && !isFalse(r.Head.Value) {
			return
		}
		b := &answers[0]
		if isFalse(r.Head.Value) {
			b = &answers[1]
		}
		b.clause = &clause{place: file}
		alternatives, err := l.alternatives(ctx, r)
		if err != nil {
			return
		}
		b.alternatives = append(b.alternatives, alternatives...)
	}
	isYes, isNo := newCondition(answers[:1], l.facts), newCondition(answers[1:], l.facts)
	d.yes, d.no = &isYes, &isNo
}

// packageTitle gives the title that the metadata of a module's package states.
func packageTitle(m *ast.Module) lang.Text {
	for _, a := range m.Annotations {
		if a.Scope == "package" {
			en, _ := a.Custom["title_en"].(string)
			return lang.Text{ZH: a.Title, EN: en}
		}
	}
	return lang.Text{}
}

// rulesOf gives the rules of a module as they were compiled.
func (s *Set) rulesOf(m *ast.Module) []*ast.Rule {
	var rules []*ast.Rule
	for _, compiled := range s.compiler.Modules {
		if compiled.Package.Path.Equal(m.Package.Path) {
			rules = append(rules, compiled.Rules...)
		}
	}
	return rules
}

// inputsOf finds the facts that rules read, through the shared rules they call.
func (s *Set) inputsOf(rules []*ast.Rule) []int {
	slots := map[int]bool{}
	s.eachRef(rules, func(r ast.Ref) {
		if r.HasPrefix(ast.InputRootRef) && len(r) > 1 {
			if name, ok := r[1].Value.(ast.String); ok {
				if slot, ok := s.facts.Slot(string(name)); ok {
					slots[slot] = true
				}
			}
		}
	})
	var list []int
	for slot := range slots {
		list = append(list, slot)
	}
	slices.Sort(list)
	return list
}

// eachRef visits what rules refer to, and what the shared rules refer to that they call.
func (s *Set) eachRef(rules []*ast.Rule, visit func(ast.Ref)) {
	seen := map[*ast.Rule]bool{}
	var walk func(*ast.Rule)
	walk = func(rule *ast.Rule) {
		if seen[rule] {
			return
		}
		seen[rule] = true
		ast.WalkRefs(rule, func(r ast.Ref) bool {
			visit(r)
			if r.HasPrefix(ast.DefaultRootRef) {
				for _, called := range s.compiler.GetRulesDynamicWithOpts(r, ast.RulesOptions{IncludeHiddenModules: false}) {
					walk(called)
				}
			}
			return false
		})
	}
	for _, r := range rules {
		walk(r)
	}
}

// derive computes the derived facts that what is known settles. Facts that the profile states are
// computed too where all are asked for, so that a contradiction shows.
func (s *Set) derive(p *profile.Profile, all bool) (map[int]profile.Value, error) {
	derived := map[int]profile.Value{}
	var read state
	for i := range s.derivations {
		d := &s.derivations[i]
		if d.proposed || !all && p.Origin[d.slot] == profile.Stated || !s.readable(d, p) {
			continue
		}
		if d.yes != nil {
			if read.p == nil {
				s.program.read(p, &read)
			}
			switch {
			case s.program.decide(d.yes.root, &read) == yes:
				derived[d.slot] = profile.TruthValue(true)
			case s.program.decide(d.no.root, &read) == yes:
				derived[d.slot] = profile.TruthValue(false)
			}
			continue
		}
		v, ok, err := s.evaluate(d, s.inputOf(p, d.reads))
		if err != nil {
			return nil, err
		}
		if ok {
			derived[d.slot] = v
		}
	}
	return derived, nil
}

// proposals computes what is only proposed to a person.
func (s *Set) proposals(p *profile.Profile) map[int]profile.Value {
	found := map[int]profile.Value{}
	for i := range s.derivations {
		d := &s.derivations[i]
		if !d.proposed || p.Value(d.slot).IsKnown() || !s.readable(d, p) {
			continue
		}
		if v, ok, err := s.evaluate(d, s.inputOf(p, d.reads)); ok && err == nil {
			found[d.slot] = v
		}
	}
	return found
}

// readable reports whether enough is known to derive a fact. A truth that was lowered says by
// itself whether what is unknown can still change it.
func (s *Set) readable(d *derivation, p *profile.Profile) bool {
	if d.yes != nil {
		return true
	}
	for _, slot := range d.reads {
		if !p.Value(slot).IsKnown() {
			return false
		}
	}
	return len(d.reads) > 0
}

func (s *Set) evaluate(d *derivation, input ast.Value) (profile.Value, bool, error) {
	ctx, cancel := context.WithTimeout(context.Background(), s.limits.eval)
	defer cancel()
	place := "derived/" + s.facts.List[d.slot].ID
	result, err := d.query.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil {
		return profile.Unknown, false, failure(ctx, place, err)
	}
	if len(result) == 0 || len(result[0].Expressions) == 0 {
		return profile.Unknown, false, nil
	}
	v, ok := resultValue(&s.facts.List[d.slot], result[0].Expressions[0].Value)
	if !ok {
		return profile.Unknown, false, fault.New(fault.RuleBroken, "rules.derived.value", place, s.facts.List[d.slot].ID)
	}
	// What lies outside the fact's range was derived from stated facts that do not fit together:
	// then nothing is derived.
	return v, fits(&s.facts.List[d.slot], v), nil
}

// resultValue reads what OPA computed as a value of the fact's type. A number with more than
// six places is cut to six: only a quotient can have them.
func resultValue(fact *profile.Fact, raw any) (profile.Value, bool) {
	if n, ok := raw.(json.Number); ok {
		whole, places, _ := strings.Cut(string(n), ".")
		if len(places) > 6 && !strings.ContainsAny(places, "eE") {
			raw = json.Number(whole + "." + places[:6])
		}
	}
	return factValue(fact, raw)
}

// inputOf writes those facts that are known as OPA reads them. Unknown facts are absent.
func (s *Set) inputOf(p *profile.Profile, slots []int) ast.Value {
	object := ast.NewObject()
	for _, slot := range slots {
		if v := p.Value(slot); v.IsKnown() {
			object.Insert(ast.StringTerm(s.facts.List[slot].ID), ast.NewTerm(opaValue(v)))
		}
	}
	return object
}

func opaValue(v profile.Value) ast.Value {
	switch v.Kind() {
	case profile.NumberKind:
		return ast.Number(v.String())
	case profile.TruthKind:
		return ast.Boolean(v.Truth())
	}
	return ast.String(v.String())
}
