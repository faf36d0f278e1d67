package webhook

import (
	"context"
	"errors"
	"io"
	"net/http"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// How long to wait after a failure: three times longer each time, up to a bound, a quarter more or less
// by chance, so that what failed together does not come back together.
const (
	firstWait = 5 * time.Second
	mostWait  = 6 * time.Hour
)

// A webhook to which several deliveries in a row failed is paused as a whole; one to which nothing
// arrived for so long is disabled.
const (
	pauseAfter   = 5
	disableAfter = 5 * 24 * time.Hour
)

// wait gives how long to wait after so many failures.
func (s *Service) wait(failures int) time.Duration {
	d := firstWait
	for i := 1; i < failures && d < mostWait; i++ {
		d *= 3
	}
	d = min(d, mostWait)
	var b [1]byte
	if _, err := io.ReadFull(s.Random, b[:]); err != nil {
		return d
	}
	return d*3/4 + d/2*time.Duration(b[0])/255
}

// record keeps what became of an attempt.
func (s *Service) record(ctx context.Context, k *kept, p *parcel, a *Attempt) error {
	now := micro(s.Now())
	p.Last, p.Holder, p.Until = a, "", time.Time{}
	next := micro(now.Add(s.wait(p.Attempts)))
	switch {
	case a.Outcome == "delivered":
		p.State, p.NextAt, p.EndedAt = delivered, time.Time{}, now
	case p.Type == testType, a.Outcome == "not_allowed", next.Sub(p.CreatedAt) > giveUpPast:
		p.State, p.NextAt, p.EndedAt = givenUp, time.Time{}, now
	default:
		p.NextAt = next
	}
	if err := s.put(ctx, p); err != nil && !errors.Is(err, store.ErrTaken) {
		return err
	}
	if a.Outcome == "not_allowed" { // says nothing about the receiver
		return nil
	}
	_, err := s.change(ctx, k.ID, func(k *kept) bool { return k.heard(a, now, s.wait, p.Type == testType) })
	if errors.Is(err, store.ErrNotFound) { // deleted meanwhile
		return nil
	}
	return err
}

// heard takes in what became of an attempt; it reports whether anything changed.
func (k *kept) heard(a *Attempt, now time.Time, wait func(int) time.Duration, test bool) bool {
	if a.Outcome == "delivered" {
		if k.Failures == 0 && (k.State == active || !test) {
			return false
		}
		k.Failures, k.FailingSince, k.PausedUntil = 0, time.Time{}, time.Time{}
		if test {
			k.State, k.Because = active, ""
		}
		return true
	}
	if test {
		return false
	}
	if k.Failures++; k.Failures == 1 {
		k.FailingSince = now
	}
	if k.Failures >= pauseAfter {
		k.PausedUntil = micro(now.Add(wait(k.Failures - pauseAfter + 1)))
	}
	switch {
	case a.Status == http.StatusGone:
		k.State, k.Because = disabled, gone
	case now.Sub(k.FailingSince) >= disableAfter:
		k.State, k.Because = disabled, failing
	}
	return true
}

// testEvery is how often a webhook may be tested.
const testEvery = 10 * time.Second

// Test sends a webhook a test at once and gives what became of it. One that arrives makes a disabled
// webhook active again.
//
// It returns NotFound webhook.unknown, Conflict webhook.tested where it was tested just before, and the
// errors of the store.
func (s *Service) Test(ctx context.Context, id string) (*Delivery, error) {
	k, err := s.known(ctx, id)
	if err != nil {
		return nil, err
	}
	now := micro(s.Now())
	due := false
	k, err = s.change(ctx, k.ID, func(k *kept) bool {
		if due = now.Sub(k.TestedAt) >= testEvery; due {
			k.TestedAt = now
		}
		return due
	})
	if err != nil {
		return nil, err
	}
	if !due {
		return nil, fault.New(fault.Conflict, "webhook.tested", "", int(testEvery.Seconds()))
	}
	p, err := s.testParcel(k)
	if err != nil {
		return nil, err
	}
	if _, err := s.deliver(ctx, k, p); err != nil {
		return nil, err
	}
	return &p.Delivery, nil
}
