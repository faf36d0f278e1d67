package account_test

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/policies"
)

// records keeps records in a map, as the contract of the store says.
type records struct {
	mu   sync.Mutex
	kept map[string]store.Record
	down error // what every call fails with
}

func (m *records) Get(_ context.Context, kind, id string) (store.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.kept[kind+"/"+id]
	if m.down == nil && !ok {
		return r, store.ErrNotFound
	}
	return r, m.down
}

func (m *records) Put(_ context.Context, r store.Record) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.down == nil && m.kept[r.Kind+"/"+r.ID].Version != r.Version-1 {
		return store.ErrTaken
	}
	m.kept[r.Kind+"/"+r.ID] = r
	return m.down
}

func (m *records) Advance(context.Context, store.Record) (bool, error) { return false, m.down }

func (m *records) Delete(_ context.Context, kind, id string, _ int64) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.kept, kind+"/"+id)
	return m.down
}

func (m *records) List(_ context.Context, q store.Query) ([]store.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var list []store.Record
	for _, r := range m.kept {
		fits := r.Kind == q.Kind && strings.Contains(r.Search, q.Search) && cmp.Or(cmp.Compare(r.Sort, q.After.Sort), cmp.Compare(r.ID, q.After.ID)) > 0
		for field, values := range q.Where {
			fits = fits && slices.Contains(values, r.Fields[field])
		}
		if fits {
			list = append(list, r)
		}
	}
	slices.SortFunc(list, func(a, b store.Record) int { return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID)) })
	if q.Limit > 0 && len(list) > q.Limit {
		list = list[:q.Limit]
	}
	return list, m.down
}

func (m *records) Count(ctx context.Context, q store.Query, limit int) (int, error) {
	q.Limit = limit
	list, err := m.List(ctx, q)
	return len(list), err
}

func (m *records) Sweep(context.Context, time.Time) (int, error) { return 0, m.down }

// chance gives bytes that are never twice the same, and always the same in every run.
type chance struct {
	mu sync.Mutex
	n  uint64
}

func (c *chance) Read(p []byte) (int, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := range p {
		c.n = c.n*6364136223846793005 + 1442695040888963407
		p[i] = byte(c.n >> 56)
	}
	return len(p), nil
}

// clock is a clock that stands until it is set forward.
type clock struct {
	mu  sync.Mutex
	now time.Time
}

func (c *clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.now
}

func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.now = c.now.Add(d)
}

// house is accounts with a store and a clock of their own.
type house struct {
	*account.Accounts
	store *records
	clock *clock
}

var cheap = account.Cost{Memory: 64, Passes: 1, Threads: 1}

func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{store: &records{kept: map[string]store.Record{}}, clock: &clock{now: time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)}}
	h.Accounts = h.again(t, cheap)
	return h
}

// again are the accounts of the same store with another cost, as after a new start.
func (h *house) again(t testing.TB, cost account.Cost) *account.Accounts {
	t.Helper()
	known, err := access.Load(policies.FS)
	require.NoError(t, err)
	as, err := account.New(account.Config{
		Records: h.store, Access: func() *access.Rules { return known }, Now: h.clock.Now, Random: &chance{n: uint64(cost.Memory)}, Cost: cost,
	})
	require.NoError(t, err)
	return as
}

const secret = "four words nobody says"

// person is an account that can log in with secret.
func (h *house) person(t testing.TB, login string, roles ...string) account.Account {
	t.Helper()
	a, err := h.Add(context.Background(), account.Entry{Login: login, Roles: roles, Department: "housing", Street: "cicheng"})
	require.NoError(t, err)
	l, err := h.Invite(context.Background(), a)
	require.NoError(t, err)
	s, err := h.UseLink(context.Background(), l.Secret, secret)
	require.NoError(t, err)
	return s.Account
}

// code is the code of an error of ours; empty where there is none.
func code(err error) string {
	if err == nil {
		return ""
	}
	return fault.All(err)[0].Code
}

func codes(err error) []string {
	var list []string
	for _, f := range fault.All(err) {
		list = append(list, f.Code)
	}
	return list
}
