package route

import "sevenlists/planner/rules"

// Variant is a way to take the route.
type Variant uint8

// The variants, from the slowest to the fastest.
const (
	Sequential Variant = iota // one item after another
	Customary                 // hard, physical and soft links bind
	Parallel                  // hard and physical links bind
	Commitment                // as Parallel, with items taken on commitment
)

// Networks are the variants in which items run side by side, in the order of a plan.
var Networks = [...]Variant{Customary, Parallel, Commitment}

var variantNames = [...]string{"sequential", "customary", "parallel", "commitment"}

// String gives the variant as it stands in a plan.
func (v Variant) String() string { return variantNames[v] }

// ParseVariant reads a variant's name and reports whether there is one of that name.
func ParseVariant(name string) (Variant, bool) {
	for v, n := range variantNames {
		if n == name {
			return Variant(v), true
		}
	}
	return Sequential, false
}

// Route is a graph in one variant. All slices go by the index of a node or link of the graph.
type Route struct {
	*Graph
	Variant   Variant
	Committed []bool // nodes taken on commitment: chosen, offered, and only in the variant Commitment
	Binds     []bool // links that bind; the others are relaxed
	Approval  []int  // working days of each node in the approval clock
	Elapsed   []int  // working days in the elapsed clock; 0 for works, whose length the calendar decides
	Order     []int  // nodes in the order in which they come; of the variant Sequential only
}

// In gives the graph in a variant; the variant Sequential takes the nodes in the order of the
// graph, and InOrder in another. Chosen tells, node by node, which commitments are to be
// taken in the variant Commitment; nil takes every one that is offered, and one that is not
// offered is planned the normal way.
func (g *Graph) In(v Variant, chosen []bool) Route {
	n, m := len(g.Nodes), len(g.Links)
	marks, days := make([]bool, n+m), make([]int, 2*n)
	r := Route{
		Graph: g, Variant: v,
		Committed: marks[:n:n], Binds: marks[n:],
		Approval: days[:n:n], Elapsed: days[n:],
	}
	for i := range g.Nodes {
		node := &g.Nodes[i]
		r.Approval[i], r.Elapsed[i] = node.Approval, node.Elapsed
		if v == Commitment && node.Offered && (chosen == nil || chosen[i]) {
			r.Committed[i] = true
			r.Approval[i] = min(node.Approval, node.CommittedDays)
			r.Elapsed[i] = min(node.Elapsed, node.CommittedDays)
		}
	}
	for l := range g.Links {
		r.Binds[l] = r.binds(l)
	}
	if v == Sequential {
		r.Order = make([]int, n)
		for i := range r.Order {
			r.Order[i] = i
		}
	}
	return r
}

// InOrder gives the graph in the variant Sequential, its nodes one after another in that order,
// which must be a topological one.
func (g *Graph) InOrder(order []int) Route {
	r := g.In(Sequential, nil)
	r.Order = order
	return r
}

// binds decides one link. Going one after another, or by custom, nothing is relaxed.
func (r *Route) binds(link int) bool {
	return !r.Past(link) && !r.Relaxed(link)
}

// Past reports whether a link leads to what is done or in progress: it has nothing left to bind.
func (g *Graph) Past(link int) bool {
	to := &g.Nodes[g.to[link]]
	return to.Settled || to.Begun
}

// Relaxed reports whether the variant drops a link.
func (r *Route) Relaxed(link int) bool {
	l := &r.Links[link]
	if r.Variant <= Customary {
		return false
	}
	return l.Kind == rules.Soft || l.RelaxedBy == ByCommitment && r.Committed[r.from[link]]
}

// ByCommitment is the only word in RelaxedBy that drops a link; deferral tells the reader why
// papers may follow and drops nothing.
const ByCommitment = "commitment"
