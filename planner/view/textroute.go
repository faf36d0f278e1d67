package view

import (
	"fmt"
	"math"
	"strings"
	"time"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// The marks of the route on a terminal.
const (
	markCritical = '█'
	markBar      = '▄'
	markFloat    = '░'
	markWorks    = '▒'
	markZero     = '◇'
	markZeroCrit = '◆'
	markRest     = '·' // days without work, where a column is a day or less
	markMonth    = '┊'
	markSqueezed = '~'
)

// bars draws rows of one chart over the same axis.
type bars struct {
	axis
	cells    int
	back     []rune // what shows where no bar is drawn
	squeezed []bool // columns of squeezed time
	years    bool   // dates show their year
}

func (t *terminal) route() {
	c := t.chart()
	t.section(t.say("route"))
	if c.Bars == 0 {
		t.wrapped(t.say("no_route"), dim)
	}
	b := t.drawn(c)
	if c.Bars > 0 {
		t.legend(len(c.Quiet) > 0, b)
	}
}

// drawn writes a chart without its legend and gives what it was drawn with.
func (t *terminal) drawn(c chart) bars {
	label := t.labelWidth(c)
	dates := 19 // days, start and finish before the bars
	if c.years() {
		dates = 25
	}
	cells := t.width - label - dates - 1
	b := t.newBars(c, cells)
	b.years = c.years()
	if c.Bars > 0 {
		years, months := t.ruler(b)
		t.line(strings.Repeat(" ", label+dates+1) + t.paint(dim, years))
		t.line(strings.Repeat(" ", label+dates+1) + t.paint(dim, months))
	}
	for _, g := range c.Groups {
		t.line(t.paint(bold, cut(clean(g.Name), t.width)))
		for _, item := range g.Rows {
			t.line(t.bar(b, item, label))
		}
		if text := t.undated(g); text != "" {
			t.line(t.paint(yellow, "  ? "+cut(clean(text), t.width-4)))
		}
	}
	return b
}

// labelWidth gives names the room that they need, but leaves half of the page to the bars.
func (t *terminal) labelWidth(c chart) int {
	need := 0
	for _, g := range c.Groups {
		for _, item := range g.Rows {
			need = max(need, columns(clean(t.chartName(item)))+2)
		}
	}
	return min(need, t.width*36/100)
}

func (t *terminal) newBars(c chart, cells int) bars {
	b := bars{axis: newAxis(c.First, c.Last, c.Quiet, float64(cells)), cells: cells,
		back: []rune(strings.Repeat(" ", cells)), squeezed: make([]bool, cells)}
	if c.Bars == 0 {
		return b
	}
	for _, s := range b.stretches {
		if s.squeezed {
			for i := int(s.start); i < int(s.start+float64(s.to-s.from+1)*s.scale) && i < cells; i++ {
				b.squeezed[i] = true
			}
		} else if s.scale >= 1 && t.set.Calendar != nil {
			for d := s.from; d <= s.to; d++ {
				if !t.set.Calendar.IsWorkingDay(d) {
					for i := int(math.Round(b.x(d))); i < int(math.Round(b.x(d+1))) && i < cells; i++ {
						b.back[i] = markRest
					}
				}
			}
		}
	}
	for _, m := range b.months()[1:] {
		if i := int(b.x(m)); i < cells && b.back[i] == ' ' && !b.squeezed[i] {
			b.back[i] = markMonth
		}
	}
	return b
}

// ruler writes the years and months over the bars, a month where there is room for it.
func (t *terminal) ruler(b bars) (years, months string) {
	at, year := 0, 0
	for _, m := range b.months() {
		i := int(b.x(m))
		y, month, _ := split(m)
		name := t.monthName(month)
		if i < at || i+columns(name) > b.cells {
			continue
		}
		if y != year && i >= columns(years) {
			years = pad(years, i) + fmt.Sprint(y)
			year = y
		}
		months = pad(months, i) + name
		at = i + columns(name) + 1
	}
	return years, months
}

func (p *page) monthName(m time.Month) string {
	if p.Lang == "en" {
		return m.String()[:3]
	}
	return p.say("month", int(m))
}

func (p *page) yearMonth(year int, m time.Month) string {
	if p.Lang == "en" {
		return p.say("year_month", m.String()[:3], year)
	}
	return p.say("year_month", year, int(m))
}

// bar writes one row: name, days, start and finish, and the bar itself.
func (t *terminal) bar(b bars, item *planner.ItemRow, label int) string {
	name := pad("  "+cut(clean(t.chartName(item)), label-2), label)
	s := item.Schedule
	if s == nil {
		why := t.say("possible")
		if len(item.Missing) > 0 {
			why += t.say("colon") + t.say("missing") + " " + t.factNames(item.Missing)
		}
		return t.paint(yellow, name+" ? "+cut(clean(why), t.width-label-3))
	}
	if s.Critical {
		name = t.paint(red, name)
	}
	from, to := dayMonth(s.EarlyStart), dayMonth(s.EarlyFinish)
	if b.years {
		from, to = s.EarlyStart.String()[2:], s.EarlyFinish.String()[2:]
	}
	head := fmt.Sprintf("%4d  %s %s ", s.Duration, from, to)
	return name + " " + head + t.draw(b, item)
}

// dayMonth is a date without its year, which the ruler shows.
func dayMonth(d calendar.Date) string {
	_, m, day := split(d)
	return fmt.Sprintf("%02d-%02d", int(m), day)
}

func (t *terminal) draw(b bars, item *planner.ItemRow) string {
	s := item.Schedule
	row, codes := append([]rune(nil), b.back...), make([]string, b.cells)
	for i := range codes {
		codes[i] = dim
	}
	fill := func(from, to int, mark rune, code string) {
		for i := max(from, 0); i < to && i < b.cells; i++ {
			row[i], codes[i] = mark, code
			if b.squeezed[i] {
				row[i] = markSqueezed
			}
		}
	}
	place := func(d calendar.Date) int { return int(math.Round(b.noon(d))) }
	start, end, late := place(s.EarlyStart), place(s.EarlyFinish), place(s.LateFinish)
	if s.TotalFloat > 0 {
		fill(end, max(late, end+1), markFloat, dim)
	}
	start = min(start, b.cells-1)
	mark, code := markBar, blue
	if s.Critical {
		mark, code = markCritical, red
	}
	switch {
	case item.Kind == "works":
		mark = markWorks
	case s.Duration == 0 && s.Critical:
		mark = markZeroCrit
	case s.Duration == 0:
		mark = markZero
	}
	fill(start, max(end, start+1), mark, code)
	return t.painted(row, codes)
}

// painted puts runs of one colour together.
func (t *terminal) painted(row []rune, codes []string) string {
	var out strings.Builder
	for i := 0; i < len(row); {
		k := i
		for k < len(row) && codes[k] == codes[i] {
			k++
		}
		run := string(row[i:k])
		if k == len(row) {
			run = strings.TrimRight(run, " ")
		}
		out.WriteString(t.paint(codes[i], run))
		i = k
	}
	return out.String()
}

func (t *terminal) legend(squeezed bool, b bars) {
	parts := []string{
		string(markCritical) + " " + t.say("legend.critical"), string(markBar) + " " + t.say("legend.bar"),
		string(markFloat) + " " + t.say("legend.float"), string(markWorks) + " " + t.say("legend.works"),
		string(markZero) + string(markZeroCrit) + " " + t.say("legend.zero"),
	}
	if t.underWay() {
		parts = append(parts, t.signs()...)
	}
	if strings.ContainsRune(string(b.back), markRest) {
		parts = append(parts, string(markRest)+" "+t.say("legend.rest"))
	}
	if squeezed {
		parts = append(parts, string(markSqueezed)+" "+t.say("legend.squeezed"))
	}
	t.wrapped(strings.Join(parts, "   "), dim)
}
