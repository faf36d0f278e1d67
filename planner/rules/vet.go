package rules

import (
	"encoding/json"
	"path"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// reading is what the rules of a set read: a key of rule data that nobody reads is misspelt.
type reading struct {
	paths map[string]bool // data paths and all above them, as data.items.x.regimes
	names map[string]bool // every name that some reference or variable holds
	rules map[string]bool // the rules that there are, as data.items.x.applies
}

// readingOf gathers what all modules read.
func readingOf(modules map[string]*ast.Module) reading {
	r := reading{paths: map[string]bool{}, names: map[string]bool{}, rules: map[string]bool{}}
	for _, m := range modules {
		imports := importsOf(m)
		visit := ast.NewGenericVisitor(func(x any) bool {
			switch x := x.(type) {
			case *ast.Head:
				return r.head(x, imports)
			case ast.Var:
				r.names[string(x)] = true
			case ast.Ref:
				r.ref(x, imports)
			}
			return false
		})
		for _, rule := range m.Rules {
			r.rules[m.Package.Path.String()+"."+ruleName(rule)] = true
			visit.Walk(rule)
		}
	}
	return r
}

// head looks into a rule's head, but does not take the rule's own name for a reading of it.
func (r *reading) head(h *ast.Head, imports map[string]ast.Ref) bool {
	visit := ast.NewGenericVisitor(func(x any) bool {
		switch x := x.(type) {
		case ast.Var:
			r.names[string(x)] = true
		case ast.Ref:
			r.ref(x, imports)
		}
		return false
	})
	for _, t := range append([]*ast.Term{h.Key, h.Value}, h.Args...) {
		if t != nil {
			visit.Walk(t)
		}
	}
	return true
}

func (r *reading) ref(x ast.Ref, imports map[string]ast.Ref) {
	if head, ok := x[0].Value.(ast.Var); ok {
		r.names[string(head)] = true
	}
	x = expand(x, imports)
	at := x[0].String()
	for _, t := range x[1:] {
		s, ok := t.Value.(ast.String)
		if !ok {
			break
		}
		at += "." + string(s)
		r.paths[at] = true
	}
	for _, t := range x[1:] {
		if s, ok := t.Value.(ast.String); ok {
			r.names[string(s)] = true
		}
	}
}

// importsOf gives the paths that a module's imports stand for, by the name they have in it.
func importsOf(m *ast.Module) map[string]ast.Ref {
	imports := map[string]ast.Ref{}
	for _, i := range m.Imports {
		if ref, ok := i.Path.Value.(ast.Ref); ok {
			imports[string(i.Name())] = ref
		}
	}
	return imports
}

// expand writes out a reference that begins with the name of an import.
func expand(r ast.Ref, imports map[string]ast.Ref) ast.Ref {
	if head, ok := r[0].Value.(ast.Var); ok {
		if full, ok := imports[string(head)]; ok {
			return append(full[:len(full):len(full)], r[1:]...)
		}
	}
	return r
}

// vetter looks at one module before OPA compiles it, for what OPA would not see or would say in
// words that do not help.
type vetter struct {
	src     *files
	facts   *profile.Facts
	folder  string
	imports map[string]ast.Ref
	place   string // of the expression at hand
	faults  fault.List
}

// vet checks a module as it was written.
func (src *files) vet(file string, m *ast.Module, facts *profile.Facts) fault.List {
	v := &vetter{src: src, facts: facts, folder: path.Dir(file), imports: importsOf(m)}
	for _, r := range m.Rules {
		v.place = placeOf(r.Location)
		if r.Else != nil && !strings.HasPrefix(v.folder, "derived/") {
			v.add("rules.lower.shape", "else")
		}
		ast.NewGenericVisitor(v.visit).Walk(r)
	}
	return v.faults
}

func (v *vetter) add(code string, args ...any) {
	if len(v.faults) < maxFindings {
		v.faults.Add(fault.New(fault.RuleBroken, code, v.place, args...))
	}
}

func (v *vetter) visit(x any) bool {
	switch x := x.(type) {
	case *ast.Expr:
		if at := placeOf(x.Location); at != "" {
			v.place = at
		}
		if x.IsCall() {
			v.call(x.Operator(), x.Operands())
		}
	case *ast.Term:
		if at := placeOf(x.Location); at != "" {
			v.place = at
		}
		switch t := x.Value.(type) {
		case ast.Call:
			if op, ok := t[0].Value.(ast.Ref); ok {
				v.call(op, t[1:])
			}
		case ast.Number:
			if _, err := profile.ParseMicro(string(t)); err != nil {
				v.add("rules.number", string(t))
			}
		case ast.Ref:
			v.ref(t)
			for i, step := range t {
				if _, isVar := step.Value.(ast.Var); i > 0 || !isVar {
					ast.NewGenericVisitor(v.visit).Walk(step)
				}
			}
			return true
		case ast.Var:
			if t.Equal(ast.InputRootDocument.Value) {
				v.input(ast.Ref{x})
			}
		}
	}
	return false
}

// ref checks what is read of the project and of other items.
func (v *vetter) ref(r ast.Ref) {
	switch r = expand(r, v.imports); {
	case r[0].Equal(ast.InputRootDocument):
		v.input(r)
	case r.HasPrefix(itemsRef) && !strings.HasPrefix(v.folder, "problems/plan/"):
		v.item(r)
	}
}

var itemsRef = ast.MustParseRef("data.items")

// item sees to it that no rule runs over all items, nor asks another item's rules: neither
// would lower, and an item would not stand by itself any more. Another item's data may be read.
func (v *vetter) item(r ast.Ref) {
	if len(r) < 3 {
		v.add("rules.items.all")
		return
	}
	id, ok := r[2].Value.(ast.String)
	if !ok {
		v.add("rules.items.all")
		return
	}
	if len(r) < 4 || "items/"+string(id) == v.folder {
		return
	}
	if name, ok := r[3].Value.(ast.String); ok && ruleNames[string(name)] {
		v.add("rules.items.foreign", string(id), string(name))
	}
}

// ruleNames are the rules of an item that the planner asks.
var ruleNames = map[string]bool{
	"applies": true, "prerequisites": true, "may_commit": true, "may_defer": true, "refused": true, "refusals": true, "duration": true,
}

// planKeys are what problems over the plan read.
var planKeys = []string{"facts", "items", "plan"}

// input checks that facts are named, and that they exist.
func (v *vetter) input(r ast.Ref) {
	if strings.HasPrefix(v.folder, "problems/plan/") {
		if len(r) < 2 {
			return
		}
		key, ok := r[1].Value.(ast.String)
		if ok && !contains(planKeys, string(key)) {
			v.add("rules.plan.input", string(key), fault.Nearest(string(key), planKeys))
		}
		if !ok || key != "facts" || len(r) < 3 {
			return
		}
		r = r[1:]
	}
	if len(r) < 2 {
		v.add("rules.fact.dynamic")
		return
	}
	name, ok := r[1].Value.(ast.String)
	switch {
	case !ok:
		v.add("rules.fact.dynamic")
	case v.facts.Fact(string(name)) == nil:
		ids := make([]string, len(v.facts.List))
		for i := range v.facts.List {
			ids[i] = v.facts.List[i].ID
		}
		v.add("rules.fact.unknown", string(name), fault.Nearest(string(name), ids))
	}
}

// call checks which built-in a rule calls, and how.
func (v *vetter) call(operator ast.Ref, operands []*ast.Term) {
	name := operator.String()
	switch {
	case builtinNames[name] && !permitted[name]:
		v.add("rules.builtin", name)
	case name == ast.Multiply.Name && !v.isSmall(operands[0]) && !v.isSmall(operands[1]):
		v.add("rules.product")
	}
}

// isSmall reports whether a factor is a number written out, in the rule or its data, or a fact.
// With such a factor a product grows by a few digits; squares of squares would soon fill the memory.
func (v *vetter) isSmall(t *ast.Term) bool {
	switch x := t.Value.(type) {
	case ast.Number:
		return true
	case ast.Ref:
		x = expand(x, v.imports)
		return x[0].Equal(ast.InputRootDocument) || v.src.hasNumber(x)
	}
	return false
}

// hasNumber reports whether a number of the data stands at a reference.
func (src *files) hasNumber(r ast.Ref) bool {
	var at any = src.data
	for _, t := range r[1:] {
		m, isMap := at.(map[string]any)
		key, isName := t.Value.(ast.String)
		if !isMap || !isName {
			return false
		}
		at = m[string(key)]
	}
	_, isNumber := at.(json.Number)
	return isNumber && r[0].Equal(ast.DefaultRootDocument)
}
