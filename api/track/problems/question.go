package problems

import "sevenlists/planner/calendar"

// Question is what a department is asked about a fact that nobody knows.
type Question struct {
	Common
	Fact
	Answer   *Reply        `json:"answer,omitempty"`
	Replied  calendar.Date `json:"replied,omitzero"`   // the day of the answer
	Late     bool          `json:"late,omitempty"`     // it came after the day on which it was due
	Document string        `json:"document,omitempty"` // number of the paper with the answer
	Known    *Gone         `json:"known,omitempty"`    // it was withdrawn because the fact has become known
	Declined int           `json:"declined,omitempty"` // how many answers could not be used
	Source   string        `json:"source,omitempty"`   // study, where early study asked
}

var _ Matter = (*Question)(nil)

// Class says what it is.
func (q *Question) Class() string { return ClassQuestion }

// Concerned is the department that is asked.
func (q *Question) Concerned() []string { return unique([]string{q.Department}) }

func (q *Question) fresh() Matter { return &Question{Common: q.begun()} }

func (q *Question) apply(s Dated) {
	switch s.Name {
	case Ask:
		q.Opened, q.Due, q.Source = s.On, s.Due, s.Source
		if s.Question != nil {
			q.Fact = *s.Question
		}
		q.became(Asked, false, s.On)
	case Answer:
		q.Answer, q.Replied, q.Document = s.Answer, s.On, s.Document
		q.Late = q.Due != 0 && s.On > q.Due
		q.became(Answered, false, s.On)
	case TakeOver:
		if s.Answer != nil {
			q.Answer = s.Answer
		}
		q.became(Taken, true, s.On)
	case Decline:
		q.Answer, q.Replied, q.Document, q.Late = nil, 0, "", false
		q.Declined++
		if s.Due != 0 {
			q.Due = s.Due
		}
		q.became(Asked, false, s.On)
	case Withdraw:
		q.Known = s.Gone
		q.became(Withdrawn, true, s.On)
	}
}
