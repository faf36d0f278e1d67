package serve_test

import "testing"

// A preview that fits no rule is counted for the authors, by its kind and day, and names nobody.
func TestAPreviewThatFitsNoRuleIsCountedForTheAuthors(t *testing.T) {
	s := keeping(t)
	preview := func(body string) {
		ask(t, s, asked{method: "POST", path: "/api/v1/preview/plan?assume=none", media: "application/json", body: body, status: 200})
	}
	preview(`{"id":"secret-one","name":"秘密项目","start":"2026-06-01","facts":{"planned_use":"white","land_area_m2":12345}}`)
	preview(`{"id":"two","start":"2026-07-01","facts":{"planned_use":"white"}}`)
	preview(plain(t))
	author := asked{method: "GET", path: "/api/v1/signals", header: as("a author"), status: 200,
		contains: []string{`"day":"2026-06-01"`, `"count":2`, `"planned_use"`, `"white"`}, lacks: []string{"secret", "秘密", "12345", `"count":1`, `"next"`}}
	ask(t, s, author)
	ask(t, s, asked{method: "GET", path: "/api/v1/signals", header: as(agent), status: 403})
	ask(t, s, asked{method: "GET", path: "/api/v1/signals?cursor=x", header: as("a author"), status: 400})
}
