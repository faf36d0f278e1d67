package job

import (
	"context"
	"encoding/json"
	"io"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Filter says which jobs are listed; what is empty filters nothing.
type Filter struct {
	Type, State, Owner string
	// After is the id of the last job of the page before.
	After string
	Limit int // at most 100; 0 is 20
}

// Page is one page of a listing, the newest jobs first.
type Page struct {
	Jobs []Job `json:"jobs"`
	// Next is the id of the job after which the listing goes on; absent on the last page.
	Next string `json:"next,omitempty"`
}

// List gives a page of jobs, the newest first, with their progress.
//
// It returns NotFound job.unknown where the listing is to go on after a job that is not there.
func (j *Jobs) List(ctx context.Context, f Filter) (Page, error) {
	q := store.Query{Kind: kindJob, Where: map[string][]string{}, Reverse: true}
	for field, value := range map[string]string{"type": f.Type, "state": f.State, "owner": f.Owner} {
		if value != "" {
			q.Where[field] = []string{value}
		}
	}
	if f.After != "" {
		last, err := j.find(ctx, f.After)
		if err != nil {
			return Page{}, err
		}
		q.After = store.Cursor{Sort: store.SortTime(last.MadeAt), ID: last.ID}
	}
	limit := min(f.Limit, 100)
	if limit <= 0 {
		limit = 20
	}
	q.Limit = limit + 1
	records, err := j.Store.List(ctx, q)
	if err != nil {
		return Page{}, err
	}
	page := Page{Jobs: []Job{}}
	for i, r := range records {
		if i == limit {
			page.Next = records[i-1].ID
			break
		}
		k, err := jobOf(r)
		if err != nil {
			return Page{}, err
		}
		one, err := j.withProgress(ctx, k)
		if err != nil {
			return Page{}, err
		}
		page.Jobs = append(page.Jobs, *one)
	}
	return page, nil
}

// WriteResult writes the lines of the result of a job that is done.
//
// It returns Conflict job.not_done, and the errors of the store and of the writer.
func (j *Jobs) WriteResult(ctx context.Context, one *Job, w io.Writer) error {
	if one.Result == "" {
		return fault.New(fault.Conflict, "job.not_done", "", one.State)
	}
	raw, err := j.Store.Content(ctx, one.Result)
	if err != nil {
		return err
	}
	var m manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		return err
	}
	for _, hash := range m.Parts {
		lines, err := j.Store.Content(ctx, hash)
		if err != nil {
			return err
		}
		if _, err := w.Write(lines); err != nil {
			return err
		}
	}
	return nil
}

// manifest is the content that Job.Result names.
type manifest struct {
	Job   string   `json:"job"`
	Parts []string `json:"parts"` // hashes of contents with lines, in the order of the shards
}

// withProgress adds up what the shards of a job that has not ended have come to.
func (j *Jobs) withProgress(ctx context.Context, k *kept) (*Job, error) {
	one := k.Job
	if one.Counts == nil {
		one.Counts = map[string]int{}
	}
	if one.Ended() {
		return &one, nil
	}
	total, err := j.sum(ctx, one.ID)
	if err != nil {
		return nil, err
	}
	one.Done, one.Counts = total.done, total.counts
	return &one, nil
}

// total is what all shards of a job have come to.
type total struct {
	done   int
	counts map[string]int
	parts  []string
	open   int // shards that are not done
}

func (j *Jobs) sum(ctx context.Context, id string) (total, error) {
	t := total{counts: map[string]int{}}
	err := j.shards(ctx, id, "", func(s *shard) (bool, error) {
		t.done += s.Done
		for word, n := range s.Counts {
			t.counts[word] += n
		}
		t.parts = append(t.parts, s.Parts...)
		if !s.Ended {
			t.open++
		}
		return true, nil
	})
	return t, err
}

// shards calls a function for the shards of a job, in order, until it gives false.
func (j *Jobs) shards(ctx context.Context, id, state string, each func(*shard) (bool, error)) error {
	q := store.Query{Kind: kindShard, Where: map[string][]string{"job": {id}}, Limit: 200}
	if state != "" {
		q.Where["state"] = []string{state}
	}
	for {
		records, err := j.Store.List(ctx, q)
		if err != nil {
			return err
		}
		for _, r := range records {
			s, err := shardOf(r)
			if err != nil {
				return err
			}
			if more, err := each(s); !more || err != nil {
				return err
			}
		}
		if len(records) < q.Limit {
			return nil
		}
		last := records[len(records)-1]
		q.After = store.Cursor{Sort: last.Sort, ID: last.ID}
	}
}
