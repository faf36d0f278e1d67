package sqlite

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"sevenlists/api/store"
)

var (
	errClosed   = errors.New("the store is closed")
	errReadOnly = errors.New("the data folder may not be written to")
)

// unavailable says of an error of the engine what was being done; an answer stays as it is, and no
// row is store.ErrNotFound.
func unavailable(doing string, err error) error {
	switch {
	case err == nil:
		return nil
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("%s: %w", doing, store.ErrNotFound)
	case store.IsAnswer(err):
		return err
	}
	return fmt.Errorf("%s: %w: %w", doing, store.ErrUnavailable, err)
}

// isReadOnly reports whether an error says that a place may not be written to.
func isReadOnly(err error) bool {
	var e *sqlite.Error
	if errors.As(err, &e) {
		switch e.Code() & 0xff {
		case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN:
			return true
		}
	}
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS)
}
