package profile

import (
	"bytes"
	"slices"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
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
	data = bytes.TrimPrefix(data, []byte("\uFEFF"))
	var found findings
	root, fail := read(data, &found)
	if fail == nil && root.kind == empty {
		fail = refuse("profile.empty", 0)
	}
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

// read turns the bytes into a tree.
func read(data []byte, found *findings) (*node, *fault.Error) {
	if fail := checkBytes(data); fail != nil {
		return nil, fail
	}
	if first := bytes.TrimSpace(data)[0]; first == '{' || first == '[' {
		return readJSON(data, found)
	}
	return readYAML(data, found)
}

// build makes the profile of a document that the schema has accepted.
func (c *checker) build() Profile {
	p := Profile{
		ID:     c.root.child("id").text,
		Values: make([]Value, len(c.facts.List)),
		Origin: make([]Origin, len(c.facts.List)),
	}
	p.Name = p.ID
	if name := c.root.child("name"); name != nil && strings.TrimSpace(name.text) != "" {
		p.Name = name.text
	}
	for _, e := range c.root.child("facts").pairs() {
		slot, _ := c.facts.Slot(e.key)
		v := c.value(&c.facts.List[slot], e.value)
		if !v.IsKnown() {
			p.StatedUnknown = append(p.StatedUnknown, slot)
			continue
		}
		p.Values[slot], p.Origin[slot] = v, Stated
	}
	slices.Sort(p.StatedUnknown)
	return p.WithStart(c.facts, c.date(c.root.child("start"), "/start"))
}

// value gives what is stated of a fact.
func (c *checker) value(fact *Fact, n *node) Value {
	switch {
	case n.kind == number:
		return NumberValue(n.micro)
	case n.kind == truth:
		return TruthValue(n.text == "true")
	case n.kind != text || n.text == "unknown":
		return Unknown
	case fact.Type == DateType:
		return DateValue(c.date(n, step("/facts", fact.ID)))
	}
	return TextValue(n.text)
}

// date reads a date. The schema has seen that it is one; were the calendar ever stricter, it
// would be a mistake like any other.
func (c *checker) date(n *node, at string) calendar.Date {
	d, err := calendar.ParseDate(n.text)
	if err != nil {
		c.found.add(at, n.line, "profile.fact.date", n.text)
	}
	return d
}
