package view_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// fixtureCalendar has the holidays that the workshop's route meets in 2026; 2027 is not announced.
func fixtureCalendar(t testing.TB) *calendar.Calendar {
	t.Helper()
	day := func(s string) calendar.Day {
		d, err := calendar.ParseDate(s)
		require.NoError(t, err)
		return calendar.Day{Date: d}
	}
	y := calendar.Year{Year: 2026, Status: calendar.Official, Notice: "国办发明电〔2025〕7号", Announced: day("2025-11-04").Date}
	for _, s := range strings.Fields("2026-06-19 2026-09-25 2026-10-01 2026-10-02 2026-10-05 2026-10-06 2026-10-07") {
		y.Holidays = append(y.Holidays, day(s))
	}
	y.Workdays = []calendar.Day{day("2026-09-20"), day("2026-10-10")}
	c, err := calendar.New([]calendar.Year{y})
	require.NoError(t, err)
	return c
}

const worksDays = 300 // calendar days that the works take

// route is the fixture's own small planner: enough to give believable dates, and written apart
// from the real one.
type route struct {
	cal      *calendar.Calendar
	start    calendar.Date
	variant  string
	order    []int // places in workshop, prerequisites first
	days     []int
	es, ef   []calendar.Date
	ls, lf   []calendar.Date
	approval []int
}

type link struct {
	from int
	kind string
}

func place(id string) int {
	return slices.IndexFunc(workshop, func(w workshopItem) bool { return w.id == id })
}

func links(w workshopItem) []link {
	var out []link
	for _, s := range strings.Fields(w.after) {
		id, kind, _ := strings.Cut(s, "/")
		out = append(out, link{place(id), kind})
	}
	return out
}

// binds reports whether a link binds in the variant.
func (r *route) binds(l link) bool {
	switch l.kind {
	case "s":
		return r.variant == "customary"
	case "c":
		return r.variant != "commitment"
	}
	return true
}

func (r *route) committed(w workshopItem) bool { return r.variant == "commitment" && offered(w) }

func offered(w workshopItem) bool { return w.commitment != "" && w.committed >= 0 }

// compute fills in days and dates; it gives the longest paths before the start of works and after
// it, in the approval clock and in the elapsed one.
func (r *route) compute() {
	n := len(workshop)
	r.days, r.approval = make([]int, n), make([]int, n)
	r.es, r.ef = make([]calendar.Date, n), make([]calendar.Date, n)
	r.ls, r.lf = make([]calendar.Date, n), make([]calendar.Date, n)
	done := make([]bool, n)
	var visit func(int)
	visit = func(i int) {
		if done[i] {
			return
		}
		done[i] = true
		for _, l := range links(workshop[i]) {
			visit(l.from)
		}
		r.order = append(r.order, i)
	}
	for i := range workshop {
		visit(i)
	}
	for _, i := range r.order {
		w := workshop[i]
		r.days[i] = max(w.promised, 0) + w.extra
		if w.counts {
			r.approval[i] = max(w.promised, 0)
		}
		if r.committed(w) {
			r.days[i], r.approval[i] = min(r.days[i], w.committed), min(r.approval[i], w.committed)
		}
		r.es[i] = r.cal.OnOrAfter(r.start)
		for _, l := range links(w) {
			if r.binds(l) {
				r.es[i] = max(r.es[i], r.ef[l.from])
			}
		}
		if w.kind == "works" {
			r.days[i] = r.cal.Between(r.es[i], r.cal.OnOrAfter(r.es[i]+worksDays))
		}
		r.ef[i] = r.cal.Add(r.es[i], r.days[i])
	}
	finish := r.finish()
	for k := range r.order {
		i := r.order[len(r.order)-1-k]
		r.lf[i] = finish
		for j, w := range workshop {
			for _, l := range links(w) {
				if l.from == i && r.binds(l) {
					r.lf[i] = min(r.lf[i], r.ls[j])
				}
			}
		}
		r.ls[i] = r.cal.Sub(r.lf[i], r.days[i])
	}
}

func (r *route) finish() calendar.Date { return slices.Max(r.ef) }

// longest is the longest path to an item over binding links, among the items that keep allows.
func (r *route) longest(days []int, to string, keep func(int) bool) int {
	best := make([]int, len(workshop))
	for _, i := range r.order {
		for _, l := range links(workshop[i]) {
			if r.binds(l) && keep(l.from) {
				best[i] = max(best[i], best[l.from])
			}
		}
		if workshop[i].kind != "works" {
			best[i] += days[i]
		}
	}
	return best[place(to)]
}

// after tells the items that follow the start of works, over all links.
func after() func(int) bool {
	follows := make([]bool, len(workshop))
	for range workshop {
		for i, w := range workshop {
			for _, l := range links(w) {
				if follows[l.from] || workshop[l.from].id == "commencement_check" {
					follows[i] = true
				}
			}
		}
	}
	return func(i int) bool { return follows[i] }
}

func (r *route) clock(days []int) planner.Clock {
	sum := 0
	for _, w := range workshop {
		if &days[0] == &r.days[0] {
			sum += max(w.promised, 0) + w.extra
		} else if w.counts {
			sum += max(w.promised, 0)
		}
	}
	all := func(int) bool { return true }
	return planner.Clock{SequentialAll: sum,
		BeforeStart: r.longest(days, "commencement_check", all),
		Completion:  r.longest(days, "first_registration", after())}
}

func plannedRoute(t testing.TB, variant string) *route {
	t.Helper()
	start, err := calendar.ParseDate("2026-06-01")
	require.NoError(t, err)
	r := &route{cal: fixtureCalendar(t), start: start, variant: variant}
	r.compute()
	return r
}

// TestFixtureIsTheWorkshop keeps the fixture true to the figures that the workshop must have.
func TestFixtureIsTheWorkshop(t *testing.T) {
	for variant, want := range map[string][2]planner.Clock{
		"customary":  {{SequentialAll: 64, BeforeStart: 25, Completion: 14}, {SequentialAll: 231, BeforeStart: 97, Completion: 24}},
		"parallel":   {{SequentialAll: 64, BeforeStart: 19, Completion: 7}, {SequentialAll: 231, BeforeStart: 62, Completion: 17}},
		"commitment": {{SequentialAll: 64, BeforeStart: 3, Completion: 7}, {SequentialAll: 231, BeforeStart: 30, Completion: 17}},
	} {
		t.Run(variant, func(t *testing.T) {
			r := plannedRoute(t, variant)
			require.Equal(t, want[0], r.clock(r.approval))
			require.Equal(t, want[1], r.clock(r.days))
		})
	}
}
