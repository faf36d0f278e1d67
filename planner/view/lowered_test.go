package view_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/planner/words"
	"sevenlists/policies"
)

func shippedRules(t testing.TB) *rules.Set {
	t.Helper()
	set, err := rules.Load(policies.FS)
	require.NoError(t, err)
	return set
}

func catalogue(set *rules.Set, l lang.Lang) view.Catalogue {
	return view.Catalogue{Writer: words.NewWriter(set, l, calendar.DateOf(2026, 6, 1)), Width: 100}
}

func lowered(t testing.TB, c view.Catalogue, id string) string {
	t.Helper()
	var b bytes.Buffer
	if regexp.MustCompile(`^k\d+$`).MatchString(id) {
		require.NoError(t, c.LoweredProblem(&b, id))
	} else {
		require.NoError(t, c.Lowered(&b, id))
	}
	return b.String()
}

var revision = regexp.MustCompile(`sha256:[0-9a-f]+`)

func TestLoweredRulesReadAsWanted(t *testing.T) {
	set := shippedRules(t)
	for _, id := range []string{
		"energy_review", "tendering", "rural_planning_permit", "state_land_grant", "land_registration", "archaeology_survey", "k02", "k23",
	} {
		for _, l := range languages {
			t.Run(id+" "+string(l), func(t *testing.T) {
				got := revision.ReplaceAllString(lowered(t, catalogue(set, l), id), "sha256:…")
				name := filepath.Join("testdata", "lowered", id+"."+string(l)+".txt")
				if *update {
					require.NoError(t, os.MkdirAll(filepath.Dir(name), 0o755))
					require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
				}
				want, err := os.ReadFile(name)
				require.NoError(t, err)
				require.Equal(t, string(want), got, "go test ./planner/view -update writes it anew")
			})
		}
	}
}

// Everything that has a name is called by it, and no line is without words.
func TestLoweredRulesHaveWordsForEverything(t *testing.T) {
	set := shippedRules(t)
	var ids []string
	for _, item := range set.Items() {
		ids = append(ids, item.ID)
	}
	for _, p := range set.Problems() {
		if p.Origin == "profile" {
			ids = append(ids, p.ID)
		}
	}
	named := map[string]bool{}
	for i := range set.Facts().List {
		f := &set.Facts().List[i]
		named[f.ID] = true
		for _, c := range f.Values {
			if strings.ContainsAny(c.ID, "-_") {
				named[c.ID] = true
			}
		}
	}
	for _, item := range set.Items() {
		named[item.ID] = true
	}
	place := regexp.MustCompile(`\S+\.rego:\d+`)
	token := regexp.MustCompile(`[a-z0-9]+([_-][a-z0-9]+)+`)
	for _, l := range languages {
		for _, id := range ids {
			lines := strings.Split(strings.TrimSuffix(lowered(t, catalogue(set, l), id), "\n"), "\n")
			require.Greater(t, len(lines), 4, id)
			for i, line := range lines[1:] { // the first names the id beside the name
				if line == "" {
					require.NotEmpty(t, lines[i], "%s: two empty lines, or none below a heading", id)
					continue
				}
				text := strings.Trim(line, " ·■§")
				require.NotEmpty(t, text, "%s: %q", id, line)
				require.NotRegexp(t, `not not|不是不`, text, id)
				for _, word := range token.FindAllString(place.ReplaceAllString(text, ""), -1) {
					if l == lang.EN && !strings.Contains(word, "_") {
						continue // fit-out is an English word too
					}
					require.False(t, named[word], "%s says %s: %q", id, word, line)
				}
			}
		}
	}
}

func TestDaysAndRulesThatOPAAnswersAreSaidToo(t *testing.T) {
	set, err := rules.Load(os.DirFS("../../testdata/rules/sound"))
	require.NoError(t, err)
	got := lowered(t, catalogue(set, lang.EN), "permit")
	require.Contains(t, got, "Promised days\n  ■ ")
	require.Contains(t, got, "otherwise: ")
}

func TestLoweredRulesAreDataToo(t *testing.T) {
	c := catalogue(shippedRules(t), lang.EN)
	c.JSON = true
	var raw map[string]any
	text := lowered(t, c, "energy_review")
	require.NoError(t, json.Unmarshal([]byte(text), &raw))
	for _, key := range []string{"required", "days", "commitment", "prerequisites", "effective"} {
		require.Contains(t, raw, key)
	}
	require.Contains(t, text, `"fact": "annual_coal_t"`)
	require.Contains(t, text, `"from": "2025-09-01"`)
}

func TestWhatCannotBeShownLoweredIsSaid(t *testing.T) {
	set := shippedRules(t)
	c := catalogue(set, lang.ZH)
	for name, tc := range map[string]struct {
		err  error
		code string
	}{
		"an item that is misspelt":        {c.Lowered(&bytes.Buffer{}, "enrgy_review"), "item.unknown"},
		"a problem that does not exist":   {c.LoweredProblem(&bytes.Buffer{}, "k999"), "problem.unknown"},
		"a problem of the finished plan":  {c.LoweredProblem(&bytes.Buffer{}, planProblem(t, set)), "problem.not_lowered"},
		"a problem in capitals is a find": {c.LoweredProblem(&bytes.Buffer{}, "K02"), ""},
	} {
		if tc.code == "" {
			require.NoError(t, tc.err, name)
			continue
		}
		require.Equal(t, tc.code, fault.All(tc.err)[0].Code, name)
	}
}

func planProblem(t testing.TB, set *rules.Set) string {
	t.Helper()
	for _, p := range set.Problems() {
		if p.Origin == "plan" {
			return p.ID
		}
	}
	t.Fatal("no problem is looked for in the plan")
	return ""
}
