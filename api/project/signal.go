package project

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
)

// kindSignal is the kind of the records that count previews that fit no rule.
const kindSignal = "signal"

const (
	mostShapes  = 500 // of one day: a stranger's inventions must not fill the store
	signalDays  = 400 // for which a count is kept
	signalTries = 8   // while others count the same
)

// Signal is how many previews of one shape fitted no rule on one day. It names nobody: see planner.Misfit.
type Signal struct {
	Day    calendar.Date  `json:"day"` // in China
	Count  int            `json:"count"`
	Misfit planner.Misfit `json:"misfit"`
}

// Tell counts a preview that fits no rule, for the authors of the rules; one that fits is not counted. Of
// very many shapes on one day only the first are.
func (s *Service) Tell(ctx context.Context, set *rules.Set, plan *planner.Plan) error {
	misfit := planner.MisfitOf(set, plan)
	if misfit == nil {
		return nil
	}
	shape, err := json.Marshal(misfit)
	if err != nil {
		return err
	}
	today := s.today()
	id := today.String() + "-" + strings.TrimPrefix(store.Hash(shape), "sha256:")[:32]
	return store.Again(signalTries, func() error { return s.count(ctx, id, Signal{Day: today, Misfit: *misfit}) })
}

// count adds one to a signal.
func (s *Service) count(ctx context.Context, id string, signal Signal) error {
	day := signal.Day.String()
	r, err := s.store.Get(ctx, kindSignal, id)
	switch {
	case errors.Is(err, store.ErrNotFound):
		shapes, err := s.store.Count(ctx, store.Query{Kind: kindSignal, Where: map[string][]string{"day": {day}}}, mostShapes)
		if err != nil || shapes >= mostShapes {
			return err
		}
	case err != nil:
		return err
	default:
		if err := json.Unmarshal(r.Body, &signal); err != nil {
			return err
		}
	}
	signal.Count++
	body, err := json.Marshal(signal)
	if err != nil {
		return err
	}
	return s.store.Put(ctx, store.Record{
		Kind: kindSignal, ID: id, Version: r.Version + 1, Sort: day, Body: body, Fields: map[string]string{"day": day},
		Expires: s.now().Add(signalDays * 24 * time.Hour),
	})
}

// SignalPage is one page of signals, the latest days first.
type SignalPage struct {
	Signals []Signal `json:"signals"`
	Next    string   `json:"next,omitempty"` // the cursor of the next page
}

// Signals lists what fitted no rule.
//
// It returns Invalid project.cursor.
func (s *Service) Signals(ctx context.Context, cursor string, limit int) (SignalPage, error) {
	after, err := cursorOf(cursor)
	if err != nil {
		return SignalPage{}, err
	}
	limit = pageSize(limit)
	records, err := s.store.List(ctx, store.Query{Kind: kindSignal, After: after, Reverse: true, Limit: limit + 1})
	if err != nil {
		return SignalPage{}, err
	}
	records, next := pageOf(records, limit, true)
	page := SignalPage{Signals: make([]Signal, len(records)), Next: next}
	for i, r := range records {
		if err := json.Unmarshal(r.Body, &page.Signals[i]); err != nil {
			return SignalPage{}, err
		}
	}
	return page, nil
}
