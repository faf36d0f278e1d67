package track

import (
	"cmp"
	"context"
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
)

// EnterJoint enters a step for all members of a joint handling, in one document of the log. Members name the
// items that are received together; none are all that the plan needs and that were not granted before. The
// version is that of the handling; 0 asks for none.
//
// It returns NotFound joint.unknown; Conflict joint.alone, joint.waiting and joint.against; and what
// Enter does.
func (s *Service) EnterJoint(ctx context.Context, p *project.Project, call project.Call, key string, version int64, step handling.Dated, members []string) (*JointState, error) {
	if faults := texts(&step); len(faults) > 0 {
		return nil, faults
	}
	if slices.Contains(s.together.Alone, step.Name) {
		return nil, fault.New(fault.Conflict, "joint.alone", "/step", s.book.Steps[step.Name].Name)
	}
	step.Case, step.Terms = "", nil
	if step.On == 0 {
		step.On = s.Today()
	}
	_, err := s.change(ctx, p.ID, call, "joint_step", []any{key, step, members}, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		j, err := s.jointIn(ctx, p, state, key, lang.ZH)
		if err != nil {
			return nil, err
		}
		if version != 0 && version != j.Version {
			return nil, fault.New(fault.Conflict, "request.stale", "If-Match", j.Version, version)
		}
		if step.Name == handling.Decide && step.Outcome == handling.Granted {
			if err := s.mayGrant(j); err != nil {
				return nil, err
			}
		}
		keys, err := s.joining(state, j, step.Name, members)
		if err != nil {
			return nil, err
		}
		return s.jointEvents(ctx, p, state, j, step, keys)
	})
	if err != nil {
		return nil, err
	}
	return s.jointAgain(ctx, p.ID, key)
}

func (s *Service) jointAgain(ctx context.Context, id, key string) (*JointState, error) {
	p, err := s.projects.Read(ctx, id)
	if err != nil {
		return nil, err
	}
	return s.Joint(ctx, p, key, lang.ZH)
}

// around are a part and everything that it lies in, the project last.
func around(plan *planner.Plan, part string) []string {
	list := []string{part}
	for range plan.Parts {
		i := slices.IndexFunc(plan.Parts, func(r planner.PartRow) bool { return r.ID == part })
		if i < 0 {
			break
		}
		part = plan.Parts[i].Parent
		list = append(list, part)
	}
	return list
}

// mayGrant asks whether everybody was heard.
func (s *Service) mayGrant(j *JointState) error {
	return joint.MayGrant(j.Hearings, func(id string) lang.Text { return s.projects.Rules().DepartmentName(id, s.Today()) })
}

// joining are the keys of the cases that take a step: those that are received together, later those of
// them that are still open.
func (s *Service) joining(state *State, j *JointState, step string, members []string) ([]string, error) {
	if step != handling.Receive {
		open := slices.DeleteFunc(slices.Clone(j.Members), func(key string) bool {
			c := state.Cases[key]
			return c == nil || s.book.States[c.State].Closed || state.jointly(c) != j.Key
		})
		if len(open) == 0 {
			return nil, fault.New(fault.Conflict, "joint.not_received", "/step", j.Name)
		}
		return open, nil
	}
	var keys, known []string
	for _, m := range j.Items {
		known = append(known, m.Case)
		c := state.Cases[m.Case]
		granted := c != nil && c.Outcome == handling.Granted && (c.State == handling.Decided || c.State == handling.Delivered)
		if len(members) == 0 && !granted || slices.Contains(members, m.Case) {
			keys = append(keys, m.Case)
		}
	}
	var faults fault.List
	for _, key := range members {
		if !slices.Contains(known, key) {
			faults.Add(fault.New(fault.Invalid, "joint.member", "/members", key, strings.Join(known, ", ")))
		}
	}
	if !slices.Contains(keys, j.Lead) && len(faults) == 0 {
		faults.Add(fault.New(fault.Invalid, "joint.lead", "/members", j.Lead))
	}
	return keys, faults.Err()
}

// jointEvents are the events of one document: the joint step, and the step of each member's case.
func (s *Service) jointEvents(ctx context.Context, p *project.Project, state *State, j *JointState, step handling.Dated, keys []string) ([]store.Event, error) {
	ev, err := event(joint.EventStep, step.On, joint.Step{Joint: j.Key, Name: step.Name, Members: keys})
	if err != nil {
		return nil, err
	}
	events := []store.Event{ev}
	var faults fault.List
	for _, key := range keys {
		entered, c := step, state.Cases[key]
		if c == nil {
			c = untouched(p.ID, key)
		}
		entered.Case, entered.Attempt = key, c.Attempt
		if step.Name == handling.Receive && s.book.States[c.State].Closed {
			entered.Attempt++
			c = untouched(p.ID, key)
		}
		if takesTerms(step.Name) {
			terms, err := s.terms(ctx, p, key, step.On)
			if err != nil {
				return nil, err
			}
			terms = s.jointTerms(terms, j.Key)
			entered.Terms = &terms
		}
		if step.Name == handling.AcceptWithGap || step.Name == handling.CloseGap {
			entered.Materials = gapsOf(entered.Materials, entered.Terms, c)
			if step.Name == handling.AcceptWithGap && len(entered.Materials) == 0 {
				entered.Name, entered.Due = handling.Accept, 0 // nothing of this item is missing
			} else if step.Name == handling.CloseGap && c.Gap == nil {
				continue
			}
		}
		if err := s.book.Check(c, entered, s.circumstances()); err != nil {
			faults = append(faults, ofMember(key, err)...)
			continue
		}
		ev, err := event(caseEvents+entered.Name, entered.On, entered.Step)
		if err != nil {
			return nil, err
		}
		events = append(events, ev)
	}
	return events, faults.Err()
}

// gapsOf leaves of the papers that are missing those that one item asks for.
func gapsOf(materials []string, terms *handling.Terms, c *handling.Case) []string {
	papers := c.Terms.Papers
	if terms != nil {
		papers = terms.Papers
	}
	return slices.DeleteFunc(slices.Clone(materials), func(id string) bool { return !slices.Contains(papers, id) })
}

// jointTerms puts the one clock of a joint handling in the place of an item's own.
func (s *Service) jointTerms(t handling.Terms, key string) handling.Terms {
	id, _ := joint.CutKey(key)
	row, ok := s.together.Handlings[id]
	if !ok {
		return t
	}
	t.Joint, t.Statutory = id, row.Statutory()
	if row.Promised != nil {
		t.Promised = row.Promised
	}
	return t
}

// peers are the entries that were made together with one: of each other member the same step of the same
// document. What is wrong with one is wrong with all.
func peers(state *State, c *handling.Case, number int) map[string]int {
	i := slices.IndexFunc(c.Entries, func(e handling.Entry) bool { return e.Number == number })
	if i < 0 || state.jointly(c) == "" {
		return nil
	}
	found := map[string]int{}
	for key, other := range state.Cases {
		for k := range other.Entries {
			e := &other.Entries[k]
			if key != c.Key && e.Undone == nil && e.Sequence == c.Entries[i].Sequence && e.Name == c.Entries[i].Name {
				found[key] = e.Number
			}
		}
	}
	return found
}

// ofMember says of which member something is wrong.
func ofMember(key string, err error) fault.List {
	var faults fault.List
	for _, e := range fault.All(err) {
		both := lang.Text{ZH: e.Message(lang.ZH), EN: e.Message(lang.EN)}
		faults.Add(fault.New(e.Kind, "joint.step", e.Path, key, both).Because(e))
	}
	return faults
}

// Opine records what a department says in a joint handling.
//
// It returns NotFound joint.unknown; Conflict joint.not_received; Invalid joint.department, joint.text and
// those of a date.
func (s *Service) Opine(ctx context.Context, p *project.Project, call project.Call, version int64, o joint.Opinion) (*JointState, error) {
	if o.On == 0 {
		o.On = s.Today()
	}
	_, err := s.change(ctx, p.ID, call, joint.EventOpinion, o, func(ctx context.Context, p *project.Project, state *State) ([]store.Event, error) {
		j, err := s.jointIn(ctx, p, state, o.Joint, lang.ZH)
		if err != nil {
			return nil, err
		}
		if version != 0 && version != j.Version {
			return nil, fault.New(fault.Conflict, "request.stale", "If-Match", j.Version, version)
		}
		lead := state.Cases[j.Lead]
		if j.Round == 0 || lead == nil || !lead.Open() || lead.Decided != 0 {
			return nil, fault.New(fault.Conflict, "joint.not_received", "", j.Name)
		}
		if faults := s.opinion(j, &o, lead.Received); len(faults) > 0 {
			return nil, faults
		}
		ev, err := event(joint.EventOpinion, o.On, o)
		return []store.Event{ev}, err
	})
	if err != nil {
		return nil, err
	}
	return s.jointAgain(ctx, p.ID, o.Joint)
}

// opinion says what is wrong with an opinion.
func (s *Service) opinion(j *JointState, o *joint.Opinion, received calendar.Date) fault.List {
	faults := texts(&handling.Dated{Step: handling.Step{Reason: o.Text, Document: o.Document}})
	heard := make([]string, len(j.Hearings))
	for i, h := range j.Hearings {
		heard[i] = h.Department
	}
	if !slices.Contains(heard, o.Department) {
		faults.Add(fault.New(fault.Invalid, "joint.department", "/department", o.Department, strings.Join(heard, ", ")))
	}
	if o.Stance != joint.For && o.Stance != joint.Against {
		faults.Add(fault.New(fault.Invalid, "joint.stance", "/stance", cmp.Or(o.Stance, "–")))
	}
	if o.Stance == joint.Against && o.Text == "" {
		faults.Add(fault.New(fault.Invalid, "joint.text", "/text"))
	}
	switch {
	case o.On > s.Today():
		faults.Add(fault.New(fault.Invalid, "case.future", "/on", o.On, s.Today()))
	case o.On < received:
		faults.Add(fault.New(fault.Invalid, "joint.early", "/on", o.On, received))
	}
	return faults
}
