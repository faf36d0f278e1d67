package serve_test

import (
	"context"
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/track/commitments"
)

// worksPermit is an item of the workshop whose commitment is offered and is not published first.
const worksPermit = "construction_permit"

// promises lead a commitment into each of its states, step by step; accept is that of the item's case.
var promises = map[string][]string{
	commitments.None:          nil,
	commitments.Chosen:        {"choose"},
	commitments.LetterWritten: {"choose", "write_letter"},
	commitments.Signed:        {"choose", "write_letter", "sign", "accept"},
	commitments.Published:     {"choose", "write_letter", "sign", "publish", "accept"},
	commitments.InForce:       {"choose", "write_letter", "sign", "accept", "take_effect"},
	commitments.Verified:      {"choose", "write_letter", "sign", "accept", "take_effect", "verify"},
	commitments.Breached:      {"choose", "write_letter", "sign", "accept", "take_effect", "breach"},
	commitments.Repaired:      {"choose", "write_letter", "sign", "accept", "take_effect", "breach", "repair"},
	commitments.Withdrawn:     {"choose", "write_letter", "sign", "accept", "take_effect", "breach", "withdraw"},
	commitments.GivenUp:       {"choose", "give_up"},
}

// promising is a body of a step of a commitment with everything that it needs.
func promising(step string) string {
	body := map[string]any{"step": step, "document": "文〔2026〕1号", "reason": "x", "finding": "x"}
	if step == commitments.Sign {
		body["signer"] = map[string]string{"name": "王大明", "capacity": "法定代表人"}
	}
	raw, _ := json.Marshal(body)
	return string(raw)
}

// TestEveryStepOfACommitmentInEveryStateForEveryRole tries each step in each state of a commitment as every
// role, of the item's own department or project, and compares with the table that a person has read:
// testdata/commitment_steps.txt.
func TestEveryStepOfACommitmentInEveryStateForEveryRole(t *testing.T) {
	town, ctx := newTown(t), context.Background()
	sessions := map[string]account.Session{}
	roles := []string{}
	for _, role := range town.access.Roles() {
		roles = append(roles, role.ID)
		sessions[role.ID] = town.person(t, account.Entry{Login: role.ID, Roles: []string{role.ID}, Department: "housing_construction", Street: "cicheng"})
	}
	want, got := steps(t, "commitment_steps.txt"), map[string]string{}
	for state, way := range promises {
		// Each has an investor of its own, so that the breach of one bars no other.
		sessions["investor"] = town.person(t, account.Entry{Login: "investor_" + state, Roles: []string{"investor"}})
		p, err := town.projects.Create(ctx, project.Call{Account: "x", Key: "key-of-" + state}, project.Draft{
			Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID, Street: "cicheng",
		})
		require.NoError(t, err)
		at, cases := "/api/v1/projects/"+p.ID+"/commitments/"+worksPermit, "/api/v1/projects/"+p.ID+"/cases/"+worksPermit
		version := "1"
		enter := func(at, body, version string) string {
			w := ask(t, town, asked{method: "POST", path: at + "/steps", media: "application/json", body: body,
				header: with(carrying(sessions["agent"]), "If-Match", `"`+version+`"`), status: 200})
			return strings.Trim(w.Header().Get("ETag"), `"`)
		}
		for _, step := range way {
			if step == "accept" {
				enter(cases, `{"step":"accept","document":"1"}`, enter(cases, `{"step":"receive"}`, "1"))
				continue
			}
			version = enter(at, promising(step), version)
		}
		for _, step := range commitments.StepNames() {
			for _, role := range roles {
				w := ask(t, town, asked{method: "POST", path: at + "/steps?try=yes", media: "application/json", body: promising(step),
					header: with(carrying(sessions[role]), "If-Match", `"`+version+`"`, "Accept-Language", "en")})
				switch w.Code {
				case http.StatusOK:
					got[state+" "+step] += " " + role
				case http.StatusConflict:
					require.Contains(t, w.Body.String(), `"code":"commitment.`, "%s %s as %s", state, step, role)
				default:
					require.Contains(t, []int{http.StatusForbidden, http.StatusNotFound}, w.Code, "%s %s as %s: %s", state, step, role, w.Body)
				}
			}
		}
		w := ask(t, town, asked{method: "GET", path: at, header: carrying(sessions["agent"]), status: 200})
		var c serve.CommitmentAnswer
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &c))
		require.Equal(t, state, c.State, "trying a step enters nothing")
	}
	require.Equal(t, want, got)
}

func TestCommitmentsOverHTTP(t *testing.T) {
	s := keeping(t)
	p := made(t, s, agent, "key-00001")
	ask(t, s, asked{method: "PUT", path: "/api/v1/projects/" + p.ID + "/profile", media: "application/yaml", body: workshop(t),
		header: as(agent, "If-Match", `"1"`), status: 200})
	at := "/api/v1/projects/" + p.ID + "/commitments"
	const jsonBody = "application/json"
	one := at + "/" + worksPermit
	sign := `{"step":"sign","document":"承诺〔2026〕1号","signer":{"name":"王大明","capacity":"法定代表人"}}`
	officer := func(more ...string) map[string]string {
		return as("o officer", append(more, "X-Department", "housing_construction")...)
	}
	for _, tc := range []struct {
		name string
		asked
	}{
		{"each item of the plan says whether it is offered, and why not", asked{method: "GET", path: at, header: as(agent), status: 200,
			contains: []string{`"case":"construction_permit"`, `"offered":true`, `"offered":false,"refused_because":["不是低风险小型项目"]`, `"due_for":"verify"`}}},
		{"a step without the version is refused", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"choose"}`, header: as(agent), status: 428}},
		{"what is not offered is refused with its reasons", asked{method: "POST", path: at + "/planning_verification/steps", media: jsonBody, body: `{"step":"choose"}`,
			header: as(agent, "If-Match", `"1"`), status: 409, contains: []string{"commitment.refused", "不是低风险小型项目"}}},
		{"an item without a commitment is not there", asked{method: "GET", path: at + "/joint_acceptance", header: as(agent), status: 404}},
		{"another agent does not even see it", asked{method: "GET", path: one, header: as(otherAgent), status: 404}},
		{"it is chosen", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"choose"}`,
			header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00002"), status: 200, contains: []string{`"state":"chosen"`, `"step":"write_letter"`}}},
		{"the same request again enters nothing more", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"choose"}`,
			header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00002"), status: 200, lacks: []string{`"number":2`}}},
		{"who has seen an older one is told", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"give_up","reason":"x"}`,
			header: as(agent, "If-Match", `"1"`), status: 412}},
		{"its letter is written", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"write_letter","document":"承诺〔2026〕1号"}`,
			header: as(agent, "If-Match", `"3"`), status: 200}},
		{"and printed", asked{method: "GET", path: one + "/letter?format=html", header: as(agent), status: 200, contains: []string{"告知承诺书", "承诺〔2026〕1号"}}},
		{"in English, too", asked{method: "GET", path: one + "/letter?format=html&lang=en", header: as(agent), status: 200, contains: []string{"Letter of commitment"}}},
		{"nobody signs without a name", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"sign","document":"x"}`,
			header: as(agent, "If-Match", `"4"`), status: 400, contains: []string{"/signer"}}},
		{"an officer does not sign", asked{method: "POST", path: one + "/steps", media: jsonBody, body: sign, header: officer("If-Match", `"4"`), status: 403}},
		{"who signed is answered", asked{method: "POST", path: one + "/steps", media: jsonBody, body: sign,
			header: as(agent, "If-Match", `"4"`, "Idempotency-Key", "key-00003"), status: 200, contains: []string{`"signer":{"name":"王大明"`}}},
		{"and again for the same request", asked{method: "POST", path: one + "/steps", media: jsonBody, body: sign,
			header: as(agent, "If-Match", `"4"`, "Idempotency-Key", "key-00003"), status: 200, contains: []string{`"signer":{"name":"王大明"`}}},
		{"and stands nowhere in the log", asked{method: "GET", path: "/api/v1/projects/" + p.ID + "/history", header: as(agent), status: 200, contains: []string{"commitment_sign"}, lacks: []string{"王大明"}}},
		{"a wrong entry is corrected with its reason", asked{method: "POST", path: one + "/corrections", media: jsonBody,
			body: `{"number":2,"reason":"号码抄错","instead":{"step":"write_letter","document":"承诺〔2026〕9号"}}`, header: as(agent, "If-Match", `"5"`), status: 200,
			contains: []string{`"undone":{`, `"letter":"承诺〔2026〕9号"`, `"state":"signed"`}}},
		{"its department finds it among all projects", asked{method: "GET", path: "/api/v1/commitments", header: officer(), status: 200, contains: []string{worksPermit}}},
		{"another department does not", asked{method: "GET", path: "/api/v1/commitments", header: as("o officer", "X-Department", "emergency_management"), status: 200, lacks: []string{worksPermit}}},
		{"nothing is due yet", asked{method: "GET", path: "/api/v1/commitments/duties?until=2026-12-31", header: as(agent), status: 200, contains: []string{`"duties":[]`}}},
		{"until when has to be a date", asked{method: "GET", path: "/api/v1/commitments/duties?until=never", header: as(agent), status: 400}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
}
