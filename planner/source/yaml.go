package source

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"sevenlists/planner/fault"
)

// yamlReader turns YAML into our tree. It takes the plain part of YAML: no anchors, aliases,
// merge keys, several documents, nor tags beyond those of JSON.
type yamlReader struct{ *trail }

// readYAML reads one document. An empty one gives an empty node.
func readYAML(data []byte, t *trail) (root *Node, fail *Finding) {
	// The parser is not ours, and its own failures are panics that it means to catch itself; one
	// that slips through must not stop the program.
	defer func() {
		if r := recover(); r != nil {
			root, fail = nil, refuse("syntax", 0).because(fmt.Errorf("yaml: %v", r))
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return &Node{}, nil
	} else if err != nil {
		return nil, yamlMistake(err, t)
	}
	if err := dec.Decode(&second); err == nil {
		return nil, refuse("documents", second.Line)
	} else if !errors.Is(err, io.EOF) {
		return nil, yamlMistake(err, t)
	}
	if len(doc.Content) != 1 {
		return &Node{}, nil
	}
	return yamlReader{t}.node(doc.Content[0], 1)
}

// node reads one value.
func (r yamlReader) node(y *yaml.Node, depth int) (*Node, *Finding) {
	if depth > r.deepest && y.Kind != yaml.ScalarNode {
		return nil, r.tooDeep(y.Line)
	}
	if y.Anchor != "" {
		r.found("alias", y.Line, "&"+y.Anchor)
	}
	n := &Node{Kind: Broken, Line: y.Line}
	switch y.Kind {
	case yaml.AliasNode:
		// What the alias stands for is never looked at, so that no bomb goes off.
		r.found("alias", y.Line, "*"+y.Value)
	case yaml.ScalarNode:
		return r.scalar(y), nil
	case yaml.SequenceNode:
		if r.hasOnlyTag(y, "!!seq") {
			n.Kind = List
		}
		return n, r.items(n, y, depth)
	case yaml.MappingNode:
		if r.hasOnlyTag(y, "!!map") {
			n.Kind = Mapping
		}
		return n, r.entries(n, y, depth)
	}
	return n, nil
}

// hasOnlyTag reports whether a list or mapping carries no tag but its natural one.
func (r yamlReader) hasOnlyTag(y *yaml.Node, tag string) bool {
	if y.Tag == tag {
		return true
	}
	r.found("tag", y.Line, y.Tag)
	return false
}

// items reads the values of a list.
func (r yamlReader) items(n *Node, y *yaml.Node, depth int) *Finding {
	n.Items = make([]*Node, 0, len(y.Content))
	for i, child := range y.Content {
		r.enter(strconv.Itoa(i))
		item, fail := r.node(child, depth+1)
		if fail != nil {
			return fail
		}
		r.leave()
		n.Items = append(n.Items, item)
	}
	return nil
}

// entries reads the names and values of a mapping, and keeps the first of two equal names.
func (r yamlReader) entries(n *Node, y *yaml.Node, depth int) *Finding {
	seen := make(map[string]bool, len(y.Content)/2)
	n.Entries = make([]Entry, 0, len(y.Content)/2)
	for i := 0; i+1 < len(y.Content); i += 2 {
		name := y.Content[i]
		r.enter(name.Value)
		value, fail := r.node(y.Content[i+1], depth+1)
		switch {
		case fail != nil:
			return fail
		case !r.isName(name):
		case seen[name.Value]:
			r.found("duplicate_key", name.Line, name.Value)
		default:
			seen[name.Value] = true
			bare := name.Style == 0 && name.Tag != "!!str"
			n.Entries = append(n.Entries, Entry{name.Value, name.Line, value, bare})
		}
		r.leave()
	}
	return nil
}

// isName reports whether a mapping's key is a plain word, and notes what else it is.
func (r yamlReader) isName(y *yaml.Node) bool {
	switch {
	case y.Kind == yaml.AliasNode:
		r.found("alias", y.Line, "*"+y.Value)
	case y.Kind != yaml.ScalarNode:
		r.found("key_form", y.Line)
	case y.Anchor != "":
		r.found("alias", y.Line, "&"+y.Anchor)
	case y.Tag == "!!merge":
		r.found("merge_key", y.Line)
	case y.Style&yaml.TaggedStyle != 0 && y.Tag != "!!str":
		r.found("tag", y.Line, y.Tag)
	default:
		return true
	}
	return false
}

// scalar reads a single value. What is quoted is text; what is not is a number, a truth or
// nothing where YAML takes it so, and else text: dates too.
func (r yamlReader) scalar(y *yaml.Node) *Node {
	tag := y.Tag
	switch {
	case y.Style&yaml.TaggedStyle != 0:
		if !fitsTag(tag, y.Value) {
			r.found("tag", y.Line, tag)
			return &Node{Kind: Broken, Line: y.Line}
		}
	case y.Style != 0:
		tag = "!!str"
	}
	switch tag {
	case "!!null":
		return &Node{Line: y.Line}
	case "!!bool":
		return &Node{Kind: Truth, Text: strings.ToLower(y.Value), Line: y.Line}
	case "!!int", "!!float":
		// YAML takes 010, 0x1F, 1_000 and .inf for numbers; whoever reads the number says so.
		return &Node{Kind: Number, Text: y.Value, Line: y.Line}
	case "!!str":
		// A number too large for YAML is text to it, but not to the person who wrote it.
		if y.Style == 0 && IsDecimal(y.Value) {
			return &Node{Kind: Number, Text: y.Value, Line: y.Line}
		}
	}
	return &Node{Kind: Text, Text: y.Value, Line: y.Line, BareDate: tag == "!!timestamp"}
}

// fitsTag reports whether an explicit tag is one of JSON's types and the value is of it.
func fitsTag(tag, value string) bool {
	switch tag {
	case "!!str":
		return true
	case "!!int", "!!float":
		return IsDecimal(value)
	case "!!bool":
		return slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, value)
	case "!!null":
		return slices.Contains([]string{"", "~", "null", "Null", "NULL"}, value)
	}
	return false
}

// yamlReasons gives the parser's reasons in words of our own. What the parser proper finds is
// counted from line 0, what its scanner finds from line 1.
var yamlReasons = []struct {
	says   string
	word   fault.Word
	parser bool
}{
	{"did not find expected key", "syntax.block", true},
	{"did not find expected '-' indicator", "syntax.block", true},
	{"did not find expected node content", "syntax.value", true},
	{"did not find expected ',' or", "syntax.brackets", true},
	{"did not find expected <document start>", "syntax.block", true},
	{"could not find expected ':'", "syntax.block", false},
	{"mapping values are not allowed", "syntax.colon", false},
	{"block sequence entries are not allowed", "syntax.block", false},
	{"unexpected end of stream", "syntax.quote", false},
	{"tab character", "syntax.tab", false},
	{"cannot start any token", "syntax.character", false},
	{"escape", "syntax.escape", false},
}

var (
	yamlLine   = regexp.MustCompile(`^yaml: line ([0-9]+): `)
	yamlAnchor = regexp.MustCompile(`unknown anchor '(.*)' referenced`)
)

// yamlMistake says on which line the form of YAML is broken, and how.
func yamlMistake(err error, t *trail) *Finding {
	says := err.Error()
	if m := yamlAnchor.FindStringSubmatch(says); m != nil {
		return refuse("alias", 0, "*"+m[1]).because(err)
	}
	switch {
	case strings.Contains(says, "exceeded max depth"):
		return t.tooDeep(0)
	case strings.Contains(says, "control characters are not allowed"):
		return refuse("not_text", 0).because(err)
	}
	line := 1 // the parser is silent about the first line
	if m := yamlLine.FindStringSubmatch(says); m != nil {
		line, _ = strconv.Atoi(m[1])
	}
	for _, reason := range yamlReasons {
		if strings.Contains(says, reason.says) {
			if reason.parser && yamlLine.MatchString(says) {
				line++
			}
			return refuse("syntax", line, line, reason.word).because(err)
		}
	}
	return refuse("syntax", line, line).because(err)
}
