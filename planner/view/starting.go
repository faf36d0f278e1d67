package view

import (
	"io"

	"sevenlists/planner"
)

// Starting writes for a terminal what may be begun on a day, and at whose risk. It returns the error
// of the writer.
func Starting(w io.Writer, s *planner.Starting, set RuleSet, o TextOptions) error {
	t := newTerminal(&planner.Plan{Project: s.Project, Lang: s.Lang}, set, o)
	t.heading(t.title())
	t.wrapped(t.say("starting.on", date(s.On)), bold)
	t.startable("starting.hand_in", s.HandIn)
	t.startable("starting.prepare", s.Prepare)
	t.section(t.say("starting.at_risk"))
	if len(s.AtRisk) == 0 {
		t.wrapped(t.say("starting.no_risk"), dim)
	}
	for _, e := range s.AtRisk {
		t.bullet("▷", green, t.gainText(e))
		t.wrappedBelow(t.say("early.risk", e.BearsName) + e.Lost)
	}
	if len(s.Notes) > 0 {
		t.section(t.say("warnings"))
	}
	for _, n := range s.Notes {
		t.bullet("·", yellow, n.Text)
	}
	return t.writeTo(w)
}

// startable writes what may be begun, most urgent first.
func (t *terminal) startable(title string, rows []planner.StartingRow) {
	g := grid{Title: t.say(title), Empty: t.say("early.none"), Columns: []column{
		{Title: t.say("early.what"), Type: "text"}, {Title: t.say("starting.by"), Type: "text"}, {Title: t.say("duration"), Type: "number"},
		{Title: t.say("late_start"), Type: "date"}, {Title: t.say("float"), Type: "number"},
	}}
	for _, r := range rows {
		name, days := r.Name, textCell(t.say("not_stated"))
		if r.Critical {
			name = "▶ " + name
		}
		if r.Days != nil {
			days = numberCell(*r.Days)
		}
		g.Rows = append(g.Rows, gridRow{Cells: []cell{textCell(name), textCell(r.By), days, dateCell(r.Latest), numberCell(r.Float)}})
	}
	t.grid(g)
}
