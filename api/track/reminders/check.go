package reminders

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// mostMeasure is how many characters one measure may have.
const mostMeasure = 500

// Circumstances are what a check needs beside the reminder: the day, the rule set in which departments
// stand, and who enters it.
type Circumstances struct {
	Today calendar.Date
	Set   *rules.Set
	// Addressed reports whether whoever enters it belongs to a department or, for an empty id, is the agent
	// of the project.
	Addressed func(department string) bool
}

// Check says whether a step may be entered: that everything is stated that it needs, and that it is
// possible after what was entered before. Paths of its faults are JSON Pointers into the body of the
// request.
//
// It returns a fault.List: Invalid where something is missing or wrong with the step, Conflict
// reminder.step.not_now where it is not possible in that state, and Conflict reminder.other where somebody
// else has to enter it.
func (b *Book) Check(r *Reminder, s Dated, w Circumstances) error {
	if faults := b.stated(&s, w); len(faults) > 0 {
		return faults
	}
	steps := append(effective(r.Entries), s)
	if err := b.possible(r, steps, len(steps)-1); err != nil {
		return err
	}
	return b.entitled(r, &s, w)
}

// CheckCorrection says whether an entry may be corrected so: the reminder without it, and with what is true
// instead, must be possible.
//
// It returns what Check does, NotFound problem.entry.unknown and Conflict problem.entry.undone.
func (b *Book) CheckCorrection(r *Reminder, x Correction, w Circumstances) error {
	switch {
	case x.Entry < 1 || x.Entry > len(r.Entries):
		return fault.List{fault.New(fault.NotFound, "problem.entry.unknown", "/entry", x.Entry, len(r.Entries))}
	case r.Entries[x.Entry-1].Undone != nil:
		return fault.List{fault.New(fault.Conflict, "problem.entry.undone", "/entry", x.Entry)}
	case strings.TrimSpace(x.Reason) == "":
		return fault.List{fault.New(fault.Invalid, "case.needs", "/reason", "reason")}
	}
	if x.Instead != nil {
		if faults := b.stated(x.Instead, w); len(faults) > 0 {
			return faults
		}
	}
	corrected := slices.Clone(r.Entries)
	corrected[x.Entry-1].Undone = &x
	if err := b.possible(r, effective(corrected), len(effective(r.Entries[:x.Entry-1]))); err != nil || x.Instead == nil {
		return err
	}
	return b.entitled(r, x.Instead, w)
}

// stated looks at what a step states by itself.
func (b *Book) stated(s *Dated, w Circumstances) fault.List {
	var faults fault.List
	add := func(code, at string, args ...any) { faults.Add(fault.New(fault.Invalid, code, at, args...)) }
	row, ok := b.Steps[s.Name]
	if !ok {
		add("reminder.step.unknown", "/step", s.Name, fault.Nearest(s.Name, knownSteps))
		return faults
	}
	for _, need := range row.Needs {
		if !needs[need](s) {
			add("case.needs", "/"+need, need)
		}
	}
	faults = append(faults, handling.Timely(s.On, w.Today, s.Late, s.Source)...)
	if s.Due != 0 && s.Due <= s.On {
		add("reminder.due", "/due", s.Due, s.On)
	}
	d := s.Demand
	if d == nil {
		return faults
	}
	if d.Department != "" && !w.Set.HasDepartment(d.Department) {
		add("problem.word", "/department", d.Department)
	}
	if _, ok := b.About[d.About.Kind]; !ok {
		add("problem.word", "/about/kind", d.About.Kind)
	}
	for i, m := range d.Measures {
		if strings.TrimSpace(m) == "" || utf8.RuneCountInString(m) > mostMeasure {
			add("reminder.measure", "/measures/"+strconv.Itoa(i), mostMeasure)
		}
	}
	return faults
}

// possible goes through steps in order and refuses the first, from the one at first on, that is not
// possible where it stands: what was entered before stays what it is under whatever rules.
func (b *Book) possible(r *Reminder, steps []Dated, first int) error {
	at := New(r.Project, r.Number)
	last := calendar.Date(0)
	for i := range steps {
		s := &steps[i]
		if i >= first {
			if err := b.step(at, s, last); err != nil {
				return fault.List{err}
			}
		}
		at.apply(*s)
		last = max(last, s.On)
	}
	return nil
}

// step refuses a step that is not possible after those before it.
func (b *Book) step(r *Reminder, s *Dated, last calendar.Date) *fault.Error {
	row := b.Steps[s.Name]
	refused := fault.New(fault.Conflict, "reminder.step.not_now", "/step", row.Name, b.States[r.State].Name, row.Otherwise)
	switch {
	case !slices.Contains(row.From, r.State):
		return refused
	case s.On < last:
		return fault.New(fault.Invalid, "reminder.before", "/on", s.On, last)
	}
	switch s.Name {
	case Answer: // one that was accepted is not answered again, even where putting right has gone up
		if r.Accepted != 0 {
			return refused
		}
	case Rectify:
		if r.Accepted == 0 {
			return refused
		}
	case Escalate:
		switch {
		case b.Above(r.Level) == nil:
			return fault.New(fault.Conflict, "reminder.highest", "/step")
		case !r.Overdue(s.On):
			return fault.New(fault.Conflict, "reminder.not_overdue", "/step", r.Due)
		}
	}
	return nil
}

// entitled refuses what is for whoever was reminded, where somebody else enters it without their paper.
func (b *Book) entitled(r *Reminder, s *Dated, w Circumstances) error {
	if b.Steps[s.Name].Addressee && s.Document == "" && !w.Addressed(r.Department) {
		return fault.List{fault.New(fault.Conflict, "reminder.other", "/document", b.Steps[s.Name].Name)}
	}
	return nil
}

// Next are the steps that are possible in the state of a reminder, in the order in which one usually goes.
func (b *Book) Next(r *Reminder, today calendar.Date) []string {
	next := []string{}
	for _, id := range knownSteps {
		if b.step(r, &Dated{Step: Step{Name: id}, On: today}, 0) == nil {
			next = append(next, id)
		}
	}
	return next
}
