package prompter_test

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/api/track/handling"
)

// failing is a store in which the server crashes at one of its writes of a record: before it, or right after.
type failing struct {
	store.Store
	at    int64 // of the writes; 0: none
	after bool
	n     atomic.Int64
}

var errCrash = errors.New("the server crashed here")

func (f *failing) Put(ctx context.Context, r store.Record) error {
	n := f.n.Add(1)
	if f.at > 0 && (n > f.at || n == f.at && !f.after) {
		return errCrash
	}
	if err := f.Store.Put(ctx, r); err != nil {
		return err
	}
	if n == f.at {
		return errCrash
	}
	return nil
}

// TestARunThatCrashesAnywhereIsMadeAgain crashes a morning's run at each of its writes, before it and after
// it, and makes it again in a server that knows nothing of the first: the same people are told the same, once.
func TestARunThatCrashesAnywhereIsMadeAgain(t *testing.T) {
	lived := func(at int64, after bool) (told map[string][]string, writes int64) {
		h := newHouse(t)
		h.accepted()
		other := h.workshop("another project")
		h.enter(other, permit, handling.Receive)
		h.live("2026-06-05")
		h.on("2026-06-09") // a yellow light, silence that became assent; what was told before is over
		crashing := &failing{Store: h.store, at: at, after: after}
		h.open(crashing)
		err := h.Turn(context.Background())
		if at > 0 {
			require.ErrorIs(t, err, errCrash)
		} else {
			require.NoError(t, err)
		}
		h.open(h.store)
		h.turn()
		h.turn()
		h.send()
		told = map[string][]string{}
		for _, who := range everybody {
			told[who] = h.told(who)
		}
		return told, crashing.n.Load()
	}
	want, writes := lived(0, false)
	require.Greater(t, writes, int64(20))
	require.NotEmpty(t, want["head"])
	step := int64(7)
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		step = 1
	}
	for at := int64(1); at <= writes; at += step {
		for _, after := range []bool{false, true} {
			got, _ := lived(at, after)
			require.Equal(t, want, got, "crashed at write %d, after it: %v", at, after)
		}
	}
}

// The days that are lived through: Friday 19 June to Wednesday 24 June 2026, of which 19 to 21 are holidays.
const weekBegins, weekEnds = "2026-06-19", "2026-06-25"

// everybody is who is told something there.
var everybody = []string{"officer1", "officer2", "head", "agent", "investor", "supervisor", "leader"}

// lastMoment is the time that a process wrote down last, from which the next one goes on.
func lastMoment(file string) time.Time {
	text, _ := os.ReadFile(file)
	at, _ := time.Parse(time.RFC3339, string(text))
	return at
}

func writeMoment(t testing.TB, file string, at time.Time) {
	require.NoError(t, os.WriteFile(file+".new", []byte(at.Format(time.RFC3339)), 0o600))
	require.NoError(t, os.Rename(file+".new", file))
}

// deadly is a store at one of whose writes the process kills itself, as kill -9 does.
type deadly struct {
	store.Store
	at int64 // of the writes; 0: none
	n  atomic.Int64
}

func (d *deadly) Put(ctx context.Context, r store.Record) error {
	err := d.Store.Put(ctx, r)
	if d.n.Add(1) == d.at {
		process, _ := os.FindProcess(os.Getpid())
		_ = process.Kill()
		select {} // until it is dead
	}
	return err
}

// TestPromptingProcess is no test by itself but the server that TestAKilledServerPromptsOnce kills.
func TestPromptingProcess(t *testing.T) {
	folder := os.Getenv("PROMPTER_TEST_FOLDER")
	if folder == "" {
		t.Skip("the server of another test")
	}
	dies, err := strconv.ParseInt(os.Getenv("PROMPTER_TEST_DIES"), 10, 64)
	require.NoError(t, err)
	file := filepath.Join(folder, "clock")
	h := &house{t: t, clock: storetest.NewClock(lastMoment(file)), staff: staff, away: map[string]string{}}
	kept, err := sqlite.Open(context.Background(), folder, h.clock.Now)
	require.NoError(t, err)
	h.open(&deadly{Store: kept, at: dies}, func(c *outbox.Config) {
		c.Setting = func(name string) (string, error) { return os.Getenv(name), nil }
		c.GatewayHosts = []string{"127.0.0.1"}
	})
	for h.clock.Now().Before(morning(t, weekEnds)) {
		require.NoError(t, h.Turn(context.Background()))
		require.NoError(t, h.outbox.Work(context.Background()))
		h.clock.Move(30 * time.Minute)
		writeMoment(t, file, h.clock.Now())
	}
}

// week is what came of some days.
type week struct {
	prompts []string
	told    map[string][]string
	sent    map[string]int // messages that a receiver has, by day and colour
	deaths  int
}

// liveTheWeek lets a server run over the days, in as many processes as it takes: it dies at every dies-th of
// its writes (less and less often, so that it comes to an end), and whenever a receiver has so many messages
// and has not answered; 0 kills it never.
func liveTheWeek(t *testing.T, dies, killAt int) week {
	h := newHouse(t)
	folder := t.TempDir()
	kept, err := sqlite.Open(context.Background(), folder, h.clock.Now)
	require.NoError(t, err)
	h.open(kept)
	for key, day := range map[string]string{"late by its promise": "2026-06-05", "late by law": "2026-05-20"} {
		h.on(day)
		id := h.workshop(key)
		h.enter(id, permit, handling.Receive)
		h.enter(id, permit, handling.Accept)
	}
	for _, who := range everybody {
		_, err := h.outbox.SetContact(context.Background(), who, 0, outbox.Contact{Addresses: map[string]string{"sms": "13800000000"}, Channels: []string{"sms"}})
		require.NoError(t, err)
	}
	require.NoError(t, kept.Close())
	file := filepath.Join(folder, "clock")
	writeMoment(t, file, morning(t, weekBegins).Add(-2*time.Hour))

	var mu sync.Mutex
	var process *os.Process
	requests, w := 0, week{told: map[string][]string{}, sent: map[string]int{}}
	has := map[string]bool{}
	server := httptest.NewServer(http.HandlerFunc(func(answer http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		mu.Lock()
		defer mu.Unlock()
		if requests++; killAt > 0 && requests%killAt == 0 {
			_ = process.Kill()
		}
		if id := r.Header.Get("Idempotency-Key"); !has[id] {
			has[id] = true
			colour := "digest"
			if strings.Contains(string(body), "红灯") {
				colour = "red"
			}
			w.sent[lastMoment(file).Add(8*time.Hour).Format("01-02 ")+colour]++
		}
		_, _ = io.WriteString(answer, "{}")
	}))
	defer server.Close()
	for ; ; w.deaths++ {
		require.Less(t, w.deaths, 60)
		c := exec.Command(os.Args[0], "-test.run=^TestPromptingProcess$")
		c.Env = append(os.Environ(), "PROMPTER_TEST_FOLDER="+folder, "PROMPTER_TEST_DIES="+strconv.Itoa(dies),
			"SEVENLISTS_CHANNEL_SMS_URL="+server.URL+"/sms", "SEVENLISTS_CHANNEL_SMS_SECRET=hush")
		var out strings.Builder
		c.Stdout, c.Stderr = &out, &out
		mu.Lock()
		require.NoError(t, c.Start())
		process = c.Process
		mu.Unlock()
		if err := c.Wait(); err == nil {
			break
		}
		require.Equal(t, -1, c.ProcessState.ExitCode(), "it ended by itself: %s", out.String())
		dies *= 2
	}
	h.clock.Set(morning(t, weekEnds))
	kept, err = sqlite.Open(context.Background(), folder, h.clock.Now)
	require.NoError(t, err)
	defer kept.Close()
	h.open(kept)
	w.prompts = h.prompts()
	for _, who := range everybody {
		w.told[who] = h.told(who)
	}
	return w
}

// A server is killed in the middle of a morning's run and while a receiver has a message and has not answered,
// again and again. A real receiver, which drops what it has by its id, gets what it gets when nobody kills it:
// red lights on the holiday and nothing else, one digest a person on each working day; and so do the people.
func TestAKilledServerPromptsOnce(t *testing.T) {
	calm := liveTheWeek(t, 0, 0)
	require.Zero(t, calm.deaths)
	dies, killAt := 10, 6
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		dies, killAt = 2, 2
	}
	killed := liveTheWeek(t, dies, killAt)
	require.GreaterOrEqual(t, killed.deaths, 4)
	t.Logf("killed %d times: %v", killed.deaths, killed.sent)
	require.Equal(t, calm.prompts, killed.prompts)
	require.Equal(t, calm.told, killed.told)
	require.Equal(t, calm.sent, killed.sent)
	for day := range calm.sent {
		if day < "06-22" {
			require.Contains(t, day, "red", "a holiday")
		}
	}
	require.Equal(t, 5, calm.sent["06-19 red"], "two officers, the head, the agent and the supervisor")
	require.NotZero(t, calm.sent["06-22 digest"])
}
