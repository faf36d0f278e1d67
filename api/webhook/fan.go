package webhook

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sevenlists/api/feed"
	"sevenlists/api/store"
)

// progress says how far the log was turned into deliveries.
type progress struct {
	Window string `json:"window"`

	version int64
	window  *feed.Window
}

// progressID is the id of the one progress there is.
const progressID = "events"

// The bounds of one pass over the log.
const (
	pageOfLog = 50
	// stretch is for how long one server holds the work; it stops long before.
	stretch  = time.Minute
	stopPast = stretch / 3
	// mostKnown is how many projects changed within the overlap are remembered, mostProgress how long a
	// text that may make.
	mostKnown    = 20_000
	mostProgress = 3 << 20
)

// fan makes a delivery of every new event for every webhook that wants it. Whatever stops it halfway,
// it is done again from where the progress was kept, and gives the same deliveries.
func (s *Service) fan(ctx context.Context) error {
	hooks, err := s.list(ctx, map[string][]string{"state": {active}})
	if err != nil {
		return err
	}
	p, err := s.progress(ctx, hooks)
	if err != nil {
		return err
	}
	if len(hooks) == 0 {
		return s.skip(ctx, p)
	}
	if idle, err := s.nothingNew(ctx, p); idle || err != nil {
		return err
	}
	held, err := s.hold(ctx, "fan", stretch)
	if !held || err != nil {
		return err
	}
	defer s.release(ctx, "fan")
	if p, err = s.progress(ctx, hooks); err != nil { // as it is now that nobody else changes it
		return err
	}
	return s.spread(ctx, p, hooks)
}

// progress reads how far the work has come. The first begins with the first webhook.
func (s *Service) progress(ctx context.Context, hooks []*kept) (*progress, error) {
	r, err := s.Store.Get(ctx, kindProgress, progressID)
	if errors.Is(err, store.ErrNotFound) {
		from := s.Now()
		for _, k := range hooks {
			if k.CreatedAt.Before(from) {
				from = k.CreatedAt
			}
		}
		return &progress{window: feed.NewWindow(from)}, nil
	}
	if err != nil {
		return nil, err
	}
	p := &progress{version: r.Version}
	if err = json.Unmarshal(r.Body, p); err == nil {
		p.window, err = feed.ParseWindow(p.Window, mostProgress)
	}
	if err != nil {
		return nil, fmt.Errorf("webhook: progress: %w", err)
	}
	return p, nil
}

// keep writes the progress. Where another server was first, what that one did counts.
func (s *Service) keep(ctx context.Context, p *progress) error {
	p.Window = p.window.Text()
	if len(p.Window) > mostProgress { // in the middle of a flood: the next pass begins it again
		return nil
	}
	p.version++
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	err = s.Store.Put(ctx, store.Record{Kind: kindProgress, ID: progressID, Version: p.version, Body: body})
	if errors.Is(err, store.ErrTaken) {
		return nil
	}
	return err
}

// rarely is how often the progress is moved on where there is nothing to do.
const rarely = time.Minute

// skip leaves out what nobody wants: with no webhook, that is everything.
func (s *Service) skip(ctx context.Context, p *progress) error {
	now := s.Now()
	if p.version > 0 && now.Sub(p.window.Floor()) < rarely {
		return nil
	}
	p.window = feed.NewWindow(now)
	return s.keep(ctx, p)
}

// nothingNew reports whether there is nothing to do.
func (s *Service) nothingNew(ctx context.Context, p *progress) (bool, error) {
	began, idle := s.Now(), true
	err := p.window.New(ctx, s.Store, func(store.Head) error {
		idle = false
		return errEnough
	})
	if err != nil && !errors.Is(err, errEnough) || !idle {
		return false, ignored(err)
	}
	if p.version > 0 && began.Sub(p.window.Floor()) < rarely {
		return true, nil
	}
	p.window.Drained(began, mostKnown)
	return true, s.keep(ctx, p)
}

var errEnough = errors.New("webhook: enough for now")

// ignored drops the error that only ends a walk.
func ignored(err error) error {
	if errors.Is(err, errEnough) {
		return nil
	}
	return err
}

// spread goes through what is new, for as long as it may.
func (s *Service) spread(ctx context.Context, p *progress, hooks []*kept) error {
	began := s.Now()
	var heads []store.Head
	err := p.window.New(ctx, s.Store, func(h store.Head) error {
		heads = append(heads, h)
		return nil
	})
	if err != nil {
		return err
	}
	for _, head := range heads {
		if err := s.spreadOne(ctx, p.window, head, hooks); err != nil {
			return err
		}
		if s.Now().Sub(began) > stopPast {
			return s.keep(ctx, p)
		}
	}
	p.window.Drained(began, mostKnown)
	return s.keep(ctx, p)
}

// spreadOne makes the deliveries of what is new in one stream.
func (s *Service) spreadOne(ctx context.Context, w *feed.Window, head store.Head, hooks []*kept) error {
	sees := map[string]bool{} // who may follow this project
	for {
		events, err := w.Unread(ctx, s.Store, head, pageOfLog)
		if err != nil {
			return err
		}
		if len(events) == 0 {
			w.Pass(head)
			return nil
		}
		for _, e := range events {
			for _, k := range hooks {
				if err := s.spreadEvent(ctx, k, e, sees); err != nil {
					return err
				}
			}
			w.Took(e)
		}
	}
}

func (s *Service) spreadEvent(ctx context.Context, k *kept, e feed.Event, sees map[string]bool) error {
	if !k.wants(e.Type) || e.RecordedAt.Before(k.CreatedAt) {
		return nil
	}
	who := k.Scope + " " + k.Owner
	may, asked := sees[who]
	if !asked {
		var err error
		if may, err = s.may(ctx, k, e.Project); err != nil {
			return err
		}
		sees[who] = may
	}
	if !may {
		return nil
	}
	p, err := parcelOf(k, e, s.Now())
	if err != nil {
		return err
	}
	if err := s.put(ctx, p); err != nil && !errors.Is(err, store.ErrTaken) {
		return err
	}
	return nil
}

// may says whether a webhook may have the events of a project now.
func (s *Service) may(ctx context.Context, k *kept, project string) (bool, error) {
	return s.Rights.Sees(ctx, k.Owner, project, k.Scope == All)
}
