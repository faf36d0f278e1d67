package view

import (
	"slices"
	"time"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// axis maps dates to places along a chart. Long stretches in which nothing but the works goes
// on are drawn shorter, or the weeks before and after them could not be read.
type axis struct {
	stretches []stretch
}

// stretch is a run of days drawn at one scale: day d lies between start + (d-from)·scale and
// start + (d+1-from)·scale.
type stretch struct {
	from, to calendar.Date // both inclusive
	start    float64
	scale    float64 // of one day
	squeezed bool
}

// The shape of a squeezed stretch.
const (
	quietDays = 45   // shorter quiet times keep their scale
	margin    = 10   // days at either end of a quiet time that keep their scale
	squeeze   = 0.09 // share of the chart that a squeezed stretch takes
)

// newAxis lays the days from first to last out over a length.
func newAxis(first, last calendar.Date, quiet [][2]calendar.Date, length float64) axis {
	var stretches []stretch
	next, plain := first, 0
	for _, q := range quiet {
		if next < q[0] {
			stretches = append(stretches, stretch{from: next, to: q[0] - 1})
			plain += int(q[0] - next)
		}
		stretches = append(stretches, stretch{from: q[0], to: q[1], squeezed: true})
		next = q[1] + 1
	}
	if next <= last {
		stretches = append(stretches, stretch{from: next, to: last})
		plain += int(last-next) + 1
	}
	share := squeeze * float64(len(quiet))
	if share > 0.5 {
		share = 0.5
	}
	at := 0.0
	for i := range stretches {
		s := &stretches[i]
		n := float64(s.to-s.from) + 1
		s.start, s.scale = at, (1-share)*length/float64(max(plain, 1))
		if s.squeezed {
			s.scale = share / float64(len(quiet)) * length / n
		}
		at += n * s.scale
	}
	return axis{stretches}
}

// x is the place of the beginning of a day; dates outside lie at the ends.
func (a axis) x(d calendar.Date) float64 {
	for _, s := range a.stretches {
		if d <= s.to {
			return s.start + float64(max(d, s.from)-s.from)*s.scale
		}
	}
	if len(a.stretches) == 0 {
		return 0
	}
	s := a.stretches[len(a.stretches)-1]
	return s.start + float64(s.to-s.from+1)*s.scale
}

// noon is the middle of a day. Bars run from noon to noon: the day of acceptance is not
// counted, so an item of n working days spans n days, and the next begins where it ends.
func (a axis) noon(d calendar.Date) float64 { return (a.x(d) + a.x(d+1)) / 2 }

// months are the first days of the months on the axis, its own first day before them.
func (a axis) months() []calendar.Date {
	if len(a.stretches) == 0 {
		return nil
	}
	first, last := a.stretches[0].from, a.stretches[len(a.stretches)-1].to
	days := []calendar.Date{first}
	for d := nextMonth(first); d <= last; d = nextMonth(d) {
		days = append(days, d)
	}
	return days
}

func nextMonth(d calendar.Date) calendar.Date {
	year, month, _ := split(d)
	if month == time.December {
		return calendar.DateOf(year+1, time.January, 1)
	}
	return calendar.DateOf(year, month+1, 1)
}

// split takes a date apart.
func split(d calendar.Date) (int, time.Month, int) {
	return time.Unix(int64(d)*86400, 0).UTC().Date()
}

// chart is the route by date, ready to be drawn.
type chart struct {
	First, Last calendar.Date
	Quiet       [][2]calendar.Date // stretches to be squeezed
	Groups      []chartGroup
	Bars        int // dated rows
}

type chartGroup struct {
	Name    string
	Rows    []*planner.ItemRow // dated ones by start; possible ones, without dates, at the end
	Undated []*planner.ItemRow // possible ones where they are too many for rows of their own
}

// manyPossible is the number of possible items from which on they are named together.
const manyPossible = 10

// chart groups the items by phase, with the works as a group of their own before the phase that
// waits for them.
func (p *page) chart() chart {
	var c chart
	groups := map[string][]*planner.ItemRow{}
	for i := range p.Items {
		item := &p.Items[i]
		phase := item.Phase
		if item.Kind == "works" {
			phase = "works"
		}
		groups[item.Part+"@"+phase] = append(groups[item.Part+"@"+phase], item)
	}
	add := func(part, id, name string) {
		rows := groups[part+"@"+id]
		if len(rows) == 0 {
			return
		}
		delete(groups, part+"@"+id)
		c.add(chartGroup{Name: p.inPart(part, name), Rows: rows})
	}
	for _, part := range p.places() {
		for _, phase := range p.set.Vocabulary.Phases {
			if phase.ID == p.set.Vocabulary.Milestones.Works.BeforePhase {
				add(part, "works", p.say("works"))
			}
			add(part, phase.ID, phase.Name.In(p.Lang))
		}
		add(part, "works", p.say("works"))
	}
	for _, item := range p.Items { // phases that the vocabulary does not name
		add(item.Part, item.Phase, orID(item.Phase, p.say("phase.other")))
	}
	if p.possible() > manyPossible {
		for i := range c.Groups {
			c.Groups[i].gather()
		}
	}
	c.Quiet = c.quiet()
	return c
}

// add puts a group on the chart, its rows in order of their dates.
func (c *chart) add(g chartGroup) {
	slices.SortStableFunc(g.Rows, func(a, b *planner.ItemRow) int { return compareStarts(a.Schedule, b.Schedule) })
	for _, item := range g.Rows {
		if s := item.Schedule; s != nil {
			if c.Bars == 0 || s.EarlyStart < c.First {
				c.First = s.EarlyStart
			}
			c.Last = max(c.Last, s.EarlyFinish, s.LateFinish)
			c.Bars++
		}
	}
	c.Groups = append(c.Groups, g)
}

// gather takes the undated rows together.
func (g *chartGroup) gather() {
	n := slices.IndexFunc(g.Rows, func(item *planner.ItemRow) bool { return item.Schedule == nil })
	if n >= 0 {
		g.Rows, g.Undated = g.Rows[:n], g.Rows[n:]
	}
}

// undated names the possible items of a group in one text; empty where it has none.
func (p *page) undated(g chartGroup) string {
	if len(g.Undated) == 0 {
		return ""
	}
	names := make([]string, len(g.Undated))
	for i, item := range g.Undated {
		names[i] = p.chartName(item)
	}
	return p.say("undated_items", len(names), p.join(names))
}

// years reports whether the chart reaches into another year, so that dates need theirs.
func (c chart) years() bool { return c.Bars > 0 && c.First.Year() != c.Last.Year() }

// compareStarts orders rows by early start, then early finish; undated rows come last.
func compareStarts(a, b *planner.ScheduleRow) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return 1
	case b == nil:
		return -1
	case a.EarlyStart != b.EarlyStart:
		return int(a.EarlyStart - b.EarlyStart)
	}
	return int(a.EarlyFinish - b.EarlyFinish)
}

// quiet finds the long stretches in which no item but the works is planned.
func (c *chart) quiet() [][2]calendar.Date {
	var busy [][2]calendar.Date
	for _, g := range c.Groups {
		for _, item := range g.Rows {
			if s := item.Schedule; s != nil && item.Kind != "works" {
				busy = append(busy, [2]calendar.Date{s.EarlyStart, s.EarlyFinish})
			}
		}
	}
	slices.SortFunc(busy, func(a, b [2]calendar.Date) int { return int(a[0] - b[0]) })
	var quiet [][2]calendar.Date
	gap := func(from, to calendar.Date) {
		from, to = from+margin, to-margin
		if to-from >= quietDays {
			quiet = append(quiet, [2]calendar.Date{from, to})
		}
	}
	end := c.First
	for _, b := range busy {
		gap(end, b[0])
		end = max(end, b[1])
	}
	gap(end, c.Last)
	return quiet
}
