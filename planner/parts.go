package planner

import (
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
		row := FactRow{Fact: fact.ID, Name: fact.Name.In(m.opt.Lang), Value: f.Value, Unit: fact.Unit.In(m.opt.Lang), Origin: "stated"}
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

// keysOf gives the keys that an item, or the works, has in a project: item@part for what is done
// once a part.
func keysOf(set *rules.Set, p *profile.Profile, id string) []string {
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

// splitting are the problems that lie in how a project is parted: what a part escapes that the
// whole needs, and a stated quantity that its parts together pass. The rule set says as which of
// its problems they are shown.
func (m *maker) splitting() []ProblemRow {
	p := m.problemOf(m.set.Vocabulary().Splitting)
	if p.ID == "" || len(m.decision.Profile.Parts) == 0 {
		return nil
	}
	row := m.problem(p)
	row.Items = []string{}
	for i := range m.decision.Items {
		if d := &m.decision.Items[i]; d.Split {
			row.Items = append(row.Items, d.Key())
			if len(d.Item.OfProject) > 0 { // others only follow its limits
				row.Because = append(row.Because, m.split(d))
			}
		}
	}
	row.Because = append(row.Because, m.exceeded()...)
	if len(row.Because) == 0 {
		return nil
	}
	if len(row.Items) == 0 {
		row.Items = m.problem(p).Items
	}
	return []ProblemRow{row}
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

// exceeded says which stated quantities lie below the sum of what parts state.
func (m *maker) exceeded() []words.Reason {
	var reasons []words.Reason
	p := &m.stated
	for place := -1; place < len(p.Parts); place++ {
		part := ""
		if place >= 0 {
			part = p.Parts[place].ID
		}
		for slot := range m.set.Facts().List {
			fact := &m.set.Facts().List[slot]
			stated, origin := p.Value(slot), p.Origin[slot]
			if part != "" {
				v, says := p.Parts[place].States(slot)
				if stated = v; !says {
					continue
				}
			} else if origin != profile.Stated {
				continue
			}
			if !fact.Sums || !stated.IsKnown() {
				continue
			}
			sum, states := p.Parted(m.set.Facts(), part, slot)
			if !states || sum <= stated.Micro() {
				continue
			}
			name, w := m.decision.Named(fact.Name, part).In(m.opt.Lang), m.writer
			total := w.Value(fact.ID, profile.NumberValue(sum))
			reasons = append(reasons, words.Reason{
				Condition: lang.Text{
					ZH: name + "：填写的是" + w.Value(fact.ID, stated) + "，各部分合计" + total,
					EN: name + ": stated as " + w.Value(fact.ID, stated) + ", its parts add up to " + total,
				}.In(m.opt.Lang),
				Facts: map[string]profile.Value{fact.ID: stated}, LegalBasis: []words.LawRef{},
			})
		}
	}
	return reasons
}
