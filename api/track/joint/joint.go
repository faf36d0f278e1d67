// Package joint holds the joint handling (联办) of several items of one project: one receipt, one clock, one
// lead department and several opinions. A joint handling is nothing but the steps that were entered for all
// its members, each of which stands in the member's own case as well, and the opinions of departments. Which
// items are handled jointly is said by the rules of the district (policies/supervision/joint).
//
// It knows neither storage nor clock: dates come with what is entered, today from the caller.
package joint

import (
	"slices"
	"strings"
	"time"

	"sevenlists/planner/calendar"
)

// The types of event.
const (
	EventStep    = "joint_step"
	EventOpinion = "joint_opinion"
)

// Step is the body of joint_step: a step that was entered for all members. The steps of their cases stand in
// the same document.
type Step struct {
	Joint   string   `json:"joint"` // handling, or handling@part
	Name    string   `json:"step"`
	Members []string `json:"members"` // keys of the cases that took it
}

// The stances of an opinion.
const (
	For     = "for"
	Against = "against"
)

// Opinion is what one department says: the body of joint_opinion. A later one of the same department takes
// the place of an earlier one.
type Opinion struct {
	Joint      string        `json:"joint" most:"100"`
	Department string        `json:"department" most:"100"`
	Stance     string        `json:"stance" oneof:"for against"`
	Text       string        `json:"text,omitempty" most:"2000"`    // conditions, or why it objects
	Document   string        `json:"document,omitempty" most:"200"` // number of its paper
	On         calendar.Date `json:"on"`                            // the day on which it was given
	By         string        `json:"by,omitempty"`                  // account that entered it; filled in from the log, as is At
	At         time.Time     `json:"recorded_at,omitzero"`
}

// Handling is one joint handling of a project.
type Handling struct {
	Key      string    `json:"joint"`   // handling, or handling@part
	Version  int64     `json:"version"` // sequence of the last document that says something of it
	Round    int       `json:"round"`   // how often it was received
	Members  []string  `json:"members"` // keys of the cases that were received together
	Opinions []Opinion `json:"opinions"`
	Earlier  []Opinion `json:"earlier_opinions,omitempty"` // of rounds before, and such that were replaced
}

// Receive is the step with which a round begins.
const Receive = "receive"

// Take takes in a step that was entered for all members.
func (h *Handling) Take(s Step, version int64) {
	h.Version = version
	if s.Name != Receive {
		return
	}
	h.Round++
	h.Members = s.Members
	h.Earlier, h.Opinions = append(h.Earlier, h.Opinions...), []Opinion{}
}

// Hear takes in an opinion.
func (h *Handling) Hear(o Opinion, version int64) {
	h.Version = version
	if i := slices.IndexFunc(h.Opinions, func(x Opinion) bool { return x.Department == o.Department }); i >= 0 {
		h.Earlier = append(h.Earlier, h.Opinions[i])
		h.Opinions[i] = o
		return
	}
	h.Opinions = append(h.Opinions, o)
}

// Opinion gives what a department said, or nil.
func (h *Handling) Opinion(department string) *Opinion {
	for i := range h.Opinions {
		if h.Opinions[i].Department == department {
			return &h.Opinions[i]
		}
	}
	return nil
}

// CutKey takes a key apart into the handling and the part; none for the project.
func CutKey(key string) (id, part string) {
	id, part, _ = strings.Cut(key, "@")
	return id, part
}

// Key names the handling of a part.
func Key(id, part string) string {
	if part == "" {
		return id
	}
	return id + "@" + part
}
