package profile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// FuzzDecode holds Decode to its promises for any input: no panic, errors a person can read, and
// a profile that is read the same again however it is written.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{
		workshop, workshopJSON, head + "land_aera_m2: 5\n", "", "---\n", "- a\n", "[", `{"id":"a"`, "{\"id\":\"\\ud800\"}",
		"id: &a x\nname: *a\n", "id: a\nid: b\n", "id: a\n<<: {}\n", "a: !!binary x\n", head + "land_area_m2: 1e999\n",
		head + "green_ratio_pct: 0.1234567\n  level_change: 1_0\n", `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":-0.0}}`,
		head + "trade_code: \"\\u2028\\x85\\uFEFF\"\n", "id: a\nstart: 2026-06-01\nname: |\n  b\n", "? [a]\n: b\n", "a: 1\n--- \nb: 2\n",
		"%YAML 1.2\n---\nid: a\n", "id: a\nstart: 0000-00-00\n", "\uFEFFid: a\r\nstart: 2026-06-01\r\n", "id: \"a\n b\"\n", "id: a #\n#\n\n #\n",
	} {
		f.Add([]byte(seed))
	}
	facts := testFacts()
	schema := testSchema(f, facts)
	f.Add([]byte(plainJSON))
	f.Add([]byte(halfWay))
	f.Add([]byte(adjustedProject))
	f.Add([]byte(park))
	f.Add([]byte(halfWay + strings.TrimPrefix(adjustedProject, plain) + park[strings.Index(park, "parts:"):]))
	f.Add([]byte(park))
	f.Fuzz(func(t *testing.T, data []byte) {
		if p, ok := quick(data, facts); ok {
			full, err := decodeInFull(data, facts, schema)
			require.NoError(t, err, "the quick reader takes nothing that is not sound")
			require.Equal(t, full, p)
		}
		p, err := decodeInFull(data, facts, schema)
		if err != nil {
			var list fault.List
			require.ErrorAs(t, err, &list)
			require.NotEmpty(t, list)
			for _, e := range list {
				require.Equal(t, fault.Invalid, e.Kind)
				require.NotEqual(t, e.Code, e.Message(lang.ZH), "every code has a message")
				require.NotEmpty(t, e.Message(lang.EN))
			}
			again, err2 := decodeInFull(data, facts, schema)
			require.Equal(t, err.Error(), err2.Error(), "the same input gives the same mistakes")
			require.Equal(t, unlined(p), unlined(again))
			return
		}
		for name, written := range map[string][]byte{
			"encoded":  Encode(p, facts),
			"template": Template(facts, p, nil, lang.EN),
		} {
			back, err := Decode(written, facts, schema)
			require.NoError(t, err, "%s: %s", name, written)
			require.Equal(t, unlined(p), unlined(back), "%s: %s", name, written)
		}
	})
}
