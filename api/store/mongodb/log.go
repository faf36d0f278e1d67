package mongodb

import (
	"context"
	"errors"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
)

// documentRow is a document as it is stored. Project is its stream: the log's shard key.
type documentRow struct {
	Name       string `bson:"_id"` // stream/sequence
	Project    string `bson:"project"`
	Sequence   int64  `bson:"sequence"`
	Key        string `bson:"key"`
	RecordedAt int64  `bson:"recorded_at"` // microseconds since 1970
	Hash       string `bson:"hash"`
	Payload    []byte `bson:"payload"`
}

func rowOf(d store.Document) documentRow {
	return documentRow{
		Name: d.ID(), Project: d.Stream, Sequence: d.Sequence, Key: d.Key,
		RecordedAt: d.RecordedAt.UnixMicro(), Hash: d.Hash, Payload: d.Payload,
	}
}

func (r documentRow) document() store.Document {
	return store.Document{
		Stream: r.Project, Sequence: r.Sequence, Key: r.Key,
		RecordedAt: time.UnixMicro(r.RecordedAt).UTC(), Hash: r.Hash, Payload: r.Payload,
	}
}

// withoutPayload leaves out of a row what may be large.
var withoutPayload = bson.D{{Key: "payload", Value: 0}}

// Append adds a document, and then its views. An error before the document is known to be there is
// given; one after it is not, because the document is kept: its views are then written late.
func (s *Store) Append(ctx context.Context, d store.Document, views ...store.Record) error {
	if len(views) > store.MaxViews {
		return store.ErrTooLarge
	}
	for _, v := range views {
		if err := v.Check(); err != nil {
			return err
		}
	}
	doing := "append " + d.ID()
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return err
	}
	defer cancel()
	if err := s.follows(ctx, d); err != nil {
		return failed(ctx, doing, err)
	}
	end, err := insert(ctx, s.documents, rowOf(d))
	if err == nil && end != inserted {
		err = s.refusal(ctx, d, end)
	}
	if err != nil {
		if !store.IsAnswer(err) || errors.Is(err, store.ErrUnavailable) {
			s.writeLate(d, views) // in case it was written after all
		}
		return failed(ctx, doing, err)
	}
	for i, v := range views {
		if _, err := s.advance(ctx, v); err != nil {
			s.writeLate(d, views[i:])
			break
		}
	}
	return nil
}

// follows refuses a document whose predecessor is not there. It never goes away again, so that it need
// not be there in the same moment.
func (s *Store) follows(ctx context.Context, d store.Document) error {
	if d.Sequence <= 1 {
		return nil
	}
	there, err := s.documentIs(ctx, store.DocumentID(d.Stream, d.Sequence-1), "")
	if err != nil || there {
		return err
	}
	earlier, err := s.find(ctx, d.Stream, d.Key)
	switch {
	case err == nil:
		return &store.RepeatedError{Document: earlier}
	case errors.Is(err, mongo.ErrNoDocuments):
		return store.ErrGap
	}
	return err
}

// documentIs reports whether a document is there, with that hash if one is given.
func (s *Store) documentIs(ctx context.Context, name, hash string) (bool, error) {
	var row documentRow
	err := s.documents.FindOne(ctx, bson.D{{Key: "_id", Value: name}}, options.FindOne().SetProjection(withoutPayload)).Decode(&row)
	if errors.Is(err, mongo.ErrNoDocuments) {
		return false, nil
	}
	return err == nil && (hash == "" || row.Hash == hash), err
}

// refusal says why a document could not be inserted, or nothing where it was this call that had
// inserted it. The document in its way may not be on a majority of the servers yet and is not seen
// until then.
func (s *Store) refusal(ctx context.Context, d store.Document, end outcome) error {
	for {
		earlier, err := s.find(ctx, d.Stream, d.Key)
		switch {
		case err == nil && end == doubtful && earlier.Hash == d.Hash:
			return nil
		case err == nil:
			return &store.RepeatedError{Document: earlier}
		case !errors.Is(err, mongo.ErrNoDocuments):
			return err
		}
		taken, err := s.documentIs(ctx, d.ID(), "")
		if err != nil {
			return err
		}
		if taken {
			return store.ErrTaken
		}
		if err := pause(ctx, unseen); err != nil {
			return err
		}
	}
}

// Read gives documents of a stream in order.
func (s *Store) Read(ctx context.Context, stream string, after int64, limit int) ([]store.Document, error) {
	doing := "read " + stream
	ctx, cancel, err := begin(ctx, doing)
	if err != nil || limit <= 0 {
		return nil, err
	}
	defer cancel()
	filter := bson.D{{Key: "project", Value: stream}, {Key: "sequence", Value: bson.D{{Key: "$gt", Value: after}}}}
	rows, err := all[documentRow](ctx, s.documents, filter, options.Find().SetSort(ascending("sequence")).SetLimit(int64(limit)))
	if err != nil {
		return nil, failed(ctx, doing, err)
	}
	docs := make([]store.Document, len(rows))
	for i, r := range rows {
		docs[i] = r.document()
	}
	return docs, nil
}

// Last gives the last document of a stream.
func (s *Store) Last(ctx context.Context, stream string) (store.Document, error) {
	doing := "read the end of " + stream
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return store.Document{}, err
	}
	defer cancel()
	var r documentRow
	err = s.documents.FindOne(ctx, bson.D{{Key: "project", Value: stream}}, options.FindOne().SetSort(descending("sequence"))).Decode(&r)
	if err != nil {
		return store.Document{}, failed(ctx, doing, err)
	}
	return r.document(), nil
}

// Find gives the document of a stream with that idempotency key.
func (s *Store) Find(ctx context.Context, stream, key string) (store.Document, error) {
	doing := "find a key in " + stream
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return store.Document{}, err
	}
	defer cancel()
	d, err := s.find(ctx, stream, key)
	return d, failed(ctx, doing, err)
}

func (s *Store) find(ctx context.Context, stream, key string) (store.Document, error) {
	var r documentRow
	err := s.documents.FindOne(ctx, bson.D{{Key: "project", Value: stream}, {Key: "key", Value: key}}).Decode(&r)
	if err != nil {
		return store.Document{}, err
	}
	return r.document(), nil
}

// Changed gives the heads to which something was appended at or after a time. It walks what was
// appended since and passes over each document that has a successor.
func (s *Store) Changed(ctx context.Context, since time.Time, limit int) ([]store.Head, error) {
	const doing = "ask what changed"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil || limit <= 0 {
		return nil, err
	}
	defer cancel()
	filter := bson.D{{Key: "recorded_at", Value: bson.D{{Key: "$gte", Value: micros(since)}}}}
	cursor, err := s.documents.Find(ctx, filter, options.Find().SetProjection(withoutPayload).SetSort(ascending("recorded_at", "project")))
	if err != nil {
		return nil, failed(ctx, doing, err)
	}
	defer cursor.Close(ctx)
	var heads []store.Head
	for more := true; more && len(heads) < limit; {
		var rows []documentRow
		if rows, more, err = some[documentRow](ctx, cursor, min(limit, piece)); err != nil {
			return nil, failed(ctx, doing, err)
		}
		names := make([]string, len(rows))
		for i, r := range rows {
			names[i] = store.DocumentID(r.Project, r.Sequence+1)
		}
		successors, err := present(ctx, s.documents, names)
		if err != nil {
			return nil, failed(ctx, doing, err)
		}
		for i, r := range rows {
			if !successors[names[i]] && len(heads) < limit {
				heads = append(heads, r.document().Head())
			}
		}
	}
	return heads, nil
}

// micros gives a time in microseconds since 1970, rounded up, so that no earlier one counts; the zero
// time lies before any.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return -1 << 62
	}
	return t.Add(time.Microsecond - 1).UnixMicro()
}

// Streams gives streams in the order of their names: each has one first document.
func (s *Store) Streams(ctx context.Context, after string, limit int) ([]string, error) {
	const doing = "ask for streams"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil || limit <= 0 {
		return nil, err
	}
	defer cancel()
	filter := bson.D{{Key: "sequence", Value: int64(1)}, {Key: "project", Value: bson.D{{Key: "$gt", Value: after}}}}
	rows, err := all[documentRow](ctx, s.documents, filter,
		options.Find().SetProjection(withoutPayload).SetSort(ascending("project")).SetLimit(int64(limit)))
	if err != nil {
		return nil, failed(ctx, doing, err)
	}
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Project
	}
	return names, nil
}
