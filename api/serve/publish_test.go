package serve_test

import "testing"

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
