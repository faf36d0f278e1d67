package problems

import (
	"fmt"
	"slices"

	"sevenlists/planner/calendar"
)

// Matter is a problem, a question or an opinion round.
type Matter interface {
	Class() string
	// Base is what all matters have.
	Base() *Common
	// Concerned are the ids of the departments that have to do with it.
	Concerned() []string
	fresh() Matter // as it was before its first entry
	apply(Dated)
}

// Common is what all matters have.
type Common struct {
	Project string        `json:"project"`
	Number  int           `json:"number"`
	Version int64         `json:"version"` // sequence of the last document that says something of it
	State   string        `json:"state"`
	Closed  bool          `json:"closed,omitempty"` // nothing is left to do
	Opened  calendar.Date `json:"opened,omitzero"`  // when it was raised or asked
	Due     calendar.Date `json:"due,omitzero"`
	Done    calendar.Date `json:"done,omitzero"` // when it was closed
	Entries []Entry       `json:"entries"`
}

// Base gives itself, for whoever has only the matter.
func (c *Common) Base() *Common { return c }

// begun is a matter of which only the place is known.
func (c *Common) begun() Common {
	return Common{Project: c.Project, Number: c.Number, Version: c.Version, State: None, Entries: c.Entries}
}

// became takes in a state.
func (c *Common) became(state string, closed bool, on calendar.Date) {
	c.State, c.Closed, c.Done = state, closed, 0
	if closed {
		c.Done = on
	}
}

// effective are the steps that count, in the order in which they were entered.
func effective(entries []Entry) []Dated {
	list := make([]Dated, 0, len(entries)+1)
	for i := range entries {
		switch e := &entries[i]; {
		case e.Undone == nil:
			list = append(list, e.Dated)
		case e.Undone.Instead != nil:
			list = append(list, *e.Undone.Instead)
		}
	}
	return list
}

// Register holds all matters of one project.
type Register struct {
	Problems  []*Problem  `json:"problems,omitempty"`
	Questions []*Question `json:"questions,omitempty"`
	Rounds    []*Round    `json:"rounds,omitempty"`
}

// Find gives a matter by its number, nil where there is none.
func (r *Register) Find(class string, number int) Matter {
	switch n := number - 1; {
	case n < 0:
	case class == ClassProblem && n < len(r.Problems):
		return r.Problems[n]
	case class == ClassQuestion && n < len(r.Questions):
		return r.Questions[n]
	case class == ClassOpinion && n < len(r.Rounds):
		return r.Rounds[n]
	}
	return nil
}

// Count is how many matters of a class there are.
func (r *Register) Count(class string) int {
	switch class {
	case ClassProblem:
		return len(r.Problems)
	case ClassQuestion:
		return len(r.Questions)
	}
	return len(r.Rounds)
}

// All are the matters of a class.
func (r *Register) All(class string) []Matter {
	list := make([]Matter, r.Count(class))
	for i := range list {
		list[i] = r.Find(class, i+1)
	}
	return list
}

// New is a matter of that class of which nothing has been entered, with the number that it will have.
func (r *Register) New(project, class string) Matter {
	c := Common{Project: project, Number: r.Count(class) + 1, State: None, Entries: []Entry{}}
	switch class {
	case ClassProblem:
		return &Problem{Common: c}
	case ClassQuestion:
		return &Question{Common: c}
	}
	return &Round{Common: c, Parties: []Voice{}}
}

// Enter folds an entry of a matter; its first one makes the matter.
func (r *Register) Enter(project, class string, e Entry) (Matter, error) {
	m := r.Find(class, e.Number)
	if m == nil {
		if m = r.New(project, class); m.Base().Number != e.Number {
			return nil, fmt.Errorf("%s %d after %d", class, e.Number, r.Count(class))
		}
	}
	c := m.Base()
	e.Entry = len(c.Entries) + 1
	c.Entries = append(c.Entries, e)
	return r.put(m, e.Sequence), nil
}

// Correct folds the correction of an entry.
func (r *Register) Correct(class string, x Correction, sequence int64) (Matter, error) {
	m := r.Find(class, x.Number)
	if m == nil || x.Entry < 1 || x.Entry > len(m.Base().Entries) {
		return nil, fmt.Errorf("no entry %d of %s %d", x.Entry, class, x.Number)
	}
	m.Base().Entries[x.Entry-1].Undone = &x
	return r.put(m, sequence), nil
}

// put works a matter out anew from its entries and keeps it.
func (r *Register) put(m Matter, sequence int64) Matter {
	m.Base().Version = sequence
	m = Replay(m)
	switch m := m.(type) {
	case *Problem:
		r.Problems = kept(r.Problems, m, m.Number)
	case *Question:
		r.Questions = kept(r.Questions, m, m.Number)
	case *Round:
		r.Rounds = kept(r.Rounds, m, m.Number)
	}
	return m
}

func kept[M any](list []*M, m *M, number int) []*M {
	if number > len(list) {
		return append(list, m)
	}
	list[number-1] = m
	return list
}

// Then is a matter as it would be after one more step.
func Then(m Matter, s Dated) Matter {
	after := Replay(m)
	after.apply(s)
	return after
}

// Corrected is a matter as it would be after the correction of an entry that it has.
func Corrected(m Matter, x Correction) Matter {
	after := m.fresh()
	entries := slices.Clone(m.Base().Entries)
	entries[x.Entry-1].Undone = &x
	for _, s := range effective(entries) {
		after.apply(s)
	}
	return after
}

// Replay works a matter out from its entries. It refuses nothing: what was entered under older rules
// stays what it is.
func Replay(m Matter) Matter {
	after := m.fresh()
	for _, s := range effective(m.Base().Entries) {
		after.apply(s)
	}
	return after
}
