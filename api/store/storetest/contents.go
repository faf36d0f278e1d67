package storetest

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"sync"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
)

// noise gives bytes that no compression makes smaller, the same ones each time.
func noise(n int) []byte {
	r := rand.New(rand.NewPCG(1, 2))
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(r.Uint32())
	}
	return b
}

var contentCases = []test{
	{"a content comes back to the byte under its hash", func(p *place) {
		for name, content := range map[string][]byte{
			"nothing":          {},
			"a word":           []byte("方案"),
			"much of the same": []byte(strings.Repeat("七张清单 ", 100_000)),
			"noise":            noise(300_000),
			"the largest":      noise(store.MaxContent),
		} {
			hash, err := p.Keep(p.ctx, content)
			require.NoError(p, err, name)
			require.Equal(p, store.Hash(content), hash, name)
			got, err := p.Content(p.ctx, hash)
			require.NoError(p, err, name)
			require.True(p, bytes.Equal(content, got), name)
		}
	}},
	{"a content is kept once, however often it is given", func(p *place) {
		for range 3 {
			_, err := p.Keep(p.ctx, []byte("方案"))
			require.NoError(p, err)
		}
		snapshot, err := p.Snapshot(p.ctx)
		require.NoError(p, err)
		n := 0
		require.NoError(p, snapshot.Contents(p.ctx, func(string, []byte) error { n++; return nil }))
		require.NoError(p, snapshot.Close())
		require.Equal(p, 1, n)
	}},
	{"many may keep the same content at once", func(p *place) {
		content := []byte(strings.Repeat("方案", 1000))
		var wg sync.WaitGroup
		errs := make([]error, 16)
		for i := range errs {
			wg.Go(func() { _, errs[i] = p.Keep(p.ctx, content) })
		}
		wg.Wait()
		for _, err := range errs {
			require.NoError(p, err)
		}
		got, err := p.Content(p.ctx, store.Hash(content))
		require.NoError(p, err)
		require.Equal(p, content, got)
	}},
	{"a content that was not kept is not found", func(p *place) {
		for _, hash := range []string{store.Hash([]byte("other")), "sha256:", "", "x"} {
			_, err := p.Content(p.ctx, hash)
			require.ErrorIs(p, err, store.ErrNotFound, "%q", hash)
		}
	}},
	{"a content above the limit is refused", func(p *place) {
		_, err := p.Keep(p.ctx, make([]byte, store.MaxContent+1))
		require.ErrorIs(p, err, store.ErrTooLarge)
	}},
}
