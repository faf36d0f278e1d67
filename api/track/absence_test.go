package track_test

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/absence"
	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/outbox"
	"sevenlists/api/project"
	"sevenlists/api/prompter"
	"sevenlists/api/store"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/calendar"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// prompted is a simulated year in which people are prompted every morning, and in which agents are absent.
type prompted struct {
	*simulated
	prompter *prompter.Service
	outbox   *outbox.Service
	absences *absence.Service
}

type nobodyElse struct{}

func (nobodyElse) List(context.Context, account.Listed) ([]account.Account, store.Cursor, error) {
	return nil, store.Cursor{}, nil
}

type everybody struct{}

func (everybody) Sees(context.Context, string, string) (bool, error) { return true, nil }

func promptedYear(t *testing.T, projects, items int) *prompted {
	y := &prompted{simulated: simulate(t, projects, items)}
	known, err := access.Load(policies.FS)
	require.NoError(t, err)
	y.absences, err = absence.New(absence.Config{
		Store: y.store, Rules: policies.FS, Access: func() *access.Rules { return known }, Now: y.clock.Now, Random: storetest.NewChance(4),
		Account: func(_ context.Context, id string) (account.Account, error) {
			return account.Account{ID: id, Roles: []string{"agent"}}, nil
		},
	})
	require.NoError(t, err)
	b, err := rules.LoadBeside(policies.FS, "supervision")
	require.NoError(t, err)
	book, err := outbox.ReadBook(b)
	require.NoError(t, err)
	y.outbox, err = outbox.New(outbox.Config{
		Store: y.store, Book: book, Rights: everybody{}, Now: y.clock.Now, Random: storetest.NewChance(5), Log: slog.New(slog.DiscardHandler),
		Calendar: y.Calendar, Setting: func(string) (string, error) { return "", nil },
	})
	require.NoError(t, err)
	y.prompter, err = prompter.New(prompter.Config{
		Store: y.store, Track: y.Service, Projects: y.projects, Outbox: y.outbox, Accounts: nobodyElse{}, StandIns: y.absences.Deputies, Now: y.clock.Now,
	})
	require.NoError(t, err)
	return y
}

// mornings lives through days: what happened up to each is entered, and its prompts are made, some twice as
// after a restart.
func (y *prompted) mornings(from, to string) {
	y.t.Helper()
	for day := date(y.t, from); day <= date(y.t, to); day++ {
		y.upTo(day.String())
		require.NoError(y.t, y.prompter.Turn(context.Background()))
		if day%3 == 0 {
			require.NoError(y.t, y.prompter.Run(context.Background()))
		}
		y.clock.Move(time.Hour) // after it the digest of the day goes out
		require.NoError(y.t, y.outbox.Work(context.Background()))
	}
}

// told are the messages to a person by day, each with its project as the number in which it was made.
func (y *prompted) told(person string) (list []string, days []calendar.Date) {
	y.t.Helper()
	for cursor := ""; ; {
		page, err := y.outbox.Messages(context.Background(), person, outbox.Asked{Limit: 200, Cursor: cursor})
		require.NoError(y.t, err)
		for _, m := range page.Messages {
			list = append(list, fmt.Sprintf("%s %d %s %s %s", m.Day, slices.Index(y.ids, m.Project), m.Kind, m.Title.ZH, m.Text.ZH))
			days = append(days, m.Day)
		}
		if cursor = page.Next; cursor == "" {
			slices.Sort(list)
			return list, days
		}
	}
}

// TestAnAbsenceLosesNoPromptAndDoublesNone lives through the same days twice: with an agent who is always
// there, and with one who is absent for two weeks, comes back some days early, and is told what the deputy
// was told meanwhile no second time.
func TestAnAbsenceLosesNoPromptAndDoublesNone(t *testing.T) {
	projects, items, from, to := 12, 4, "2026-06-24", "2026-07-14"
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		projects, items, from, to = 200, 6, "2026-01-05", "2026-12-31"
	}
	there := promptedYear(t, projects, items)
	there.mornings(from, to)
	want, _ := there.told("agent")
	require.NotEmpty(t, want)

	y := promptedYear(t, projects, items)
	y.on(from)
	ctx, call := context.Background(), project.Call{Account: "agent"}
	first, last := date(t, "2026-06-26"), date(t, "2026-07-09")
	entered, err := y.absences.Enter(ctx, call, absence.Draft{From: first, To: last.AddDays(3), Deputy: "deputy", Reason: "leave"})
	require.NoError(t, err)
	y.mornings(from, "2026-07-06")
	_, err = y.absences.Revise(ctx, entered.ID, call, absence.Revision{To: last})
	require.NoError(t, err)
	y.mornings("2026-07-07", to)

	own, ownDays := y.told("agent")
	deputys, deputyDays := y.told("deputy")
	require.NotEmpty(t, own)
	require.NotEmpty(t, deputys)
	for _, day := range deputyDays {
		require.True(t, first <= day && day <= last, "the deputy was told on %s", day)
	}
	for _, day := range ownDays {
		require.False(t, first <= day && day <= last, "the absent one was told on %s", day)
	}
	both := slices.Sorted(slices.Values(slices.Concat(own, deputys)))
	require.Equal(t, want, both)
	require.Equal(t, len(both), len(slices.Compact(slices.Clone(both))), "nothing is told twice")
	t.Logf("%d prompts, %d of them to the deputy", len(both), len(deputys))
}
