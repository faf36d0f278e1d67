package track_test

import (
	"context"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track"
	"sevenlists/planner/calendar"
)

// trend compares the months of a simulated year with what is counted from the log: what happened by its day,
// and the lights on the evening of each last day with the events up to then.
func (y *simulated) trend(off holidays) {
	t := y.t
	trend, err := y.Trend(context.Background(), 12)
	require.NoError(t, err)
	want := make([]track.Figures, 12)
	for i := range want {
		from := date(t, "2026-01-01").AddMonths(i)
		want[i] = track.Figures{From: from, To: from.AddMonths(1) - 1, Lights: map[string]int{}}
	}
	for _, id := range y.ids {
		all := y.tell(id)
		for _, x := range all {
			if x.voided {
				continue
			}
			now := walk{x, off, y.Today()}
			for i := range want {
				m := &want[i]
				one := func(n *int, on calendar.Date, counts bool) {
					if counts && on >= m.From && on <= m.To {
						*n++
					}
				}
				one(&m.Received, x.received, true)
				one(&m.Accepted, now.start(), true)
				one(&m.Decided, x.decided, x.outcome != "withdrawn")
				one(&m.Withdrawn, x.decided, x.outcome == "withdrawn")
				one(&m.Delivered, x.delivered, true)
			}
		}
		for i := range want {
			for k, x := range y.tellBy(id, want[i].To) {
				w := walk{x, off, want[i].To}
				_, is := w.over()
				if open := !is || w.outcome == "granted" && w.delivered == 0; open && x.received != 0 && !all[k].voided {
					want[i].Lights[w.light()]++
				}
			}
		}
	}
	received, lit := 0, map[string]bool{}
	for i, m := range trend.Months {
		received += m.Received
		for light := range m.Lights {
			lit[light] = true
		}
		m.Breaches = nil // which year_test counts
		require.Equal(t, want[i], m.Figures)
	}
	require.Greater(t, received, 50)
	require.Greater(t, len(lit), 3, "a year with fewer lights shows little")
}
