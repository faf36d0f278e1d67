package sqlite_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
)

func TestSQLiteKeepsWhatAStorePromises(t *testing.T) {
	storetest.Run(t, func(t *testing.T, now func() time.Time) store.Store {
		s, err := sqlite.Open(t.Context(), t.TempDir(), now)
		require.NoError(t, err)
		return s
	})
}
