package guide

import (
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Published is what is in force of one item, or of a further fee of it.
type Published struct {
	Item       string        `json:"item"`
	Name       string        `json:"name"`
	Department string        `json:"department"`
	Statutory  string        `json:"statutory,omitempty"` // the longest that the law allows
	Catalogue  *int          `json:"catalogue,omitempty"` // promised working days of the catalogue
	Days       *int          `json:"days,omitempty"`      // promised working days in force; absent where none are promised
	Fee        string        `json:"fee,omitempty"`       // id
	FeeName    string        `json:"fee_name,omitempty"`
	Yuan       string        `json:"yuan,omitempty"` // of the fee, where the register says it
	Window     string        `json:"window"`         // id
	From       calendar.Date `json:"from,omitzero"`  // since when the days are those of the register
	Source     string        `json:"source,omitempty"`
}

// Register is what is in force on a day: a row an item of the catalogue that there is then, with its first fee,
// and one for each further fee.
func Register(set *rules.Set, on calendar.Date, l lang.Lang) []Published {
	w := words.NewWriter(set, l, on)
	rows := []Published{}
	for _, item := range set.Items() {
		if !item.Effective.Holds(on) {
			continue
		}
		lead := item.Office(on).Lead
		row := Published{Item: item.ID, Name: item.Name.In(l), Department: w.Department(lead)}
		if law := item.StatutoryOn(on); law != nil {
			row.Statutory = law.Days.Text().In(l)
		}
		if p := item.Days.Promised; p != nil {
			row.Catalogue = &p.N
		}
		if p, ok := item.PromisedOn(on); ok {
			row.Days = &p.Days
			if p.Register != nil {
				row.From, row.Source = p.Register.From, p.Register.Source().In(l)
			}
		}
		if named := item.WindowOn(on); named != nil {
			row.Window = named.Window
		} else if usual := set.Guide().WindowOf(lead); usual != nil {
			row.Window = usual.ID
		}
		rows = append(rows, withFees(row, item, on, l)...)
	}
	return rows
}

// withFees gives the row with its first fee, and one for each of the others.
func withFees(row Published, item *rules.Item, on calendar.Date, l lang.Lang) []Published {
	rows := []Published{row}
	for i := range item.Fees {
		if i > 0 {
			rows = append(rows, Published{Item: row.Item, Name: row.Name, Department: row.Department})
		}
		f, r := &item.Fees[i], &rows[i]
		r.Fee, r.FeeName = f.ID, f.Name.In(l)
		if said := item.FeeOn(f.ID, on); said != nil {
			r.Yuan = said.Fees[f.ID].String()
		}
	}
	return rows
}
