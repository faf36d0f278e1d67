package schedule

import (
	"cmp"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
)

// Sequence gives the variant Sequential of a graph: every node after the last, in the order of
// their customary early start, then late start, then key. Where two nodes are equal in both and
// one waits for the other, it comes later whatever its key.
func Sequence(g *route.Graph, cal *calendar.Calendar, start calendar.Date) route.Route {
	customary := g.In(route.Customary, nil)
	p := newPasses(&customary, cal, start)
	p.forward()
	p.back()
	wanted := make([]int, len(g.Nodes))
	for i := range wanted {
		wanted[i] = i
	}
	slices.SortFunc(wanted, func(a, b int) int {
		return cmp.Or(cmp.Compare(p.early[a], p.early[b]),
			cmp.Compare(p.late[a]-p.length[a], p.late[b]-p.length[b]),
			cmp.Compare(g.Rank(a), g.Rank(b)))
	})
	return g.InOrder(topological(g, wanted))
}

// topological takes the nodes in the order wanted, but none before those that it waits for.
func topological(g *route.Graph, wanted []int) []int {
	order := make([]int, 0, len(wanted))
	taken := make([]bool, len(wanted))
	ready := func(node int) bool {
		first, end := g.Incoming(node)
		for l := first; l < end; l++ {
			if from, _ := g.Ends(l); !taken[from] {
				return false
			}
		}
		return true
	}
	for len(wanted) > 0 {
		// The first node wanted is ready unless it is equal to one that it waits for.
		at := slices.IndexFunc(wanted, ready)
		order, taken[wanted[at]] = append(order, wanted[at]), true
		wanted = slices.Delete(wanted, at, at+1)
	}
	return order
}
