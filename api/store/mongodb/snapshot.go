package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
)

// snapshot shows what is there when it is read. A content is kept before the document that refers to
// it, so that contents that are read after the documents are whole; where they are asked for first,
// the ends of all streams are noted before, and no later document is shown afterwards.
type snapshot struct {
	s      *Store
	walked bool             // the documents were
	ends   map[string]int64 // the last sequence to show of each stream; nil: all
}

// Snapshot gives a view of everything.
func (s *Store) Snapshot(ctx context.Context) (store.Snapshot, error) {
	if err := s.Ping(ctx); err != nil {
		return nil, err
	}
	return &snapshot{s: s}, nil
}

// Documents walks the documents by stream and sequence.
func (v *snapshot) Documents(ctx context.Context, each func(store.Document) error) error {
	v.walked = true
	return v.documents(ctx, nil, func(r documentRow) error {
		if v.ends != nil && r.Sequence > v.ends[r.Project] {
			return nil
		}
		return each(r.document())
	})
}

func (v *snapshot) documents(ctx context.Context, projection bson.D, each func(documentRow) error) error {
	return walk(ctx, v.s.documents, "walk the documents", "project", "sequence", projection,
		func(r documentRow) [2]any { return [2]any{r.Project, r.Sequence} }, each)
}

// Records walks the records by kind and id; the names under which they stand have the same order. It
// gives the newest row of each that is there when it comes to it.
func (v *snapshot) Records(ctx context.Context, each func(store.Record) error) error {
	var last recordRow
	show := func() error {
		if last.Version == 0 { // retired
			return nil
		}
		return each(last.record())
	}
	err := walk(ctx, v.s.records, "walk the records", "record", "ordinal", nil,
		func(r recordRow) [2]any { return [2]any{r.Record, r.Ordinal} },
		func(r recordRow) error {
			if r.Record != last.Record {
				if err := show(); err != nil {
					return err
				}
			}
			last = r
			return nil
		})
	if err != nil {
		return err
	}
	return show()
}

// Contents walks the contents by hash. One that is damaged is given as far as it can be read.
func (v *snapshot) Contents(ctx context.Context, each func(hash string, content []byte) error) error {
	if !v.walked && v.ends == nil {
		ends := map[string]int64{}
		err := v.documents(ctx, withoutPayload, func(r documentRow) error {
			ends[r.Project] = r.Sequence
			return nil
		})
		if err != nil {
			return err
		}
		v.ends = ends
	}
	return walk(ctx, v.s.contents, "walk the contents", "_id", "_id", nil,
		func(r contentRow) [2]any { return [2]any{r.Hash, r.Hash} },
		func(r contentRow) error { return each(r.Hash, store.Unpack(r.Body, r.Packed)) })
}

// Close ends the view, which holds nothing open.
func (v *snapshot) Close() error { return nil }

// walk gives every row in the order of two keys to each, whose error it gives as it is. It asks for a
// piece at a time, because a server ends what one asks for too long.
func walk[T any](ctx context.Context, c *mongo.Collection, doing, first, second string, projection bson.D,
	placeOf func(T) [2]any, each func(T) error) error {
	keys := ascending(first, second)
	if first == second {
		keys = ascending(first)
	}
	o := options.Find().SetSort(keys).SetLimit(piece)
	if projection != nil {
		o.SetProjection(projection)
	}
	filter := bson.D{}
	for {
		n, last, err := walkPiece(ctx, c, doing, filter, o, each)
		if err != nil || n < piece {
			return err
		}
		filter = beyond(bson.D{}, first, second, placeOf(last), "$gt")
	}
}

func walkPiece[T any](ctx context.Context, c *mongo.Collection, doing string, filter bson.D, o *options.FindOptionsBuilder,
	each func(T) error) (n int, last T, err error) {
	if err := ctx.Err(); err != nil {
		return 0, last, failed(ctx, doing, err)
	}
	cursor, err := c.Find(ctx, filter, o)
	if err != nil {
		return 0, last, failed(ctx, doing, err)
	}
	defer cursor.Close(ctx)
	for ; cursor.Next(ctx); n++ {
		var r T
		if err := cursor.Decode(&r); err != nil {
			return n, last, failed(ctx, doing, err)
		}
		if err := each(r); err != nil {
			return n, last, err
		}
		last = r
	}
	return n, last, failed(ctx, doing, cursor.Err())
}
