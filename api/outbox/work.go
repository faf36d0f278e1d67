package outbox

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/lang"
)

// Notice is what a channel brings to one person.
type Notice struct {
	ID       string // the same on every try
	Account  string
	Address  string // on this channel
	Lang     lang.Lang
	Short    string    // at most 70 characters, with nothing of a project or person
	Messages []Message // that are told, the first put first
	Base     string    // address of this server, for links; may be empty
}

// Failure says why a channel did not bring a notice.
type Failure struct {
	Reason string // in a word: see Leg.Reason
	Status int
	// Final says that trying again is of no use.
	Final bool
	// Away says that the channel cannot be reached at all, whoever is told.
	Away bool
}

// Mailer sends e-mail.
type Mailer interface {
	// Send gives nil once the mail server has taken it.
	Send(ctx context.Context, n Notice) *Failure
}

// EventMessage is the type under which webhooks are sent messages.
const EventMessage = "message"

// Hooks are the webhooks of accounts.
type Hooks interface {
	// Wants reports whether an account has a webhook that takes events of a type.
	Wants(ctx context.Context, account, kind string) (bool, error)
	// Tell hands something to all webhooks of an account that want it; the same id is handed over once.
	Tell(ctx context.Context, account, project, id, kind string, at time.Time, data any) error
}

// mostAtOnce is how many sendings one server has under way.
const mostAtOnce = 8

// Work makes sendings of what waits, and sends what is due, as much as is done in one pass. It is to be
// called every second, and returns the errors of the store.
func (s *Service) Work(ctx context.Context) error {
	if err := s.mend(ctx); err != nil {
		return err
	}
	if err := s.trays(ctx); err != nil {
		return err
	}
	now := s.Now()
	records, err := s.Store.List(ctx, store.Query{Kind: kindSending, Where: map[string][]string{"state": {open}}, Limit: pageOfWork})
	if err != nil {
		return err
	}
	var all sync.WaitGroup
	places := make(chan struct{}, mostAtOnce)
	errs := make([]error, len(records))
	for i, r := range records {
		if r.Sort > store.SortTime(now) {
			break
		}
		p, err := parcelOf(r)
		if err != nil {
			return err
		}
		if now.Before(p.Until) && p.Holder != s.name {
			continue
		}
		all.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			if err := s.send(ctx, p); !errors.Is(err, store.ErrTaken) {
				errs[i] = err
			}
		})
	}
	all.Wait()
	return errors.Join(errs...)
}

// send tries every leg of a sending that is due. It gives ErrTaken where another server has it.
func (s *Service) send(ctx context.Context, p *parcel) error {
	var messages []Message
	for i := range p.Legs {
		l := &p.Legs[i]
		now := micro(s.Now())
		if l.State != waiting || l.TryAt.After(now) || ctx.Err() != nil {
			continue
		}
		if next := s.hours.next(p.Class, now); next.After(now) {
			l.TryAt = micro(next)
			continue
		}
		if until := s.isDown(l.Channel, now); until.After(now) {
			l.TryAt = micro(until)
			continue
		}
		if messages == nil {
			var err error
			if messages, err = s.messagesOf(ctx, p); err != nil {
				return err
			}
		}
		l.Tries++
		p.Holder, p.Until = s.name, micro(s.Now().Add(holdFor))
		if err := s.putParcel(ctx, p); err != nil { // before: whoever comes after a crash sees that it was tried
			return err
		}
		failure, err := s.try(ctx, p, l, messages)
		if err != nil {
			return err
		}
		if err := s.record(ctx, p, l, failure); err != nil {
			return err
		}
	}
	p.Holder, p.Until = "", time.Time{}
	p.close(micro(s.Now()))
	return s.putParcel(context.WithoutCancel(ctx), p)
}

// messagesOf gives what a sending tells: what was withdrawn meanwhile is left out.
func (s *Service) messagesOf(ctx context.Context, p *parcel) ([]Message, error) {
	list := []Message{}
	for _, id := range p.Messages {
		m, err := s.load(ctx, id)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return nil, err
		}
		if m.State == told {
			list = append(list, *m)
		}
	}
	return list, nil
}

// try brings a sending over one channel, once.
func (s *Service) try(ctx context.Context, p *parcel, l *Leg, messages []Message) (*Failure, error) {
	contact, err := s.Contact(ctx, p.Account)
	if err != nil {
		return nil, err
	}
	if l.Channel == Webhook {
		for _, m := range messages {
			if err := s.Hooks.Tell(ctx, p.Account, m.Project, m.ID, EventMessage, m.CreatedAt, m); err != nil {
				return nil, err
			}
		}
		return nil, nil
	}
	n := Notice{
		ID: p.ID, Account: p.Account, Address: contact.Addresses[l.Channel], Lang: p.Lang,
		Short: s.Book.short(p.Class, messages, p.Lang), Messages: messages, Base: s.Base,
	}
	switch {
	case n.Address == "":
		return &Failure{Reason: noAddress, Final: true}, nil
	case l.Channel == Email && s.Mail != nil:
		return s.Mail.Send(ctx, n), nil
	case l.Channel == Email:
		return &Failure{Reason: "setting"}, nil
	}
	return s.gateways.send(ctx, l.Channel, n), nil
}

// record takes in what became of a try, and writes it.
func (s *Service) record(ctx context.Context, p *parcel, l *Leg, f *Failure) error {
	now, stopping := micro(s.Now()), ctx.Err() != nil
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 5*time.Second)
	defer cancel()
	if f == nil {
		l.State, l.SentAt, l.TryAt, l.Reason, l.Status = sent, now, time.Time{}, "", 0
		s.reached(l.Channel)
		return s.putParcel(ctx, p)
	}
	if stopping { // it says nothing about the receiver
		l.TryAt = now
		return s.putParcel(ctx, p)
	}
	l.Reason, l.Status = f.Reason, f.Status
	wait := time.Duration(s.Book.Retry.First) * time.Minute
	most := time.Duration(s.Book.Retry.Most) * time.Minute
	for i := 1; i < l.Tries && wait < most; i++ {
		wait *= 3
	}
	l.TryAt = now.Add(min(wait, most))
	if f.Final || l.TryAt.Sub(p.MadeAt) > time.Duration(s.Book.Retry.GiveUp)*time.Hour {
		l.State, l.TryAt = failed, time.Time{}
	}
	if f.Away {
		s.away(l.Channel, now)
	}
	s.Log.LogAttrs(ctx, slog.LevelWarn, "message not sent", slog.String("sending", p.ID), slog.String("channel", l.Channel),
		slog.String("reason", f.Reason), slog.Int("status", f.Status), slog.Int("tries", l.Tries), slog.String("state", l.State))
	return s.putParcel(ctx, p)
}

// awayFor is how long a channel that cannot be reached is left alone, so that one that is down holds up
// no other.
const awayFor = time.Minute

func (s *Service) away(channel string, now time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.down[channel] = now.Add(awayFor)
}

func (s *Service) reached(channel string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.down, channel)
}

func (s *Service) isDown(channel string, now time.Time) time.Time {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.down[channel]
}
