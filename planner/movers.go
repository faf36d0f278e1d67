package planner

import (
	"slices"

	"sevenlists/planner/rules"
)

// fewWorlds bounds the completions that are all tried to find what moves the finish.
const fewWorlds = 256

// longWorks are calendar days of works that are longer than anything beside them.
const longWorks = 3650

// movers finds the open facts of which another answer alone moves the finish: among all
// completions where they are few, else starting from the earliest and the latest and from
// completions in which the fact decides an item.
func (h *Horizon) movers(ends ...found) []bool {
	s := &shifts{h: h, works: []worksLook{shortestWorks}, moves: make([]bool, len(h.Rest.Open))}
	switch {
	case slices.ContainsFunc(h.legs, func(l leg) bool { return !l.bounded }): // what is hidden behind short works may show behind long ones, and the other way
		s.works = append(s.works, farWorks)
	case slices.ContainsFunc(h.legs, func(l leg) bool { return l.longer != l.shorter }):
		s.works = append(s.works, longestWorks)
	}
	worlds := 1
	for i := range h.Rest.Open {
		if len(h.reads[i]) > 0 {
			s.open = append(s.open, i)
			worlds = min(worlds*h.Rest.Open[i].Classes(), fewWorlds+1)
		}
	}
	if worlds <= fewWorlds {
		s.all(h.world(h.Rest.NewPicks()), s.open)
		return s.moves
	}
	completed := make([]*world, len(ends))
	for i, end := range ends {
		w := h.world(h.Rest.NewPicks())
		if end.exact {
			w = h.world(end.picks)
		}
		completed[i] = h.least(w)
		s.around(completed[i])
	}
	s.deciding(completed)
	return s.moves
}

// shifts finds out which facts move the finish.
type shifts struct {
	h     *Horizon
	works []worksLook // lengths of the works to be tried
	open  []int       // facts that may
	moves []bool
}

// finishes gives the finish of a completion for each length of the works.
func (s *shifts) finishes(w *world) [2]int {
	var all [2]int
	for i, works := range s.works {
		all[i] = s.h.walk(w, earliest, works).finish
	}
	return all
}

// all tries every completion of the facts given, and gives the finishes of each in order.
func (s *shifts) all(w *world, facts []int) [][2]int {
	if len(facts) == 0 {
		return [][2]int{s.finishes(w)}
	}
	var all, first [][2]int
	for class := range s.h.Rest.Open[facts[0]].Classes() {
		part := s.all(s.h.with(w, facts[0], int16(class)), facts[1:])
		if class == 0 {
			first = part
		} else if !slices.Equal(first, part) {
			s.moves[facts[0]] = true
		}
		all = append(all, part...)
	}
	return all
}

// around tries another answer to each fact of a completion.
func (s *shifts) around(w *world) {
	finishes := s.finishes(w)
	for _, open := range s.open {
		if !s.moves[open] {
			s.shift(w, open, finishes)
		}
	}
}

func (s *shifts) shift(w *world, open int, finishes [2]int) {
	for class := range s.h.Rest.Open[open].Classes() {
		if int16(class) != w.picks[open] && s.finishes(s.h.with(w, open, int16(class))) != finishes {
			s.moves[open] = true
			return
		}
	}
}

// deciding looks, for each fact not yet known to move the finish, at completions in which the
// fact alone decides an item, a link or a commitment: near to one that is given, and one in which
// the way through it is as long as it can be and all else as short.
func (s *shifts) deciding(completed []*world) {
	for _, open := range s.open {
		for _, e := range s.h.reads[open] {
			root := s.h.root(e)
			for _, w := range completed {
				if near := slices.Clone(w.picks); !s.moves[open] && s.h.Rest.Sensitive(root, open, near) {
					next := s.h.world(near)
					s.shift(next, open, s.finishes(next))
				}
			}
			for _, works := range s.works {
				picks := s.h.Rest.NewPicks()
				if s.moves[open] || !s.h.Rest.Sensitive(root, open, picks) {
					break
				}
				w := s.h.least(s.h.along(s.h.world(picks), s.h.place(e), works))
				s.shift(w, open, s.finishes(w))
			}
		}
	}
}

// along fixes answers so that the way through a node is as long as it can be: what is open on it
// is fixed one after another, and the way found anew, as one answer may rule out another.
func (h *Horizon) along(w *world, at int, works worksLook) *world {
	for {
		open, wanted := rules.Never, rules.Required
		h.through(w, at, works, func(r rules.Root, v rules.Verdict) {
			if open == rules.Never {
				open, wanted = r, v
			}
		})
		if open == rules.Never {
			return w
		}
		picks := slices.Clone(w.picks)
		h.Rest.Steer(open, wanted, picks, h.cost)
		for i := range picks {
			if picks[i] != w.picks[i] {
				w = h.with(w, i, picks[i])
			}
		}
	}
}

// root is the condition of an element.
func (h *Horizon) root(e element) rules.Root {
	switch e.kind {
	case ofNode:
		return h.nodes[e.at].applies
	case ofLink:
		return h.links[e.at].when
	case ofOffer:
		return h.nodes[e.at].offer
	}
	return h.nodes[e.at].lengths[0].When
}

// place is the node at which an element stands: of a link the one that waits.
func (h *Horizon) place(e element) int {
	if e.kind == ofLink {
		return int(h.links[e.at].to)
	}
	return int(e.at)
}

// through visits what is open of the longest way through a node, with the answers that it takes.
func (h *Horizon) through(w *world, at int, works worksLook, visit func(rules.Root, rules.Verdict)) {
	h.walk(w, latest, works)
	rest := make([]int, len(h.nodes)) // working days from the beginning of each node to the end
	for l := len(h.links) - 1; l >= 0; l-- {
		if link := &h.links[l]; h.waits(w, l, latest) {
			rest[link.from] = max(rest[link.from], rest[link.to]+h.length[link.to])
		}
	}
	h.chain(w, w, at, latest, visit)
	for rest[at] > 0 {
		next := -1
		for l := range h.links {
			link := &h.links[l]
			if int(link.from) == at && h.waits(w, l, latest) && rest[link.to]+h.length[link.to] == rest[at] {
				next = l
				break
			}
		}
		if h.links[next].physical && h.role[at] == isWorks {
			h.following(w, &h.legs[h.at[at]], int(h.links[next].to), visit)
		}
		if at = int(h.links[next].to); h.role[at] == isWorks {
			continue
		}
		h.openNode(w, int32(at), visit)
	}
}
