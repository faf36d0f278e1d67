package clock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// ruled reads the rules that the program ships.
func ruled(t testing.TB) *clock.Rules {
	t.Helper()
	b, err := handling.Supervision(policies.FS)
	require.NoError(t, err)
	book, err := handling.ReadBook(b)
	require.NoError(t, err)
	r, err := clock.Read(b, book)
	require.NoError(t, err)
	return r
}

func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	if s == "" {
		return 0
	}
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// licence are the terms of a licence with ten promised and twenty statutory working days.
var licence = handling.Terms{
	Kind: "administrative_license", Department: "planning", Counts: true,
	Promised: &rules.Days{N: 10, Unit: "working"}, Statutory: &rules.StatutoryDays{Days: rules.Days{N: 20, Unit: "working"}},
}

// other changes terms.
func other(change func(*handling.Terms)) handling.Terms {
	terms := licence
	promised, statutory := *licence.Promised, *licence.Statutory
	terms.Promised, terms.Statutory = &promised, &statutory
	change(&terms)
	return terms
}

// did is a step on a day: what it is called, then what is stated with it.
type did struct {
	on, step string
	more     func(*handling.Step)
}

// made makes a case of steps, as its log would.
func made(t testing.TB, terms handling.Terms, steps ...did) *handling.Case {
	c := &handling.Case{Project: "p", Key: "permit", Attempt: 1}
	for i, s := range steps {
		step := handling.Step{Case: "permit", Attempt: 1, Name: s.step, Document: "文1号"}
		switch s.step {
		case handling.Receive, handling.Accept, handling.AcceptWithGap:
			step.Terms = &terms
		case handling.RequestCorrection:
			step.Missing = []handling.Missing{{What: "seal"}}
		case handling.Pause:
			step.Kind = "expert_review"
		case handling.Decide:
			step.Outcome = handling.Granted
		}
		if s.more != nil {
			s.more(&step)
		}
		c.Entries = append(c.Entries, handling.Entry{Dated: handling.Dated{Step: step, On: day(t, s.on)}, Number: i + 1})
	}
	c.Replay()
	return c
}

// shown is what a case must show.
type shown struct {
	light    string
	due      string
	deemed   string
	used     int // promised days
	left     int
	overdue  int
	stopped  int
	breaches []string
}

// unnumbered is a pause or a notice without a number, as an older import has it.
func unnumbered(s *handling.Step) { s.Document = "" }

// TestTheLawOfClocks names what the law says and shows it on a case. 2026-06-01 is a Monday; 19 June is a
// holiday.
func TestTheLawOfClocks(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	received := did{on: "2026-06-01", step: handling.Receive}
	accepted := did{on: "2026-06-01", step: handling.Accept}
	notice := func(on string) did { return did{on: on, step: handling.RequestCorrection} }
	answer := func(on string) did { return did{on: on, step: handling.Supplement} }
	again := func(on string, fresh bool) did {
		return did{on: on, step: handling.RequestCorrection, more: func(s *handling.Step) {
			s.Missing = []handling.Missing{{What: "seal", New: fresh}}
		}}
	}
	cases := map[string]struct {
		terms handling.Terms
		steps []did
		today string
		want  shown
	}{
		"art. 32: on the fourth day after receipt the department is warned": {
			licence, []did{received}, "2026-06-05", shown{light: "warning", due: "2026-06-08"},
		},
		"art. 32: on the third it is not": {
			licence, []did{received}, "2026-06-04", shown{light: "green", due: "2026-06-08"},
		},
		"art. 32: on the fifth day it may still say what is missing": {
			licence, []did{received}, "2026-06-08", shown{light: "warning", due: "2026-06-08"},
		},
		"art. 32: silence beyond the fifth day is acceptance from the day of receipt": {
			licence, []did{received}, "2026-06-09", shown{light: "warning", due: "2026-06-15", deemed: "2026-06-01", used: 6, left: 4},
		},
		"art. 32: an acceptance that is entered after silence does not move the day": {
			licence, []did{received, {on: "2026-06-11", step: handling.Accept}}, "2026-06-11",
			shown{light: "warning", due: "2026-06-15", deemed: "2026-06-01", used: 8, left: 2},
		},
		"art. 32: silence accepts nothing where the item is no licence": {
			other(func(x *handling.Terms) { x.Kind = "filing" }), []did{received}, "2026-06-12", shown{light: "green", due: "2026-06-08"},
		},
		"art. 32: a notice on day 5 is in time": {
			licence, []did{received, notice("2026-06-08")}, "2026-06-20", shown{light: "green"},
		},
		"art. 32: a notice on day 6 is too late, red at once, and accepted by silence": {
			licence, []did{received, notice("2026-06-09")}, "2026-06-09",
			shown{light: "red", due: "2026-06-15", deemed: "2026-06-01", used: 6, left: 4, breaches: []string{handling.LateCorrection}},
		},
		"art. 32: a second notice for what was there on the day of receipt is a breach": {
			licence, []did{received, notice("2026-06-02"), answer("2026-06-03"), again("2026-06-04", false)}, "2026-06-05",
			shown{light: "yellow", breaches: []string{handling.SecondNotice}},
		},
		"art. 32: a second notice for what the applicant newly changed is none": {
			licence, []did{received, notice("2026-06-02"), answer("2026-06-03"), again("2026-06-04", true)}, "2026-06-05", shown{light: "green"},
		},
		"art. 32: what was handed in late is accepted from its acceptance": {
			licence, []did{received, notice("2026-06-02"), answer("2026-06-15"), {on: "2026-06-16", step: handling.Accept}}, "2026-06-17",
			shown{light: "green", due: "2026-07-01", used: 1, left: 9},
		},
		"art. 45: a pause with a notice stops the clock and shows grey": {
			licence, []did{received, accepted, {on: "2026-06-03", step: handling.Pause}}, "2026-06-08",
			shown{light: "grey", due: "2026-06-18", used: 2, left: 8, stopped: 3},
		},
		"art. 45: a pause without a written notice stops nothing": {
			licence, []did{received, accepted, {on: "2026-06-03", step: handling.Pause, more: unnumbered}}, "2026-06-08",
			shown{light: "green", due: "2026-06-15", used: 5, left: 5},
		},
		"art. 45: publicity is none of its pauses, unless the item has that procedure": {
			licence, []did{received, accepted, {on: "2026-06-03", step: handling.Pause, more: func(s *handling.Step) { s.Kind = "publicity" }}}, "2026-06-08",
			shown{light: "green", due: "2026-06-15", used: 5, left: 5},
		},
		"art. 45: and then it is one": {
			other(func(x *handling.Terms) { x.Special = []string{"publicity"} }),
			[]did{received, accepted, {on: "2026-06-03", step: handling.Pause, more: func(s *handling.Step) { s.Kind = "publicity" }}}, "2026-06-08",
			shown{light: "grey", due: "2026-06-18", used: 2, left: 8, stopped: 3},
		},
		"art. 45: what is late already does not turn grey by a pause": {
			licence, []did{received, accepted, {on: "2026-06-16", step: handling.Pause}}, "2026-06-18",
			shown{light: "yellow", due: "2026-06-15", used: 11, overdue: 1, stopped: 2},
		},
		"art. 45: a pause that begins on the last day keeps it from being late": {
			licence, []did{received, accepted, {on: "2026-06-15", step: handling.Pause}}, "2026-06-17",
			shown{light: "grey", due: "2026-06-17", used: 10, stopped: 2},
		},
		"art. 42: an extension lengthens both limits": {
			licence, []did{received, accepted, {on: "2026-06-03", step: handling.Extend, more: func(s *handling.Step) { s.Days = 10 }}}, "2026-06-16",
			shown{light: "green", due: "2026-06-30", used: 11, left: 9},
		},
		"art. 42: beyond the promised days it is yellow": {
			licence, []did{received, accepted}, "2026-06-16", shown{light: "yellow", due: "2026-06-15", used: 11, overdue: 1},
		},
		"art. 42: on the last statutory day it is not red": {
			licence, []did{received, accepted}, "2026-06-30", shown{light: "yellow", due: "2026-06-15", used: 20, overdue: 10},
		},
		"art. 42: beyond the statutory days it is red": {
			licence, []did{received, accepted}, "2026-07-01", shown{light: "red", due: "2026-06-15", used: 21, overdue: 11},
		},
		"a fifth of the promised days is left: warning": {
			licence, []did{received, accepted}, "2026-06-11", shown{light: "warning", due: "2026-06-15", used: 8, left: 2},
		},
		"an item without statutory days is never red for their sake": {
			other(func(x *handling.Terms) { x.Statutory = nil }), []did{received, accepted}, "2026-08-31",
			shown{light: "yellow", due: "2026-06-15", used: 64, overdue: 54},
		},
		"an item without any limit is green": {
			other(func(x *handling.Terms) { x.Promised, x.Statutory = nil, nil }), []did{received, accepted}, "2026-08-31", shown{light: "green"},
		},
		"a gap that was not closed in time is a breach": {
			licence, []did{received, {on: "2026-06-01", step: handling.AcceptWithGap, more: func(s *handling.Step) {
				s.Materials, s.Due = []string{"drawing"}, day(t, "2026-06-03")
			}}}, "2026-06-04", shown{light: "yellow", due: "2026-06-15", used: 3, left: 7, breaches: []string{handling.GapOverdue}},
		},
		"art. 44: what was granted waits for its delivery": {
			licence, []did{received, accepted, {on: "2026-06-10", step: handling.Decide}}, "2026-06-12",
			shown{light: "green", due: "2026-06-25", used: 7, left: 3},
		},
		"art. 82: accepted before the Spring Festival, the make-up day is a day": {
			licence, []did{{on: "2026-02-13", step: handling.Receive}, {on: "2026-02-13", step: handling.Accept}}, "2026-02-14",
			shown{light: "green", due: "2026-03-05", used: 1, left: 9},
		},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			x := r.Read(made(t, c.terms, c.steps...), cal, day(t, c.today))
			got := shown{light: x.Light}
			if x.Due != 0 {
				got.due = x.Due.String()
			}
			if x.DeemedAccepted != 0 {
				got.deemed = x.DeemedAccepted.String()
			}
			if k := x.Promised; k != nil {
				got.used, got.left, got.overdue, got.stopped = k.Used, k.Left, k.Overdue, k.Stopped
			}
			for _, b := range x.Breaches {
				if !b.Advisory {
					got.breaches = append(got.breaches, b.ID)
				}
			}
			require.Equal(t, c.want, got)
		})
	}
}

// TestADecisionOnAMakeUpDay is made on a Saturday or Sunday that is worked in return for a holiday: it is a
// day like any other (行政许可法 art. 82).
func TestADecisionOnAMakeUpDay(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	for on, before := range map[string]string{
		"2026-02-14": "2026-02-13", "2026-02-28": "2026-02-27", "2026-05-09": "2026-05-08", "2026-09-20": "2026-09-18", "2026-10-10": "2026-10-09",
	} {
		c := made(t, other(func(x *handling.Terms) { x.Promised = &rules.Days{N: 1, Unit: "working"} }),
			did{on: before, step: handling.Receive}, did{on: before, step: handling.Accept}, did{on: on, step: handling.Decide})
		x := r.Read(c, cal, day(t, on))
		require.Equal(t, day(t, on), x.Promised.Due)
		require.Equal(t, []int{1, 0, 0}, []int{x.Promised.Used, x.Promised.Left, x.Promised.Overdue}, on)
		require.Equal(t, "green", x.Light, on)
	}
	same := made(t, other(func(x *handling.Terms) { x.Promised = &rules.Days{N: 0, Unit: "working"} }),
		did{on: "2026-06-01", step: handling.Receive}, did{on: "2026-06-01", step: handling.Accept}, did{on: "2026-06-01", step: handling.Decide})
	x := r.Read(same, cal, day(t, "2026-06-02"))
	require.Equal(t, 0, x.Promised.Used, "decided on the day of acceptance")
	require.Equal(t, 0, x.Promised.Overdue)
}

// TestLimitsInCalendarDays move on where their last day is a holiday, and leave out the calendar days of a
// pause.
func TestLimitsInCalendarDays(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	terms := other(func(x *handling.Terms) {
		x.Promised, x.Statutory = nil, &rules.StatutoryDays{Days: rules.Days{N: 18, Unit: "calendar"}}
	})
	steps := []did{{on: "2026-06-01", step: handling.Receive}, {on: "2026-06-01", step: handling.Accept}}
	x := r.Read(made(t, terms, steps...), cal, day(t, "2026-06-22"))
	require.Equal(t, day(t, "2026-06-22"), x.Statutory.Due, "19 to 21 June are the Dragon Boat Festival")
	require.Zero(t, x.Statutory.Overdue)
	require.NotEqual(t, "red", x.Light)
	require.Equal(t, "red", r.Read(made(t, terms, steps...), cal, day(t, "2026-06-23")).Light)

	paused := made(t, terms, append(steps, did{on: "2026-06-05", step: handling.Pause}, did{on: "2026-06-12", step: handling.Resume})...)
	x = r.Read(paused, cal, day(t, "2026-06-15"))
	require.Equal(t, []int{8, 6}, []int{x.Statutory.Used, x.Statutory.Stopped})
	require.Equal(t, day(t, "2026-06-25"), x.Statutory.Due)

	terms.Statutory = &rules.StatutoryDays{Days: rules.Days{N: 3, Unit: "months"}}
	require.Equal(t, day(t, "2026-09-01"), r.Read(made(t, terms, steps...), cal, day(t, "2026-06-15")).Statutory.Due)
}

// TestATyphoonClosesTheHall: closing it by the district's own list stops no clock of the law by itself
// (行政许可法 art. 82 leaves out statutory holidays only); a document that makes the day no working day does.
func TestATyphoonClosesTheHall(t *testing.T) {
	cal := projecttest.Shipped(t).Calendar()
	read := func(stops string) *clock.Rules {
		files := projecttest.Edited(t, "supervision/closings/data.yaml", "closings: []",
			"closings:\n  - {date: \"2026-06-10\", document: 防指〔2026〕3号, stops_clock: "+stops+"}\n")
		b, err := handling.Supervision(files)
		require.NoError(t, err)
		book, err := handling.ReadBook(b)
		require.NoError(t, err)
		r, err := clock.Read(b, book)
		require.NoError(t, err)
		return r
	}
	c := made(t, licence, did{on: "2026-06-01", step: handling.Receive}, did{on: "2026-06-01", step: handling.Accept})
	today := day(t, "2026-06-15")

	r := read("false")
	x := r.Read(c, cal, today)
	require.Equal(t, today, x.Promised.Due)
	require.Equal(t, 10, x.Promised.Used)
	require.Equal(t, []clock.Closing{{Date: day(t, "2026-06-10"), Document: "防指〔2026〕3号"}}, r.Closings(c.Received, today), "it is shown")
	require.Zero(t, r.Lost(c, cal, today).Closing)

	r = read("true")
	x = r.Read(c, cal, today)
	require.Equal(t, day(t, "2026-06-16"), x.Promised.Due)
	require.Equal(t, 9, x.Promised.Used)
	require.Equal(t, clock.Lost{Days: 10, Promised: 9, Closing: 1}, r.Lost(c, cal, today))

	b, err := handling.Supervision(projecttest.Edited(t, "supervision/closings/data.yaml", "closings: []",
		"closings:\n  - {date: \"2026-06-10\", document: \"\", stops_clock: false}\n"))
	require.NoError(t, err)
	_, err = clock.Read(b, &handling.Book{})
	require.ErrorContains(t, err, "clock.closing.document")
}
