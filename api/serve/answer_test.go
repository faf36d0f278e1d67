package serve_test

import (
	"context"
	"log/slog"
	"math/rand"
	"net/http"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/answerlink"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// hearer takes every answer.
type hearer struct{ heard []answerlink.Answer }

func (h *hearer) Open(context.Context, answerlink.Question) error { return nil }

func (h *hearer) Take(_ context.Context, _ answerlink.Question, a answerlink.Answer, _ string) error {
	h.heard = append(h.heard, a)
	return nil
}

func TestWhoHasNoAccountAnswersByALinkOnce(t *testing.T) {
	disk, err := sqlite.Open(context.Background(), t.TempDir(), still)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	links := answerlink.New(answerlink.Config{Records: disk, Now: still, Random: rand.New(rand.NewSource(1)), Log: slog.New(slog.DiscardHandler)})
	h := &hearer{}
	links.Register("opinion", h)
	token, err := links.Issue(context.Background(), answerlink.Question{
		Kind: "opinion", ID: "o1", Project: "p1", Text: lang.Text{ZH: "对选址有何意见？", EN: "What do you think of the site?"},
		Until: calendar.DateOf(2026, time.June, 4), Choices: map[string]lang.Text{"agree": {ZH: "同意", EN: "Agree"}},
	})
	require.NoError(t, err)
	town := newTown(t, func(c *serve.Config) {
		c.Answers, c.Limits = links, serve.Limits{PerAddress: 1e-3, Burst: 120}
	})
	at := "/api/v1/answers/" + token
	json := map[string]string{"Content-Type": "application/json"}
	for _, tc := range []asked{
		{method: "GET", path: at, status: 200, contains: []string{`"question":"对选址有何意见？"`, `"until":"2026-06-04"`, `"agree":"同意"`}},
		{method: "GET", path: at + "?lang=en", status: 200, contains: []string{`"agree":"Agree"`}},
		{method: "POST", path: at, header: json, body: `{"choice":"agree","name":"x"}`, status: 400},
		{method: "POST", path: at, header: json, body: `{"choice":"object"}`, status: 400, contains: []string{"answer.choice"}},
		{method: "POST", path: at, header: json, body: `{"choice":"agree","paper":"甬水函〔2026〕7号"}`, status: 204},
		{method: "POST", path: at, header: json, body: `{"choice":"agree"}`, status: 409, contains: []string{"answer.used"}},
		{method: "GET", path: at, status: 409, contains: []string{"answer.used"}},
		{method: "GET", path: "/api/v1/answers/" + token[:20], status: 404, contains: []string{"answer.unknown"}},
	} {
		ask(t, town, tc)
	}
	require.Len(t, h.heard, 1)
	require.NotContains(t, town.log.String(), token)

	for range 4 {
		ask(t, town, asked{method: "GET", path: "/api/v1/answers/guessed", status: 404})
	}
	ask(t, town, asked{method: "GET", path: "/api/v1/answers/guessed", status: http.StatusTooManyRequests})
	ask(t, town, asked{method: "GET", path: "/api/v1/items", status: http.StatusOK})
}
