// Package absence knows who is absent, from when to when, and who stands in (AB 角). What an absent person
// does and is told falls to the deputy for that time, and returns by itself: nothing is handed over, it is
// only asked each time who stands in for whom today.
//
// All absences are one log, so that of two that contradict each other one is refused. The log holds ids of
// accounts and no names.
package absence

import (
	"context"
	"io"
	"io/fs"
	"time"

	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// folder is where the rules stand below those of the district.
const folder = "supervision/absence"

// Book is what the district says of absences (policies/supervision/absence).
type Book struct {
	Longest int                  `json:"longest_days" least:"1"` // calendar days of one absence
	Ahead   int                  `json:"ahead_days" least:"1"`   // how far ahead one is entered
	Reasons map[string]lang.Text `json:"reasons"`
}

// The states of an absence on a day.
const (
	Ahead     = "ahead"
	UnderWay  = "under_way"
	Over      = "over"
	Withdrawn = "withdrawn"
)

// Absence is one time of one account with its deputy.
type Absence struct {
	ID      string `json:"id"`
	Version int64  `json:"version"` // the one that If-Match names
	Account string `json:"account"` // who is absent
	// Department is that of the account when the absence was entered; its head sees it.
	Department string        `json:"department,omitempty"`
	From       calendar.Date `json:"from"` // first day
	To         calendar.Date `json:"to"`   // last day
	Deputy     string        `json:"deputy"`
	Reason     string        `json:"reason"` // kind, an id of policies/supervision/absence
	// State is that of today.
	State   string   `json:"state" oneof:"ahead under_way over withdrawn"`
	History []Change `json:"history"`
	// Undone says that it was withdrawn.
	Undone bool `json:"withdrawn,omitempty"`
}

// Change is one entry of what became of an absence.
type Change struct {
	What   string        `json:"what" oneof:"entered revised withdrawn"`
	By     string        `json:"by"` // account
	At     time.Time     `json:"at"`
	From   calendar.Date `json:"from"`
	To     calendar.Date `json:"to"`
	Deputy string        `json:"deputy"`
}

// holds reports whether the deputy stands in on a day.
func (a *Absence) holds(on calendar.Date) bool { return !a.Undone && a.From <= on && on <= a.To }

// meets reports whether it shares a day with a time.
func (a *Absence) meets(from, to calendar.Date) bool {
	return !a.Undone && a.From <= to && from <= a.To
}

// stateOn is the state on a day.
func (a *Absence) stateOn(on calendar.Date) string {
	switch {
	case a.Undone:
		return Withdrawn
	case on < a.From:
		return Ahead
	case on > a.To:
		return Over
	}
	return UnderWay
}

// Config is what a Service is made of.
type Config struct {
	Store  store.Store
	Rules  fs.FS // folder of the rules in use
	Access func() *access.Rules
	// Account gives an account by its id, NotFound where there is none.
	Account func(ctx context.Context, id string) (account.Account, error)
	Now     func() time.Time
	Random  io.Reader // for requests without an idempotency key
}

// Service answers for the absences of one store. It may be used by many goroutines at once.
type Service struct {
	Config
	book *Book
}

// New makes a service. It returns a fault.List of RuleBroken where its rules cannot be read.
func New(c Config) (*Service, error) {
	loaded, err := handling.Supervision(c.Rules)
	if err != nil {
		return nil, err
	}
	s := &Service{Config: c, book: &Book{}}
	return s, loaded.Decode(folder, s.book)
}

// Book is what the district says of absences.
func (s *Service) Book() *Book { return s.book }

func (s *Service) today() calendar.Date { return project.DateOf(s.Now()) }
