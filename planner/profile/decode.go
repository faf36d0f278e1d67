package profile

import (
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// Decode reads a profile, as JSON where its first character is { or [ and else as YAML, and
// checks it against the schema, which CompileSchema must have made of the same facts.
//
// Facts that the profile leaves out stay unknown, for Fill to complete; only the reference date
// is the start where it is not stated. A fact stated as unknown, or with nothing written after
// it, is unknown and does not take its default.
//
// It returns a fault.List of kind Invalid with everything that is wrong, sorted by place. Paths
// are JSON Pointers such as /facts/land_area_m2. Work and memory are bounded for any input.
func Decode(data []byte, facts *Facts, schema *Schema) (Profile, error) {
	if p, ok := quick(data, facts); ok {
		return p, nil
	}
	return decodeInFull(data, facts, schema)
}

// decodeInFull reads any profile, and says of one that is not sound what is wrong with it.
func decodeInFull(data []byte, facts *Facts, schema *Schema) (Profile, error) {
	var found findings
	root, fail := read(data, &found)
	if fail != nil {
		// What was noted before the form broke may be a consequence of the break.
		return Profile{}, fault.List{fail}
	}
	c := checker{facts: facts, root: root, found: &found}
	c.check(schema)
	if err := found.err(); err != nil {
		return Profile{}, err
	}
	p := c.build()
	if err := found.err(); err != nil {
		return Profile{}, err
	}
	return p, nil
}

// build makes the profile of a document that the schema has accepted.
func (c *checker) build() Profile {
	p := Profile{
		ID:     c.root.Child("id").Text,
		Values: make([]Value, len(c.facts.List)),
		Origin: make([]Origin, len(c.facts.List)),
	}
	p.Name = p.ID
	if name := c.root.Child("name"); name != nil && strings.TrimSpace(name.Text) != "" {
		p.Name = name.Text
	}
	for _, e := range c.root.Child("facts").Pairs() {
		slot, _ := c.facts.Slot(e.Key)
		v := c.value(&c.facts.List[slot], e.Value)
		if !v.IsKnown() {
			p.StatedUnknown = append(p.StatedUnknown, slot)
			continue
		}
		p.Values[slot], p.Origin[slot] = v, Stated
	}
	slices.Sort(p.StatedUnknown)
	p.Site = c.site()
	c.underWay(&p)
	return p.WithStart(c.facts, c.date(c.root.Child("start"), "/start"))
}

// value gives what is stated of a fact.
func (c *checker) value(fact *Fact, n *source.Node) Value {
	switch {
	case n.Kind == source.Number:
		micro, _ := ParseMicro(n.Text) // that it can be held was checked
		return NumberValue(micro)
	case n.Kind == source.Truth:
		return TruthValue(n.Text == "true")
	case n.Kind != source.Text || n.Text == "unknown":
		return Unknown
	case fact.Type == DateType:
		return DateValue(c.date(n, source.Step("/facts", fact.ID)))
	}
	return TextValue(n.Text)
}

// date reads a date. The schema has seen that it is one; were the calendar ever stricter, it
// would be a mistake like any other.
func (c *checker) date(n *source.Node, at string) calendar.Date {
	d, err := calendar.ParseDate(n.Text)
	if err != nil {
		c.found.add(at, n.Line, "profile.fact.date", n.Text)
	}
	return d
}
