package mongodb

import (
	"context"
	"maps"
	"regexp"
	"slices"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
)

// List gives the records that a query asks for. The index by field, sort and id serves a query that names
// a field, the one by sort and id any other; words of a search are looked for in each record on the way.
func (s *Store) List(ctx context.Context, q store.Query) ([]store.Record, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	doing := "list " + q.Kind
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return nil, err
	}
	defer cancel()
	var records []store.Record
	for most := q.Most(); len(records) < most; {
		asked := most - len(records)
		rows, err := s.page(ctx, q, asked)
		if err != nil {
			return nil, failed(ctx, doing, err)
		}
		current, err := s.current(ctx, rows)
		if err != nil {
			return nil, failed(ctx, doing, err)
		}
		for _, r := range current {
			records = append(records, r.record())
		}
		if len(rows) < asked {
			break
		}
		last := rows[len(rows)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
	return records, nil
}

// page gives rows that a query finds, among them perhaps some that are not the newest of their record.
func (s *Store) page(ctx context.Context, q store.Query, limit int) ([]recordRow, error) {
	filter, sort, than := s.asked(q), ascending("sort", "id"), "$gt"
	if q.Reverse {
		sort, than = descending("sort", "id"), "$lt"
	}
	if q.After != (store.Cursor{}) {
		filter = beyond(filter, "sort", "id", [2]any{q.After.Sort, q.After.ID}, than)
	}
	return all[recordRow](ctx, s.records, filter, options.Find().SetSort(sort).SetLimit(int64(limit)))
}

// current leaves out the rows that have a successor, and retires them: their writer did not come to it.
func (s *Store) current(ctx context.Context, rows []recordRow) ([]recordRow, error) {
	names := make([]string, len(rows))
	for i, r := range rows {
		names[i] = r.successor()
	}
	successors, err := present(ctx, s.records, names)
	if err != nil || len(successors) == 0 {
		return rows, err
	}
	var current []recordRow
	for i, r := range rows {
		if !successors[names[i]] {
			current = append(current, r)
		} else if err := s.retire(ctx, r.Record, r.Ordinal+1); err != nil {
			return nil, err
		}
	}
	return current, nil
}

// Count counts what a query asks for.
func (s *Store) Count(ctx context.Context, q store.Query, limit int) (int, error) {
	if err := q.Check(); err != nil {
		return 0, err
	}
	doing := "count " + q.Kind
	ctx, cancel, err := begin(ctx, doing)
	if err != nil || limit <= 0 {
		return 0, err
	}
	defer cancel()
	n, err := s.records.CountDocuments(ctx, s.asked(q), options.Count().SetLimit(int64(limit)))
	return int(n), failed(ctx, doing, err)
}

// asked is the filter of a query, wherever its listing goes on.
func (s *Store) asked(q store.Query) bson.D {
	filter := bson.D{{Key: "kind", Value: q.Kind}, {Key: "expires", Value: bson.D{{Key: "$gt", Value: s.now().UnixMicro()}}}}
	var terms bson.A
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		values := bson.A{}
		for _, value := range q.Where[name] {
			if value != "" { // such a field is not kept
				values = append(values, name+"="+value)
			}
		}
		terms = append(terms, bson.D{{Key: "fields", Value: bson.D{{Key: "$in", Value: values}}}})
	}
	for _, word := range strings.Fields(q.Search) {
		terms = append(terms, bson.D{{Key: "search", Value: bson.Regex{Pattern: regexp.QuoteMeta(word)}}})
	}
	if terms != nil {
		filter = append(filter, bson.E{Key: "$and", Value: terms})
	}
	return filter
}
