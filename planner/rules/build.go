package rules

import (
	"context"
	"path"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/storage/inmem"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// build understands a rule set that has been read, with what was found wrong as it was read. It
// goes on after a mistake as far as what follows does not rest on it, so that an author sees as
// many as possible at once.
func build(ctx context.Context, src *files, l limits, faults fault.List) (*Set, fault.List) {
	s := &Set{
		revision: src.revision, byID: map[string]*Item{}, laws: map[string]*Law{}, departments: map[string]*Department{}, limits: l,
	}
	src.read = readingOf(src.modules)
	faults = append(faults, s.readData(src)...)
	laws := s.laws
	if src.trees["law"] == nil {
		laws = nil
	}
	titles, more := readClauses(src.modules, laws)
	faults = append(faults, more...)
	c := &checker{set: s, src: src, named: map[string]*namedPaper{}}
	c.data()
	s.findProducers()
	if len(src.broken) == 0 && !s.faultyFacts {
		faults = append(faults, s.lower(ctx, src, titles)...)
		c.edges()
	}
	if faults = append(faults, c.faults...); len(faults) > 0 {
		return nil, faults
	}
	schema, err := profile.CompileSchema(s.facts)
	if err != nil {
		return nil, fault.List{fault.New(fault.RuleBroken, "rules.compile", "facts", err.Error())}
	}
	s.schema = schema
	s.program = newProgram(s.conditions(), s.facts)
	return s, nil
}

// lower compiles the rules and lowers those that the planner asks for every project.
func (s *Set) lower(ctx context.Context, src *files, titles *clauses) fault.List {
	compiler, faults := src.compile(ctx, s.facts)
	faults = append(faults, src.unread()...)
	if len(faults) > 0 || s.faulty() {
		return faults
	}
	s.compiler = compiler
	s.store = inmem.NewFromObjectWithOpts(src.data, inmem.OptReturnASTValuesOnRead(true))
	l, err := newLowerer(ctx, s, src, titles)
	if err != nil {
		return append(faults, fault.New(fault.RuleBroken, "rules.lower", "").Because(err))
	}
	defer l.close(ctx)
	for _, item := range s.items {
		faults = append(faults, l.item(ctx, item)...)
	}
	for _, problem := range s.problems {
		if problem.Origin == "profile" {
			faults = append(faults, l.problem(ctx, problem)...)
		}
	}
	return append(faults, s.prepare(ctx, src, l)...)
}

// faulty reports whether the data of an item or a problem could not be read: what its rules lower
// to would only repeat it.
func (s *Set) faulty() bool {
	return slices.ContainsFunc(s.items, func(i *Item) bool { return i.faulty }) ||
		slices.ContainsFunc(s.problems, func(p *Problem) bool { return p.faulty })
}

// unread reports rules of items and problems that nobody asks: their names are misspelt.
func (src *files) unread() fault.List {
	var faults fault.List
	for _, file := range sortedKeys(src.modules) {
		folder := path.Dir(file)
		var asked []string
		switch {
		case strings.HasPrefix(folder, "items/"):
			asked = sortedKeys(ruleNames)
		case strings.HasPrefix(folder, "problems/profile/"):
			asked = []string{"found"}
		case strings.HasPrefix(folder, "problems/plan/"):
			asked = []string{"findings"}
		case strings.HasPrefix(folder, "derived/"):
			asked = []string{"value", "proposal"}
		default:
			continue
		}
		said := map[string]bool{}
		for _, r := range src.modules[file].Rules {
			if name := ruleName(r); !contains(asked, name) && !src.read.names[name] && !said[name] {
				said[name] = true
				faults.Add(fault.New(fault.RuleBroken, "rules.rule.unread", placeOf(r.Location), name, fault.Nearest(name, asked)))
			}
		}
	}
	return faults
}
