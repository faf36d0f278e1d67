package rules

import (
	"cmp"
	"maps"
	"slices"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// registerFolder is where the register lies.
const registerFolder = "register"

// RegisterVersion is what the district published of its items in one document (policies/register): days,
// fees and windows of its own that take the place of the catalogue's from a day on.
type RegisterVersion struct {
	Period
	Document string              `json:"document"` // number of the paper by which it was published
	By       string              `json:"by"`       // who published it
	Items    map[string]Register `json:"items"`    // by the item's id
}

// Register is what one version says of one item. What it leaves out stays as it was.
type Register struct {
	Days   *int              `json:"days,omitempty"`   // promised working days; 0 is done on the same day
	Fees   map[string]Number `json:"fees,omitempty"`   // yuan, by the id of the fee
	Window string            `json:"window,omitempty"` // id of a window of policies/guide
}

// Published is what one version says of one item, with the version.
type Published struct {
	*RegisterVersion
	Register
}

// Promise is how many working days are promised for an item.
type Promise struct {
	Days int
	// Register is what says so in the district's register; nil where the catalogue does.
	Register *Published
}

// Under gives the days of a project for which the item's rules have a number of their own: the register
// can only shorten it.
func (p Promise) Under(days int) int {
	if p.Register != nil {
		return min(days, p.Days)
	}
	return days
}

// Register are the versions of the district's register, in the order of the file.
func (s *Set) Register() []RegisterVersion { return s.register }

// published gives the row in force on a day that says something: of several the one that began last.
func (i *Item) published(day calendar.Date, says func(*Register) bool) *Published {
	for k := len(i.register) - 1; k >= 0; k-- {
		if row := &i.register[k]; row.Holds(day) && says(&row.Register) {
			return row
		}
	}
	return nil
}

// PromisedOn gives the days promised on a day, false where none are: those of the district's register,
// else those of the catalogue.
func (i *Item) PromisedOn(day calendar.Date) (Promise, bool) {
	if row := i.published(day, func(r *Register) bool { return r.Days != nil }); row != nil {
		return Promise{*row.Days, row}, true
	}
	if i.Days.Promised == nil {
		return Promise{}, false
	}
	return Promise{Days: i.Days.Promised.N}, true
}

// PromisedDaysOn gives the same as a count of days with its unit; nil where none are promised.
func (i *Item) PromisedDaysOn(day calendar.Date) *Days {
	if p, ok := i.PromisedOn(day); ok && p.Register != nil {
		return &Days{N: p.Days, Unit: "working"}
	}
	return i.Days.Promised
}

// WindowOn gives the window that the register names for an item on a day; nil where it names none.
func (i *Item) WindowOn(day calendar.Date) *Published {
	return i.published(day, func(r *Register) bool { return r.Window != "" })
}

// FeeOn gives what the register says of a fee on a day; nil where it says nothing.
func (i *Item) FeeOn(fee string, day calendar.Date) *Published {
	return i.published(day, func(r *Register) bool { _, ok := r.Fees[fee]; return ok })
}

// Source says where a figure comes from: the register, with the paper and who published it.
func (v *RegisterVersion) Source() lang.Text {
	return lang.Text{
		ZH: "事项登记册：" + v.Document + "（" + v.By + "，" + v.From.String() + "起）",
		EN: "item register: " + v.Document + " (" + v.By + ", from " + v.From.String() + ")",
	}
}

// price is a fee of the register as a price.
func (p *Published) price(fee string) Price {
	yuan := p.Fees[fee]
	return Price{Period: p.Period, Fixed: &Interval{yuan, yuan}, SetBy: p.Source(), Confidence: "high", slot: -1}
}

// FeeIDs are the ids of the fees of an item, in the order of the file.
func (i *Item) FeeIDs() []string {
	ids := make([]string, len(i.Fees))
	for k := range i.Fees {
		ids[k] = i.Fees[k].ID
	}
	return ids
}

// WindowIDs are the ids of the windows, in the order of the file; none where there is no guide.
func (g *Guide) WindowIDs() []string {
	if g == nil {
		return nil
	}
	ids := make([]string, len(g.Windows))
	for i := range g.Windows {
		ids[i] = g.Windows[i].ID
	}
	return ids
}

// Window gives the window of that id, or nil.
func (g *Guide) Window(id string) *Window {
	if i := slices.Index(g.WindowIDs(), id); i >= 0 {
		return &g.Windows[i]
	}
	return nil
}

// readRegister reads the register, where the rule set has one, and gives each item its rows.
func (s *Set) readRegister(src *files, faults *fault.List) {
	var register struct {
		Versions []RegisterVersion `json:"versions"`
	}
	optional(src, registerFolder, &register, faults)
	s.register = register.Versions
	order := make([]*RegisterVersion, len(s.register))
	for k := range s.register {
		order[k] = &s.register[k]
	}
	slices.SortStableFunc(order, func(a, b *RegisterVersion) int { return cmp.Compare(a.From, b.From) })
	for _, v := range order {
		for _, id := range slices.Sorted(maps.Keys(v.Items)) {
			if item := s.byID[id]; item != nil {
				item.register = append(item.register, Published{v, v.Items[id]})
			}
		}
	}
}

// ReadRegister reads a register that stands by itself. The name is that of its file, for faults. What it says
// of items is checked by CheckRegister.
//
// It returns a fault.List of RuleBroken.
func ReadRegister(name string, content []byte) ([]RegisterVersion, error) {
	t, faults := parseTree(name, content)
	if t == nil {
		return nil, faults.Err()
	}
	var register struct {
		Versions []RegisterVersion `json:"versions"`
	}
	err := t.decode(&register, nil).Err()
	return register.Versions, err
}
