package storage

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
)

// furnish fills a store with a little of everything.
func furnish(t *testing.T, s store.Store, now func() time.Time) {
	t.Helper()
	for n := range 12 {
		hash, err := s.Keep(t.Context(), fmt.Append(nil, "方案 ", n, "\xff"))
		require.NoError(t, err)
		asked := store.Asked{Stream: fmt.Sprint("project-", n%3), Key: fmt.Sprint("键 ", n), Content: "c", Actor: "agent-1"}
		_, _, err = store.Write(t.Context(), s, now, asked, func(context.Context, store.Document) (store.Decision, error) {
			return store.Decision{
				Events: []store.Event{storetest.Event(fmt.Sprintf(`{"plan":%q,"name":"厂房 <%d>"}`, hash, n))},
				Views: func(d store.Document) ([]store.Record, error) {
					return []store.Record{{Kind: "project", ID: d.Stream, Version: d.Sequence, Sort: d.Stream, Search: "厂房", Fields: map[string]string{"owner": "li"}, Body: []byte(`{"n": 1}`)}}, nil
				},
			}, nil
		})
		require.NoError(t, err)
	}
	require.NoError(t, s.Put(t.Context(), store.Record{Kind: "session", ID: "a b/c", Version: 1, Expires: now().AddDate(50, 0, 0), Body: []byte("null")}))
	_, err := store.NewCheckpointer(s, now).Write(t.Context())
	require.NoError(t, err)
}

func backedUp(t *testing.T, s store.Store, now func() time.Time) []byte {
	t.Helper()
	var b bytes.Buffer
	_, err := store.Backup(t.Context(), s, now, &b, nil)
	require.NoError(t, err)
	return b.Bytes()
}

func restored(t *testing.T, s store.Store, now func() time.Time, backup []byte) store.Trailer {
	t.Helper()
	trailer, err := store.Restore(t.Context(), s, now, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(backup)), nil }, nil)
	require.NoError(t, err)
	report, err := store.Verify(t.Context(), s, nil, nil)
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	require.Empty(t, report.Uncovered)
	return trailer
}

// A district that grows takes its backup from SQLite to MongoDB, and may go back: what is kept is the
// same to the byte.
func TestABackupOfOneEngineIsRestoredIntoTheOther(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		now := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)).Now
		open := func(s store.Store, err error) store.Store {
			require.NoError(t, err)
			t.Cleanup(func() { require.NoError(t, s.Close()) })
			return s
		}
		file := func() store.Store { s, err := sqlite.Open(t.Context(), t.TempDir(), now); return open(s, err) }
		first, between, last := file(), open(mongodb.Open(t.Context(), server.database(t), now)), file()
		furnish(t, first, now)
		trailer := restored(t, between, now, backedUp(t, first, now))
		require.Equal(t, trailer, restored(t, last, now, backedUp(t, between, now)))
		require.Equal(t, backedUp(t, first, now), backedUp(t, last, now))
	})
}
