package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"time"

	"sevenlists/api/store"
)

const (
	documentColumns = `stream, sequence, key, recorded_at, hash, payload`
	findDocument    = `SELECT ` + documentColumns + ` FROM documents WHERE stream = ? AND key = ?`
)

func scanDocument(row scanner) (store.Document, error) {
	var d store.Document
	var at int64
	err := row.Scan(&d.Stream, &d.Sequence, &d.Key, &at, &d.Hash, &d.Payload)
	d.RecordedAt = time.UnixMicro(at).UTC()
	return d, err
}

// Append adds a document and its views in one transaction.
func (s *Store) Append(ctx context.Context, d store.Document, views ...store.Record) error {
	if len(views) > store.MaxViews {
		return store.ErrTooLarge
	}
	for _, v := range views {
		if err := v.Check(); err != nil {
			return err
		}
	}
	return s.write(ctx, "append "+d.ID(), func(c *connection) error {
		if err := c.append(d); err != nil {
			return err
		}
		for _, v := range views {
			if _, err := c.advance(v, s.now()); err != nil {
				return err
			}
		}
		return nil
	})
}

func (c *connection) append(d store.Document) error {
	earlier, err := scanDocument(c.row(findDocument, d.Stream, d.Key))
	if err == nil {
		return &store.RepeatedError{Document: earlier}
	}
	if !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	var last int64
	if err := c.row(`SELECT sequence FROM heads WHERE stream = ?`, d.Stream).Scan(&last); err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	switch {
	case d.Sequence <= last:
		return store.ErrTaken
	case d.Sequence > last+1:
		return store.ErrGap
	}
	at := d.RecordedAt.UnixMicro()
	err = c.exec(`INSERT INTO documents (`+documentColumns+`) VALUES (?, ?, ?, ?, ?, ?)`, d.Stream, d.Sequence, d.Key, at, d.Hash, d.Payload)
	if err != nil {
		return err
	}
	return c.exec(`INSERT OR REPLACE INTO heads (stream, sequence, hash, recorded_at) VALUES (?, ?, ?, ?)`, d.Stream, d.Sequence, d.Hash, at)
}

// Read gives documents of a stream in order.
func (s *Store) Read(ctx context.Context, stream string, after int64, limit int) ([]store.Document, error) {
	rows, err := s.reads.rows(ctx, `SELECT `+documentColumns+` FROM documents WHERE stream = ? AND sequence > ? ORDER BY sequence LIMIT ?`,
		stream, after, max(0, limit))
	docs, err := gather(rows, err, scanDocument)
	return docs, unavailable("read "+stream, err)
}

// Last gives the last document of a stream.
func (s *Store) Last(ctx context.Context, stream string) (store.Document, error) {
	d, err := scanDocument(s.reads.row(ctx, `SELECT `+documentColumns+` FROM documents WHERE stream = ? ORDER BY sequence DESC LIMIT 1`, stream))
	return orNothing(d, unavailable("read the end of "+stream, err))
}

// Find gives the document of a stream with that idempotency key.
func (s *Store) Find(ctx context.Context, stream, key string) (store.Document, error) {
	d, err := scanDocument(s.reads.row(ctx, findDocument, stream, key))
	return orNothing(d, unavailable("find a key in "+stream, err))
}

// orNothing gives a value, or none where there is an error.
func orNothing[T any](v T, err error) (T, error) {
	if err != nil {
		var none T
		return none, err
	}
	return v, nil
}

// Changed gives the heads to which something was appended at or after a time.
func (s *Store) Changed(ctx context.Context, since time.Time, limit int) ([]store.Head, error) {
	rows, err := s.reads.rows(ctx, `SELECT stream, sequence, hash, recorded_at FROM heads WHERE recorded_at >= ? ORDER BY recorded_at, stream LIMIT ?`,
		micros(since), max(0, limit))
	heads, err := gather(rows, err, func(row scanner) (store.Head, error) {
		var h store.Head
		var at int64
		err := row.Scan(&h.Stream, &h.Sequence, &h.Hash, &at)
		h.RecordedAt = time.UnixMicro(at).UTC()
		return h, err
	})
	return heads, unavailable("ask what changed", err)
}

// micros gives a time in microseconds since 1970, rounded up, so that no earlier one counts; the zero
// time lies before any.
func micros(t time.Time) int64 {
	if t.IsZero() {
		return -1 << 62
	}
	return t.Add(time.Microsecond - 1).UnixMicro()
}

// Streams gives streams in the order of their names.
func (s *Store) Streams(ctx context.Context, after string, limit int) ([]string, error) {
	rows, err := s.reads.rows(ctx, `SELECT stream FROM heads WHERE stream > ? ORDER BY stream LIMIT ?`, after, max(0, limit))
	streams, err := gather(rows, err, func(row scanner) (string, error) {
		var name string
		err := row.Scan(&name)
		return name, err
	})
	return streams, unavailable("ask for streams", err)
}
