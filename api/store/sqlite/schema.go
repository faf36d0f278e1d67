package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"sevenlists/api/store"
)

// application marks the file as one of ours ("7list" in part), so that tools name it.
const application = 0x376c7374

// migrations bring the schema from one version to the next. A file's version is the number of them
// that it has seen. They only ever grow: one that was published is never changed.
var migrations = []string{schema1}

const schema1 = `
CREATE TABLE documents (
	number      INTEGER PRIMARY KEY,
	stream      TEXT NOT NULL,
	sequence    INTEGER NOT NULL,
	key         TEXT NOT NULL,
	recorded_at INTEGER NOT NULL, -- microseconds since 1970
	hash        TEXT NOT NULL,
	payload     BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX documents_sequence ON documents (stream, sequence);
CREATE UNIQUE INDEX documents_key ON documents (stream, key);

-- The last document of every stream.
CREATE TABLE heads (
	stream      TEXT PRIMARY KEY,
	sequence    INTEGER NOT NULL,
	hash        TEXT NOT NULL,
	recorded_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX heads_recorded ON heads (recorded_at, stream, sequence, hash);

-- What a listing walks along: short rows, many to a page.
CREATE TABLE records (
	number  INTEGER PRIMARY KEY,
	kind    TEXT NOT NULL,
	id      TEXT NOT NULL,
	version INTEGER NOT NULL,
	sort    TEXT NOT NULL,
	expires INTEGER -- microseconds since 1970
) STRICT;
CREATE UNIQUE INDEX records_id ON records (kind, id);
CREATE UNIQUE INDEX records_sort ON records (kind, sort, id);
CREATE INDEX records_expires ON records (expires) WHERE expires IS NOT NULL;

-- The rest of each record.
CREATE TABLE bodies (
	number INTEGER PRIMARY KEY,
	fields TEXT NOT NULL, -- a JSON object of texts
	search TEXT NOT NULL,
	body   BLOB NOT NULL
) STRICT;

-- Every field of every record, in the order in which a listing shows the records.
CREATE TABLE fields (
	kind   TEXT NOT NULL,
	name   TEXT NOT NULL,
	value  TEXT NOT NULL,
	sort   TEXT NOT NULL,
	id     TEXT NOT NULL,
	number INTEGER NOT NULL,
	PRIMARY KEY (kind, name, value, sort, id)
) STRICT, WITHOUT ROWID;

-- What is searched, by records.number: see terms.go.
CREATE VIRTUAL TABLE terms USING fts5 (
	text, content = '', contentless_delete = 1, detail = none, tokenize = "ascii tokenchars '_'"
);

CREATE TABLE contents (
	hash   TEXT PRIMARY KEY,
	packed INTEGER NOT NULL, -- 1: body is compressed with gzip
	body   BLOB NOT NULL
) STRICT;
`

// migrate brings the schema up to this program, one version after the other, each whole or not at all.
func migrate(ctx context.Context, db *sql.Conn) error {
	version, err := versionOf(ctx, db)
	if err != nil {
		return err
	}
	for ; version < len(migrations); version++ {
		steps := []string{
			"BEGIN IMMEDIATE", migrations[version],
			fmt.Sprintf("PRAGMA application_id = %d", application), fmt.Sprintf("PRAGMA user_version = %d", version+1), "COMMIT",
		}
		for _, step := range steps {
			if _, err := db.ExecContext(ctx, step); err != nil {
				_, _ = db.ExecContext(ctx, "ROLLBACK")
				return fmt.Errorf("bring the schema to version %d: %w", version+1, err)
			}
		}
	}
	return nil
}

// queryer is what a version can be asked of.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// versionOf gives the version of a file's schema, or store.ErrNewer.
func versionOf(ctx context.Context, db queryer) (int, error) {
	var version int
	if err := db.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, err
	}
	if version > len(migrations) {
		return 0, fmt.Errorf("%w: schema %d, this program knows %d", store.ErrNewer, version, len(migrations))
	}
	return version, nil
}

// checkVersion refuses a file that is not of this program's schema: it is opened for reading, and
// cannot be brought there.
func (r *reader) checkVersion(ctx context.Context) error {
	version, err := versionOf(ctx, r.db)
	switch {
	case err != nil:
		return err
	case version == 0:
		return store.ErrNotFound
	case version < len(migrations):
		return fmt.Errorf("%w: schema %d is older than this program: start the server once", store.ErrUnavailable, version)
	}
	return nil
}
