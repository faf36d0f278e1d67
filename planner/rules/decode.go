package rules

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"

	"sevenlists/planner/fault"
)

// decode reads the tree of one data.yaml into a Go value. Keys that the value has no field
// for are reported, except those that free accepts.
func (t *tree) decode(into any, free func(key string) bool) fault.List {
	var faults fault.List
	object, _ := t.root.(map[string]any)
	known := fieldNames(reflect.TypeOf(into).Elem())
	kept := make(map[string]any, len(object))
	for _, key := range sortedKeys(object) {
		switch {
		case contains(known, key):
			kept[key] = object[key]
		case free == nil || !free(key):
			faults.Add(fault.New(fault.RuleBroken, "rules.data.unknown_key", t.place("/"+key), key, fault.Nearest(key, known)))
		}
	}
	if len(faults) > 0 {
		return faults
	}
	return t.decodeValue(kept, "", into)
}

// decodeValue reads one value of the tree strictly.
func (t *tree) decodeValue(value any, pointer string, into any) fault.List {
	var faults fault.List
	content, err := json.Marshal(value)
	if err != nil {
		faults.Add(fault.New(fault.RuleBroken, "rules.data.value", t.place(pointer), err.Error()))
		return faults
	}
	decoder := json.NewDecoder(bytes.NewReader(content))
	decoder.DisallowUnknownFields()
	decoder.UseNumber()
	err = decoder.Decode(into)
	if err == nil {
		return nil
	}
	var wrongType *json.UnmarshalTypeError
	if errors.As(err, &wrongType) {
		at := pointer
		if wrongType.Field != "" {
			at += "/" + strings.ReplaceAll(wrongType.Field, ".", "/")
		}
		faults.Add(fault.New(fault.RuleBroken, "rules.data.type", t.place(at), wrongType.Field, wrongType.Value))
		return faults
	}
	if name, found := strings.CutPrefix(err.Error(), `json: unknown field "`); found {
		name = strings.TrimSuffix(name, `"`)
		faults.Add(fault.New(fault.RuleBroken, "rules.data.unknown_key", t.place(t.find(pointer, name)), name, ""))
		return faults
	}
	faults.Add(fault.New(fault.RuleBroken, "rules.data.value", t.place(pointer), err.Error()))
	return faults
}

// find gives the pointer of the first key of that name below a pointer.
func (t *tree) find(pointer, name string) string {
	best, line := pointer, 1<<30
	for p, n := range t.lines {
		if strings.HasPrefix(p, pointer) && strings.HasSuffix(p, "/"+name) && n < line {
			best, line = p, n
		}
	}
	return best
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

// fieldNames gives the JSON keys of a struct.
func fieldNames(t reflect.Type) []string {
	var keys []string
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			keys = append(keys, fieldNames(f.Type)...)
			continue
		}
		if name, _, _ := strings.Cut(f.Tag.Get("json"), ","); name != "" && name != "-" {
			keys = append(keys, name)
		}
	}
	return keys
}

// UnmarshalJSON reads a regime: its period, source and marks, and any numbers beside them.
func (r *Regime) UnmarshalJSON(content []byte) error {
	type plain Regime
	if err := json.Unmarshal(content, (*plain)(r)); err != nil {
		return err
	}
	var object map[string]json.RawMessage
	if err := json.Unmarshal(content, &object); err != nil {
		return err
	}
	for _, key := range append(fieldNames(reflect.TypeFor[plain]()), "from", "to") {
		delete(object, key)
	}
	r.Numbers = make(map[string]any, len(object))
	for key, raw := range object {
		decoder := json.NewDecoder(bytes.NewReader(raw))
		decoder.UseNumber()
		var v any
		if err := decoder.Decode(&v); err != nil {
			return err
		}
		r.Numbers[key] = v
	}
	return nil
}
