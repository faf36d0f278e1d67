package profile

import (
	"slices"
	"strconv"

	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

// OwnItem is a step that a person adds to the route of one project (`adjustments.add`): no rule
// knows it. It takes no day of the approval clock.
type OwnItem struct {
	ID       string // begins with x_, so that no catalogue ever has it
	Name     string
	Duration int      // working days, ≥ 0
	After    []string // items, own items or the works that it waits for
	Before   []string // and those that wait for it
	Reason   string
	By       string // who added it
	Line     int    // of the profile
}

// Dropped is an item that the project need not obtain, on the paper of an authority
// (`adjustments.drop`).
type Dropped struct {
	Item     string
	Document string
	Reason   string
	Line     int
}

// ownPattern is what the id of an own item looks like.
const ownPattern = `^x_[a-z0-9][a-z0-9_-]{0,61}$`

// adjustmentKeys are the keys of an entry of each list of adjustments, those that must be there first.
var adjustmentKeys = map[string][]string{
	"add":  {"id", "name", "duration_days", "reason", "by", "after", "before"},
	"drop": {"item", "document", "reason"},
}

// requiredKeys are how many of them must be there.
var requiredKeys = map[string]int{"add": 5, "drop": 3}

// adjustmentSchema describes the adjustments.
func adjustmentSchema(say func(zh, en string) string) object {
	keys := func() object {
		return object{{"type", "array"}, {"maxItems", maxAdjustments}, {"items", object{{"type", "string"}, {"pattern", keyPattern}}}}
	}
	list := func(name string, properties object) object {
		return object{
			{"type", []string{"array", "null"}}, {"maxItems", maxAdjustments},
			{"items", object{
				{"type", "object"}, {"properties", properties}, {"additionalProperties", false},
				{"required", adjustmentKeys[name][:requiredKeys[name]]},
			}},
		}
	}
	return object{
		{"title", say("人为调整", "Adjustments")}, {"type", []string{"object", "null"}},
		{"properties", object{
			{"add", list("add", object{
				{"id", object{{"type", "string"}, {"pattern", ownPattern}}}, {"name", textSchema()}, {"duration_days", daysSchema()},
				{"after", keys()}, {"before", keys()}, {"reason", textSchema()}, {"by", textSchema()},
			})},
			{"drop", list("drop", object{
				{"item", object{{"type", "string"}, {"pattern", keyPattern}}}, {"document", textSchema()}, {"reason", textSchema()},
			})},
		}},
		{"additionalProperties", false},
	}
}

// maxAdjustments is how many entries a list of adjustments may have.
const maxAdjustments = 100

func daysSchema() object {
	return object{{"type", "integer"}, {"minimum", 0}, {"maximum", longestDuration}}
}

// adjustments reads what a person added and dropped.
func (c *checker) adjustments(p *Profile) {
	block := c.root.Child("adjustments")
	if block == nil {
		return
	}
	for i, n := range items(block.Child("add")) {
		e := entry{c, "/adjustments/add/" + strconv.Itoa(i), n}
		own := OwnItem{
			ID: e.text("id"), Name: e.text("name"), After: e.texts("after"), Before: e.texts("before"),
			Reason: e.text("reason"), By: e.text("by"), Line: n.Line,
		}
		if days := n.Child("duration_days"); days != nil {
			micro, _ := ParseMicro(days.Text)
			own.Duration = int(micro / Scale)
		}
		if slices.ContainsFunc(p.Own, func(o OwnItem) bool { return o.ID == own.ID }) {
			e.wrong("id", "profile.adjustment.twice", own.ID)
		}
		if len(own.After)+len(own.Before) == 0 {
			e.wrong("", "profile.adjustment.alone")
		}
		p.Own = append(p.Own, own)
	}
	for i, n := range items(block.Child("drop")) {
		e := entry{c, "/adjustments/drop/" + strconv.Itoa(i), n}
		drop := Dropped{Item: e.text("item"), Document: e.text("document"), Reason: e.text("reason"), Line: n.Line}
		if slices.ContainsFunc(p.Dropped, func(d Dropped) bool { return d.Item == drop.Item }) {
			e.wrong("item", "profile.adjustment.twice", drop.Item)
		}
		p.Dropped = append(p.Dropped, drop)
	}
}

func items(n *source.Node) []*source.Node {
	if n == nil {
		return nil
	}
	return n.Items
}

func (e entry) texts(key string) []string {
	var texts []string
	for _, n := range items(e.n.Child(key)) {
		texts = append(texts, n.Text)
	}
	return texts
}

// sayAdjustment notes what is wrong in the adjustments: the schema's keyword that fails at a place.
func (c *checker) sayAdjustment(place []string, n *source.Node, at, keyword string) {
	field := ""
	if len(place) > 3 {
		field = place[3]
	}
	switch {
	case keyword == "maxItems":
		c.found.add(at, n.Line, "profile.adjustment.many", maxAdjustments)
	case len(place) == 1 && n.Kind == source.Mapping:
		c.sayKeys(n, at, []string{"add", "drop"})
	case len(place) == 2, len(place) == 4 && (field == "after" || field == "before"):
		c.found.add(at, n.Line, "profile.block.list")
	case len(place) == 1 || n.Kind != source.Mapping && len(place) == 3:
		c.found.add(at, n.Line, "profile.not_a_mapping", n.Word())
	case keyword == "required":
		for _, key := range adjustmentKeys[place[1]][:requiredKeys[place[1]]] {
			if n.Child(key) == nil {
				c.found.add(source.Step(at, key), n.Line, "profile.missing", key)
			}
		}
	case len(place) == 3:
		c.sayKeys(n, at, adjustmentKeys[place[1]])
	case field == "duration_days":
		c.found.add(at, n.Line, "profile.block.days", n.Text, longestDuration)
	case field == "id" && n.Kind == source.Text:
		c.found.add(at, n.Line, "profile.adjustment.id", n.Text)
	case (field == "item" || field == "after" || field == "before") && n.IsScalar():
		c.found.add(at, n.Line, "profile.block.key", n.Text)
	case !n.IsScalar():
		c.found.add(at, n.Line, "profile.fact.type", "", fault.Word("text"))
	default:
		c.sayText(n, at, keyword)
	}
}

// sayKeys notes the keys that a mapping cannot have.
func (c *checker) sayKeys(n *source.Node, at string, keys []string) {
	for _, e := range n.Entries {
		if !slices.Contains(keys, e.Key) {
			c.found.add(source.Step(at, e.Key), e.Line, "profile.block.unknown", e.Key, fault.Nearest(e.Key, keys), keys)
		}
	}
}
