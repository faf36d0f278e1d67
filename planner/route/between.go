package route

// longWorks is longer than all that could run beside works.
const longWorks = 1 << 40

// Distances gives how far from the beginning of the route each node ends in one clock (Approval or
// Elapsed of the route). Works are taken as longer than all that runs beside them, and count 0 in
// the difference of two distances that Apart gives.
func (r *Route) Distances(days []int) []int {
	far := make([]int, len(r.Nodes))
	own := func(i int) int {
		if r.Nodes[i].Role == Works {
			return longWorks
		}
		return days[i]
	}
	if r.Variant == Sequential {
		at := 0
		for _, i := range r.Order {
			at += own(i)
			far[i] = at
		}
		return far
	}
	for i := range r.Nodes {
		first, end := r.Incoming(i)
		for l := first; l < end; l++ {
			if r.Binds[l] {
				far[i] = max(far[i], far[r.from[l]])
			}
		}
		far[i] += own(i)
	}
	return far
}

// Apart gives the working days from one distance to another, works left out; negative where the
// second is nearer to the beginning.
func Apart(from, to int) int {
	n := (to-from)%longWorks + longWorks
	if n %= longWorks; n > longWorks/2 {
		return n - longWorks
	}
	return n
}

// Waits reports whether a node waits for another over binding links, directly or not; in the variant
// Sequential, whether it comes later.
func (r *Route) Waits(node, earlier int) bool {
	reached := make([]bool, len(r.Nodes))
	reached[earlier] = true
	if r.Variant == Sequential {
		for _, i := range r.Order {
			if i == earlier || i == node {
				return i == earlier && node != earlier
			}
		}
	}
	for i := earlier + 1; i <= node; i++ {
		first, end := r.Incoming(i)
		for l := first; l < end; l++ {
			reached[i] = reached[i] || r.Binds[l] && reached[r.from[l]]
		}
	}
	return node > earlier && reached[node]
}
