package route

import "slices"

// Clock holds the working days of one clock.
type Clock struct {
	SequentialAll int // sum over all items, without commitments
	BeforeStart   int // to the end of the start of works; 0 without one
	Completion    int // from there to the completion milestone, without the works; 0 without one
}

// Chains are the nodes behind two totals: each chain begins at its first node that takes days
// and ends with its milestone. Of several longest chains it is the one that comes first in the
// alphabet, read from its front. Nil where the milestone is absent.
type Chains struct {
	BeforeStart, Completion []int
}

// Totals are the figures of a route in both clocks, which are never mixed.
type Totals struct {
	Approval, Elapsed             Clock
	ApprovalChains, ElapsedChains Chains
}

// Totals counts the route in both clocks. Before the start the longest chain over binding links
// counts, whatever it passes; after it only what follows the start of works over all links.
// In the variant Sequential both are sums: up to and with the start of works, and after it.
func (r *Route) Totals() Totals {
	return r.TotalsOf(nil, r.starts, r.ends)
}

// TotalsOf counts a part of a project: to the latest of these starts of works, and from the works
// to the latest of these completions, along whatever chain; its sequential sums add up the nodes
// inside it (all, for nil).
func (r *Route) TotalsOf(inside []bool, starts, ends []int32) Totals {
	var t Totals
	if r.Variant == Sequential {
		t.Approval, t.ApprovalChains = r.sums(r.Approval, starts, ends)
		t.Elapsed, t.ElapsedChains = r.sums(r.Elapsed, starts, ends)
	} else {
		tail := make([]int, len(r.Nodes))
		t.Approval, t.ApprovalChains = r.longest(r.Approval, tail, starts, ends)
		t.Elapsed, t.ElapsedChains = r.longest(r.Elapsed, tail, starts, ends)
	}
	for i := range r.Nodes {
		if inside == nil || inside[i] {
			t.Approval.SequentialAll += r.Nodes[i].Approval
			t.Elapsed.SequentialAll += r.Nodes[i].Elapsed
		}
	}
	return t
}

// longest finds both legs in one clock. A project in parts has several starts and ends: the
// largest counts, ties by key.
func (r *Route) longest(days, tail []int, starts, ends []int32) (c Clock, chains Chains) {
	for _, s := range starts {
		if n, path := r.longestTo(int(s), days, nil, tail); chains.BeforeStart == nil || n > c.BeforeStart {
			c.BeforeStart, chains.BeforeStart = n, path
		}
	}
	for _, e := range ends {
		if !r.follows[e] {
			continue
		}
		if n, path := r.longestTo(int(e), days, r.follows, tail); chains.Completion == nil || n > c.Completion {
			c.Completion, chains.Completion = n, path
		}
	}
	return c, chains
}

// longestTo measures the longest chain over binding links that ends with the target, among the
// nodes that count (all, for nil). Tail is room for a number a node: the days from the beginning
// of the node to the end of the target, −1 where no chain leads there.
func (r *Route) longestTo(target int, days []int, counts []bool, tail []int) (total int, chain []int) {
	for i := range tail {
		tail[i] = -1
	}
	tail[target] = days[target]
	for l := int(r.in[target+1]) - 1; l >= 0; l-- {
		from, to := r.from[l], r.to[l]
		if r.Binds[l] && tail[to] >= 0 && (counts == nil || counts[from]) {
			tail[from] = max(tail[from], tail[to]+days[from])
		}
	}
	first := target
	for i := range target + 1 {
		if days[i] > 0 && (tail[i] > total || tail[i] == total && r.rank[i] < r.rank[first]) {
			total, first = tail[i], i
		}
	}
	return total, r.follow(first, target, days, tail)
}

// follow reads off the chain that begins at first: at each node the follower first in the
// alphabet from which the whole rest still lies ahead.
func (r *Route) follow(first, target int, days, tail []int) []int {
	chain := []int{first}
	for at := first; at != target; {
		next := -1
		for l := int(r.in[at+1]); l < len(r.from); l++ {
			to := int(r.to[l])
			if int(r.from[l]) == at && r.Binds[l] && tail[to] >= 0 && tail[to] == tail[at]-days[at] &&
				(next < 0 || r.rank[to] < r.rank[next]) {
				next = to
			}
		}
		chain, at = append(chain, next), next
	}
	return chain
}

// sums adds up both legs of a sequence. With several starts of works the last one parts them.
func (r *Route) sums(days []int, starts, ends []int32) (c Clock, chains Chains) {
	if len(starts) == 0 {
		return c, chains
	}
	parting := 0
	for i, n := range r.Order {
		if slices.Contains(starts, int32(n)) {
			parting = i + 1
		}
	}
	c.BeforeStart, chains.BeforeStart = r.sum(r.Order[:parting], days)
	if len(ends) > 0 {
		c.Completion, chains.Completion = r.sum(r.Order[parting:], days)
	}
	return c, chains
}

// sum adds up the items of one leg. Its chain leaves out what takes no days at the front.
func (r *Route) sum(nodes, days []int) (total int, chain []int) {
	for _, n := range nodes {
		if r.Nodes[n].Role == Works || r.Nodes[n].Dropped {
			continue
		}
		if total == 0 {
			chain = chain[:0]
		}
		total, chain = total+days[n], append(chain, n)
	}
	return total, chain
}
