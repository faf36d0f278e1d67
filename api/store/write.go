package store

import (
	"context"
	"errors"
	"fmt"
	"time"

	"sevenlists/planner/fault"
)

// Asked is one request that wants to add to a stream.
type Asked struct {
	Stream string
	Key    string // idempotency key
	// Content is the hash of what was asked for, and becomes Entry.Request: the same key with another
	// content is refused.
	Content string
	Actor   string // id of the account, or system
}

// Decision is what a request comes to once it has seen the end of the stream.
type Decision struct {
	Events []Event
	// Views gives the views as they are once the document is there; nil where there are none.
	Views func(Document) ([]Record, error)
}

// Decide looks at the last document of the stream, the zero Document where there is none, and decides
// or refuses. It may be called several times, each time with what has become the last document, and
// must do nothing else than read.
type Decide func(ctx context.Context, last Document) (Decision, error)

// tries bounds how often a writer begins anew because others were first. Each time somebody else
// succeeded, so that as many writers as this on one stream all come through.
const tries = 64

// Write appends what a request decides on, and begins anew where another writer was first. It gives
// the document, and whether it was there before: a repeated request gets the first answer, whatever
// it would decide now.
//
// It returns what decide returns; *fault.Error store.key.reused (Invalid) where the key was used for
// another content; ErrTaken where others were first each time; ErrUnavailable where nobody knows
// whether the document was written, so that the request may be repeated with its key.
func Write(ctx context.Context, s Store, now func() time.Time, a Asked, decide Decide) (Document, bool, error) {
	for try := range tries {
		d, err := s.Find(ctx, a.Stream, a.Key)
		if err == nil {
			return repeated(d, a)
		}
		if !errors.Is(err, ErrNotFound) {
			return Document{}, false, err
		}
		d, err = attempt(ctx, s, now, a, decide)
		var again *RepeatedError
		switch {
		case err == nil:
			return d, false, nil
		case errors.As(err, &again):
			return repeated(again.Document, a)
		case errors.Is(err, ErrTaken):
			if err := pause(ctx, try); err != nil {
				return Document{}, false, err
			}
		case errors.Is(err, ErrUnavailable):
			return resolve(ctx, s, a, err)
		default:
			return refused(ctx, s, a, err)
		}
	}
	return Document{}, false, fmt.Errorf("write to %s, %d times: %w", a.Stream, tries, ErrTaken)
}

func attempt(ctx context.Context, s Store, now func() time.Time, a Asked, decide Decide) (Document, error) {
	last, err := s.Last(ctx, a.Stream)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return Document{}, err
	}
	decision, err := decide(ctx, last)
	if err != nil {
		return Document{}, err
	}
	at := now()
	if at.Before(last.RecordedAt) { // a clock that was set back must not order a log against its sequence
		at = last.RecordedAt
	}
	d, err := Seal(Entry{
		Stream: a.Stream, Sequence: last.Sequence + 1, Previous: last.Hash, Key: a.Key, Request: a.Content,
		RecordedAt: at, Actor: a.Actor, Events: decision.Events,
	})
	if err != nil {
		return Document{}, err
	}
	var views []Record
	if decision.Views != nil {
		if views, err = decision.Views(d); err != nil {
			return Document{}, err
		}
	}
	return d, s.Append(ctx, d, views...)
}

// repeated gives the document of an earlier request, if that request was the same.
func repeated(d Document, a Asked) (Document, bool, error) {
	e, err := d.Open()
	if err != nil {
		return Document{}, false, err
	}
	if e.Request != a.Content {
		return Document{}, false, fault.New(fault.Invalid, "store.key.reused", "", a.Key)
	}
	return d, true, nil
}

// refused gives what decide refused, unless the same request, sent twice at once, was written in between:
// that may be just why this one was refused.
func refused(ctx context.Context, s Store, a Asked, refusal error) (Document, bool, error) {
	d, err := s.Find(ctx, a.Stream, a.Key)
	if err != nil {
		return Document{}, false, refusal
	}
	return repeated(d, a)
}

// resolve asks once whether an append whose outcome is unknown has happened.
func resolve(ctx context.Context, s Store, a Asked, unknown error) (Document, bool, error) {
	d, err := s.Find(ctx, a.Stream, a.Key)
	if err != nil {
		return Document{}, false, unknown
	}
	d, _, err = repeated(d, a)
	return d, false, err
}

// pause lets the writers that were first get out of the way: not at all at the first tries, then a
// little longer each time.
func pause(ctx context.Context, try int) error {
	wait := time.Duration(min(max(0, try-2), 5)) * time.Millisecond
	select {
	case <-ctx.Done():
		return fmt.Errorf("%w: %w", ErrUnavailable, ctx.Err())
	case <-time.After(wait):
		return nil
	}
}
