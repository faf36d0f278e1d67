package track

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/words"
)

// mostOnAgenda is how many problems, and how many questions, one agenda gathers.
const mostOnAgenda = 1000

// Agenda gathers what is open of all projects for a joint study, by department.
type Agenda struct {
	On          calendar.Date      `json:"on"` // the day of the meeting
	Departments []AgendaDepartment `json:"departments"`
	Problems    int                `json:"problems"` // how many
	Overdue     int                `json:"overdue"`  // of these
	Questions   int                `json:"questions"`
	More        bool               `json:"more,omitempty"` // there are more than one agenda gathers
}

// AgendaDepartment is what one department leads or has to answer.
type AgendaDepartment struct {
	Department string           `json:"department"` // id
	Name       string           `json:"name"`
	Problems   []AgendaProblem  `json:"problems"` // the gravest first, then what is due first
	Questions  []AgendaQuestion `json:"questions"`
}

// AgendaProblem is one problem on the agenda.
type AgendaProblem struct {
	Project     string        `json:"project"` // id
	ProjectName string        `json:"project_name"`
	Number      int           `json:"number"`
	Version     int64         `json:"version"` // for the decision
	Title       string        `json:"title"`
	Because     []string      `json:"because,omitempty"`
	Severity    string        `json:"severity"`
	Category    string        `json:"category,omitempty"`
	Items       []string      `json:"items"`
	Options     []string      `json:"options,omitempty"`
	Level       string        `json:"level"`
	State       string        `json:"state"`
	Helpers     []string      `json:"helpers,omitempty"`
	Person      string        `json:"person,omitempty"`
	Due         calendar.Date `json:"due,omitzero"`
	Overdue     bool          `json:"overdue,omitempty"`
	Result      string        `json:"result,omitempty"` // as proposed
}

// AgendaQuestion is one question that a department has not answered.
type AgendaQuestion struct {
	Project     string        `json:"project"`
	ProjectName string        `json:"project_name"`
	Number      int           `json:"number"`
	Fact        string        `json:"fact"`
	Question    string        `json:"question"`
	Due         calendar.Date `json:"due,omitzero"`
	Overdue     bool          `json:"overdue,omitempty"`
}

// AgendaOf asks for an agenda.
type AgendaOf struct {
	On         calendar.Date   // the day of the meeting; today where it is 0
	Department string          // only what that one leads or answers; empty: all
	Seen       []project.Sight // as of a MatterFilter
	Lang       lang.Lang
}

// Agenda gathers the open problems and questions that the caller may see, as they are now, for a meeting
// on a day.
func (s *Service) Agenda(ctx context.Context, of AgendaOf) (*Agenda, error) {
	of.On = s.day(of.On)
	g := gathering{Service: s, of: of, names: map[string]string{}, rows: map[string]*AgendaDepartment{}, agenda: Agenda{On: of.On}}
	for _, class := range []string{problems.ClassProblem, problems.ClassQuestion} {
		f := MatterFilter{Class: class, Department: of.Department, Open: true, Seen: of.Seen}
		records, err := s.matterRecords(ctx, f, store.Cursor{}, mostOnAgenda)
		if err != nil {
			return nil, err
		}
		if len(records) >= mostOnAgenda {
			records, g.agenda.More = records[:mostOnAgenda], true
		}
		if err := g.take(ctx, class, records); err != nil {
			return nil, err
		}
	}
	return g.gathered(), nil
}

// gathering puts an agenda together.
type gathering struct {
	*Service
	of     AgendaOf
	names  map[string]string // of projects
	rows   map[string]*AgendaDepartment
	agenda Agenda
}

func (g *gathering) take(ctx context.Context, class string, records []store.Record) error {
	if class == problems.ClassProblem {
		list, err := bodies[problems.Problem](records)
		if err != nil {
			return err
		}
		for i := range list {
			if err := g.problem(ctx, &list[i]); err != nil {
				return err
			}
		}
		return nil
	}
	list, err := bodies[problems.Question](records)
	if err != nil {
		return err
	}
	for i := range list {
		if err := g.question(ctx, &list[i]); err != nil {
			return err
		}
	}
	return nil
}

func (g *gathering) problem(ctx context.Context, p *problems.Problem) error {
	name, err := g.name(ctx, p.Project)
	if err != nil || p.Opened > g.of.On {
		return err
	}
	row := AgendaProblem{
		Project: p.Project, ProjectName: name, Number: p.Number, Version: p.Version, Title: p.Title.In(g.of.Lang), Severity: p.Severity,
		Category: p.Category, Items: slices.Concat([]string{}, p.Items), Level: p.Level, State: p.State, Helpers: p.Helpers, Person: p.Person,
		Due: p.Due, Overdue: p.Due != 0 && p.Due < g.of.On, Result: p.Result, Because: textsIn(g.of.Lang, p.Because), Options: textsIn(g.of.Lang, p.Options),
	}
	d := g.department(p.Department)
	d.Problems = append(d.Problems, row)
	g.agenda.Problems++
	if row.Overdue {
		g.agenda.Overdue++
	}
	return nil
}

func (g *gathering) question(ctx context.Context, q *problems.Question) error {
	if q.State != problems.Asked || q.Opened > g.of.On {
		return nil
	}
	name, err := g.name(ctx, q.Project)
	if err != nil {
		return err
	}
	d := g.department(q.Department)
	d.Questions = append(d.Questions, AgendaQuestion{
		Project: q.Project, ProjectName: name, Number: q.Number, Fact: q.Fact.Fact, Question: q.Text.In(g.of.Lang), Due: q.Due,
		Overdue: q.Due != 0 && q.Due < g.of.On,
	})
	g.agenda.Questions++
	return nil
}

func textsIn(l lang.Lang, texts []lang.Text) []string {
	list := make([]string, len(texts))
	for i := range texts {
		list[i] = texts[i].In(l)
	}
	return list
}

func (g *gathering) name(ctx context.Context, id string) (string, error) {
	name, known := g.names[id]
	if known {
		return name, nil
	}
	p, err := g.projects.Read(ctx, id)
	if err != nil {
		return "", err
	}
	g.names[id] = p.Summary.Name
	return p.Summary.Name, nil
}

func (g *gathering) department(id string) *AgendaDepartment {
	d := g.rows[id]
	if d == nil {
		name := words.NewWriter(g.projects.Rules(), g.of.Lang, g.of.On).Department(id)
		d = &AgendaDepartment{Department: id, Name: name, Problems: []AgendaProblem{}, Questions: []AgendaQuestion{}}
		g.rows[id] = d
	}
	return d
}

// gathered is the agenda in order.
func (g *gathering) gathered() *Agenda {
	grave := map[string]int{}
	for i, term := range g.projects.Rules().Vocabulary().Severities {
		grave[term.ID] = i
	}
	g.agenda.Departments = []AgendaDepartment{}
	for _, d := range g.rows {
		slices.SortStableFunc(d.Problems, func(a, b AgendaProblem) int {
			return cmp.Or(cmp.Compare(grave[a.Severity], grave[b.Severity]), cmp.Compare(a.Due, b.Due), strings.Compare(a.Project, b.Project), cmp.Compare(a.Number, b.Number))
		})
		g.agenda.Departments = append(g.agenda.Departments, *d)
	}
	slices.SortFunc(g.agenda.Departments, func(a, b AgendaDepartment) int { return strings.Compare(a.Department, b.Department) })
	return &g.agenda
}

// Decision is what a meeting decided about one problem of one project.
type Decision struct {
	Project string
	Version int64 // of the problem, as the meeting saw it; 0 asks for none
	Step    problems.Dated
}

// Outcome is what became of one decision.
type Outcome struct {
	Project string `json:"project"`
	Problem int    `json:"problem"`
	Step    string `json:"step"`
	Done    bool   `json:"done"`
	State   string `json:"state,omitempty"` // of the problem after it
	// Code and Why say why it was not entered; empty where it was.
	Code string    `json:"code,omitempty"`
	Why  lang.Text `json:"why,omitzero"`

	passing bool // it may be done when it is tried again
}

// mostDecisions is how many decisions one meeting carries back.
const mostDecisions = 200

// Decide writes down a meeting and carries its decisions back to the projects, each as a document of that
// project's own log: one that is refused leaves the others as they are. May is asked first of each.
// Repeated under the same key it goes on where it was interrupted and enters nothing twice.
//
// It returns the meeting and what became of each decision; Invalid agenda.decisions where there are too
// many; and Conflict request.key_reused.
func (s *Service) Decide(ctx context.Context, call project.Call, minutes Minutes, decisions []Decision, who Who, may func(context.Context, *Decision) error) (*Meeting, []Outcome, error) {
	if len(decisions) > mostDecisions {
		return nil, nil, fault.New(fault.Invalid, "agenda.decisions", "/decisions", mostDecisions)
	}
	meeting, err := s.hold(ctx, call, minutes, decisions)
	if err != nil {
		return nil, nil, err
	}
	if meeting.Finished {
		return meeting, meeting.outcomes(), nil
	}
	outcomes := make([]Outcome, len(decisions))
	final := true
	for i := range decisions {
		d := decisions[i]
		if d.Step.On == 0 {
			d.Step.On = meeting.On
		}
		outcomes[i] = s.carry(ctx, call, meeting.ID, i, d, who, may)
		final = final && !outcomes[i].passing
	}
	if final {
		meeting, err = s.carried(ctx, call, meeting, outcomes)
	}
	return meeting, outcomes, err
}

// carry enters one decision into its project.
func (s *Service) carry(ctx context.Context, call project.Call, meeting string, place int, d Decision, who Who, may func(context.Context, *Decision) error) Outcome {
	o := Outcome{Project: d.Project, Problem: d.Step.Number, Step: d.Step.Name}
	refuse := func(err error) Outcome {
		first := fault.All(err)[0]
		o.Code, o.Why = first.Code, lang.Text{ZH: first.Message(lang.ZH), EN: first.Message(lang.EN)}
		o.passing = passing(err)
		return o
	}
	if err := may(ctx, &d); err != nil {
		return refuse(err)
	}
	d.Step.Source = meetingSource + meeting
	key := project.Call{Account: call.Account, Key: meeting + "-" + decisionNumber(place)}
	m, err := s.EnterMatter(ctx, d.Project, key, d.Version, problems.ClassProblem, d.Step, who, false)
	if err != nil {
		return refuse(err)
	}
	o.Done, o.Problem, o.State = true, m.Base().Number, m.Base().State
	return o
}

// passing reports whether something may be done when it is tried again.
func passing(err error) bool {
	var one *fault.Error
	return errors.Is(err, store.ErrUnavailable) || errors.Is(err, store.ErrTaken) || errors.Is(err, context.DeadlineExceeded) ||
		errors.Is(err, context.Canceled) || errors.As(err, &one) && one.Kind == fault.Unavailable
}
