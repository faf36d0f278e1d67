package project

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"sevenlists/api/store"
)

// kindProject is the kind of the views of projects.
const kindProject = "project"

// The states of a project.
const (
	Open   = "open"
	Closed = "archived"
)

// Project is what the log says of one project.
type Project struct {
	ID       string `json:"id"`
	Sequence int64  `json:"sequence"` // of its last document: the version that If-Match names
	State    string `json:"state" oneof:"open archived"`
	Owner    string `json:"owner,omitempty"` // account of the investor
	Agent    string `json:"agent,omitempty"`
	Adviser  string `json:"adviser,omitempty"`
	Street   string `json:"street,omitempty"`
	// From says what it was made of, where that was not a profile by itself.
	From      *Origin   `json:"from,omitempty"`
	CreatedAt time.Time `json:"created_at"`
	ChangedAt time.Time `json:"changed_at"`
	// Profile is the hash of the profile that holds now, Revisions how many there have been.
	Profile   string `json:"profile"`
	Revisions int    `json:"revisions"`
	// Rules is the revision by which the project goes: of its last profile, or of the last replanning.
	Rules   string   `json:"rules"`
	PlotAt  string   `json:"plot_content,omitempty"` // hash of the version of the plot
	Summary Summary  `json:"summary"`
	Plans   []Issued `json:"plans"`
	// Refused are the codes of what a later rule set finds wrong with the profile.
	Refused []string `json:"refused,omitempty"`
}

// Object is what the rules of access ask of something.
type Object struct {
	Kind        string
	ID          string
	Owner       string
	Agent       string
	Adviser     string
	Departments []string
	Street      string
	State       string
}

// Object gives what the rules of access ask of a project.
func (p *Project) Object() Object {
	return Object{
		Kind: kindProject, ID: p.ID, Owner: p.Owner, Agent: p.Agent, Adviser: p.Adviser,
		Departments: p.Summary.Departments, Street: p.Street, State: p.State,
	}
}

// Archived reports whether nothing can be changed of it.
func (p *Project) Archived() bool { return p.State == Closed }

// Plan gives an issued plan by its number, or nil.
func (p *Project) Plan(number int) *Issued {
	if number < 1 || number > len(p.Plans) {
		return nil
	}
	return &p.Plans[number-1]
}

// fold takes in what one document says. Events of a type that is not a project's own leave it as it is.
func (p *Project) fold(e store.Entry) error {
	if e.Sequence != p.Sequence+1 {
		return fmt.Errorf("fold %s: document %d follows %d", e.Stream, e.Sequence, p.Sequence)
	}
	p.ID, p.Sequence, p.ChangedAt = e.Stream, e.Sequence, e.RecordedAt
	if e.Sequence == 1 {
		p.State, p.CreatedAt, p.Plans = Open, e.RecordedAt, []Issued{}
	}
	for _, ev := range e.Events {
		if err := p.take(ev, &e); err != nil {
			return fmt.Errorf("fold %s: %s: %w", store.DocumentID(e.Stream, e.Sequence), ev.Type, err)
		}
	}
	return nil
}

// take folds one event.
func (p *Project) take(ev store.Event, e *store.Entry) error {
	switch ev.Type {
	case EventCreated:
		var b Created
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		p.Owner, p.Agent, p.Adviser, p.Street, p.From = b.Owner, b.Agent, b.Adviser, b.Street, b.From
	case EventRevised:
		var b Revised
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		p.Profile, p.Rules, p.PlotAt, p.Summary, p.Refused = b.Profile, b.Rules, b.Plot, b.Summary, nil
		p.Revisions++
	case EventIssued:
		var b Issued
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		b.By, b.At = e.Actor, e.RecordedAt
		p.Plans = append(p.Plans, b)
	case EventReplanned:
		var b Replanned
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		if p.Refused = b.Refused; len(b.Refused) == 0 {
			p.Rules, p.Summary = b.Rules, b.Summary
		}
	case EventHandedOver:
		var b HandedOver
		if err := json.Unmarshal(ev.Body, &b); err != nil {
			return err
		}
		b.Into(&p.Owner, &p.Agent, &p.Adviser, &p.Street)
	case EventArchived:
		p.State = Closed
	case EventUnarchived:
		p.State = Open
	}
	return nil
}

// view makes the record that listings and readers use.
func (p *Project) view() (store.Record, error) {
	body, err := json.Marshal(p)
	if err != nil {
		return store.Record{}, err
	}
	return store.Record{
		Kind: kindProject, ID: p.ID, Version: p.Sequence, Sort: store.SortTime(p.CreatedAt), Search: p.words(), Body: body,
		Fields: map[string]string{
			"state": p.State, "owner": p.Owner, "agent": p.Agent, "adviser": p.Adviser, "street": p.Street,
			"kind": p.Summary.Kind, "plot": p.Summary.Plot, "rules": p.Rules, "id": p.ID,
		},
	}, nil
}

// words are what a project is found by: its name and id, and the departments it concerns.
func (p *Project) words() string {
	var b strings.Builder
	b.WriteString(strings.ToLower(p.Summary.Name))
	b.WriteString(" " + p.ID)
	for _, d := range p.Summary.Departments {
		b.WriteString(" " + departmentWord(d))
	}
	return b.String()
}

// departmentWord is how a department stands among the words of a view: so that it is found by itself,
// not as a part of another's id, and by nobody who searches for a word that happens to be in its id.
func departmentWord(id string) string { return "<" + store.IDText([]byte(id)) + ">" }
