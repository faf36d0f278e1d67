package rules

import (
	"slices"
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

// unitNames name the kinds of days in messages.
var unitNames = map[string]lang.Text{
	"working": {ZH: "个工作日", EN: "working days"}, "calendar": {ZH: "日", EN: "calendar days"}, "immediate": {ZH: "日（即时办理）", EN: "days (at once)"},
	"months": {ZH: "个月", EN: "months"}, "years": {ZH: "年", EN: "years"},
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

// CheckRegister says what is wrong with a row of the register: a promise above the statutory days, a fee or
// a window that there is not. Paths of the faults are the key of the row that is wrong: days, fees or
// window.
func (s *Set) CheckRegister(item *Item, row *Register, in Period) fault.List {
	var faults fault.List
	add := func(code, key string, args ...any) { faults.Add(fault.New(fault.Invalid, code, key, args...)) }
	if row.Days != nil {
		if law := item.AboveStatutory(*row.Days, in); law != nil {
			add("register.above", "days", *row.Days, law.N, unitNames[law.Unit], law.Basis.Law)
		}
	}
	for _, id := range sortedKeys(row.Fees) {
		if ids := item.FeeIDs(); !slices.Contains(ids, id) {
			add("register.fee", "fees", id, strings.Join(ids, ", "))
		}
	}
	if ids := s.guide.WindowIDs(); row.Window != "" && !slices.Contains(ids, row.Window) {
		add("register.window", "window", row.Window, fault.Nearest(row.Window, ids), strings.Join(ids, ", "))
	}
	return faults
}

// register checks that promises keep within the law, and of the district's register that its items exist and
// that no two versions begin on one day and say the same thing differently.
func (c *checker) register() {
	for _, item := range c.set.items {
		if p := item.Days.Promised; p != nil && !item.faulty {
			if law := item.AboveStatutory(p.N, item.Effective.Period); law != nil {
				c.add("register.above", "items/"+item.ID, "/days/promised", p.N, law.N, unitNames[law.Unit], law.Basis.Law)
			}
		}
	}
	seen := map[string]bool{}
	for k := range c.set.register {
		v := &c.set.register[k]
		at := "/versions/" + itoa(k)
		if v.From == 0 {
			c.add("rules.data.missing", registerFolder, at, "from")
		}
		for _, id := range sortedKeys(v.Items) {
			place, row := at+"/items/"+id, v.Items[id]
			c.exists(id, registerFolder, place)
			item := c.set.byID[id]
			if item == nil || item.faulty {
				continue
			}
			for _, e := range c.set.CheckRegister(item, &row, v.Period) {
				c.add(e.Code, registerFolder, place+"/"+e.Path, e.Args...)
			}
			for _, what := range row.says() {
				key := id + " " + what + " " + v.From.String()
				if seen[key] {
					c.add("register.twice", registerFolder, place, id, v.From)
				}
				seen[key] = true
			}
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
