package serve_test

import (
	"context"
	"encoding/json"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
)

func TestAJointHandlingGoesThroughTheAPI(t *testing.T) {
	town := newTown(t)
	person := func(role, department string) map[string]string {
		return carrying(town.person(t, account.Entry{Login: role + department, Roles: []string{role}, Department: department}))
	}
	agent := town.person(t, account.Entry{Login: "agent", Roles: []string{"agent"}})
	p, err := town.projects.Create(context.Background(), project.Call{Account: "x", Key: "key-00001"}, project.Draft{Profile: []byte(workshop(t)), Agent: agent.Account.ID})
	require.NoError(t, err)
	at := "/api/v1/projects/" + p.ID + "/joint"
	version := "1"
	post := func(path, body string, header map[string]string, status int, contains ...string) serve.JointAnswer {
		t.Helper()
		with := map[string]string{"If-Match": `"` + version + `"`}
		for k, v := range header {
			with[k] = v
		}
		w := ask(t, town, asked{method: "POST", path: at + "/" + path + "?lang=en", media: "application/json", body: body, header: with, status: status, contains: contains})
		var answer serve.JointAnswer
		if w.Code == http.StatusOK {
			require.NoError(t, json.Unmarshal(w.Body.Bytes(), &answer))
			version = w.Header().Get("ETag")[1 : len(w.Header().Get("ETag"))-1]
		}
		return answer
	}
	var rows serve.JointRows
	require.NoError(t, json.Unmarshal(ask(t, town, asked{method: "GET", path: at, header: carrying(agent), status: 200}).Body.Bytes(), &rows))
	require.NotEmpty(t, rows.Joint)
	steps, opinions := jointAcceptance+"/steps", jointAcceptance+"/opinions"

	lead, window := person("officer", jointLead), person("window", jointLead)
	post(steps, `{"step":"receive"}`, person("officer", "heritage"), 404)
	j := post(steps, `{"step":"receive"}`, window, 200)
	require.NotContains(t, stepsOf(j), "decide", "a window takes in and never decides")
	j = post(steps, `{"step":"accept","document":"受理1号"}`, lead, 200)
	require.Contains(t, stepsOf(j), "decide")
	version = "1"
	post(steps, `{"step":"decide","document":"x","outcome":"granted"}`, lead, 412)
	version = ""
	w := ask(t, town, asked{method: "GET", path: at + "/" + jointAcceptance, header: carrying(agent), status: 200})
	version = w.Header().Get("ETag")[1 : len(w.Header().Get("ETag"))-1]
	post(steps, `{"step":"decide","document":"x","outcome":"granted"}`, lead, 409, "joint.waiting")
	for _, h := range j.Hearings {
		body := `{"department":"` + h.Department + `","stance":"for"}`
		post(opinions, body, lead, 403)
		post(opinions, body, person("officer", h.Department), 200)
	}
	j = post(steps, `{"step":"decide","document":"联验1号","outcome":"granted"}`, lead, 200)
	for _, m := range j.Items {
		require.Equal(t, m.Joined, m.State == "decided", m.Case)
	}
	ask(t, town, asked{method: "GET", path: at + "/nothing", header: carrying(agent), status: 404})
}

func stepsOf(j serve.JointAnswer) []string {
	steps := make([]string, len(j.Next))
	for i, n := range j.Next {
		steps[i] = n.Step
	}
	return steps
}
