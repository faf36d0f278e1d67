// Package source reads YAML and JSON that come from outside into one kind of tree, in which every
// value knows its line. It takes the plain part of both that a form to fill in needs, and
// bounds its work and memory for any input. What it finds wrong it hands to its caller, who
// knows in whose words to say it.
package source

import (
	"encoding/json"
	"strings"
	"unicode"

	"sevenlists/planner/fault"
)

// Kind says what stands at one place of a document.
type Kind uint8

// The kinds of value. Broken is what was refused as it was read: nothing more is to be said of it.
const (
	Empty Kind = iota
	Text
	Number
	Truth
	Mapping
	List
	Broken
)

// Node is one value as it was written, the same for YAML and JSON.
type Node struct {
	Kind    Kind
	Text    string  // a text, a number as it was written, or true or false
	Line    int     // counted from 1
	Entries []Entry // of a mapping, in the order written, each key once
	Items   []*Node // of a list
	// BareDate marks a text that YAML itself would take for a date, since it has no quotes.
	BareDate bool
}

// Entry is one key of a mapping with its value.
type Entry struct {
	Key   string
	Line  int
	Value *Node
	// BareOther marks a key without quotes that YAML takes for a number, a truth, a date or nothing.
	BareOther bool
}

// Entry gives the entry of that key, or nil; nil also for a nil node.
func (n *Node) Entry(key string) *Entry {
	if n == nil {
		return nil
	}
	for i := range n.Entries {
		if n.Entries[i].Key == key {
			return &n.Entries[i]
		}
	}
	return nil
}

// Child gives what stands under the key, or nil.
func (n *Node) Child(key string) *Node {
	if e := n.Entry(key); e != nil {
		return e.Value
	}
	return nil
}

// Pairs gives a mapping's entries; none for a nil node and for what is no mapping.
func (n *Node) Pairs() []Entry {
	if n == nil {
		return nil
	}
	return n.Entries
}

// IsScalar reports whether the node has a text to show.
func (n *Node) IsScalar() bool { return n.Kind == Text || n.Kind == Number || n.Kind == Truth }

// Word names the kind for a message.
func (n *Node) Word() fault.Word {
	return [...]fault.Word{"empty", "text", "number", "boolean", "mapping", "list", "empty"}[n.Kind]
}

// Finding is one thing that is wrong with a document.
type Finding struct {
	// Code is the last part of the fault's code: too_large, not_text, too_many, too_deep, empty,
	// syntax, documents, alias, tag, duplicate_key, key_form or merge_key.
	Code    string
	Pointer string // JSON Pointer (RFC 6901) of the place; empty for the whole document
	Line    int    // 0 where it is not known
	Args    []any  // what the message speaks of
	Err     error  // the cause, for the log only
}

// Limits bound what a document may cost.
type Limits struct {
	Bytes int
	Depth int // levels of mappings and lists, the document itself being the first
	Marks int // characters that separate entries
}

// Step gives the JSON Pointer of a key under another. A key that no document of ours can have
// is shortened and made printable, since the pointer is for a person and a terminal.
func Step(pointer, key string) string {
	const longest = 80
	var b strings.Builder
	b.WriteString(pointer + "/")
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

// Plain gives the value in the types that encoding/json and validators read, each number as the
// function gives it, or, where there is none, as json.Number in the form in which it was written. What is empty or was
// refused is nil.
func (n *Node) Plain(number func(text string) any) any {
	switch n.Kind {
	case Text:
		return n.Text
	case Number:
		if number == nil {
			return json.Number(n.Text)
		}
		return number(n.Text)
	case Truth:
		return n.Text == "true"
	case Mapping:
		m := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			m[e.Key] = e.Value.Plain(number)
		}
		return m
	case List:
		list := make([]any, len(n.Items))
		for i, item := range n.Items {
			list[i] = item.Plain(number)
		}
		return list
	}
	return nil
}
