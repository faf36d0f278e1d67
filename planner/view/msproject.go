package view

import (
	"encoding/xml"
	"io"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// MSProject writes a plan in the XML format of Microsoft Project 2007 and later, which other planning
// programs read as well: one task an item, grouped by part and phase, with its links, the working
// calendar and what has been done. Items that are only possible have no dates and stand not in it.
//
// Every task begins and ends at ten in the morning, the hour of acceptance: the day of acceptance is
// not counted and a follower may begin on the day on which the one before it ends, so that n working
// days later it is ten again, and what a planning program computes from links, durations and calendar
// falls on the plan's own days. It returns the error of the writer.
func MSProject(w io.Writer, p *planner.Plan, set RuleSet) error {
	b := &msBook{page: newPage(p, set), days: set.Calendar, uid: map[string]int{}}
	if b.days == nil {
		weekends, err := calendar.New(nil)
		if err != nil {
			return err
		}
		b.days = weekends
	}
	if _, err := io.WriteString(w, xml.Header); err != nil {
		return err
	}
	e := xml.NewEncoder(w)
	e.Indent("", "  ")
	if err := e.Encode(b.project()); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\n")
	return err
}

// msBook is a plan on its way into that format.
type msBook struct {
	*page
	days  WorkingDays
	tasks []msTask
	uid   map[string]int // of the tasks, by key of the item
}

// The hours of a working day, and the one at which everything begins and ends.
const (
	msHour         = "T10:00:00"
	minutesPerDay  = 480
	msAsSoon       = 0 // constraint: as soon as possible
	msNotEarlier   = 4 // constraint: start no earlier than
	msFinishStart  = 1 // link: the follower starts when the one before has finished
	msInDays       = 7 // shown in days
	msBaseCalendar = 1
	msText1        = "188743731" // the fields Text1 and Text2 of a task
	msText2        = "188743734"
)

func at10(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String() + msHour
}

// hours is so many working days as a duration.
func hours(days int) string { return "PT" + strconv.Itoa(days*8) + "H0M0S" }

// tenths is so many working days in tenths of a minute, as links and floats are given.
func tenths(days int) int { return days * minutesPerDay * 10 }

func bit(is bool) int {
	if is {
		return 1
	}
	return 0
}

// cut512 keeps a name to the length that the format allows.
func cut512(s string) string {
	const longest = 512
	s = strings.ReplaceAll(clean(s), "\n", " ")
	if r := []rune(s); len(r) > longest {
		return string(r[:longest])
	}
	return s
}

func (b *msBook) project() msProject {
	first := b.onOrAfter(b.Start)
	b.outline(first)
	last := first
	for _, t := range b.tasks {
		last = max(last, t.end)
	}
	out := msProject{
		SaveVersion: 12, Name: cut512(b.title()), Title: cut512(b.title()), Subject: cut512(b.verdict()), Author: "sevenlists",
		ScheduleFromStart: 1, StartDate: at10(first), FinishDate: at10(last), FYStartDate: 1,
		CurrencyDigits: 2, CurrencySymbol: "¥", CurrencyCode: "CNY", CalendarUID: msBaseCalendar,
		DefaultStartTime: "08:00:00", DefaultFinishTime: "17:00:00", MinutesPerDay: minutesPerDay, MinutesPerWeek: 5 * minutesPerDay,
		DaysPerMonth: 20, DefaultTaskType: 1, DurationFormat: msInDays, HonorConstraints: 1, WeekStartDay: 1, StatusDate: at10(b.AsOf),
	}
	tell := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(b.Lang) }
	out.ExtendedAttributes = &msAttributes{List: []msAttribute{
		{FieldID: msText1, FieldName: "Text1", Alias: tell("事项编号", "Item id")},
		{FieldID: msText2, FieldName: "Text2", Alias: tell("责任部门", "Department")},
	}}
	out.Calendars = &msCalendars{List: []msCalendar{b.calendar(first, last, tell)}}
	out.Tasks = &msTasks{List: b.tasks}
	return out
}

// calendar is the week with its exceptions: weekdays off and weekends worked, from the year of the
// first day to the year after the last.
func (b *msBook) calendar(first, last calendar.Date, tell func(zh, en string) string) msCalendar {
	c := msCalendar{UID: msBaseCalendar, Name: tell("工作日历", "Working calendar"), IsBaseCalendar: 1, WeekDays: &msWeekDays{}}
	for day := 1; day <= 7; day++ {
		d := msWeekDay{DayType: day, DayWorking: bit(day != 1 && day != 7)}
		if d.DayWorking == 1 {
			d.WorkingTimes = officeHours()
		}
		c.WeekDays.List = append(c.WeekDays.List, d)
	}
	for _, t := range b.tasks {
		first, last = min(first, t.begin), max(last, t.latest)
	}
	var list []msException
	for d := calendar.DateOf(first.Year(), 1, 1); d <= calendar.DateOf(last.Year()+1, 12, 31); d++ {
		working := b.days.IsWorkingDay(d)
		if weekday := d.Weekday() != 0 && d.Weekday() != 6; working == weekday {
			continue
		}
		if n := len(list) - 1; n >= 0 && list[n].last == d-1 && list[n].DayWorking == bit(working) {
			list[n].last = d
			continue
		}
		e := msException{first: d, last: d, Name: tell("放假", "Holiday"), Type: 1, DayWorking: bit(working)}
		if working {
			e.Name, e.WorkingTimes = tell("调休上班", "Make-up working day"), officeHours()
		}
		list = append(list, e)
	}
	for i := range list {
		e := &list[i]
		e.TimePeriod = msPeriod{FromDate: e.first.String() + "T00:00:00", ToDate: e.last.String() + "T23:59:00"}
		e.Occurrences = int(e.last-e.first) + 1
	}
	if len(list) > 0 {
		c.Exceptions = &msExceptions{List: list}
	}
	return c
}

func officeHours() *msTimes {
	return &msTimes{List: []msTime{{"08:00:00", "12:00:00"}, {"13:00:00", "17:00:00"}}}
}

func (b *msBook) onOrAfter(d calendar.Date) calendar.Date {
	for n := 0; n < 366 && !b.days.IsWorkingDay(d); n++ {
		d++
	}
	return d
}

func (b *msBook) onOrBefore(d calendar.Date) calendar.Date {
	for n := 0; n < 366 && !b.days.IsWorkingDay(d); n++ {
		d--
	}
	return d
}

// between counts the working days after one day up to another.
func (b *msBook) between(from, to calendar.Date) int {
	n := 0
	for d := from + 1; d <= to; d++ {
		n += bit(b.days.IsWorkingDay(d))
	}
	return n
}

// outline makes the tasks: the parts, in them the phases, in them the items by their early start.
func (b *msBook) outline(first calendar.Date) {
	var parts []string
	groups := map[string]map[string][]*planner.ItemRow{}
	for i := range b.Items {
		item := &b.Items[i]
		if item.Schedule == nil {
			continue
		}
		if groups[item.Part] == nil {
			parts, groups[item.Part] = append(parts, item.Part), map[string][]*planner.ItemRow{}
		}
		groups[item.Part][item.Phase] = append(groups[item.Part][item.Phase], item)
	}
	b.group(0, nil, cut512(b.title()), func() {
		for i, part := range parts {
			phases := func(path []int) {
				n := 0
				for _, phase := range b.phases(groups[part]) {
					n++
					b.phase(append(slices.Clone(path), n), phase, groups[part][phase])
				}
			}
			if len(parts) == 1 {
				phases(nil)
				continue
			}
			name := b.say("whole_project")
			if part != "" {
				name = b.partName(part)
			}
			b.group(len(b.tasks), []int{i + 1}, name, func() { phases([]int{i + 1}) })
		}
	})
	b.link(first)
}

// phases are those that a part has items of, in the order of the vocabulary; unknown ones come last.
func (b *msBook) phases(items map[string][]*planner.ItemRow) []string {
	var list, rest []string
	for _, t := range b.set.Vocabulary.Phases {
		if len(items[t.ID]) > 0 {
			list = append(list, t.ID)
		}
	}
	for id := range items {
		if !slices.Contains(list, id) {
			rest = append(rest, id)
		}
	}
	slices.Sort(rest)
	return append(list, rest...)
}

func (b *msBook) phase(path []int, phase string, items []*planner.ItemRow) {
	slices.SortStableFunc(items, func(a, c *planner.ItemRow) int { return int(a.Schedule.EarlyStart) - int(c.Schedule.EarlyStart) })
	b.group(len(b.tasks), path, b.term(b.set.Vocabulary.Phases, phase), func() {
		for i, item := range items {
			b.task(append(slices.Clone(path), i+1), item)
		}
	})
}

// group writes a summary task over those that inside adds.
func (b *msBook) group(uid int, path []int, name string, inside func()) {
	b.tasks = append(b.tasks, msTask{
		UID: uid, ID: uid, Name: cut512(name), Type: 1, OutlineNumber: outlineNumber(path), OutlineLevel: len(path), Priority: 500,
		DurationFormat: msInDays, Summary: 1,
	})
	inside()
	t := &b.tasks[uid]
	for _, in := range b.tasks[uid+1:] {
		if in.Summary == 1 {
			continue
		}
		if t.begin == 0 || in.begin < t.begin {
			t.begin = in.begin
		}
		t.end, t.latest = max(t.end, in.end), max(t.latest, in.latest)
		t.Critical |= in.Critical
	}
	t.Start, t.Finish, t.Duration = at10(t.begin), at10(t.end), hours(b.between(t.begin, t.end))
}

func outlineNumber(path []int) string {
	steps := make([]string, len(path))
	for i, n := range path {
		steps[i] = strconv.Itoa(n)
	}
	if len(steps) == 0 {
		return "0"
	}
	return strings.Join(steps, ".")
}
