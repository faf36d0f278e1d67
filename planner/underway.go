package planner

import (
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// withdraw takes back the commitments on offer for what is done or in progress: there is nothing
// left to enter on one, unless it is to be done anew.
func withdraw(d *rules.Decision) {
	for i := range d.Items {
		item := &d.Items[i]
		if done := d.Profile.ProgressOf(item.Key()); done == nil || done.Rework.Anew {
			continue
		}
		item.Commitment, item.Deferral = withdrawn(item.Commitment), withdrawn(item.Deferral)
	}
}

func withdrawn(c *rules.CommitmentAnswer) *rules.CommitmentAnswer {
	if c == nil || !c.Offered {
		return c
	}
	closed := *c
	closed.Offered = false
	closed.Refused = []rules.Reason{{
		Condition: lang.Text{ZH: "已经受理或者办结，不再另行承诺", EN: "It is accepted or done already: there is nothing left to enter on a commitment"},
		Code:      "under_way", Tests: []rules.Comparison{},
	}}
	return &closed
}

// standing is what a project under way changes about one node of its route.
type standing struct {
	progress   *profile.Progress   // nil where nothing has been done
	constraint *profile.Constraint // nil where nothing is fixed
	dropped    bool
}

// standingOf finds what the profile says of a key.
func standingOf(p *profile.Profile, key string) standing {
	return standing{
		progress: p.ProgressOf(key), constraint: p.ConstraintOf(key),
		dropped: slices.ContainsFunc(p.Dropped, func(d profile.Dropped) bool { return d.Item == key }),
	}
}

// settled reports whether nothing is left to do.
func (s standing) settled() bool { return s.dropped || s.progress != nil && s.progress.Settled() }

// amended reports whether what was obtained is to be amended, because the project has changed.
func (s standing) amended() bool { return !s.dropped && s.progress != nil && s.progress.Rework.Amended }

// begun reports whether it is in progress.
func (s standing) begun() bool {
	return !s.dropped && s.progress != nil && s.progress.State == profile.InProgress
}

// resume puts into a route what has been done and fixed already: what is obtained or waived takes
// no time, what is in progress only what is left of its time, and nothing else begins before the
// day on which the profile stands, nor before the start of its part.
func resume(g *route.Graph, p *profile.Profile, cal *calendar.Calendar) {
	if !p.UnderWay() && len(p.Parts) == 0 {
		return
	}
	for i := range g.Nodes {
		resumeNode(&g.Nodes[i], standingOf(p, g.Nodes[i].Key), p, cal)
	}
}

func resumeNode(n *route.Node, s standing, p *profile.Profile, cal *calendar.Calendar) {
	start, today := cal.OnOrAfter(p.Start), cal.OnOrAfter(max(p.StartOf(n.Part), p.Today()))
	n.Release = cal.Between(start, today)
	if s.amended() {
		n.Offered = false
		if n.Elapsed = s.progress.Rework.Days; n.Approval > 0 {
			n.Approval = n.Elapsed
		}
	}
	if c := s.constraint; c != nil && c.OwnDuration {
		if n.Role == route.Works {
			n.WorksDays, n.WorksUnknown = c.Duration, false
		} else if n.Elapsed = c.Duration; n.Approval > 0 {
			n.Approval = c.Duration
		}
	}
	switch {
	case s.settled():
		n.Settled, n.Dropped, n.Offered, n.Release = true, s.dropped, false, 0
		switch {
		case s.dropped:
		case s.progress.Finished != 0:
			n.Ended = s.progress.Finished
		default:
			n.Ended = p.Today()
		}
		n.Approval, n.Elapsed, n.WorksDays, n.WorksUnknown = 0, 0, 0, false
	case s.begun():
		n.Begun, n.Offered, n.Release = true, false, cal.Between(start, cal.OnOrAfter(max(p.Start, p.Today())))
		if n.Role == route.Works {
			n.WorksDays = worksLeft(p, s, n.WorksDays, cal)
			return
		}
		left := daysLeft(p, s, n.Elapsed, cal)
		n.Approval, n.Elapsed = min(n.Approval, left), left
	case s.constraint != nil && s.constraint.NotBefore > today:
		n.Release = cal.Between(start, cal.OnOrAfter(s.constraint.NotBefore))
	}
}

// daysLeft are the working days that an item in progress still takes; those that have passed are
// no longer ahead in either clock.
func daysLeft(p *profile.Profile, s standing, days int, cal *calendar.Calendar) int {
	today := cal.OnOrAfter(max(p.Start, p.Today()))
	return max(0, cal.Between(today, cal.Add(s.progress.Accepted, days)))
}

// worksLeft are the calendar days that works of so many still take.
func worksLeft(p *profile.Profile, s standing, days int, cal *calendar.Calendar) int {
	switch {
	case s.settled():
		return 0
	case s.begun():
		return max(0, int(s.progress.Accepted.AddDays(days)-cal.OnOrAfter(max(p.Start, p.Today()))))
	}
	return days
}
