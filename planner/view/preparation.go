package view

import (
	"slices"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/rules"
)

// preparation is the table of the design and the reports that come before items.
func (p *page) preparation() grid {
	g := p.newGrid("preparation", "preparation", "preparation.note", "preparation.none",
		text("preparation"), text("kind"), column{ID: "duration", Type: "number"}, text("paid_by"), text("after"), text("feeds"),
		column{ID: "early_start", Type: "date"}, column{ID: "early_finish", Type: "date"}, column{ID: "late_start", Type: "date"},
		column{ID: "float", Type: "number"}, text("critical"), text("note"))
	if p.WithPreparation == nil {
		return g
	}
	for _, r := range p.WithPreparation.Preparation {
		cells := []cell{textCell(r.Name), textCell(p.say("kind." + r.Kind)), p.workingDays(r), textCell(r.PaidByName),
			textCell(p.itemNames(r.After)), textCell(p.itemNames(r.Before))}
		if s := r.Schedule; s != nil {
			critical := ""
			if s.Critical {
				critical = p.say("yes")
			}
			cells = append(cells, dateCell(s.EarlyStart), dateCell(s.EarlyFinish), dateCell(s.LateStart), numberCell(s.TotalFloat), textCell(critical))
		} else {
			cells = append(cells, cell{}, cell{}, cell{}, cell{}, cell{})
		}
		g.Rows = append(g.Rows, gridRow{Cells: append(cells, textCell(p.preparationNote(r)))})
	}
	return g
}

// workingDays are those of a preparation, which may not be stated.
func (p *page) workingDays(r planner.PreparationRow) cell {
	if r.WorkingDays == nil {
		return textCell(p.say("not_stated"))
	}
	return numberCell(*r.WorkingDays)
}

// preparationNote says what must be known of a preparation.
func (p *page) preparationNote(r planner.PreparationRow) string {
	var parts []string
	switch {
	case r.Status == rules.NotRequired.String():
		parts = append(parts, p.say("removed_by", r.RemovedBy))
	case r.RemovedBy != "":
		parts = append(parts, p.say("may_be_removed_by", r.RemovedBy, p.factNames(r.Missing)))
	case r.Status != rules.Required.String():
		parts = append(parts, p.say("possible")+p.say("colon")+p.say("missing")+" "+p.factNames(r.Missing))
	}
	if len(r.MayWaitFor) > 0 {
		parts = append(parts, p.say("may_wait", p.itemNames(r.MayWaitFor)))
	}
	if r.CountedIn != "" {
		parts = append(parts, p.say("counted_in"))
	}
	if r.Note != "" {
		parts = append(parts, strings.TrimRight(r.Note, "。."))
	}
	return strings.Join(parts, p.say("clause"))
}

// earlyStarts is the table of what need not wait.
func (p *page) earlyStarts() grid {
	g := p.newGrid("early_starts", "early_starts", "early.note", "early.none",
		text("early.what"), column{ID: "early.gain", Type: "number"}, column{ID: "early.from", Type: "date"}, text("early.unwaited"),
		column{ID: "early.instead", Type: "date"}, text("early.counted"), text("early.bears"), text("early.lost"))
	for _, e := range p.EarlyStarts {
		counted := p.say("no")
		if e.Counted {
			counted = p.say("yes")
		}
		r := gridRow{Cells: []cell{textCell(e.Name), numberCell(e.Gain), dateCell(e.From), textCell(p.join(e.NeedNotWaitNames)),
			dateCell(e.InsteadOf), textCell(counted), textCell(e.BearsName), textCell(e.Lost)}}
		if e.Kind == "item" {
			r.Item = e.ID
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// preparedVerdict says what the third figure is; empty where there is none.
func (p *page) preparedVerdict() string {
	w := p.WithPreparation
	if w == nil || w.Finish.IsZero() {
		return ""
	}
	text := p.say("prepared.same", p.finishing(w.Finish))
	if w.DaysLater > 0 {
		text = p.say("prepared.later", p.finishing(w.Finish), w.DaysLater)
	}
	if !w.StartOfWorks.IsZero() {
		text += p.say("prepared.works", date(w.StartOfWorks))
	}
	return text
}

// preparedHead is the third figure in a few words, where there is one.
func (p *page) preparedHead() []string {
	if w := p.WithPreparation; w != nil && !w.Finish.IsZero() {
		return []string{p.say("prepared.head", date(w.Finish))}
	}
	return nil
}

// preparedPath names what drives the third figure; design and reports with their days.
func (p *page) preparedPath() []string {
	days := map[string]int{}
	for _, r := range p.WithPreparation.Preparation {
		if r.WorkingDays != nil {
			days[r.ID] = *r.WorkingDays
		}
	}
	var names []string
	for _, key := range p.WithPreparation.CriticalPath {
		name := p.itemName(key)
		if n, ok := days[key]; ok {
			name += p.say("bracket", p.say("days.working", n))
		}
		names = append(names, name)
	}
	return names
}

// gains are the early starts that bring the finish forward, or keep it from being later.
func (p *page) gains() []planner.EarlyStart {
	return slices.DeleteFunc(slices.Clone(p.EarlyStarts), func(e planner.EarlyStart) bool { return e.Gain <= 0 })
}

// gainText says from when something may begin, what it need not wait for and what that is worth.
func (p *page) gainText(e planner.EarlyStart) string {
	key := "early.line"
	if e.Counted {
		key = "early.line_counted"
	}
	return p.say(key, e.Name, date(e.From), p.join(e.NeedNotWaitNames), date(e.InsteadOf), e.Gain)
}

// preparationChart is what has to be prepared, by date, apart from the items.
func (p *page) preparationChart() chart {
	var c chart
	for _, kind := range []string{"design", "service"} {
		group := chartGroup{Name: p.say("kind." + kind)}
		for _, r := range p.WithPreparation.Preparation {
			if r.Kind == kind && r.Schedule != nil && r.Schedule.Duration > 0 {
				group.Rows = append(group.Rows, &planner.ItemRow{ID: r.ID, Name: r.Name, Status: r.Status, Schedule: r.Schedule})
			}
		}
		if len(group.Rows) > 0 {
			c.add(group)
		}
	}
	c.Quiet = c.quiet()
	return c
}

// preparedView is what the template reads of the third figure.
type preparedView struct {
	Verdict  string
	Path     []string
	Warnings []planner.Warning
	Chart    gantt
	Table    htmlList
	Early    htmlList // what gains something
	Idle     htmlList // what may be begun early and gains nothing
}

// prepared is the third figure for the template; nil where there is none.
func (p *page) prepared() *preparedView {
	if p.WithPreparation == nil {
		return nil
	}
	v := &preparedView{Verdict: p.preparedVerdict(), Path: p.preparedPath(), Warnings: p.WithPreparation.Warnings}
	v.Chart = p.ganttOf(p.preparationChart(), nil)
	table, early, idle := p.preparation(), p.earlyStarts(), p.earlyStarts()
	table.ID = "preparation-rows" // the section about it has the other
	n := len(p.gains())           // those that gain come first
	early.Rows, idle.Rows = early.Rows[:n], idle.Rows[n:]
	idle.ID, idle.Title = "early-idle", p.say("early.idle")
	v.Table, v.Early, v.Idle = table.under("after", "feeds", "note"), early.under("early.lost"), idle.under("early.lost")
	return v
}

// preparedFigure is the third figure among the numbers that a person says first.
func (p *page) preparedFigure() figure {
	w := p.WithPreparation
	f := figure{Label: p.say("with_preparation"), Value: date(w.Finish), Note: p.say("prepared.days", w.DaysLater)}
	if p.worksUnknown() {
		f.Note += p.say("clause") + p.say("without_works")
	}
	return f
}

// preparationLines tell the third figure and what may be begun early for a terminal.
func (t *terminal) preparationLines() {
	if t.WithPreparation == nil {
		return
	}
	t.section(t.say("with_preparation"))
	if text := t.preparedVerdict(); text != "" {
		t.wrapped(text, "")
	}
	if path := t.preparedPath(); len(path) > 0 {
		t.wrapped(t.say("prepared.path")+t.say("colon")+strings.Join(path, " → "), dim)
	}
	if c := t.preparationChart(); c.Bars > 0 {
		t.drawn(c)
	}
	for _, w := range t.WithPreparation.Warnings {
		t.bullet("·", yellow, w.Text)
	}
	gains := t.gains()
	if len(gains) == 0 {
		return
	}
	t.section(t.say("early_starts"))
	said := map[string]bool{}
	for _, e := range gains[:min(fewRows, len(gains))] {
		t.bullet("▷", green, t.gainText(e))
		if !said[e.Lost] {
			t.wrappedBelow(t.say("early.risk", e.BearsName) + e.Lost)
		}
		said[e.Lost] = true
	}
	t.rest(len(gains), "early_starts")
}

// wrappedBelow writes a remark under a bullet.
func (t *terminal) wrappedBelow(s string) {
	for _, l := range wrap(clean(s), t.width-4) {
		t.line("    " + t.paint(dim, l))
	}
}
