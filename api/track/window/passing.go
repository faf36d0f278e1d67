package window

import (
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
)

// Hand is one stay of a case on one side, timed.
type Hand struct {
	handling.Stay
	Minutes int `json:"minutes"` // of office hours that it lay there, until now where it still does
	// By when it was to be passed on, where something asks for that: the last minute in time.
	DueOn   calendar.Date `json:"due_on,omitzero"`
	DueTime string        `json:"due_time,omitempty"`
	Late    int           `json:"late_minutes,omitempty"` // of office hours after that
}

// Timing is how long a case lay at the window and at the department.
type Timing struct {
	Side       string `json:"side,omitempty"`     // on which it lies; empty where it is closed
	Window     int    `json:"window_minutes"`     // of office hours
	Department int    `json:"department_minutes"` // of office hours
	Hands      []Hand `json:"hands"`
	// Late: a hand-over was late; Waiting: it is late still.
	Late    bool `json:"late,omitempty"`
	Waiting bool `json:"waiting,omitempty"`
}

// Time times the stays of a case until now.
func (b *Book) Time(stays []handling.Stay, now Moment, cal *calendar.Calendar) Timing {
	t := Timing{Hands: make([]Hand, 0, len(stays))}
	for _, s := range stays {
		from, to := Moment{s.From, s.Time}, Moment{s.To, s.ToTime}
		if s.To == 0 {
			to, t.Side = now, s.Side
		}
		h := Hand{Stay: s, Minutes: b.Hours.Between(from, to, cal)}
		if s.Side == handling.AtWindow {
			t.Window += h.Minutes
		} else {
			t.Department += h.Minutes
		}
		if s.Due != 0 {
			due := Moment{s.Due, s.DueTime}
			last := b.Hours.After(due, b.Passing.Minutes, cal)
			h.DueOn, h.DueTime = last.On, last.Time
			if over := b.Hours.Between(due, to, cal) - b.Passing.Minutes; over > 0 {
				h.Late, t.Late = over, true
				t.Waiting = t.Waiting || s.To == 0
			}
		}
		t.Hands = append(t.Hands, h)
	}
	return t
}
