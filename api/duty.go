package api

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// duty is something the server does again and again beside answering.
type duty struct {
	name  string
	every time.Duration
	do    func(context.Context) error
}

// work does the duties until the context ends. The function it gives waits until all have stopped.
// A duty that fails is done again when its time comes, so that a store that was away is no end of it.
func work(ctx context.Context, log *slog.Logger, duties []duty) (stop func()) {
	ctx, cancel := context.WithCancel(ctx)
	var all sync.WaitGroup
	for _, d := range duties {
		all.Go(func() {
			clock := time.NewTicker(d.every)
			defer clock.Stop()
			for {
				select {
				case <-ctx.Done():
					return
				case <-clock.C:
				}
				if err := d.once(ctx); err != nil && ctx.Err() == nil {
					log.Error("duty", "duty", d.name, "error", err.Error())
				}
			}
		})
	}
	return func() {
		cancel()
		all.Wait()
	}
}

// once does it and turns a panic into an error.
func (d duty) once(ctx context.Context) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return d.do(ctx)
}
