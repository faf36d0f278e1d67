package route

import (
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// FromDecision makes the graph of the items that are required and of the edges that certainly
// bind between them; what is only possible enters neither dates nor totals. Edges have the kind
// that holds on the day by whose law they bind. Works is the fact that gives the length of the works, of each
// part its own, in calendar days, a part of a day counting as one; where it is not known (also a
// negative slot) the works take no time and the graph says so.
//
// It returns the errors of Build.
func FromDecision(d *rules.Decision, m rules.Milestones, works int) (*Graph, error) {
	nodes := make([]Node, 0, len(d.Items)+1) // and the works
	for i := range d.Items {
		item := &d.Items[i]
		if item.Verdict != rules.Required && !item.Dropped {
			continue
		}
		n := Node{
			Key: item.Key(), Item: item.Item.ID, Part: item.Part, Phase: item.Item.Phase,
			Approval: item.Approval, Elapsed: item.Elapsed, Ref: i, Own: item.Item.Kind == rules.OwnKind,
		}
		if item.Part != "" && n.Item == m.StartOfWorks {
			n.WorksDays, n.WorksUnknown = length(d.ProfileOf(item.Part).Value(works))
		}
		if item.Commitment != nil && item.Commitment.Offered {
			n.Offered, n.CommittedDays = true, item.Item.Commitment.DaysOrOne()
		}
		nodes = append(nodes, n)
	}
	links := make([]Link, 0, len(d.Edges)+len(nodes)) // and those of the works
	for i, e := range d.Edges {
		if e.Verdict != rules.Required {
			continue
		}
		from, to := e.Ends()
		links = append(links, Link{
			From: from, To: to, Kind: e.KindOn(d.LawDay(e.Day)), RelaxedBy: e.RelaxedBy, Place: e.Place, Ref: i,
		})
	}
	days, unknown := length(d.Profile.Value(works))
	return build(nodes, links, Milestones{
		StartOfWorks: m.StartOfWorks, Completion: m.Completion,
		WorksID: m.Works.ID, WorksBefore: m.Works.BeforePhase, WorksDays: days, WorksUnknown: unknown,
		Related: d.Profile.Related,
	})
}

// length reads the length of works.
func length(v profile.Value) (days int, unknown bool) {
	return WholeDays(v), v.Kind() != profile.NumberKind
}

// WholeDays rounds a number of days up; an unknown one is 0.
func WholeDays(v profile.Value) int {
	return int((max(v.Micro(), 0) + profile.Scale - 1) / profile.Scale)
}
