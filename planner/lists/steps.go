package lists

import (
	"cmp"
	"slices"
	"strconv"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// groups numbers the parallel groups of a dated route from 1 on, in the order of time. Two
// nodes are in one group where they start on the same day and neither waits for the other.
//
// A node that takes no days lets those that wait for it start on its own day. So each node gets
// its depth: the number of nodes on the longest binding chain to it within its day. Along a
// chain starts never go back, so whoever waits for a node that starts on the same day is deeper
// than it; nodes of equal day and depth never wait for each other.
func groups(r *route.Route, rows []schedule.Row) []int {
	group := make([]int, len(r.Nodes))
	if r.Variant == route.Sequential {
		for at, n := range r.Order {
			group[n] = at + 1
		}
		return group
	}
	depth := make([]int, len(r.Nodes))
	order := make([]int, len(r.Nodes))
	for i := range r.Nodes { // in topological order
		order[i] = i
		first, end := r.Incoming(i)
		for l := first; l < end; l++ {
			from, _ := r.Ends(l)
			if r.Binds[l] && rows[from].EarlyStart == rows[i].EarlyStart {
				depth[i] = max(depth[i], depth[from]+1)
			}
		}
	}
	byTime := func(a, b int) int {
		return cmp.Or(cmp.Compare(rows[a].EarlyStart, rows[b].EarlyStart), cmp.Compare(depth[a], depth[b]))
	}
	slices.SortFunc(order, byTime)
	number := 0
	for i, n := range order {
		if i == 0 || byTime(order[i-1], n) != 0 {
			number++
		}
		group[n] = number
	}
	return group
}

// step is one row of lists 2 and 7: an item, or the works.
type step struct {
	entry
	group int // 0 for a possible item
}

// steps are all nodes of the route, works included, by group, phase and key; then the possible
// items in catalogue order.
func (m *maker) steps() []step {
	group := groups(m.Route, m.Schedule.Rows)
	all := make([]step, 0, len(m.entries)+1)
	for i := range m.Route.Nodes {
		n := &m.Route.Nodes[i]
		if n.Dropped {
			continue
		}
		s := step{entry: entry{key: n.Key, node: i}, group: group[i]}
		if n.Ref >= 0 {
			s.ItemDecision = &m.Decision.Items[n.Ref]
		}
		all = append(all, s)
	}
	phase := func(s *step) int {
		return slices.IndexFunc(m.vocabulary.Phases, func(t rules.Term) bool { return t.ID == m.Route.Nodes[s.node].Phase })
	}
	part := func(s *step) int { return m.partOrder(m.Route.Nodes[s.node].Part) }
	slices.SortFunc(all, func(a, b step) int {
		return cmp.Or(cmp.Compare(part(&a), part(&b)), cmp.Compare(a.group, b.group), cmp.Compare(phase(&a), phase(&b)), cmp.Compare(a.key, b.key))
	})
	for _, e := range m.entries {
		if e.node < 0 {
			all = append(all, step{entry: e})
		}
	}
	return all
}

// partOf is the part of a step as a cell.
func (m *maker) partOf(s *step) any {
	_, part := profile.CutKey(s.key)
	return partCell(part)
}

// status says whether a step is needed; works are where the route has them.
func (s *step) status() string {
	if s.ItemDecision == nil {
		return rules.Required.String()
	}
	return s.Verdict.String()
}

// route writes list 2. A plan that no case has touched plans everything as early as it may.
func (m *maker) route(t *table) {
	for _, s := range m.steps() {
		row := Row{"item": s.key, "part": m.partOf(&s), "status": s.status(), "waits_for": []string{}, "pauses": []string{}}
		if s.ItemDecision != nil {
			row["phase"], row["pauses"] = s.Item.Phase, m.pauses(s.Item)
		}
		if d := m.dates(&s.entry); d != nil {
			row["phase"] = m.Route.Nodes[s.node].Phase
			row["parallel_group"], row["duration_days"] = s.group, d.Duration
			row["early_start"], row["early_finish"] = d.EarlyStart, d.EarlyFinish
			row["late_start"], row["late_finish"] = d.LateStart, d.LateFinish
			row["planned_start"], row["planned_finish"] = d.EarlyStart, d.EarlyFinish
			row["total_float_days"], row["critical"] = d.TotalFloat, d.Critical
			if done := m.Decision.Profile.ProgressOf(s.key); done != nil && !done.Rework.Due() {
				row["actual_start"], row["actual_finish"] = day(done.Accepted), day(done.Finished)
			}
			row["waits_for"] = m.waitsFor(s.node)
		}
		t.add(row)
	}
}

// waitsFor are the keys of the nodes that a node waits for in this variant.
func (m *maker) waitsFor(node int) []string {
	keys := []string{}
	first, end := m.Route.Incoming(node)
	for l := first; l < end; l++ {
		if from, _ := m.Route.Ends(l); m.Route.Binds[l] && !m.Route.Nodes[from].Dropped {
			keys = addOnce(keys, m.Route.Links[l].From)
		}
	}
	slices.Sort(keys)
	return keys
}

// pauses are the special procedures whose time the promised days leave out.
func (m *maker) pauses(item *rules.Item) []string {
	texts := make([]string, 0, len(item.Procedures))
	for i := range item.Procedures {
		p := &item.Procedures[i]
		n := strconv.Itoa(p.WorkingDays)
		days := lang.Text{ZH: n + "个工作日", EN: n + " working days"}
		if p.WorkingDays == 1 {
			days.EN = "1 working day"
		}
		texts = append(texts, m.bracketed(p.Name.In(m.Writer.Lang), []string{days.In(m.Writer.Lang)}))
	}
	return texts
}

// The shares of an item's days after which its department is prompted, in percent; the third
// prompt goes out on the last day.
const (
	firstPrompt  = 50
	secondPrompt = 80
)

// responsibilities writes list 7: who answers for each step, by when, and when prompts are due.
// What takes no days is settled on the spot and is never prompted.
func (m *maker) responsibilities(t *table) {
	for _, s := range m.steps() {
		row := Row{"step": s.key, "part": m.partOf(&s), "status": s.status(), "helpers": []string{}}
		if s.ItemDecision == nil {
			row["department"] = m.Writer.Department("owner")
		} else {
			row["department"], row["helpers"] = m.office(s.ItemDecision)
		}
		if d := m.dates(&s.entry); d != nil {
			row["due"] = d.EarlyFinish
			if d.Duration > 0 {
				row["prompt_50"], row["prompt_80"] = m.prompt(d, firstPrompt), m.prompt(d, secondPrompt)
				row["prompt_last_day"] = d.EarlyFinish
			}
		}
		t.add(row)
	}
}

// prompt is the first working day on which at least that share of a step's days has passed.
func (m *maker) prompt(d *schedule.Row, percent int) any {
	return m.Writer.Set.Calendar().Add(d.EarlyStart, (d.Duration*percent+99)/100)
}

// day is a date as a cell, nil where there is none.
func day(d calendar.Date) any {
	if d == 0 {
		return nil
	}
	return d
}
