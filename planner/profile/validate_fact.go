package profile

import (
	"strings"
	"unicode"

	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// sayFact notes what is wrong with the value of one fact.
func (c *checker) sayFact(fact *Fact, n *source.Node, at, keyword string) {
	switch {
	case fact == nil:
	case fact.ID == ReferenceDate && (n.Kind == source.Empty || n.Kind == source.Text && n.Text == "unknown"):
		c.found.add(at, n.Line, "profile.reference_date_unknown")
	case !n.IsScalar():
		c.found.add(at, n.Line, "profile.fact.type", "", fault.Word(fact.Type))
	case fact.Type == NumberType:
		c.sayNumberFact(fact, n, at, keyword)
	case fact.Type == EnumType && n.Kind == source.Text:
		c.found.add(at, n.Line, "profile.fact.enum", n.Text, fact.ids(), fact.likely(n.Text))
	case fact.Type == DateType && n.Kind == source.Text:
		c.found.add(at, n.Line, "profile.fact.date", n.Text)
	case fact.Type == TextType:
		c.sayText(n, at, keyword)
	default:
		c.found.add(at, n.Line, "profile.fact.type", n.Text, fault.Word(fact.Type))
	}
}

// sayNumberFact notes what is wrong with the value of a fact that is a number.
func (c *checker) sayNumberFact(fact *Fact, n *source.Node, at, keyword string) {
	_, why := ParseMicro(n.Text)
	switch {
	case n.Kind == source.Text:
		c.found.add(at, n.Line, "profile.fact.number", n.Text, fact.Unit)
	case n.Kind != source.Number:
		c.found.add(at, n.Line, "profile.fact.type", n.Text, fault.Word(fact.Type))
	case why != nil:
		c.sayNumber(fact, n, at, why)
	case keyword == "type":
		c.found.add(at, n.Line, "profile.fact.integer", n.Text)
	default:
		low, high := fact.limits()
		c.found.add(at, n.Line, "profile.fact.range", n.Text, limit(low), limit(high))
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
func (c *checker) sayNumber(fact *Fact, n *source.Node, at string, why error) {
	switch {
	case why == ErrNotNumber:
		c.found.add(at, n.Line, "profile.fact.number_form", n.Text)
	case why == ErrTooManyPlaces && fact.Integer:
		c.found.add(at, n.Line, "profile.fact.integer", n.Text)
	case why == ErrTooManyPlaces:
		c.found.add(at, n.Line, "profile.fact.decimals", n.Text)
	default:
		low, high := fact.limits()
		c.found.add(at, n.Line, "profile.fact.range", n.Text, low.String(), high.String())
	}
}

// sayText notes what is wrong with a free text or a text of the profile itself.
func (c *checker) sayText(n *source.Node, at, keyword string) {
	switch {
	case n.Kind != source.Text && n.IsScalar():
		c.found.add(at, n.Line, "profile.fact.text", n.Text)
	case keyword == "minLength":
		c.found.add(at, n.Line, "profile.text.empty")
	case keyword == "maxLength":
		c.found.add(at, n.Line, "profile.text.long", longestText)
	case strings.ContainsRune(n.Text, unicode.ReplacementChar):
		c.found.add(at, n.Line, "profile.text.damaged")
	default:
		c.found.add(at, n.Line, "profile.text.lines")
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
