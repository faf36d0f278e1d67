package rules

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// aMonday is the day of acceptance from which two counts of days of different kinds are compared. Its weeks
// are taken to have five working days, since a promise holds all year: whether it keeps within the law
// must not turn on the holidays that somebody happened to look at.
var aMonday = calendar.DateOf(2001, 1, 1)

// last is the day on which a period ends that began on aMonday.
func (d Days) last() calendar.Date {
	switch d.Unit {
	case "working":
		return aMonday.AddDays(d.N/5*7 + d.N%5)
	case "calendar":
		return aMonday.AddDays(d.N)
	case "months":
		return aMonday.AddMonths(d.N)
	case "years":
		return aMonday.AddMonths(12 * d.N)
	}
	return aMonday // on the same day
}

// Working are the working days of the period, in weeks of five: those in which a limit of another kind is
// compared with a promise.
func (d Days) Working() int {
	n := int(d.last() - aMonday)
	return n/7*5 + min(n%7, 5)
}

// Text writes a count of days for a person.
func (d Days) Text() lang.Text {
	n := strconv.Itoa(d.N)
	switch d.Unit {
	case "immediate":
		return lang.Text{ZH: "即办", EN: "at once"}
	case "working":
		return lang.Text{ZH: n + "个工作日", EN: n + " working " + several("day", d.N)}
	case "months":
		return lang.Text{ZH: n + "个月", EN: n + " " + several("month", d.N)}
	case "years":
		return lang.Text{ZH: n + "年", EN: n + " " + several("year", d.N)}
	}
	return lang.Text{ZH: n + "日", EN: n + " calendar " + several("day", d.N)}
}

func several(word string, n int) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

// AboveStatutory gives the statutory days in force on some day of a period that a promise of working days
// goes beyond; nil where it keeps within all.
func (i *Item) AboveStatutory(promised int, in Period) *StatutoryDays {
	for k := range i.Days.Statutory {
		s := &i.Days.Statutory[k]
		if _, both := commonDay(s.Period, in); both && (Days{N: promised, Unit: "working"}).last() > s.last() {
			return s
		}
	}
	return nil
}

// RegisterFault is something wrong with what a version of the register says of an item.
type RegisterFault struct {
	Version int    // place in the list
	Item    string // its id
	Key     string // days, fees or window; empty for the item itself
	*fault.Error
}

// CheckRegister says what is wrong with versions of the register: items, fees and windows that there are
// not, promises above the statutory days of the time for which they hold, and what is said twice from one
// day on.
func (s *Set) CheckRegister(versions []RegisterVersion) []RegisterFault {
	var found []RegisterFault
	seen := map[string]bool{}
	until := lastDays(versions)
	for k := range versions {
		v := &versions[k]
		for _, id := range sortedKeys(v.Items) {
			item, row := s.byID[id], v.Items[id]
			add := func(key, code string, args ...any) {
				found = append(found, RegisterFault{k, id, key, fault.New(fault.Invalid, code, key, args...)})
			}
			if item == nil {
				add("", "register.item", id, fault.Nearest(id, sortedKeys(s.byID)))
				continue
			}
			for _, what := range row.says() {
				key := id + " " + what + " " + v.From.String()
				if seen[key] {
					add("", "register.twice", id, v.From)
				}
				seen[key] = true
			}
			if !item.faulty {
				s.checkRow(item, &row, Period{v.From, until[place{k, id}]}, add)
			}
		}
	}
	return found
}

// checkRow checks what is said of one item for a time.
func (s *Set) checkRow(item *Item, row *Register, in Period, add func(key, code string, args ...any)) {
	if row.Days != nil {
		if law := item.AboveStatutory(*row.Days, in); law != nil {
			add("days", "register.above", *row.Days, law.Days.Text(), law.Basis.Law)
		}
	}
	for _, id := range sortedKeys(row.Fees) {
		if ids := item.FeeIDs(); !slices.Contains(ids, id) {
			add("fees", "register.fee", id, strings.Join(ids, ", "))
		}
	}
	if ids := s.guide.WindowIDs(); row.Window != "" && !slices.Contains(ids, row.Window) {
		add("window", "register.window", row.Window, fault.Nearest(row.Window, ids), strings.Join(ids, ", "))
	}
}

// place is where something is said of an item: in which version.
type place struct {
	version int
	item    string
}

// lastDays gives the last day on which each promise of days holds: its own, or the day before the next one
// that ends no more.
func lastDays(versions []RegisterVersion) map[place]calendar.Date {
	order := make([]int, len(versions))
	for k := range order {
		order[k] = k
	}
	slices.SortStableFunc(order, func(a, b int) int { return sign(int64(versions[b].From), int64(versions[a].From)) })
	until, next := map[place]calendar.Date{}, map[string]calendar.Date{}
	for _, k := range order {
		v := &versions[k]
		for id, row := range v.Items {
			end := last(v.Period)
			if from := next[id]; from > v.From {
				end = min(end, from.AddDays(-1))
			}
			if row.Days != nil && v.To == 0 {
				next[id] = v.From
			}
			until[place{k, id}] = end
		}
	}
	return until
}

// register checks what the district's register says. The catalogue's own days are not refused here: rule
// sets that were used once must load as long as there are plans that were made by them.
func (c *checker) register() {
	for k := range c.set.register {
		if c.set.register[k].From == 0 {
			c.add("rules.data.missing", registerFolder, "/versions/"+itoa(k), "from")
		}
	}
	for _, f := range c.set.CheckRegister(c.set.register) {
		at := "/versions/" + itoa(f.Version) + "/items/" + f.Item
		switch {
		case f.Code == "register.item":
			c.exists(f.Item, registerFolder, at)
		case f.Key != "":
			c.add(f.Code, registerFolder, at+"/"+f.Key, f.Args...)
		default:
			c.add(f.Code, registerFolder, at, f.Args...)
		}
	}
}

// says names what a row speaks of.
func (r *Register) says() []string {
	var all []string
	if r.Days != nil {
		all = append(all, "days")
	}
	for _, id := range sortedKeys(r.Fees) {
		all = append(all, "fee "+id)
	}
	if r.Window != "" {
		all = append(all, "window")
	}
	return all
}
