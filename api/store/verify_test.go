package store_test

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/planner/fault"
)

var start = time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)

// house is a data folder in which some projects were planned.
type house struct {
	*testing.T
	folder string
	clock  *storetest.Clock
	store  *sqlite.Store
}

func newHouse(t *testing.T) *house {
	h := &house{T: t, folder: t.TempDir(), clock: storetest.NewClock(start)}
	h.open()
	t.Cleanup(h.close)
	return h
}

func (h *house) open() {
	h.Helper()
	var err error
	h.store, err = sqlite.Open(h.Context(), h.folder, h.clock.Now)
	require.NoError(h, err)
}

func (h *house) close() {
	h.Helper()
	require.NoError(h, h.store.Close())
}

// issue appends a document that refers to a frozen plan, and a view.
func (h *house) issue(stream string, n int) store.Document {
	h.Helper()
	hash, err := h.store.Keep(h.Context(), fmt.Appendf(nil, `{"plan":"%s %d %s"}`, stream, n, strings.Repeat("方案", 50)))
	require.NoError(h, err)
	asked := store.Asked{Stream: stream, Key: fmt.Sprint("key-", n), Content: "c", Actor: "agent-1"}
	d, _, err := store.Write(h.Context(), h.store, h.clock.Now, asked, func(context.Context, store.Document) (store.Decision, error) {
		return store.Decision{
			Events: []store.Event{storetest.Event(fmt.Sprintf(`{"plan":"%s","rules_revision":"%s","name":"marker-%s-%d"}`, hash, store.Hash(nil), stream, n))},
			Views: func(d store.Document) ([]store.Record, error) {
				return []store.Record{{Kind: "project", ID: stream, Version: d.Sequence, Fields: map[string]string{"owner": "li"}, Body: []byte("{}")}}, nil
			},
		}, nil
	})
	require.NoError(h, err)
	return d
}

// build fills the house: three projects of five documents, and one checkpoint.
func (h *house) build() {
	h.Helper()
	for n := range 5 {
		for _, stream := range []string{"project-a", "project-b", "project-c"} {
			h.issue(stream, n+1)
		}
	}
	n, err := store.NewCheckpointer(h.store, h.clock.Now).Write(h.Context())
	require.NoError(h, err)
	require.Equal(h, 3, n)
}

func (h *house) verify() store.Report {
	h.Helper()
	report, err := store.Verify(h.Context(), h.store, nil, nil)
	require.NoError(h, err)
	return report
}

// sql does something to the closed file that the program itself would never do.
func (h *house) sql(statements ...string) {
	h.Helper()
	h.close()
	db, err := sql.Open("sqlite", "file:"+filepath.Join(h.folder, sqlite.FileName))
	require.NoError(h, err)
	for _, s := range statements {
		_, err := db.Exec(s)
		require.NoError(h, err, s)
	}
	require.NoError(h, db.Close())
	h.open()
}

// named gives the findings as code and place.
func named(report store.Report) []string {
	var all []string
	for _, p := range report.Problems {
		all = append(all, strings.TrimPrefix(p.Code, "store.verify.")+" "+p.Path)
	}
	return all
}

func TestVerifyFindsNothingWrongWithWhatNobodyTouched(t *testing.T) {
	h := newHouse(t)
	h.build()
	r := h.verify()
	require.Empty(t, r.Problems)
	require.Equal(t, []int{4, 16, 3, 15}, []int{r.Streams, r.Documents, r.Records, r.Contents})
	require.Equal(t, start, r.CheckedTo)
	require.Empty(t, r.Uncovered)
	h.issue("project-a", 6)
	h.issue("project-d", 1)
	r = h.verify()
	require.Empty(t, r.Problems)
	require.Equal(t, []store.Span{{Stream: "project-a", From: 6, To: 6}, {Stream: "project-d", From: 1, To: 1}}, r.Uncovered)
	require.Equal(t, 2, store.Documents(r.Uncovered))
}

func TestVerifyNamesWhatWasDoneToTheStore(t *testing.T) {
	const b3 = "project-b/000000000003"
	where := func(seq int) string { return fmt.Sprintf(" WHERE stream = 'project-b' AND sequence = %d", seq) }
	for _, tc := range []struct {
		name string
		sql  []string
		want []string
	}{
		{"a changed byte", []string{"UPDATE documents SET payload = CAST(replace(payload, 'marker-project-b-3', 'marker-project-b-8') AS BLOB)" + where(3)},
			[]string{"changed " + b3}},
		{"a document removed from the middle", []string{"DELETE FROM documents" + where(3)},
			[]string{"missing " + b3}},
		{"two documents removed from the middle", []string{"DELETE FROM documents" + where(2), "DELETE FROM documents" + where(3)},
			[]string{"missing project-b/000000000002"}},
		{"the first document removed", []string{"DELETE FROM documents" + where(1)},
			[]string{"missing project-b/000000000001"}},
		{"the last document removed", []string{"DELETE FROM documents" + where(5)},
			[]string{"removed project-b/000000000005"}},
		{"the last document removed, and the register of ends made to agree", []string{"DELETE FROM documents" + where(5),
			"UPDATE heads SET sequence = 4, hash = (SELECT hash FROM documents" + where(4) + ") WHERE stream = 'project-b'"},
			[]string{"removed project-b/000000000005"}},
		{"a whole project removed", []string{"DELETE FROM documents WHERE stream = 'project-b'", "DELETE FROM heads WHERE stream = 'project-b'"},
			[]string{"removed project-b/000000000001"}},
		{"two documents swapped", []string{"UPDATE documents SET sequence = 99" + where(3), "UPDATE documents SET sequence = 3" + where(4), "UPDATE documents SET sequence = 4" + where(99)},
			[]string{"moved " + b3, "moved project-b/000000000004"}},
		{"a document moved to another project", []string{"UPDATE documents SET stream = 'project-x', sequence = 1, key = 'x'" + where(3)},
			[]string{"missing " + b3, "moved project-x/000000000001"}},
		{"a key changed beside the payload", []string{"UPDATE documents SET key = 'other'" + where(3)},
			[]string{"beside " + b3}},
		{"a time changed beside the payload", []string{"UPDATE documents SET recorded_at = recorded_at + 1" + where(3)},
			[]string{"beside " + b3}},
		{"the hash changed", []string{"UPDATE documents SET hash = 'sha256:00'" + where(3)},
			[]string{"changed " + b3, "chain project-b/000000000004"}},
		{"the register of ends changed", []string{"UPDATE heads SET sequence = 3 WHERE stream = 'project-b'"},
			[]string{"head project-b/000000000005"}},
		{"the views changed, which are no evidence", []string{"UPDATE bodies SET body = CAST('{\"a\":1}' AS BLOB)"},
			nil},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newHouse(t)
			h.build()
			h.sql(tc.sql...)
			require.ElementsMatch(t, tc.want, named(h.verify()))
		})
	}
}

// Whoever seals anew what they changed is found by the document after it, or by a checkpoint.
func TestVerifyNamesADocumentThatWasSealedAnew(t *testing.T) {
	for _, tc := range []struct {
		name     string
		sequence int64
		want     []string
	}{
		{"in the middle", 3, []string{"chain project-b/000000000004"}},
		{"at the end", 5, []string{"checkpoint project-b/000000000005"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newHouse(t)
			h.build()
			docs, err := h.store.Read(t.Context(), "project-b", tc.sequence-1, 1)
			require.NoError(t, err)
			e, err := docs[0].Open()
			require.NoError(t, err)
			e.Actor = "somebody-else"
			d, err := store.Seal(e)
			require.NoError(t, err)
			h.sql(fmt.Sprintf("UPDATE documents SET hash = '%s', payload = CAST('%s' AS BLOB) WHERE stream = 'project-b' AND sequence = %d", d.Hash, d.Payload, tc.sequence),
				"UPDATE heads SET hash = (SELECT hash FROM documents d WHERE d.stream = heads.stream AND d.sequence = heads.sequence)")
			require.Equal(t, tc.want, named(h.verify()))
		})
	}
}

func TestVerifyNamesContentsThatAreMissingOrChanged(t *testing.T) {
	h := newHouse(t)
	h.build()
	first := store.Hash(fmt.Appendf(nil, `{"plan":"project-a 1 %s"}`, strings.Repeat("方案", 50)))
	second := store.Hash(fmt.Appendf(nil, `{"plan":"project-a 2 %s"}`, strings.Repeat("方案", 50)))
	h.sql("DELETE FROM contents WHERE hash = '"+first+"'", "UPDATE contents SET body = x'00' WHERE hash = '"+second+"'")
	r := h.verify()
	require.ElementsMatch(t, []string{"content.missing project-a/000000000001", "content.changed " + second}, named(r))
	_, err := h.store.Content(t.Context(), second)
	require.ErrorIs(t, err, store.ErrUnavailable, "a damaged content is not given out")
}

func TestVerifyAsksTheInspectorAboutSoundDocumentsOnly(t *testing.T) {
	h := newHouse(t)
	h.build()
	h.sql("UPDATE documents SET payload = x'00' WHERE stream = 'project-b' AND sequence = 3")
	asked := 0
	r, err := store.Verify(t.Context(), h.store, func(_ context.Context, _ store.Store, d store.Document, e store.Entry) fault.List {
		asked++
		require.Equal(t, d.Sequence, e.Sequence)
		if d.ID() == "project-a/000000000002" {
			return fault.List{fault.New(fault.Unavailable, "store.verify.plan", d.ID())}
		}
		return nil
	}, nil)
	require.NoError(t, err)
	require.Equal(t, 15, asked, "sixteen documents less the one that is damaged")
	require.Equal(t, []string{"plan project-a/000000000002", "changed project-b/000000000003"}, named(r))
}

// One byte of the file is changed at a time, wherever it lies: either verify names something, or what
// the store shows is what it was.
func TestVerifyFindsAnyByteThatMatters(t *testing.T) {
	h := newHouse(t)
	h.build()
	before := h.shown()
	h.close()
	path := filepath.Join(h.folder, sqlite.FileName)
	sound, err := os.ReadFile(path)
	require.NoError(t, err)
	found, marker := 0, bytes.Index(sound, []byte("marker-project-b-3"))
	require.Positive(t, marker)
	places := []int{marker + 3}
	for i := range 60 {
		places = append(places, (i*7919+100)%len(sound))
	}
	for _, at := range places {
		spoilt := bytes.Clone(sound)
		spoilt[at] ^= 0x5a
		require.NoError(t, os.WriteFile(path, spoilt, 0o600))
		s, err := sqlite.OpenReadOnly(t.Context(), h.folder, h.clock.Now)
		if err != nil {
			found++ // the file does not even open
			continue
		}
		r, err := store.Verify(t.Context(), s, nil, nil)
		require.NoError(t, err, "byte %d", at)
		if at == marker+3 {
			require.Equal(t, []string{"changed project-b/000000000003"}, named(r))
		}
		if r.Found > 0 {
			found++
		} else {
			require.Equal(t, before, shownBy(t, s), "byte %d", at)
		}
		require.NoError(t, s.Close())
	}
	require.Greater(t, found, 5, "most of the file is indexes, which hold nothing of their own, and empty room")
	require.NoError(t, os.WriteFile(path, sound, 0o600))
	h.open()
	require.Empty(t, h.verify().Problems)
}

// shown gives all documents and contents that a store shows.
func (h *house) shown() []string { return shownBy(h.T, h.store) }

func shownBy(t *testing.T, s store.Store) []string {
	t.Helper()
	snapshot, err := s.Snapshot(t.Context())
	require.NoError(t, err)
	var all []string
	require.NoError(t, snapshot.Documents(t.Context(), func(d store.Document) error {
		all = append(all, fmt.Sprint(d.ID(), d.Key, d.RecordedAt, d.Hash, string(d.Payload)))
		return nil
	}))
	require.NoError(t, snapshot.Contents(t.Context(), func(hash string, content []byte) error {
		all = append(all, hash+string(content))
		return nil
	}))
	require.NoError(t, snapshot.Close())
	return all
}
