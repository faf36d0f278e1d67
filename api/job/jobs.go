package job

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Work is how the jobs of one type are done.
type Work interface {
	// Split divides a job: it gives the shards that follow a place, at most some hundred, and the place
	// to go on from, empty at the end.
	Split(ctx context.Context, j *Job, from string) (shards []Range, next string, err error)
	// Step does what follows the cursor of a shard, for a second or so, and says what came of it. It may
	// be called again for the same cursor, also by another server at the same time: what it does must
	// then have its effect once.
	Step(ctx context.Context, j *Job, r Range, cursor string) (Step, error)
}

// Step is what a part of a shard came to.
type Step struct {
	Cursor string         // how far it is done
	Done   int            // rows or projects that were dealt with
	Counts map[string]int // what came of them
	Lines  []byte         // to add to the result: lines of JSON
	Ended  bool           // the shard is done
}

// Config is what Jobs are made of.
type Config struct {
	Store store.Store
	Now   func() time.Time
	// Random gives this server its name among those who share the work, and ids to jobs without a key.
	Random io.Reader
	// Works are the types of job.
	Works map[string]Work
	// Workers is how many shards are worked on at once here; 0 is 2.
	Workers int
	// Lease is how long a server keeps a shard that it does not write to; 0 is a minute. The servers'
	// clocks may differ by less than this: more costs work that is done twice, and nothing else.
	Lease time.Duration
}

// Jobs keeps jobs and does them. It may be used by many goroutines at once.
type Jobs struct {
	Config
	name string
}

// The most that one account may have under way, and how often a shard is tried that does not get on.
const (
	mostOpen  = 20
	mostTries = 5
)

// New makes Jobs of a store.
func New(c Config) (*Jobs, error) {
	if c.Workers <= 0 {
		c.Workers = 2
	}
	if c.Lease <= 0 {
		c.Lease = time.Minute
	}
	j := &Jobs{Config: c}
	var err error
	j.name, err = j.secret()
	return j, err
}

// Types are the types of job that there are.
func (j *Jobs) Types() []string {
	var types []string
	for t := range j.Works {
		types = append(types, t)
	}
	slices.Sort(types)
	return types
}

// Order is what a job is asked for by.
type Order struct {
	Type string
	By   string // account
	// Key is the idempotency key: the same order under it is the same job. An empty one is an order of its own.
	Key    string
	Params any // becomes JSON
}

// Start puts a job on the list.
//
// It returns *fault.Error: Invalid job.type, Conflict request.key_reused, Conflict job.many; and the
// errors of the store.
func (j *Jobs) Start(ctx context.Context, o Order) (*Job, error) {
	if j.Works[o.Type] == nil {
		return nil, fault.New(fault.Invalid, "job.type", "/type", o.Type, j.Types())
	}
	if o.Key == "" {
		key, err := j.secret()
		if err != nil {
			return nil, err
		}
		o.Key = key
	}
	params, err := json.Marshal(o.Params)
	if err != nil {
		return nil, err
	}
	k := &kept{Request: store.Hash(append([]byte(o.Type+"\x00"), params...)), Job: Job{
		ID: idOf(o.By, o.Key), Type: o.Type, State: Waiting, MadeBy: o.By, MadeAt: j.Now().UTC(), Params: params, Counts: map[string]int{},
	}}
	if old, err := j.get(ctx, k.ID); err == nil {
		return j.again(ctx, old, k.Request)
	} else if !errors.Is(err, store.ErrNotFound) {
		return nil, err
	}
	n, err := j.Store.Count(ctx, store.Query{Kind: kindJob, Where: map[string][]string{"owner": {o.By}, "state": {Waiting, Running}}}, mostOpen)
	if err != nil {
		return nil, err
	}
	if n >= mostOpen {
		return nil, fault.New(fault.Conflict, "job.many", "", mostOpen)
	}
	err = j.put(ctx, k)
	if errors.Is(err, store.ErrTaken) {
		old, err := j.get(ctx, k.ID)
		if err != nil {
			return nil, err
		}
		return j.again(ctx, old, k.Request)
	}
	return &k.Job, err
}

// again answers a repeated order.
func (j *Jobs) again(ctx context.Context, old *kept, request string) (*Job, error) {
	if old.Request != request {
		return nil, fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key")
	}
	return j.withProgress(ctx, old)
}

// Read gives a job with its progress.
//
// It returns NotFound job.unknown.
func (j *Jobs) Read(ctx context.Context, id string) (*Job, error) {
	k, err := j.find(ctx, id)
	if err != nil {
		return nil, err
	}
	return j.withProgress(ctx, k)
}

// Cancel ends a job. What it has done stays; of one that has ended nothing changes.
//
// It returns what Read does.
func (j *Jobs) Cancel(ctx context.Context, id string) (*Job, error) {
	for {
		k, err := j.find(ctx, id)
		if err != nil || k.Ended() {
			return jobOrNil(k), err
		}
		err = j.end(ctx, k, Cancelled, "")
		if !errors.Is(err, store.ErrTaken) {
			return jobOrNil(k), err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
}

func jobOrNil(k *kept) *Job {
	if k == nil {
		return nil
	}
	return &k.Job
}

func (j *Jobs) get(ctx context.Context, id string) (*kept, error) {
	r, err := j.Store.Get(ctx, kindJob, id)
	if err != nil {
		return nil, err
	}
	return jobOf(r)
}

// find gives a job that a person names.
func (j *Jobs) find(ctx context.Context, id string) (*kept, error) {
	if !isID(id) {
		return nil, fault.New(fault.NotFound, "job.unknown", "", id)
	}
	k, err := j.get(ctx, id)
	if errors.Is(err, store.ErrNotFound) {
		return nil, fault.New(fault.NotFound, "job.unknown", "", id)
	}
	return k, err
}

// put writes a job over the version that was read.
func (j *Jobs) put(ctx context.Context, k *kept) error {
	r, err := k.record()
	if err != nil {
		return err
	}
	if err := j.Store.Put(ctx, r); err != nil {
		return err
	}
	k.version = r.Version
	return nil
}

// end ends a job, with what its shards have come to, and clears the shards away.
func (j *Jobs) end(ctx context.Context, k *kept, state, failure string) error {
	t, err := j.sum(ctx, k.ID)
	if err != nil {
		return err
	}
	k.State, k.Failure, k.EndedAt = state, failure, j.Now().UTC()
	k.Job.Done, k.Counts = t.done, t.counts
	raw, err := json.Marshal(manifest{Job: k.ID, Parts: t.parts})
	if err != nil {
		return err
	}
	if k.Result, err = j.Store.Keep(ctx, raw); err != nil {
		return err
	}
	if err := j.put(ctx, k); err != nil {
		return err
	}
	// Those that a crash leaves here are cleared away when they expire.
	return j.shards(ctx, k.ID, "", func(s *shard) (bool, error) {
		return true, j.Store.Delete(ctx, kindShard, shardID(s.Job, s.Number), 0)
	})
}

// idOf derives the id of a job from who asks for it and under which key, so that a retry meets its own.
func idOf(account, key string) string {
	return store.DerivedID("j", "job", account, key)
}

func isID(id string) bool {
	return len(id) == 27 && id[0] == 'j' && strings.IndexFunc(id, func(r rune) bool { return (r < 'a' || r > 'z') && (r < '2' || r > '7') }) < 0
}

func shardID(job string, number int) string { return fmt.Sprintf("%s.%06d", job, number) }

func (j *Jobs) secret() (string, error) {
	var b [16]byte
	if _, err := io.ReadFull(j.Random, b[:]); err != nil {
		return "", fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	return store.IDText(b[:]), nil
}
