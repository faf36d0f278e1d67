package storage

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
	"sevenlists/api/store/storetest"
)

func TestMongoDBKeepsWhatAStorePromises(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		storetest.Run(t, func(t *testing.T, now func() time.Time) store.Store {
			s, err := mongodb.Open(t.Context(), server.database(t), now)
			require.NoError(t, err)
			return s
		})
	})
}
