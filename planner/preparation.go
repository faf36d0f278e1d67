package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// prepared is a preparation that the project still needs, of one part where it has parts.
type prepared struct {
	*rules.Preparation
	part string
	// verdict is Required, Possible where it is not known whether it is needed, or NotRequired where
	// a regional result removes it.
	verdict  rules.Verdict
	missing  []string       // facts that would settle it
	removal  *rules.Removal // regional result that removes it, or would if the missing facts say so
	targets  []string       // keys of the items that wait for it
	after    []string       // keys of what it waits for
	maybe    []string       // keys of items that it would wait for, of which it is not known whether they are needed
	risks    []risky        // those of after that it need not wait for
	counted  bool           // its days stand in a special procedure: it takes none of its own
	node     int            // its place in the network; −1 where it has none
	unstated bool           // nobody says how many days it takes
}

// risky is something that a preparation need not wait for, at a risk.
type risky struct {
	after string
	*rules.EarlyRisk
}

func (p *prepared) key() string { return rules.Key(p.ID, p.part) }

// kind tells design from the services of others.
func (p *prepared) kind() string {
	if p.Service == "" {
		return "design"
	}
	return "service"
}

// days are the working days that it takes in the network.
func (p *prepared) days() int {
	if p.WorkingDays == nil || p.counted {
		return 0
	}
	return *p.WorkingDays
}

// preparation is the third figure in the making: the plan's route with what is prepared before it.
type preparation struct {
	*maker
	of      map[string][]int // item to the nodes of the plan's graph
	all     []*prepared
	network route.Route // the plan's route with what is prepared before it, in the plan's variant
	dated   schedule.Schedule
	ring    error // where preparations and the project's own items wait for each other
}

// prepare finds what has to be prepared; nil where the rule set has no preparation.
func (m *maker) prepare() *preparation {
	rows := m.set.Preparations()
	if len(rows) == 0 {
		return nil
	}
	p := &preparation{maker: m, of: make(map[string][]int, len(m.graph.Nodes))}
	for i := range m.graph.Nodes {
		if n := &m.graph.Nodes[i]; !n.Dropped {
			p.of[n.Item] = append(p.of[n.Item], i)
		}
	}
	for _, row := range rows {
		if !row.Accompanies {
			p.find(row)
		}
	}
	return p
}

// find adds a preparation for each part of the project in which items wait for it.
func (p *preparation) find(row *rules.Preparation) {
	var targets []int
	for _, id := range row.Before {
		targets = append(targets, p.of[id]...)
	}
	of := &p.decision.Profile
	for _, part := range p.places(targets) {
		one := &prepared{Preparation: row, part: part, node: -1, counted: row.CountedIn != "", unstated: row.WorkingDays == nil}
		if one.verdict, one.missing = p.set.Fits(row.When, p.decision.ProfileOf(part)); one.verdict == rules.NotRequired {
			continue
		}
		known := of.ProgressOf(one.key())
		done := known != nil && known.Settled()
		for _, t := range targets {
			if n := &p.graph.Nodes[t]; of.Related(n.Part, part) {
				done = done || p.handedIn(n)
				if !n.Settled {
					one.targets = append(one.targets, n.Key)
				}
			}
		}
		if done || len(one.targets) == 0 {
			continue
		}
		p.remove(one)
		p.await(one)
		p.all = append(p.all, one)
	}
	if len(targets) == 0 {
		p.maybe(row)
	}
}

// remove looks for regional results that make a service needless. It then waits for nothing but stays
// in sight; where facts are open that decide, it is needed until they are known. Items that need it
// all the same keep it.
func (p *preparation) remove(one *prepared) {
	var still, open []string
	var by *rules.Removal
	for _, key := range one.targets {
		n := &p.graph.Nodes[p.node[key]]
		s := p.set.Item(n.Item).ServiceOf(one.Service)
		if s == nil {
			return // design, which nothing of a region removes
		}
		verdict, missing := p.set.Removed(s, p.decision.ProfileOf(n.Part))
		if verdict != rules.NotRequired {
			by = s.RemovedBy
		}
		if verdict != rules.Required {
			still = append(still, key)
		}
		open = append(open, missing...)
	}
	switch {
	case by == nil:
		return
	case len(still) == 0:
		one.verdict, one.missing = rules.NotRequired, nil
	default:
		one.targets = still
		one.missing = append(one.missing, open...)
	}
	one.removal = by
}

// handedIn reports whether an item has been accepted or obtained: its papers existed then. What was
// waived shows nothing of them.
func (p *preparation) handedIn(n *route.Node) bool {
	known := p.decision.Profile.ProgressOf(n.Key)
	return known != nil && known.State != profile.Waived && !known.Rework.Anew
}

// places are the parts for which the items of those nodes are prepared: each part of one of them
// within which no other of them lies.
func (p *preparation) places(targets []int) []string {
	var parts []string
	for _, t := range targets {
		if part := p.graph.Nodes[t].Part; !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	of := &p.decision.Profile
	return slices.DeleteFunc(slices.Clone(parts), func(part string) bool {
		return slices.ContainsFunc(parts, func(inner string) bool { return inner != part && of.Within(inner, part) })
	})
}

// await finds what a preparation waits for.
func (p *preparation) await(one *prepared) {
	for i := range one.After {
		e := &one.After[i]
		for _, n := range p.of[e.Item] {
			node := &p.graph.Nodes[n]
			if !p.decision.Profile.Related(node.Part, one.part) {
				continue
			}
			one.after = append(one.after, node.Key)
			if e.AtRisk != nil && !node.Settled {
				one.risks = append(one.risks, risky{node.Key, e.AtRisk})
			}
		}
		for k := range p.decision.Items {
			d := &p.decision.Items[k]
			if d.Verdict == rules.Possible && d.Item.ID == e.Item && p.decision.Profile.Related(d.Part, one.part) {
				one.maybe = append(one.maybe, d.Key())
			}
		}
	}
}

// maybe adds a preparation that only items wait for of which it is not known whether they are
// needed.
func (p *preparation) maybe(row *rules.Preparation) {
	one := &prepared{Preparation: row, verdict: rules.Possible, node: -1, counted: row.CountedIn != "", unstated: row.WorkingDays == nil}
	for i := range p.decision.Items {
		d := &p.decision.Items[i]
		if d.Verdict != rules.Possible || !slices.Contains(row.Before, d.Item.ID) {
			continue
		}
		of := p.decision.ProfileOf(d.Part)
		if s := d.Item.ServiceOf(row.Service); s != nil {
			if removed, _ := p.set.Removed(s, of); removed == rules.Required {
				continue
			}
		}
		if verdict, _ := p.set.Fits(row.When, of); verdict != rules.NotRequired {
			one.targets = append(one.targets, d.Key())
			for _, fact := range d.Missing {
				if !slices.Contains(one.missing, fact) {
					one.missing = append(one.missing, fact)
				}
			}
		}
	}
	if len(one.targets) > 0 {
		p.all = append(p.all, one)
	}
}

// schedule dates the network in the plan's variant. Preparations are nodes of their own, which
// count in no clock.
func (p *preparation) schedule() {
	var nodes []route.Node
	var links []route.Link
	link := func(from, to string) {
		links = append(links, route.Link{From: from, To: to, Kind: rules.Physical, Place: "policies/preparation", Ref: -1})
	}
	for _, one := range p.all {
		if one.verdict != rules.Required || one.counted {
			continue
		}
		key := one.key()
		node := p.begun(one)
		nodes = append(nodes, node)
		for _, to := range one.targets {
			link(key, to)
		}
		if node.Begun { // it waits for nothing any more
			continue
		}
		for _, from := range one.after {
			link(from, key)
		}
		for _, r := range one.risks { // begun early it still waits for the draft; otherwise this says nothing new
			for _, d := range p.all {
				if d.ID == r.Draft && slices.Contains(d.targets, r.after) {
					link(d.key(), key)
				}
			}
		}
	}
	graph, err := p.graph.With(nodes, links)
	if err != nil {
		p.ring = err
		return
	}
	start, cal := p.decision.Profile.Start, p.set.Calendar()
	switch {
	case p.opt.Variant == route.Sequential:
		p.network = schedule.Sequence(graph, cal, start)
	case p.opt.Variant == route.Commitment && p.opt.Commit != nil:
		p.network = graph.In(route.Commitment, p.chosen(graph))
	default:
		p.network = graph.In(p.opt.Variant, nil)
	}
	p.dated = schedule.CriticalPath(&p.network, cal, start)
	at := make(map[string]int, len(graph.Nodes))
	for i := range graph.Nodes {
		at[graph.Nodes[i].Key] = i
	}
	for _, one := range p.all {
		if n, ok := at[one.key()]; ok {
			one.node = n
		}
	}
}

// begun is a preparation as a node of the network, with what has been done and fixed about it. It may
// come before the start of its part, which is that of items.
func (p *preparation) begun(one *prepared) route.Node {
	n := route.Node{Key: one.key(), Item: one.ID, Part: one.part, Elapsed: one.days(), Ref: -1}
	s := standingOf(&p.decision.Profile, n.Key)
	if s.progress != nil || s.constraint != nil {
		resumeNode(&n, s, &p.decision.Profile, p.set.Calendar())
	}
	if s.constraint == nil || s.constraint.NotBefore == 0 {
		n.Release = p.today()
	}
	return n
}

// named is the name of a preparation with the part that it is for.
func (p *preparation) named(one *prepared) lang.Text { return p.decision.Named(one.Name, one.part) }

// isPreparation reports whether a node of the network is a preparation, and none of the plan's.
func (p *preparation) isPreparation(node int) bool {
	_, planned := p.node[p.network.Nodes[node].Key]
	return !planned
}

// today is the day before which nothing that is left can begin, in working days from the start.
func (p *preparation) today() int {
	cal, of := p.set.Calendar(), &p.decision.Profile
	if !of.UnderWay() {
		return 0
	}
	start := cal.OnOrAfter(of.Start)
	return cal.Between(start, cal.OnOrAfter(max(of.Start, of.Today())))
}

// startOfWorks is the first day on which works may begin when what they need is prepared first; 0
// where the project has no start of works.
func (p *preparation) startOfWorks() calendar.Date {
	first := calendar.Date(0)
	for i := range p.network.Nodes {
		if end := p.dated.Rows[i].EarlyFinish; p.network.Nodes[i].Role == route.StartOfWorks && (first == 0 || end < first) {
			first = end
		}
	}
	return first
}

// making gives the working days of the preparation of each paper of each item that it is made for.
func (p *preparation) making() map[string]map[string]int {
	if p == nil {
		return nil
	}
	days := map[string]map[string]int{}
	for _, one := range p.all {
		if one.verdict != rules.Required || one.unstated {
			continue
		}
		for _, key := range one.targets {
			for _, paper := range one.Makes {
				if days[key] == nil {
					days[key] = map[string]int{}
				}
				days[key][paper] = max(days[key][paper], *one.WorkingDays)
			}
		}
	}
	return days
}
