// Package sqlite is the engine of the store that needs nothing installed: one file in a folder, for
// one server process.
//
// All writing goes through one connection, several requests in one transaction where they come
// together, so that they share the wait for the disk. Reading goes through a few connections of its
// own, which writers do not hold up (write-ahead log). A commit is on the disk before it is answered
// (synchronous=FULL).
package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"time"

	_ "modernc.org/sqlite" // the driver

	"sevenlists/api/store"
)

// FileName is the file in the data folder that holds everything; two more stand beside it while a
// server runs, with the endings -wal and -shm.
const FileName = "sevenlists.db"

// lockName is the file whose lock says that a server uses the folder.
const lockName = "sevenlists.lock"

// busy is how long a statement waits for a lock of another connection.
const busy = 10 * time.Second

// cache is how much of the file each connection keeps in memory.
const cache = "cache_size(-6000)" // KiB

// Store is a data folder that is open.
type Store struct {
	now    func() time.Time
	source string   // by which a connection for reading is opened
	lock   *os.File // nil where it was opened for reading
	reads  *reader
	writes *writer // nil where nothing can be written
}

var _ store.Store = (*Store)(nil)

// Open opens the store in a folder, which it makes if there is none, and brings its schema up to this
// program. The clock says what has expired.
//
// It gives store.ErrInUse where another process has the folder open, store.ErrNewer where a newer
// program wrote it. A folder that may not be written to but holds a store is opened all the same:
// reading works, and every write is refused with store.ErrUnavailable.
func Open(ctx context.Context, folder string, now func() time.Time) (*Store, error) {
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return nil, fmt.Errorf("open %s: %w", folder, err)
	}
	lock, err := takeLock(filepath.Join(folder, lockName))
	if isReadOnly(err) {
		return OpenReadOnly(ctx, folder, now)
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", folder, err)
	}
	s, err := openLocked(ctx, filepath.Join(folder, FileName), now)
	if isReadOnly(err) {
		_ = lock.Close()
		return OpenReadOnly(ctx, folder, now)
	}
	if err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", folder, err), lock.Close())
	}
	s.lock = lock
	return s, nil
}

// openLocked opens the file of a folder whose lock is held.
func openLocked(ctx context.Context, path string, now func() time.Time) (*Store, error) {
	// SQLite gives its further files the rights of this one.
	f, err := os.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return nil, err
	}
	if err := f.Close(); err != nil {
		return nil, err
	}
	w, err := openWriter(ctx, path)
	if err != nil {
		return nil, err
	}
	from := source(path, "query_only(1)", cache)
	r, err := openReader(ctx, from)
	if err != nil {
		return nil, errors.Join(err, w.close())
	}
	return &Store{now: now, source: from, reads: r, writes: w}, nil
}

// OpenReadOnly opens a store for reading, while a server may have it open. It gives
// store.ErrNotFound where the folder holds none.
func OpenReadOnly(ctx context.Context, folder string, now func() time.Time) (*Store, error) {
	path := filepath.Join(folder, FileName)
	if _, err := os.Stat(path); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			err = store.ErrNotFound
		}
		return nil, fmt.Errorf("open %s: %w", folder, err)
	}
	from := source(path, "query_only(1)", cache) + "&mode=ro"
	r, err := openReader(ctx, from)
	if err != nil && !waitsInLog(path) {
		// SQLite cannot make its shared memory in a folder that may not be written to. Nothing waits
		// in the write-ahead log, so that the file alone is the whole store.
		from += "&immutable=1"
		r, err = openReader(ctx, from)
	}
	if err != nil {
		return nil, fmt.Errorf("open %s: %w", folder, err)
	}
	if err := r.checkVersion(ctx); err != nil {
		return nil, errors.Join(fmt.Errorf("open %s: %w", folder, err), r.db.Close())
	}
	return &Store{now: now, source: from, reads: r}, nil
}

// waitsInLog reports whether the write-ahead log beside a file holds anything.
func waitsInLog(path string) bool {
	info, err := os.Stat(path + "-wal")
	return err == nil && info.Size() > 0
}

// source names a file to the driver, with the settings of each of its connections.
func source(path string, pragmas ...string) string {
	all := append([]string{fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds())}, pragmas...)
	// A path may hold the signs that part an address.
	u := url.URL{Scheme: "file", Opaque: (&url.URL{Path: filepath.ToSlash(path)}).EscapedPath()}
	return u.String() + "?_pragma=" + strings.Join(all, "&_pragma=")
}

// Engine gives sqlite.
func (s *Store) Engine() string { return "sqlite" }

// Close waits for what is being written and gives the folder free. Calling it again does nothing.
func (s *Store) Close() error {
	errs := []error{s.reads.close()}
	if s.writes != nil {
		errs = append(errs, s.writes.close())
	}
	if s.lock != nil {
		if err := s.lock.Close(); !errors.Is(err, os.ErrClosed) {
			errs = append(errs, err)
		}
	}
	return errors.Join(errs...)
}

// Ping reads, and writes nothing but goes the way that a write goes.
func (s *Store) Ping(ctx context.Context) error {
	if err := s.write(ctx, "ping", func(*connection) error { return nil }); err != nil {
		return err
	}
	_, err := s.Empty(ctx)
	return err
}

// Empty reports whether nothing was ever kept here.
func (s *Store) Empty(ctx context.Context) (bool, error) {
	var kept bool
	err := s.reads.row(ctx, `SELECT EXISTS (SELECT 1 FROM documents) OR EXISTS (SELECT 1 FROM records) OR EXISTS (SELECT 1 FROM contents)`).Scan(&kept)
	return !kept, unavailable("ask whether the store is empty", err)
}

// reader is the connections for reading.
type reader struct {
	db *sql.DB
	mu sync.Mutex
	// prepared holds the statements whose text is fixed.
	prepared map[string]*sql.Stmt
}

func openReader(ctx context.Context, source string) (*reader, error) {
	db, err := sql.Open("sqlite", source)
	if err != nil {
		return nil, err
	}
	connections := max(4, 2*runtime.NumCPU())
	db.SetMaxOpenConns(connections)
	db.SetMaxIdleConns(connections)
	r := &reader{db: db, prepared: map[string]*sql.Stmt{}}
	var n int
	if err := db.QueryRowContext(ctx, `SELECT count(*) FROM sqlite_schema`).Scan(&n); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return r, nil
}

func (r *reader) close() error {
	r.mu.Lock()
	defer r.mu.Unlock()
	return errors.Join(closeAll(r.prepared), r.db.Close())
}

// closeAll closes prepared statements. With one left open SQLite would not close its connection, and
// would not move into the file what waits in the write-ahead log.
func closeAll(prepared map[string]*sql.Stmt) error {
	var errs []error
	for _, st := range prepared {
		errs = append(errs, st.Close())
	}
	clear(prepared)
	return errors.Join(errs...)
}

// statement gives the prepared statement of a fixed text.
func (r *reader) statement(ctx context.Context, text string) (*sql.Stmt, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if st, ok := r.prepared[text]; ok {
		return st, nil
	}
	// The statement outlives the request that needs it first.
	st, err := r.db.PrepareContext(context.WithoutCancel(ctx), text)
	if err == nil {
		r.prepared[text] = st
	}
	return st, err
}

// scanner is a row, or why there is none.
type scanner interface{ Scan(...any) error }

type failed struct{ err error }

func (f failed) Scan(...any) error { return f.err }

func (r *reader) row(ctx context.Context, text string, args ...any) scanner {
	st, err := r.statement(ctx, text)
	if err != nil {
		return failed{err}
	}
	return st.QueryRowContext(ctx, args...)
}

func (r *reader) rows(ctx context.Context, text string, args ...any) (*sql.Rows, error) {
	st, err := r.statement(ctx, text)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(ctx, args...)
}

// gather reads all rows, and gives why one could not be read.
func gather[T any](rows *sql.Rows, err error, scan func(scanner) (T, error)) ([]T, error) {
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		one, err := scan(rows)
		if err != nil {
			return nil, err
		}
		all = append(all, one)
	}
	return all, rows.Err()
}
