package duefeed_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"

	"sevenlists/api/duefeed"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/api/track"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

type house struct {
	*duefeed.Feeds
	t        *testing.T
	store    store.Store
	projects *project.Service
	track    *track.Service
	barred   map[string]bool // accounts, and projects, that may not be seen
}

func (h *house) Sees(_ context.Context, account, project string) (bool, error) {
	return !h.barred[account] && !h.barred[project], nil
}

func newHouse(t *testing.T) *house {
	clock := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
	kept, err := sqlite.Open(context.Background(), t.TempDir(), clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, kept.Close()) })
	h := &house{t: t, store: kept, barred: map[string]bool{}}
	h.projects, err = project.New(context.Background(), project.Config{
		Store: kept, Rules: policies.FS, Set: projecttest.Shipped(t), Now: clock.Now, Random: rand.Reader, Program: "test", Beside: track.Beside{Store: kept},
	})
	require.NoError(t, err)
	h.track, err = track.New(track.Config{Store: kept, Projects: h.projects, Rules: policies.FS, Now: clock.Now})
	require.NoError(t, err)
	h.Feeds = duefeed.New(duefeed.Config{Records: kept, Projects: h.projects, Track: h.track, Rights: h, Now: clock.Now, Random: rand.Reader})
	return h
}

func (h *house) create(agent string) *project.Project {
	h.t.Helper()
	raw, err := os.ReadFile(filepath.Join(projecttest.Folder(h.t), "standard_land_workshop", "profile.yaml"))
	require.NoError(h.t, err)
	p, err := h.projects.Create(context.Background(), project.Call{Account: agent}, project.Draft{Profile: raw, Owner: "acc_owner", Agent: agent})
	require.NoError(h.t, err)
	return p
}

// days reads a feed as a calendar program does: what is due, with the day.
func (h *house) days(token string) (map[string]string, string) {
	h.t.Helper()
	feed, err := h.Open(context.Background(), token)
	require.NoError(h.t, err)
	var b bytes.Buffer
	require.NoError(h.t, feed.Write(context.Background(), &b))
	require.NotContains(h.t, strings.ReplaceAll(b.String(), "\r\n", ""), "\n", "lines end as RFC 5545 has it")
	cal, err := ics.ParseCalendar(&b)
	require.NoError(h.t, err)
	days := map[string]string{}
	for _, e := range cal.Events() {
		uid := e.Id()
		require.NotContains(h.t, days, uid)
		days[uid] = e.GetProperty(ics.ComponentPropertyDtStart).Value
	}
	return days, feed.Tag
}

func code(t *testing.T, err error) string {
	t.Helper()
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	return f.Code
}

func TestAFeedShowsWhenRequiredItemsAreDueUntilTheyAreDone(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	p := h.create("acc_ann")
	other := h.create("acc_bob")
	made, err := h.Create(ctx, "acc_ann")
	require.NoError(t, err)
	token := made.Path[strings.LastIndex(made.Path, "/")+1:]

	plan, _, err := h.projects.Plan(ctx, p, planner.Default())
	require.NoError(t, err)
	want := map[string]string{}
	for _, item := range plan.Items {
		if item.Status == "required" {
			want["due."+item.ID+"."+p.ID+"@sevenlists"] = strings.ReplaceAll(item.Schedule.EarlyFinish.String(), "-", "")
		}
	}
	require.Greater(t, len(want), 20)
	days, tag := h.days(token)
	require.Equal(t, want, days)
	_, same := h.days(token)
	require.Equal(t, tag, same)

	item := plan.Items[0].ID
	for _, step := range []handling.Dated{
		{Step: handling.Step{Case: item, Name: handling.Receive}}, {Step: handling.Step{Case: item, Name: handling.Accept, Document: "A1"}},
		{Step: handling.Step{Case: item, Name: handling.Decide, Document: "D1", Outcome: handling.Granted}},
	} {
		step.On = calendar.DateOf(2026, time.June, 1)
		_, err := h.track.Enter(ctx, p.ID, project.Call{Account: "acc_ann"}, 0, step, false)
		require.NoError(t, err)
	}
	days, changed := h.days(token)
	require.NotEqual(t, tag, changed)
	require.Len(t, days, len(want)-1)
	require.NotContains(t, days, "due."+item+"."+p.ID+"@sevenlists")

	owners, err := h.Create(ctx, "acc_owner")
	require.NoError(t, err)
	days, _ = h.days(owners.Path[strings.LastIndex(owners.Path, "/")+1:])
	require.Len(t, days, 2*len(want)-1, "an investor sees both of their projects")
	h.barred[other.ID] = true
	days, _ = h.days(owners.Path[strings.LastIndex(owners.Path, "/")+1:])
	require.Len(t, days, len(want)-1)
}

func TestAFeedShowsWhenCommitmentsAreToBeChecked(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	p := h.create("acc_ann")
	made, err := h.Create(ctx, "acc_ann")
	require.NoError(t, err)
	const item = "construction_permit"
	promise := func(step string) {
		_, err := h.track.EnterCommitment(ctx, p.ID, project.Call{Account: "acc_ann"}, 0, commitments.Dated{Step: commitments.Step{
			Case: item, Name: step, Document: "D1",
		}}, &track.Person{Name: "王大明"}, false)
		require.NoError(t, err)
	}
	enter := func(s handling.Step) {
		s.Case, s.Document = item, "D1"
		_, err := h.track.Enter(ctx, p.ID, project.Call{Account: "acc_ann"}, 0, handling.Dated{Step: s}, false)
		require.NoError(t, err)
	}
	promise(commitments.Choose)
	promise(commitments.WriteLetter)
	promise(commitments.Sign)
	enter(handling.Step{Name: handling.Receive})
	enter(handling.Step{Name: handling.Accept})
	promise(commitments.TakeEffect)
	enter(handling.Step{Name: handling.Decide, Outcome: handling.Granted})
	token, uid := made.Path[strings.LastIndex(made.Path, "/")+1:], "commitment.verify."+item+"."+p.ID+"@sevenlists"
	days, tag := h.days(token)
	require.Equal(t, "20260701", days[uid], "thirty days after the permit of 1 June")
	promise(commitments.Verify)
	days, changed := h.days(token)
	require.NotContains(t, days, uid)
	require.NotEqual(t, tag, changed)
}

func TestAFeedEndsWithItsRevocationAndWithItsOwnersAccount(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	var made []*duefeed.Created
	for range 5 {
		one, err := h.Create(ctx, "acc_ann")
		require.NoError(t, err)
		made = append(made, one)
	}
	_, err := h.Create(ctx, "acc_ann")
	require.Equal(t, "feed.many", code(t, err))
	token := func(i int) string { return made[i].Path[strings.LastIndex(made[i].Path, "/")+1:] }
	require.NoError(t, h.Revoke(ctx, made[0].ID))
	_, err = h.Open(ctx, token(0))
	require.Equal(t, "feed.unknown", code(t, err))
	list, err := h.List(ctx, "acc_ann")
	require.NoError(t, err)
	require.Len(t, list, 4)
	_, err = h.Open(ctx, token(1))
	require.NoError(t, err)
	h.barred["acc_ann"] = true
	_, err = h.Open(ctx, token(1))
	require.Equal(t, "feed.unknown", code(t, err))
	records, err := h.store.List(ctx, store.Query{Kind: "calendar_feed"})
	require.NoError(t, err)
	for _, r := range records {
		require.NotContains(t, r.ID+string(r.Body), token(1), "no address stands in the store")
	}
}
