// Package route turns what a project needs into a directed acyclic graph of items, and shows
// that graph in each of its variants: which links bind, how many working days each item takes,
// and how long the way to the start of works and to completion is.
//
// It knows no approval by name. A graph is built once a project; a variant of it is a few slices
// of ints over the same nodes, so that trying another choice of commitments costs no lookup.
package route

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// Role says what a node is to the dates of a project. Build sets it from the milestones.
type Role uint8

// The roles of a node.
const (
	Ordinary     Role = iota // any item
	StartOfWorks             // the works may begin when it is done
	Works                    // building itself: calendar days, 0 in both clocks, no item
	Completion               // the milestone with which completion ends
)

// Node is one thing that a project has to go through.
type Node struct {
	Key   string // item, or item@part where it belongs to one; ties are decided by it
	Item  string // id in the catalogue, or of the works
	Part  string
	Phase string

	Approval int // working days in the approval clock, ≥ 0
	Elapsed  int // working days in the elapsed clock, ≥ 0; dates follow it

	Offered       bool // may be taken on commitment
	CommittedDays int  // working days it then takes at most, in either clock, ≥ 0

	Role         Role
	WorksDays    int  // of works, and of the start of works of a part: calendar days of the works, ≥ 0
	WorksUnknown bool // their length is not known, WorksDays is 0

	Own     bool          // added by a person: it waits for what its links say, and not for the works
	Dropped bool          // not required any more, on an authority's paper: it stands only for what follows it
	Settled bool          // obtained or waived: it takes no time, and waits for nothing any more
	Ended   calendar.Date // of what is settled: when, or the day on which the profile stands
	Begun   bool          // in progress: it waits for nothing any more, and its days are those that are left
	Release int           // working days after the start before which it cannot begin, ≥ 0

	Ref int // index of the item in the decision the graph was built from; −1 for the works
}

// Link says that one node waits for another.
type Link struct {
	From, To  string         // keys: the prerequisite, and the node that waits for it
	Kind      rules.EdgeKind // as it holds on the reference date
	RelaxedBy string         // commitment drops the link when From is taken on commitment; nothing else drops one
	Place     string         // file:line of the rule
	Ref       int            // index of the edge in the decision; −1 for the links of the works
}

// Milestones names the items that give a graph its two legs, and the works between them.
type Milestones struct {
	StartOfWorks string   // item id
	Completion   []string // item ids in order of preference: the first that the project has counts
	WorksID      string
	WorksDays    int // calendar days, ≥ 0; of the works of a part its start of works says
	WorksUnknown bool
	// WorksBefore is the phase whose items wait for the works where they follow the start of works.
	WorksBefore string
	// Related says whether one of two parts lies in the other: works hold up nothing beside them. All
	// are where it is nil.
	Related func(a, b string) bool
}

// Graph is the route of one project, the same for every variant.
type Graph struct {
	// Nodes stand in topological order, ties by key: every link leads to a later node.
	Nodes []Node
	Links []Link // by To, then From, in the order of Nodes

	from, to []int32 // of Links, as indexes of Nodes
	in       []int32 // the links into node i are in[i] to in[i+1]−1
	rank     []int32 // place of a node's key in the alphabet of keys

	follows []bool  // follows a start of works over all links, relaxed or not; false for the works
	starts  []int32 // nodes with role StartOfWorks
	ends    []int32 // nodes with role Completion
}

// Ends gives the indexes of the nodes that a link joins.
func (g *Graph) Ends(link int) (from, to int) { return int(g.from[link]), int(g.to[link]) }

// Incoming gives the range [first, end) of links that lead into a node.
func (g *Graph) Incoming(node int) (first, end int) {
	return int(g.in[node]), int(g.in[node+1])
}

// Rank gives the place of a node's key in the alphabet of keys: the tie-break of every order.
func (g *Graph) Rank(node int) int { return int(g.rank[node]) }

// Follows reports whether a node follows the start of works over all links, relaxed or not.
func (g *Graph) Follows(node int) bool { return g.follows[node] }

// Index gives the node with that key, or −1.
func (g *Graph) Index(key string) int {
	for i := range g.Nodes {
		if g.Nodes[i].Key == key {
			return i
		}
	}
	return -1
}
