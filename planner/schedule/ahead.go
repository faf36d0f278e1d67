package schedule

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
)

// Ahead is the pass forward alone, for a network that is dated again and again with one thing
// changed: the caller may change which links of the route bind and when its nodes are released.
type Ahead struct{ p *passes }

// NewAhead readies a route that may begin on start; not one of the variant Sequential.
func NewAhead(r *route.Route, cal *calendar.Calendar, start calendar.Date) *Ahead {
	return &Ahead{newPasses(r, cal, start)}
}

// Finish dates the route as it now stands and gives the working days from the start to the end of
// its last node.
func (a *Ahead) Finish() int {
	a.p.finish = 0
	a.p.forward()
	return a.p.finish
}

// Start is the early start of a node when Finish was called last, in working days from the start.
func (a *Ahead) Start(node int) int { return a.p.early[node] }

// End is the early finish of a node, likewise.
func (a *Ahead) End(node int) int { return a.p.early[node] + a.p.length[node] }

// Date is the day so many working days after the start.
func (a *Ahead) Date(days int) calendar.Date { return a.p.cal.Add(a.p.start, days) }
