package storage

import (
	"context"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
	"sevenlists/testdata/e2e/wire"
)

// scratch holds what all tests of a run share.
var scratch string

func TestMain(m *testing.M) {
	if os.Getenv(actingVariable) != "" {
		os.Exit(act())
	}
	dir, err := os.MkdirTemp("", "sevenlists-storage-")
	if err != nil {
		panic(err)
	}
	scratch = dir
	code := m.Run()
	for _, end := range endings {
		end()
	}
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// prove asks for the numbers that are promised; CI makes do with less.
var prove = os.Getenv("SEVENLISTS_PROVE") == "1"

// inFull gives the number of a proof, and a small one in CI.
func inFull(full, small int) int {
	if prove {
		return full
	}
	return small
}

// endings are done when all tests are.
var endings []func()

// ferret starts FerretDB once and gives the address of its server.
var ferret = sync.OnceValues(func() (string, error) {
	f, err := wire.Start(filepath.Join("..", "ferretdb"), scratch)
	if err != nil {
		return "", err
	}
	endings = append(endings, f.Stop)
	return f.Address, nil
})

// server is something that speaks MongoDB's protocol.
type server struct {
	name    string
	address string
}

// servers gives FerretDB, and mongod where one is named.
func servers(t *testing.T) []server {
	t.Helper()
	address, err := ferret()
	require.NoError(t, err)
	all := []server{{"FerretDB", address}}
	if given := os.Getenv("TEST_MONGODB_URI"); given != "" {
		all = append(all, server{"mongod", given})
	}
	return all
}

func onEach(t *testing.T, do func(t *testing.T, s server)) {
	for _, s := range servers(t) {
		t.Run(s.name, func(t *testing.T) { do(t, s) })
	}
}

var databases atomic.Int64

// database gives the address of a new database, which is removed after the test.
func (s server) database(t testing.TB) string {
	t.Helper()
	u, err := url.Parse(s.address)
	require.NoError(t, err)
	name := fmt.Sprintf("test_%d_%d", os.Getpid(), databases.Add(1))
	u.Path = "/" + name
	t.Cleanup(func() {
		ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
		defer cancel()
		client, err := mongo.Connect(options.Client().ApplyURI(s.address))
		require.NoError(t, err)
		require.NoError(t, client.Database(name).Drop(ctx))
		require.NoError(t, client.Disconnect(ctx))
	})
	return u.String()
}

func open(t testing.TB, address string, now func() time.Time) store.Store {
	t.Helper()
	s, err := mongodb.Open(t.Context(), address, now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

func newLine(t *testing.T, address string) *wire.Line {
	t.Helper()
	l, err := wire.NewLine(address)
	require.NoError(t, err)
	t.Cleanup(l.Close)
	return l
}
