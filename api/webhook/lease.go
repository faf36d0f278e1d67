package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"time"

	"sevenlists/api/store"
)

// lease says which server does a piece of work, and until when.
type lease struct {
	Holder string    `json:"holder"`
	Until  time.Time `json:"until"`
}

// hold takes a piece of work for a time; it reports false while another server has it.
func (s *Service) hold(ctx context.Context, work string, forTime time.Duration) (bool, error) {
	now := s.Now()
	r, err := s.Store.Get(ctx, kindLease, work)
	switch {
	case errors.Is(err, store.ErrNotFound):
		r = store.Record{Kind: kindLease, ID: work}
	case err != nil:
		return false, err
	default:
		var l lease
		if err := json.Unmarshal(r.Body, &l); err != nil {
			return false, err
		}
		if l.Holder != s.name && now.Before(l.Until) {
			return false, nil
		}
	}
	if r.Body, err = json.Marshal(lease{Holder: s.name, Until: micro(now.Add(forTime))}); err != nil {
		return false, err
	}
	r.Version++
	if err = s.Store.Put(ctx, r); errors.Is(err, store.ErrTaken) {
		return false, nil
	}
	return err == nil, err
}

// release gives a piece of work back, so that the next server need not wait. Where it fails the lease
// runs out by itself.
func (s *Service) release(ctx context.Context, work string) {
	r, err := s.Store.Get(ctx, kindLease, work)
	if err != nil {
		return
	}
	var l lease
	if json.Unmarshal(r.Body, &l) != nil || l.Holder != s.name {
		return
	}
	_ = s.Store.Delete(ctx, kindLease, work, r.Version)
}
