package project

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"sevenlists/api/register"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// registerStream is the log of what was published of the district's register.
const registerStream = "register"

// EventRegister is the type of event in that log.
const EventRegister = "register_published"

// PublishedRegister is the district's register as it was last published here, and the body of
// register_published.
type PublishedRegister struct {
	File    string `json:"file"`           // hash of the whole register
	Changes int    `json:"changes"`        // figures that were changed
	Rules   string `json:"rules_revision"` // the rule set with the register in it
	// Table is the hash of the spreadsheet that it was read from.
	Table string    `json:"table"`
	By    string    `json:"by,omitempty"`
	At    time.Time `json:"at,omitzero"`
}

// RegisterAnswer is what a spreadsheet changes in the register, and what was published of it.
type RegisterAnswer struct {
	register.Preview
	Published *PublishedRegister `json:"published,omitempty"` // absent where nothing was
}

// PreviewRegister says what a spreadsheet would change in the register in use.
//
// It returns what register.Look does.
func (s *Service) PreviewRegister(t register.Table, l lang.Lang) (*RegisterAnswer, error) {
	p, err := register.Look(s.Rules(), t, l)
	if err != nil {
		return nil, err
	}
	return &RegisterAnswer{Preview: *p}, nil
}

// PublishRegister makes the rule set in use with what a spreadsheet says the one in use. Each figure holds
// from its own day on. A spreadsheet that changes nothing publishes nothing.
//
// It returns what register.Look does, a fault.List of register.cell for the mistakes of rows, and Conflict
// register.moved where somebody else published meanwhile.
func (s *Service) PublishRegister(ctx context.Context, call Call, t register.Table, l lang.Lang) (*RegisterAnswer, error) {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	if err := s.followRegister(ctx); err != nil {
		return nil, err
	}
	answer, err := s.PreviewRegister(t, l)
	if err == nil {
		err = answer.Err()
	}
	if err != nil || len(answer.Differences) == 0 {
		return answer, err
	}
	folder := register.Over(s.folder, answer.Versions)
	set, err := rules.Load(folder)
	if err != nil {
		return nil, err
	}
	body := PublishedRegister{Changes: len(answer.Differences), Rules: set.Revision()}
	if body.Table, err = s.store.Keep(ctx, t.Content); err != nil {
		return nil, ofStore(err)
	}
	if body.File, err = s.store.Keep(ctx, register.File(answer.Versions)); err != nil {
		return nil, ofStore(err)
	}
	request, err := call.requestHash("register", body)
	if err != nil {
		return nil, err
	}
	if call.Key == "" {
		if call.Key, err = s.secret(); err != nil {
			return nil, err
		}
	}
	asked := store.Asked{Stream: registerStream, Key: call.stored(), Content: request, Actor: call.actor()}
	d, _, err := store.Write(ctx, s.store, s.now, asked, func(_ context.Context, last store.Document) (store.Decision, error) {
		if last.Sequence != s.registered {
			return store.Decision{}, fault.New(fault.Conflict, "register.moved", "")
		}
		ev, err := event(EventRegister, s.today(), body)
		return store.Decision{Events: []store.Event{ev}}, err
	})
	if err != nil {
		return nil, ofStore(err)
	}
	if err := s.archive.Use(ctx, folder, set, s.now()); err != nil {
		return nil, err
	}
	s.registered = d.Sequence
	answer.Published, err = registerOf(d)
	return answer, err
}

// registerOf reads what a document of the log says.
func registerOf(d store.Document) (*PublishedRegister, error) {
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	p := &PublishedRegister{}
	if err := json.Unmarshal(e.Events[0].Body, p); err != nil {
		return nil, err
	}
	p.By, p.At = e.Actor, e.RecordedAt
	return p, nil
}

// FollowRegister puts to use what another server published, or this one before it was started. What the
// rules of the folder refuse by now, such as an item that there is no more, is left out.
//
// It returns the errors of the store and of rules.Load.
func (s *Service) FollowRegister(ctx context.Context) error {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	return s.followRegister(ctx)
}

func (s *Service) followRegister(ctx context.Context) error {
	last, err := s.store.Last(ctx, registerStream)
	if errors.Is(err, store.ErrNotFound) || err == nil && last.Sequence == s.registered {
		return nil
	}
	if err != nil {
		return err
	}
	p, err := registerOf(last)
	if err != nil {
		return err
	}
	content, err := s.store.Content(ctx, p.File)
	if err != nil {
		return err
	}
	versions, err := rules.ReadRegister(register.Path, content)
	if err != nil {
		return err
	}
	folder := register.Over(s.folder, register.Fitting(s.Rules(), register.Merge(s.own, versions)))
	set, err := rules.Load(folder)
	if err != nil {
		return err
	}
	if err := s.archive.Use(ctx, folder, set, s.now()); err != nil {
		return err
	}
	s.registered = last.Sequence
	return nil
}
