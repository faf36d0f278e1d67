package rules

import (
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
)

// fixture gives the sound rule set of testdata/rules with some files changed.
func fixture(t testing.TB, changed map[string]string) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	root := os.DirFS("../../testdata/rules/sound")
	require.NoError(t, fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	}))
	for name, content := range changed {
		if old, ok := files[name]; ok && strings.HasPrefix(content, "+") {
			content = string(old.Data) + content[1:]
		}
		files[name] = &fstest.MapFile{Data: []byte(content)}
	}
	return files
}

// short leaves a rule so little time that the test need not wait for it.
var short = limits{load: time.Minute, query: 30 * time.Millisecond, eval: 30 * time.Millisecond}

// endless are the bodies of a rule that runs through 200 rows to the sixth power.
const endless = `{
	some a in data.lib.rows.list
	some b in data.lib.rows.list
	some c in data.lib.rows.list
	some d in data.lib.rows.list
	some e in data.lib.rows.list
	some f in data.lib.rows.list
	a + b + c + d + e + f < 0
}
`

// rows are the data of an endless rule.
func rows() string { return "list: [" + strings.Repeat("1, ", 199) + "1]\n" }

func note(title string) string {
	return "\n# METADATA\n# title: 无尽\n# custom:\n#   title_en: " + title + "\n"
}

func only(t *testing.T, err error) *fault.Error {
	t.Helper()
	list := fault.All(err)
	require.Len(t, list, 1)
	require.Equal(t, fault.RuleBroken, list[0].Kind)
	return list[0]
}

func TestARuleThatLowersForEverIsStopped(t *testing.T) {
	_, err := load(fixture(t, map[string]string{
		"lib/rows/data.yaml": rows(), "items/permit/permit.rego": "+" + note("Endless") + "applies if " + endless,
	}), short)
	f := only(t, err)
	require.Equal(t, "rules.too_slow items/permit/permit.rego:86", f.Code+" "+f.Path)
}

func TestADerivationThatRunsForEverIsStopped(t *testing.T) {
	s, err := load(fixture(t, map[string]string{
		"lib/rows/data.yaml":             rows(),
		"derived/is_large/is_large.rego": "+" + note("Endless") + "large if " + endless,
	}), short)
	require.NoError(t, err)
	p := blank(s)
	slot, _ := s.facts.Slot("floor_area_m2")
	p.Values[slot], p.Origin[slot] = profile.NumberValue(0), profile.Stated
	_, err = s.Decide(p, profile.Defaults)
	f := only(t, err)
	require.Equal(t, "rules.too_slow derived/is_large", f.Code+" "+f.Path)
}

func TestAProblemThatIsLookedForForEverIsStopped(t *testing.T) {
	s, err := load(fixture(t, map[string]string{
		"lib/rows/data.yaml":         rows(),
		"problems/plan/k20/k20.rego": "+" + note("Endless") + "findings contains {\"item\": \"permit\"} if " + endless,
	}), short)
	require.NoError(t, err)
	_, err = s.FindInPlan(PlannedProject{})
	f := only(t, err)
	require.Equal(t, "rules.too_slow problems/plan/k20", f.Code+" "+f.Path)
}

func TestLoadingIsStoppedAsAWhole(t *testing.T) {
	_, err := load(fixture(t, nil), limits{})
	require.Equal(t, "rules.too_slow", only(t, err).Code)
}

// blank is a project of which nothing is known but its start.
func blank(s *Set) profile.Profile {
	p := profile.Profile{ID: "blank", Values: make([]profile.Value, len(s.facts.List)), Origin: make([]profile.Origin, len(s.facts.List))}
	return p.WithStart(s.facts, calendar.DateOf(2026, 6, 1))
}
