package api

import (
	"context"
	"errors"
	"log/slog"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"sevenlists/api/serve"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

// Settings are what whoever runs the server decides.
type Settings struct {
	Listen       string // address and port; loopback by default
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

// Run serves until the context ends, and then lets the requests that are being answered finish.
// It returns *fault.Error serve.listen where the address cannot be had.
func Run(ctx context.Context, set *rules.Set, settings Settings) error {
	tuneMemory()
	server, err := serve.New(serve.Config{
		Rules: func() *rules.Set { return set }, Gate: serve.Public{}, Log: settings.Log, Now: time.Now,
		Limits: settings.Limits, MetricsToken: settings.MetricsToken, Proxies: settings.Proxies, Origins: settings.Origins,
		Secure: settings.Secure || settings.TLSCert != "", Version: settings.Version,
	})
	if err != nil {
		return err
	}
	return listen(ctx, server.HTTP(), settings)
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
