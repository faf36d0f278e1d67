package source_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/source"
)

type settings struct {
	Name  string              `json:"name"`
	Days  int                 `json:"days"`
	On    bool                `json:"on"`
	Roles map[string][]string `json:"roles"`
}

func TestSettingsAreReadStrictly(t *testing.T) {
	want := settings{Name: "a", Days: 3, On: true, Roles: map[string][]string{"x.y": {"agent"}}}
	for name, text := range map[string]string{
		"YAML": "name: a\ndays: 3\non: true\nroles: {x.y: [agent]}\n",
		"JSON": `{"name":"a","days":3,"on":true,"roles":{"x.y":["agent"]}}`,
	} {
		t.Run(name, func(t *testing.T) {
			var got settings
			require.NoError(t, source.Into([]byte(text), &got))
			require.Equal(t, want, got)
		})
	}
	for name, text := range map[string]string{
		"a key that nobody reads": "nam: a\n", "a key twice": "name: a\nname: b\n", "a text for a number": "days: soon\n",
		"an alias": "name: &a b\nroles: {x: [*a]}\n", "nothing": "", "no text": "\xff", "a list": "[1]",
	} {
		t.Run(name, func(t *testing.T) {
			var got settings
			err := source.Into([]byte(text), &got)
			require.Error(t, err)
			require.Equal(t, "request.body", fault.All(err)[0].Code)
		})
	}
}

func FuzzInto(f *testing.F) {
	f.Add([]byte("name: a\nroles: {x: [y]}\n"))
	f.Add([]byte(`{"days":1e400}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		var got settings
		if err := source.Into(data, &got); err != nil && fault.All(err)[0].Code != "request.body" {
			t.Error(err)
		}
	})
}
