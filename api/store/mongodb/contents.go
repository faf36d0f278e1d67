package mongodb

import (
	"context"
	"fmt"

	"go.mongodb.org/mongo-driver/v2/bson"

	"sevenlists/api/store"
)

// contentRow is a content as it is stored, under its hash.
type contentRow struct {
	Hash   string `bson:"_id"`
	Packed bool   `bson:"packed"`
	Body   []byte `bson:"body"`
}

// Keep stores a content and gives its hash.
func (s *Store) Keep(ctx context.Context, content []byte) (string, error) {
	if len(content) > store.MaxContent {
		return "", fmt.Errorf("%w: a content of %d bytes", store.ErrTooLarge, len(content))
	}
	const doing = "keep a content"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return "", err
	}
	defer cancel()
	hash := store.Hash(content)
	there, err := present(ctx, s.contents, []string{hash})
	if err != nil || there[hash] {
		return hash, failed(ctx, doing, err)
	}
	body, packed := store.Pack(content)
	end, err := insert(ctx, s.contents, contentRow{Hash: hash, Packed: packed, Body: body})
	// Who was first does not matter, but that it is on a majority of the servers does.
	for err == nil && end != inserted && !there[hash] {
		if there, err = present(ctx, s.contents, []string{hash}); err == nil && !there[hash] {
			err = pause(ctx, unseen)
		}
	}
	if err != nil {
		return "", failed(ctx, doing, err)
	}
	return hash, nil
}

// Content gives a content. One that is damaged is not given: it is an error of the engine.
func (s *Store) Content(ctx context.Context, hash string) ([]byte, error) {
	const doing = "get a content"
	ctx, cancel, err := begin(ctx, doing)
	if err != nil {
		return nil, err
	}
	defer cancel()
	var r contentRow
	if err := s.contents.FindOne(ctx, bson.D{{Key: "_id", Value: hash}}).Decode(&r); err != nil {
		return nil, failed(ctx, doing, err)
	}
	content := store.Unpack(r.Body, r.Packed)
	if store.Hash(content) != hash {
		return nil, fmt.Errorf("%s: %w: %s is damaged", doing, store.ErrUnavailable, hash)
	}
	return content, nil
}
