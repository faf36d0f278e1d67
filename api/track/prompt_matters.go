package track

import (
	"context"
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
)

// promptLapse is the kind of matter of a certificate whose validity ends; what has to follow one is of the
// kind that its rule names.
const promptLapse = "permit_lapse"

// certificateMatters are those of what was granted: certificates whose validity ends, and what has to follow
// within a time.
func (s *Service) certificateMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	all := func(holds ...string) store.Query {
		q := store.Query{Kind: kindCase, Where: map[string][]string{"holds": holds}}
		if in.Project != "" {
			q.Where["project"] = []string{in.Project}
		}
		return q
	}
	err := s.each(ctx, all(holdsUntil), func(r *store.Record) error {
		x, err := caseOf(r)
		if err != nil {
			return err
		}
		m := x.granted(promptLapse)
		m.Due = x.ValidUntil
		return do(m)
	})
	for i := range s.prompted.Follows {
		if err != nil {
			return err
		}
		f := &s.prompted.Follows[i]
		q := all(holdsOn, holdsUntil)
		q.Search = f.After
		err = s.each(ctx, q, func(r *store.Record) error {
			x, err := caseOf(r)
			if err != nil || itemOf(x.Key) != f.After {
				return err
			}
			m := x.granted(f.Kind)
			m.Due = s.Calendar().OnOrAfter(f.Within.EndsOn(x.Decided, s.Calendar()))
			if done, err := s.followed(ctx, f, &m, in.Day); done || err != nil {
				return err
			}
			return do(m)
		})
	}
	return err
}

// granted is a matter about what a case granted.
func (x *Surveyed) granted(kind string) prompts.Matter {
	return prompts.Matter{
		Kind: kind, ID: x.Key + "/" + strconv.Itoa(x.Attempt), Project: x.Project, Item: x.Key, Begun: x.Decided,
		Department: x.Terms.Department, Person: x.Officer, Owner: x.Owner, Agent: x.Agent, Adviser: x.Adviser,
	}
}

// followed reports whether what had to follow a certificate has been handed in, or nobody can know any more;
// else the matter is about what is to be handed in.
func (s *Service) followed(ctx context.Context, f *prompts.Follow, m *prompts.Matter, today calendar.Date) (bool, error) {
	if f.Until == "" {
		return today > m.Due, nil
	}
	_, part, _ := strings.Cut(m.Item, "@")
	keys := []string{f.Until}
	if part != "" {
		keys = append(keys, f.Until+"@"+part)
	}
	m.Item = keys[len(keys)-1]
	for _, key := range keys {
		r, err := s.store.Get(ctx, kindCase, m.Project+"/"+key)
		if errors.Is(err, store.ErrNotFound) {
			continue
		}
		if err != nil {
			return false, err
		}
		if state := r.Fields["state"]; state != handling.None && state != handling.Voided && state != handling.ClosedWrongAuthority {
			return true, nil
		}
	}
	return false, nil
}

// commitmentMatters are the days that have to be kept because of commitments, as far as they are certain.
func (s *Service) commitmentMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	return s.eachDuty(ctx, CommitmentFilter{Project: in.Project}, func(d Duty, c *commitments.Commitment) error {
		if d.Due == 0 || !d.Certain {
			return nil
		}
		m := prompts.Matter{
			Kind: "commitment_" + d.For, ID: d.Case + "/" + strconv.Itoa(len(c.Breaches)), Project: d.Project, Item: d.Case, Due: d.Due,
			Department: d.Department, Owner: d.Owner, Agent: d.Agent,
		}
		switch d.For {
		case commitments.Publish:
			m.Begun = c.Published
		case commitments.Verify:
			m.Begun = c.Certified
		case commitments.Repair:
			m.Begun = c.Breaches[len(c.Breaches)-1].On
		}
		return do(m)
	})
}

// openMatters are open problems, questions that wait for an answer, and parties whose opinion is missing.
func (s *Service) openMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	for _, class := range problems.Classes() {
		q, _ := (&MatterFilter{Class: class, Project: in.Project, Open: true}).query(project.Sight{})
		err := s.each(ctx, q, func(r *store.Record) error {
			list, err := promptsOf(class, r)
			for i := 0; err == nil && i < len(list); i++ {
				err = do(list[i])
			}
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// promptsOf are the matters of one problem, question or round of opinions.
func promptsOf(class string, r *store.Record) ([]prompts.Matter, error) {
	of := func(c *problems.Common, department, person string) prompts.Matter {
		return prompts.Matter{
			Kind: class, ID: strconv.Itoa(c.Number), Project: c.Project, Begun: c.Opened, Due: c.Due, Department: department, Person: person,
			Owner: r.Fields["owner"], Agent: r.Fields["agent"], Adviser: r.Fields["adviser"],
		}
	}
	var list []prompts.Matter
	switch class {
	case problems.ClassProblem:
		var p problems.Problem
		if err := json.Unmarshal(r.Body, &p); err != nil {
			return nil, err
		}
		list = append(list, of(&p.Common, p.Department, p.Person))
	case problems.ClassQuestion:
		var q problems.Question
		if err := json.Unmarshal(r.Body, &q); err != nil {
			return nil, err
		}
		if q.State == problems.Asked {
			list = append(list, of(&q.Common, q.Department, ""))
		}
	default:
		var round problems.Round
		if err := json.Unmarshal(r.Body, &round); err != nil {
			return nil, err
		}
		for i := range round.Parties {
			if v := &round.Parties[i]; v.State == problems.Waiting && v.Kind == problems.PartyDepartment {
				m := of(&round.Common, v.ID, "")
				m.ID += "/" + v.ID
				list = append(list, m)
			}
		}
	}
	return list, nil
}
