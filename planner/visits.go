package planner

import (
	"slices"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Visits counts how often an applicant must come to the office (最多跑一次).
type Visits struct {
	Goal  int   `json:"goal"`
	Total []int `json:"total"` // of the required items still ahead, and with the possible ones
	// Least is what of the first of these is left where every open way to need none is taken.
	Least      int        `json:"least"`
	Items      []VisitRow `json:"items"`                // those for which one must come, in the order of the plan
	Ways       []VisitWay `json:"ways"`                 // how to need none
	NoneNeeded int        `json:"none_needed"`          // items still ahead that need no visit
	Silent     []string   `json:"not_stated,omitempty"` // items of which nothing is stated; they are not counted
}

// VisitRow is one item for which one must come.
type VisitRow struct {
	ID         string   `json:"id"` // item, or item@part
	Name       string   `json:"name"`
	Status     string   `json:"status"`   // required or possible
	Visits     int      `json:"visits"`   // still ahead
	HowNone    []string `json:"how_none"` // ways open to this project
	Confidence string   `json:"confidence"`
}

// VisitWay is one way to need no visit, with what it saves when nothing else is done.
type VisitWay struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Items []string `json:"items"`
	Saves int      `json:"saves"` // visits for required items
}

// visits counts the visits of a plan.
func (m *maker) visits() *Visits {
	said := &m.set.Vocabulary().Visits
	v := &Visits{Goal: said.Goal, Total: []int{0, 0}, Items: []VisitRow{}, Ways: []VisitWay{}}
	open := m.openWays(said)
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if d.Verdict == rules.NotRequired {
			continue
		}
		m.visit(v, d, said.Of(d.Item), open)
	}
	for _, way := range open {
		row := VisitWay{ID: way.ID, Name: way.Name.In(m.opt.Lang), Items: []string{}}
		for i := range v.Items {
			if r := &v.Items[i]; slices.Contains(r.HowNone, way.ID) {
				row.Items = append(row.Items, r.ID)
				if r.Status == rules.Required.String() {
					row.Saves += r.Visits
				}
			}
		}
		if len(row.Items) > 0 {
			v.Ways = append(v.Ways, row)
		}
	}
	return v
}

// visit adds one item. For what is done nobody comes any more, and for what is accepted one visit
// has been made.
func (m *maker) visit(v *Visits, d *rules.ItemDecision, said *rules.Visits, open []rules.Term) {
	done := m.decision.Profile.ProgressOf(d.Key())
	switch {
	case done != nil && done.Settled():
		return
	case said == nil:
		v.Silent = append(v.Silent, d.Key())
		return
	}
	n := said.N
	if done != nil && done.State == profile.InProgress {
		n = max(n-1, 0)
	}
	if n == 0 {
		v.NoneNeeded++
		return
	}
	row := VisitRow{
		ID: d.Key(), Name: m.decision.Named(d.Item.Name, d.Part).In(m.opt.Lang), Status: d.Verdict.String(), Visits: n, HowNone: []string{}, Confidence: said.Confidence,
	}
	for _, way := range open {
		if slices.Contains(said.Ways, way.ID) && way.ID != said.Opens {
			row.HowNone = append(row.HowNone, way.ID)
		}
	}
	v.Items = append(v.Items, row)
	v.Total[1] += n
	if d.Verdict == rules.Required {
		v.Total[0] += n
		if len(row.HowNone) == 0 {
			v.Least += n
		}
	}
}

// openWays are the ways open to this project: those that some item opens only where it is required
// and not waived.
func (m *maker) openWays(said *rules.VisitRules) []rules.Term {
	needed, opened := map[string]bool{}, map[string]bool{}
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if d.Item.Visits == nil || d.Item.Visits.Opens == "" {
			continue
		}
		way := d.Item.Visits.Opens
		needed[way] = true
		done := m.decision.Profile.ProgressOf(d.Key())
		opened[way] = opened[way] || d.Verdict == rules.Required && (done == nil || done.State != profile.Waived)
	}
	var open []rules.Term
	for _, way := range said.Ways {
		if !needed[way.ID] || opened[way.ID] {
			open = append(open, way)
		}
	}
	return open
}
