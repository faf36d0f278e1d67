package planner_test

import (
	"slices"
	"testing"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// clerk dates a project under way by hand: from the plan of the same project from nothing it takes
// which items wait for which and how long each takes, and goes through the days of the calendar.
type clerk struct {
	t     *testing.T
	p     profile.Profile
	plain *planner.Plan // of the project from nothing
	works int           // calendar days
	ends  map[string]calendar.Date
	early
}

func (c *clerk) workday(d calendar.Date) calendar.Date {
	for !shipped(c.t).Calendar().IsWorkingDay(d) {
		d = d.AddDays(1)
	}
	return d
}

// after is the n-th working day after a day.
func (c *clerk) after(d calendar.Date, n int) calendar.Date {
	for ; n > 0; n-- {
		d = c.workday(d.AddDays(1))
	}
	return d
}

func (c *clerk) progress(key string) *profile.Progress {
	for i := range c.p.Progress {
		if c.p.Progress[i].Key == key {
			return &c.p.Progress[i]
		}
	}
	return nil
}

func (c *clerk) fixed(key string) profile.Constraint {
	for _, f := range c.p.Constraints {
		if f.Key == key {
			return f
		}
	}
	return profile.Constraint{}
}

// has reports whether the project goes through an item.
func (c *clerk) has(key string) bool {
	if _, ok := c.prepared[key]; ok {
		return true
	}
	own := slices.ContainsFunc(c.p.Own, func(o profile.OwnItem) bool { return o.ID == key })
	dropped := slices.ContainsFunc(c.p.Dropped, func(d profile.Dropped) bool { return d.Item == key })
	planned := slices.ContainsFunc(c.plain.Items, func(r planner.ItemRow) bool { return r.ID == key && r.Schedule != nil })
	return own || planned && !dropped
}

// end is the early finish of an item.
func (c *clerk) end(key string) calendar.Date {
	if d, ok := c.ends[key]; ok {
		return d
	}
	id, part := profile.CutKey(key)
	today, days := c.workday(max(c.p.Start, c.p.AsOf)), c.works
	for p := c.p.Part(part); p != nil; p = c.p.Part(p.Parent) {
		if v, says := p.States(slotOf(c.t, shipped(c.t).Vocabulary().Milestones.Works.DurationFact)); says {
			days = route.WholeDays(v)
			break
		}
	}
	for i := range c.plain.Items {
		if row := &c.plain.Items[i]; row.ID == key && row.Kind != "works" {
			days = row.Schedule.Duration
		}
	}
	waits := []string{}
	for _, e := range c.plain.Edges {
		if e.To == key && !e.Relaxed {
			waits = append(waits, e.From)
		}
	}
	for _, own := range c.p.Own {
		if own.ID == key {
			days, waits = own.Duration, append(waits, own.After...)
		}
		if slices.Contains(own.Before, key) {
			waits = append(waits, own.ID)
		}
	}
	days, waits = c.early.of(key, days, waits)
	isWorks := id == shipped(c.t).Vocabulary().Milestones.Works.ID
	f, done := c.fixed(key), c.progress(key)
	if f.OwnDuration {
		days = f.Duration
	}
	last := func(from calendar.Date) calendar.Date {
		if isWorks {
			return c.workday(from.AddDays(days))
		}
		return c.after(from, days)
	}
	var d calendar.Date
	switch {
	case done != nil && done.State == profile.InProgress:
		d = max(today, last(done.Accepted))
	case done != nil && done.Finished != 0:
		d = done.Finished
	case done != nil:
		d = c.p.AsOf
	default:
		begin := max(today, c.workday(max(f.NotBefore, today, c.p.StartOf(part))))
		for _, from := range waits {
			if before := c.progress(from); c.has(from) && (before == nil || before.State == profile.InProgress) {
				begin = max(begin, c.end(from))
			}
		}
		d = last(begin)
	}
	c.ends[key] = d
	return d
}
