package view_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
	"sevenlists/planner/words"
)

// hostile is a name that tries to be markup, a formula and a terminal's command at once.
const hostile = "=HYPERLINK(\"http://x\")<script>alert(1)</script>\x1b[31m' onload='x"

// hostilePlan has such a text wherever a plan takes text from outside.
func hostilePlan(t testing.TB) *planner.Plan {
	p := workshopPlan(t, lang.ZH, "parallel")
	p.Project.Name = hostile
	for i := range p.Items {
		p.Items[i].Name = hostile
		p.Items[i].Because = []words.Reason{{Condition: hostile, LegalBasis: []words.LawRef{{Title: hostile, Note: hostile}}}}
	}
	p.Items[0].ID = "x\" onclick=\"y"
	p.Lists["materials"][0]["material"] = hostile
	p.Problems[0].Suggestion = hostile
	p.Warnings[0].Text = hostile
	p.Rules.Revision = hostile
	return p
}

func TestHTMLEscapesWhatComesFromOutside(t *testing.T) {
	got := written(t, "html", hostilePlan(t), workshopRules(t))
	require.NotContains(t, got, "<script")
	require.Contains(t, got, "&lt;script&gt;")
	require.NotRegexp(t, `<[^>]* onload=`, got)
	require.NotRegexp(t, `<[^>]*" onclick=`, got)
	require.NotContains(t, got, "\x1b", "no control characters")
}

func TestTextTakesNoCommands(t *testing.T) {
	got := written(t, "text", hostilePlan(t), workshopRules(t))
	require.NotContains(t, got, "\x1b")
	require.Contains(t, got, "<script>alert(1)</script>[31m", "the rest of the name is shown")
}

func TestHTMLStandsAlone(t *testing.T) {
	for _, l := range languages {
		got := written(t, "html", workshopPlan(t, l, "parallel"), workshopRules(t))
		for _, outside := range []string{"<script", "<link", "<img", "<iframe", "@import", "src=", "http:", "https:", "url(http", "//cdn"} {
			require.NotContains(t, got, outside)
		}
		require.Equal(t, strings.Count(got, "url("), strings.Count(got, "url(#"), "only what is in the page itself")
	}
}

func TestHTMLHasALanguageATitleAndHeads(t *testing.T) {
	for l, tag := range map[lang.Lang]string{lang.ZH: `<html lang="zh-CN">`, lang.EN: `<html lang="en">`} {
		got := written(t, "html", workshopPlan(t, l, "parallel"), workshopRules(t))
		require.Contains(t, got, tag)
		require.Equal(t, 1, strings.Count(got, "<h1"))
		tables := regexp.MustCompile(`(?s)<table[^>]*>.*?</table>`).FindAllString(got, -1)
		require.Greater(t, len(tables), 10)
		for _, table := range tables {
			if strings.Contains(table, `role="presentation"`) {
				continue
			}
			require.Contains(t, table, "<caption")
			require.Contains(t, table, "<thead>", "the head repeats on each printed page")
			require.Contains(t, table, `scope="col"`)
			require.Contains(t, table, `scope="row"`)
		}
	}
}

func TestLinksInHTMLLeadSomewhere(t *testing.T) {
	got := written(t, "html", workshopPlan(t, lang.EN, "parallel"), workshopRules(t))
	ids := map[string]bool{}
	for _, m := range regexp.MustCompile(` id="([^"]+)"`).FindAllStringSubmatch(got, -1) {
		require.False(t, ids[m[1]], "id %s twice", m[1])
		ids[m[1]] = true
	}
	links := regexp.MustCompile(`href="#([^"]+)"`).FindAllStringSubmatch(got, -1)
	for _, m := range links {
		require.True(t, ids[m[1]], "nothing called %s", m[1])
	}
	require.GreaterOrEqual(t, len(links), 41, "each bar leads to its row")
	require.True(t, ids["item-construction_permit"])
}

func TestHTMLSaysWhyAndWhatFor(t *testing.T) {
	got := written(t, "html", workshopPlan(t, lang.EN, "parallel"), workshopRules(t))
	for _, want := range []string{
		"Yearly energy: 1,500 tce ≥ 1,000 tce",                 // the number behind a verdict
		"Urban and Rural Planning Law art. 43 (to be checked)", // a doubt is shown
		"On the energy negative list",                          // an assumption
		"The joint survey must be at hand",                     // why no commitment
		"by custom; The later one rests on the earlier; does not bind in this plan",
		"Yearly coal: 0 t &lt; 1000 t", // a near miss with its number
		"It is no legal advice",
		"sha256:5f1d7a84c3e2b9906d4f8e21a7c05b3f9e6d28714ab0c5f3e9d18276b4a0c3f1",
		"From 2027-01-01 on no official notice of holidays covers the dates",
		"granted as standard land", // a value by its name
		"missed by 4 days",
	} {
		require.Contains(t, got, want)
	}
}

func TestAPossibleItemIsMarkedAndNotDated(t *testing.T) {
	got := written(t, "html", workshopPlan(t, lang.EN, "parallel"), workshopRules(t))
	require.Regexp(t, `class="row possible"><title>Permit for projects in a national security zone \(depends on: In a national security zone\)`, got)
}

func TestAPlanOfThePartsKeepsTheirKeysApart(t *testing.T) {
	p := workshopPlan(t, lang.EN, "parallel")
	p.Items[0].ID = "project_code@lot1"
	p.Lists["items"][0]["id"] = "project_code@lot1"
	got := written(t, "html", p, workshopRules(t))
	require.Contains(t, got, `id="item-project_code@lot1"`)
	require.Contains(t, got, `href="#item-project_code%40lot1"`, "browsers look for the decoded name too")
	require.NotContains(t, written(t, "html", p, view.RuleSet{}), "<script")
}
