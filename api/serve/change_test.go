package serve_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// enlarged are a project before and after it grew by 8%, with its planning permit.
func enlarged(progress string) (was, is string) {
	const of = `{"id":"a","start":"2026-06-01","facts":{"floor_area_total_m2":AREA,"building_category":"industrial"}`
	was = strings.Replace(of, "AREA", "20000", 1) + "}"
	return was, strings.Replace(of, "AREA", "21600", 1) + `,"as_of":"2026-07-01","progress":` + progress + "}"
}

func TestPreviewOfAChange(t *testing.T) {
	s := bare(t)
	was, is := enlarged(`{"engineering_planning_permit":{"state":"obtained","finished":"2026-06-20"},"enterprise_filing":{"state":"obtained"},"land_registration":{"state":"obtained"}}`)
	const path, media = "/api/v1/preview/change?lang=en", "application/json"
	for name, a := range map[string]asked{
		"what is touched, what is within and what is not touched": {method: "POST", path: path, media: media, body: `{"was":` + was + `,"is":` + is + `}`, status: 200,
			contains: []string{`"verdict":"amend"`, `Total floor area: 20,000 m2 → 21,600 m2 (+8%), beyond what is tolerated: 5%`, `"verdict":"no_need"`, `"untouched":["land_registration"]`, `"not_compared"`}},
		"nothing has changed": {method: "POST", path: path, media: media, body: `{"was":` + is + `,"is":` + is + `}`, status: 200,
			contains: []string{`"changes":[]`}},
		"one of the two is missing": {method: "POST", path: path, media: media, body: `{"is":` + is + `}`, status: 400, contains: []string{"body.missing", "/was"}},
		"mistakes of both come together, each with its place": {method: "POST", path: path, media: media,
			body: `{"was":{"id":"a","start":"2026-06-01","facts":{"nonsense":1}},"is":{"id":"a"}}`, status: 400,
			contains: []string{`"pointer":"/was/facts/nonsense"`, `"pointer":"/is/start"`}},
		"a parameter of a whole plan": {method: "POST", path: path + "&variant=parallel", media: media, body: `{}`, status: 400, contains: []string{"request.parameter"}},
	} {
		t.Run(name, func(t *testing.T) { ask(t, s, a) })
	}
}

func TestChangesOfAProject(t *testing.T) {
	s := keeping(t)
	_, is := enlarged(`{"engineering_planning_permit":{"state":"obtained","finished":"2026-06-20","facts":{"floor_area_total_m2":20000}}}`)
	made := ask(t, s, asked{method: "POST", path: "/api/v1/projects", media: "application/json", body: `{"profile":` + is + `}`,
		header: as(agent, "Idempotency-Key", "key-00000001"), status: 201})
	var project struct{ ID string }
	require.NoError(t, json.Unmarshal(made.Body.Bytes(), &project))
	at := "/api/v1/projects/" + project.ID + "/changes?lang=en"
	ask(t, s, asked{method: "GET", path: at, header: as(agent), status: 200,
		contains: []string{`"id":"engineering_planning_permit"`, `"verdict":"amend"`, `"days":5`, "art. 43"}})
	ask(t, s, asked{method: "GET", path: at, header: as(otherAgent), status: 404, lacks: []string{"engineering_planning_permit"}})
	ask(t, s, asked{method: "GET", path: at, status: 401})
}
