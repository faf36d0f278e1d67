package serve

import (
	"encoding/json"
	"slices"

	"sevenlists/api/track/problems"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// NewProblem is a problem that a person raises.
type NewProblem struct {
	Title    string   `json:"title" most:"200"` // in short
	Because  []string `json:"because,omitempty" most:"20"`
	Severity string   `json:"severity" oneof:"stop delay cost"`
	Category string   `json:"category,omitempty" most:"40"` // what it is about: see the rules of problems
	Part     string   `json:"part,omitempty" most:"64"`     // id of a part
	Place    string   `json:"place,omitempty" most:"200"`   // where on the site or in the papers
	Items    []string `json:"items,omitempty" most:"100"`   // keys of the items that it affects
	Options  []string `json:"options,omitempty" most:"20"`  // what could be done
	// Lead says who solves it; without it the caller's own department.
	Lead     *problems.Lead `json:"lead,omitempty"`
	Document string         `json:"document,omitempty" most:"200"` // number of the paper that raises it
	On       calendar.Date  `json:"on,omitzero"`                   // today where it is not given
	Late     string         `json:"late,omitempty" most:"500"`     // why it is entered only now
}

// NewQuestion asks a department about a fact.
type NewQuestion struct {
	Fact       string        `json:"fact" most:"100"`
	Part       string        `json:"part,omitempty" most:"64"`
	Department string        `json:"department,omitempty" most:"100"` // the one that knows the fact where it is not given
	Due        calendar.Date `json:"due,omitzero"`                    // three working days from today where it is not given
	On         calendar.Date `json:"on,omitzero"`
	Late       string        `json:"late,omitempty" most:"500"`
}

// NewRound asks several parties for their opinion.
type NewRound struct {
	problems.Asking
	Document string        `json:"document,omitempty" most:"200"` // number of the letter
	On       calendar.Date `json:"on,omitzero"`
	Late     string        `json:"late,omitempty" most:"500"`
}

// NewReply is an answer of a department.
type NewReply struct {
	Value json.RawMessage `json:"value"` // of the fact: a number, a text, a date, true or false
	Note  string          `json:"note,omitempty" most:"1000"`
}

// MatterStep is a step of a problem, a question or an opinion round. Which of its keys have to be there is
// said by the rules of problems, and by next.
type MatterStep struct {
	Step     string             `json:"step" most:"40"`
	On       calendar.Date      `json:"on,omitzero"` // the day on which it happened; today where it is not given
	Reason   string             `json:"reason,omitempty" most:"1000"`
	Result   string             `json:"result,omitempty" most:"2000"`
	Document string             `json:"document,omitempty" most:"200"`
	Issuer   string             `json:"issued_by,omitempty" most:"100"` // id of the department that issued the document
	Late     string             `json:"late,omitempty" most:"500"`      // why it is entered only now
	Lead     *problems.Lead     `json:"lead,omitempty"`
	Answer   *NewReply          `json:"answer,omitempty"`
	Opinion  *problems.Position `json:"opinion,omitempty"`
	Problem  *NewProblem        `json:"problem,omitempty"`  // of open, in a decision or a correction
	Question *NewQuestion       `json:"question,omitempty"` // of ask, in a correction
	Round    *problems.Asking   `json:"round,omitempty"`    // of ask, in a correction
}

// CorrectedMatter says that an entry was wrong.
type CorrectedMatter struct {
	Entry   int         `json:"entry" least:"1"` // its number
	Reason  string      `json:"reason" most:"1000"`
	Instead *MatterStep `json:"instead,omitempty"` // what is true instead; absent: it never happened
}

// ProblemAnswer is a problem and what the caller may enter next.
type ProblemAnswer struct {
	problems.Problem
	Next []NextStep `json:"next"`
}

// QuestionAnswer is a question and what the caller may enter next.
type QuestionAnswer struct {
	problems.Question
	Next []NextStep `json:"next"`
}

// RoundAnswer is an opinion round and what the caller may enter next.
type RoundAnswer struct {
	problems.Round
	Next []NextStep `json:"next"`
}

// dated is the problem as a step has it.
func (n *NewProblem) dated() problems.Dated {
	return problems.Dated{On: n.On, Step: problems.Step{
		Name: problems.Open, Document: n.Document, Late: n.Late, Lead: n.Lead, Finding: &problems.Finding{
			Title: oneText(n.Title), Because: textsOf(n.Because), Severity: n.Severity, Category: n.Category, Part: n.Part, Place: n.Place,
			Items: slices.Concat([]string{}, n.Items), Options: textsOf(n.Options),
		},
	}}
}

func (n *NewQuestion) dated() problems.Dated {
	return problems.Dated{On: n.On, Step: problems.Step{
		Name: problems.Ask, Late: n.Late, Due: n.Due, Question: &problems.Fact{Fact: n.Fact, Part: n.Part, Department: n.Department},
	}}
}

func (n *NewRound) dated() problems.Dated {
	asking := n.Asking
	return problems.Dated{On: n.On, Step: problems.Step{Name: problems.Ask, Document: n.Document, Late: n.Late, Round: &asking}}
}

// dated is the step as a matter of that number has it.
func (n *MatterStep) dated(number int) problems.Dated {
	s := problems.Step{
		Number: number, Name: n.Step, Reason: n.Reason, Result: n.Result, Document: n.Document, Issuer: n.Issuer, Late: n.Late,
		Lead: n.Lead, Opinion: n.Opinion, Round: n.Round,
	}
	if n.Answer != nil {
		s.Answer = &problems.Reply{Value: n.Answer.Value, Note: n.Answer.Note}
	}
	if n.Problem != nil {
		opened := n.Problem.dated()
		s.Finding = opened.Finding
		if s.Lead == nil {
			s.Lead = opened.Lead
		}
	}
	if n.Question != nil {
		asked := n.Question.dated()
		s.Question, s.Due = asked.Question, asked.Due
	}
	return problems.Dated{Step: s, On: n.On}
}

// oneText is a text of a person, who writes in one language.
func oneText(s string) lang.Text { return lang.Text{ZH: s, EN: s} }

func textsOf(list []string) []lang.Text {
	texts := make([]lang.Text, len(list))
	for i, s := range list {
		texts[i] = oneText(s)
	}
	return texts
}
