package rules

import (
	"slices"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// LoweredItem is what the planner evaluates of an item's rules for every project: what partial
// evaluation left of them, with shared rules and the numbers of the law folded in.
type LoweredItem struct {
	ID            string             `json:"id"`
	Name          lang.Text          `json:"name"`
	Effective     Period             `json:"effective,omitzero"` // outside it the item is never required
	Required      []LoweredRule      `json:"required"`           // required where one of them holds
	Days          []LoweredDays      `json:"days"`               // the first that holds; they exclude each other
	Commitment    *LoweredCommitment `json:"commitment,omitempty"`
	Prerequisites []LoweredEdge      `json:"prerequisites"`
}

// LoweredProblem is what the planner evaluates of a problem that is looked for in a profile.
type LoweredProblem struct {
	ID    string        `json:"id"`
	Name  lang.Text     `json:"name"`
	Found []LoweredRule `json:"found"` // found where one of them holds
}

// LoweredRule is one body of a rule, or all ways to one refusal.
type LoweredRule struct {
	Title  lang.Text    `json:"title"`
	Code   string       `json:"code,omitempty"` // of a refusal
	When   Lowered      `json:"when"`
	Basis  []Basis      `json:"legal_basis"`
	Place  string       `json:"place"`            // file:line
	Shared []SharedRule `json:"shared,omitempty"` // further rules that it took its limits from
}

// SharedRule is a rule out of which others take limits.
type SharedRule struct {
	Title lang.Text `json:"title"`
	Basis []Basis   `json:"legal_basis"`
	Place string    `json:"place"` // file:line
}

// LoweredDays is a count of promised working days with the rule that gives it; without a rule it is
// what the catalogue promises where no rule holds.
type LoweredDays struct {
	Days int          `json:"days"`
	Rule *LoweredRule `json:"rule,omitempty"`
}

// LoweredCommitment says when an item may be entered on a commitment, or with papers to follow.
type LoweredCommitment struct {
	Mode string `json:"mode"`
	Period
	Days     *int          `json:"days,omitempty"` // working days when committed; none of a deferral
	Allowed  []LoweredRule `json:"allowed"`        // allowed where one of them holds
	Refusals []LoweredRule `json:"refusals"`       // why not, where it is not allowed
}

// LoweredEdge is a prerequisite. It binds where both items are needed and the rule holds.
type LoweredEdge struct {
	From       string   `json:"from"`
	Kind       EdgeKind `json:"kind"` // as declared
	RelaxedBy  string   `json:"relaxed_by,omitempty"`
	HardPeriod []Period `json:"hard,omitempty"` // when a soft one is hard
	LoweredRule
}

// Lowered gives what the planner evaluates of an item, and false where there is no such item.
func (s *Set) Lowered(id string) (*LoweredItem, bool) {
	item := s.byID[id]
	if item == nil {
		return nil, false
	}
	l := &LoweredItem{
		ID: item.ID, Name: item.Name, Effective: item.Effective.Period, Required: s.loweredBodies(&item.applies),
		Days: []LoweredDays{}, Prerequisites: []LoweredEdge{},
	}
	for i := range item.lengths {
		l.Days = append(l.Days, LoweredDays{Days: item.lengths[i].days, Rule: s.loweredOnly(&item.lengths[i].condition)})
	}
	if p := item.Days.Promised; p != nil {
		l.Days = append(l.Days, LoweredDays{Days: p.N})
	}
	for i := range item.prerequisites {
		e := &item.prerequisites[i]
		row := LoweredEdge{From: e.From, Kind: e.Kind, RelaxedBy: e.RelaxedBy, LoweredRule: *s.loweredOnly(&e.when)}
		if e.HardBefore != 0 {
			row.HardPeriod = append(row.HardPeriod, Period{To: e.HardBefore - 1})
		}
		if e.HardFrom != 0 {
			row.HardPeriod = append(row.HardPeriod, Period{From: e.HardFrom})
		}
		l.Prerequisites = append(l.Prerequisites, row)
	}
	if terms := item.Commitment; terms != nil {
		c := &LoweredCommitment{Mode: terms.Mode, Period: terms.Period, Allowed: s.loweredBodies(&item.mayCommit), Refusals: []LoweredRule{}}
		if terms.Mode != Deferral {
			days := terms.DaysOrOne()
			c.Days = &days
		}
		for i := range item.refusals {
			c.Refusals = append(c.Refusals, s.loweredBodies(&item.refusals[i].condition)...)
		}
		l.Commitment = c
	}
	return l, true
}

// LoweredProblem gives what the planner evaluates of a problem, and false where there is none of
// that id that is looked for in the profile.
func (s *Set) LoweredProblem(id string) (*LoweredProblem, bool) {
	for _, p := range s.problems {
		if p.ID == id && p.Origin == "profile" {
			return &LoweredProblem{ID: p.ID, Name: p.Name, Found: s.loweredBodies(&p.found)}, true
		}
	}
	return nil, false
}

// loweredOnly writes a condition of one body.
func (s *Set) loweredOnly(c *condition) *LoweredRule { return &s.loweredBodies(c)[0] }

func (s *Set) loweredBodies(c *condition) []LoweredRule {
	rows := make([]LoweredRule, len(c.bodies))
	for i := range c.bodies {
		b := &c.bodies[i]
		when := disjunction(b.alternatives)
		rows[i] = LoweredRule{
			Title: b.title, Code: b.code, When: s.lowered(when, false), Basis: orNone(b.basis), Place: b.place, Shared: s.sharedBy(when, b.place),
		}
	}
	return rows
}

// sharedBy gives the rules that a formula took its limits from, but for the rule itself and for
// those that only say how dates are compared.
func (s *Set) sharedBy(f *formula, place string) []SharedRule {
	day, _ := s.facts.Slot(profile.ReferenceDate)
	var found []SharedRule
	f.each(false, func(t *test, _ bool) {
		r := t.rule
		if r == nil || r.place == place || t.slot == day || slices.ContainsFunc(found, func(s SharedRule) bool { return s.Place == r.place }) {
			return
		}
		found = append(found, SharedRule{Title: r.title, Basis: orNone(r.basis), Place: r.place})
	})
	return found
}

func orNone(basis []Basis) []Basis {
	if basis == nil {
		return []Basis{}
	}
	return basis
}
