package whatif

import (
	"cmp"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
)

// measure says what is to be made short.
type measure uint8

const (
	beforeStart measure = iota // elapsed working days to the start of works
	finish                     // working days to the end of the last item, works included
)

// network is the route of one project with its commitments open: how long it is can be asked for
// any choice of them. Nodes stand in topological order, as in the graph.
type network struct {
	measure measure
	cal     *calendar.Calendar
	start   calendar.Date // a working day

	choices []choice // commitments that can make it shorter, the least risk first, then by id
	nodes   []stop
	links   []bind // by the node that waits
	first   []int  // of each node's links; one more than there are nodes
	ends    []bool // nodes whose end counts

	early []int // early finish of each node, of the choice measured last
	from  []int // the node that it waited for longest; −1 at the beginning
	chain []int // the longest chain of that choice, from its last node
}

// choice is one item of a part or the project that may be taken on commitment.
type choice struct {
	id   string
	risk int // 0 low, 1 medium, 2 high
}

// stop is one node of the network.
type stop struct {
	full, short int // working days as usual and on commitment
	choice      int // −1 where there is none
	works       int // calendar days of the works; −1 for everything else
	release     int // working days after the start before which it cannot begin
}

// bind is one link: it holds unless dropped by the choice.
type bind struct {
	from   int
	dropBy int // −1 where nothing drops it
}

// risks are the words for risk, the least first.
var risks = []string{"low", "medium", "high"}

// newNetwork lays out a project's route. Only what lies on some way to the ends counts, and only
// commitments that shorten it there or drop a link are choices.
func newNetwork(g *route.Graph, cal *calendar.Calendar, start calendar.Date, risk func(item string) int, m measure) *network {
	open := g.In(route.Commitment, make([]bool, len(g.Nodes)))
	all := g.In(route.Commitment, nil)
	n := &network{
		measure: m, cal: cal, start: cal.OnOrAfter(start),
		nodes: make([]stop, len(g.Nodes)), first: make([]int, 0, len(g.Nodes)+1), ends: make([]bool, len(g.Nodes)),
		early: make([]int, len(g.Nodes)), from: make([]int, len(g.Nodes)),
	}
	counts := make([]bool, len(g.Nodes))
	for i := range g.Nodes {
		n.ends[i] = m == finish || g.Nodes[i].Role == route.StartOfWorks
		counts[i] = n.ends[i]
	}
	for l := len(g.Links) - 1; l >= 0; l-- {
		if from, to := g.Ends(l); open.Binds[l] && counts[to] {
			counts[from] = true
		}
	}
	n.choose(&open, &all, counts, risk)
	for i := range g.Nodes {
		n.nodes[i].works = -1
		if m == finish {
			n.nodes[i].release = g.Nodes[i].Release
		}
		if node := &g.Nodes[i]; node.Role == route.Works && m == finish {
			n.nodes[i].works = node.WorksDays
		}
		n.first = append(n.first, len(n.links))
		first, end := g.Incoming(i)
		for l := first; l < end; l++ {
			from, _ := g.Ends(l)
			if !open.Binds[l] || !counts[i] {
				continue
			}
			b := bind{from: from, dropBy: -1}
			if !all.Binds[l] {
				b.dropBy = n.nodes[from].choice
			}
			n.links = append(n.links, b)
		}
	}
	n.first = append(n.first, len(n.links))
	return n
}

// choose finds the commitments that can help and gives the nodes their days.
func (n *network) choose(open, all *route.Route, counts []bool, risk func(item string) int) {
	g := open.Graph
	helps := make([]bool, len(g.Nodes))
	for i := range g.Nodes {
		helps[i] = counts[i] && all.Elapsed[i] < open.Elapsed[i]
	}
	for l := range g.Links {
		if from, to := g.Ends(l); open.Binds[l] && !all.Binds[l] && counts[to] {
			helps[from] = true
		}
	}
	place := map[string]int{}
	for i := range g.Nodes {
		if helps[i] {
			n.choices = append(n.choices, choice{g.Nodes[i].Key, risk(g.Nodes[i].Item)})
		}
	}
	slices.SortFunc(n.choices, func(a, b choice) int { return cmp.Or(cmp.Compare(a.risk, b.risk), cmp.Compare(a.id, b.id)) })
	for i, c := range n.choices {
		place[c.id] = i
	}
	for i := range g.Nodes {
		n.nodes[i] = stop{full: open.Elapsed[i], short: all.Elapsed[i], choice: -1}
		if c, is := place[g.Nodes[i].Key]; is && g.Nodes[i].Offered {
			n.nodes[i].choice = c
		}
	}
}

// length measures the network with some choices taken, and leaves its longest chain in n.chain.
func (n *network) length(taken []bool) int {
	last, total := -1, 0
	for i := range n.nodes {
		begin, from := n.nodes[i].release, -1
		for l := n.first[i]; l < n.first[i+1]; l++ {
			b := &n.links[l]
			if n.early[b.from] > begin && !(b.dropBy >= 0 && taken[b.dropBy]) {
				begin, from = n.early[b.from], b.from
			}
		}
		n.early[i], n.from[i] = n.ending(i, begin, taken), from
		if n.ends[i] && n.early[i] > total {
			last, total = i, n.early[i]
		}
	}
	n.chain = n.chain[:0]
	for ; last >= 0; last = n.from[last] {
		n.chain = append(n.chain, last)
	}
	return total
}

// ending gives the end of a node that begins on that working day.
func (n *network) ending(i, begin int, taken []bool) int {
	s := &n.nodes[i]
	switch {
	case s.works >= 0:
		return begin + n.works(s.works, begin)
	case s.choice >= 0 && taken[s.choice]:
		return begin + s.short
	}
	return begin + s.full
}

// works counts the working days of works that begin on that working day.
func (n *network) works(days, begin int) int {
	d := n.cal.Add(n.start, begin)
	return n.cal.Between(d, n.cal.OnOrAfter(d.AddDays(days)))
}

// drops gives the choice that would break the chain between two nodes, or −1: a second link
// between them may hold where the first is dropped.
func (n *network) drops(from, to int) int {
	by := -1
	for l := n.first[to]; l < n.first[to+1]; l++ {
		if n.links[l].from != from {
			continue
		}
		if n.links[l].dropBy < 0 {
			return -1
		}
		by = n.links[l].dropBy
	}
	return by
}
