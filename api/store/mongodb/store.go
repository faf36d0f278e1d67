// Package mongodb is the engine of the store for several servers: any number of them may use one
// database at once, and a cluster may hold many districts. It speaks to a replica set or a sharded
// cluster with majority writes and majority reads from the primary.
//
// It needs no transaction and no atomic update, only that an insert with an _id that is there already
// fails. Measured against FerretDB 1.24.2 (an open server of the same protocol), where every find is
// apart from the write that follows it:
//
//	insert with a unique _id or a unique index    atomic: one of 16 writers wins
//	update with a condition, find-and-modify       not atomic: several win, updates are lost
//	delete, update to one fixed value              safe: doing it twice is doing it once
//
// So everything on which two writers could disagree is an insert:
//
//   - a document is inserted under stream/sequence; the second writer of that sequence fails;
//   - each version of a record is a row of its own, inserted under kind/id/ordinal, one ordinal more than
//     the newest row; the newest row is the record. Removing a record is inserting a row that says so.
//     Rows that are no longer the newest are retired: what they held is taken out of them, and Sweep
//     removes them once no call can be under way that saw them as the newest (longest, keepRetired).
//
// A listing may find a row that is not retired yet; before it gives a row it looks whether the next
// ordinal is there. Count does not look, so that it may count a record twice that is being replaced.
//
// Views are written right after their document. What a fault leaves undone of them is done in the
// background as soon as the database answers again; what a crash leaves undone shows in Changed.
package mongodb

import (
	"context"
	"errors"
	"fmt"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
	"go.mongodb.org/mongo-driver/v2/mongo/readconcern"
	"go.mongodb.org/mongo-driver/v2/mongo/readpref"
	"go.mongodb.org/mongo-driver/v2/mongo/writeconcern"
	"go.mongodb.org/mongo-driver/v2/x/mongo/driver/connstring"

	"sevenlists/api/store"
)

// DefaultName is the database that is used where the address names none.
const DefaultName = "sevenlists"

const (
	// longest bounds a call whose context has no earlier deadline.
	longest = time.Minute
	// selecting is how long a call waits for a server that takes it, such as a primary that is being elected.
	selecting = 10 * time.Second
	// repeats is how often an insert whose outcome is unknown is made again.
	repeats = 3
)

// Store is a database that is open.
type Store struct {
	now       func() time.Time
	client    *mongo.Client
	documents *mongo.Collection
	records   *mongo.Collection
	contents  *mongo.Collection
	meta      *mongo.Collection
	late      late
}

var _ store.Store = (*Store)(nil)

// Open connects to the database that an address names (mongodb://… or mongodb+srv://…, with its name
// after the host) and brings its schema up to this program. The clock says what has expired. It waits
// for a server at most until the context ends.
//
// It gives store.ErrNewer where a newer program wrote the database, store.ErrMalformed for an address
// that is none, store.ErrUnavailable where no server answers. Errors never hold the address, because a
// password may stand in it.
func Open(ctx context.Context, address string, now func() time.Time) (*Store, error) {
	parsed, err := connstring.ParseAndValidate(address)
	if err != nil {
		return nil, fmt.Errorf("%w: address of MongoDB: want mongodb://HOST:PORT/NAME", store.ErrMalformed)
	}
	name := parsed.Database
	if name == "" {
		name = DefaultName
	}
	client, err := mongo.Connect(settings(address, parsed))
	if err != nil {
		return nil, fmt.Errorf("%w: address of MongoDB: its options do not go together", store.ErrMalformed)
	}
	db := client.Database(name)
	s := &Store{
		now: now, client: client, late: newLate(),
		documents: db.Collection("documents"), records: db.Collection("records"),
		contents: db.Collection("contents"), meta: db.Collection("meta"),
	}
	if err := s.migrate(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open database %s: %w", name, err), s.Close())
	}
	return s, nil
}

// settings are those of the address, with what the store's promises rest on laid over them.
func settings(address string, parsed *connstring.ConnString) *options.ClientOptions {
	o := options.Client().ApplyURI(address)
	journal := true
	o.SetWriteConcern(&writeconcern.WriteConcern{W: writeconcern.WCMajority, Journal: &journal})
	o.SetReadConcern(readconcern.Majority())
	o.SetReadPreference(readpref.Primary())
	o.SetRetryWrites(true).SetRetryReads(true)
	o.SetAppName("sevenlists")
	if !parsed.ServerSelectionTimeoutSet {
		o.SetServerSelectionTimeout(selecting)
	}
	if !parsed.ConnectTimeoutSet {
		o.SetConnectTimeout(selecting)
	}
	return o
}

// Engine gives mongodb.
func (s *Store) Engine() string { return "mongodb" }

// Close ends all connections. Views that are still to be written are given up.
func (s *Store) Close() error {
	s.late.stop()
	ctx, cancel := context.WithTimeout(context.Background(), selecting)
	defer cancel()
	err := s.client.Disconnect(ctx)
	if errors.Is(err, mongo.ErrClientDisconnected) {
		return nil
	}
	return err
}

// Ping asks the server that takes writes.
func (s *Store) Ping(ctx context.Context) error {
	ctx, cancel, err := begin(ctx, "ping")
	if err != nil {
		return err
	}
	defer cancel()
	return failed(ctx, "ping", s.client.Ping(ctx, readpref.Primary()))
}

// Empty reports whether nothing was ever kept here.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	const doing = "ask whether the store is empty"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return false, err
	}
	defer cancel()
	for _, c := range []*mongo.Collection{s.documents, s.records, s.contents} {
		err := c.FindOne(ctx, bson.D{}, options.FindOne().SetProjection(bson.D{{Key: "_id", Value: 1}})).Err()
		if !errors.Is(err, mongo.ErrNoDocuments) {
			return false, failed(ctx, doing, err)
		}
	}
	return true, nil
}

// begin refuses a call whose time is over and bounds any other.
func begin(ctx context.Context, doing string) (context.Context, context.CancelFunc, error) {
	if err := ctx.Err(); err != nil {
		return nil, nil, fmt.Errorf("%s: %w: %w", doing, store.ErrUnavailable, err)
	}
	bounded, cancel := context.WithTimeout(ctx, longest)
	return bounded, cancel, nil
}

// failed says of an error of the driver what was being done; an answer stays as it is, and no row is
// store.ErrNotFound.
func failed(ctx context.Context, doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, mongo.ErrNoDocuments):
		return fmt.Errorf("%s: %w", doing, store.ErrNotFound)
	case store.IsAnswer(err):
		return err
	case ctx.Err() != nil && !errors.Is(err, ctx.Err()):
		return fmt.Errorf("%s: %w: %w: %w", doing, store.ErrUnavailable, ctx.Err(), err)
	}
	return fmt.Errorf("%s: %w: %w", doing, store.ErrUnavailable, err)
}

// pause waits a little, unless the context ends first.
func pause(ctx context.Context, d time.Duration) error {
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(d):
		return nil
	}
}
