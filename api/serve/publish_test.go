package serve_test

import (
	"encoding/json"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/policies"
)

const northField = `{"id":"north_field","name":{"zh":"北田地块","en":"North field"},"kind":"plot","confidence":"high","versions":[
 {"version":1,"date":"2026-03-01","source":{"zh":"规划条件","en":"Planning conditions"},"vouched_by":"natural_resources_planning",
  "facts":{"land_area_m2":20000}}]}`

func TestAPlotIsPublishedByPublishersAndNamesWhatItTouches(t *testing.T) {
	s := keeping(t)
	const at, media = "/api/v1/plots", "application/json"
	ask(t, s, asked{method: "POST", path: at, media: media, body: northField, header: as(agent), status: 403})
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"id":"x"}`, header: as("p publisher"), status: 400})
	ask(t, s, asked{method: "POST", path: at, media: media, body: northField, header: as("p publisher"), status: 201, contains: []string{`"newest":1`}})
	ask(t, s, asked{method: "POST", path: "/api/v1/projects", media: media,
		body: `{"profile":{"id":"w","start":"2026-06-01","site":"north_field","facts":{"building_category":"industrial"}}}`, header: as(agent), status: 201,
		contains: []string{`"plot":"north_field"`, `"plot_version":1`}})
	ask(t, s, asked{method: "POST", path: "/api/v1/preview/plan", media: media, body: `{"id":"w","start":"2026-06-01","site":"north_field"}`,
		status: 200, contains: []string{`"id":"north_field"`}})
	ask(t, s, asked{method: "GET", path: at + "/north_field/touched", header: as(agent), status: 200, contains: []string{`"newest":1`, `"projects":[]`}})
	ask(t, s, asked{method: "GET", path: at + "/nowhere/touched", header: as(agent), status: 404})
}

const northFieldRevised = `,
 {"version":2,"date":"2026-05-01","source":{"zh":"规划条件修订","en":"Revised planning conditions"},"vouched_by":"natural_resources_planning",
  "facts":{"land_area_m2":30000,"in_geohazard_area":true}}]}`

// bundledRevised is a plot of the rule set with one version more, as a district publishes it between two
// editions of its rules.
func bundledRevised(t testing.TB) string {
	t.Helper()
	content, err := fs.ReadFile(policies.FS, "plots/example_bundled_area/data.yaml")
	require.NoError(t, err)
	return "id: example_bundled_area\n" + string(content) + `
  - version: 2
    date: "2026-05-20"
    source: {zh: 补充, en: Supplement}
    vouched_by: development_and_reform
    facts: {in_regional_assessment_area: false}
`
}

// A plot that was published here is found wherever one of the rule set is, and what is newer counts.
func TestPublishedPlotsAreFoundWhereThoseOfTheRuleSetAre(t *testing.T) {
	s := keeping(t)
	const at, media, yaml, csv = "/api/v1/plots", "application/json", "application/yaml", "text/csv"
	before := ask(t, s, asked{method: "GET", path: at, status: 200, contains: []string{`"origin": "rules"`}, lacks: []string{`"origin": "server"`}})
	publish := func(media, body string) {
		ask(t, s, asked{method: "POST", path: at, media: media, body: body, header: as("p publisher"), status: 201})
	}
	publish(media, northField)
	publish(media, strings.TrimSuffix(northField, "]}")+northFieldRevised)
	publish(yaml, bundledRevised(t))
	const design, compare = "id: w\nstart: 2026-06-01\nfacts: {building_category: industrial}\n", "/api/v1/preview/compare"
	const sheet = "id,start,site,building_category\na,2026-06-01,north_field,industrial\n"
	for _, tc := range []struct {
		name string
		asked
	}{
		{"among all", asked{method: "GET", path: at, status: 200, contains: []string{`"north_field"`, `"example_riverside"`, `"origin": "server"`, `"origin": "rules"`}}},
		{"by a word of its name", asked{method: "GET", path: at + "?q=北田", status: 200, contains: []string{`"north_field"`}, lacks: []string{`"example_riverside"`, `"origin": "rules"`}}},
		{"by itself", asked{method: "GET", path: at + "/north_field", status: 200, contains: []string{`"version": 1`, `"version": 2`, `"origin": "server"`, `"published_at": "2026-06-01T01:00:00Z"`}}},
		{"in a newer version than the rules have", asked{method: "GET", path: at + "/example_bundled_area", status: 200, contains: []string{`"version": 2`, `"origin": "server"`}}},
		{"one of the rules stays theirs", asked{method: "GET", path: at + "/example_riverside", status: 200, contains: []string{`"origin": "rules"`}, lacks: []string{"published_at"}}},
		{"a slip is mended", asked{method: "GET", path: at + "/nort_field?lang=en", status: 404, contains: []string{"plot.unknown", "north_field"}}},
		{"no name of a plot at all", asked{method: "GET", path: at + "/%2E%2E%2Fx", status: 404, contains: []string{"plot.unknown"}}},
		{"in a comparison, not in a version there is not", asked{method: "POST", path: compare + "?site=example_riverside,north_field@7", media: yaml, body: design,
			status: 404, contains: []string{"plot.version"}}},
		{"in a comparison, a slip is mended", asked{method: "POST", path: compare + "?site=example_riverside,nort_field&lang=en", media: yaml, body: design,
			status: 404, contains: []string{"plot.unknown", "north_field"}}},
		{"in a preview, a slip is mended", asked{method: "POST", path: "/api/v1/preview/plan?lang=en", media: yaml, body: design + "site: nort_field\n",
			status: 404, contains: []string{"plot.unknown", "north_field"}}},
		{"in a spreadsheet", asked{method: "POST", path: "/api/v1/intake?dry_run=true", media: csv, body: sheet, header: as(agent), status: 200, contains: []string{`"good":1`, `"bad":0`}}},
		{"in a spreadsheet with a slip", asked{method: "POST", path: "/api/v1/intake?lang=en", media: csv, body: strings.Replace(sheet, "north", "nort", 1), header: as(agent),
			status: 400, contains: []string{"there is no plot nort_field", "column C (site)", "north_field"}}},
		{"in projects of a spreadsheet", asked{method: "POST", path: "/api/v1/intake", media: csv, body: sheet, header: as(agent), status: 200, contains: []string{`"created":1`}}},
		{"in the list of what stands on it", asked{method: "GET", path: "/api/v1/projects?plot=north_field", header: as(agent), status: 200, contains: []string{`"plot_version":2`}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}

	after := ask(t, s, asked{method: "GET", path: at, status: 200})
	require.NotEqual(t, before.Header().Get("ETag"), after.Header().Get("ETag"), "whoever kept the list learns of it")
	ask(t, s, asked{method: "GET", path: at, header: map[string]string{"If-None-Match": after.Header().Get("ETag")}, status: 304})

	answer := ask(t, s, asked{method: "POST", path: compare + "?site=north_field@1,north_field,example_riverside,example_bundled_area", media: yaml, body: design, status: 200})
	var d struct {
		Projects []struct{ Site planner.SiteRow }
		Facts    []struct {
			Fact   string
			Values []struct{ Value json.RawMessage }
		}
	}
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &d))
	var versions []int
	for _, p := range d.Projects {
		versions = append(versions, p.Site.Version)
	}
	require.Equal(t, []int{1, 2, 1, 2}, versions)
	for _, f := range d.Facts {
		if f.Fact == "land_area_m2" {
			require.Equal(t, []string{"20000", "30000"}, []string{string(f.Values[0].Value), string(f.Values[1].Value)})
			return
		}
	}
	t.Error("the plots differ in their area")
}
