package serve_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/materials"
	"sevenlists/api/track/redress"
)

func TestPapersOverHTTP(t *testing.T) {
	s := keeping(t)
	p := made(t, s, agent, "key-00001")
	ask(t, s, asked{method: "PUT", path: "/api/v1/projects/" + p.ID + "/profile", media: "application/yaml", body: workshop(t),
		header: as(agent, "If-Match", `"1"`), status: 200})
	at, of := "/api/v1/projects/"+p.ID+"/materials", "/api/v1/projects/"+p.ID+"/cases/"+planningPermit+"/materials"
	const jsonBody = "application/json"
	scheme := `{"material":"design_scheme","for":["design_scheme_review"],"form":"original","document":"方案1号"}`
	clerk := func(more ...string) map[string]string {
		return as("w window", append(more, "X-Department", "natural_resources_planning")...)
	}
	for _, tc := range []struct {
		name string
		asked
	}{
		{"everything that lacks is listed", asked{method: "GET", path: of, header: as(agent), status: 200,
			contains: []string{`"material":"design_scheme"`, `"stands":"missing"`, `"lacking":true`, "尚未提交"}}},
		{"the investor hands nothing in here", asked{method: "POST", path: at, media: jsonBody, body: scheme, header: as(investor), status: 404}},
		{"a paper has to be for something", asked{method: "POST", path: at, media: jsonBody, body: `{"material":"design_scheme","for":[],"form":"original"}`,
			header: clerk("Idempotency-Key", "key-00002"), status: 400, contains: []string{"/for"}}},
		{"the window takes it in", asked{method: "POST", path: at, media: jsonBody, body: scheme, header: clerk("Idempotency-Key", "key-00003"), status: 201,
			contains: []string{`"number":1`, `"state":"on_hand"`, `"step":"give_back"`}}},
		{"the same request again takes in nothing more", asked{method: "POST", path: at, media: jsonBody, body: scheme, header: clerk("Idempotency-Key", "key-00003"), status: 201,
			contains: []string{`"number":1`}}},
		{"a later item uses it again", asked{method: "GET", path: of, header: as(agent), status: 200,
			contains: []string{`"stands":"on_hand"`, "已于2026-06-01为", "不再重复提交", `"handed_in_for":["design_scheme_review"]`}}},
		{"and does not ask for it", asked{method: "POST", path: at, media: jsonBody, body: `{"material":"design_scheme","for":["engineering_planning_permit"],"form":"original"}`,
			header: clerk("Idempotency-Key", "key-00004"), status: 409, contains: []string{"material.on_hand", "replaces"}}},
		{"the project lists what was handed in", asked{method: "GET", path: at, header: as(agent), status: 200, contains: []string{`"papers":[{"project"`, `"document":"方案1号"`}}},
		{"another agent does not see it", asked{method: "GET", path: at + "/1", header: as(otherAgent), status: 404}},
		{"a step needs the version", asked{method: "POST", path: at + "/1/steps", media: jsonBody, body: `{"step":"give_back"}`, header: clerk(), status: 428}},
		{"the original is given back", asked{method: "POST", path: at + "/1/steps", media: jsonBody, body: `{"step":"give_back"}`,
			header: clerk("If-Match", `"3"`, "Idempotency-Key", "key-00005"), status: 200, contains: []string{`"state":"given_back"`}}},
		{"so that it is asked for again", asked{method: "GET", path: of, header: as(agent), status: 200, contains: []string{`"stands":"given_back"`}}},
		{"which was wrong", asked{method: "POST", path: at + "/1/corrections", media: jsonBody, body: `{"entry":2,"reason":"退的是另一份"}`,
			header: clerk("If-Match", `"4"`, "Idempotency-Key", "key-00006"), status: 200, contains: []string{`"state":"on_hand"`, `"undone":{`}}},
		{"there is no second paper", asked{method: "GET", path: at + "/2", header: as(agent), status: 404}},
		{"the receipt marks what came", asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/cases/" + planningPermit + "/steps", media: jsonBody, body: `{"step":"receive"}`,
			header: clerk("If-Match", `"1"`), status: 200}},
		{"and is printed", asked{method: "GET", path: "/api/v1/projects/" + p.ID + "/cases/" + planningPermit + "/letters/receipt?format=html", header: clerk(), status: 200,
			contains: []string{"收件凭证", "√", "直接复用"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
}

// handOne hands one paper of a project in, and enters one complaint.
func handOne(t testing.TB, s *track.Service, id string) {
	t.Helper()
	_, err := s.EnterMaterial(context.Background(), id, project.Call{Account: "x"}, 0, materials.Dated{Step: materials.Step{
		Name: materials.HandIn, Material: "design_scheme", For: []string{"design_scheme_review"}, Form: "original",
	}}, false)
	require.NoError(t, err)
	_, err = s.EnterRedress(context.Background(), id, project.Call{Account: "x"}, 0, redress.Dated{Step: redress.Step{
		Name: redress.Trigger, Case: ownDepartments, From: redress.FromComplaint,
	}}, "等了三天没有人答复", false)
	require.NoError(t, err)
}
