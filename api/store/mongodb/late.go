package mongodb

import (
	"context"
	"sync"
	"time"

	"sevenlists/api/store"
)

const (
	lateMost   = 200              // documents whose views wait at once; of any more Changed tells
	lateEach   = 10 * time.Second // for one try
	lateBefore = time.Minute      // for so long a document that is not there may still arrive
	latePause  = 500 * time.Millisecond
)

// late writes views that a fault kept from being written with their document.
type late struct {
	ctx  context.Context
	stop context.CancelFunc
	room chan struct{}
	all  *sync.WaitGroup
}

func newLate() late {
	ctx, cancel := context.WithCancel(context.Background())
	all := &sync.WaitGroup{}
	return late{ctx: ctx, room: make(chan struct{}, lateMost), all: all, stop: func() { cancel(); all.Wait() }}
}

// writeLate writes views of a document as soon as the database answers, provided that the document is
// there.
func (s *Store) writeLate(d store.Document, views []store.Record) {
	name, hash := d.ID(), d.Hash // not the payload, which may be large
	if len(views) == 0 || s.late.ctx.Err() != nil {
		return
	}
	select {
	case s.late.room <- struct{}{}:
	default:
		return
	}
	s.late.all.Go(func() {
		defer func() { <-s.late.room }()
		asked := 0
		for asked < int(lateBefore/latePause) && len(views) > 0 && pause(s.late.ctx, latePause) == nil {
			there, left := s.tryLate(name, hash, views)
			views = left
			if !there {
				asked++
			}
		}
	})
}

// tryLate writes what it can of the views and gives what is left, and whether the document may be there.
func (s *Store) tryLate(name, hash string, views []store.Record) (bool, []store.Record) {
	ctx, cancel := context.WithTimeout(s.late.ctx, lateEach)
	defer cancel()
	there, err := s.documentIs(ctx, name, hash)
	if err != nil || !there {
		return err != nil, views
	}
	for len(views) > 0 {
		if _, err := s.advance(ctx, views[0]); err != nil {
			break
		}
		views = views[1:]
	}
	return true, views
}
