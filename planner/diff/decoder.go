package diff

import (
	"encoding"
	"reflect"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/source"
)

// decoder reads a tree into the Go form of a plan, whose tags say which keys must be there.
type decoder struct {
	faults fault.List
	more   int // mistakes beyond maxFindings
}

func (d *decoder) report(path string, line int, code string, args ...any) {
	if len(d.faults) >= maxFindings {
		d.more++
		return
	}
	d.faults.Add(fault.New(fault.Invalid, code, path, args...).OnLine(line))
}

var (
	unmarshaler = reflect.TypeFor[encoding.TextUnmarshaler]()
	valueType   = reflect.TypeFor[profile.Value]()
)

func itoa(n int) string { return strconv.Itoa(n) }

// document reads the whole plan.
func (d *decoder) document(root *source.Node, p *planner.Plan) {
	d.value(root, "", reflect.ValueOf(p).Elem())
}

// value reads one value into v.
func (d *decoder) value(n *source.Node, at string, v reflect.Value) {
	want := fault.Word("")
	switch {
	case v.Type() == valueType:
		d.fact(n, at, v)
		return
	case reflect.PointerTo(v.Type()).Implements(unmarshaler):
		d.text(n, at, v)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		if n.Kind != source.Empty {
			v.Set(reflect.New(v.Type().Elem()))
			d.value(n, at, v.Elem())
		}
		return
	case reflect.Interface:
		if x := n.Plain(nil); x != nil {
			v.Set(reflect.ValueOf(x))
		}
		return
	case reflect.String:
		if n.Kind == source.Text {
			v.SetString(n.Text)
			return
		}
		want = "text"
	case reflect.Bool:
		if n.Kind == source.Truth {
			v.SetBool(n.Text == "true")
			return
		}
		want = "boolean"
	case reflect.Int64:
		if fen, err := strconv.ParseInt(n.Text, 10, 64); n.Kind == source.Number && err == nil {
			v.SetInt(fen)
			return
		}
		want = "number"
	case reflect.Array:
		if n.Kind == source.List && len(n.Items) == v.Len() {
			for i, item := range n.Items {
				d.value(item, source.Step(at, itoa(i)), v.Index(i))
			}
			return
		}
		want = "list"
	case reflect.Int:
		if count, err := strconv.ParseInt(n.Text, 10, 32); n.Kind == source.Number && err == nil {
			v.SetInt(count)
			return
		}
		want = "number"
	case reflect.Slice:
		if n.Kind == source.List || n.Kind == source.Empty {
			d.list(n, at, v)
			return
		}
		want = "list"
	case reflect.Map:
		if n.Kind == source.Mapping || n.Kind == source.Empty {
			d.entries(n, at, v)
			return
		}
		want = "mapping"
	case reflect.Struct:
		if n.Kind == source.Mapping {
			d.fields(n, at, v)
			return
		}
		want = "mapping"
	}
	if n.Kind != source.Broken {
		d.report(at, n.Line, "plan.type", want, n.Word())
	}
}

// text reads what is written as one text: a date or a language.
func (d *decoder) text(n *source.Node, at string, v reflect.Value) {
	switch {
	case n.Kind != source.Text:
		d.report(at, n.Line, "plan.type", fault.Word("text"), n.Word())
	case v.Addr().Interface().(encoding.TextUnmarshaler).UnmarshalText([]byte(n.Text)) != nil:
		d.report(at, n.Line, "plan.date", n.Text)
	}
}

// fact reads the value of a fact; null is not known.
func (d *decoder) fact(n *source.Node, at string, v reflect.Value) {
	var value profile.Value
	switch n.Kind {
	case source.Empty, source.Broken:
	case source.Text:
		value = profile.TextValue(n.Text)
		if day, err := calendar.ParseDate(n.Text); err == nil {
			value = profile.DateValue(day)
		}
	case source.Truth:
		value = profile.TruthValue(n.Text == "true")
	case source.Number:
		micro, err := profile.ParseMicro(n.Text)
		if err != nil {
			d.report(at, n.Line, "plan.number", n.Text)
			return
		}
		value = profile.NumberValue(micro)
	default:
		d.report(at, n.Line, "plan.type", fault.Word("text"), n.Word())
	}
	v.Set(reflect.ValueOf(value))
}

func (d *decoder) list(n *source.Node, at string, v reflect.Value) {
	if n.Kind == source.Empty {
		return // null is how an empty list may have been written
	}
	v.Set(reflect.MakeSlice(v.Type(), len(n.Items), len(n.Items)))
	for i, item := range n.Items {
		d.value(item, source.Step(at, itoa(i)), v.Index(i))
	}
}

func (d *decoder) entries(n *source.Node, at string, v reflect.Value) {
	if n.Kind == source.Empty {
		return
	}
	v.Set(reflect.MakeMapWithSize(v.Type(), len(n.Entries)))
	for i := range n.Entries {
		e := &n.Entries[i]
		element := reflect.New(v.Type().Elem()).Elem()
		d.value(e.Value, source.Step(at, e.Key), element)
		v.SetMapIndex(reflect.ValueOf(e.Key).Convert(v.Type().Key()), element)
	}
}

// fields reads a struct: each key into its field. A key without omitempty or omitzero must be there.
func (d *decoder) fields(n *source.Node, at string, v reflect.Value) {
	for i := range v.NumField() {
		f := v.Type().Field(i)
		key, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous && key == "" {
			d.fields(n, at, v.Field(i))
			continue
		}
		if !f.IsExported() || key == "" || key == "-" {
			continue
		}
		switch child := n.Child(key); {
		case child != nil:
			d.value(child, source.Step(at, key), v.Field(i))
		case !strings.Contains(options, "omit"):
			d.report(at, n.Line, "plan.missing", key)
		}
	}
}
