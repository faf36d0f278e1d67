package absence

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
)

// stream is the log of all absences.
const stream = "absences"

// The types of event in it.
const (
	EventEntered   = "absence_entered"
	EventRevised   = "absence_revised"
	EventWithdrawn = "absence_withdrawn"
)

// The kinds of the views: of one absence, and of all that have not ended.
const (
	kindAbsence  = "absence"
	kindStanding = "absences_standing"
)

// pageOfLog is how many documents are read at a time.
const pageOfLog = 500

// written is the body of each event: what holds from then on.
type written struct {
	ID         string        `json:"id"`
	Account    string        `json:"account"`
	Department string        `json:"department,omitempty"`
	From       calendar.Date `json:"from"`
	To         calendar.Date `json:"to"`
	Deputy     string        `json:"deputy"`
	Reason     string        `json:"reason"`
}

// standing are the absences that had not ended when the last was written, in the order in which they were
// entered.
type standing struct {
	Sequence int64      `json:"sequence"` // of the last document
	Absences []*Absence `json:"absences"`
}

// find gives an absence by its id; nil where none stands.
func (s *standing) find(id string) *Absence {
	if i := slices.IndexFunc(s.Absences, func(a *Absence) bool { return a.ID == id }); i >= 0 {
		return s.Absences[i]
	}
	return nil
}

// fold takes in a document and gives the absences that it changed. Those that ended or were withdrawn
// before it stand no more.
func (s *standing) fold(d store.Document) ([]*Absence, error) {
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	if e.Sequence != s.Sequence+1 {
		return nil, fmt.Errorf("fold %s: document %d follows %d", stream, e.Sequence, s.Sequence)
	}
	s.Sequence = e.Sequence
	on := project.DateOf(e.RecordedAt)
	s.Absences = slices.DeleteFunc(s.Absences, func(a *Absence) bool { return a.Undone || a.To < on })
	var changed []*Absence
	for _, ev := range e.Events {
		a, err := s.take(ev, &e)
		if err != nil {
			return nil, fmt.Errorf("fold %s: %s: %w", d.ID(), ev.Type, err)
		}
		changed = append(changed, a)
	}
	return changed, nil
}

// words are what the events are called in the history.
var words = map[string]string{EventEntered: "entered", EventRevised: "revised", EventWithdrawn: "withdrawn"}

func (s *standing) take(ev store.Event, e *store.Entry) (*Absence, error) {
	var b written
	if err := json.Unmarshal(ev.Body, &b); err != nil {
		return nil, err
	}
	a := s.find(b.ID)
	if a == nil {
		a = &Absence{ID: b.ID, Account: b.Account, Department: b.Department, Reason: b.Reason}
		s.Absences = append(s.Absences, a)
	}
	a.From, a.To, a.Deputy, a.Version = b.From, b.To, b.Deputy, e.Sequence
	a.Undone = ev.Type == EventWithdrawn
	a.History = append(a.History, Change{What: words[ev.Type], By: e.Actor, At: e.RecordedAt, From: b.From, To: b.To, Deputy: b.Deputy})
	return a, nil
}

// view is the record by which an absence is found.
func (a *Absence) view() (store.Record, error) {
	body, err := json.Marshal(a)
	standing := "yes"
	if a.Undone {
		standing = ""
	}
	return store.Record{
		Kind: kindAbsence, ID: a.ID, Version: a.Version, Sort: a.To.String(), Body: body,
		Fields: map[string]string{"account": a.Account, "deputy": a.Deputy, "department": a.Department, "standing": standing},
	}, err
}

// views are the records of some absences, and of all that stand.
func (s *standing) views(changed []*Absence) ([]store.Record, error) {
	body, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	records := []store.Record{{Kind: kindStanding, ID: stream, Version: s.Sequence, Body: body}}
	for i, a := range changed {
		if slices.Contains(changed[i+1:], a) {
			continue
		}
		r, err := a.view()
		if err != nil {
			return nil, err
		}
		records = append(records, r)
	}
	return records, nil
}

// viewed are the absences that stand as the view has them.
func viewed(ctx context.Context, kept store.Records) (*standing, error) {
	s := &standing{}
	r, err := kept.Get(ctx, kindStanding, stream)
	if errors.Is(err, store.ErrNotFound) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	return s, json.Unmarshal(r.Body, s)
}

// forward folds what follows up to a document, and gives what it changed: more than nothing where a crash
// left the views behind the log.
func (s *standing) forward(ctx context.Context, kept store.Log, to int64) ([]*Absence, error) {
	var changed []*Absence
	for s.Sequence < to {
		documents, err := kept.Read(ctx, stream, s.Sequence, pageOfLog)
		if err != nil {
			return nil, err
		}
		if len(documents) == 0 {
			return nil, fmt.Errorf("the log of %s ends before %d", stream, to)
		}
		for _, d := range documents {
			if d.Sequence > to {
				break
			}
			some, err := s.fold(d)
			if err != nil {
				return nil, err
			}
			changed = append(changed, some...)
		}
	}
	return changed, nil
}

// Fold folds the views anew, for store.Rebuild.
func Fold(ctx context.Context, kept store.Store, name string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventEntered {
		return nil, false, nil
	}
	last, err := kept.Last(ctx, name)
	if err != nil {
		return nil, true, err
	}
	s := &standing{}
	changed, err := s.forward(ctx, kept, last.Sequence)
	if err != nil {
		return nil, true, err
	}
	views, err := s.views(changed)
	return views, true, err
}

var _ store.Folding = Fold
