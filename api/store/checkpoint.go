package store

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"time"

	"sevenlists/planner/calendar"
)

// CheckpointStream is the stream in which the ends of all other streams are written down, so that
// somebody who removes the last documents of one of them is found out.
const CheckpointStream = "checkpoint"

const (
	// overlap is how far the clocks of several servers may lie apart, and how long a document may take
	// from its sealing to the store, before a checkpoint misses it.
	overlap = 5 * time.Minute
	// headsAtOnce is how many heads one document of the checkpoint stream holds at most.
	headsAtOnce = 5000
)

// Checkpoint is the body of an event of the checkpoint stream.
type Checkpoint struct {
	Until time.Time `json:"until"` // when the heads were asked for
	Heads []Head    `json:"heads"` // of the streams to which something was appended since the one before
}

// Checkpointer writes checkpoints: a server calls Write every minute and when it stops, never twice at
// once. One on each of several servers does no harm.
type Checkpointer struct {
	store Store
	now   func() time.Time
	until time.Time        // of the last checkpoint
	heads map[string]int64 // sequences that the checkpoints within the overlap hold
}

// NewCheckpointer makes one for a store.
func NewCheckpointer(s Store, now func() time.Time) *Checkpointer {
	return &Checkpointer{store: s, now: now}
}

// Write writes down the heads that changed since the last checkpoint, and gives how many those were:
// with none, nothing is written.
func (c *Checkpointer) Write(ctx context.Context) (int, error) {
	if c.heads == nil {
		if err := c.recall(ctx); err != nil {
			return 0, err
		}
	}
	until := c.now().UTC().Truncate(time.Microsecond)
	heads, err := c.changed(ctx)
	if err != nil {
		return 0, err
	}
	for from := 0; from < len(heads); from += headsAtOnce {
		part := heads[from:min(from+headsAtOnce, len(heads))]
		if err := c.append(ctx, Checkpoint{Until: until, Heads: part}); err != nil {
			return from, err
		}
		for _, h := range part {
			c.heads[h.Stream] = h.Sequence
		}
	}
	c.until = until
	return len(heads), nil
}

// changed gives the heads that no checkpoint holds yet.
func (c *Checkpointer) changed(ctx context.Context) ([]Head, error) {
	since := c.until
	if !since.IsZero() {
		since = since.Add(-overlap)
	}
	within := map[string]int64{} // what stays to be known: the rest lies before the overlap
	fresh := map[string]bool{}
	var heads []Head
	for limit := headsAtOnce; ; {
		page, err := c.store.Changed(ctx, since, limit)
		if err != nil {
			return nil, fmt.Errorf("checkpoint: %w", err)
		}
		for _, h := range page {
			if h.Stream == CheckpointStream || fresh[h.Stream] {
				continue
			}
			if known, ok := c.heads[h.Stream]; ok {
				within[h.Stream] = known
				if known >= h.Sequence {
					continue
				}
			}
			fresh[h.Stream] = true
			heads = append(heads, h)
		}
		if len(page) < limit {
			c.heads = within
			return heads, nil
		}
		if last := page[len(page)-1].RecordedAt; last.After(since) {
			since = last
		} else {
			limit *= 2 // a whole page of one microsecond
		}
	}
}

func (c *Checkpointer) append(ctx context.Context, cp Checkpoint) error {
	body, err := json.Marshal(cp)
	if err != nil {
		return err
	}
	hash := Hash(body)
	asked := Asked{Stream: CheckpointStream, Key: hash, Content: hash, Actor: "system"}
	_, _, err = Write(ctx, c.store, c.now, asked, func(context.Context, Document) (Decision, error) {
		return Decision{Events: []Event{{Type: "checkpoint_taken", OccurredOn: dayInChina(cp.Until), Body: body}}}, nil
	})
	return err
}

// recall reads the last checkpoints, so that a restart does not write everything down anew.
func (c *Checkpointer) recall(ctx context.Context) error {
	heads := map[string]int64{}
	last, err := c.store.Last(ctx, CheckpointStream)
	if errors.Is(err, ErrNotFound) {
		c.heads = heads
		return nil
	}
	if err != nil {
		return err
	}
	docs, err := c.store.Read(ctx, CheckpointStream, max(0, last.Sequence-recalled), recalled)
	if err != nil {
		return err
	}
	for _, d := range docs {
		taken, err := checkpoints(d)
		if err != nil {
			return err
		}
		for _, cp := range taken {
			c.until = cp.Until
			for _, h := range cp.Heads {
				heads[h.Stream] = h.Sequence
			}
		}
	}
	c.heads = heads
	return nil
}

// recalled is how many checkpoints a restart reads: those of the overlap, at one a minute, and some of
// a large one that was parted.
const recalled = 40

// checkpoints reads what a document of the checkpoint stream holds.
func checkpoints(d Document) ([]Checkpoint, error) {
	e, err := d.Open()
	if err != nil {
		return nil, err
	}
	var all []Checkpoint
	for _, event := range e.Events {
		var cp Checkpoint
		if err := json.Unmarshal(event.Body, &cp); err != nil {
			return nil, fmt.Errorf("open %s: %w", d.ID(), err)
		}
		all = append(all, cp)
	}
	return all, nil
}

// dayInChina gives the day that it is in China, which has had one time, eight hours ahead, since 1991.
func dayInChina(t time.Time) calendar.Date {
	year, month, day := t.UTC().Add(8 * time.Hour).Date()
	return calendar.DateOf(year, month, day)
}
