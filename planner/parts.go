package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// PartRow is one part of a project with its own figures.
type PartRow struct {
	ID     string        `json:"id"`
	Name   string        `json:"name"`
	Kind   string        `json:"kind"` // phase, lot or building
	Parent string        `json:"parent,omitempty"`
	Start  calendar.Date `json:"start"`
	// Totals count the items of the part and of what lies in it: before_start to the latest start of
	// works in it, completion to the latest completion in it; where it has none of its own, those of
	// what it lies in.
	Totals Totals    `json:"totals"`
	Paths  Paths     `json:"paths"`
	Facts  []FactRow `json:"facts"` // what it states itself, in asking order
}

// parts writes the parts in the order of the profile, each behind the part that it lies in.
func (m *maker) parts() []PartRow {
	p := &m.decision.Profile
	rows := make([]PartRow, 0, len(p.Parts))
	for i := range p.Parts {
		part := &p.Parts[i]
		row := PartRow{ID: part.ID, Name: part.Name, Kind: part.Kind, Parent: part.Parent, Start: p.StartOf(part.ID)}
		row.Totals.Finish = m.dates.Start
		inside := make([]bool, len(m.graph.Nodes))
		for n := range m.graph.Nodes {
			node := &m.graph.Nodes[n]
			if inside[n] = node.Part != "" && p.Within(node.Part, part.ID); inside[n] {
				row.Totals.Finish = max(row.Totals.Finish, m.dates.Rows[n].EarlyFinish)
				if isItem(node) {
					row.Totals.Items++
				}
			}
		}
		totals := m.route.TotalsOf(inside, m.milestones(part.ID, route.StartOfWorks), m.milestones(part.ID, route.Completion))
		row.Totals.Approval, row.Totals.Elapsed = Clock(totals.Approval), Clock(totals.Elapsed)
		row.Paths = Paths{BeforeStart: m.keys(totals.ElapsedChains.BeforeStart), Completion: m.keys(totals.ElapsedChains.Completion)}
		row.Facts = m.stating(part)
		rows = append(rows, row)
	}
	return rows
}

// stating lists what a part states itself.
func (m *maker) stating(part *profile.Part) []FactRow {
	rows := make([]FactRow, 0, len(part.Facts))
	for _, f := range part.Facts {
		fact := &m.set.Facts().List[f.Slot]
		row := FactRow{Fact: fact.ID, Name: fact.Name.In(m.opt.Lang), Value: f.Value, Unit: fact.Unit.In(m.opt.Lang), Origin: "stated",
			Site: m.sited(fact.ID, f.Value),
		}
		if !f.Value.IsKnown() {
			row.Origin = "unknown"
		}
		rows = append(rows, row)
	}
	return rows
}

// milestones gives the nodes of a role in a part and what lies in it; where there is none, those of
// the nearest part above, or of the project, that has one.
func (m *maker) milestones(part string, role route.Role) []int32 {
	p := &m.decision.Profile
	find := func(there func(string) bool) (nodes []int32) {
		for n := range m.graph.Nodes {
			if m.graph.Nodes[n].Role == role && there(m.graph.Nodes[n].Part) {
				nodes = append(nodes, int32(n))
			}
		}
		return nodes
	}
	nodes := find(func(place string) bool { return p.Within(place, part) })
	for len(nodes) == 0 && part != "" {
		part = p.Part(part).Parent
		nodes = find(func(place string) bool { return place == part })
	}
	return nodes
}

// Keys gives the keys that an item, or the works, has in a project: item@part for what is done
// once a part.
func Keys(set *rules.Set, p *profile.Profile, id string) []string {
	item := set.Item(id)
	if milestones := set.Vocabulary().Milestones; id == milestones.Works.ID {
		item = set.Item(milestones.StartOfWorks)
	}
	if item == nil {
		return nil
	}
	places := p.Places(item.Per)
	keys := make([]string, len(places))
	for i, part := range places {
		keys[i] = rules.Key(id, part)
	}
	return keys
}

// outside reports of keys whether they stand beside a part, so that its problems do not touch them.
func (m *maker) outside(part string) func(key string) bool {
	return func(key string) bool {
		_, other := profile.CutKey(key)
		return !m.decision.Profile.Related(part, other)
	}
}

// splitting adds the problems that lie in how a project is parted: what a part escapes that the
// whole needs, and a stated quantity that its parts together pass. The rule set says as which of
// its problems they are shown.
func (m *maker) splitting(rows []ProblemRow) []ProblemRow {
	p := m.problemOf(m.set.Vocabulary().Splitting)
	if p.ID == "" || !Splits(m.set, m.decision) {
		return rows
	}
	at := slices.IndexFunc(rows, func(r ProblemRow) bool { return r.ID == p.ID })
	if at < 0 {
		row := m.problem(p)
		row.Items = []string{}
		rows, at = append(rows, row), len(rows)
	}
	row := &rows[at]
	row.Status = "found"
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if !d.Split {
			continue
		}
		if !slices.Contains(row.Items, d.Key()) {
			row.Items = append(row.Items, d.Key())
		}
		if len(d.Item.OfProject) > 0 { // others only follow its limits
			row.Because = append(row.Because, m.split(d))
		}
	}
	for _, e := range exceeded(m.set, &m.decision.Profile) {
		row.Because = append(row.Because, m.exceeds(e))
	}
	if len(row.Items) == 0 {
		row.Items = m.problem(p).Items
	}
	return rows
}

// Splits reports whether a part escapes what the whole project needs, or the parts of a project
// add up to more than it states.
func Splits(set *rules.Set, d *rules.Decision) bool {
	return slices.ContainsFunc(d.Items, func(r rules.ItemDecision) bool { return r.Split && len(r.Item.OfProject) > 0 }) ||
		len(exceeded(set, &d.Profile)) > 0
}

// split says that a part alone would not need an item.
func (m *maker) split(d *rules.ItemDecision) words.Reason {
	name := m.decision.Named(d.Item.Name, d.Part)
	r := words.Reason{
		Condition: lang.Text{
			ZH: "单看这一部分不需要“" + name.ZH + "”，按整个项目合计需要，不得拆分",
			EN: "This part alone would not need it, the whole project does, and may not be split: " + name.EN,
		}.In(m.opt.Lang),
		Facts: map[string]profile.Value{}, LegalBasis: []words.LawRef{},
	}
	var basis []rules.Basis
	for _, w := range d.Item.OfProject {
		for _, fact := range w.Facts {
			r.Facts[fact] = m.decision.Profile.Value(m.slot(fact))
		}
		basis = append(basis, w.Basis)
	}
	r.LegalBasis = m.writer.Quote(basis)
	return r
}

// excess is a quantity that the parts of a project or part pass together.
type excess struct {
	part        string
	slot        int
	stated, sum profile.Value
}

// exceeded finds the stated quantities that lie below the sum of what parts state.
func exceeded(set *rules.Set, p *profile.Profile) []excess {
	var found []excess
	check := func(part string, slot int, stated profile.Value) {
		if !set.Facts().List[slot].Sums || !stated.IsKnown() {
			return
		}
		if sum, states := p.Parted(set.Facts(), part, slot); states && sum > stated.Micro() {
			found = append(found, excess{part, slot, stated, profile.NumberValue(sum)})
		}
	}
	if len(p.Parts) == 0 {
		return nil
	}
	for slot := range set.Facts().List {
		if p.Origin[slot].Given() {
			check("", slot, p.Value(slot))
		}
	}
	for i := range p.Parts {
		for _, f := range p.Parts[i].Facts {
			check(p.Parts[i].ID, f.Slot, f.Value)
		}
	}
	return found
}

// exceeds says that parts add up to more than is stated.
func (m *maker) exceeds(e excess) words.Reason {
	fact := &m.set.Facts().List[e.slot]
	name, w := m.decision.Named(fact.Name, e.part).In(m.opt.Lang), m.writer
	stated, sum := w.Value(fact.ID, e.stated), w.Value(fact.ID, e.sum)
	return words.Reason{
		Condition: lang.Text{
			ZH: name + "：填写的是" + stated + "，各部分合计" + sum,
			EN: name + ": stated as " + stated + ", its parts add up to " + sum,
		}.In(m.opt.Lang),
		Facts: map[string]profile.Value{fact.ID: e.stated}, LegalBasis: []words.LawRef{},
	}
}
