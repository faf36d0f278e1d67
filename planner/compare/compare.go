package compare

import (
	"context"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Column is one of the plans that are put side by side.
type Column struct {
	Side diff.Side
	Set  *rules.Set // by which it was planned
	// Stored is the id of the project that a server keeps, Plan the number of its issued plan; empty and 0
	// where it is none.
	Stored string
	Plan   int
}

// Make plans every project under one rule set and with the same options, and compares them.
//
// It returns a *fault.Error of kind Invalid with code compare.number where there are too few or too
// many of them, and the errors of planner.Make.
func Make(set *rules.Set, projects []profile.Profile, opt planner.Options) (*Document, error) {
	if err := CheckNumber(len(projects)); err != nil {
		return nil, err
	}
	columns := make([]Column, len(projects))
	for i, p := range projects {
		side, err := diff.Make(set, p, opt)
		if err != nil {
			return nil, err
		}
		columns[i] = Column{Side: side, Set: set}
	}
	return Of(context.Background(), columns, opt.Lang)
}

// CheckNumber refuses to compare too few or too many.
func CheckNumber(n int) error {
	if n < Least || n > Most {
		return fault.New(fault.Invalid, "compare.number", "", Least, Most, n)
	}
	return nil
}

// Of compares plans that were made before, by one rule set or by several. Those that cannot be planned
// again keep the language in which they were written. Between one difference and the next it looks
// whether ctx has ended.
//
// It returns what CheckNumber does, the errors of planner.Make and that of ctx.
func Of(ctx context.Context, columns []Column, l lang.Lang) (*Document, error) {
	if err := CheckNumber(len(columns)); err != nil {
		return nil, err
	}
	d := &Document{Lang: l, Differences: []Difference{}}
	sheets, plans := make([]sheet, len(columns)), make([]*planner.Plan, len(columns))
	for i, c := range columns {
		side, err := c.Side.In(l)
		if err != nil {
			return nil, err
		}
		plans[i], sheets[i] = side.Plan, sheet{side.Plan, c.Set}
		d.Projects = append(d.Projects, projectOf(side.Plan, c))
	}
	d.Variant, d.Assume, d.Revision = d.Projects[0].Variant, d.Projects[0].Assume, d.Projects[0].Revision
	set := columns[0].Set
	d.Figures = figures(d, sheets)
	d.Facts, d.Items, d.Problems, d.Commitments = facts(plans), items(set, plans), problems(plans), commitments(set, plans)
	for i, c := range columns[1:] {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		whole, err := diff.Compare(columns[0].Side, c.Side, c.Set, l)
		if err != nil {
			return nil, err
		}
		d.Differences = append(d.Differences, differenceOf(i+1, whole))
	}
	return d, nil
}

func projectOf(p *planner.Plan, c Column) Project {
	return Project{
		Stored: c.Stored, Plan: c.Plan, Variant: p.Variant, Assume: p.Assume, Revision: p.Rules.Revision,
		ID: p.Project.ID, Name: p.Project.Name, Start: p.Start, ReferenceDate: p.ReferenceDate, AsOf: p.AsOf,
		Finish: p.Totals.Finish, Site: p.Site,
		WorksUnknown: slices.ContainsFunc(p.Warnings, func(w planner.Warning) bool {
			return w.Code == "works_unknown"
		}),
	}
}

// facts gives the facts on which the plans do not rest alike, in the order of the first plan that has
// them. A fact that the rule set of a plan does not have is unknown there.
func facts(plans []*planner.Plan) []Fact {
	rows, at := []Fact{}, map[string]int{}
	for i, p := range plans {
		for k := range p.Facts {
			f := &p.Facts[k]
			n, known := at[f.Fact]
			if !known {
				n = len(rows)
				at[f.Fact] = n
				none := diff.Stated{Origin: "unknown"}
				rows = append(rows, Fact{Fact: f.Fact, Name: f.Name, Unit: f.Unit, Values: slices.Repeat([]diff.Stated{none}, len(plans))})
			}
			rows[n].Values[i] = diff.Stated{Value: f.Value, Origin: f.Origin}
		}
	}
	return slices.DeleteFunc(rows, func(f Fact) bool {
		alike := !slices.ContainsFunc(f.Values, func(v diff.Stated) bool { return v.Value != f.Values[0].Value })
		return alike || f.Fact == profile.ReferenceDate // which is a column of its own
	})
}

// items gives the items that are not required of all, possible for all, or needed by none.
func items(set *rules.Set, plans []*planner.Plan) []Row {
	state := func(p *planner.Plan) map[string]string {
		states := map[string]string{}
		for i := range p.Items {
			states[p.Items[i].ID] = p.Items[i].Status
		}
		return states
	}
	return rows(set, plans, state, "not_required", false)
}

// commitments gives the items that some plan may enter on a commitment.
func commitments(set *rules.Set, plans []*planner.Plan) []Row {
	state := func(p *planner.Plan) map[string]string {
		states := map[string]string{}
		for i := range p.Items {
			c := p.Items[i].Commitment
			switch {
			case c == nil:
			case c.Chosen:
				states[p.Items[i].ID] = "chosen"
			case c.Offered:
				states[p.Items[i].ID] = "offered"
			case len(c.RefusedBecause) == 0:
				states[p.Items[i].ID] = "not_yet"
			default:
				states[p.Items[i].ID] = "refused"
			}
		}
		return states
	}
	all := rows(set, plans, state, "none", true)
	return slices.DeleteFunc(all, func(r Row) bool {
		return !slices.Contains(r.States, "chosen") && !slices.Contains(r.States, "offered")
	})
}

// rows gives the state of each item in every plan, in the order of the catalogue and then of the
// plans; same tells whether those are given, too, that are alike in all.
func rows(set *rules.Set, plans []*planner.Plan, of func(*planner.Plan) map[string]string, none string, same bool) []Row {
	made := []Row{}
	states := make([]map[string]string, len(plans))
	names, keys := map[string]string{}, []string{}
	for i, p := range plans {
		states[i] = of(p)
		for k := range p.Items {
			if row := &p.Items[k]; names[row.ID] == "" && row.Kind != "works" {
				names[row.ID] = row.Name
				keys = append(keys, row.ID)
			}
		}
	}
	order := map[string]int{}
	for i, item := range set.Items() {
		order[item.ID] = i + 1
	}
	place := func(key string) int {
		id, _ := profile.CutKey(key)
		if order[id] == 0 { // added by hand
			return len(order) + 1
		}
		return order[id]
	}
	slices.SortStableFunc(keys, func(a, b string) int { return place(a) - place(b) })
	for _, key := range keys {
		row, differs := Row{ID: key, Name: names[key]}, same
		for i := range plans {
			state := states[i][key]
			if state == "" {
				state = none
			}
			row.States = append(row.States, state)
			differs = differs || state != row.States[0]
		}
		if differs {
			made = append(made, row)
		}
	}
	return made
}

// problems gives the problems that some plan has, in the order of the plans.
func problems(plans []*planner.Plan) []Row {
	rows, at := []Row{}, map[string]int{}
	for i, p := range plans {
		for _, problem := range p.Problems {
			k, known := at[problem.ID]
			if !known {
				k = len(rows)
				at[problem.ID] = k
				rows = append(rows, Row{ID: problem.ID, Name: problem.Name, States: slices.Repeat([]string{"none"}, len(plans))})
			}
			if rows[k].States[i] != "found" { // of several parts
				rows[k].States[i] = problem.Status
			}
		}
	}
	return rows
}

func differenceOf(project int, whole *diff.Document) Difference {
	d := Difference{
		Project: project, Same: whole.Same, Complete: whole.Complete, Moved: whole.Moved, Effects: whole.Effects,
		Items: []diff.Item{}, Problems: whole.Problems, Whole: whole,
	}
	for _, item := range whole.Items {
		if item.Change != diff.Changed {
			d.Items = append(d.Items, item)
		}
	}
	return d
}
