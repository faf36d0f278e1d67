package mongodb_test

import (
	"context"
	"net"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
)

// The suite of every engine runs in testdata/e2e/storage, over a server.

func TestAddressThatIsNoneIsRefusedWithoutBeingRepeated(t *testing.T) {
	for name, address := range map[string]string{
		"nothing":               "",
		"another protocol":      "postgres://li:secret@localhost/x",
		"a password cut in two": "mongodb://li:sec/ret@localhost/x",
		"an option that is odd": "mongodb://li:secret@localhost/x?w=-5",
	} {
		_, err := mongodb.Open(t.Context(), address, time.Now)
		require.ErrorIs(t, err, store.ErrMalformed, name)
		require.NotContains(t, err.Error(), "sec", name)
	}
}

func TestServerThatDoesNotAnswerIsSaidByTheDeadline(t *testing.T) {
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	defer silent.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 300*time.Millisecond)
	defer cancel()
	start := time.Now()
	_, err = mongodb.Open(ctx, "mongodb://li:secret@"+silent.Addr().String()+"/x", time.Now)
	require.ErrorIs(t, err, store.ErrUnavailable)
	require.NotContains(t, err.Error(), "secret")
	require.Less(t, time.Since(start), 2*time.Second)
}
