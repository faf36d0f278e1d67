package outbox_test

import (
	"context"
	"fmt"
	"log/slog"
	"math/rand"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/outbox"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/planner/calendar"
	"sevenlists/planner/projecttest"
)

// The week that is lived through: Wednesday 17 June to Tuesday 23 June 2026, of which 19 to 21 are holidays.
var (
	weekBegins = time.Date(2026, 6, 16, 22, 0, 0, 0, time.UTC) // six in the morning of the 17th
	weekEnds   = time.Date(2026, 6, 23, 15, 0, 0, 0, time.UTC)
)

const people = 6

// life is the clock of a process of its own, which goes on in the next one where a kill ended it.
type life struct {
	file string
	now  time.Time
}

func (l *life) set(t *testing.T, to time.Time) {
	l.now = to
	require.NoError(t, os.WriteFile(l.file+".new", []byte(to.Format(time.RFC3339)), 0o600))
	require.NoError(t, os.Rename(l.file+".new", l.file))
}

func readLife(file string) time.Time {
	text, err := os.ReadFile(file)
	if err != nil {
		return weekBegins
	}
	at, _ := time.Parse(time.RFC3339, string(text))
	return at
}

// TestSendingProcess is no test by itself but the server that TestAKilledServerSendsEachMessageOnce kills.
func TestSendingProcess(t *testing.T) {
	folder := os.Getenv("OUTBOX_TEST_FOLDER")
	if folder == "" {
		t.Skip("the server of another test")
	}
	clock := &life{file: filepath.Join(folder, "clock")}
	clock.now = readLife(clock.file)
	now := func() time.Time { return clock.now }
	disk, err := sqlite.Open(context.Background(), folder, now)
	require.NoError(t, err)
	working := projecttest.Shipped(t).Calendar()
	s, err := outbox.New(outbox.Config{
		Store: disk, Book: shippedBook(t), Rights: all{}, Now: now, Random: rand.New(rand.NewSource(time.Now().UnixNano())), Log: slog.New(slog.DiscardHandler),
		Calendar:     func() *calendar.Calendar { return working },
		Setting:      func(name string) (string, error) { return os.Getenv(name), nil },
		GatewayHosts: []string{"127.0.0.1"},
	})
	require.NoError(t, err)
	for i := range people {
		account := fmt.Sprintf("acc%d", i)
		if c, err := s.Contact(context.Background(), account); err == nil && c.Version() == 0 {
			_, err = s.SetContact(context.Background(), account, 0, outbox.Contact{Addresses: map[string]string{"sms": "13800000000"}, Channels: []string{"sms"}})
			require.NoError(t, err)
		}
	}
	for clock.now.Before(weekEnds) {
		day := clock.now.UTC().Add(8 * time.Hour).Format("01-02")
		for i := range people { // whoever puts messages does so again and again
			account := fmt.Sprintf("acc%d", i)
			_, err := s.Put(context.Background(), draft(day+"/a/"+account, account, outbox.Info), draft(day+"/b/"+account, account, outbox.Warning))
			require.NoError(t, err)
			if i%2 == 0 {
				_, err := s.Put(context.Background(), draft(day+"/red/"+account, account, outbox.Red))
				require.NoError(t, err)
			}
		}
		require.NoError(t, s.Work(context.Background()))
		clock.set(t, clock.now.Add(30*time.Minute))
	}
}

type all struct{}

func (all) Sees(context.Context, string, string) (bool, error) { return true, nil }

// A server is killed while the receiver has a message and has not answered: the worst moment there is. The
// receiver gets the message again under the same id; what it keeps is each once, and on holidays red lights
// alone.
func TestAKilledServerSendsEachMessageOnce(t *testing.T) {
	folder := t.TempDir()
	r := newReceiver(t)
	var mu sync.Mutex
	var process *os.Process
	n, kills, every := 0, 0, 20
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		every = 5
	}
	received := map[string]string{} // day and kind by id
	r.answer = func(q *http.Request) (int, string) {
		mu.Lock()
		defer mu.Unlock()
		if n++; n%every == 3 {
			kills++
			_ = process.Kill()
		}
		id := q.Header.Get("Idempotency-Key")
		if received[id] == "" {
			received[id] = readLife(filepath.Join(folder, "clock")).UTC().Add(8 * time.Hour).Format("01-02 15:04")
		}
		return 200, ""
	}
	for lives := 0; ; lives++ {
		require.Less(t, lives, 40)
		c := exec.Command(os.Args[0], "-test.run=^TestSendingProcess$")
		c.Env = append(os.Environ(), "OUTBOX_TEST_FOLDER="+folder, "SEVENLISTS_CHANNEL_SMS_URL="+r.url+"/sms", "SEVENLISTS_CHANNEL_SMS_SECRET=hush")
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
	}
	t.Logf("killed %d times while a message was under way; %d requests came for %d messages", kills, n, len(received))
	require.GreaterOrEqual(t, kills, 2)

	digests, reds := map[string]int{}, map[string]int{}
	for _, p := range r.got() {
		day, _, _ := strings.Cut(received[p.id], " ")
		if strings.Contains(p.body, "红灯") {
			reds[day]++
		} else {
			digests[day]++
		}
	}
	require.Equal(t, map[string]int{"06-17": 6, "06-18": 6, "06-22": 6, "06-23": 6}, digests)
	require.Equal(t, map[string]int{"06-17": 3, "06-18": 3, "06-19": 3, "06-20": 3, "06-21": 3, "06-22": 3, "06-23": 3}, reds)

	disk, err := sqlite.Open(context.Background(), folder, func() time.Time { return weekEnds })
	require.NoError(t, err)
	defer disk.Close()
	waiting, err := disk.Count(context.Background(), store.Query{Kind: "message", Where: map[string][]string{"pending": {"digest", "red"}}}, 1000)
	require.NoError(t, err)
	require.Zero(t, waiting)
}
