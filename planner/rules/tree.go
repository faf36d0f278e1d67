package rules

import (
	"encoding/json"
	"strconv"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/source"
)

// The limits on rule data. A rule set comes from a district, not from us.
const (
	maxDataBytes = 1 << 20
	maxRuleBytes = 64 << 10
	maxFiles     = 5_000
	maxSetBytes  = 64 << 20
	maxFindings  = 100 // in one file, and of a whole rule set
)

var dataLimits = source.Limits{Bytes: maxDataBytes, Depth: 32, Marks: 100_000}

// tree is one data.yaml: its values as they were written, and as OPA reads them.
type tree struct {
	file   string
	root   *source.Node
	object map[string]any
}

// parseTree reads a YAML file of rule data strictly: no alias, no duplicate key, no value that
// JSON does not have, so that stock OPA and this program read the same. The tree is nil where
// anything is wrong.
func parseTree(file string, data []byte) (*tree, fault.List) {
	t := &tree{file: file}
	var faults fault.List
	report := func(f source.Finding) {
		args := f.Args
		if f.Code == "too_large" {
			args = []any{maxDataBytes >> 10}
		}
		if len(faults) < maxFindings {
			faults.Add(fault.New(fault.RuleBroken, "rules.data."+f.Code, t.line(f.Line), args...).Because(f.Err))
		}
	}
	root, fail := source.ReadYAML(data, dataLimits, report)
	if fail != nil {
		faults = nil // they may be consequences of the break
		report(*fail)
		return nil, faults
	}
	if root.Kind != source.Mapping {
		report(source.Finding{Code: "mapping", Line: root.Line, Args: []any{root.Word()}})
		return nil, faults
	}
	t.root = root
	t.object, _ = plain(root, report).(map[string]any)
	if len(faults) > 0 {
		return nil, faults
	}
	return t, nil
}

// line gives file:line.
func (t *tree) line(n int) string {
	if n <= 0 {
		return t.file
	}
	return t.file + ":" + strconv.Itoa(n)
}

// place gives file:line of a JSON Pointer in the tree, or of the nearest place above it: the
// line of the key, where the value has one.
func (t *tree) place(pointer string) string {
	n, line := t.root, t.root.Line
	for _, key := range strings.Split(strings.TrimPrefix(pointer, "/"), "/") {
		if e := n.Entry(key); e != nil {
			n, line = e.Value, e.Line
			continue
		}
		i, err := strconv.Atoi(key)
		if err != nil || n == nil || i < 0 || i >= len(n.Items) {
			break
		}
		n, line = n.Items[i], n.Items[i].Line
	}
	return t.line(line)
}

// plain gives a value in the types that OPA reads, and reports numbers and dates that other
// readers of YAML would take for something else.
func plain(n *source.Node, report func(source.Finding)) any {
	switch n.Kind {
	case source.Text:
		if n.BareDate {
			report(source.Finding{Code: "unquoted_date", Line: n.Line, Args: []any{n.Text}})
		}
		return n.Text
	case source.Number:
		// What a fact cannot hold, a rule cannot compare it with.
		if _, err := profile.ParseMicro(n.Text); err != nil {
			report(source.Finding{Code: "number", Line: n.Line, Args: []any{n.Text}})
		}
		return json.Number(n.Text)
	case source.Truth:
		return n.Text == "true"
	case source.Mapping:
		m := make(map[string]any, len(n.Entries))
		for _, e := range n.Entries {
			if e.BareOther {
				report(source.Finding{Code: "key_form", Line: e.Line})
			}
			m[e.Key] = plain(e.Value, report)
		}
		return m
	case source.List:
		l := make([]any, len(n.Items))
		for i, item := range n.Items {
			l[i] = plain(item, report)
		}
		return l
	}
	return nil
}
