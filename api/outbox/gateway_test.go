package outbox_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

func TestAGatewayGetsTheTextThatTellsNothing(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	h.contact(s, "ann", "sms")
	h.put(s, draft("a", "ann", outbox.Red))
	work(t, s)
	got := h.sms.got()
	require.Len(t, got, 1)
	require.Equal(t, "/sms", got[0].path)
	require.Equal(t, "Bearer hush", got[0].authorization)
	m := h.messages(s, "ann")[0]
	require.Equal(t, m.Sending, got[0].id)
	var body map[string]string
	require.NoError(t, json.Unmarshal([]byte(got[0].body), &body))
	require.Equal(t, map[string]string{"mobile": "13800000000", "content": h.book.Texts[outbox.Red].ZH, "request_id": m.Sending}, body)
	require.NotContains(t, got[0].body, "公司")
	require.Empty(t, h.mail.got, "nobody asked for an e-mail")
}

func TestWhereThereIsNoGatewayThereIsATextToCopy(t *testing.T) {
	for name, change := range map[string]func(*outbox.Config){
		"no settings":             func(c *outbox.Config) { c.Setting = func(string) (string, error) { return "", nil } },
		"the host is not allowed": func(c *outbox.Config) { c.GatewayHosts = nil },
		"another port is allowed": func(c *outbox.Config) { c.GatewayHosts = []string{"127.0.0.1:1"} },
		"nothing can be set":      func(c *outbox.Config) { c.Setting = nil },
	} {
		t.Run(name, func(t *testing.T) {
			h := newHouse(t, monday)
			s := h.server(change)
			h.contact(s, "ann", "sms", "wecom")
			h.put(s, draft("a", "ann", outbox.Red))
			work(t, s)
			m := h.messages(s, "ann")[0]
			require.Equal(t, "no_gateway", leg(m, "sms").State)
			require.Equal(t, h.book.Texts[outbox.Red].ZH, leg(m, "sms").Text)
			require.Equal(t, "no_address", leg(m, "wecom").State)
			require.Empty(t, h.sms.got())

			later := h.server() // the gateway is set up meanwhile
			_, err := later.Retry(context.Background(), m.Sending)
			require.NoError(t, err)
			work(t, later)
			require.Len(t, h.sms.got(), 1)
		})
	}
}

func TestAFailureIsTriedAgainGivenUpAndRetried(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	h.contact(s, "ann", "sms")
	h.sms.answer = func(*http.Request) (int, string) { return http.StatusInternalServerError, "" }
	h.put(s, draft("a", "ann", outbox.Red))
	var tries []time.Duration
	began := h.clock.Now()
	for range 5 * 24 * 60 {
		require.NoError(t, s.Work(context.Background()))
		l := leg(h.messages(s, "ann")[0], "sms")
		if l.Tries > len(tries) {
			require.Equal(t, "status", l.Reason)
			require.Equal(t, 500, l.Status)
			tries = append(tries, h.clock.Now().Sub(began))
		}
		if l.State == "failed" {
			break
		}
		h.clock.Move(max(time.Minute, l.TryAt.Sub(h.clock.Now())))
	}
	require.Equal(t, []time.Duration{0, 2 * time.Minute, 8 * time.Minute, 26 * time.Minute, 80 * time.Minute, 200 * time.Minute}, tries[:6])
	require.Less(t, len(tries), 40)
	failures, err := s.Sendings(context.Background(), "failed", "", 0)
	require.NoError(t, err)
	require.Len(t, failures.Sendings, 1)
	raw, err := json.Marshal(failures)
	require.NoError(t, err)
	require.NotContains(t, string(raw), "138", "what an administrator sees holds no address")

	h.sms.answer = nil
	_, err = s.Retry(context.Background(), failures.Sendings[0].ID)
	require.NoError(t, err)
	h.pass(s, 24*time.Hour)
	require.Len(t, h.sms.got(), 1)
	require.Equal(t, "sent", leg(h.messages(s, "ann")[0], "sms").State)
	_, err = s.Retry(context.Background(), "s123")
	require.Equal(t, "outbox.unknown", code(t, err))
}

// A gateway that is down takes no time from others: once it could not be reached it is left alone for a
// minute, and every message goes when it is back.
func TestAGatewayThatIsDownIsLeftAloneForAWhile(t *testing.T) {
	h := newHouse(t, monday)
	h.sms.url = "http://127.0.0.1:1"
	s := h.server()
	for i := range 20 {
		account := fmt.Sprintf("acc%d", i)
		h.contact(s, account, "sms", outbox.Email)
		h.put(s, draft("m"+account, account, outbox.Red))
	}
	work(t, s)
	tried, mailed := 0, 0
	for i := range 20 {
		m := h.messages(s, fmt.Sprintf("acc%d", i))[0]
		tried += leg(m, "sms").Tries
		if leg(m, outbox.Email).State == "sent" {
			mailed++
		}
	}
	require.Equal(t, 20, mailed)
	require.LessOrEqual(t, tried, 8, "as many as were under way")
	h.sms.url = newReceiver(t).url
	h.pass(s, time.Hour)
	for i := range 20 {
		require.Equal(t, "sent", leg(h.messages(s, fmt.Sprintf("acc%d", i))[0], "sms").State)
	}
}

// A gateway that asks for a token first, and answers 200 to what it refuses.
func TestAGatewayWithATokenAndAnAnswerThatMeansSuccess(t *testing.T) {
	h := newHouse(t, monday)
	tokens, good := 0, "t1"
	h.sms.answer = func(q *http.Request) (int, string) {
		if q.URL.Path == "/token" {
			tokens++
			require.Equal(t, "a&b=c", q.URL.Query().Get("secret"))
			return 200, `{"errcode":0,"data":["` + good + `"]}`
		}
		if q.URL.Query().Get("access_token") != good {
			return 200, `{"errcode":42001}`
		}
		return 200, `{"errcode":0}`
	}
	h.book.Gateways["sms"] = outbox.Gateway{
		Settings: map[string]string{"gateway": "SEVENLISTS_CHANNEL_SMS_URL", "secret": "SEVENLISTS_CHANNEL_SMS_SECRET"},
		Token: &outbox.Request{
			Method: "GET", URL: h.sms.url + "/token?secret={secret}", TokenAt: "/data/0", Minutes: 100,
			Success: outbox.Success{Statuses: []int{200}, At: "/errcode", Equals: "0"},
		},
		Send: outbox.Request{
			Method: "POST", URL: h.sms.url + "/send?access_token={token}", Body: "to={to}&text={text}",
			Headers: map[string]string{"Content-Type": "application/x-www-form-urlencoded", "Idempotency-Key": "{id}"},
			Success: outbox.Success{Statuses: []int{200}, At: "/errcode", Equals: "0"},
		},
	}
	s := h.server(func(c *outbox.Config) {
		c.Setting = func(name string) (string, error) {
			return map[string]string{"SEVENLISTS_CHANNEL_SMS_URL": "x", "SEVENLISTS_CHANNEL_SMS_SECRET": "a&b=c"}[name], nil
		}
	})
	h.contact(s, "ann", "sms")
	state := func(cause string) outbox.Leg {
		h.put(s, draft(cause, "ann", outbox.Red))
		work(t, s)
		m, _, err := s.Find(context.Background(), cause)
		require.NoError(t, err)
		m, err = s.Read(context.Background(), m.ID)
		require.NoError(t, err)
		return leg(m, "sms")
	}
	require.Equal(t, "sent", state("a").State)
	require.Equal(t, "sent", state("b").State)
	require.Equal(t, 1, tokens, "the token is kept")
	good = "t2" // it runs out before its time
	l := state("c")
	require.Equal(t, "waiting", l.State)
	require.Equal(t, "refused", l.Reason)
	h.pass(s, 10*time.Minute)
	require.Equal(t, 2, tokens)
	m, _, err := s.Find(context.Background(), "c")
	require.NoError(t, err)
	m, err = s.Read(context.Background(), m.ID)
	require.NoError(t, err)
	require.Equal(t, "sent", leg(m, "sms").State)
}

func TestShippedShortTextsAreShortAndTellNothing(t *testing.T) {
	book := shippedBook(t)
	require.NotEmpty(t, book.Texts)
	for id, text := range book.Texts {
		for _, one := range []string{text.ZH, text.EN} {
			require.LessOrEqual(t, utf8.RuneCountInString(strings.ReplaceAll(one, "{count}", "999")), 70, id)
			require.NotRegexp(t, `[0-9@]|\{(?:[^c]|c[^o])`, one, id)
			require.NotRegexp(t, `公司|集团|先生|女士|Ltd|Inc\b`, one, id)
		}
	}
}

func TestABookThatCannotBeSentByIsRefusedWithItsPlace(t *testing.T) {
	const file = "supervision/channels/data.yaml"
	for name, tc := range map[string]struct{ old, with, code string }{
		"an hour that is none":                 {`at: "08:30"`, `at: "25:00"`, "outbox.book.hour"},
		"a digest within the quiet hours":      {`at: "08:30"`, `at: "22:30"`, "outbox.book.quiet_digest"},
		"a telephone number in a text message": {"您有一项红灯事项", "请致电13800000000，您有一项红灯事项", "outbox.book.text_private"},
		"the name of a project in one":         {"您有一项红灯事项须立即处理，请登录系统查看。", `"{title}有一项红灯事项"`, "outbox.book.text_private"},
		"a text of more than seventy signs":    {"您有一项红灯事项", strings.Repeat("您", 70), "outbox.book.text_long"},
		"another secret of the server":         {"SEVENLISTS_CHANNEL_SMS_SECRET", "SEVENLISTS_OIDC_SECRET", "outbox.book.setting"},
		"a place that nothing fills":           {`"mobile":"{to}"`, `"mobile":"{phone}"`, "outbox.book.place"},
		"an address that is no pattern":        {"1[3-9][0-9]{9}", "1[3-9", "outbox.book.address"},
		"a channel that is not there":          {"default_channels: [email, webhook]", "default_channels: [pigeon]", "outbox.book.missing"},
	} {
		t.Run(name, func(t *testing.T) {
			b, err := rules.LoadBeside(projecttest.Edited(t, file, tc.old, tc.with), "supervision")
			require.NoError(t, err)
			_, err = outbox.ReadBook(b)
			faults := fault.All(err)
			require.NotEmpty(t, faults)
			require.Equal(t, tc.code, faults[0].Code, "%v", err)
			require.Contains(t, faults[0].Path, file)
		})
	}
}

func TestContactsAreChecked(t *testing.T) {
	h := newHouse(t, monday)
	s := h.server()
	for name, tc := range map[string]struct {
		contact outbox.Contact
		code    string
	}{
		"no e-mail address":          {outbox.Contact{Addresses: map[string]string{"email": "Ann <ann@example.org>"}}, "outbox.address"},
		"a line break in one":        {outbox.Contact{Addresses: map[string]string{"email": "a@b.c\r\nBcc: x@y.z"}}, "outbox.address"},
		"no telephone number":        {outbox.Contact{Addresses: map[string]string{"sms": "12345"}}, "outbox.address"},
		"a channel that there isn't": {outbox.Contact{Channels: []string{"pigeon"}}, "outbox.channel"},
		"an address of the app":      {outbox.Contact{Addresses: map[string]string{"app": "x"}}, "outbox.channel"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := s.SetContact(context.Background(), "ann", 0, tc.contact)
			require.Equal(t, tc.code, code(t, err))
		})
	}
	_, err := s.SetContact(context.Background(), "ann", 0, outbox.Contact{Lang: "en", Channels: []string{"app"}})
	require.NoError(t, err)
	_, err = s.SetContact(context.Background(), "ann", 0, outbox.Contact{})
	require.Equal(t, "request.stale", code(t, err))
}

func TestATestGoesAtOnceByTheChannelThatItNames(t *testing.T) {
	h := newHouse(t, monday.Add(-6*time.Hour)) // three at night
	s := h.server()
	_, err := s.Test(context.Background(), "ann", "sms")
	require.Equal(t, "outbox.no_address", code(t, err))
	h.contact(s, "ann")
	_, err = s.Test(context.Background(), "ann", "sms")
	require.NoError(t, err)
	work(t, s)
	require.Len(t, h.sms.got(), 1)
	require.Contains(t, h.sms.got()[0].body, h.book.Texts["test"].ZH)
	require.Empty(t, h.mail.got)
	_, err = s.Test(context.Background(), "ann", "sms")
	require.Equal(t, "outbox.tested", code(t, err))
	_, err = s.Test(context.Background(), "ann", "pigeon")
	require.Equal(t, "outbox.channel", code(t, err))
}
