package docx

import (
	"slices"
	"strings"
)

// Filled is a block with its fields filled in, for who writes the same letter in another form.
type Filled struct {
	Style Style
	Text  string
	Head  []string // of a table
	Rows  [][]string
	// Shares are the widths of the columns in hundredths of that of the table.
	Shares []int
}

// Expand fills blocks as Build and Fill do together. It returns a fault.List of kind Invalid that names
// every field that means nothing; with values that are nil it only looks for those.
func Expand(blocks []Block, shape Shape, values Record) ([]Filled, error) {
	f := &filler{part: &part{}, left: mostNodes, dry: values == nil}
	top := &scope{shape: shape, values: values}
	var out []Filled
	for _, b := range blocks {
		if b.When != "" && len(f.scopes(top, tag{mark: '?', name: b.When}, b.Text)) == 0 {
			continue
		}
		rows := []*scope{top}
		if b.Each != "" {
			rows = f.scopes(top, tag{mark: '#', name: b.Each}, b.Text)
		}
		if len(b.Columns) == 0 {
			for _, s := range rows {
				out = append(out, Filled{Style: b.Style, Text: f.line(s, b.Text)})
			}
			continue
		}
		table := Filled{Style: b.Style}
		total := 0
		for _, c := range b.Columns {
			total += max(c.Width, 1)
		}
		for _, c := range b.Columns {
			table.Head, table.Shares = append(table.Head, f.line(top, c.Title)), append(table.Shares, 100*max(c.Width, 1)/total)
		}
		for _, s := range rows {
			cells := make([]string, len(b.Columns))
			for i, c := range b.Columns {
				cells[i] = f.line(s, c.Text)
			}
			table.Rows = append(table.Rows, cells)
		}
		out = append(out, table)
	}
	return out, f.faults.Err()
}

// scopes are those in which a block stands.
func (f *filler) scopes(s *scope, t tag, text string) []*scope {
	shape, value, known := f.lookUp(s, t, text)
	if !known {
		return nil
	}
	rows := s.rows(t, shape, value, f.dry)
	if !f.grow(len(rows)) {
		return nil
	}
	return rows
}

// line fills the fields of a text.
func (f *filler) line(s *scope, text string) string {
	p := &paragraph{text: text}
	tags := p.tags()
	rest := text
	for _, t := range slices.Backward(tags) {
		if t.mark != 0 {
			f.report("misplaced", text, string(t.mark)+t.name)
		}
		rest = rest[:t.from] + rest[t.to:]
	}
	if braces.MatchString(rest) {
		f.report("malformed", text)
	}
	var b strings.Builder
	at := 0
	for _, t := range tags {
		b.WriteString(text[at:t.from])
		if t.mark == 0 {
			b.WriteString(plain(f.text(s, t, text)))
		}
		at = t.to
	}
	return b.String() + text[at:]
}

// Names are all fields of a shape in order, those of records and rows behind a dot.
func (s Shape) Names() []string {
	var names []string
	for _, k := range sortedKeys(s) {
		if s[k] == nil {
			names = append(names, k)
			continue
		}
		for _, in := range s[k].Names() {
			names = append(names, k+"."+in)
		}
	}
	return names
}

func sortedKeys(s Shape) []string {
	keys := make([]string, 0, len(s))
	for k := range s {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
