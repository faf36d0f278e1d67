package rules

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/profile"
)

// ofWholes finds, for each item that is done for parts, the facts that it reads of the whole
// project: those that its own data name, and those of every item whose limits its rules read,
// through the shared rules they call. So a limit that the law sets for the whole is declared once,
// beside the limit.
func (s *Set) ofWholes(src *files) {
	declared := map[string]*Item{}
	for _, item := range s.items {
		if len(item.OfProject) > 0 {
			declared[item.ID] = item
		}
	}
	if len(declared) == 0 {
		return
	}
	for _, name := range sortedKeys(src.modules) {
		folder, _, _ := strings.Cut(strings.TrimPrefix(name, "items/"), "/")
		item := s.byID[folder]
		if item == nil || !strings.HasPrefix(name, "items/") || strings.HasSuffix(name, "_test.rego") {
			continue
		}
		read := s.limitsOf(s.rulesOf(src.modules[name]))
		for _, other := range s.items {
			if declared[other.ID] != nil && (other == item || slices.Contains(read, other.ID)) {
				item.whole = append(item.whole, other.OfProject...)
			}
		}
	}
}

// Whole gives the facts that an item reads of the whole project where it is done for a part.
func (i *Item) Whole() []OfProject { return i.whole }

// readsWhole reports whether an item reads a fact of the whole project.
func (i *Item) readsWhole(fact string) bool {
	return slices.ContainsFunc(i.whole, func(w OfProject) bool { return slices.Contains(w.Facts, fact) })
}

// takeWhole puts what an item reads of the whole project into the profile of a part.
func (i *Item) takeWhole(facts *profile.Facts, part, project *profile.Profile) {
	for _, w := range i.whole {
		for _, fact := range w.Facts {
			if slot, known := facts.Slot(fact); known {
				part.Take(project, slot)
			}
		}
	}
}

// limitsOf gives the items whose data rules read.
func (s *Set) limitsOf(rules []*ast.Rule) []string {
	var ids []string
	s.eachRef(rules, func(r ast.Ref) {
		if len(r) > 2 && r.HasPrefix(ast.MustParseRef("data.items")) {
			if id, ok := r[2].Value.(ast.String); ok && !slices.Contains(ids, string(id)) {
				ids = append(ids, string(id))
			}
		}
	})
	return ids
}
