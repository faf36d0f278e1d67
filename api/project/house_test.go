package project_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// house is a service on a store, with a clock that stands still until it is told to go on.
type house struct {
	t     testing.TB
	store store.Store
	*project.Service
	clock *storetest.Clock
}

var random = storetest.NewChance(1)

func newHouse(t testing.TB) *house { return openHouse(t, newStore(t), policies.FS) }

// disk is a store on the disk with the clock by which it and its houses go.
type disk struct {
	*sqlite.Store
	clock *storetest.Clock
}

// newStore is an empty store on the disk.
func newStore(t testing.TB) *disk {
	t.Helper()
	c := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
	s, err := sqlite.Open(context.Background(), t.TempDir(), c.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return &disk{s, c}
}

func openHouse(t testing.TB, s store.Store, folder fs.FS) *house {
	t.Helper()
	h := &house{t: t, store: s, clock: storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))}
	if d, ok := s.(*disk); ok {
		h.clock = d.clock
	}
	var err error
	var set *rules.Set
	if folder == fs.FS(policies.FS) {
		set = projecttest.Shipped(t)
	}
	h.Service, err = project.New(context.Background(), project.Config{
		Store: s, Rules: folder, Set: set, Now: h.clock.Now, Random: random, Program: "v1.0.0",
	})
	require.NoError(t, err)
	return h
}

// profileOf reads the profile of a case, as somebody would send it.
func profileOf(t testing.TB, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), name, "profile.yaml"))
	require.NoError(t, err)
	return content
}

const workshop = "standard_land_workshop"

// create makes a project of a case, for an agent.
func (h *house) create(key, name string) *project.Project {
	h.t.Helper()
	p, err := h.Create(context.Background(), project.Call{Account: "agent-1", Key: key}, project.Draft{
		Profile: profileOf(h.t, name), Agent: "agent-1", Street: "cicheng",
	})
	require.NoError(h.t, err)
	return p
}

// code gives the code of the first fault.
func code(t testing.TB, err error) string {
	t.Helper()
	require.Error(t, err)
	all := fault.All(err)
	require.NotEqual(t, "internal", all[0].Code, "%v", err)
	return all[0].Code
}

// otherRules is the shipped rule set with another promise of days, as a district would publish it.
func otherRules(t testing.TB) fs.FS {
	t.Helper()
	return projecttest.Edited(t, "items/construction_permit/data.yaml", "promised: {n: 2,", "promised: {n: 5,")
}
