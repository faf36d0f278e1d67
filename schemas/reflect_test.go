package schemas_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// shape writes the JSON Schema of a Go type: the keys that encoding/json writes, the comments of
// the fields as descriptions. It returns JSON text, so that keys stand in the order of the fields.
type shape struct {
	t     *testing.T
	fixed map[reflect.Type]string // types whose JSON form their Go form does not show
	enums map[string][]string     // package.Type.key: the values it may have
	used  map[string]bool         // which of enums were met
	open  map[reflect.Type]string // structs with keys beside their fields: what those may hold
	skip  map[string]bool         // package.Type.key: not part of the document, such as what a path says
	docs  map[string]string       // package.Type and package.Type.Field: its comment
	defs  []string                // names, in the order they were met
	def   map[string]string       // name: schema
	of    map[string]reflect.Type // name: type, so that two types cannot share one
}

func newShape(t *testing.T, enums map[string][]string, folders ...string) *shape {
	s := &shape{
		t: t, docs: map[string]string{}, def: map[string]string{}, of: map[string]reflect.Type{},
		enums: enums, used: map[string]bool{}, open: map[reflect.Type]string{}, skip: map[string]bool{},
		fixed: map[reflect.Type]string{
			reflect.TypeFor[calendar.Date]():  `{"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}`,
			reflect.TypeFor[profile.Value]():  `{"type":["number","string","boolean","null"]}`,
			reflect.TypeFor[lang.Lang]():      list("enum", []string{string(lang.ZH), string(lang.EN)}),
			reflect.TypeFor[lang.Text]():      `{"type":"object","properties":{"zh":{"type":"string","minLength":1},"en":{"type":"string","minLength":1}},"required":["zh","en"],"additionalProperties":false}`,
			reflect.TypeFor[lists.Row]():      `{"type":"object","additionalProperties":{"anyOf":[{"type":["string","number","boolean","null"]},{"type":"array","items":{"type":"string"}}]}}`,
			reflect.TypeFor[money.Amount]():   `{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":2}`,
			reflect.TypeFor[rules.Number]():   `{"type":"number","minimum":0}`,
			reflect.TypeFor[rules.Interval](): `{"anyOf":[{"type":"number","minimum":0},{"type":"object","properties":{"from":{"type":"number","minimum":0},"to":{"type":"number","minimum":0}},"required":["from","to"],"additionalProperties":false}]}`,
			reflect.TypeFor[rules.Literal]():  `{"anyOf":[{"type":["string","number","boolean"]},{"type":"array","items":{"type":["string","number","boolean"]},"minItems":1}]}`,
			reflect.TypeFor[rules.EdgeKind](): list("enum",
				[]string{string(rules.Hard), string(rules.Soft), string(rules.Physical)}),
		},
	}
	for _, folder := range folders {
		s.readComments(folder)
	}
	return s
}

// document writes the schema of a whole document. The comment of its type is its description.
func (s *shape) document(name, title string, root reflect.Type) []byte {
	body := s.object(root)
	for at := range s.enums {
		require.True(s.t, s.used[at], "no text is called %s", at)
	}
	var defs []string
	for _, d := range s.defs {
		defs = append(defs, pair(d, s.def[d]))
	}
	raw := "{" + strings.Join([]string{
		pair("$schema", quote("https://json-schema.org/draft/2020-12/schema")),
		pair("$id", quote("urn:sevenlists:schema:"+name)),
		pair("title", quote(title)),
		strings.TrimSuffix(strings.TrimPrefix(body, "{"), "}"),
		pair("$defs", "{"+strings.Join(defs, ",")+"}"),
	}, ",") + "}"
	var b bytes.Buffer
	require.NoError(s.t, json.Indent(&b, []byte(raw), "", "  "), raw)
	b.WriteByte('\n')
	return b.Bytes()
}

// named writes a type as package.Type; a nameless one has no comments to find.
func named(t reflect.Type) string { return path.Base(t.PkgPath()) + "." + t.Name() }

// object writes a struct: its keys, which of them are always there, and nothing beside them.
func (s *shape) object(t reflect.Type) string {
	properties, required := s.fields(t, named(t))
	parts := []string{pair("type", quote("object"))}
	if doc := s.docs[named(t)]; doc != "" {
		parts = append([]string{pair("description", quote(doc))}, parts...)
	}
	parts = append(parts, pair("properties", "{"+strings.Join(properties, ",")+"}"))
	if len(required) > 0 {
		parts = append(parts, strings.Trim(list("required", required), "{}"))
	}
	if other, ok := s.open[t]; ok {
		return "{" + strings.Join(append(parts, other), ",") + "}"
	}
	return "{" + strings.Join(append(parts, pair("additionalProperties", "false")), ",") + "}"
}

func (s *shape) fields(t reflect.Type, owner string) (properties, required []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && key == "":
			more, needed := s.fields(f.Type, named(f.Type))
			properties, required = append(properties, more...), append(required, needed...)
			continue
		case key == "-" || !f.IsExported() || s.skip[owner+"."+key]:
			continue
		}
		require.NotEmpty(s.t, key, "%s.%s has no json tag", owner, f.Name)
		optional := strings.Contains(options, "omit")
		value := s.value(f.Type, owner+"."+key, optional)
		if words := strings.Fields(f.Tag.Get("oneof")); len(words) > 0 && value == `{"type":"string"}` {
			value = list("enum", words)
		}
		if f.Tag.Get("least") == "1" {
			value = `{"type":"integer","minimum":1}`
		}
		if doc := s.docs[owner+"."+f.Name]; doc != "" {
			value = "{" + pair("description", quote(doc)) + "," + strings.TrimPrefix(value, "{")
		}
		properties = append(properties, pair(key, value))
		if !optional {
			required = append(required, key)
		}
	}
	return properties, required
}

// value writes the type of one value. A pointer that is always written may be null.
func (s *shape) value(t reflect.Type, at string, optional bool) string {
	if values := s.enums[at]; values != nil && t.Kind() == reflect.String {
		s.used[at] = true
		return list("enum", values)
	}
	if fixed, ok := s.fixed[t]; ok {
		return s.refer(t, fixed)
	}
	switch t.Kind() {
	case reflect.String:
		return `{"type":"string"}`
	case reflect.Bool:
		return `{"type":"boolean"}`
	case reflect.Int, reflect.Int64:
		return `{"type":"integer"}`
	case reflect.Float64:
		return `{"type":"number"}`
	case reflect.Interface: // a cell of a list
		return `{"type":["string","number","boolean","array","null"]}`
	case reflect.Slice:
		return `{"type":"array","items":` + s.value(t.Elem(), at, false) + `}`
	case reflect.Map:
		return `{"type":"object","additionalProperties":` + s.value(t.Elem(), at, false) + `}`
	case reflect.Pointer:
		if optional {
			return s.value(t.Elem(), at, false)
		}
		return `{"anyOf":[` + s.value(t.Elem(), at, false) + `,{"type":"null"}]}`
	case reflect.Struct:
		if t.Name() == "" {
			return s.object(t)
		}
		return s.refer(t, "")
	}
	s.t.Fatalf("%s: %s has no schema here", at, t)
	return ""
}

// refer points to a named type and writes it once.
func (s *shape) refer(t reflect.Type, fixed string) string {
	name := snake(strings.TrimSuffix(t.Name(), "Row"))
	if name == "" {
		name = snake(t.Name())
	}
	if other := s.of[name]; other != nil && other != t {
		name = path.Base(t.PkgPath()) + "_" + name
	}
	if s.of[name] == nil {
		s.of[name] = t
		s.defs = append(s.defs, name)
		if fixed == "" {
			fixed = s.object(t)
		} else if doc := s.docs[named(t)]; doc != "" {
			fixed = "{" + pair("description", quote(doc)) + "," + strings.TrimPrefix(fixed, "{")
		}
		s.def[name] = fixed
	}
	require.Equal(s.t, s.of[name], t, "two types would be called %s", name)
	return "{" + pair("$ref", quote("#/$defs/"+name)) + "}"
}

// readComments takes the comments of the types of one package.
func (s *shape) readComments(folder string) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	require.NoError(s.t, err)
	require.NotEmpty(s.t, files, folder)
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		parsed, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ParseComments|parser.SkipObjectResolution)
		require.NoError(s.t, err)
		for _, d := range parsed.Decls {
			g, ok := d.(*ast.GenDecl)
			if !ok {
				continue
			}
			for _, spec := range g.Specs {
				if t, ok := spec.(*ast.TypeSpec); ok {
					name := filepath.Base(folder) + "." + t.Name.Name
					s.comment(name, g.Doc)
					s.fieldComments(name, t.Type)
				}
			}
		}
	}
}

// fieldComments takes the comments of a struct's fields; those of a nameless struct within it
// belong to no name.
func (s *shape) fieldComments(owner string, expr ast.Expr) {
	t, ok := expr.(*ast.StructType)
	if !ok {
		return
	}
	for _, f := range t.Fields.List {
		for _, name := range f.Names {
			s.comment(owner+"."+name.Name, f.Doc, f.Comment)
			s.fieldComments("", f.Type)
		}
	}
}

func (s *shape) comment(name string, groups ...*ast.CommentGroup) {
	var texts []string
	for _, g := range groups {
		texts = append(texts, strings.Fields(g.Text())...)
	}
	s.docs[name] = strings.Join(texts, " ")
}

func pair(key, value string) string { return quote(key) + ":" + value }

func list(key string, values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = quote(v)
	}
	return "{" + pair(key, "["+strings.Join(quoted, ",")+"]") + "}"
}

// quote writes a JSON text without escaping what HTML would need.
func quote(s string) string {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		panic(fmt.Sprintf("%q: %v", s, err)) // a text always has a JSON form
	}
	return strings.TrimSpace(b.String())
}

var capital = regexp.MustCompile(`[A-Z]+`)

// snake writes a Go name as the schema spells names: LawRef as law_ref.
func snake(name string) string {
	return strings.TrimPrefix(strings.ToLower(capital.ReplaceAllString(name, "_$0")), "_")
}
