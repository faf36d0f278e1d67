// Package feed follows the log. It notices what was appended, by whichever server on the same store,
// and gives it to those who listen: the events of one project, or of all projects that somebody may
// see, in the order of each project's log and, to whoever goes on from where they were, each once.
package feed

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Log is what the feed reads: the part of store.Log that tells what happened.
type Log interface {
	Read(ctx context.Context, stream string, after int64, limit int) ([]store.Document, error)
	Last(ctx context.Context, stream string) (store.Document, error)
	Changed(ctx context.Context, since time.Time, limit int) ([]store.Head, error)
}

// Event is one thing that happened to a project. Names, telephone numbers and files are not in it: it
// refers to them by id and hash.
type Event struct {
	Type     string `json:"type"`     // such as plan_issued
	Project  string `json:"project"`  // id
	Sequence int64  `json:"sequence"` // of the document in the log of the project, from 1 without gaps
	// Index is the event's place in its document, from 1. Project, sequence and index together are the
	// same however often an event arrives.
	Index      int             `json:"index"`
	OccurredOn calendar.Date   `json:"occurred_on"` // the day in China on which it happened
	RecordedAt time.Time       `json:"recorded_at"` // by the server's clock, UTC
	Body       json.RawMessage `json:"body"`        // an object; what is in it depends on the type

	place Place
}

// Place is how far somebody has come in the log of one project.
type Place struct {
	Sequence int64 // of the last document of which something was seen; 0: of none
	Index    int   // how many of its events were seen; 0: all
}

// whole is the last document that was seen to its end.
func (p Place) whole() int64 {
	if p.Index > 0 {
		return p.Sequence - 1
	}
	return p.Sequence
}

// String writes a place: the sequence, with a point and the index where the document goes on.
func (p Place) String() string {
	if p.Index == 0 {
		return strconv.FormatInt(p.Sequence, 10)
	}
	return strconv.FormatInt(p.Sequence, 10) + "." + strconv.Itoa(p.Index)
}

// The bounds of a place: the store numbers documents with twelve digits and takes no document with
// nearly as many events.
const (
	mostSequence = 999_999_999_999
	mostIndex    = 1_000_000
)

// ParsePlace reads what Place.String wrote.
//
// It returns Invalid events.place.
func ParsePlace(text string) (Place, error) {
	sequence, index, partly := strings.Cut(text, ".")
	p := Place{Sequence: number(sequence, mostSequence)}
	if partly {
		p.Index = int(number(index, mostIndex))
	}
	if p.Sequence < 0 || p.Index < 0 || partly && (p.Index == 0 || p.Sequence == 0) {
		return Place{}, fault.New(fault.Invalid, "events.place", "Last-Event-ID", "12")
	}
	return p, nil
}

// number reads plain decimal digits up to a bound, and gives -1 for anything else.
func number(digits string, most int64) int64 {
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || n > most || strconv.FormatInt(n, 10) != digits {
		return -1
	}
	return n
}

// after gives the events of a stream that come after a place: those of at most limit documents.
func after(ctx context.Context, log Log, stream string, p Place, limit int) ([]Event, error) {
	documents, err := log.Read(ctx, stream, p.whole(), limit)
	if err != nil {
		return nil, err
	}
	var events []Event
	for _, d := range documents {
		entry, err := d.Open()
		if err != nil {
			return nil, err
		}
		for i, e := range entry.Events {
			if entry.Sequence == p.Sequence && i < p.Index {
				continue
			}
			place := Place{Sequence: entry.Sequence, Index: i + 1}
			if place.Index == len(entry.Events) {
				place.Index = 0
			}
			events = append(events, Event{
				Type: e.Type, Project: stream, Sequence: entry.Sequence, Index: i + 1, OccurredOn: e.OccurredOn,
				RecordedAt: entry.RecordedAt, Body: e.Body, place: place,
			})
		}
	}
	return events, nil
}
