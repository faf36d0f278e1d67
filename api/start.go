package api

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// Settings are what whoever runs the server decides.
type Settings struct {
	Listen       string // address and port; loopback by default
	Data         string // folder in which everything is kept
	MetricsToken string
	Limits       serve.Limits
	Proxies      []*net.IPNet // whose X-Forwarded-For is believed
	Origins      []string     // other sites whose pages may ask
	Secure       bool         // reached over TLS
	TLSCert      string       // files of a certificate and its key; both empty: no TLS here
	TLSKey       string
	Version      string
	Log          *slog.Logger
	// Ready is called once the server listens, with its address.
	Ready func(address string)
}

// stopWithin is how long requests that are being answered have when the server is told to stop.
const stopWithin = 10 * time.Second

// How the memory is kept: requests make much that is soon of no use, beside a rule set that stays. The
// collector runs less often than it would by itself, and ever more often toward the bound. GOGC and
// GOMEMLIMIT in the environment have the last word.
const (
	memoryGrowth = 400       // per cent
	memoryBound  = 240 << 20 // bytes
)

func tuneMemory() {
	if os.Getenv("GOGC") == "" {
		debug.SetGCPercent(memoryGrowth)
	}
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryBound)
	}
}

// Run serves until the context ends, and then lets the requests that are being answered finish. What
// folder holds are the rules in use, from which set was loaded.
//
// It returns *fault.Error: serve.listen where the address cannot be had, and what opening the store
// gives.
func Run(ctx context.Context, folder fs.FS, set *rules.Set, settings Settings) error {
	tuneMemory()
	kept, err := open(ctx, settings)
	if err != nil {
		return err
	}
	defer kept.Close()
	projects, err := project.New(ctx, project.Config{
		Store: kept, Rules: folder, Set: set, Now: time.Now, Random: rand.Reader, Program: settings.Version,
	})
	if err != nil {
		return err
	}
	server, err := serve.New(serve.Config{
		Rules: projects.Rules, Projects: projects, Gate: serve.Public{}, Log: settings.Log, Now: time.Now, Ready: kept.Ping,
		Limits: settings.Limits, MetricsToken: settings.MetricsToken, Proxies: settings.Proxies, Origins: settings.Origins,
		Secure: settings.Secure || settings.TLSCert != "", Version: settings.Version,
	})
	if err != nil {
		return err
	}
	return listen(ctx, server.HTTP(), settings)
}

// open opens the store.
func open(ctx context.Context, settings Settings) (store.Store, error) {
	kept, err := sqlite.Open(ctx, settings.Data, time.Now)
	switch {
	case errors.Is(err, store.ErrInUse):
		return nil, fault.New(fault.Conflict, "store.in_use", "", settings.Data).Because(err)
	case errors.Is(err, store.ErrNewer):
		return nil, fault.New(fault.Conflict, "store.newer", "", settings.Data).Because(err)
	case err != nil:
		return nil, fault.New(fault.Unavailable, "store.open", "", settings.Data).Because(err)
	}
	return kept, nil
}

// listen serves until the context ends.
func listen(ctx context.Context, server *http.Server, settings Settings) error {
	listener, err := net.Listen("tcp", settings.Listen)
	if err != nil {
		return fault.New(fault.Unavailable, "serve.listen", "", settings.Listen).Because(err)
	}
	done := make(chan error, 1)
	go func() {
		if settings.TLSCert != "" {
			done <- server.ServeTLS(listener, settings.TLSCert, settings.TLSKey)
			return
		}
		done <- server.Serve(listener)
	}()
	settings.Log.Info("listening", "address", listener.Addr().String())
	if settings.Ready != nil {
		settings.Ready(listener.Addr().String())
	}
	select {
	case err = <-done:
	case <-ctx.Done():
		settings.Log.Info("stopping")
		ending, cancel := context.WithTimeout(context.Background(), stopWithin)
		defer cancel()
		if err := server.Shutdown(ending); err != nil {
			_ = server.Close()
		}
		err = <-done
	}
	if errors.Is(err, http.ErrServerClosed) {
		return nil
	}
	return err
}
