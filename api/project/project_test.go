package project_test

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/view"
	"sevenlists/policies"
)

var ctx = context.Background()

func TestProjectIsCreatedOnceHoweverOftenItIsAskedFor(t *testing.T) {
	h := newHouse(t)
	first := h.create("key-00001", workshop)
	require.Equal(t, project.Open, first.State)
	require.EqualValues(t, 1, first.Sequence)
	require.Equal(t, "industrial", first.Summary.Kind)
	require.Equal(t, "agent-1", first.Agent)
	require.Contains(t, first.Summary.Departments, "development_and_reform")
	require.Equal(t, h.Rules().Revision(), first.Rules)

	h.clock.Move(time.Hour)
	require.Equal(t, first, h.create("key-00001", workshop), "the same key gives the first answer")
	require.NotEqual(t, first.ID, h.create("key-00002", workshop).ID)
	other, err := h.Create(ctx, project.Call{Account: "agent-2", Key: "key-00001"}, project.Draft{Profile: profileOf(t, workshop)})
	require.NoError(t, err)
	require.NotEqual(t, first.ID, other.ID, "another account's key is another key")

	_, err = h.Create(ctx, project.Call{Account: "agent-1", Key: "key-00001"}, project.Draft{Profile: profileOf(t, "hospital")})
	require.Equal(t, "request.key_reused", code(t, err))

	read, err := h.Read(ctx, first.ID)
	require.NoError(t, err)
	require.Equal(t, first, read)
	_, err = h.Read(ctx, "pnoneofours")
	require.Equal(t, "project.unknown", code(t, err))
}

func TestProfileWithMistakesMakesNoProject(t *testing.T) {
	h := newHouse(t)
	_, err := h.Create(ctx, project.Call{Account: "a", Key: "key-00001"}, project.Draft{Profile: []byte(`{"id": "x", "start": "2026-06-01", "facts": {"land_area_m2": "much", "no_such": 1}}`)})
	require.ErrorContains(t, err, "/facts/land_area_m2")
	require.ErrorContains(t, err, "/facts/no_such")
	page, err := h.List(ctx, project.Filter{})
	require.NoError(t, err)
	require.Empty(t, page.Projects)
}

func TestRevisionNamesWhatChangedAndRefusesWhoHasNotSeenTheLast(t *testing.T) {
	h := newHouse(t)
	p := h.create("key-00001", workshop)
	larger := bytes.Replace(profileOf(t, workshop), []byte("annual_energy_tce: 1500"), []byte("annual_energy_tce: 900"), 1)
	larger = bytes.Replace(larger, []byte("start: 2026-06-01"), []byte("start: 2026-07-01"), 1)
	revised, err := h.Revise(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00002", Sequence: 1}, larger)
	require.NoError(t, err)
	require.EqualValues(t, 2, revised.Sequence)
	require.Equal(t, 2, revised.Revisions)
	require.Greater(t, revised.Summary.Finish, p.Summary.Finish)

	history, err := h.History(ctx, p.ID, 1, 10)
	require.NoError(t, err)
	require.Len(t, history, 1)
	var body project.Revised
	require.NoError(t, json.Unmarshal(history[0].Body, &body))
	require.Equal(t, []string{"/facts/annual_energy_tce", "/start"}, body.Changed)

	_, err = h.Revise(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00003", Sequence: 1}, larger)
	require.Equal(t, "request.stale", code(t, err))
	again, err := h.Revise(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00002", Sequence: 1}, larger)
	require.NoError(t, err, "a repeated request is not stale: it is the one that made the change")
	require.Equal(t, revised, again)
	same, err := h.Revise(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00004"}, larger)
	require.NoError(t, err)
	require.EqualValues(t, 2, same.Sequence, "what changes nothing is not written down")
}

func TestIssuedPlanIsWhatTheCommandLineWritesAndStaysSo(t *testing.T) {
	h := newHouse(t)
	p := h.create("key-00001", workshop)
	order := project.Order{Options: project.Options{Variant: "commitment", Lang: "en"}}
	after, issued, err := h.Issue(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00002"}, order)
	require.NoError(t, err)
	require.Equal(t, 1, issued.Number)
	require.Len(t, after.Plans, 1)
	require.Equal(t, "v1.0.0", issued.Program)
	require.Equal(t, "agent-1", issued.By)
	require.Regexp(t, "^sha256:", issued.Calendar)

	opt := planner.Default()
	opt.Variant, opt.Lang, opt.Preparation = 3, "en", true
	plan, err := planner.Make(h.Rules(), projecttest.Project(t, workshop), opt)
	require.NoError(t, err)
	var want bytes.Buffer
	require.NoError(t, view.JSON(&want, plan))
	_, got, err := h.PlanBytes(ctx, p.ID, 1)
	require.NoError(t, err)
	require.Equal(t, want.String(), string(got))

	_, repeated, err := h.Issue(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00002"}, order)
	require.NoError(t, err)
	require.Equal(t, issued, repeated)
	_, second, err := h.Issue(ctx, p.ID, project.Call{Account: "agent-1", Key: "key-00003"}, project.Order{})
	require.NoError(t, err)
	require.Equal(t, 2, second.Number)
	_, _, err = h.PlanBytes(ctx, p.ID, 3)
	require.Equal(t, "project.plan.unknown", code(t, err))
}

func TestIssuedPlanIsMadeAgainToTheByteAfterTheRulesHaveChanged(t *testing.T) {
	m := newStore(t)
	h := openHouse(t, m, policies.FS)
	p := h.create("key-00001", workshop)
	_, issued, err := h.Issue(ctx, p.ID, project.Call{Account: "agent-1"}, project.Order{})
	require.NoError(t, err)

	h = openHouse(t, m, otherRules(t))
	require.NotEqual(t, issued.Rules, h.Rules().Revision())
	made, err := h.Recompute(ctx, p.ID, 1)
	require.NoError(t, err)
	require.True(t, made.Same)

	// A project goes by its own rules until it is revised or replanned, and another may be asked for.
	after, second, err := h.Issue(ctx, p.ID, project.Call{Account: "agent-1"}, project.Order{Rules: h.Rules().Revision()})
	require.NoError(t, err)
	require.Equal(t, issued.Rules, after.Rules)
	require.NotEqual(t, issued.Plan, second.Plan)
	doc, err := h.Compare(ctx, project.Pick{Project: p.ID, Number: 1}, project.Pick{Project: p.ID, Number: 2}, "en")
	require.NoError(t, err)
	require.False(t, doc.Same)
	require.Equal(t, "planning", doc.CausesFrom)

	sets, err := h.Archive().All(ctx)
	require.NoError(t, err)
	require.Len(t, sets, 2)
	_, _, err = h.Issue(ctx, p.ID, project.Call{Account: "agent-1"}, project.Order{Rules: "sha256:00"})
	require.Equal(t, "project.rules.unknown", code(t, err))
}

func TestOldRuleSetIsLoadedOnceForAllWhoAskAtOnce(t *testing.T) {
	m := &counted{Store: newStore(t)}
	old := openHouse(t, m, policies.FS).Rules().Revision()
	h := openHouse(t, m, otherRules(t))
	sets, err := h.Archive().All(ctx)
	require.NoError(t, err)
	before := m.reads.Load()
	var done sync.WaitGroup
	for range 8 {
		done.Go(func() {
			l, err := h.Archive().Load(ctx, old)
			if err != nil || l.Revision() != old {
				t.Errorf("loaded %v, %v", l, err)
			}
		})
	}
	done.Wait()
	require.Equal(t, before+1, m.reads.Load(), "its archive is read once")
	require.Len(t, sets, 2)
}

func TestArchivedProjectIsReadAndHandedOverButNotChanged(t *testing.T) {
	h := newHouse(t)
	p := h.create("key-00001", workshop)
	call := func(key string) project.Call { return project.Call{Account: "agent-1", Key: key} }
	archived, err := h.SetArchived(ctx, p.ID, call("key-00002"), true, project.Archived{Reason: "项目终止"})
	require.NoError(t, err)
	require.Equal(t, project.Closed, archived.State)
	_, err = h.Revise(ctx, p.ID, call("key-00003"), profileOf(t, "hospital"))
	require.Equal(t, "project.archived", code(t, err))
	_, _, err = h.Issue(ctx, p.ID, call("key-00004"), project.Order{})
	require.Equal(t, "project.archived", code(t, err))
	other := "agent-2"
	moved, err := h.HandOver(ctx, p.ID, call("key-00005"), project.HandedOver{Agent: &other})
	require.NoError(t, err)
	require.Equal(t, "agent-2", moved.Object().Agent)
	open, err := h.SetArchived(ctx, p.ID, call("key-00006"), false, project.Archived{})
	require.NoError(t, err)
	require.Equal(t, project.Open, open.State)
	_, err = h.HandOver(ctx, p.ID, call("key-00007"), project.HandedOver{})
	require.Equal(t, "project.handover.empty", code(t, err))
	_, err = h.HandOver(ctx, p.ID, call("key-00008"), project.HandedOver{Agent: &other, Reason: strings.Repeat("长", 501)})
	require.Equal(t, "profile.text.long", code(t, err))
	_, err = h.HandOver(ctx, "paaaaaaaaaaaaaaaaaaaaaaaaaa", call("key-00009"), project.HandedOver{Agent: &other})
	require.Equal(t, "project.unknown", code(t, err))
}

func TestListingShowsEachProjectOnceOverItsPagesAndToWhomItConcerns(t *testing.T) {
	h := newHouse(t)
	names := []string{workshop, "hospital", "low_risk_warehouse", "housing_estate", "road_with_bridge"}
	ids := map[string]string{}
	for i, name := range names {
		h.clock.Move(time.Minute)
		p, err := h.Create(ctx, project.Call{Account: "a", Key: "key-0000" + name}, project.Draft{
			Profile: profileOf(t, name), Agent: []string{"agent-1", "agent-2"}[i%2], Owner: "investor-" + name,
		})
		require.NoError(t, err)
		ids[p.ID] = name
	}
	list := func(f project.Filter) (found []string) {
		t.Helper()
		for {
			page, err := h.List(ctx, f)
			require.NoError(t, err)
			for _, row := range page.Projects {
				found = append(found, ids[row.ID])
			}
			if f.Cursor = page.Next; f.Cursor == "" {
				return found
			}
		}
	}
	reversed := []string{"road_with_bridge", "housing_estate", "low_risk_warehouse", "hospital", workshop}
	require.Equal(t, reversed, list(project.Filter{}))
	require.Equal(t, reversed, list(project.Filter{Limit: 2}))
	for name, tc := range map[string]struct {
		filter project.Filter
		want   []string
	}{
		"of one agent":               {project.Filter{Agent: "agent-2"}, []string{"housing_estate", "hospital"}},
		"of one kind":                {project.Filter{Kind: "hospital"}, []string{"hospital"}},
		"by a part of the name":      {project.Filter{Search: "标准地"}, []string{workshop}},
		"whose own":                  {project.Filter{Seen: []project.Sight{{Field: "owner", Value: "investor-hospital"}}}, []string{"hospital"}},
		"whose own or an agent's":    {project.Filter{Seen: []project.Sight{{Field: "owner", Value: "investor-hospital"}, {Field: "agent", Value: "agent-2"}}, Limit: 1}, []string{"housing_estate", "hospital"}},
		"none may be seen":           {project.Filter{Seen: []project.Sight{}}, nil},
		"seen, but of another":       {project.Filter{Owner: "investor-hospital", Seen: []project.Sight{{Field: "owner", Value: "investor-x"}}}, nil},
		"a department in the search": {project.Filter{Search: "<fire"}, nil},
		"a department of none":       {project.Filter{Department: "fire"}, nil},
	} {
		require.Equal(t, tc.want, list(tc.filter), name)
	}
	health := list(project.Filter{Seen: []project.Sight{{Field: "departments", Value: "development_and_reform"}}})
	require.Contains(t, health, "hospital")
	n, err := h.Count(ctx, project.Filter{Agent: "agent-1"}, 100)
	require.NoError(t, err)
	require.Equal(t, 3, n)
	_, err = h.List(ctx, project.Filter{Cursor: "?"})
	require.Equal(t, "project.cursor", code(t, err))
	_, err = h.List(ctx, project.Filter{Search: strings.Repeat("长", 200)})
	require.Equal(t, "project.search.long", code(t, err))
}

func TestWritersOfOneProjectLoseNoChange(t *testing.T) {
	h := newHouse(t)
	p := h.create("key-00001", workshop)
	var done sync.WaitGroup
	for i := range 8 {
		done.Go(func() {
			to := string(rune('a' + i))
			if _, err := h.HandOver(ctx, p.ID, project.Call{Account: to, Key: "key-1000" + to}, project.HandedOver{Agent: &to}); err != nil {
				t.Errorf("writer %d: %v", i, err)
			}
		})
	}
	done.Wait()
	after, err := h.Read(ctx, p.ID)
	require.NoError(t, err)
	require.EqualValues(t, 9, after.Sequence)
}

// counted counts the contents that are read.
type counted struct {
	store.Store
	reads atomic.Int64
}

func (c *counted) Content(ctx context.Context, hash string) ([]byte, error) {
	c.reads.Add(1)
	return c.Store.Content(ctx, hash)
}
