package whatif

import (
	"math"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Questions are the facts still to be asked about a project, the best first.
type Questions struct {
	Project planner.ProjectName `json:"project"`
	Lang    lang.Lang           `json:"lang"`
	Assume  profile.Assume      `json:"assume"` // defaults takes assumed facts as answered, none asks for them too
	// Complete is true where no open fact can change an item, edge, day, commitment or problem.
	Complete  bool       `json:"complete"`
	Questions []Question `json:"questions"`
}

// Question is one fact worth asking.
type Question struct {
	Fact     string          `json:"fact"`
	Part     string          `json:"part,omitempty"` // whose fact it is, where a part is to say it
	Name     string          `json:"name"`
	Question string          `json:"question"`
	Ask      string          `json:"ask"` // whom to ask: department id, investor or system
	AskName  string          `json:"ask_name"`
	Type     profile.Type    `json:"type"`
	Unit     string          `json:"unit,omitempty"`
	Values   []Choice        `json:"values,omitempty"` // of an enum
	Limits   []profile.Value `json:"limits,omitempty"` // of a number or date: where another answer begins to make a difference
	Assumed  profile.Value   `json:"assumed,omitzero"` // the default that is taken until somebody answers
	Items    []string        `json:"items"`            // whose requirement, commitment, days or edges it can change
	Problems []string        `json:"problems"`         // that it can raise or rule out
	Settles  float64         `json:"settles"`          // answers that it settles, the mean over its values
	// FinishSpread is the number of working days between the earliest and the latest finish of the
	// plan over all answers, what else is open being as it is; null where nothing bounds it.
	FinishSpread *int  `json:"finish_spread_days"`
	Why          []Why `json:"why"`
}

// Choice is one value of an enum.
type Choice struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// Why says one thing that an answer decides.
type Why struct {
	ID   string `json:"id"` // of an item or a problem
	Name string `json:"name"`
	Rule string `json:"rule,omitempty"` // the rule that reads the fact
}

// Ask gives the facts to be asked about a project, the best first: unknown ones before assumed
// ones, then by how many answers they settle, then by how far they move the finish. A fact that
// can change nothing is not among them, and none is left when nothing can. Facts that a rule
// derives are asked by those they are derived from.
//
// Of opt it reads Variant, Start, ReferenceDate, Lang and Assume: with profile.None assumed facts
// are asked for too, with profile.Defaults they count as answered. The same arguments give the
// same answer.
//
// It returns *fault.Error RuleBroken where a derivation fails.
func Ask(set *rules.Set, p profile.Profile, opt planner.Options) (*Questions, error) {
	a, err := consider(set, p, opt)
	if err != nil {
		return nil, err
	}
	a.spreadAll()
	a.rank()
	answer := &Questions{
		Project: planner.ProjectName{ID: p.ID, Name: p.Name}, Lang: opt.Lang, Assume: opt.Assume,
		Complete: len(a.asked) == 0, Questions: make([]Question, 0, len(a.asked)),
	}
	for i := range a.asked {
		answer.Questions = append(answer.Questions, a.question(&a.asked[i]))
	}
	return answer, nil
}

// Next gives the first question that Ask gives, nil where there is none. It weighs the finish only
// where it decides, which is what a form does after every answer.
//
// It returns the errors of Ask.
func Next(set *rules.Set, p profile.Profile, opt planner.Options) (*Question, error) {
	a, err := consider(set, p, opt)
	if err != nil || len(a.asked) == 0 {
		return nil, err
	}
	a.rank()
	first := 1
	for first < len(a.asked) && a.equal(&a.asked[0], &a.asked[first]) {
		first++
	}
	a.asked = a.asked[:first]
	a.spreadAll()
	a.rank()
	q := a.question(&a.asked[0])
	return &q, nil
}

// question writes one question.
func (a *asker) question(c *candidate) Question {
	fact := &a.set.Facts().List[c.slot]
	l := a.opt.Lang
	w := words.NewWriter(a.set, l, a.rest.Profile.ReferenceDate(a.set.Facts()))
	q := Question{
		Fact: fact.ID, Part: c.part, Name: a.decided().Named(fact.Name, c.part).In(l), Question: fact.Question.In(l), Ask: fact.Ask, AskName: w.Department(fact.Ask),
		Type: fact.Type, Unit: fact.Unit.In(l), Items: []string{}, Problems: []string{}, Why: []Why{}, Settles: math.Round(100*c.settles) / 100,
	}
	for _, choice := range fact.Values {
		q.Values = append(q.Values, Choice{ID: choice.ID, Name: choice.Name.In(l)})
	}
	if c.plain >= 0 {
		q.Limits = a.rest.Open[c.plain].Limits()
	}
	if c.assumed {
		q.Assumed = fact.Default
	}
	if c.spread != unbounded {
		q.FinishSpread = &c.spread
	}
	a.reasons(&q, c)
	return q
}

// decided is what names of parts are read from.
func (a *asker) decided() *rules.Decision { return &rules.Decision{Profile: a.rest.Profile} }

// reasons names what an answer decides, each item and problem once, with the first rule for it.
func (a *asker) reasons(q *Question, c *candidate) {
	l := a.opt.Lang
	seen := map[string]bool{}
	add := func(to *[]string, id string, name, rule lang.Text) {
		if !seen[id] {
			seen[id] = true
			*to = append(*to, id)
			q.Why = append(q.Why, Why{ID: id, Name: name.In(l), Rule: rule.In(l)})
		}
	}
	works := a.set.Vocabulary().Milestones.Works
	for _, part := range c.works {
		add(&q.Items, rules.Key(works.ID, part), a.decided().Named(works.Name, part), lang.Text{})
	}
	for _, n := range c.answers {
		answer := &a.rest.Answers[n]
		rule := a.set.Title(answer, c.slot, a.rest.ProfileOf(answer.Part))
		if answer.Item != nil {
			add(&q.Items, rules.Key(answer.Item.ID, answer.Part), a.decided().Named(answer.Item.Name, answer.Part), rule)
		} else {
			add(&q.Problems, answer.Problem.ID, answer.Problem.Name, rule)
		}
	}
	for _, p := range c.plan {
		add(&q.Problems, p.ID, p.Name, lang.Text{})
	}
}
