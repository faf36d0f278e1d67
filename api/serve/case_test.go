package serve_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/track/handling"
)

// ways lead a case into each of its states, step by step.
var ways = map[string][]string{
	handling.None:                 nil,
	handling.Received:             {"receive"},
	handling.CorrectionRequested:  {"receive", "request_correction"},
	handling.Supplemented:         {"receive", "request_correction", "supplement"},
	handling.Accepted:             {"receive", "accept"},
	handling.Paused:               {"receive", "accept", "pause"},
	handling.Decided:              {"receive", "accept", "decide"},
	handling.Delivered:            {"receive", "accept", "decide", "deliver"},
	handling.ClosedNotRequired:    {"receive", "not_required"},
	handling.ClosedWrongAuthority: {"receive", "wrong_authority"},
	handling.Voided:               {"receive", "void"},
	"accepted_with_gap":           {"receive", "accept_with_gap"}, // accepted, and a gap whose day has passed
	handling.AcceptanceWithdrawn:  {"receive", "accept_with_gap", "withdraw_acceptance"},
}

// planningPermit is an item some of whose papers may follow later.
const planningPermit = "engineering_planning_permit"

// stating is a body of a step with everything that it needs; a day is given for those of which the table
// tells nothing, which lie in the past.
func stating(step, on string) string {
	body := map[string]any{
		"step": step, "document": "文〔2026〕1号", "reason": "x", "missing": []any{map[string]any{"what": "x"}}, "kind": "hearing",
		"planned_end": "2026-07-10", "days": 5, "authority": "x", "outcome": "granted", "due": "2026-07-10", "materials": []string{"setting_out_drawing"},
	}
	if on != "" {
		body["on"], body["late"], body["due"] = on, "x", "2026-06-10"
	}
	raw, _ := json.Marshal(body)
	return string(raw)
}

// TestEveryStepInEveryStateForEveryRole tries each step in each state of a case as every role, of the
// case's own department or project, and compares with the table that a person has read: testdata/steps.txt.
func TestEveryStepInEveryStateForEveryRole(t *testing.T) {
	town := newTown(t)
	town.now = town.now.AddDate(0, 0, 19)
	ctx := context.Background()
	sessions := map[string]account.Session{}
	roles := []string{}
	for _, role := range town.access.Roles() {
		roles = append(roles, role.ID)
		sessions[role.ID] = town.person(t, account.Entry{Login: role.ID, Roles: []string{role.ID}, Department: "natural_resources_planning", Street: "cicheng"})
	}
	want, got := steps(t, "steps.txt"), map[string]string{}
	tried := 0
	for state, way := range ways {
		p, err := town.projects.Create(ctx, project.Call{Account: "x", Key: "key-of-" + state}, project.Draft{
			Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID, Street: "cicheng",
		})
		require.NoError(t, err)
		at := "/api/v1/projects/" + p.ID + "/cases/" + planningPermit
		version := "1"
		for _, step := range way {
			on := "2026-06-02"
			if step == handling.WithdrawAcceptance {
				on = "" // after the day on which the gap was to be closed
			}
			w := ask(t, town, asked{method: "POST", path: at + "/steps", media: "application/json", body: stating(step, on),
				header: with(carrying(sessions["agent"]), "If-Match", `"`+version+`"`), status: 200})
			version = strings.Trim(w.Header().Get("ETag"), `"`)
		}
		for _, step := range handling.StepNames() {
			for _, role := range roles {
				w := ask(t, town, asked{method: "POST", path: at + "/steps?try=yes", media: "application/json", body: stating(step, ""),
					header: with(carrying(sessions[role]), "If-Match", `"`+version+`"`, "Accept-Language", "en")})
				tried++
				switch w.Code {
				case http.StatusOK:
					got[state+" "+step] += " " + role
				case http.StatusConflict:
					require.Contains(t, w.Body.String(), `"code":"case.`, "%s %s as %s", state, step, role)
				default:
					require.Contains(t, []int{http.StatusForbidden, http.StatusNotFound}, w.Code, "%s %s as %s: %s", state, step, role, w.Body)
				}
			}
		}
		w := ask(t, town, asked{method: "GET", path: at, header: carrying(sessions["agent"]), status: 200})
		var c struct {
			State string           `json:"state"`
			Next  []serve.NextStep `json:"next"`
		}
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &c))
		require.Equal(t, strings.TrimSuffix(state, "_with_gap"), c.State, "trying a step enters nothing")
	}
	require.Equal(t, want, got)
	t.Logf("%d steps tried", tried)
}

// steps reads which roles may enter which step in which state.
func steps(t *testing.T, file string) map[string]string {
	t.Helper()
	f, err := os.Open(filepath.Join("testdata", file))
	require.NoError(t, err)
	defer f.Close()
	table := map[string]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Fields(lines.Text())
		if len(cells) > 2 && cells[0] != "#" {
			table[cells[0]+" "+cells[1]] = " " + strings.Join(cells[2:], " ")
		}
	}
	return table
}

// with adds headers to others.
func with(header map[string]string, more ...string) map[string]string {
	for i := 0; i < len(more); i += 2 {
		header[more[i]] = more[i+1]
	}
	return header
}

func TestCasesOverHTTP(t *testing.T) {
	s := keeping(t)
	p := made(t, s, agent, "key-00001")
	at := "/api/v1/projects/" + p.ID + "/cases"
	const jsonBody = "application/json"
	w := ask(t, s, asked{method: "GET", path: at, header: as(agent), status: 200, contains: []string{`"case":"enterprise_filing"`, `"state":"none"`}})
	require.NotContains(t, w.Body.String(), `"name":""`)
	one := at + "/enterprise_filing"
	for _, tc := range []struct {
		name string
		asked
	}{
		{"a step without the version of the case is refused", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"receive"}`, header: as(agent), status: 428}},
		{"a step that there is not is refused", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"recieve"}`,
			header: as(agent, "If-Match", `"1"`), status: 400, contains: []string{"receive"}}},
		{"another agent does not even see the case", asked{method: "GET", path: one, header: as(otherAgent), status: 404}},
		{"an item that the project does not need is not there", asked{method: "GET", path: at + "/harbour", header: as(agent), status: 404}},
		{"the agent enters what was received", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"receive"}`,
			header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00002"), status: 200, contains: []string{`"state":"received"`, `"step":"accept","name":"受理","needs":["document"]`}}},
		{"the same request again enters nothing more", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"receive"}`,
			header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00002"), status: 200, contains: []string{`"state":"received"`}, lacks: []string{`"number":2`}}},
		{"who has seen an older case is told", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"fix_on_spot"}`,
			header: as(agent, "If-Match", `"1"`), status: 412}},
		{"an officer of another department does not see it", asked{method: "GET", path: one, header: as("o officer", "X-Department", "emergency_management"), status: 404}},
		{"an officer of the department accepts", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"accept","document":"受理1号"}`,
			header: as("o officer", "If-Match", `"2"`, "X-Department", "development_and_reform"), status: 200, contains: []string{`"accepted":"2026-06-01"`}}},
		{"a window does not decide", asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"decide","document":"x","outcome":"granted"}`,
			header: as("w window", "If-Match", `"3"`, "X-Department", "development_and_reform"), status: 403}},
		{"a wrong entry is corrected with its reason", asked{method: "POST", path: one + "/corrections", media: jsonBody,
			body: `{"number":2,"reason":"号码抄错","instead":{"step":"accept","document":"受理7号"}}`, header: as(agent, "If-Match", `"3"`), status: 200,
			contains: []string{`"undone":{`, "受理7号"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
}
