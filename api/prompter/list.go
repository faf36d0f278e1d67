package prompter

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Filter says which prompts are listed. What is empty filters nothing; all that is given must agree.
type Filter struct {
	Project, Department, Kind, State, Severity string
	Role                                       string // that it was told
	Account                                    string // that it was told
	Day                                        calendar.Date
	// Seen are the prompts that the caller may see: those told an account (owner), those of a department
	// (departments). nil lets all be seen, an empty list none.
	Seen   []project.Sight
	Cursor string
	Limit  int // at most 200; 0 is 50
}

// Page is one page of prompts, those made last first.
type Page struct {
	Prompts []Shown `json:"prompts"`
	Next    string  `json:"next,omitempty"` // the cursor of the next page; empty on the last
}

// Shown is a prompt as a listing shows it.
type Shown struct {
	Prompt
	KindName string    `json:"kind_name"`
	ItemName string    `json:"item_name,omitempty"`
	Text     lang.Text `json:"text"`
	// Messages are those that it was told by, as far as they are still remembered, in the order of to.
	Messages []Sent `json:"messages"`
}

// Sent is one message of a prompt.
type Sent struct {
	Message        string    `json:"message"` // id; whoever it was sent to acknowledges it by message_acknowledge
	To             string    `json:"to"`      // account
	State          string    `json:"state" oneof:"waiting told withdrawn hidden"`
	AcknowledgedAt time.Time `json:"acknowledged_at,omitzero"`
}

const (
	usualPage = 50
	mostPage  = 200
)

// List gives a page of prompts, with names in a language.
//
// It returns Invalid project.cursor.
func (s *Service) List(ctx context.Context, f Filter, l lang.Lang) (Page, error) {
	page := Page{Prompts: []Shown{}}
	after, ok := store.ParseCursor(f.Cursor)
	if !ok {
		return page, fault.New(fault.Invalid, "project.cursor", "cursor")
	}
	limit := usualPage
	if f.Limit > 0 {
		limit = min(f.Limit, mostPage)
	}
	var records []store.Record
	for _, q := range f.queries() {
		q.After, q.Reverse, q.Limit = after, true, limit+1
		some, err := s.Store.List(ctx, q)
		if err != nil {
			return page, err
		}
		records = append(records, some...)
	}
	slices.SortFunc(records, func(a, b store.Record) int { return -cmp.Or(cmp.Compare(a.Sort, b.Sort), cmp.Compare(a.ID, b.ID)) })
	records = slices.CompactFunc(records, func(a, b store.Record) bool { return a.ID == b.ID })
	if len(records) > limit {
		records = records[:limit]
		last := records[limit-1]
		page.Next = store.Cursor{Sort: last.Sort, ID: last.ID}.Text()
	}
	for _, r := range records {
		p, err := promptOf(r)
		if err != nil {
			return page, err
		}
		shown, err := s.Show(ctx, p, l)
		if err != nil {
			return page, err
		}
		page.Prompts = append(page.Prompts, shown)
	}
	return page, nil
}

// queries are those that together find what the filter asks for: one a sight.
func (f *Filter) queries() []store.Query {
	asked := map[string]string{"project": f.Project, "department": f.Department, "kind": f.Kind, "state": f.State, "severity": f.Severity}
	if f.Day != 0 {
		asked["day"] = f.Day.String()
	}
	var words []string
	if f.Role != "" {
		words = append(words, roleWord(f.Role))
	}
	if f.Account != "" {
		words = append(words, accountWord(f.Account))
	}
	sights := f.Seen
	if sights == nil {
		sights = []project.Sight{{}}
	}
	var queries []store.Query
	for _, sight := range sights {
		q := store.Query{Kind: kindPrompt, Where: map[string][]string{}}
		for name, value := range asked {
			if value != "" {
				q.Where[name] = []string{value}
			}
		}
		seen := slices.Clone(words)
		switch sight.Field {
		case "":
		case "owner":
			seen = append(seen, accountWord(sight.Value))
		case "departments":
			if sight.Value == "" || f.Department != "" && f.Department != sight.Value {
				continue
			}
			q.Where["department"] = []string{sight.Value}
		default:
			continue
		}
		q.Search = strings.Join(seen, " ")
		queries = append(queries, q)
	}
	return queries
}

// Read gives one prompt.
//
// It returns NotFound prompt.unknown.
func (s *Service) Read(ctx context.Context, id string) (*Prompt, error) {
	r, err := s.Store.Get(ctx, kindPrompt, id)
	if errors.Is(err, store.ErrNotFound) || errors.Is(err, store.ErrMalformed) {
		return nil, fault.New(fault.NotFound, "prompt.unknown", "")
	}
	if err != nil {
		return nil, err
	}
	return promptOf(r)
}

// Show gives a prompt with its names and what became of its messages.
func (s *Service) Show(ctx context.Context, p *Prompt, l lang.Lang) (Shown, error) {
	shown := Shown{Prompt: *p, KindName: s.book.Kinds[p.Kind].Name.In(l), Messages: []Sent{}}
	if p.Item != "" {
		shown.ItemName = s.Track.ItemName(p.Item).In(l)
	}
	for i := range p.To {
		m, there, err := s.Outbox.Find(ctx, p.cause(&p.To[i]))
		if err != nil {
			return shown, err
		}
		if there {
			shown.Text = m.Title // as the last of them reads
			shown.Messages = append(shown.Messages, Sent{Message: m.ID, To: m.To, State: m.State, AcknowledgedAt: m.AcknowledgedAt})
		}
	}
	if shown.Text.IsZero() {
		if step := s.book.Step(p.Kind, p.Step); step != nil {
			shown.Text = prompts.Worded(step.Text, p.Due, s.Track.Calendar(), p.ToldOn)
		}
	}
	return shown, nil
}

// Object is what the rules of access ask of a prompt for an account: it is one's own where it was told.
func (p *Prompt) Object(account string) project.Object {
	o := project.Object{Kind: kindPrompt, ID: p.ID, State: p.State}
	if p.Department != "" {
		o.Departments = []string{p.Department}
	}
	if slices.ContainsFunc(p.To, func(t Told) bool { return t.Account == account }) {
		o.Owner = account
	}
	return o
}
