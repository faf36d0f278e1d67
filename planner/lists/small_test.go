package lists_test

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/lists"
	"sevenlists/planner/money"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
	"sevenlists/planner/schedule"
	"sevenlists/planner/words"
	"sevenlists/policies"
)

// smallRules are the eight items of testdata/rules with the district's own registers beside them.
// Edited are pairs of what stands there and what stands in its place.
func smallRules(t testing.TB, edited ...string) *rules.Set {
	t.Helper()
	files := fstest.MapFS{}
	add := func(from fs.FS, folders ...string) {
		for _, folder := range folders {
			require.NoError(t, fs.WalkDir(from, folder, func(name string, d fs.DirEntry, err error) error {
				if err != nil || d.IsDir() {
					return err
				}
				content, err := fs.ReadFile(from, name)
				files[name] = &fstest.MapFile{Data: content}
				return err
			}))
		}
	}
	add(policies.FS, "calendar", "departments", "facts", "law", "lists", "route")
	files["targets/data.yaml"] = &fstest.MapFile{Data: []byte("targets: []\n")} // the district's speak of items that are not here
	add(os.DirFS("testdata/rules"), "items")
	for i := 0; i < len(edited); i += 2 {
		for _, file := range files {
			file.Data = bytes.ReplaceAll(file.Data, []byte(edited[i]), []byte(edited[i+1]))
		}
	}
	vocabulary := files["route/data.yaml"]
	vocabulary.Data = bytes.Replace(vocabulary.Data, []byte("splitting: k17\n"), nil, 1) // there are no problems here
	set, err := rules.Load(files)
	require.NoError(t, err)
	return set
}

// project is one project under the small rules. Its zero value is a large one from 2026-06-01
// on, by the parallel variant, with works of 60 days.
type project struct {
	facts    map[string]any
	variant  route.Variant
	chosen   []string
	problems []lists.Problem
}

var large = map[string]any{"floor_area_total_m2": 2000, "works_duration_days": 60, "credit_blacklisted": false}

// with lays facts over the large project; nil makes one unknown.
func with(facts map[string]any) map[string]any {
	all := maps.Clone(large)
	maps.Copy(all, facts)
	return all
}

// made gives the lists of a project.
func made(t testing.TB, set *rules.Set, p project) lists.Made {
	t.Helper()
	in := input(t, set, p)
	return lists.Make(in)
}

func input(t testing.TB, set *rules.Set, p project) lists.Input {
	t.Helper()
	facts := p.facts
	if facts == nil {
		facts = large
	}
	var y strings.Builder
	y.WriteString("id: small\nstart: 2026-06-01\nfacts:\n")
	for _, id := range slices.Sorted(maps.Keys(facts)) {
		if facts[id] != nil {
			y.WriteString("  " + id + ": " + text(facts[id]) + "\n")
		}
	}
	decoded, err := profile.Decode([]byte(y.String()), set.Facts(), set.Schema())
	require.NoError(t, err)
	return dated(t, set, decoded, profile.Defaults, p)
}

// dated decides, routes and dates a profile.
func dated(t testing.TB, set *rules.Set, profiled profile.Profile, assume profile.Assume, p project) lists.Input {
	t.Helper()
	decision, err := set.Decide(profiled, assume)
	require.NoError(t, err)
	works, ok := set.Facts().Slot("works_duration_days")
	if !ok {
		works = -1
	}
	graph, err := route.FromDecision(&decision, set.Vocabulary().Milestones, works)
	require.NoError(t, err)
	var chosen []bool
	for i := range graph.Nodes {
		if p.chosen != nil {
			chosen = append(chosen, slices.Contains(p.chosen, graph.Nodes[i].Item))
		}
	}
	r := graph.In(p.variant, chosen)
	if p.variant == route.Sequential {
		r = schedule.Sequence(graph, set.Calendar(), decision.Profile.Start)
	}
	s := schedule.CriticalPath(&r, set.Calendar(), decision.Profile.Start)
	return lists.Input{
		Writer:   words.NewWriter(set, lang.ZH, decision.ReferenceDate),
		Decision: &decision, Route: &r, Schedule: &s, Money: money.Make(set, &decision, nil), Problems: p.problems,
	}
}

func text(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case bool:
		if v {
			return "true"
		}
		return "false"
	}
	return profile.FormatMicro(int64(v.(int)) * profile.Scale)
}

// row finds the row of a list whose cell in that column is the id.
func row(t testing.TB, m lists.Made, list, column, id string) lists.Row {
	t.Helper()
	for _, r := range m.Lists[list] {
		if r[column] == id {
			return r
		}
	}
	require.Fail(t, "no such row", "%s %s=%s", list, column, id)
	return nil
}

// column gives one column of a list from top to bottom.
func column(m lists.Made, list, id string) []any {
	var cells []any
	for _, r := range m.Lists[list] {
		cells = append(cells, r[id])
	}
	return cells
}

func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}
