package project_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/policies"
)

// crashing is a store whose server dies between the log and the views.
type crashing struct {
	*disk
	views bool // views are lost
}

func (c *crashing) Append(ctx context.Context, d store.Document, views ...store.Record) error {
	if c.views {
		views = nil
	}
	return c.disk.Append(ctx, d, views...)
}

func TestRepairBringsUpToDateWhatACrashLeftBehind(t *testing.T) {
	c := &crashing{disk: newStore(t)}
	h := openHouse(t, c, policies.FS)
	h.clock = c.clock
	p := h.create("key-00001", workshop)
	c.views = true
	_, _, err := h.Issue(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00002"}, project.Order{})
	require.NoError(t, err)
	read, err := h.Read(ctx, p.ID)
	require.NoError(t, err)
	require.Len(t, read.Plans, 1, "what is read is never behind its log")
	page, err := h.List(ctx, project.Filter{})
	require.NoError(t, err)
	require.Zero(t, page.Projects[0].Plans, "but the listing is")

	mine, err := h.Entrust(ctx, project.Call{}, h.keep(workshop).ID, form())
	require.NoError(t, err)
	later := &dying{crashing: c}
	h2 := openHouse(t, later, policies.FS)
	_, _, err = h2.Take(ctx, mine.ID, project.Call{Account: "agent-1"}, project.Answered{Agent: "agent-1"})
	require.Error(t, err, "the server died before the project was made")
	e, err := h.Entrusting(ctx, mine.ID)
	require.NoError(t, err)
	require.Equal(t, project.Accepted, e.State)
	_, err = h.Read(ctx, e.Project)
	require.Equal(t, "project.unknown", code(t, err))

	c.views = false
	n, err := h.Repair(ctx)
	require.NoError(t, err)
	require.Equal(t, 3, n)
	page, err = h.List(ctx, project.Filter{Agent: "agent-1"})
	require.NoError(t, err)
	require.Len(t, page.Projects, 2)
	made, err := h.Read(ctx, e.Project)
	require.NoError(t, err)
	require.Equal(t, "agent-1", made.Agent)
	h.clock.Move(time.Hour)
	n, err = h.Repair(ctx)
	require.NoError(t, err)
	require.Zero(t, n)

	done, err := store.Rebuild(ctx, c, []store.Folding{project.Fold, project.FoldEntrusting}, nil)
	require.NoError(t, err)
	require.Equal(t, 3, done.Views)
	require.Zero(t, done.Changed, "views are what their logs say")
}

// dying appends one more document and then nothing.
type dying struct {
	*crashing
	n int
}

func (d *dying) Append(ctx context.Context, doc store.Document, views ...store.Record) error {
	if d.n++; d.n > 1 {
		return errors.New("the server is dead")
	}
	return d.crashing.Append(ctx, doc, views...)
}
