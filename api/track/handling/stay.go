package handling

import (
	"regexp"
	"time"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// The sides between which a case is passed.
const (
	AtWindow     = "window"
	AtDepartment = "department"
)

// Stay is the time that a case lies on one side, from when it was taken in or passed until it was passed on,
// delivered or closed.
type Stay struct {
	Side string        `json:"side"` // window or department
	From calendar.Date `json:"from"`
	Time string        `json:"time,omitempty"` // of day in China; empty where it was not stated
	By   string        `json:"by,omitempty"`   // account that took it in or passed it
	// Officer is to whom it was passed, where that was stated.
	Officer string        `json:"officer,omitempty"`
	To      calendar.Date `json:"to,omitzero"` // 0 while it lasts
	ToTime  string        `json:"to_time,omitempty"`
	ToBy    string        `json:"to_by,omitempty"` // account that passed it on or ended it
	// Due is from when it was to be passed on: at the window from its receipt, or from the day on which what
	// lacked came; at the department from the decision; 0 where nothing asks for it.
	Due     calendar.Date `json:"due_from,omitzero"`
	DueTime string        `json:"due_from_time,omitempty"`
}

// Timed are the steps of which the time of day counts.
func Timed(step string) bool {
	switch step {
	case Receive, Supplement, Decide, Deliver, PassToDepartment, PassToWindow:
		return true
	}
	return false
}

var timeForm = regexp.MustCompile(`^([01][0-9]|2[0-3]):[0-5][0-9]$`)

// ahead is how far China is ahead of UTC.
const ahead = 8 * time.Hour

// TimeOf is the time of day in China.
func TimeOf(now time.Time) string { return now.UTC().Add(ahead).Format("15:04") }

// stay takes in on which side a case lies.
func (c *Case) stay(e *Entry) {
	begin := func(side string, due bool) {
		s := Stay{Side: side, From: e.On, Time: e.Time, By: e.By, Officer: e.Officer}
		if due {
			s.Due, s.DueTime = e.On, e.Time
		}
		c.Stays = append(c.Stays, s)
	}
	last := func() *Stay {
		if n := len(c.Stays); n > 0 && c.Stays[n-1].To == 0 {
			return &c.Stays[n-1]
		}
		return nil
	}
	end := func() {
		if s := last(); s != nil {
			s.To, s.ToTime, s.ToBy = e.On, e.Time, e.By
		}
	}
	switch e.Name {
	case Receive:
		if c.Window = e.Window; e.Window != "" {
			begin(AtWindow, true)
		}
	case RequestCorrection:
		if s := last(); s != nil && s.Side == AtWindow { // which waits for the applicant
			s.Due, s.DueTime = 0, ""
		}
	case Supplement:
		if s := last(); s != nil && s.Side == AtWindow {
			s.Due, s.DueTime = e.On, e.Time
		}
	case Decide:
		switch s := last(); {
		case e.Outcome == Withdrawn: // there is nothing to give out
			end()
		case s == nil:
		case s.Side == AtDepartment:
			s.Due, s.DueTime = e.On, e.Time
		default: // decided where it was taken in
			s.Due, s.DueTime = 0, ""
		}
	case PassToDepartment:
		end()
		begin(AtDepartment, false)
	case PassToWindow:
		end()
		begin(AtWindow, false)
	case NotRequired, WrongAuthority, WithdrawAcceptance, Deliver, Void:
		end()
	}
}

// Side is the side on which it lies; empty where it is not passed between them or is closed.
func (c *Case) Side() string {
	if n := len(c.Stays); n > 0 && c.Stays[n-1].To == 0 {
		return c.Stays[n-1].Side
	}
	return ""
}

// pass refuses to pass a case to where it is.
func (b *Book) pass(c *Case, s *Dated, w Circumstances) *fault.Error {
	to := map[string]string{PassToDepartment: AtDepartment, PassToWindow: AtWindow}[s.Name]
	if c.Side() == to || c.Side() == "" && to == AtWindow {
		return b.refusal(c, s, w, "/step")
	}
	if n := len(c.Stays); n > 0 {
		if from := c.Stays[n-1]; from.From == s.On && s.Time != "" && s.Time < from.Time {
			return fault.New(fault.Invalid, "case.pass.order", "/time", s.Time, from.Time)
		}
	}
	return nil
}
