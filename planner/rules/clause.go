package rules

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

func itoa(n int) string { return strconv.Itoa(n) }

// clauses finds the clause in which a line of a rule file stands.
type clauses struct {
	files map[string][]placed // by file, ordered by line
	codes map[string]*clause  // of literal members of a set: package and code
}

type placed struct {
	row int
	*clause
}

// readClauses takes the titles and articles of every rule body from its metadata, and reports
// bodies without them and metadata keys that nobody reads.
func readClauses(modules map[string]*ast.Module, laws map[string]*Law) (*clauses, fault.List) {
	c := &clauses{files: map[string][]placed{}, codes: map[string]*clause{}}
	var faults fault.List
	for _, file := range sortedKeys(modules) {
		m := modules[file]
		for _, r := range m.Rules {
			place := placeOf(r.Location)
			cl := &clause{place: place, code: literalKey(r)}
			if a := annotationOf(r); a != nil {
				faults = append(faults, cl.read(a, laws, place)...)
			} else {
				faults.Add(fault.New(fault.RuleBroken, "rules.metadata.missing", place, r.Head.Name.String()))
			}
			c.files[cleanPath(file)] = append(c.files[cleanPath(file)], placed{r.Location.Row, cl})
			if cl.code != "" {
				c.codes[m.Package.Path.String()+" "+cl.code] = cl
			}
		}
		slices.SortFunc(c.files[cleanPath(file)], func(a, b placed) int { return a.row - b.row })
	}
	return c, faults
}

// literalKey is the text that a body adds to a partial set, where it is written out.
func literalKey(r *ast.Rule) string {
	if r.Head.Key == nil {
		return ""
	}
	s, _ := r.Head.Key.Value.(ast.String)
	return string(s)
}

// annotationOf gives the rule-scoped metadata that stands right above a rule body.
func annotationOf(r *ast.Rule) *ast.Annotations {
	for _, a := range r.Annotations {
		if a.Scope == "rule" || a.Scope == "document" {
			return a
		}
	}
	return nil
}

var customKeys = []string{"title_en", "description_en", "legal_basis"}

// read takes the title in both languages and the articles from a block of metadata.
func (c *clause) read(a *ast.Annotations, laws map[string]*Law, place string) fault.List {
	var faults fault.List
	c.title.ZH = strings.TrimSpace(a.Title)
	for _, key := range sortedKeys(a.Custom) {
		if !slices.Contains(customKeys, key) {
			faults.Add(fault.New(fault.RuleBroken, "rules.metadata.key", place, key, fault.Nearest(key, customKeys)))
		}
	}
	c.title.EN, _ = a.Custom["title_en"].(string)
	if c.title.ZH == "" || c.title.EN == "" {
		faults.Add(fault.New(fault.RuleBroken, "rules.metadata.title", place))
	}
	rows, _ := a.Custom["legal_basis"].([]any)
	for _, row := range rows {
		fields, ok := row.(map[string]any)
		if !ok {
			faults.Add(fault.New(fault.RuleBroken, "rules.metadata.basis", place))
			continue
		}
		b := Basis{Law: text(fields["law"]), Article: text(fields["article"])}
		if note, ok := fields["note"].(map[string]any); ok {
			b.Note = lang.Text{ZH: text(note["zh"]), EN: text(note["en"])}
		}
		if laws[b.Law] == nil {
			faults.Add(fault.New(fault.RuleBroken, "rules.law.unknown", place, b.Law, fault.Nearest(b.Law, sortedKeys(laws))))
		}
		c.basis = append(c.basis, b)
	}
	return faults
}

func text(v any) string {
	if v == nil {
		return ""
	}
	return fmt.Sprint(v)
}

// at gives the clause in which a place (file:line) stands, or nil.
func (c *clauses) at(place string) *clause {
	file, line, ok := cutPlace(place)
	if !ok {
		return nil
	}
	var found *clause
	for _, p := range c.files[file] {
		if p.row > line {
			break
		}
		found = p.clause
	}
	return found
}

func cutPlace(place string) (file string, line int, ok bool) {
	i := strings.LastIndexByte(place, ':')
	if i < 0 {
		return "", 0, false
	}
	line, err := strconv.Atoi(place[i+1:])
	return place[:i], line, err == nil
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
