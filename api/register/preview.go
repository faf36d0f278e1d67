package register

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Preview is what a table would change in the register.
type Preview struct {
	Rows        int          `json:"rows"`
	Unchanged   int          `json:"unchanged"` // rows that say what is so already, or nothing
	Differences []Difference `json:"differences"`
	// Mistakes are what is wrong with rows; while there is one nothing can be taken in.
	Mistakes []Mistake `json:"mistakes"`
	// Versions are the register as it would be; none while there are mistakes.
	Versions []rules.RegisterVersion `json:"-"`
}

// Difference is one figure that a row changes.
type Difference struct {
	Row       int           `json:"row"`
	Item      string        `json:"item"`
	Name      string        `json:"name"` // of the item
	What      string        `json:"what" oneof:"days fee window"`
	Fee       string        `json:"fee,omitempty"` // id of the fee
	From      calendar.Date `json:"from"`
	To        calendar.Date `json:"to,omitzero"`
	Was       string        `json:"was"` // on the day on which it begins; empty where nothing was said
	Becomes   string        `json:"becomes"`
	Statutory string        `json:"statutory,omitempty"` // of days: the longest that the law allows on that day
	Document  string        `json:"document"`
	By        string        `json:"by"`
}

// Mistake is one thing that is wrong with a row.
type Mistake struct {
	Row     int    `json:"row"`              // as the spreadsheet shows it; of a csv the line
	Column  string `json:"column,omitempty"` // A, B, …; empty for the row
	Title   string `json:"title,omitempty"`  // of the column
	Code    string `json:"code"`
	Message string `json:"message"`
	Hint    string `json:"hint,omitempty"`
}

// mostMistakes is how many mistakes are named.
const mostMistakes = 200

// Look says what a table would change in the register of a rule set. What was said before stays as it was;
// a row only adds what is not so already, so that the same table again changes nothing.
//
// It returns faults of Invalid where the table cannot be read or a column is not known; mistakes of rows
// stand in the preview.
func Look(set *rules.Set, t Table, l lang.Lang) (*Preview, error) {
	rows, err := t.rows()
	if err != nil {
		return nil, err
	}
	r, err := newReader(set, t, rows[0])
	if err != nil {
		return nil, err
	}
	c := &change{reader: r, lang: l, timeline: timelineOf(set.Register()), told: map[toldOf]said{}}
	p := &Preview{Rows: len(rows) - 1, Differences: []Difference{}, Mistakes: []Mistake{}}
	list := make([]said, 0, len(rows)-1)
	for _, row := range rows[1:] {
		if s, ok := r.row(row); ok {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(a, b said) int { return cmp.Compare(a.From, b.From) })
	changed := map[int]bool{}
	for _, s := range list {
		for _, d := range c.take(s) {
			changed[d.Row] = true
			p.Differences = append(p.Differences, d)
		}
	}
	p.Unchanged = p.Rows - len(changed)
	slices.SortStableFunc(p.Differences, func(a, b Difference) int { return cmp.Compare(a.Row, b.Row) })
	c.check(p)
	p.mistakes(r.faults, l)
	return p, nil
}

// Err are the mistakes as faults: at most 200, and one that says how many there are besides.
func (p *Preview) Err() error {
	var faults fault.List
	for _, m := range p.Mistakes {
		faults.Add(fault.New(fault.Invalid, "register.cell", fmt.Sprintf("/rows/%d/%s", m.Row, m.Column), m.Row, m.Column, m.Title, m.Message, m.Hint))
	}
	return faults.Err()
}

// mistakes writes down what is wrong with rows, in their order.
func (p *Preview) mistakes(faults fault.List, l lang.Lang) {
	for _, e := range faults {
		m := Mistake{Code: e.Code, Message: e.Message(l), Hint: e.Hint(l)}
		var why *fault.Error
		if errors.As(e.Err, &why) {
			m.Code, m.Message, m.Hint = why.Code, why.Message(l), why.Hint(l)
		}
		m.Row, _ = e.Args[0].(int)
		m.Column, _ = e.Args[1].(string)
		m.Title, _ = e.Args[2].(string)
		p.Mistakes = append(p.Mistakes, m)
	}
	slices.SortStableFunc(p.Mistakes, func(a, b Mistake) int {
		return cmp.Or(cmp.Compare(a.Row, b.Row), cmp.Compare(len(a.Column), len(b.Column)), strings.Compare(a.Column, b.Column))
	})
	if more := len(p.Mistakes) - mostMistakes; more > 0 {
		last := fault.New(fault.Invalid, "register.more", "", more)
		p.Mistakes = append(p.Mistakes[:mostMistakes], Mistake{Row: p.Mistakes[mostMistakes].Row, Code: last.Code, Message: last.Message(l)})
	}
	if len(p.Mistakes) > 0 {
		p.Versions = nil
	}
}

// toldOf is a subject and the day from which a row of the table speaks of it.
type toldOf struct {
	subject
	from calendar.Date
}

// change is a register while rows are taken in.
type change struct {
	*reader
	lang     lang.Lang
	timeline timeline
	told     map[toldOf]said
}

// take puts what a row says into the register, and gives what is not so already.
func (c *change) take(s said) []Difference {
	var found []Difference
	for _, of := range sortedSubjects(s.values) {
		if s.From == 0 {
			c.mistake(s.row, columnFrom, fault.New(fault.Invalid, "register.missing", "", titleOf(columnFrom)))
			return nil
		}
		say := s.statement
		say.value = s.values[of]
		at := toldOf{of, s.From}
		if before, twice := c.told[at]; twice {
			if before.values[of] != say.value || before.To != say.To {
				c.mistake(s.row, columnOf(of), fault.New(fault.Invalid, "register.twice", "", of.item, s.From))
			}
			continue
		}
		c.told[at] = s
		was := c.timeline.on(of, s.From)
		if c.same(of, was, say) {
			continue
		}
		for column, text := range map[string]string{columnDocument: s.document, columnBy: s.by} {
			if text == "" {
				c.mistake(s.row, column, fault.New(fault.Invalid, "register.missing", "", titleOf(column)))
			}
		}
		d := Difference{
			Row: s.row, Item: of.item, Name: s.item.Name.In(c.lang), What: of.what, Fee: of.fee, From: s.From, To: s.To, Document: s.document, By: s.by,
			Was: c.was(of, was, s.From), Becomes: c.shown(of, say.value),
		}
		if law := s.item.StatutoryOn(s.From); of.what == Days && law != nil {
			d.Statutory = law.Days.Text().In(c.lang)
		}
		found = append(found, d)
		c.timeline.put(of, say)
	}
	return found
}

// same reports whether something is so already: said from that day on for the same time, or in force then
// and for ever.
func (c *change) same(of subject, was *statement, say statement) bool {
	if was != nil {
		return was.value == say.value && was.To == say.To && (was.From == say.From || say.To == 0)
	}
	usual, ok := c.usual(of, say.From)
	return ok && say.To == 0 && usual == say.value
}

// usual is what the catalogue says on a day, false where it says nothing, or nothing as plain as a number.
func (c *change) usual(of subject, on calendar.Date) (value, bool) {
	item := c.set.Item(of.item)
	switch of.what {
	case Days:
		if p := item.Days.Promised; p != nil {
			return value{number: rules.Number(p.N)}, true
		}
	case Window:
		if w := c.set.Guide().WindowOf(item.Office(on).Lead); w != nil {
			return value{text: w.ID}, true
		}
	}
	return value{}, false
}

// was says what held before.
func (c *change) was(of subject, was *statement, on calendar.Date) string {
	if was != nil {
		return c.shown(of, was.value)
	}
	if usual, ok := c.usual(of, on); ok {
		return c.shown(of, usual)
	}
	if of.what == Fee {
		return lang.Text{ZH: "按目录", EN: "as in the catalogue"}.In(c.lang)
	}
	return ""
}

// shown writes a value for a person.
func (c *change) shown(of subject, v value) string {
	switch of.what {
	case Days:
		return rules.Days{N: int(v.number), Unit: "working"}.Text().In(c.lang)
	case Fee:
		return words.Yuan(int64(v.number)/(profile.Scale/100), c.lang)
	}
	if w := c.set.Guide().Window(v.text); w != nil {
		return w.Name.In(c.lang)
	}
	return v.text
}

// check holds the register as it would be to what every register is held to.
func (c *change) check(p *Preview) {
	p.Versions = c.timeline.versions()
	for _, f := range c.set.CheckRegister(p.Versions) {
		v := &p.Versions[f.Version]
		of := subject{item: f.Item, what: map[string]string{"days": Days, "window": Window, "fees": Fee}[f.Key]}
		c.mistake(c.rowOf(of, v.From), columnOf(of), f.Error)
	}
}

// rowOf gives the row that says something of a subject from a day on; where none does, as the row that
// ends what did, the first that speaks of the item.
func (c *change) rowOf(of subject, from calendar.Date) int {
	exact, first := 0, 0
	for at, s := range c.told {
		if at.item != of.item {
			continue
		}
		if first == 0 || s.row < first {
			first = s.row
		}
		if at.what == of.what && at.from == from && (exact == 0 || s.row < exact) {
			exact = s.row
		}
	}
	return cmp.Or(exact, first)
}

func columnOf(of subject) string {
	return map[string]string{Days: columnDays, Fee: columnYuan, Window: columnWindow}[of.what]
}

func titleOf(column string) lang.Text {
	for _, c := range columns {
		if c.id == column {
			return c.title
		}
	}
	return lang.Text{}
}

func sortedSubjects(values map[subject]value) []subject {
	all := make([]subject, 0, len(values))
	for of := range values {
		all = append(all, of)
	}
	slices.SortFunc(all, subject.compare)
	return all
}
