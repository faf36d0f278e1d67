package profile

import (
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"sevenlists/planner/fault"
)

// What a profile may hold at most. A real one has a few hundred entries; the limits keep a
// hostile one from costing more than a fraction of a second.
const (
	maxBytes    = 1 << 20
	maxDepth    = 64
	maxMarks    = 100_000 // characters that separate entries
	maxFindings = 100     // mistakes that are listed one by one
)

// nodeKind says what stands at one place of a document.
type nodeKind uint8

const (
	empty nodeKind = iota
	text
	number
	truth
	mapping
	list
	broken // refused as it was read; nothing more is said of it
)

// node is one place of a profile as it was written, the same for YAML and JSON.
type node struct {
	kind    nodeKind
	text    string // a text, or a number or truth as it was written
	micro   int64  // a number in millionths; 0 where bad says why it cannot be held
	bad     error  // ErrNotNumber, ErrTooManyPlaces or ErrTooLarge
	line    int
	entries []entry // of a mapping, in the order written, each key once
	items   []*node // of a list
}

// entry is one name of a mapping with its value.
type entry struct {
	key   string
	line  int
	value *node
}

// newNumber reads a number; one that cannot be held stays a number, so that the schema can
// still say where no number is wanted at all.
func newNumber(literal string, line int) *node {
	micro, err := ParseMicro(literal)
	return &node{kind: number, text: literal, micro: micro, bad: err, line: line}
}

// child gives what stands under the key, or nil.
func (n *node) child(key string) *node {
	if n == nil {
		return nil
	}
	for _, e := range n.entries {
		if e.key == key {
			return e.value
		}
	}
	return nil
}

// value gives the document in the types that the schema validator reads.
func (n *node) value() any {
	switch n.kind {
	case text:
		return n.text
	case number:
		return json.Number(FormatMicro(n.micro))
	case truth:
		return n.text == "true"
	case mapping:
		m := make(map[string]any, len(n.entries))
		for _, e := range n.entries {
			m[e.key] = e.value.value()
		}
		return m
	case list:
		l := make([]any, len(n.items))
		for i, item := range n.items {
			l[i] = item.value()
		}
		return l
	}
	return nil
}

// word names the kind for a message.
func (n *node) word() fault.Word {
	return [...]fault.Word{"empty", "text", "number", "boolean", "mapping", "list", "empty"}[n.kind]
}

// isScalar reports whether the node has a text to show.
func (n *node) isScalar() bool { return n.kind == text || n.kind == number || n.kind == truth }

// step gives the JSON Pointer (RFC 6901) of a key under path. A key that no profile can have is
// shortened and made printable, since the pointer is for a person and a terminal.
func step(path, key string) string {
	const longest = 80
	var b strings.Builder
	b.WriteString(path + "/")
	n := 0
	for _, r := range key {
		if n++; n > longest {
			b.WriteRune('…')
			break
		}
		switch {
		case r == '~':
			b.WriteString("~0")
		case r == '/':
			b.WriteString("~1")
		case unicode.IsPrint(r):
			b.WriteRune(r)
		default:
			b.WriteRune(unicode.ReplacementChar)
		}
	}
	return b.String()
}

// findings collects what is wrong with one document, up to maxFindings.
type findings struct {
	list fault.List
	said map[string]bool
	more int
}

// add notes a mistake; the same one at the same place only once.
func (f *findings) add(path string, line int, code string, args ...any) {
	if f.said[path+" "+code] {
		return
	}
	if f.full() {
		f.more++
		return
	}
	if f.said == nil {
		f.said = make(map[string]bool)
	}
	f.said[path], f.said[path+" "+code] = true, true
	f.list.Add(fault.New(fault.Invalid, code, path, args...).OnLine(line))
}

// full reports whether further mistakes are only counted, so that a caller may spare itself
// the search for a likely spelling.
func (f *findings) full() bool { return len(f.list) >= maxFindings }

// err gives everything sorted by place, the count of what is left out last.
func (f *findings) err() error {
	err := f.list.Err()
	if sorted, ok := err.(fault.List); ok && f.more > 0 {
		return append(sorted, fault.New(fault.Invalid, "profile.more", "", f.more))
	}
	return err
}

// refuse makes a list of one mistake that ends the reading.
func refuse(code string, line int, args ...any) *fault.Error {
	return fault.New(fault.Invalid, code, "", args...).OnLine(line)
}

// checkBytes looks at the raw bytes before a parser does: their number, that they are text,
// and that they cannot hold more entries than a profile may have.
func checkBytes(data []byte) *fault.Error {
	if len(data) > maxBytes {
		return refuse("profile.too_large", 0, strconv.Itoa(maxBytes))
	}
	line, marks, blank := 1, 0, true
	open, deepest := 0, 0 // brackets, which may stand in texts too: this only chooses the words
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		if r == utf8.RuneError && size == 1 || r < ' ' && r != '\t' && r != '\n' && r != '\r' || r == 0x7f {
			return refuse("profile.not_text", line, line)
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
		return refuse("profile.empty", 0)
	case marks > maxMarks && deepest > maxDepth:
		return tooDeep("", 0)
	case marks > maxMarks:
		return refuse("profile.too_many", 0)
	}
	return nil
}
