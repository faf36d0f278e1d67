package feed

import (
	"context"
	"errors"
	"time"

	"sevenlists/api/store"
)

// chase follows all projects: it takes up the heads that changed, the longest unchanged first, and
// knows when nothing is left.
type chase struct {
	log    Log
	window *Window
	heads  []store.Head
	open   bool             // heads are to be looked up in the store, too
	hidden map[string]int64 // streams that the audience does not see, with the sequence at which it was asked
	by     time.Time        // heads holds all that had been appended by then
}

// mostHeads is how many heads are held at a time.
const mostHeads = 2000

var errEnough = errors.New("feed: enough heads")

// gather gives the next events of the first project that has some. Once nothing is left it moves the
// window on and gives none.
func (c *chase) gather(ctx context.Context, a Audience) (Batch, error) {
	for {
		if len(c.heads) == 0 && c.open {
			if err := c.lookUp(ctx); err != nil {
				return Batch{}, err
			}
		}
		if len(c.heads) == 0 {
			c.drained()
			return Batch{}, nil
		}
		events, err := c.take(ctx, a)
		if err != nil {
			return Batch{}, err
		}
		if len(events) > 0 {
			return c.batch(events), nil
		}
	}
}

// take gives events of the first head, and drops it where nothing of it is left.
func (c *chase) take(ctx context.Context, a Audience) ([]Event, error) {
	head := c.heads[0]
	if c.window.knows(head) {
		c.heads = c.heads[1:]
		return nil, nil
	}
	sees, err := a.Sees(ctx, head.Stream)
	if err != nil {
		return nil, err
	}
	if !sees {
		c.hidden[head.Stream] = head.Sequence
		c.heads = c.heads[1:]
		return nil, nil
	}
	events, err := c.window.Unread(ctx, c.log, head, pageOfLog)
	if err == nil && len(events) == 0 {
		c.window.Pass(head)
		c.heads = c.heads[1:]
	}
	return events, err
}

// batch writes the cursor after each event. While more is to come the window cannot be shrunk, so that
// a long cursor waits until nothing is left.
func (c *chase) batch(events []Event) Batch {
	var b Batch
	for _, e := range events {
		c.window.Took(e)
		m := Message{Event: e}
		if len(c.window.seen) <= mostInCursor {
			m.Cursor = c.window.Text()
		}
		b.Messages = append(b.Messages, m)
	}
	if c.window.knows(c.heads[0]) {
		c.heads = c.heads[1:]
	}
	if len(c.heads) == 0 && !c.open {
		c.drained()
		b.Messages[len(b.Messages)-1].Cursor = c.window.cursor(mostInCursor)
	}
	return b
}

func (c *chase) drained() {
	c.window.Drained(c.by, Usual.Known)
	clear(c.hidden)
}

// lookUp reads in the store what changed, as much as is held at a time.
func (c *chase) lookUp(ctx context.Context) error {
	err := c.window.New(ctx, c.log, func(head store.Head) error {
		if asked, hidden := c.hidden[head.Stream]; hidden && asked >= head.Sequence {
			return nil
		}
		if c.heads = append(c.heads, head); len(c.heads) >= mostHeads {
			return errEnough
		}
		return nil
	})
	if errors.Is(err, errEnough) {
		return nil
	}
	c.open = false
	return err
}
