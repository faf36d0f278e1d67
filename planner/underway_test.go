package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// underWay puts a project half-way: random items done, waived or in progress, some fixed by hand.
func (g *generator) underWay(p profile.Profile) profile.Profile {
	p = p.Clone()
	p.AsOf = p.Start.AddDays(g.IntN(250))
	past := func() calendar.Date { return p.AsOf.AddDays(-g.IntN(60)) }
	keys := []string{shipped(g.t).Vocabulary().Milestones.Works.ID}
	for _, item := range shipped(g.t).Items() {
		keys = append(keys, item.ID)
	}
	for _, key := range keys {
		switch g.IntN(6) {
		case 0:
			p.Progress = append(p.Progress, profile.Progress{Key: key, State: profile.Obtained, Finished: past()})
		case 1:
			p.Progress = append(p.Progress, profile.Progress{Key: key, State: profile.InProgress, Accepted: past()})
		case 2:
			p.Progress = append(p.Progress, profile.Progress{Key: key, State: profile.Waived, Reason: "任意"})
		}
		if g.IntN(8) == 0 {
			c := profile.Constraint{Key: key, Reason: "任意"}
			switch g.IntN(3) {
			case 0:
				c.NotBefore = p.AsOf.AddDays(g.IntN(120) - 30)
			case 1:
				c.MustFinishBy = p.AsOf.AddDays(g.IntN(200))
			case 2:
				c.OwnDuration, c.Duration = true, g.IntN(40)
			}
			p.Constraints = append(p.Constraints, c)
		}
	}
	return p
}

// clerk dates a project under way by hand: from the plan of the same project from nothing it takes
// which items wait for which and how long each takes, and goes through the days of the calendar.
type clerk struct {
	t     *testing.T
	p     profile.Profile
	plain *planner.Plan // of the project from nothing
	works int           // calendar days
	ends  map[string]calendar.Date
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

// end is the early finish of an item.
func (c *clerk) end(key string) calendar.Date {
	if d, ok := c.ends[key]; ok {
		return d
	}
	today := c.workday(max(c.p.Start, c.p.AsOf))
	days := c.works
	for i := range c.plain.Items {
		if row := &c.plain.Items[i]; row.ID == key && row.Kind != "works" {
			days = row.Schedule.Duration
		}
	}
	isWorks := key == shipped(c.t).Vocabulary().Milestones.Works.ID
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
		begin := max(today, c.workday(max(f.NotBefore, today)))
		for _, e := range c.plain.Edges {
			if e.To != key || e.Relaxed {
				continue
			}
			if before := c.progress(e.From); before == nil || before.State == profile.InProgress {
				begin = max(begin, c.end(e.From))
			}
		}
		d = last(begin)
	}
	c.ends[key] = d
	return d
}

// The dates of what is left equal those that a clerk finds, whatever has been done already, in
// whatever order, and whatever was fixed by hand.
func TestTheRemainingDatesAreThoseThatAClerkFinds(t *testing.T) {
	t.Parallel()
	g := generate(t, 71)
	for n := range cases(60) {
		p := g.complete()
		if n%2 == 0 {
			names := projectNames(t)
			p = project(t, names[g.IntN(len(names))])
			p.AsOf, p.Progress, p.Constraints = 0, nil, nil
		}
		opt := planner.Default()
		opt.Variant = []route.Variant{route.Parallel, route.Customary}[g.IntN(2)]
		under := g.underWay(p)
		c := &clerk{t: t, p: under, plain: planWith(t, p, opt), ends: map[string]calendar.Date{}}
		for _, f := range c.plain.Facts {
			if f.Fact == shipped(t).Vocabulary().Milestones.Works.DurationFact {
				c.works = route.WholeDays(f.Value)
			}
		}
		made := planWith(t, under, opt)
		var finish, done calendar.Date
		for i := range made.Items {
			row := &made.Items[i]
			if row.Schedule == nil {
				continue
			}
			require.Equal(t, c.end(row.ID), row.Schedule.EarlyFinish, "%s\n%s", row.ID, profile.Encode(under, shipped(t).Facts()))
			if row.Progress != nil && row.Progress.State != profile.InProgress {
				require.Zero(t, row.Schedule.Duration)
				require.False(t, row.Schedule.Critical)
				done = max(done, row.Schedule.EarlyFinish)
				continue
			}
			require.GreaterOrEqual(t, row.Schedule.EarlyStart, c.workday(max(p.Start, under.AsOf)))
			require.GreaterOrEqual(t, row.Schedule.TotalFloat, 0)
			finish = max(finish, row.Schedule.EarlyFinish)
		}
		if finish == 0 {
			finish = done
		}
		if finish != 0 {
			require.Equal(t, finish, made.Totals.Finish)
		}
	}
}

// A project of which everything is there is done: on the day on which the last thing came.
func TestAProjectOfWhichEverythingIsObtainedIsDone(t *testing.T) {
	t.Parallel()
	for _, name := range projectNames(t) {
		p := project(t, name)
		p.AsOf, p.Progress, p.Constraints = 0, nil, nil
		for i, row := range planWith(t, p, planner.Default()).Items {
			if row.Schedule != nil {
				p.Progress = append(p.Progress, profile.Progress{Key: row.ID, State: profile.Obtained, Finished: p.Start.AddDays(i)})
			}
		}
		p.AsOf = p.Start.AddDays(400)
		made := planWith(t, p, planner.Default())
		require.Empty(t, made.CriticalPath)
		require.Zero(t, made.Totals.Elapsed)
		require.Zero(t, made.Totals.Approval)
		if n := len(p.Progress); n > 0 {
			last := slices.MaxFunc(p.Progress, func(a, b profile.Progress) int { return int(a.Finished - b.Finished) })
			require.Equal(t, last.Finished, made.Totals.Finish, name)
			for _, v := range made.Variants {
				require.Equal(t, last.Finished, v.Finish)
			}
		}
	}
}

// halfWay is the workshop after some weeks.
func halfWay(t *testing.T) profile.Profile {
	p := project(t, "standard_land_workshop")
	p.AsOf = calendar.DateOf(2026, 7, 15)
	p.Progress = []profile.Progress{
		{Key: "project_code", State: profile.Obtained, Finished: calendar.DateOf(2026, 6, 2), Document: "甲1"},
		{Key: "early_study", State: profile.Waived, Reason: "会议纪要", Document: "纪要3号"},
		{Key: "state_land_grant", State: profile.InProgress, Accepted: calendar.DateOf(2026, 5, 6)},
	}
	return p
}

func problemRow(t *testing.T, made *planner.Plan, id string) planner.ProblemRow {
	t.Helper()
	i := slices.IndexFunc(made.Problems, func(r planner.ProblemRow) bool { return r.ID == id })
	require.GreaterOrEqual(t, i, 0, id)
	return made.Problems[i]
}

func TestAPlanSaysWhatHasBeenDoneAndFixed(t *testing.T) {
	p := halfWay(t)
	p.Constraints = []profile.Constraint{
		{Key: "construction_permit", MustFinishBy: calendar.DateOf(2026, 8, 10), Reason: "合同"},
		{Key: "power_connection", NotBefore: calendar.DateOf(2026, 8, 10), OwnDuration: true, Duration: 20, Reason: "变压器"},
	}
	made := planWith(t, p, planner.Default())
	require.Equal(t, p.AsOf, made.AsOf)
	rows := map[string]planner.ItemRow{}
	for _, row := range made.Items {
		rows[row.ID] = row
	}
	require.Equal(t, &planner.ProgressRow{State: profile.Obtained, Finished: calendar.DateOf(2026, 6, 2), Document: "甲1"}, rows["project_code"].Progress)
	require.Equal(t, "required", rows["early_study"].Status)
	require.Equal(t, "经主管部门同意免办（会议纪要，纪要3号）", rows["early_study"].Marked[0].Text)
	require.True(t, rows["state_land_grant"].Progress.Overdue)
	require.Equal(t, p.AsOf, rows["state_land_grant"].Schedule.EarlyFinish, "what is overdue is planned to end today")
	require.Equal(t, 20, rows["power_connection"].Schedule.Duration)
	require.Equal(t, calendar.DateOf(2026, 8, 10), rows["power_connection"].Schedule.EarlyStart)
	require.Len(t, rows["power_connection"].Marked, 2)

	missed := problemRow(t, made, "must_finish_by_construction_permit")
	require.Equal(t, []string{"construction_permit"}, missed.Items)
	require.Contains(t, missed.Because[0].Condition, "晚")
	require.Contains(t, missed.Because[0].Condition, "建设工程设计方案联合审查", "the chain that drives it is named")
	require.True(t, slices.ContainsFunc(made.Warnings, func(w planner.Warning) bool { return w.Code == "overdue" && w.Item == "state_land_grant" }))
}

func TestWhatWasDoneBeforeItsHardPrerequisiteIsAProblem(t *testing.T) {
	p := halfWay(t)
	p.Progress = append(p.Progress, profile.Progress{Key: "construction_permit", State: profile.Obtained, Finished: calendar.DateOf(2026, 7, 1)})
	made := planWith(t, p, planner.Default())
	row := problemRow(t, made, "progress_before_prerequisite_construction_permit")
	require.Contains(t, row.Items, "engineering_planning_permit")

	p.Progress = append(p.Progress, profile.Progress{Key: "feasibility_study_approval", State: profile.Obtained, Finished: calendar.DateOf(2026, 7, 1)})
	made = planWith(t, p, planner.Default())
	require.True(t, slices.ContainsFunc(made.Warnings, func(w planner.Warning) bool {
		return w.Code == "progress_not_needed" && w.Item == "feasibility_study_approval"
	}))
}

func TestProgressOfAnItemThatDoesNotExistIsRefused(t *testing.T) {
	p := halfWay(t)
	p.Progress[0].Key = "project_cod"
	p.Constraints = []profile.Constraint{{Key: "worx", NotBefore: p.AsOf}}
	_, err := planner.Make(shipped(t), p, planner.Default())
	found := fault.All(err)
	require.Len(t, found, 2)
	require.Equal(t, []string{"/constraints/worx", "/progress/project_cod"}, []string{found[0].Path, found[1].Path})
	_, err = planner.Sketch(shipped(t), p, planner.Default())
	require.Len(t, fault.All(err), 2)
}
