package reminders

import (
	"maps"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of reminders stand below those of the district.
const folder = "supervision/reminders"

// StepRow is one step: after which states it is possible, what has to be stated, and why not elsewhere.
type StepRow struct {
	Name      lang.Text `json:"name"`
	From      []string  `json:"from"`
	Needs     []string  `json:"needs,omitempty"`
	Otherwise lang.Text `json:"otherwise"`
	// Addressee says that it is for whoever was reminded: somebody else enters it with the number of their
	// paper.
	Addressee bool `json:"addressee,omitempty"`
}

// LevelRow is one level to which a reminder goes up.
type LevelRow struct {
	ID    string    `json:"id"`
	Name  lang.Text `json:"name"`
	After int       `json:"after" least:"1"` // working days after the due day, at the end of which it goes up by rule
	Days  int       `json:"days" least:"1"`  // working days that whoever was reminded then has
	Why   lang.Text `json:"reason"`          // what is entered where it goes up by rule
}

// Book is how reminders go on, as the district words it (policies/supervision/reminders).
type Book struct {
	Letter  string     `json:"letter"`  // id of the kind of letter
	Agent   lang.Text  `json:"agent"`   // how a letter addresses the agent of a project
	Answer  rules.Days `json:"answer"`  // for an answer
	Again   rules.Days `json:"again"`   // for an answer that was sent back
	Rectify rules.Days `json:"rectify"` // for putting right what was demanded
	Review  rules.Days `json:"review"`  // for the supervisor to look at what was handed in
	// Levels are those to which one goes up, the lowest first.
	Levels []LevelRow                   `json:"escalation"`
	About  map[string]lang.Text         `json:"about"`
	States map[string]handling.StateRow `json:"states"`
	Steps  map[string]StepRow           `json:"steps"`
}

// needs are what a step may have to state, by the name under which the rules ask for it.
var needs = map[string]func(*Dated) bool{
	"document": func(s *Dated) bool { return s.Document != "" },
	"reason":   func(s *Dated) bool { return s.Reason != "" },
	"result":   func(s *Dated) bool { return s.Result != "" },
	"due":      func(s *Dated) bool { return s.Due != 0 },
	"demand":   func(s *Dated) bool { return s.Demand != nil },
	"title":    func(s *Dated) bool { return s.Demand != nil && s.Demand.Title != "" },
	"facts":    func(s *Dated) bool { return s.Demand != nil && s.Demand.Facts != "" },
	"measures": func(s *Dated) bool { return s.Demand != nil && len(s.Demand.Measures) > 0 },
}

var (
	knownSteps  = []string{Issue, Receive, Answer, Accept, SendBack, Rectify, Escalate, Close, Withdraw}
	knownStates = []string{None, Issued, Received, Answered, Accepted, SentBack, Rectifying, Escalated, Closed, Withdrawn}
	knownAbout  = []string{AboutProject, AboutCase, AboutProblem}
)

// StepNames are the steps of a reminder, in the order in which it usually goes.
func StepNames() []string { return slices.Clone(knownSteps) }

// ReadBook reads the rules of reminders. It returns a fault.List of RuleBroken that names everything that
// the program would not know what to do with, with file and line.
func ReadBook(beside *rules.Beside) (*Book, error) {
	b := &Book{}
	if err := beside.Decode(folder, b); err != nil {
		return nil, err
	}
	var faults fault.List
	add := func(at, code, id string, more ...any) {
		faults.Add(fault.New(fault.RuleBroken, code, beside.Place(folder, at), append([]any{id}, more...)...))
	}
	among := func(at string, got, want []string) {
		for _, id := range got {
			if !slices.Contains(want, id) {
				add(at, "case.book.unknown", id, fault.Nearest(id, want))
			}
		}
	}
	all := func(at string, got, want []string) {
		for _, id := range want {
			if !slices.Contains(got, id) {
				add(at, "case.book.missing", id)
			}
		}
		among(at, got, want)
	}
	all("/steps", slices.Sorted(maps.Keys(b.Steps)), knownSteps)
	all("/states", slices.Sorted(maps.Keys(b.States)), knownStates)
	all("/about", slices.Sorted(maps.Keys(b.About)), knownAbout)
	for _, id := range slices.Sorted(maps.Keys(b.Steps)) {
		among("/steps/"+id+"/from", b.Steps[id].From, knownStates)
		among("/steps/"+id+"/needs", b.Steps[id].Needs, slices.Sorted(maps.Keys(needs)))
	}
	return b, faults.Err()
}

// after gives the last day of a period that begins on a day.
func after(c *calendar.Calendar, from calendar.Date, d rules.Days) calendar.Date {
	return c.OnOrAfter(rules.Span(d).EndsOn(from, c))
}

// DueOf is the day by which something is due after a step, where nobody states one; 0 where the step sets
// none.
func (b *Book) DueOf(r *Reminder, s *Dated, c *calendar.Calendar) calendar.Date {
	switch s.Name {
	case Issue:
		return after(c, s.On, b.Answer)
	case SendBack:
		return after(c, s.On, b.Again)
	case Accept:
		return after(c, s.On, b.Rectify)
	case Answer:
		return after(c, s.On, b.Review)
	case Rectify:
		if s.Done {
			return after(c, s.On, b.Review)
		}
	case Escalate:
		if l := b.Above(r.Level); l != nil {
			return c.Add(s.On, l.Days)
		}
	}
	return 0
}

// level is the place of a level, −1 where there is none.
func (b *Book) level(id string) int {
	return slices.IndexFunc(b.Levels, func(l LevelRow) bool { return l.ID == id })
}

// Level gives a level by its id, nil where there is none.
func (b *Book) Level(id string) *LevelRow {
	if i := b.level(id); i >= 0 {
		return &b.Levels[i]
	}
	return nil
}

// Above is the level above one, the lowest above none; nil above the highest.
func (b *Book) Above(id string) *LevelRow {
	if i := b.level(id) + 1; i < len(b.Levels) {
		return &b.Levels[i]
	}
	return nil
}

// Rises gives the level to which a reminder goes up by rule today, nil where it does not.
func (b *Book) Rises(r *Reminder, today calendar.Date, c *calendar.Calendar) *LevelRow {
	l := b.Above(r.Level)
	if l == nil || !r.Overdue(today) || today <= c.Add(r.Due, l.After) {
		return nil
	}
	return l
}
