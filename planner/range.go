package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// Range says how early and how late a project may end, whatever its unknown facts turn out to be.
// What was assumed is taken as it is.
type Range struct {
	// Finish are the earliest and the latest finish; the latest is null where the length of the
	// works is not known and nothing bounds it.
	Finish []*calendar.Date `json:"finish"`
	// BeforeStart are the fewest and the most working days before the start of works, in the
	// elapsed clock.
	BeforeStart []int `json:"before_start"`
	// MovedBy are the unknown facts of which another answer alone can move the finish, in asking
	// order. Where very many are unknown, one that moves it only in a rare combination may be missing.
	MovedBy []string `json:"moved_by"`
	// Exact is true where some completion attains each end; else no completion passes them.
	Exact bool `json:"exact"`
	// FinishWithoutWorks are the same two dates as if the works took no day, where their length is
	// not known.
	FinishWithoutWorks []calendar.Date `json:"finish_without_works,omitempty"`
}

// span gives the range of the project.
func (m *maker) span() Range {
	rest := m.set.RemainderOf(m.stated, m.decision, rules.Stating)
	h := &Horizon{set: m.set, Rest: rest, opt: m.opt, cal: m.set.Calendar()}
	h.lengthsOfWorks()
	if len(rest.Open) == 0 && !slices.ContainsFunc(h.legs, func(l leg) bool { return !l.known && (l.shorter > 0 || l.bounded) }) {
		return m.certain(h)
	}
	return RangeOf(NewHorizon(m.set, rest, m.opt))
}

// certain is the range where nothing but the length of the works is open: the plan's own dates.
func (m *maker) certain(h *Horizon) Range {
	finish, before := m.dates.Finish, m.totals.Elapsed.BeforeStart
	r := Range{Finish: []*calendar.Date{&finish, &finish}, BeforeStart: []int{before, before}, MovedBy: []string{}, Exact: true}
	works := m.set.Vocabulary().Milestones.Works
	for i := range h.legs {
		if _, planned := m.node[rules.Key(works.ID, h.legs[i].part)]; planned && !h.legs[i].bounded {
			r.Finish[1] = nil
			r.MovedBy = []string{works.DurationFact}
			r.FinishWithoutWorks = []calendar.Date{finish, finish}
		}
	}
	return r
}

// RangeOf gives the range over all completions of what a horizon leaves open.
func RangeOf(h *Horizon) Range {
	if h.graph == nil || h.sequential() {
		return h.summed()
	}
	h.prepare()
	r := Range{Exact: h.plain()}
	date := func(f found) *calendar.Date {
		d := h.ended(f)
		r.Exact = r.Exact && f.exact
		return &d
	}
	least, most := h.shortest(goal{works: shortestWorks}), h.longest(goal{works: longestWorks})
	r.Finish = []*calendar.Date{date(least), date(most)}
	if h.worksMove() {
		if h.endless() {
			r.Finish[1] = nil
		}
		r.FinishWithoutWorks = []calendar.Date{*date(h.shortest(goal{works: knownWorks})), *date(h.longest(goal{works: knownWorks}))}
	}
	first, last := h.shortest(goal{before: true}), h.longest(goal{before: true})
	r.BeforeStart = []int{first.value, last.value}
	r.Exact = r.Exact && first.exact && last.exact
	r.MovedBy = h.names(h.movers(least, most, first, last))
	return r
}

// plain reports whether every open answer turns on the values of single facts, so that a search
// names completions that exist. A comparison of two facts varies by itself.
func (h *Horizon) plain() bool {
	for i := range h.reads {
		if len(h.reads[i]) > 0 && h.Rest.Open[i].Slot < 0 {
			return false
		}
	}
	return true
}

// worksMove reports whether some works may be there whose length is not known.
func (h *Horizon) worksMove() bool {
	return slices.ContainsFunc(h.legs, func(l leg) bool { return l.begin >= 0 && (l.shorter != l.longer || !l.bounded) })
}

// endless reports whether nothing bounds the length of some works that may be there.
func (h *Horizon) endless() bool {
	return slices.ContainsFunc(h.legs, func(l leg) bool { return l.begin >= 0 && !l.bounded })
}

// names gives the facts of open facts in asking order, and the length of the works where it moves
// the finish.
func (h *Horizon) names(moves []bool) []string {
	facts := h.set.Facts()
	is := make([]bool, len(facts.List))
	for i, move := range moves {
		for _, slot := range h.Rest.Open[i].About {
			is[slot] = is[slot] || move
		}
	}
	if h.worksMove() {
		if slot, ok := facts.Slot(h.set.Vocabulary().Milestones.Works.DurationFact); ok {
			is[slot] = true
		}
	}
	ids := []string{}
	for slot, named := range is {
		if named {
			ids = append(ids, facts.List[slot].ID)
		}
	}
	return ids
}

// summed is the range of what comes one after another, or of what has no one graph: sums bound it.
func (h *Horizon) summed() Range {
	var finish, before [2]int
	var past past
	moves := make([]bool, len(h.Rest.Open))
	nothing := h.Rest.NewPicks()
	begin := h.set.Vocabulary().Milestones.StartOfWorks
	starts, held := make([]rules.Verdict, len(h.legs)), 0 // of each works whether they begin
	for k := range starts {
		starts[k] = rules.NotRequired
	}
	for i, row := range h.Rest.Rows {
		applies := h.Rest.Items[i]
		if applies == rules.Never {
			continue
		}
		item := h.set.Items()[row.Item]
		node := route.Node{Key: h.key(i), Item: item.ID, Part: row.Part, Ref: i}
		resumeNode(&node, standingOf(&h.Rest.Profile, node.Key), &h.Rest.Profile, h.cal)
		held = max(held, node.Release)
		n := h.node(&node)
		days := h.days(&n, nothing)
		if n.takes {
			days[0] = min(days[0], n.committed)
		}
		verdict := h.Rest.Answer(applies, nothing)
		past = past.with(&node, verdict)
		if verdict == rules.Required && h.sequential() {
			finish[0] += days[0]
		}
		finish[1] += days[1]
		if item.ID == begin {
			starts[h.legOf(row.Part)] = verdict
			if verdict == rules.Required {
				before[0] = max(before[0], days[0])
			}
		}
		for open := range moves {
			moves[open] = moves[open] || h.Rest.Turns(applies, open)
		}
	}
	for i := range h.Rest.Profile.Own {
		node := ownNode(h.set, &h.Rest.Profile.Own[i])
		resumeNode(&node, standingOf(&h.Rest.Profile, node.Key), &h.Rest.Profile, h.cal)
		held, past = max(held, node.Release), past.with(&node, rules.Required)
		if finish[1] += node.Elapsed; h.sequential() {
			finish[0] += node.Elapsed
		}
	}
	works, days := [2]int{}, finish[1]+held
	for k := range h.legs {
		if h.legs[k].begin = -1; starts[k] == rules.NotRequired {
			continue
		}
		h.legs[k].begin, before[1] = 0, finish[1]
		span := h.spanOfWorks(&h.legs[k], starts[k] == rules.Required, days)
		if days += span[1]; h.sequential() {
			works[0] += span[0]
		} else {
			works[0] = max(works[0], span[0]) // works of parts may run side by side
		}
		works[1] += span[1]
	}
	finish[1] += held // what waits for its day waits for the last one at most
	from, to := past.least(h.cal.Add(h.start, finish[0]+works[0])), h.cal.Add(h.start, finish[1]+works[1])
	r := Range{Finish: []*calendar.Date{&from, &to}, BeforeStart: before[:], MovedBy: h.names(moves)}
	if h.worksMove() {
		if h.endless() {
			r.Finish[1] = nil
		}
		r.FinishWithoutWorks = []calendar.Date{past.least(h.cal.Add(h.start, finish[0])), h.cal.Add(h.start, finish[1])}
	}
	return r
}

// spanOfWorks bounds the working days of works that begin on one of so many working days.
func (h *Horizon) spanOfWorks(works *leg, certain bool, days int) (span [2]int) {
	for d := range days + 1 {
		begin := h.cal.Add(h.start, d)
		least := h.cal.Between(begin, h.cal.OnOrAfter(begin.AddDays(works.shorter)))
		most := h.cal.Between(begin, h.cal.OnOrAfter(begin.AddDays(works.longer)))
		if d == 0 || least < span[0] {
			span[0] = least
		}
		span[1] = max(span[1], most)
	}
	if !certain {
		span[0] = 0
	}
	return span
}

// ended is the date on which a project ends after so many working days: where all of it is done
// already, the day on which the last of it was.
func (h *Horizon) ended(f found) calendar.Date {
	d := h.cal.Add(h.start, f.value)
	if f.picks == nil || f.value > 0 {
		return d
	}
	w := h.world(f.picks)
	var last calendar.Date
	for i := range h.nodes {
		if !h.present(w, int32(i), earliest) {
			continue
		}
		if !h.graph.Nodes[i].Settled {
			return d
		}
		// What was dropped has no day.
		last = max(last, h.graph.Nodes[i].Ended)
	}
	if last == 0 {
		return d
	}
	return last
}

// past gathers when what may be all of a project was done already.
type past struct {
	left  bool          // something certain is not done
	last  calendar.Date // the last certain thing that is done
	first calendar.Date // the first thing that is done, certain or not
}

func (p past) with(n *route.Node, verdict rules.Verdict) past {
	switch {
	case n.Dropped:
	case !n.Settled:
		p.left = p.left || verdict == rules.Required
	case verdict == rules.Required:
		p.last = max(p.last, n.Ended)
		fallthrough
	default:
		if p.first == 0 || n.Ended < p.first {
			p.first = n.Ended
		}
	}
	return p
}

// least bounds the finish from below, where d bounds it as long as something is left to do.
func (p past) least(d calendar.Date) calendar.Date {
	switch {
	case p.left || p.first == 0:
		return d
	case p.last != 0:
		return min(d, p.last)
	}
	return min(d, p.first)
}
