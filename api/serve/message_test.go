package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"log/slog"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/outbox"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// everybody may be told everything.
type everybody struct{}

func (everybody) Sees(context.Context, string, string) (bool, error) { return true, nil }

func telling(t *testing.T) (*town, *outbox.Service, *storetest.Clock) {
	clock := storetest.NewClock(still())
	disk, err := sqlite.Open(context.Background(), t.TempDir(), clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	loaded, err := rules.LoadBeside(policies.FS, "supervision")
	require.NoError(t, err)
	book, err := outbox.ReadBook(loaded)
	require.NoError(t, err)
	box, err := outbox.New(outbox.Config{
		Store: disk, Book: book, Rights: everybody{}, Now: clock.Now, Random: rand.New(rand.NewSource(1)), Log: slog.New(slog.DiscardHandler),
		Calendar: func() *calendar.Calendar { return projecttest.Shipped(t).Calendar() },
	})
	require.NoError(t, err)
	return newTown(t, func(c *serve.Config) { c.Outbox = box }), box, clock
}

func tell(t *testing.T, box *outbox.Service, id, to string) {
	t.Helper()
	_, err := box.Put(context.Background(), outbox.Draft{
		ID: id, To: to, Project: "p1", Kind: "overdue", Severity: outbox.Red, Day: calendar.DateOf(2026, time.June, 1),
		Title: lang.Text{ZH: "施工许可已经逾期", EN: "The construction permit is overdue"},
	})
	require.NoError(t, err)
}

func TestPeopleReadAcknowledgeAndChooseHowTheyAreTold(t *testing.T) {
	town, box, _ := telling(t)
	ann, bob := town.person(t, account.Entry{Login: "ann", Roles: []string{"agent"}}), town.person(t, account.Entry{Login: "bob", Roles: []string{"agent"}})
	boss := town.person(t, account.Entry{Login: "boss", Roles: []string{"administrator"}})
	with := func(who account.Session, more ...string) map[string]string {
		h := carrying(who)
		h["Content-Type"] = "application/json"
		for i := 0; i+1 < len(more); i += 2 {
			h[more[i]] = more[i+1]
		}
		return h
	}
	const contact = "/api/v1/account/contact"
	ask(t, town, asked{method: "GET", path: contact, header: with(ann), status: 200, contains: []string{`"ways":[`, `"channel":"sms","name":"短信"`}})
	ask(t, town, asked{method: "PUT", path: contact, header: with(ann), body: `{}`, status: 428})
	ask(t, town, asked{method: "PUT", path: contact, header: with(ann, "If-Match", `"1"`), body: `{"addresses":{"sms":"12"}}`, status: 400, contains: []string{"outbox.address"}})
	ask(t, town, asked{method: "PUT", path: contact, header: with(ann, "If-Match", `"1"`), body: `{"addresses":{"sms":"13800000000"},"channels":["sms"]}`, status: 200})
	ask(t, town, asked{method: "PUT", path: contact, header: with(ann, "If-Match", `"1"`), body: `{}`, status: 412})

	tell(t, box, "a", ann.Account.ID)
	require.NoError(t, box.Work(context.Background()))
	w := ask(t, town, asked{method: "GET", path: "/api/v1/messages?unseen=true", header: with(ann), status: 200,
		contains: []string{"施工许可已经逾期", `"unseen":1`, `"state":"no_gateway"`, `"text":"您有一项红灯事项`}})
	ask(t, town, asked{method: "GET", path: "/api/v1/messages", header: with(bob), status: 200, contains: []string{`"messages":[]`}})
	page := read[outbox.Page](t, w)
	at := "/api/v1/messages/" + page.Messages[0].ID + "/acknowledge"
	ask(t, town, asked{method: "POST", path: at, header: with(bob), status: 404})
	ask(t, town, asked{method: "POST", path: at, header: with(ann), status: 200, contains: []string{"acknowledged_at"}})
	ask(t, town, asked{method: "GET", path: "/api/v1/messages?unseen=true", header: with(ann), status: 200, contains: []string{`"messages":[]`}})

	ask(t, town, asked{method: "GET", path: "/api/v1/outbox", header: with(ann), status: 403})
	ask(t, town, asked{method: "GET", path: "/api/v1/outbox?state=done", header: with(boss), status: 200,
		contains: []string{page.Messages[0].ID, "no_gateway"}, lacks: []string{"13800000000", "施工许可"}})
	ask(t, town, asked{method: "POST", path: "/api/v1/outbox/" + page.Messages[0].Sending + "/retry", header: with(boss), status: 200})
	ask(t, town, asked{method: "POST", path: contact + "/test", header: with(ann), body: `{"channel":"sms"}`, status: 202})
	ask(t, town, asked{method: "POST", path: contact + "/test", header: with(ann), body: `{"channel":"sms"}`, status: 409, contains: []string{"outbox.tested"}})
	require.NotContains(t, town.log.String(), "13800000000")
}

func TestMessagesAreHeardAsTheyArePut(t *testing.T) {
	town, box, clock := telling(t)
	ann := town.person(t, account.Entry{Login: "ann", Roles: []string{"agent"}})
	tell(t, box, "before", ann.Account.ID)
	clock.Move(time.Second)
	server := httptest.NewServer(town)
	t.Cleanup(server.Close)
	listen := func(after string) func() (id string, m outbox.Message) {
		ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
		t.Cleanup(cancel)
		q, err := http.NewRequestWithContext(ctx, "GET", server.URL+"/api/v1/messages/stream?after="+after, nil)
		require.NoError(t, err)
		for name, value := range carrying(ann) {
			q.Header.Set(name, value)
		}
		answer, err := http.DefaultTransport.RoundTrip(q)
		require.NoError(t, err)
		t.Cleanup(func() { answer.Body.Close() })
		require.Equal(t, 200, answer.StatusCode)
		lines := bufio.NewScanner(answer.Body)
		require.True(t, lines.Scan(), "it begins")
		return func() (id string, m outbox.Message) {
			for lines.Scan() {
				if at, is := strings.CutPrefix(lines.Text(), "id: "); is {
					id = at
				}
				if data, is := strings.CutPrefix(lines.Text(), "data: "); is {
					require.NoError(t, json.Unmarshal([]byte(data), &m))
					return id, m
				}
			}
			t.Fatal("the stream ended")
			return "", m
		}
	}
	next := listen("")
	tell(t, box, "other", "acc_other")
	tell(t, box, "first", ann.Account.ID)
	require.NoError(t, box.Poll(context.Background()))
	_, m := next()
	require.Equal(t, "first", m.Cause)
	clock.Move(time.Second)
	tell(t, box, "second", ann.Account.ID)
	require.NoError(t, box.Poll(context.Background()))
	cursor, m := next()
	require.Equal(t, "second", m.Cause)
	clock.Move(time.Second)
	tell(t, box, "third", ann.Account.ID)
	again := listen(cursor)
	_, m = again()
	require.Equal(t, "third", m.Cause)
	box.Close()
	ask(t, town, asked{method: "GET", path: "/api/v1/messages/stream", header: carrying(ann), status: 503, contains: []string{"events.stopping"}})
}
