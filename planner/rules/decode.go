package rules

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/source"
)

// maxCount is the largest whole number in rule data: days, an order, a year.
const maxCount = 100_000

// decoder reads a tree of rule data into Go values and reports all that is wrong with its place.
// The fields' tags say what may stand there:
//
//   - json: the key; with omitempty or omitzero it may be left out;
//   - oneof: the words allowed, separated by spaces;
//   - least: "1" on a number that cannot be 0;
//   - rest: on a map, takes the keys that no other field takes;
//   - data: "-" marks what stands in no file.
//
// A text needs both languages, and a period must not end before it begins.
type decoder struct {
	*tree
	faults fault.List
}

// decode reads one whole data.yaml. Keys that the value has no field for are reported, except
// those that free accepts.
func (t *tree) decode(into any, free func(key string) bool) fault.List {
	d := &decoder{tree: t}
	d.mapping(t.root, t.root.Line, "", reflect.ValueOf(into).Elem(), free)
	return d.faults
}

// decodeNode reads one value of the tree.
func (t *tree) decodeNode(n *source.Node, into any) fault.List {
	d := &decoder{tree: t}
	d.value(n, n.Line, reflect.ValueOf(into).Elem(), "", "")
	return d.faults
}

func (d *decoder) report(code string, line int, args ...any) {
	if len(d.faults) < maxFindings {
		d.faults.Add(fault.New(fault.RuleBroken, code, d.line(line), args...))
	}
}

var (
	unmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	nodeType    = reflect.TypeFor[*source.Node]()
)

// noded is a value that reads itself off its place in the tree, and reports what is wrong there.
type noded interface {
	read(d *decoder, n *source.Node, key string)
}

// value reads one value. line is that of its key, for values that are missing.
func (d *decoder) value(n *source.Node, line int, v reflect.Value, key string, tag reflect.StructTag) {
	if v.Type() == nodeType {
		v.Set(reflect.ValueOf(n))
		return
	}
	if reads, ok := v.Addr().Interface().(noded); ok {
		reads.read(d, n, key)
		return
	}
	if reflect.PointerTo(v.Type()).Implements(unmarshaler) {
		d.text(n, v, key)
		return
	}
	ok := true
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		d.value(n, line, v.Elem(), key, tag)
	case reflect.String:
		if ok = n.Kind == source.Text; ok {
			v.SetString(n.Text)
			d.word(n, key, tag)
		}
	case reflect.Bool:
		if ok = n.Kind == source.Truth; ok {
			v.SetBool(n.Text == "true")
		}
	case reflect.Int:
		if ok = n.Kind == source.Number; ok {
			count, err := strconv.Atoi(n.Text)
			switch {
			case err == nil && count < 1 && tag.Get("least") == "1":
				d.report("rules.data.least", n.Line, key, n.Text)
			case err != nil || count < 0 || count > maxCount:
				d.report("rules.data.count", n.Line, key, n.Text, maxCount)
			}
			v.SetInt(int64(count))
		}
	case reflect.Slice:
		if ok = n.Kind == source.List; ok {
			v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
			for i, item := range n.Items {
				d.value(item, item.Line, v.Index(i), key, tag)
			}
		}
	case reflect.Map:
		if ok = n.Kind == source.Mapping; ok {
			d.entries(n, v)
		}
	case reflect.Struct:
		if ok = n.Kind == source.Mapping; ok {
			d.mapping(n, line, key, v, nil)
		}
	case reflect.Interface:
		if x := plain(n, func(source.Finding) {}); x != nil {
			v.Set(reflect.ValueOf(x))
		}
	}
	if !ok {
		d.report("rules.data.type", n.Line, key, n.Word())
	}
}

// text reads a value that is written as one text, such as a date.
func (d *decoder) text(n *source.Node, v reflect.Value, key string) {
	if n.Kind != source.Text {
		d.report("rules.data.type", n.Line, key, n.Word())
		return
	}
	if err := v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.Text)); err != nil {
		d.report("rules.data.date", n.Line, key, n.Text)
	}
}

// word checks a text against the words allowed.
func (d *decoder) word(n *source.Node, key string, tag reflect.StructTag) {
	words := strings.Fields(tag.Get("oneof"))
	if len(words) > 0 && !contains(words, n.Text) {
		d.report("rules.data.choice", n.Line, key, n.Text, words, fault.Nearest(n.Text, words))
	}
}

// entries reads a mapping whose keys are ids.
func (d *decoder) entries(n *source.Node, v reflect.Value) {
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Entries)))
	for _, e := range n.Entries {
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(e.Value, e.Line, element, e.Key, "")
		v.SetMapIndex(reflect.ValueOf(e.Key), element)
	}
}

// field is one key that a struct may have.
type field struct {
	key      string
	optional bool
	tag      reflect.StructTag
	value    reflect.Value
}

// fields lists the keys of a struct, those of embedded structs with them.
func fields(v reflect.Value) (list []field, rest reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		if f.Tag.Get("data") == "-" {
			continue
		}
		if f.Anonymous {
			inner, _ := fields(v.Field(i))
			list = append(list, inner...)
			continue
		}
		if f.Tag.Get("rest") != "" {
			rest = v.Field(i)
		}
		if name, options, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			list = append(list, field{name, strings.Contains(options, "omit"), f.Tag, v.Field(i)})
		}
	}
	return list, rest
}

// mapping reads a struct. line and key are those under which it stands.
func (d *decoder) mapping(n *source.Node, line int, key string, v reflect.Value, free func(key string) bool) {
	list, rest := fields(v)
	for _, f := range list {
		e := n.Entry(f.key)
		switch {
		case e != nil && e.Value.Kind != source.Empty:
			d.value(e.Value, e.Line, f.value, f.key, f.tag)
		case e != nil:
			d.report("rules.data.missing", e.Line, f.key)
		case !f.optional && !isText(v):
			d.report("rules.data.missing", line, f.key)
		}
	}
	others := map[string]any{}
	for _, e := range n.Entries {
		switch {
		case hasField(list, e.Key):
		case rest.IsValid():
			others[e.Key] = plain(e.Value, func(source.Finding) {})
		case free == nil || !free(e.Key):
			d.report("rules.data.unknown_key", e.Line, e.Key, fault.Nearest(e.Key, keysOf(list)))
		}
	}
	if rest.IsValid() {
		rest.Set(reflect.ValueOf(others))
	}
	d.sound(line, key, v)
}

// sound checks what the parts of a struct mean together.
func (d *decoder) sound(line int, key string, v reflect.Value) {
	look := func(x any) {
		switch x := x.(type) {
		case lang.Text:
			if strings.TrimSpace(x.ZH) == "" || strings.TrimSpace(x.EN) == "" {
				d.report("rules.data.translation", line, key)
			}
		case Period:
			if x.From != 0 && x.To != 0 && x.From > x.To {
				d.report("rules.regime.backwards", line, x.From, x.To)
			}
		}
	}
	if isText(v) {
		look(v.Interface())
	}
	for i := range v.NumField() {
		if v.Type().Field(i).Anonymous {
			look(v.Field(i).Interface())
		}
	}
}

func isText(v reflect.Value) bool { return v.Type() == reflect.TypeFor[lang.Text]() }

func hasField(list []field, key string) bool {
	for i := range list {
		if list[i].key == key {
			return true
		}
	}
	return false
}

func keysOf(list []field) []string {
	keys := make([]string, len(list))
	for i := range list {
		keys[i] = list[i].key
	}
	return keys
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}
