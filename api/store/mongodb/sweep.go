package mongodb

import (
	"context"
	"time"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// Sweep removes what has expired: it retires the rows, and removes those that were retired long enough
// ago.
func (s *Store) Sweep(ctx context.Context, now time.Time) (int, error) {
	const doing = "sweep"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return 0, err
	}
	defer cancel()
	removed := 0
	for {
		n, err := s.retireExpired(ctx, now)
		removed += n
		if err != nil {
			return removed, failed(ctx, doing, err)
		}
		if n == 0 {
			break
		}
	}
	for {
		n, err := s.clear(ctx)
		if err != nil || n == 0 {
			return removed, failed(ctx, doing, err)
		}
	}
}

func (s *Store) retireExpired(ctx context.Context, now time.Time) (int, error) {
	filter := bson.D{{Key: "expires", Value: bson.D{{Key: "$lte", Value: now.UnixMicro()}}}}
	rows, err := all[recordRow](ctx, s.records, filter, options.Find().SetProjection(onlyName).SetLimit(piece))
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.Name
	}
	done, err := s.records.UpdateMany(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: names}}}}, s.retired())
	if err != nil {
		return 0, err
	}
	return int(done.ModifiedCount), nil
}

// clear removes some of the rows that were retired long enough ago. One that says that a record was
// removed must not go while an older row still holds the record, because a writer died before it
// retired it: that row is retired first.
func (s *Store) clear(ctx context.Context) (int, error) {
	filter := bson.D{{Key: "until", Value: bson.D{{Key: "$lte", Value: s.now().UnixMicro()}}}}
	rows, err := all[recordRow](ctx, s.records, filter, options.Find().SetProjection(withoutBody).SetLimit(piece))
	if err != nil || len(rows) == 0 {
		return 0, err
	}
	newest := map[string]int64{}
	var names, records []string
	for _, r := range rows {
		names = append(names, r.Name)
		if newest[r.Record] == 0 {
			records = append(records, r.Record)
		}
		newest[r.Record] = max(newest[r.Record], r.Ordinal)
	}
	filter = bson.D{
		{Key: "record", Value: bson.D{{Key: "$in", Value: records}}},
		{Key: "until", Value: bson.D{{Key: "$exists", Value: false}}},
	}
	live, err := all[recordRow](ctx, s.records, filter, options.Find().SetProjection(withoutBody))
	if err != nil {
		return 0, err
	}
	for _, r := range live {
		if r.Ordinal < newest[r.Record] {
			if err := s.retire(ctx, r.Record, newest[r.Record]); err != nil {
				return 0, err
			}
		}
	}
	done, err := s.records.DeleteMany(ctx, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: names}}}})
	if err != nil {
		return 0, err
	}
	return int(done.DeletedCount), nil
}
