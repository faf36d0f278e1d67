package view_test

import (
	"bytes"
	"flag"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

var update = flag.Bool("update", false, "write the wanted files instead of comparing with them")

var languages = []lang.Lang{lang.ZH, lang.EN}

// forms are all the ways to write a plan.
var forms = map[string]func(io.Writer, *planner.Plan, view.RuleSet) error{
	"text": func(w io.Writer, p *planner.Plan, set view.RuleSet) error {
		return view.Text(w, p, set, view.TextOptions{})
	},
	"full text": func(w io.Writer, p *planner.Plan, set view.RuleSet) error {
		return view.Text(w, p, set, view.TextOptions{Full: true, Color: true, Width: 80})
	},
	"html":   view.HTML,
	"xlsx":   view.XLSX,
	"json":   func(w io.Writer, p *planner.Plan, _ view.RuleSet) error { return view.JSON(w, p) },
	"ndjson": func(w io.Writer, p *planner.Plan, _ view.RuleSet) error { return view.NDJSON(w, p) },
}

func written(t testing.TB, form string, p *planner.Plan, set view.RuleSet) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, forms[form](&b, p, set))
	return b.String()
}

// stylesheet is left out of the wanted files: what it does is judged by eye.
var stylesheet = regexp.MustCompile(`(?s)<style>.*</style>`)

func TestTextAndHTMLAreAsWanted(t *testing.T) {
	for _, l := range languages {
		for form, extension := range map[string]string{"text": "txt", "html": "html"} {
			t.Run(string(l)+" "+form, func(t *testing.T) {
				got := stylesheet.ReplaceAllString(written(t, form, workshopPlan(t, l, "parallel"), workshopRules(t)), "<style></style>")
				name := filepath.Join("testdata", "workshop."+string(l)+"."+extension)
				if *update {
					require.NoError(t, os.WriteFile(name, []byte(got), 0o644))
				}
				want, err := os.ReadFile(name)
				require.NoError(t, err)
				require.Equal(t, string(want), got, "go test ./planner/view -update writes it anew")
			})
		}
	}
}

func TestTheSamePlanGivesTheSameBytes(t *testing.T) {
	for form := range forms {
		t.Run(form, func(t *testing.T) {
			first := written(t, form, workshopPlan(t, lang.ZH, "commitment"), workshopRules(t))
			for range 3 {
				require.True(t, first == written(t, form, workshopPlan(t, lang.ZH, "commitment"), workshopRules(t)), "bytes differ")
			}
		})
	}
}

func TestPlansWithLittleInThemDoNotBreak(t *testing.T) {
	today := workshopPlan(t, lang.ZH, "parallel").Start
	zero := &planner.ScheduleRow{EarlyStart: today, EarlyFinish: today, LateStart: today, LateFinish: today, Critical: true}
	cases := map[string]*planner.Plan{
		"a plan of nothing":          {},
		"a plan without items":       {Start: today, ReferenceDate: today, Variant: "parallel", Assume: "defaults"},
		"one item that takes no day": {Start: today, Variant: "parallel", Totals: planner.Totals{Items: 1, Finish: today}, Items: []planner.ItemRow{{ID: "project_code", Status: "required", Schedule: zero}}},
		"only possible items":        {Start: today, Items: []planner.ItemRow{{ID: "x", Name: "X", Status: "possible"}}},
		"works that take no day": {Start: today, Totals: planner.Totals{Finish: today}, Items: []planner.ItemRow{
			{ID: "works", Kind: "works", Status: "required", Schedule: zero}}},
		"variants without items": {Variants: map[string]planner.VariantRow{"customary": {}}},
	}
	for name, p := range cases {
		for _, l := range languages {
			for form := range forms {
				t.Run(name+" "+string(l)+" "+form, func(t *testing.T) {
					p.Lang = l
					require.NotEmpty(t, written(t, form, p, workshopRules(t)))
					require.NotEmpty(t, written(t, form, p, view.RuleSet{}), "without a vocabulary and a calendar")
				})
			}
		}
	}
}

// failing is a writer that fails after some bytes.
type failing int

func (f *failing) Write(b []byte) (int, error) {
	if *f -= failing(len(b)); *f < 0 {
		return 0, io.ErrClosedPipe
	}
	return len(b), nil
}

func TestAWritersErrorIsGivenBack(t *testing.T) {
	for form, write := range forms {
		t.Run(form, func(t *testing.T) {
			for _, room := range []failing{0, 1000} {
				require.ErrorIs(t, write(&room, workshopPlan(t, lang.ZH, "parallel"), workshopRules(t)), io.ErrClosedPipe)
			}
		})
	}
}
