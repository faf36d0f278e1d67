package route

import (
	"cmp"
	"slices"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// Build makes the graph of a project. The order of nodes and links does not matter; a link one
// of whose ends is not among the nodes is left out, and none is bridged over it. Where the
// project has a start of works, the works are put in: after it, and before every node of phase
// WorksBefore that follows it, whatever kind of link it follows by. The arguments are not changed.
//
// It returns *fault.Error of kind RuleBroken: route.cycle where nodes wait for each other in a
// ring, printed with the places of its rules; route.key_twice where two nodes have one key.
func Build(nodes []Node, links []Link, m Milestones) (*Graph, error) {
	return build(slices.Clone(nodes), slices.Clone(links), m)
}

// build is Build over slices that it may change.
func build(nodes []Node, links []Link, m Milestones) (*Graph, error) {
	b := &builder{nodes: nodes}
	b.assignRoles(m)
	b.addWorks(m)
	if err := b.join(links); err != nil {
		return nil, err
	}
	b.linkWorks(m)
	return b.graph()
}

// With gives the graph with more nodes, and links among all of them; a link one of whose ends is
// nowhere is left out. What the graph has stays as it is: its works and roles, and what follows
// the start of works. The graph and the arguments are not changed. The errors are those of Build.
func (g *Graph) With(nodes []Node, links []Link) (*Graph, error) {
	b := &builder{nodes: slices.Concat(g.Nodes, nodes)}
	if err := b.join(slices.Concat(g.Links, links)); err != nil {
		return nil, err
	}
	b.follows = make([]bool, len(b.nodes))
	for i := range g.Nodes {
		b.follows[b.index[g.Nodes[i].Key]] = g.follows[i]
	}
	return b.graph()
}

// join sorts the nodes by key and lays the links between them.
func (b *builder) join(links []Link) error {
	slices.SortFunc(b.nodes, func(x, y Node) int { return strings.Compare(x.Key, y.Key) })
	b.index = make(map[string]int32, len(b.nodes))
	for i, n := range b.nodes {
		if i > 0 && n.Key == b.nodes[i-1].Key {
			return fault.New(fault.RuleBroken, "route.key_twice", "", n.Key)
		}
		b.index[n.Key] = int32(i)
	}
	b.makeRoom(len(links))
	b.links = links[:0]
	for _, l := range links {
		from, ok := b.index[l.From]
		to, ok2 := b.index[l.To]
		if ok && ok2 {
			b.link(l, from, to)
		}
	}
	return nil
}

// graph orders what was joined.
func (b *builder) graph() (*Graph, error) {
	order := b.levels()
	if len(order) < len(b.nodes) {
		return nil, b.cycle(order)
	}
	return b.compile(order), nil
}

// builder holds a graph while it is built, its nodes ordered by key. The links out of node i are
// a list: head[i], then next[…], −1 at its end.
type builder struct {
	nodes      []Node
	index      map[string]int32 // key to place in nodes
	links      []Link
	from, to   []int32
	head, next []int32
	follows    []bool
}

// worksKey names the works of one part.
func worksKey(m Milestones, part string) string {
	if part == "" {
		return m.WorksID
	}
	return m.WorksID + "@" + part
}

func (b *builder) assignRoles(m Milestones) {
	end := ""
	for _, id := range m.Completion {
		if slices.ContainsFunc(b.nodes, func(n Node) bool { return n.Item == id }) {
			end = id
			break
		}
	}
	for i := range b.nodes {
		n := &b.nodes[i]
		n.Role = Ordinary
		switch {
		case n.Item == "":
		case n.Item == m.StartOfWorks:
			n.Role = StartOfWorks
		case n.Item == end:
			n.Role = Completion
		}
	}
}

func (b *builder) addWorks(m Milestones) {
	for _, n := range b.nodes {
		if n.Role != StartOfWorks {
			continue
		}
		works := Node{
			Key: worksKey(m, n.Part), Item: m.WorksID, Part: n.Part, Phase: n.Phase,
			Role: Works, WorksDays: m.WorksDays, WorksUnknown: m.WorksUnknown, Ref: -1,
		}
		if n.Part != "" {
			works.WorksDays, works.WorksUnknown = n.WorksDays, n.WorksUnknown
		}
		b.nodes = append(b.nodes, works)
	}
}

// makeRoom lays out the lists for so many links and those of one works in one piece of memory.
func (b *builder) makeRoom(links int) {
	n := len(b.nodes)
	room := links + n
	ints := make([]int32, n+3*room)
	b.head, ints = ints[:n:n], ints[n:]
	for i := range b.head {
		b.head[i] = -1
	}
	b.from, b.to, b.next = ints[:0:room], ints[room:room:2*room], ints[2*room:2*room]
}

func (b *builder) link(l Link, from, to int32) {
	b.links = append(b.links, l)
	b.from, b.to = append(b.from, from), append(b.to, to)
	b.next = append(b.next, b.head[from])
	b.head[from] = int32(len(b.links) - 1)
}

// linkWorks finds what follows each start of works, and puts the works between.
func (b *builder) linkWorks(m Milestones) {
	b.follows = make([]bool, len(b.nodes))
	for s := range b.nodes {
		if b.nodes[s].Role != StartOfWorks {
			continue
		}
		key := worksKey(m, b.nodes[s].Part)
		w := slices.IndexFunc(b.nodes, func(n Node) bool { return n.Key == key })
		b.link(Link{From: b.nodes[s].Key, To: key, Kind: rules.Physical, Ref: -1}, int32(s), int32(w))
		reached := b.reach(int32(s))
		for i, r := range reached {
			if !r || b.nodes[i].Role == Works {
				continue
			}
			b.follows[i] = true
			if b.nodes[i].Phase == m.WorksBefore && !b.nodes[i].Own && (m.Related == nil || m.Related(b.nodes[s].Part, b.nodes[i].Part)) {
				b.link(Link{From: key, To: b.nodes[i].Key, Kind: rules.Physical, Ref: -1}, int32(w), int32(i))
			}
		}
	}
}

// reach marks the nodes that follow one over all links, without itself.
func (b *builder) reach(start int32) []bool {
	reached := make([]bool, len(b.nodes))
	for todo := []int32{start}; len(todo) > 0; {
		last := todo[len(todo)-1]
		todo = todo[:len(todo)-1]
		for l := b.head[last]; l >= 0; l = b.next[l] {
			if to := b.to[l]; !reached[to] && to != start {
				reached[to] = true
				todo = append(todo, to)
			}
		}
	}
	return reached
}

// levels orders the nodes by the number of links on the longest way to them, then by key, which
// is a topological order. Nodes of a cycle and all that follow them are left out.
func (b *builder) levels() []int32 {
	level := make([]int32, len(b.nodes))
	waits := make([]int32, len(b.nodes))
	for _, to := range b.to {
		waits[to]++
	}
	order := make([]int32, 0, len(b.nodes))
	for i, w := range waits {
		if w == 0 {
			order = append(order, int32(i))
		}
	}
	for done := 0; done < len(order); done++ {
		i := order[done]
		for l := b.head[i]; l >= 0; l = b.next[l] {
			to := b.to[l]
			level[to] = max(level[to], level[i]+1)
			if waits[to]--; waits[to] == 0 {
				order = append(order, to)
			}
		}
	}
	slices.SortFunc(order, func(x, y int32) int { return cmp.Or(cmp.Compare(level[x], level[y]), cmp.Compare(x, y)) })
	return order
}

// cycle walks back from a node that could not be ordered: each such node waits for another, so
// that the walk must come to a ring. It is printed from its first key on, in the order in which
// its items would have to come.
func (b *builder) cycle(ordered []int32) *fault.Error {
	left := slices.Repeat([]bool{true}, len(b.nodes))
	for _, i := range ordered {
		left[i] = false
	}
	// waits holds, for each node left, the link from the first node left that it waits for.
	waits := slices.Repeat([]int32{-1}, len(b.nodes))
	for l, to := range b.to {
		if old := waits[to]; left[to] && left[b.from[l]] && (old < 0 || b.from[l] < b.from[old]) {
			waits[to] = int32(l)
		}
	}
	at := int32(slices.Index(left, true))
	for seen := make([]bool, len(b.nodes)); !seen[at]; at = b.from[waits[at]] {
		seen[at] = true
	}
	ring := []int32{at}
	for i := b.from[waits[at]]; i != at; i = b.from[waits[i]] {
		ring = append(ring, i)
	}
	slices.Reverse(ring)
	first := slices.Index(ring, slices.Min(ring))
	ring = append(ring[first:], ring[:first]...)

	keys := []string{b.nodes[ring[0]].Key}
	var places []string
	for i := range ring {
		l := waits[ring[(i+1)%len(ring)]]
		keys = append(keys, b.links[l].To)
		places = append(places, b.links[l].Place)
	}
	shown := strings.Join(keys, " → ")
	return fault.New(fault.RuleBroken, "route.cycle", places[0], lang.Text{ZH: shown, EN: shown}, places)
}

// compile renumbers nodes and links in the order given and lays the links out as slices.
func (b *builder) compile(order []int32) *Graph {
	n, m := len(b.nodes), len(b.links)
	ints := make([]int32, 4*n+1+3*m)
	cut := func(k int) []int32 {
		s := ints[:k:k]
		ints = ints[k:]
		return s
	}
	g := &Graph{
		Nodes: make([]Node, n), Links: make([]Link, m), follows: make([]bool, n),
		rank: cut(n), in: cut(n + 1), from: cut(m), to: cut(m),
	}
	place, filled, sorted := cut(n), cut(n), cut(m)
	for i, old := range order {
		g.Nodes[i], g.rank[i], g.follows[i] = b.nodes[old], old, b.follows[old]
		place[old] = int32(i)
		switch g.Nodes[i].Role {
		case StartOfWorks:
			g.starts = append(g.starts, int32(i))
		case Completion:
			g.ends = append(g.ends, int32(i))
		}
	}
	for _, to := range b.to {
		g.in[place[to]+1]++
	}
	for i := range n {
		g.in[i+1] += g.in[i]
	}
	// Filled from the first node on, the links into each node come ordered by where they start.
	for _, old := range order {
		for l := b.head[old]; l >= 0; l = b.next[l] {
			to := place[b.to[l]]
			at := g.in[to] + filled[to]
			filled[to]++
			for ; at > g.in[to] && b.from[sorted[at-1]] == old && compareTwins(&b.links[l], &b.links[sorted[at-1]]) < 0; at-- {
				sorted[at] = sorted[at-1]
			}
			sorted[at] = l
		}
	}
	for at, l := range sorted {
		g.Links[at], g.from[at], g.to[at] = b.links[l], place[b.from[l]], place[b.to[l]]
	}
	return g
}

// compareTwins orders two links between the same nodes, so that the order in which they were
// given leaves no trace.
func compareTwins(a, b *Link) int {
	return cmp.Or(cmp.Compare(a.Kind, b.Kind), cmp.Compare(a.RelaxedBy, b.RelaxedBy),
		cmp.Compare(a.Place, b.Place), cmp.Compare(a.Ref, b.Ref))
}
