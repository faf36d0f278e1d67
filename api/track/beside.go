package track

import (
	"context"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
)

// Beside folds the views of this package while package project writes to a log.
type Beside struct{ Store store.Store }

// Views gives the views that a document changes, to be written with it.
func (b Beside) Views(ctx context.Context, d store.Document) ([]store.Record, error) {
	e, err := d.Open()
	if err != nil || !slices.ContainsFunc(e.Events, func(ev store.Event) bool { return concerns(ev.Type) }) {
		return nil, err
	}
	if d.Sequence == 1 {
		return nil, nil // a project is followed once it is there
	}
	s, err := upTo(ctx, b.Store, d.Stream, d.Sequence-1)
	if err != nil {
		return nil, err
	}
	t := touched{}
	if err := s.fold(e, t); err != nil {
		return nil, err
	}
	return s.views(t)
}

// Behind gives the views that a crash has left behind the log of a project.
func (b Beside) Behind(ctx context.Context, id string, sequence int64) ([]store.Record, error) {
	s, err := viewed(ctx, b.Store, id)
	if err != nil {
		return nil, err
	}
	before := s.Sequence
	t, err := s.forward(ctx, b.Store, sequence)
	if err != nil || s.Sequence == before {
		return nil, err
	}
	return s.views(t)
}

// Fold folds the views of a project anew, for store.Rebuild.
func Fold(ctx context.Context, kept store.Store, stream string, first store.Entry) ([]store.Record, bool, error) {
	if first.Events[0].Type != project.EventCreated {
		return nil, false, nil
	}
	last, err := kept.Last(ctx, stream)
	if err != nil {
		return nil, true, err
	}
	s := newState(stream)
	t, err := s.forward(ctx, kept, last.Sequence)
	if err != nil {
		return nil, true, err
	}
	views, err := s.views(t)
	return views, true, err
}

var _ store.Folding = Fold
