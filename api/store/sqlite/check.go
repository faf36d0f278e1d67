package sqlite

import (
	"context"
	"errors"

	"modernc.org/sqlite"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

var _ store.SelfChecker = (*Store)(nil)

// SelfCheck lets SQLite look at the pages of its file, and compares the table of heads with the
// documents: it remembers the last document of a stream that somebody removed.
func (s *Store) SelfCheck(ctx context.Context) (found fault.List, err error) {
	// A connection that has searched before remembers how the full-text index was then, and the check
	// takes what was merged since for damage: it gets a connection of its own.
	own, err := openReader(ctx, s.source)
	if err != nil {
		return unreadable(ctx, err)
	}
	defer func() { err = errors.Join(err, own.close()) }()
	rows, err := own.db.QueryContext(ctx, `PRAGMA quick_check(100)`)
	lines, err := gather(rows, err, func(row scanner) (string, error) {
		var line string
		err := row.Scan(&line)
		return line, err
	})
	if err != nil {
		return unreadable(ctx, err)
	}
	for _, line := range lines {
		if line != "ok" {
			found.Add(fault.New(fault.Unavailable, "store.verify.file", FileName, line))
		}
	}
	type end struct{ head, last store.Head }
	rows, err = own.db.QueryContext(ctx, `
		SELECT h.stream, h.sequence, h.hash, coalesce(d.sequence, 0), coalesce(d.hash, '')
		FROM heads h LEFT JOIN documents d ON d.stream = h.stream
			AND d.sequence = (SELECT max(sequence) FROM documents l WHERE l.stream = h.stream)
		WHERE d.sequence IS NOT h.sequence OR d.hash IS NOT h.hash ORDER BY h.stream`)
	ends, err := gather(rows, err, func(row scanner) (end, error) {
		var e end
		err := row.Scan(&e.head.Stream, &e.head.Sequence, &e.head.Hash, &e.last.Sequence, &e.last.Hash)
		return e, err
	})
	if err != nil {
		return unreadable(ctx, err)
	}
	for _, e := range ends {
		code, args := "store.verify.removed", []any{}
		first := store.DocumentID(e.head.Stream, e.last.Sequence+1)
		switch {
		case e.head.Sequence <= e.last.Sequence:
			code, first = "store.verify.head", store.DocumentID(e.head.Stream, e.last.Sequence)
		case e.head.Sequence > e.last.Sequence+1:
			args = append(args, store.DocumentID(e.head.Stream, e.head.Sequence))
		}
		found.Add(fault.New(fault.Unavailable, code, first, args...))
	}
	return found, nil
}

// unreadable makes a finding of an error that comes from a damaged file.
func unreadable(ctx context.Context, err error) (fault.List, error) {
	var e *sqlite.Error
	if ctx.Err() == nil && errors.As(err, &e) {
		return fault.List{fault.New(fault.Unavailable, "store.verify.file", FileName, e.Error())}, nil
	}
	return nil, unavailable("check the file", err)
}
