package project

import (
	"context"
	"strings"
	"unicode/utf8"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// HandOver gives a project to others: what is named in it changes. It may be done to an archived
// project, too, whose files somebody has to answer for.
//
// It returns what Revise does, and Invalid project.handover.empty.
func (s *Service) HandOver(ctx context.Context, id string, call Call, to HandedOver) (*Project, error) {
	if to.Agent == nil && to.Adviser == nil && to.Owner == nil && to.Street == nil {
		return nil, fault.New(fault.Invalid, "project.handover.empty", "")
	}
	if err := text("/reason", to.Reason, 500); err != nil {
		return nil, err
	}
	request, err := call.requestHash("hand_over", to)
	if err != nil {
		return nil, err
	}
	return s.existing(ctx, id, call, request, func(*Project) ([]store.Event, error) {
		ev, err := event(EventHandedOver, s.today(), to)
		return []store.Event{ev}, err
	})
}

// SetArchived archives a project, or takes it out of the archive; nothing else can be changed of it
// meanwhile. What is so already stays so.
//
// It returns what Revise does.
func (s *Service) SetArchived(ctx context.Context, id string, call Call, archived bool, why Archived) (*Project, error) {
	if err := text("/reason", why.Reason, 500); err != nil {
		return nil, err
	}
	kind, state := EventUnarchived, Open
	if archived {
		kind, state = EventArchived, Closed
	}
	request, err := call.requestHash(kind, why)
	if err != nil {
		return nil, err
	}
	return s.existing(ctx, id, call, request, func(p *Project) ([]store.Event, error) {
		if p.State == state {
			return nil, nil
		}
		ev, err := event(kind, s.today(), why)
		return []store.Event{ev}, err
	})
}

// text refuses a text that is too long or holds what no line of text may.
func text(at, s string, most int) error {
	switch {
	case utf8.RuneCountInString(s) > most:
		return fault.New(fault.Invalid, "profile.text.long", at, most)
	case !utf8.ValidString(s) || strings.ContainsFunc(s, control):
		return fault.New(fault.Invalid, "profile.text.lines", at)
	}
	return nil
}

// control reports whether a rune may not stand in a line of text.
func control(r rune) bool { return r < ' ' || r >= 0x7f && r < 0xa0 || r == utf8.RuneError }
