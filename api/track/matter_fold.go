package track

import (
	"encoding/json"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/problems"
)

// kindsOfMatter are the kinds of the views of problems, questions and opinion rounds: one each.
var kindsOfMatter = map[string]string{
	problems.ClassProblem: "problem", problems.ClassQuestion: "question", problems.ClassOpinion: "opinion_round",
}

// corrected ends the type of event that corrects an entry of a matter: problem_entry_corrected.
const corrected = "entry_corrected"

// ofMatter is the class of the matter that an event speaks of, such as problem_settle; empty where it
// speaks of none.
func ofMatter(kind string) string {
	class, _, found := strings.Cut(kind, "_")
	if !found || kindsOfMatter[class] == "" {
		return ""
	}
	return class
}

// matterKey is how a matter stands among what was touched. No key of an item has a colon.
func matterKey(class string, number int) string { return class + ":" + strconv.Itoa(number) }

// matterOf gives the matter of such a key, nil where it is none.
func (s *State) matterOf(key string) problems.Matter {
	class, rest, found := strings.Cut(key, ":")
	number, err := strconv.Atoi(rest)
	if !found || err != nil {
		return nil
	}
	return s.Matters.Find(class, number)
}

// everyMatter marks the views of all matters.
func (s *State) everyMatter(e *store.Entry, t touched) {
	for _, class := range problems.Classes() {
		for n := 1; n <= s.Matters.Count(class); n++ {
			t[matterKey(class, n)] = e.Sequence
		}
	}
}

// matter folds an event of a matter.
func (s *State) matter(class string, ev store.Event, e *store.Entry, t touched) error {
	var m problems.Matter
	var err error
	if strings.HasSuffix(ev.Type, corrected) {
		var x problems.Correction
		if err := json.Unmarshal(ev.Body, &x); err != nil {
			return err
		}
		x.By, x.At = e.Actor, e.RecordedAt
		m, err = s.Matters.Correct(class, x, e.Sequence)
	} else {
		entry := problems.Entry{At: e.RecordedAt, By: e.Actor, Sequence: e.Sequence}
		if err := json.Unmarshal(ev.Body, &entry.Step); err != nil {
			return err
		}
		entry.On = ev.OccurredOn
		m, err = s.Matters.Enter(s.Project, class, entry)
	}
	if err != nil {
		return err
	}
	t[matterKey(class, m.Base().Number)] = e.Sequence
	return nil
}

// departmentWord is how a department stands among the words of a view, so that it is found by itself and
// not as a part of another's id.
func departmentWord(id string) string { return "<" + id + ">" }

// matterView is by which a matter is listed: what is due first comes first.
func (s *State) matterView(m problems.Matter, version int64) (store.Record, error) {
	c := m.Base()
	body, err := json.Marshal(m)
	r := store.Record{
		Kind: kindsOfMatter[m.Class()], ID: c.Project + "/" + strconv.Itoa(c.Number), Version: version, Body: body,
		Sort: c.Due.String(), Fields: map[string]string{
			"project": c.Project, "state": c.State, "open": flag(!c.Closed && c.State != problems.None && !s.Archived),
			"agent": s.Agent, "owner": s.Owner, "adviser": s.Adviser, "street": s.Street,
		},
	}
	var words []string
	for _, id := range m.Concerned() {
		words = append(words, departmentWord(id))
	}
	switch m := m.(type) {
	case *problems.Problem:
		r.Fields["department"], r.Fields["person"], r.Fields["severity"], r.Fields["level"] = m.Department, m.Person, m.Severity, m.Level
	case *problems.Question:
		r.Fields["department"] = m.Department
	case *problems.Round:
		for i := range m.Parties { // a street that is asked finds it, too
			if v := &m.Parties[i]; v.Kind == problems.PartyStreet {
				words = append(words, departmentWord(v.ID))
			}
		}
	}
	r.Search = strings.Join(words, " ")
	return r, err
}

// MatterObject is what the rules of access ask of a matter of a project.
func MatterObject(p *project.Project, m problems.Matter) project.Object {
	o := p.Object()
	o.Kind, o.ID, o.Departments = "problem", p.ID+"/"+matterKey(m.Class(), m.Base().Number), m.Concerned()
	if !p.Archived() {
		o.State = m.Base().State
	}
	return o
}
