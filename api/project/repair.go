package project

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"sevenlists/api/store"
)

// kindMark is the kind of the record that says how far views are known to be up to date.
const kindMark = "view_mark"

// marked is how far.
type marked struct {
	Until time.Time `json:"until"`
}

// markMargin is how far clocks of servers may differ; what was appended that long before the mark is
// looked at again.
const markMargin = 10 * time.Minute

// Repair brings up to date what a crash has left behind its log: the views of whatever changed since the
// last repair, and the projects of what was accepted. A server does so when it starts and now and then.
// It gives how many views it wrote.
func (s *Service) Repair(ctx context.Context) (int, error) {
	since, version, err := s.mark(ctx)
	if err != nil {
		return 0, err
	}
	began, repaired := s.now(), 0
	for from := since; ; {
		heads, err := s.store.Changed(ctx, from, store.MaxListed)
		if err != nil {
			return repaired, err
		}
		for _, h := range heads {
			wrote, err := s.repair(ctx, h)
			if err != nil {
				return repaired, err
			}
			repaired += wrote
		}
		if len(heads) < store.MaxListed {
			break
		}
		last := heads[len(heads)-1].RecordedAt
		if !last.After(from) { // so many at one moment: only a rebuild looks at each
			last = from.Add(time.Microsecond)
		}
		from = last
	}
	body, err := json.Marshal(marked{Until: began.Add(-markMargin).UTC()})
	if err != nil {
		return repaired, err
	}
	err = s.store.Put(ctx, store.Record{Kind: kindMark, ID: "views", Version: version + 1, Body: body})
	if errors.Is(err, store.ErrTaken) { // another server repaired meanwhile
		err = nil
	}
	return repaired, err
}

// mark says since when views have to be looked at.
func (s *Service) mark(ctx context.Context) (time.Time, int64, error) {
	r, err := s.store.Get(ctx, kindMark, "views")
	if errors.Is(err, store.ErrNotFound) {
		return time.Time{}, 0, nil
	}
	if err != nil {
		return time.Time{}, 0, err
	}
	var m marked
	return m.Until, r.Version, json.Unmarshal(r.Body, &m)
}

// repair brings the view of one stream up to its head.
func (s *Service) repair(ctx context.Context, h store.Head) (int, error) {
	switch {
	case IsProject(h.Stream):
		return s.repairProject(ctx, h)
	case isID(h.Stream, entrustingPrefix):
		return s.repairEntrusting(ctx, h)
	}
	return 0, nil
}

// repairProject does so with the views of a project, and with those that others fold from its log.
func (s *Service) repairProject(ctx context.Context, h store.Head) (int, error) {
	var behind []store.Record
	p, err := s.viewed(ctx, h.Stream)
	if err != nil {
		return 0, err
	}
	if p.Sequence < h.Sequence {
		if err := s.forward(ctx, p, h.Sequence); err != nil {
			return 0, err
		}
		view, err := p.view()
		if err != nil {
			return 0, err
		}
		behind = append(behind, view)
	}
	if s.beside != nil {
		others, err := s.beside.Behind(ctx, h.Stream, h.Sequence)
		if err != nil {
			return 0, err
		}
		behind = append(behind, others...)
	}
	repaired := 0
	for _, view := range behind {
		wrote, err := s.advance(ctx, view, nil)
		if err != nil {
			return repaired, err
		}
		repaired += wrote
	}
	return repaired, nil
}

func (s *Service) advance(ctx context.Context, view store.Record, err error) (int, error) {
	if err != nil {
		return 0, err
	}
	wrote, err := s.store.Advance(ctx, view)
	if !wrote || err != nil {
		return 0, err
	}
	return 1, nil
}

// repairEntrusting does so, and makes the project of what was accepted where it is missing.
func (s *Service) repairEntrusting(ctx context.Context, h store.Head) (int, error) {
	e, err := s.entrusted(ctx, h.Stream)
	if err != nil {
		return 0, err
	}
	repaired := 0
	if e.State == Accepted {
		if _, err := s.Read(ctx, e.Project); err != nil {
			as, err := s.answered(ctx, e)
			if err == nil {
				_, err = s.becomes(ctx, e, as)
			}
			if err != nil {
				return 0, err
			}
			repaired++
		}
	}
	old, err := s.store.Get(ctx, kindEntrusting, e.ID)
	if err != nil && !errors.Is(err, store.ErrNotFound) || err == nil && old.Version >= e.Sequence {
		return repaired, err
	}
	view, err := e.view()
	wrote, err := s.advance(ctx, view, err)
	return repaired + wrote, err
}

// answered finds how something was accepted.
func (s *Service) answered(ctx context.Context, e *Entrusting) (Answered, error) {
	var as Answered
	documents, err := s.store.Read(ctx, e.ID, 0, pageOfLog)
	if err != nil {
		return as, err
	}
	for _, d := range documents {
		entry, err := d.Open()
		if err != nil {
			return as, err
		}
		for _, ev := range entry.Events {
			if ev.Type == EventAccepted {
				return as, json.Unmarshal(ev.Body, &as)
			}
		}
	}
	return as, errors.New("nobody accepted " + e.ID)
}

// FoldEntrusting folds the view of something entrusted anew, for store.Rebuild.
func FoldEntrusting(ctx context.Context, s store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != EventSubmitted {
		return nil, false, nil
	}
	// Today does not stand in a view: whether the day of the answer has passed is told to whoever reads.
	e, err := (&Service{store: s, now: func() time.Time { return time.Time{} }}).entrusted(ctx, stream)
	if err != nil {
		return nil, true, err
	}
	view, err := e.view()
	return []store.Record{view}, true, err
}
