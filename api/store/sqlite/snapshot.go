package sqlite

import (
	"context"
	"database/sql"
	"errors"

	"sevenlists/api/store"
)

// snapshot is one transaction for reading: it sees what was committed when it began.
type snapshot struct{ conn *sql.Conn }

// Snapshot begins a view of everything as it is now. While it is open the write-ahead log grows.
func (s *Store) Snapshot(ctx context.Context) (store.Snapshot, error) {
	conn, err := s.reads.db.Conn(ctx)
	if err != nil {
		return nil, unavailable("take a snapshot", err)
	}
	var n int
	_, err = conn.ExecContext(ctx, "BEGIN")
	if err == nil {
		// The view is of the moment of the first read.
		err = conn.QueryRowContext(ctx, "SELECT count(*) FROM (SELECT 1 FROM heads LIMIT 1)").Scan(&n)
	}
	if err != nil {
		return nil, unavailable("take a snapshot", errors.Join(err, conn.Close()))
	}
	return &snapshot{conn: conn}, nil
}

// Documents walks the documents by stream and sequence.
func (s *snapshot) Documents(ctx context.Context, each func(store.Document) error) error {
	return walk(ctx, s, "walk the documents", `SELECT `+documentColumns+` FROM documents ORDER BY stream, sequence`, func(rows scanner) error {
		d, err := scanDocument(rows)
		if err != nil {
			return unavailable("walk the documents", err)
		}
		return each(d)
	})
}

// Records walks the records by kind and id.
func (s *snapshot) Records(ctx context.Context, each func(store.Record) error) error {
	return walk(ctx, s, "walk the records", `SELECT `+recordColumns+` FROM records r`+withBodies+` ORDER BY r.kind, r.id`, func(rows scanner) error {
		r, err := scanRecord(rows)
		if err != nil {
			return unavailable("walk the records", err)
		}
		return each(r)
	})
}

// Contents walks the contents by hash. One that is damaged is given as far as it can be read.
func (s *snapshot) Contents(ctx context.Context, each func(hash string, content []byte) error) error {
	return walk(ctx, s, "walk the contents", `SELECT hash, packed, body FROM contents ORDER BY hash`, func(rows scanner) error {
		var hash string
		var packed bool
		var body []byte
		if err := rows.Scan(&hash, &packed, &body); err != nil {
			return unavailable("walk the contents", err)
		}
		return each(hash, store.Unpack(body, packed))
	})
}

// walk gives every row to each, whose error it gives as it is.
func walk(ctx context.Context, s *snapshot, doing, text string, each func(scanner) error) error {
	rows, err := s.conn.QueryContext(ctx, text)
	if err != nil {
		return unavailable(doing, err)
	}
	defer rows.Close()
	for rows.Next() {
		if err := each(rows); err != nil {
			return err
		}
	}
	return unavailable(doing, rows.Err())
}

// Close ends the view.
func (s *snapshot) Close() error {
	_, err := s.conn.ExecContext(context.Background(), "ROLLBACK")
	return errors.Join(err, s.conn.Close())
}
