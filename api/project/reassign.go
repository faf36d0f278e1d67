package project

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"slices"
	"strconv"

	"sevenlists/api/job"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// JobReassign is the type of the jobs that hand many projects of one agent over to others. Each hand-over is
// an event of its project like any other.
const JobReassign = "reassign"

// Reassignment says which projects of an agent go to whom. What is empty filters nothing; named projects are
// taken in their order, else all open ones that the filter finds, the oldest first.
type Reassignment struct {
	To         []string `json:"to" most:"50"`                   // accounts of the agents who take over
	Projects   []string `json:"projects,omitempty" most:"2000"` // ids
	Street     string   `json:"street,omitempty" most:"100"`
	Kind       string   `json:"kind,omitempty" most:"100"`
	Plot       string   `json:"plot,omitempty" most:"100"`
	Department string   `json:"department,omitempty" most:"100"` // only those that concern it
	Reason     string   `json:"reason,omitempty" most:"500"`
}

// ReassignOrder is what such a job is asked for by.
type ReassignOrder struct {
	From string `json:"from"` // account of the agent who gives them away
	Reassignment
}

// What becomes of a project.
const (
	ReassignMoved   = "moved"
	ReassignRefused = "refused"
)

// Move is what becomes of one project: a line of the result, and a row of what would be done.
type Move struct {
	Project string `json:"project"`
	Name    string `json:"name,omitempty"`
	Result  string `json:"result" oneof:"moved refused"`
	To      string `json:"to,omitempty"` // account that takes it over
	// Code says why it cannot: project.unknown, project.archived, reassign.other_agent.
	Code string `json:"code,omitempty"`
}

// Reassigned is what a reassignment would do.
type Reassigned struct {
	Moves []Move `json:"moves"` // at most 1,000
	// Counts say what becomes of all, Open how many open projects each agent has now and would have.
	Counts map[string]int  `json:"counts"`
	Open   []OpenOfAgent   `json:"open"`
	More   int             `json:"more,omitempty"` // moves that are not listed
	open   map[string]*int // by agent, as it goes on
}

// OpenOfAgent counts the open projects of an agent.
type OpenOfAgent struct {
	Agent  string `json:"agent"`
	Before int    `json:"before"`
	After  int    `json:"after"`
}

const (
	mostMoves     = 1000
	mostOfAnAgent = 1_000_000
)

// ReassignTry says what a reassignment would do, and changes nothing.
//
// It returns Invalid reassign.to.
func (s *Service) ReassignTry(ctx context.Context, o ReassignOrder) (*Reassigned, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	all := &Reassigned{Moves: []Move{}, Counts: map[string]int{}}
	if err := s.openOf(ctx, o.To, all); err != nil {
		return nil, err
	}
	from, err := s.Count(ctx, Filter{Agent: o.From, State: Open}, mostOfAnAgent)
	if err != nil {
		return nil, err
	}
	for cursor, ended := "", false; !ended; {
		var projects []named
		if projects, cursor, ended, err = s.toMove(ctx, &o, cursor); err != nil {
			return nil, err
		}
		for _, p := range projects {
			m := all.judge(&o, p)
			all.Counts[m.Result]++
			if len(all.Moves) == mostMoves {
				all.More++
				continue
			}
			all.Moves = append(all.Moves, m)
		}
	}
	all.Open = append(all.Open, OpenOfAgent{Agent: o.From, Before: from, After: from - all.Counts[ReassignMoved]})
	for i := range all.Open {
		if n := all.open[all.Open[i].Agent]; n != nil {
			all.Open[i].After = *n
		}
	}
	return all, nil
}

// StartReassign asks for a job that reassigns. The same again moves nothing twice: what is no longer the
// agent's stays where it is.
//
// It returns Invalid reassign.to, and what Jobs.Start does.
func (s *Service) StartReassign(ctx context.Context, call Call, o ReassignOrder) (*job.Job, error) {
	if err := o.check(); err != nil {
		return nil, err
	}
	return s.jobs.Start(ctx, job.Order{Type: JobReassign, By: call.Account, Key: call.Key, Params: o})
}

// check refuses an order that names nobody who takes over, and leaves out what is named twice.
func (o *ReassignOrder) check() error {
	met := map[string]bool{}
	o.Projects = slices.DeleteFunc(slices.Clone(o.Projects), func(id string) bool {
		twice := met[id]
		met[id] = true
		return twice
	})
	if len(o.To) == 0 || slices.Contains(o.To, o.From) || slices.Contains(o.To, "") {
		return fault.New(fault.Invalid, "reassign.to", "/to")
	}
	return text("/reason", o.Reason, 500)
}

// openOf counts the open projects of those who take over.
func (s *Service) openOf(ctx context.Context, agents []string, into *Reassigned) error {
	into.open = map[string]*int{}
	for _, id := range agents {
		if into.open[id] != nil {
			continue
		}
		n, err := s.Count(ctx, Filter{Agent: id, State: Open}, mostOfAnAgent)
		if err != nil {
			return err
		}
		into.Open = append(into.Open, OpenOfAgent{Agent: id, Before: n})
		into.open[id] = &n
	}
	return nil
}

// named is a project that was found, or an id of which there is none.
type named struct {
	id string
	*Project
}

// toMove gives the next projects to be moved, the place to go on from, and whether these are the last.
func (s *Service) toMove(ctx context.Context, o *ReassignOrder, cursor string) (list []named, next string, ended bool, err error) {
	if len(o.Projects) > 0 {
		return s.namedFrom(ctx, o, cursor)
	}
	after, err := cursorOf(cursor)
	if err != nil {
		return nil, "", false, err
	}
	f := Filter{Agent: o.From, State: Open, Street: o.Street, Kind: o.Kind, Plot: o.Plot, Department: o.Department}
	q, ok := f.query(Sight{})
	if !ok {
		return nil, "", true, nil
	}
	q.After, q.Limit = after, stepProjects
	records, err := s.store.List(ctx, q)
	if err != nil {
		return nil, "", false, err
	}
	for _, r := range records {
		p := &Project{}
		if err := json.Unmarshal(r.Body, p); err != nil {
			return nil, "", false, err
		}
		list = append(list, named{r.ID, p})
		next = store.Cursor{Sort: r.Sort, ID: r.ID}.Text()
	}
	return list, next, len(records) < stepProjects, nil
}

// namedFrom reads those that were named, from a place in their list.
func (s *Service) namedFrom(ctx context.Context, o *ReassignOrder, cursor string) ([]named, string, bool, error) {
	at, _ := strconv.Atoi(cursor) // empty is the beginning
	at = min(max(at, 0), len(o.Projects))
	end := min(at+stepProjects, len(o.Projects))
	var list []named
	for _, id := range o.Projects[at:end] {
		p, err := s.Read(ctx, id)
		var one *fault.Error
		if errors.As(err, &one) && one.Kind == fault.NotFound {
			p, err = nil, nil
		}
		if err != nil {
			return nil, "", false, err
		}
		list = append(list, named{id, p})
	}
	return list, strconv.Itoa(end), end == len(o.Projects), nil
}

// judge says what becomes of a project, and counts it to whoever has the fewest open ones; of several, the
// first that was named.
func (r *Reassigned) judge(o *ReassignOrder, p named) Move {
	m := Move{Project: p.id, Result: ReassignRefused}
	if p.Project == nil {
		m.Code = "project.unknown"
		return m
	}
	m.Name = p.Summary.Name
	switch {
	case p.Agent != o.From:
		m.Code = "reassign.other_agent"
	case p.Archived():
		m.Code = "project.archived"
	default:
		m.To = slices.MinFunc(o.To, func(a, b string) int { return *r.open[a] - *r.open[b] })
		m.Result = ReassignMoved
		*r.open[m.To]++
	}
	return m
}

// reassignWork hands projects over: all of them are one shard, so that each goes to whoever then has the
// fewest.
type reassignWork struct{ *Service }

// Split counts what is to be moved.
func (w reassignWork) Split(ctx context.Context, j *job.Job, _ string) ([]job.Range, string, error) {
	var o ReassignOrder
	if err := json.Unmarshal(j.Params, &o); err != nil {
		return nil, "", err
	}
	n := len(o.Projects)
	if n == 0 {
		var err error
		n, err = w.Count(ctx, Filter{Agent: o.From, State: Open, Street: o.Street, Kind: o.Kind, Plot: o.Plot, Department: o.Department}, mostOfAnAgent)
		if err != nil {
			return nil, "", err
		}
	}
	return []job.Range{{Size: n}}, "", nil
}

// Step hands the next projects over. Done again it finds them moved, or meets its own documents.
func (w reassignWork) Step(ctx context.Context, j *job.Job, _ job.Range, cursor string) (job.Step, error) {
	var o ReassignOrder
	if err := json.Unmarshal(j.Params, &o); err != nil {
		return job.Step{}, err
	}
	all := &Reassigned{}
	if err := w.openOf(ctx, o.To, all); err != nil {
		return job.Step{}, err
	}
	projects, next, ended, err := w.toMove(ctx, &o, cursor)
	if err != nil {
		return job.Step{}, err
	}
	step := job.Step{Cursor: next, Done: len(projects), Counts: map[string]int{}, Ended: ended}
	var lines bytes.Buffer
	for _, p := range projects {
		m, err := w.move(ctx, j, &o, all.judge(&o, p))
		if err != nil {
			return job.Step{}, err
		}
		step.Counts[m.Result]++
		raw, err := json.Marshal(m)
		if err != nil {
			return job.Step{}, err
		}
		lines.Write(append(raw, '\n'))
	}
	step.Lines = lines.Bytes()
	return step, nil
}

// move hands one project over, unless it is another's by now; what this job did before is its answer.
func (w reassignWork) move(ctx context.Context, j *job.Job, o *ReassignOrder, m Move) (Move, error) {
	call := Call{Account: j.MadeBy, Key: j.ID}
	request, err := call.requestHash(JobReassign, j.ID)
	if err != nil {
		return m, err
	}
	if m.Code == "reassign.other_agent" { // perhaps since a step was done before and not written down
		before, err := w.again(ctx, m.Project, call, request)
		if err != nil || before == nil {
			return m, err
		}
		return Move{Project: m.Project, Name: m.Name, Result: ReassignMoved, To: before.Agent}, nil
	}
	if m.Result != ReassignMoved {
		return m, nil
	}
	after, err := w.existing(ctx, m.Project, call, request, func(p *Project) ([]store.Event, error) {
		if p.Agent != o.From || p.Archived() {
			return nil, nil
		}
		ev, err := event(EventHandedOver, w.today(), HandedOver{Agent: &m.To, Reason: o.Reason})
		return []store.Event{ev}, err
	})
	if err != nil {
		return m, err
	}
	switch {
	case after.Agent == o.From:
		return Move{Project: m.Project, Name: m.Name, Result: ReassignRefused, Code: "project.archived"}, nil
	case !slices.Contains(o.To, after.Agent):
		return Move{Project: m.Project, Name: m.Name, Result: ReassignRefused, Code: "reassign.other_agent"}, nil
	}
	m.To = after.Agent
	return m, nil
}
