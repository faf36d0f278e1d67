package storage

import (
	"context"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
	"sevenlists/api/store/mongodb"
	"sevenlists/api/store/storetest"
)

// raw opens a database without the engine.
func raw(t *testing.T, address string) *mongo.Database {
	t.Helper()
	client, err := mongo.Connect(options.Client().ApplyURI(address))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, client.Disconnect(context.Background())) })
	u, err := url.Parse(address)
	require.NoError(t, err)
	return client.Database(strings.TrimPrefix(u.Path, "/"))
}

// What the engine rests on, and what it would rest on wrongly: the package comment tells it from here.
func TestOfManyWhoInsertTheSameOneWins(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		db := raw(t, server.database(t))
		unique := mongo.IndexModel{Keys: bson.D{{Key: "project", Value: 1}, {Key: "key", Value: 1}}, Options: options.Index().SetUnique(true)}
		_, err := db.Collection("c").Indexes().CreateOne(t.Context(), unique)
		require.NoError(t, err)
		rounds, doubled := inFull(200, 20), 0
		for round := range rounds {
			var byID, byKey, updated atomic.Int64
			_, err := db.Collection("u").InsertOne(t.Context(), bson.D{{Key: "_id", Value: round}, {Key: "version", Value: 1}})
			require.NoError(t, err)
			var wg sync.WaitGroup
			for writer := range writers {
				wg.Go(func() {
					_, err := db.Collection("i").InsertOne(t.Context(), bson.D{{Key: "_id", Value: round}, {Key: "writer", Value: writer}})
					count(t, &byID, err)
					_, err = db.Collection("c").InsertOne(t.Context(), bson.D{{Key: "project", Value: "p"}, {Key: "key", Value: round}})
					count(t, &byKey, err)
					r, err := db.Collection("u").UpdateOne(t.Context(), bson.D{{Key: "_id", Value: round}, {Key: "version", Value: 1}},
						bson.D{{Key: "$set", Value: bson.D{{Key: "version", Value: 2}, {Key: "writer", Value: writer}}}})
					if err == nil {
						updated.Add(r.ModifiedCount)
					}
				})
			}
			wg.Wait()
			require.EqualValues(t, 1, byID.Load(), "inserts under one _id")
			require.EqualValues(t, 1, byKey.Load(), "inserts under one key of a unique index")
			if updated.Load() > 1 {
				doubled++
			}
		}
		t.Logf("several writers updated the same version in %d of %d rounds; the engine does not rely on updates", doubled, rounds)
	})
}

func count(t *testing.T, won *atomic.Int64, err error) {
	if err == nil {
		won.Add(1)
	} else if !mongo.IsDuplicateKeyError(err) {
		t.Error(err)
	}
}

func TestDatabaseOfANewerProgramIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		address := server.database(t)
		open(t, address, time.Now)
		_, err := raw(t, address).Collection("meta").InsertOne(t.Context(), bson.D{{Key: "_id", Value: "schema/000099"}, {Key: "version", Value: 99}})
		require.NoError(t, err)
		_, err = mongodb.Open(t.Context(), address, time.Now)
		require.ErrorIs(t, err, store.ErrNewer)
	})
}

// A writer that died between inserting the newest row of a record and retiring the one before it.
func TestRowThatNobodyRetiredIsNotShownAndNeverComesBack(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		address := server.database(t)
		clock := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
		s := open(t, address, clock.Now)
		for _, id := range []string{"removed", "stays"} {
			require.NoError(t, s.Put(t.Context(), store.Record{Kind: "session", ID: id, Version: 1, Sort: id, Fields: map[string]string{"owner": "li"}, Body: []byte("{}")}))
		}
		records := raw(t, address).Collection("records")
		_, err := records.InsertOne(t.Context(), bson.D{
			{Key: "_id", Value: "session/removed/000000000002"}, {Key: "record", Value: "session/removed"}, {Key: "ordinal", Value: int64(2)},
			{Key: "sign", Value: bson.NewObjectID()}, {Key: "until", Value: clock.Now().Add(time.Minute).UnixMicro()},
		})
		require.NoError(t, err)
		requireGone := func() {
			t.Helper()
			_, err := s.Get(t.Context(), "session", "removed")
			require.ErrorIs(t, err, store.ErrNotFound)
		}
		requireGone()
		clock.Move(time.Hour)
		_, err = s.Sweep(t.Context(), clock.Now()) // the word that it was removed may go now
		require.NoError(t, err)
		requireGone()
		for _, q := range []store.Query{{Kind: "session"}, {Kind: "session", Where: map[string][]string{"owner": {"li"}}}} {
			listed, err := s.List(t.Context(), q)
			require.NoError(t, err)
			require.Len(t, listed, 1)
			require.Equal(t, "stays", listed[0].ID)
		}
		clock.Move(time.Hour)
		_, err = s.Sweep(t.Context(), clock.Now())
		require.NoError(t, err)
		n, err := records.CountDocuments(t.Context(), bson.D{})
		require.NoError(t, err)
		require.EqualValues(t, 1, n, "in the end nothing is left of it")
	})
}

func TestListingPassesOverARowThatHasASuccessor(t *testing.T) {
	onEach(t, func(t *testing.T, server server) {
		address := server.database(t)
		s := open(t, address, time.Now)
		require.NoError(t, s.Put(t.Context(), store.Record{Kind: "view", ID: "a", Version: 1, Sort: "1", Fields: map[string]string{"state": "open"}, Body: []byte("1")}))
		records := raw(t, address).Collection("records")
		var row bson.M
		require.NoError(t, records.FindOne(t.Context(), bson.D{}).Decode(&row))
		row["_id"], row["ordinal"], row["version"], row["sort"] = "view/a/000000000002", int64(2), int64(2), "2"
		row["fields"], row["body"] = bson.A{"state=done"}, []byte("2")
		_, err := records.InsertOne(t.Context(), row)
		require.NoError(t, err)
		require.NoError(t, s.Put(t.Context(), store.Record{Kind: "view", ID: "b", Version: 1, Sort: "3", Body: []byte("3")}))

		listed, err := s.List(t.Context(), store.Query{Kind: "view", Limit: 2})
		require.NoError(t, err)
		require.Len(t, listed, 2)
		require.Equal(t, "2", string(listed[0].Body))
		require.Equal(t, "3", string(listed[1].Body))
		n, err := s.Count(t.Context(), store.Query{Kind: "view"}, 10)
		require.NoError(t, err)
		require.Equal(t, 2, n, "the listing has put it right")
	})
}
