package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
)

// tray is a sign that messages of one person and class wait to be made into a sending.
type tray struct {
	Account string    `json:"account"`
	Class   string    `json:"class"`
	At      time.Time `json:"at"`
	Holder  string    `json:"holder,omitempty"`
	Until   time.Time `json:"until,omitzero"`

	version int64
}

// holdFor is how long a server has a tray or a sending to itself: longer than anything done with it at
// once takes, by more than the clocks of two servers may differ.
const holdFor = 2 * time.Minute

func trayID(account, class string) string { return class + "/" + account }

func (s *Service) putTray(ctx context.Context, t *tray) error {
	body, err := json.Marshal(t)
	if err != nil {
		return err
	}
	t.version++
	return s.Store.Put(ctx, store.Record{Kind: kindTray, ID: trayID(t.Account, t.Class), Version: t.version, Sort: store.SortTime(t.At), Body: body})
}

func trayOf(r store.Record) (*tray, error) {
	t := &tray{version: r.Version}
	if err := json.Unmarshal(r.Body, t); err != nil {
		return nil, fmt.Errorf("tray %s: %w", r.ID, err)
	}
	return t, nil
}

// setOut sees to it that a tray is looked at by a time. It writes the tray even where it would be looked
// at anyway, so that whoever is about to put it away sees that something came.
func (s *Service) setOut(ctx context.Context, account, class string, by time.Time) error {
	for range tries {
		r, err := s.Store.Get(ctx, kindTray, trayID(account, class))
		t := &tray{Account: account, Class: class, At: by}
		switch {
		case errors.Is(err, store.ErrNotFound):
		case err != nil:
			return err
		default:
			if t, err = trayOf(r); err != nil {
				return err
			}
			if by.Before(t.At) {
				t.At = by
			}
		}
		if err := s.putTray(ctx, t); !errors.Is(err, store.ErrTaken) {
			return err
		}
	}
	return store.ErrTaken
}

// pageOfWork is how many trays, and how many sendings, are taken up in one pass.
const pageOfWork = 50

// trays makes sendings of what waits and whose time has come.
func (s *Service) trays(ctx context.Context) error {
	records, err := s.Store.List(ctx, store.Query{Kind: kindTray, Limit: pageOfWork})
	if err != nil {
		return err
	}
	for _, r := range records {
		if r.Sort > store.SortTime(s.Now()) {
			return nil
		}
		t, err := trayOf(r)
		if err != nil {
			return err
		}
		if s.Now().Before(t.Until) && t.Holder != s.name {
			continue
		}
		if err := s.empty(ctx, t); err != nil && !errors.Is(err, store.ErrTaken) {
			return err
		}
	}
	return nil
}

// empty makes sendings of what lies in a tray, and puts the tray away or aside. ErrTaken is no error: a
// tray that somebody wrote meanwhile is looked at again.
func (s *Service) empty(ctx context.Context, t *tray) error {
	t.Holder, t.Until = s.name, micro(s.Now().Add(holdFor))
	if err := s.putTray(ctx, t); err != nil {
		return err
	}
	if err := s.finish(ctx, t.Account); err != nil {
		return err
	}
	next, err := s.form(ctx, t)
	if err != nil {
		return err
	}
	if next.IsZero() {
		return s.Store.Delete(ctx, kindTray, trayID(t.Account, t.Class), t.version)
	}
	t.At, t.Holder, t.Until = micro(next), "", time.Time{}
	return s.putTray(ctx, t)
}

// mostInSending is how many messages go out at once.
const mostInSending = store.MaxListed

// pending are the messages of a person that wait for a sending, the first put first.
func (s *Service) pending(ctx context.Context, account, class string) ([]*Message, error) {
	records, err := s.Store.List(ctx, store.Query{
		Kind: kindMessage, Where: map[string][]string{"to": {account}, "pending": {class}}, Limit: mostInSending,
	})
	if err != nil {
		return nil, err
	}
	list := make([]*Message, len(records))
	for i, r := range records {
		if list[i], err = messageOf(r); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// form makes sendings of what waits, as far as its time has come, and gives when to look again; zero
// where nothing is left.
func (s *Service) form(ctx context.Context, t *tray) (time.Time, error) {
	now := s.Now()
	list, err := s.pending(ctx, t.Account, t.Class)
	if err != nil || len(list) == 0 {
		return time.Time{}, err
	}
	if next := s.hours.next(t.Class, now); next.After(now) {
		return next, nil
	}
	if t.Class == classDigest {
		if next, err := s.holdBack(ctx, t, list); !next.IsZero() || err != nil {
			return next, err
		}
	}
	if list, err = s.visible(ctx, t.Account, list); err != nil || len(list) == 0 {
		return time.Time{}, err
	}
	if t.Class == classDigest {
		if err := s.sendTogether(ctx, store.DerivedID("s", t.Class, t.Account, project.DateOf(now).String()), t.Class, list); err != nil {
			return time.Time{}, err
		}
		return s.rest(ctx, t)
	}
	for _, m := range list {
		if err := s.sendTogether(ctx, store.DerivedID("s", t.Class, m.ID), t.Class, []*Message{m}); err != nil {
			return time.Time{}, err
		}
	}
	return s.rest(ctx, t)
}

// holdBack gives when a digest that may not be made now is looked at again: where today's has been made,
// or where more is just being put.
func (s *Service) holdBack(ctx context.Context, t *tray, list []*Message) (time.Time, error) {
	now := s.Now()
	today := project.DateOf(now)
	n, err := s.Store.Count(ctx, store.Query{Kind: kindSending, Where: map[string][]string{
		"account": {t.Account}, "digest_of": {today.String()},
	}}, 1)
	if err != nil {
		return time.Time{}, err
	}
	if n > 0 {
		return s.hours.after(today), nil
	}
	settle := time.Duration(s.Book.Digest.Settle) * time.Minute
	settled := list[len(list)-1].CreatedAt.Add(settle)
	if latest := list[0].CreatedAt.Add(mostSettles * settle); settled.After(latest) {
		settled = latest
	}
	if settled.After(now) {
		return settled, nil
	}
	return time.Time{}, nil
}

// mostSettles bounds, in settling times, how long a digest waits for what goes on being put.
const mostSettles = 12

// rest is when what is left of a tray is looked at again.
func (s *Service) rest(ctx context.Context, t *tray) (time.Time, error) {
	list, err := s.pending(ctx, t.Account, t.Class)
	if err != nil || len(list) == 0 {
		return time.Time{}, err
	}
	if t.Class == classDigest {
		return s.hours.after(project.DateOf(s.Now())), nil
	}
	return s.hours.next(t.Class, s.Now()), nil
}

// visible leaves out what the person may not see any more, and marks it so.
func (s *Service) visible(ctx context.Context, account string, list []*Message) ([]*Message, error) {
	sees := map[string]bool{}
	var left []*Message
	for _, m := range list {
		may, asked := sees[m.Project]
		if !asked {
			var err error
			if may, err = s.Rights.Sees(ctx, account, m.Project); err != nil {
				return nil, err
			}
			sees[m.Project] = may
		}
		if may {
			left = append(left, m)
			continue
		}
		m.State = hidden
		if err := s.save(ctx, m); err != nil {
			return nil, err
		}
	}
	return left, nil
}

// mendEvery is how often the program looks for messages that a crash left without a tray.
const mendEvery = time.Hour

// mend sets out a tray for every message that waits. It is done when the program begins and then rarely:
// only a crash between a message and its tray leaves one without.
func (s *Service) mend(ctx context.Context) error {
	now := s.Now()
	s.mu.Lock()
	due := s.mended.IsZero() || now.Sub(s.mended) >= mendEvery
	s.mu.Unlock()
	if !due {
		return nil
	}
	out := map[string]bool{}
	for _, class := range []string{classDigest, classRed, classTest} {
		q := store.Query{Kind: kindMessage, Where: map[string][]string{"pending": {class}}, Limit: store.MaxListed}
		for {
			records, err := s.Store.List(ctx, q)
			if err != nil {
				return err
			}
			for _, r := range records {
				if id := trayID(r.Fields["to"], class); !out[id] {
					out[id] = true
					if err := s.setOut(ctx, r.Fields["to"], class, s.hours.next(class, now)); err != nil {
						return err
					}
				}
				q.After = store.Cursor{Sort: r.Sort, ID: r.ID}
			}
			if len(records) < q.Limit {
				break
			}
		}
	}
	s.mu.Lock()
	s.mended = now
	s.mu.Unlock()
	return nil
}
