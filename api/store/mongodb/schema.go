package mongodb

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"go.mongodb.org/mongo-driver/v2/bson"
	"go.mongodb.org/mongo-driver/v2/mongo"
	"go.mongodb.org/mongo-driver/v2/mongo/options"

	"sevenlists/api/store"
)

// migrations bring the schema from one version to the next, each so that two servers may do it at once
// and that doing it again does no harm. They only ever grow.
var migrations = []func(context.Context, *Store) error{indexes}

// makings is how often making indexes is tried, waiting twice as long each time.
const makings = 9

// schemaRow says which migrations a database has seen. There is one row for each, so that it is an
// insert that says it.
type schemaRow struct {
	Name    string `bson:"_id"`
	Version int    `bson:"version"`
}

// migrate brings the schema up to this program.
func (s *Store) migrate(ctx context.Context) error {
	const doing = "read the schema's version"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return err
	}
	defer cancel()
	rows, err := all[schemaRow](ctx, s.meta, bson.D{}, options.Find())
	if err != nil {
		return failed(ctx, doing, err)
	}
	version := 0
	for _, r := range rows {
		version = max(version, r.Version)
	}
	if version > len(migrations) {
		return fmt.Errorf("%w: schema %d, this program knows %d", store.ErrNewer, version, len(migrations))
	}
	for ; version < len(migrations); version++ {
		if err := migrations[version](ctx, s); err != nil {
			return failed(ctx, "bring the schema up", err)
		}
		next := schemaRow{Name: fmt.Sprintf("schema/%06d", version+1), Version: version + 1}
		if _, err := insert(ctx, s.meta, next); err != nil {
			return failed(ctx, "bring the schema up", err)
		}
	}
	return nil
}

// indexes makes the indexes of the first schema. Every unique one begins with the shard key of its
// collection (documents: project; records: record; contents: _id), as a sharded cluster demands.
func indexes(ctx context.Context, s *Store) error {
	for _, of := range []struct {
		collection *mongo.Collection
		unique     []bson.D
		other      []bson.D
	}{
		{
			s.documents,
			[]bson.D{ascending("project", "sequence"), ascending("project", "key")},
			[]bson.D{ascending("recorded_at", "project"), ascending("sequence", "project")},
		},
		{
			s.records,
			[]bson.D{ascending("record", "ordinal")},
			[]bson.D{ascending("kind", "sort", "id"), ascending("kind", "fields", "sort", "id"), ascending("expires"), ascending("until")},
		},
	} {
		models := map[string]mongo.IndexModel{}
		for _, keys := range of.unique {
			models[indexName(keys)] = mongo.IndexModel{Keys: keys, Options: options.Index().SetName(indexName(keys)).SetUnique(true)}
		}
		for _, keys := range of.other {
			models[indexName(keys)] = mongo.IndexModel{Keys: keys, Options: options.Index().SetName(indexName(keys))}
		}
		if err := makeIndexes(ctx, of.collection, models); err != nil {
			return err
		}
	}
	return nil
}

func indexName(keys bson.D) string {
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = key.Key
	}
	return strings.Join(names, "_")
}

// makeIndexes makes the indexes that are not there, and looks again where that fails, because another
// server may be making the same ones.
func makeIndexes(ctx context.Context, c *mongo.Collection, models map[string]mongo.IndexModel) error {
	var err error
	for try := range makings {
		if err = makeMissing(ctx, c, models); err == nil {
			return nil
		}
		if over := pause(ctx, unseen<<try); over != nil {
			return errors.Join(err, over)
		}
	}
	return err
}

func makeMissing(ctx context.Context, c *mongo.Collection, models map[string]mongo.IndexModel) error {
	there, err := c.Indexes().ListSpecifications(ctx)
	if err != nil {
		return err
	}
	missing := maps.Clone(models)
	for _, index := range there {
		delete(missing, index.Name)
	}
	for _, name := range slices.Sorted(maps.Keys(missing)) {
		if _, err := c.Indexes().CreateOne(ctx, missing[name]); err != nil {
			return err
		}
	}
	return nil
}
