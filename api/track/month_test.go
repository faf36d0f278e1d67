package track_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/rates"
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

	m, err := h.Month(ctx, date(t, "2026-06-01"))
	require.NoError(t, err)
	require.Equal(t, date(t, "2026-06-30"), m.To)
	require.Equal(t, []int{3, 2, 2, 0}, []int{m.Received, m.Accepted, m.Decided, m.Delivered})
	open := 0
	for _, n := range m.Lights {
		open += n
	}
	require.Equal(t, 4, open, "what was granted has still to be delivered")
	require.Len(t, m.Lost, 1)
	require.Equal(t, "natural_resources_planning", m.Lost[0].Department)
	require.Equal(t, 2, m.Lost[0].Cases)
	require.Equal(t, 1+promised+2, m.Lost[0].Days)
	require.Equal(t, 1+promised, m.Lost[0].Promised)
	require.Equal(t, 2, m.Lost[0].Lost.Department)

	lead := m.Items[slices.IndexFunc(m.Items, func(l rates.Lead) bool { return l.ID == permit })]
	ahead := lead.AheadOfPromise.Weighted
	require.InDelta(t, float64(2*promised-(1+promised+2))/float64(2*promised), *ahead.Rate, 1e-12)
	require.Equal(t, 2, ahead.Rows)
	require.Len(t, m.District, 1)
	require.Greater(t, m.District[0].Promise.Unweighted.Rows, 40, "the promise is that of the register")

	later, err := h.Month(ctx, date(t, "2026-09-01"))
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
		m, err := h.Month(ctx, date(t, month))
		require.NoError(t, err)
		require.Equal(t, want, m.Accepted, month)
		require.Equal(t, want, m.District[0].Promise.Weighted.Rows, month)
	}
}
