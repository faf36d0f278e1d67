// Package outbox brings messages to people, each once: in the app, by e-mail, by webhook, and over the
// gateways that the district describes as data (policies/supervision/channels).
//
// Whoever has something to say puts a message under an id that names its cause. The same id is told once,
// however often it is put and whatever crashes meanwhile. Red lights go at once; everything else goes in
// one digest a person and working day. Messages, and the addresses of people, are records outside the log.
//
// A sending is one record that says what goes to whom by which channels, and what became of each. It is
// claimed by one server, written before and after every attempt, and bears the same id on every attempt,
// so that a receiver can drop what it has: webhooks as webhook-id, gateways as {id}, e-mail as Message-ID.
// Where a crash falls between the receiver's acceptance and our record of it, the attempt is made again:
// over a channel whose receiver does not look at the id, as e-mail, that is at least once and not exactly
// once. Nothing is ever dropped for fear of a repetition.
package outbox

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// The kinds of records of this package.
const (
	kindMessage = "message"
	kindTray    = "message_tray"    // what of one person's is to be made into sendings, and when
	kindSending = "message_sending" // what goes to one person at once
	kindContact = "contact"         // where a person wants to be told
)

// The channels that the program has by itself; all others are gateways.
const (
	App     = "app"
	Email   = "email"
	Webhook = "webhook"
)

// The severities of a message.
const (
	Info    = "info"
	Warning = "warning"
	Red     = "red"
)

// Draft is a message that is to be told.
type Draft struct {
	// ID names the cause and the person, such as due/p…/planning_permit/2026-06-04/acc_…: the same id is
	// never told twice.
	ID       string
	To       string // account
	Project  string // empty where it is about none
	Kind     string // lower_snake_case
	Severity string
	Title    lang.Text
	Text     lang.Text
	Link     string // path on this server, such as /projects/p…
	Day      calendar.Date
}

// Message is something that one person is told.
type Message struct {
	ID       string        `json:"id"`
	Cause    string        `json:"cause"` // the stable id under which it was put
	To       string        `json:"to"`    // account
	Project  string        `json:"project,omitempty"`
	Kind     string        `json:"kind"`
	Severity string        `json:"severity" oneof:"info warning red"`
	Title    lang.Text     `json:"title"`
	Text     lang.Text     `json:"text"`
	Link     string        `json:"link,omitempty"` // path on this server
	Day      calendar.Date `json:"day"`            // in China, that it is about
	// State is waiting until it goes out (in the app it is there at once), told afterwards, withdrawn
	// where its cause was gone before, hidden where the person may not see the project any more.
	State          string    `json:"state" oneof:"waiting told withdrawn hidden"`
	CreatedAt      time.Time `json:"created_at"`
	AcknowledgedAt time.Time `json:"acknowledged_at,omitzero"`
	// Sending names how it went out; Channels says what became of it.
	Sending  string `json:"sending,omitempty"`
	Channels []Leg  `json:"channels,omitempty"`

	version int64
}

// The states of a message.
const (
	waiting   = "waiting"
	told      = "told"
	withdrawn = "withdrawn"
	hidden    = "hidden"
)

// The classes of sendings.
const (
	classDigest = "digest"
	classRed    = "red"
	classTest   = "test"

	textDigest = "digest"
	textTest   = "test"
)

// Rights say whom something may be told.
type Rights interface {
	// Sees says whether an account is there, is not barred, and may follow a project now; an empty project
	// asks for the account alone.
	Sees(ctx context.Context, account, project string) (bool, error)
}

// Config is what a Service is made of.
type Config struct {
	Store    store.Store
	Book     *Book
	Calendar func() *calendar.Calendar
	Rights   Rights
	Now      func() time.Time
	Random   io.Reader // of the names of servers
	Log      *slog.Logger
	Mail     Mailer // nil: no e-mail is sent
	Hooks    Hooks  // nil: nothing is sent to webhooks
	// Setting gives a setting of a gateway by its name in the environment; empty where there is none.
	Setting func(name string) (string, error)
	// GatewayHosts are those to which gateways may send: a name or an address, with or without a port.
	GatewayHosts []string
	// Base is the address under which people reach this server, for links in e-mails; may be empty.
	Base string
}

// Service keeps the messages of one store and sends them. It may be used by many goroutines at once.
type Service struct {
	Config
	hours    hours
	gateways *gateways
	name     string // of this process, in claims
	ears     ears

	mu     sync.Mutex
	mended time.Time            // when what a crash left behind was last looked for
	down   map[string]time.Time // channels that cannot be reached, and until when they are left alone
}

// New makes a service. It fails where there is no randomness to be had.
func New(c Config) (*Service, error) {
	s := &Service{Config: c, hours: hours{c.Book, c.Calendar}, down: map[string]time.Time{}}
	s.gateways = newGateways(c)
	var b [16]byte
	if _, err := io.ReadFull(c.Random, b[:]); err != nil {
		return nil, fmt.Errorf("outbox: no randomness: %w", err)
	}
	s.name = store.IDText(b[:])
	return s, nil
}

// check refuses a draft that no message can be made of: it is the mistake of the program that puts it.
func (d *Draft) check() error {
	var faults fault.List
	wrong := func(at string) { faults.Add(fault.New(fault.Invalid, "outbox.draft", at)) }
	line := func(at, text string, most int) {
		if len(text) > most || !utf8.ValidString(text) || strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' || r == 0x7f }) {
			wrong(at)
		}
	}
	for at, text := range map[string]string{"/id": d.ID, "/to": d.To, "/kind": d.Kind, "/title": d.Title.ZH} {
		if text == "" {
			wrong(at)
		}
	}
	line("/id", d.ID, 400)
	line("/to", d.To, 100)
	line("/project", d.Project, 100)
	line("/kind", d.Kind, 60)
	line("/link", d.Link, 300)
	for _, t := range []lang.Text{d.Title, d.Text} {
		line("/text", t.ZH, 4000)
		line("/text", t.EN, 4000)
	}
	if d.Severity != Info && d.Severity != Warning && d.Severity != Red {
		wrong("/severity")
	}
	if d.Link != "" && (!strings.HasPrefix(d.Link, "/") || strings.HasPrefix(d.Link, "//")) {
		wrong("/link")
	}
	return faults.Err()
}

// class is how a message is sent.
func (m *Message) class() string {
	switch {
	case m.Kind == textTest:
		return classTest
	case m.Severity == Red:
		return classRed
	}
	return classDigest
}

// Put tells messages: it keeps each and sees to it that it is sent when its time comes. What was put
// before under the same id is left as it is. It gives how many are new, and after an error may be called
// again with the same ones.
//
// It returns Invalid outbox.draft and the errors of the store.
func (s *Service) Put(ctx context.Context, drafts ...Draft) (int, error) {
	added := 0
	var out []tray // one of each that something was put into, in order
	seen := map[string]bool{}
	put := func(d *Draft) error {
		if err := d.check(); err != nil {
			return err
		}
		m, fresh, err := s.putOne(ctx, d)
		if err != nil {
			return err
		}
		if fresh {
			added++
		}
		if id := trayID(m.To, m.class()); m.State == waiting && !seen[id] {
			seen[id] = true
			out = append(out, tray{Account: m.To, Class: m.class()})
		}
		return nil
	}
	var wrong error
	for i := range drafts {
		if wrong = put(&drafts[i]); wrong != nil {
			break
		}
	}
	for _, t := range out { // what was kept goes out, whatever happened to the rest
		if err := s.setOut(ctx, t.Account, t.Class, s.hours.next(t.Class, s.Now())); err != nil {
			return added, errors.Join(wrong, err)
		}
	}
	return added, wrong
}

// putOne keeps a message, and reports whether it is new; what is there already is given as it is.
func (s *Service) putOne(ctx context.Context, d *Draft) (*Message, bool, error) {
	m := &Message{
		ID: store.DerivedID("m", d.ID), Cause: d.ID, To: d.To, Project: d.Project, Kind: d.Kind, Severity: d.Severity, Title: d.Title, Text: d.Text,
		Link: d.Link, Day: d.Day, State: waiting, CreatedAt: micro(s.Now()),
	}
	err := s.save(ctx, m)
	if !errors.Is(err, store.ErrTaken) {
		return m, err == nil, err
	}
	m, err = s.load(ctx, m.ID) // a crash may have come before its tray was set out
	return m, false, err
}

// Withdraw takes back a message that has not gone out, because its cause is gone, and reports whether it had
// gone out: one that has stays as it is. It is no error if there is none.
func (s *Service) Withdraw(ctx context.Context, cause string) (gone bool, err error) {
	m, err := s.change(ctx, store.DerivedID("m", cause), func(m *Message) bool {
		if m.State != waiting || m.Sending != "" {
			return false
		}
		m.State = withdrawn
		return true
	})
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	return err == nil && m.State != withdrawn, err
}

// Find gives the message that was put under an id; false where there is none.
func (s *Service) Find(ctx context.Context, cause string) (Message, bool, error) {
	m, err := s.load(ctx, store.DerivedID("m", cause))
	if errors.Is(err, store.ErrNotFound) {
		return Message{}, false, nil
	}
	if err != nil {
		return Message{}, false, err
	}
	return *m, true, nil
}

// save writes a message in place of the version before.
func (s *Service) save(ctx context.Context, m *Message) error {
	body, err := json.Marshal(m)
	if err != nil {
		return err
	}
	m.version++
	pending := ""
	if m.State == waiting {
		pending = m.class()
	}
	seen := "no"
	if !m.AcknowledgedAt.IsZero() {
		seen = "yes"
	}
	if m.State == withdrawn || m.State == hidden {
		seen = "never"
	}
	return s.Store.Put(ctx, store.Record{
		Kind: kindMessage, ID: m.ID, Version: m.version, Sort: store.SortTime(m.CreatedAt), Body: body,
		Expires: m.CreatedAt.AddDate(0, 0, s.Book.Kept),
		Fields:  map[string]string{"to": m.To, "pending": pending, "seen": seen, "severity": m.Severity, "project": m.Project, "sending": m.Sending},
	})
}

func (s *Service) load(ctx context.Context, id string) (*Message, error) {
	r, err := s.Store.Get(ctx, kindMessage, id)
	if err != nil {
		return nil, err
	}
	return messageOf(r)
}

func messageOf(r store.Record) (*Message, error) {
	m := &Message{version: r.Version}
	if err := json.Unmarshal(r.Body, m); err != nil {
		return nil, fmt.Errorf("message %s: %w", r.ID, err)
	}
	return m, nil
}

// tries is how often a change is made anew because another server was first.
const tries = 20

// change makes a change to a message as it is stored; one that gives false is not written.
func (s *Service) change(ctx context.Context, id string, how func(*Message) bool) (m *Message, err error) {
	err = store.Again(tries, func() error {
		if m, err = s.load(ctx, id); err != nil || !how(m) {
			return err
		}
		return s.save(ctx, m)
	})
	return m, err
}

func micro(t time.Time) time.Time { return t.UTC().Truncate(time.Microsecond) }
