package planner

import (
	"slices"

	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// world is what is answered of a horizon under a partial completion.
type world struct {
	picks             rules.Picks
	node, link, offer []rules.Verdict
	days              [][2]int // by node: the least and the most that it takes the normal way
}

// look says how a walk takes what is still possible.
type look uint8

const (
	earliest  look = iota // no possible item or link is there, every possible commitment is taken
	latest                // all of them are there, no possible commitment is taken
	asPlanned             // as a plan has it: only what is certain
)

// world answers everything under picks.
func (h *Horizon) world(picks rules.Picks) *world {
	w := &world{
		picks: picks, node: make([]rules.Verdict, len(h.nodes)), link: make([]rules.Verdict, len(h.links)),
		offer: make([]rules.Verdict, len(h.nodes)), days: make([][2]int, len(h.nodes)),
	}
	for i := range h.nodes {
		h.answer(w, element{ofNode, int32(i)})
		h.answer(w, element{ofOffer, int32(i)})
		h.answer(w, element{ofLength, int32(i)})
	}
	for l := range h.links {
		h.answer(w, element{ofLink, int32(l)})
	}
	return w
}

func (h *Horizon) answer(w *world, e element) {
	switch e.kind {
	case ofNode:
		w.node[e.at] = h.Rest.Answer(h.nodes[e.at].applies, w.picks)
	case ofLink:
		w.link[e.at] = h.Rest.Answer(h.links[e.at].when, w.picks)
	case ofOffer:
		w.offer[e.at] = h.Rest.Answer(h.nodes[e.at].offer, w.picks)
	case ofLength:
		w.days[e.at] = h.days(&h.nodes[e.at], w.picks)
	}
}

// days gives the least and the most days of an item: the body of its duration that holds, of
// those that may hold each, and the catalogue's where none need hold.
func (h *Horizon) days(n *horizonNode, picks rules.Picks) [2]int {
	all := [2]int{n.normal, n.normal}
	open := false
	for _, l := range n.lengths {
		switch h.Rest.Answer(l.When, picks) {
		case rules.Required:
			if !open {
				return [2]int{l.Days, l.Days}
			}
			fallthrough
		case rules.Possible:
			all[0], all[1] = min(all[0], l.Days), max(all[1], l.Days)
			open = true
		}
	}
	return all
}

// with gives the world in which one more fact has a value of a class.
func (h *Horizon) with(w *world, open int, class int16) *world {
	next := &world{
		picks: slices.Clone(w.picks), node: slices.Clone(w.node), link: w.link, offer: w.offer, days: w.days,
	}
	next.picks[open] = class
	var fresh [ofLength + 1]bool
	for _, e := range h.reads[open] {
		if !fresh[e.kind] {
			fresh[e.kind] = true
			switch e.kind {
			case ofLink:
				next.link = slices.Clone(w.link)
			case ofOffer:
				next.offer = slices.Clone(w.offer)
			case ofLength:
				next.days = slices.Clone(w.days)
			}
		}
		h.answer(next, e)
	}
	return next
}

// there reports whether a verdict counts in a look.
func (k look) there(v rules.Verdict) bool {
	return v == rules.Required || k == latest && v == rules.Possible
}

// taken reports whether a node is taken on commitment in a look.
func (h *Horizon) taken(w *world, node int32, k look) bool {
	return h.nodes[node].takes && (w.offer[node] == rules.Required || k == earliest && w.offer[node] == rules.Possible)
}

// present reports whether a node is there; the works are where their start is.
func (h *Horizon) present(w *world, node int32, k look) bool {
	if h.role[node] == isWorks {
		begin := h.legs[h.at[node]].begin
		return begin >= 0 && k.there(w.node[begin])
	}
	return k.there(w.node[node])
}

// walked are the ends of a walk, in working days from the start.
type walked struct {
	finish int // of the last item, the works included
	before int // of the last start of works; 0 without one
	last   int // node that ends last, −1 where there is none
	start  int // the last start of works, −1 where there is none
}

// walk dates the nodes of a world, as schedule.CriticalPath dates a route, with works as long as
// that.
func (h *Horizon) walk(w *world, k look, works worksLook) walked {
	end := walked{last: -1, start: -1}
	for i := range h.nodes {
		h.early[i], h.length[i] = -1, 0
		for leg := range h.legs {
			h.legs[leg].via[i] = -1
		}
		if !h.present(w, int32(i), k) {
			continue
		}
		start := 0
		if !h.unheld {
			start = h.graph.Nodes[i].Release
		}
		first, after := h.graph.Incoming(i)
		for l := first; l < after; l++ {
			link := &h.links[l]
			if h.early[link.from] < 0 || !k.there(w.link[l]) || link.physical {
				continue
			}
			for k := range h.legs {
				if leg := &h.legs[k]; int(link.from) == leg.begin || int(link.from) == leg.works || leg.via[link.from] >= 0 {
					leg.follow(h, w, i, l)
				}
			}
			if link.binds && !(link.relaxed && h.taken(w, link.from, k)) {
				start = max(start, h.early[link.from]+h.length[link.from])
			}
		}
		for l := first; l < after; l++ {
			if h.afterWorks(l, i) {
				start = max(start, h.early[h.links[l].from]+h.length[h.links[l].from])
			}
		}
		h.early[i], h.length[i] = start, h.lasts(w, i, start, k, works)
		done := start + h.length[i]
		if done > end.finish || end.last < 0 {
			end.finish, end.last = done, i
		}
		if h.role[i] == isStart && (done > end.before || end.start < 0) {
			end.before, end.start = done, i
		}
	}
	return end
}

// follow notes that a node follows the start of these works by a link.
func (l *leg) follow(h *Horizon, w *world, node, link int) {
	if l.via[node] < 0 || !h.sure(w, int(l.via[node])) {
		l.via[node] = int32(link)
	}
}

// afterWorks reports whether a link of the works binds: the one from their start to them, and
// those to what follows their start.
func (h *Horizon) afterWorks(l, to int) bool {
	link := &h.links[l]
	return link.physical && link.binds && h.early[link.from] >= 0 && (h.role[to] == isWorks || h.legs[h.at[link.from]].via[to] >= 0)
}

// lasts gives the working days of a node that begins on a working day.
func (h *Horizon) lasts(w *world, i, start int, k look, works worksLook) int {
	if h.role[i] == isWorks {
		begin := h.cal.Add(h.start, start)
		return h.cal.Between(begin, h.cal.OnOrAfter(begin.AddDays(h.legs[h.at[i]].days(works))))
	}
	days := w.days[i][0]
	switch k {
	case latest:
		days = w.days[i][1]
	case asPlanned:
		days = h.planned(w, i)
	}
	if h.taken(w, int32(i), k) {
		days = min(days, h.nodes[i].committed)
	}
	return days
}

// planned gives the days that a plan counts: a body that only may hold does not count yet.
func (h *Horizon) planned(w *world, i int) int {
	n := &h.nodes[i]
	for _, l := range n.lengths {
		if h.Rest.Answer(l.When, w.picks) == rules.Required {
			return l.Days
		}
	}
	return n.normal
}

// sure reports whether a link and what it comes from are certain.
func (h *Horizon) sure(w *world, l int) bool {
	from := h.links[l].from
	return w.link[l] == rules.Required && (h.role[from] == isWorks || w.node[from] == rules.Required)
}

// chain goes back from a node along the links that made it as late as it was in the last walk,
// through a world, and visits what of that is open in another, of which the walked one is a
// completion: nodes, links, commitments, and the way by which a node follows the start of works;
// each with the answer that it takes.
func (h *Horizon) chain(w, walked *world, at int, k look, visit func(rules.Root, rules.Verdict)) {
	for at >= 0 {
		h.openNode(w, int32(at), visit)
		next := -1
		first, after := h.graph.Incoming(at)
		for l := first; l < after && h.early[at] > 0; l++ {
			// Of several ways one that is certain proves the date without a further answer.
			if h.drove(walked, l, at, k) && (next < 0 || h.sure(w, l) && !h.sure(w, next)) {
				next = l
			}
		}
		if next < 0 {
			return
		}
		link := &h.links[next]
		if w.link[next] == rules.Possible {
			visit(link.when, rules.Required)
		}
		if link.relaxed && w.offer[link.from] == rules.Possible && h.nodes[link.from].takes {
			visit(h.nodes[link.from].offer, rules.NotRequired)
		}
		if link.physical && h.role[link.from] == isWorks {
			h.following(w, &h.legs[h.at[link.from]], at, visit)
		}
		at = int(link.from)
	}
}

// drove reports whether a link made a node as late as it was in the last walk.
func (h *Horizon) drove(walked *world, l, at int, k look) bool {
	from := h.links[l].from
	return h.waits(walked, l, k) && h.early[from]+h.length[from] == h.early[at]
}

// waits reports whether a link bound in the last walk, through a world.
func (h *Horizon) waits(walked *world, l int, k look) bool {
	link := &h.links[l]
	if h.early[link.from] < 0 || h.early[link.to] < 0 {
		return false
	}
	if link.physical {
		return h.afterWorks(l, int(link.to))
	}
	return link.binds && k.there(walked.link[l]) && !(link.relaxed && h.taken(walked, link.from, k))
}

// openNode visits what is open of one node.
func (h *Horizon) openNode(w *world, at int32, visit func(rules.Root, rules.Verdict)) {
	n := &h.nodes[at]
	if n.row < 0 {
		return
	}
	if w.node[at] == rules.Possible {
		visit(n.applies, rules.Required)
	}
	if n.takes && w.offer[at] == rules.Possible && w.days[at][1] > n.committed {
		visit(n.offer, rules.NotRequired)
	}
	if w.days[at][0] != w.days[at][1] {
		for _, l := range n.lengths {
			if h.Rest.Answer(l.When, w.picks) == rules.Possible {
				visit(l.When, rules.Required)
			}
		}
	}
}

// following visits what is open of the way by which a node follows the start of these works.
func (h *Horizon) following(w *world, l *leg, at int, visit func(rules.Root, rules.Verdict)) {
	for l.via[at] >= 0 {
		link := &h.links[l.via[at]]
		if w.link[l.via[at]] == rules.Possible {
			visit(link.when, rules.Required)
		}
		if at = int(link.from); w.node[at] == rules.Possible {
			visit(h.nodes[at].applies, rules.Required)
		}
	}
}

// sequential reports whether nodes come one after another, so that no chain decides.
func (h *Horizon) sequential() bool { return h.opt.Variant == route.Sequential }
