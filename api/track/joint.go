package track

import (
	"context"
	"encoding/json"
	"maps"
	"slices"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/joint"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// jointEvents begins the types of event of joint handling.
const jointEvents = "joint_"

// JointState is one joint handling of a project as it stands.
type JointState struct {
	joint.Handling
	Name       lang.Text       `json:"name"`
	Lead       string          `json:"lead"` // key of the case that carries the decision
	Department string          `json:"department"`
	Days       rules.Days      `json:"days"` // of the one statutory clock
	Items      []JointMember   `json:"items"`
	Hearings   []joint.Hearing `json:"hearings"`
}

// JointMember is one item of a joint handling.
type JointMember struct {
	Case       string `json:"case"`
	Name       string `json:"name"`
	Department string `json:"department"`
	State      string `json:"state"`
	Joined     bool   `json:"joined"` // it was received together with the others
}

// foldJoint takes in an event of joint handling.
func (s *State) foldJoint(ev store.Event, e *store.Entry) error {
	take := func(key string) *joint.Handling {
		if s.Joint == nil {
			s.Joint = map[string]*joint.Handling{}
		}
		if s.Joint[key] == nil {
			s.Joint[key] = &joint.Handling{Key: key, Members: []string{}, Opinions: []joint.Opinion{}}
		}
		return s.Joint[key]
	}
	if ev.Type == joint.EventStep {
		var b joint.Step
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		take(b.Joint).Take(b, e.Sequence)
		return nil
	}
	var b joint.Opinion
	if err := json.Unmarshal(ev.Body, &b); err != nil {
		return err
	}
	b.By, b.At = e.Actor, e.RecordedAt
	take(b.Joint).Hear(b, e.Sequence)
	return nil
}

// jointly says which joint handling a case is in; empty where it goes by itself.
func (s *State) jointly(c *handling.Case) string {
	for _, key := range slices.Sorted(maps.Keys(s.Joint)) {
		if id, _ := joint.CutKey(key); c.Terms.Joint == id && slices.Contains(s.Joint[key].Members, c.Key) {
			return key
		}
	}
	return ""
}

// ofItself refuses a step of a case that is handled jointly, unless it may be taken alone.
func (s *Service) ofItself(state *State, c *handling.Case, step string) error {
	if slices.Contains(s.together.Alone, step) || s.book.States[c.State].Closed {
		return nil
	}
	if key := state.jointly(c); key != "" {
		id, _ := joint.CutKey(key)
		return fault.New(fault.Conflict, "joint.together", "/step", s.together.Handlings[id].Name, key)
	}
	return nil
}

// Joint gives a joint handling of a project that has been read.
//
// It returns NotFound joint.unknown where the plan has no such handling.
func (s *Service) Joint(ctx context.Context, p *project.Project, key string, l lang.Lang) (*JointState, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	return s.jointIn(ctx, p, state, key, l)
}

// Joints are all joint handlings of the plan of a project, in the order of its items.
func (s *Service) Joints(ctx context.Context, p *project.Project, l lang.Lang) ([]JointState, error) {
	state, err := upTo(ctx, s.store, p.ID, p.Sequence)
	if err != nil {
		return nil, err
	}
	opt := planner.Default()
	opt.Lang = l
	plan, _, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	list := []JointState{}
	for _, key := range s.jointKeys(plan) {
		list = append(list, *s.jointOf(p, state, plan, key))
	}
	return list, nil
}

// jointKeys are the handlings whose lead stands in a plan.
func (s *Service) jointKeys(plan *planner.Plan) []string {
	lead := map[string]string{}
	for id, row := range s.together.Handlings {
		if row.Holds(s.Today()) {
			lead[row.Lead] = id
		}
	}
	keys := []string{}
	for i := range plan.Items {
		item, part := profile.CutKey(plan.Items[i].ID)
		if id, ok := lead[item]; ok {
			keys = append(keys, joint.Key(id, part))
		}
	}
	return keys
}

func (s *Service) jointIn(ctx context.Context, p *project.Project, state *State, key string, l lang.Lang) (*JointState, error) {
	opt := planner.Default()
	opt.Lang = l
	plan, _, err := s.projects.Plan(ctx, p, opt)
	if err != nil {
		return nil, err
	}
	if keys := s.jointKeys(plan); !slices.Contains(keys, key) {
		return nil, fault.New(fault.NotFound, "joint.unknown", "", key, strings.Join(keys, ", "))
	}
	return s.jointOf(p, state, plan, key), nil
}

// jointOf puts a handling together: what was entered of it, and what its rules say.
func (s *Service) jointOf(p *project.Project, state *State, plan *planner.Plan, key string) *JointState {
	id, part := joint.CutKey(key)
	row := s.together.Handlings[id]
	j := &JointState{Name: row.Name, Lead: rules.Key(row.Lead, part), Days: row.Days, Handling: joint.Handling{
		Key: key, Version: 1, Members: []string{}, Opinions: []joint.Opinion{},
	}}
	if h := state.Joint[key]; h != nil {
		j.Handling = *h
	}
	within := around(plan, part)
	heard := slices.Clone(row.Asked)
	for i := range plan.Items {
		item := &plan.Items[i]
		id, at := profile.CutKey(item.ID)
		joined := slices.Contains(j.Members, item.ID)
		if !joined && (!slices.Contains(row.Items(), id) || !slices.Contains(within, at)) {
			continue
		}
		m := JointMember{Case: item.ID, Name: item.Name, Department: item.DepartmentID, State: handling.None, Joined: joined}
		if c := state.Cases[item.ID]; c != nil {
			m.State = c.State
		}
		if j.Items = append(j.Items, m); item.ID == j.Lead {
			j.Department = item.DepartmentID
		} else if joined || j.Round == 0 {
			heard = append(heard, item.DepartmentID)
		}
	}
	slices.Sort(heard)
	heard = slices.DeleteFunc(slices.Compact(heard), func(id string) bool { return id == j.Department })
	accepted := calendar.Date(0)
	if c := state.Cases[j.Lead]; c != nil && j.Round > 0 {
		accepted = c.Accepted
	}
	j.Hearings = row.Hearings(&j.Handling, heard, accepted, s.Today(), s.projects.Rules().Calendar())
	return j
}

// NextJointly are the steps that are possible for all members of a joint handling, as its lead stands.
func (s *Service) NextJointly(ctx context.Context, id string, j *JointState) ([]string, error) {
	state, err := s.State(ctx, id)
	if err != nil {
		return nil, err
	}
	lead := state.Cases[j.Lead]
	if lead == nil || j.Round == 0 || s.book.States[lead.State].Closed || state.jointly(lead) != j.Key {
		return []string{handling.Receive}, nil
	}
	return slices.DeleteFunc(s.book.Next(lead), func(step string) bool { return slices.Contains(s.together.Alone, step) }), nil
}
