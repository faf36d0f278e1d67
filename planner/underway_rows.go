package planner

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// progress writes what the profile records of an item.
func (m *maker) progress(key string) *ProgressRow {
	s := standingOf(&m.decision.Profile, key)
	if s.progress == nil {
		return nil
	}
	return &ProgressRow{
		State: s.progress.State, Accepted: s.progress.Accepted, Finished: s.progress.Finished,
		Document: s.progress.Document, Reason: s.progress.Reason, Overdue: m.overdue(key, s),
		Facts: s.progress.ObtainedOn(m.set.Facts()), Rework: string(verdictOf(s.progress.Rework)),
	}
}

// overdue reports whether what is in progress should be done by now.
func (m *maker) overdue(key string, s standing) bool {
	n, ok := m.node[key]
	if !ok || !s.begun() || m.graph.Nodes[n].Role == route.Works {
		return false
	}
	return m.set.Calendar().Add(s.progress.Accepted, m.fullDays(n, s)) < m.decision.Profile.Today()
}

// fullDays are the working days of a node from its acceptance on.
func (m *maker) fullDays(n int, s standing) int {
	if s.constraint != nil && s.constraint.OwnDuration {
		return s.constraint.Duration
	}
	return m.decision.Items[m.graph.Nodes[n].Ref].Elapsed
}

// told says, by item, what has been done about it and what a person fixed, for every list.
func (m *maker) told(rows []ItemRow) map[string][]string {
	texts := map[string][]string{}
	for i := range rows {
		row := &rows[i]
		if row.Progress != nil && row.Progress.State != profile.Waived {
			texts[row.ID] = append(texts[row.ID], m.state(row.Progress))
		}
		for _, mark := range row.Marked {
			texts[row.ID] = append(texts[row.ID], mark.Text)
		}
	}
	return texts
}

// state says how far an item has come.
func (m *maker) state(p *ProgressRow) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(m.opt.Lang) }
	details := []string{}
	add := func(known bool, text string) {
		if known {
			details = append(details, text)
		}
	}
	text := say("已办结", "obtained")
	if p.State == profile.InProgress {
		text = say("办理中", "in progress")
		add(true, say(p.Accepted.String()+"受理", "accepted on "+p.Accepted.String()))
		add(p.Overdue, say("已超期", "overdue"))
	}
	add(p.Finished != 0, p.Finished.String())
	add(p.Document != "", p.Document)
	add(p.Reason != "", p.Reason)
	if len(details) == 0 {
		return text
	}
	return text + say("（", " (") + strings.Join(details, say("，", ", ")) + say("）", ")")
}

// marks writes what a person fixed about an item.
func (m *maker) marks(key string) []Mark {
	var marks []Mark
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(m.opt.Lang) }
	because := func(reason string) string {
		if reason == "" {
			return ""
		}
		return say("（"+reason+"）", " ("+reason+")")
	}
	s := standingOf(&m.decision.Profile, key)
	if p := s.progress; p != nil && p.State == profile.Waived {
		why := strings.TrimSuffix(p.Reason+say("，", ", ")+p.Document, say("，", ", "))
		marks = append(marks, Mark{What: "waived", Reason: p.Reason, Text: say("经主管部门同意免办", "waived by the authority") + because(why)})
	}
	if row := m.changed(key); row != nil {
		why := m.changedFacts(row)
		marks = append(marks, Mark{What: string(row.Verdict), Days: row.Days, Reason: why, Text: row.Text + because(why)})
	}
	for i := range m.decision.Profile.Own {
		if own := &m.decision.Profile.Own[i]; own.ID == key {
			marks = append(marks, Mark{What: "added", Reason: own.Reason, By: own.By, Text: ownReason(own).In(m.opt.Lang)})
		}
	}
	c := s.constraint
	if c == nil {
		return marks
	}
	if c.NotBefore != 0 {
		on := c.NotBefore.String()
		marks = append(marks, Mark{What: "not_before", Date: c.NotBefore, Reason: c.Reason, Text: say("不早于"+on+"开始", "not before "+on) + because(c.Reason)})
	}
	if c.MustFinishBy != 0 {
		on := c.MustFinishBy.String()
		marks = append(marks, Mark{What: "must_finish_by", Date: c.MustFinishBy, Reason: c.Reason, Text: say("须于"+on+"前完成", "must finish by "+on) + because(c.Reason)})
	}
	if c.OwnDuration {
		days, n := c.Duration, strconv.Itoa(c.Duration)
		marks = append(marks, Mark{What: "duration_days", Days: &days, Reason: c.Reason, Text: say("自定"+n+"天", n+" days of its own") + because(c.Reason)})
	}
	return marks
}

// contradicted are the problems that lie in what has been done or fixed: an item that was obtained
// before a hard prerequisite, a deadline that the route misses.
func (m *maker) contradicted() []ProblemRow {
	var rows []ProblemRow
	m.eachContradiction(func(node int, early []string, c *profile.Constraint) {
		if c != nil {
			rows = append(rows, m.missed(node, c))
		} else {
			rows = append(rows, m.tooEarly(node, early))
		}
	})
	slices.SortFunc(rows, func(a, b ProblemRow) int { return strings.Compare(a.ID, b.ID) })
	return rows
}

// eachContradiction visits the nodes that came before hard prerequisites, with those, and the nodes
// that miss a deadline, with that.
func (m *maker) eachContradiction(visit func(node int, early []string, missed *profile.Constraint)) {
	p := &m.decision.Profile
	if !p.UnderWay() {
		return
	}
	for i := range m.graph.Nodes {
		s := standingOf(p, m.graph.Nodes[i].Key)
		if s.dropped {
			continue
		}
		if s.settled() || s.begun() {
			if early := m.missingBefore(i); len(early) > 0 {
				visit(i, early, nil)
			}
		}
		if c := s.constraint; c != nil && c.MustFinishBy != 0 && !s.settled() && !s.keptTo(c) && m.dates.Rows[i].EarlyFinish > c.MustFinishBy {
			visit(i, nil, c)
		}
	}
}

// The problems of a project under way are named for the item they lie in.
const (
	tooEarlyID = "progress_before_prerequisite_"
	missedID   = "must_finish_by_"
)

// Contradictions gives the ids of the problems that lie in what has been done or fixed, as a plan
// has them: something was obtained before a hard prerequisite, or a deadline is missed.
func (o *Outline) Contradictions() []string {
	m := &maker{decision: &o.Decision, graph: o.Graph, route: o.Route, dates: o.Dates}
	var ids []string
	m.eachContradiction(func(node int, _ []string, missed *profile.Constraint) {
		if missed != nil {
			ids = append(ids, missedID+o.Graph.Nodes[node].Key)
		} else {
			ids = append(ids, tooEarlyID+o.Graph.Nodes[node].Key)
		}
	})
	slices.Sort(ids)
	return ids
}

// missingBefore gives the hard prerequisites of a node that are not done, or were done after it.
func (m *maker) missingBefore(node int) []string {
	n := &m.graph.Nodes[node]
	var keys []string
	first, end := m.graph.Incoming(node)
	for l := first; l < end; l++ {
		from, _ := m.graph.Ends(l)
		before := &m.graph.Nodes[from]
		link := &m.graph.Links[l]
		// What may be taken on commitment need not have come first.
		if link.Kind != rules.Hard || link.RelaxedBy != "" || before.Role == route.Works || before.Dropped || slices.Contains(keys, before.Key) {
			continue
		}
		known := standingOf(&m.decision.Profile, before.Key)
		switch {
		case known.progress != nil && known.progress.Rework.Due() && !after(known.progress, n):
		case !before.Settled:
			keys = append(keys, before.Key)
		case n.Settled && known.progress.Finished != 0 && known.progress.Finished > n.Ended:
			keys = append(keys, before.Key)
		}
	}
	return keys
}

// ContradictionName gives the name of a problem that Contradictions gives; false for any other.
func ContradictionName(set *rules.Set, d *rules.Decision, id string) (lang.Text, bool) {
	if key, ok := strings.CutPrefix(id, tooEarlyID); ok {
		name := NameOf(set, d, key)
		return lang.Text{ZH: "先于法定前置办理：" + name.ZH, EN: "Done before a hard prerequisite: " + name.EN}, true
	}
	if key, ok := strings.CutPrefix(id, missedID); ok {
		name := NameOf(set, d, key)
		return lang.Text{ZH: "不能如期完成：" + name.ZH, EN: "Cannot finish in time: " + name.EN}, true
	}
	return lang.Text{}, false
}

// NameOf is the name of an item, one that a person added included, of what is prepared or of the works, by its key; that
// of the part stands behind it.
func NameOf(set *rules.Set, d *rules.Decision, key string) lang.Text {
	id, part := profile.CutKey(key)
	if item := d.Item(key); item != nil {
		return d.Named(item.Name, part)
	}
	if row := preparationOf(set, id); row != nil {
		return d.Named(row.Name, part)
	}
	return d.Named(set.Vocabulary().Milestones.Works.Name, part)
}

func (m *maker) nameOf(key string) string {
	return NameOf(m.set, m.decision, key).In(m.opt.Lang)
}

func (m *maker) namesOf(keys []string) string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = m.nameOf(key)
	}
	return strings.Join(names, lang.Text{ZH: "、", EN: ", "}.In(m.opt.Lang))
}

// underWayProblem is one of these problems; the investor's agent settles it.
func (m *maker) underWayProblem(id, severity string, items []string, condition, suggestion lang.Text) ProblemRow {
	l := m.opt.Lang
	name, _ := ContradictionName(m.set, m.decision, id)
	return ProblemRow{
		ID: id, Name: name.In(l), Severity: severity, Status: "found", Items: items, Confidence: "high",
		Because: []words.Reason{{Condition: condition.In(l), Facts: map[string]profile.Value{}, LegalBasis: []words.LawRef{}}},
		Solver:  "investor", SolverName: m.writer.Department("investor"), Suggestion: suggestion.In(l), LegalBasis: []words.LawRef{},
	}
}

func (m *maker) tooEarly(node int, before []string) ProblemRow {
	key := m.graph.Nodes[node].Key
	waits := m.namesOf(before)
	return m.underWayProblem(tooEarlyID+key, "delay", append([]string{key}, before...),
		lang.Text{ZH: "登记的进度显示法定前置尚未办结，或者办结在后：" + waits, EN: "As recorded, a hard prerequisite is not done, or was done later: " + waits},
		lang.Text{
			ZH: "请核对登记的状态和日期；确属先办的，尽快补办前置事项，并向主管部门说明",
			EN: "Check the states and dates; where it is so, get the prerequisite soon and tell the authority",
		})
}

func (m *maker) missed(node int, c *profile.Constraint) ProblemRow {
	key := m.graph.Nodes[node].Key
	ends := m.dates.Rows[node].EarlyFinish
	late := strconv.Itoa(m.set.Calendar().Between(c.MustFinishBy, ends))
	chain := m.namesOf(m.drivenBy(node))
	by := c.MustFinishBy.String()
	return m.underWayProblem(missedID+key, "delay", []string{key},
		lang.Text{
			ZH: "须于" + by + "前完成，最早" + ends.String() + "完成，晚" + late + "个工作日；由此决定：" + chain,
			EN: "It must finish by " + by + " and ends on " + ends.String() + " at the earliest, " + late + " working days late; driven by " + chain,
		},
		lang.Text{
			ZH: "请缩短或者提前上列事项，或者与对方商定新的期限",
			EN: "Shorten or begin earlier what drives it, or agree on another date",
		})
}

// drivenBy is the chain of items that makes a node as late as it is, itself last.
func (m *maker) drivenBy(node int) []string {
	var chain []string
	for at := node; at >= 0; {
		chain = append(chain, m.graph.Nodes[at].Key)
		next := -1
		first, end := m.graph.Incoming(at)
		for l := first; l < end; l++ {
			from, _ := m.graph.Ends(l)
			if m.route.Binds[l] && !m.graph.Nodes[from].Settled && m.dates.Rows[from].EarlyFinish == m.dates.Rows[at].EarlyStart &&
				m.dates.Rows[from].Duration > 0 && (next < 0 || m.graph.Rank(from) < m.graph.Rank(next)) {
				next = from
			}
		}
		at = next
	}
	slices.Reverse(chain)
	return chain
}

// underWayWarnings say what a reader of a plan under way must know.
func (m *maker) underWayWarnings(add func(code, item, zh, en string)) {
	m.changeWarnings(add)
	p := &m.decision.Profile
	for i := range p.Dropped {
		if d := &p.Dropped[i]; !m.droppedSomething(d.Item) {
			add("dropped_not_needed", d.Item, "调整中删去的“"+m.nameOf(d.Item)+"”本来就不需要办理", m.nameOf(d.Item)+" is dropped, but the project does not need it")
		}
	}
	for i := range p.Progress {
		key := p.Progress[i].Key
		s := standingOf(p, key)
		if id, _ := profile.CutKey(key); preparationOf(m.set, id) != nil {
			continue // it is no item
		}
		if n, ok := m.node[key]; !ok {
			add("progress_not_needed", key, "登记了“"+m.nameOf(key)+"”的进度，而本项目不需要或者尚不能确定需要该事项",
				m.nameOf(key)+" is recorded, but the project does not need it, or not for certain")
		} else if m.overdue(key, s) {
			ended := m.set.Calendar().Add(s.progress.Accepted, m.fullDays(n, s)).String()
			add("overdue", key, "“"+m.nameOf(key)+"”按承诺时限应于"+ended+"办结，至今未办结，按当日办结排期",
				m.nameOf(key)+" should have been done on "+ended+" and is planned to end today")
		}
	}
}

// droppedSomething reports whether an item was taken out of the plan.
func (m *maker) droppedSomething(id string) bool {
	return slices.ContainsFunc(m.decision.Items, func(d rules.ItemDecision) bool {
		return d.Key() == id && len(d.Because) == 1 && d.Because[0].Code == rules.Dropped
	})
}
