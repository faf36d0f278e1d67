package api_test

import (
	"context"
	"io"
	"log/slog"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// begun is a server that runs.
type begun struct {
	url  string
	stop func() error // tells it to stop, and gives what Run gave
}

func begin(t *testing.T, change func(*api.Settings)) begun {
	t.Helper()
	settings := api.Settings{Listen: "127.0.0.1:0", Data: t.TempDir(), Version: "test", Log: slog.New(slog.NewJSONHandler(io.Discard, nil))}
	address := make(chan string, 1)
	settings.Ready = func(a string) { address <- a }
	if change != nil {
		change(&settings)
	}
	ctx, cancel := context.WithCancel(context.Background())
	done := make(chan error, 1)
	go func() { done <- api.Run(ctx, policies.FS, projecttest.Shipped(t), settings) }()
	select {
	case a := <-address:
		stopped := false
		stop := func() error {
			if stopped {
				return nil
			}
			stopped = true
			cancel()
			return <-done
		}
		t.Cleanup(func() { _ = stop() })
		return begun{"http://" + a, stop}
	case err := <-done:
		cancel()
		t.Fatal(err)
	}
	panic("not reached")
}

func get(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.Get(url)
	require.NoError(t, err)
	defer r.Body.Close()
	body, err := io.ReadAll(r.Body)
	require.NoError(t, err)
	return r.StatusCode, string(body)
}

func TestAServerBeginsAnswersAndStops(t *testing.T) {
	s := begin(t, nil)
	status, body := get(t, s.url+"/readyz")
	require.Equal(t, 200, status, body)
	require.NoError(t, s.stop())
	_, err := http.Get(s.url + "/readyz")
	require.Error(t, err, "nobody listens any more")
}

// A request that is being answered when the server is told to stop gets its answer.
func TestAStopLosesNoAnswer(t *testing.T) {
	s := begin(t, nil)
	reader, writer := io.Pipe()
	answered := make(chan int, 1)
	go func() {
		r, err := http.Post(s.url+"/api/v1/preview/plan?fields=decision", "application/json", reader)
		if err != nil {
			answered <- 0
			return
		}
		_ = r.Body.Close()
		answered <- r.StatusCode
	}()
	_, err := io.WriteString(writer, `{"id":"a",`)
	require.NoError(t, err) // half of it was taken from us
	stopped := make(chan error, 1)
	require.Eventually(t, func() bool { status, _ := get(t, s.url+"/healthz"); return status == 200 }, 10*time.Second, time.Millisecond)
	go func() { stopped <- s.stop() }()
	_, err = io.WriteString(writer, `"start":"2026-06-01"}`)
	require.NoError(t, err)
	require.NoError(t, writer.Close())
	require.Equal(t, 200, <-answered)
	require.NoError(t, <-stopped)
}

func TestASecondServerOnOneFolderIsRefused(t *testing.T) {
	folder := t.TempDir()
	first := begin(t, func(s *api.Settings) { s.Data = folder })
	settings := api.Settings{Listen: "127.0.0.1:0", Data: folder, Log: slog.New(slog.NewJSONHandler(io.Discard, nil))}
	err := api.Run(context.Background(), policies.FS, projecttest.Shipped(t), settings)
	var refused *fault.Error
	require.ErrorAs(t, err, &refused)
	require.Equal(t, "store.in_use", refused.Code)
	status, _ := get(t, first.url+"/readyz")
	require.Equal(t, 200, status, "the first goes on")
}

func TestAnAddressThatIsTakenIsNamed(t *testing.T) {
	s := begin(t, nil)
	taken := strings.TrimPrefix(s.url, "http://")
	for name, settings := range map[string]api.Settings{
		"for requests": {Listen: taken},
		"for metrics":  {Listen: "127.0.0.1:0", Metrics: taken},
	} {
		settings.Data, settings.Log = t.TempDir(), slog.New(slog.NewJSONHandler(io.Discard, nil))
		err := api.Run(context.Background(), policies.FS, projecttest.Shipped(t), settings)
		var refused *fault.Error
		require.ErrorAs(t, err, &refused, name)
		require.Equal(t, "serve.listen", refused.Code)
		require.Equal(t, []any{taken}, refused.Args)
	}
}
