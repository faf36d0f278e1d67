package webhook_test

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/dns/dnsmessage"

	"sevenlists/api/guard"
	"sevenlists/api/store/storetest"
	"sevenlists/api/webhook"
)

func TestAnAddressIsRefusedWhereItIsRegistered(t *testing.T) {
	s := open(t).serverOf(1, "intranet.example", "10.1.2.3:8080")
	for url, want := range map[string]string{
		"https://city.example/hook":             "",
		"https://city.example:8443/hook?a=b":    "",
		"https://8.8.8.8/":                      "",
		"https://[2606:4700::1111]/":            "",
		"http://intranet.example/hook":          "",
		"http://INTRANET.example.:9000/":        "",
		"http://10.1.2.3:8080/":                 "",
		"http://10.1.2.3/":                      "webhook.scheme",
		"https://10.1.2.3/":                     "webhook.host",
		"http://city.example/":                  "webhook.scheme",
		"ftp://intranet.example/":               "webhook.scheme",
		"file:///etc/passwd":                    "webhook.url",
		"https://":                              "webhook.url",
		"https://user:secret@city.example/":     "webhook.url",
		"https://city.example/#part":            "webhook.url",
		"city.example":                          "webhook.url",
		"https:city.example":                    "webhook.url",
		"":                                      "webhook.url",
		"https://city.example/\x00":             "webhook.url",
		"https://a/" + strings.Repeat("a", 500): "webhook.url",
		"https://localhost/":                    "webhook.host",
		"https://a.localhost./":                 "webhook.host",
		"https://127.0.0.1/":                    "webhook.host",
		"https://[::1]/":                        "webhook.host",
		"https://[::ffff:10.0.0.1]/":            "webhook.host",
		"https://[fe80::1%25eth0]/":             "webhook.host",
		"https://169.254.169.254/latest/":       "webhook.host",
	} {
		_, err := s.Create(context.Background(), "agent-1", url+"12345678", webhook.Draft{URL: url})
		if want == "" {
			require.NoError(t, err, url)
		} else {
			require.Equal(t, want, code(t, err), url)
		}
	}
}

// Whatever a name resolves to, what counts is the address that is connected to: a name that was harmless
// when it was registered may lead anywhere when something is sent.
func TestNothingIsSentToANameThatLeadsToAnAddressThatIsNotPublic(t *testing.T) {
	d := open(t)
	_, port, _ := strings.Cut(d.host(), ":")
	s, err := webhook.New(webhook.Config{
		Store: d.store, Rights: d, Now: d.clock, Random: storetest.NewChance(1),
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Hosts: []string{"allowed.example"}, Resolver: resolver(t, map[string][4]byte{
			"rebound.example.": {127, 0, 0, 1}, "intranet.example.": {10, 0, 0, 1}, "metadata.example.": {169, 254, 169, 254}, "allowed.example.": {127, 0, 0, 1},
		}),
	})
	require.NoError(t, err)
	for host, want := range map[string]string{
		"rebound.example": "not_public", "intranet.example": "not_public", "metadata.example": "not_public",
		"unknown.example": "not_resolved", "allowed.example": "delivered",
	} {
		scheme := map[bool]string{true: "http", false: "https"}[host == "allowed.example"]
		made := d.create(s, webhook.Draft{URL: scheme + "://" + host + ":" + port + "/hook"})
		got, err := s.Test(context.Background(), made.ID)
		require.NoError(t, err)
		require.Equal(t, want, got.Last.Outcome, host)
	}
	require.Len(t, d.receiver.got(), 1)
}

// resolver asks a name server of its own, which knows these names and no other.
func resolver(t *testing.T, names map[string][4]byte) *net.Resolver {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { server.Close() })
	go func() {
		buffer := make([]byte, 1500)
		for {
			n, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buffer[:n]) != nil || len(m.Questions) != 1 {
				continue
			}
			m.Response, m.Additionals = true, nil
			q := m.Questions[0]
			address, known := names[q.Name.String()]
			switch {
			case !known:
				m.RCode = dnsmessage.RCodeNameError
			case q.Type == dnsmessage.TypeA:
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class}, Body: &dnsmessage.AResource{A: address},
				}}
			}
			if answer, err := m.Pack(); err == nil {
				_, _ = server.WriteTo(answer, from)
			}
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

func TestWhichAddressesArePublic(t *testing.T) {
	for _, text := range []string{
		"127.0.0.1", "127.255.255.254", "::1", "0.0.0.0", "::", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
		"169.254.169.254", "100.64.0.1", "100.100.100.200", "224.0.0.1", "239.255.255.255", "255.255.255.255", "240.0.0.1",
		"192.0.0.192", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "168.63.129.16", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
		"::127.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2001::1", "2001:db8::1", "fc00::1",
		"fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1", "100::1", "3fff::1", "4000::1",
	} {
		require.False(t, guard.Public(netip.MustParseAddr(text)), text)
	}
	for _, text := range []string{"1.1.1.1", "8.8.8.8", "100.63.255.255", "100.128.0.1", "172.32.0.1", "223.255.255.254", "2606:4700::1111", "240e::1", "::ffff:8.8.8.8"} {
		require.True(t, guard.Public(netip.MustParseAddr(text)), text)
	}
}

func TestARedirectionIsNotFollowed(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(int) int { return http.StatusFound }
	made := d.create(s, webhook.Draft{})
	got, err := s.Test(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "redirected", got.Last.Outcome)
	require.Len(t, d.receiver.got(), 1)
}

// An answer that never ends is not read to its end, and one whose head is too long is refused.
func TestAnAnswerIsBounded(t *testing.T) {
	d := open(t)
	endless := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/head" {
			w.Header().Set("X-Long", strings.Repeat("a", 64<<10))
			return
		}
		for r.Context().Err() == nil {
			if _, err := fmt.Fprint(w, strings.Repeat("a", 4096)); err != nil {
				return
			}
		}
	}))
	defer endless.Close()
	s := d.serverOf(1, "127.0.0.1")
	for path, want := range map[string]string{"/": "delivered", "/head": "connection"} {
		made := d.create(s, webhook.Draft{URL: endless.URL + path})
		got, err := s.Test(context.Background(), made.ID)
		require.NoError(t, err)
		require.Equal(t, want, got.Last.Outcome)
	}
}

func TestACertificateThatIsNotTrustedIsRefused(t *testing.T) {
	d := open(t)
	server := httptest.NewUnstartedServer(d.receiver)
	server.Config.ErrorLog = slog.NewLogLogger(slog.DiscardHandler, slog.LevelDebug)
	server.StartTLS()
	defer server.Close()
	s := d.serverOf(1, "127.0.0.1")
	made := d.create(s, webhook.Draft{URL: server.URL})
	got, err := s.Test(context.Background(), made.ID)
	require.NoError(t, err)
	require.Equal(t, "tls", got.Last.Outcome)
	require.Empty(t, d.receiver.got())
}

func TestTheSameKeyMakesTheSameWebhook(t *testing.T) {
	s := open(t).server()
	ctx := context.Background()
	draft := webhook.Draft{URL: "https://city.example/hook"}
	first, err := s.Create(ctx, "agent-1", "key-0001", draft)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(first.Secret, "whsec_"))
	again, err := s.Create(ctx, "agent-1", "key-0001", draft)
	require.NoError(t, err)
	require.Equal(t, first, again)
	_, err = s.Create(ctx, "agent-1", "key-0001", webhook.Draft{URL: "https://city.example/other"})
	require.Equal(t, "request.key_reused", code(t, err))
	other, err := s.Create(ctx, "agent-2", "key-0001", draft)
	require.NoError(t, err)
	require.NotEqual(t, first.ID, other.ID)
	require.NotEqual(t, first.Secret, other.Secret)
}

func TestHowManyWebhooksThereMayBe(t *testing.T) {
	s := open(t).server()
	ctx := context.Background()
	all := webhook.Draft{URL: "https://city.example/hook", Scope: webhook.All}
	for range 10 {
		_, err := s.Create(ctx, "administrator", "", all)
		require.NoError(t, err)
	}
	_, err := s.Create(ctx, "administrator", "", all)
	require.Equal(t, "webhook.many", code(t, err))
}

func TestADeletedWebhookIsSentNothingMore(t *testing.T) {
	d := open(t)
	s := d.server()
	d.receiver.status = func(int) int { return 500 }
	made := d.create(s, webhook.Draft{})
	d.happen("p1", "a")
	work(t, s)
	require.NoError(t, s.Delete(context.Background(), made.ID))
	require.NoError(t, s.Delete(context.Background(), made.ID))
	d.pass(time.Hour)
	d.happen("p1", "b")
	work(t, s)
	require.Len(t, d.receiver.got(), 1)
	_, err := s.Deliveries(context.Background(), made.ID, "", "", 0)
	require.Equal(t, "webhook.unknown", code(t, err))
}

func TestDeliveriesArePagedNewestFirst(t *testing.T) {
	d := open(t)
	s := d.server()
	made := d.create(s, webhook.Draft{})
	for range 7 {
		d.happen("p1", "a")
		work(t, s)
	}
	var got []int64
	cursor := ""
	for {
		page, err := s.Deliveries(context.Background(), made.ID, "delivered", cursor, 3)
		require.NoError(t, err)
		for _, one := range page.Deliveries {
			got = append(got, one.Sequence)
		}
		if cursor = page.Next; cursor == "" {
			break
		}
	}
	require.Equal(t, []int64{7, 6, 5, 4, 3, 2, 1}, got)
	for _, wrong := range []string{"x", "e30", strings.Repeat("A", 700)} {
		_, err := s.Deliveries(context.Background(), made.ID, "", wrong, 3)
		require.Equal(t, "webhook.cursor", code(t, err))
	}
}

func FuzzAddressOfAWebhook(f *testing.F) {
	for _, seed := range []string{"https://city.example/", "https://[::1]/", "http://a@b", "https://127.1", "https://%31", "https://a:b:c"} {
		f.Add(seed)
	}
	s := open(f).serverOf(1, "intranet.example")
	f.Fuzz(func(t *testing.T, url string) { webhook.CheckURL(s, url) })
}

func FuzzCursorOfDeliveries(f *testing.F) {
	for _, seed := range []string{"", "e30", "eyJzIjoiYSIsImkiOiJiIn0", "x"} {
		f.Add(seed)
	}
	d := open(f)
	s := d.server()
	made := d.create(s, webhook.Draft{})
	f.Fuzz(func(t *testing.T, cursor string) {
		if _, err := s.Deliveries(context.Background(), made.ID, "", cursor, 3); err != nil {
			require.Equal(t, "webhook.cursor", code(t, err))
		}
	})
}
