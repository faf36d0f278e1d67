// Package lang holds the two languages that every text of the product is written in.
package lang

// Lang is a language of the product: Chinese is the first, English the second.
type Lang string

// The languages a caller may ask for.
const (
	ZH Lang = "zh"
	EN Lang = "en"
)

// Text is one sentence or name in both languages.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en"`
}

// In gives the text in the language asked for, and the other language where it has none,
// so that a missing translation shows as a foreign word and never as a gap.
func (t Text) In(l Lang) string {
	first, second := t.ZH, t.EN
	if l == EN {
		first, second = t.EN, t.ZH
	}
	if first == "" {
		return second
	}
	return first
}

// IsZero reports whether nothing is written in either language.
func (t Text) IsZero() bool { return t == Text{} }

// Parse reads a language code and reports whether it is one of the two.
func Parse(code string) (Lang, bool) {
	switch Lang(code) {
	case ZH, EN:
		return Lang(code), true
	}
	return ZH, false
}
