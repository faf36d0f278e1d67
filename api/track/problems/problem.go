package problems

import (
	"cmp"
	"slices"

	"sevenlists/planner/calendar"
)

// Problem is one contradiction or obstacle that has to be settled (问题矛盾).
type Problem struct {
	Common
	Finding
	// Department is the id of the one that leads, Helpers are those that help.
	Department string   `json:"department,omitempty"`
	Helpers    []string `json:"helpers,omitempty"`
	Person     string   `json:"person,omitempty"` // account of whoever answers for it
	Level      string   `json:"level,omitempty"`  // where it is decided
	Result     string   `json:"result,omitempty"`
	Reason     string   `json:"reason,omitempty"`    // why its risk was accepted, or why it was rejected
	Document   string   `json:"document,omitempty"`  // number of the paper that proves the result
	Issuer     string   `json:"issued_by,omitempty"` // id of the department that issued it
	Signer     string   `json:"signed_by,omitempty"` // account that signed for an accepted risk
	// Gone is there while early study does not find the cause any more.
	Gone *Gone `json:"gone,omitempty"`
	// Changed are the facts on which it rested that had changed when it was settled.
	Changed []Change `json:"changed,omitempty"`
	// Source is where it was closed, where that was a meeting: meeting:<id>.
	Source string `json:"decided_in,omitempty"`
}

var _ Matter = (*Problem)(nil)

// Class says what it is.
func (p *Problem) Class() string { return ClassProblem }

// Concerned are the departments that lead, help or found it.
func (p *Problem) Concerned() []string {
	list := append([]string{p.Department}, p.Helpers...)
	if p.By == ByDepartment {
		list = append(list, p.Finder)
	}
	return unique(list)
}

func (p *Problem) fresh() Matter { return &Problem{Common: p.begun()} }

func (p *Problem) apply(s Dated) {
	switch s.Name {
	case Open:
		p.Opened = s.On
		p.found(s.Finding)
		p.lead(s.Lead)
		p.became(p.running(), false, s.On)
	case FoundAgain:
		p.found(s.Finding)
		p.lead(s.Lead)
		if p.Closed || p.State == Proposed && p.Gone != nil {
			p.again(s.On)
		}
		p.Gone = nil
	case Assign:
		p.lead(s.Lead)
		p.became(p.running(), false, s.On)
	case Propose:
		p.Result, p.Gone = s.Result, s.Gone
		p.became(Proposed, false, s.On)
	case Settle:
		p.Result, p.Changed = cmp.Or(s.Result, p.Result), s.Changed
		p.close(Settled, s)
	case AcceptRisk:
		p.Signer = s.Signer
		p.close(Accepted, s)
	case Reject:
		p.close(Rejected, s)
	case Escalate:
		p.lead(s.Lead)
		p.became(Escalated, false, s.On)
	case Reopen:
		p.lead(s.Lead)
		p.again(s.On)
	}
}

// running is the state of a problem that nobody has proposed anything about: somebody answers for it, or
// nobody does.
func (p *Problem) running() string {
	if p.Person != "" {
		return Assigned
	}
	return Opened
}

func (p *Problem) close(state string, s Dated) {
	p.Reason, p.Document, p.Issuer, p.Source = s.Reason, s.Document, s.Issuer, s.Source
	p.became(state, true, s.On)
}

// again takes back what closed it.
func (p *Problem) again(on calendar.Date) {
	p.Result, p.Reason, p.Document, p.Issuer, p.Signer, p.Source, p.Gone, p.Changed = "", "", "", "", "", "", nil, nil
	p.became(p.running(), false, on)
}

func (p *Problem) found(f *Finding) {
	if f != nil {
		p.Finding = *f
	}
}

// lead takes in what a step says of who solves it.
func (p *Problem) lead(l *Lead) {
	if l == nil {
		return
	}
	p.Department, p.Person, p.Level = cmp.Or(l.Department, p.Department), cmp.Or(l.Person, p.Person), cmp.Or(l.Level, p.Level)
	if l.Helpers != nil {
		p.Helpers = l.Helpers
	}
	if l.Due != 0 {
		p.Due = l.Due
	}
}

// unique are the texts that are not empty, each once, in order.
func unique(list []string) []string {
	list = slices.DeleteFunc(list, func(s string) bool { return s == "" })
	slices.Sort(list)
	return slices.Compact(list)
}
