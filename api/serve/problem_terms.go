package serve

import (
	"maps"
	"net/http"
	"slices"

	"sevenlists/api/track/problems"
	"sevenlists/planner/lang"
)

// MatterTerms are the words of problems, questions and opinion rounds, in the language of the caller.
type MatterTerms struct {
	Classes    []ClassTerms `json:"classes"`
	Severities []Term       `json:"severities"` // the gravest first
	Levels     []Term       `json:"levels"`     // of decision, the lowest first
	Categories []Term       `json:"categories"`
	FoundBy    []Term       `json:"found_by"`
	Parties    []Term       `json:"parties"`  // kinds of party of a round
	Matters    []Term       `json:"matters"`  // that a round may be about
	Opinions   []Term       `json:"opinions"` // what a party may say
}

// ClassTerms are the states and steps of one class of matter.
type ClassTerms struct {
	Class  string      `json:"class"`
	States []StateTerm `json:"states"`
	Steps  []NextStep  `json:"steps"` // that a person may enter
}

// StateTerm is a state of a matter.
type StateTerm struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Closed bool   `json:"closed,omitempty"` // nothing is left to do
}

// Term is an id and its name.
type Term struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// matterTermsRoute is that of the words, for pages that show them.
func matterTermsRoute() Route {
	return Route{
		Name: "matter_terms", Method: http.MethodGet, Path: "/api/v1/matters/terms", Group: "problems", Action: "catalogue.read",
		Summary: lang.Text{ZH: "问题、提问和征求意见的用语：状态、步骤、层级、类别", EN: "The words of problems, questions and opinion rounds: states, steps, levels, kinds"},
		Answer:  MatterTerms{}, Handle: followed(matterTerms),
	}
}

func matterTerms(c *Call) error {
	b := c.Server.Track.Problems()
	t := MatterTerms{
		Categories: c.terms(b.Categories), FoundBy: c.terms(b.FoundBy), Parties: c.terms(b.Opinions.Parties), Matters: c.terms(b.Opinions.Matters),
		Opinions: c.terms(b.Opinions.Answers), Levels: []Term{}, Severities: []Term{},
	}
	for _, l := range b.Levels {
		t.Levels = append(t.Levels, Term{l.ID, l.Name.In(c.Lang)})
	}
	for _, s := range c.Server.Rules().Vocabulary().Severities {
		t.Severities = append(t.Severities, Term{s.ID, s.Name.In(c.Lang)})
	}
	for _, class := range problems.Classes() {
		rows := b.Class(class)
		of := ClassTerms{Class: class, States: []StateTerm{}, Steps: []NextStep{}}
		for _, id := range problems.StateNames(class) {
			of.States = append(of.States, StateTerm{id, rows.States[id].Name.In(c.Lang), rows.States[id].Closed})
		}
		for _, id := range problems.StepNames(class) {
			if row := rows.Steps[id]; !row.Automatic {
				of.Steps = append(of.Steps, c.nextStep(id, row.Name, row.Needs))
			}
		}
		t.Classes = append(t.Classes, of)
	}
	return c.JSON(t)
}

// terms are names by their ids, in order of the ids.
func (c *Call) terms(names map[string]lang.Text) []Term {
	list := make([]Term, 0, len(names))
	for _, id := range slices.Sorted(maps.Keys(names)) {
		list = append(list, Term{id, names[id].In(c.Lang)})
	}
	return list
}
