package planner

import "sevenlists/planner/lists"

// listInput gives the lists what they are made of.
func (m *maker) listInput(p *Plan, making map[string]map[string]int) lists.Input {
	problems := make([]lists.Problem, len(p.Problems))
	for i, row := range p.Problems {
		problems[i] = lists.Problem{
			ID: row.ID, Name: row.Name, Severity: row.Severity, State: row.Status, Because: row.Because,
			Missing: row.Missing, Assumed: row.Assumed, Items: row.Items, Solver: row.SolverName, Helpers: row.Helpers,
			Suggestion: row.Suggestion, Due: row.Due, LegalBasis: row.LegalBasis,
		}
	}
	return lists.Input{
		Writer: m.writer, Decision: m.decision, Route: &m.route, Schedule: &m.dates, Money: m.bill, Problems: problems, Marks: m.told(p.Items),
		Making: making,
	}
}
