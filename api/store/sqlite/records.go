package sqlite

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"time"

	"sevenlists/api/store"
)

// recordColumns are those of records r joined with bodies b.
const (
	recordColumns = `r.kind, r.id, r.version, b.fields, r.sort, b.search, r.expires, b.body`
	withBodies    = ` CROSS JOIN bodies b ON b.number = r.number`
)

func scanRecord(row scanner) (store.Record, error) {
	var r store.Record
	var fields string
	var expires sql.NullInt64
	if err := row.Scan(&r.Kind, &r.ID, &r.Version, &fields, &r.Sort, &r.Search, &expires, &r.Body); err != nil {
		return store.Record{}, err
	}
	if expires.Valid {
		r.Expires = time.UnixMicro(expires.Int64).UTC()
	}
	if fields != "{}" {
		if err := json.Unmarshal([]byte(fields), &r.Fields); err != nil {
			return store.Record{}, fmt.Errorf("fields of %s %s: %w", r.Kind, r.ID, err)
		}
	}
	return r, nil
}

// Get gives a record.
func (s *Store) Get(ctx context.Context, kind, id string) (store.Record, error) {
	r, err := scanRecord(s.reads.row(ctx, `SELECT `+recordColumns+` FROM records r`+withBodies+` WHERE r.kind = ? AND r.id = ?`, kind, id))
	if err == nil && r.ExpiredBy(s.now()) {
		err = store.ErrNotFound
	}
	return orNothing(r, unavailable("get "+kind, err))
}

// Put writes a record over the version before it.
func (s *Store) Put(ctx context.Context, r store.Record) error {
	if err := r.Check(); err != nil {
		return err
	}
	return s.write(ctx, "put "+r.Kind, func(c *connection) error {
		old, err := c.kept(r.Kind, r.ID)
		if err != nil {
			return err
		}
		before := old.Version
		if old.ExpiredBy(s.now()) {
			before = 0
		}
		if before != r.Version-1 {
			return store.ErrTaken
		}
		return c.replace(old, r)
	})
}

// Advance writes a view over any older version of it.
func (s *Store) Advance(ctx context.Context, r store.Record) (bool, error) {
	if err := r.Check(); err != nil {
		return false, err
	}
	var wrote bool
	err := s.write(ctx, "advance "+r.Kind, func(c *connection) (err error) {
		wrote, err = c.advance(r, s.now())
		return err
	})
	if err != nil {
		return false, err
	}
	return wrote, nil
}

func (c *connection) advance(r store.Record, now time.Time) (bool, error) {
	old, err := c.kept(r.Kind, r.ID)
	if err != nil || old.Version >= r.Version && !old.ExpiredBy(now) {
		return false, err
	}
	return true, c.replace(old, r)
}

// Delete removes a record.
func (s *Store) Delete(ctx context.Context, kind, id string, version int64) error {
	return s.write(ctx, "delete "+kind, func(c *connection) error {
		old, err := c.kept(kind, id)
		if err != nil {
			return err
		}
		there := old.Version
		if old.ExpiredBy(s.now()) {
			there = 0
		}
		if version != 0 && version != there {
			return store.ErrTaken
		}
		return c.remove(old)
	})
}

// Sweep removes what has expired, some at a time, so that others write in between.
func (s *Store) Sweep(ctx context.Context, now time.Time) (int, error) {
	for removed := 0; ; {
		n := 0
		err := s.write(ctx, "sweep", func(c *connection) (err error) {
			n, err = c.sweep(now)
			return err
		})
		if err != nil {
			return removed, err
		}
		removed += n
		if n == 0 {
			return removed, nil
		}
	}
}

func (c *connection) sweep(now time.Time) (int, error) {
	rows, err := c.rows(keptColumns+` WHERE r.expires <= ? LIMIT 500`, now.UnixMicro())
	expired, err := gather(rows, err, scanKept)
	if err != nil {
		return 0, err
	}
	for _, k := range expired {
		if err := c.remove(k); err != nil {
			return 0, err
		}
	}
	return len(expired), nil
}

// kept is a record as it stands in the table, without its body. The zero value is none.
type kept struct {
	store.Record
	number int64
}

const keptColumns = `SELECT r.number, r.kind, r.id, r.version, r.sort, r.expires, b.fields, b.search FROM records r` + withBodies

func scanKept(row scanner) (kept, error) {
	var k kept
	var expires sql.NullInt64
	var fields string
	if err := row.Scan(&k.number, &k.Kind, &k.ID, &k.Version, &k.Sort, &expires, &fields, &k.Search); err != nil {
		return kept{}, err
	}
	if expires.Valid {
		k.Expires = time.UnixMicro(expires.Int64).UTC()
	}
	return k, json.Unmarshal([]byte(fields), &k.Fields)
}

// kept gives a record that stands in the table, expired or not, or the zero value.
func (c *connection) kept(kind, id string) (kept, error) {
	k, err := scanKept(c.row(keptColumns+` WHERE r.kind = ? AND r.id = ?`, kind, id))
	if errors.Is(err, sql.ErrNoRows) {
		return kept{}, nil
	}
	return k, err
}

// replace writes a record over what is kept under its key, if anything is, and what finds it.
func (c *connection) replace(old kept, r store.Record) error {
	fields := maps.Clone(r.Fields)
	maps.DeleteFunc(fields, func(_, value string) bool { return value == "" })
	r.Fields = fields
	text, err := json.Marshal(fields)
	if err != nil {
		return err
	}
	if fields == nil {
		text = []byte("{}")
	}
	var expires any
	if !r.Expires.IsZero() {
		expires = r.Expires.UnixMicro()
	}
	body := r.Body
	if body == nil {
		body = []byte{}
	}
	number := old.number
	if number == 0 {
		err = c.row(`INSERT INTO records (kind, id, version, sort, expires) VALUES (?, ?, ?, ?, ?) RETURNING number`,
			r.Kind, r.ID, r.Version, r.Sort, expires).Scan(&number)
	} else {
		err = c.exec(`UPDATE records SET version = ?, sort = ?, expires = ? WHERE number = ?`, r.Version, r.Sort, expires, number)
	}
	if err == nil {
		err = c.exec(`INSERT OR REPLACE INTO bodies (number, fields, search, body) VALUES (?, ?, ?, ?)`, number, string(text), r.Search, body)
	}
	if err != nil {
		return err
	}
	return c.index(old, kept{Record: r, number: number})
}

func (c *connection) remove(old kept) error {
	if old.number == 0 {
		return nil
	}
	for _, text := range []string{`DELETE FROM records WHERE number = ?`, `DELETE FROM bodies WHERE number = ?`} {
		if err := c.exec(text, old.number); err != nil {
			return err
		}
	}
	return c.index(old, kept{})
}

// index brings what finds a record from what was kept to what is.
func (c *connection) index(old, now kept) error {
	if old.Sort != now.Sort || old.number != now.number || !maps.Equal(old.Fields, now.Fields) {
		for name, value := range old.Fields {
			if err := c.exec(`DELETE FROM fields WHERE kind = ? AND name = ? AND value = ? AND sort = ? AND id = ?`, old.Kind, name, value, old.Sort, old.ID); err != nil {
				return err
			}
		}
		for name, value := range now.Fields {
			if err := c.exec(`INSERT INTO fields (kind, name, value, sort, id, number) VALUES (?, ?, ?, ?, ?, ?)`, now.Kind, name, value, now.Sort, now.ID, now.number); err != nil {
				return err
			}
		}
	}
	before, after := terms(old.Record), terms(now.Record)
	if before == after {
		return nil
	}
	if before != "" {
		if err := c.exec(`DELETE FROM terms WHERE rowid = ?`, old.number); err != nil {
			return err
		}
	}
	if after == "" {
		return nil
	}
	return c.exec(`INSERT INTO terms (rowid, text) VALUES (?, ?)`, now.number, after)
}
