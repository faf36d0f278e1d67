package view

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// columns is how many columns of a terminal a text takes. Chinese characters take two; what
// Unicode calls ambiguous takes one, as it does outside old East Asian fonts.
func columns(s string) int {
	n := 0
	for _, r := range s {
		n += runeColumns(r)
	}
	return n
}

func runeColumns(r rune) int {
	if r < 0x7f {
		return 1
	}
	if unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
		return 0 // drawn over the character before
	}
	switch width.LookupRune(r).Kind() {
	case width.EastAsianWide, width.EastAsianFullwidth:
		return 2
	}
	return 1
}

// pad fills a text with spaces up to a width; a longer text stays as it is.
func pad(s string, to int) string {
	return s + strings.Repeat(" ", max(0, to-columns(s)))
}

// padLeft is pad for numbers, which end at the same column.
func padLeft(s string, to int) string {
	return strings.Repeat(" ", max(0, to-columns(s))) + s
}

// cut shortens a text to a width and marks the loss.
func cut(s string, to int) string {
	if columns(s) <= to {
		return s
	}
	return head(s, to-1) + "…"
}

// head is the longest beginning of a text that fits into a width.
func head(s string, to int) string {
	n := 0
	for i, r := range s {
		if n += runeColumns(r); n > to {
			return s[:i]
		}
	}
	return s
}

// wrap breaks a text into lines of at most the given width: at spaces, between Chinese
// characters, and inside a word only where it is longer than a whole line. A line never begins
// with a closing mark. Line feeds in the text are kept; it gives at least one line.
func wrap(s string, to int) []string {
	to = max(to, 2)
	var lines []string
	for paragraph := range strings.SplitSeq(s, "\n") {
		lines = append(lines, wrapLine(paragraph, to)...)
	}
	return lines
}

func wrapLine(s string, to int) []string {
	var lines []string
	line, used := "", 0
	for _, w := range pieces(s) {
		n := columns(w)
		if used+columns(strings.TrimRight(w, " ")) > to && used > 0 {
			lines = append(lines, strings.TrimRight(line, " "))
			line, used = "", 0
		}
		for columns(strings.TrimRight(w, " ")) > to {
			first := head(w, to)
			if first == "" {
				break
			}
			lines = append(lines, first)
			w = w[len(first):]
			n = columns(w)
		}
		line += w
		used += n
	}
	return append(lines, strings.TrimRight(line, " "))
}

// pieces cuts a text where a line may be broken: after a run of spaces and around each wide
// character, but never before a closing mark or after an opening one.
func pieces(s string) []string {
	var out []string
	start, last := 0, rune(0)
	for i, r := range s {
		if i > start && mayBreak(last, r) {
			out = append(out, s[start:i])
			start = i
		}
		last = r
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

func mayBreak(before, after rune) bool {
	const closing = "，。；：！？、）》」』】”’％)]},.;:!?%…"
	const opening = "（《「『【“‘([{"
	if strings.ContainsRune(closing, after) || strings.ContainsRune(opening, before) || after == ' ' {
		return false
	}
	return before == ' ' || runeColumns(before) == 2 || runeColumns(after) == 2 || before == '/' || before == '_'
}

// clean makes a text safe for a terminal: a project's name must not move the cursor, colour the
// screen or turn the direction of writing. Line feeds stay, tabs become spaces.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n':
			return r
		case r == '\t' || r == '\u2028' || r == '\u2029':
			return ' '
		case unicode.IsControl(r), r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069:
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\ufffd"))
}
