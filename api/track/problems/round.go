package problems

import (
	"slices"
	"strconv"

	"sevenlists/planner/calendar"
)

// The kinds of party that have accounts of their own.
const (
	PartyDepartment = "department"
	PartyStreet     = "street"
)

// What became of a party that was asked.
const (
	Waiting     = "waiting"
	Spoke       = "spoke"
	NoObjection = "no_objection" // it said nothing, which the rules take for assent
	Silent      = "silent"       // it said nothing, and nothing follows from that
)

// Round asks several parties for their opinion on a matter until a day.
type Round struct {
	Common
	Matter  string  `json:"matter"`  // item, problem or joint_review
	About   string  `json:"about"`   // key of the item, number of the problem, id of the review
	Text    string  `json:"text"`    // what is asked
	Parties []Voice `json:"parties"` // who is asked, and what they say
	// Silent says that whoever asks takes silence for assent, where the rules let it be.
	Silent bool `json:"silence_is_assent,omitempty"`
	// Contradiction says that parties are for and against it at the same time.
	Contradiction bool   `json:"contradiction,omitempty"`
	Document      string `json:"document,omitempty"` // number of the letter that asks
}

// Voice is a party and what it says.
type Voice struct {
	Party
	State      string        `json:"state"`                // waiting, spoke, no_objection or silent
	Opinion    string        `json:"opinion,omitempty"`    // for, against or with_conditions
	Text       string        `json:"text,omitempty"`       // in its words
	Conditions []string      `json:"conditions,omitempty"` // under which it agrees
	On         calendar.Date `json:"on,omitzero"`          // the day of its opinion
	Late       bool          `json:"late,omitempty"`       // after the day until which it was asked
	Document   string        `json:"document,omitempty"`   // number of its paper
	GaveWay    *GaveWay      `json:"gave_way,omitempty"`   // from what, and why
}

// GaveWay records that a party gave up what it had said.
type GaveWay struct {
	From     string        `json:"from"` // its opinion before
	On       calendar.Date `json:"on"`
	Reason   string        `json:"reason"`
	Document string        `json:"document,omitempty"`
}

var _ Matter = (*Round)(nil)

// Class says what it is.
func (r *Round) Class() string { return ClassOpinion }

// Concerned are the departments that are asked.
func (r *Round) Concerned() []string {
	var list []string
	for i := range r.Parties {
		if r.Parties[i].Kind == PartyDepartment {
			list = append(list, r.Parties[i].ID)
		}
	}
	return unique(list)
}

// Voice gives a party by its id, nil where it was not asked.
func (r *Round) Voice(id string) *Voice {
	i := slices.IndexFunc(r.Parties, func(v Voice) bool { return v.ID == id })
	if i < 0 {
		return nil
	}
	return &r.Parties[i]
}

// Source is what a step that this round brings about says of where it comes from.
func (r *Round) Source() string { return "opinions:" + strconv.Itoa(r.Number) }

func (r *Round) fresh() Matter { return &Round{Common: r.begun(), Parties: []Voice{}} }

func (r *Round) apply(s Dated) {
	switch s.Name {
	case Ask:
		r.Opened, r.Document = s.On, s.Document
		if a := s.Round; a != nil {
			r.Matter, r.About, r.Text, r.Due, r.Silent = a.Matter, a.About, a.Text, a.Due, a.Silent
			for _, p := range a.Parties {
				r.Parties = append(r.Parties, Voice{Party: p, State: Waiting})
			}
		}
		r.became(Asked, false, s.On)
	case Give, GiveWay:
		r.hear(s)
	case Close:
		r.became(Closed, true, s.On)
		for i := range r.Parties {
			switch v := &r.Parties[i]; {
			case v.State != Waiting:
			case slices.Contains(s.Assent, v.ID):
				v.State = NoObjection
			default:
				v.State = Silent
			}
		}
	case Withdraw:
		r.became(Withdrawn, true, s.On)
	}
}

// hear takes in what a party says.
func (r *Round) hear(s Dated) {
	if s.Opinion == nil {
		return
	}
	v := r.Voice(s.Opinion.Party)
	if v == nil {
		return
	}
	if s.Name == GiveWay {
		v.GaveWay = &GaveWay{From: v.Opinion, On: s.On, Reason: s.Reason, Document: s.Document}
	} else {
		v.On, v.Late, v.Document = s.On, r.Due != 0 && s.On > r.Due, s.Document
	}
	v.Opinion, v.Text, v.Conditions = s.Opinion.Opinion, s.Opinion.Text, s.Opinion.Conditions
	if v.State != NoObjection { // what silence has settled, a late answer does not unsettle
		v.State = Spoke
	}
	r.Contradiction = r.says(Against) && (r.says(For) || r.says(WithConditions))
}

func (r *Round) says(opinion string) bool {
	return slices.ContainsFunc(r.Parties, func(v Voice) bool { return v.State == Spoke && v.Opinion == opinion })
}

// Everyone reports whether all parties have spoken.
func (r *Round) Everyone() bool {
	return !slices.ContainsFunc(r.Parties, func(v Voice) bool { return v.State == Waiting })
}
