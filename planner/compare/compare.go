package compare

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Make plans every project under one rule set and with the same options, and compares them.
//
// It returns a *fault.Error of kind Invalid with code compare.number where there are too few or too
// many of them, and the errors of planner.Make.
func Make(set *rules.Set, projects []profile.Profile, opt planner.Options) (*Document, error) {
	if len(projects) < Least || len(projects) > Most {
		return nil, fault.New(fault.Invalid, "compare.number", "", Least, Most, len(projects))
	}
	sides := make([]diff.Side, len(projects))
	for i, p := range projects {
		side, err := diff.Make(set, p, opt)
		if err != nil {
			return nil, err
		}
		sides[i] = side
	}
	first := sides[0].Plan
	d := &Document{Lang: opt.Lang, Variant: first.Variant, Assume: first.Assume, Revision: first.Rules.Revision, Differences: []Difference{}}
	plans := make([]*planner.Plan, len(sides))
	for i := range sides {
		plans[i] = sides[i].Plan
		d.Projects = append(d.Projects, projectOf(plans[i]))
	}
	d.Figures = figures(d, set, plans)
	d.Facts, d.Items, d.Problems, d.Commitments = facts(plans), items(set, plans), problems(plans), commitments(set, plans)
	for i := range sides[1:] {
		whole, err := diff.Compare(sides[0], sides[i+1], set, opt.Lang)
		if err != nil {
			return nil, err
		}
		d.Differences = append(d.Differences, differenceOf(i+1, whole))
	}
	return d, nil
}

func projectOf(p *planner.Plan) Project {
	return Project{
		ID: p.Project.ID, Name: p.Project.Name, Start: p.Start, ReferenceDate: p.ReferenceDate, AsOf: p.AsOf,
		Finish: p.Totals.Finish, Site: p.Site,
		WorksUnknown: slices.ContainsFunc(p.Warnings, func(w planner.Warning) bool {
			return w.Code == "works_unknown"
		}),
	}
}

// facts gives the facts on which the plans do not rest alike. All are of one rule set, so that they
// stand in the same order.
func facts(plans []*planner.Plan) []Fact {
	rows := []Fact{}
	for i, f := range plans[0].Facts {
		if f.Fact == profile.ReferenceDate {
			continue // a column of its own
		}
		row, differs := Fact{Fact: f.Fact, Name: f.Name, Unit: f.Unit}, false
		for _, p := range plans {
			of := p.Facts[i]
			row.Values = append(row.Values, stated(of.Value, of.Origin))
			differs = differs || of.Value != f.Value
		}
		if differs {
			rows = append(rows, row)
		}
	}
	return rows
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
