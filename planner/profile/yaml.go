package profile

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

// yamlReader turns YAML into our tree. It takes the plain part of YAML that a form to fill in
// needs: no anchors, aliases, merge keys, several documents, nor tags beyond those of JSON.
type yamlReader struct {
	found *findings
}

// readYAML reads one document. It returns an error where the form is broken, and notes in found
// what can be noted while reading on. An empty document gives an empty node.
func readYAML(data []byte, found *findings) (root *node, fail *fault.Error) {
	// The parser is not ours, and its own failures are panics that it means to catch itself; one
	// that slips through must not stop the program.
	defer func() {
		if r := recover(); r != nil {
			root, fail = nil, refuse("profile.syntax", 0).Because(fmt.Errorf("yaml: %v", r))
		}
	}()
	dec := yaml.NewDecoder(bytes.NewReader(data))
	var doc, second yaml.Node
	if err := dec.Decode(&doc); errors.Is(err, io.EOF) {
		return &node{}, nil
	} else if err != nil {
		return nil, yamlMistake(err)
	}
	if err := dec.Decode(&second); err == nil {
		return nil, refuse("profile.documents", second.Line)
	} else if !errors.Is(err, io.EOF) {
		return nil, yamlMistake(err)
	}
	if len(doc.Content) != 1 {
		return &node{}, nil
	}
	return yamlReader{found}.node(doc.Content[0], "", 1)
}

// node reads one value.
func (r yamlReader) node(y *yaml.Node, path string, depth int) (*node, *fault.Error) {
	if depth > maxDepth && y.Kind != yaml.ScalarNode {
		return nil, tooDeep(path, y.Line)
	}
	if y.Anchor != "" {
		r.found.add(path, y.Line, "profile.alias", "&"+y.Anchor)
	}
	n := &node{kind: broken, line: y.Line}
	switch y.Kind {
	case yaml.AliasNode:
		// What the alias stands for is never looked at, so that no bomb goes off.
		r.found.add(path, y.Line, "profile.alias", "*"+y.Value)
	case yaml.ScalarNode:
		return r.scalar(y, path), nil
	case yaml.SequenceNode:
		if r.hasOnlyTag(y, path, "!!seq") {
			n.kind = list
		}
		return n, r.items(n, y, path, depth)
	case yaml.MappingNode:
		if r.hasOnlyTag(y, path, "!!map") {
			n.kind = mapping
		}
		return n, r.entries(n, y, path, depth)
	}
	return n, nil
}

// hasOnlyTag reports whether a list or mapping carries no tag but its natural one.
func (r yamlReader) hasOnlyTag(y *yaml.Node, path, tag string) bool {
	if y.Tag == tag {
		return true
	}
	r.found.add(path, y.Line, "profile.tag", y.Tag)
	return false
}

// items reads the values of a list.
func (r yamlReader) items(n *node, y *yaml.Node, path string, depth int) *fault.Error {
	for i, child := range y.Content {
		item, fail := r.node(child, step(path, strconv.Itoa(i)), depth+1)
		if fail != nil {
			return fail
		}
		n.items = append(n.items, item)
	}
	return nil
}

// entries reads the names and values of a mapping, and keeps the first of two equal names.
func (r yamlReader) entries(n *node, y *yaml.Node, path string, depth int) *fault.Error {
	seen := make(map[string]bool)
	for i := 0; i+1 < len(y.Content); i += 2 {
		name := y.Content[i]
		at := step(path, name.Value)
		value, fail := r.node(y.Content[i+1], at, depth+1)
		switch {
		case fail != nil:
			return fail
		case !r.isName(name, at):
		case seen[name.Value]:
			r.found.add(at, name.Line, "profile.duplicate_key", name.Value)
		default:
			seen[name.Value] = true
			n.entries = append(n.entries, entry{name.Value, name.Line, value})
		}
	}
	return nil
}

// isName reports whether a mapping's key is a plain word, and notes what else it is.
func (r yamlReader) isName(y *yaml.Node, at string) bool {
	switch {
	case y.Kind == yaml.AliasNode:
		r.found.add(at, y.Line, "profile.alias", "*"+y.Value)
	case y.Kind != yaml.ScalarNode:
		r.found.add(at, y.Line, "profile.key_form")
	case y.Anchor != "":
		r.found.add(at, y.Line, "profile.alias", "&"+y.Anchor)
	case y.Tag == "!!merge":
		r.found.add(at, y.Line, "profile.merge_key")
	case y.Style&yaml.TaggedStyle != 0 && y.Tag != "!!str":
		r.found.add(at, y.Line, "profile.tag", y.Tag)
	default:
		return true
	}
	return false
}

// scalar reads a single value. What is quoted is text; what is not is a number, a truth or
// nothing where YAML takes it so, and else text: dates too.
func (r yamlReader) scalar(y *yaml.Node, path string) *node {
	tag := y.Tag
	switch {
	case y.Style&yaml.TaggedStyle != 0:
		if !fitsTag(tag, y.Value) {
			r.found.add(path, y.Line, "profile.tag", tag)
			return &node{kind: broken, line: y.Line}
		}
	case y.Style != 0:
		tag = "!!str"
	}
	switch tag {
	case "!!null":
		return &node{line: y.Line}
	case "!!bool":
		return &node{kind: truth, text: strings.ToLower(y.Value), line: y.Line}
	case "!!int", "!!float":
		// YAML takes 010, 0x1F, 1_000 and .inf for numbers; ParseMicro does not, and says so.
		return newNumber(y.Value, y.Line)
	case "!!str":
		// A number too large for YAML is text to it, but not to the person who wrote it.
		if y.Style == 0 {
			if n := newNumber(y.Value, y.Line); n.bad != ErrNotNumber {
				return n
			}
		}
	}
	return &node{kind: text, text: y.Value, line: y.Line}
}

// fitsTag reports whether an explicit tag is one of JSON's types and the value is of it.
func fitsTag(tag, value string) bool {
	switch tag {
	case "!!str":
		return true
	case "!!int", "!!float":
		_, err := ParseMicro(value)
		return err != ErrNotNumber
	case "!!bool":
		return slices.Contains([]string{"true", "True", "TRUE", "false", "False", "FALSE"}, value)
	case "!!null":
		return slices.Contains([]string{"", "~", "null", "Null", "NULL"}, value)
	}
	return false
}

// tooDeep points to the entry under which the nesting begins, not to its far end.
func tooDeep(path string, line int) *fault.Error {
	if parts := strings.SplitN(path, "/", 4); len(parts) > 3 {
		path = strings.Join(parts[:3], "/")
	}
	return fault.New(fault.Invalid, "profile.too_deep", path, maxDepth).OnLine(line)
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
func yamlMistake(err error) *fault.Error {
	says := err.Error()
	if m := yamlAnchor.FindStringSubmatch(says); m != nil {
		return refuse("profile.alias", 0, "*"+m[1]).Because(err)
	}
	switch {
	case strings.Contains(says, "exceeded max depth"):
		return tooDeep("", 0)
	case strings.Contains(says, "control characters are not allowed"):
		return refuse("profile.not_text", 0).Because(err)
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
			return refuse("profile.syntax", line, line, reason.word).Because(err)
		}
	}
	return refuse("profile.syntax", line, line).Because(err)
}
