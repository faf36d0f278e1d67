package webhook

import (
	"context"
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

// guard keeps the program from being sent to addresses that only it can reach. It looks at the address
// that is dialled, after the name was resolved, so that no answer of a name server gets round it.
type guard struct {
	hosts    []string
	resolver *net.Resolver
}

func newGuard(hosts []string, resolver *net.Resolver) guard {
	g := guard{resolver: resolver}
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

// allows reports whether the administrator allowed a host.
func (g guard) allows(host, port string) bool {
	host = plainHost(host)
	return slices.Contains(g.hosts, host) || slices.Contains(g.hosts, net.JoinHostPort(host, port))
}

// mostURL is the longest address, in bytes.
const mostURL = 500

// checkURL refuses an address to which nothing may be sent, as far as it can be told from its text.
func (g guard) checkURL(raw string) *fault.Error {
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
	if err == nil && !public(address) || name == "localhost" || strings.HasSuffix(name, ".localhost") || strings.ContainsRune(name, '%') {
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

// public reports whether an address is one that anybody on the Internet reaches.
func public(a netip.Addr) bool {
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

// errNotPublic stops a connection to an address that is not public.
var errNotPublic = errors.New("webhook: the address is not public")

// control looks at an address just before it is connected to.
func control(_ context.Context, network, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil || !strings.HasPrefix(network, "tcp") || !public(to.Addr()) {
		return errNotPublic
	}
	return nil
}

func (g guard) dial(ctx context.Context, network, address string) (net.Conn, error) {
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

// sendWithin is how long one delivery may take, from the name of the host to the end of the answer.
const sendWithin = 10 * time.Second

// client sends by no proxy, follows no redirection and keeps no connection, so that every delivery is
// dialled under the guard.
func (g guard) client() *http.Client {
	return &http.Client{
		Timeout:       sendWithin,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport: &http.Transport{
			DialContext: g.dial, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: sendWithin,
			MaxResponseHeaderBytes: 16 << 10, DisableKeepAlives: true, DisableCompression: true,
		},
	}
}
