package track_test

import (
	"cmp"
	"context"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/projecttest"
)

// happening is one entry of the simulated year: a step, or the correction of one.
type happening struct {
	project  string
	recorded calendar.Date // when it is entered; Dated.On is when it happened
	handling.Dated
	correct *handling.Correction
}

// author writes what happens in a year, by chance from a fixed seed and with day arithmetic of its own.
type author struct {
	*rand.Rand
	off  holidays
	plot []happening
}

// thread is one case that an author writes.
type thread struct {
	a        *author
	terms    handling.Terms
	project  string
	key      string
	at       calendar.Date // the day that was reached
	before   calendar.Date // day of the last step
	recorded calendar.Date // day on which the last entry was made
	entries  int
}

// year writes what happens to the cases of one item: one application, sometimes a second.
func (a *author) year(id, key string, terms handling.Terms, arrival calendar.Date) {
	th := &thread{a: a, terms: terms, project: id, key: key, at: arrival, recorded: arrival}
	for again := true; again; again = a.IntN(100) < 40 {
		th.entries = 0
		th.later(a.IntN(40))
		th.do(handling.Receive, nil)
		if !th.application() {
			return
		}
	}
}

// later goes on by calendar days, working by working days.
func (th *thread) later(days int) { th.at = th.at.AddDays(days) }

func (th *thread) working(days int) {
	for ; days > 0; days-- {
		for th.at++; !th.a.off.working(th.at); th.at++ {
		}
	}
}

// do enters a step on the day that was reached; one in seven is entered some days later, and of those who
// accept one in ten names a wrong day first.
func (th *thread) do(name string, more func(*handling.Dated)) {
	a := th.a
	before := th.before
	th.before = th.at
	th.recorded = max(th.recorded, th.at)
	if a.IntN(7) == 0 {
		th.recorded = th.recorded.AddDays(a.IntN(4))
	}
	s := handling.Dated{Step: handling.Step{Case: th.key, Name: name, Document: "文" + strconv.Itoa(len(a.plot)) + "号", Reason: "x"}, On: th.at}
	if more != nil {
		more(&s)
	}
	put := func(s handling.Dated, correct *handling.Correction) {
		if s.On < th.recorded {
			s.Late = "the paper came later"
		}
		if correct != nil {
			correct.Instead = &s
		}
		a.plot = append(a.plot, happening{project: th.project, recorded: th.recorded, Dated: s, correct: correct})
	}
	th.entries++
	if name == handling.Accept && before < th.at && a.IntN(10) == 0 {
		misread := s
		misread.On = before
		put(misread, nil)
		th.recorded = th.recorded.AddDays(a.IntN(3))
		put(s, &handling.Correction{Case: th.key, Number: th.entries, Reason: "misread"})
		return
	}
	put(s, nil)
}

// application goes on after receipt; it reports whether another application for the item is possible.
func (th *thread) application() bool {
	a := th.a
	switch p := a.IntN(100); {
	case p < 3:
		th.do(handling.NotRequired, nil)
		return true
	case p < 5:
		th.do(handling.WrongAuthority, func(s *handling.Dated) { s.Authority = "another" })
		return true
	case p < 8:
		th.working(a.IntN(9))
		th.do(handling.Void, nil)
		return true
	case p < 13: // nobody says anything, and one day it is decided
		th.working(6 + a.IntN(25))
		return th.decide()
	case p < 18:
		th.working(6 + a.IntN(5))
	case p < 25:
		th.working(6 + a.IntN(4))
		th.corrections()
	case p < 50:
		th.working(a.IntN(6))
		th.corrections()
	case p < 62 && len(th.terms.Deferrable) > 0:
		return th.gap()
	case p < 80:
		th.working(a.IntN(5))
	}
	th.do(handling.Accept, nil)
	return th.handled()
}

// corrections asks for what is missing, waits for it, and sometimes asks again.
func (th *thread) corrections() {
	a := th.a
	for i := 0; i == 0 || i < 3 && a.IntN(3) == 0; i++ {
		fresh := i > 0 && a.IntN(2) == 0
		th.do(handling.RequestCorrection, func(s *handling.Dated) { s.Missing = []handling.Missing{{What: "seal", New: fresh}} })
		th.later(1 + a.IntN(20))
		th.do(handling.Supplement, nil)
		th.working(a.IntN(8))
	}
}

// gap accepts with a paper that follows later, or too late, or never.
func (th *thread) gap() bool {
	a := th.a
	th.working(a.IntN(5))
	due := th.at.AddDays(3 + a.IntN(10))
	th.do(handling.AcceptWithGap, func(s *handling.Dated) { s.Materials, s.Due = th.terms.Deferrable[:1], due })
	th.later(1 + a.IntN(18))
	if th.at > due && a.IntN(3) == 0 {
		th.do(handling.WithdrawAcceptance, nil)
		return true
	}
	th.do(handling.CloseGap, nil)
	return th.handled()
}

// handled goes on after acceptance: pauses, an extension, and a decision that may be late.
func (th *thread) handled() bool {
	a := th.a
	promised := 5
	if th.terms.Promised != nil {
		promised = th.terms.Promised.N
	}
	left := promised * (20 + a.IntN(140)) / 100
	if a.IntN(8) == 0 {
		left = promised*2 + 20
	}
	if a.IntN(6) == 0 {
		th.do(handling.Extend, func(s *handling.Dated) { s.Days = 1 + a.IntN(10) })
	}
	for a.IntN(3) == 0 {
		before := min(left, a.IntN(promised+2))
		if a.IntN(4) == 0 {
			before = min(left, promised) // on the last day of the promise
		}
		th.working(before)
		left -= before
		kinds := []string{"expert_review", "testing", "hearing"}
		if slices.Contains(th.terms.Special, "publicity") {
			kinds = append(kinds, "publicity")
		}
		th.do(handling.Pause, func(s *handling.Dated) { s.Kind, s.PlannedEnd = kinds[a.IntN(len(kinds))], th.at.AddDays(10) })
		th.later(a.IntN(25))
		if a.IntN(5) == 0 {
			return th.decide()
		}
		th.do(handling.Resume, nil)
	}
	th.working(left)
	return th.decide()
}

func (th *thread) decide() bool {
	a := th.a
	outcome := []string{handling.Granted, handling.Granted, handling.Granted, handling.Granted, handling.Granted, handling.Granted, handling.Refused, handling.Withdrawn}[a.IntN(8)]
	th.do(handling.Decide, func(s *handling.Dated) { s.Outcome = outcome })
	if outcome == handling.Withdrawn {
		return false
	}
	th.working(a.IntN(14))
	th.do(handling.Deliver, nil)
	return true
}

// simulated is a year of projects, entered up to a day.
type simulated struct {
	*house
	ids  []string
	plot []happening
	done int
}

// simulate makes projects that arrive in the course of 2026 and writes what happens to some of their items.
func simulate(t *testing.T, projects, items int) *simulated {
	y := &simulated{house: newHouse(t)}
	a := &author{Rand: rand.New(rand.NewPCG(2026, 7)), off: readHolidays(t)}
	samples := []string{"standard_land_workshop", "logistics_flood_heritage", "low_risk_warehouse"}
	y.on("2026-01-02")
	for i := range projects {
		raw, err := os.ReadFile(filepath.Join(projecttest.Folder(t), samples[i%len(samples)], "profile.yaml"))
		require.NoError(t, err)
		p, err := y.projects.Create(context.Background(), project.Call{Account: "agent"}, project.Draft{Profile: raw, Agent: "agent", Street: "cicheng"})
		require.NoError(t, err)
		y.ids = append(y.ids, p.ID)
		arrival := date(t, "2026-01-03").AddDays(a.IntN(300))
		rows, err := y.Rows(context.Background(), p)
		require.NoError(t, err)
		rows = slices.DeleteFunc(rows, func(row track.CaseRow) bool { return row.Case == "works" }) // nobody handles them
		for _, at := range a.Perm(len(rows))[:items] {
			c, err := y.CaseOf(context.Background(), p, rows[at].Case)
			require.NoError(t, err)
			a.year(p.ID, c.Key, c.Terms, arrival.AddDays(a.IntN(60)))
		}
	}
	y.plot = a.plot
	slices.SortStableFunc(y.plot, func(a, b happening) int { return cmp.Compare(a.recorded, b.recorded) })
	return y
}

// upTo enters everything that is entered up to a day, and makes that day today.
func (y *simulated) upTo(day string) {
	y.t.Helper()
	for ; y.done < len(y.plot) && y.plot[y.done].recorded <= date(y.t, day); y.done++ {
		h := y.plot[y.done]
		y.on(h.recorded.String())
		var err error
		if h.correct != nil {
			_, err = y.Correct(context.Background(), h.project, project.Call{Account: "agent"}, 0, *h.correct)
		} else {
			_, err = y.Enter(context.Background(), h.project, project.Call{Account: "agent"}, 0, h.Dated, false)
		}
		require.NoError(y.t, err, "%s: %+v %+v", h.recorded, h.Dated, h.correct)
	}
	y.on(day)
}
