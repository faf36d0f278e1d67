package clock_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// sum is that of all causes.
func sum(l clock.Lost) int {
	n := l.Promised + l.Department + l.Intermediary + l.Applicant + l.Closing
	for _, days := range l.Pauses {
		n += days
	}
	return n
}

func TestDaysArePutDownToWhomTheyBelong(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	received := did{on: "2026-06-01", step: handling.Receive}
	accepted := did{on: "2026-06-01", step: handling.Accept}
	decided := did{on: "2026-06-18", step: handling.Decide}
	cases := map[string]struct {
		terms handling.Terms
		steps []did
		want  clock.Lost
	}{
		"beyond the promise they are the department's": {
			licence, []did{received, accepted, decided}, clock.Lost{Days: 13, Promised: 10, Department: 3},
		},
		"those of an intermediary's work are its own": {
			other(func(x *handling.Terms) { x.Kind = "intermediary_service" }), []did{received, accepted, decided},
			clock.Lost{Days: 13, Promised: 10, Intermediary: 3},
		},
		"checking papers is the department's, and waiting for corrections the applicant's": {
			licence, []did{received, {on: "2026-06-03", step: handling.RequestCorrection}, {on: "2026-06-09", step: handling.Supplement},
				{on: "2026-06-10", step: handling.Accept}, decided},
			clock.Lost{Days: 13, Promised: 6, Department: 3, Applicant: 4},
		},
		"a notice that comes too late buys no time": {
			licence, []did{received, {on: "2026-06-09", step: handling.RequestCorrection}, {on: "2026-06-11", step: handling.Supplement},
				{on: "2026-06-12", step: handling.Accept}, decided},
			clock.Lost{Days: 13, Promised: 10, Department: 3},
		},
		"nor does a second one for what had been there": {
			licence, []did{received, {on: "2026-06-02", step: handling.RequestCorrection}, {on: "2026-06-03", step: handling.Supplement},
				{on: "2026-06-04", step: handling.RequestCorrection}, {on: "2026-06-10", step: handling.Supplement},
				{on: "2026-06-10", step: handling.Accept}, decided},
			clock.Lost{Days: 13, Promised: 6, Department: 6, Applicant: 1},
		},
		"a pause by law is nobody's": {
			licence, []did{received, accepted, {on: "2026-06-03", step: handling.Pause}, {on: "2026-06-10", step: handling.Resume}, decided},
			clock.Lost{Days: 13, Promised: 9, Pauses: map[string]int{"expert_review": 4}},
		},
		"one without a notice is the department's": {
			licence, []did{received, accepted, {on: "2026-06-03", step: handling.Pause, more: unnumbered}, {on: "2026-06-10", step: handling.Resume}, decided},
			clock.Lost{Days: 13, Promised: 10, Department: 3},
		},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			got := r.Lost(made(t, c.terms, c.steps...), cal, day(t, "2026-07-01"))
			require.Equal(t, c.want, got)
			require.Equal(t, got.Days, sum(got))
		})
	}
}

// TestEveryDayHasOneCause draws cases, with pauses that no law knows among them, and days on which they are read: the causes add up
// to the working days, no number is negative, and neither is any of a clock.
func TestEveryDayHasOneCause(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	chance := rand.New(rand.NewPCG(1, 7))
	first := day(t, "2026-01-20")
	b, err := handling.Supervision(policies.FS)
	require.NoError(t, err)
	book, err := handling.ReadBook(b)
	require.NoError(t, err)
	kinds := []string{"hearing", "expert_review", "publicity", "holiday", ""}
	for range projecttest.Cases(3000) {
		terms := other(func(x *handling.Terms) {
			x.Kind = []string{"administrative_license", "filing", "intermediary_service"}[chance.IntN(3)]
			x.Promised.N, x.Statutory.N = chance.IntN(12), chance.IntN(30)
			x.Statutory.Unit = []string{"working", "calendar", "months", "immediate"}[chance.IntN(4)]
			if chance.IntN(5) == 0 {
				x.Promised = nil
			}
		})
		at := first.AddDays(chance.IntN(60))
		steps := []did{{on: at.String(), step: handling.Receive}}
		for range chance.IntN(12) {
			at = at.AddDays(chance.IntN(9))
			next := slices.DeleteFunc(book.Next(made(t, terms, steps...)), func(step string) bool { return step == handling.Receive })
			if len(next) == 0 {
				break
			}
			steps = append(steps, did{on: at.String(), step: next[chance.IntN(len(next))], more: func(s *handling.Step) {
				s.Kind, s.Days, s.Due = kinds[chance.IntN(len(kinds))], chance.IntN(10), at.AddDays(chance.IntN(9))
				if chance.IntN(4) == 0 {
					s.Document = ""
				}
			}})
		}
		c := made(t, terms, steps...)
		today := first.AddDays(chance.IntN(200))
		l := r.Lost(c, cal, today)
		require.Equal(t, l.Days, sum(l), "%+v: %+v", steps, l)
		require.GreaterOrEqual(t, min(l.Days, l.Promised, l.Department, l.Intermediary, l.Applicant, l.Closing), 0, "%+v: %+v", steps, l)
		x := r.Read(c, cal, today)
		for _, k := range []*clock.Clock{x.Correction, x.Promised, x.Statutory, x.Delivery} {
			if k == nil {
				continue
			}
			require.GreaterOrEqual(t, min(k.Used, k.Left, k.Overdue, k.Stopped), 0, "%+v: %+v", steps, k)
			require.False(t, k.Left > 0 && k.Overdue > 0, "%+v: %+v", steps, k)
			require.True(t, k.Due >= k.From && cal.IsWorkingDay(k.Due) || k.Due == k.From, "%+v", k)
		}
		route := r.Route([]*handling.Case{c}, cal, today)
		require.True(t, route.Used >= 0 && route.Span >= 0 && route.Elapsed.Days >= 0, "%+v", route)
	}
}
