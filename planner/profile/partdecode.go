package profile

import (
	"cmp"
	"slices"
	"strconv"

	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// maxParts is how many parts a project may have.
const maxParts = 100

// partKeys are the keys of a part; the first two must be there.
var partKeys = []string{"id", "kind", "parent", "name", "start", "facts"}

// partSchema describes the parts of a project. A part may state what varies by part.
func partSchema(facts *Facts, say func(zh, en string) string) object {
	properties := object{}
	for _, fact := range facts.unique() {
		if fact.VariesByPart {
			properties = append(properties, member{fact.ID, object{{"$ref", "#/properties/facts/properties/" + fact.ID}}})
		}
	}
	return object{
		{"title", say("分期、标段、单体", "Parts: phases, lots and buildings")}, {"type", []string{"array", "null"}}, {"maxItems", maxParts},
		{"items", object{
			{"type", "object"},
			{"properties", object{
				{"id", object{{"type", "string"}, {"pattern", idPattern}}},
				{"kind", object{{"enum", partKinds}}},
				{"parent", object{{"type", "string"}, {"pattern", idPattern}}},
				{"name", textSchema()}, {"start", dateSchema()},
				{"facts", object{{"type", []string{"object", "null"}}, {"properties", properties}, {"additionalProperties", false}}},
			}},
			{"required", partKeys[:2]}, {"additionalProperties", false},
		}},
	}
}

// partPointer is the JSON Pointer of a key of a part.
func partPointer(i int, key string) string { return "/parts/" + strconv.Itoa(i) + "/" + key }

// parts reads the parts, and puts each behind the part that it lies in.
func (c *checker) parts(p *Profile) {
	nodes := items(c.root.Child("parts"))
	written := make([]Part, len(nodes))
	for i, n := range nodes {
		written[i] = c.part(i, n)
	}
	start := c.date(c.root.Child("start"), "/start")
	for i := range written {
		part, e := &written[i], entry{c, "/parts/" + strconv.Itoa(i), nodes[i]}
		if slices.IndexFunc(written, func(other Part) bool { return other.ID == part.ID }) < i {
			e.wrong("id", "profile.part.twice", part.ID)
		}
		if part.Start != 0 && part.Start < start {
			e.wrong("start", "profile.part.start", part.Start.String(), start.String())
		}
		if part.Parent == "" {
			continue
		}
		outer := slices.IndexFunc(written, func(other Part) bool { return other.ID == part.Parent })
		if outer < 0 {
			e.wrong("parent", "profile.part.parent", part.Parent, fault.Nearest(part.Parent, idsOf(written)))
		} else if KindRank(written[outer].Kind) >= KindRank(part.Kind) {
			e.wrong("parent", "profile.part.order", part.ID, part.Kind, part.Parent, written[outer].Kind)
		}
	}
	if c.found.err() == nil {
		p.Parts = inTree(written, "")
	}
}

func idsOf(parts []Part) []string {
	ids := make([]string, len(parts))
	for i := range parts {
		ids[i] = parts[i].ID
	}
	return ids
}

// inTree gives what lies in a part, each followed by what lies in it.
func inTree(parts []Part, outer string) []Part {
	var list []Part
	for i := range parts {
		if parts[i].Parent == outer {
			list = append(append(list, parts[i]), inTree(parts, parts[i].ID)...)
		}
	}
	return list
}

// part reads one part.
func (c *checker) part(i int, n *source.Node) Part {
	e := entry{c, "/parts/" + strconv.Itoa(i), n}
	part := Part{ID: e.text("id"), Name: e.text("name"), Kind: e.text("kind"), Parent: e.text("parent"), Start: e.date("start"), Line: n.Line}
	if part.Name == "" {
		part.Name = part.ID
	}
	part.Facts = c.factsOf(n)
	return part
}

// factsOf reads the facts that stand under a key of their own, in slot order.
func (c *checker) factsOf(n *source.Node) []PartFact {
	var list []PartFact
	for _, f := range n.Child("facts").Pairs() {
		slot, _ := c.facts.Slot(f.Key)
		list = append(list, PartFact{slot, c.value(&c.facts.List[slot], f.Value)})
	}
	slices.SortFunc(list, func(a, b PartFact) int { return cmp.Compare(a.Slot, b.Slot) })
	return list
}

// sayPart notes what is wrong in the parts: the schema's keyword that fails at a place.
func (c *checker) sayPart(place []string, n *source.Node, at, keyword string) {
	field := ""
	if len(place) > 2 {
		field = place[2]
	}
	switch {
	case keyword == "maxItems":
		c.found.add(at, n.Line, "profile.adjustment.many", maxParts)
	case len(place) == 1:
		c.found.add(at, n.Line, "profile.block.list")
	case keyword == "required":
		for _, key := range partKeys[:2] {
			if n.Child(key) == nil {
				c.found.add(source.Step(at, key), n.Line, "profile.missing", key)
			}
		}
	case n.Kind != source.Mapping && (len(place) == 2 || field == "facts" && len(place) == 3):
		c.found.add(at, n.Line, "profile.not_a_mapping", n.Word())
	case len(place) == 2:
		c.sayKeys(n, at, partKeys)
	case field == "facts" && len(place) == 3:
		c.sayPartFacts(n, at)
	case field == "facts":
		c.sayFact(c.facts.Fact(place[3]), n, at, keyword)
	case !n.IsScalar():
		c.found.add(at, n.Line, "profile.fact.type", "", fault.Word("text"))
	case field == "kind":
		c.found.add(at, n.Line, "profile.fact.enum", n.Text, partKinds, fault.Nearest(n.Text, partKinds))
	case field == "start":
		c.sayDate(n, at)
	case field == "name":
		c.sayText(n, at, keyword)
	default:
		c.found.add(at, n.Line, "profile.id.form", n.Text)
	}
}

// sayPartFacts notes the facts that a part cannot state.
func (c *checker) sayPartFacts(n *source.Node, at string) {
	for _, e := range n.Entries {
		fact := c.facts.Fact(e.Key)
		switch place := source.Step(at, e.Key); {
		case fact != nil && fact.VariesByPart:
		case c.found.full():
			c.found.more++
		case fact == nil:
			c.found.add(place, e.Line, "profile.fact.unknown", e.Key, c.facts.likely(e.Key))
		default:
			c.found.add(place, e.Line, "profile.part.fact", e.Key)
		}
	}
}
