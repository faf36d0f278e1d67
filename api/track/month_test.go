package track_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/register"
	"sevenlists/api/track"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/rates"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
)

func TestTheMonthlyReportCountsWhatHappenedInTheMonth(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	const permit, filing = "engineering_planning_permit", "enterprise_filing"
	item := projecttest.Shipped(t).Item(permit)
	promised := item.Days.Promised.N
	cal := projecttest.Shipped(t).Calendar()
	h.on("2026-08-03")
	quick, slow, other := h.workshop(), h.workshop(), h.workshop()
	accepted := date(t, "2026-06-08")
	h.through(quick, permit, accepted, cal.Add(accepted, 1))
	h.through(slow, permit, accepted, cal.Add(accepted, promised+2))
	h.through(other, permit, date(t, "2026-07-01"), 0) // not of this month
	h.enter(other, filing, handling.Receive, func(s *handling.Dated) { s.On, s.Late = date(t, "2026-06-30"), "x" })

	h.enter(quick, filing, handling.Receive, func(s *handling.Dated) { s.On, s.Late = date(t, "2026-06-09"), "x" })
	h.enter(quick, filing, handling.Void, func(s *handling.Dated) { s.Reason = "received for another project" })

	m, err := h.Month(ctx, date(t, "2026-06-01"), lang.ZH)
	require.NoError(t, err)
	require.Equal(t, date(t, "2026-06-30"), m.To)
	require.Equal(t, []int{3, 2, 2, 0}, []int{m.Received, m.Accepted, m.Decided, m.Delivered})
	open := 0
	for _, n := range m.Lights {
		open += n
	}
	require.Equal(t, 3, open, "what was granted has still to be delivered; what came in July was not there")
	require.Len(t, m.Lost, 1)
	require.Equal(t, "natural_resources_planning", m.Lost[0].ID)
	require.Equal(t, 2, m.Lost[0].Cases)
	require.Equal(t, 1+promised+2, m.Lost[0].Days)
	require.Equal(t, 1+promised, m.Lost[0].Promised)
	require.Equal(t, 2, m.Lost[0].Lost.Department)
	said, err := json.Marshal(m.Lost[0])
	require.NoError(t, err)
	require.Contains(t, string(said), `"id":"natural_resources_planning"`)
	require.Contains(t, string(said), `"department":2`, "its days, which its id must not hide")

	lead := m.Items[slices.IndexFunc(m.Items, func(l rates.Lead) bool { return l.ID == permit })]
	ahead := lead.AheadOfPromise.Weighted
	require.InDelta(t, float64(2*promised-(1+promised+2))/float64(2*promised), *ahead.Rate, 1e-12)
	require.Equal(t, 2, ahead.Rows)
	require.Len(t, m.District, 1)
	require.Greater(t, m.District[0].Promise.Unweighted.Rows, 40, "the promise is that of the register")

	later, err := h.Month(ctx, date(t, "2026-09-01"), lang.ZH)
	require.NoError(t, err)
	require.Zero(t, later.Received)
	require.Equal(t, []track.LostDays{}, later.Lost)
}

func TestAcceptanceBySilenceCountsInTheMonthOfReceipt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	h.on("2026-08-03")
	id := h.workshop()
	const permit = "engineering_planning_permit"
	late := func(day string) func(*handling.Dated) {
		return func(s *handling.Dated) { s.On, s.Late, s.Document = date(t, day), "x", "受理1号" }
	}
	h.enter(id, permit, handling.Receive, late("2026-05-28"))
	h.enter(id, permit, handling.Accept, late("2026-06-10")) // after the five days of art. 32
	for month, want := range map[string]int{"2026-05-01": 1, "2026-06-01": 0} {
		m, err := h.Month(ctx, date(t, month), lang.ZH)
		require.NoError(t, err)
		require.Equal(t, want, m.Accepted, month)
		require.Equal(t, want, m.District[0].Promise.Weighted.Rows, month)
	}
}

// TestASmallMonthComesOutAsOnPaper has seven applications for two items of one department in June 2026, both
// with 20 days by law: the planning permit, promised within 5, and the verification, promised within 4.
//
//	                  accepted  decided  A   S−A  P−A
//	A permit          8 June    10 June  2   18    3
//	B permit          8 June    22 June  9   11   −4   (19 June is Dragon Boat)
//	C permit, refused 1 June     3 June  2   18    3
//	C permit, again  24 June    26 June  2   18    3
//	D verification   15 June    18 June  3   17    1
//	E verification   10 June   withdrawn on 12 June
//	F permit         25 May      5 June  9   11   −4
//	G permit         29 June     1 July
//
// Promise by volume: A, B, C, C and G 15 each, D and E 16 each: 107 of 140. Each item of the register once:
// 182 of 260, over the 13 items of the department with a limit of the law; four have none. Fact by volume:
// 18+11+18+18+17+11 = 93 of 120; each item once: the permits' mean 76/5 and 17, 32.2 of 40. Ahead of the
// promise: 3−4+3+3+1−4 = 2 of 29. Days: 2+9+2+2+3+9 = 27, of them 2+5+2+2+3+5 = 19 within the promise. On the
// evening of 30 June B and F show yellow, decided later than promised, and A a warning: granted and not
// delivered within ten days.
func TestASmallMonthComesOutAsOnPaper(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	const permit, verification = "engineering_planning_permit", "planning_verification"
	h.on("2026-08-03")
	handle := func(id, key, accepted, decided, outcome string) {
		late := func(day, outcome string) func(*handling.Dated) {
			return func(s *handling.Dated) {
				s.On, s.Late, s.Document, s.Outcome, s.Reason = date(t, day), "x", "1", outcome, "x"
			}
		}
		h.enter(id, key, handling.Receive, late(accepted, ""))
		h.enter(id, key, handling.Accept, late(accepted, ""))
		h.enter(id, key, handling.Decide, late(decided, outcome))
	}
	again := h.workshop()
	handle(h.workshop(), permit, "2026-06-08", "2026-06-10", handling.Granted)
	handle(h.workshop(), permit, "2026-06-08", "2026-06-22", handling.Granted)
	handle(again, permit, "2026-06-01", "2026-06-03", handling.Refused)
	h.enter(again, permit, handling.Deliver, func(s *handling.Dated) { s.On, s.Late = date(t, "2026-06-03"), "x" })
	handle(again, permit, "2026-06-24", "2026-06-26", handling.Granted)
	handle(h.workshop(), verification, "2026-06-15", "2026-06-18", handling.Granted)
	handle(h.workshop(), verification, "2026-06-10", "2026-06-12", handling.Withdrawn)
	handle(h.workshop(), permit, "2026-05-25", "2026-06-05", handling.Granted)
	handle(h.workshop(), permit, "2026-06-29", "2026-07-01", handling.Granted)

	m, err := h.Month(ctx, date(t, "2026-06-01"), lang.ZH)
	require.NoError(t, err)
	require.Equal(t, []int{7, 7, 6, 1, 1}, []int{m.Received, m.Accepted, m.Decided, m.Withdrawn, m.Delivered})
	require.Equal(t, map[string]int{"green": 3, "warning": 1, "yellow": 2}, m.Lights, "as they were on 30 June")
	require.Equal(t, []track.LostDays{{ID: "natural_resources_planning", Cases: 6, Lost: clock.Lost{Days: 27, Promised: 19, Department: 8}}}, m.Lost)
	require.Equal(t, track.LostDays{Cases: 1, Lost: clock.Lost{Days: 2, Promised: 2}}, m.LostWithdrawn)
	lead := m.Departments[slices.IndexFunc(m.Departments, func(l rates.Lead) bool { return l.ID == "natural_resources_planning" })]
	for name, tc := range map[string]struct {
		got       rates.Rate
		saved, of float64
		rows, out int
	}{
		"promise, each item once":        {lead.Promise.Unweighted, 182, 260, 13, 4},
		"promise, by volume":             {lead.Promise.Weighted, 107, 140, 7, 0},
		"fact, each item once":           {lead.Actual.Unweighted, 32.2, 40, 2, 0},
		"fact, by volume":                {lead.Actual.Weighted, 93, 120, 6, 0},
		"ahead of the promise by volume": {lead.AheadOfPromise.Weighted, 2, 29, 6, 0},
		"of the whole district, by fact": {m.District[0].Actual.Weighted, 93, 120, 6, 0},
	} {
		require.InDelta(t, tc.saved, tc.got.Saved, 1e-9, name)
		require.InDelta(t, tc.of, tc.got.Of, 1e-9, name)
		require.InDelta(t, tc.saved/tc.of, *tc.got.Rate, 1e-12, name)
		require.Equal(t, []int{tc.rows, tc.out}, []int{tc.got.Rows, tc.got.LeftOut}, name)
	}

	trend, err := h.Trend(ctx, 4)
	require.NoError(t, err)
	require.Len(t, trend.Months, 4)
	require.Equal(t, []calendar.Date{date(t, "2026-05-01"), date(t, "2026-08-01")}, []calendar.Date{trend.Months[0].From, trend.Months[3].From})
	require.Equal(t, h.Today(), trend.Months[3].To)
	require.Equal(t, m.Figures, trend.Months[1].Figures, "a trend says of a month what its report says")
	require.Equal(t, m.District[0], trend.Months[1].District)
	require.Equal(t, map[string]int{"green": 1, "warning": 3, "yellow": 2}, trend.Months[2].Lights, "a month later three licences lie undelivered")
	require.Equal(t, 1, trend.Months[2].Decided)
}

func TestThePromiseOfAMonthIsThatOfTheRegisterAsItStoodThen(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	const permit = "engineering_planning_permit"
	h.on("2026-07-15")
	_, err := h.projects.PublishRegister(ctx, project.Call{Account: "publisher"}, register.Table{
		CSV: true, Content: []byte("item,days,from,document,by\n" + permit + ",3,2026-06-01,甬政〔2026〕9号,区政府\n"),
	}, lang.ZH)
	require.NoError(t, err)
	for month, want := range map[string]float64{"2026-06-01": 15, "2026-07-01": 17} {
		m, err := h.Month(ctx, date(t, month), lang.ZH)
		require.NoError(t, err)
		item := m.Items[slices.IndexFunc(m.Items, func(l rates.Lead) bool { return l.ID == permit })]
		require.InDelta(t, want, item.Promise.Unweighted.Saved, 1e-12, "%s: what was published in July was no promise in June, whatever day it names", month)
	}
}

func TestAMonthCountsItsReminders(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.on("2026-06-15")
	h.remind(id, "heritage")
	h.remind(id, "heritage")
	h.remind(id, "")
	h.on("2026-06-24") // two days late, Dragon Boat left out
	h.reminding(id, officerOf("heritage"), reminders.Step{Number: 1, Name: reminders.Answer, Result: "x"})
	h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.SendBack, Reason: "x"})
	h.reminding(id, supervisor, reminders.Step{Number: 2, Name: reminders.Escalate, Reason: "x"})
	h.reminding(id, supervisor, reminders.Step{Number: 3, Name: reminders.Withdraw, Reason: "x"})
	h.on("2026-07-02")
	h.reminding(id, officerOf("heritage"), reminders.Step{Number: 2, Name: reminders.Answer, Result: "x"})
	h.reminding(id, supervisor, reminders.Step{Number: 2, Name: reminders.Accept})
	h.reminding(id, supervisor, reminders.Step{Number: 2, Name: reminders.Close, Result: "x"})
	m, err := h.Month(ctx, date(t, "2026-06-01"), lang.ZH)
	require.NoError(t, err)
	require.Equal(t, []track.ReminderCount{
		{Issued: 1, Withdrawn: 1},
		{Department: "heritage", Issued: 2, Answered: 1, Late: 1, SentBack: 1, Escalated: 1, Open: 2, Overdue: 2},
	}, m.Reminders)
	m, err = h.Month(ctx, date(t, "2026-07-01"), lang.ZH)
	require.NoError(t, err)
	require.Equal(t, []track.ReminderCount{{Department: "heritage", Answered: 1, Late: 1, Closed: 1, Open: 1, Overdue: 1}}, m.Reminders)
}

func TestAnArchivedProjectShowsNoLightFromItsMonthOn(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.through(id, "engineering_planning_permit", date(t, "2026-06-01"), 0)
	h.on("2026-07-10")
	_, err := h.projects.SetArchived(ctx, id, project.Call{Account: "agent"}, true, project.Archived{Reason: "x"})
	require.NoError(t, err)
	h.on("2026-08-03")
	trend, err := h.Trend(ctx, 3)
	require.NoError(t, err)
	require.Equal(t, map[string]int{"yellow": 1}, trend.Months[0].Lights)
	require.Empty(t, trend.Months[1].Lights)
	require.Equal(t, 1, trend.Months[0].Received, "what happened stays counted")
	all, err := h.Trend(ctx, 1000)
	require.NoError(t, err)
	require.Len(t, all.Months, track.MostMonths)
}
