package project_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
)

// issued makes a project with one issued plan.
func (h *house) issued(key string) *project.Project {
	h.t.Helper()
	p := h.create(key, workshop)
	p, _, err := h.Issue(context.Background(), p.ID, project.Call{Account: "agent-1", Key: key + "-issue"}, project.Order{})
	require.NoError(h.t, err)
	return p
}

// forge appends to a project's log the issue of a plan that nobody made.
func (h *house) forge(id string, change func(*project.Issued)) store.Document {
	h.t.Helper()
	ctx := context.Background()
	p, err := h.Read(ctx, id)
	require.NoError(h.t, err)
	forged := p.Plans[0]
	forged.Number = len(p.Plans) + 1
	change(&forged)
	body, err := json.Marshal(forged)
	require.NoError(h.t, err)
	asked := store.Asked{Stream: id, Key: "forged", Content: "c", Actor: "agent-1"}
	d, _, err := store.Write(ctx, h.store, h.clock.Now, asked, func(context.Context, store.Document) (store.Decision, error) {
		return store.Decision{Events: []store.Event{{Type: project.EventIssued, OccurredOn: calendar.MinDate, Body: body}}}, nil
	})
	require.NoError(h.t, err)
	return d
}

func (h *house) verify() store.Report {
	h.t.Helper()
	report, err := store.Verify(context.Background(), h.store, project.Inspect(h.store, "v1.0.0"), nil)
	require.NoError(h.t, err)
	return report
}

func TestVerifyMakesFrozenPlansAgain(t *testing.T) {
	h := newHouse(t)
	p := h.issued("one")
	require.Empty(t, h.verify().Problems)
	other, err := h.store.Keep(t.Context(), []byte(`{"plan":"of somebody else's making"}`))
	require.NoError(t, err)
	d := h.forge(p.ID, func(i *project.Issued) { i.Plan = other })
	report := h.verify()
	require.Len(t, report.Problems, 1)
	require.Equal(t, "store.verify.plan", report.Problems[0].Code)
	require.Equal(t, d.ID(), report.Problems[0].Path)
}

func TestVerifyNamesAPlanWhoseRulesAreLost(t *testing.T) {
	h := newHouse(t)
	p := h.issued("one")
	h.forge(p.ID, func(i *project.Issued) { i.Rules = "sha256:00" })
	report := h.verify()
	require.Len(t, report.Problems, 1)
	require.Equal(t, "store.verify.plan_lost", report.Problems[0].Code)
}

func TestPlanOfAnotherProgramIsNotMadeAgain(t *testing.T) {
	h := newHouse(t)
	p := h.issued("one")
	other, err := h.store.Keep(t.Context(), []byte("in another form"))
	require.NoError(t, err)
	h.forge(p.ID, func(i *project.Issued) { i.Plan, i.Program = other, "v0.9.0" })
	require.Empty(t, h.verify().Problems)
}

func TestRebuildFoldsTheSameViewsAnew(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	foldings := []store.Folding{project.Fold, project.FoldEntrusting}
	ids := []string{h.issued("one").ID, h.issued("two").ID, h.create("three", workshop).ID}
	entrusted, err := h.Entrust(ctx, project.Call{}, h.keep(workshop).ID, form())
	require.NoError(t, err)
	_, err = h.Decline(ctx, entrusted.ID, project.Call{Account: "agent-1"}, "the wrong street")
	require.NoError(t, err)
	_, err = store.NewCheckpointer(h.store, h.clock.Now).Write(ctx)
	require.NoError(t, err)
	views := func() []store.Record {
		var all []store.Record
		for _, id := range ids {
			r, err := h.store.Get(ctx, "project", id)
			require.NoError(t, err)
			all = append(all, r)
		}
		r, err := h.store.Get(ctx, "entrusting", entrusted.ID)
		require.NoError(t, err)
		return append(all, r)
	}
	before := views()
	done, err := store.Rebuild(ctx, h.store, foldings, nil)
	require.NoError(t, err)
	require.Equal(t, store.Rebuilt{Streams: 4, Views: 4}, done, "what a project shows is what its log says")

	require.NoError(t, h.store.Delete(ctx, "project", ids[0], 0))
	require.NoError(t, h.store.Delete(ctx, "entrusting", entrusted.ID, 0))
	spoilt := before[1]
	spoilt.Version++
	spoilt.Body, spoilt.Search = []byte(`{}`), "nonsense"
	require.NoError(t, h.store.Put(ctx, spoilt))
	done, err = store.Rebuild(ctx, h.store, foldings, nil)
	require.NoError(t, err)
	require.Equal(t, store.Rebuilt{Streams: 4, Views: 4, Changed: 3}, done)
	require.Equal(t, before, views())
}
