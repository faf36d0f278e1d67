package rules

import (
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

// compile vets, type-checks and compiles the modules against the facts.
func (src *files) compile(facts *profile.Facts) (*ast.Compiler, fault.List) {
	var faults fault.List
	for _, file := range sortedKeys(src.modules) {
		faults = append(faults, src.vet(file, src.modules[file], facts)...)
		faults = append(faults, src.ruleKeys(src.modules[file])...)
	}
	schemas := ast.NewSchemaSet()
	schemas.Put(ast.SchemaRootRef, util.MustUnmarshalJSON(profile.InputSchemaJSON(facts)))
	compiler := ast.NewCompiler().WithStrict(true).WithCapabilities(capabilities()).
		WithSchemas(schemas).WithUseTypeCheckAnnotations(true).SetErrorLimit(maxFindings)
	compiler.Compile(src.modules)
	if compiler.Failed() {
		// Of what was said of a line in our own words, OPA need not speak again.
		said := map[string]bool{}
		for _, f := range faults {
			said[f.Path] = true
		}
		for _, f := range opaFaults(compiler.Errors, "", "rules.compile") {
			if !said[f.Path] {
				faults.Add(f)
			}
		}
	}
	return compiler, faults
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
