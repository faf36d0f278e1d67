package profile

import (
	"strings"
	"unicode"

	"sevenlists/planner/fault"
)

// sayFact notes what is wrong with the value of one fact.
func (c *checker) sayFact(fact *Fact, n *node, at, keyword string) {
	switch {
	case fact == nil:
	case fact.ID == ReferenceDate && (n.kind == empty || n.kind == text && n.text == "unknown"):
		c.found.add(at, n.line, "profile.reference_date_unknown")
	case !n.isScalar():
		c.found.add(at, n.line, "profile.fact.type", "", fault.Word(fact.Type))
	case fact.Type == NumberType:
		c.sayNumberFact(fact, n, at, keyword)
	case fact.Type == EnumType && n.kind == text:
		c.found.add(at, n.line, "profile.fact.enum", n.text, fact.ids(), fact.likely(n.text))
	case fact.Type == DateType && n.kind == text:
		c.found.add(at, n.line, "profile.fact.date", n.text)
	case fact.Type == TextType:
		c.sayText(n, at, keyword)
	default:
		c.found.add(at, n.line, "profile.fact.type", n.text, fault.Word(fact.Type))
	}
}

// sayNumberFact notes what is wrong with the value of a fact that is a number.
func (c *checker) sayNumberFact(fact *Fact, n *node, at, keyword string) {
	switch {
	case n.kind == text:
		c.found.add(at, n.line, "profile.fact.number", n.text, fact.Unit)
	case n.kind != number:
		c.found.add(at, n.line, "profile.fact.type", n.text, fault.Word(fact.Type))
	case n.bad != nil:
		c.sayNumber(fact, n, at)
	case keyword == "type":
		c.found.add(at, n.line, "profile.fact.integer", n.text)
	default:
		low, high := fact.limits()
		c.found.add(at, n.line, "profile.fact.range", n.text, limit(low), limit(high))
	}
}

// limit shows a smallest or largest number; nothing where only the size of a number bounds it.
func limit(v Value) string {
	if micro := v.Micro(); micro == MaxNumber || micro == -MaxNumber {
		return ""
	}
	return v.String()
}

// sayNumber notes why a number cannot be held.
func (c *checker) sayNumber(fact *Fact, n *node, at string) {
	switch {
	case n.bad == ErrNotNumber:
		c.found.add(at, n.line, "profile.fact.number_form", n.text)
	case n.bad == ErrTooManyPlaces && fact.Integer:
		c.found.add(at, n.line, "profile.fact.integer", n.text)
	case n.bad == ErrTooManyPlaces:
		c.found.add(at, n.line, "profile.fact.decimals", n.text)
	default:
		low, high := fact.limits()
		c.found.add(at, n.line, "profile.fact.range", n.text, low.String(), high.String())
	}
}

// sayText notes what is wrong with a free text or a text of the profile itself.
func (c *checker) sayText(n *node, at, keyword string) {
	switch {
	case n.kind != text && n.isScalar():
		c.found.add(at, n.line, "profile.fact.text", n.text)
	case keyword == "minLength":
		c.found.add(at, n.line, "profile.text.empty")
	case keyword == "maxLength":
		c.found.add(at, n.line, "profile.text.long", longestText)
	case strings.ContainsRune(n.text, unicode.ReplacementChar):
		c.found.add(at, n.line, "profile.text.damaged")
	default:
		c.found.add(at, n.line, "profile.text.lines")
	}
}

// likely gives the allowed value that a mistyped one, or a value's name in words, stands for.
func (f *Fact) likely(value string) string {
	for _, choice := range f.Values {
		if value == choice.Name.ZH || strings.EqualFold(value, choice.Name.EN) {
			return choice.ID
		}
	}
	return fault.Nearest(value, f.ids())
}
