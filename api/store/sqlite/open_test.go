package sqlite_test

import (
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
)

func open(t *testing.T, folder string) *sqlite.Store {
	t.Helper()
	s, err := sqlite.Open(t.Context(), folder, time.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func put(t *testing.T, s store.Store, id string) error {
	t.Helper()
	return s.Put(t.Context(), store.Record{Kind: "thing", ID: id, Version: 1, Body: []byte("{}")})
}

func TestAFolderIsOpenedByOneServer(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "new folder with 100% ? # & signs 数据")
	s := open(t, folder)
	_, err := sqlite.Open(t.Context(), folder, time.Now)
	require.ErrorIs(t, err, store.ErrInUse)
	require.NoError(t, put(t, s, "a"), "the first is not disturbed")
	require.NoError(t, s.Close())
	require.NoError(t, put(t, open(t, folder), "b"), "and once it is closed another may open it")
	files, err := os.ReadDir(filepath.Dir(folder))
	require.NoError(t, err)
	require.Len(t, files, 1, "nothing is made beside the folder")
}

func TestOnlyItsOwnerReadsADataFolder(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "data")
	s := open(t, folder)
	require.NoError(t, put(t, s, "a"))
	info, err := os.Stat(folder)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o700), info.Mode().Perm())
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.GreaterOrEqual(t, len(files), 4, "the file, its log, its index and the lock")
	for _, f := range files {
		info, err := f.Info()
		require.NoError(t, err)
		require.Zero(t, info.Mode().Perm()&0o077, f.Name())
	}
}

func TestAFolderIsReadWhileAServerWritesToIt(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	require.NoError(t, put(t, s, "before"))
	reads, err := sqlite.OpenReadOnly(t.Context(), folder, time.Now)
	require.NoError(t, err)
	defer reads.Close()
	require.NoError(t, put(t, s, "after"))
	for _, id := range []string{"before", "after"} {
		_, err := reads.Get(t.Context(), "thing", id)
		require.NoError(t, err, id)
	}
	require.ErrorIs(t, put(t, reads, "x"), store.ErrUnavailable)
	require.ErrorIs(t, reads.Ping(t.Context()), store.ErrUnavailable)
	require.NoError(t, put(t, s, "still"))
}

func TestAFolderWithoutAStoreIsNotOpenedForReading(t *testing.T) {
	folder := t.TempDir()
	_, err := sqlite.OpenReadOnly(t.Context(), folder, time.Now)
	require.ErrorIs(t, err, store.ErrNotFound)
	files, err := os.ReadDir(folder)
	require.NoError(t, err)
	require.Empty(t, files, "and nothing is made in it")
	require.NoError(t, os.WriteFile(filepath.Join(folder, sqlite.FileName), nil, 0o600))
	_, err = sqlite.OpenReadOnly(t.Context(), folder, time.Now)
	require.ErrorIs(t, err, store.ErrNotFound, "an empty file is none")
}

func TestAFolderOfANewerProgramIsRefusedAndLeftAsItIs(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	require.NoError(t, put(t, s, "a"))
	require.NoError(t, s.Close())
	path := filepath.Join(folder, sqlite.FileName)
	db, err := sql.Open("sqlite", path)
	require.NoError(t, err)
	_, err = db.Exec("PRAGMA user_version = 99")
	require.NoError(t, err)
	require.NoError(t, db.Close())
	before, err := os.ReadFile(path)
	require.NoError(t, err)
	_, err = sqlite.Open(t.Context(), folder, time.Now)
	require.ErrorIs(t, err, store.ErrNewer)
	_, err = sqlite.OpenReadOnly(t.Context(), folder, time.Now)
	require.ErrorIs(t, err, store.ErrNewer)
	after, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, before, after)
}

func TestAFileThatIsNoDatabaseIsRefused(t *testing.T) {
	folder := t.TempDir()
	text := []byte("this is somebody's file, and by no means a database of ours, however long it may go on\n")
	require.NoError(t, os.WriteFile(filepath.Join(folder, sqlite.FileName), text, 0o600))
	_, err := sqlite.Open(t.Context(), folder, time.Now)
	require.Error(t, err)
	after, err := os.ReadFile(filepath.Join(folder, sqlite.FileName))
	require.NoError(t, err)
	require.Equal(t, text, after)
}

func TestACommittedWriteIsThereAfterTheNextOpen(t *testing.T) {
	folder := t.TempDir()
	for n := range 3 {
		s := open(t, folder)
		for before := range n {
			_, err := s.Get(t.Context(), "thing", fmt.Sprint(before))
			require.NoError(t, err)
		}
		require.NoError(t, put(t, s, fmt.Sprint(n)))
		require.NoError(t, s.Close())
	}
	_, err := os.Stat(filepath.Join(folder, sqlite.FileName+"-wal"))
	require.ErrorIs(t, err, os.ErrNotExist, "a store that was closed is one file")
}

// A store that is closed while many write answers each of them: written, or refused as unavailable.
func TestAStoreThatIsClosedAnswersWhoeverWrites(t *testing.T) {
	folder := t.TempDir()
	s := open(t, folder)
	var wg sync.WaitGroup
	started := make(chan struct{}, 16)
	written := make([]int, 16)
	for w := range written {
		wg.Go(func() {
			for n := 0; ; n++ {
				err := s.Put(context.Background(), store.Record{Kind: "thing", ID: fmt.Sprint(w, "-", n), Version: 1, Body: []byte("{}")})
				if n == 0 {
					started <- struct{}{}
				}
				if err != nil {
					require.ErrorIs(t, err, store.ErrUnavailable)
					written[w] = n
					return
				}
			}
		})
	}
	for range written {
		<-started
	}
	require.NoError(t, s.Close())
	require.NoError(t, s.Close(), "closing twice does no harm")
	wg.Wait()
	s = open(t, folder)
	for w, n := range written {
		for i := range n {
			_, err := s.Get(t.Context(), "thing", fmt.Sprint(w, "-", i))
			require.NoError(t, err)
		}
	}
}
