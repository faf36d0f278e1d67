package prompter_test

import (
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/prompter"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// house is a server that follows projects and prompts people, on 1 June 2026 at eight in the morning in China.
type house struct {
	*prompter.Service
	t        testing.TB
	store    store.Store
	clock    *storetest.Clock
	track    *track.Service
	projects *project.Service
	outbox   *outbox.Service
	away     map[string]string // who stands in for whom
	staff    people
	sources  []prompts.Source
}

// firstMorning is eight in the morning of Monday, 1 June 2026.
var firstMorning = time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC)

// planning is the department of the planning permit, which these tests handle.
const planning, permit = "natural_resources_planning", "engineering_planning_permit"

// staff are the accounts that there are.
var staff = people{
	{ID: "officer1", Roles: []string{"officer"}, Department: planning}, {ID: "officer2", Roles: []string{"officer"}, Department: planning},
	{ID: "elsewhere", Roles: []string{"officer"}, Department: "city_archives"}, {ID: "barred", Roles: []string{"officer"}, Department: planning, Disabled: true},
	{ID: "head", Roles: []string{"head"}, Department: planning},
	{ID: "supervisor", Roles: []string{"supervisor"}}, {ID: "leader", Roles: []string{"leader"}},
}

type people []account.Account

// List gives those who have a role, a page of one at a time.
func (p people) List(_ context.Context, q account.Listed) ([]account.Account, store.Cursor, error) {
	var list []account.Account
	for _, a := range p {
		if slices.Contains(a.Roles, q.Role) && a.ID > q.After.ID {
			list = append(list, a)
		}
	}
	slices.SortFunc(list, func(a, b account.Account) int { return strings.Compare(a.ID, b.ID) })
	if len(list) > 1 {
		return list[:1], store.Cursor{Sort: list[0].ID, ID: list[0].ID}, nil
	}
	return list, store.Cursor{}, nil
}

type seesAll struct{}

func (seesAll) Sees(context.Context, string, string) (bool, error) { return true, nil }

func newHouse(t testing.TB) *house {
	t.Helper()
	h := &house{t: t, clock: storetest.NewClock(firstMorning), staff: staff, away: map[string]string{}}
	kept, err := sqlite.Open(context.Background(), t.TempDir(), h.clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, kept.Close()) })
	h.store = kept
	h.open(kept)
	return h
}

// open makes a server over a store: a further one, or the same after it was started anew.
func (h *house) open(kept store.Store, change ...func(*outbox.Config)) {
	h.t.Helper()
	var err error
	h.projects, err = project.New(context.Background(), project.Config{
		Store: kept, Rules: policies.FS, Set: projecttest.Shipped(h.t), Now: h.clock.Now, Random: storetest.NewChance(7), Program: "test", Beside: track.Beside{Store: kept},
	})
	require.NoError(h.t, err)
	h.track, err = track.New(track.Config{Store: kept, Projects: h.projects, Rules: policies.FS, Now: h.clock.Now})
	require.NoError(h.t, err)
	b, err := rules.LoadBeside(policies.FS, "supervision")
	require.NoError(h.t, err)
	book, err := outbox.ReadBook(b)
	require.NoError(h.t, err)
	c := outbox.Config{
		Store: kept, Book: book, Rights: seesAll{}, Now: h.clock.Now, Random: storetest.NewChance(8), Log: slog.New(slog.DiscardHandler),
		Calendar: func() *calendar.Calendar { return h.track.Calendar() },
		Setting:  func(string) (string, error) { return "", nil },
	}
	for _, f := range change {
		f(&c)
	}
	h.outbox, err = outbox.New(c)
	require.NoError(h.t, err)
	h.Service, err = prompter.New(prompter.Config{
		Store: kept, Track: h.track, Projects: h.projects, Outbox: h.outbox, Accounts: h.staff, Sources: h.sources, Now: h.clock.Now,
		StandIns: func(context.Context, calendar.Date) (map[string]string, error) { return h.away, nil },
	})
	require.NoError(h.t, err)
}

// on sets the clock to eight in the morning of a day in China.
func (h *house) on(day string) {
	h.t.Helper()
	h.clock.Set(morning(h.t, day))
}

// morning is eight in the morning of a day in China.
func morning(t testing.TB, day string) time.Time {
	return time.Unix(int64(date(t, day))*24*60*60, 0).UTC()
}

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// workshop makes a project of the sample workshop, of an investor and an agent.
func (h *house) workshop(key string) string {
	h.t.Helper()
	raw, err := os.ReadFile(filepath.Join(projecttest.Folder(h.t), "standard_land_workshop", "profile.yaml"))
	require.NoError(h.t, err)
	p, err := h.projects.Create(context.Background(), project.Call{Account: "agent", Key: key}, project.Draft{Profile: raw, Owner: "investor", Agent: "agent", Street: "cicheng"})
	require.NoError(h.t, err)
	return p.ID
}

// enter enters a step that must be possible.
func (h *house) enter(id, key, step string, more ...func(*handling.Dated)) {
	h.t.Helper()
	s := handling.Dated{Step: handling.Step{Case: key, Name: step, Document: "文〔2026〕1号"}}
	for _, f := range more {
		f(&s)
	}
	_, err := h.track.Enter(context.Background(), id, project.Call{Account: "agent"}, 0, s, false)
	require.NoError(h.t, err)
}

// accepted is a project whose planning permit was received and accepted today.
func (h *house) accepted() string {
	id := h.workshop("")
	h.enter(id, permit, handling.Receive)
	h.enter(id, permit, handling.Accept)
	return id
}

// live lets the server run on some days, from the morning until messages were sent.
func (h *house) live(days ...string) {
	h.t.Helper()
	for _, day := range days {
		h.on(day)
		h.turn()
		h.send()
	}
}

// send lets the outbox send what it has at nine of the day.
func (h *house) send() {
	h.t.Helper()
	h.clock.Set(h.clock.Now().Truncate(24 * time.Hour).Add(time.Hour))
	for range 2 {
		require.NoError(h.t, h.outbox.Work(context.Background()))
	}
}

// turn does what is due.
func (h *house) turn() {
	h.t.Helper()
	require.NoError(h.t, h.Turn(context.Background()))
}

// told is everything a person was told so far, the first first, without what was taken back; of one day in the order of the texts.
func (h *house) told(person string) []string {
	h.t.Helper()
	list := []string{}
	page, err := h.outbox.Messages(context.Background(), person, outbox.Asked{Limit: 200})
	require.NoError(h.t, err)
	require.Empty(h.t, page.Next)
	for _, m := range page.Messages {
		list = append(list, m.Day.String()[5:]+" "+m.Title.ZH)
	}
	slices.Sort(list)
	return list
}

// prompts are all that were made, as day, kind/step, state and who was told, the first first.
func (h *house) prompts() []string {
	h.t.Helper()
	list := []string{}
	page, err := h.List(context.Background(), prompter.Filter{Limit: 200}, "zh")
	require.NoError(h.t, err)
	require.Empty(h.t, page.Next)
	for _, p := range page.Prompts {
		var to []string
		for _, t := range p.To {
			to = append(to, t.Account)
		}
		list = append(list, p.Day.String()[5:]+" "+p.Kind+"/"+p.Step+" "+p.State+": "+strings.Join(to, " "))
	}
	slices.Sort(list)
	return list
}
