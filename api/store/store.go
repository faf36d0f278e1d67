// Package store keeps what the server may never lose: the event log of every project, the
// records that are read by key or listed, and the contents that both refer to by their hash.
//
// A Store is one small interface with two engines behind it, SQLite in one file and MongoDB. What
// both must do is said here and held by the suite in storetest, which every engine runs.
package store

import (
	"context"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"time"
)

// Store is one place in which everything is kept. All of it may be called from many goroutines at
// once. Every method ends by the deadline of its context, with one of the errors below or with the
// engine's own, which Unavailable then wraps.
type Store interface {
	Log
	Records
	Contents

	// Snapshot gives a view of everything for a backup or a check, while others go on writing. A
	// document it shows has all the contents that it refers to shown as well.
	Snapshot(ctx context.Context) (Snapshot, error)
	// Ping says whether the store can be read and written now.
	Ping(ctx context.Context) error
	// Empty reports whether nothing was ever kept here.
	Empty(ctx context.Context) (bool, error)
	// Engine names the engine: sqlite or mongodb.
	Engine() string
	io.Closer
}

// The errors that callers tell apart.
var (
	ErrNotFound = errors.New("store: not found")
	// ErrTaken says that another writer appended that sequence or changed that record first: read
	// again and decide anew.
	ErrTaken = errors.New("store: another writer was first")
	// ErrUnavailable says that nothing was written, or that nobody knows whether it was: ask for the
	// idempotency key before doing it again.
	ErrUnavailable = errors.New("store: not available")
	// ErrGap refuses a document whose sequence does not follow the last of its stream, which no
	// caller that read the stream first can make.
	ErrGap = errors.New("store: the sequence leaves out a document")
	// ErrNotEmpty refuses to restore into a place that holds something.
	ErrNotEmpty = errors.New("store: not empty")
	// ErrNewer refuses a place that a newer program wrote.
	ErrNewer = errors.New("store: written by a newer version of the program")
	// ErrInUse refuses a place that another process has open and that two may not share.
	ErrInUse = errors.New("store: in use by another process")
)

// RepeatedError says that the stream already has a document with that idempotency key.
type RepeatedError struct{ Document Document }

func (e *RepeatedError) Error() string {
	return "store: the idempotency key was used for document " + e.Document.ID()
}

// Log is the append-only log. A stream is the log of one project, or of another object with a
// history of its own; its documents are numbered from 1 without gaps.
type Log interface {
	// Append adds a document that Seal made. Where the sequence is taken it gives ErrTaken, where
	// the stream has the document's key already a *RepeatedError, where both are so either of them,
	// and where the sequence before is missing ErrGap; then nothing is written. Write, which calls it,
	// tells what to do about each.
	//
	// The views are written with it, each only over an older version of itself; an engine that cannot
	// write them in the same transaction writes them right after, so that a crash between leaves
	// them older than the log, which Changed shows.
	Append(ctx context.Context, d Document, views ...Record) error
	// Read gives at most limit documents of a stream with a sequence above after, in order.
	Read(ctx context.Context, stream string, after int64, limit int) ([]Document, error)
	// Last gives the last document of a stream, ErrNotFound where there is none.
	Last(ctx context.Context, stream string) (Document, error)
	// Find gives the document of a stream with that idempotency key, or ErrNotFound.
	Find(ctx context.Context, stream, key string) (Document, error)
	// Changed gives the heads of the streams to which something was appended at or after a time, by the
	// clock of whoever appended, ordered by RecordedAt and stream; at most limit. Clocks differ: who
	// polls asks from a little before the last head seen, and drops what it knows.
	Changed(ctx context.Context, since time.Time, limit int) ([]Head, error)
	// Streams gives at most limit streams whose name comes after the given one, in order of name.
	Streams(ctx context.Context, after string, limit int) ([]string, error)
}

// Head is the end of one stream.
type Head struct {
	Stream     string    `json:"stream"`
	Sequence   int64     `json:"sequence"`
	Hash       string    `json:"hash"`
	RecordedAt time.Time `json:"recorded_at"`
}

// Record is a value that is read by its key and may be replaced: an account, a session, a view
// folded from a log.
type Record struct {
	Kind    string // lower_snake_case, such as account
	ID      string // at most 200 bytes
	Version int64  // from 1, one more each time; of a view the sequence of the last document folded into it
	// Fields are what Query.Where compares, at most 12 of them, with lower_snake_case names. A field
	// with an empty value is not kept.
	Fields  map[string]string
	Sort    string    // the order in which a listing shows it, compared as bytes
	Search  string    // the text in which Query.Search looks, in lower case
	Expires time.Time // from then on it is not there any more, to the microsecond; zero: never
	Body    []byte    // JSON
}

// Records keeps records.
type Records interface {
	// Get gives a record, or ErrNotFound.
	Get(ctx context.Context, kind, id string) (Record, error)
	// Put writes a record if the stored version is exactly one below its own (version 1: if there is
	// none, or only one that has expired), else it gives ErrTaken.
	Put(ctx context.Context, r Record) error
	// Advance writes a view if the stored version is below its own; it reports whether it wrote.
	Advance(ctx context.Context, r Record) (bool, error)
	// Delete removes a record, ErrTaken where its version is another. Version 0 removes any, and it is
	// no error if there is none.
	Delete(ctx context.Context, kind, id string, version int64) error
	// List gives the records of a kind that a query asks for.
	List(ctx context.Context, q Query) ([]Record, error)
	// Count counts them, from whatever place the query goes on, up to a limit, so that no listing costs
	// more than it shows.
	Count(ctx context.Context, q Query, limit int) (int, error)
	// Sweep removes what has expired by then, and gives how many records that were.
	Sweep(ctx context.Context, now time.Time) (int, error)
}

// Query asks for records of one kind, ordered by Sort and then ID.
type Query struct {
	Kind   string
	Where  map[string][]string // field: one of these values, none of them where there are none; all fields must agree
	Search string              // in lower case; every word of it, parted by spaces, must occur in Search
	// After is where the listing goes on: the Sort and ID of the last record seen. Both empty: from the
	// beginning, or with Reverse from the end.
	After   Cursor
	Reverse bool // the last first
	Limit   int  // at most 1,000; 0 is 100
}

// Cursor is a place in a listing.
type Cursor struct {
	Sort string `json:"s"`
	ID   string `json:"i"`
}

// longestCursor is longer than the text of any cursor that a record gives.
const longestCursor = 600

// Text writes the place for whoever asks for the next page.
func (c Cursor) Text() string {
	raw, _ := json.Marshal(c) // two texts always can be written
	return base64.RawURLEncoding.EncodeToString(raw)
}

// ParseCursor reads what Text wrote, an empty text as the beginning; false where it is no place.
func ParseCursor(text string) (Cursor, bool) {
	var c Cursor
	if text == "" {
		return c, true
	}
	if len(text) > longestCursor {
		return c, false
	}
	raw, err := base64.RawURLEncoding.Strict().DecodeString(text)
	if err == nil {
		err = json.Unmarshal(raw, &c)
	}
	if err != nil || c.ID == "" {
		return Cursor{}, false
	}
	return c, true
}

// Contents keeps bytes by their hash, such as frozen plans and rule sets. They are compressed where
// that helps and never changed.
type Contents interface {
	// Keep stores a content and gives its Hash. What is there already is not written again.
	Keep(ctx context.Context, content []byte) (string, error)
	// Content gives a content, or ErrNotFound.
	Content(ctx context.Context, hash string) ([]byte, error)
}

// Snapshot shows everything that is kept at one moment, or, where the engine has no such moment,
// what was there when each was read. Each function is called in order (documents by stream and
// sequence, records by kind and id, contents by hash), and an error it gives ends the walk.
type Snapshot interface {
	Documents(ctx context.Context, each func(Document) error) error
	Records(ctx context.Context, each func(Record) error) error
	Contents(ctx context.Context, each func(hash string, content []byte) error) error
	io.Closer
}
