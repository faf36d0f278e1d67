package whatif

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// Front sets the number of commitments against the time to the start of works.
type Front struct {
	Project planner.ProjectName `json:"project"`
	Lang    lang.Lang           `json:"lang"`
	Offered int                 `json:"offered"` // how many commitments the project is offered
	Front   []FrontRow          `json:"front"`   // beginning with none; each better than all before it
}

// FrontRow is the best that so many commitments do.
type FrontRow struct {
	Commitments []string      `json:"commitments"`  // item ids, in alphabetical order
	Names       []string      `json:"names"`        // of the same items
	BeforeStart int           `json:"before_start"` // elapsed working days
	Saved       int           `json:"saved_days"`   // against no commitment at all
	Finish      calendar.Date `json:"finish"`
	Risk        string        `json:"risk,omitempty"` // the highest of its commitments: low, medium or high
}

// FrontOf gives the whole front of a project, exact: for each number of commitments that is
// better than every smaller one the shortest time to the start of works in the elapsed clock, and of
// the sets that reach it the one of least risk, ties by id. Of opt it reads what planner.Sketch
// reads except Variant and Commit.
//
// It returns the errors of planner.Sketch.
func FrontOf(set *rules.Set, p profile.Profile, opt planner.Options) (*Front, error) {
	o, err := committed(set, p, opt)
	if err != nil {
		return nil, err
	}
	f := &Front{Project: planner.ProjectName{ID: p.ID, Name: p.Name}, Lang: opt.Lang, Offered: offers(o)}
	n := networkOf(set, o, beforeStart)
	name := func(key string) string { return planner.NameOf(set, &o.Decision, key).In(opt.Lang) }
	dated := func(ids []string) calendar.Date {
		return datesOf(set, o, ids).Finish
	}
	for _, point := range n.front() {
		row := FrontRow{Commitments: n.ids(point.taken), BeforeStart: point.length, Risk: n.highest(point.taken)}
		row.Names = make([]string, len(row.Commitments))
		for i, id := range row.Commitments {
			row.Names[i] = name(id)
		}
		row.Finish = dated(row.Commitments)
		if len(f.Front) > 0 {
			row.Saved = f.Front[0].BeforeStart - row.BeforeStart
		}
		f.Front = append(f.Front, row)
	}
	return f, nil
}

// committed sketches the project in the variant with commitments.
func committed(set *rules.Set, p profile.Profile, opt planner.Options) (*planner.Outline, error) {
	opt.Variant, opt.Commit = route.Commitment, nil
	o, err := planner.Sketch(set, p, opt)
	return &o, err
}

// networkOf lays out the route of a sketch.
func networkOf(set *rules.Set, o *planner.Outline, m measure) *network {
	risk := func(item string) int {
		if i := slices.Index(risks, set.Item(item).Commitment.Risk); i >= 0 {
			return i
		}
		return 1 // what the data does not judge counts as medium
	}
	return newNetwork(o.Graph, set.Calendar(), o.Decision.Profile.Start, risk, m)
}

// offers counts the required items that may be taken on commitment.
func offers(o *planner.Outline) int {
	n := 0
	for i := range o.Graph.Nodes {
		if o.Graph.Nodes[i].Offered {
			n++
		}
	}
	return n
}

// point is one set of choices with the length of the network.
type point struct {
	taken  []int
	length int
}

// front finds the best length for each number of choices that is better than every smaller one.
func (n *network) front() []point {
	points := []point{{taken: []int{}, length: n.length(make([]bool, len(n.choices)))}}
	shortest := n.length(n.everything())
	for last := points[0]; last.length > shortest; {
		h := n.fewest(last.length-1, len(last.taken)+1, true)
		// The last find of a search for a shorter network is the shortest with so many choices.
		length := h.limit + 1
		last = point{n.seek(length, h.most, false).best, length}
		points = append(points, last)
	}
	return points
}

// highest names the highest risk of some choices; empty where there are none.
func (n *network) highest(taken []int) string {
	if len(taken) == 0 {
		return ""
	}
	worst := 0
	for _, c := range taken {
		worst = max(worst, n.choices[c].risk)
	}
	return risks[worst]
}

// chosen marks the nodes that are taken on commitment.
func chosen(g *route.Graph, keys []string) []bool {
	marks := make([]bool, len(g.Nodes))
	for i := range g.Nodes {
		marks[i] = slices.Contains(keys, g.Nodes[i].Key)
	}
	return marks
}
