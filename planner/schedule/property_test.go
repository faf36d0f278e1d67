package schedule_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// slow dates a route by another method: relaxation until nothing moves (Bellman and Ford), over
// maps by key. Held names a node that may not start before a given day.
type slow struct {
	days  map[string]int
	binds []route.Link
}

func newSlow(r *route.Route, s schedule.Schedule) slow {
	m := slow{days: map[string]int{}}
	for i, n := range r.Nodes {
		m.days[n.Key] = r.Elapsed[i]
		if n.Role == route.Works {
			m.days[n.Key] = s.Rows[i].Duration // checked against the calendar apart
		}
	}
	for i, l := range r.Links {
		if r.Binds[i] {
			m.binds = append(m.binds, l)
		}
	}
	return m
}

func (m slow) forward(held string, day int) (starts map[string]int, finish int) {
	starts = map[string]int{held: day}
	for moved := true; moved; {
		moved = false
		for _, l := range m.binds {
			if end := starts[l.From] + m.days[l.From]; starts[l.To] < end {
				starts[l.To], moved = end, true
			}
		}
	}
	for key, days := range m.days {
		finish = max(finish, starts[key]+days)
	}
	return starts, finish
}

// floats finds by trial how far a node may slip without moving the finish, and anything at all.
func (m slow) floats(key string) (total, free int) {
	plain, finish := m.forward("", 0)
	free = -1
	for slip := 1; ; slip++ {
		moved, end := m.forward(key, plain[key]+slip)
		if free < 0 {
			for other, start := range moved {
				if other != key && start != plain[other] {
					free = slip - 1
				}
			}
		}
		if end > finish {
			if free < 0 {
				free = slip - 1
			}
			return slip - 1, free
		}
	}
}

func random(t *testing.T, rng *rand.Rand) (routetest.Case, *route.Graph) {
	t.Helper()
	c := routetest.Random(rng)
	g, err := route.Build(c.Nodes, c.Links, c.Milestones)
	require.NoError(t, err)
	return c, g
}

func TestDatesEqualAnIndependentScheduler(t *testing.T) {
	cal := autumn2026(t)
	rng := rand.New(rand.NewPCG(7, 1))
	for range 300 {
		_, g := random(t, rng)
		begin := date(t, "2026-08-01").AddDays(rng.IntN(90))
		for _, v := range route.Networks {
			r := g.In(v, nil)
			s := schedule.CriticalPath(&r, cal, begin)
			m := newSlow(&r, s)
			starts, finish := m.forward("", 0)
			require.Equal(t, cal.OnOrAfter(begin), s.Start)
			require.Equal(t, cal.Add(s.Start, finish), s.Finish)
			for i, row := range s.Rows {
				key := g.Nodes[i].Key
				total, free := m.floats(key)
				require.Equal(t, m.days[key], row.Duration, key)
				require.Equal(t, cal.Add(s.Start, starts[key]), row.EarlyStart, key)
				require.Equal(t, cal.Add(s.Start, starts[key]+m.days[key]), row.EarlyFinish, key)
				require.Equal(t, cal.Add(s.Start, starts[key]+total), row.LateStart, key)
				require.Equal(t, cal.Add(s.Start, starts[key]+total+m.days[key]), row.LateFinish, key)
				require.Equal(t, total, row.TotalFloat, key)
				require.Equal(t, free, row.FreeFloat, key)
				require.Equal(t, total == 0, row.Critical, "%s is critical if one day of delay moves the finish", key)
			}
			requireChain(t, &r, s, m, finish)
		}
	}
}

// requireChain checks the critical path against the list of all critical chains.
func requireChain(t *testing.T, r *route.Route, s schedule.Schedule, m slow, finish int) {
	t.Helper()
	require.NotEmpty(t, s.CriticalPath)
	sum := 0
	for i, n := range s.CriticalPath {
		require.True(t, s.Rows[n].Critical)
		sum += s.Rows[n].Duration
		if i > 0 {
			before := s.CriticalPath[i-1]
			require.Equal(t, s.Rows[before].EarlyFinish, s.Rows[n].EarlyStart)
			require.True(t, linked(r, before, n))
		}
	}
	require.Equal(t, finish, sum, "the chain fills the time from start to finish")
	if finish > 0 {
		require.Positive(t, s.Rows[s.CriticalPath[0]].Duration, "it begins with what takes days")
	}
}

func linked(r *route.Route, from, to int) bool {
	for l := range r.Links {
		if f, t := r.Ends(l); r.Binds[l] && f == from && t == to {
			return true
		}
	}
	return false
}

func TestWorksKeepToTheCalendar(t *testing.T) {
	cal := autumn2026(t)
	rng := rand.New(rand.NewPCG(7, 2))
	for range 300 {
		c, g := random(t, rng)
		works := g.Index("works")
		if works < 0 {
			continue
		}
		begin := date(t, "2026-08-01").AddDays(rng.IntN(90))
		for v := route.Sequential; v <= route.Commitment; v++ {
			r := g.In(v, nil)
			s := schedule.CriticalPath(&r, cal, begin)
			row := s.Rows[works]
			require.Equal(t, cal.OnOrAfter(row.EarlyStart.AddDays(c.Milestones.WorksDays)), row.EarlyFinish)
			require.Equal(t, cal.Between(row.EarlyStart, row.EarlyFinish), row.Duration)
			for i, n := range g.Nodes {
				if n.Phase == c.Milestones.WorksBefore && g.Follows(i) {
					require.GreaterOrEqual(t, s.Rows[i].EarlyStart, row.EarlyFinish, "nothing is accepted before it is built")
				}
			}
		}
	}
}

// V2, and what every schedule must keep whatever the graph.
func TestNothingStartsBeforeWhatItWaitsFor(t *testing.T) {
	cal := autumn2026(t)
	rng := rand.New(rand.NewPCG(7, 3))
	for range 300 {
		_, g := random(t, rng)
		begin := date(t, "2026-08-01").AddDays(rng.IntN(90))
		for v := route.Sequential; v <= route.Commitment; v++ {
			r := g.In(v, nil)
			if v == route.Sequential {
				r = schedule.Sequence(g, cal, begin)
			}
			s := schedule.CriticalPath(&r, cal, begin)
			for l, link := range g.Links {
				from, to := g.Ends(l)
				if r.Binds[l] {
					require.GreaterOrEqual(t, s.Rows[to].EarlyStart, s.Rows[from].EarlyFinish)
					require.GreaterOrEqual(t, s.Rows[to].LateStart, s.Rows[from].LateFinish)
				}
				if link.Kind == rules.Hard && !r.Committed[from] {
					require.True(t, r.Binds[l])
				}
			}
			last := s.Start
			for _, row := range s.Rows {
				require.Equal(t, cal.Add(row.EarlyStart, row.Duration), row.EarlyFinish)
				require.Equal(t, cal.Add(row.LateStart, row.Duration), row.LateFinish)
				require.GreaterOrEqual(t, row.FreeFloat, 0)
				require.GreaterOrEqual(t, row.TotalFloat, row.FreeFloat)
				require.True(t, cal.IsWorkingDay(row.EarlyStart) && cal.IsWorkingDay(row.LateFinish))
				last = max(last, row.EarlyFinish)
			}
			require.Equal(t, last, s.Finish)
		}
	}
}

// V3 in dates.
func TestFasterVariantsNeverEndLater(t *testing.T) {
	cal := autumn2026(t)
	rng := rand.New(rand.NewPCG(7, 4))
	for range 300 {
		_, g := random(t, rng)
		begin := date(t, "2026-08-01").AddDays(rng.IntN(90))
		r := schedule.Sequence(g, cal, begin)
		before := schedule.CriticalPath(&r, cal, begin).Finish
		for _, v := range route.Networks {
			r := g.In(v, nil)
			finish := schedule.CriticalPath(&r, cal, begin).Finish
			require.LessOrEqual(t, finish, before, v)
			before = finish
		}
	}
}

// One after another it may: the works then fall on other days of the calendar.
func TestAnAddedLinkNeverBringsTheFinishForward(t *testing.T) {
	cal, begin := autumn2026(t), date(t, "2026-09-01")
	rng := rand.New(rand.NewPCG(7, 5))
	for range 300 {
		c, g := random(t, rng)
		i, j := rng.IntN(len(c.Nodes)), rng.IntN(len(c.Nodes))
		if i >= j {
			continue // the cases have links from earlier to later nodes only
		}
		longer, err := route.Build(c.Nodes, append(c.Links, routetest.Link(rng, c.Nodes[i].Key, c.Nodes[j].Key, -2)), c.Milestones)
		require.NoError(t, err)
		for _, v := range route.Networks {
			require.GreaterOrEqual(t, finish(longer, v, cal, begin), finish(g, v, cal, begin))
		}
	}
}

func finish(g *route.Graph, v route.Variant, cal *calendar.Calendar, begin calendar.Date) calendar.Date {
	r := g.In(v, nil)
	return schedule.CriticalPath(&r, cal, begin).Finish
}

func TestTheOrderOfInputChangesNoDate(t *testing.T) {
	cal, begin := autumn2026(t), date(t, "2026-09-01")
	rng := rand.New(rand.NewPCG(7, 6))
	for range 300 {
		c, g := random(t, rng)
		rng.Shuffle(len(c.Nodes), func(i, j int) { c.Nodes[i], c.Nodes[j] = c.Nodes[j], c.Nodes[i] })
		rng.Shuffle(len(c.Links), func(i, j int) { c.Links[i], c.Links[j] = c.Links[j], c.Links[i] })
		again, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		want, got := schedule.Sequence(g, cal, begin), schedule.Sequence(again, cal, begin)
		require.Equal(t, want.Order, got.Order)
		for _, v := range route.Networks {
			want, got := g.In(v, nil), again.In(v, nil)
			require.Equal(t, schedule.CriticalPath(&want, cal, begin), schedule.CriticalPath(&got, cal, begin))
		}
	}
}

func BenchmarkDatesOf50Items(b *testing.B) {
	cal, begin := autumn2026(b), date(b, "2026-06-01")
	for _, a := range routetest.Archetypes(b) {
		if a.Project != "government_school" {
			continue
		}
		g := a.Graph(b, 500)
		b.Run("one variant", func(b *testing.B) {
			r := g.In(route.Parallel, nil)
			b.ReportAllocs()
			for b.Loop() {
				schedule.CriticalPath(&r, cal, begin)
			}
		})
		b.Run("one after another", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				r := schedule.Sequence(g, cal, begin)
				schedule.CriticalPath(&r, cal, begin)
			}
		})
		b.Run("all variants with totals", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, v := range route.Networks {
					r := g.In(v, nil)
					r.Totals()
					schedule.CriticalPath(&r, cal, begin)
				}
			}
		})
	}
}
