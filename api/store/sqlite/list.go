package sqlite

import (
	"context"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/store"
)

// A query is answered in one of three ways:
//
//   - along the order: the index by sort and id, where nothing or much is asked for;
//   - along a field: the rows of table fields with its values, which lie in the same order;
//   - from the terms: all that the full-text index finds, sorted, where that are few.
//
// The first two end as soon as a page is full, so that they are quick where matches are many; the last
// is quick where they are few. Where many match but lie far from where the page begins, the first two
// give up after some way and the last answers after all.

const (
	few   = 4000  // so many matches are sorted at once
	way   = 4000  // so far a walk goes for a page
	walks = 20000 // up to so many rows of a field are counted to find the rarest
)

// List gives the records that a query asks for.
func (s *Store) List(ctx context.Context, q store.Query) ([]store.Record, error) {
	if err := q.Check(); err != nil {
		return nil, err
	}
	q = tidied(q)
	if asksForNothing(q) {
		return nil, nil
	}
	records, err := s.list(ctx, q)
	return records, unavailable("list "+q.Kind, err)
}

func (s *Store) list(ctx context.Context, q store.Query) ([]store.Record, error) {
	name := anyName(q)
	if q.Search == "" && len(q.Where) == 0 {
		return s.found(ctx, q, page("r", s.everything(q), q, q.Most()))
	}
	if q.Search == "" && len(q.Where) == 1 {
		return s.found(ctx, q, s.along(q, name, q.Most()))
	}
	numbers, n, err := s.matches(ctx, q)
	if err != nil {
		return nil, err
	}
	if n < few {
		return s.found(ctx, q, page("r", s.ofNumbers(q, numbers), q, -1))
	}
	if name, err = s.rarest(ctx, q); err != nil {
		return nil, err
	}
	records, err := s.found(ctx, q, s.along(q, name, way))
	if err != nil || len(records) == q.Most() {
		return records, err
	}
	return s.found(ctx, q, page("r", s.ofTerms(q), q, -1))
}

// matches gives the numbers of the records that the full-text index finds, as a JSON array, and how many
// they are; only a few.
func (s *Store) matches(ctx context.Context, q store.Query) (numbers string, n int, err error) {
	err = s.reads.row(ctx, `SELECT json_group_array(rowid), count(*) FROM (SELECT rowid FROM terms WHERE terms MATCH ? LIMIT ?)`, matching(q), few).Scan(&numbers, &n)
	return numbers, n, err
}

// found gives the records that are asked for among those that a clause gives by number, sort and id, in
// order: the first ones that meet the query, as many as a page holds.
func (s *Store) found(ctx context.Context, q store.Query, from clause) ([]store.Record, error) {
	c := clause{text: `SELECT ` + recordColumns + ` FROM (` + from.text + `) hit CROSS JOIN records r ON r.number = hit.number` + withBodies + ` WHERE true`, args: from.args}
	// They come in the order of the clause, and no further ones are looked at once the page is full.
	conditions(&c, q)
	c.add(` LIMIT ?`, q.Most())
	rows, err := s.reads.db.QueryContext(ctx, c.text, c.args...)
	return gather(rows, err, scanRecord)
}

// Count counts what a query asks for.
func (s *Store) Count(ctx context.Context, q store.Query, limit int) (int, error) {
	if err := q.Check(); err != nil {
		return 0, err
	}
	q = tidied(q)
	if asksForNothing(q) || limit <= 0 {
		return 0, nil
	}
	q.After = store.Cursor{}
	var from clause
	switch {
	case q.Search == "" && len(q.Where) == 0:
		from = s.everything(q)
	case q.Search == "" && len(q.Where) == 1:
		name := anyName(q)
		from = s.ofField(q, name, q.Where[name])
	default:
		from = s.ofTerms(q)
		if slices.ContainsFunc(strings.Fields(q.Search), func(word string) bool { return !certain(word) }) {
			from.text = strings.Replace(from.text, ` WHERE `, withBodies+` WHERE `, 1)
			searched(&from, q)
		}
	}
	var n int
	err := s.reads.db.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1`+from.text+` LIMIT ?)`, append(from.args, limit)...).Scan(&n)
	return n, unavailable("count "+q.Kind, err)
}

// tidied gives a query without spaces that ask for nothing and values that are named twice.
func tidied(q store.Query) store.Query {
	q.Search = strings.Join(strings.Fields(q.Search), " ")
	where := make(map[string][]string, len(q.Where))
	for name, values := range q.Where {
		where[name] = slices.Compact(slices.Sorted(slices.Values(values)))
	}
	q.Where = where
	return q
}

// asksForNothing reports whether a query admits none of a field's values.
func asksForNothing(q store.Query) bool {
	for _, values := range q.Where {
		if len(values) == 0 {
			return true
		}
	}
	return false
}

// anyName gives the first field that a query names, or nothing.
func anyName(q store.Query) string {
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		return name
	}
	return ""
}

// along gives the way through the records in order, at most so many of them: those with the values of a
// field, or all where none is named.
func (s *Store) along(q store.Query, name string, most int) clause {
	if name == "" {
		return page("r", s.everything(q), q, most)
	}
	if len(q.Where[name]) == 1 {
		return page("f", s.ofField(q, name, q.Where[name]), q, most)
	}
	var all clause
	for i, value := range q.Where[name] {
		one := page("f", s.ofField(q, name, []string{value}), q, most)
		if i > 0 {
			all.add(` UNION ALL `)
		}
		all.add(`SELECT * FROM (`+one.text+`)`, one.args...)
	}
	return clause{text: `SELECT number, sort, id FROM (` + all.text + `)` + order("", q, most), args: all.args}
}

// rarest gives the field of a query that the fewest records share.
func (s *Store) rarest(ctx context.Context, q store.Query) (string, error) {
	if len(q.Where) < 2 {
		return anyName(q), nil
	}
	best, least := "", walks+1
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		args := append([]any{q.Kind, name}, anys(q.Where[name])...)
		n, err := s.counted(ctx, walks, `fields WHERE kind = ? AND name = ? AND value IN (`+marks(len(q.Where[name]))+`)`, args...)
		if err != nil {
			return "", err
		}
		if n < least {
			best, least = name, n
		}
	}
	return best, nil
}

// counted counts rows, up to a limit.
func (s *Store) counted(ctx context.Context, limit int, from string, args ...any) (int, error) {
	var n int
	err := s.reads.db.QueryRowContext(ctx, `SELECT count(*) FROM (SELECT 1 FROM `+from+` LIMIT ?)`, append(args, limit)...).Scan(&n)
	return n, err
}

// clause is a part of a statement with what stands for its question marks.
type clause struct {
	text string
	args []any
}

func (c *clause) add(text string, args ...any) {
	c.text += text
	c.args = append(c.args, args...)
}

// page makes of where records are the statement that gives their number, sort and id in order, at most
// so many; all where most is negative.
func page(alias string, from clause, q store.Query, most int) clause {
	alias += "."
	return clause{text: `SELECT ` + alias + `number, ` + alias + `sort, ` + alias + `id` + from.text + order(alias, q, most), args: from.args}
}

// order is how a page ends: in which order, and after how many.
func order(alias string, q store.Query, most int) string {
	down := ""
	if q.Reverse {
		down = " DESC"
	}
	return ` ORDER BY ` + alias + `sort` + down + `, ` + alias + `id` + down + ` LIMIT ` + strconv.Itoa(most)
}

func (s *Store) everything(q store.Query) clause {
	c := clause{text: ` FROM records r INDEXED BY records_sort WHERE r.kind = ?`, args: []any{q.Kind}}
	s.unexpired(&c)
	after(&c, "r", q)
	return c
}

func (s *Store) ofField(q store.Query, name string, values []string) clause {
	c := clause{
		text: ` FROM fields f CROSS JOIN records r ON r.number = f.number WHERE f.kind = ? AND f.name = ? AND f.value IN (` + marks(len(values)) + `)`,
		args: append([]any{q.Kind, name}, anys(values)...),
	}
	s.unexpired(&c)
	after(&c, "f", q)
	return c
}

func (s *Store) ofTerms(q store.Query) clause {
	c := clause{text: ` FROM terms CROSS JOIN records r ON r.number = terms.rowid WHERE terms MATCH ? AND r.kind = ?`, args: []any{matching(q), q.Kind}}
	s.unexpired(&c)
	after(&c, "r", q)
	return c
}

func (s *Store) ofNumbers(q store.Query, numbers string) clause {
	c := clause{text: ` FROM json_each(?) found CROSS JOIN records r ON r.number = found.value WHERE r.kind = ?`, args: []any{numbers, q.Kind}}
	s.unexpired(&c)
	after(&c, "r", q)
	return c
}

func (s *Store) unexpired(c *clause) {
	c.add(` AND (r.expires IS NULL OR r.expires > ?)`, s.now().UnixMicro())
}

// conditions adds everything that a record must meet, whichever way led to it.
func conditions(c *clause, q store.Query) {
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		c.add(` AND EXISTS (SELECT 1 FROM fields f WHERE f.kind = r.kind AND f.name = ? AND f.value IN (`+marks(len(q.Where[name]))+`) AND f.sort = r.sort AND f.id = r.id)`,
			append([]any{name}, anys(q.Where[name])...)...)
	}
	searched(c, q)
}

// searched adds the words that must occur.
func searched(c *clause, q store.Query) {
	for _, word := range strings.Fields(q.Search) {
		c.add(` AND instr(b.search, ?) > 0`, word)
	}
}

// after adds where a listing goes on.
func after(c *clause, alias string, q store.Query) {
	if q.After == (store.Cursor{}) {
		return
	}
	than := ">"
	if q.Reverse {
		than = "<"
	}
	c.add(` AND (`+alias+`.sort, `+alias+`.id) `+than+` (?, ?)`, q.After.Sort, q.After.ID)
}

func marks(n int) string { return strings.TrimSuffix(strings.Repeat("?, ", n), ", ") }

func anys(values []string) []any {
	all := make([]any, len(values))
	for i, v := range values {
		all[i] = v
	}
	return all
}
