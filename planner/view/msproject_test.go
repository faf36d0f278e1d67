package view_test

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/projecttest"
	planroute "sevenlists/planner/route"
	"sevenlists/planner/view"
)

// element is one element of a file, as a reader who knows nothing of ours finds it.
type element struct {
	name, text string
	in         []*element
}

func (e *element) all(name string) []*element {
	var list []*element
	for _, x := range e.in {
		if x.name == name {
			list = append(list, x)
		}
	}
	return list
}

func (e *element) one(name string) string {
	if list := e.all(name); len(list) > 0 {
		return list[0].text
	}
	return ""
}

func (e *element) number(t testing.TB, name string) int {
	t.Helper()
	n, err := strconv.Atoi(e.one(name))
	require.NoError(t, err, "%s of %s", name, e.one("Name"))
	return n
}

func readXML(t testing.TB, content []byte) *element {
	t.Helper()
	root := &element{}
	open := []*element{root}
	d := xml.NewDecoder(bytes.NewReader(content))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			require.Len(t, open, 1)
			require.Len(t, root.in, 1)
			return root.in[0]
		}
		require.NoError(t, err)
		top := open[len(open)-1]
		switch token := token.(type) {
		case xml.StartElement:
			require.Equal(t, "http://schemas.microsoft.com/project", token.Name.Space)
			e := &element{name: token.Name.Local}
			top.in = append(top.in, e)
			open = append(open, e)
		case xml.EndElement:
			open = open[:len(open)-1]
		case xml.CharData:
			top.text += string(token)
		}
	}
}

// schemaOrder is the order of the elements by the path of what they stand in.
func schemaOrder(t testing.TB) map[string][]string {
	t.Helper()
	content, err := os.ReadFile("testdata/mspdi_order.txt")
	require.NoError(t, err)
	order := map[string][]string{}
	for line := range strings.Lines(string(content)) {
		if path, names, found := strings.Cut(strings.TrimSpace(line), ": "); found && line[0] != '#' {
			order[path] = strings.Fields(names)
		}
	}
	return order
}

func requireOrder(t testing.TB, order map[string][]string, e *element, path string) {
	t.Helper()
	if len(e.in) == 0 {
		return
	}
	require.Contains(t, order, path)
	last := -1
	for _, in := range e.in {
		i := slices.Index(order[path], in.name)
		require.GreaterOrEqual(t, i, 0, "%s does not belong in %s", in.name, path)
		require.GreaterOrEqual(t, i, last, "%s stands too late in %s", in.name, path)
		last = i
		requireOrder(t, order, in, path+"/"+in.name)
	}
}

// office is the working calendar of a file: what a planning program makes of it.
type office struct {
	t       testing.TB
	week    [7]bool
	off, on map[string]bool
}

func readOffice(t testing.TB, project *element) office {
	t.Helper()
	calendars := project.all("Calendars")[0].all("Calendar")
	require.Len(t, calendars, 1)
	c := calendars[0]
	require.Equal(t, project.one("CalendarUID"), c.one("UID"))
	o := office{t: t, off: map[string]bool{}, on: map[string]bool{}}
	for _, d := range c.all("WeekDays")[0].all("WeekDay") {
		o.week[d.number(t, "DayType")-1] = d.one("DayWorking") == "1"
		require.Equal(t, d.one("DayWorking") == "1", len(d.all("WorkingTimes")) == 1)
	}
	for _, e := range c.all("Exceptions")[0].all("Exception") {
		p := e.all("TimePeriod")[0]
		from, to := day(t, p.one("FromDate")), day(t, p.one("ToDate"))
		require.LessOrEqual(t, from, to)
		require.Equal(t, int(to-from)+1, e.number(t, "Occurrences"))
		for d := from; d <= to; d++ {
			require.False(t, o.on[d.String()] || o.off[d.String()], "%s twice", d)
			if e.one("DayWorking") == "1" {
				o.on[d.String()] = true
			} else {
				o.off[d.String()] = true
			}
		}
	}
	return o
}

func (o office) works(d calendar.Date) bool {
	return o.on[d.String()] || o.week[d.Weekday()] && !o.off[d.String()]
}

// after is ten o'clock so many eight-hour days later.
func (o office) after(d calendar.Date, days int) calendar.Date {
	for days > 0 {
		d++
		if o.works(d) {
			days--
		}
	}
	return d
}

// day reads a point in time and requires it to be an hour that a file of ours has.
func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	at, err := time.Parse("2006-01-02T15:04:05", s)
	require.NoError(t, err)
	d, err := calendar.ParseDate(at.Format(time.DateOnly))
	require.NoError(t, err)
	return d
}

// workdays reads a duration of whole days.
func workdays(t testing.TB, s string) int {
	t.Helper()
	hours, err := strconv.Atoi(strings.TrimSuffix(strings.TrimPrefix(s, "PT"), "H0M0S"))
	require.NoError(t, err, s)
	require.Zero(t, hours%8)
	return hours / 8
}

func inMSProject(t testing.TB, p *planner.Plan) (*element, map[string]*element) {
	t.Helper()
	set := projecttest.Shipped(t)
	var b bytes.Buffer
	require.NoError(t, view.MSProject(&b, p, view.RuleSetOf(set)))
	project := readXML(t, b.Bytes())
	byItem := map[string]*element{}
	for i, task := range project.all("Tasks")[0].all("Task") {
		require.Equal(t, i, task.number(t, "UID"), "ids count up")
		require.Equal(t, i, task.number(t, "ID"))
		for _, v := range task.all("ExtendedAttribute") {
			if v.one("FieldID") == "188743731" {
				require.NotContains(t, byItem, v.one("Value"))
				byItem[v.one("Value")] = task
			}
		}
	}
	return project, byItem
}

func planned(t testing.TB, name string, variant planroute.Variant) *planner.Plan {
	t.Helper()
	opt := planner.Default()
	opt.Variant = variant
	p, err := planner.Make(projecttest.Shipped(t), projecttest.Project(t, name), opt)
	require.NoError(t, err)
	return p
}

func TestMSProjectKeepsToThePublishedOrderAndThePlansDates(t *testing.T) {
	order := schemaOrder(t)
	for _, name := range projecttest.Names(t) {
		for _, variant := range []planroute.Variant{planroute.Parallel, planroute.Sequential, planroute.Commitment} {
			t.Run(name+" "+variant.String(), func(t *testing.T) {
				p := planned(t, name, variant)
				project, tasks := inMSProject(t, p)
				requireOrder(t, order, project, "Project")
				office := readOffice(t, project)
				for i := range p.Items {
					item := &p.Items[i]
					task := tasks[item.ID]
					if item.Schedule == nil {
						require.Nil(t, task, "%s has no dates", item.ID)
						continue
					}
					require.NotNil(t, task, item.ID)
					s := item.Schedule
					require.Equal(t, item.Name, task.one("Name"))
					require.Equal(t, s.EarlyStart, day(t, task.one("EarlyStart")))
					require.Equal(t, s.EarlyFinish, day(t, task.one("EarlyFinish")))
					require.Equal(t, s.LateStart, day(t, task.one("LateStart")))
					require.Equal(t, s.LateFinish, day(t, task.one("LateFinish")))
					require.Equal(t, s.EarlyFinish, day(t, task.one("Finish")))
					require.Equal(t, s.Critical, task.one("Critical") == "1")
					require.Equal(t, s.TotalFloat*4800, task.number(t, "TotalSlack"))
					if item.Progress == nil {
						require.Equal(t, s.EarlyStart, day(t, task.one("Start")))
						require.Equal(t, s.Duration, workdays(t, task.one("Duration")))
					}
				}
				requireSameWhenComputed(t, p, project, tasks, office)
			})
		}
	}
}

// requireSameWhenComputed dates the tasks anew as a planning program would, from nothing but the file:
// the start of the project, links, lags, durations, constraints, what has been done and the calendar.
func requireSameWhenComputed(t *testing.T, p *planner.Plan, project *element, tasks map[string]*element, o office) {
	t.Helper()
	finish := map[string]calendar.Date{}
	begin := day(t, project.one("StartDate"))
	var dated func(task *element, depth int) calendar.Date
	byUID := map[string]*element{}
	for _, task := range tasks {
		byUID[task.one("UID")] = task
	}
	dated = func(task *element, depth int) calendar.Date {
		require.Less(t, depth, 500, "links go round")
		uid := task.one("UID")
		if d, done := finish[uid]; done {
			return d
		}
		start := begin
		for _, l := range task.all("PredecessorLink") {
			require.Equal(t, "1", l.one("Type"), "finish to start")
			require.Contains(t, byUID, l.one("PredecessorUID"))
			start = max(start, o.after(dated(byUID[l.one("PredecessorUID")], depth+1), l.number(t, "LinkLag")/4800))
		}
		if task.one("ConstraintType") == "4" {
			start = max(start, day(t, task.one("ConstraintDate")))
		}
		if actual := task.one("ActualStart"); actual != "" {
			start = day(t, actual)
		}
		require.Equal(t, day(t, task.one("Start")), start, task.one("Name"))
		end := o.after(start, workdays(t, task.one("Duration")))
		if actual := task.one("ActualFinish"); actual != "" {
			end = day(t, actual)
		}
		require.Equal(t, day(t, task.one("Finish")), end, task.one("Name"))
		finish[uid] = end
		return end
	}
	for _, task := range tasks {
		dated(task, 0)
	}
	for i := range p.Items {
		if s := p.Items[i].Schedule; s != nil {
			require.Equal(t, s.EarlyFinish, finish[tasks[p.Items[i].ID].one("UID")], p.Items[i].ID)
		}
	}
}

func TestMSProjectTellsProgressDeadlinesAndHolidays(t *testing.T) {
	p := planned(t, "workshop_under_way", planroute.Parallel)
	project, tasks := inMSProject(t, p)
	o := readOffice(t, project)
	for d := calendar.DateOf(2026, 1, 1); d <= calendar.DateOf(2027, 12, 31); d++ {
		require.Equal(t, projecttest.Shipped(t).Calendar().IsWorkingDay(d), o.works(d), d)
	}
	require.True(t, o.on["2026-10-10"] && o.off["2026-10-01"], "a make-up Saturday and a holiday")

	obtained := tasks["planning_conditions"]
	require.Equal(t, "100", obtained.one("PercentComplete"))
	require.Equal(t, "2026-06-01T10:00:00", obtained.one("ActualStart"), "the day of acceptance")
	require.Equal(t, "2026-06-10T10:00:00", obtained.one("ActualFinish"))

	begun := tasks["state_land_grant"]
	require.Equal(t, "2026-06-22T10:00:00", begun.one("ActualStart"))
	require.Empty(t, begun.one("ActualFinish"))
	require.Equal(t, 17+5, workdays(t, begun.one("Duration")), "17 working days to 15 July, 5 are left")
	require.Equal(t, 17, workdays(t, begun.one("ActualDuration")))
	require.Equal(t, 5, workdays(t, begun.one("RemainingDuration")))
	require.Equal(t, "77", begun.one("PercentComplete"))

	fixed := tasks["power_connection"]
	require.Equal(t, "4", fixed.one("ConstraintType"), "not before a day that a person fixed")
	require.Equal(t, "2026-08-10T10:00:00", fixed.one("ConstraintDate"))
	require.Equal(t, "2026-09-30T10:00:00", fixed.one("Deadline"))
	require.Contains(t, fixed.one("Notes"), "变压器八月上旬到货")
	require.Equal(t, "1", tasks["commencement_check"].one("Milestone"))

	parts, _ := inMSProject(t, planned(t, "park_two_phases", planroute.Parallel))
	level := 0
	for _, task := range parts.all("Tasks")[0].all("Task") {
		n := task.number(t, "OutlineLevel")
		require.LessOrEqual(t, n, level+1, "no level of the outline is left out")
		level = n
	}
	require.Equal(t, 3, level, "part, phase, item")
}
