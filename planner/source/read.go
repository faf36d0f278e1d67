package source

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Read reads a document, as JSON where its first character is { or [ and else as YAML.
//
// What can be noted while reading on goes to note, in the order of the document. Where the form
// itself is broken it returns that one finding, and what was noted before may be a consequence
// of the break. An empty document is broken with code empty.
func Read(data []byte, limits Limits, note func(Finding)) (*Node, *Finding) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if fail := checkBytes(data, limits); fail != nil {
		return nil, fail
	}
	first := bytes.TrimSpace(data)[0]
	return read(data, limits, note, first == '{' || first == '[')
}

// ReadYAML reads a document that is YAML whatever it begins with, as Read does.
func ReadYAML(data []byte, limits Limits, note func(Finding)) (*Node, *Finding) {
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	if fail := checkBytes(data, limits); fail != nil {
		return nil, fail
	}
	return read(data, limits, note, false)
}

func read(data []byte, limits Limits, note func(Finding), isJSON bool) (root *Node, fail *Finding) {
	t := &trail{note: note, deepest: limits.Depth}
	if isJSON {
		root, fail = readJSON(data, t)
	} else {
		root, fail = readYAML(data, t)
	}
	if fail == nil && root.Kind == Empty {
		return nil, refuse("empty", 0)
	}
	return root, fail
}

// trail knows the way from the document to the value at hand.
type trail struct {
	keys    []string
	note    func(Finding)
	deepest int
}

func (t *trail) enter(key string) { t.keys = append(t.keys, key) }

func (t *trail) leave() { t.keys = t.keys[:len(t.keys)-1] }

func (t *trail) pointer() string {
	pointer := ""
	for _, key := range t.keys {
		pointer = Step(pointer, key)
	}
	return pointer
}

// found notes a mistake at the value at hand.
func (t *trail) found(code string, line int, args ...any) {
	t.note(Finding{Code: code, Pointer: t.pointer(), Line: line, Args: args})
}

// tooDeep points to the entry under which the nesting begins, not to its far end.
func (t *trail) tooDeep(line int) *Finding {
	pointer := t.pointer()
	if parts := strings.SplitN(pointer, "/", 4); len(parts) > 3 {
		pointer = strings.Join(parts[:3], "/")
	}
	return &Finding{Code: "too_deep", Pointer: pointer, Line: line, Args: []any{t.deepest}}
}

// refuse makes a finding that ends the reading.
func refuse(code string, line int, args ...any) *Finding {
	return &Finding{Code: code, Line: line, Args: args}
}

func (f *Finding) because(err error) *Finding {
	f.Err = err
	return f
}

// checkBytes looks at the raw bytes before a parser does: their number, that they are text,
// and that they cannot hold more entries than a document may have.
func checkBytes(data []byte, limits Limits) *Finding {
	if len(data) > limits.Bytes {
		return refuse("too_large", 0, limits.Bytes)
	}
	line, marks, blank := 1, 0, true
	open, deepest := 0, 0 // brackets, which may stand in texts too: this only chooses the words
	for i := 0; i < len(data); {
		r, size := rune(data[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRune(data[i:])
		}
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f {
			return refuse("not_text", line, line)
		}
		switch r {
		case '\n':
			line++
			marks++
		case '[', '{':
			marks++
			open++
			deepest = max(deepest, open)
		case ']', '}':
			open--
		case ',', ':', '?', '-', '\r':
			marks++
		}
		blank = blank && unicode.IsSpace(r)
		i += size
	}
	switch {
	case blank:
		return refuse("empty", 0)
	case marks > limits.Marks && deepest > limits.Depth:
		return (&trail{deepest: limits.Depth}).tooDeep(0)
	case marks > limits.Marks:
		return refuse("too_many", 0)
	}
	return nil
}

// IsDecimal reports whether a number is written as JSON would write it: 010, 1_000, 0x1F or .inf
// mean something else to each reader.
func IsDecimal(s string) bool {
	s = strings.TrimPrefix(s, "-")
	mantissa, power := s, ""
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		mantissa, power = s[:i], strings.TrimLeft(s[i+1:], "+-")
		if !allDigits(power) || len(s)-i-1-len(power) > 1 {
			return false
		}
	}
	whole, fraction, hasPoint := strings.Cut(mantissa, ".")
	return allDigits(whole) && (len(whole) == 1 || whole[0] != '0') && (!hasPoint || allDigits(fraction))
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}
