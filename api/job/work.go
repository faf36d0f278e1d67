package job

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"strconv"
	"sync"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Turn works on whatever there is to do until there is nothing left, the time is over, or the context
// ends; what it holds then it gives back, so that another server may go on at once. It is called again
// and again. An error of the store ends the turn; the next one goes on where it was.
func (j *Jobs) Turn(ctx context.Context, atMost time.Duration) error {
	end := j.Now().Add(atMost)
	var all sync.WaitGroup
	faults := make([]error, j.Workers)
	for i := range faults {
		all.Go(func() { faults[i] = j.work(ctx, j.name+"."+strconv.Itoa(i), end) })
	}
	all.Wait()
	return errors.Join(faults...)
}

// work does one step after another, in the name of one worker.
func (j *Jobs) work(ctx context.Context, name string, end time.Time) error {
	for ctx.Err() == nil && j.Now().Before(end) {
		worked, err := j.once(ctx, name, end)
		if err != nil || !worked {
			return err
		}
	}
	return nil
}

// once finds something to do, and does it; false where there is nothing.
func (j *Jobs) once(ctx context.Context, name string, end time.Time) (bool, error) {
	records, err := j.Store.List(ctx, store.Query{Kind: kindJob, Where: map[string][]string{"state": {Waiting, Running}}, Limit: 100})
	if err != nil {
		return false, err
	}
	for _, r := range records { // the oldest first
		k, err := jobOf(r)
		if err != nil {
			return false, err
		}
		work := j.Works[k.Type]
		if work == nil { // of a newer program, which shares the store
			continue
		}
		if k.State == Waiting {
			return true, ifOthers(j.split(ctx, k, work))
		}
		s, open, err := j.lease(ctx, k, name)
		switch {
		case err != nil:
			return false, err
		case s != nil:
			return true, j.steps(ctx, k, s, work, end)
		case open == 0:
			return true, ifOthers(j.end(ctx, k, Done, ""))
		}
	}
	return false, nil
}

// ifOthers makes it no error that another server was first.
func ifOthers(err error) error {
	if errors.Is(err, store.ErrTaken) {
		return nil
	}
	return err
}

// split writes down the shards that were decided on, and decides on the next.
func (j *Jobs) split(ctx context.Context, k *kept, work Work) error {
	for i, r := range k.Pending {
		s := &shard{Job: k.ID, Number: k.Shards - len(k.Pending) + i + 1, Range: r, Counts: map[string]int{}, Ended: r.Size == 0}
		record, err := s.record(j.Now())
		if err != nil {
			return err
		}
		if err := ifOthers(j.Store.Put(ctx, record)); err != nil {
			return err
		}
	}
	k.Pending = nil
	if k.Divided {
		k.State = Running
		return j.put(ctx, k)
	}
	ranges, next, err := work.Split(ctx, &k.Job, k.Next)
	if err != nil {
		return j.failed(ctx, k, err)
	}
	for _, r := range ranges {
		k.Total += r.Size
	}
	k.Pending, k.Shards, k.Next, k.Divided = ranges, k.Shards+len(ranges), next, next == ""
	return j.put(ctx, k)
}

// lease takes a shard that nobody else holds; nil where there is none. It says how many are not done. One
// that the worker itself holds is one of which it does not know that it took it, because the store was
// away or the server was stopping.
func (j *Jobs) lease(ctx context.Context, k *kept, name string) (taken *shard, open int, err error) {
	err = j.shards(ctx, k.ID, "open", func(s *shard) (bool, error) {
		open++
		now := j.Now()
		if s.Owner != "" && s.Owner != name && now.Before(s.Until) {
			return true, nil
		}
		if s.Tries >= mostTries {
			return false, ifOthers(j.end(ctx, k, Failed, "job.stuck"))
		}
		s.Owner, s.Until, s.Tries = name, now.Add(j.Lease).UTC(), s.Tries+1
		err := j.save(ctx, s)
		if errors.Is(err, store.ErrTaken) {
			return true, nil
		}
		taken = s
		return false, err
	})
	if err != nil {
		taken = nil
	}
	return taken, open, err
}

// save writes a shard over the version that was read.
func (j *Jobs) save(ctx context.Context, s *shard) error {
	r, err := s.record(j.Now())
	if err != nil {
		return err
	}
	if err := j.Store.Put(ctx, r); err != nil {
		return err
	}
	s.version = r.Version
	return nil
}

// steps works on a shard until it is done, the time is over, another has taken it, or its job has
// ended.
func (j *Jobs) steps(ctx context.Context, k *kept, s *shard, work Work, end time.Time) error {
	for !s.Ended {
		if ctx.Err() != nil || !j.Now().Before(end) {
			return j.giveBack(ctx, s)
		}
		now, err := j.get(ctx, k.ID)
		if errors.Is(err, store.ErrNotFound) || err == nil && now.Ended() {
			return nil
		}
		if err != nil {
			return err
		}
		step, err := stepOf(ctx, work, &k.Job, s)
		switch {
		case err != nil && ctx.Err() != nil:
			return j.giveBack(ctx, s)
		case err != nil:
			return j.failed(ctx, k, err)
		}
		err = j.wrote(ctx, s, step)
		if errors.Is(err, store.ErrTaken) { // the lease had ended, or the job has
			return nil
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// wrote writes down what a step came to, and keeps the lease. What has been done is written in spite of
// a context that has ended meanwhile.
func (j *Jobs) wrote(ctx context.Context, s *shard, step Step) error {
	ctx, cancel := lastly(ctx)
	defer cancel()
	if len(step.Lines) > 0 {
		hash, err := j.Store.Keep(ctx, step.Lines)
		if err != nil {
			return err
		}
		s.Parts = append(s.Parts, hash)
	}
	s.Cursor, s.Ended, s.Tries = step.Cursor, step.Ended, 0
	s.Done += step.Done
	for word, n := range step.Counts {
		s.Counts[word] += n
	}
	s.Until = j.Now().Add(j.Lease).UTC()
	return j.save(ctx, s)
}

// giveBack lets another server take the shard at once.
func (j *Jobs) giveBack(ctx context.Context, s *shard) error {
	ctx, cancel := lastly(ctx)
	defer cancel()
	s.Owner, s.Until, s.Tries = "", time.Time{}, 0
	return ifOthers(j.save(ctx, s))
}

// grace is how long what must still be written may take once the server stops.
const grace = 2 * time.Second

// lastly is a context for what is still written although the server stops: it ends some time after.
func lastly(ctx context.Context) (context.Context, context.CancelFunc) {
	longer, cancel := context.WithCancel(context.WithoutCancel(ctx))
	stop := context.AfterFunc(ctx, func() { time.AfterFunc(grace, cancel) })
	return longer, func() { stop(); cancel() }
}

// stepOf does one step and turns a panic into an error.
func stepOf(ctx context.Context, work Work, job *Job, s *shard) (step Step, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("panic: %v\n%s", r, debug.Stack())
		}
	}()
	return work.Step(ctx, job, s.Range, s.Cursor)
}

// failed ends a job that no repetition would help. Any other error is given on: the shard is tried
// again when its lease ends, some times.
func (j *Jobs) failed(ctx context.Context, k *kept, cause error) error {
	var one *fault.Error
	if !errors.As(cause, &one) || one.Kind == fault.Unavailable {
		return cause
	}
	return errors.Join(cause, ifOthers(j.end(ctx, k, Failed, one.Code)))
}
