package policies_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// The author's guide is for people who will copy from it, so what it shows is tried here.

func guide(t *testing.T) string {
	t.Helper()
	content, err := os.ReadFile("README.md")
	require.NoError(t, err)
	return string(content)
}

var (
	block    = regexp.MustCompile("(?ms)^```(?:rego|yaml)\n# policies/(\\S+)\n(.*?)^```$")
	omission = regexp.MustCompile(`(?m)^# …\n`)
)

// TestGuideQuotesTheRules finds every piece of the guide's examples in the file it is taken from.
func TestGuideQuotesTheRules(t *testing.T) {
	quotes := block.FindAllStringSubmatch(guide(t), -1)
	require.GreaterOrEqual(t, len(quotes), 6)
	for _, q := range quotes {
		content, err := os.ReadFile(filepath.FromSlash(q[1]))
		require.NoError(t, err)
		for _, piece := range omission.Split(q[2], -1) {
			require.True(t, strings.Contains(string(content), piece), "%s does not say:\n%s", q[1], piece)
		}
	}
}

const metadata = "# METADATA\n# title: 例\n# custom:\n#   title_en: Example\n"

// example is an item that holds the rules under test. It uses every import, which strict
// compiling asks for.
const example = metadata + `package items.example

import data.lib.commitments
import data.lib.dates
import data.lib.energy

` + metadata + `imported if {
	dates.in_force({}, input.reference_date)
	energy.over_limit
	some _ in commitments.credit
}

` + metadata + `applies if imported

`

const exampleData = `name: {zh: 例, en: Example}
summary: {zh: 例, en: Example}
phase: pre
kind: filing
level: district
per: project
departments: [{lead: owner}]
effective: {}
confidence: low
counts_in_approval_clock: true
days: {}
legal_basis: []
`

// load loads the district's rules with one more item, whose rules are these.
func load(t *testing.T, shapes ...string) (*rules.Set, error) {
	t.Helper()
	files := projecttest.Files(t)
	text := example
	for _, shape := range shapes {
		text += metadata + shape + "\n\n"
	}
	files["items/example/example.rego"] = &fstest.MapFile{Data: []byte(text)}
	files["items/example/data.yaml"] = &fstest.MapFile{Data: []byte(exampleData)}
	return rules.Load(files)
}

// shapes are the rules of one of the guide's tables, by the heading of its first column.
func shapes(t *testing.T, heading string) []string {
	t.Helper()
	_, table, found := strings.Cut(guide(t), "\n| "+heading+" |")
	require.True(t, found, heading)
	table, _, _ = strings.Cut(table, "\n\n")
	var cells []string
	for _, m := range regexp.MustCompile("(?m)^\\| `(.*?)` \\| ").FindAllStringSubmatch(table, -1) {
		cells = append(cells, strings.ReplaceAll(m[1], `\|`, "|"))
	}
	require.NotEmpty(t, cells, heading)
	return cells
}

func TestGuideShowsShapesThatLoad(t *testing.T) {
	set, err := load(t, shapes(t, "shape")...)
	require.NoError(t, err)
	require.Empty(t, set.Unlowered())
}

func TestGuideShowsShapesThatOnlyOPAAnswers(t *testing.T) {
	for _, shape := range shapes(t, "rather not") {
		set, err := load(t, shape)
		require.NoError(t, err, shape)
		require.Len(t, set.Unlowered(), 1, shape)
	}
}

func TestGuideShowsShapesThatAreRefused(t *testing.T) {
	for _, shape := range shapes(t, "not") {
		_, err := load(t, shape)
		require.Error(t, err, shape)
		require.Contains(t, err.Error(), "items/example/example.rego:", shape)
	}
}

// TestGuideExplainsEveryRefusal compares the codes of the last section with those of the messages.
func TestGuideExplainsEveryRefusal(t *testing.T) {
	want := map[string]bool{}
	for _, file := range []string{"messages_rules.go", "messages_data.go", "messages_papers.go", "messages_money.go", "messages_plots.go", "messages_change.go"} {
		source, err := os.ReadFile("../planner/fault/" + file)
		require.NoError(t, err)
		for _, m := range regexp.MustCompile(`code:\s+"(rules\.[a-z_.]+)"`).FindAllStringSubmatch(string(source), -1) {
			want[m[1]] = true
		}
	}
	_, section, _ := strings.Cut(guide(t), "## 13.")
	got := map[string]bool{}
	for _, row := range regexp.MustCompile("(?m)^\\| (`rules.*?) \\| ").FindAllStringSubmatch(section, -1) {
		for _, m := range regexp.MustCompile("`([a-z_.]+)`").FindAllStringSubmatch(row[1], -1) {
			got[m[1]] = true
		}
	}
	require.Equal(t, want, got)
}
