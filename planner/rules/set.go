// Package rules loads a rule set, checks it, lowers it by partial evaluation into comparisons
// over facts, and decides with them what a project needs. Rego is the one source of truth;
// nothing about an approval is written in Go.
package rules

import (
	"slices"
	"sync"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"
	"github.com/open-policy-agent/opa/v1/storage"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Set is one version of a district's rules, loaded and checked. It does not change after
// Load and may be used by many goroutines at once.
type Set struct {
	revision     string
	facts        *profile.Facts
	schema       *profile.Schema
	items        []*Item // by phase, then id
	byID         map[string]*Item
	laws         map[string]*Law
	departments  map[string]*Department
	problems     []*Problem
	targets      []Target
	stretches    []Stretch
	preparations []*Preparation
	plots        []*Plot // by id
	guide        *Guide
	register     []RegisterVersion
	early        Early
	producers    map[string][]string // items, by the id of the paper that they supply
	vocabulary   Vocabulary
	calendar     *calendar.Calendar
	derivations  []derivation
	plan         []planProblem
	planWhole    bool // one of them may read every fact

	program   *program
	unlowered []Unlowered
	compiler  *ast.Compiler
	store     storage.Store

	indexOnce sync.Once
	indexed   *trialIndex // of program, for what-ifs; made when it is first asked for

	limits      limits
	faultyFacts bool // while loading: the facts could not be read
}

// derivation is a rule that gives a fact its value where nobody states it.
type derivation struct {
	slot     int
	proposed bool
	reads    []int // the facts that must be known
	title    lang.Text
	query    rego.PreparedEvalQuery
	yes, no  *condition // of a truth that was lowered; else nil, and OPA is asked
}

// planProblem is a problem that is looked for in the finished plan.
type planProblem struct {
	*Problem
	title lang.Text
	query rego.PreparedEvalQuery
	reads []int // facts
}

// Revision names the content of the rule set: sha256:<hex>.
func (s *Set) Revision() string { return s.revision }

// Facts are the questions of the rule set, in asking order.
func (s *Set) Facts() *profile.Facts { return s.facts }

// Schema checks a profile against the facts of the rule set.
func (s *Set) Schema() *profile.Schema { return s.schema }

// Items are all items, by phase and then id.
func (s *Set) Items() []*Item { return s.items }

// Item gives the item of that id, or nil.
func (s *Set) Item(id string) *Item { return s.byID[id] }

// Law gives the document of that id, or nil.
func (s *Set) Law(id string) *Law { return s.laws[id] }

// LawIDs are the ids of all documents of law, in order.
func (s *Set) LawIDs() []string { return sortedKeys(s.laws) }

// Problems are all kinds of problem, by id.
func (s *Set) Problems() []*Problem { return s.problems }

// Targets are the published time targets, in the order of the file.
func (s *Set) Targets() []Target { return s.targets }

// Stretches are what the district wants measured in every plan, in the order of the file.
func (s *Set) Stretches() []Stretch { return s.stretches }

// Vocabulary is what the district names its own way: lists, phases, variants and so on.
func (s *Set) Vocabulary() *Vocabulary { return &s.vocabulary }

// Calendar counts the rule set's working days.
func (s *Set) Calendar() *calendar.Calendar { return s.calendar }

// HasDepartment reports whether there is a department of that id, today or once.
func (s *Set) HasDepartment(id string) bool { return s.departments[id] != nil }

// Departments are the ids of all departments, in order.
func (s *Set) Departments() []string { return sortedKeys(s.departments) }

// DepartmentName gives a department's name on a day, and its id where it has none.
func (s *Set) DepartmentName(id string, day calendar.Date) lang.Text {
	if d := s.departments[id]; d != nil {
		return d.NameOn(day)
	}
	return lang.Text{ZH: id, EN: id}
}

// Office gives who handles an item on a day.
func (i *Item) Office(day calendar.Date) Offices {
	for _, o := range i.Offices {
		if o.Holds(day) {
			return o
		}
	}
	if len(i.Offices) == 0 {
		return Offices{}
	}
	return i.Offices[len(i.Offices)-1]
}

// StatutoryOn gives the statutory days in force on a day, or nil.
func (i *Item) StatutoryOn(day calendar.Date) *StatutoryDays {
	for k := range i.Days.Statutory {
		if i.Days.Statutory[k].Holds(day) {
			return &i.Days.Statutory[k]
		}
	}
	return nil
}

// RegimesOn gives the regimes in force on a day.
func (i *Item) RegimesOn(day calendar.Date) []*Regime {
	var found []*Regime
	for k := range i.Regimes {
		if i.Regimes[k].Holds(day) {
			found = append(found, &i.Regimes[k])
		}
	}
	return found
}

// Prerequisites are the edges that end at the item, by the earlier item's id.
func (i *Item) Prerequisites() []Edge { return slices.Clone(i.prerequisites) }

// Readers are the items whose rules read a fact: to apply, to be committed, or for an edge.
func (s *Set) Readers(fact string) []*Item {
	slot, ok := s.facts.Slot(fact)
	if !ok {
		return nil
	}
	var found []*Item
	for _, item := range s.items {
		conditions := []*condition{&item.applies, &item.mayCommit}
		for i := range item.prerequisites {
			conditions = append(conditions, &item.prerequisites[i].when)
		}
		if slices.ContainsFunc(conditions, func(c *condition) bool { return c.reads(slot) }) {
			found = append(found, item)
		}
	}
	return found
}

// reads reports whether the condition compares that fact.
func (c *condition) reads(slot int) bool {
	found := false
	if c.diagram == nil {
		return false
	}
	c.diagram.formula.each(false, func(t *test, _ bool) { found = found || t.turnsOn(slot) })
	return found
}

// conditions are all that was lowered.
func (s *Set) conditions() []*condition {
	var all []*condition
	for _, item := range s.items {
		all = append(all, &item.applies, &item.mayCommit)
		for i := range item.prerequisites {
			all = append(all, &item.prerequisites[i].when)
		}
		for i := range item.refusals {
			all = append(all, &item.refusals[i].condition)
		}
		for i := range item.lengths {
			all = append(all, &item.lengths[i].condition)
		}
	}
	for _, p := range s.problems {
		if p.Origin == "profile" {
			all = append(all, &p.found)
		}
	}
	for i := range s.derivations {
		if d := &s.derivations[i]; d.yes != nil {
			all = append(all, d.yes, d.no)
		}
	}
	return all
}
