package project

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
)

// Read gives a project.
//
// It returns NotFound project.unknown.
func (s *Service) Read(ctx context.Context, id string) (*Project, error) {
	if !IsProject(id) {
		return nil, unknown(id)
	}
	last, err := s.store.Last(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, unknown(id)
	}
	if err != nil {
		return nil, err
	}
	return s.upTo(ctx, id, last.Sequence)
}

// IsProject reports whether a stream is the log of a project.
func IsProject(stream string) bool { return isID(stream, projectPrefix) }

// isID reports whether a text is an id that begins with that letter.
func isID(id, prefix string) bool {
	rest, found := strings.CutPrefix(id, prefix)
	return found && len(rest) == 26 && strings.Trim(rest, "abcdefghijklmnopqrstuvwxyz234567") == ""
}

// Profile gives the canonical bytes of the profile that a project has now.
func (s *Service) Profile(ctx context.Context, p *Project) ([]byte, error) {
	return s.store.Content(ctx, p.Profile)
}

// Happening is one event of a project's history.
type Happening struct {
	Sequence   int64           `json:"sequence"`
	Type       string          `json:"type"`
	OccurredOn calendar.Date   `json:"occurred_on"` // the day in China
	RecordedAt time.Time       `json:"recorded_at"`
	By         string          `json:"by"` // account
	Body       json.RawMessage `json:"body"`
}

// History gives what happened to a project after a document, in order: the events of at most limit
// documents.
func (s *Service) History(ctx context.Context, id string, after int64, limit int) ([]Happening, error) {
	if _, err := s.Read(ctx, id); err != nil {
		return nil, err
	}
	documents, err := s.store.Read(ctx, id, after, min(max(limit, 1), pageOfLog))
	if err != nil {
		return nil, err
	}
	list := []Happening{}
	for _, d := range documents {
		e, err := d.Open()
		if err != nil {
			return nil, err
		}
		list = append(list, happenings(&e)...)
	}
	return list, nil
}

func happenings(e *store.Entry) []Happening {
	list := make([]Happening, len(e.Events))
	for i, ev := range e.Events {
		list[i] = Happening{
			Sequence: e.Sequence, Type: ev.Type, OccurredOn: ev.OccurredOn,
			RecordedAt: e.RecordedAt, By: e.Actor, Body: ev.Body,
		}
	}
	return list
}
