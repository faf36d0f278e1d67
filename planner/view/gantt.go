package view

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
)

// The measures of the chart in the HTML form, in units of its own drawing.
const (
	ganttWidth = 1120
	ganttLabel = 364 // names and dates before the bars
	ganttName  = 42  // columns of text that a name may take
	ganttShort = 36  // the same where dates show their year
	shortDates = 13  // columns of two dates that do not
	ganttRow   = 24
	ganttAxis  = 38
	leastWeek  = 18 // a week that is narrower gets no number
	leastMonth = 22 // a month that is narrower gets no name
	longMonth  = 66 // a month that is wider gets its year
)

// gantt is the chart as the template draws it. Places are texts, so that they are written in one
// way everywhere.
type gantt struct {
	Width, Label, AxisHeight, RowHeight int
	Ticks                               []ganttTick
	Groups                              []ganttGroup
	Squeezed                            []ganttBand
	Rest                                bool // weekends are shaded
	Empty                               bool
}

// ganttTick is a month's name, or the day on which a week begins.
type ganttTick struct {
	X, TextX, Text string
	Week           bool
}

type ganttBand struct{ X, W string }

type ganttGroup struct {
	Name          string
	Undated       string // the possible items, where they are too many for rows
	Height        int
	RestPath      string // all weekends and holidays in one path
	MonthPath     string
	Rows          []ganttRowView
	SqueezedBands []ganttBand
}

// ganttRowView is one item of the chart. Bar and float are left out where their width is empty.
type ganttRowView struct {
	Item, Name, Full, Dates, Title       string
	Y, TextY, BarY, FloatY               int
	X, W, FloatX, FloatW                 string
	Diamond                              string // path of a milestone
	Critical, Works, Milestone, Possible bool
	Long                                 bool // the dates take more room, the name less
	Linked                               bool // the item has a row to go to
}

// ganttOf lays a chart out; linked are the items that have a row to go to.
func (p *page) ganttOf(c chart, linked map[string]bool) gantt {
	g := gantt{Width: ganttWidth, Label: ganttLabel, AxisHeight: ganttAxis, RowHeight: ganttRow, Empty: c.Bars == 0}
	a := newAxis(c.First, c.Last, c.Quiet, ganttWidth-ganttLabel-4)
	if c.Bars > 0 {
		g.Ticks = p.ticks(a)
		for _, s := range a.stretches {
			if s.squeezed {
				g.Squeezed = append(g.Squeezed, ganttBand{place(s.start), length(float64(s.to-s.from+1) * s.scale)})
			}
		}
	}
	for _, group := range c.Groups {
		v := ganttGroup{Name: group.Name, Undated: p.undated(group), Height: len(group.Rows)*ganttRow + 2, SqueezedBands: g.Squeezed}
		if c.Bars > 0 {
			v.RestPath = p.restPath(a, v.Height)
			for _, m := range a.months()[1:] {
				v.MonthPath += "M" + place(a.x(m)) + " 0v" + strconv.Itoa(v.Height)
			}
		}
		g.Rest = g.Rest || v.RestPath != ""
		for i, item := range group.Rows {
			v.Rows = append(v.Rows, p.ganttRow(a, item, i, linked[item.ID], c))
		}
		g.Groups = append(g.Groups, v)
	}
	return g
}

// place writes a place on the chart, length a width.
func place(x float64) string { return length(ganttLabel + x) }

func length(w float64) string { return strconv.FormatFloat(math.Round(w*10)/10, 'f', -1, 64) }

func (p *page) ganttRow(a axis, item *planner.ItemRow, i int, linked bool, c chart) ganttRowView {
	y := i * ganttRow
	v := ganttRowView{
		Item: item.ID, Full: item.Name, Name: cut(clean(p.chartName(item)), ganttName), Linked: linked,
		Y: y, TextY: y + 16, BarY: y + 6, FloatY: y + 10, Works: item.Kind == "works",
	}
	s := item.Schedule
	if s == nil {
		v.Possible = true
		v.Dates = p.say("possible")
		v.Title = item.Name
		if len(item.Missing) > 0 {
			v.Title += p.say("bracket", p.say("missing")+p.say("colon")+p.factNames(item.Missing))
		}
		return v
	}
	v.Critical = s.Critical
	v.Dates = dayMonth(s.EarlyStart)
	if s.EarlyStart.Year() != c.First.Year() {
		v.Dates = date(s.EarlyStart)
	}
	if s.EarlyFinish.Year() != s.EarlyStart.Year() {
		v.Dates += " – " + date(s.EarlyFinish)
	} else if s.EarlyFinish != s.EarlyStart {
		v.Dates += " – " + dayMonth(s.EarlyFinish)
	}
	if columns(v.Dates) > shortDates {
		v.Long, v.Name = true, cut(v.Name, ganttShort)
	}
	spare := p.say("float_days", s.TotalFloat)
	if s.Critical {
		spare = p.say("legend.critical")
	}
	v.Title = p.say("bar_title", item.Name, date(s.EarlyStart), date(s.EarlyFinish), p.say("days.working", s.Duration)) + p.say("clause") + spare
	start, end, late := a.noon(s.EarlyStart), a.noon(s.EarlyFinish), a.noon(s.LateFinish)
	if s.Duration == 0 && s.EarlyStart == s.EarlyFinish {
		v.Milestone = true
		v.Diamond = fmt.Sprintf("M%s %dl6 6l-6 6l-6-6z", place(start), y+6)
	} else {
		v.X, v.W = place(start), length(max(end-start, 3))
	}
	if late > end {
		v.FloatX, v.FloatW = place(end), length(late-end)
	}
	return v
}

// restPath outlines all days without work outside squeezed time.
func (p *page) restPath(a axis, height int) string {
	if p.set.Calendar == nil {
		return ""
	}
	var b strings.Builder
	for _, s := range a.stretches {
		if s.squeezed {
			continue
		}
		for d := s.from; d <= s.to; d++ {
			if p.set.Calendar.IsWorkingDay(d) {
				continue
			}
			from := d
			for d < s.to && !p.set.Calendar.IsWorkingDay(d+1) {
				d++
			}
			w := length(a.x(d+1) - a.x(from))
			fmt.Fprintf(&b, "M%s 0h%sv%dh-%sz", place(a.x(from)), w, height, w)
		}
	}
	return b.String()
}

// ticks are the months with their names and the Mondays with their days, where there is room.
func (p *page) ticks(a axis) []ganttTick {
	var ticks []ganttTick
	months := a.months()
	year := 0
	for i, m := range months {
		x, end := a.x(m), a.x(a.stretches[len(a.stretches)-1].to+1)
		if i+1 < len(months) {
			end = a.x(months[i+1])
		}
		t := ganttTick{X: place(x), TextX: place(x + 4)}
		y, month, _ := split(m)
		switch w := end - x; {
		case w >= longMonth && y != year:
			t.Text, year = p.yearMonth(y, month), y
		case w >= leastMonth:
			t.Text = p.monthName(month)
			if y != year && (a.x(m+1)-a.x(m))*7 < leastWeek { // no week stands under the month
				ticks = append(ticks, ganttTick{X: t.X, TextX: t.TextX, Text: strconv.Itoa(y), Week: true})
				year = y
			}
		}
		ticks = append(ticks, t)
	}
	for _, s := range a.stretches {
		if s.squeezed || s.scale*7 < leastWeek {
			continue
		}
		for d := monday(s.from); d <= s.to; d += 7 {
			_, _, day := split(d)
			ticks = append(ticks, ganttTick{X: place(a.x(d)), TextX: place(a.x(d) + 3), Text: strconv.Itoa(day), Week: true})
		}
	}
	return ticks
}

// monday is the first Monday on or after a day.
func monday(d calendar.Date) calendar.Date {
	return d + calendar.Date((8-int(d.Weekday()))%7)
}

// variantBar is one line of the picture that compares the variants.
type variantBar struct {
	Name, Total, ApprovalTotal     string
	Asked                          bool
	Y, TextY, ElapsedY, ApprovalY  int
	Before, Completion, CompletedX string // lengths in the elapsed clock and where the second begins
	ABefore, ACompletion, ACompX   string
	EndX, AEndX                    string
	Whole                          bool // not split into before start and completion
}

type variantPicture struct {
	Width, Height, Left int
	Bars                []variantBar
}

// variantPicture draws the whole of each variant to one scale.
func (p *page) variantPicture() variantPicture {
	const width, left, right, row = 400, 96, 44, 44
	rows := p.variants()
	v := variantPicture{Width: width, Left: left, Height: len(rows)*row + 4}
	most := 1
	for _, r := range rows {
		most = max(most, r.ElapsedTotal(), r.ApprovalTotal())
	}
	scale := float64(width-left-right) / float64(most)
	at := func(days int) string { return length(left + float64(days)*scale) }
	long := func(days int) string { return length(float64(days) * scale) }
	for i, r := range rows {
		y := i * row
		b := variantBar{Name: r.Name, Asked: r.Asked, Y: y, TextY: y + 24, ElapsedY: y + 6, ApprovalY: y + 24,
			Total: strconv.Itoa(r.ElapsedTotal()), ApprovalTotal: strconv.Itoa(r.ApprovalTotal()), Whole: !r.Split,
			EndX: at(r.ElapsedTotal()), AEndX: at(r.ApprovalTotal())}
		if r.Note != "" {
			b.Name += p.say("bracket", r.Note)
		}
		e, c := r.Elapsed, r.Approval
		if !r.Split {
			e, c = planner.Clock{BeforeStart: r.ElapsedTotal()}, planner.Clock{BeforeStart: r.ApprovalTotal()}
		}
		b.Before, b.Completion, b.CompletedX = long(e.BeforeStart), long(e.Completion), at(e.BeforeStart)
		b.ABefore, b.ACompletion, b.ACompX = long(c.BeforeStart), long(c.Completion), at(c.BeforeStart)
		v.Bars = append(v.Bars, b)
	}
	return v
}
