package outbox_test

import (
	"context"
	"log/slog"
	"math/rand"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
	"sevenlists/api/webhook"
	"sevenlists/planner/fault"
)

// ofHooks lets the owners of webhooks see what a house lets them see.
type ofHooks struct{ *house }

func (r ofHooks) Sees(ctx context.Context, account, project string, _ bool) (bool, error) {
	return r.house.Sees(ctx, account, project)
}

// Webhooks are sent messages when people would be: in the working week, red lights at once, each once.
func TestAWebhookIsSentTheMessagesOfItsOwner(t *testing.T) {
	h := newHouse(t, time.Date(2026, 6, 19, 2, 0, 0, 0, time.UTC)) // a holiday
	hooks, err := webhook.New(webhook.Config{
		Store: h.store, Rights: ofHooks{h}, Now: h.clock.Now, Random: rand.New(rand.NewSource(9)), Log: slog.New(slog.DiscardHandler), Hosts: []string{"127.0.0.1"},
	})
	require.NoError(t, err)
	for _, owner := range []string{"ann", "bob"} {
		_, err = hooks.Create(context.Background(), owner, "", webhook.Draft{URL: h.sms.url + "/" + owner, Types: []string{outbox.EventMessage}})
		require.NoError(t, err)
	}
	s := h.server(func(c *outbox.Config) { c.Hooks = hooks })
	h.put(s, draft("info", "ann", outbox.Info), draft("red", "ann", outbox.Red))
	deliver := func() []string {
		for range 3 {
			require.NoError(t, s.Work(context.Background()))
			require.NoError(t, hooks.Work(context.Background()))
			hooks.Wait()
		}
		page, err := hooks.List(context.Background())
		require.NoError(t, err)
		var states []string
		for _, hook := range page {
			deliveries, err := hooks.Deliveries(context.Background(), hook.ID, "", "", 0)
			require.NoError(t, err)
			for _, d := range deliveries.Deliveries {
				require.Equal(t, outbox.EventMessage, d.Type)
				require.Equal(t, "ann", hook.Owner)
				states = append(states, d.State)
			}
		}
		return states
	}
	require.Equal(t, []string{"delivered"}, deliver(), "the red light")
	require.Contains(t, h.sms.got()[0].body, `"type":"message"`)
	require.Contains(t, h.sms.got()[0].body, `"cause":"red"`)
	h.clock.Set(time.Date(2026, 6, 22, 0, 29, 0, 0, time.UTC))
	require.Equal(t, []string{"delivered"}, deliver())
	h.clock.Move(time.Minute)
	require.Equal(t, []string{"delivered", "delivered"}, deliver(), "the digest of the first working day")
	h.clock.Move(time.Hour)
	require.Len(t, deliver(), 2)

	h.put(s, draft("gone", "ann", outbox.Red))
	require.NoError(t, s.Work(context.Background()))
	h.sees["ann/p1"] = true // the right goes between the two
	require.Contains(t, deliver(), "given_up")
}

func TestAMailServerIsNamedWithoutItsPassword(t *testing.T) {
	book := shippedBook(t)
	for address, good := range map[string]bool{
		"smtp://mail.example.org": true, "smtps://user@mail.example.org:465": true, "smtp-plain://127.0.0.1:25": true,
		"smtp://user:secret@mail.example.org": false, "https://mail.example.org": false, "mail.example.org": false, "smtp://": false,
		"smtp://mail.example.org/box": false, "smtp://mail.example.org:99999": false, "smtp://mail example": false,
	} {
		_, err := outbox.NewSMTP(book, time.Now, address, "", "Lists <lists@example.org>")
		if good {
			require.NoError(t, err, address)
			continue
		}
		require.Equal(t, "outbox.smtp", code(t, err), address)
		require.NotContains(t, fault.All(err)[0].Error(), "secret")
	}
	_, err := outbox.NewSMTP(book, time.Now, "smtp://mail.example.org", "", "nobody")
	require.Equal(t, "outbox.smtp_from", code(t, err))
}

func TestWhereNoMailServerAnswersTheChannelIsAway(t *testing.T) {
	smtp, err := outbox.NewSMTP(shippedBook(t), time.Now, "smtp-plain://127.0.0.1:1", "", "lists@example.org")
	require.NoError(t, err)
	failure := smtp.Send(context.Background(), outbox.Notice{ID: "s1", Address: "ann@example.org"})
	require.NotNil(t, failure)
	require.True(t, failure.Away)
	require.False(t, failure.Final)
	require.Equal(t, "connection", failure.Reason)
}
