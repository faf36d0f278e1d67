package view

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner"
)

// between is the table of the stretches that were measured.
func (p *page) between() grid {
	number := func(id string) column { return column{ID: id, Type: "number"} }
	g := p.newGrid("between", "between", "between.note", "", text("stretch"), text("from"), text("to"),
		number("working_days"), number("calendar_days"), number("approval_clock"), number("elapsed_clock"), text("note"))
	for _, r := range p.Between {
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(p.stretchName(r)), textCell(dated(r.FromName, date(r.FromDate))), textCell(dated(r.ToName, date(r.ToDate))),
			count(r.WorkingDays), count(r.CalendarDays), count(r.ApprovalDays), count(r.ElapsedDays), textCell(p.betweenNote(r)),
		}})
	}
	return g
}

// stretchName is the name of a stretch with the part in which it is measured: a measure of the
// rule set may come once for each.
func (p *page) stretchName(r planner.BetweenRow) string {
	for _, key := range []string{r.To, r.From} {
		if _, id, ok := strings.Cut(key, "@"); ok && r.ID != "" {
			return r.Name + p.say("bracket", p.partName(id))
		}
	}
	return r.Name
}

// dated puts a date behind a name.
func dated(name, day string) string {
	if day == "" {
		return name
	}
	return name + " " + day
}

// count writes a number that may be missing or below zero.
func count(n *int) cell {
	if n == nil {
		return textCell("–")
	}
	c := numberCell(*n)
	if *n < 0 {
		c.Text = "−" + strconv.Itoa(-*n)
	}
	return c
}

// lasting writes a count of days, which may lie below zero, with its unit.
func (p *page) lasting(unit string, n int) string {
	if n < 0 {
		return "−" + p.say("days."+unit, -n)
	}
	return p.say("days."+unit, n)
}

// betweenNote says what must be known of a stretch.
func (p *page) betweenNote(r planner.BetweenRow) string {
	switch {
	case len(r.Missing) > 0:
		var names []string
		for _, end := range [][2]string{{r.From, r.FromName}, {r.To, r.ToName}} {
			if slices.Contains(r.Missing, end[0]) {
				names = append(names, end[1])
			}
		}
		return p.say("between.missing", p.join(names))
	case r.ElapsedDays != nil && !r.Waits:
		return p.say("between.beside") + r.Note
	}
	return r.Note
}

// betweenLines tell the stretches for a terminal.
func (t *terminal) betweenLines() {
	if len(t.Between) == 0 {
		return
	}
	t.section(t.say("between"))
	for _, r := range t.Between {
		if len(r.Missing) > 0 {
			t.bullet("?", yellow, t.stretchName(r)+t.say("bracket", t.betweenNote(r)))
			continue
		}
		text := t.stretchName(r) + t.say("colon") + t.lasting("working", *r.WorkingDays) + " / " + t.lasting("calendar", *r.CalendarDays) +
			t.say("bracket", date(r.FromDate)+" → "+date(r.ToDate))
		if r.ElapsedDays != nil {
			text += t.say("clause") + t.say("between.clocks", t.lasting("working", *r.ApprovalDays), t.lasting("working", *r.ElapsedDays))
		}
		t.bullet("↔", boldBlue, text)
	}
}
