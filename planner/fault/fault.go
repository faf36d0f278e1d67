// Package fault is the one error type of the program. An error has a stable code, which is also
// the key of its message in both languages, the place where it arose, and the values its message
// speaks of. The command line prints it, the API answers it as a problem document.
package fault

import (
	"cmp"
	"errors"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/lang"
)

// Kind says whose matter an error is: it decides the exit code and the HTTP status.
type Kind uint8

// The kinds of error. The zero Kind is Unavailable, so that a forgotten kind never puts the
// blame on the person who sent the input.
const (
	Unavailable Kind = iota // the program cannot do it now, or failed inside
	Invalid                 // the input breaks a type, a range or a form
	NotFound                // what the input names does not exist
	Conflict                // the input is sound but something else stands against it
	RuleBroken              // the rule set is at fault, not the project
)

// String gives the kind in snake case, as it stands in logs and JSON.
func (k Kind) String() string {
	names := [...]string{"unavailable", "invalid", "not_found", "conflict", "rule_broken"}
	if int(k) < len(names) {
		return names[k]
	}
	return names[Unavailable]
}

// Error is one thing that is wrong.
type Error struct {
	Kind Kind
	Code string // dotted and stable, such as "profile.fact.unit"
	Path string // JSON Pointer into the input, or file:line:column in a rule; empty for the whole
	Line int    // line of the input, counted from 1; 0 where it is not known or Path says it
	Args []any  // what the message speaks of, in the order that messages.go gives for the code
	Err  error  // the cause: for the log only, never shown to a caller
}

// New makes an error of that kind and code at that place.
func New(kind Kind, code, path string, args ...any) *Error {
	return &Error{Kind: kind, Code: code, Path: path, Args: args}
}

// OnLine gives a copy of the error that knows its line of the input.
func (e *Error) OnLine(line int) *Error {
	if e == nil {
		return nil
	}
	c := *e
	c.Line = line
	return &c
}

// Because gives a copy of the error that carries its cause.
func (e *Error) Because(cause error) *Error {
	if e == nil {
		return nil
	}
	c := *e
	c.Err = cause
	return &c
}

// Error gives the error as one line for the log: place, line, English message, code and cause.
func (e *Error) Error() string {
	if e == nil {
		return "no error"
	}
	var b strings.Builder
	if e.Path != "" {
		b.WriteString(e.Path + ": ")
	}
	if e.Line > 0 {
		b.WriteString("line " + strconv.Itoa(e.Line) + ": ")
	}
	b.WriteString(e.Message(lang.EN))
	if e.Code != "" {
		b.WriteString(" [" + e.Code + "]")
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause.
func (e *Error) Unwrap() error {
	if e == nil {
		return nil
	}
	return e.Err
}

// List is everything that is wrong with one input. A validator adds to it as it goes and hands
// out Err at the end, so that a person sees all mistakes at once.
type List []*Error

// Add appends an error; a nil one is left out.
func (l *List) Add(e *Error) {
	if e != nil {
		*l = append(*l, e)
	}
}

// Err gives the list sorted by place, then by code, or nil where nothing is wrong.
func (l List) Err() error {
	if len(l) == 0 {
		return nil
	}
	sorted := slices.Clone(l)
	slices.SortStableFunc(sorted, func(a, b *Error) int {
		return cmp.Or(comparePlaces(a.Path, b.Path), cmp.Compare(a.Code, b.Code))
	})
	return sorted
}

// Error gives one line an error, for the log.
func (l List) Error() string {
	lines := make([]string, len(l))
	for i, e := range l {
		lines[i] = e.Error()
	}
	return strings.Join(lines, "\n")
}

// Unwrap lets errors.Is and errors.As look at every error of the list.
func (l List) Unwrap() []error {
	errs := make([]error, len(l))
	for i, e := range l {
		errs[i] = e
	}
	return errs
}

// All gives every *Error that err consists of, so that a caller may print each in its own
// language. An error from elsewhere comes as one of code "internal" with err as its cause.
// It gives nil for a nil error.
func All(err error) List {
	if err == nil {
		return nil
	}
	var one *Error
	if !errors.As(err, &one) {
		return List{New(Unavailable, "internal", "").Because(err)}
	}
	switch e := err.(type) {
	case *Error:
		return List{e}
	case interface{ Unwrap() []error }:
		var list List
		for _, part := range e.Unwrap() {
			list = append(list, All(part)...)
		}
		return list
	}
	return All(errors.Unwrap(err))
}

// comparePlaces orders two places as a reader counts: by text, but numbers by size, so that
// /parts/2 comes before /parts/10 and line 9 before line 12.
func comparePlaces(a, b string) int {
	for a != "" && b != "" {
		na, nb := digits(a), digits(b)
		if na > 0 && nb > 0 {
			x, y := strings.TrimLeft(a[:na], "0"), strings.TrimLeft(b[:nb], "0")
			if c := cmp.Or(cmp.Compare(len(x), len(y)), cmp.Compare(x, y)); c != 0 {
				return c
			}
			a, b = a[na:], b[nb:]
			continue
		}
		if a[0] != b[0] {
			return cmp.Compare(a[0], b[0])
		}
		a, b = a[1:], b[1:]
	}
	return cmp.Compare(len(a), len(b))
}

// digits counts the decimal digits with which the text begins.
func digits(s string) int {
	return len(s) - len(strings.TrimLeft(s, "0123456789"))
}
