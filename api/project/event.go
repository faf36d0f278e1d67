package project

import (
	"encoding/json"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
)

// The types of event in the log of a project.
const (
	EventCreated    = "project_created"
	EventRevised    = "profile_revised"
	EventIssued     = "plan_issued"
	EventReplanned  = "project_replanned"
	EventHandedOver = "project_handed_over"
	EventArchived   = "project_archived"
	EventUnarchived = "project_unarchived"
)

// Created is the body of project_created.
type Created struct {
	Owner   string  `json:"owner,omitempty"` // account of the investor
	Agent   string  `json:"agent,omitempty"`
	Adviser string  `json:"adviser,omitempty"`
	Street  string  `json:"street,omitempty"`
	From    *Origin `json:"from,omitempty"`
}

// Origin says what a project came from.
type Origin struct {
	Kind string `json:"kind"` // link, entrusting or intake
	ID   string `json:"id"`
}

// Revised is the body of profile_revised.
type Revised struct {
	Profile string   `json:"profile"`           // hash of the canonical profile
	Rules   string   `json:"rules_revision"`    // under which it was read
	Plot    string   `json:"plot,omitempty"`    // hash of the version of the plot it stands on
	Changed []string `json:"changed,omitempty"` // JSON Pointers into the profile: what is not as before
	Summary Summary  `json:"summary"`
}

// Issued is the body of plan_issued, and what a project knows of each of its issued plans.
type Issued struct {
	Number   int           `json:"number"`         // from 1
	Plan     string        `json:"plan"`           // hash of its bytes
	Profile  string        `json:"profile"`        // hash of the canonical profile
	Plot     string        `json:"plot,omitempty"` // hash of the version of the plot
	Rules    string        `json:"rules_revision"`
	Files    string        `json:"rules"`         // hash of the archive of the rule set's files
	Calendar string        `json:"calendar_hash"` // of the rule set's calendar
	Options  Options       `json:"options"`
	Program  string        `json:"program"`      // version of the program that made it
	Finish   calendar.Date `json:"finish"`       // when the last item ends, by this plan
	Items    int           `json:"items"`        // required ones
	By       string        `json:"by,omitempty"` // account
	At       time.Time     `json:"at,omitzero"`
	Note     string        `json:"note,omitempty"`
}

// Replanned is the body of project_replanned: the rules have changed, and this is what becomes of it.
type Replanned struct {
	Rules   string  `json:"rules_revision"`
	Summary Summary `json:"summary"`
	Changed bool    `json:"changed"` // something of the summary is not as before
	// Refused are the codes of what the new rules find wrong with the profile; it then stays with those
	// it had.
	Refused []string `json:"refused,omitempty"`
}

// HandedOver is the body of project_handed_over: what is named changes, to nobody where it is empty.
type HandedOver struct {
	Agent   *string `json:"agent,omitempty" most:"100"`
	Adviser *string `json:"adviser,omitempty" most:"100"`
	Owner   *string `json:"owner,omitempty" most:"100"`
	Street  *string `json:"street,omitempty" most:"100"`
	Reason  string  `json:"reason,omitempty" most:"500"`
}

// Into writes what is named over what was.
func (h *HandedOver) Into(owner, agent, adviser, street *string) {
	for into, value := range map[*string]*string{owner: h.Owner, agent: h.Agent, adviser: h.Adviser, street: h.Street} {
		if value != nil {
			*into = *value
		}
	}
}

// Archived is the body of project_archived and project_unarchived.
type Archived struct {
	Reason string `json:"reason,omitempty" most:"500"`
}

// Summary is what listings show of the plan that a project's profile leads to.
type Summary struct {
	Name        string        `json:"name"` // of the project
	Kind        string        `json:"kind,omitempty"`
	Plot        string        `json:"plot,omitempty"` // id of the plot it stands on
	PlotVersion int           `json:"plot_version,omitempty"`
	Departments []string      `json:"departments"` // ids of those that some item concerns
	Start       calendar.Date `json:"start"`
	Finish      calendar.Date `json:"finish"`
	Items       int           `json:"items"`        // required ones
	BeforeStart int           `json:"before_start"` // working days in the elapsed clock
	Problems    int           `json:"problems"`     // found ones
	Open        int           `json:"open"`         // facts that would settle something and are not known
}

// event makes an event of today.
func event(kind string, on calendar.Date, body any) (store.Event, error) {
	raw, err := json.Marshal(body)
	return store.Event{Type: kind, OccurredOn: on, Body: raw}, err
}
