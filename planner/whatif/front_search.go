package whatif

import (
	"cmp"
	"slices"
)

// hunt looks for choices of commitments by branch and bound. While the network is longer than the
// limit, its longest chain must be broken, so that only the commitments on that chain are branched
// over; one that was tried first is barred from the branches after it, so that no set comes twice.
type hunt struct {
	*network
	limit int // the length that must not be exceeded
	most  int // how many commitments may be taken
	// shorten goes on after a find for a shorter network; else for less risk with the same number.
	shorten bool

	taken, barred []bool
	count, risk   int
	room          []bool // of the bound

	best     []int // the choices found, in order; nil where there are none
	bestRisk int
}

// seek looks for a choice of at most so many commitments that meets the limit.
func (n *network) seek(limit, most int, shorten bool) *hunt {
	k := len(n.choices)
	marks := make([]bool, 3*k)
	h := &hunt{network: n, limit: limit, most: most, shorten: shorten, taken: marks[:k:k], barred: marks[k : 2*k : 2*k], room: marks[2*k:]}
	h.down()
	return h
}

// fewest gives the search with the least number of commitments, from least on, that meets the
// limit; nil where even all together are too few.
func (n *network) fewest(limit, least int, shorten bool) *hunt {
	if n.length(n.everything()) > limit {
		return nil
	}
	for most := least; ; most++ {
		if h := n.seek(limit, most, shorten); h.best != nil {
			return h
		}
	}
}

// everything takes every choice.
func (n *network) everything() []bool { return slices.Repeat([]bool{true}, len(n.choices)) }

// weight counts the risk of a choice so that one of high risk weighs more than all of medium risk
// together: of several sets that has the least risk which has the fewest of high risk, then the
// fewest of medium risk.
func (n *network) weight(c int) int {
	switch n.choices[c].risk {
	case 1:
		return 1
	case 2:
		return len(n.choices) + 1
	}
	return 0
}

func (h *hunt) down() {
	length := h.length(h.taken)
	if length <= h.limit {
		h.found(length)
		if !h.shorten || h.count == h.most {
			return
		}
	}
	if h.count == h.most || !h.shorten && h.best != nil && h.risk > h.bestRisk {
		return
	}
	chain := slices.Clone(h.chain)
	if h.leastOn(chain) > h.most-h.count || !h.possible() {
		return
	}
	var barred []int
	for _, c := range h.levers(chain) {
		h.taken[c], h.count, h.risk = true, h.count+1, h.risk+h.weight(c)
		h.down()
		h.taken[c], h.count, h.risk = false, h.count-1, h.risk-h.weight(c)
		h.barred[c] = true
		barred = append(barred, c)
	}
	for _, c := range barred {
		h.barred[c] = false
	}
}

// possible reports whether the limit is met with all that is not barred.
func (h *hunt) possible() bool {
	for c := range h.room {
		h.room[c] = !h.barred[c]
	}
	return h.length(h.room) <= h.limit
}

// found notes a choice that meets the limit. While shortening, the next one must be shorter still.
func (h *hunt) found(length int) {
	var set []int
	for c, is := range h.taken {
		if is {
			set = append(set, c)
		}
	}
	if h.shorten {
		h.best, h.bestRisk, h.limit = append([]int{}, set...), h.risk, length-1
		return
	}
	if h.best == nil || h.risk < h.bestRisk || h.risk == h.bestRisk && slices.Compare(h.ids(set), h.ids(h.best)) < 0 {
		h.best, h.bestRisk = append([]int{}, set...), h.risk
	}
}

// ids names choices in alphabetical order.
func (n *network) ids(set []int) []string {
	ids := make([]string, len(set))
	for i, c := range set {
		ids[i] = n.choices[c].id
	}
	slices.Sort(ids)
	return ids
}

// levers gives the free choices that make a chain shorter or break it, the least risk first.
func (h *hunt) levers(chain []int) []int {
	var list []int
	for k, node := range chain {
		c := h.nodes[node].choice
		if c < 0 || h.taken[c] || h.barred[c] || slices.Contains(list, c) {
			continue
		}
		if h.nodes[node].short < h.nodes[node].full || k > 0 && h.drops(node, chain[k-1]) == c {
			list = append(list, c)
		}
	}
	slices.SortFunc(list, cmp.Compare)
	return list
}

// leastOn gives a number of commitments below which a chain stays longer than the limit: each
// shortens it by no more than it saves on it. A chain that one of them breaks needs just one.
func (h *hunt) leastOn(chain []int) int {
	var before, after []int // what each saves before and after the works
	begin, works, tail := 0, -1, 0
	saves, seen := map[int]int{}, map[int]bool{}
	split := func(into *[]int) {
		for _, s := range saves {
			*into = append(*into, s)
		}
		slices.SortFunc(*into, func(a, b int) int { return b - a })
		clear(saves)
	}
	for k := len(chain) - 1; k >= 0; k-- {
		s := &h.nodes[chain[k]]
		if s.works >= 0 {
			if works >= 0 {
				return 1 // parts with works of their own on one chain: no bound
			}
			works = s.works
			split(&before)
			continue
		}
		days := s.full
		if s.choice >= 0 && h.taken[s.choice] {
			days = s.short
		} else if s.choice >= 0 && !h.barred[s.choice] {
			if k > 0 && h.drops(chain[k], chain[k-1]) == s.choice || seen[s.choice] {
				return 1 // it breaks the chain, or shortens several parts at once
			}
			seen[s.choice], saves[s.choice] = true, s.full-s.short
		}
		if works < 0 {
			begin += days
		} else {
			tail += days
		}
	}
	if works < 0 {
		split(&before)
	} else {
		split(&after)
	}
	for least := 0; least <= len(before)+len(after); least++ {
		for a := max(0, least-len(after)); a <= min(least, len(before)); a++ {
			length := begin - sum(before[:a])
			if works >= 0 {
				length += h.network.works(works, length) + tail - sum(after[:least-a])
			}
			if length <= h.limit {
				return least
			}
		}
	}
	return len(h.choices) + 1
}

func sum(list []int) (n int) {
	for _, x := range list {
		n += x
	}
	return n
}
