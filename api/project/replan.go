package project

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strings"

	"sevenlists/api/job"
	"sevenlists/api/store"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// JobReplan is the type of the jobs that plan every open project anew and say what differs from its last
// issued plan. They issue nothing.
const JobReplan = "replan"

// ReplanOrder is what such a job is asked for by.
type ReplanOrder struct {
	Rules string `json:"rules_revision"` // by which the projects are planned
}

// What becomes of a project when it is planned anew.
const (
	ReplanChanged   = "changed"
	ReplanUnchanged = "unchanged"
	ReplanFailed    = "failed" // the rules refuse it now
)

// ReplanLine is one line of the result: a project that comes out otherwise, or not at all.
type ReplanLine struct {
	Project string `json:"project"`
	Name    string `json:"name"`
	Agent   string `json:"agent,omitempty"`
	// Plan is the number of its last issued plan; 0 where there is none: then it is compared with what its
	// profile leads to under the rules by which it goes.
	Plan   int    `json:"plan"`
	Result string `json:"result" oneof:"changed failed"`
	// Revised says that the profile is another than that of the plan, so that not all of the difference
	// is the rules'.
	Revised      bool          `json:"revised,omitempty"`
	Added        []string      `json:"added,omitempty"`   // items, by key
	Dropped      []string      `json:"dropped,omitempty"` // items, by key
	FinishBefore calendar.Date `json:"finish_before,omitzero"`
	FinishAfter  calendar.Date `json:"finish_after,omitzero"`
	Codes        []string      `json:"codes,omitempty"` // why it failed
}

// StartReplan asks for a job that plans every open project anew under the rule set in use.
//
// It returns what Jobs.Start does.
func (s *Service) StartReplan(ctx context.Context, call Call) (*job.Job, error) {
	return s.jobs.Start(ctx, job.Order{Type: JobReplan, By: call.Account, Key: call.Key, Params: ReplanOrder{Rules: s.Rules().Revision()}})
}

// The projects of one shard, and those of one step.
const (
	shardProjects = 2000
	stepProjects  = 200
)

// replanWork plans projects anew: a shard is a stretch of them, in the order in which they were made.
type replanWork struct{ *Service }

// Split gives one stretch at a time, and ends with the projects that there were when the job was made.
func (w replanWork) Split(ctx context.Context, j *job.Job, from string) ([]job.Range, string, error) {
	after, err := cursorOf(from)
	if err != nil {
		return nil, "", err
	}
	begin, size, made := from, 0, store.SortTime(j.MadeAt)
	for size < shardProjects {
		records, err := w.open(ctx, after, stepProjects)
		if err != nil {
			return nil, "", err
		}
		last := len(records) < stepProjects
		for _, r := range records {
			if last = last || r.Sort > made; r.Sort > made {
				break
			}
			after = store.Cursor{Sort: r.Sort, ID: r.ID}
			size++
		}
		if last {
			return []job.Range{{From: begin, Until: after.Text(), Size: size}}, "", nil
		}
	}
	until := after.Text()
	return []job.Range{{From: begin, Until: until, Size: size}}, until, nil
}

// open gives the views of open projects after a place.
func (w replanWork) open(ctx context.Context, after store.Cursor, limit int) ([]store.Record, error) {
	return w.store.List(ctx, store.Query{Kind: kindProject, Where: map[string][]string{"state": {Open}}, After: after, Limit: limit})
}

// Step plans the next projects of a stretch anew. It writes nothing but its own lines.
func (w replanWork) Step(ctx context.Context, j *job.Job, r job.Range, cursor string) (job.Step, error) {
	var order ReplanOrder
	if err := json.Unmarshal(j.Params, &order); err != nil {
		return job.Step{}, err
	}
	projects, step, err := w.next(ctx, r, cursor)
	if err != nil {
		return job.Step{}, err
	}
	step.Lines, err = w.replan(ctx, order.Rules, projects, step.Counts)
	return step, err
}

// next gives the next projects of a stretch, and the step that deals with them, without what comes of it.
func (w replanWork) next(ctx context.Context, r job.Range, cursor string) ([]*Project, job.Step, error) {
	after, err := cursorOf(cmp.Or(cursor, r.From))
	if err != nil {
		return nil, job.Step{}, err
	}
	end, err := cursorOf(r.Until)
	if err != nil {
		return nil, job.Step{}, err
	}
	records, err := w.open(ctx, after, stepProjects)
	if err != nil {
		return nil, job.Step{}, err
	}
	step := job.Step{Cursor: r.Until, Counts: map[string]int{}, Ended: len(records) < stepProjects}
	var projects []*Project
	for _, record := range records {
		if cmp.Or(strings.Compare(record.Sort, end.Sort), strings.Compare(record.ID, end.ID)) > 0 {
			step.Ended = true
			break
		}
		p := &Project{}
		if err := json.Unmarshal(record.Body, p); err != nil {
			return nil, job.Step{}, err
		}
		projects = append(projects, p)
	}
	if !step.Ended {
		last := records[len(records)-1]
		step.Cursor = store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
	}
	step.Done = len(projects)
	return projects, step, nil
}

// replan plans projects anew, counts what becomes of each, and gives the lines of those that changed.
func (w replanWork) replan(ctx context.Context, revision string, projects []*Project, counts map[string]int) ([]byte, error) {
	// Those that were planned by the same rules before come one after the other, so that few rule sets
	// are loaded at a time.
	byRules := slices.Clone(projects)
	slices.SortStableFunc(byRules, func(a, b *Project) int { return strings.Compare(before(a).Rules, before(b).Rules) })
	lines := map[string]*ReplanLine{}
	for _, p := range byRules {
		line, err := w.one(ctx, revision, p)
		if err != nil {
			return nil, err
		}
		if line == nil {
			counts[ReplanUnchanged]++
			continue
		}
		counts[line.Result]++
		lines[p.ID] = line
	}
	var b bytes.Buffer
	for _, p := range projects {
		if line := lines[p.ID]; line != nil {
			raw, err := json.Marshal(line)
			if err != nil {
				return nil, err
			}
			b.Write(append(raw, '\n'))
		}
	}
	return b.Bytes(), nil
}

// before is what a project is compared with: its last issued plan, else its profile by the rules by which it goes.
func before(p *Project) Issued {
	if n := len(p.Plans); n > 0 {
		return p.Plans[n-1]
	}
	return Issued{Profile: p.Profile, Plot: p.PlotAt, Rules: p.Rules}
}

// one plans one project anew; nil where nothing differs.
func (w replanWork) one(ctx context.Context, revision string, p *Project) (*ReplanLine, error) {
	was := before(p)
	if was.Rules == revision && was.Profile == p.Profile && was.Plot == p.PlotAt {
		return nil, nil // the same profile, rules and options give the same plan
	}
	line := &ReplanLine{
		Project: p.ID, Name: p.Summary.Name, Agent: p.Agent, Plan: was.Number, Result: ReplanChanged,
		Revised: was.Profile != p.Profile || was.Plot != p.PlotAt,
	}
	old, err := w.outline(ctx, was.Rules, was.Profile, was.Plot, was.Options)
	if err != nil {
		return line.failed(err)
	}
	line.FinishBefore = old.Finish()
	is, err := w.outline(ctx, revision, p.Profile, p.PlotAt, was.Options)
	if err != nil {
		return line.failed(err)
	}
	line.FinishAfter = is.Finish()
	before, after := old.Items(), is.Items()
	slices.Sort(before)
	slices.Sort(after)
	line.Added, line.Dropped = without(after, before), without(before, after)
	if len(line.Added) == 0 && len(line.Dropped) == 0 && line.FinishBefore == line.FinishAfter {
		return nil, nil
	}
	return line, nil
}

// failed says that a project cannot be planned. An error of the store, or of the rule set, is the job's
// and not the project's.
func (l *ReplanLine) failed(err error) (*ReplanLine, error) {
	var one *fault.Error
	if !errors.As(err, &one) || one.Kind == fault.Unavailable {
		return nil, err
	}
	l.Result = ReplanFailed
	for _, e := range fault.All(err) {
		if !slices.Contains(l.Codes, e.Code) && len(l.Codes) < 20 {
			l.Codes = append(l.Codes, e.Code)
		}
	}
	return l, nil
}

// outline plans a kept profile without words.
func (w replanWork) outline(ctx context.Context, revision, hash, plot string, options Options) (planner.Outline, error) {
	l, err := w.archive.Load(ctx, revision)
	if err != nil {
		return planner.Outline{}, err
	}
	p, err := w.stands(ctx, l, hash, plot)
	if err != nil {
		return planner.Outline{}, err
	}
	opt, err := options.Planner()
	if err != nil {
		return planner.Outline{}, err
	}
	return planner.Sketch(l.Set, p, opt)
}

// without gives what of one sorted list does not stand in another.
func without(a, b []string) []string {
	var rest []string
	for _, x := range a {
		if _, found := slices.BinarySearch(b, x); !found {
			rest = append(rest, x)
		}
	}
	return rest
}
