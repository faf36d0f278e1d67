package track_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/projecttest"
)

// planned is the plan of a project as it stands, and its items by key.
func (h *house) planned(id string) (*planner.Plan, map[string]planner.ItemRow) {
	h.t.Helper()
	p, err := h.projects.Read(context.Background(), id)
	require.NoError(h.t, err)
	plan, _, err := h.projects.Plan(context.Background(), p, planner.Default())
	require.NoError(h.t, err)
	rows := map[string]planner.ItemRow{}
	for _, row := range plan.Items {
		if row.Schedule != nil {
			rows[row.ID] = row
		}
	}
	return plan, rows
}

// issue issues the plan of a project.
func (h *house) issue(id string) {
	h.t.Helper()
	_, _, err := h.projects.Issue(context.Background(), id, project.Call{Account: "agent"}, project.Order{})
	require.NoError(h.t, err)
}

func (h *house) forecast(id string) *track.Forecast {
	h.t.Helper()
	p, err := h.projects.Read(context.Background(), id)
	require.NoError(h.t, err)
	f, err := h.Forecast(context.Background(), p)
	require.NoError(h.t, err)
	return f
}

// asPlanned leads a case as far as the plan has it by a day.
func (h *house) asPlanned(id, key string, start, finish, by calendar.Date) {
	h.t.Helper()
	c, err := h.Case(context.Background(), id, key)
	require.NoError(h.t, err)
	if c.State == handling.None {
		h.through(id, key, start, 0)
	}
	if finish <= by && c.Decided == 0 {
		h.enter(id, key, handling.Decide, func(s *handling.Dated) {
			s.On, s.Late, s.Document, s.Outcome = finish, "entered in one go", "文1号", handling.Granted
		})
	}
}

// through leads a case to its decision: accepted on one day, decided on another, entered later.
func (h *house) through(id, key string, accepted, decided calendar.Date) {
	h.t.Helper()
	on := func(day calendar.Date, more func(*handling.Dated)) func(*handling.Dated) {
		return func(s *handling.Dated) {
			s.On, s.Late, s.Document = day, "entered in one go", "文1号"
			if more != nil {
				more(s)
			}
		}
	}
	h.enter(id, key, handling.Receive, on(accepted, nil))
	h.enter(id, key, handling.Accept, on(accepted, nil))
	if decided != 0 {
		h.enter(id, key, handling.Decide, on(decided, func(s *handling.Dated) { s.Outcome = handling.Granted }))
	}
}

func TestForecastEqualsThePlanWhereNothingIsLate(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	h.issue(id)
	plan, _ := h.planned(id)
	for _, day := range []string{"2026-06-01", "2026-06-09", "2026-06-24"} {
		h.on(day)
		for _, row := range plan.Items {
			if x := row.Schedule; x != nil && row.Kind != "works" && x.EarlyStart <= date(t, day) {
				h.asPlanned(id, row.ID, x.EarlyStart, x.EarlyFinish, date(t, day))
			}
		}
		f := h.forecast(id)
		require.Equal(t, 1, f.Plan)
		require.Equal(t, plan.Totals.Finish, f.Baseline)
		require.Equal(t, plan.Totals.Finish, f.Finish, "on %s", day)
		require.Zero(t, f.Slip)
		require.Empty(t, f.Drivers)
		for _, x := range f.Items {
			require.Zero(t, x.Slip, "%s on %s", x.Case, day)
		}
	}
}

// A revision after a decision makes what rests on the changed fact work again, and moves the finish; what
// tolerates it stays decided.
func TestARevisionAfterADecisionIsInTheForecast(t *testing.T) {
	h := newHouse(t)
	ctx, id := context.Background(), h.workshop()
	h.issue(id)
	h.on("2026-06-15")
	h.through(id, "planning_conditions", date(t, "2026-06-01"), date(t, "2026-06-08"))
	h.through(id, "enterprise_filing", date(t, "2026-06-08"), date(t, "2026-06-08"))
	outlook := func() map[string]track.ItemOutlook {
		rows := map[string]track.ItemOutlook{}
		for _, x := range h.forecast(id).Items {
			rows[x.Case] = x
		}
		return rows
	}
	before := h.forecast(id).Finish
	require.Equal(t, date(t, "2026-06-08"), outlook()["planning_conditions"].Forecast.Finish)

	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	raw, err := h.projects.Profile(ctx, p)
	require.NoError(t, err)
	larger := regexp.MustCompile(`("land_area_m2": )[0-9]+`).ReplaceAll(raw, []byte("${1}21600")) // of 20,000
	require.NotEqual(t, raw, larger)
	_, err = h.projects.Revise(ctx, id, project.Call{Account: "agent", Key: "revise-1", Sequence: p.Sequence}, larger)
	require.NoError(t, err)

	after := outlook()
	require.Greater(t, after["planning_conditions"].Forecast.Finish, date(t, "2026-06-15"), "done anew, from today on")
	require.Zero(t, after["planning_conditions"].Actual)
	require.Equal(t, date(t, "2026-06-08"), after["enterprise_filing"].Forecast.Finish, "which tolerates 10%")
	require.Greater(t, h.forecast(id).Finish, before)
}

func TestOneLateItemMovesExactlyWhatDependsOnIt(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	h.issue(id)
	plan, rows := h.planned(id)
	late := plan.CriticalPath[slices.IndexFunc(plan.CriticalPath, func(key string) bool {
		return key != plan.CriticalPath[0] && len(rows[key].Procedures) == 0 && rows[key].Schedule.Duration > 1
	})]
	t.Log(late)
	cal := projecttest.Shipped(t).Calendar()
	began := rows[late].Schedule.EarlyStart
	h.on(began.String())
	for _, row := range plan.Items { // all that may begin has begun
		if x := row.Schedule; x != nil && row.Kind != "works" && x.EarlyStart <= began {
			h.asPlanned(id, row.ID, x.EarlyStart, x.EarlyFinish, began)
		}
	}
	// The late one was paused for a hearing of eight working days.
	h.enter(id, late, handling.Pause, func(s *handling.Dated) {
		s.Kind, s.Document, s.PlannedEnd = "hearing", "听证1号", cal.Add(rows[late].Schedule.EarlyStart, 9)
	})
	f := h.forecast(id)

	// What follows by edges that bind may move, and nothing else does.
	follows := map[string]bool{late: true}
	for range plan.Items {
		for _, e := range plan.Edges {
			if !e.Relaxed && follows[e.From] {
				follows[e.To] = true
			}
		}
	}
	moved := 0
	for _, x := range f.Items {
		if x.Slip != 0 {
			moved++
			require.True(t, follows[x.Case], "%s moved", x.Case)
		}
	}
	require.Greater(t, moved, 5)
	require.Equal(t, 8, f.Slip)
	require.Equal(t, []track.Driver{{Case: late, Name: rows[late].Name, Days: 8, State: handling.Paused}}, f.Drivers)
}

func TestRecordedTimesGivePercentilesOnceThereAreEnough(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	h.issue(id)
	_, rows := h.planned(id)
	const key = "engineering_planning_permit"
	h.on("2026-09-01")
	f := h.forecast(id)
	require.Nil(t, f.Spread, "nothing is recorded")
	require.Positive(t, f.Slip, "nobody has begun, three months after the start")

	cal := projecttest.Shipped(t).Calendar()
	raw, err := os.ReadFile(filepath.Join(projecttest.Folder(t), "standard_land_workshop", "profile.yaml"))
	require.NoError(t, err)
	for i := range 20 {
		p, err := h.projects.Create(context.Background(), project.Call{Account: "agent", Key: fmt.Sprintf("project-%02d", i)},
			project.Draft{Profile: raw, Agent: "agent"})
		require.NoError(t, err)
		h.through(p.ID, key, date(t, "2026-06-08"), cal.Add(date(t, "2026-06-08"), 1+i))
	}
	h.clock.Move(11 * time.Minute) // recorded times are read now and then
	f = h.forecast(id)
	require.NotNil(t, f.Spread)
	require.Contains(t, f.Spread.Drawn, key)
	require.Len(t, f.Spread.Finish, 3)
	require.LessOrEqual(t, f.Spread.Finish[0].Date, f.Spread.Finish[1].Date)
	require.LessOrEqual(t, f.Spread.Finish[1].Date, f.Spread.Finish[2].Date)
	require.Less(t, f.Spread.Finish[0].Date, f.Spread.Finish[2].Date)
	require.Equal(t, f, h.forecast(id), "the same draws every time")
	for _, x := range f.Items {
		if x.Case == key {
			require.Equal(t, 10, *x.Median, "of 1 to 20 days")
			require.Equal(t, 20, x.Cases)
			require.Equal(t, *rows[key].Promised, *x.Promised)
		}
	}
}

func TestABacktestSaysHowOftenTheTrueFinishWasInside(t *testing.T) {
	h := houseBy(t, projecttest.Edited(t, "supervision/forecast/data.yaml", "fewest_cases: 20", "fewest_cases: 2"))
	finished := func() {
		id := h.workshop()
		h.issue(id)
		plan, _ := h.planned(id)
		today := project.DateOf(h.clock.Now())
		h.on(plan.Totals.Finish.String())
		for _, row := range plan.Items {
			if x := row.Schedule; x != nil && row.Kind != "works" {
				h.asPlanned(id, row.ID, x.EarlyStart, x.EarlyFinish, plan.Totals.Finish)
			}
		}
		h.on(today.String())
	}
	finished()
	finished()
	b, err := h.Backtest(context.Background())
	require.NoError(t, err)
	require.Zero(t, b.Projects, "nothing was known when those were issued")
	require.Equal(t, 2, b.Without)

	plan, _ := h.planned(h.workshop())
	h.on(plan.Totals.Finish.AddDays(1).String())
	finished()
	h.clock.Move(11 * time.Minute)
	b, err = h.Backtest(context.Background())
	require.NoError(t, err)
	require.Equal(t, 1, b.Projects)
	require.Equal(t, []track.Inside{{Percent: 50, Projects: 1}, {Percent: 80, Projects: 1}, {Percent: 95, Projects: 1}}, b.Inside,
		"what always took the promised days takes them again: %v", b.Each)
	require.Equal(t, 1, b.Plan)
}
