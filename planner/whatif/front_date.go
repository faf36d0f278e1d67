package whatif

import (
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// ByDate is the answer to the question by which commitments a project ends in time.
type ByDate struct {
	Wanted      calendar.Date `json:"wanted"`
	Met         bool          `json:"met"`
	Commitments []string      `json:"commitments"` // the fewest that meet the date; where none do, that come nearest
	Finish      calendar.Date `json:"finish"`      // with them
	DaysShort   int           `json:"days_short"`  // working days by which the date is missed; 0 where it is met
	Risk        string        `json:"risk,omitempty"`
	// Chain are the items that decide the finish with those commitments, works included.
	Chain []string `json:"chain"`
}

// FinishBy finds the fewest commitments with which the last item ends by a date, and of those the
// ones of least risk, ties by id. Where no commitments do, it gives the fewest that come nearest,
// by how many working days the date is missed, and the chain that decides it.
//
// It returns the errors of planner.Sketch.
func FinishBy(set *rules.Set, p profile.Profile, opt planner.Options, date calendar.Date) (*ByDate, error) {
	o, err := committed(set, p, opt)
	if err != nil {
		return nil, err
	}
	n := networkOf(set, o, finish)
	limit := n.cal.Between(n.start, date)
	answer := &ByDate{Wanted: date, Met: true}
	h := n.fewest(limit, 0, false)
	if h == nil {
		answer.Met = false
		h = n.fewest(n.length(n.everything()), 0, false)
	}
	taken := h.best
	answer.Commitments, answer.Risk = n.ids(taken), n.highest(taken)
	dates := datesOf(set, o, answer.Commitments)
	answer.Finish = dates.Finish
	if !answer.Met {
		answer.DaysShort = n.cal.Between(date, answer.Finish)
	}
	answer.Chain = make([]string, len(dates.CriticalPath))
	for i, node := range dates.CriticalPath {
		answer.Chain[i] = o.Graph.Nodes[node].Key
	}
	return answer, nil
}

// datesOf dates a route with those items taken on commitment and no others.
func datesOf(set *rules.Set, o *planner.Outline, ids []string) schedule.Schedule {
	r := o.Graph.In(route.Commitment, chosen(o.Graph, ids))
	return schedule.CriticalPath(&r, set.Calendar(), o.Decision.Profile.Start)
}
