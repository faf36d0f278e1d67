package track

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/joint"
	"sevenlists/api/track/materials"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/redress"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/calendar"
)

// kindFollowed and kindCase are the kinds of the views.
const (
	kindFollowed = "followed"
	kindCase     = "case"
)

// pageOfLog is how many documents are read at a time.
const pageOfLog = 500

// The types of event that are folded here. Each step of a case is an event of its own: case_receive …
const (
	caseEvents     = "case_"
	EventCorrected = "case_entry_corrected"
)

// State is how one project is followed, as its log says.
type State struct {
	Project  string `json:"project"`
	Sequence int64  `json:"sequence"` // of the last document that changed it
	Owner    string `json:"owner,omitempty"`
	Agent    string `json:"agent,omitempty"`
	Adviser  string `json:"adviser,omitempty"`
	Street   string `json:"street,omitempty"`
	Archived bool   `json:"archived,omitempty"`
	// ArchivedOn is the day on which it was archived last.
	ArchivedOn calendar.Date `json:"archived_on,omitzero"`
	// Entered is the day on which something was entered last.
	Entered calendar.Date             `json:"entered,omitzero"`
	Begun   bool                      `json:"begun"` // something has been followed; nothing is viewed before
	Cases   map[string]*handling.Case `json:"cases"` // by key
	Matters problems.Register         `json:"matters,omitzero"`
	// Joint are the joint handlings of which something was entered, by key.
	Joint map[string]*joint.Handling `json:"joint,omitempty"`
	// Commitments are those that were chosen, by key of the item.
	Commitments map[string]*commitments.Commitment `json:"commitments,omitempty"`
	// Reminders are those that were issued, by their number from 1.
	Reminders []*reminders.Reminder `json:"reminders,omitempty"`
	// Papers are the materials that were handed in.
	Papers materials.Register `json:"papers,omitempty"`
	// Came says that some entry ever said that the applicant came to the office, be it corrected since.
	Came bool `json:"came,omitempty"`
	// Ratings are the last of each item, by its key; Redress are the letters that followed, by their number from 1.
	Ratings map[string]Rated  `json:"ratings,omitempty"`
	Redress []*redress.Letter `json:"redress,omitempty"`
}

// newState is that of a project of which nothing has been read.
func newState(id string) *State {
	return &State{Project: id, Cases: map[string]*handling.Case{}}
}

// concerns reports whether an event changes how a project is followed.
func concerns(kind string) bool {
	switch kind {
	case project.EventCreated, project.EventHandedOver, project.EventArchived, project.EventUnarchived:
		return true
	}
	return strings.HasPrefix(kind, caseEvents) || strings.HasPrefix(kind, jointEvents) ||
		strings.HasPrefix(kind, commitmentEvents) || strings.HasPrefix(kind, reminderEvents) ||
		strings.HasPrefix(kind, materialEvents) || strings.HasPrefix(kind, redressEvents) || kind == EventRated || ofMatter(kind) != ""
}

// touched are the cases, matters and reminders by class:number and commitments by commitment:key whose views
// change, and the sequence of the last document that changed each.
type touched map[string]int64

// fold takes in what one document says.
func (s *State) fold(e store.Entry, t touched) error {
	if e.Sequence <= s.Sequence {
		return fmt.Errorf("fold %s: document %d follows %d", e.Stream, e.Sequence, s.Sequence)
	}
	for _, ev := range e.Events {
		if !concerns(ev.Type) {
			continue
		}
		s.Sequence, s.Entered = e.Sequence, project.DateOf(e.RecordedAt)
		if err := s.take(ev, &e, t); err != nil {
			return fmt.Errorf("fold %s: %s: %w", store.DocumentID(e.Stream, e.Sequence), ev.Type, err)
		}
	}
	return nil
}

// every marks the views of all cases and matters.
func (s *State) every(e *store.Entry, t touched) {
	for key := range s.Cases {
		t[key] = e.Sequence
	}
	s.everyMatter(e, t)
	for key := range s.Commitments {
		t[commitmentKey(key)] = e.Sequence
	}
	for _, r := range s.Reminders {
		t[reminderKey(r.Number)] = e.Sequence
	}
	for _, l := range s.Redress {
		t[redressKey(l.Number)] = e.Sequence
	}
}

// take folds one event; of a type that is not followed it leaves everything as it is.
func (s *State) take(ev store.Event, e *store.Entry, t touched) error {
	switch ev.Type {
	case project.EventCreated:
		var b project.Created
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		s.Owner, s.Agent, s.Adviser, s.Street = b.Owner, b.Agent, b.Adviser, b.Street
	case project.EventHandedOver:
		var b project.HandedOver
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		b.Into(&s.Owner, &s.Agent, &s.Adviser, &s.Street)
		s.every(e, t)
	case project.EventArchived, project.EventUnarchived:
		if s.Archived = ev.Type == project.EventArchived; s.Archived {
			s.ArchivedOn = ev.OccurredOn
		}
		s.every(e, t)
	case EventRated:
		s.Begun = true
		return s.foldRating(ev)
	case EventCorrected:
		s.Begun = true
		return s.correct(ev, e, t)
	case joint.EventStep, joint.EventOpinion:
		s.Begun = true
		return s.foldJoint(ev, e)
	default:
		s.Begun = true
		if class := ofMatter(ev.Type); class != "" {
			return s.matter(class, ev, e, t)
		}
		if strings.HasPrefix(ev.Type, commitmentEvents) {
			return s.foldCommitment(ev, e, t)
		}
		if strings.HasPrefix(ev.Type, reminderEvents) {
			return s.foldReminder(ev, e, t)
		}
		if strings.HasPrefix(ev.Type, materialEvents) {
			return s.foldMaterial(ev, e)
		}
		if strings.HasPrefix(ev.Type, redressEvents) {
			return s.foldRedress(ev, e, t)
		}
		return s.step(ev, e, t)
	}
	return nil
}

// step folds an entry of a case.
func (s *State) step(ev store.Event, e *store.Entry, t touched) error {
	var b handling.Step
	if err := json.Unmarshal(ev.Body, &b); err != nil {
		return err
	}
	s.Came = s.Came || b.InPerson
	c := s.Cases[b.Case]
	switch {
	case c == nil:
		c = &handling.Case{Project: s.Project, Key: b.Case, Attempt: b.Attempt}
	case c.Attempt != b.Attempt:
		before := *c
		before.Earlier = nil
		c = &handling.Case{Project: s.Project, Key: b.Case, Attempt: b.Attempt, Earlier: append(slices.Clone(c.Earlier), before)}
	}
	c.Entries = append(c.Entries, handling.Entry{
		Dated: handling.Dated{Step: b, On: ev.OccurredOn}, Number: len(c.Entries) + 1, At: e.RecordedAt, By: e.Actor, Sequence: e.Sequence,
	})
	s.put(c, e, t)
	return nil
}

// correct folds the correction of an entry.
func (s *State) correct(ev store.Event, e *store.Entry, t touched) error {
	var b handling.Correction
	if err := json.Unmarshal(ev.Body, &b); err != nil {
		return err
	}
	c := s.Cases[b.Case]
	if c == nil || b.Number < 1 || b.Number > len(c.Entries) {
		return fmt.Errorf("no entry %d of %s", b.Number, b.Case)
	}
	b.By, b.At = e.Actor, e.RecordedAt
	s.Came = s.Came || b.Instead != nil && b.Instead.InPerson
	c.Entries[b.Number-1].Undone = &b
	s.put(c, e, t)
	return nil
}

func (s *State) put(c *handling.Case, e *store.Entry, t touched) {
	c.Version = e.Sequence
	c.Replay()
	s.Cases[c.Key] = c
	t[c.Key] = e.Sequence
	s.certify(c, e, t)
}

// forward folds the documents that follow, up to a sequence, and gives what they touched.
func (s *State) forward(ctx context.Context, kept store.Store, to int64) (touched, error) {
	t := touched{}
	for at := s.Sequence; at < to; {
		documents, err := kept.Read(ctx, s.Project, at, int(min(pageOfLog, to-at)))
		if err != nil {
			return t, err
		}
		if len(documents) == 0 {
			return t, fmt.Errorf("the log of %s ends before %d", s.Project, to)
		}
		for _, d := range documents {
			e, err := d.Open()
			if err == nil {
				err = s.fold(e, t)
			}
			if err != nil {
				return t, err
			}
			at = d.Sequence
		}
	}
	return t, nil
}

// viewed gives how a project is followed as its view has it.
func viewed(ctx context.Context, kept store.Store, id string) (*State, error) {
	s := newState(id)
	r, err := kept.Get(ctx, kindFollowed, id)
	if errors.Is(err, store.ErrNotFound) {
		return s, nil
	}
	if err != nil {
		return nil, err
	}
	return s, json.Unmarshal(r.Body, s)
}

// upTo gives how a project was followed after a document of its log.
func upTo(ctx context.Context, kept store.Store, id string, sequence int64) (*State, error) {
	s, err := viewed(ctx, kept, id)
	if err != nil {
		return nil, err
	}
	if s.Sequence > sequence {
		s = newState(id)
	}
	_, err = s.forward(ctx, kept, sequence)
	return s, err
}
