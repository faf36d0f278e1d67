package feed

import (
	"context"
	"errors"
	"time"

	"sevenlists/planner/fault"
)

// Audience says what the one who listens may hear. It is asked again and again while a stream goes on.
type Audience interface {
	// Still gives an error once the account may not listen any more: it ends the stream.
	Still(ctx context.Context) error
	// Sees says whether the account may follow a project now.
	Sees(ctx context.Context, project string) (bool, error)
}

// ErrStopped ends a stream because the server stops.
var ErrStopped = errors.New("feed: the server stops")

// pageOfLog is how many documents are read at a time; so many a stream holds at most.
const pageOfLog = 50

// mostInCursor is how many projects a cursor may name while more are to come; with more it is given
// only once nothing is left, so that it never grows beyond what a header may hold.
const mostInCursor = 200

// MostCursor is how long a cursor may be that a caller brings, in bytes.
const MostCursor = 24 << 10

// oldestCursor is how far back a stream over all projects may go on from.
const oldestCursor = 7 * 24 * time.Hour

// Message is one event with the cursor from which a stream goes on after it; the cursor is empty where
// one is given only with a later event.
type Message struct {
	Event  Event
	Cursor string
}

// Batch is what a stream gives at once. Without a message it is a sign of life; Cursor is then where
// to go on from.
type Batch struct {
	Messages []Message
	Cursor   string
}

// Stream gives one listener the events, for as long as it may have them.
type Stream struct {
	hub      *Hub
	account  string
	audience Audience
	listener *listener
	project  string // where it is about one
	place    Place
	all      *chase // where it is about all
}

// Project listens to one project, from after a place on; nil is from now on.
//
// It returns Invalid events.too_many, Unavailable events.full or events.stopping, Invalid events.ahead
// where the log does not go as far as the place, and the errors of the store.
func (h *Hub) Project(ctx context.Context, account, project string, from *Place, a Audience) (*Stream, error) {
	s := &Stream{hub: h, account: account, audience: a, project: project}
	if err := s.begin(project); err != nil {
		return nil, err
	}
	last, err := h.log.Last(ctx, project)
	if err == nil && from != nil && from.Sequence > last.Sequence {
		err = fault.New(fault.Invalid, "events.ahead", "Last-Event-ID", last.Sequence)
	}
	if err != nil {
		s.Close()
		return nil, err
	}
	if s.place = (Place{Sequence: last.Sequence}); from != nil {
		s.place = *from
	}
	return s, nil
}

// All listens to all projects that the audience sees, from a cursor on; an empty one is from now on.
//
// It returns what Project does, Invalid events.cursor where the cursor is none, and NotFound events.old
// where it is too old to go on from.
func (h *Hub) All(ctx context.Context, account, cursor string, a Audience) (*Stream, error) {
	window, err := windowFrom(cursor, h.now())
	if err != nil {
		return nil, err
	}
	s := &Stream{hub: h, account: account, audience: a}
	if err := s.begin(""); err != nil {
		return nil, err
	}
	s.all = &chase{log: h.log, window: window, hidden: map[string]int64{}, open: cursor != "", by: s.listener.by}
	return s, nil
}

// windowFrom reads a cursor.
func windowFrom(cursor string, now time.Time) (*Window, error) {
	if cursor == "" {
		return NewWindow(now), nil
	}
	window, err := ParseWindow(cursor, MostCursor)
	switch {
	case err != nil:
		return nil, err
	case window.floor.After(now.Add(time.Hour)):
		return nil, fault.New(fault.Invalid, "events.cursor", "Last-Event-ID")
	case now.Sub(window.floor) > oldestCursor:
		return nil, fault.New(fault.NotFound, "events.old", "Last-Event-ID", int(oldestCursor.Hours()/24))
	}
	return window, nil
}

func (s *Stream) begin(stream string) error {
	var err error
	s.listener, err = s.hub.listen(s.account, stream)
	return err
}

// Close lets others listen in its place. It may be called twice.
func (s *Stream) Close() { s.hub.leave(s.listener, s.account) }

// Next waits for events, or for a sign of life. Each batch is given only after it was asked whether
// the listener may still have it.
//
// It returns the errors of the audience, request.forbidden where the project may not be followed any
// more, ErrStopped, the error of the context, and those of the store: after each the stream is over,
// and may be taken up again with the last cursor.
func (s *Stream) Next(ctx context.Context) (Batch, error) {
	for {
		if s.hub.isDone() {
			return Batch{}, ErrStopped
		}
		batch, err := s.gather(ctx)
		if err != nil {
			return Batch{}, err
		}
		if len(batch.Messages) > 0 {
			if err := s.audience.Still(ctx); err != nil {
				return Batch{}, err
			}
			return batch, nil
		}
		select {
		case <-ctx.Done():
			return Batch{}, ctx.Err()
		case <-s.hub.done:
			return Batch{}, ErrStopped
		case <-s.listener.wake:
		}
		n := s.listener.take()
		if s.all != nil {
			s.all.heads, s.all.open, s.all.by = n.heads, n.behind, n.by
		}
		if n.beat {
			return s.alive(ctx)
		}
	}
}

// alive makes a sign of life.
func (s *Stream) alive(ctx context.Context) (Batch, error) {
	if err := s.audience.Still(ctx); err != nil {
		return Batch{}, err
	}
	if s.project != "" {
		return Batch{Cursor: s.place.String()}, s.sees(ctx, s.project)
	}
	return Batch{Cursor: s.all.window.cursor(mostInCursor)}, nil
}

// sees refuses a project that the listener may not follow.
func (s *Stream) sees(ctx context.Context, project string) error {
	may, err := s.audience.Sees(ctx, project)
	if err == nil && !may {
		err = fault.New(fault.Invalid, "request.forbidden", "", "project.events")
	}
	return err
}

// gather gives what there is to give now.
func (s *Stream) gather(ctx context.Context) (Batch, error) {
	ctx, cancel := context.WithTimeout(ctx, within)
	defer cancel()
	if s.project == "" {
		return s.all.gather(ctx, s.audience)
	}
	events, err := after(ctx, s.hub.log, s.project, s.place, pageOfLog)
	if err != nil || len(events) == 0 {
		return Batch{}, err
	}
	if err := s.sees(ctx, s.project); err != nil {
		return Batch{}, err
	}
	var b Batch
	for _, e := range events {
		s.place = e.place
		b.Messages = append(b.Messages, Message{Event: e, Cursor: e.place.String()})
	}
	return b, nil
}
