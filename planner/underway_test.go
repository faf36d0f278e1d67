package planner_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// underWay puts a project half-way: random items done, waived or in progress, some fixed by hand.
func (g *generator) underWay(p profile.Profile) profile.Profile {
	p = p.Clone()
	p.AsOf = p.Start.AddDays(g.IntN(250))
	past := func() calendar.Date { return p.AsOf.AddDays(-g.IntN(60)) }
	milestones := shipped(g.t).Vocabulary().Milestones
	var keys []string
	add := func(id, per string) {
		for _, part := range p.Places(per) {
			keys = append(keys, rules.Key(id, part))
		}
	}
	add(milestones.Works.ID, shipped(g.t).Item(milestones.StartOfWorks).Per)
	works := len(keys)
	for _, item := range shipped(g.t).Items() {
		add(item.ID, item.Per)
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
	for n := range g.IntN(3) {
		own := profile.OwnItem{ID: fmt.Sprintf("x_%d", n), Name: "任意", Duration: g.IntN(30), Reason: "任意", By: "任意"}
		if key := keys[g.IntN(len(keys))]; g.IntN(2) == 0 {
			own.After = []string{key}
		} else {
			own.Before = []string{key}
		}
		p.Own = append(p.Own, own)
	}
	for range g.IntN(4) {
		key := keys[works+g.IntN(len(keys)-works)]
		item, _ := profile.CutKey(key)
		again := slices.ContainsFunc(p.Dropped, func(d profile.Dropped) bool { return d.Item == key })
		if !again && item != milestones.StartOfWorks && !slices.Contains(milestones.Completion, item) {
			p.Dropped = append(p.Dropped, profile.Dropped{Item: key, Document: "任意", Reason: "任意"})
		}
	}
	return p
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
			p = beginning(p)
		}
		if n%5 == 1 {
			p = g.inParts(p, 0)
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
		p = beginning(p)
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

// beginning is a project as if nothing had been done.
func beginning(p profile.Profile) profile.Profile {
	p.AsOf, p.Progress, p.Constraints, p.Own, p.Dropped = 0, nil, nil, nil, nil
	return p
}

func TestAPlanShowsWhatAPersonAddedAndDropped(t *testing.T) {
	p := project(t, "standard_land_workshop")
	p.Own = []profile.OwnItem{{
		ID: "x_village", Name: "村民代表会议", Duration: 10, After: []string{"project_code"}, Before: []string{"state_land_grant"},
		Reason: "征地前须征求意见", By: "代办员张",
	}}
	p.Dropped = []profile.Dropped{{Item: "construction_drainage_permit", Document: "甬水函3号", Reason: "基坑不排水"}}
	p.Constraints = []profile.Constraint{{Key: "x_village", MustFinishBy: p.Start}}
	before, made := planWith(t, project(t, "standard_land_workshop"), planner.Default()), planWith(t, p, planner.Default())
	require.Equal(t, "不能如期完成：村民代表会议", problemRow(t, made, "must_finish_by_x_village").Name)
	rows := byID(made)
	require.Equal(t, "由代办员张自行增加：征地前须征求意见", rows["x_village"].Marked[0].Text)
	require.Equal(t, 10, rows["x_village"].Schedule.Duration)
	require.GreaterOrEqual(t, rows["state_land_grant"].Schedule.EarlyStart, rows["x_village"].Schedule.EarlyFinish)
	require.NotContains(t, rows, "construction_drainage_permit")
	i := slices.IndexFunc(made.NotRequired, func(r planner.NotRequiredRow) bool { return r.ID == "construction_drainage_permit" })
	require.Contains(t, made.NotRequired[i].Because[0].Condition, "甬水函3号")
	require.Equal(t, before.Totals.Approval.Completion, made.Totals.Approval.Completion, "one's own items take no day of the approval clock")
	for _, list := range []string{"items", "route", "responsibilities"} {
		require.True(t, slices.ContainsFunc(made.Lists[list], func(r lists.Row) bool {
			marked, _ := r["marked"].([]string)
			return slices.Contains(marked, "由代办员张自行增加：征地前须征求意见")
		}), list)
	}
	require.True(t, slices.ContainsFunc(made.Lists["items"], func(r lists.Row) bool {
		return r["id"] == "construction_drainage_permit" && r["status"] == "not_required"
	}), "what was dropped stands in the first list, with the paper")
}

func TestAdjustmentsThatTheRouteCannotTake(t *testing.T) {
	own := func(after, before string) profile.OwnItem {
		return profile.OwnItem{ID: "x_a", Name: "甲", After: []string{after}, Before: []string{before}, Reason: "乙", By: "丙"}
	}
	for name, tc := range map[string]struct {
		change func(*profile.Profile)
		want   []string
	}{
		"an item that closes a ring":     {func(p *profile.Profile) { p.Own = []profile.OwnItem{own("construction_permit", "state_land_grant")} }, []string{"/adjustments/add/0 profile.adjustment.cycle"}},
		"an item behind one that is not": {func(p *profile.Profile) { p.Own = []profile.OwnItem{own("projct_code", "works")} }, []string{"/adjustments/add/0/after/0 profile.item.unknown"}},
		"a milestone that is dropped": {func(p *profile.Profile) {
			p.Dropped = []profile.Dropped{{Item: "commencement_check", Document: "x", Reason: "x"}}
		}, []string{"/adjustments/drop/0/item profile.adjustment.milestone"}},
		"an own item that is dropped again": {func(p *profile.Profile) {
			p.Own = []profile.OwnItem{own("project_code", "works")}
			p.Dropped = []profile.Dropped{{Item: "x_a"}}
		}, []string{"/adjustments/drop/0/item profile.item.unknown"}},
	} {
		t.Run(name, func(t *testing.T) {
			p := project(t, "standard_land_workshop")
			tc.change(&p)
			_, err := planner.Make(shipped(t), p, planner.Default())
			var got []string
			for _, f := range fault.All(err) {
				require.Equal(t, fault.Invalid, f.Kind)
				require.NotContains(t, f.Message(lang.ZH), "profile.")
				got = append(got, f.Path+" "+f.Code)
			}
			require.Equal(t, tc.want, got)
		})
	}
}
