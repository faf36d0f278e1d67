package answerlink_test

import (
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"math/rand"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/answerlink"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// asker asks for opinions and takes the answers; it does what the tests say.
type asker struct {
	mu     sync.Mutex
	closed error
	fails  error
	taken  []taken
}

type taken struct {
	question string
	answer   answerlink.Answer
	key      string
}

func (a *asker) Open(context.Context, answerlink.Question) error { return a.closed }

func (a *asker) Take(_ context.Context, q answerlink.Question, answer answerlink.Answer, key string) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.fails != nil {
		return a.fails
	}
	a.taken = append(a.taken, taken{q.ID, answer, key})
	return nil
}

type house struct {
	*answerlink.Links
	t     *testing.T
	disk  *sqlite.Store
	clock *storetest.Clock
	asker *asker
}

func newHouse(t *testing.T) *house {
	clock := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
	disk, err := sqlite.Open(context.Background(), t.TempDir(), clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	links := answerlink.New(answerlink.Config{Records: disk, Now: clock.Now, Random: rand.New(rand.NewSource(1)), Log: slog.New(slog.DiscardHandler)})
	h := &house{Links: links, t: t, disk: disk, clock: clock, asker: &asker{}}
	links.Register("opinion", h.asker)
	return h
}

func question(id string) answerlink.Question {
	return answerlink.Question{
		Kind: "opinion", ID: id, Project: "p1", Until: calendar.DateOf(2026, 6, 4),
		Text: lang.Text{ZH: "对选址有何意见？", EN: "What do you think of the site?"},
	}
}

func (h *house) issue(q answerlink.Question) string {
	h.t.Helper()
	token, err := h.Issue(context.Background(), q)
	require.NoError(h.t, err)
	return token
}

func (h *house) use(token, key, text string) error {
	return h.Use(context.Background(), token, key, answerlink.Answer{Text: text})
}

func code(t *testing.T, err error) string {
	t.Helper()
	var f *fault.Error
	require.ErrorAs(t, err, &f)
	return f.Code
}

func TestALinkAnswersItsQuestionOnce(t *testing.T) {
	h := newHouse(t)
	one, other := h.issue(question("o1")), h.issue(question("o2"))
	q, err := h.Read(context.Background(), one)
	require.NoError(t, err)
	require.Equal(t, "What do you think of the site?", q.In(lang.EN).Question)
	require.NoError(t, h.use(one, "key-1", " 无意见 "))
	require.Len(t, h.asker.taken, 1)
	require.Equal(t, "o1", h.asker.taken[0].question)
	require.Equal(t, "无意见", h.asker.taken[0].answer.Text)

	require.Equal(t, "answer.used", code(t, h.use(one, "key-2", "反对")))
	_, err = h.Read(context.Background(), one)
	require.Equal(t, "answer.used", code(t, err))
	require.NoError(t, h.use(one, "key-1", "无意见"), "the same request again, as after an answer that was lost")
	require.Equal(t, "answer.used", code(t, h.use(one, "key-1", "反对")))
	require.Len(t, h.asker.taken, 1)

	require.NoError(t, h.use(other, "", "同意"))
	require.Equal(t, "o2", h.asker.taken[1].question)
	require.Equal(t, "answer.unknown", code(t, h.use("no such token", "", "同意")))
}

func TestALinkHoldsToTheEndOfItsDayInChina(t *testing.T) {
	h := newHouse(t)
	token, late := h.issue(question("o1")), h.issue(question("o2"))
	h.clock.Set(time.Date(2026, 6, 4, 15, 59, 59, 0, time.UTC))
	require.NoError(t, h.use(token, "", "同意"))
	h.clock.Move(time.Second)
	require.Equal(t, "answer.late", code(t, h.use(late, "", "同意")))
	_, err := h.Issue(context.Background(), question("o3"))
	require.Equal(t, "answer.until", code(t, err))
}

func TestOfManyWhoAnswerAtOnceOneSucceeds(t *testing.T) {
	h := newHouse(t)
	token := h.issue(question("o1"))
	var wg sync.WaitGroup
	errs := make([]error, 20)
	for i := range errs {
		wg.Go(func() { errs[i] = h.use(token, "", strings.Repeat("同意", i+1)) })
	}
	wg.Wait()
	done := 0
	for _, err := range errs {
		if err == nil {
			done++
			continue
		}
		require.Equal(t, "answer.used", code(t, err))
	}
	require.Equal(t, 1, done)
	require.Len(t, h.asker.taken, 1)
}

// A crash between keeping the answer and taking it: the answer is taken later, under the same key.
func TestAnAnswerThatCouldNotBeTakenIsTakenLater(t *testing.T) {
	h := newHouse(t)
	token := h.issue(question("o1"))
	h.asker.fails = errors.New("the store is away")
	require.NoError(t, h.use(token, "", "同意"), "it is kept")
	require.Equal(t, "answer.used", code(t, h.use(token, "", "反对")))
	require.NoError(t, h.Work(context.Background()))
	h.asker.fails = nil
	require.NoError(t, h.Work(context.Background()))
	require.Empty(t, h.asker.taken, "whoever is taking it has half a minute")
	h.clock.Move(time.Minute)
	require.NoError(t, h.Work(context.Background()))
	require.NoError(t, h.Work(context.Background()))
	require.Len(t, h.asker.taken, 1)
	require.Equal(t, "同意", h.asker.taken[0].answer.Text)
}

func TestWhatStandsAgainstAnAnswerIsSaid(t *testing.T) {
	h := newHouse(t)
	q := question("o1")
	q.Choices = map[string]lang.Text{"agree": {ZH: "同意", EN: "Agree"}, "object": {ZH: "反对", EN: "Object"}}
	token := h.issue(q)
	for name, tc := range map[string]struct {
		answer answerlink.Answer
		code   string
	}{
		"no choice where there are some": {answerlink.Answer{Text: "好"}, "answer.choice"},
		"a choice that is none":          {answerlink.Answer{Choice: "perhaps"}, "answer.choice"},
		"a sign that cannot be shown":    {answerlink.Answer{Choice: "agree", Text: "a\x00b"}, "answer.text"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.code, code(t, h.Use(context.Background(), token, "", tc.answer)))
		})
	}
	require.Equal(t, "answer.empty", code(t, h.use(h.issue(question("o2")), "", " \n")))

	h.asker.fails = fault.New(fault.Invalid, "answer.empty", "/text")
	require.Equal(t, "answer.empty", code(t, h.Use(context.Background(), token, "", answerlink.Answer{Choice: "agree"})))
	h.asker.fails = nil
	require.NoError(t, h.Use(context.Background(), token, "", answerlink.Answer{Choice: "agree", Paper: "甬水函〔2026〕7号"}), "what can be mended uses nothing up")

	settled := h.issue(question("o3"))
	h.asker.closed = fault.New(fault.Conflict, "answer.answered", "")
	require.Equal(t, "answer.answered", code(t, h.use(settled, "", "同意")))
	h.asker.closed = nil
}

func TestANewLinkVoidsTheOneBeforeUnlessThatWasAnswered(t *testing.T) {
	h := newHouse(t)
	first := h.issue(question("o1"))
	second := h.issue(question("o1"))
	require.Equal(t, "answer.unknown", code(t, h.use(first, "", "同意")))
	require.NoError(t, h.use(second, "", "同意"))
	_, err := h.Issue(context.Background(), question("o1"))
	require.Equal(t, "answer.answered", code(t, err))
	require.NoError(t, h.Revoke(context.Background(), "opinion", "o1"))
	third := h.issue(question("o9"))
	require.NoError(t, h.Revoke(context.Background(), "opinion", "o9"))
	require.Equal(t, "answer.unknown", code(t, h.use(third, "", "同意")))
}

func TestWhoReadsTheStoreCanAnswerNothing(t *testing.T) {
	h := newHouse(t)
	token := h.issue(question("o1"))
	records, err := h.disk.List(context.Background(), store.Query{Kind: "answer_link"})
	require.NoError(t, err)
	require.Len(t, records, 1)
	raw, err := json.Marshal(records)
	require.NoError(t, err)
	require.NotContains(t, string(raw), token)
	require.NotContains(t, string(records[0].Body), token)
	require.Equal(t, "answer.unknown", code(t, h.use(records[0].ID, "", "同意")))
}
