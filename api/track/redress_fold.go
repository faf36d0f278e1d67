package track

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
)

// redressEvents begins the types of the events of letters from point to point, kindRedress is the kind of their
// views. EventRated says that a delivery was rated, and not how: departments read the log.
const (
	redressEvents = "redress_"
	kindRedress   = "redress"
	EventRated    = "rating_given"
)

// Rated says that a delivery was rated: the body of the event rating_given. How, and in which words, stands in a
// record outside the log.
type Rated struct {
	Case    string        `json:"case"` // key of the item
	Attempt int           `json:"attempt"`
	On      calendar.Date `json:"on,omitzero"` // filled in from the log
	redress.Kept
}

// foldRating folds that a delivery was rated.
func (s *State) foldRating(ev store.Event) error {
	var r Rated
	if err := json.Unmarshal(ev.Body, &r); err != nil {
		return err
	}
	r.On = ev.OccurredOn
	if s.Ratings == nil {
		s.Ratings = map[string]Rated{}
	}
	s.Ratings[r.Case] = r
	return nil
}

// foldRedress folds an entry about a letter, or the correction of one.
func (s *State) foldRedress(ev store.Event, e *store.Entry, t touched) error {
	var l *redress.Letter
	if strings.HasSuffix(ev.Type, corrected) {
		var x redress.Correction
		if err := json.Unmarshal(ev.Body, &x); err != nil {
			return err
		}
		if l = s.letterOf(x.Number); l == nil || x.Entry < 1 || x.Entry > len(l.Entries) {
			return fmt.Errorf("no entry %d of letter %d", x.Entry, x.Number)
		}
		x.By, x.At = e.Actor, e.RecordedAt
		l.Entries[x.Entry-1].Undone = &x
	} else {
		entry := redress.Entry{At: e.RecordedAt, By: e.Actor, Sequence: e.Sequence}
		if err := json.Unmarshal(ev.Body, &entry.Step); err != nil {
			return err
		}
		if l = s.letterOf(entry.Number); l == nil {
			if entry.Number != len(s.Redress)+1 {
				return fmt.Errorf("letter %d follows %d", entry.Number, len(s.Redress))
			}
			l = &redress.Letter{Project: s.Project, Number: entry.Number}
			s.Redress = append(s.Redress, l)
		}
		entry.On, entry.Entry = ev.OccurredOn, len(l.Entries)+1
		l.Entries = append(l.Entries, entry)
	}
	l.Version = e.Sequence
	l.Replay()
	t[redressKey(l.Number)] = e.Sequence
	return nil
}

// letterOf is the letter of a number; nil where there is none.
func (s *State) letterOf(number int) *redress.Letter {
	if number < 1 || number > len(s.Redress) {
		return nil
	}
	return s.Redress[number-1]
}

// redressKey is how a letter stands among what was touched. No key of an item has a colon.
func redressKey(number int) string { return kindRedress + ":" + strconv.Itoa(number) }

// letterTouched is the letter of such a key; nil where it is none.
func (s *State) letterTouched(key string) *redress.Letter {
	rest, found := strings.CutPrefix(key, kindRedress+":")
	number, err := strconv.Atoi(rest)
	if !found || err != nil {
		return nil
	}
	return s.letterOf(number)
}

// redressView is by which a letter is listed: what is due first comes first. It holds what follows from the
// entries and not the entries.
func (s *State) redressView(l *redress.Letter, version int64) (store.Record, error) {
	shown := *l
	shown.Entries = nil
	body, err := json.Marshal(&shown)
	return store.Record{
		Kind: kindRedress, ID: l.Project + "/" + strconv.Itoa(l.Number), Version: version, Sort: l.Due.String(), Body: body, Fields: map[string]string{
			"project": l.Project, "item": itemOf(l.Case), "department": l.Department, "state": l.State, "founded": flag(l.Founded),
			"open": flag(l.Open() && !s.Archived), "agent": s.Agent, "owner": s.Owner, "adviser": s.Adviser, "street": s.Street,
		},
	}, err
}

// RedressObject is what the rules of access ask of a letter: it is of the department to which it goes.
func RedressObject(p *project.Project, l *redress.Letter) project.Object {
	o := p.Object()
	o.Kind, o.ID, o.Departments = kindRedress, p.ID+"/"+redressKey(l.Number), []string{l.Department}
	if !p.Archived() {
		o.State = l.State
	}
	return o
}
