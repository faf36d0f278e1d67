package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// Horizon dates a project under any answers to its open facts without making a plan: one graph of
// all that is possible is laid out once, and each completion is a choice of nodes, links and days
// in it. It serves ranges and questions, which try thousands. One goroutine at a time may use it.
type Horizon struct {
	Rest *rules.Remainder

	set   *rules.Set
	opt   Options
	cal   *calendar.Calendar
	start calendar.Date
	graph *route.Graph // of everything possible; nil where that has a ring
	nodes []horizonNode
	links []horizonLink
	// reads are, by open fact, the elements that it can change.
	reads  [][]element
	legs   []leg   // the works of the project, or of each part that has its own
	role   []int8  // by node: isStart, isWorks, or 0 for any other
	at     []int32 // by node with a role: its place in legs
	unheld bool    // nothing waits for its release: days are counted, not dates

	costs         [][]int // by open fact and class: how much it makes necessary
	order         []int32 // open nodes, those that may end last first
	early, length []int   // of the last walk, by node
}

// leg is the works of the project or of a part, with their start.
type leg struct {
	part    string
	begin   int // node of the start of works, −1 without one
	works   int // node of the works, −1 without one
	shorter int // calendar days of the works at the least
	longer  int // at the most, where bounded
	bounded bool
	known   bool    // the length of the works is known
	via     []int32 // by node, of the last walk: the link by which it follows the start of works, −1
}

// worksLook says how long works are taken to be.
type worksLook uint8

const (
	noWorks       worksLook = iota // no day
	shortestWorks                  // as short as they may be
	longestWorks                   // as long as they may be, where that is bounded
	knownWorks                     // no day where their length is not known
	farWorks                       // where nothing bounds them, longer than anything beside them
)

// days are the calendar days of the works in a look.
func (l *leg) days(look worksLook) int {
	switch {
	case look == longestWorks:
		return l.longer
	case look == noWorks, look == knownWorks && (!l.bounded || l.shorter != l.longer):
		return 0
	case look == farWorks && !l.bounded:
		return l.shorter + longWorks
	}
	return l.shorter
}

// legOf is the place of the works of a part.
func (h *Horizon) legOf(part string) int {
	return slices.IndexFunc(h.legs, func(l leg) bool { return l.part == part })
}

// horizonNode is one possible item, or the works.
type horizonNode struct {
	row            int // in Remainder.Rows; −1 for the works and what a person added
	applies, offer rules.Root
	lengths        []rules.OpenLength
	normal         int  // working days the catalogue gives, where no body of lengths holds
	committed      int  // at most so many on commitment
	takes          bool // would be taken on commitment, if that is offered
}

// horizonLink is one possible link.
type horizonLink struct {
	from, to int32
	when     rules.Root
	binds    bool // in the variant, if From is not taken on commitment
	relaxed  bool // does not bind where From is taken on commitment
	physical bool // of the works
}

// element is one thing that an answer can switch: a node, a link, or a node's commitment.
type element struct {
	kind uint8
	at   int32
}

const (
	ofNode uint8 = iota
	ofLink
	ofOffer
	ofLength
)

// NewHorizon lays out what a remainder leaves possible in the variant that the options ask for.
func NewHorizon(set *rules.Set, rest *rules.Remainder, opt Options) *Horizon {
	change.Mark(set, &rest.Profile, rest.ProfileOf)
	h := &Horizon{Rest: rest, set: set, opt: opt, cal: set.Calendar()}
	h.start = h.cal.OnOrAfter(rest.Profile.Start)
	h.lengthsOfWorks()
	h.lay()
	return h
}

// lengthsOfWorks reads how long the works take, or within which bounds a length that is not known
// must lie, of each place where works may begin.
func (h *Horizon) lengthsOfWorks() {
	milestones := h.set.Vocabulary().Milestones
	start := h.set.Item(milestones.StartOfWorks)
	if start == nil {
		return
	}
	for _, part := range h.Rest.Profile.Places(start.Per) {
		l := leg{part: part, begin: -1, works: -1, bounded: true}
		s := standingOf(&h.Rest.Profile, rules.Key(milestones.Works.ID, part))
		h.lengthOfWorks(&l, s)
		l.shorter, l.longer = worksLeft(&h.Rest.Profile, s, l.shorter, h.cal), worksLeft(&h.Rest.Profile, s, l.longer, h.cal)
		h.legs = append(h.legs, l)
	}
}

func (h *Horizon) lengthOfWorks(l *leg, s standing) {
	if c := s.constraint; s.settled() || c != nil && c.OwnDuration {
		l.known = true
		if !s.settled() {
			l.shorter, l.longer = c.Duration, c.Duration
		}
		return
	}
	slot, ok := h.set.Facts().Slot(h.set.Vocabulary().Milestones.Works.DurationFact)
	if !ok {
		return
	}
	fact, v := &h.set.Facts().List[slot], h.Rest.ProfileOf(l.part).Value(slot)
	if v.IsKnown() {
		l.shorter = route.WholeDays(v)
		l.longer, l.known = l.shorter, true
		return
	}
	l.shorter, l.bounded = route.WholeDays(fact.Min), fact.Max.IsKnown()
	l.longer = max(l.shorter, route.WholeDays(fact.Max))
}

// lay makes the graph of everything possible.
func (h *Horizon) lay() {
	items, m := h.set.Items(), h.set.Vocabulary().Milestones
	day := h.Rest.Profile.ReferenceDate(h.set.Facts())
	var nodes []route.Node
	for i, row := range h.Rest.Rows {
		if h.Rest.Items[i] != rules.Never {
			item := items[row.Item]
			nodes = append(nodes, route.Node{
				Key: rules.Key(item.ID, row.Part), Item: item.ID, Part: row.Part, Phase: item.Phase, Ref: i, Offered: true,
			})
		}
	}
	links := make([]route.Link, 0, len(h.Rest.Edges)+len(nodes))
	for i := range h.Rest.Edges {
		e := &h.Rest.Edges[i]
		links = append(links, route.Link{From: h.key(e.From), To: h.key(e.To), Kind: e.KindOn(day), RelaxedBy: e.RelaxedBy, Ref: i})
	}
	for i := range h.Rest.Profile.Own {
		own := &h.Rest.Profile.Own[i]
		nodes = append(nodes, ownNode(h.set, own))
		for _, from := range own.After {
			links = append(links, route.Link{From: from, To: own.ID, Kind: rules.Physical, Ref: ownRef})
		}
		for _, to := range own.Before {
			links = append(links, route.Link{From: own.ID, To: to, Kind: rules.Physical, Ref: ownRef})
		}
	}
	graph, err := route.Build(nodes, links, route.Milestones{
		StartOfWorks: m.StartOfWorks, Completion: m.Completion, WorksID: m.Works.ID, WorksBefore: m.Works.BeforePhase,
		Related: h.Rest.Profile.Related,
	})
	if err != nil {
		return // what excludes each other waits for each other: there is no one graph of it all
	}
	resume(graph, &h.Rest.Profile, h.cal)
	h.graph = graph
	h.early, h.length = make([]int, len(graph.Nodes)), make([]int, len(graph.Nodes))
	h.role, h.at = make([]int8, len(graph.Nodes)), make([]int32, len(graph.Nodes))
	h.nodes = make([]horizonNode, len(graph.Nodes))
	for i := range graph.Nodes {
		n := &graph.Nodes[i]
		h.nodes[i] = h.node(n)
		if n.Role != route.StartOfWorks && n.Role != route.Works {
			continue
		}
		leg := h.legOf(n.Part)
		h.at[i] = int32(leg)
		if n.Role == route.Works {
			h.role[i], h.legs[leg].works = isWorks, i
		} else {
			h.role[i], h.legs[leg].begin = isStart, i
		}
	}
	for k := range h.legs {
		h.legs[k].via = make([]int32, len(graph.Nodes))
	}
	normal, taken := graph.In(h.opt.Variant, make([]bool, len(graph.Nodes))), graph.In(h.opt.Variant, nil)
	h.links = make([]horizonLink, len(graph.Links))
	for l := range graph.Links {
		from, to := graph.Ends(l)
		link := horizonLink{
			from: int32(from), to: int32(to), when: rules.Always, physical: graph.Links[l].Ref == worksRef,
			binds: normal.Binds[l], relaxed: normal.Binds[l] && !taken.Binds[l],
		}
		if ref := graph.Links[l].Ref; ref >= 0 {
			link.when = h.Rest.Edges[ref].When
		}
		h.links[l] = link
	}
	h.readers()
}

// worksRef marks the links of the works.
const worksRef = -1

// The roles of nodes.
const (
	isStart = 1 // a start of works
	isWorks = 2 // works
)

// node reads what an item takes, whichever way it is entered.
func (h *Horizon) node(n *route.Node) horizonNode {
	if n.Ref < 0 {
		return horizonNode{row: -1, applies: rules.Always, normal: n.Elapsed} // resumed with the graph
	}
	item := h.set.Items()[h.Rest.Rows[n.Ref].Item]
	made := horizonNode{row: n.Ref, applies: h.Rest.Items[n.Ref], offer: h.Rest.Offers[n.Ref]}
	day := h.Rest.Profile.ReferenceDate(h.set.Facts())
	promise, _ := item.PromisedOn(day)
	way := item.WayOn(day, func(host string) bool {
		merges := h.needs(host, n.Part)
		if merges.IsOpen() { // it then takes no time of its own
			made.lengths = append(made.lengths, rules.OpenLength{When: merges})
		}
		return merges == rules.Always
	})
	days, others := way.Shorten(promise.Days, item.ProcedureDays()) // others are days that no rule varies
	made.normal = days + others
	for _, l := range h.Rest.Lengths[n.Ref] {
		days, _ := way.Shorten(promise.Under(l.Days), 0)
		made.lengths = append(made.lengths, rules.OpenLength{Days: days + others, When: l.When})
	}
	made.committed = item.Commitment.DaysOrOne()
	if h.resumed(n, &made) {
		return made
	}
	made.takes = h.opt.Variant == route.Commitment && made.offer != rules.Never && h.wanted(n)
	return made
}

// needs is whether an item is needed where a part stands, or else in the project.
func (h *Horizon) needs(id, part string) rules.Root {
	found := rules.Never
	for i, row := range h.Rest.Rows {
		if h.set.Items()[row.Item].ID == id && (row.Part == part || found == rules.Never) {
			found = h.Rest.Items[i]
		}
	}
	return found
}

// resumed puts into the days of an item what has been done and fixed about it, and reports whether it can
// no longer be entered on a commitment.
func (h *Horizon) resumed(n *route.Node, made *horizonNode) (closed bool) {
	s := standingOf(&h.Rest.Profile, n.Key)
	if s.amended() {
		made.normal, made.lengths = s.progress.Rework.Days, nil
	}
	if c := s.constraint; c != nil && c.OwnDuration {
		made.normal, made.lengths = c.Duration, nil
	}
	switch {
	case n.Settled:
		made.normal, made.lengths = 0, nil
	case n.Begun:
		made.normal = daysLeft(&h.Rest.Profile, s, made.normal, h.cal)
		for i := range made.lengths {
			made.lengths[i].Days = daysLeft(&h.Rest.Profile, s, made.lengths[i].Days, h.cal)
		}
	}
	return n.Settled || n.Begun || s.amended()
}

// key names a row.
func (h *Horizon) key(row int) string {
	return rules.Key(h.set.Items()[h.Rest.Rows[row].Item].ID, h.Rest.Rows[row].Part)
}

func (h *Horizon) wanted(n *route.Node) bool {
	return h.opt.Commit == nil || h.opt.commits(n)
}

// readers says, by open fact, what it can change.
func (h *Horizon) readers() {
	h.reads = make([][]element, len(h.Rest.Open))
	add := func(root rules.Root, e element) {
		if !root.IsOpen() {
			return
		}
		for i := range h.reads {
			if h.Rest.Turns(root, i) {
				h.reads[i] = append(h.reads[i], e)
			}
		}
	}
	for i := range h.nodes {
		n := &h.nodes[i]
		add(n.applies, element{ofNode, int32(i)})
		if n.takes {
			add(n.offer, element{ofOffer, int32(i)})
		}
		for k := range n.lengths {
			add(n.lengths[k].When, element{ofLength, int32(i)})
		}
	}
	for l := range h.links {
		add(h.links[l].when, element{ofLink, int32(l)})
	}
}
