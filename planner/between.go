package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// checkBetween refuses points that no plan of the profile could have.
func checkBetween(set *rules.Set, p *profile.Profile, pairs [][2]string) fault.List {
	var faults fault.List
	for _, pair := range pairs {
		for _, word := range pair {
			id, part := profile.CutKey(word)
			if slices.ContainsFunc(p.Own, func(o profile.OwnItem) bool { return o.ID == word }) {
				continue
			}
			nearest, ok := set.IsPoint(id)
			switch keys := Keys(set, p, id); {
			case !ok:
				faults.Add(fault.New(fault.NotFound, "point.unknown", "", word, nearest))
			case part != "" && keys == nil: // a role or a fact, which stands in no part
				faults.Add(fault.New(fault.NotFound, "point.unknown", "", word, id))
			case part != "" && !slices.Contains(keys, word):
				faults.Add(fault.New(fault.NotFound, "profile.part.key", "", word, keys))
			}
		}
	}
	return faults
}

// point is one end of a stretch.
type point struct {
	key  string // as a row has it
	part string
	day  calendar.Date // 0 where the plan has no date for it
	node int           // of the route; −1 for its beginning or its end
	fact bool          // a date that a fact states: it stands in no route
}

// stretches measures what the rule set has measured in every plan, as far as the plan has both ends,
// and then what was asked for.
func (m *maker) stretches() []BetweenRow {
	var rows []BetweenRow
	for _, s := range m.set.Stretches() {
		for _, row := range m.between([2]string{s.Between[0], s.Between[1]}) {
			if len(row.Missing) > 0 {
				continue
			}
			row.ID, row.Name = s.ID, s.Name.In(m.opt.Lang)
			row.Note += s.Note.In(m.opt.Lang)
			rows = append(rows, row)
		}
	}
	for _, pair := range m.opt.Between {
		rows = append(rows, m.between(pair)...)
	}
	return rows
}

// between measures from one point to another: once for each part where they stand in several.
func (m *maker) between(words [2]string) []BetweenRow {
	from, to := m.points(words[0]), m.points(words[1])
	var rows []BetweenRow
	for _, pair := range m.paired(from, to) {
		rows = append(rows, m.stretch(pair[0], pair[1]))
	}
	return rows
}

// points gives where a word stands in the plan, the project first and then part after part; one
// point without a date where it stands nowhere.
func (m *maker) points(word string) []point {
	switch word {
	case rules.PointStart:
		return []point{{key: word, day: m.dates.Start, node: -1}}
	case rules.PointFinish:
		return []point{{key: word, day: m.dates.Finish, node: -1}}
	}
	if slot := m.slot(word); slot >= 0 {
		p := point{key: word, node: -1, fact: true}
		if v := m.decision.Profile.Value(slot); v.Kind() == profile.DateKind {
			p.day = v.Date()
		}
		return []point{p}
	}
	var found []point
	for i := range m.graph.Nodes {
		if n := &m.graph.Nodes[i]; m.stands(n, word) {
			found = append(found, point{key: n.Key, part: n.Part, day: m.dates.Rows[i].EarlyFinish, node: i})
		}
	}
	if found == nil {
		return []point{{key: word, node: -1}}
	}
	order := func(part string) int {
		return slices.IndexFunc(m.decision.Parts, func(p rules.PartDecision) bool { return p.ID == part })
	}
	slices.SortStableFunc(found, func(a, b point) int { return order(a.part) - order(b.part) })
	return found
}

// stands reports whether a node is what a word names: by its key, its item or its role.
func (m *maker) stands(n *route.Node, word string) bool {
	switch {
	case n.Dropped:
		return false
	case word == rules.PointStartOfWorks:
		return n.Role == route.StartOfWorks
	case word == rules.PointCompletion:
		return n.Role == route.Completion
	}
	return n.Key == word || n.Item == word
}

// paired joins the points of both ends that belong together: those of one part, or of a part and
// what it lies in; else each end with the last of the other ones.
func (m *maker) paired(from, to []point) [][2]point {
	var pairs [][2]point
	if len(to) == 1 {
		for _, f := range from {
			pairs = append(pairs, [2]point{f, to[0]})
		}
		return pairs
	}
	for _, t := range to {
		best := -1
		for i, f := range from {
			switch related := m.decision.Profile.Related(f.part, t.part); {
			case f.part == t.part:
				best = i
			case best >= 0 && from[best].part == t.part, !related:
			case best < 0 || f.day > from[best].day:
				best = i
			}
		}
		if best >= 0 {
			pairs = append(pairs, [2]point{from[best], t})
		}
	}
	return pairs
}

// stretch writes the time from one point to another.
func (m *maker) stretch(from, to point) BetweenRow {
	row := BetweenRow{
		From: from.key, To: to.key, FromName: m.pointName(from), ToName: m.pointName(to), FromDate: from.day, ToDate: to.day,
	}
	row.Name = row.FromName + " → " + row.ToName
	for _, p := range []point{from, to} {
		if p.day == 0 {
			row.Missing = append(row.Missing, p.key)
		}
	}
	if len(row.Missing) > 0 {
		return row
	}
	working, days := m.set.Calendar().Between(from.day, to.day), int(to.day-from.day)
	row.WorkingDays, row.CalendarDays, row.Note = &working, &days, m.remainderNote()
	if from.fact || to.fact {
		return row
	}
	approval, elapsed := m.inClock(from, to, m.route.Approval), m.inClock(from, to, m.route.Elapsed)
	row.ApprovalDays, row.ElapsedDays = &approval, &elapsed
	row.Waits = from.key == rules.PointStart || to.key == rules.PointFinish ||
		from.node >= 0 && to.node >= 0 && m.route.Waits(to.node, from.node)
	return row
}

// inClock gives the days from one point to another in one clock.
func (m *maker) inClock(from, to point, days []int) int {
	far := m.route.Distances(days)
	distance := func(p point) int {
		switch {
		case p.key == rules.PointStart || len(far) == 0:
			return 0
		case p.node < 0:
			return slices.Max(far)
		}
		return far[p.node]
	}
	return route.Apart(distance(from), distance(to))
}

// pointName names a point.
func (m *maker) pointName(p point) string {
	switch p.key {
	case rules.PointStart:
		return lang.Text{ZH: "方案起始日", EN: "start of the route"}.In(m.opt.Lang)
	case rules.PointFinish:
		return lang.Text{ZH: "全部办结", EN: "everything done"}.In(m.opt.Lang)
	case rules.PointStartOfWorks:
		return m.set.Item(m.set.Vocabulary().Milestones.StartOfWorks).Name.In(m.opt.Lang)
	case rules.PointCompletion:
		return lang.Text{ZH: "竣工阶段办结", EN: "completion"}.In(m.opt.Lang)
	}
	if f := m.set.Facts().Fact(p.key); f != nil {
		return f.Name.In(m.opt.Lang)
	}
	return m.nameOf(p.key)
}

// longestBetween measures what a target limits by its two points, in its clock: the longest where
// they stand in several parts.
func (m *maker) longestBetween(t *rules.Target) (days int, from calendar.Date, found bool) {
	lengths := m.route.Approval
	if t.Clock == "elapsed" {
		lengths = m.route.Elapsed
	}
	for _, pair := range m.paired(m.points(t.Between[0]), m.points(t.Between[1])) {
		if pair[0].day == 0 || pair[1].day == 0 || pair[0].fact || pair[1].fact {
			continue
		}
		if n := max(0, m.inClock(pair[0], pair[1], lengths)); !found || n > days {
			days, from, found = n, pair[0].day, true
		}
	}
	return days, from, found
}
