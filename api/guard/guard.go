// Package guard keeps the program from being sent to addresses that only it can reach: whoever may name
// an address to which it posts, as of a webhook or a gateway, would otherwise reach into the network in
// which it runs. It looks at the address that is dialled, after the name was resolved, so that no answer
// of a name server gets round it.
package guard

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"syscall"
	"time"

	"sevenlists/planner/fault"
)

// Guard lets through what is public and reached over TLS, and the hosts that the administrator named.
type Guard struct {
	hosts    []string
	resolver *net.Resolver
}

// New makes a guard. Hosts are those that the administrator allows beside public ones over TLS: a name or
// an address, with :port or for every port; they may be reached by http, and may lie in the own network.
// A nil resolver is that of the system.
func New(hosts []string, resolver *net.Resolver) Guard {
	g := Guard{resolver: resolver}
	for _, h := range hosts {
		g.hosts = append(g.hosts, plainHost(h))
	}
	return g
}

// plainHost is a host as it is compared: in lower case, without the brackets of an address and without
// the point at the end of a name.
func plainHost(host string) string {
	host = strings.ToLower(strings.TrimSpace(host))
	if name, port, err := net.SplitHostPort(host); err == nil {
		return net.JoinHostPort(strings.TrimSuffix(name, "."), port)
	}
	return strings.TrimSuffix(strings.Trim(host, "[]"), ".")
}

// allows reports whether the administrator named a host.
func (g Guard) allows(host, port string) bool {
	host = plainHost(host)
	return slices.Contains(g.hosts, host) || slices.Contains(g.hosts, net.JoinHostPort(host, port))
}

// mostURL is the longest address, in bytes.
const mostURL = 500

// CheckURL refuses an address to which nothing may be sent, as far as it can be told from its text:
// Invalid webhook.url, webhook.scheme or webhook.host.
func (g Guard) CheckURL(raw string) *fault.Error {
	wrong := func(code string) *fault.Error { return fault.New(fault.Invalid, code, "/url") }
	u, err := url.Parse(raw)
	if err != nil || len(raw) > mostURL || u.Host == "" || u.Hostname() == "" || u.User != nil || u.Fragment != "" || u.Opaque != "" {
		return wrong("webhook.url")
	}
	allowed := g.allows(u.Hostname(), portOf(u))
	if u.Scheme != "https" && (u.Scheme != "http" || !allowed) {
		return wrong("webhook.scheme")
	}
	if allowed {
		return nil
	}
	name := plainHost(u.Hostname())
	address, err := netip.ParseAddr(name)
	if err == nil && !Public(address) || name == "localhost" || strings.HasSuffix(name, ".localhost") || strings.ContainsRune(name, '%') {
		return wrong("webhook.host")
	}
	return nil
}

func portOf(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "http":
		return "80"
	}
	return "443"
}

// closed are networks that are not public, by the registries of IANA for addresses of special purpose
// (RFC 6890 and later), besides those that net/netip knows; and 168.63.129.16, behind which machines at
// one provider find what steers them. 64:ff9b::/96, 2002::/16 and ::/96 hold addresses of the old form:
// they are closed as a whole, since what they lead to depends on the network.
var closed = prefixes(
	"0.0.0.0/8", "100.64.0.0/10", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24",
	"203.0.113.0/24", "240.0.0.0/4", "168.63.129.16/32",
	"2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
)

// global is where the public addresses of the new form lie.
var global = netip.MustParsePrefix("2000::/3")

func prefixes(texts ...string) []netip.Prefix {
	list := make([]netip.Prefix, len(texts))
	for i, text := range texts {
		list[i] = netip.MustParsePrefix(text)
	}
	return list
}

// Public reports whether an address is one that anybody on the Internet reaches.
func Public(a netip.Addr) bool {
	a = a.Unmap()
	switch {
	case !a.IsValid(), a.Zone() != "", a.IsUnspecified(), a.IsLoopback(), a.IsPrivate(), a.IsMulticast(),
		a.IsLinkLocalUnicast(), a.IsInterfaceLocalMulticast():
		return false
	case a.Is6() && !global.Contains(a):
		return false
	}
	return !slices.ContainsFunc(closed, func(p netip.Prefix) bool { return p.Contains(a) })
}

// ErrNotPublic stops a connection to an address that is not public.
var ErrNotPublic = errors.New("guard: the address is not public")

// control looks at an address just before it is connected to.
func control(_ context.Context, network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !strings.HasPrefix(network, "tcp") || !Public(to.Addr()) {
		return ErrNotPublic
	}
	return nil
}

func (g Guard) dial(ctx context.Context, network, address string) (net.Conn, error) {
	host, port, err := net.SplitHostPort(address)
	if err != nil {
		return nil, err
	}
	d := net.Dialer{Timeout: 5 * time.Second, ControlContext: control, Resolver: g.resolver}
	if g.allows(host, port) {
		d.ControlContext = nil
	}
	return d.DialContext(ctx, network, address)
}

// SendWithin is how long one request may take, from the name of the host to the end of the answer.
const SendWithin = 10 * time.Second

// Client sends by no proxy, follows no redirection and keeps no connection, so that every request is
// dialled under the guard.
func (g Guard) Client() *http.Client {
	return &http.Client{
		Timeout:       SendWithin,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: g.dial, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: SendWithin,
			MaxResponseHeaderBytes: 16 << 10, DisableKeepAlives: true, DisableCompression: true,
		},
	}
}

// Names reports whether the administrator named the host of an address.
func (g Guard) Names(u *url.URL) bool { return g.allows(u.Hostname(), portOf(u)) }

// Outcome says in a word what became of a request: delivered; status (the receiver refused);
// redirected, which is not followed; not_public (the address is none that may be sent to);
// not_resolved (no such host); timeout; tls; connection.
func Outcome(status int, err error) string {
	var dns *net.DNSError
	var timeout net.Error
	var cert *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError
	var record tls.RecordHeaderError
	switch {
	case err == nil && status >= 200 && status < 300:
		return "delivered"
	case err == nil && status >= 300 && status < 400:
		return "redirected"
	case err == nil:
		return "status"
	case errors.Is(err, ErrNotPublic):
		return "not_public"
	case errors.As(err, &dns):
		return "not_resolved"
	case errors.As(err, &timeout) && timeout.Timeout():
		return "timeout"
	case errors.As(err, &cert), errors.As(err, &unknown), errors.As(err, &record):
		return "tls"
	}
	return "connection"
}
