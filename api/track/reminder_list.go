package track

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/reminders"
	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
)

// ReminderFilter says which reminders of all projects are listed. What is empty filters nothing; all that is
// given must agree.
type ReminderFilter struct {
	Project, Department, State, Agent, Owner, Street string
	// For is what has to be done next: answer, rectify or review.
	For  string
	Open bool // only those about which something is left to do
	// StandsFor are by an agent the absent ones whose deputy that agent is, as of CaseFilter.
	StandsFor map[string][]string
	// Seen are the reasons for which the caller may see one; nil lets all be seen, an empty list none.
	Seen   []project.Sight
	Cursor string
	Limit  int // at most 200; 0 is 50
}

// ReminderRow is a reminder as a listing over projects shows it.
type ReminderRow struct {
	reminders.Reminder
	ProjectName string `json:"project_name,omitempty"`
	Overdue     bool   `json:"overdue,omitempty"` // whoever was reminded has let its day pass
}

// ReminderPage is one page of reminders, what is due first first.
type ReminderPage struct {
	Reminders []ReminderRow `json:"reminders"`
	Next      string        `json:"next,omitempty"` // the cursor of the next page
}

// FindReminders lists the reminders of all projects.
//
// It returns Invalid project.cursor.
func (s *Service) FindReminders(ctx context.Context, f ReminderFilter) (ReminderPage, error) {
	page := ReminderPage{Reminders: []ReminderRow{}}
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return page, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualPage
	if f.Limit > 0 {
		limit = min(f.Limit, mostPage)
	}
	records, err := s.reminderRecords(ctx, f, after, limit+1)
	if err != nil {
		return page, err
	}
	if len(records) > limit {
		records = records[:limit]
		last := records[limit-1]
		page.Next = store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
	}
	names := map[string]string{}
	for i := range records {
		row := ReminderRow{}
		if err := json.Unmarshal(records[i].Body, &row.Reminder); err != nil {
			return page, err
		}
		row.Entries, row.Overdue = []reminders.Entry{}, row.Reminder.Overdue(s.Today())
		if row.ProjectName, err = s.nameOf(ctx, names, row.Project); err != nil {
			return page, err
		}
		page.Reminders = append(page.Reminders, row)
	}
	return page, nil
}

// nameOf is the name of a project, read once.
func (s *Service) nameOf(ctx context.Context, names map[string]string, id string) (string, error) {
	if name, ok := names[id]; ok {
		return name, nil
	}
	p, err := s.projects.Read(ctx, id)
	if err != nil {
		return "", err
	}
	names[id] = p.Summary.Name
	return p.Summary.Name, nil
}

// eachReminder goes through the reminders of a project, or of all, about which something is left to do, with
// their views. They come without their entries.
func (s *Service) eachReminder(ctx context.Context, id string, do func(*reminders.Reminder, *store.Record) error) error {
	q := store.Query{Kind: kindReminder, Where: map[string][]string{"open": {flag(true)}}}
	if id != "" {
		q.Where["project"] = []string{id}
	}
	return s.each(ctx, q, func(record *store.Record) error {
		r := &reminders.Reminder{}
		if err := json.Unmarshal(record.Body, r); err != nil {
			return err
		}
		return do(r, record)
	})
}

// reminderRecords are the views that a filter finds, in order and each once.
func (s *Service) reminderRecords(ctx context.Context, f ReminderFilter, after store.Cursor, limit int) ([]store.Record, error) {
	asked := map[string][]string{
		"project": {f.Project}, "department": {f.Department}, "state": {f.State},
		"agent": append([]string{f.Agent}, f.StandsFor[f.Agent]...), "owner": {f.Owner}, "street": {f.Street}, "due_for": {f.For}, "open": {flag(f.Open)},
	}
	sights := f.Seen
	if sights == nil {
		sights = []project.Sight{{}}
	}
	var found []store.Record
	for _, sight := range sights {
		field := sight.Field
		if field == "departments" {
			field = "department"
		}
		q := store.Query{Kind: kindReminder, Where: given(asked), After: after, Limit: limit}
		if field != "" && (sight.Value == "" || q.Where[field] != nil && !slices.Contains(q.Where[field], sight.Value)) {
			continue
		}
		if field != "" {
			q.Where[field] = []string{sight.Value}
		}
		some, err := s.store.List(ctx, q)
		if err != nil {
			return nil, err
		}
		found = append(found, some...)
	}
	slices.SortFunc(found, func(a, b store.Record) int { return cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID)) })
	found = slices.CompactFunc(found, func(a, b store.Record) bool { return a.ID == b.ID })
	return found[:min(len(found), limit)], nil
}

// ReminderLetter writes a reminder as a letter. Whom it comes from is for the caller to state.
//
// It returns what project.Service.Plan and letter.Make do.
func (s *Service) ReminderLetter(ctx context.Context, p *project.Project, r *reminders.Reminder, k *letter.Kind, l lang.Lang) (*letter.Letter, error) {
	data := &letter.Letter{Kind: k.ID, Lang: l, Project: letter.ProjectFields{ID: p.ID, Name: p.Summary.Name}}
	if r.About.Kind == reminders.AboutCase {
		opt := planner.Default()
		opt.Lang = l
		plan, loaded, err := s.projects.Plan(ctx, p, opt)
		if err != nil {
			return nil, err
		}
		made, err := letter.Make(k, loaded.Set, plan, r.About.Case, r.Issued)
		switch {
		case isUnknownItem(err): // the plan needs it no more
			data.Item = formerItem(loaded.Set, r.About.Case, l)
		case err != nil:
			return nil, err
		default:
			data.Item = made.Item
		}
	}
	data.Number, data.Date = r.Document, r.Issued
	data.Matter = letter.MatterFields{Subject: r.Title, Facts: r.Facts, Demands: r.Measures, Reply: r.AnswerBy}
	if r.Department != "" {
		data.Matter.To = s.projects.Rules().DepartmentName(r.Department, r.Issued).In(l)
	} else {
		data.Matter.To = s.reminds.Agent.In(l)
	}
	return data, nil
}
