// Package prompts says which prompts and warnings (审批提示和警示) a matter gives rise to on a day, by the
// rules of the district (policies/supervision/prompts). It takes matters, a calendar and a day and gives
// values; it knows neither storage nor accounts nor clock.
//
// What follows from a day is worked out anew every day and rests on nothing that was told before: of the
// days of a kind the last that has come counts. So a day on which the program did not run is covered by the
// next one, and the id of a prompt, which names its matter and its step, keeps it from being told twice.
package prompts

import (
	"context"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Matter is something that somebody has to do by a day.
type Matter struct {
	// Kind is the id of a kind of the book, ID tells it from all others of its kind and project: it stays
	// the same as long as the matter does, such as construction_permit/1 for the first application.
	Kind    string
	ID      string
	Project string
	Item    string // key of the item that it is about; empty where it is about none
	// Begun is the day on which it began, Limit how many working days it has; where that is 0 they are
	// counted from Begun to Due.
	Begun calendar.Date
	Limit int
	// Due is its last day; where it is 0 the kind says within which time after Begun it is due, and where the
	// kind does not, none of its days comes.
	Due calendar.Date
	// Light is the id of the light that it shows, Since the day from which it does.
	Light string
	Since calendar.Date
	// Department is the id of the one that has to act, Person the account of whoever handles it there.
	Department string
	Person     string
	// Owner, Agent and Adviser are the accounts that stand with the project.
	Owner, Agent, Adviser string
}

// Scope is what a source is asked for.
type Scope struct {
	Day     calendar.Date // today
	Project string        // only its matters; empty: those of all projects
}

// Source gives the matters of one sort. It is how everything that has a day and somebody who has to keep it
// gets its prompts: a reminder, a letter that waits for its answer, a hand-over, a sitting.
type Source struct {
	Name string
	// Each hands on every matter that is still open on a day, each once, and ends with the first error that
	// it is given. A matter that is handed on no more is settled: what was not sent of its prompts is taken
	// back. It keeps no more than a page of the store in memory. Matters of archived projects are none.
	Each func(ctx context.Context, in Scope, do func(Matter) error) error
}

// Prompt is what is to be told of a matter.
type Prompt struct {
	// ID names the matter, the step and, where it has one, its day: the same prompt has it for ever.
	ID     string
	Matter Matter
	Step   *Step
	On     calendar.Date // the day of the step
}

// Of gives the prompts that hold of a matter on a day, at most one for its days and one for its light, and none
// where the book does not know its kind. Which of them may be told on a day off, Waits says.
func (b *Book) Of(m Matter, cal *calendar.Calendar, today calendar.Date) []Prompt {
	kind, known := b.Kinds[m.Kind]
	if !known {
		return nil
	}
	if m.Due == 0 && kind.Within != nil && m.Begun != 0 {
		m.Due = cal.OnOrAfter(kind.Within.EndsOn(m.Begun, cal))
	}
	var list []Prompt
	var last Prompt
	for i := range kind.Steps {
		s := &kind.Steps[i]
		if s.When.Light != "" {
			if s.When.Light == m.Light && m.Since <= today {
				list = append(list, Prompt{ID: m.id(s, m.Since.String()), Matter: m, Step: s, On: m.Since})
			}
			continue
		}
		on, of := s.day(&m, cal, today)
		if on != 0 && on <= today && on >= last.On {
			last = Prompt{ID: m.id(s, of), Matter: m, Step: s, On: on}
		}
	}
	if last.Step != nil {
		list = append(list, last)
	}
	return list
}

// Waits reports whether a prompt is not told on a day, because it is a day off and it is not red.
func (p *Prompt) Waits(cal *calendar.Calendar, today calendar.Date) bool {
	return p.Step.Severity != Red && !cal.IsWorkingDay(today)
}

// day is the day of a step, 0 where the matter has none, and what tells it from the same step of another
// time: a part of the days is used once, however often the last day moves.
func (s *Step) day(m *Matter, cal *calendar.Calendar, today calendar.Date) (on calendar.Date, of string) {
	w := &s.When
	if w.Begun {
		return m.Begun, m.Begun.String()
	}
	if m.Due == 0 {
		return 0, ""
	}
	due := m.Due.String()
	switch {
	case w.Percent > 0:
		limit := m.Limit
		if limit == 0 && m.Begun != 0 {
			limit = cal.Between(m.Begun, m.Due)
		}
		if limit <= 0 {
			return 0, ""
		}
		return cal.Sub(m.Due, limit-(w.Percent*limit+99)/100), ""
	case w.After > 0:
		on = cal.Add(m.Due, w.After)
		if w.Every > 0 && today > on {
			on = cal.Add(on, cal.Between(on, today)/w.Every*w.Every)
			return on, due + "/" + on.String()
		}
		return on, due + "/" + on.String()
	}
	return cal.Sub(m.Due, w.Before), due
}

// id names a prompt.
func (m *Matter) id(s *Step, of string) string {
	return strings.Join([]string{m.Project, m.Kind, m.ID, s.ID, of}, "/")
}

// Text is what is told on a day, with the last day and how many working days it is away.
func (p *Prompt) Text(cal *calendar.Calendar, today calendar.Date) lang.Text {
	return Worded(p.Step.Text, p.Matter.Due, cal, today)
}

// Worded puts a last day, and how many working days it is away, into a text of the book.
func Worded(t lang.Text, due calendar.Date, cal *calendar.Calendar, today calendar.Date) lang.Text {
	days := cal.Between(today, due)
	if days < 0 {
		days = -days
	}
	n := strconv.Itoa(min(days, 999))
	return lang.Text{ZH: fill(t.ZH, due.String(), n), EN: fill(t.EN, due.String(), n)}
}

// Below is what stands below a text for those who may follow the project.
func (b *Book) Below(item lang.Text, project string) lang.Text {
	one := func(form, item string) string {
		text := strings.NewReplacer("{item}", item, "{project}", project).Replace(form)
		return strings.Trim(text, "，,：: ")
	}
	return lang.Text{ZH: one(b.About.ZH, item.In(lang.ZH)), EN: one(b.About.EN, item.In(lang.EN))}
}
