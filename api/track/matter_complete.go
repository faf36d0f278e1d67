package track

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// completing fills in what a step leaves to the program.
type completing struct {
	*Service
	set   *rules.Set // by which the project goes
	p     *project.Project
	state *State
	w     problems.Circumstances
}

// step completes a step of a matter.
func (c *completing) step(ctx context.Context, m problems.Matter, s *problems.Dated) error {
	s.Signer, s.Gone, s.Assent, s.Changed = "", nil, nil, nil
	switch m := m.(type) {
	case *problems.Problem:
		return c.problem(ctx, m, s)
	case *problems.Question:
		return c.question(ctx, m, s)
	case *problems.Round:
		return c.round(ctx, m, s)
	}
	return nil
}

func (c *completing) problem(ctx context.Context, p *problems.Problem, s *problems.Dated) error {
	switch s.Name {
	case problems.Open:
		return c.opening(s)
	case problems.Settle:
		if len(p.Facts) == 0 {
			return nil
		}
		sight, err := c.sight(ctx, c.p)
		if err != nil {
			return err
		}
		s.Changed = p.ChangedSince(sight.Value)
	case problems.AcceptRisk:
		s.Signer = c.w.Account
	case problems.Reopen:
		l := problems.Lead{}
		if s.Lead != nil {
			l = *s.Lead
		}
		l.Level = cmp.Or(l.Level, p.Level)
		c.lead(&l, p.Severity, 0, s)
		s.Lead = &l
	case problems.Escalate:
		l := problems.Lead{}
		if s.Lead != nil {
			l = *s.Lead
		}
		l.Level = cmp.Or(l.Level, c.matters.Above(p.Level))
		s.Lead = &l
	}
	return nil
}

// opening completes a problem that a person raises.
func (c *completing) opening(s *problems.Dated) error {
	if s.Finding == nil || s.Finding.Title.IsZero() {
		return fault.List{fault.New(fault.Invalid, "problem.needs", "/finding/title", "title")}
	}
	f := *s.Finding
	f.Key, f.Rules, f.Title = "", "", both(f.Title)
	f.Options, f.Items = slices.Clone(f.Options), slices.Concat([]string{}, f.Items)
	for i := range f.Options {
		f.Options[i] = both(f.Options[i])
	}
	switch {
	case strings.HasPrefix(s.Source, meetingSource):
		f.By, f.Finder = problems.ByMeeting, strings.TrimPrefix(s.Source, meetingSource)
	case c.w.Department != "":
		f.By, f.Finder = problems.ByDepartment, c.w.Department
	default:
		f.By, f.Finder = problems.ByPerson, ""
	}
	l := problems.Lead{}
	if s.Lead != nil {
		l = *s.Lead
	}
	if l.Department = cmp.Or(l.Department, c.w.Department); l.Department == "" {
		return fault.List{fault.New(fault.Invalid, "problem.needs", "/lead/department", "department")}
	}
	c.lead(&l, f.Severity, 0, s)
	s.Finding, s.Lead = &f, &l
	return nil
}

// lead fills in where a problem is decided and until when it is solved, working days after the step where
// a rule says so.
func (c *completing) lead(l *problems.Lead, severity string, days int, s *problems.Dated) {
	row := c.matters.Severities[severity]
	l.Level = cmp.Or(l.Level, row.Level)
	if l.Due != 0 {
		return
	}
	d := row.Days
	if days > 0 {
		d = rules.Days{N: days, Unit: "working"}
	}
	l.Due = problems.After(c.set.Calendar(), s.On, d)
}

// both writes a text that is given in one language in both.
func both(t lang.Text) lang.Text { return lang.Text{ZH: cmp.Or(t.ZH, t.EN), EN: cmp.Or(t.EN, t.ZH)} }

func (c *completing) question(ctx context.Context, q *problems.Question, s *problems.Dated) error {
	switch s.Name {
	case problems.Ask:
		if s.Question == nil {
			return nil // which is said with everything else that is wrong
		}
		f := c.set.Facts().Fact(s.Question.Fact)
		if f == nil {
			ids := make([]string, len(c.set.Facts().List))
			for i := range ids {
				ids[i] = c.set.Facts().List[i].ID
			}
			return fault.List{fault.New(fault.Invalid, "problem.word", "/question/fact", s.Question.Fact, fault.Nearest(s.Question.Fact, ids))}
		}
		asked := *s.Question
		asked.Text, asked.Department = f.Question, cmp.Or(asked.Department, c.matters.Department(f.ID, f.Ask))
		if asked.Department == "" {
			return fault.List{fault.New(fault.Invalid, "problem.needs", "/question/department", "department")}
		}
		asked.Items = slices.Concat([]string{}, asked.Items)
		s.Question, s.Due = &asked, cmp.Or(s.Due, c.matters.QuestionDue(c.w, s.On))
	case problems.Answer:
		if s.Answer == nil || len(s.Answer.Value) == 0 || q.Fact.Fact == "" {
			return nil
		}
		s.Answer = &problems.Reply{Value: s.Answer.Value, Note: s.Answer.Note}
		raw, err := c.with(ctx, c.p, &q.Fact, s.Answer.Value)
		if err != nil {
			return err
		}
		now := c.projects.Rules() // by which a revised profile will be read
		if _, err := profile.Decode(raw, now.Facts(), now.Schema()); err != nil {
			return at("/answer/value", err)
		}
	case problems.Decline:
		s.Due = c.matters.QuestionDue(c.w, s.On)
	}
	return nil
}

// at puts one place in that of every fault: they speak of one value that is not where they found it.
func at(place string, err error) error {
	faults := fault.All(err)
	for i, e := range faults {
		moved := *e
		moved.Path = place
		faults[i] = &moved
	}
	return faults.Err()
}

// with is the profile of a project with a value for a fact.
func (s *Service) with(ctx context.Context, p *project.Project, f *problems.Fact, value json.RawMessage) ([]byte, error) {
	raw, err := s.projects.Profile(ctx, p)
	if err != nil {
		return nil, err
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.UseNumber()
	var whole map[string]any
	if err := decoder.Decode(&whole); err != nil {
		return nil, err
	}
	of := whole
	if f.Part != "" {
		of = nil
		parts, _ := whole["parts"].([]any)
		for _, one := range parts {
			if part, ok := one.(map[string]any); ok && part["id"] == f.Part {
				of = part
			}
		}
		if of == nil {
			return nil, fault.List{fault.New(fault.Invalid, "problem.word", "/question/part", f.Part)}
		}
	}
	facts, ok := of["facts"].(map[string]any)
	if !ok {
		facts = map[string]any{}
		of["facts"] = facts
	}
	facts[f.Fact] = value
	return json.Marshal(whole)
}

func (c *completing) round(ctx context.Context, r *problems.Round, s *problems.Dated) error {
	switch s.Name {
	case problems.Ask:
		if s.Round == nil {
			return nil
		}
		asking := *s.Round
		if asking.Due == 0 {
			asking.Due = problems.After(c.set.Calendar(), s.On, c.matters.Opinions.Days)
		}
		s.Round = &asking
		return c.about(ctx, &asking)
	case problems.Close:
		s.Assent = c.matters.Assenting(r)
	}
	return nil
}

// about looks up what a round is about.
func (c *completing) about(ctx context.Context, a *problems.Asking) error {
	ok := true
	switch a.Matter {
	case "problem":
		number, err := strconv.Atoi(a.About)
		ok = err == nil && c.state.Matters.Find(problems.ClassProblem, number) != nil
	case "item":
		plan, _, err := c.projects.Plan(ctx, c.p, planner.Default())
		if err != nil {
			return err
		}
		ok = slices.ContainsFunc(plan.Items, func(row planner.ItemRow) bool { return row.ID == a.About })
	}
	if !ok {
		return fault.List{fault.New(fault.Invalid, "problem.word", "/round/about", a.About)}
	}
	return nil
}

// contradiction gives what follows from what is entered into a round: opinions that contradict each other
// become a problem for a meeting, and once somebody has given way, for the reason given, its closing is
// proposed.
func (c *completing) contradiction(r, after *problems.Round, reason string) ([]store.Event, error) {
	rule := c.matters.Opinions.Contradiction
	key := rule.Problem + ":" + after.Source()
	var of *problems.Problem
	for _, p := range c.state.Matters.Problems {
		if p.Key == key && p.State != problems.None {
			of = p
		}
	}
	step := problems.Dated{On: c.w.Today, Step: problems.Step{Source: after.Source()}}
	switch {
	case after.Contradiction && of == nil:
		found, lead := c.contradicting(after, key)
		step.Number, step.Name, step.Finding, step.Lead = c.state.Matters.Count(problems.ClassProblem)+1, problems.Open, &found, &lead
		if step.Number > problems.MostProblems {
			return nil, fault.New(fault.Conflict, "problem.many", "", problems.MostProblems)
		}
	case after.Contradiction && !r.Contradiction && of.Closed:
		found, _ := c.contradicting(after, key)
		step.Number, step.Name, step.Finding = of.Number, problems.FoundAgain, &found
	case !after.Contradiction && r.Contradiction && of != nil && !of.Closed:
		step.Number, step.Name, step.Result = of.Number, problems.Propose, cmp.Or(reason, after.Source())
	default:
		return nil, nil
	}
	ev, err := event(problems.ClassProblem+"_"+step.Name, step.On, step.Step)
	return []store.Event{ev}, err
}

// contradicting is the problem that contradictory opinions are.
func (c *completing) contradicting(r *problems.Round, key string) (problems.Finding, problems.Lead) {
	rule := c.matters.Opinions.Contradiction
	f := problems.Finding{
		Key: key, By: problems.ByOpinions, Finder: strconv.Itoa(r.Number), Items: []string{}, Rules: c.set.Revision(),
	}
	l := problems.Lead{Level: rule.Level}
	days := 0
	for _, p := range c.set.Problems() {
		if p.ID == rule.Problem {
			f.Title, f.Severity, f.Category, f.LegalBasis, days = p.Name, p.Severity, p.Category, p.LegalBasis, p.DueDays
			f.Options, l.Department = []lang.Text{p.Suggestion}, p.Solver
		}
	}
	l.Helpers = slices.DeleteFunc(r.Concerned(), func(id string) bool { return id == l.Department })
	switch about := c.state.Matters.Find(problems.ClassProblem, number(r.About)); {
	case r.Matter == "item":
		f.Items = []string{r.About}
	case r.Matter == "problem" && about != nil:
		f.Items = about.(*problems.Problem).Items
	}
	for i := range r.Parties {
		if v := &r.Parties[i]; v.State == problems.Spoke {
			f.Because = append(f.Because, c.says(v))
		}
	}
	c.lead(&l, f.Severity, days, &problems.Dated{On: c.w.Today})
	return f, l
}

// says writes what a party says.
func (c *completing) says(v *problems.Voice) lang.Text {
	name, opinion := lang.Text{ZH: cmp.Or(v.Name, v.ID), EN: cmp.Or(v.Name, v.ID)}, c.matters.Opinions.Answers[v.Opinion]
	if v.Kind == problems.PartyDepartment && v.Name == "" {
		name = c.set.DepartmentName(v.ID, v.On)
	}
	said := lang.Text{ZH: name.ZH + "：" + opinion.ZH, EN: name.EN + ": " + opinion.EN}
	if words := cmp.Or(v.Text, strings.Join(v.Conditions, "; ")); words != "" {
		said.ZH, said.EN = said.ZH+"，"+words, said.EN+": "+words
	}
	return said
}

// number reads a whole number, 0 where it is none.
func number(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}
