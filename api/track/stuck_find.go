package track

import (
	"cmp"
	"context"
	"maps"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/stuck"
	"sevenlists/planner/calendar"
)

// StuckCause is one cause by which a project is stuck.
type StuckCause struct {
	Cause string `json:"cause"` // id
	Name  string `json:"name"`
	// Whose doing it is: that of a department, the applicant, an intermediary, a pause by law or the agent.
	Whose string `json:"whose" oneof:"department applicant intermediary pause agent"`
	// Department is the id of the one that has to act, or in whose hands it is.
	Department string        `json:"department,omitempty"`
	Case       string        `json:"case,omitempty"` // key of the item
	Item       string        `json:"item,omitempty"` // its name
	Problem    int           `json:"problem,omitempty"`
	Question   int           `json:"question,omitempty"`
	Reminder   int           `json:"reminder,omitempty"`
	Since      calendar.Date `json:"since"`     // the last day on which nothing was wrong
	Days       int           `json:"days"`      // working days since then
	Lost       int           `json:"days_lost"` // working days that are put down to whose doing it is; of what is no case, the days
	// Waiting are the keys of the items that cannot begin because of it.
	Waiting []string `json:"waiting,omitempty"`
	Moves   string   `json:"moves"` // what would move it
}

// finding looks for the causes by which one project is stuck.
type finding struct {
	*Service
	state *State
	cal   *calendar.Calendar
	today calendar.Date
	found []StuckCause
}

// add notes a cause where it has lasted long enough.
func (f *finding) add(c stuck.Cause, since calendar.Date, x StuckCause) {
	days := f.cal.Between(since, f.today)
	if since == 0 || since >= f.today || days < c.Days {
		return
	}
	x.Cause, x.Since, x.Days = c.ID, since, days
	x.Lost = cmp.Or(x.Lost, days)
	f.found = append(f.found, x)
}

// cases looks at the open cases.
func (f *finding) cases() {
	for _, key := range slices.Sorted(maps.Keys(f.state.Cases)) {
		c := f.state.Cases[key]
		if !c.Open() {
			continue
		}
		x := Surveyed{Case: c, Reading: f.clocks.Read(c, f.cal, f.today)}
		lost := f.clocks.Lost(c, f.cal, f.today)
		of := StuckCause{Whose: stuck.ByDepartment, Department: c.Terms.Department, Case: key, Lost: lost.Department}
		if slices.Contains(f.clocks.Intermediary, c.Terms.Kind) {
			of.Whose, of.Lost = stuck.ByIntermediary, lost.Intermediary
		}
		for _, cause := range f.stuck.Of(stuck.Light) {
			if day := f.since(x); day != 0 && slices.Contains(cause.Lights, x.Light) {
				f.add(cause, day-1, of)
			}
		}
		f.waitsFor(c, of, lost)
	}
}

// waitsFor looks for what a case waits for outside of its department.
func (f *finding) waitsFor(c *handling.Case, of StuckCause, lost clock.Lost) {
	applicant := of
	applicant.Whose, applicant.Lost = stuck.ByApplicant, lost.Applicant
	if n := len(c.Notices); n > 0 && c.State == handling.CorrectionRequested && c.Notices[n-1].Answered == 0 {
		for _, cause := range f.stuck.Of(stuck.Correction) {
			f.add(cause, c.Notices[n-1].On, applicant)
		}
	}
	if g := c.Gap; g != nil && g.Closed == 0 {
		applicant.Lost = 0
		for _, cause := range f.stuck.Of(stuck.Gap) {
			f.add(cause, g.Due, applicant)
		}
	}
	if n := len(c.Pauses); n > 0 && c.Pauses[n-1].To == 0 {
		pause := of
		pause.Whose, pause.Lost = stuck.ByPause, 0
		for _, days := range lost.Pauses {
			pause.Lost += days
		}
		for _, cause := range f.stuck.Of(stuck.Pause) {
			if last := c.Pauses[n-1]; last.PlannedEnd != 0 && last.PlannedEnd < f.today {
				cause.Days = 0 // beyond what was planned, however short
			}
			f.add(cause, c.Pauses[n-1].From, pause)
		}
	}
}

// matters looks at problems, questions, commitments and reminders.
func (f *finding) matters() {
	for _, p := range f.state.Matters.Problems {
		if p.State == problems.None || p.Closed || p.Due == 0 {
			continue
		}
		for _, cause := range f.stuck.Of(stuck.Problem) {
			f.add(cause, p.Due, StuckCause{Whose: stuck.ByDepartment, Department: p.Department, Problem: p.Number})
		}
	}
	for _, q := range f.state.Matters.Questions {
		if q.State != problems.Asked || q.Due == 0 {
			continue
		}
		for _, cause := range f.stuck.Of(stuck.Question) {
			f.add(cause, q.Due, StuckCause{Whose: stuck.ByDepartment, Department: q.Department, Question: q.Number})
		}
	}
	for _, key := range slices.Sorted(maps.Keys(f.state.Commitments)) {
		c := f.state.Commitments[key]
		of := StuckCause{Whose: stuck.ByApplicant, Department: c.Terms.Department, Case: key}
		if n := len(c.Breaches); c.State == commitments.Breached && n > 0 {
			for _, cause := range f.stuck.Of(stuck.Breach) {
				f.add(cause, c.Breaches[n-1].On, of)
			}
		}
		if due, what, certain := c.Due(f.cal); what == commitments.Verify && certain {
			of.Whose = stuck.ByDepartment
			for _, cause := range f.stuck.Of(stuck.Check) {
				f.add(cause, due, of)
			}
		}
	}
	for _, r := range f.state.Reminders {
		if !r.Overdue(f.today) {
			continue
		}
		of := StuckCause{Whose: stuck.ByDepartment, Department: r.Department, Case: r.About.Case, Reminder: r.Number}
		if r.Department == "" {
			of.Whose = stuck.ByAgent
		}
		for _, cause := range f.stuck.Of(stuck.Reminder) {
			f.add(cause, r.Due, of)
		}
	}
}

// idle looks whether anything was entered lately.
func (f *finding) idle(changed calendar.Date) {
	for _, cause := range f.stuck.Of(stuck.Idle) {
		f.add(cause, max(changed, f.state.Entered), StuckCause{Whose: stuck.ByAgent})
	}
}

// otherItems looks for items that should have begun by the plan of the project, and cannot, because the case
// of one before them is still open.
func (f *finding) otherItems(ctx context.Context, id string) error {
	causes := f.stuck.Of(stuck.OtherItem)
	inHand := slices.ContainsFunc(f.state.all(), func(c *handling.Case) bool { return c.Open() && c.Decided == 0 })
	if len(causes) == 0 || !inHand {
		return nil
	}
	waits, err := f.waits(ctx, id)
	if err != nil {
		return err
	}
	blocked := map[string]StuckCause{}
	for _, w := range waits {
		before := f.state.Cases[w.before]
		if f.state.Cases[w.item] != nil || before == nil || !before.Open() || before.Decided != 0 {
			continue
		}
		x, met := blocked[w.before]
		if !met || w.latest < x.Since {
			x.Since = w.latest
		}
		x.Waiting = append(x.Waiting, w.item)
		blocked[w.before] = x
	}
	for _, key := range slices.Sorted(maps.Keys(blocked)) {
		x := blocked[key]
		x.Whose, x.Department, x.Case = stuck.ByDepartment, f.state.Cases[key].Terms.Department, key
		for _, cause := range causes {
			f.add(cause, x.Since, x)
		}
	}
	return nil
}

// findStuck gives the causes by which a project is stuck today, those of the book in its order; none where it
// is not. Changed is the day on which the project itself was changed last.
func (s *Service) findStuck(ctx context.Context, row *project.Row, state *State) ([]StuckCause, error) {
	f := finding{Service: s, state: state, cal: s.Calendar(), today: s.Today()}
	f.cases()
	f.matters()
	f.idle(project.DateOf(row.ChangedAt))
	if err := f.otherItems(ctx, row.ID); err != nil {
		return nil, err
	}
	slices.SortStableFunc(f.found, func(a, b StuckCause) int {
		return cmp.Or(cmp.Compare(s.stuck.Order(a.Cause), s.stuck.Order(b.Cause)), cmp.Compare(a.Case, b.Case))
	})
	return f.found, nil
}
