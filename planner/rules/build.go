package rules

import (
	"context"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// build understands a rule set that has been read: data first, then the rules.
func build(ctx context.Context, src *source) (*Set, error) {
	s := &Set{revision: src.revision, byID: map[string]*Item{}, laws: map[string]*Law{}, departments: map[string]*Department{}}
	faults := s.readData(src)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	compiler, compileFaults := compile(src, s.facts)
	if err := compileFaults.Err(); err != nil {
		return nil, err
	}
	s.compiler, s.store = compiler, inmem.NewFromObject(src.data)
	found, faults := readClauses(src.modules, s.laws)
	l := &lowerer{compiler: compiler, store: s.store, facts: s.facts, clauses: found}
	for _, item := range s.items {
		faults = append(faults, l.item(ctx, item)...)
	}
	for _, problem := range s.problems {
		if problem.Origin == "profile" {
			faults = append(faults, l.problem(ctx, problem)...)
		}
	}
	faults = append(faults, s.prepare(ctx, src, l)...)
	faults = append(faults, s.check(src)...)
	if err := faults.Err(); err != nil {
		return nil, err
	}
	s.program = newProgram(s.conditions(), s.facts)
	schema, err := profile.CompileSchema(s.facts)
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "rules.compile", "facts", err.Error())
	}
	s.schema = schema
	return s, nil
}

// readData takes everything out of the data files. It reports all that is wrong in them.
func (s *Set) readData(src *source) fault.List {
	var faults fault.List
	faults = append(faults, s.readFacts(src)...)
	s.readRegisters(src, &faults)
	for _, folder := range sortedKeys(src.trees) {
		t := src.trees[folder]
		parent, name := path.Split(folder)
		switch {
		case parent == "items/":
			item := &Item{ID: name}
			faults = append(faults, t.decode(item, func(key string) bool { return src.reads(folder, key) })...)
			s.items, s.byID[name] = append(s.items, item), item
		case strings.HasPrefix(parent, "problems/"):
			p := &Problem{ID: name, Origin: strings.Trim(strings.TrimPrefix(parent, "problems/"), "/")}
			faults = append(faults, t.decode(p, func(key string) bool { return src.reads(folder, key) })...)
			s.problems = append(s.problems, p)
		}
	}
	s.readCalendar(src, &faults)
	phase := map[string]int{}
	for i, p := range s.vocabulary.Phases {
		phase[p.ID] = i + 1
	}
	slices.SortStableFunc(s.items, func(a, b *Item) int {
		if c := phase[a.Phase] - phase[b.Phase]; c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	slices.SortStableFunc(s.problems, func(a, b *Problem) int { return strings.Compare(a.ID, b.ID) })
	return faults
}

// reads reports whether some rule reads that key of a folder's data.
func (src *source) reads(folder, key string) bool {
	want := ast.MustParseRef("data." + strings.ReplaceAll(folder, "/", ".") + "." + key)
	found := false
	for _, m := range src.modules {
		ast.WalkRefs(m, func(r ast.Ref) bool {
			found = found || r.HasPrefix(want)
			return found
		})
		if found {
			return true
		}
	}
	return false
}

// register reads the data of one folder that every rule set must have.
func register[T any](src *source, folder string, into *T, faults *fault.List) {
	t := src.trees[folder]
	if t == nil {
		faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", folder+"/data.yaml", folder))
		return
	}
	*faults = append(*faults, t.decode(into, func(key string) bool { return src.reads(folder, key) })...)
}

// readRegisters reads what the items refer to: laws, departments, names and targets.
func (s *Set) readRegisters(src *source, faults *fault.List) {
	var laws struct {
		Documents map[string]*Law `json:"documents"`
	}
	register(src, "law", &laws, faults)
	for id, l := range laws.Documents {
		if l != nil {
			l.ID = id
			s.laws[id] = l
		}
	}
	var departments struct {
		List map[string]*Department `json:"list"`
	}
	register(src, "departments", &departments, faults)
	s.departments = departments.List
	register(src, "route", &s.vocabulary, faults)
	var lists struct {
		Lists []List `json:"lists"`
	}
	register(src, "lists", &lists, faults)
	s.vocabulary.Lists = lists.Lists
	var targets struct {
		Targets []Target `json:"targets"`
	}
	register(src, "targets", &targets, faults)
	s.targets = targets.Targets
}

// readFacts reads the groups of questions, each in its own folder.
func (s *Set) readFacts(src *source) fault.List {
	var faults fault.List
	type group struct {
		Title lang.Text        `json:"title"`
		Order int              `json:"order"`
		Facts []map[string]any `json:"facts"`
	}
	type ordered struct {
		group
		id string
		t  *tree
	}
	var groups []ordered
	for _, folder := range sortedKeys(src.trees) {
		if parent, name := path.Split(folder); parent == "facts/" {
			g := ordered{id: name, t: src.trees[folder]}
			faults = append(faults, g.t.decode(&g.group, nil)...)
			groups = append(groups, g)
		}
	}
	slices.SortStableFunc(groups, func(a, b ordered) int { return a.Order - b.Order })
	var titles []profile.Group
	var list []profile.Fact
	seen := map[string]string{}
	for _, g := range groups {
		titles = append(titles, profile.Group{ID: g.id, Title: g.Title})
		for i, row := range g.Facts {
			pointer := "/facts/" + itoa(i)
			fact, factFaults := readFact(g.t, pointer, row)
			fact.Group = g.id
			place := g.t.place(pointer)
			if first, twice := seen[fact.ID]; twice {
				factFaults.Add(fault.New(fault.RuleBroken, "rules.fact.twice", place, fact.ID, first))
			}
			seen[fact.ID] = place
			faults = append(faults, factFaults...)
			list = append(list, fact)
		}
	}
	if len(list) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", "facts", "facts"))
	}
	s.facts = profile.NewFacts(titles, list)
	return faults
}

// readFact reads one question; its default and bounds are written in its own type.
func readFact(t *tree, pointer string, row map[string]any) (profile.Fact, fault.List) {
	raw := map[string]any{}
	values := map[string]any{}
	for key, v := range row {
		switch key {
		case "default", "min", "max":
			values[key] = v
		default:
			raw[key] = v
		}
	}
	var fact profile.Fact
	faults := t.decodeValue(raw, pointer, &fact)
	if len(faults) > 0 {
		return fact, faults
	}
	for _, key := range sortedKeys(values) {
		v, ok := factValue(&fact, values[key])
		if !ok {
			faults.Add(fault.New(fault.RuleBroken, "rules.fact.value", t.place(pointer+"/"+key), fact.ID, key))
			continue
		}
		switch key {
		case "default":
			fact.Default = v
		case "min":
			fact.Min = v
		case "max":
			fact.Max = v
		}
	}
	return fact, faults
}

// factValue reads a constant of rule data as a value of the fact's type.
func factValue(fact *profile.Fact, raw any) (profile.Value, bool) {
	switch v := raw.(type) {
	case bool:
		return profile.TruthValue(v), fact.Type == profile.BooleanType
	case string:
		switch fact.Type {
		case profile.DateType:
			return dateOf(v)
		case profile.TextType:
			return profile.TextValue(v), true
		case profile.EnumType:
			return profile.TextValue(v), slices.ContainsFunc(fact.Values, func(c profile.Choice) bool { return c.ID == v })
		}
	case interface{ String() string }:
		micro, err := profile.ParseMicro(v.String())
		return profile.NumberValue(micro), err == nil && fact.Type == profile.NumberType
	}
	return profile.Unknown, false
}

// readCalendar reads the years, each in its own folder.
func (s *Set) readCalendar(src *source, faults *fault.List) {
	var years []calendar.Year
	for _, folder := range sortedKeys(src.trees) {
		parent, name := path.Split(folder)
		if parent != "calendar/" {
			continue
		}
		year := calendar.Year{}
		*faults = append(*faults, src.trees[folder].decode(&year, nil)...)
		n, err := strconv.Atoi(name)
		if err != nil {
			faults.Add(fault.New(fault.RuleBroken, "rules.calendar.folder", folder, name))
			continue
		}
		year.Year = n
		years = append(years, year)
	}
	if len(years) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", "calendar", "calendar"))
		return
	}
	c, err := calendar.New(years)
	if err != nil {
		addAll(faults, err)
		return
	}
	s.calendar = c
}

// addAll adds the faults of an error of another package.
func addAll(faults *fault.List, err error) {
	switch e := err.(type) {
	case fault.List:
		*faults = append(*faults, e...)
	case *fault.Error:
		faults.Add(e)
	default:
		faults.Add(fault.New(fault.RuleBroken, "rules.compile", "", err.Error()))
	}
}

// item lowers the rules of one item.
func (l *lowerer) item(ctx context.Context, item *Item) fault.List {
	var faults fault.List
	pkg := "data.items." + item.ID
	rules := l.rules(pkg)
	if len(rules["applies"]) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.item.applies", "items/"+item.ID, item.ID))
	}
	item.applies = l.bodies(ctx, rules["applies"], &faults)
	for _, r := range rules["prerequisites"] {
		l.edge(ctx, item, r, &faults)
	}
	slices.SortStableFunc(item.prerequisites, func(a, b Edge) int { return strings.Compare(a.From, b.From) })
	allowed := append(slices.Clone(rules["may_commit"]), rules["may_defer"]...)
	item.mayCommit = l.bodies(ctx, allowed, &faults)
	if item.Commitment != nil && len(allowed) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.item.may_commit", "items/"+item.ID, item.ID))
	}
	if len(rules["refusals"]) > 0 {
		item.refusals = l.refusalsOf(ctx, pkg, placeOf(rules["refusals"][0].Location), &faults)
	}
	for _, r := range rules["duration"] {
		l.length(ctx, item, r, &faults)
	}
	return faults
}

// rules gives the bodies of each rule of a package, in the order of the file.
func (l *lowerer) rules(pkg string) map[string][]*ast.Rule {
	found := map[string][]*ast.Rule{}
	for _, name := range sortedKeys(l.compiler.Modules) {
		m := l.compiler.Modules[name]
		if m.Package.Path.String() != pkg {
			continue
		}
		for _, r := range m.Rules {
			found[r.Head.Name.String()] = append(found[r.Head.Name.String()], r)
		}
	}
	return found
}

// bodies lowers each body of a rule by itself, so that it keeps its own title.
func (l *lowerer) bodies(ctx context.Context, rules []*ast.Rule, faults *fault.List) condition {
	var bodies []body
	for _, r := range rules {
		if r.Default {
			continue
		}
		alternatives := l.bodyOf(ctx, r, faults)
		bodies = append(bodies, body{clause: l.clauseOf(r), alternatives: alternatives})
	}
	return newCondition(bodies, l.facts)
}

func (l *lowerer) clauseOf(r *ast.Rule) *clause {
	if c := l.clauses.at(placeOf(r.Location)); c != nil {
		return c
	}
	return &clause{place: placeOf(r.Location)}
}

// bodyOf lowers the body of one rule into its alternatives.
func (l *lowerer) bodyOf(ctx context.Context, r *ast.Rule, faults *fault.List) []*formula {
	if len(r.Body) == 1 {
		if t, ok := r.Body[0].Terms.(*ast.Term); ok && !r.Body[0].Negated && isTrue(t) {
			return []*formula{holdsAlways}
		}
	}
	members, err := l.query(ctx, placeOf(r.Location), rego.ParsedQuery(r.Body), rego.ParsedPackage(r.Module.Package))
	if err != nil {
		addAll(faults, err)
		return nil
	}
	var alternatives []*formula
	for _, m := range members {
		alternatives = append(alternatives, m.alternatives...)
	}
	return alternatives
}

// problem lowers a problem that is looked for in the profile.
func (l *lowerer) problem(ctx context.Context, p *Problem) fault.List {
	var faults fault.List
	rules := l.rules("data.problems.profile." + p.ID)
	if len(rules["found"]) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.problem.found", "problems/profile/"+p.ID, p.ID))
	}
	p.found = l.bodies(ctx, rules["found"], &faults)
	return faults
}
