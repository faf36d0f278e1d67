package serve_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"math/rand"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/answerlink"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/track/redress"
)

// letterWays lead a letter into each of its states, by whoever may; a ! leaves the citizen dissatisfied.
var letterWays = map[string]string{
	"triggered": "", "heard": "hear", "verified": "hear verify", "unfounded": "hear dismiss", "sent": "hear verify send",
	"received": "hear verify send receive", "rectifying": "hear verify send receive rectify",
	"replied": "hear verify send receive reply", "called_back": "hear verify send receive reply call_back",
	"dissatisfied": "hear verify send receive reply call_back!",
	"twice":        "hear verify send receive reply call_back! send_again receive reply call_back!",
	"escalated":    "hear verify send escalate", "closed": "hear verify send receive reply call_back close",
}

// saying is a body of a step of a letter with everything that it needs.
func saying(step string) string {
	name, outcome := strings.TrimSuffix(step, "!"), redress.Satisfied
	if name != step {
		outcome = redress.Dissatisfied
	}
	raw, _ := json.Marshal(map[string]any{"step": name, "text": "已经说明情况", "document": "函〔2026〕1号", "outcome": outcome})
	return string(raw)
}

func TestEveryStepOfALetterInEveryStateForEveryRole(t *testing.T) {
	town, ctx := newTown(t), context.Background()
	sessions := map[string]account.Session{}
	roles := []string{}
	for _, role := range town.access.Roles() {
		roles = append(roles, role.ID)
		sessions[role.ID] = town.person(t, account.Entry{Login: role.ID, Roles: []string{role.ID}, Department: "development_and_reform", Street: "cicheng"})
	}
	want, got := steps(t, "redress_steps.txt"), map[string]string{}
	for state, way := range letterWays {
		p, err := town.projects.Create(ctx, project.Call{Account: "x", Key: "key-of-" + state}, project.Draft{
			Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID, Street: "cicheng",
		})
		require.NoError(t, err)
		w := ask(t, town, asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/redress", media: "application/json",
			body: `{"case":"enterprise_filing","source":"complaint","text":"等了三天没有人答复"}`, header: carrying(sessions["investor"]), status: 201})
		at, version := w.Header().Get("Location"), w.Header().Get("ETag")
		for _, step := range strings.Fields(way) {
			by := "supervisor"
			if step == redress.Receive || step == redress.Rectify || step == redress.Reply {
				by = "officer"
			}
			version = ask(t, town, asked{method: "POST", path: at + "/steps", media: "application/json", body: saying(step),
				header: with(carrying(sessions[by]), "If-Match", version), status: 200}).Header().Get("ETag")
		}
		for _, step := range redress.StepNames() {
			for _, role := range roles {
				w := ask(t, town, asked{method: "POST", path: at + "/steps?try=yes", media: "application/json", body: saying(step),
					header: with(carrying(sessions[role]), "If-Match", version)})
				switch w.Code {
				case http.StatusOK:
					got[state+" "+step] += " " + role
				case http.StatusConflict:
					require.Contains(t, w.Body.String(), `"code":"redress.`, "%s %s as %s", state, step, role)
				default:
					require.Contains(t, []int{400, 403, 404}, w.Code, "%s %s as %s: %s", state, step, role, w.Body)
				}
			}
		}
	}
	for key, roles := range got {
		require.ElementsMatch(t, strings.Fields(want[key]), strings.Fields(roles), key)
	}
	require.Len(t, got, len(want))
}

func TestADeliveryIsRatedOnceAndADissatisfiedOneBeginsALetter(t *testing.T) {
	disk, err := sqlite.Open(context.Background(), t.TempDir(), still)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	town := newTown(t, func(c *serve.Config) {
		c.Answers = answerlink.New(answerlink.Config{Records: disk, Now: c.Now, Random: rand.New(rand.NewSource(3)), Log: slog.New(slog.DiscardHandler)})
		c.Track.Hear(c.Answers)
	})
	sessions := map[string]account.Session{}
	for _, role := range []string{"agent", "officer", "supervisor", "investor"} {
		sessions[role] = town.person(t, account.Entry{Login: role, Roles: []string{role}, Department: "development_and_reform"})
	}
	p, err := town.projects.Create(context.Background(), project.Call{Account: "x", Key: "key-00001"}, project.Draft{
		Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID,
	})
	require.NoError(t, err)
	of := "/api/v1/projects/" + p.ID
	at := of + "/cases/enterprise_filing"
	const jsonBody, comment = "application/json", "跑了三趟"
	ask(t, town, asked{method: "POST", path: at + "/rating/links", header: carrying(sessions["agent"]), status: 409, contains: []string{"rating.not_delivered"}})
	version := `"1"`
	for _, body := range []string{`{"step":"receive"}`, `{"step":"accept","document":"1"}`, `{"step":"decide","document":"2","outcome":"granted"}`, `{"step":"deliver","document":"3"}`} {
		version = ask(t, town, asked{method: "POST", path: at + "/steps", media: jsonBody, body: body,
			header: with(carrying(sessions["agent"]), "If-Match", version), status: 200}).Header().Get("ETag")
	}
	var link serve.AnswerLink
	w := ask(t, town, asked{method: "POST", path: at + "/rating/links", header: carrying(sessions["agent"]), status: 201})
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &link))
	json := map[string]string{"Content-Type": jsonBody}
	for _, tc := range []asked{
		{method: "GET", path: link.Path, status: 200, contains: []string{"满意吗", `"very_dissatisfied":"非常不满意"`}},
		{method: "POST", path: link.Path, header: json, body: `{"choice":"furious"}`, status: 400},
		{method: "POST", path: link.Path, header: json, body: `{"choice":"dissatisfied","text":"` + comment + `"}`, status: 204},
		{method: "POST", path: link.Path, header: json, body: `{"choice":"satisfied"}`, status: 409},
		{method: "POST", path: at + "/rating", media: jsonBody, body: `{"choice":"satisfied"}`, header: carrying(sessions["investor"]), status: 409, contains: []string{"rating.given"}},
		{method: "GET", path: of + "/redress/1", header: carrying(sessions["supervisor"]), status: 200, contains: []string{`"state":"triggered"`, comment, `"step":"hear"`}},
		{method: "GET", path: of + "/redress/1", header: carrying(sessions["officer"]), status: 200, contains: []string{`"state":"triggered"`}, lacks: []string{comment}},
		{method: "GET", path: of + "/history", header: carrying(sessions["officer"]), status: 200, contains: []string{"rating_given"}, lacks: []string{comment, `"choice"`, sessions["investor"].Account.ID + `","at`}},
		{method: "GET", path: "/api/v1/redress/figures?from=2026-06-01&to=2026-06-30", header: carrying(sessions["officer"]), status: 403},
		{method: "GET", path: "/api/v1/redress/figures?from=2026-06-01&to=2026-06-30", header: carrying(sessions["supervisor"]), status: 200,
			contains: []string{`"dissatisfied":1`, `"triggered":1`, `"department":"development_and_reform"`}},
	} {
		ask(t, town, tc)
	}
	version = ask(t, town, asked{method: "GET", path: of + "/redress/1", header: carrying(sessions["supervisor"]), status: 200}).Header().Get("ETag")
	for _, step := range []string{"hear", "verify", "send"} {
		version = ask(t, town, asked{method: "POST", path: of + "/redress/1/steps", media: jsonBody, body: saying(step),
			header: with(carrying(sessions["supervisor"]), "If-Match", version), status: 200}).Header().Get("ETag")
	}
	ask(t, town, asked{method: "GET", path: of + "/redress/1/letter?format=html", header: carrying(sessions["officer"]), status: 200,
		contains: []string{"函〔2026〕1号", "不满意评价", "已经说明情况", "2026年6月8日前"}})
	ask(t, town, asked{method: "GET", path: of + "/redress/1/letter?format=html&lang=en", header: carrying(sessions["officer"]), status: 200, contains: []string{"8 June 2026"}})
	town.now = town.now.Add(8 * 24 * time.Hour)
	later := town.person(t, account.Entry{Login: "supervisor2", Roles: []string{"supervisor"}})
	ask(t, town, asked{method: "GET", path: "/api/v1/redress?overdue=true", header: carrying(later), status: 200, contains: []string{`"overdue":true`, `"due":"2026-06-08"`}})
	require.NotContains(t, town.log.String(), comment)
}
