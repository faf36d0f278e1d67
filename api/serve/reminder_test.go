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
	"sevenlists/api/track/reminders"
)

// reminded lead a reminder into each of its states, and into some in which it matters how it came there.
var reminded = map[string][]string{
	reminders.Issued:     {},
	reminders.Received:   {"receive"},
	reminders.Answered:   {"answer"},
	reminders.SentBack:   {"answer", "send_back"},
	reminders.Accepted:   {"receive", "answer", "accept"},
	reminders.Rectifying: {"answer", "accept", "rectify"},
	"done":               {"answer", "accept", "rectify_done"},
	reminders.Escalated:  {"escalate"},
	"raised":             {"answer", "accept", "escalate"},
	"topmost":            {"escalate", "escalate_again"},
	reminders.Closed:     {"answer", "accept", "close"},
	reminders.Withdrawn:  {"withdraw"},
}

// newReminder is a body that issues a reminder to the department of the officers of these tests.
const newReminder = `{"document":"督〔2026〕1号","on":"2026-05-06","late":"补录","about":{"kind":"project"},"department":"development_and_reform",
	"title":"逾期未办结","facts":"备案逾期3个工作日","measures":["三日内办结","说明逾期原因"]}`

// reminding is a body of a step of a reminder with everything that any needs, on a day or today.
func reminding(step, on string) string {
	body := map[string]any{"step": step, "document": "文〔2026〕1号", "reason": "x", "result": "x"}
	switch step {
	case "rectify_done":
		body["step"], body["done"] = "rectify", true
	case "escalate_again":
		body["step"] = "escalate"
	}
	if on != "" {
		body["on"], body["late"] = on, "x"
	}
	raw, _ := json.Marshal(body)
	return string(raw)
}

// TestEveryStepOfAReminderInEveryStateForEveryRole tries each step in each state of a reminder as every role,
// of the reminded department or the reminded project, and compares with the table that a person has read:
// testdata/reminder_steps.txt.
func TestEveryStepOfAReminderInEveryStateForEveryRole(t *testing.T) {
	town, ctx := newTown(t), context.Background()
	sessions := map[string]account.Session{}
	roles := []string{}
	for _, role := range town.access.Roles() {
		roles = append(roles, role.ID)
		sessions[role.ID] = town.person(t, account.Entry{Login: role.ID, Roles: []string{role.ID}, Department: "development_and_reform", Street: "cicheng"})
	}
	// Each step has a day of its own, so that all that follows from it is overdue on 1 June.
	days := []string{"2026-05-07", "2026-05-08", "2026-05-11"}
	late := map[string]string{"escalate": "2026-05-18", "escalate_again": "2026-05-25"}
	got := map[string]string{}
	for state, way := range reminded {
		p, err := town.projects.Create(ctx, project.Call{Account: "x", Key: "key-of-" + state}, project.Draft{
			Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID, Street: "cicheng",
		})
		require.NoError(t, err)
		all := "/api/v1/projects/" + p.ID + "/reminders"
		w := ask(t, town, asked{method: "POST", path: all, media: "application/json", body: newReminder, header: carrying(sessions["supervisor"]), status: 201})
		at, version := w.Header().Get("Location"), w.Header().Get("ETag")
		require.Equal(t, all+"/1", at)
		for i, step := range way {
			on := days[i]
			if late[step] != "" {
				on = late[step]
			}
			if state == "raised" && step == "escalate" {
				on = "2026-05-26" // after the ten days of putting right
			}
			w := ask(t, town, asked{method: "POST", path: at + "/steps", media: "application/json", body: reminding(step, on),
				header: with(carrying(sessions["supervisor"]), "If-Match", version), status: 200})
			version = w.Header().Get("ETag")
		}
		for _, step := range reminders.StepNames() {
			for _, role := range roles {
				w := ask(t, town, asked{method: "POST", path: at + "/steps?try=yes", media: "application/json", body: reminding(step, ""),
					header: with(carrying(sessions[role]), "If-Match", version)})
				switch w.Code {
				case http.StatusOK:
					got[state+" "+step] += " " + role
				case http.StatusConflict:
					require.Contains(t, w.Body.String(), `"code":"reminder.`, "%s %s as %s", state, step, role)
				default:
					require.Contains(t, []int{http.StatusForbidden, http.StatusNotFound, http.StatusBadRequest}, w.Code, "%s %s as %s: %s", state, step, role, w.Body)
				}
			}
		}
		w = ask(t, town, asked{method: "GET", path: at, header: carrying(sessions["supervisor"]), status: 200})
		var r serve.ReminderAnswer
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &r))
		require.Len(t, r.Entries, len(way)+1, "trying a step enters nothing")
	}
	require.Equal(t, steps(t, "reminder_steps.txt"), got)
}

func TestRemindersOverHTTP(t *testing.T) {
	s := keeping(t)
	p := made(t, s, agent, "key-00001")
	const jsonBody, supervisor = "application/json", "s supervisor"
	all := "/api/v1/projects/" + p.ID + "/reminders"
	one := all + "/1"
	officer := func(more ...string) map[string]string {
		return as("o officer", append(more, "X-Department", "development_and_reform")...)
	}
	other := as("p officer", "X-Department", "emergency_management")
	step := func(name, more string) string { return `{"step":"` + name + `"` + more + `}` }
	issue := func(body string) asked {
		return asked{method: "POST", path: all, media: jsonBody, body: body, header: as(supervisor)}
	}
	enter := func(header map[string]string, body string, status int, contains ...string) asked {
		return asked{method: "POST", path: one + "/steps", media: jsonBody, body: body, header: header, status: status, contains: contains}
	}
	refused := func(a asked, status int, contains ...string) asked {
		a.status, a.contains = status, contains
		return a
	}
	const demand = `"document":"督〔2026〕1号","title":"x","facts":"备案逾期","measures":["三日内办结"]`
	for _, tc := range []struct {
		name string
		asked
	}{
		{"an agent reminds nobody", asked{method: "POST", path: all, media: jsonBody, body: newReminder, header: as(agent), status: 403}},
		{"what is not demanded is said at once", refused(issue(`{"document":"1","about":{"kind":"project"},"department":"development_and_reform","title":"x","facts":"","measures":[]}`), 400, "/facts", "/measures")},
		{"a department that there is not", refused(issue(`{`+demand+`,"about":{"kind":"project"},"department":"nobody"}`), 400, "/department")},
		{"a problem that the project does not have", refused(issue(`{`+demand+`,"about":{"kind":"problem","problem":7},"department":"development_and_reform"}`), 400, "reminder.subject")},
		{"an empty measure", refused(issue(`{"document":"1","title":"x","facts":"x","measures":[" "],"about":{"kind":"project"},"department":"development_and_reform"}`), 400, "reminder.measure")},
		{"a reminder about a case has five working days for the answer", asked{method: "POST", path: all, media: jsonBody,
			body:   `{` + demand + `,"about":{"kind":"case","case":"enterprise_filing"},"department":"development_and_reform"}`,
			header: as(supervisor, "Idempotency-Key", "key-00002"), status: 201,
			contains: []string{`"number":1`, `"state":"issued"`, `"due":"2026-06-08"`, `"due_for":"answer"`, `"step":"withdraw"`}, lacks: []string{`"step":"escalate"`}}},
		{"the same request again issues none", asked{method: "POST", path: all, media: jsonBody,
			body:   `{` + demand + `,"about":{"kind":"case","case":"enterprise_filing"},"department":"development_and_reform"}`,
			header: as(supervisor, "Idempotency-Key", "key-00002"), status: 201, contains: []string{`"number":1`}}},
		{"its letter names the measures and the day", asked{method: "GET", path: one + "/letter?format=html", header: as(supervisor), status: 200,
			contains: []string{"督办通知书", "督〔2026〕1号", "三日内办结", "2026年6月8日"}}},
		{"in English, too", asked{method: "GET", path: one + "/letter?format=json&lang=en", header: officer(), status: 200, contains: []string{`"reply":"2026-06-08"`}}},
		{"it stands in the department's list", asked{method: "GET", path: "/api/v1/reminders?open=true", header: officer(), status: 200, contains: []string{`"number":1`, `"project_name":`}}},
		{"in no other's", asked{method: "GET", path: "/api/v1/reminders", header: other, status: 200, contains: []string{`"reminders":[]`}}},
		{"nor may that read it", asked{method: "GET", path: one, header: other, status: 404}},
		{"the project's agent sees it", asked{method: "GET", path: all, header: as(agent), status: 200, contains: []string{`"number":1`}}},
		{"its investor does not", asked{method: "GET", path: all, header: as(investor), status: 404}},
		{"a project with an open reminder is not archived", asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/archive", media: jsonBody,
			body: `{"reason":"x"}`, header: as(agent, "If-Match", `"2"`), status: 409, contains: []string{"reminder.open"}}},
		{"it is received", enter(officer("If-Match", `"2"`), step("receive", ""), 200, `"received":"2026-06-01"`)},
		{"the agent answers for the department only with its paper", enter(as(agent, "If-Match", `"3"`), step("answer", `,"result":"x"`), 409, "reminder.other")},
		{"the supervisor neither", enter(as(supervisor, "If-Match", `"3"`), step("answer", `,"result":"x"`), 409, "reminder.other")},
		{"it is answered", enter(officer("If-Match", `"3"`), step("answer", `,"result":"系统故障，已派人办理"`), 200, `"due_for":"review"`, `"due":"2026-06-04"`)},
		{"the officer does not judge the answer", enter(officer("If-Match", `"4"`), step("accept", ""), 403)},
		{"it is sent back with the reason", enter(as(supervisor, "If-Match", `"4"`), step("send_back", `,"reason":"没有写明办结时间"`), 200, `"state":"sent_back"`, `"due":"2026-06-04"`)},
		{"and answered again", enter(officer("If-Match", `"5"`), step("answer", `,"result":"6月3日办结"`), 200)},
		{"accepted, with a day for putting right", enter(as(supervisor, "If-Match", `"6"`), step("accept", `,"due":"2026-06-03"`), 200, `"due_for":"rectify"`, `"due":"2026-06-03"`)},
		{"nothing goes up before its day has passed", enter(as(supervisor, "If-Match", `"7"`), step("escalate", `,"reason":"x"`), 409, "reminder.not_overdue")},
		{"what was put right is reported", enter(officer("If-Match", `"7"`), step("rectify", `,"result":"已办结","done":true`), 200, `"due_for":"review"`)},
		{"the supervisor closes it", enter(as(supervisor, "If-Match", `"8"`), step("close", `,"result":"已核实"`), 200, `"state":"closed"`, `"closed":true`)},
		{"it is closed", enter(as(supervisor, "If-Match", `"9"`), step("withdraw", `,"reason":"x"`), 409, "reminder.step.not_now")},
		{"a wrong entry is corrected, and stays", asked{method: "POST", path: one + "/corrections", media: jsonBody,
			body: `{"entry":8,"reason":"录错","instead":{"step":"close","result":"已到现场核实"}}`, header: as(supervisor, "If-Match", `"9"`), status: 200,
			contains: []string{`"result":"已到现场核实"`, `"undone":{`}}},
		{"an officer corrects no entry of the supervisor", asked{method: "POST", path: one + "/corrections", media: jsonBody,
			body: `{"entry":8,"reason":"x"}`, header: officer("If-Match", `"10"`), status: 403}},
		{"to an agent, too", asked{method: "POST", path: all, media: jsonBody, body: `{` + demand + `,"about":{"kind":"project"}}`, header: as(supervisor), status: 201, contains: []string{`"number":2`}}},
		{"whose letter says so without a name", asked{method: "GET", path: all + "/2/letter?format=html", header: as(agent), status: 200, contains: []string{"本项目代办员"}}},
		{"whom only the project's agent answers", asked{method: "POST", path: all + "/2/steps", media: jsonBody, body: step("answer", `,"result":"x"`), header: as(agent, "If-Match", `"11"`), status: 200}},
		{"of no department", asked{method: "GET", path: all + "/2", header: officer(), status: 404}},
		{"a number that there is not", asked{method: "GET", path: all + "/3", header: as(supervisor), status: 404, contains: []string{"reminder.none"}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
}
