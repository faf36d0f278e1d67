package account_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/fault"
	"sevenlists/policies"
)

// records are those of a real store, which can be told to be away.
type records struct {
	*sqlite.Store
	down error // what every call fails with
}

func (r *records) Get(ctx context.Context, kind, id string) (store.Record, error) {
	if r.down != nil {
		return store.Record{}, r.down
	}
	return r.Store.Get(ctx, kind, id)
}

func (r *records) Put(ctx context.Context, one store.Record) error {
	if r.down != nil {
		return r.down
	}
	return r.Store.Put(ctx, one)
}

// everything is all that the store keeps, as text.
func (r *records) everything(t testing.TB) string {
	t.Helper()
	whole, err := r.Snapshot(context.Background())
	require.NoError(t, err)
	defer whole.Close()
	var b strings.Builder
	require.NoError(t, whole.Records(context.Background(), func(one store.Record) error {
		fmt.Fprintf(&b, "%s %s %v %s %s %s\n", one.Kind, one.ID, one.Fields, one.Sort, one.Search, one.Body)
		return nil
	}))
	return b.String()
}

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

// house is accounts with a store and a clock of their own.
type house struct {
	*account.Accounts
	store *records
	clock *storetest.Clock
}

var cheap = account.Cost{Memory: 64, Passes: 1, Threads: 1}

func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{clock: storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))}
	disk, err := sqlite.Open(context.Background(), t.TempDir(), h.clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	h.store = &records{Store: disk}
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
		Departments: func(id string) bool { return id == "housing" }, Streets: []string{"cicheng", "zhuangqiao"},
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

// What no store can keep or find is a mistake of whoever asks, not a store that is away.
func TestWhatNoStoreCanHoldIsAMistakeOfTheRequest(t *testing.T) {
	for name, tc := range map[string]struct {
		err  error
		kind fault.Kind
	}{
		"malformed":    {store.ErrMalformed, fault.Invalid},
		"too large":    {store.ErrTooLarge, fault.Invalid},
		"written once": {store.ErrTaken, fault.Conflict},
		"away":         {store.ErrUnavailable, fault.Unavailable},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t)
			h.store.down = fmt.Errorf("%w: told so", tc.err)
			_, err := h.Get(context.Background(), "acc_x")
			require.Equal(t, tc.kind, fault.All(err)[0].Kind)
			require.NotEqual(t, "internal", fault.All(err)[0].Code)
		})
	}
}
