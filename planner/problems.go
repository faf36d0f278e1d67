package planner

import (
	"fmt"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// severityOrder puts what stops a project first.
var severityOrder = map[string]int{"stop": 0, "delay": 1, "cost": 2}

// problems joins what early study finds in the profile, in its derivations and in the plan.
func (m *maker) problems() ([]ProblemRow, error) {
	rows := []ProblemRow{}
	for i := range m.decision.Problems {
		d := &m.decision.Problems[i]
		row := m.problem(d.Problem)
		row.Because = m.writer.Reasons(d.Because, d.Problem.LegalBasis)
		row.Missing, row.Assumed, row.Part = d.Missing, d.Assumed, d.Part
		row.ID, row.Name = rules.Key(row.ID, d.Part), m.decision.Named(d.Problem.Name, d.Part).In(m.opt.Lang)
		row.Items = slices.DeleteFunc(row.Items, m.outside(d.Part))
		if d.Verdict != rules.Required {
			row.Status = "open"
		}
		rows = append(rows, row)
	}
	rows = append(rows, m.contradictions()...)
	rows = m.splitting(rows)
	rows = append(rows, m.contradicted()...)
	found, err := m.set.FindInPlan(m.planned())
	if err != nil {
		return nil, err
	}
	rows = append(rows, m.findings(found)...)
	slices.SortStableFunc(rows, func(a, b ProblemRow) int {
		if a.Status != b.Status { // found before open
			return strings.Compare(a.Status, b.Status)
		}
		if c := severityOrder[a.Severity] - severityOrder[b.Severity]; c != 0 {
			return c
		}
		return strings.Compare(a.ID, b.ID)
	})
	return rows, nil
}

// problem writes what the rule set says of a problem, with those affected items the plan has.
func (m *maker) problem(p *rules.Problem) ProblemRow {
	row := ProblemRow{
		ID: p.ID, Name: p.Name.In(m.opt.Lang), Severity: p.Severity, Status: "found", Items: []string{},
		Solver: p.Solver, SolverName: m.writer.Department(p.Solver), Helpers: m.writer.Departments(p.Helpers),
		Suggestion: p.Suggestion.In(m.opt.Lang), LegalBasis: m.writer.Quote(p.LegalBasis), Confidence: p.Confidence,
	}
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if d.Verdict != rules.NotRequired && (p.AffectsAll || slices.Contains(p.Affects, d.Item.ID)) {
			row.Items = append(row.Items, d.Key())
		}
	}
	if p.DueDays > 0 {
		row.Due = m.set.Calendar().Add(m.decision.Profile.Start, p.DueDays)
	}
	return row
}

// contradictions are stated values that the derivation of the same fact speaks against.
func (m *maker) contradictions() []ProblemRow {
	var rows []ProblemRow
	for _, d := range m.decision.Derived {
		if !d.Contradicted {
			continue
		}
		stated := m.decision.Profile.Value(m.slot(d.Fact))
		name, w := m.writer.FactName(d.Fact), m.writer
		facts := map[string]profile.Value{d.Fact: stated}
		for _, id := range d.Reads {
			facts[id] = m.decision.Profile.Value(m.slot(id))
		}
		rows = append(rows, ProblemRow{
			ID: "contradiction_" + d.Fact, Severity: "delay", Status: "found", Items: []string{}, Confidence: "high",
			Name: lang.Text{ZH: "所填与推算不一致：" + name, EN: "Stated value contradicts its derivation: " + name}.In(w.Lang),
			Because: []words.Reason{{
				Condition: lang.Text{
					ZH: "填写的是“" + w.Value(d.Fact, stated) + "”，按“" + d.Title.ZH + "”推算是“" + w.Value(d.Fact, d.Value) + "”",
					EN: "stated " + w.Value(d.Fact, stated) + ", derived " + w.Value(d.Fact, d.Value) + " (" + d.Title.EN + ")",
				}.In(w.Lang),
				Facts: facts, LegalBasis: []words.LawRef{},
			}},
			Solver: "investor", SolverName: w.Department("investor"), LegalBasis: []words.LawRef{},
			Suggestion: lang.Text{
				ZH: "请核对：以填写的为准作了计划；改正其中一个，或删去该项由系统推算",
				EN: "Check it: the plan follows what is stated. Correct one of the two, or leave the fact out and let it be derived",
			}.In(w.Lang),
		})
	}
	return rows
}

func (m *maker) slot(fact string) int {
	slot, ok := m.set.Facts().Slot(fact)
	if !ok {
		return -1
	}
	return slot
}

// planned is the plan as the rules over the plan read it.
func (m *maker) planned() rules.PlannedProject {
	project := rules.PlannedProject{Facts: map[string]profile.Value{}, Items: map[string]rules.PlannedItem{}}
	for slot := range m.set.Facts().List {
		if v := m.decision.Profile.Value(slot); v.IsKnown() {
			project.Facts[m.set.Facts().List[slot].ID] = v
		}
	}
	project.Plan.Start, project.Plan.ReferenceDate = m.decision.Profile.Start, m.decision.ReferenceDate
	project.Plan.Finish = m.dates.Finish
	milestones := m.set.Vocabulary().Milestones
	project.Plan.StartOfWorks = milestones.StartOfWorks
	project.Plan.WorksStart = m.worksStart("")
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if d.Verdict == rules.NotRequired {
			continue
		}
		row := rules.PlannedItem{ID: d.Key(), Item: d.Item.ID, Part: d.Part, Status: d.Verdict.String(), Asked: m.asked(d.Key()), WaitsFor: []string{}}
		if len(m.decision.Parts) > 0 {
			row.Within = m.decision.Profile.Around(d.Part)
		}
		if d.Commitment != nil {
			row.Offered = d.Commitment.Offered
		}
		if n, ok := m.node[d.Key()]; ok {
			row.Chosen = m.route.Committed[n]
			row.EarlyStart, row.EarlyFinish = m.dates.Rows[n].EarlyStart, m.dates.Rows[n].EarlyFinish
			row.ValidTo, row.WorksStart = m.validTo(d), m.worksStart(d.Part)
			first, end := m.graph.Incoming(n)
			for l := first; l < end; l++ {
				if link := &m.graph.Links[l]; link.Kind == rules.Hard {
					row.WaitsFor = append(row.WaitsFor, link.From)
				}
			}
		}
		project.Items[d.Key()] = row
	}
	return project
}

// worksStart is the first day of the works of a part, of what it lies in or of what lies in it; 0
// where it has none.
func (m *maker) worksStart(part string) calendar.Date {
	var first calendar.Date
	for i := range m.graph.Nodes {
		n := &m.graph.Nodes[i]
		if begins := m.dates.Rows[i].EarlyStart; n.Role == route.Works && (first == 0 || begins < first) && m.decision.Profile.Related(n.Part, part) {
			first = begins
		}
	}
	return first
}

// findings joins what was found in the plan into one row a problem.
func (m *maker) findings(found []rules.Finding) []ProblemRow {
	var rows []ProblemRow
	for _, f := range found {
		if len(rows) == 0 || rows[len(rows)-1].ID != f.Problem.ID {
			row := m.problem(f.Problem)
			row.Items = []string{}
			rows = append(rows, row)
		}
		row := &rows[len(rows)-1]
		row.Because = append(row.Because, m.finding(f))
		for _, id := range f.Items {
			if !slices.Contains(row.Items, id) {
				row.Items = append(row.Items, id)
			}
		}
	}
	for i := range rows {
		if len(rows[i].Items) == 0 {
			rows[i].Items = m.problem(m.problemOf(rows[i].ID)).Items
		}
	}
	return rows
}

func (m *maker) problemOf(id string) *rules.Problem {
	for _, p := range m.set.Problems() {
		if p.ID == id {
			return p
		}
	}
	return &rules.Problem{}
}

// finding says one finding: the problem's title, the rows and the values the rule gave.
func (m *maker) finding(f rules.Finding) words.Reason {
	r := words.Reason{Condition: f.Title.In(m.opt.Lang), Facts: map[string]profile.Value{}, LegalBasis: m.writer.Quote(f.Problem.LegalBasis)}
	var parts []string
	for _, id := range f.Items {
		if m.decision.Item(id) != nil {
			parts = append(parts, m.nameOf(id))
		}
	}
	keys := make([]string, 0, len(f.Values))
	for key := range f.Values {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	for _, key := range keys {
		if slot := m.slot(key); slot >= 0 {
			r.Facts[key] = m.decision.Profile.Value(slot)
			parts = append(parts, m.writer.FactName(key)+" "+m.writer.Value(key, r.Facts[key]))
			continue
		}
		if other := m.set.Item(fmt.Sprint(f.Values[key])); other != nil {
			parts = append(parts, other.Name.In(m.opt.Lang))
			continue
		}
		parts = append(parts, fmt.Sprint(f.Values[key]))
	}
	if len(parts) > 0 {
		r.Condition += lang.Text{ZH: "：", EN: ": "}.In(m.opt.Lang) + strings.Join(parts, lang.Text{ZH: "，", EN: ", "}.In(m.opt.Lang))
	}
	return r
}

// provisionalFrom is the first date of the plan that no announced calendar covers, if any.
func (m *maker) provisionalFrom() calendar.Date {
	if m.dates.Finish > m.set.Calendar().Last() {
		return m.set.Calendar().Last().AddDays(1)
	}
	return 0
}
