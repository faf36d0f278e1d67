package view_test

import (
	"bytes"
	"errors"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/text/width"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

func text(t testing.TB, l lang.Lang, o view.TextOptions) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, view.Text(&b, workshopPlan(t, l, "parallel"), workshopRules(t), o))
	return b.String()
}

// across counts the columns of a line in the test's own way.
func across(s string) int {
	n := 0
	for _, r := range s {
		n++
		if k := width.LookupRune(r).Kind(); k == width.EastAsianWide || k == width.EastAsianFullwidth {
			n++
		}
	}
	return n
}

func TestNoLineIsWiderThanTheTerminal(t *testing.T) {
	for _, l := range languages {
		for _, w := range []int{60, 80, 100, 133, 200} {
			for i, line := range strings.Split(text(t, l, view.TextOptions{Width: w, Full: true}), "\n") {
				require.LessOrEqual(t, across(line), w, "%s, width %d, line %d: %s", l, w, i+1, line)
				require.Equal(t, strings.TrimRight(line, " "), line, "no spaces at the end")
			}
		}
	}
}

// TestBarsStandUnderTheRuler looks at the column in which the dates begin, row by row.
func TestBarsStandUnderTheRuler(t *testing.T) {
	row := regexp.MustCompile(`^(  .*?) +\d+  (\d\d-\d\d-\d\d \d\d-\d\d-\d\d )`)
	for _, l := range languages {
		columns, rows := map[int]bool{}, 0
		for line := range strings.SplitSeq(text(t, l, view.TextOptions{}), "\n") {
			if m := row.FindStringSubmatchIndex(line); m != nil {
				columns[across(line[:m[4]])] = true
				rows++
			}
		}
		require.Len(t, workshop, rows, "a row for each item and the works")
		require.Len(t, columns, 1, "%s: all dates begin in one column", l)
	}
}

func TestTheCriticalPathIsMarked(t *testing.T) {
	got := text(t, lang.EN, view.TextOptions{})
	require.Regexp(t, `Joint review of the design scheme +40  26-06-08 26-08-04 +█+`, got)
	require.Regexp(t, `Check of conditions .* 0  26-08-27 26-08-27 .*◆`, got, "a milestone")
	require.Regexp(t, `Grant of state-owned land +22 .*▄+░+`, got, "a bar with float")
	require.Regexp(t, `Works +210 .*▒+~+▒+`, got, "the works, squeezed")
	require.Regexp(t, `Permit for projects in a national… \? Possible: depends on In a national security zone`, got)
}

func TestColourOnlyWhenAsked(t *testing.T) {
	plain := text(t, lang.ZH, view.TextOptions{Full: true})
	require.NotContains(t, plain, "\x1b")
	coloured := text(t, lang.ZH, view.TextOptions{Full: true, Color: true})
	require.Contains(t, coloured, "\x1b[31m")
	lines := func(s string) []string {
		out := strings.Split(s, "\n")
		for i := range out {
			out[i] = strings.TrimRight(out[i], " ")
		}
		return out
	}
	require.Equal(t, lines(plain), lines(regexp.MustCompile(`\x1b\[[\d;]*m`).ReplaceAllString(coloured, "")), "colour changes nothing else")
}

func TestTheFirstScreenIsShort(t *testing.T) {
	first := text(t, lang.EN, view.TextOptions{})
	require.Less(t, strings.Index(first, "Route by date"), 3500, "what comes before the route fits on a screen")
	require.Contains(t, first, "1 more: --list assumptions")
	require.NotContains(t, first, "Direct water intake", "only the first five")
	require.NotContains(t, first, "Single application form", "lists are shown when asked for")
}

func TestOneList(t *testing.T) {
	for name, want := range map[string]string{
		"items": "Items", "1": "Items", "  Route ": "Route and time", "审批事项清单": "Items", "checklist": "Commitment checklist",
		"questions": "Still unknown", "assumptions": "Assumptions", "not_required": "What is not needed", "facts": "Project profile", "targets": "Time targets",
	} {
		got := text(t, lang.EN, view.TextOptions{List: name})
		require.Contains(t, got, want+"\n", name)
		require.NotContains(t, got, "Route by date", name)
	}
	for _, name := range view.ListNames(workshopRules(t)) {
		require.NotEmpty(t, text(t, lang.ZH, view.TextOptions{List: name}))
	}
}

func TestAnUnknownListIsNamedWithTheOthers(t *testing.T) {
	var b bytes.Buffer
	err := view.Text(&b, workshopPlan(t, lang.EN, "parallel"), workshopRules(t), view.TextOptions{List: "materals"})
	var e *fault.Error
	require.True(t, errors.As(err, &e))
	require.Equal(t, "list.unknown", e.Code)
	require.Equal(t, fault.NotFound, e.Kind)
	require.Contains(t, e.Args, "materials", "the likely spelling")
	require.Empty(t, b.String())
}

func TestListsShowNamesAndNoIds(t *testing.T) {
	got := text(t, lang.EN, view.TextOptions{List: "route", Width: 160})
	require.Contains(t, got, "Land-use planning permit")
	require.NotContains(t, got, "land_use_planning_permit")
	require.Contains(t, got, "Project and land-use ", "a phase by its name")
}

func TestWhatIsUnknownAboutTheWorksIsSaid(t *testing.T) {
	p := workshopPlan(t, lang.EN, "parallel")
	for i := range p.Items {
		if p.Items[i].Kind == "works" {
			p.Items[i].Schedule.Duration = 0
		}
	}
	for _, form := range []string{"text", "html"} {
		require.Regexp(t, `\(works\s+not\s+counted\)`, written(t, form, p, workshopRules(t)), form)
	}
}

func TestAPlanUnderPlannedLawSaysByWhichLawEachItemStands(t *testing.T) {
	p := workshopPlan(t, lang.EN, "parallel")
	p.Law = "planned"
	day := p.Start.AddDays(400)
	for i := range p.Items {
		if p.Items[i].ID == "joint_acceptance" {
			p.Items[i].LawDay = day
		}
	}
	require.Contains(t, written(t, "text", p, workshopRules(t)), "items not yet accepted")
	page := written(t, "html", p, workshopRules(t))
	require.Contains(t, page, "items not yet accepted: of their own planned day")
	require.Regexp(t, `By the law of</dt><dd>`+day.String(), page)
}
