package track

import (
	"encoding/json"
	"maps"
	"slices"

	"sevenlists/api/store"
	"sevenlists/api/track/handling"
)

// views are the records of what was touched; none before anything has been followed.
func (s *State) views(t touched) ([]store.Record, error) {
	if !s.Begun {
		return nil, nil
	}
	body, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	list := []store.Record{{
		Kind: kindFollowed, ID: s.Project, Version: s.Sequence, Body: body,
		Fields: map[string]string{"agent": s.Agent, "archived": flag(s.Archived)},
	}}
	for _, key := range slices.Sorted(maps.Keys(t)) {
		r, err := s.viewOf(key, t[key])
		if err != nil {
			return nil, err
		}
		list = append(list, r)
	}
	visits, came, err := s.visited()
	if came && err == nil {
		list = append(list, visits)
	}
	return list, err
}

// viewOf is the view of one thing that was touched.
func (s *State) viewOf(key string, version int64) (store.Record, error) {
	if m := s.matterOf(key); m != nil {
		return s.matterView(m, version)
	}
	if l := s.letterTouched(key); l != nil {
		return s.redressView(l, version)
	}
	if c := s.commitmentOf(key); c != nil {
		return s.commitmentView(c, version)
	}
	if r := s.reminderOf(key); r != nil {
		return s.reminderView(r, version)
	}
	return s.caseView(s.Cases[key], version)
}

// caseView is by which a case is listed: those received first come first. It holds what follows from the
// entries and not the entries, which nobody reads of a hundred thousand cases.
func (s *State) caseView(c *handling.Case, version int64) (store.Record, error) {
	shown := *c
	shown.Entries, shown.Earlier = nil, nil
	body, err := json.Marshal(&shown)
	return store.Record{
		Kind: kindCase, ID: c.Project + "/" + c.Key, Version: version, Sort: c.Received.String(), Body: body,
		Search: c.Project + " " + c.Key + helpersOf(c), Fields: map[string]string{
			"project": c.Project, "case": c.Key, "department": c.Terms.Department, "state": c.State, "open": flag(c.Open() && !s.Archived),
			"officer": c.Officer, "agent": s.Agent, "owner": s.Owner, "adviser": s.Adviser, "street": s.Street, "holds": s.holds(c),
			"passed": flag(len(c.Stays) > 0),
		},
	}, err
}

// holds says whether a case has a certificate that holds, and whether there is an end to that.
func (s *State) holds(c *handling.Case) string {
	switch {
	case c.Outcome != handling.Granted || c.State == handling.Voided || s.Archived:
		return ""
	case c.ValidUntil != 0:
		return holdsUntil
	}
	return holdsOn
}

// The values of the field holds.
const (
	holdsUntil = "until" // its last day
	holdsOn    = "yes"
)

// helpersOf are the departments that help, as words by which a case is found.
func helpersOf(c *handling.Case) string {
	words := ""
	for _, d := range c.Terms.Helpers {
		words += " " + helperWord(d)
	}
	return words
}

// helperWord is how a department that helps stands among the words of a view.
func helperWord(department string) string { return "<" + department + ">" }

func flag(is bool) string {
	if is {
		return "yes"
	}
	return ""
}
