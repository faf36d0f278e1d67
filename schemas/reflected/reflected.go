// Package reflected writes the JSON Schema of Go types from their json tags and comments. Only tests
// use it: those that hold the published schemas and the API's description against the types.
package reflected

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
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Shape writes the JSON Schema of a Go type: the keys that encoding/json writes, the comments of
// the fields as descriptions. It returns JSON text, so that keys stand in the order of the fields.
//
// Tags of a text: oneof:"a b" names its values, most:"200" its longest length, pattern:"^…$" its
// form; of a whole number: least:"1"; of a list: most:"100".
type Shape struct {
	Open map[reflect.Type]string // structs with keys beside their fields: what those may hold
	Skip map[string]bool         // package.Type.key: not part of the document, such as what a path says

	t     testing.TB
	at    string                  // where the definitions stand, as a prefix of references
	fixed map[reflect.Type]string // types whose JSON form their Go form does not show
	enums map[string][]string     // package.Type.key: the values it may have
	used  map[string]bool         // which of enums were met
	docs  map[string]string       // package.Type and package.Type.Field: its comment
	defs  []string                // names, in the order they were met
	def   map[string]string       // name: schema
	of    map[string]reflect.Type // name: type, so that two types cannot share one
}

// New makes a shape whose definitions stand below a prefix such as #/$defs/, with the values that
// texts may have and the folders of the packages whose comments describe the types.
func New(t testing.TB, at string, enums map[string][]string, folders ...string) *Shape {
	s := &Shape{
		t: t, at: at, docs: map[string]string{}, def: map[string]string{}, of: map[string]reflect.Type{},
		enums: enums, used: map[string]bool{}, Open: map[reflect.Type]string{}, Skip: map[string]bool{},
		fixed: map[reflect.Type]string{
			reflect.TypeFor[calendar.Date]():  `{"type":"string","format":"date","pattern":"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}`,
			reflect.TypeFor[profile.Value]():  `{"type":["number","string","boolean","null"]}`,
			reflect.TypeFor[lang.Lang]():      List("enum", []string{string(lang.ZH), string(lang.EN)}),
			reflect.TypeFor[lang.Text]():      `{"type":"object","properties":{"zh":{"type":"string","minLength":1},"en":{"type":"string","minLength":1}},"required":["zh","en"],"additionalProperties":false}`,
			reflect.TypeFor[lists.Row]():      `{"type":"object","additionalProperties":{"anyOf":[{"type":["string","number","boolean","null"]},{"type":"array","items":{"type":"string"}}]}}`,
			reflect.TypeFor[money.Amount]():   `{"type":"array","items":{"type":"integer"},"minItems":2,"maxItems":2}`,
			reflect.TypeFor[rules.Number]():   `{"type":"number","minimum":0}`,
			reflect.TypeFor[rules.Interval](): `{"anyOf":[{"type":"number","minimum":0},{"type":"object","properties":{"from":{"type":"number","minimum":0},"to":{"type":"number","minimum":0}},"required":["from","to"],"additionalProperties":false}]}`,
			reflect.TypeFor[rules.Literal]():  `{"anyOf":[{"type":["string","number","boolean"]},{"type":"array","items":{"type":["string","number","boolean"]},"minItems":1}]}`,
			reflect.TypeFor[rules.EdgeKind](): List("enum",
				[]string{string(rules.Hard), string(rules.Soft), string(rules.Physical)}),
		},
	}
	for _, folder := range folders {
		s.readComments(folder)
	}
	return s
}

// Document writes the schema of a whole document. The comment of its type is its description.
func (s *Shape) Document(name, title string, root reflect.Type) []byte {
	body := s.object(root)
	raw := "{" + strings.Join([]string{
		Pair("$schema", Quote("https://json-schema.org/draft/2020-12/schema")),
		Pair("$id", Quote("urn:sevenlists:schema:"+name)),
		Pair("title", Quote(title)),
		strings.TrimSuffix(strings.TrimPrefix(body, "{"), "}"),
		Pair("$defs", s.Definitions()),
	}, ",") + "}"
	var b bytes.Buffer
	require.NoError(s.t, json.Indent(&b, []byte(raw), "", "  "), raw)
	b.WriteByte('\n')
	return b.Bytes()
}

// Refer gives the reference to the schema of a type, which is defined once.
func (s *Shape) Refer(t reflect.Type) string { return s.value(t, named(t), false) }

// Name is what a type that was referred to is called among the definitions.
func (s *Shape) Name(t reflect.Type) string {
	for name, of := range s.of {
		if of == t {
			return name
		}
	}
	return ""
}

// Definitions writes every type that was referred to, as an object of schemas.
func (s *Shape) Definitions() string {
	for at := range s.enums {
		require.True(s.t, s.used[at], "no text is called %s", at)
	}
	defs := make([]string, len(s.defs))
	for i, d := range s.defs {
		defs[i] = Pair(d, s.def[d])
	}
	return "{" + strings.Join(defs, ",") + "}"
}

// named writes a type as package.Type; a nameless one has no comments to find.
func named(t reflect.Type) string { return path.Base(t.PkgPath()) + "." + t.Name() }

// object writes a struct: its keys, which of them are always there, and nothing beside them.
func (s *Shape) object(t reflect.Type) string {
	properties, required := s.fields(t, named(t))
	parts := []string{Pair("type", Quote("object"))}
	if doc := s.docs[named(t)]; doc != "" {
		parts = append([]string{Pair("description", Quote(doc))}, parts...)
	}
	parts = append(parts, Pair("properties", "{"+strings.Join(properties, ",")+"}"))
	if len(required) > 0 {
		parts = append(parts, strings.Trim(List("required", required), "{}"))
	}
	if other, ok := s.Open[t]; ok {
		return "{" + strings.Join(append(parts, other), ",") + "}"
	}
	return "{" + strings.Join(append(parts, Pair("additionalProperties", "false")), ",") + "}"
}

func (s *Shape) fields(t reflect.Type, owner string) (properties, required []string) {
	for i := range t.NumField() {
		f := t.Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		switch {
		case f.Anonymous && key == "":
			more, needed := s.fields(f.Type, named(f.Type))
			properties, required = append(properties, more...), append(required, needed...)
			continue
		case key == "-" || !f.IsExported() || s.Skip[owner+"."+key]:
			continue
		}
		require.NotEmpty(s.t, key, "%s.%s has no json tag", owner, f.Name)
		optional := strings.Contains(options, "omit")
		value := s.value(f.Type, owner+"."+key, optional)
		if words := strings.Fields(f.Tag.Get("oneof")); len(words) > 0 && value == `{"type":"string"}` {
			value = List("enum", words)
		}
		value = limited(value, f.Tag)
		if doc := s.docs[owner+"."+f.Name]; doc != "" {
			if said := Pair("description", Quote(doc)); value == "{}" { // any JSON
				value = "{" + said + "}"
			} else {
				value = "{" + said + "," + strings.TrimPrefix(value, "{")
			}
		}
		properties = append(properties, Pair(key, value))
		if !optional {
			required = append(required, key)
		}
	}
	return properties, required
}

// limited puts what the tags of a field say into its schema.
func limited(value string, tag reflect.StructTag) string {
	add := func(key, json string) { value = strings.TrimSuffix(value, "}") + "," + Pair(key, json) + "}" }
	text := strings.HasPrefix(value, `{"type":"string"`)
	if least := tag.Get("least"); least != "" {
		add("minimum", least)
	}
	if pattern := tag.Get("pattern"); pattern != "" {
		add("pattern", Quote(pattern))
	}
	switch most := tag.Get("most"); {
	case most == "":
	case text:
		add("maxLength", most)
	default:
		add("maxItems", most)
	}
	return value
}

// value writes the type of one value. A pointer that is always written may be null.
func (s *Shape) value(t reflect.Type, at string, optional bool) string {
	if values := s.enums[at]; values != nil && t.Kind() == reflect.String {
		s.used[at] = true
		return List("enum", values)
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
		if t == reflect.TypeFor[json.RawMessage]() {
			return `{}` // any JSON
		}
		return `{"type":"array","items":` + s.value(t.Elem(), at, false) + `}`
	case reflect.Array:
		n := strconv.Itoa(t.Len())
		return `{"type":"array","items":` + s.value(t.Elem(), at, false) + `,"minItems":` + n + `,"maxItems":` + n + `}`
	case reflect.Map:
		return `{"type":"object","additionalProperties":` + s.value(t.Elem(), at, false) + `}`
	case reflect.Pointer:
		if optional {
			return s.value(t.Elem(), at, false)
		}
		return `{"anyOf":[` + s.value(t.Elem(), at, false) + `,{"type":"null"}]}`
	case reflect.Struct:
		if t == reflect.TypeFor[time.Time]() {
			return `{"type":"string","format":"date-time"}`
		}
		if t.Name() == "" {
			return s.object(t)
		}
		return s.refer(t, "")
	}
	s.t.Fatalf("%s: %s has no schema here", at, t)
	return ""
}

// refer points to a named type and writes it once.
func (s *Shape) refer(t reflect.Type, fixed string) string {
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
			fixed = "{" + Pair("description", Quote(doc)) + "," + strings.TrimPrefix(fixed, "{")
		}
		s.def[name] = fixed
	}
	require.Equal(s.t, s.of[name], t, "two types would be called %s", name)
	return "{" + Pair("$ref", Quote(s.at+name)) + "}"
}

// readComments takes the comments of the types of one package.
func (s *Shape) readComments(folder string) {
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
func (s *Shape) fieldComments(owner string, expr ast.Expr) {
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

func (s *Shape) comment(name string, groups ...*ast.CommentGroup) {
	var texts []string
	for _, g := range groups {
		texts = append(texts, strings.Fields(g.Text())...)
	}
	s.docs[name] = strings.Join(texts, " ")
}

// Pair writes one key of an object and its JSON.
func Pair(key, value string) string { return Quote(key) + ":" + value }

// List writes an object with one key, a list of texts.
func List(key string, values []string) string {
	quoted := make([]string, len(values))
	for i, v := range values {
		quoted[i] = Quote(v)
	}
	return "{" + Pair(key, "["+strings.Join(quoted, ",")+"]") + "}"
}

// Quote writes a JSON text without escaping what HTML would need.
func Quote(s string) string {
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
