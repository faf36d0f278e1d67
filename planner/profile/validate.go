package profile

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/source"
)

// Schema is the compiled JSON Schema of the profiles of one rule set. It never changes and may
// be used by many goroutines at once.
type Schema struct {
	compiled *jsonschema.Schema
}

// CompileSchema makes the schema of these facts. It reads no file and no network.
// It returns *fault.Error of kind RuleBroken, code profile.schema, where the facts give no schema.
func CompileSchema(facts *Facts) (*Schema, error) {
	c := jsonschema.NewCompiler()
	c.Draft = jsonschema.Draft2020
	c.AssertFormat = true
	c.LoadURL = func(url string) (io.ReadCloser, error) {
		return nil, fmt.Errorf("nothing is loaded from %s", url)
	}
	err := c.AddResource(schemaURL, bytes.NewReader(SchemaJSON(facts, lang.ZH)))
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "profile.schema", "").Because(err)
	}
	compiled, err := c.Compile(schemaURL)
	if err != nil {
		return nil, fault.New(fault.RuleBroken, "profile.schema", "").Because(err)
	}
	return &Schema{compiled}, nil
}

// checker says in words of a profile what the schema finds.
type checker struct {
	facts *Facts
	root  *source.Node
	found *findings
}

// check validates the document and notes every mistake.
func (c *checker) check(schema *Schema) {
	err := schema.compiled.Validate(instance(c.root))
	var invalid *jsonschema.ValidationError
	if errors.As(err, &invalid) {
		for _, leaf := range leaves(invalid) {
			c.say(places(leaf.InstanceLocation), leaf.KeywordLocation[strings.LastIndexByte(leaf.KeywordLocation, '/')+1:])
		}
	}
	// A number that cannot be held reached the schema as 0; where the schema wants a number
	// there, the number itself is the mistake.
	c.checkNumbers(c.root.Child("facts"), "/facts")
	for i, part := range items(c.root.Child("parts")) {
		c.checkNumbers(part.Child("facts"), partPointer(i, "facts"))
	}
	for _, e := range c.root.Child("progress").Pairs() {
		c.checkNumbers(e.Value.Child("facts"), source.Step(source.Step("/progress", e.Key), "facts"))
	}
}

// checkNumbers notes the numbers among facts that cannot be held.
func (c *checker) checkNumbers(facts *source.Node, path string) {
	for _, e := range facts.Pairs() {
		at := source.Step(path, e.Key)
		fact := c.facts.Fact(e.Key)
		if e.Value.Kind != source.Number || fact == nil || c.found.said[at] {
			continue
		}
		if _, err := ParseMicro(e.Value.Text); err != nil {
			c.sayNumber(fact, e.Value, at, err)
		}
	}
}

// leaves gives the errors that have no cause of their own, by place. Of the two alternatives
// of a fact, its value or unknown, only the first is worth speaking of.
func leaves(e *jsonschema.ValidationError) []*jsonschema.ValidationError {
	var list []*jsonschema.ValidationError
	var walk func(*jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		switch {
		case strings.Contains(e.KeywordLocation, "/anyOf/1/"):
		case len(e.Causes) == 0:
			list = append(list, e)
		}
		for _, cause := range e.Causes {
			walk(cause)
		}
	}
	walk(e)
	slices.SortFunc(list, func(a, b *jsonschema.ValidationError) int {
		return cmp.Or(cmp.Compare(a.InstanceLocation, b.InstanceLocation), cmp.Compare(a.KeywordLocation, b.KeywordLocation))
	})
	return list
}

// places splits the validator's location, a JSON Pointer with URL escapes, into its keys.
func places(location string) []string {
	if location == "" {
		return nil
	}
	keys := strings.Split(location[1:], "/")
	for i, key := range keys {
		if plain, err := url.PathUnescape(key); err == nil {
			key = plain
		}
		keys[i] = strings.NewReplacer("~1", "/", "~0", "~").Replace(key)
	}
	return keys
}

// say notes one mistake: the schema's keyword that fails at a place of the document.
func (c *checker) say(place []string, keyword string) {
	n, at := c.root, ""
	for _, key := range place {
		if n != nil && n.Kind == source.List {
			i, _ := strconv.Atoi(key)
			n, at = n.Items[i], source.Step(at, key)
			continue
		}
		n, at = n.Child(key), source.Step(at, key)
	}
	switch {
	case n == nil || n.Kind == source.Broken:
		return
	case len(place) > 0 && place[0] == "site":
		c.saySite(place, n, at, keyword)
	case len(place) > 0 && place[0] == "parts":
		c.sayPart(place, n, at, keyword)
	case len(place) > 0 && place[0] == "adjustments":
		c.sayAdjustment(place, n, at, keyword)
	case len(place) > 0 && (place[0] == "as_of" || blockKeys[place[0]] != nil):
		c.sayBlock(place, n, at, keyword)
	case keyword == "additionalProperties":
		c.sayUnknown(n, at)
	case keyword == "required":
		c.sayMissing("id", "start")
	case len(place) == 2 && place[0] == "facts":
		c.sayFact(c.facts.Fact(place[1]), n, at, keyword)
	case len(place) == 0 || place[0] == "facts":
		c.found.add(at, n.Line, "profile.not_a_mapping", n.Word())
	case n.Kind == source.Empty:
		c.sayMissing(place[0])
	case n.Kind == source.Mapping || n.Kind == source.List:
		wanted := fault.Word("text")
		if place[0] == "start" {
			wanted = "date"
		}
		c.found.add(at, n.Line, "profile.fact.type", "", wanted)
	case place[0] == "start":
		c.found.add(at, n.Line, "profile.fact.date", n.Text)
	case keyword == "type" || place[0] == "name":
		c.sayText(n, at, keyword)
	default:
		c.found.add(at, n.Line, "profile.id.form", n.Text)
	}
}

// sayMissing notes which of the keys are not there, or have nothing written after them.
func (c *checker) sayMissing(keys ...string) {
	for _, key := range keys {
		n := c.root.Child(key)
		if n == nil || n.Kind == source.Empty {
			line := c.root.Line
			if n != nil {
				line = n.Line
			}
			c.found.add(source.Step("", key), line, "profile.missing", key)
		}
	}
}

// sayUnknown notes the keys that a profile or its facts do not have, with the likely spelling.
func (c *checker) sayUnknown(n *source.Node, at string) {
	for _, e := range n.Entries {
		isFact := c.facts.Fact(e.Key) != nil
		switch place := source.Step(at, e.Key); {
		case at != "" && isFact, at == "" && slices.Contains(ownKeys, e.Key):
		case c.found.full():
			c.found.more++ // without the costly search for a likely spelling
		case at != "":
			c.found.add(place, e.Line, "profile.fact.unknown", e.Key, c.facts.likely(e.Key))
		case isFact:
			c.found.add(place, e.Line, "profile.unknown_key", e.Key, "facts: {"+e.Key+": …}")
		default:
			c.found.add(place, e.Line, "profile.unknown_key", e.Key, fault.Nearest(e.Key, ownKeys))
		}
	}
}

// ownKeys are the keys of a profile in the order in which it is written.
var ownKeys = []string{"id", "name", "start", "as_of", "site", "facts", "progress", "constraints", "adjustments", "parts"}

// likely gives the fact that a mistyped key, or a fact's name in words, most likely stands for.
func (f *Facts) likely(key string) string {
	ids := make([]string, len(f.List))
	for i, fact := range f.List {
		if key == fact.Name.ZH || strings.EqualFold(key, fact.Name.EN) {
			return fact.ID
		}
		ids[i] = fact.ID
	}
	return fault.Nearest(key, ids)
}
