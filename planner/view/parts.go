package view

import (
	"slices"
	"strings"

	"sevenlists/planner"
)

// partGrid is the figures of the parts of a project as a table, each part behind what it lies in.
func (p *page) partGrid() grid {
	days := func(id, group, title string) column {
		return column{ID: id, Group: p.say(group), Title: p.say(title), Type: "number"}
	}
	g := grid{ID: "parts", Title: p.say("parts"), Question: p.say("parts.note"), Empty: p.say("list.empty"), Columns: []column{
		{ID: "name", Title: p.say("part"), Type: "text"}, {ID: "part_kind", Title: p.say("part_kind"), Type: "text"},
		{ID: "start", Title: p.say("start"), Type: "date"}, {ID: "required", Title: p.say("items_short"), Type: "number"},
		days("a_before", "approval_clock", "before_short"), days("a_completion", "approval_clock", "completion_short"),
		days("e_before", "elapsed_clock", "before_short"), days("e_completion", "elapsed_clock", "completion_short"),
		{ID: "finish", Title: p.say("finish"), Type: "date"},
	}}
	for i := range p.Parts {
		part := &p.Parts[i]
		finish := cell{Text: "–"}
		if part.Totals.Items > 0 {
			finish = dateCell(part.Totals.Finish)
		}
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(strings.Repeat("　", p.partDepth(part)) + part.Name), textCell(p.say("part." + part.Kind)), dateCell(part.Start),
			numberCell(part.Totals.Items), numberCell(part.Totals.Approval.BeforeStart), numberCell(part.Totals.Approval.Completion),
			numberCell(part.Totals.Elapsed.BeforeStart), numberCell(part.Totals.Elapsed.Completion), finish,
		}})
	}
	return g
}

// partDepth says in how many others a part lies.
func (p *page) partDepth(part *planner.PartRow) int {
	depth := 0
	for outer := p.part(part.Parent); outer != nil; outer = p.part(outer.Parent) {
		depth++
	}
	return depth
}

// part gives the part of that id, nil for the project.
func (p *page) part(id string) *planner.PartRow {
	at := slices.IndexFunc(p.Parts, func(r planner.PartRow) bool { return r.ID == id })
	if at < 0 {
		return nil
	}
	return &p.Parts[at]
}

// partName is the name of a part, and the id itself for what the plan does not know.
func (p *page) partName(id string) string {
	if part := p.part(id); part != nil {
		return part.Name
	}
	return id
}

// places are the project, as the empty id, and after it each of its parts, in order.
func (p *page) places() []string {
	ids := []string{""}
	for i := range p.Parts {
		ids = append(ids, p.Parts[i].ID)
	}
	return ids
}

// inPart puts the name of a place before that of a group, in a project with parts.
func (p *page) inPart(id, name string) string {
	switch {
	case len(p.Parts) == 0:
		return name
	case id == "":
		return p.say("whole_project") + " · " + name
	}
	return p.partName(id) + " · " + name
}

// chartName is the name of a row of the chart, whose group says already for which part it is.
func (p *page) chartName(item *planner.ItemRow) string {
	name := markedName(item)
	if part := p.part(item.Part); part != nil {
		name = strings.TrimSuffix(strings.TrimSuffix(name, "（"+part.Name+"）"), " ("+part.Name+")")
	}
	return name
}
