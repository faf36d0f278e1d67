package wire

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/url"
	"sync/atomic"

	"github.com/Shopify/toxiproxy/v2"
	"github.com/prometheus/client_golang/prometheus"
	"github.com/rs/zerolog"
)

// Line is a connection to a server that can be spoiled.
type Line struct {
	Address string // of the database, through the line
	proxy   *toxiproxy.Proxy
}

// NewLine lays a line to a database.
func NewLine(address string) (*Line, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	api := toxiproxy.NewServer(toxiproxy.NewMetricsContainer(prometheus.NewRegistry()), zerolog.Nop())
	p := toxiproxy.NewProxy(api, "line", "127.0.0.1:0", u.Host)
	if err := p.Start(); err != nil {
		return nil, err
	}
	u.Host = p.Listen
	u.RawQuery = "directConnection=true" // a replica set would tell the way around the line
	return &Line{u.String(), p}, nil
}

// Close cuts the line for good.
func (l *Line) Close() { l.proxy.Stop() }

// Fault is a way in which a line can be bad.
type Fault struct {
	Name   string
	toxic  string // kind of toxic; empty: the line is cut
	stream string
	attrs  map[string]int
}

// The faults.
var (
	Cut           = Fault{Name: "the line is cut"}
	AnswersLost   = Fault{Name: "answers are lost", toxic: "timeout", stream: "downstream", attrs: map[string]int{"timeout": 0}}
	QuestionsLost = Fault{Name: "questions are lost", toxic: "timeout", stream: "upstream", attrs: map[string]int{"timeout": 0}}
)

// Faults are all of them.
var Faults = []Fault{
	Cut, AnswersLost, QuestionsLost,
	{Name: "everything comes late", toxic: "latency", stream: "downstream", attrs: map[string]int{"latency": 150, "jitter": 100}},
	{Name: "connections are reset", toxic: "reset_peer", stream: "downstream", attrs: map[string]int{"timeout": 20}},
	{Name: "connections end in the middle of an answer", toxic: "limit_data", stream: "downstream", attrs: map[string]int{"bytes": 700}},
	{Name: "the line is slow", toxic: "bandwidth", stream: "upstream", attrs: map[string]int{"rate": 3}},
	{Name: "everything comes in crumbs", toxic: "slicer", stream: "downstream", attrs: map[string]int{"average_size": 40, "size_variation": 20, "delay": 2000}},
}

// Spoil lays a fault on the line.
func (l *Line) Spoil(f Fault) error {
	if f.toxic == "" {
		l.proxy.Stop()
		return nil
	}
	text, err := json.Marshal(map[string]any{"name": "fault", "type": f.toxic, "stream": f.stream, "attributes": f.attrs})
	if err != nil {
		return err
	}
	_, err = l.proxy.Toxics.AddToxicJson(bytes.NewReader(text))
	return err
}

// Mend takes the fault off it.
func (l *Line) Mend(f Fault) error {
	if f.toxic == "" {
		return l.proxy.Start()
	}
	return l.proxy.Toxics.RemoveToxic(context.Background(), "fault")
}

// Forgetful is a line that loses one answer.
type Forgetful struct {
	Address  string      // of the database, through the line
	Forgot   atomic.Bool // whether it has lost the answer
	listener net.Listener
	host     string
	text     []byte
	armed    atomic.Bool
}

// NewForgetful lays a line that passes everything on until a question holds a text; the answer to that
// is thrown away and the connection closed, once.
func NewForgetful(address, text string) (*Forgetful, error) {
	u, err := url.Parse(address)
	if err != nil {
		return nil, err
	}
	f := &Forgetful{host: u.Host, text: []byte(text)}
	f.armed.Store(true)
	if f.listener, err = net.Listen("tcp", "127.0.0.1:0"); err != nil {
		return nil, err
	}
	u.Host = f.listener.Addr().String()
	u.RawQuery = "directConnection=true"
	f.Address = u.String()
	go f.run()
	return f, nil
}

// Close lets nobody on the line any more.
func (f *Forgetful) Close() { _ = f.listener.Close() }

func (f *Forgetful) run() {
	for {
		client, err := f.listener.Accept()
		if err != nil {
			return
		}
		server, err := net.Dial("tcp", f.host)
		if err != nil {
			_ = client.Close()
			continue
		}
		var asked atomic.Bool
		go pass(client, server, func(b []byte) bool {
			if bytes.Contains(b, f.text) && f.armed.CompareAndSwap(true, false) {
				asked.Store(true)
			}
			return true
		})
		go pass(server, client, func([]byte) bool {
			if asked.Load() {
				f.Forgot.Store(true)
			}
			return !asked.Load()
		})
	}
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

// Inserts is what stands in a command that inserts into a collection.
func Inserts(collection string) string {
	return fmt.Sprintf("insert\x00%s%s\x00", string([]byte{byte(len(collection) + 1), 0, 0, 0}), collection)
}
