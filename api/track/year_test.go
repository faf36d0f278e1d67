package track_test

import (
	"context"
	"maps"
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/rates"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// light is what a case shows, by the rules that the program ships.
func (w walk) light() string {
	end, is := w.over()
	start := w.start()
	over := func(limit *rawDays) bool {
		return limit != nil && start != 0 && w.used(unit(*limit), w.last(*limit, start, w.extended), end) > 0
	}
	near := func(limit *rawDays) bool {
		if limit == nil || start == 0 || is {
			return false
		}
		left := w.used(unit(*limit), w.today, w.last(*limit, start, w.extended))
		return left <= 1 || 5*left <= limit.N
	}
	late, second := w.breaches()
	switch {
	case w.received == 0:
		return "green"
	case over(w.terms.Statutory), late:
		return "red"
	case over(w.terms.Promised), second, w.gapLate():
		return "yellow"
	case !is && len(w.pauses) > 0 && w.pauses[len(w.pauses)-1].to == 0:
		return "grey"
	case near(w.terms.Promised), near(w.terms.Statutory), w.unanswered(), w.undelivered():
		return "warning"
	}
	return "green"
}

// unit is that in which a limit is counted: at once is no working day.
func unit(limit rawDays) string {
	if limit.Unit == "working" || limit.Unit == "immediate" {
		return "working"
	}
	return "calendar"
}

// breaches reports whether a notice came too late, and whether one asked again for what had been there.
func (w walk) breaches() (late, second bool) {
	if !w.licence() {
		return false, false
	}
	papers := w.received
	for i, n := range w.notices {
		late = late || n.on > w.fifth(papers)
		second = second || i > 0 && n.stale
		papers = n.answered
	}
	return late, second
}

func (w walk) gapLate() bool {
	until := w.today
	switch {
	case w.gapClosed != 0:
		until = w.gapClosed
	case w.ended != 0:
		until = w.ended
	case w.decided != 0 && w.outcome != "granted":
		until = w.decided
	}
	return w.gapDue != 0 && until > w.gapDue
}

// unanswered: of a licence, papers lie with the authority, and the fifth day is near.
func (w walk) unanswered() bool {
	papers := w.received
	for _, n := range w.notices {
		if papers = n.answered; papers == 0 {
			return false
		}
	}
	if _, is := w.over(); is || w.accepted != 0 || !w.licence() {
		return false
	}
	return w.used("working", w.today, w.fifth(papers)) <= 1
}

// undelivered: a licence was granted, and the tenth day after is near.
func (w walk) undelivered() bool {
	if w.outcome != "granted" || w.delivered != 0 || w.voided || !w.licence() {
		return false
	}
	n := 0
	for d := w.decided + 1; d <= w.today; d++ {
		if w.working(d) {
			n++
		}
	}
	return 10-n <= 2
}

// lost puts each working day down to its cause.
func (w walk) lost() clock.Lost {
	x := clock.Lost{}
	end, _ := w.over()
	start := w.start()
	theirs := &x.Department
	if w.terms.Kind == "intermediary_service" {
		theirs = &x.Intermediary
	}
	allowed := 1 << 30
	if limit := w.terms.Promised; limit != nil {
		allowed = limit.N
	} else if limit := w.terms.Statutory; limit != nil && start != 0 {
		allowed = w.plain(*limit, start)
	}
	for d := w.received + 1; d <= end; d++ {
		if !w.working(d) {
			continue
		}
		x.Days++
		switch kind := w.paused(d); {
		case start == 0 || d <= start:
			if w.waiting(d) {
				x.Applicant++
			} else {
				*theirs++
			}
		case kind != "":
			if x.Pauses == nil {
				x.Pauses = map[string]int{}
			}
			x.Pauses[kind]++
		case x.Promised < allowed:
			x.Promised++
		default:
			*theirs++
		}
	}
	return x
}

// waiting reports whether corrections are waited for on a day that were requested as the law wants it.
func (w walk) waiting(d calendar.Date) bool {
	papers := w.received
	for i, n := range w.notices {
		lawful := !w.licence() || n.on <= w.fifth(papers) && (i == 0 || n.fresh)
		if lawful && n.on < d && (n.answered == 0 || d <= n.answered) {
			return true
		}
		papers = n.answered
	}
	return false
}

// plain is a limit as working days from a day, nothing left out.
func (w walk) plain(limit rawDays, from calendar.Date) int {
	if unit(limit) == "working" {
		return limit.N
	}
	alone := walk{told: &told{}, holidays: w.holidays, today: w.today}
	return alone.used("working", from, alone.last(limit, from, 0))
}

// route counts the whole route of a project.
func route(list []walk, today calendar.Date) clock.Route {
	x := clock.Route{}
	inHand, anyDay := map[calendar.Date]bool{}, map[calendar.Date]bool{}
	last, open := calendar.Date(0), false
	for _, w := range list {
		if w.voided {
			continue
		}
		if x.Elapsed.From == 0 || w.received < x.Elapsed.From {
			x.Elapsed.From = w.received
		}
		end, is := w.over()
		out := w.delivered
		if out == 0 && is && w.outcome != "granted" {
			out = end
		}
		open, x.Elapsed.To = open || out == 0, max(x.Elapsed.To, out)
		start := w.start()
		if start == 0 || !w.terms.Counts {
			continue
		}
		if x.From == 0 || start < x.From {
			x.From = start
		}
		if !is {
			x.Open++
		}
		if w.outcome == "granted" {
			x.Certificates++
			last = max(last, w.decided)
		}
		for d := start + 1; d <= end; d++ {
			if w.paused(d) == "" {
				anyDay[d] = true
				if w.working(d) {
					inHand[d] = true
				}
			}
		}
	}
	if open {
		x.Elapsed.To = 0
	}
	if x.Elapsed.From != 0 {
		until := x.Elapsed.To
		if until == 0 {
			until = today
		}
		x.Elapsed.Days = int(until - x.Elapsed.From)
	}
	if x.From == 0 {
		return x
	}
	until := today
	if x.Open == 0 && last != 0 {
		x.To, until = last, last
	}
	x.Used, x.UsedCalendar = len(inHand), len(anyDay)
	for d := x.From + 1; d <= until; d++ {
		if list[0].working(d) {
			x.Span++
		}
	}
	return x
}

// TestAYearComesOutAsTheRawEventsSay simulates a year of projects and compares, on the evening of several
// days, the lights, the lost days, the routes and the desk of all, and at the end the lead rates and the
// months, with what is counted from the log day by day.
func TestAYearComesOutAsTheRawEventsSay(t *testing.T) {
	projects, items := 40, 3
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		projects, items = 200, 6
	}
	y := simulate(t, projects, items)
	off := readHolidays(t)
	lights, seen := map[string]int{}, clock.Lost{}
	// Among them are make-up days, a holiday, and the days before and after a long one.
	days := []string{"2026-02-14", "2026-03-31", "2026-05-09", "2026-06-20", "2026-08-05", "2026-09-20", "2026-10-10", "2026-12-31"}
	for _, day := range days {
		y.upTo(day)
		today := date(t, day)
		open := map[string]int{}
		for _, id := range y.ids {
			p, err := y.projects.Read(context.Background(), id)
			require.NoError(t, err)
			got, err := y.ProjectClock(context.Background(), p, lang.ZH)
			require.NoError(t, err)
			want := track.ProjectClock{Project: id, Today: today, Lights: map[string]int{}}
			var list []walk
			for _, x := range y.tell(id) {
				w := walk{x, off, today}
				list = append(list, w)
				want.Lights[w.light()]++
				want.Lost.Add(w.lost())
			}
			want.Route = route(list, today)
			require.NotEmpty(t, got.Targets)
			got.Targets = nil
			require.Equal(t, want, got, "%s on %s", id, day)
			for _, w := range list {
				if _, is := w.over(); !is || w.outcome == "granted" && w.delivered == 0 && !w.voided {
					open[w.light()]++
				}
			}
			for light, n := range got.Lights {
				lights[light] += n
			}
			seen.Add(got.Lost)
		}
		desk, err := y.Desk(context.Background(), track.CaseFilter{Limit: 1})
		require.NoError(t, err)
		require.Equal(t, open, desk.Lights, day)
	}
	for _, light := range []string{"green", "warning", "yellow", "red", "grey"} {
		require.NotZero(t, lights[light], "a year without %s shows little", light)
	}
	require.NotZero(t, seen.Applicant)
	require.NotZero(t, seen.Pauses["hearing"])
	y.leads(off)
	y.trend(off)
	t.Logf("%d projects, %d entries; lights %v; days %+v", len(y.ids), y.done, lights, seen)
}

// sums are what saves of what, by department.
type sums map[string]*[2]int

func (s sums) add(department string, limit, days *int) {
	if limit != nil && days != nil {
		if s[department] == nil {
			s[department] = &[2]int{}
		}
		s[department][0] += *limit - *days
		s[department][1] += *limit
	}
}

// leads compares the lead rates of all departments with sums over what was told.
func (y *simulated) leads(off holidays) {
	t := y.t
	today := y.Today()
	var rows []rates.Row
	promise, fact, ahead := sums{}, sums{}, sums{}
	means := map[string]map[string][][2]int{} // department: item: saved and of, by the fact
	for _, id := range y.ids {
		state, err := y.State(context.Background(), id)
		require.NoError(t, err)
		for _, key := range slices.Sorted(maps.Keys(state.Cases)) {
			for _, c := range append(slices.Clone(state.Cases[key].Earlier), *state.Cases[key]) {
				if row, ok := rates.Case(y.Clocks(), &c, y.Calendar(), today, "jiangbei"); ok {
					rows = append(rows, row)
				}
			}
		}
		for _, x := range y.tell(id) {
			w := walk{x, off, today}
			start := w.start()
			if start == 0 || w.voided {
				continue
			}
			days := func(limit *rawDays) *int {
				if limit == nil {
					return nil
				}
				n := w.plain(*limit, start)
				return &n
			}
			s, p, d := days(w.terms.Statutory), days(w.terms.Promised), w.terms.Department
			promise.add(d, s, p)
			if w.decided == 0 || w.outcome == "withdrawn" {
				continue
			}
			a := w.used("working", start, w.decided)
			fact.add(d, s, &a)
			ahead.add(d, p, &a)
			if s != nil {
				item, _ := profile.CutKey(w.key)
				if means[d] == nil {
					means[d] = map[string][][2]int{}
				}
				means[d][item] = append(means[d][item], [2]int{*s - a, *s})
			}
		}
	}
	measured := rates.Of(nil, rows, rows, rates.ByDepartment)
	require.NotEmpty(t, measured)
	compared := 0
	for _, lead := range measured {
		for _, one := range []struct {
			got  rates.Rate
			want *[2]int
		}{{lead.Promise.Weighted, promise[lead.ID]}, {lead.Actual.Weighted, fact[lead.ID]}, {lead.AheadOfPromise.Weighted, ahead[lead.ID]}} {
			if one.want == nil || one.want[1] == 0 {
				require.Nil(t, one.got.Rate)
				continue
			}
			require.NotNil(t, one.got.Rate, "%s: %v, %+v", lead.ID, one.want, one.got)
			require.InDelta(t, float64(one.want[0])/float64(one.want[1]), *one.got.Rate, 1e-12, lead.ID)
			compared++
		}
		saved, of := 0.0, 0.0
		for _, list := range means[lead.ID] {
			for _, x := range list {
				saved, of = saved+float64(x[0])/float64(len(list)), of+float64(x[1])/float64(len(list))
			}
		}
		if of != 0 {
			require.InDelta(t, saved/of, *lead.Actual.Unweighted.Rate, 1e-9, lead.ID)
		}
	}
	require.Greater(t, compared, 10)
}
