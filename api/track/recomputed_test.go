package track_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner/calendar"
	"sevenlists/policies"
)

// What follows counts everything anew from the raw events, day by day and without the product's clocks,
// replay or calendar: slowly, and as the law reads.

// holidays are the days off that are no Saturday or Sunday by themselves, and those that are worked.
type holidays map[calendar.Date]bool

// readHolidays reads the days of policies/calendar: true is a day off, false one that is worked.
func readHolidays(t *testing.T) holidays {
	days := holidays{}
	files, err := fs.Glob(policies.FS, "calendar/*/data.yaml")
	require.NoError(t, err)
	for _, file := range files {
		raw, err := fs.ReadFile(policies.FS, file)
		require.NoError(t, err)
		var year struct {
			Holidays []struct{ Date string }
			Workdays []struct{ Date string }
		}
		require.NoError(t, yaml.Unmarshal(raw, &year))
		for _, d := range year.Holidays {
			days[date(t, d.Date)] = true
		}
		for _, d := range year.Workdays {
			days[date(t, d.Date)] = false
		}
	}
	require.NotEmpty(t, days)
	return days
}

func (h holidays) working(d calendar.Date) bool {
	if off, ok := h[d]; ok {
		return !off
	}
	return d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
}

// raw is an event as the log has it.
type raw struct {
	Case, Step, Document, Kind, Outcome string
	Attempt, Days, Number               int
	Due                                 calendar.Date
	Missing                             []struct{ New bool }
	Terms                               *rawTerms
	Instead                             *struct {
		raw
		On calendar.Date
	}
	on   calendar.Date
	gone bool
}

type rawDays struct {
	N    int
	Unit string
}

type rawTerms struct {
	Kind, Department    string
	Promised, Statutory *rawDays
	Counts              bool `json:"counts_in_approval_clock"`
	Special             []string
}

// told is one application for one item, as its events tell it.
type told struct {
	key                                string
	terms                              rawTerms
	received, accepted, decided, ended calendar.Date
	delivered, gapDue, gapClosed       calendar.Date
	outcome                            string
	extended                           int
	voided                             bool
	notices                            []toldNotice
	pauses                             []toldPause
}

type toldNotice struct {
	on, answered calendar.Date
	fresh, stale bool // asks for what is new, for what was there before
}

type toldPause struct {
	from, to calendar.Date
	kind     string
}

// tell reads the log of a project and gives its applications in the order in which they began, as
// everybody knows them on the evening of a day.
func (y *simulated) tell(id string) []*told { return y.tellBy(id, y.Today()) }

// tellBy is tell without what happened after a day.
func (y *simulated) tellBy(id string, day calendar.Date) []*told {
	y.t.Helper()
	type name struct {
		key     string
		attempt int
	}
	var order []name
	events := map[name][]*raw{}
	for after := int64(0); ; {
		documents, err := y.store.Read(context.Background(), id, after, 500)
		require.NoError(y.t, err)
		if len(documents) == 0 {
			break
		}
		for _, d := range documents {
			after = d.Sequence
			entry, err := d.Open()
			require.NoError(y.t, err)
			for _, ev := range entry.Events {
				if len(ev.Type) < 5 || ev.Type[:5] != "case_" {
					continue
				}
				e := &raw{}
				require.NoError(y.t, json.Unmarshal(ev.Body, e))
				e.on = ev.OccurredOn
				at := name{e.Case, e.Attempt}
				if ev.Type == "case_entry_corrected" {
					wrong := events[at][e.Number-1]
					wrong.gone = e.Instead == nil
					if e.Instead != nil {
						*wrong = e.Instead.raw
						wrong.on = e.Instead.On
					}
					continue
				}
				if events[at] == nil {
					order = append(order, at)
				}
				events[at] = append(events[at], e)
			}
		}
	}
	var list []*told
	for _, at := range order {
		list = append(list, tellOne(at.key, slices.DeleteFunc(events[at], func(e *raw) bool { return e.on > day })))
	}
	return list
}

func tellOne(key string, events []*raw) *told {
	x := &told{key: key}
	events = slices.DeleteFunc(slices.Clone(events), func(e *raw) bool { return e.gone })
	slices.SortStableFunc(events, func(a, b *raw) int { return int(a.on - b.on) })
	for _, e := range events {
		if e.Terms != nil {
			x.terms = *e.Terms
		}
		stop := func() {
			if n := len(x.pauses); n > 0 && x.pauses[n-1].to == 0 {
				x.pauses[n-1].to = e.on
			}
		}
		switch e.Step {
		case "receive":
			x.received = e.on
		case "not_required", "wrong_authority":
			x.ended = e.on
		case "void":
			x.ended, x.voided = e.on, true
		case "withdraw_acceptance":
			x.ended = e.on
		case "request_correction":
			n := toldNotice{on: e.on}
			for _, m := range e.Missing {
				n.fresh, n.stale = n.fresh || m.New, n.stale || !m.New
			}
			x.notices = append(x.notices, n)
		case "supplement":
			x.notices[len(x.notices)-1].answered = e.on
		case "accept":
			x.accepted = e.on
		case "accept_with_gap":
			x.accepted, x.gapDue = e.on, e.Due
		case "close_gap":
			x.gapClosed = e.on
		case "pause":
			x.pauses = append(x.pauses, toldPause{from: e.on, kind: e.Kind})
		case "resume":
			stop()
		case "extend":
			x.extended += e.Days
		case "decide":
			x.decided, x.outcome = e.on, e.Outcome
			stop()
		case "deliver":
			x.delivered = e.on
		}
	}
	return x
}

// walk counts a told application on the evening of a day.
type walk struct {
	*told
	holidays
	today calendar.Date
}

func (w walk) licence() bool { return w.terms.Kind == "administrative_license" }

// fifth is the fifth working day after one.
func (w walk) fifth(d calendar.Date) calendar.Date {
	for n := 0; n < 5; {
		if d++; w.working(d) {
			n++
		}
	}
	return d
}

// over is the day on which the handling ended, or today; and whether it has ended.
func (w walk) over() (calendar.Date, bool) {
	switch {
	case w.decided != 0:
		return w.decided, true
	case w.ended != 0:
		return w.ended, true
	}
	return w.today, false
}

// start is the day of acceptance, by the authority or by silence; 0 where there is none.
func (w walk) start() calendar.Date {
	if !w.licence() {
		return w.accepted
	}
	for d := w.received; d <= w.fifth(w.received); d++ {
		if d == w.accepted || len(w.notices) > 0 && d == w.notices[0].on {
			return w.accepted
		}
		if end, is := w.over(); is && d == end {
			return w.accepted // 0: it ended before
		}
	}
	if w.today <= w.fifth(w.received) {
		return 0
	}
	return w.received
}

// paused names the pause of a day: the days after it began and before it ended.
func (w walk) paused(d calendar.Date) string {
	for _, p := range w.pauses {
		if p.from < d && (p.to != 0 && d < p.to || p.to == 0 && d <= w.today) {
			return p.kind
		}
	}
	return ""
}

// used counts the days of a unit after one and up to another on which the authority had it.
func (w walk) used(unit string, from, to calendar.Date) int {
	n := 0
	for d := from + 1; d <= to; d++ {
		if w.paused(d) == "" && (unit == "calendar" || w.working(d)) {
			n++
		}
	}
	return n
}

// last is the last day of a limit, extension and all.
func (w walk) last(limit rawDays, from calendar.Date, extended int) calendar.Date {
	mine := func(d calendar.Date) bool { return w.paused(d) == "" }
	office := func(d calendar.Date) bool { return mine(d) && w.working(d) }
	d := from
	on := func(n int, counts func(calendar.Date) bool) {
		for ; n > 0; n-- {
			for d++; !counts(d); d++ {
			}
		}
	}
	if unit(limit) == "working" {
		on(limit.N+extended, office)
		for limit.N+extended == 0 && !w.working(d) {
			on(1, office)
		}
		return w.moved(d)
	}
	on(limit.N, mine)
	for w.paused(d+1) != "" {
		d++
	}
	for !w.working(d) {
		d++
	}
	if extended > 0 {
		on(extended, office)
		d = w.moved(d)
	}
	return d
}

// moved is the last day of a limit where a pause began on it: the last working day of that pause.
func (w walk) moved(d calendar.Date) calendar.Date {
	for last := d; ; {
		if last++; w.paused(last) == "" {
			return d
		}
		if w.working(last) {
			d = last
		}
	}
}
