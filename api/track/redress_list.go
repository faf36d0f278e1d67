package track

import (
	"context"
	"encoding/json"
	"maps"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/prompts"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
)

// RedressFilter says which letters of all projects are listed. What is empty filters nothing; all that is given
// must agree.
type RedressFilter struct {
	Project, Department, State string
	Open                       bool // only those about which something is left to do
	Overdue                    bool // only those to which no reply came by their day
	// Seen are the reasons for which the caller may see one; nil lets all be seen, an empty list none.
	Seen []project.Sight
}

// RedressPage are letters of all projects, those first that are due first.
type RedressPage struct {
	Letters []RedressRow `json:"letters"`
	More    bool         `json:"more,omitempty"` // there are more than are shown; a filter finds them
}

// RedressRow is one letter of a listing.
type RedressRow struct {
	redress.Letter
	Overdue bool `json:"overdue,omitempty"`
}

// mostRedress is the most letters of a listing.
const mostRedress = 500

// FindRedress lists the letters of all projects.
func (s *Service) FindRedress(ctx context.Context, f RedressFilter) (RedressPage, error) {
	page := RedressPage{Letters: []RedressRow{}}
	seen := map[string]bool{}
	for _, q := range f.queries() {
		err := s.each(ctx, q, func(r *store.Record) error {
			if seen[r.ID] {
				return nil
			}
			seen[r.ID] = true
			l := redress.Letter{}
			if err := json.Unmarshal(r.Body, &l); err != nil {
				return err
			}
			l.Entries = []redress.Entry{}
			late := s.overdue(&l)
			switch {
			case f.Overdue && !late:
			case len(page.Letters) >= mostRedress:
				page.More = true
			default:
				page.Letters = append(page.Letters, RedressRow{l, late})
			}
			return nil
		})
		if err != nil {
			return page, err
		}
	}
	return page, nil
}

// queries are those that together find what the filter asks for: one a sight.
func (f *RedressFilter) queries() []store.Query {
	asked := map[string]string{"project": f.Project, "department": f.Department, "state": f.State, "open": flag(f.Open)}
	sights := f.Seen
	if sights == nil {
		sights = []project.Sight{{}}
	}
	var queries []store.Query
	for _, sight := range sights {
		field := fieldOf[sight.Field]
		if sight.Field != "" && (field == "" || sight.Value == "" || asked[field] != "" && asked[field] != sight.Value) {
			continue
		}
		q := store.Query{Kind: kindRedress, Where: map[string][]string{}}
		for name, value := range asked {
			if value != "" {
				q.Where[name] = []string{value}
			}
		}
		if field != "" {
			q.Where[field] = []string{sight.Value}
		}
		queries = append(queries, q)
	}
	return queries
}

// RedressFigures are the ratings and letters of a period: of the district and by department.
type RedressFigures struct {
	From        calendar.Date       `json:"from"`
	To          calendar.Date       `json:"to"`
	District    RedressCount        `json:"district"`
	Departments []RedressDepartment `json:"departments"`
}

// RedressDepartment is what came together for one department.
type RedressDepartment struct {
	Department string `json:"department"` // id
	RedressCount
}

// RedressCount counts ratings by their day, and letters by the day on which they were triggered.
type RedressCount struct {
	Ratings     map[string]int `json:"ratings"` // by choice
	Triggered   int            `json:"triggered"`
	Founded     int            `json:"founded"`
	Unfounded   int            `json:"unfounded"`
	Sent        int            `json:"sent"`         // to which a letter was sent
	Second      int            `json:"second"`       // of these, to which more than one was
	LateReplies int            `json:"late_replies"` // replies after their day
	Overdue     int            `json:"overdue"`      // that wait for a reply after its day
	Repeated    int            `json:"repeated"`     // the same problem again
	Escalated   int            `json:"escalated"`
	Closed      int            `json:"closed"`
}

// RedressFigures counts the ratings and letters from one day to another, both included.
func (s *Service) RedressFigures(ctx context.Context, from, to calendar.Date) (*RedressFigures, error) {
	f := &RedressFigures{From: from, To: to, District: RedressCount{Ratings: map[string]int{}}, Departments: []RedressDepartment{}}
	of := map[string]*RedressCount{}
	both := func(department string) []*RedressCount {
		if of[department] == nil {
			of[department] = &RedressCount{Ratings: map[string]int{}}
		}
		return []*RedressCount{&f.District, of[department]}
	}
	err := s.each(ctx, store.Query{Kind: kindRating}, func(r *store.Record) error {
		var kept ratingKept
		if err := json.Unmarshal(r.Body, &kept); err != nil || kept.On < from || kept.On > to {
			return err
		}
		for _, c := range both(kept.Department) {
			c.Ratings[kept.Choice]++
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	err = s.each(ctx, store.Query{Kind: kindRedress}, func(r *store.Record) error {
		var l redress.Letter
		if err := json.Unmarshal(r.Body, &l); err != nil || l.Triggered < from || l.Triggered > to {
			return err
		}
		for _, c := range both(l.Department) {
			c.count(&l, s.overdue(&l))
		}
		return nil
	})
	for _, id := range slices.Sorted(maps.Keys(of)) {
		f.Departments = append(f.Departments, RedressDepartment{id, *of[id]})
	}
	return f, err
}

// count counts one letter.
func (c *RedressCount) count(l *redress.Letter, overdue bool) {
	add := func(to *int, is bool) {
		if is {
			*to++
		}
	}
	add(&c.Triggered, l.State != redress.None)
	add(&c.Founded, l.Founded)
	add(&c.Unfounded, l.State == redress.Unfounded)
	add(&c.Sent, l.Letters > 0)
	add(&c.Second, l.Letters > 1)
	add(&c.Overdue, overdue)
	add(&c.Repeated, l.Repeated > 0)
	add(&c.Escalated, l.Escalated != 0)
	add(&c.Closed, l.State == redress.Closed)
	c.LateReplies += l.LateReply
}

// RedressLetterOf writes a letter from point to point: to the department, with what was said when it was sent, or
// found founded, and the day for the reply.
func (s *Service) RedressLetterOf(ctx context.Context, p *project.Project, l *redress.Letter, k *letter.Kind, in lang.Lang) (*letter.Letter, error) {
	c, err := s.CaseOf(ctx, p, l.Case)
	if err != nil {
		return nil, err
	}
	data, err := s.Letter(ctx, p, c, k, in)
	if err != nil {
		return nil, err
	}
	data.Matter = letter.MatterFields{
		To: s.projects.Rules().DepartmentName(l.Department, s.Today()).In(in), Subject: s.window.redress.Sources[l.From].In(in), Reply: l.Due,
	}
	if data.Number = l.Document; l.Sent != 0 {
		data.Date = l.Sent
	}
	for _, e := range slices.Backward(l.Entries) {
		if e.Undone == nil && slices.Contains([]string{redress.Send, redress.SendAgain, redress.Verify}, e.Name) {
			data.Matter.Facts, err = s.textOf(ctx, e.Text)
			break
		}
	}
	return data, err
}

// The kinds of matter of the window, by the ids of policies/supervision/prompts.
const (
	promptRedress = "redress_reply"
	promptPass    = "hand_over"
)

// redressMatters are the replies to letters that are waited for.
func (s *Service) redressMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	where := map[string][]string{"open": {flag(true)}, "state": {redress.Sent, redress.Received, redress.Rectifying}}
	if in.Project != "" {
		where["project"] = []string{in.Project}
	}
	return s.each(ctx, store.Query{Kind: kindRedress, Where: where}, func(r *store.Record) error {
		var l redress.Letter
		if err := json.Unmarshal(r.Body, &l); err != nil {
			return err
		}
		return do(prompts.Matter{
			Kind: promptRedress, ID: r.ID + "/" + l.Sent.String(), Project: l.Project, Item: l.Case, Department: l.Department,
			Begun: l.Sent, Due: l.Due, Owner: r.Fields["owner"], Agent: r.Fields["agent"], Adviser: r.Fields["adviser"],
		})
	})
}

// passMatters are the hand-overs between window and department that are to be made.
func (s *Service) passMatters(ctx context.Context, in prompts.Scope, do func(prompts.Matter) error) error {
	return s.Survey(ctx, CaseFilter{Project: in.Project, Passed: true}, func(x Surveyed) error {
		t := s.Timing(x.Case)
		if n := len(t.Hands); n > 0 && t.Hands[n-1].To == 0 && t.Hands[n-1].DueOn != 0 {
			h := t.Hands[n-1]
			m := prompts.Matter{
				Kind: promptPass, ID: x.Key + "/pass/" + h.From.String() + "/" + h.Due.String(), Project: x.Project, Item: x.Key,
				Department: x.Terms.Department, Person: x.Officer, Begun: h.Due, Due: h.DueOn, Owner: x.Owner, Agent: x.Agent, Adviser: x.Adviser,
			}
			return do(m)
		}
		return nil
	})
}
