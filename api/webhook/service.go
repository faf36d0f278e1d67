// Package webhook tells other systems what happens to projects: who registered an address is sent
// every event that they may see, signed, at least once, and again until the receiver has it or the
// program gives up.
//
// Everything is kept as records, so that a delivery outlives a crash, and several servers on one store
// share the work. The signature follows the Standard Webhooks convention: the headers webhook-id,
// webhook-timestamp and webhook-signature, HMAC-SHA256 over id, timestamp and body. The id is the same
// however often a delivery is sent, so that a receiver can drop what it has.
package webhook

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"sync"
	"time"

	"sevenlists/api/guard"
	"sevenlists/api/store"
)

// The kinds of records of this package.
const (
	kindWebhook  = "webhook"
	kindDelivery = "webhook_delivery"
	kindProgress = "webhook_progress"
	kindLease    = "webhook_lease"
)

// The scopes of a webhook.
const (
	Own = "own" // the projects that its owner may follow
	All = "all" // all projects
)

// Rights say what may be sent to whom. They are asked when an event happens and again before it is
// sent. An account that is disabled or gone has none.
type Rights interface {
	// Sees says whether an account may have the events of a project now: as one that may follow it, or
	// where all is true as one that may have those of all projects.
	Sees(ctx context.Context, account, project string, all bool) (bool, error)
}

// Config is what a Service is made of.
type Config struct {
	Store  store.Store
	Rights Rights
	Now    func() time.Time
	Random io.Reader // of secrets and of the chance in waiting times
	Log    *slog.Logger
	// Hosts are those that the administrator allows beside public ones over TLS: a name or an address,
	// with :port or for every port. They may be reached by http, and may lie in the own network.
	Hosts []string
	// Resolver finds the addresses of hosts; nil is that of the system.
	Resolver *net.Resolver
}

// Service keeps the webhooks of one store and delivers to them. It may be used by many goroutines at
// once.
type Service struct {
	Config
	guard  guard.Guard
	client *http.Client
	name   string        // of this process in leases
	slots  chan struct{} // one for each delivery that is being sent

	mu    sync.Mutex
	busy  map[string]bool // webhooks that are being delivered to here
	lanes sync.WaitGroup
}

// mostAtOnce is how many deliveries one server sends at the same time, mostToOne how many of them to
// one webhook.
const (
	mostAtOnce = 16
	mostToOne  = 4
)

// New makes a service. It fails where there is no randomness to be had.
func New(c Config) (*Service, error) {
	g := guard.New(c.Hosts, c.Resolver)
	s := &Service{Config: c, guard: g, client: g.Client(), slots: make(chan struct{}, mostAtOnce), busy: map[string]bool{}}
	var err error
	s.name, err = s.chance(16)
	return s, err
}

// Webhook is an address to which events are sent.
type Webhook struct {
	ID    string `json:"id"`
	Owner string `json:"owner"` // account
	URL   string `json:"url"`
	// Types are those of the events that are sent; empty for all.
	Types     []string  `json:"types"`
	Scope     string    `json:"scope" oneof:"own all"`
	CreatedAt time.Time `json:"created_at"` // what was recorded before is not sent
	// State is disabled where nothing is sent any more: Because says why. A test that arrives makes it
	// active again.
	State   string `json:"state" oneof:"active disabled"`
	Because string `json:"because,omitempty" oneof:"failing gone"`
	// Failures counts what failed since the last delivery that arrived.
	Failures     int       `json:"failures"`
	FailingSince time.Time `json:"failing_since,omitzero"`
	PausedUntil  time.Time `json:"paused_until,omitzero"` // nothing is sent until then, since much failed
	TestedAt     time.Time `json:"tested_at,omitzero"`
}

// The states of a webhook, and why it is disabled.
const (
	active   = "active"
	disabled = "disabled"
	failing  = "failing" // nothing arrived for too long
	gone     = "gone"    // the receiver answered 410
)

// kept is a webhook as it is stored.
type kept struct {
	Webhook
	Secret  string `json:"secret"`
	Request string `json:"request"` // hash of what it was made from

	version int64
}

func (k *kept) record() (store.Record, error) {
	body, err := json.Marshal(k)
	return store.Record{
		Kind: kindWebhook, ID: k.ID, Version: k.version, Sort: store.SortTime(k.CreatedAt), Body: body,
		Fields: map[string]string{"owner": k.Owner, "state": k.State},
	}, err
}

// load reads a webhook.
func (s *Service) load(ctx context.Context, id string) (*kept, error) {
	r, err := s.Store.Get(ctx, kindWebhook, id)
	if err != nil {
		return nil, err
	}
	return opened(r)
}

func opened(r store.Record) (*kept, error) {
	k := &kept{version: r.Version}
	if err := json.Unmarshal(r.Body, k); err != nil {
		return nil, fmt.Errorf("webhook %s: %w", r.ID, err)
	}
	return k, nil
}

// tries is how often a change is made anew because another server was first.
const tries = 20

// change makes a change to a webhook as it is stored. A change that gives false is not written.
func (s *Service) change(ctx context.Context, id string, how func(*kept) bool) (k *kept, err error) {
	err = store.Again(tries, func() error {
		if k, err = s.load(ctx, id); err != nil || !how(k) {
			return err
		}
		k.version++
		r, err := k.record()
		if err != nil {
			return err
		}
		return s.Store.Put(ctx, r)
	})
	return k, err
}

// chance gives n random bytes as text.
func (s *Service) chance(n int) (string, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(s.Random, b); err != nil {
		return "", fmt.Errorf("webhook: no randomness: %w", err)
	}
	return store.IDText(b), nil
}
