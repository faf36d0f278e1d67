package sqlite

import (
	"context"
	"fmt"

	"sevenlists/api/store"
)

// Keep stores a content and gives its hash.
func (s *Store) Keep(ctx context.Context, content []byte) (string, error) {
	if len(content) > store.MaxContent {
		return "", fmt.Errorf("%w: a content of %d bytes", store.ErrTooLarge, len(content))
	}
	hash := store.Hash(content)
	var there bool
	err := s.reads.row(ctx, `SELECT EXISTS (SELECT 1 FROM contents WHERE hash = ?)`, hash).Scan(&there)
	if err != nil {
		return "", unavailable("keep a content", err)
	}
	if there {
		return hash, nil
	}
	body, packed := store.Pack(content)
	err = s.write(ctx, "keep a content", func(c *connection) error {
		return c.exec(`INSERT OR IGNORE INTO contents (hash, packed, body) VALUES (?, ?, ?)`, hash, packed, body)
	})
	if err != nil {
		return "", err
	}
	return hash, nil
}

// Content gives a content. One that is damaged is not given: it is an error of the engine.
func (s *Store) Content(ctx context.Context, hash string) ([]byte, error) {
	var packed bool
	var body []byte
	err := s.reads.row(ctx, `SELECT packed, body FROM contents WHERE hash = ?`, hash).Scan(&packed, &body)
	if err != nil {
		return nil, unavailable("get a content", err)
	}
	content := store.Unpack(body, packed)
	if store.Hash(content) != hash {
		return nil, fmt.Errorf("get a content: %w: %s is damaged", store.ErrUnavailable, hash)
	}
	return content, nil
}
