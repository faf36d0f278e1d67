// Package job does work that is too long for one request: it is divided into shards, which several
// servers share by leases, and goes on where it was when a server stops or crashes.
//
// A job and its shards are records. What a shard has come to (its cursor, its counts, the lines of its
// result) is written in one piece over the version that was read, so that of two workers who hold the
// same shard only one is counted. What a step does elsewhere may happen twice, because a worker may
// crash between the doing and the writing down: it must be an append under an idempotency key of the
// job and of the row or project, so that it has its effect once.
package job

import (
	"encoding/json"
	"time"

	"sevenlists/api/store"
)

// The states of a job.
const (
	Waiting   = "waiting" // it is not wholly divided yet
	Running   = "running"
	Done      = "done"
	Failed    = "failed"
	Cancelled = "cancelled"
)

// The kinds of the records.
const (
	kindJob   = "job"
	kindShard = "job_shard"
)

// Job is one long work.
type Job struct {
	ID      string    `json:"id"`
	Type    string    `json:"type"` // replan, intake, …
	State   string    `json:"state" oneof:"waiting running done failed cancelled"`
	MadeBy  string    `json:"made_by"` // account
	MadeAt  time.Time `json:"made_at"`
	EndedAt time.Time `json:"ended_at,omitzero"`
	// Params is what the job was asked for; its keys are the matter of its type.
	Params json.RawMessage `json:"params"`
	Shards int             `json:"shards"` // into how many it is divided so far
	Total  int             `json:"total"`  // rows or projects in them
	Done   int             `json:"done"`   // of these: dealt with
	// Counts says what came of those that are dealt with; the words are the matter of its type.
	Counts map[string]int `json:"counts"`
	// Result is the hash of the list of what the result consists of; empty where there is none yet.
	Result string `json:"result,omitempty"`
	// Failure says why it failed: the code of the error.
	Failure string `json:"failure,omitempty"`
}

// Ended reports whether nothing more will come of the job.
func (j *Job) Ended() bool { return j.State != Waiting && j.State != Running }

// kept is a job as it is stored.
type kept struct {
	Job
	Request string `json:"request"` // hash of what was asked for, to tell a repetition from another request
	Next    string `json:"next"`    // where the dividing goes on
	// Pending are the last of the shards: those that may not have been written yet. They stand here first,
	// because of two servers that divide the same job only one can write here.
	Pending []Range `json:"pending,omitempty"`
	Divided bool    `json:"divided"` // no more shards follow the pending ones

	version int64
}

// Range is what one shard is of.
type Range struct {
	From  string `json:"from,omitempty"`  // where it begins, in the words of the job's type
	Until string `json:"until,omitempty"` // where it ends
	Size  int    `json:"size"`            // rows or projects
}

// shard is one part of a job as it is stored.
type shard struct {
	Job    string         `json:"job"`
	Number int            `json:"number"`
	Range  Range          `json:"range"`
	Cursor string         `json:"cursor,omitempty"` // how far it is done; empty at its beginning
	Done   int            `json:"done"`
	Counts map[string]int `json:"counts"`
	Parts  []string       `json:"parts,omitempty"` // contents with lines of the result, in order
	Ended  bool           `json:"ended"`

	Owner string    `json:"owner,omitempty"` // who holds the lease
	Until time.Time `json:"until,omitzero"`  // and how long
	Tries int       `json:"tries"`           // leases since it last got on

	version int64
}

// How long what nobody touches is kept.
const (
	keepJob   = 90 * 24 * time.Hour // after its end
	keepShard = 30 * 24 * time.Hour
)

// record is the job as a record.
func (j *kept) record() (store.Record, error) {
	body, err := json.Marshal(j)
	if err != nil {
		return store.Record{}, err
	}
	r := store.Record{
		Kind: kindJob, ID: j.ID, Version: j.version + 1, Sort: store.SortTime(j.MadeAt), Body: body,
		Fields: map[string]string{"state": j.State, "type": j.Type, "owner": j.MadeBy, "id": j.ID},
	}
	if j.Ended() {
		r.Expires = j.EndedAt.Add(keepJob)
	}
	return r, nil
}

func jobOf(r store.Record) (*kept, error) {
	j := &kept{version: r.Version}
	return j, json.Unmarshal(r.Body, j)
}

// record is the shard as a record.
func (s *shard) record(now time.Time) (store.Record, error) {
	body, err := json.Marshal(s)
	if err != nil {
		return store.Record{}, err
	}
	state := "open"
	if s.Ended {
		state = "ended"
	}
	id := shardID(s.Job, s.Number)
	return store.Record{
		Kind: kindShard, ID: id, Version: s.version + 1, Sort: id, Body: body, Expires: now.Add(keepShard),
		Fields: map[string]string{"job": s.Job, "state": state},
	}, nil
}

func shardOf(r store.Record) (*shard, error) {
	s := &shard{version: r.Version}
	return s, json.Unmarshal(r.Body, s)
}
