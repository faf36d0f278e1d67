package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"sevenlists/api/store"
)

// Wants reports whether an account has a webhook that takes events of a type now.
func (s *Service) Wants(ctx context.Context, account, kind string) (bool, error) {
	hooks, err := s.list(ctx, map[string][]string{"owner": {account}, "state": {active}})
	if err != nil {
		return false, err
	}
	for _, k := range hooks {
		if k.wants(kind) {
			return true, nil
		}
	}
	return false, nil
}

// Tell hands something that is no event of a log to all webhooks of an account that want its type. What
// was handed over under the same id before is not handed over again, and a receiver gets it under an id
// that follows from it. Where a project is named, the owner's right to it is asked before it is sent.
func (s *Service) Tell(ctx context.Context, account, project, id, kind string, at time.Time, data any) error {
	hooks, err := s.list(ctx, map[string][]string{"owner": {account}, "state": {active}})
	if err != nil {
		return err
	}
	payload, err := json.Marshal(message{Type: kind, Timestamp: at, Data: data})
	if err != nil {
		return err
	}
	now := micro(s.Now())
	for _, k := range hooks {
		if !k.wants(kind) {
			continue
		}
		p := &parcel{Payload: payload, Delivery: Delivery{
			ID: store.DerivedID("msg_", k.ID, kind+"/"+id), Webhook: k.ID, Type: kind, Project: project, State: waiting, CreatedAt: now, NextAt: now,
		}}
		if err := s.put(ctx, p); err != nil && !errors.Is(err, store.ErrTaken) {
			return err
		}
	}
	return nil
}
