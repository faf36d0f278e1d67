package docx

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/fault"
)

// Shape says which fields there are: nil is a text, anything else a record or the rows of a list, with
// the shape of each of their fields.
type Shape map[string]Shape

// Record holds what stands in the fields: a string, a bool, a Record, or []Record for the rows of a list.
// What is not there is empty.
type Record map[string]any

// RowNumber is the field that every row of a list has beside its own: 1 for the first.
const RowNumber = "no"

// Fill writes a copy of a template with the fields filled in. The same arguments give the same bytes.
//
// A field is {{name}} or {{name.name}}. A paragraph, or a row of a table, that begins with {{#name}} and
// ends with {{/name}} is repeated for every row of a list, with the fields of the row, and left out where
// the list, the text or the record is empty. With {{?name}} it stands once where there is something, with
// {{^name}} where there is nothing. Alone in a paragraph each, the two marks do the same to everything
// between them.
//
// It returns a fault.List of kind Invalid with codes docx.*: what is dangerous or too large, and every
// field and mark that means nothing, with the part and the text of its paragraph.
func Fill(template []byte, shape Shape, values Record) ([]byte, error) {
	p, err := open(template)
	if err != nil {
		return nil, fault.List(fault.All(err)).Err()
	}
	if err := p.check(shape); err != nil {
		return nil, err
	}
	for _, x := range p.fillable() {
		f := &filler{part: x, left: mostNodes}
		x.root.kids = f.each(x.root.kids, &scope{shape: shape, values: values})
		if err := f.faults.Err(); err != nil {
			return nil, err
		}
		x.content = render(x.root)
	}
	return p.write()
}

// Check reads a template and says everything that Fill would say about it.
func Check(template []byte, shape Shape) error {
	p, err := open(template)
	if err != nil {
		return fault.List(fault.All(err)).Err()
	}
	return p.check(shape)
}

// check goes through every part once, with no values: every section is entered once.
func (p *pack) check(shape Shape) error {
	var faults fault.List
	for _, x := range p.fillable() {
		f := &filler{part: x, left: mostNodes, dry: true}
		f.each(x.root.copy().kids, &scope{shape: shape})
		faults = append(faults, f.faults...)
	}
	if len(faults) > mostFindings {
		faults = faults[:mostFindings]
	}
	return faults.Err()
}

// scope is where fields are looked for: in the row first, then in what it lies in.
type scope struct {
	outer  *scope
	shape  Shape
	values Record
}

// find looks a field up. known is false where nothing of that name is.
func (s *scope) find(name string) (shape Shape, value any, known bool) {
	steps := strings.Split(name, ".")
	for ; s != nil; s = s.outer {
		if sub, found := s.shape[steps[0]]; found {
			shape, value = sub, any(nil)
			if s.values != nil {
				value = s.values[steps[0]]
			}
			break
		}
	}
	if s == nil {
		return nil, nil, false
	}
	for _, step := range steps[1:] {
		sub, found := shape[step]
		if !found {
			return nil, nil, false
		}
		record, _ := value.(Record)
		shape, value = sub, any(nil)
		if record != nil {
			value = record[step]
		}
	}
	return shape, value, true
}

// names are all fields that may be meant, for a suggestion.
func (s *scope) names() []string {
	var names []string
	for ; s != nil; s = s.outer {
		for _, k := range slices.Sorted(maps.Keys(s.shape)) {
			names = append(names, k)
			for _, in := range slices.Sorted(maps.Keys(s.shape[k])) {
				names = append(names, k+"."+in)
			}
		}
	}
	return names
}

// rows are the scopes in which a section is written: one for every row of a list, one where a text or
// record is there, none where it is empty.
func (s *scope) rows(tag tag, shape Shape, value any, dry bool) []*scope {
	list, isList := value.([]Record)
	if tag.mark == '^' || tag.mark == '?' {
		if dry || empty(value) == (tag.mark == '^') {
			return []*scope{s}
		}
		return nil
	}
	if dry && shape != nil {
		return []*scope{{outer: s, shape: numbered(shape)}}
	}
	if isList {
		rows := make([]*scope, len(list))
		for i, r := range list {
			values := maps.Clone(r)
			if values == nil {
				values = Record{}
			}
			values[RowNumber] = strconv.Itoa(i + 1)
			rows[i] = &scope{outer: s, shape: numbered(shape), values: values}
		}
		return rows
	}
	if !dry && empty(value) {
		return nil
	}
	record, _ := value.(Record)
	return []*scope{{outer: s, shape: shape, values: record}}
}

func numbered(shape Shape) Shape {
	with := maps.Clone(shape)
	if with == nil {
		with = Shape{}
	}
	with[RowNumber] = nil
	return with
}

func empty(value any) bool {
	switch v := value.(type) {
	case string:
		return strings.TrimSpace(v) == ""
	case bool:
		return !v
	case []Record:
		return len(v) == 0
	case Record:
		for _, in := range v {
			if !empty(in) {
				return false
			}
		}
		return true
	}
	return true
}

// filler fills one part.
type filler struct {
	part      *part
	dry       bool // only looks for mistakes
	left      int  // nodes that may still be added
	faults    fault.List
	overgrown bool
}

func (f *filler) report(code, paragraph string, args ...any) {
	if len(f.faults) < mostFindings {
		f.faults.Add(refused(code, f.part.name, append([]any{shorten(strings.TrimSpace(paragraph))}, args...)...))
	}
}

// grow counts what is added, and ends a document that would become too large.
func (f *filler) grow(nodes int) bool {
	if f.left -= nodes; f.left < 0 && !f.overgrown {
		f.overgrown = true
		f.faults.Add(refused("too_deep", f.part.name, mostNodes, mostDepth))
	}
	return !f.overgrown
}

// lookUp finds a field and reports one that is not there.
func (f *filler) lookUp(s *scope, t tag, paragraph string) (shape Shape, value any, known bool) {
	shape, value, known = s.find(t.name)
	if !known {
		f.report("unknown", paragraph, t.name, fault.Nearest(t.name, s.names()))
	}
	return shape, value, known
}

// text is what a field shows.
func (f *filler) text(s *scope, t tag, paragraph string) string {
	shape, value, known := f.lookUp(s, t, paragraph)
	if known && shape != nil {
		f.report("no_text", paragraph, t.name)
	}
	switch v := value.(type) {
	case nil:
		return ""
	case string:
		return v
	case bool:
		return strconv.FormatBool(v)
	default:
		return fmt.Sprint(v)
	}
}
