package rules

import (
	"slices"
	"strings"

	"github.com/open-policy-agent/opa/v1/ast"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// clauses finds the clause in which a line of a rule file stands.
type clauses struct {
	files map[string][]placed  // by file, ordered by line
	codes map[string][]*clause // of bodies that add a literal to a set: by rule, as data.lib.x.y
}

type placed struct {
	row int
	*clause
}

// readClauses takes the titles and articles of every rule body from its metadata, and reports
// packages and bodies without them and metadata keys that nobody reads. Where the register of
// laws could not be read laws is nil.
func readClauses(modules map[string]*ast.Module, laws map[string]*Law) (*clauses, fault.List) {
	c := &clauses{files: map[string][]placed{}, codes: map[string][]*clause{}}
	var faults fault.List
	titled := map[string]bool{}
	for _, file := range sortedKeys(modules) {
		m := modules[file]
		if a := packageNote(m); a != nil {
			titled[m.Package.Path.String()] = true
			faults = append(faults, (&clause{}).read(a, laws, placeOf(m.Package.Location))...)
		}
		for _, r := range m.Rules {
			place := placeOf(r.Location)
			cl := &clause{place: place, code: literalKey(r)}
			if a := annotationOf(r); a != nil {
				faults = append(faults, cl.read(a, laws, place)...)
			} else {
				faults.Add(fault.New(fault.RuleBroken, "rules.metadata.missing", place, ruleName(r)))
			}
			c.files[cleanPath(file)] = append(c.files[cleanPath(file)], placed{r.Location.Row, cl})
			if cl.code != "" {
				path := m.Package.Path.String() + "." + ruleName(r)
				c.codes[path] = append(c.codes[path], cl)
			}
		}
		slices.SortFunc(c.files[cleanPath(file)], func(a, b placed) int { return a.row - b.row })
	}
	for _, file := range sortedKeys(modules) {
		if p := modules[file].Package; !titled[p.Path.String()] {
			titled[p.Path.String()] = true
			faults.Add(fault.New(fault.RuleBroken, "rules.metadata.missing", placeOf(p.Location), p.String()))
		}
	}
	return c, faults
}

// packageNote gives the metadata of a module's package, or nil.
func packageNote(m *ast.Module) *ast.Annotations {
	for _, a := range m.Annotations {
		if a.Scope == "package" {
			return a
		}
	}
	return nil
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
	report := func(code string, args ...any) { faults.Add(fault.New(fault.RuleBroken, code, place, args...)) }
	c.title.ZH = strings.TrimSpace(a.Title)
	for _, key := range sortedKeys(a.Custom) {
		if !contains(customKeys, key) {
			report("rules.metadata.key", key, fault.Nearest(key, customKeys))
		}
	}
	c.title.EN, _ = a.Custom["title_en"].(string)
	if c.title.ZH == "" || strings.TrimSpace(c.title.EN) == "" {
		report("rules.metadata.title")
	}
	english, _ := a.Custom["description_en"].(string)
	if (strings.TrimSpace(a.Description) == "") != (strings.TrimSpace(english) == "") {
		report("rules.metadata.description")
	}
	rows, isList := a.Custom["legal_basis"].([]any)
	if a.Custom["legal_basis"] != nil && !isList {
		report("rules.metadata.basis")
	}
	for _, row := range rows {
		b, ok := readBasis(row)
		switch {
		case !ok:
			report("rules.metadata.basis")
		case laws != nil && laws[b.Law] == nil:
			report("rules.law.unknown", b.Law, fault.Nearest(b.Law, sortedKeys(laws)))
		}
		c.basis = append(c.basis, b)
	}
	return faults
}

// readBasis reads one article of the metadata. Everything in it is text: a number without quotes
// is another number to another reader.
func readBasis(row any) (Basis, bool) {
	fields, ok := row.(map[string]any)
	var b Basis
	for key, v := range fields {
		switch key {
		case "law", "article":
			s, isText := v.(string)
			ok = ok && isText
			if key == "law" {
				b.Law = s
			} else {
				b.Article = s
			}
		case "from", "to":
			s, _ := v.(string)
			d, err := calendar.ParseDate(s)
			ok = ok && err == nil
			if key == "from" {
				b.From = d
			} else {
				b.To = d
			}
		case "note":
			note, isMap := v.(map[string]any)
			zh, hasZH := note["zh"].(string)
			en, hasEN := note["en"].(string)
			ok = ok && isMap && hasZH && hasEN
			b.Note = lang.Text{ZH: zh, EN: en}
		default:
			ok = false
		}
	}
	return b, ok && b.Law != ""
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

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
