package planner

import (
	"cmp"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// EarlyStart is something that need not wait: a preparation or an item that may begin before what
// it would wait for by custom or by caution, with what that gains and what it risks.
type EarlyStart struct {
	ID   string `json:"id"` // item or preparation, with @part
	Name string `json:"name"`
	Kind string `json:"kind"` // design, service or item
	// NeedNotWaitFor are the items, and the works, before whose end it may begin.
	NeedNotWaitFor   []string      `json:"need_not_wait_for"`
	NeedNotWaitNames []string      `json:"need_not_wait_names"`
	From             calendar.Date `json:"from"`            // first day on which it may begin
	InsteadOf        calendar.Date `json:"instead_of"`      // when it would begin if it waited
	Gain             int           `json:"gain_days"`       // working days by which the finish with preparation comes earlier
	Counted          bool          `json:"counted"`         // the finish with preparation counts on it already
	Draft            []string      `json:"draft,omitempty"` // design on whose draft it begins
	Bears            string        `json:"bears"`           // who bears the risk: owner or government
	BearsName        string        `json:"bears_name"`
	Lost             string        `json:"lost"` // what is lost if it goes wrong
	Confidence       string        `json:"confidence"`
}

// earlier tries what need not wait, one thing at a time, over the network of the third figure.
type earlier struct {
	*preparation
	ahead *schedule.Ahead
	base  int   // finish, in working days from the start
	was   []int // early starts
	ends  []int // early finishes
	rows  []EarlyStart
}

// early says what need not wait in the third figure, which has been dated, what gains most first;
// nil where there is none, and where everything goes one after another.
func (p *preparation) early() []EarlyStart {
	if p == nil || p.ring != nil || p.opt.Variant == route.Sequential {
		return nil
	}
	e := &earlier{preparation: p, ahead: schedule.NewAhead(&p.network, p.set.Calendar(), p.decision.Profile.Start), rows: []EarlyStart{}}
	e.base = e.ahead.Finish()
	e.was, e.ends = make([]int, len(p.network.Nodes)), make([]int, len(p.network.Nodes))
	for i := range e.was {
		e.was[i], e.ends[i] = e.ahead.Start(i), e.ahead.End(i)
	}
	for _, one := range p.all {
		if one.node >= 0 && !p.network.Nodes[one.node].Begun {
			e.unsure(one)
			e.atRisk(one)
		}
	}
	for i := range p.network.Nodes {
		if !p.isPreparation(i) {
			e.soft(i)
		}
	}
	slices.SortStableFunc(e.rows, func(a, b EarlyStart) int {
		return cmp.Or(cmp.Compare(b.Gain, a.Gain), cmp.Compare(a.From, b.From), strings.Compare(a.ID, b.ID))
	})
	return e.rows
}

// unsure looks at a preparation that begins before the land and the project are sure: what would be
// lost by waiting for them?
func (e *earlier) unsure(one *prepared) {
	if one.days() == 0 {
		return
	}
	node := &e.network.Nodes[one.node]
	follows := e.following(one.node)
	floor, waits := e.was[one.node], []string{}
	for _, id := range e.set.Early().SureAfter {
		for _, n := range e.of[id] {
			at := e.network.Index(e.graph.Nodes[n].Key)
			sure := &e.network.Nodes[at]
			if !sure.Settled && !follows[at] && e.ends[at] > e.was[one.node] && e.decision.Profile.Related(sure.Part, one.part) {
				floor, waits = max(floor, e.ends[at]), append(waits, sure.Key)
			}
		}
	}
	if len(waits) == 0 {
		return
	}
	release := node.Release
	node.Release = floor
	finish := e.ahead.Finish()
	node.Release = release
	e.add(one.key(), e.named(one).In(e.opt.Lang), one.kind(), EarlyStart{
		NeedNotWaitFor: waits, From: e.ahead.Date(e.was[one.node]), InsteadOf: e.ahead.Date(floor),
		Gain: finish - e.base, Counted: true, Confidence: one.Confidence,
	}, e.set.Early().Preparation)
}

// following marks what cannot begin before a node is done.
func (e *earlier) following(node int) []bool {
	marks := make([]bool, len(e.network.Nodes))
	marks[node] = true
	for l := range e.network.Links {
		if from, to := e.network.Ends(l); marks[from] && e.network.Binds[l] {
			marks[to] = true
		}
	}
	return marks
}

// atRisk tries each thing that a preparation need not wait for at a risk.
func (e *earlier) atRisk(one *prepared) {
	for _, r := range one.risks {
		first, end := e.network.Incoming(one.node)
		for l := first; l < end; l++ {
			from, _ := e.network.Ends(l)
			if e.network.Nodes[from].Key != r.after || !e.network.Binds[l] {
				continue
			}
			row := EarlyStart{NeedNotWaitFor: []string{r.after}, Confidence: one.Confidence}
			if r.Draft != "" {
				row.Draft = []string{r.Draft}
			}
			if e.without(&row, one.node, []int{l}) {
				e.add(one.key(), e.named(one).In(e.opt.Lang), one.kind(), row, r.Risk)
			}
		}
	}
}

// soft tries an item without, or with, what only custom puts before it.
func (e *earlier) soft(item int) {
	var links []int
	var waits []string
	first, end := e.network.Incoming(item)
	for l := first; l < end; l++ {
		from, _ := e.network.Ends(l)
		if before := &e.network.Nodes[from]; e.network.Links[l].Kind == rules.Soft && !before.Settled && !e.network.Past(l) {
			links, waits = append(links, l), append(waits, before.Key)
		}
	}
	if len(links) == 0 {
		return
	}
	row := EarlyStart{NeedNotWaitFor: waits, Confidence: e.set.Early().Confidence}
	key := e.network.Nodes[item].Key
	if e.without(&row, item, links) {
		e.add(key, e.nameOf(key), "item", row, e.set.Early().Items)
	}
}

// without measures what it gains not to wait for some links, of which either all bind in the plan or
// none does. It reports whether the node then begins earlier at all.
func (e *earlier) without(row *EarlyStart, node int, links []int) bool {
	bound := e.network.Binds[links[0]]
	flip := func() {
		for _, l := range links {
			e.network.Binds[l] = !e.network.Binds[l]
		}
	}
	flip()
	finish := e.ahead.Finish()
	now, other := e.was[node], e.ahead.Start(node)
	flip()
	row.Counted, row.Gain = !bound, finish-e.base
	if bound {
		now, other, row.Gain = other, now, -row.Gain
	}
	row.From, row.InsteadOf = e.ahead.Date(now), e.ahead.Date(other)
	return now < other
}

func (e *earlier) add(id, name, kind string, row EarlyStart, risk rules.Risk) {
	row.ID, row.Name, row.Kind = id, name, kind
	for _, key := range row.NeedNotWaitFor {
		row.NeedNotWaitNames = append(row.NeedNotWaitNames, e.nameOf(key))
	}
	row.Bears, row.BearsName, row.Lost = risk.Bears, bearers[risk.Bears].In(e.opt.Lang), risk.Lost.In(e.opt.Lang)
	e.rows = append(e.rows, row)
}
