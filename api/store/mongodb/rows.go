package mongodb

import (
	"context"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"
)

// piece is how many rows are looked at in one go.
const piece = 500

// onlyName leaves nothing of a row but its _id.
var onlyName = bson.D{{Key: "_id", Value: 1}}

func ascending(keys ...string) bson.D  { return ordered(1, keys) }
func descending(keys ...string) bson.D { return ordered(-1, keys) }

func ordered(direction int, keys []string) bson.D {
	d := make(bson.D, len(keys))
	for i, key := range keys {
		d[i] = bson.E{Key: key, Value: direction}
	}
	return d
}

// all gives every row that a filter finds.
func all[T any](ctx context.Context, c *mongo.Collection, filter bson.D, o *options.FindOptionsBuilder) ([]T, error) {
	cursor, err := c.Find(ctx, filter, o)
	if err != nil {
		return nil, err
	}
	var rows []T
	err = cursor.All(ctx, &rows)
	return rows, err
}

// some gives the next n rows of a cursor, and whether there may be more.
func some[T any](ctx context.Context, cursor *mongo.Cursor, n int) ([]T, bool, error) {
	var rows []T
	for len(rows) < n {
		if !cursor.Next(ctx) {
			return rows, false, cursor.Err()
		}
		var r T
		if err := cursor.Decode(&r); err != nil {
			return nil, false, err
		}
		rows = append(rows, r)
	}
	return rows, true, nil
}

// present tells which names there are rows under.
func present(ctx context.Context, c *mongo.Collection, names []string) (map[string]bool, error) {
	if len(names) == 0 {
		return nil, nil
	}
	type named struct {
		Name string `bson:"_id"`
	}
	rows, err := all[named](ctx, c, bson.D{{Key: "_id", Value: bson.D{{Key: "$in", Value: names}}}}, options.Find().SetProjection(onlyName))
	if err != nil {
		return nil, err
	}
	there := make(map[string]bool, len(rows))
	for _, r := range rows {
		there[r.Name] = true
	}
	return there, nil
}

// beyond adds to a filter that a row comes after a place in the order of two keys.
func beyond(filter bson.D, first, second string, place [2]any, than string) bson.D {
	return append(filter, bson.E{Key: "$or", Value: bson.A{
		bson.D{{Key: first, Value: bson.D{{Key: than, Value: place[0]}}}},
		bson.D{{Key: first, Value: place[0]}, {Key: second, Value: bson.D{{Key: than, Value: place[1]}}}},
	}})
}
