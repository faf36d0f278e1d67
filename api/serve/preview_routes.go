package serve

import (
	"net/http"
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/whatif"
)

// Verdicts are what `?fields=decision` answers: which items a project needs, and nothing else.
type Verdicts struct {
	Rules         string        `json:"rules"` // revision of the rule set
	ReferenceDate calendar.Date `json:"reference_date"`
	Required      []string      `json:"required"` // ids of items, of parts as item@part
	Possible      []string      `json:"possible"` // those that depend on what is not known
}

// previewRoutes are those that answer anybody and keep nothing.
func (s *Server) previewRoutes() []Route {
	return []Route{
		{
			Name: "preview_plan", Method: http.MethodPost, Path: "/api/v1/preview/plan", Group: "preview", Action: "preview.plan",
			Summary: lang.Text{ZH: "试算一个项目的方案，不保存", EN: "Plan a project without keeping anything"},
			Query: slices.Concat(planParams(), formatParams(), []Param{{Name: "fields", Many: true, About: lang.Text{
				ZH: "只要这些（限 json）：decision 只答每个事项要不要办，glance 另答推定以外的结论、各方案的天数和费用、办完日期的范围，或方案的键（逗号分隔）",
				EN: "only these (of json): decision for the verdicts alone, glance with those that hold without assumptions, days and costs of every variant and the range of the finish, or keys of the plan with commas"}}}),
			BodyIs: "profile", AnswerIs: "plan", Other: formatMedia(), Handle: previewPlan,
		},
		{
			Name: "preview_questions", Method: http.MethodPost, Path: "/api/v1/preview/questions", Group: "preview", Action: "preview.questions",
			Summary: lang.Text{ZH: "还要问什么，先问哪个", EN: "What is still to be asked, and what first"},
			Query:   without(planParams(), "commit", "between"), BodyIs: "profile", AnswerIs: "ask", Handle: previewQuestions,
		},
		{
			Name: "preview_whatif", Method: http.MethodPost, Path: "/api/v1/preview/whatif", Group: "preview", Action: "preview.whatif",
			Summary: lang.Text{ZH: "怎样改变项目可以少办事项或者提前办结", EN: "Which changes of a project spare an item or bring its finish forward"},
			Query: append(without(planParams(), "between"),
				Param{Name: "item", About: lang.Text{ZH: "不办哪一事项", EN: "the item to be spared"}},
				Param{Name: "goal", Values: whatif.Goals, About: lang.Text{ZH: "少办事项或提前办结，默认两者", EN: "what the change is for, default both"}}),
			BodyIs: "profile", AnswerIs: "whatif", Handle: previewWhatif,
		},
		previewChangeRoute(),
	}
}

// profile reads the body as a profile.
func (c *Call) profile(set *rules.Set) (profile.Profile, error) { return c.profileIn(set, c.Raw) }

// profileIn reads a part of the body as a profile.
func (c *Call) profileIn(set *rules.Set, raw []byte) (profile.Profile, error) {
	p, err := profile.Decode(raw, set.Facts(), set.Schema())
	if err == nil {
		p, _, err = c.Server.plots().Stand(c.Context(), set, p)
	}
	if err != nil {
		return p, err
	}
	return p, planner.Check(set, p)
}

// asked reads profile and options; what is wrong with both is said at once.
func (c *Call) asked(set *rules.Set) (profile.Profile, planner.Options, error) {
	opt, wrong := c.options()
	p, err := c.profile(set)
	return p, opt, append(fault.All(wrong), fault.All(err)...).Err()
}

func previewPlan(c *Call) error {
	set := c.Server.Rules()
	fields := c.QueryAll("fields")
	if err := checkFields(fields); err != nil {
		return err
	}
	if len(fields) > 0 && c.otherFormat() {
		return fault.New(fault.Invalid, "usage.flag.both", "fields", "fields", "format, list")
	}
	p, opt, err := c.asked(set)
	if err != nil {
		return err
	}
	if slices.Contains(fields, decisionField) {
		verdicts, err := c.Server.decide(set, p, opt)
		if err != nil {
			return err
		}
		return c.Bytes("application/json; charset=utf-8", verdicts.line())
	}
	if slices.Contains(fields, glanceField) {
		glance, err := c.Server.glance(set, p, opt)
		if err != nil {
			return err
		}
		return c.JSON(glance)
	}
	if len(fields) > 0 && figuresOnly(fields) {
		figures, err := figures(set, p, opt, fields)
		if err != nil {
			return err
		}
		return c.JSON(figures)
	}
	plan, err := planner.Make(set, p, opt)
	if err != nil {
		return err
	}
	c.tell(set, plan)
	switch {
	case len(fields) > 0:
		return c.JSON(only(plan, fields))
	case c.otherFormat():
		return c.write(plan, set, "plan")
	}
	return c.JSON(plan)
}

// decide answers which items a project needs, without a plan.
func (s *Server) decide(set *rules.Set, p profile.Profile, opt planner.Options) (*Verdicts, error) {
	if err := opt.Check(set, p); err != nil {
		return nil, err
	}
	p = opt.Overlay(set, p)
	v := &Verdicts{Rules: set.Revision(), ReferenceDate: p.ReferenceDate(set.Facts())}
	v.Required = make([]string, 0, len(set.Items()))
	v.Possible = []string{}
	if len(p.Parts)+len(p.Own)+len(p.Dropped) == 0 && opt.Law == planner.ReferenceLaw {
		return v, s.decidePlainly(set, p, opt.Assume, v)
	}
	decision, err := decisionOf(set, p, opt)
	if err != nil {
		return nil, err
	}
	for i := range decision.Items {
		v.add(decision.Items[i].Verdict, decision.Items[i].Key())
	}
	return v, nil
}

// decisionOf decides a project. By the law of each item's own day nobody can without its dates.
func decisionOf(set *rules.Set, p profile.Profile, opt planner.Options) (rules.Decision, error) {
	if opt.Law == planner.PlannedLaw {
		opt.Start, opt.ReferenceDate = 0, 0 // which stand in the profile
		outline, err := planner.Sketch(set, p, opt)
		return outline.Decision, err
	}
	decision, err := set.Outline(p, opt.Assume)
	if err == nil {
		planner.Adjust(set, &decision)
	}
	return decision, err
}

// decider decides one project after another under one rule set.
type decider struct {
	set      *rules.Set
	verdicts *rules.Verdicts
}

// decidePlainly decides a project without parts, to which nobody added anything, in memory that was
// used before.
func (s *Server) decidePlainly(set *rules.Set, p profile.Profile, assume profile.Assume, v *Verdicts) error {
	d, _ := s.deciders.Get().(*decider)
	if d == nil || d.set != set {
		d = &decider{set, set.Verdicts()}
	}
	defer s.deciders.Put(d)
	found, err := d.verdicts.For(p, assume)
	for i, verdict := range found {
		v.add(verdict, set.Items()[i].ID)
	}
	return err
}

func (v *Verdicts) add(verdict rules.Verdict, key string) {
	switch verdict {
	case rules.Required:
		v.Required = append(v.Required, key)
	case rules.Possible:
		v.Possible = append(v.Possible, key)
	}
}

func previewQuestions(c *Call) error {
	set := c.Server.Rules()
	p, opt, err := c.asked(set)
	if err != nil {
		return err
	}
	if c.Query("assume") == "" {
		opt.Assume = profile.None // questions are asked about what is assumed, too, unless one says otherwise
	}
	questions, err := whatif.Ask(set, p, opt)
	if err != nil {
		return err
	}
	return c.JSON(questions)
}

func previewWhatif(c *Call) error {
	set := c.Server.Rules()
	q := whatif.Query{Item: c.Query("item"), Goal: whatif.Goal(c.Query("goal"))}
	p, opt, err := c.asked(set)
	faults := fault.All(err)
	if q.Item != "" && q.Goal != "" {
		faults.Add(fault.New(fault.Invalid, "usage.flag.both", "goal", "item", "goal"))
	}
	if err := faults.Err(); err != nil {
		return err
	}
	changes, err := whatif.Find(set, p, opt, q)
	if err != nil {
		return err
	}
	return c.JSON(changes)
}

// line writes verdicts as JSON, without reflection, since nothing is asked for more often. Ids need no
// escaping.
func (v *Verdicts) line() []byte {
	b := make([]byte, 0, 200+32*(len(v.Required)+len(v.Possible)))
	b = append(append(b, `{"rules":"`...), v.Rules...)
	b = append(append(b, `","reference_date":"`...), v.ReferenceDate.String()...)
	for _, list := range []struct {
		name string
		ids  []string
	}{{`","required":[`, v.Required}, {`],"possible":[`, v.Possible}} {
		b = append(b, list.name...)
		for i, id := range list.ids {
			if i > 0 {
				b = append(b, ',')
			}
			b = append(append(append(b, '"'), id...), '"')
		}
	}
	return append(b, "]}\n"...)
}
