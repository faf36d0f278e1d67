package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"sevenlists/api/store"
	"sync"
)

// most is how many requests share one transaction at most.
const most = 64

// writer does everything that is written, one after the other.
type writer struct {
	db    *sql.DB
	conn  *connection
	queue chan *task
	stop  chan struct{} // closed: take no more
	ended chan struct{} // closed: nothing is being written any more
	once  sync.Once
}

// task is one request to write.
type task struct {
	ctx  context.Context
	do   func(*connection) error
	err  error
	done chan struct{}
}

func openWriter(ctx context.Context, path string) (*writer, error) {
	db, err := sql.Open("sqlite", source(path, "journal_mode(WAL)", "synchronous(FULL)", "foreign_keys(1)", "cell_size_check(1)", "journal_size_limit(67108864)", cache))
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	db.SetConnMaxIdleTime(0)
	conn, err := db.Conn(ctx)
	if err == nil {
		if err = migrate(ctx, conn); err != nil {
			err = errors.Join(err, conn.Close())
		}
	}
	if err != nil {
		return nil, errors.Join(err, db.Close())
	}
	w := &writer{
		db: db, conn: &connection{Conn: conn, prepared: map[string]*sql.Stmt{}},
		queue: make(chan *task), stop: make(chan struct{}), ended: make(chan struct{}),
	}
	go w.run()
	return w, nil
}

// write does something in a transaction, and gives its error, or that of the commit. When the time of
// the context runs out first, nobody knows whether it was written.
func (s *Store) write(ctx context.Context, doing string, do func(*connection) error) error {
	if s.writes == nil {
		return unavailable(doing, errReadOnly)
	}
	if err := ctx.Err(); err != nil {
		return unavailable(doing, err)
	}
	t := &task{ctx: ctx, do: do, done: make(chan struct{})}
	select {
	case s.writes.queue <- t:
	case <-ctx.Done():
		return unavailable(doing, ctx.Err())
	case <-s.writes.stop:
		return unavailable(doing, errClosed)
	}
	select {
	case <-t.done:
		return unavailable(doing, t.err)
	case <-ctx.Done():
		return unavailable(doing, ctx.Err())
	}
}

// run takes what waits, and writes it together.
func (w *writer) run() {
	defer close(w.ended)
	for {
		select {
		case <-w.stop:
			return
		case t := <-w.queue:
			w.commit(w.waiting(t))
		}
	}
}

// waiting gives a task and those that wait behind it.
func (w *writer) waiting(first *task) []*task {
	tasks := []*task{first}
	for len(tasks) < most {
		select {
		case t := <-w.queue:
			tasks = append(tasks, t)
		default:
			return tasks
		}
	}
	return tasks
}

// commit does the tasks in one transaction. Where the engine fails at one of them, that may have
// undone the others, so that each is then done anew in a transaction of its own.
func (w *writer) commit(tasks []*task) {
	err := w.together(tasks)
	if err != nil && len(tasks) > 1 {
		for _, t := range tasks {
			w.commit([]*task{t})
		}
		return
	}
	for _, t := range tasks {
		if t.err == nil {
			t.err = err
		}
		close(t.done)
	}
}

// together gives the error of the engine that undid everything; what a task itself answers stands in
// the task.
func (w *writer) together(tasks []*task) error {
	// What is under way is not cut off by one of the requests: the others share it.
	ctx := context.Background()
	w.conn.ctx = ctx
	if err := w.conn.exec("BEGIN IMMEDIATE"); err != nil {
		return err
	}
	for _, t := range tasks {
		if t.err = t.ctx.Err(); t.err != nil {
			continue
		}
		if t.err = w.conn.apart(t.do); t.err != nil && !store.IsAnswer(t.err) {
			return w.undo(t.err)
		}
	}
	if err := w.conn.exec("COMMIT"); err != nil {
		return w.undo(err)
	}
	return nil
}

// undo ends a transaction in which something failed. The engine may have ended it itself.
func (w *writer) undo(cause error) error {
	_, _ = w.conn.ExecContext(context.Background(), "ROLLBACK")
	return cause
}

func (w *writer) close() error {
	var err error
	w.once.Do(func() {
		close(w.stop)
		<-w.ended
		err = errors.Join(closeAll(w.conn.prepared), w.conn.Close(), w.db.Close())
	})
	return err
}

// connection is the one connection for writing, within a transaction.
type connection struct {
	*sql.Conn
	ctx      context.Context
	prepared map[string]*sql.Stmt
}

// apart does something so that nothing of it stays where it fails.
func (c *connection) apart(do func(*connection) error) error {
	if err := c.exec("SAVEPOINT task"); err != nil {
		return err
	}
	if err := do(c); err != nil {
		if !store.IsAnswer(err) {
			return err // everything is undone
		}
		if undone := c.exec("ROLLBACK TO task"); undone != nil {
			return fmt.Errorf("undo: %w", undone)
		}
		if released := c.exec("RELEASE task"); released != nil {
			return released
		}
		return err
	}
	return c.exec("RELEASE task")
}

func (c *connection) statement(text string) (*sql.Stmt, error) {
	if st, ok := c.prepared[text]; ok {
		return st, nil
	}
	st, err := c.PrepareContext(c.ctx, text)
	if err == nil {
		c.prepared[text] = st
	}
	return st, err
}

func (c *connection) exec(text string, args ...any) error {
	_, err := c.affected(text, args...)
	return err
}

// affected does a statement and gives how many rows it changed.
func (c *connection) affected(text string, args ...any) (int64, error) {
	st, err := c.statement(text)
	if err != nil {
		return 0, err
	}
	result, err := st.ExecContext(c.ctx, args...)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}

func (c *connection) rows(text string, args ...any) (*sql.Rows, error) {
	st, err := c.statement(text)
	if err != nil {
		return nil, err
	}
	return st.QueryContext(c.ctx, args...)
}

func (c *connection) row(text string, args ...any) scanner {
	st, err := c.statement(text)
	if err != nil {
		return failed{err}
	}
	return st.QueryRowContext(c.ctx, args...)
}
