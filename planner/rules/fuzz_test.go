package rules

import (
	"context"
	"encoding/json"
	"io/fs"
	"math"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/open-policy-agent/opa/v1/util"
	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// spoken holds faults to their promise: a code with words in both languages, and a place.
func spoken(t *testing.T, faults fault.List) {
	t.Helper()
	require.LessOrEqual(t, len(faults), 2*maxFindings)
	for _, f := range faults {
		require.Contains(t, []fault.Kind{fault.RuleBroken, fault.NotFound}, f.Kind)
		require.NotEqual(t, "rules.crash", f.Code, "%v", f.Err)
		require.NotEqual(t, f.Code, f.Message(lang.ZH), "every code has a message")
		require.NotEmpty(t, f.Message(lang.EN))
	}
}

// seeds adds every file of the sound rule set with that name to a fuzz test.
func seeds(f *testing.F, name string) {
	f.Helper()
	for file, content := range fixture(f, nil) {
		if strings.HasSuffix(file, name) {
			f.Add(content.Data)
		}
	}
}

// FuzzData holds the reader of rule data to its promises for any input: no panic, words for
// every mistake, the same values as stock OPA reads, and the same answer each time.
func FuzzData(f *testing.F) {
	seeds(f, "data.yaml")
	for _, seed := range []string{
		"", "---\n", "- a\n", "a: &a x\nb: *a\n", "a: 010\n", "a: 1_0\n", "a: 2026-06-01\n", "a: 1e999\n", "a: .inf\n", "? [a]\n: b\n",
		"a: yes\nb: No\n", "a: !!binary x\n", "a: -0\n", "a: 0x1F\n", "a: {b: [c, {d: ~}]}\n", "<<: {a: 1}\n", "a: 1\n---\nb: 2\n", "a: |\n  b\n",
		"fees: [{id: a, counted_with: {id: a}, prices: [{fixed: {from: 1, to: 1}, when: [{fact: far, op: in, value: [1, x]}]}]}]\n",
		"intermediaries: [{id: a, exemptions: [{pays_percent: 1e2, when: [{fact: far, op: \"<\", value: 1}]}], prices: [{of: far, steps: [{up_to: 1}]}]}]\n",
		"name: {zh: , en: }\n", "facts: [{id: a, type: enum, values: [{id: b}]}]\n", "regimes: [{from: \"2020-13-01\", x: 1}]\n", "\xff", "a: \"\\ud800\"\n",
	} {
		f.Add([]byte(seed))
	}
	set, err := load(fixture(f, nil), usual) // whose facts prices may read
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, content []byte) {
		tr, faults := parseTree("x/data.yaml", content)
		spoken(t, faults)
		require.Equal(t, tr == nil, len(faults) > 0)
		again, more := parseTree("x/data.yaml", content)
		require.Equal(t, faults, more)
		if tr == nil {
			return
		}
		require.Equal(t, tr.object, again.object)
		var stock any
		require.NoError(t, util.Unmarshal(content, &stock))
		require.True(t, alike(tr.object, stock), "OPA reads %v, we read %v", stock, tr.object)
		for _, into := range []any{
			&Item{}, &Problem{}, &Vocabulary{}, &calendar.Year{}, &factGroup{},
			&struct {
				Documents map[string]*Law `json:"documents"`
			}{},
			&struct {
				List map[string]*Department `json:"list"`
			}{},
			&struct {
				Targets   []Target  `json:"targets"`
				Stretches []Stretch `json:"measures,omitempty"`
			}{},
			&struct {
				Lists []List `json:"lists"`
			}{},
		} {
			spoken(t, tr.decode(into, nil))
			if item, ok := into.(*Item); ok {
				c := &checker{set: set, src: &files{trees: map[string]*tree{"items/" + item.ID: tr}}}
				c.charges(item, "items/"+item.ID)
				spoken(t, c.faults)
			}
			if g, ok := into.(*factGroup); ok {
				for _, n := range g.Facts {
					_, faults := readFact(tr, n)
					spoken(t, faults)
				}
			}
		}
		require.NotEmpty(t, tr.place("/regimes/0/from"))
	})
}

// alike compares values as JSON means them: numbers by size.
func alike(a, b any) bool {
	switch x := a.(type) {
	case map[string]any:
		y, ok := b.(map[string]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for key := range x {
			if v, has := y[key]; !has || !alike(x[key], v) {
				return false
			}
		}
		return true
	case []any:
		y, ok := b.([]any)
		if !ok || len(x) != len(y) {
			return false
		}
		for i := range x {
			if !alike(x[i], y[i]) {
				return false
			}
		}
		return true
	case json.Number:
		y, ok := b.(json.Number)
		m, errX := x.Float64()
		n, errY := y.Float64()
		return ok && errX == nil && errY == nil && math.Abs(m-n) <= 1e-9*math.Abs(m)
	}
	return a == b
}

// FuzzRule puts any text in the place of a rule file of the sound rule set. Loading must end soon,
// without a panic, with words for every mistake; and what loads must decide.
func FuzzRule(f *testing.F) {
	seeds(f, "permit.rego")
	seeds(f, "is_large.rego")
	for _, seed := range []string{
		"package items.permit", "package items.permit\napplies if input.floor_area_m2 > input.far * 1.1\n",
		"package items.permit\napplies if not input.is_large\nprerequisites contains {\"id\": \"permit\", \"kind\": \"hard\"}\n",
		"package items.permit\nduration := 5 if input.storeys in {1, 2}\n", "package items.permit\napplies if every x in [1] { x < input.far }\n",
		"package items.permit\napplies[x] if x := 1\n", "package items.permit\napplies.x := 1\n", "package items.permit\napplies(x) if x\n",
		"package items.permit\nrefusals contains input.trade_code\n", "package items.permit\napplies if { some x in data.items.permit.regimes; x.from <= input.reference_date }\n",
		"package items.permit\napplies if input.investment_mode in input.trade_code\n", "package items.permit\napplies if input.far == input.far_limit\n",
		"package items.permit\nimport rego.v1\napplies if walk(input, [x, y])\n", "package items.permit\napplies if data.items.permit.applies\n",
		"# METADATA\n# custom: [1]\npackage items.permit\n", "package items.permit\napplies := true if { input.far > 1 } else := false\n",
		"package items.permit\napplies if input.is_large with input as {}\n", "package items.permit\napplies if { x := input.far; x > 5 }\n",
	} {
		f.Add([]byte(seed))
	}
	base := fixture(f, nil)
	quick := limits{load: 10 * time.Second, query: 200 * time.Millisecond, eval: 200 * time.Millisecond}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 4<<10 {
			return // the size of rules is bounded elsewhere; here their forms matter
		}
		file := "items/permit/permit.rego"
		if strings.Contains(string(content), "derived") {
			file = "derived/is_large/is_large.rego"
		}
		files := fstest.MapFS{}
		for name, old := range base {
			files[name] = old
		}
		files[file] = &fstest.MapFile{Data: content}
		set, err := load(files, quick)
		if err != nil {
			require.Nil(t, set)
			spoken(t, fault.All(err))
			return
		}
		if _, err := set.Decide(blank(set), "defaults"); err != nil {
			spoken(t, fault.All(err))
		}
	})
}

// FuzzItem puts any text in the place of an item's data: its papers, results and visits may then not
// fit those of the other items. Loading must end without a panic, with words for every mistake; and
// what loads must decide and know its papers.
func FuzzItem(f *testing.F) {
	base := fixture(f, nil)
	const file = "items/registration/data.yaml"
	sound := string(base[file].Data)
	for _, seed := range []string{
		"", "materials:\n  - {id: form, name: {zh: 表, en: Form}, source: applicant, deferrable: true, form: copy, seal: maker, copies: 2}\n",
		"materials:\n  - {id: a, name: {zh: 甲, en: A}, source: prior_approval, deferrable: false, supplied_by: [registration, nobody]}\n",
		"outputs:\n  - {id: a, name: {zh: 甲, en: A}, valid: {n: 100000, unit: years, counts_from: issued, confidence: low, renewal: {how: anew, before: {n: 1, unit: months}}}}\n",
		"outputs:\n  - {id: a, name: {zh: 甲, en: A}, valid: {from: \"2020-01-01\", to: \"2019-01-01\", n: 0, unit: working, counts_from: accepted, confidence: low}}\n",
		"visits: {n: 100001, ways: [a, a], opens: b, confidence: low}\n", "visits: {n: -1}\n",
	} {
		f.Add([]byte(sound + seed))
	}
	quick := limits{load: 10 * time.Second, query: 200 * time.Millisecond, eval: 200 * time.Millisecond}
	f.Fuzz(func(t *testing.T, content []byte) {
		if len(content) > 8<<10 {
			return
		}
		files := fstest.MapFS{}
		for name, old := range base {
			files[name] = old
		}
		files[file] = &fstest.MapFile{Data: content}
		set, err := load(files, quick)
		if err != nil {
			require.Nil(t, set)
			spoken(t, fault.All(err))
			return
		}
		_, err = set.Decide(blank(set), "defaults")
		spoken(t, fault.All(err))
		for _, item := range set.Items() {
			set.Vocabulary().Visits.Of(item)
			for i := range item.Materials {
				set.Vocabulary().Dressed(&item.Materials[i], item.Confidence)
				for _, id := range set.Producers(item.Materials[i].ID) {
					require.NotNil(t, set.Item(id))
				}
			}
			for i := range item.Outputs {
				if v := item.Outputs[i].Valid; v != nil {
					day := calendar.DateOf(2026, 6, 1)
					require.LessOrEqual(t, day, v.EndsOn(day, set.Calendar()))
				}
			}
		}
	})
}

// FuzzName puts any name in the place of a file's: nothing may panic, whatever folders are called.
func FuzzName(f *testing.F) {
	for _, seed := range []string{
		"items/permit/data.yaml", "items/permit/data.json", "items/a.b/data.yaml", "items/[x]/x.rego", "lib/a/b/c/d/e/f/g/h/x.rego", "data.yaml",
		"problems/profile/k01/k02.rego", "problems/x/k01/data.yaml", "calendar/0/data.yaml", "calendar/99999999999/data.yaml", "facts/a/data.yaml", ".x/data.yaml", "item/x/x.rego",
	} {
		f.Add(seed)
	}
	base := fixture(f, nil)
	f.Fuzz(func(t *testing.T, name string) {
		name = filepath.ToSlash(filepath.Clean("/" + name))[1:]
		if name == "" || len(name) > 300 || !fs.ValidPath(name) || base[name] != nil {
			return
		}
		files := fstest.MapFS{name: {Data: []byte("x: 1\n")}}
		for n, old := range base {
			if strings.HasPrefix(n, name+"/") || strings.HasPrefix(name, n+"/") {
				return // a file and a folder of one name
			}
			files[n] = old
		}
		_, faults := read(context.Background(), files)
		spoken(t, faults)
		_, err := load(files, usual)
		spoken(t, fault.All(err))
	})
}
