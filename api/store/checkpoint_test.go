package store_test

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

// taken reads all checkpoints of a house: the streams that each holds, with their sequences.
func (h *house) taken() []map[string]int64 {
	h.Helper()
	docs, err := h.store.Read(h.Context(), store.CheckpointStream, 0, 1000)
	require.NoError(h, err)
	var all []map[string]int64
	for _, d := range docs {
		e, err := d.Open()
		require.NoError(h, err)
		var cp store.Checkpoint
		require.NoError(h, json.Unmarshal(e.Events[0].Body, &cp))
		heads := map[string]int64{}
		for _, head := range cp.Heads {
			heads[head.Stream] = head.Sequence
		}
		all = append(all, heads)
	}
	return all
}

func TestACheckpointHoldsWhatChangedSinceTheLast(t *testing.T) {
	h := newHouse(t)
	c := store.NewCheckpointer(h.store, h.clock.Now)
	write := func(want int) {
		t.Helper()
		n, err := c.Write(t.Context())
		require.NoError(t, err)
		require.Equal(t, want, n)
	}
	write(0)
	h.issue("a", 1)
	h.issue("b", 1)
	write(2)
	write(0)
	h.clock.Move(time.Minute)
	h.issue("a", 2)
	write(1)
	h.clock.Move(time.Hour)
	write(0)
	h.issue("c", 1)
	write(1)
	require.Equal(t, []map[string]int64{{"a": 1, "b": 1}, {"a": 2}, {"c": 1}}, h.taken())
	require.Empty(t, h.verify().Problems)

	// A restart knows what was written down.
	c = store.NewCheckpointer(h.store, h.clock.Now)
	write(0)
	h.issue("b", 2)
	write(1)
	require.Equal(t, map[string]int64{"b": 2}, h.taken()[3])
}

func TestACheckpointOfVeryManyStreamsIsParted(t *testing.T) {
	h := newHouse(t)
	const streams = 5200
	for i := range streams {
		d, err := store.Seal(store.Entry{Stream: fmt.Sprintf("p%05d", i), Sequence: 1, Key: "k", RecordedAt: h.clock.Now(), Events: []store.Event{{Type: "made", Body: []byte("{}")}}})
		require.NoError(t, err)
		require.NoError(t, h.store.Append(t.Context(), d))
	}
	n, err := store.NewCheckpointer(h.store, h.clock.Now).Write(t.Context())
	require.NoError(t, err)
	require.Equal(t, streams, n)
	require.Len(t, h.taken(), 2)
	require.Empty(t, h.verify().Uncovered)
}

func TestTwoServersThatCheckpointDoNotHarmEachOther(t *testing.T) {
	h := newHouse(t)
	one, two := store.NewCheckpointer(h.store, h.clock.Now), store.NewCheckpointer(h.store, h.clock.Now)
	for n := range 5 {
		h.issue("a", n+1)
		for _, c := range []*store.Checkpointer{one, two} {
			_, err := c.Write(t.Context())
			require.NoError(t, err)
		}
		h.clock.Move(time.Minute)
	}
	r := h.verify()
	require.Empty(t, r.Problems)
	require.Empty(t, r.Uncovered)
	require.Len(t, h.taken(), 5, "the same heads at the same time are one request")
}
