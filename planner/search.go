package planner

import (
	"slices"

	"sevenlists/planner/rules"
)

// searchSteps bounds the work on one end of a range: so many partial completions are looked at.
// The shipped rules need far fewer; where it is reached, the end is a bound that no completion
// passes, and the range says that it is not exact.
const searchSteps = 2_000

// goal is what a search looks for: the finish or the last start of works, in working days from the
// start of the project, with works as long as that.
type goal struct {
	before bool
	works  worksLook
}

func (g goal) of(end walked) int {
	if g.before {
		return end.before
	}
	return end.finish
}

// target is the node whose end is sought in the last walk, −1 where there is none.
func (h *Horizon) target(g goal, end walked) int {
	if !g.before {
		return end.last
	}
	return end.start
}

// found is one end of a range.
type found struct {
	value int         // working days from the start
	picks rules.Picks // a completion that attains it, where exact
	exact bool
}

// branch is a partial completion in a search.
type branch struct {
	w       *world
	bound   int        // holds for all of it
	open    rules.Root // a condition to fix next, Never where the bound is attained
	attains *world     // a completion that attains it, where nothing is to be fixed
	depth   int
}

// longest finds the largest value over all completions, by branch and bound: what is possible
// bounds from above, and of the most promising partial completion the chain that makes it so long
// shows which answer to fix next. Where nothing on that chain is open, every completion of it is
// as long.
func (h *Horizon) longest(g goal) found {
	h.unheld = g.before
	defer func() { h.unheld = false }()
	f := h.search(func(w *world) branch {
		end := h.walk(w, latest, g.works)
		return branch{w: w, bound: -g.of(end), open: h.openOn(w, w, h.target(g, end), latest), attains: w}
	})
	f.value = -f.value
	return f
}

// shortest finds the smallest value. What is certain bounds from below; a completion that leaves
// out what it can is tried, and the chain that makes it longer than the bound shows what to fix.
func (h *Horizon) shortest(g goal) found {
	h.unheld = g.before
	defer func() { h.unheld = false }()
	return h.search(func(w *world) branch {
		b := branch{w: w, bound: g.of(h.walk(w, earliest, g.works)), attains: h.least(w)}
		if end := h.walk(b.attains, earliest, g.works); g.of(end) != b.bound {
			b.open = h.openOn(w, b.attains, h.target(g, end), earliest)
		}
		return b
	})
}

// openOn gives the first open condition of the chain to a node, Never where there is none.
func (h *Horizon) openOn(w, walked *world, at int, k look) rules.Root {
	first := rules.Never
	if at >= 0 {
		h.chain(w, walked, at, k, func(r rules.Root, _ rules.Verdict) {
			if first == rules.Never {
				first = r
			}
		})
	}
	return first
}

// search takes the branch with the least bound, the deepest of equal ones, until one is settled.
func (h *Horizon) search(look func(*world) branch) found {
	queue := []branch{look(h.world(h.Rest.NewPicks()))}
	for step := 0; ; step++ {
		at := 0
		for i := range queue {
			if a, b := &queue[i], &queue[at]; a.bound < b.bound || a.bound == b.bound && a.depth > b.depth {
				at = i
			}
		}
		b := queue[at]
		if b.open == rules.Never {
			return found{value: b.bound, picks: b.attains.picks, exact: true}
		}
		fact := h.Rest.Top(b.open, b.w.picks)
		if fact < 0 || step == searchSteps {
			return found{value: b.bound}
		}
		queue[at] = queue[len(queue)-1]
		queue = queue[:len(queue)-1]
		for class := range h.Rest.Open[fact].Classes() {
			next := look(h.with(b.w, fact, int16(class)))
			next.bound, next.depth = max(next.bound, b.bound), b.depth+1
			queue = append(queue, next)
		}
	}
}

// least completes a world so that as little as possible is needed: the items that end last are
// ruled out first where they can be, and commitments are offered where they can be.
func (h *Horizon) least(w *world) *world {
	picks := slices.Clone(w.picks)
	for _, i := range h.order {
		if w.node[i] == rules.Possible {
			h.Rest.Steer(h.nodes[i].applies, rules.NotRequired, picks, h.cost)
		}
	}
	for i := range h.nodes {
		if n := &h.nodes[i]; n.takes && w.offer[i] == rules.Possible {
			h.Rest.Steer(n.offer, rules.Required, picks, h.cost)
		}
	}
	for open := range picks {
		if picks[open] == rules.Unpicked {
			picks[open] = 0
			for class := range h.Rest.Open[open].Classes() {
				if h.cost(open, class) < h.cost(open, int(picks[open])) {
					picks[open] = int16(class)
				}
			}
		}
	}
	return h.world(picks)
}

// cost estimates what a value makes necessary: the days of the items that it alone decides.
func (h *Horizon) cost(open, class int) int { return h.costs[open][class] }

// prepare orders the items for least, and estimates costs.
func (h *Horizon) prepare() {
	if h.costs != nil {
		return
	}
	nothing := h.Rest.NewPicks()
	end := h.world(nothing)
	h.walk(end, latest, longestWorks)
	for i := range h.nodes {
		if h.nodes[i].applies.IsOpen() {
			h.order = append(h.order, int32(i))
		}
	}
	slices.SortStableFunc(h.order, func(a, b int32) int { return h.early[b] + h.length[b] - h.early[a] - h.length[a] })
	h.costs = make([][]int, len(h.Rest.Open))
	for open := range h.costs {
		h.costs[open] = make([]int, h.Rest.Open[open].Classes())
		for class := range h.costs[open] {
			nothing[open] = int16(class)
			for _, e := range h.reads[open] {
				if e.kind != ofNode {
					continue
				}
				switch h.Rest.Answer(h.nodes[e.at].applies, nothing) {
				case rules.Required:
					h.costs[open][class] += h.nodes[e.at].normal + 1
				case rules.NotRequired:
					h.costs[open][class] -= h.nodes[e.at].normal + 1
				}
			}
		}
		nothing[open] = rules.Unpicked
	}
}
