package clock

import (
	"cmp"

	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// Reading is what the clocks of a case show on a day.
type Reading struct {
	Today calendar.Date `json:"today"`
	Light string        `json:"light"` // id of the light
	// Due is the next day that the department has to keep; absent where it waits for the applicant or
	// there is no limit.
	Due calendar.Date `json:"due,omitzero"`
	// DeemedAccepted is the day of receipt, where silence made it the day of acceptance (art. 32).
	DeemedAccepted calendar.Date `json:"deemed_accepted,omitzero"`
	// Correction runs from the day on which papers were received to the notice of corrections or the
	// acceptance.
	Correction *Clock `json:"correction,omitempty"`
	// Promised and Statutory run from acceptance to decision; absent before acceptance and where there
	// is no such limit.
	Promised  *Clock `json:"promised,omitempty"`
	Statutory *Clock `json:"statutory,omitempty"`
	Delivery  *Clock `json:"delivery,omitempty"`
	// Elapsed is what the investor sees: from receipt to delivery, nothing left out.
	Elapsed  Elapsed  `json:"elapsed"`
	Pause    *Paused  `json:"pause,omitempty"` // the one that lasts
	Breaches []Breach `json:"breaches,omitempty"`
}

// Elapsed is a count of calendar days.
type Elapsed struct {
	From calendar.Date `json:"from,omitzero"`
	To   calendar.Date `json:"to,omitzero"` // absent while it runs
	Days int           `json:"days"`
}

// Paused is a pause that lasts, with its written notice.
type Paused struct {
	handling.Stop
	Name lang.Text `json:"name,omitzero"`
	// Counts: it stops the clocks. A pause without a number, or of a kind that the law does not know,
	// does not.
	Counts bool `json:"counts"`
}

// Breach is a rule of handling that was broken.
type Breach struct {
	ID string        `json:"id"`
	On calendar.Date `json:"on"` // when it was broken
	// Advisory: the rule binds only licences; for this item it is good practice and lights nothing.
	Advisory bool `json:"advisory,omitempty"`
}

// Read reads the clocks of a case on a day. A case of which nothing has been received shows the last
// light, and no clock.
func (r *Rules) Read(c *handling.Case, cal *calendar.Calendar, today calendar.Date) Reading {
	x := Reading{Today: today}
	if c.Received == 0 {
		x.Light = r.light(&x)
		return x
	}
	k := r.count(c, cal, today)
	start := r.start(c, cal, today)
	if start != c.Accepted {
		x.DeemedAccepted = start
	}
	x.Correction = r.correction(c, &k)
	if start != 0 {
		to := calendar.Date(0)
		if k.stopped {
			to = max(k.end, start)
		}
		if limit := c.Terms.Promised; limit != nil {
			x.Promised = k.clock(start, to, *limit, r.extended(c, Promised))
		}
		if limit := c.Terms.Statutory; limit != nil {
			x.Statutory = k.clock(start, to, limit.Days, r.extended(c, Statutory))
		}
	}
	x.Delivery = r.delivery(c, &k, today)
	x.Elapsed = elapsed(c, today)
	x.Pause = r.paused(c)
	x.Breaches = r.breaches(c, cal, today)
	if next := x.Next(); next != nil {
		x.Due = next.Due
	}
	x.Light = r.light(&x)
	return x
}

// start gives the day from which the clocks of a decision run: that of acceptance or, where the authority
// kept silent, that of receipt; 0 where neither is.
//
// 行政许可法 art. 32: no notice within five days of receipt is acceptance from that day. What is said
// after them, be it a notice or an acceptance, changes nothing any more.
func (r *Rules) start(c *handling.Case, cal *calendar.Calendar, today calendar.Date) calendar.Date {
	if !r.licence(c) {
		return c.Accepted
	}
	last := cal.Add(c.Received, r.book.Correction.N)
	if said := said(c); said > last || said == 0 && today > last {
		return c.Received
	}
	return c.Accepted
}

// said is the day on which the authority first answered what was received, 0 where it has not.
func said(c *handling.Case) calendar.Date {
	first := c.Accepted
	if len(c.Notices) > 0 && (first == 0 || c.Notices[0].On < first) {
		first = c.Notices[0].On
	}
	return cmp.Or(first, c.Decided, c.Ended)
}

// correction is the clock of the answer to the papers that were handed in last.
func (r *Rules) correction(c *handling.Case, k *count) *Clock {
	from, to := c.Received, cmp.Or(c.Accepted, c.Decided, c.Ended)
	for _, n := range c.Notices {
		if n.Answered == 0 {
			to = n.On
			break
		}
		from = n.Answered
	}
	x := k.clock(from, to, r.book.Correction.Days, 0)
	x.Advisory = !r.licence(c)
	return x
}

// delivery is the clock of what has been granted.
func (r *Rules) delivery(c *handling.Case, k *count, today calendar.Date) *Clock {
	if c.Decided == 0 || c.Outcome != handling.Granted || c.State == handling.Voided {
		return nil
	}
	after := count{calendar: k.calendar, out: k.out, end: today}
	x := after.clock(c.Decided, c.Delivered, r.book.Delivery.Days, 0)
	x.Advisory = !r.licence(c)
	return x
}

func (r *Rules) extended(c *handling.Case, clock string) int {
	if r.extendsLimits[clock] {
		return c.Extended
	}
	return 0
}

// elapsed counts what the investor sees.
func elapsed(c *handling.Case, today calendar.Date) Elapsed {
	e := Elapsed{From: c.Received, To: c.Delivered}
	if e.To == 0 && !c.Open() {
		e.To = cmp.Or(c.Decided, c.Ended)
	}
	e.Days = max(0, int(cmp.Or(e.To, today)-e.From))
	return e
}

// paused is the pause that lasts.
func (r *Rules) paused(c *handling.Case) *Paused {
	if n := len(c.Pauses); n > 0 && c.Pauses[n-1].To == 0 {
		p := c.Pauses[n-1]
		return &Paused{Stop: p, Name: r.book.Pauses[p.Kind].Name, Counts: r.counts(c, &p)}
	}
	return nil
}

// breaches finds what was broken of the rules of handling, in the order of their days.
func (r *Rules) breaches(c *handling.Case, cal *calendar.Calendar, today calendar.Date) []Breach {
	var list []Breach
	advisory := !r.licence(c)
	papers := c.Received
	for i := range c.Notices {
		n := &c.Notices[i]
		if n.On > cal.Add(papers, r.book.Correction.N) {
			list = append(list, Breach{handling.LateCorrection, n.On, advisory})
		}
		if i > 0 && again(n) {
			list = append(list, Breach{handling.SecondNotice, n.On, advisory})
		}
		papers = cmp.Or(n.Answered, papers)
	}
	if g := c.Gap; g != nil && cmp.Or(g.Closed, c.Ended, refused(c), today) > g.Due {
		list = append(list, Breach{ID: handling.GapOverdue, On: g.Due + 1})
	}
	return list
}

// refused is the day of a decision after which no gap has to be closed any more.
func refused(c *handling.Case) calendar.Date {
	if c.Outcome == handling.Granted {
		return 0
	}
	return c.Decided
}

// again reports whether a later notice asks for something that was there on the day of receipt.
func again(n *handling.Notice) bool {
	for i := range n.Missing {
		if !n.Missing[i].New {
			return true
		}
	}
	return false
}

// Clock gives one of the clocks by its name; nil where it does not run, or there is none of that name.
func (x *Reading) Clock(name string) *Clock {
	switch name {
	case Correction:
		return x.Correction
	case Promised:
		return x.Promised
	case Statutory:
		return x.Statutory
	case Delivery:
		return x.Delivery
	}
	return nil
}

// Next is the clock whose last day the department has to keep next; nil where none runs.
func (x *Reading) Next() *Clock {
	for _, k := range [...]*Clock{x.Promised, x.Statutory, x.Delivery, x.Correction} {
		if k.Runs() {
			return k
		}
	}
	return nil
}

// light gives the most severe light that holds.
func (r *Rules) light(x *Reading) string {
	at := len(r.Lights) - 1
	for i := range r.Lights[:at] {
		if r.Lights[i].holds(x) {
			at = i
			break
		}
	}
	for _, b := range x.Breaches {
		if !b.Advisory {
			at = min(at, r.Severity(r.book.Breaches[b.ID].Light))
		}
	}
	return r.Lights[at].ID
}

// holds reports whether one of its conditions holds.
func (l *Light) holds(x *Reading) bool {
	for _, c := range l.When {
		if c.holds(x) {
			return true
		}
	}
	return len(l.When) == 0
}

func (c *Condition) holds(x *Reading) bool {
	if c.Paused {
		return x.Pause != nil && x.Pause.Counts
	}
	k := x.Clock(c.Clock)
	switch {
	case k == nil || k.Advisory:
		return false
	case c.Over:
		return k.Overdue > 0
	case c.Left != nil:
		return k.Runs() && (k.Left <= c.Left.Days || 100*k.Left <= c.Left.Percent*k.Limit)
	}
	return false
}
