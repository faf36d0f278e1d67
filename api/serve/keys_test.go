package serve_test

import (
	"reflect"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// A struct within a struct gives its keys to it; of two that are the same, one never reaches the reader.
func TestNoKeyOfADocumentHidesAnother(t *testing.T) {
	seen := map[reflect.Type]bool{}
	for _, r := range bare(t).Routes() {
		for _, document := range []any{r.Body, r.Answer} {
			if document != nil {
				lookForHidden(t, reflect.TypeOf(document), seen)
			}
		}
	}
	require.Greater(t, len(seen), 100, "hardly a type was looked at")
}

func lookForHidden(t *testing.T, of reflect.Type, seen map[reflect.Type]bool) {
	switch of.Kind() {
	case reflect.Pointer, reflect.Slice, reflect.Array, reflect.Map:
		lookForHidden(t, of.Elem(), seen)
		return
	case reflect.Struct:
	default:
		return
	}
	if seen[of] || of.PkgPath() == "" || !strings.HasPrefix(of.PkgPath(), "sevenlists") {
		return
	}
	seen[of] = true
	look(t, of, of, map[string]string{}, seen)
}

// look goes through the fields of a struct and of those embedded in it, also those that Go itself hides.
func look(t *testing.T, whole, of reflect.Type, keys map[string]string, seen map[reflect.Type]bool) {
	for i := range of.NumField() {
		field := of.Field(i)
		key, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		inner := field.Type
		for inner.Kind() == reflect.Pointer {
			inner = inner.Elem()
		}
		switch {
		case key == "-" || !field.IsExported() && !field.Anonymous:
			continue
		case field.Anonymous && key == "" && inner.Kind() == reflect.Struct:
			look(t, whole, inner, keys, seen)
			continue
		case key == "":
			key = field.Name
		}
		if other, twice := keys[key]; twice {
			t.Errorf("%s: the key %q is that of %s and of %s.%s", whole, key, other, of, field.Name)
		}
		keys[key] = of.String() + "." + field.Name
		lookForHidden(t, field.Type, seen)
	}
}
