package webhook

import (
	"bytes"
	"context"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"strconv"
	"time"

	"sevenlists/api/guard"
	"sevenlists/api/store"
)

// holdFor is how long a server has a delivery to itself: longer than sending may take, by more than
// the clocks of two servers may differ.
const holdFor = guard.SendWithin + time.Minute

// pageOfDue is how many deliveries are looked up at a time.
const pageOfDue = 20

// Work makes deliveries of what happened and begins to send what is due; it is to be called every
// second. It does not wait for what it begins: Wait does, and the end of the context stops it. A webhook
// that is still being sent to is left alone, so that one slow receiver holds up no other.
func (s *Service) Work(ctx context.Context) error {
	bounded, cancel := context.WithTimeout(ctx, stretch)
	defer cancel()
	if err := s.fan(bounded); err != nil {
		return err
	}
	hooks, err := s.list(bounded, map[string][]string{"state": {active}})
	if err != nil {
		return err
	}
	for _, k := range hooks {
		if s.Now().Before(k.PausedUntil) || !s.begin(k.ID) {
			continue
		}
		s.lanes.Go(func() {
			defer s.end(k.ID)
			if err := s.lane(ctx, k.ID); err != nil && ctx.Err() == nil {
				s.Log.LogAttrs(ctx, slog.LevelWarn, "webhook", slog.String("webhook", k.ID), slog.String("cause", err.Error()))
			}
		})
	}
	return nil
}

// Wait waits for what was begun.
func (s *Service) Wait() { s.lanes.Wait() }

func (s *Service) begin(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.busy[id] {
		return false
	}
	s.busy[id] = true
	return true
}

func (s *Service) end(id string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.busy, id)
}

// lane sends what is due to one webhook, one at a time while it is failing, until nothing is due or
// the webhook is paused.
func (s *Service) lane(ctx context.Context, id string) error {
	for ctx.Err() == nil {
		if sent, err := s.some(ctx, id); sent == 0 || err != nil {
			return err
		}
	}
	return nil
}

// some sends some of what is due to a webhook, and gives how much that was.
func (s *Service) some(ctx context.Context, id string) (int, error) {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Minute)
	defer cancel()
	k, err := s.load(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return 0, nil
	}
	if err != nil || k.State != active || s.Now().Before(k.PausedUntil) {
		return 0, err
	}
	due, err := s.due(ctx, k)
	if err != nil {
		return 0, err
	}
	return s.sendAll(ctx, k, due)
}

// due gives the deliveries of a webhook whose time has come.
func (s *Service) due(ctx context.Context, k *kept) ([]*parcel, error) {
	limit := pageOfDue
	if k.Failures > 0 {
		limit = mostToOne
	}
	records, err := s.Store.List(ctx, store.Query{
		Kind: kindDelivery, Where: map[string][]string{"webhook": {k.ID}, "state": {waiting}}, Limit: limit,
	})
	if err != nil {
		return nil, err
	}
	now := s.Now()
	var due []*parcel
	for _, r := range records {
		if r.Sort > store.SortTime(now) {
			break
		}
		p, err := unpacked(r)
		if err != nil {
			return nil, err
		}
		due = append(due, p)
	}
	if k.Failures > 0 && len(due) > 1 {
		due = due[:1]
	}
	return due, nil
}

// sendAll sends deliveries, some at the same time, and gives how many of them this server had to
// itself.
func (s *Service) sendAll(ctx context.Context, k *kept, due []*parcel) (int, error) {
	type result struct {
		held bool
		err  error
	}
	results := make(chan result)
	places := make(chan struct{}, mostToOne)
	for _, p := range due {
		go func() {
			places <- struct{}{}
			defer func() { <-places }()
			s.slots <- struct{}{}
			defer func() { <-s.slots }()
			held, err := s.deliver(ctx, k, p)
			results <- result{held, err}
		}()
	}
	sent, wrong := 0, error(nil)
	for range due {
		r := <-results
		if r.held {
			sent++
		}
		wrong = errors.Join(wrong, r.err)
	}
	return sent, wrong
}

// deliver claims a delivery, sends it and records what became of it. It reports whether the claim
// held: another server may have been first.
func (s *Service) deliver(ctx context.Context, k *kept, p *parcel) (bool, error) {
	if ctx.Err() != nil {
		return false, nil
	}
	now := s.Now()
	p.Holder, p.Until = s.name, micro(now.Add(holdFor))
	p.NextAt = p.Until // if this server is not heard of again
	p.Attempts++
	if err := s.put(ctx, p); errors.Is(err, store.ErrTaken) {
		return false, nil
	} else if err != nil {
		return false, err
	}
	attempt, err := s.attempt(ctx, k, p)
	if err != nil {
		return true, err
	}
	after, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if attempt == nil { // the server is stopping: somebody else is to send it
		p.NextAt, p.Holder, p.Until = micro(s.Now()), "", time.Time{}
		return true, s.put(after, p)
	}
	return true, s.record(after, k, p, attempt)
}

// attempt sends a delivery once; nil where the server stopped meanwhile.
func (s *Service) attempt(ctx context.Context, k *kept, p *parcel) (*Attempt, error) {
	if p.Project != "" {
		may, err := s.may(ctx, k, p.Project)
		if err != nil {
			return nil, err
		}
		if !may {
			return &Attempt{At: micro(s.Now()), Outcome: "not_allowed"}, nil
		}
	}
	began := time.Now() // how long it took, on which nothing depends
	a := &Attempt{At: micro(s.Now())}
	status, err := s.send(ctx, k, p, a.At)
	if err != nil && ctx.Err() != nil {
		return nil, nil
	}
	a.Milliseconds = time.Since(began).Milliseconds()
	a.Status, a.Outcome = status, guard.Outcome(status, err)
	return a, nil
}

// send posts a delivery and gives the status of the answer, whose content nobody reads.
func (s *Service) send(ctx context.Context, k *kept, p *parcel, at time.Time) (int, error) {
	signature, err := Sign(k.Secret, p.ID, at, p.Payload)
	if err != nil {
		return 0, err
	}
	ctx, cancel := context.WithTimeout(ctx, guard.SendWithin)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, k.URL, bytes.NewReader(p.Payload))
	if err != nil {
		return 0, err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "sevenlists-webhook/1")
	r.Header.Set("webhook-id", p.ID)
	r.Header.Set("webhook-timestamp", strconv.FormatInt(at.Unix(), 10))
	r.Header.Set("webhook-signature", signature)
	answer, err := s.client.Do(r)
	if err != nil {
		return 0, err
	}
	defer answer.Body.Close()
	_, _ = io.CopyN(io.Discard, answer.Body, 4<<10) // the status counts, whatever follows it
	return answer.StatusCode, nil
}
