package storage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net"
	"net/url"
	"sync/atomic"
	"testing"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
)

// line is a connection to a server that can be spoiled.
type line struct {
	proxy   *toxiproxy.Proxy
	address string // of the database, through the proxy
}

func newLine(t *testing.T, address string) *line {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	api := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), zerolog.Nop())
	p := toxiproxy.NewProxy(api, t.Name(), "127.0.0.1:0", u.Host)
	require.NoError(t, p.Start())
	t.Cleanup(p.Stop)
	u.Host = p.Listen
	u.RawQuery = "directConnection=true" // a replica set would tell the way around the proxy
	return &line{p, u.String()}
}

// fault is a way in which a line can be bad.
type fault struct {
	name   string
	toxic  string // kind of toxic; empty: the line is cut
	stream string
	attrs  map[string]int
}

var faults = []fault{
	{name: "the line is cut"},
	{name: "answers are lost", toxic: "timeout", stream: "downstream", attrs: map[string]int{"timeout": 0}},
	{name: "questions are lost", toxic: "timeout", stream: "upstream", attrs: map[string]int{"timeout": 0}},
	{name: "everything comes late", toxic: "latency", stream: "downstream", attrs: map[string]int{"latency": 150, "jitter": 100}},
	{name: "connections are reset", toxic: "reset_peer", stream: "downstream", attrs: map[string]int{"timeout": 20}},
	{name: "connections end in the middle of an answer", toxic: "limit_data", stream: "downstream", attrs: map[string]int{"bytes": 700}},
	{name: "the line is slow", toxic: "bandwidth", stream: "upstream", attrs: map[string]int{"rate": 3}},
	{name: "everything comes in crumbs", toxic: "slicer", stream: "downstream", attrs: map[string]int{"average_size": 40, "size_variation": 20, "delay": 2000}},
}

func (l *line) spoil(t testing.TB, f fault) {
	t.Helper()
	if f.toxic == "" {
		l.proxy.Stop()
		return
	}
	text, err := json.Marshal(map[string]any{"name": "fault", "type": f.toxic, "stream": f.stream, "attributes": f.attrs})
	require.NoError(t, err)
	_, err = l.proxy.Toxics.AddToxicJson(bytes.NewReader(text))
	require.NoError(t, err)
}

func (l *line) mend(t testing.TB, f fault) {
	t.Helper()
	if f.toxic == "" {
		require.NoError(t, l.proxy.Start())
		return
	}
	require.NoError(t, l.proxy.Toxics.RemoveToxic(t.Context(), "fault"))
}

// forgetful passes everything on until a question holds a text; the answer to that is thrown away and
// the connection closed, once.
func forgetful(t *testing.T, address, text string) (through string, forgot *atomic.Bool) {
	t.Helper()
	u, err := url.Parse(address)
	require.NoError(t, err)
	host := u.Host
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { _ = listener.Close() })
	forgot = &atomic.Bool{}
	var armed atomic.Bool
	armed.Store(true)
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			server, err := net.Dial("tcp", host)
			if err != nil {
				_ = client.Close()
				return
			}
			var asked atomic.Bool
			go pass(client, server, func(b []byte) bool {
				if bytes.Contains(b, []byte(text)) && armed.CompareAndSwap(true, false) {
					asked.Store(true)
				}
				return true
			})
			go pass(server, client, func([]byte) bool {
				if asked.Load() {
					forgot.Store(true)
				}
				return !asked.Load()
			})
		}
	}()
	u.Host = listener.Addr().String()
	u.RawQuery = "directConnection=true"
	return u.String(), forgot
}

// pass copies from one connection to another for as long as it may, and then closes both.
func pass(from, to net.Conn, may func([]byte) bool) {
	defer from.Close()
	defer to.Close()
	buffer := make([]byte, 1<<20)
	for {
		n, err := from.Read(buffer)
		if n > 0 {
			if !may(buffer[:n]) {
				return
			}
			if _, err := to.Write(buffer[:n]); err != nil {
				return
			}
		}
		if err != nil {
			return
		}
	}
}

// inserts is what stands in a command that inserts into a collection.
func inserts(collection string) string {
	return fmt.Sprintf("insert\x00%s%s\x00", string([]byte{byte(len(collection) + 1), 0, 0, 0}), collection)
}
