package track

import (
	"cmp"
	"context"
	"crypto/rand"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/clock"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/districts"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/joint"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/prompts"
	"sevenlists/api/track/reminders"
	"sevenlists/api/track/sittings"
	"sevenlists/api/track/stuck"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/letter"
)

// Config is what a Service is made of.
type Config struct {
	Store    store.Store
	Projects *project.Service // made with Beside
	Rules    fs.FS            // folder of the rules in use
	Now      func() time.Time
	// Random gives the salt of what is kept of persons outside the log; nil takes the system's.
	Random io.Reader
	// Letters are those that go with commitments; nil: none is kept as it was written.
	Letters *letter.Book
}

// Service follows the projects of one store. It may be used by many goroutines at once.
type Service struct {
	store    store.Store
	projects *project.Service
	book     *handling.Book
	clocks   *clock.Rules
	matters  *problems.Book
	together *joint.Book
	promises *commitments.Book
	reminds  *reminders.Book
	stuck    *stuck.Book
	city     *districts.Book
	waiting  waitMemo
	prompted *prompts.Book
	window   windowBooks
	now      func() time.Time
	random   io.Reader
	letters  *letter.Book

	forecasts forecastRules
	recorded  recorded
	outlooks  outlooks
	bodies    *sittings.Book
}

// New makes a service.
//
// It returns a fault.List of RuleBroken where the rules of supervision cannot be read.
func New(c Config) (*Service, error) {
	loaded, err := handling.Supervision(c.Rules)
	if err != nil {
		return nil, err
	}
	book, err := handling.ReadBook(loaded)
	if err != nil {
		return nil, err
	}
	clocks, err := clock.Read(loaded, book)
	if err != nil {
		return nil, err
	}
	matters, err := problems.ReadBook(loaded)
	if err != nil {
		return nil, err
	}
	together, err := joint.Read(loaded, c.Projects.Rules(), handling.StepNames())
	if err != nil {
		return nil, err
	}
	forecasts, err := readForecasts(loaded)
	if err != nil {
		return nil, err
	}
	promises, err := commitments.ReadBook(loaded, c.Projects.Rules())
	if err != nil {
		return nil, err
	}
	window, err := readWindow(loaded, c.Projects.Rules())
	if err != nil {
		return nil, err
	}
	reminds, err := reminders.ReadBook(loaded)
	if err != nil {
		return nil, err
	}
	prompted, err := prompts.ReadBook(loaded)
	if err != nil {
		return nil, err
	}
	causes, err := stuck.ReadBook(loaded, clocks.LightIDs())
	if err != nil {
		return nil, err
	}
	city, err := districts.ReadBook(loaded)
	if err != nil {
		return nil, err
	}
	bodies, err := sittings.Read(loaded, c.Projects.Rules())
	if err != nil {
		return nil, err
	}
	return &Service{bodies: bodies, city: city, stuck: causes, window: window, prompted: prompted, forecasts: forecasts, promises: promises, reminds: reminds, random: cmp.Or(c.Random, rand.Reader), letters: c.Letters, store: c.Store, projects: c.Projects, book: book, clocks: clocks, matters: matters, together: together, now: c.Now}, nil
}

// Book is how cases go on.
func (s *Service) Book() *handling.Book { return s.book }

// Prompts is which prompts arise from what is followed.
func (s *Service) Prompts() *prompts.Book { return s.prompted }

// Today is the day in China.
func (s *Service) Today() calendar.Date { return project.DateOf(s.now()) }

// State gives how a project is followed.
//
// It returns NotFound project.unknown.
func (s *Service) State(ctx context.Context, id string) (*State, error) {
	p, err := s.projects.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	return upTo(ctx, s.store, id, p.Sequence)
}

// Case gives the case of an item of a project.
//
// It returns NotFound project.unknown and case.unknown_item.
func (s *Service) Case(ctx context.Context, id, key string) (*handling.Case, error) {
	p, err := s.projects.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.CaseOf(ctx, p, key)
}

// CaseOf gives the case of an item of a project that has been read, in the state none where nothing has
// been received.
//
// It returns NotFound case.unknown_item.
func (s *Service) CaseOf(ctx context.Context, p *project.Project, key string) (*handling.Case, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	if c := state.Cases[key]; c != nil {
		return c, nil
	}
	terms, err := s.terms(ctx, p, key, s.Today())
	if err != nil {
		return nil, err
	}
	c := untouched(p.ID, key)
	c.Terms = terms
	return c, nil
}

// untouched is the case of an item of which nothing has been received: it is as the project was made.
func untouched(id, key string) *handling.Case {
	return &handling.Case{Project: id, Key: key, Attempt: 1, Version: 1, State: handling.None, Entries: []handling.Entry{}}
}

// change appends events about how a project is followed, decided on by its state, and gives the state
// after. What and body tell one request from another under the same key.
func (s *Service) change(ctx context.Context, id string, call project.Call, what string, body any, decide func(context.Context, *project.Project, *State) ([]store.Event, error)) (*State, error) {
	state, _, err := s.changed(ctx, id, call, what, body, decide)
	return state, err
}

// changed is change for whoever wants the document, too; its sequence is 0 where nothing was written.
func (s *Service) changed(ctx context.Context, id string, call project.Call, what string, body any, decide func(context.Context, *project.Project, *State) ([]store.Event, error)) (*State, store.Document, error) {
	p, d, err := s.projects.Extend(ctx, id, call, what, body, func(ctx context.Context, p *project.Project) ([]store.Event, error) {
		state, err := upTo(ctx, s.store, id, p.Sequence)
		if err != nil {
			return nil, err
		}
		return decide(ctx, p, state)
	})
	if err != nil {
		return nil, d, err
	}
	state, err := upTo(ctx, s.store, id, max(d.Sequence, p.Sequence))
	return state, d, err
}

// Enter enters a step into the case of an item; where it is only tried, everything is checked and nothing
// is entered. The version is that of the case; 0 asks for none.
//
// It returns the case; NotFound project.unknown and case.unknown_item; Conflict request.stale; and what
// handling.Book.Check returns.
func (s *Service) Enter(ctx context.Context, id string, call project.Call, version int64, step handling.Dated, try bool) (*handling.Case, error) {
	if faults := texts(&step); len(faults) > 0 {
		return nil, faults
	}
	step.Terms = nil
	if step.On == 0 {
		step.On = s.Today()
	}
	state, err := s.change(ctx, id, call, "case_step", step, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		c := state.Cases[step.Case]
		if c == nil {
			c = untouched(id, step.Case)
		}
		if err := current(c, version); err != nil {
			return nil, err
		}
		if err := s.ofItself(state, c, step.Name); err != nil {
			return nil, err
		}
		entered := s.timed(step)
		entered.Attempt = c.Attempt
		if step.Name == handling.Receive && s.book.States[c.State].Closed {
			entered.Attempt++
			c = untouched(id, step.Case)
		}
		if takesTerms(step.Name) {
			terms, err := s.terms(ctx, p, step.Case, step.On)
			if err != nil {
				return nil, err
			}
			entered.Terms = &terms
		}
		if err := s.book.Check(c, entered, s.circumstances()); err != nil {
			return nil, err
		}
		if try {
			return nil, nil
		}
		ev, err := event(caseEvents+entered.Name, entered.On, entered.Step)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, err
	}
	if c := state.Cases[step.Case]; c != nil {
		return c, nil
	}
	return untouched(id, step.Case), nil
}

// Correct says that an entry of a case was wrong, and what is true instead.
//
// It returns what Enter and handling.Book.CheckCorrection return, and NotFound case.none.
func (s *Service) Correct(ctx context.Context, id string, call project.Call, version int64, x handling.Correction) (*handling.Case, error) {
	state, err := s.change(ctx, id, call, EventCorrected, x, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		c := state.Cases[x.Case]
		if c == nil {
			return nil, fault.New(fault.NotFound, "case.none", "", x.Case)
		}
		if err := current(c, version); err != nil {
			return nil, err
		}
		ev, err := s.correction(ctx, p, c, x)
		if err != nil {
			return nil, err
		}
		events := []store.Event{ev}
		together := peers(state, c, x.Number)
		for _, key := range slices.Sorted(maps.Keys(together)) {
			other := x
			other.Case, other.Number = key, together[key]
			if ev, err = s.correction(ctx, p, state.Cases[key], other); err != nil {
				return nil, ofMember(key, err)
			}
			events = append(events, ev)
		}
		return events, nil
	})
	if err != nil {
		return nil, err
	}
	return state.Cases[x.Case], nil
}

// correction is the event of a correction of one case, once it is possible.
func (s *Service) correction(ctx context.Context, p *project.Project, c *handling.Case, x handling.Correction) (store.Event, error) {
	if x.Attempt = c.Attempt; x.Instead != nil {
		instead := *x.Instead
		x.Instead = &instead
		if faults := texts(&instead); len(faults) > 0 {
			return store.Event{}, faults
		}
		if instead.Case, instead.Attempt, instead.Terms = x.Case, c.Attempt, nil; instead.On == 0 {
			instead.On = s.Today()
		}
		if takesTerms(instead.Name) {
			terms, err := s.terms(ctx, p, x.Case, instead.On)
			if err != nil {
				return store.Event{}, err
			}
			if c.Terms.Joint != "" {
				terms = s.jointTerms(terms, c.Terms.Joint)
			}
			instead.Terms = &terms
		}
	}
	if err := s.book.CheckCorrection(c, x, s.circumstances()); err != nil {
		return store.Event{}, err
	}
	return event(EventCorrected, s.Today(), x)
}

func (s *Service) circumstances() handling.Circumstances {
	return handling.Circumstances{Today: s.Today(), Set: s.projects.Rules()}
}

// current refuses a change of something that is not as the caller has seen it.
func current(c *handling.Case, version int64) error { return unchanged(c.Version, version) }

// unchanged refuses a change of something that has another version than the caller has seen; 0 asks for
// none.
func unchanged(has, seen int64) error {
	if seen != 0 && seen != has {
		return fault.New(fault.Conflict, "request.stale", "If-Match", has, seen)
	}
	return nil
}

// texts refuses what no line of text may hold.
func texts(s *handling.Dated) fault.List {
	var faults fault.List
	one := func(at, text string) { faults.Add(line(at, text)) }
	for at, text := range map[string]string{
		"/case": s.Case, "/document": s.Document, "/reason": s.Reason, "/late": s.Late, "/officer": s.Officer, "/authority": s.Authority, "/source": s.Source, "/window": s.Window,
	} {
		one(at, text)
	}
	for i := range s.Missing {
		one("/missing", s.Missing[i].What)
	}
	return faults
}

// line refuses what no line of text may hold.
func line(at, text string) *fault.Error {
	if strings.ContainsFunc(text, func(r rune) bool { return r < ' ' || r == 0x7f || r == '\uFFFD' }) {
		return fault.New(fault.Invalid, "profile.text.lines", at)
	}
	return nil
}

// event makes an event of a day.
func event(kind string, on calendar.Date, body any) (store.Event, error) {
	raw, err := json.Marshal(body)
	return store.Event{Type: kind, OccurredOn: on, Body: raw}, err
}
