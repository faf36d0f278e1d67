package fault

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"sevenlists/planner/lang"
)

// Word is an argument that has its own translation, such as the name of a type. A word that
// messages.go does not hold is shown as it is.
type Word string

// message is the text of one code. A place {0} … {9} stands for the argument of that number.
// Of the texts and of the hints the first counts whose arguments are all given and not empty:
// so a message may speak of a lower limit, an upper one or both, and a hint of a likely spelling
// only where there is one.
type message struct {
	code  string
	texts []lang.Text
	hints []lang.Text
}

// Message says in one sentence what is wrong. A code without a message gives the code itself
// with its arguments.
func (e *Error) Message(l lang.Lang) string {
	if e == nil {
		return ""
	}
	if m := find(e.Code); m != nil {
		if s, ok := fill(m.texts, e.Args, l); ok {
			return s
		}
	}
	words := make([]string, 0, len(e.Args)+1)
	if e.Code != "" {
		words = append(words, e.Code)
	}
	for _, a := range e.Args {
		words = append(words, show(a, l))
	}
	if len(words) == 0 {
		return e.Kind.String()
	}
	return strings.Join(words, " ")
}

// Hint says what to do about it; empty where there is nothing to add to the message.
func (e *Error) Hint(l lang.Lang) string {
	if e == nil {
		return ""
	}
	if m := find(e.Code); m != nil {
		s, _ := fill(m.hints, e.Args, l)
		return s
	}
	return ""
}

// find gives the message of a code, or nil. The table is ordered by code.
func find(code string) *message {
	i, ok := slices.BinarySearchFunc(messages, code, func(m message, code string) int {
		return strings.Compare(m.code, code)
	})
	if !ok {
		return nil
	}
	return &messages[i]
}

// fill takes the first text whose arguments are all given and puts them in.
func fill(texts []lang.Text, args []any, l lang.Lang) (string, bool) {
	for _, t := range texts {
		if s, ok := expand(t.In(l), args, l); ok {
			return s, true
		}
	}
	return "", false
}

// expand puts the arguments in their places, once: an argument that itself looks like a place
// is left alone. It reports false where a place has no argument or an empty one.
func expand(text string, args []any, l lang.Lang) (string, bool) {
	var b strings.Builder
	for {
		before, n, after, found := nextPlace(text)
		b.WriteString(before)
		if !found {
			return b.String(), true
		}
		if n >= len(args) {
			return "", false
		}
		s := show(args[n], l)
		if s == "" {
			return "", false
		}
		b.WriteString(s)
		text = after
	}
}

// nextPlace cuts the text around its first {0} … {9}.
func nextPlace(text string) (before string, n int, after string, found bool) {
	for i := 0; i+2 < len(text); i++ {
		if text[i] == '{' && text[i+1] >= '0' && text[i+1] <= '9' && text[i+2] == '}' {
			return text[:i], int(text[i+1] - '0'), text[i+3:], true
		}
	}
	return text, 0, "", false
}

// show writes one argument in a language.
func show(arg any, l lang.Lang) string {
	switch a := arg.(type) {
	case nil:
		return ""
	case lang.Text:
		return a.In(l)
	case Word:
		if i := slices.IndexFunc(words, func(w word) bool { return w.id == a }); i >= 0 {
			return words[i].name.In(l)
		}
		return clip(string(a))
	case []string:
		return join(a, l)
	}
	return clip(fmt.Sprint(arg))
}

// join lists values in the manner of the language.
func join(list []string, l lang.Lang) string {
	shown := make([]string, len(list))
	for i, s := range list {
		shown[i] = clip(s)
	}
	if l == lang.ZH {
		return strings.Join(shown, "、")
	}
	return strings.Join(shown, ", ")
}

// maxShown is the most characters of one value that a message repeats: input may be of any
// length, and a message must stay one line that can be read.
const maxShown = 80

// clip cuts a value to maxShown characters and shows what cannot be printed as U+FFFD, so that
// input never steers the terminal that prints the message.
func clip(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > maxShown {
			b.WriteRune('…')
			break
		}
		if !unicode.IsPrint(r) {
			r = unicode.ReplacementChar
		}
		b.WriteRune(r)
	}
	return b.String()
}
