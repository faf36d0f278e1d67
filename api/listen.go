package api

import (
	"context"
	"errors"
	"net"
	"net/http"
	"os"
	"runtime/debug"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"

	"sevenlists/planner/fault"
)

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

// listen serves until the context ends.
func listen(ctx context.Context, server *http.Server, counted *prometheus.Registry, settings Settings) error {
	listener, err := net.Listen("tcp", settings.Listen)
	if err != nil {
		return fault.New(fault.Unavailable, "serve.listen", "", settings.Listen).Because(err)
	}
	if settings.Metrics != "" {
		closeMetrics, err := listenMetrics(counted, settings)
		if err != nil {
			return errors.Join(err, listener.Close())
		}
		defer closeMetrics()
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

// listenMetrics serves the metrics on an address of their own, which a firewall keeps from others.
func listenMetrics(counted *prometheus.Registry, settings Settings) (stop func(), err error) {
	listener, err := net.Listen("tcp", settings.Metrics)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "serve.listen", "", settings.Metrics).Because(err)
	}
	routes := http.NewServeMux()
	routes.Handle("GET /metrics", promhttp.HandlerFor(counted, promhttp.HandlerOpts{}))
	server := &http.Server{Handler: routes, ReadHeaderTimeout: 5 * time.Second, WriteTimeout: 30 * time.Second}
	go func() {
		if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
			settings.Log.Error("metrics", "error", err.Error())
		}
	}()
	settings.Log.Info("metrics", "address", listener.Addr().String())
	return func() { _ = server.Close() }, nil
}
