package problems

import (
	"maps"
	"slices"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// folder is where the rules of this package stand below those of the district.
const folder = "supervision/problems"

// SeverityRow is what follows from how grave a problem is.
type SeverityRow struct {
	Level       string     `json:"level"`                  // where it is decided
	Days        rules.Days `json:"days"`                   // how long it has
	Accepts     []string   `json:"accepts"`                // roles that may accept its risk
	Paper       bool       `json:"paper,omitempty"`        // only with the paper of the competent authority
	SettledWith []string   `json:"settled_with,omitempty"` // what a settlement has to state
}

// LevelRow is one level of decision.
type LevelRow struct {
	ID      string    `json:"id"`
	Name    lang.Text `json:"name"`
	Decides []string  `json:"decides"` // roles that may enter a decision of that level
	// OfLead are roles that may so only for the department that leads, as one of its own.
	OfLead []string `json:"of_lead,omitempty"`
}

// StepRow is one step: after which states it is possible, what has to be stated, and why not elsewhere.
type StepRow struct {
	Name      lang.Text `json:"name"`
	From      []string  `json:"from"`
	Needs     []string  `json:"needs,omitempty"`
	Automatic bool      `json:"automatic,omitempty"` // entered by the program alone
	Otherwise lang.Text `json:"otherwise"`
}

// ClassRows are the states and steps of one class of matter.
type ClassRows struct {
	States map[string]handling.StateRow `json:"states"`
	Steps  map[string]StepRow           `json:"steps"`
}

// SilenceRow says of whom, and about what, silence is no objection.
type SilenceRow struct {
	Parties    []string    `json:"parties"`
	Matters    []string    `json:"matters"`
	Basis      rules.Basis `json:"legal_basis"`
	Confidence string      `json:"confidence" oneof:"low medium high"`
}

// AgendaWords are the words of the printed agenda.
type AgendaWords struct {
	Title      lang.Text            `json:"title"`
	Department lang.Text            `json:"department"`
	Questions  lang.Text            `json:"questions"`
	Nothing    lang.Text            `json:"nothing"`
	Overdue    lang.Text            `json:"overdue"`
	Columns    map[string]lang.Text `json:"columns"`
}

// Book is how matters go on, as the district words it (policies/supervision/problems).
type Book struct {
	Severities map[string]SeverityRow `json:"severities"`
	Levels     []LevelRow             `json:"levels"` // the lowest first
	Categories map[string]lang.Text   `json:"categories"`
	Questions  struct {
		Days       rules.Days        `json:"days"`
		NotAsked   []string          `json:"not_asked"`             // ids of those to whom no question is sent
		AnsweredBy map[string]string `json:"answered_by,omitempty"` // fact: department, in place of the fact's own
	} `json:"questions"`
	Opinions struct {
		Days    rules.Days           `json:"days"`
		Parties map[string]lang.Text `json:"parties"`
		Matters map[string]lang.Text `json:"matters"`
		Answers map[string]lang.Text `json:"answers"`
		Clerks  []string             `json:"clerks"` // roles that enter what a party says on paper
		Silence []SilenceRow         `json:"silence,omitempty"`
		// Contradiction is the problem that contradictory opinions become, and where it is decided.
		Contradiction struct {
			Problem string `json:"problem"` // id of a rule of policies/problems/raised
			Level   string `json:"level"`
		} `json:"contradiction"`
	} `json:"opinions"`
	FoundBy  map[string]lang.Text `json:"found_by"`
	Agenda   AgendaWords          `json:"agenda"`
	Problem  ClassRows            `json:"problem"`
	Question ClassRows            `json:"question"`
	Opinion  ClassRows            `json:"opinion"`
}

// needs are what a step may have to state, by the name under which the rules ask for it.
var needs = map[string]func(*Dated) bool{
	"reason":   func(s *Dated) bool { return s.Reason != "" || s.Gone != nil },
	"result":   func(s *Dated) bool { return s.Result != "" || s.Gone != nil },
	"document": func(s *Dated) bool { return s.Document != "" },
	"issuer":   func(s *Dated) bool { return s.Issuer != "" },
	"lead":     func(s *Dated) bool { return s.Lead != nil && s.Lead.Person != "" },
	"question": func(s *Dated) bool { return s.Question != nil && s.Question.Fact != "" },
	"answer":   func(s *Dated) bool { return s.Answer != nil && len(s.Answer.Value) > 0 },
	"round":    func(s *Dated) bool { return s.Round != nil && len(s.Round.Parties) > 0 },
	"opinion":  func(s *Dated) bool { return s.Opinion != nil && s.Opinion.Opinion != "" },
}

// known are the states and steps that the program knows how to take in, in the order in which a matter
// usually goes.
var known = map[string]struct{ states, steps []string }{
	ClassProblem: {
		[]string{None, Opened, Assigned, Proposed, Escalated, Settled, Accepted, Rejected},
		[]string{Open, FoundAgain, Assign, Propose, Settle, AcceptRisk, Reject, Escalate, Reopen},
	},
	ClassQuestion: {[]string{None, Asked, Answered, Taken, Withdrawn}, []string{Ask, Answer, TakeOver, Decline, Withdraw}},
	ClassOpinion:  {[]string{None, Asked, Closed, Withdrawn}, []string{Ask, Give, GiveWay, Close, Withdraw}},
}

// StepNames are the steps of a class of matter, in the order in which one usually goes.
func StepNames(class string) []string { return slices.Clone(known[class].steps) }

// StateNames are the states of a class of matter.
func StateNames(class string) []string { return slices.Clone(known[class].states) }

// Class gives the states and steps of a class.
func (b *Book) Class(class string) *ClassRows {
	switch class {
	case ClassProblem:
		return &b.Problem
	case ClassQuestion:
		return &b.Question
	}
	return &b.Opinion
}

// level is the place of a level of decision, −1 where there is none.
func (b *Book) level(id string) int {
	return slices.IndexFunc(b.Levels, func(l LevelRow) bool { return l.ID == id })
}

// Above is the level of decision above one; the highest has none.
func (b *Book) Above(id string) string {
	if i := b.level(id) + 1; i < len(b.Levels) {
		return b.Levels[i].ID
	}
	return ""
}

// LevelName is the name of a level of decision.
func (b *Book) LevelName(id string) lang.Text {
	if i := b.level(id); i >= 0 {
		return b.Levels[i].Name
	}
	return lang.Text{ZH: id, EN: id}
}

// Assenting are the parties of a round whose silence is no objection by the rules.
func (b *Book) Assenting(r *Round) []string {
	var list []string
	for i := range r.Parties {
		v := &r.Parties[i]
		if r.Silent && v.State == Waiting && slices.ContainsFunc(b.Opinions.Silence, func(row SilenceRow) bool {
			return slices.Contains(row.Parties, v.Kind) && slices.Contains(row.Matters, r.Matter)
		}) {
			list = append(list, v.ID)
		}
	}
	return list
}

// Department is whom a fact is asked: the one that the rules of this package name, else the fact's own;
// empty where nobody is sent a question about it.
func (b *Book) Department(fact, ask string) string {
	if other := b.Questions.AnsweredBy[fact]; other != "" {
		ask = other
	}
	if slices.Contains(b.Questions.NotAsked, ask) {
		return ""
	}
	return ask
}

// After gives the last day of a period that begins on a day.
func After(c *calendar.Calendar, from calendar.Date, d rules.Days) calendar.Date {
	if d.Unit == "calendar" {
		return c.OnOrAfter(from.AddDays(d.N))
	}
	return c.Add(from, d.N)
}

// ReadBook reads the rules of this package. It returns a fault.List of RuleBroken that names everything
// that the program would not know what to do with, with file and line.
func ReadBook(beside *rules.Beside) (*Book, error) {
	b := &Book{}
	if err := beside.Decode(folder, b); err != nil {
		return nil, err
	}
	v := vetting{place: func(at string) string { return beside.Place(folder, at) }}
	for _, class := range Classes() {
		rows := b.Class(class)
		v.same("/"+class+"/states", slices.Sorted(maps.Keys(rows.States)), known[class].states)
		v.same("/"+class+"/steps", slices.Sorted(maps.Keys(rows.Steps)), known[class].steps)
		for _, id := range slices.Sorted(maps.Keys(rows.Steps)) {
			at := "/" + class + "/steps/" + id
			v.among(at+"/from", rows.Steps[id].From, known[class].states)
			v.among(at+"/needs", rows.Steps[id].Needs, slices.Sorted(maps.Keys(needs)))
		}
	}
	v.levels(b)
	v.same("/opinions/answers", slices.Sorted(maps.Keys(b.Opinions.Answers)), []string{For, Against, WithConditions})
	v.holds("/opinions/parties", slices.Sorted(maps.Keys(b.Opinions.Parties)), []string{PartyDepartment, PartyStreet})
	v.same("/found_by", slices.Sorted(maps.Keys(b.FoundBy)), []string{ByRule, ByDepartment, ByPerson, ByMeeting, ByOpinions})
	for _, row := range b.Opinions.Silence {
		v.among("/opinions/silence", row.Parties, slices.Sorted(maps.Keys(b.Opinions.Parties)))
		v.among("/opinions/silence", row.Matters, slices.Sorted(maps.Keys(b.Opinions.Matters)))
	}
	return b, v.faults.Err()
}

// vetting collects what is wrong with the rules of this package.
type vetting struct {
	place  func(string) string
	faults fault.List
}

// levels says which levels are named and are none.
func (v *vetting) levels(b *Book) {
	ids := make([]string, len(b.Levels))
	for i := range b.Levels {
		ids[i] = b.Levels[i].ID
	}
	v.among("/opinions/contradiction/level", []string{b.Opinions.Contradiction.Level}, ids)
	for _, id := range slices.Sorted(maps.Keys(b.Severities)) {
		row := b.Severities[id]
		v.among("/severities/"+id+"/level", []string{row.Level}, ids)
		v.among("/severities/"+id+"/settled_with", row.SettledWith, slices.Sorted(maps.Keys(needs)))
	}
}

// among says what is written and unknown.
func (v *vetting) among(at string, got, want []string) {
	for _, id := range got {
		if !slices.Contains(want, id) {
			v.faults.Add(fault.New(fault.RuleBroken, "case.book.unknown", v.place(at), id, fault.Nearest(id, want)))
		}
	}
}

// same says what is missing, too.
func (v *vetting) same(at string, got, want []string) {
	v.holds(at, got, want)
	v.among(at, got, want)
}

// holds says what is missing.
func (v *vetting) holds(at string, got, want []string) {
	for _, id := range want {
		if !slices.Contains(got, id) {
			v.faults.Add(fault.New(fault.RuleBroken, "case.book.missing", v.place(at), id))
		}
	}
}
