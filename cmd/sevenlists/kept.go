package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"sevenlists/api/store"
	"sevenlists/api/store/opened"
)

// defaultData is the folder in which a server keeps everything unless it is told another.
const defaultData = "sevenlists-data"

// placeFlag adds --data to a command that works on what a server keeps.
func (a *app) placeFlag(c *cobra.Command, place *opened.Place) {
	place.Mongo = os.Getenv("MONGODB_URI")
	c.Flags().StringVar(&place.Folder, "data", defaultData, a.say("服务保存数据的文件夹；设了 MONGODB_URI 则用该库", "folder in which the server keeps everything; with MONGODB_URI, that database"))
}

// withStore opens a store, works on it until the work is done or the run is broken off, and closes it.
func withStore(place opened.Place, open func(context.Context, func() time.Time) (store.Store, error), work func(context.Context, store.Store) error) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	s, err := open(ctx, time.Now)
	if err != nil {
		return err
	}
	err = work(ctx, s)
	if errors.Is(err, errCheck) {
		_ = s.Close() // the findings are what matters
		return err
	}
	return place.Fault(errors.Join(err, s.Close()))
}

// counter shows on a terminal how far long work has come. The function that it gives is told the count;
// with a negative one it wipes the line.
func (a *app) counter(zh, en string) func(n int) {
	if !a.errIsTerminal {
		return func(int) {}
	}
	var shown time.Time
	return func(n int) {
		switch {
		case n < 0 && !shown.IsZero():
			fmt.Fprint(a.err, "\r\x1b[K")
		case n >= 0 && time.Since(shown) > 100*time.Millisecond:
			shown = time.Now()
			fmt.Fprintf(a.err, "\r\x1b[K"+a.say(zh, en), n)
		}
	}
}
