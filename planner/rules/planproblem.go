package rules

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"time"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/rego"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// PlannedItem is what a problem over the plan may read of one item (`input.items[key]`).
type PlannedItem struct {
	ID          string        `json:"id"`   // its key
	Item        string        `json:"item"` // the id alone
	Part        string        `json:"part,omitempty"`
	Within      []string      `json:"within,omitempty"` // in a project with parts: its part and all in which that lies, "" last
	Status      string        `json:"status"`           // required or possible
	Asked       bool          `json:"asked"`            // a commitment was asked for
	Offered     bool          `json:"offered"`          // a commitment is offered
	Chosen      bool          `json:"chosen"`           // a commitment is taken
	EarlyStart  calendar.Date `json:"early_start,omitzero"`
	EarlyFinish calendar.Date `json:"early_finish,omitzero"`
	ValidTo     calendar.Date `json:"valid_to,omitzero"`    // last day of the first of its results to end
	WorksStart  calendar.Date `json:"works_start,omitzero"` // of its part, or the first of the parts of the project
	WaitsFor    []string      `json:"waits_for"`            // keys of its hard prerequisites in the plan
}

// PlannedProject is the finished plan as problems over the plan read it (`input`).
type PlannedProject struct {
	Facts map[string]profile.Value `json:"facts"` // known facts only
	Items map[string]PlannedItem   `json:"items"`
	Plan  struct {
		Start         calendar.Date `json:"start"`
		ReferenceDate calendar.Date `json:"reference_date"`
		Finish        calendar.Date `json:"finish,omitzero"`
		StartOfWorks  string        `json:"start_of_works"` // id of that milestone
		WorksStart    calendar.Date `json:"works_start,omitzero"`
	} `json:"plan"`
}

// Finding is one contradiction found in a plan.
type Finding struct {
	Problem *Problem
	Title   lang.Text
	Items   []string // the rows it concerns
	Values  map[string]any
}

// preparePlanProblem readies `data.problems.plan.<id>.findings`.
func (s *Set) preparePlanProblem(ctx context.Context, m *ast.Module, id string, faults *fault.List) {
	for _, p := range s.problems {
		if p.ID == id && p.Origin == "plan" {
			query := s.prepareQuery(ctx, "data.problems.plan."+id+".findings", "problems/plan/"+id, faults)
			s.plan = append(s.plan, planProblem{Problem: p, title: packageTitle(m), query: query, reads: s.plannedFacts(m)})
			return
		}
	}
	faults.Add(fault.New(fault.RuleBroken, "rules.folder.missing", "problems/plan/"+id+"/data.yaml", "problems/plan/"+id))
}

// plannedFacts finds the facts that a rule over the plan reads, as `input.facts.<fact>`.
func (s *Set) plannedFacts(m *ast.Module) []int {
	prefix := ast.MustParseRef("input.facts")
	var slots []int
	ast.WalkRefs(m, func(r ast.Ref) bool {
		switch {
		case r.Equal(prefix) || len(r) > len(prefix) && r.HasPrefix(prefix) && !r[len(prefix)].IsGround(),
			len(r) == 1 && r[0].Equal(ast.InputRootDocument):
			s.planWhole = true
		case r.HasPrefix(prefix):
			name, _ := r[len(prefix)].Value.(ast.String)
			if slot, ok := s.facts.Slot(string(name)); ok && !slices.Contains(slots, slot) {
				slots = append(slots, slot)
			}
		}
		return false
	})
	return slots
}

// readInPlan reports whether a problem over the plan can read a fact: only those are handed over.
func (s *Set) readInPlan(id string) bool {
	slot, _ := s.facts.Slot(id)
	return s.planWhole || slices.ContainsFunc(s.plan, func(p planProblem) bool { return slices.Contains(p.reads, slot) })
}

// PlanReads gives the facts that problems over the finished plan read, each with those problems:
// whether one is found there, no condition over facts can tell.
func (s *Set) PlanReads() map[int][]*Problem {
	found := map[int][]*Problem{}
	for i := range s.plan {
		for _, slot := range s.plan[i].reads {
			found[slot] = append(found[slot], s.plan[i].Problem)
		}
	}
	return found
}

// FindInPlan looks for the problems that only dates and choices show.
//
// It returns a fault.Error of kind RuleBroken when a rule fails or takes too long.
func (s *Set) FindInPlan(project PlannedProject) ([]Finding, error) {
	if len(s.plan) == 0 {
		return nil, nil
	}
	project.Facts = maps.Clone(project.Facts)
	maps.DeleteFunc(project.Facts, func(id string, _ profile.Value) bool { return !s.readInPlan(id) })
	content, err := json.Marshal(project)
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "rules.eval", "problems/plan", err.Error()).Because(err)
	}
	input, err := ast.ValueFromReader(jsonReader(content))
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "rules.eval", "problems/plan", err.Error()).Because(err)
	}
	var findings []Finding
	for i := range s.plan {
		found, err := s.plan[i].find(input, s.limits.eval)
		if err != nil {
			return nil, err
		}
		findings = append(findings, found...)
	}
	return findings, nil
}

// find evaluates one problem. A finding is an object with `item` and any other values.
func (p *planProblem) find(input ast.Value, limit time.Duration) ([]Finding, error) {
	ctx, cancel := context.WithTimeout(context.Background(), limit)
	defer cancel()
	result, err := p.query.Eval(ctx, rego.EvalParsedInput(input))
	if err != nil {
		return nil, failure(ctx, "problems/plan/"+p.ID, err)
	}
	var findings []Finding
	for _, r := range result {
		for _, e := range r.Expressions {
			rows, _ := e.Value.([]any)
			for _, row := range rows {
				object, _ := row.(map[string]any)
				f := Finding{Problem: p.Problem, Title: p.title, Values: map[string]any{}}
				for key, v := range object {
					if item, ok := v.(string); ok && key == "item" {
						f.Items = append(f.Items, item)
						continue
					}
					f.Values[key] = v
				}
				findings = append(findings, f)
			}
		}
	}
	return findings, nil
}
