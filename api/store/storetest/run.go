// Package storetest is the suite that every engine of the store passes: what package store promises,
// said as tests.
package storetest

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
)

// Open gives a store in a new and empty place that goes by that clock. The suite closes it.
type Open func(t *testing.T, now func() time.Time) store.Store

// Run holds an engine to the suite. Each test gets a store of its own.
func Run(t *testing.T, open Open) {
	for _, group := range []struct {
		name  string
		cases []test
	}{
		{"the log", logCases},
		{"writing", writeCases},
		{"records", recordCases},
		{"listing", listCases},
		{"contents", contentCases},
		{"the whole", wholeCases},
		{"many at once", togetherCases},
	} {
		t.Run(group.name, func(t *testing.T) {
			for _, tc := range group.cases {
				t.Run(tc.sentence, func(t *testing.T) {
					clock := &Clock{at: time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)}
					s := open(t, clock.Now)
					t.Cleanup(func() { require.NoError(t, s.Close()) })
					tc.holds(&place{T: t, Store: s, clock: clock, ctx: t.Context()})
				})
			}
		})
	}
}

// test is one sentence about a store.
type test struct {
	sentence string
	holds    func(p *place)
}

// place is one store under test.
type place struct {
	*testing.T
	store.Store
	clock *Clock
	ctx   context.Context
}

// Clock is a clock that stands still until somebody moves it.
type Clock struct {
	mu sync.Mutex
	at time.Time
}

// NewClock gives a clock that stands at that time.
func NewClock(at time.Time) *Clock { return &Clock{at: at} }

// Now gives the time.
func (c *Clock) Now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.at
}

// Move moves the clock on.
func (c *Clock) Move(by time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = c.at.Add(by)
}

// Set moves the clock to that time.
func (c *Clock) Set(at time.Time) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.at = at
}

// Event makes an event with that body.
func Event(body string) store.Event {
	return store.Event{Type: "thing_happened", OccurredOn: calendar.DateOf(2026, time.June, 1), Body: json.RawMessage(body)}
}

// next seals the document that follows another; the zero document stands for none.
func (p *place) next(last store.Document, stream, key, body string) store.Document {
	p.Helper()
	d, err := store.Seal(store.Entry{
		Stream: stream, Sequence: last.Sequence + 1, Previous: last.Hash, Key: key, Request: store.Hash([]byte(body)),
		RecordedAt: p.clock.Now(), Actor: "system", Events: []store.Event{Event(body)},
	})
	require.NoError(p, err)
	return d
}

// chain appends so many documents to a stream.
func (p *place) chain(stream string, n int) []store.Document {
	p.Helper()
	var docs []store.Document
	var last store.Document
	for i := range n {
		last = p.next(last, stream, fmt.Sprintf("key %d", i+1), fmt.Sprintf(`{"n":%d}`, i+1))
		require.NoError(p, p.Append(p.ctx, last))
		docs = append(docs, last)
	}
	return docs
}

// putAll writes records of version 1.
func (p *place) putAll(records ...store.Record) {
	p.Helper()
	for _, r := range records {
		require.NoError(p, p.Put(p.ctx, r))
	}
}

// record makes a record of kind thing: its order is its id, and it can be found by either.
func record(id string, fields ...string) store.Record {
	r := store.Record{Kind: "thing", ID: id, Version: 1, Sort: id, Search: strings.ToLower(id), Body: []byte(`{"id":"` + id + `"}`)}
	for i := 0; i+1 < len(fields); i += 2 {
		if r.Fields == nil {
			r.Fields = map[string]string{}
		}
		r.Fields[fields[i]] = fields[i+1]
	}
	return r
}

// listed gives the ids that a query finds, in its order.
func (p *place) listed(q store.Query) []string {
	p.Helper()
	if q.Kind == "" {
		q.Kind = "thing"
	}
	records, err := p.List(p.ctx, q)
	require.NoError(p, err)
	ids := make([]string, len(records))
	for i, r := range records {
		ids[i] = r.ID
	}
	return ids
}
