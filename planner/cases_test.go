package planner_test

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

var update = flag.Bool("update", false, "write the wanted summaries of the cases anew; the diff is the review")

// caseFile is testdata/projects/<name>/case.yaml: what must be true of the project's plan, and
// why. A list that is left out is not checked; an empty one says that there must be none.
type caseFile struct {
	Case    lang.Text // one sentence
	Law     string    // whose law its items follow; reference if left out
	Twin    *twin
	Items   wantedItems
	Offered *[]string           // the commitments offered, exactly
	Refused map[string][]string // item: the codes of the reasons, exactly
	Totals  map[string]struct { // by clock: approval, elapsed
		SequentialAll int             `yaml:"sequential_all"`
		Variants      map[string]legs `yaml:",inline"`
	}
	Paths     map[string]legChains // by variant, in the elapsed clock
	Order     [][2]string          // the first item ends before the second one may start, by law
	Problems  *[]string            // found, exactly
	Open      []string             // problems that a fact not known leaves open, among others
	Questions []string             // facts that are asked for, among others
	Derived   map[string]string    // fact: value
	LawEnded  *[]string            `yaml:"law_ended"` // rows dated after their law ends, exactly
	LawDays   map[string]lawDay    `yaml:"law_days"`  // items by the law of a day of their own, among others
	Warnings  []string             // codes, among others
	Targets   map[string]string    // target: met or missed
	Money     *wantedMoney
}

// twin says how a case differs from another one.
type twin struct {
	Of        string
	DiffersIn []string `yaml:"differs_in"` // the only facts whose values differ
	Adds      []string // required items that the other has not, exactly
	Drops     []string // required items of the other that it has not, exactly
}

// wantedItems are required items, but for Possible.
type wantedItems struct {
	Exactly  []string
	Include  []string
	Exclude  []string
	Possible *[]string // exactly
}

// lawDay is the day by whose law an item is decided, with an article that it quotes.
type lawDay struct{ Day, Article string }

// legs are working days on both legs of a route.
type legs struct {
	BeforeStart int `yaml:"before_start"`
	Completion  int `yaml:"completion"`
}

// legChains are the items behind both legs.
type legChains struct {
	BeforeStart []string `yaml:"before_start"`
	Completion  []string `yaml:"completion"`
}

// readCase reads a case.yaml; a key that it may not have is refused.
func readCase(t testing.TB, name string) caseFile {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), name, "case.yaml"))
	require.NoError(t, err)
	var c caseFile
	dec := yaml.NewDecoder(bytes.NewReader(content))
	dec.KnownFields(true)
	require.NoError(t, dec.Decode(&c), name)
	require.NotEmpty(t, c.Case.ZH, "the sentence of the case in Chinese")
	require.NotEmpty(t, c.Case.EN, "the sentence of the case in English")
	return c
}

// Every project in testdata/projects gives what its case says, and the summary that was
// reviewed. Run with -update to write the summaries anew.
func TestCases(t *testing.T) {
	for _, name := range projectNames(t) {
		t.Run(name, func(t *testing.T) {
			c, p := readCase(t, name), project(t, name)
			require.Equal(t, name, p.ID, "a project is named like its folder")
			made := plan(t, p, func(o *planner.Options) { o.Law, _ = planner.ParseLaw(c.Law) })
			c.check(t, p, made)
			golden(t, filepath.Join(projecttest.Folder(t), name, "want", "summary.md"), summary(c, made))
		})
	}
}

// golden compares with a stored file, or writes it.
func golden(t *testing.T, file, got string) {
	t.Helper()
	if *update {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(got), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	require.NoError(t, err, "run go test ./planner -update")
	if string(want) != got {
		was, is := firstDifference(string(want), got)
		t.Errorf("%s is stale: run go test ./planner -update and review the diff, which begins\n- %s\n+ %s", file, was, is)
	}
}

// firstDifference gives the first line in which two texts differ.
func firstDifference(a, b string) (string, string) {
	x, y := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(x), len(y)) {
		if x[i] != y[i] {
			return x[i], y[i]
		}
	}
	return "", ""
}

func (c *caseFile) check(t *testing.T, p profile.Profile, made *planner.Plan) {
	required := status(made, "required")
	if c.Items.Exactly != nil {
		assert.ElementsMatch(t, c.Items.Exactly, required, "required items")
		assert.Equal(t, len(c.Items.Exactly), made.Totals.Items, "their number in the totals")
	}
	for _, id := range c.Items.Include {
		assert.Contains(t, required, id, "required items")
	}
	for _, id := range c.Items.Exclude {
		assert.NotContains(t, required, id, "required items")
		assert.NotContains(t, status(made, "possible"), id, "possible items")
	}
	if c.Items.Possible != nil {
		assert.ElementsMatch(t, *c.Items.Possible, status(made, "possible"), "possible items")
	}
	c.checkCommitments(t, made)
	c.checkTotals(t, made)
	c.checkOrder(t, made)
	c.checkRest(t, made)
	for variant, want := range c.Paths {
		v, ok := route.ParseVariant(variant)
		require.True(t, ok, variant)
		in := plan(t, p, func(o *planner.Options) { o.Variant = v })
		assert.Equal(t, want.BeforeStart, in.Paths.BeforeStart, "chain before start, %s", variant)
		assert.Equal(t, want.Completion, in.Paths.Completion, "chain of completion, %s", variant)
	}
	if c.Twin != nil {
		c.Twin.check(t, p, required)
	}
	for id, want := range c.LawDays {
		c.checkLawDay(t, made, id, want)
	}
}

func (c *caseFile) checkLawDay(t *testing.T, made *planner.Plan, id string, want lawDay) {
	if item := row(made, id); item != nil {
		assert.Equal(t, want.Day, item.LawDay.String(), "the day by whose law %s is required", id)
		var articles []string
		for _, ref := range item.LegalBasis {
			articles = append(articles, ref.String())
		}
		assert.Contains(t, articles, want.Article, "what %s quotes", id)
		return
	}
	at := slices.IndexFunc(made.NotRequired, func(r planner.NotRequiredRow) bool { return r.ID == id })
	require.GreaterOrEqual(t, at, 0, id)
	assert.Equal(t, want.Day, made.NotRequired[at].LawDay.String(), "the day by whose law %s is not required", id)
}

func (c *caseFile) checkCommitments(t *testing.T, made *planner.Plan) {
	if c.Offered != nil {
		assert.ElementsMatch(t, *c.Offered, offered(made), "commitments offered")
	}
	for id, codes := range c.Refused {
		r := row(made, id)
		require.NotNil(t, r, id)
		require.NotNil(t, r.Commitment, "%s knows a commitment", id)
		assert.False(t, r.Commitment.Offered, id)
		assert.ElementsMatch(t, codes, refusedCodes(r), "reasons against committing %s", id)
	}
}

func (c *caseFile) checkTotals(t *testing.T, made *planner.Plan) {
	for clock, want := range c.Totals {
		of := func(v planner.VariantRow) planner.Clock { return v.Approval }
		if clock == "elapsed" {
			of = func(v planner.VariantRow) planner.Clock { return v.Elapsed }
		}
		for variant, days := range want.Variants {
			assert.Equal(t,
				planner.Clock{SequentialAll: want.SequentialAll, BeforeStart: days.BeforeStart, Completion: days.Completion},
				of(made.Variants[variant]), "%s clock, %s", clock, variant)
		}
	}
}

func (c *caseFile) checkOrder(t *testing.T, made *planner.Plan) {
	for _, pair := range c.Order {
		first, second := row(made, pair[0]), row(made, pair[1])
		require.NotNil(t, first, pair[0])
		require.NotNil(t, second, pair[1])
		assert.LessOrEqual(t, first.Schedule.EarlyFinish, second.Schedule.EarlyStart, "%s before %s", pair[0], pair[1])
		assert.True(t, slices.ContainsFunc(made.Edges, func(e planner.EdgeRow) bool {
			return e.From == pair[0] && e.To == pair[1] && e.Kind == rules.Hard
		}), "%s waits for %s by law", pair[1], pair[0])
	}
}

func (c *caseFile) checkRest(t *testing.T, made *planner.Plan) {
	var found, open, asked, ended, codes []string
	for _, p := range made.Problems {
		if p.Status == "found" {
			found = append(found, p.ID)
		} else {
			open = append(open, p.ID)
		}
	}
	for _, q := range made.Questions {
		asked = append(asked, q.Fact)
	}
	for i := range made.Items {
		if made.Items[i].LawEnded != nil {
			ended = append(ended, made.Items[i].ID)
		}
	}
	for _, w := range made.Warnings {
		codes = append(codes, w.Code)
	}
	if c.Problems != nil {
		assert.ElementsMatch(t, *c.Problems, found, "problems found")
	}
	if c.LawEnded != nil {
		assert.ElementsMatch(t, *c.LawEnded, ended, "rows dated after their law ends")
	}
	assert.Subset(t, open, c.Open, "problems left open")
	assert.Subset(t, asked, c.Questions, "questions")
	assert.Subset(t, codes, c.Warnings, "warnings")
	for _, f := range made.Facts {
		if want, ok := c.Derived[f.Fact]; ok {
			assert.Equal(t, []string{"derived", want}, []string{f.Origin, f.Value.String()}, f.Fact)
		}
	}
	for id, want := range c.Targets {
		i := slices.IndexFunc(made.Targets, func(r planner.TargetRow) bool { return r.ID == id })
		if assert.GreaterOrEqual(t, i, 0, "the project has the target %s", id) {
			assert.Equal(t, want == "met", made.Targets[i].Met, "%s, by %d days", id, made.Targets[i].Margin)
		}
	}
}

// check compares a case with the one it is a twin of: what differs in the facts, and what that
// flips.
func (w *twin) check(t *testing.T, p profile.Profile, required []string) {
	other := project(t, w.Of)
	var differs []string
	for slot := range p.Values {
		if p.Values[slot] != other.Values[slot] || p.Origin[slot] != other.Origin[slot] {
			differs = append(differs, shipped(t).Facts().List[slot].ID)
		}
	}
	assert.ElementsMatch(t, w.DiffersIn, differs, "facts that differ from %s", w.Of)
	adds, drops := flips(status(plan(t, other), "required"), required)
	assert.ElementsMatch(t, w.Adds, adds, "items that %s has not", w.Of)
	assert.ElementsMatch(t, w.Drops, drops, "items that only %s has", w.Of)
}

// flips gives what the second list adds to the first, and what it drops.
func flips(before, after []string) (adds, drops []string) {
	adds, drops = []string{}, []string{}
	for _, id := range after {
		if !slices.Contains(before, id) {
			adds = append(adds, id)
		}
	}
	for _, id := range before {
		if !slices.Contains(after, id) {
			drops = append(drops, id)
		}
	}
	return adds, drops
}
