package rules

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"sevenlists/planner/fault"
)

// The limits on one document of rule data. A rule set comes from a district, not from us.
const (
	maxFileBytes = 1 << 20
	maxFiles     = 5_000
	maxSetBytes  = 64 << 20
	maxDataDepth = 32
)

// tree is one data.yaml: its values as JSON has them, and the line of each.
type tree struct {
	file  string
	root  any
	lines map[string]int // by JSON Pointer
}

// parseTree reads a YAML file of rule data strictly: no alias, no duplicate key, no value of
// a type that JSON does not have, so that stock OPA and this program read the same.
func parseTree(file string, data []byte) (*tree, fault.List) {
	t := &tree{file: file, lines: map[string]int{}}
	var faults fault.List
	if len(data) > maxFileBytes {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.too_large", file, maxFileBytes>>10))
		return t, faults
	}
	decoder := yaml.NewDecoder(bytes.NewReader(data))
	var doc yaml.Node
	if err := decoder.Decode(&doc); err != nil {
		if errors.Is(err, io.EOF) {
			faults.Add(fault.New(fault.RuleBroken, "rules.data.empty", file))
		} else {
			faults.Add(fault.New(fault.RuleBroken, "rules.data.syntax", file, strings.TrimPrefix(err.Error(), "yaml: ")))
		}
		return t, faults
	}
	var second yaml.Node
	if err := decoder.Decode(&second); !errors.Is(err, io.EOF) {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.documents", file))
	}
	if len(doc.Content) == 0 {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.empty", file))
		return t, faults
	}
	t.root = t.value(doc.Content[0], "", 0, &faults)
	return t, faults
}

// place gives file:line of a JSON Pointer in the tree.
func (t *tree) place(pointer string) string {
	for p := pointer; ; {
		if line, ok := t.lines[p]; ok {
			return t.file + ":" + itoa(line)
		}
		i := strings.LastIndexByte(p, '/')
		if i < 0 {
			return t.file
		}
		p = p[:i]
	}
}

func (t *tree) value(n *yaml.Node, pointer string, depth int, faults *fault.List) any {
	t.lines[pointer] = n.Line
	report := func(code string, args ...any) {
		faults.Add(fault.New(fault.RuleBroken, code, t.file+":"+itoa(n.Line), args...))
	}
	if depth > maxDataDepth {
		report("rules.data.too_deep", maxDataDepth)
		return nil
	}
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		report("rules.data.alias")
		return nil
	}
	switch n.Kind {
	case yaml.MappingNode:
		m := make(map[string]any, len(n.Content)/2)
		for i := 0; i+1 < len(n.Content); i += 2 {
			key := n.Content[i]
			if key.Kind != yaml.ScalarNode || key.ShortTag() == "!!merge" {
				report("rules.data.key", key.Value)
				continue
			}
			if _, twice := m[key.Value]; twice {
				faults.Add(fault.New(fault.RuleBroken, "rules.data.duplicate_key", t.file+":"+itoa(key.Line), key.Value))
				continue
			}
			m[key.Value] = t.value(n.Content[i+1], pointer+"/"+key.Value, depth+1, faults)
		}
		return m
	case yaml.SequenceNode:
		list := make([]any, len(n.Content))
		for i, c := range n.Content {
			list[i] = t.value(c, pointer+"/"+itoa(i), depth+1, faults)
		}
		return list
	}
	return t.scalar(n, report)
}

func (t *tree) scalar(n *yaml.Node, report func(string, ...any)) any {
	switch n.ShortTag() {
	case "!!str":
		return n.Value
	case "!!null":
		return nil
	case "!!bool":
		b, err := strconv.ParseBool(strings.ToLower(n.Value))
		if err == nil {
			return b
		}
	case "!!int", "!!float":
		if plainNumber(n.Value) {
			return json.Number(n.Value)
		}
	case "!!timestamp":
		report("rules.data.unquoted_date", n.Value)
		return n.Value
	}
	report("rules.data.scalar", n.Value)
	return nil
}

// plainNumber reports whether a number is written as JSON would write it: 010, 1_000 or .inf
// mean something else to each reader.
func plainNumber(s string) bool {
	var n json.Number
	return json.Unmarshal([]byte(s), &n) == nil
}
