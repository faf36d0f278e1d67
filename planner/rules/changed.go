package rules

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"
	"github.com/open-policy-agent/opa/v1/storage"

	"sevenlists/planner/lang"
)

// Change is one difference between two rule sets: the text of a rule, or one value of rule data.
type Change struct {
	Folder string `json:"folder"` // where it stands: items/energy_review, lib/energy, calendar/2026
	// Name is the rule's, such as applies, or the JSON Pointer of the value in the folder's data,
	// such as /regimes/3/energy_tce.
	Name  string    `json:"name"`
	Data  bool      `json:"data"`                     // a value, not a rule
	Title lang.Text `json:"title,omitzero"`           // of the rule
	A     string    `json:"a,omitempty"`              // the rule's text or the value; empty where it is not there
	B     string    `json:"b,omitempty"`              // likewise in the other rule set
	At    [2]string `json:"place,omitempty,omitzero"` // file:line of the rule in either, file of the value
}

// Changed gives what differs between the rules and the data of two rule sets, by folder, rules
// before data. Titles, descriptions, comments and line breaks make no difference.
func Changed(a, b *Set) []Change {
	if a.revision == b.revision {
		return nil
	}
	changes := changedRules(a, b)
	x, y := a.data(), b.data()
	var at []string
	compareData(x, y, at, func(path []string, x, y any) {
		folder := folderOf(path)
		name := ""
		for _, step := range path[len(folder):] {
			name += "/" + step
		}
		file := strings.Join(folder, "/") + "/data.yaml"
		c := Change{Folder: strings.Join(folder, "/"), Name: name, Data: true, A: dataText(x), B: dataText(y)}
		if x != nil {
			c.At[0] = file
		}
		if y != nil {
			c.At[1] = file
		}
		changes = append(changes, c)
	})
	slices.SortStableFunc(changes, func(a, b Change) int { return strings.Compare(a.Folder, b.Folder) })
	return changes
}

// ruleText is one body of a rule.
type ruleText struct {
	text, place string
	title       lang.Text
}

// changedRules pairs up the bodies that only one side has, in the order written.
func changedRules(a, b *Set) []Change {
	x, y := a.ruleTexts(), b.ruleTexts()
	names := slices.Sorted(maps.Keys(x))
	for name := range y {
		if _, both := x[name]; !both {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	var changes []Change
	for _, name := range names {
		only := func(of, other []ruleText) []ruleText {
			return slices.DeleteFunc(slices.Clone(of), func(r ruleText) bool {
				return slices.ContainsFunc(other, func(o ruleText) bool { return o.text == r.text })
			})
		}
		was, is := only(x[name], y[name]), only(y[name], x[name])
		folder, rule, _ := strings.Cut(name, " ")
		for i := range max(len(was), len(is)) {
			c := Change{Folder: folder, Name: rule}
			if i < len(was) {
				c.A, c.At[0], c.Title = was[i].text, was[i].place, was[i].title
			}
			if i < len(is) {
				c.B, c.At[1], c.Title = is[i].text, is[i].place, is[i].title
			}
			changes = append(changes, c)
		}
	}
	return changes
}

// ruleTexts gives the bodies of all rules by "folder name".
func (s *Set) ruleTexts() map[string][]ruleText {
	texts := map[string][]ruleText{}
	for _, file := range sortedKeys(s.compiler.Modules) {
		m := s.compiler.Modules[file]
		for _, r := range m.Rules {
			if r.Location == nil {
				continue
			}
			one := ruleText{text: plainText(string(r.Location.Text)), place: placeOf(r.Location)}
			if a := annotationOf(r); a != nil {
				one.title.ZH = strings.TrimSpace(a.Title)
				one.title.EN, _ = a.Custom["title_en"].(string)
			}
			key := packageFolder(m) + " " + ruleName(r)
			texts[key] = append(texts[key], one)
		}
	}
	return texts
}

func packageFolder(m *ast.Module) string {
	return strings.ReplaceAll(strings.TrimPrefix(m.Package.Path.String(), "data."), ".", "/")
}

// plainText drops comments and what only lays a rule out.
func plainText(s string) string {
	var lines []string
	for line := range strings.Lines(s) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

// data gives all rule data.
func (s *Set) data() any {
	v, err := storage.ReadOne(context.Background(), s.store, storage.Path{})
	if err != nil {
		return nil
	}
	if value, ok := v.(ast.Value); ok {
		if v, err = ast.JSON(value); err != nil {
			return nil
		}
	}
	return v
}

// folderOf gives the steps of a path into rule data that name the folder it lies in.
func folderOf(path []string) []string {
	depth := 1
	switch path[0] {
	case "items", "facts", "derived", "calendar", "lib":
		depth = 2
	case "problems":
		depth = 3
	}
	return path[:min(depth, len(path))]
}

// compareData visits the values that differ, in the order of their keys; x or y is nil where a
// side has none.
func compareData(x, y any, path []string, visit func(path []string, x, y any)) {
	xm, isMap := x.(map[string]any)
	ym, bothMaps := y.(map[string]any)
	if isMap && bothMaps {
		keys := slices.Collect(maps.Keys(xm))
		for key := range ym {
			if _, both := xm[key]; !both {
				keys = append(keys, key)
			}
		}
		slices.Sort(keys)
		for _, key := range keys {
			compareData(xm[key], ym[key], append(slices.Clip(path), key), visit)
		}
		return
	}
	xl, isList := x.([]any)
	yl, bothLists := y.([]any)
	if isList && bothLists && len(xl) == len(yl) {
		for i := range xl {
			compareData(xl[i], yl[i], append(slices.Clip(path), itoa(i)), visit)
		}
		return
	}
	if len(path) > 0 && dataText(x) != dataText(y) {
		visit(path, x, y)
	}
}

// dataText writes a value of rule data on one line; nothing where there is none.
func dataText(x any) string {
	switch v := x.(type) {
	case nil:
		return ""
	case string:
		return v
	}
	value, err := ast.InterfaceToValue(x)
	if err != nil {
		return fmt.Sprint(x)
	}
	return value.String()
}

// Leans gives the folders whose rules and data the rules of a folder read, directly or by way of
// others, in order: the folder itself, helpers in lib, items whose data a helper reads.
func (s *Set) Leans(folder string) []string {
	found := map[string]bool{folder: true}
	for open := []string{folder}; len(open) > 0; {
		at := open[0]
		open = open[1:]
		for _, m := range s.compiler.Modules {
			if packageFolder(m) != at {
				continue
			}
			ast.WalkRefs(m, func(ref ast.Ref) bool {
				if to := refFolder(ref); to != "" && !found[to] {
					found[to] = true
					open = append(open, to)
				}
				return false
			})
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// refFolder gives the folder that a reference to data leads into, or nothing.
func refFolder(ref ast.Ref) string {
	if len(ref) < 2 || !ref[0].Equal(ast.DefaultRootDocument) {
		return ""
	}
	var steps []string
	for _, term := range ref[1:] {
		step, ok := term.Value.(ast.String)
		if !ok {
			break
		}
		steps = append(steps, string(step))
	}
	if len(steps) == 0 {
		return ""
	}
	return strings.Join(folderOf(steps), "/")
}
