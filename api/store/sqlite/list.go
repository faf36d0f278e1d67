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
// is quick where they are few. Whichever it is, every condition is then looked at in the record itself.

const (
	few   = 4000  // from so many records on, sorting them costs more than walking along the order
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
	hits, err := s.page(ctx, q)
	if err != nil {
		return nil, unavailable("list "+q.Kind, err)
	}
	text := `WITH hit (number, sort, id) AS (` + hits.text + `) SELECT ` + recordColumns +
		` FROM hit CROSS JOIN records r ON r.number = hit.number` + order("hit.", q)
	rows, err := s.reads.db.QueryContext(ctx, text, hits.args...)
	records, err := gather(rows, err, scanRecord)
	return records, unavailable("list "+q.Kind, err)
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

// page gives the statement that finds the number, sort and id of the records of one page.
func (s *Store) page(ctx context.Context, q store.Query) (clause, error) {
	name := anyName(q)
	if q.Search != "" || len(q.Where) > 1 {
		n, err := s.counted(ctx, few, `terms WHERE terms MATCH ?`, matching(q))
		if err != nil {
			return clause{}, err
		}
		if n < few {
			return found("r", s.ofTerms(q), q), nil
		}
		if name, err = s.rarest(ctx, q); err != nil {
			return clause{}, err
		}
	}
	if name == "" {
		return found("r", s.everything(q), q), nil
	}
	var all clause
	for i, value := range q.Where[name] {
		one := found("f", s.ofField(q, name, []string{value}), q)
		if i > 0 {
			all.add(` UNION ALL `)
		}
		all.add(`SELECT * FROM (`+one.text+`)`, one.args...)
	}
	if len(q.Where[name]) > 1 {
		all = clause{text: `SELECT number, sort, id FROM (` + all.text + `)` + order("", q), args: all.args}
	}
	return all, nil
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

// found makes the statement of one page from where its records are.
func found(alias string, from clause, q store.Query) clause {
	return clause{text: `SELECT ` + alias + `.number, ` + alias + `.sort, ` + alias + `.id` + from.text + order(alias+".", q), args: from.args}
}

// order is how a page ends: in which order, and after how many.
func order(alias string, q store.Query) string {
	down := ""
	if q.Reverse {
		down = " DESC"
	}
	return ` ORDER BY ` + alias + `sort` + down + `, ` + alias + `id` + down + ` LIMIT ` + strconv.Itoa(q.Most())
}

func (s *Store) everything(q store.Query) clause {
	c := clause{text: ` FROM records r INDEXED BY records_sort WHERE r.kind = ?`, args: []any{q.Kind}}
	s.conditions(&c, q, "")
	after(&c, "r", q)
	return c
}

func (s *Store) ofField(q store.Query, name string, values []string) clause {
	c := clause{
		text: ` FROM fields f CROSS JOIN records r ON r.number = f.number WHERE f.kind = ? AND f.name = ? AND f.value IN (` + marks(len(values)) + `)`,
		args: append([]any{q.Kind, name}, anys(values)...),
	}
	s.conditions(&c, q, name)
	after(&c, "f", q)
	return c
}

func (s *Store) ofTerms(q store.Query) clause {
	c := clause{text: ` FROM terms CROSS JOIN records r ON r.number = terms.rowid WHERE terms MATCH ? AND r.kind = ?`, args: []any{matching(q), q.Kind}}
	s.conditions(&c, q, "")
	after(&c, "r", q)
	return c
}

// conditions adds what a record itself must meet; the field that led to it needs no second look.
func (s *Store) conditions(c *clause, q store.Query, but string) {
	c.add(` AND (r.expires IS NULL OR r.expires > ?)`, s.now().UnixMicro())
	for _, name := range slices.Sorted(maps.Keys(q.Where)) {
		if name != but { // a name is letters, digits and _: Query.Check saw to it
			c.add(` AND r.fields ->> '`+name+`' IN (`+marks(len(q.Where[name]))+`)`, anys(q.Where[name])...)
		}
	}
	for _, word := range strings.Fields(q.Search) {
		c.add(` AND instr(r.search, ?) > 0`, word)
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
