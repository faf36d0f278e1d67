// Package schedule dates a route by the critical path method (Kelley and Walker 1959): a pass
// forward gives the earliest dates, a pass back from the finish the latest, and what lies
// between them is float.
//
// Both passes count working days from the start; dates stand only at their two ends. A node that
// starts on working day d with n days ends on the n-th working day after d, and what waits for
// it may start that same day.
package schedule

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
)

// Row holds the dates of one node. ES, EF, LS and LF in the formulas are its four dates, as
// counts of working days.
type Row struct {
	Duration    int           // working days; EF − ES
	EarlyStart  calendar.Date // ES: the latest EF of what it waits for, or the start
	EarlyFinish calendar.Date // EF
	LateStart   calendar.Date // LS: LF − duration
	LateFinish  calendar.Date // LF: the earliest LS of what waits for it, or the finish
	TotalFloat  int           // working days; LS − ES: how far it may slip without moving the finish
	FreeFloat   int           // working days; how far it may slip without moving anything else
	Critical    bool          // TotalFloat is 0
}

// Schedule is a route with dates.
type Schedule struct {
	Rows []Row // by the index of the route's nodes
	// CriticalPath is one chain of critical nodes, each starting on the day on which the one
	// before ends. It begins at its first node that takes days; of several chains it is the one
	// that comes first in the alphabet of keys, read from its front.
	CriticalPath []int
	Start        calendar.Date // the start asked for, moved to a working day
	Finish       calendar.Date // end of the last node, works included; Start where there is none
	WorksUnknown bool          // works of unknown length are planned with 0 days
}

// CriticalPath dates a route that may begin on start. In the variant Sequential each node starts
// when the one before it in the order ends, so that all are critical.
//
// Works begin at their early start d and end on the first working day on or after d and their
// calendar days; that many working days they keep in the late dates, too.
func CriticalPath(r *route.Route, cal *calendar.Calendar, start calendar.Date) Schedule {
	p := newPasses(r, cal, start)
	if r.Variant == route.Sequential {
		p.inOrder()
	} else {
		p.forward()
		p.back()
	}
	return p.dated()
}

// passes holds the counts of working days from the start while a route is dated, by node.
type passes struct {
	r      *route.Route
	cal    *calendar.Calendar
	start  calendar.Date
	length []int // duration
	early  []int // early start
	late   []int // late finish
	free   []int // free float
	finish int
}

func newPasses(r *route.Route, cal *calendar.Calendar, start calendar.Date) *passes {
	n := len(r.Nodes)
	ints := make([]int, 4*n)
	return &passes{
		r: r, cal: cal, start: cal.OnOrAfter(start),
		length: ints[:n:n], early: ints[n : 2*n : 2*n], late: ints[2*n : 3*n : 3*n], free: ints[3*n:],
	}
}

// place puts a node at its early start and gives its early finish.
func (p *passes) place(node, start int) int {
	length := p.r.Elapsed[node]
	if n := &p.r.Nodes[node]; n.Role == route.Works {
		begin := p.cal.Add(p.start, start)
		length = p.cal.Between(begin, p.cal.OnOrAfter(begin.AddDays(n.WorksDays)))
	}
	p.early[node], p.length[node] = start, length
	p.finish = max(p.finish, start+length)
	return start + length
}

// forward finds the early dates: nodes stand in topological order, so each comes after all that
// it waits for.
func (p *passes) forward() {
	for i := range p.r.Nodes {
		start := p.r.Nodes[i].Release
		first, end := p.r.Incoming(i)
		for l := first; l < end; l++ {
			if p.r.Binds[l] {
				from, _ := p.r.Ends(l)
				start = max(start, p.early[from]+p.length[from])
			}
		}
		p.place(i, start)
	}
}

// back finds the late dates and the free float: links are ordered by the node that waits, so
// that read from behind each node is settled before those that it waits for.
func (p *passes) back() {
	for i := range p.late {
		p.late[i] = p.finish
		p.free[i] = p.finish - p.early[i] - p.length[i]
	}
	for l := len(p.r.Links) - 1; l >= 0; l-- {
		if p.r.Binds[l] {
			from, to := p.r.Ends(l)
			p.late[from] = min(p.late[from], p.late[to]-p.length[to])
			p.free[from] = min(p.free[from], p.early[to]-p.early[from]-p.length[from])
		}
	}
}

// inOrder puts one node after another; what slips moves the finish.
func (p *passes) inOrder() {
	at := 0
	for _, n := range p.r.Order {
		at = p.place(n, max(at, p.r.Nodes[n].Release))
		p.late[n] = at
	}
}

// dated turns the counts into dates.
func (p *passes) dated() Schedule {
	s := Schedule{Rows: make([]Row, len(p.r.Nodes)), Start: p.start, Finish: p.cal.Add(p.start, p.finish)}
	for i := range s.Rows {
		early, late := p.early[i], p.late[i]-p.length[i]
		s.Rows[i] = Row{
			Duration:    p.length[i],
			EarlyStart:  p.cal.Add(p.start, early),
			EarlyFinish: p.cal.Add(p.start, early+p.length[i]),
			LateStart:   p.cal.Add(p.start, late),
			LateFinish:  p.cal.Add(p.start, p.late[i]),
			TotalFloat:  late - early,
			FreeFloat:   p.free[i],
			Critical:    late == early,
		}
		s.WorksUnknown = s.WorksUnknown || p.r.Nodes[i].WorksUnknown
	}
	s.CriticalPath = p.chain()
	p.settle(&s)
	return s
}

// settle gives what is done already the day on which it was done, without float. Where nothing is
// left to do the last of these days is the finish.
func (p *passes) settle(s *Schedule) {
	left := len(p.r.Nodes) == 0
	last := calendar.Date(0)
	for i := range p.r.Nodes {
		n := &p.r.Nodes[i]
		if !n.Settled {
			left = true
			continue
		}
		s.Rows[i] = Row{EarlyStart: n.Ended, EarlyFinish: n.Ended, LateStart: n.Ended, LateFinish: n.Ended}
		last = max(last, n.Ended)
	}
	s.CriticalPath = slices.DeleteFunc(s.CriticalPath, func(n int) bool { return p.r.Nodes[n].Settled })
	if !left {
		s.Finish, s.CriticalPath = last, nil
	}
}

// chain reads off one critical chain.
func (p *passes) chain() []int {
	if p.r.Variant == route.Sequential {
		leading := slices.IndexFunc(p.r.Order, func(n int) bool { return p.length[n] > 0 })
		return slices.Clone(p.r.Order[max(leading, 0):])
	}
	// A critical node that takes days and waits for nothing that does starts when it is released,
	// with the route if nothing else is said. Where nothing takes days any chain will do.
	var path []int
	for at := p.first(p.begins); at >= 0; {
		path = append(path, at)
		at = p.next(at)
	}
	return path
}

// begins reports whether a critical chain may begin with a node.
func (p *passes) begins(i int) bool {
	return p.early[i] == p.r.Nodes[i].Release && (p.length[i] > 0 || p.finish == p.early[i]) && !p.driven(i)
}

// driven reports whether something that takes days or is released late made a node as late as it is.
func (p *passes) driven(node int) bool {
	first, end := p.r.Incoming(node)
	for l := first; l < end && p.early[node] > 0; l++ {
		if from, _ := p.r.Ends(l); p.r.Binds[l] && p.critical(from) && p.length[from] > 0 && p.early[from]+p.length[from] == p.early[node] {
			return true
		}
	}
	return false
}

// first gives the critical node of that kind whose key comes first, or −1.
func (p *passes) first(fits func(int) bool) int {
	best := -1
	for i := range p.early {
		if p.critical(i) && fits(i) && (best < 0 || p.r.Rank(i) < p.r.Rank(best)) {
			best = i
		}
	}
	return best
}

// next gives the critical node, first by key, that starts when this one ends because it waits
// for it; −1 where there is none, which is at the finish.
func (p *passes) next(at int) int {
	best := -1
	_, after := p.r.Incoming(at)
	for l := after; l < len(p.r.Links); l++ {
		from, to := p.r.Ends(l)
		if from == at && p.r.Binds[l] && p.critical(to) && p.early[to] == p.early[at]+p.length[at] &&
			(best < 0 || p.r.Rank(to) < p.r.Rank(best)) {
			best = to
		}
	}
	return best
}

func (p *passes) critical(node int) bool {
	return p.late[node]-p.length[node] == p.early[node]
}
