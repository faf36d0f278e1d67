package rules

import (
	"context"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/util"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// permitted are the built-ins that a rule may use: those that compare, count and reckon. None
// reads a clock, chance, the network or the environment, and none makes a large value out of
// a small one, so that an evaluation that is stopped by its time limit has not filled the memory.
var permitted = setOf(
	// =, ==, !=, <, in, and the rest of what is written with signs
	"assign", "eq", "equal", "neq", "lt", "lte", "gt", "gte", "plus", "minus", "mul", "div", "rem", "and", "or",
	"internal.member_2", "internal.member_3",
	"abs", "round", "ceil", "floor", "count", "sum", "max", "min", "all", "any", "sort",
	"array.slice", "array.reverse", "intersection", "union",
	"object.get", "object.keys", "object.union", "object.remove", "object.filter", "object.subset",
	"startswith", "endswith", "contains", "indexof", "substring", "lower", "upper", "trim", "trim_prefix", "trim_suffix", "trim_space",
	"is_array", "is_boolean", "is_null", "is_number", "is_object", "is_set", "is_string", "type_name", "to_number",
	"time.add_date", "time.date", "time.diff", "time.format", "time.parse_ns", "time.parse_rfc3339_ns", "time.weekday",
)

// builtinNames are all that OPA has.
var builtinNames = func() map[string]bool {
	names := map[string]bool{}
	for _, b := range ast.CapabilitiesForThisVersion().Builtins {
		names[b.Name] = true
	}
	return names
}()

func setOf(names ...string) map[string]bool {
	set := make(map[string]bool, len(names))
	for _, name := range names {
		set[name] = true
	}
	return set
}

// capabilities are what OPA compiles rules with.
func capabilities() *ast.Capabilities {
	caps := ast.CapabilitiesForThisVersion()
	caps.AllowNet = []string{}
	caps.Builtins = slices.DeleteFunc(slices.Clone(caps.Builtins), func(b *ast.Builtin) bool {
		return b.IsNondeterministic() || !permitted[b.Name]
	})
	return caps
}

// sandboxed is a compiler that takes only what rules may use.
func sandboxed(schemas *ast.SchemaSet) *ast.Compiler {
	return ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).
		WithSchemas(schemas).WithUseTypeCheckAnnotations(true).SetErrorLimit(maxFindings)
}

// compile vets, type-checks and compiles the modules against the facts. The compiler is only good
// where nothing is wrong.
func (src *files) compile(ctx context.Context, facts *profile.Facts) (*ast.Compiler, fault.List) {
	var faults fault.List
	for _, file := range sortedKeys(src.modules) {
		faults = append(faults, src.vet(file, src.modules[file], facts)...)
		faults = append(faults, src.ruleKeys(src.modules[file])...)
	}
	schemas := ast.NewSchemaSet()
	schemas.Put(ast.SchemaRootRef, util.MustUnmarshalJSON(profile.InputSchemaJSON(facts)))
	compiler := sandboxed(schemas)
	if !within(ctx, func() { compiler.Compile(src.modules) }) {
		return nil, append(faults, fault.New(fault.RuleBroken, "rules.too_slow", "").Because(ctx.Err()))
	}
	if compiler.Failed() {
		faults = append(faults, unsaid(compiler.Errors, faults)...)
	}
	return compiler, faults
}

// within waits for work that cannot be stopped, as long as the context lasts, and reports whether
// it was done. The limits on the size of rules see to it that what is left behind ends soon.
func within(ctx context.Context, work func()) bool {
	done := make(chan any, 1)
	go func() {
		defer func() { done <- recover() }()
		work()
	}()
	select {
	case failure := <-done:
		if failure != nil {
			panic(failure) // where the caller catches it
		}
		return true
	case <-ctx.Done():
		return false
	}
}

// unsaid gives OPA's errors but those of which we spoke in our own words: of the same line, and
// that rules are recursive where an item asks other items.
func unsaid(errs ast.Errors, faults fault.List) fault.List {
	said, items := map[string]bool{}, false
	for _, f := range faults {
		said[f.Path] = true
		items = items || strings.HasPrefix(f.Code, "rules.items.")
	}
	errs = slices.DeleteFunc(slices.Clone(errs), func(e *ast.Error) bool {
		return said[placeOf(e.Location)] || items && e.Code == ast.RecursionErr
	})
	if len(errs) == 0 {
		return nil
	}
	return opaFaults(errs, "", "rules.compile")
}

// ruleKeys reports keys of rule data that are named like a rule at the same place: stock OPA
// would find the two in conflict, or show only one of them.
func (src *files) ruleKeys(m *ast.Module) fault.List {
	var faults fault.List
	steps := strings.Split(strings.TrimPrefix(m.Package.Path.String(), "data."), ".")
	said := map[string]bool{}
	for _, r := range m.Rules {
		key := ruleName(r)
		if said[key] || !src.holds(append(slices.Clone(steps), key)) {
			continue
		}
		said[key] = true
		place := placeOf(r.Location)
		if t := src.trees[strings.Join(steps, "/")]; t != nil {
			place = t.place("/" + key)
		}
		faults.Add(fault.New(fault.RuleBroken, "rules.data.rule_key", place, key))
	}
	return faults
}

// holds reports whether the data has a value at a path, or one on the way to it that no rule
// could lie below.
func (src *files) holds(steps []string) bool {
	var at any = src.data
	for _, step := range steps {
		m, ok := at.(map[string]any)
		if !ok {
			return true
		}
		if at, ok = m[step]; !ok {
			return false
		}
	}
	return true
}

// ruleName gives the first name of a rule's head.
func ruleName(r *ast.Rule) string {
	if len(r.Head.Reference) > 0 {
		if v, ok := r.Head.Reference[0].Value.(ast.Var); ok {
			return string(v)
		}
	}
	return r.Head.Name.String()
}
