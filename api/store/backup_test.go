package store_test

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

func (h *house) backup() []byte {
	h.Helper()
	var b bytes.Buffer
	_, err := store.Backup(h.Context(), h.store, h.clock.Now, &b, nil)
	require.NoError(h, err)
	return b.Bytes()
}

func (h *house) restore(backup []byte) (store.Trailer, error) {
	h.Helper()
	return store.Restore(h.Context(), h.store, h.clock.Now, func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(backup)), nil }, nil)
}

// extras puts what a backup must carry besides projects: a content and a body that are no text, and a
// record that expires.
func (h *house) extras() {
	h.Helper()
	_, err := h.store.Keep(h.Context(), []byte{0, 0xff, 1})
	require.NoError(h, err)
	for _, r := range []store.Record{
		{Kind: "account", ID: "李 <&>", Version: 1, Fields: map[string]string{"role": "agent"}, Sort: "s", Search: "李", Body: []byte("{ \"a\" :1,\u2028}")},
		{Kind: "session", ID: "one", Version: 1, Expires: h.clock.Now().Add(time.Hour), Body: []byte("\xff")},
	} {
		require.NoError(h, h.store.Put(h.Context(), r))
	}
}

func TestABackupRestoresToTheSameBytes(t *testing.T) {
	from, to := newHouse(t), newHouse(t)
	from.build()
	from.extras()
	backup := from.backup()
	trailer, err := to.restore(backup)
	require.NoError(t, err)
	require.Equal(t, []int{16, 5, 16}, []int{trailer.Documents, trailer.Records, trailer.Contents})
	require.Equal(t, from.shown(), to.shown())
	require.Empty(t, to.verify().Problems)
	for _, key := range [][2]string{{"account", "李 <&>"}, {"session", "one"}, {"project", "project-a"}} {
		want, err := from.store.Get(t.Context(), key[0], key[1])
		require.NoError(t, err)
		got, err := to.store.Get(t.Context(), key[0], key[1])
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
	require.Equal(t, backup, to.backup(), "a backup of what was restored is the same file")
	unfinished, err := store.Unfinished(t.Context(), to.store)
	require.NoError(t, err)
	require.False(t, unfinished)
}

func TestABackupLeavesOutWhatHasExpired(t *testing.T) {
	from, to := newHouse(t), newHouse(t)
	from.extras()
	from.clock.Move(2 * time.Hour)
	trailer, err := to.restore(from.backup())
	require.NoError(t, err)
	require.Equal(t, 1, trailer.Records)
}

func TestARestoreIsRefusedWhereSomethingIsKept(t *testing.T) {
	from, to := newHouse(t), newHouse(t)
	from.build()
	to.issue("mine", 1)
	before := to.shown()
	_, err := to.restore(from.backup())
	require.ErrorIs(t, err, store.ErrNotEmpty)
	require.Equal(t, before, to.shown())
}

func TestADamagedBackupIsRefusedAndWritesNothing(t *testing.T) {
	from := newHouse(t)
	from.build()
	good := from.backup()
	lines := strings.SplitAfter(unzipped(t, good), "\n")
	lines = lines[:len(lines)-1]
	join := func(lines ...[]string) []byte {
		var all strings.Builder
		for _, part := range lines {
			for _, l := range part {
				all.WriteString(l)
			}
		}
		return zipped(all.String())
	}
	n := len(lines)
	for _, tc := range []struct {
		name string
		file []byte
		code string
	}{
		{"no backup at all", []byte("PK\x03\x04"), "store.backup.form"},
		{"nothing", nil, "store.backup.form"},
		{"another text", zipped("hello\n"), "store.backup.form"},
		{"cut in the middle", good[:len(good)/2], "store.backup.cut"},
		{"without its trailer", join(lines[:n-1]), "store.backup.cut"},
		{"with a line left out", join(lines[:5], lines[6:]), "store.backup.damaged"},
		{"with a content left out", join(lines[:n-2], lines[n-1:]), "store.backup.trailer"},
		{"with two documents swapped", join(lines[:3], lines[4:5], lines[3:4], lines[5:]), "store.backup.damaged"},
		{"with something behind its trailer", join(lines, lines[n-1:]), "store.backup.damaged"},
		{"with a view changed", zipped(strings.Replace(strings.Join(lines, ""), `"owner":"li"`, `"owner":"xx"`, 1)), "store.backup.trailer"},
		{"with a plan changed", zipped(strings.Replace(strings.Join(lines, ""), `project-a 1 方`, `project-a 1 万`, 1)), "store.backup.damaged"},
		{"with a name changed", zipped(strings.Replace(strings.Join(lines, ""), `marker-project-a-2`, `marker-project-a-9`, 1)), "store.backup.damaged"},
		{"of a newer program", zipped(strings.Replace(strings.Join(lines, ""), `"version":1`, `"version":2`, 1)), "store.backup.newer"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			to := newHouse(t)
			_, err := to.restore(tc.file)
			var f *fault.Error
			require.ErrorAs(t, err, &f)
			require.Equal(t, tc.code, f.Code, err)
			empty, err := to.store.Empty(t.Context())
			require.NoError(t, err)
			require.True(t, empty)
		})
	}
}

func TestADamagedStoreIsNotBackedUpUnseen(t *testing.T) {
	h := newHouse(t)
	h.build()
	h.sql("UPDATE documents SET payload = x'00' WHERE stream = 'project-b' AND sequence = 3")
	_, err := store.Backup(t.Context(), h.store, h.clock.Now, io.Discard, nil)
	require.ErrorContains(t, err, "project-b/000000000003")
}

// A restore that breaks off leaves a store that says so, takes nothing else, and is whole once the
// same backup is restored again.
func TestARestoreThatBrokeOffIsToldAndRepeated(t *testing.T) {
	from, other, to := newHouse(t), newHouse(t), newHouse(t)
	from.build()
	from.extras()
	other.issue("other", 1)
	backup := from.backup()
	opened := 0
	_, err := store.Restore(t.Context(), to.store, to.clock.Now, func() (io.ReadCloser, error) {
		if opened++; opened == 2 {
			return io.NopCloser(io.MultiReader(bytes.NewReader(backup[:len(backup)*2/3]), failing{})), nil
		}
		return io.NopCloser(bytes.NewReader(backup)), nil
	}, nil)
	require.Error(t, err)
	unfinished, err := store.Unfinished(t.Context(), to.store)
	require.NoError(t, err)
	require.True(t, unfinished)
	_, err = to.restore(other.backup())
	require.ErrorIs(t, err, store.ErrNotEmpty)
	_, err = to.restore(backup)
	require.NoError(t, err)
	require.Equal(t, backup, to.backup())
	unfinished, err = store.Unfinished(t.Context(), to.store)
	require.NoError(t, err)
	require.False(t, unfinished)
}

type failing struct{}

func (failing) Read([]byte) (int, error) { return 0, errors.New("the disk was pulled out") }

// Backups are taken while eight writers append; each restores and verifies, and holds every document
// that was acknowledged before it began.
func TestABackupTakenUnderLoadRestoresAndVerifies(t *testing.T) {
	h := newHouse(t)
	ctx, cancel := context.WithCancel(t.Context())
	var mu sync.Mutex
	acknowledged := map[string]bool{}
	var wg sync.WaitGroup
	errs := make([]error, 8)
	for w := range errs {
		wg.Go(func() { errs[w] = h.load(ctx, w, func(id string) { mu.Lock(); acknowledged[id] = true; mu.Unlock() }) })
	}
	for round := range 2 {
		for n := 0; n < (round+1)*60; {
			mu.Lock()
			n = len(acknowledged)
			mu.Unlock()
		}
		mu.Lock()
		want := make([]string, 0, len(acknowledged))
		for id := range acknowledged {
			want = append(want, id)
		}
		mu.Unlock()
		to := newHouse(t)
		_, err := to.restore(h.backup())
		require.NoError(t, err)
		require.Empty(t, to.verify().Problems)
		all := strings.Join(to.shown(), "\n")
		for _, id := range want {
			require.Contains(t, all, id)
		}
	}
	cancel()
	wg.Wait()
	require.NoError(t, errors.Join(errs...))
	require.Empty(t, h.verify().Problems)
}

// load issues plans until the context ends; told hears of each document once it is acknowledged.
func (h *house) load(ctx context.Context, writer int, told func(id string)) error {
	for n := 0; ctx.Err() == nil; n++ {
		hash, err := h.store.Keep(context.WithoutCancel(ctx), fmt.Append(nil, "plan ", writer, n))
		if err != nil {
			return err
		}
		asked := store.Asked{Stream: fmt.Sprint("s", n%5), Key: fmt.Sprint(writer, "-", n), Content: "c", Actor: "a"}
		d, _, err := store.Write(context.WithoutCancel(ctx), h.store, h.clock.Now, asked, func(context.Context, store.Document) (store.Decision, error) {
			return store.Decision{Events: []store.Event{{Type: "plan_issued", Body: fmt.Appendf(nil, `{"plan":%q}`, hash)}}}, nil
		})
		if err != nil {
			return err
		}
		told(d.ID() + d.Key)
	}
	return nil
}

// FuzzRestore gives any bytes to Restore: it refuses them or restores them, and does not panic.
func FuzzRestore(f *testing.F) {
	f.Add([]byte("hello\n"))
	f.Add([]byte(`{"header":{"format":"sevenlists-backup","version":1}}` + "\n" + `{"trailer":{}}` + "\n"))
	f.Add([]byte(`{"header":{"format":"sevenlists-backup","version":1}}` + "\n" + `{"document":{"stream":"a","payload":{"base64":"/w=="}}}` + "\n"))
	f.Fuzz(func(t *testing.T, text []byte) {
		to := newHouse(t)
		if _, err := to.restore(zipped(string(text))); err == nil {
			require.Empty(t, to.verify().Problems)
			return
		}
		empty, err := to.store.Empty(t.Context())
		require.NoError(t, err)
		require.True(t, empty)
	})
}

func zipped(text string) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = io.WriteString(z, text)
	_ = z.Close()
	return b.Bytes()
}

func unzipped(t *testing.T, file []byte) string {
	t.Helper()
	z, err := gzip.NewReader(bytes.NewReader(file))
	require.NoError(t, err)
	text, err := io.ReadAll(z)
	require.NoError(t, err)
	return string(text)
}
