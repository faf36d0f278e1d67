package schedule_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
)

// autumn2026 is the calendar around the National Day of 2026, by notice 国办发明电〔2025〕7号.
func autumn2026(t testing.TB) *calendar.Calendar {
	t.Helper()
	y := calendar.Year{Year: 2026, Notice: "国办发明电〔2025〕7号", Announced: date(t, "2025-11-04"), Status: calendar.Official}
	for d := date(t, "2026-10-01"); d <= date(t, "2026-10-07"); d++ {
		y.Holidays = append(y.Holidays, calendar.Day{Date: d})
	}
	for _, d := range []string{"2026-09-25", "2026-09-26", "2026-09-27"} {
		y.Holidays = append(y.Holidays, calendar.Day{Date: date(t, d)})
	}
	for _, d := range []string{"2026-09-20", "2026-10-10"} {
		y.Workdays = append(y.Workdays, calendar.Day{Date: date(t, d)})
	}
	c, err := calendar.New([]calendar.Year{y})
	require.NoError(t, err)
	return c
}

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// project builds a graph from nodes such as "a:3" (three days; "a:3*" is of phase completion)
// and hard links such as "a>b". Works take that many calendar days.
func project(t *testing.T, nodes, links string, worksDays int) *route.Graph {
	t.Helper()
	var all []route.Node
	for _, text := range strings.Fields(nodes) {
		key, days, _ := strings.Cut(text, ":")
		n := route.Node{Key: key, Item: key, Phase: "permit"}
		if strings.HasSuffix(days, "*") {
			n.Phase = "completion"
		}
		n.Elapsed = int(days[0] - '0')
		all = append(all, n)
	}
	var waits []route.Link
	for _, text := range strings.Fields(links) {
		from, to, _ := strings.Cut(text, ">")
		waits = append(waits, route.Link{From: from, To: to, Kind: rules.Hard})
	}
	g, err := route.Build(all, waits, route.Milestones{
		StartOfWorks: "start", Completion: []string{"acceptance"},
		WorksID: "works", WorksDays: worksDays, WorksUnknown: worksDays == 0, WorksBefore: "completion",
	})
	require.NoError(t, err)
	return g
}

// short writes a date without its year.
func short(d calendar.Date) string { return d.String()[5:] }

// written gives one line a node: its dates, floats, and a star where it is critical.
func written(g *route.Graph, s schedule.Schedule) string {
	var lines []string
	for i, row := range s.Rows {
		line := g.Nodes[i].Key + " " + short(row.EarlyStart) + "…" + short(row.EarlyFinish) +
			" " + short(row.LateStart) + "…" + short(row.LateFinish) + " " + digit(row.TotalFloat) + digit(row.FreeFloat)
		if row.Critical {
			line += "*"
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func digit(n int) string { return string(rune('0' + n)) }

func path(g *route.Graph, s schedule.Schedule) string {
	var keys []string
	for _, n := range s.CriticalPath {
		keys = append(keys, g.Nodes[n].Key)
	}
	return strings.Join(keys, " ")
}

func TestDatesOfARoute(t *testing.T) {
	for name, tc := range map[string]struct {
		nodes, links string
		works        int
		start        string
		want         string
		path, finish string
	}{
		"an item ends on its n-th working day after the day it starts": {
			nodes: "a:5", start: "2026-06-01",
			want: "a 06-01…06-08 06-01…06-08 00*", path: "a", finish: "2026-06-08",
		},
		"a start on a Saturday moves to Monday": {
			nodes: "a:1", start: "2026-06-06",
			want: "a 06-08…06-09 06-08…06-09 00*", path: "a", finish: "2026-06-09",
		},
		"a start on a Sunday that is worked stays": {
			nodes: "a:1", start: "2026-09-20",
			want: "a 09-20…09-21 09-20…09-21 00*", path: "a", finish: "2026-09-21",
		},
		"what waits may start on the day the other ends": {
			nodes: "a:2 b:1", links: "a>b", start: "2026-06-01",
			want: "a 06-01…06-03 06-01…06-03 00*\nb 06-03…06-04 06-03…06-04 00*", path: "a b", finish: "2026-06-04",
		},
		"the holidays between two items count in neither": {
			nodes: "a:2 b:2", links: "a>b", start: "2026-09-24",
			want: "a 09-24…09-29 09-24…09-29 00*\nb 09-29…10-08 09-29…10-08 00*", path: "a b", finish: "2026-10-08",
		},
		"the shorter of two ways has float, which the last on it has free": {
			nodes: "a:1 b:1 c:5 d:1", links: "a>b b>d c>d", start: "2026-06-01",
			want: "a 06-01…06-02 06-04…06-05 30\n" +
				"c 06-01…06-08 06-01…06-08 00*\n" +
				"b 06-02…06-03 06-05…06-08 33\n" +
				"d 06-08…06-09 06-08…06-09 00*", path: "c d", finish: "2026-06-09",
		},
		"an item without days is critical where its slip would move the finish": {
			nodes: "code:0 a:1 other:0", links: "code>a", start: "2026-06-01",
			want: "code 06-01…06-01 06-01…06-01 00*\n" +
				"other 06-01…06-01 06-02…06-02 11\n" +
				"a 06-01…06-02 06-01…06-02 00*", path: "a", finish: "2026-06-02",
		},
		"of two equal chains the first in the alphabet is shown": {
			nodes: "b:1 z:2 a:2 y:1 end:0", links: "b>z z>end a>y y>end", start: "2026-06-01",
			want: "a 06-01…06-03 06-01…06-03 00*\nb 06-01…06-02 06-01…06-02 00*\n" +
				"y 06-03…06-04 06-03…06-04 00*\nz 06-02…06-04 06-02…06-04 00*\n" +
				"end 06-04…06-04 06-04…06-04 00*", path: "a y end", finish: "2026-06-04",
		},
		"works end on the first working day on or after their calendar days": {
			nodes: "start:1 acceptance:2*", links: "start>acceptance", works: 5, start: "2026-06-01",
			// Five calendar days from Tuesday the 2nd lead to Sunday the 7th, so to Monday the 8th.
			want: "start 06-01…06-02 06-01…06-02 00*\nworks 06-02…06-08 06-02…06-08 00*\nacceptance 06-08…06-10 06-08…06-10 00*",
			path: "start works acceptance", finish: "2026-06-10",
		},
		"works count holidays as any day": {
			nodes: "start:0 acceptance:0*", links: "start>acceptance", works: 7, start: "2026-09-29",
			want: "start 09-29…09-29 09-29…09-29 00*\nworks 09-29…10-08 09-29…10-08 00*\nacceptance 10-08…10-08 10-08…10-08 00*",
			path: "works acceptance", finish: "2026-10-08",
		},
		"works that need not hurry keep their working days in the late dates": {
			nodes: "start:0 slow:9", works: 7, start: "2026-09-29",
			want: "slow 09-29…10-16 09-29…10-16 00*\nstart 09-29…09-29 10-14…10-14 70\nworks 09-29…10-08 10-14…10-16 77",
			path: "slow", finish: "2026-10-16",
		},
		"works are the end where nothing follows them": {
			nodes: "start:1", works: 3, start: "2026-06-01",
			want: "start 06-01…06-02 06-01…06-02 00*\nworks 06-02…06-05 06-02…06-05 00*", path: "start works", finish: "2026-06-05",
		},
		"a project that needs nothing ends when it starts": {start: "2026-06-06", finish: "2026-06-08"},
	} {
		t.Run(name, func(t *testing.T) {
			g := project(t, tc.nodes, tc.links, tc.works)
			r := g.In(route.Parallel, nil)
			s := schedule.CriticalPath(&r, autumn2026(t), date(t, tc.start))
			require.Equal(t, tc.want, written(g, s))
			require.Equal(t, tc.path, path(g, s))
			require.Equal(t, tc.finish, s.Finish.String())
		})
	}
}

func TestWorksOfUnknownLengthAreFlagged(t *testing.T) {
	for name, tc := range map[string]struct {
		nodes string
		works int
		want  bool
	}{
		"known":              {"start:1", 3, false},
		"unknown":            {"start:1", 0, true},
		"no works, no doubt": {"a:1", 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			r := project(t, tc.nodes, "", tc.works).In(route.Parallel, nil)
			s := schedule.CriticalPath(&r, autumn2026(t), date(t, "2026-06-01"))
			require.Equal(t, tc.want, s.WorksUnknown)
			require.Equal(t, "06-02", short(s.Rows[0].EarlyFinish))
			if last := len(s.Rows) - 1; tc.want {
				require.Zero(t, s.Rows[last].Duration)
			}
		})
	}
}

func TestOneAfterAnother(t *testing.T) {
	for name, tc := range map[string]struct{ nodes, links, want string }{
		"by early start, then by late start":            {"a:1 b:3 c:1", "b>c", "b a c"},
		"ties go by key":                                {"b:1 a:1 c:1", "", "a b c"},
		"what another waits for comes first in a tie":   {"z:0 a:1 m:1", "z>a", "m z a"},
		"the works stand in the row after their start":  {"start:1 acceptance:1*", "start>acceptance", "start works acceptance"},
		"what could be done before the works is before": {"start:1 acceptance:1* side:9", "start>acceptance", "start side works acceptance"},
	} {
		t.Run(name, func(t *testing.T) {
			cal, begin := autumn2026(t), date(t, "2026-06-01")
			g := project(t, tc.nodes, tc.links, 30)
			r := schedule.Sequence(g, cal, begin)
			var keys []string
			for _, n := range r.Order {
				keys = append(keys, g.Nodes[n].Key)
			}
			require.Equal(t, tc.want, strings.Join(keys, " "))

			s := schedule.CriticalPath(&r, cal, begin)
			at := begin
			for _, n := range r.Order {
				row := s.Rows[n]
				require.Equal(t, at, row.EarlyStart, "each starts when the one before ends")
				require.Equal(t, [2]calendar.Date{row.LateStart, row.LateFinish}, [2]calendar.Date{row.EarlyStart, row.EarlyFinish})
				require.True(t, row.Critical)
				require.Zero(t, row.TotalFloat+row.FreeFloat)
				at = row.EarlyFinish
			}
			require.Equal(t, at, s.Finish)
		})
	}
}

// One after another the legs are sums that part at the start of works, and the dates are those of
// the elapsed clock with the works between.
func TestTheArchetypesOneAfterAnother(t *testing.T) {
	cal, begin := autumn2026(t), date(t, "2026-06-01")
	for _, a := range routetest.Archetypes(t) {
		g := a.Graph(t, 500)
		r := schedule.Sequence(g, cal, begin)
		totals := r.Totals()
		for _, clock := range []route.Clock{totals.Approval, totals.Elapsed} {
			require.Equal(t, clock.SequentialAll, clock.BeforeStart+clock.Completion, a.Project)
		}
		s := schedule.CriticalPath(&r, cal, begin)
		works := s.Rows[g.Index("works")]
		require.Equal(t, totals.Elapsed.BeforeStart, cal.Between(s.Start, works.EarlyStart)-between(r, s))
		require.Equal(t, totals.Elapsed.SequentialAll+works.Duration, cal.Between(s.Start, s.Finish))
		require.Equal(t, cal.OnOrAfter(works.EarlyStart.AddDays(500)), works.EarlyFinish)
	}
}

// between counts the days of what stands between the start of works and the works in the order.
func between(r route.Route, s schedule.Schedule) (days int) {
	open := false
	for _, n := range r.Order {
		switch {
		case r.Nodes[n].Role == route.StartOfWorks:
			open = true
		case r.Nodes[n].Role == route.Works:
			return days
		case open:
			days += s.Rows[n].Duration
		}
	}
	return days
}
