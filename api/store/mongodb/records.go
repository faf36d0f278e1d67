package mongodb

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
)

// keepRetired is how long a retired row is kept. It must be longer than any call takes, together with
// what the clocks of the servers differ.
const keepRetired = 10 * longest

// never is when a record expires that does not.
const never = math.MaxInt64

// recordRow is one version of a record, or the word that there is none any more.
type recordRow struct {
	Name    string `bson:"_id"`    // record/ordinal
	Record  string `bson:"record"` // kind/id
	Ordinal int64  `bson:"ordinal"`
	// Sign tells this row from another that somebody else inserted under the same name.
	Sign bson.ObjectID `bson:"sign"`
	// Until is when a retired row may be removed, in microseconds since 1970; a retired row has nothing
	// of what follows. The newest row of a record is retired where the record was removed.
	Until int64 `bson:"until,omitempty"`

	Kind    string   `bson:"kind,omitempty"`
	ID      string   `bson:"id,omitempty"`
	Version int64    `bson:"version,omitempty"`
	Fields  []string `bson:"fields,omitempty"` // name=value: one index serves them all
	Sort    string   `bson:"sort"`
	Search  string   `bson:"search,omitempty"`
	Expires int64    `bson:"expires,omitempty"` // microseconds since 1970
	Body    []byte   `bson:"body,omitempty"`
}

// emptied are the fields that retiring a row takes out of it.
var emptied = bson.D{
	{Key: "kind", Value: ""}, {Key: "id", Value: ""}, {Key: "version", Value: ""}, {Key: "fields", Value: ""},
	{Key: "sort", Value: ""}, {Key: "search", Value: ""}, {Key: "expires", Value: ""}, {Key: "body", Value: ""},
}

var withoutBody = bson.D{{Key: "body", Value: 0}, {Key: "search", Value: 0}}

func rowName(record string, ordinal int64) string { return fmt.Sprintf("%s/%012d", record, ordinal) }

func newRow(record string, ordinal int64) recordRow {
	return recordRow{Name: rowName(record, ordinal), Record: record, Ordinal: ordinal, Sign: bson.NewObjectID()}
}

// holding gives the row of a record.
func (r recordRow) holding(rec store.Record) recordRow {
	r.Kind, r.ID, r.Version, r.Sort, r.Search, r.Body = rec.Kind, rec.ID, rec.Version, rec.Sort, rec.Search, rec.Body
	for _, name := range slices.Sorted(maps.Keys(rec.Fields)) {
		if rec.Fields[name] != "" {
			r.Fields = append(r.Fields, name+"="+rec.Fields[name])
		}
	}
	r.Expires = never
	if !rec.Expires.IsZero() {
		r.Expires = rec.Expires.UnixMicro()
	}
	return r
}

// successor names the row that would replace this one.
func (r recordRow) successor() string { return rowName(r.Record, r.Ordinal+1) }

func (r recordRow) record() store.Record {
	rec := store.Record{Kind: r.Kind, ID: r.ID, Version: r.Version, Sort: r.Sort, Search: r.Search, Body: r.Body}
	if rec.Body == nil {
		rec.Body = []byte{}
	}
	for _, field := range r.Fields {
		name, value, _ := strings.Cut(field, "=")
		if rec.Fields == nil {
			rec.Fields = map[string]string{}
		}
		rec.Fields[name] = value
	}
	if r.Expires != never {
		rec.Expires = time.UnixMicro(r.Expires).UTC()
	}
	return rec
}

// versionAt is the version that a reader at that time sees: 0 where there is none, or none any more.
func (r recordRow) versionAt(now time.Time) int64 {
	if r.Expires <= now.UnixMicro() { // of a retired row it is 0
		return 0
	}
	return r.Version
}

// newest gives the newest row of a record but for some of its fields, the zero row where there is none.
func (s *Store) newest(ctx context.Context, record string, but bson.D) (recordRow, error) {
	var r recordRow
	o := options.FindOne().SetSort(descending("ordinal"))
	if but != nil {
		o.SetProjection(but)
	}
	err := s.records.FindOne(ctx, bson.D{{Key: "record", Value: record}}, o).Decode(&r)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return recordRow{}, nil
	}
	return r, err
}

// Get gives a record.
func (s *Store) Get(ctx context.Context, kind, id string) (store.Record, error) {
	doing := "get " + kind
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return store.Record{}, err
	}
	defer cancel()
	r, err := s.newest(ctx, kind+"/"+id, nil)
	if err == nil && (r.versionAt(s.now()) == 0 || r.Kind != kind) {
		err = store.ErrNotFound
	}
	if err != nil {
		return store.Record{}, failed(ctx, doing, err)
	}
	return r.record(), nil
}

// Put writes a record over the version before it.
func (s *Store) Put(ctx context.Context, rec store.Record) error {
	if err := rec.Check(); err != nil {
		return err
	}
	doing := "put " + rec.Kind
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return err
	}
	defer cancel()
	record := rec.Kind + "/" + rec.ID
	old, err := s.newest(ctx, record, withoutBody)
	if err != nil {
		return failed(ctx, doing, err)
	}
	if old.versionAt(s.now()) != rec.Version-1 {
		return store.ErrTaken
	}
	written, err := s.replace(ctx, newRow(record, old.Ordinal+1).holding(rec))
	if err == nil && !written {
		err = store.ErrTaken
	}
	return failed(ctx, doing, err)
}

// Advance writes a view over any older version of it.
func (s *Store) Advance(ctx context.Context, rec store.Record) (bool, error) {
	if err := rec.Check(); err != nil {
		return false, err
	}
	doing := "advance " + rec.Kind
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return false, err
	}
	defer cancel()
	wrote, err := s.advance(ctx, rec)
	return wrote, failed(ctx, doing, err)
}

func (s *Store) advance(ctx context.Context, rec store.Record) (bool, error) {
	record := rec.Kind + "/" + rec.ID
	for {
		old, err := s.newest(ctx, record, withoutBody)
		if err != nil || old.versionAt(s.now()) >= rec.Version {
			return false, err
		}
		written, err := s.replace(ctx, newRow(record, old.Ordinal+1).holding(rec))
		if err != nil || written {
			return written, err
		}
		if err := pause(ctx, unseen); err != nil {
			return false, err
		}
	}
}

// Delete removes a record.
func (s *Store) Delete(ctx context.Context, kind, id string, version int64) error {
	doing := "delete " + kind
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return err
	}
	defer cancel()
	record := kind + "/" + id
	for {
		old, err := s.newest(ctx, record, withoutBody)
		if err != nil {
			return failed(ctx, doing, err)
		}
		if version != 0 && version != old.versionAt(s.now()) {
			return store.ErrTaken
		}
		if old.Version == 0 { // nothing, or retired
			return nil
		}
		gone := newRow(record, old.Ordinal+1)
		gone.Until = s.until()
		written, err := s.replace(ctx, gone)
		if err != nil || written {
			return failed(ctx, doing, err)
		}
		if err := pause(ctx, unseen); err != nil {
			return failed(ctx, doing, err)
		}
	}
}

// replace inserts what is to be the newest row of a record and retires those before it. It reports
// false where another writer took the ordinal.
func (s *Store) replace(ctx context.Context, r recordRow) (bool, error) {
	end, err := insert(ctx, s.records, r)
	if err == nil && end == doubtful {
		end, err = s.whose(ctx, r)
	}
	if err != nil || end != inserted {
		return false, err
	}
	if r.Ordinal > 1 {
		// The row is written; what is not retired now is passed over until it is.
		_ = s.retire(ctx, r.Record, r.Ordinal)
	}
	return true, nil
}

// whose tells whether a row that is there is the one that this call inserted.
func (s *Store) whose(ctx context.Context, r recordRow) (outcome, error) {
	for {
		var there recordRow
		err := s.records.FindOne(ctx, bson.D{{Key: "_id", Value: r.Name}}, options.FindOne().SetProjection(withoutBody)).Decode(&there)
		switch {
		case err == nil && there.Sign == r.Sign:
			return inserted, nil
		case err == nil:
			return refused, nil
		case !errors.Is(err, mongo.ErrNoDocuments):
			return refused, err
		}
		if err := pause(ctx, unseen); err != nil {
			return refused, err
		}
	}
}

func (s *Store) until() int64 { return s.now().Add(keepRetired).UnixMicro() }

// retire empties the rows of a record below an ordinal.
func (s *Store) retire(ctx context.Context, record string, below int64) error {
	_, err := s.records.UpdateMany(ctx, bson.D{
		{Key: "record", Value: record}, {Key: "ordinal", Value: bson.D{{Key: "$lt", Value: below}}},
		{Key: "until", Value: bson.D{{Key: "$exists", Value: false}}},
	}, s.retired())
	return err
}

// retired is what is done to a row to retire it.
func (s *Store) retired() bson.D {
	return bson.D{{Key: "$set", Value: bson.D{{Key: "until", Value: s.until()}}}, {Key: "$unset", Value: emptied}}
}
