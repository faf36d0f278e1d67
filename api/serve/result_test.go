package serve_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
)

// designOf is a profile of a case as JSON.
func designOf(t testing.TB, name string) string {
	return string(profile.Encode(projecttest.Project(t, name), projecttest.Shipped(t).Facts()))
}

func TestDaysOffAreTold(t *testing.T) {
	s := bare(t)
	for name, a := range map[string]asked{
		"a long holiday and a weekend": {path: "/api/v1/rest_days?from=2026-02-13&to=2026-03-01", status: 200,
			contains: []string{`{"from":"2026-02-15","to":"2026-02-23"}`, `"announced_until":"2026-12-31"`}},
		"a Saturday on which people work in exchange is none": {path: "/api/v1/rest_days?from=2026-02-27&to=2026-03-01", status: 200,
			contains: []string{`"rest":[{"from":"2026-03-01","to":"2026-03-01"}]`}},
		"not backwards":         {path: "/api/v1/rest_days?from=2026-03-01&to=2026-02-01", status: 400, contains: []string{"request.days"}},
		"not for a century":     {path: "/api/v1/rest_days?from=2026-01-01&to=2126-01-01", status: 400, contains: []string{"request.days"}},
		"not without a day":     {path: "/api/v1/rest_days?from=2026-01-01", status: 400},
		"not for what is a day": {path: "/api/v1/rest_days?from=soon&to=2026-01-01", status: 400},
	} {
		a.method = "GET"
		t.Run(name, func(t *testing.T) { ask(t, s, a) })
	}
}

func TestNamesOfTheDistrictAreTold(t *testing.T) {
	ask(t, bare(t), asked{method: "GET", path: "/api/v1/vocabulary", status: 200, contains: []string{
		`{"id":"pre","name":{"zh":"项目前期","en":"Preliminary stage"}}`, `{"id":"investor","name":{"zh":"投资人","en":"investor"}}`, `"start_of_works":"commencement_check"`}})
}

// What may be begun is what the planner says, on the day that is asked for.
func TestWhatMayBeBegunIsTold(t *testing.T) {
	s := bare(t)
	opt := planner.Default()
	want, err := planner.Start(projecttest.Shipped(t), projecttest.Project(t, "standard_land_workshop"), opt)
	require.NoError(t, err)
	wanted, err := json.Marshal(want)
	require.NoError(t, err)
	yaml, err := os.ReadFile(filepath.Join(projecttest.Folder(t), "standard_land_workshop", "profile.yaml"))
	require.NoError(t, err)
	got := ask(t, s, asked{method: "POST", media: "application/yaml", path: "/api/v1/preview/start", body: string(yaml), status: 200})
	require.JSONEq(t, string(wanted), got.Body.String())
	ask(t, s, asked{method: "POST", media: "application/yaml", path: "/api/v1/preview/start?as_of=2026-07-01&lang=en", body: string(yaml), status: 200,
		contains: []string{`"on":"2026-07-01"`, `"hand_in"`}})
	ask(t, s, asked{method: "POST", media: "application/yaml", path: "/api/v1/preview/start?as_of=soon", body: string(yaml), status: 400})
}

func TestWhatMayBeBegunOfAStoredProject(t *testing.T) {
	s := keeping(t)
	p := createdOf(t, s, agent, "standard_land_workshop")
	ask(t, s, asked{method: "GET", path: "/api/v1/projects/" + p.ID + "/start?as_of=2026-07-02", header: as(agent), status: 200,
		contains: []string{`"on":"2026-07-02"`, `"prepare"`}})
}

func TestDesignsAndVariantsStandSideBySide(t *testing.T) {
	s, media := bare(t), "application/json"
	one, other := designOf(t, "standard_land_workshop"), designOf(t, "standard_land_workshop_near_heritage")
	const at = "/api/v1/preview/designs?lang=en"
	for name, a := range map[string]asked{
		"two designs, with what makes the difference": {body: `{"designs":[{"profile":` + one + `},{"profile":` + other + `}]}`, status: 200,
			contains: []string{`"differences":[{`, `"kind":"fact"`}},
		"one design in two variants": {body: `{"designs":[{"profile":` + one + `,"variant":"parallel"},{"profile":` + one + `,"variant":"commitment","commit":[]}]}`, status: 200,
			contains: []string{`"variant":"parallel"`, `"variant":"commitment"`}},
		"one alone is none":         {body: `{"designs":[{"profile":` + one + `}]}`, status: 400, contains: []string{"compare.number"}},
		"what is wrong has a place": {body: `{"designs":[{"profile":` + one + `},{"profile":{"facts":{"colour":"red"}}}]}`, status: 400, contains: []string{"/designs/1/profile/facts/colour"}},
		"not five of them":          {body: `{"designs":[{"profile":{}},{"profile":{}},{"profile":{}},{"profile":{}},{"profile":{}}]}`, status: 400},
	} {
		a.method, a.media, a.path = "POST", media, at
		t.Run(name, func(t *testing.T) { ask(t, s, a) })
	}
}
