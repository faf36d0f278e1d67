// Package prompter hands the prompts of a day (审批提示和警示) to the outbox: what arises from the matters
// that are followed, by the rules of the district (package prompts), goes to those whom it concerns, once, and
// up to the leader where nobody acts; what is settled before it was sent is taken back.
//
// A prompt is a record that names its matter, its step and everybody it is told. The record is written before
// anything is told, so that after a crash the same people are told under the same ids, which the outbox tells
// once. Nothing depends on which days the program ran: every run works out what holds on its day.
package prompter

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"sync"
	"time"

	"sevenlists/api/account"
	"sevenlists/api/feed"
	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// The kinds of records of this package.
const (
	kindPrompt = "prompt"
	kindRun    = "prompt_run" // the last day whose run was made
)

// Accounts are those of whom prompts are told.
type Accounts interface {
	// List gives a page of accounts.
	List(ctx context.Context, q account.Listed) ([]account.Account, store.Cursor, error)
}

// Config is what a Service is made of.
type Config struct {
	Store    store.Store
	Track    *track.Service
	Projects *project.Service
	Outbox   *outbox.Service
	Accounts Accounts
	// Sources give further matters beside those of Track: what other packages keep and somebody has to do
	// by a day. Their kinds stand in policies/supervision/prompts.
	Sources []prompts.Source
	// StandIns gives who stands in for whom on a day: account of the absent one to account of the deputy. It
	// is asked once a run. What would be told the one who is absent is told the deputy alone; where a deputy
	// is absent, too, whoever stands in for that one. The deputy must be able to see the project on that day,
	// else the outbox hides the message. nil: nobody is ever absent.
	StandIns func(ctx context.Context, day calendar.Date) (map[string]string, error)
	Now      func() time.Time
}

// Service makes the prompts of one store. Several servers may do so at once.
type Service struct {
	Config
	book *prompts.Book

	mu     sync.Mutex
	window *feed.Window // of the projects that changed since they were looked at
}

// New makes a service.
//
// It returns RuleBroken prompt.book.late where a day's prompts would be made after its digest.
func New(c Config) (*Service, error) {
	s := &Service{Config: c, book: c.Track.Prompts()}
	if digest := c.Outbox.Book.Digest.At; s.book.At >= digest {
		return nil, fault.List{fault.New(fault.RuleBroken, "prompt.book.late", "supervision/prompts", s.book.At, digest)}
	}
	return s, nil
}

// Prompt is a prompt that was made.
type Prompt struct {
	ID         string        `json:"id"`
	Cause      string        `json:"cause"` // names matter, step and day
	Kind       string        `json:"kind"`  // id of policies/supervision/prompts
	Step       string        `json:"step"`
	Project    string        `json:"project"`
	Item       string        `json:"item,omitempty"` // key of the item
	Department string        `json:"department,omitempty"`
	Severity   string        `json:"severity" oneof:"info warning red"`
	Due        calendar.Date `json:"due,omitzero"` // the day that it is about
	Day        calendar.Date `json:"day"`          // on which it was made
	// State is made while it is being told, open until the matter goes on, settled afterwards.
	State string `json:"state" oneof:"made open settled"`
	// Level is how many times it went up, ToldOn the day of the last time it was told.
	Level  int           `json:"level,omitempty"`
	ToldOn calendar.Date `json:"told_on"`
	To     []Told        `json:"to"` // everybody it was told; empty where nobody has any of the roles
	Holders

	version int64
}

// Holders are the accounts that the matter names.
type Holders struct {
	Person  string `json:"person,omitempty"` // who handles it
	Owner   string `json:"owner,omitempty"`
	Agent   string `json:"agent,omitempty"`
	Adviser string `json:"adviser,omitempty"`
}

// matter is the matter as far as the roles ask.
func (p *Prompt) matter() prompts.Matter {
	return prompts.Matter{
		Kind: p.Kind, Project: p.Project, Item: p.Item, Due: p.Due, Department: p.Department,
		Person: p.Person, Owner: p.Owner, Agent: p.Agent, Adviser: p.Adviser,
	}
}

// Told is one account that a prompt was told.
type Told struct {
	Account string `json:"account"`
	Role    string `json:"role"` // id of policies/supervision/prompts
	For     string `json:"stands_in_for,omitempty"`
	Level   int    `json:"level,omitempty"` // how many times it had gone up by then
	// Withdrawn says that the matter was settled before the message went out. Round counts how often the
	// matter came back after that.
	Withdrawn bool `json:"withdrawn,omitempty"`
	Round     int  `json:"round,omitempty"`
}

// The states of a prompt.
const (
	made    = "made"
	open    = "open"
	settled = "settled"
)

// cause is the id under which the outbox tells it somebody.
func (p *Prompt) cause(t *Told) string {
	return fmt.Sprintf("prompt/%s/%d.%d/%s", p.ID, t.Level, t.Round, t.Account)
}

// save writes a prompt in place of the version before. It returns store.ErrTaken where another server did.
func (s *Service) save(ctx context.Context, p *Prompt) error {
	body, err := json.Marshal(p)
	if err != nil {
		return err
	}
	r := store.Record{
		Kind: kindPrompt, ID: p.ID, Version: p.version + 1, Sort: p.Day.String(), Body: body,
		Fields: map[string]string{
			"project": p.Project, "department": p.Department, "kind": p.Kind, "day": p.Day.String(), "state": p.State, "severity": p.Severity,
		},
	}
	for i := range p.To {
		r.Search += " " + accountWord(p.To[i].Account) + " " + roleWord(p.To[i].Role)
	}
	if p.State == settled { // as long as its messages are remembered
		r.Expires = s.Now().AddDate(0, 0, s.Outbox.Book.Kept)
	}
	if err := s.Store.Put(ctx, r); err != nil {
		return err
	}
	p.version++
	return nil
}

// accountWord and roleWord are how an account and a role stand among the words of a record: so that each is
// found by itself, not as a part of another's id.
func accountWord(id string) string { return "<" + store.IDText([]byte(id)) + ">" }
func roleWord(id string) string    { return "[" + id + "]" }

func promptOf(r store.Record) (*Prompt, error) {
	p := &Prompt{version: r.Version}
	if err := json.Unmarshal(r.Body, p); err != nil {
		return nil, fmt.Errorf("prompt %s: %w", r.ID, err)
	}
	return p, nil
}

// run is the body of the record of the last run.
type run struct {
	Day calendar.Date `json:"day"`
	At  time.Time     `json:"at"` // when it began
}

// Turn does what is due: the run of the day once its hour has come, on a restart, too; and between runs it
// looks at the projects that changed. It is to be called every minute.
func (s *Service) Turn(ctx context.Context) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.Now()
	day := project.DateOf(now)
	last, version, err := s.lastRun(ctx)
	if err != nil {
		return err
	}
	if last.Day < day && now.Sub(midnight(day)) >= s.book.Begins() {
		if err := s.Run(ctx); err != nil {
			return err
		}
		s.window = feed.NewWindow(now.Add(-feed.Overlap))
		return s.noteRun(ctx, run{day, now.UTC().Truncate(time.Microsecond)}, version)
	}
	if s.window == nil {
		from := last.At
		if from.IsZero() {
			from = now
		}
		s.window = feed.NewWindow(from.Add(-feed.Overlap))
	}
	return s.changes(ctx, now)
}

// mostKnown is how many changed projects are remembered within the overlap.
const mostKnown = 10_000

// changes looks at the projects to which something was appended: what was settled is not told any more, and
// what has become red is told at once.
func (s *Service) changes(ctx context.Context, now time.Time) error {
	var heads []store.Head
	err := s.window.New(ctx, s.Store, func(h store.Head) error {
		heads = append(heads, h)
		return nil
	})
	if err != nil || len(heads) == 0 {
		return err
	}
	who, err := s.people(ctx, s.Track.Today())
	if err != nil {
		return err
	}
	for _, h := range heads {
		if project.IsProject(h.Stream) {
			if err := s.pass(ctx, who, h.Stream); err != nil {
				return err
			}
		}
		s.window.Pass(h)
	}
	s.window.Drained(now, mostKnown)
	return nil
}

// midnight is the beginning of a day in China.
func midnight(d calendar.Date) time.Time {
	return time.Unix(int64(d)*24*60*60, 0).UTC().Add(-8 * time.Hour)
}

func (s *Service) lastRun(ctx context.Context) (run, int64, error) {
	var last run
	r, err := s.Store.Get(ctx, kindRun, kindRun)
	if errors.Is(err, store.ErrNotFound) {
		return last, 0, nil
	}
	if err != nil {
		return last, 0, err
	}
	return last, r.Version, json.Unmarshal(r.Body, &last)
}

// noteRun notes that the run of a day was made. Another server that was first has done the same.
func (s *Service) noteRun(ctx context.Context, done run, version int64) error {
	body, err := json.Marshal(done)
	if err != nil {
		return err
	}
	err = s.Store.Put(ctx, store.Record{Kind: kindRun, ID: kindRun, Version: version + 1, Body: body})
	if errors.Is(err, store.ErrTaken) {
		return nil
	}
	return err
}
