package serve_test

import (
	"context"
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/answerlink"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/track"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/lang"
)

// Bodies that begin one of each class of matter, of the department that officers of these tests belong to.
const (
	newProblem  = `{"title":"用地红线与设计不符","severity":"delay","category":"land","items":["enterprise_filing"],"lead":{"department":"development_and_reform"}}`
	newQuestion = `{"fact":"in_flood_zone","department":"development_and_reform"}`
	newRound    = `{"matter":"joint_review","about":"scheme","text":"设计方案","silence_is_assent":true,"parties":[{"id":"development_and_reform","kind":"department"},{"id":"east","kind":"neighbour"}]}`
)

// matters makes number 1 of each class of matter of a project.
func matters(t testing.TB, s *track.Service, id string) {
	t.Helper()
	agent := track.Who{Roles: []string{"agent"}}
	const own = "development_and_reform"
	for _, one := range []struct {
		class string
		step  problems.Step
	}{
		{problems.ClassProblem, problems.Step{Name: problems.Open, Lead: &problems.Lead{Department: own}, Finding: &problems.Finding{
			Title: lang.Text{ZH: "用地红线与设计不符"}, Severity: "delay",
		}}},
		{problems.ClassQuestion, problems.Step{Name: problems.Ask, Question: &problems.Fact{Fact: "in_flood_zone", Department: own}}},
		{problems.ClassOpinion, problems.Step{Name: problems.Ask, Round: &problems.Asking{Matter: "joint_review", About: "scheme", Parties: []problems.Party{
			{ID: own, Kind: problems.PartyDepartment}, {ID: "east", Kind: "neighbour"},
		}}}},
	} {
		_, err := s.EnterMatter(context.Background(), id, project.Call{Account: "x"}, 0, one.class, problems.Dated{Step: one.step}, agent, false)
		require.NoError(t, err)
	}
	_, err := s.EnterReminder(context.Background(), id, project.Call{Account: "x"}, 0, reminders.Dated{Step: reminders.Step{
		Name: reminders.Issue, Document: "督〔2026〕1号", Demand: &reminders.Demand{
			About: reminders.Subject{Kind: reminders.AboutProject}, Department: own, Title: "x", Facts: "x", Measures: []string{"x"},
		},
	}}, track.Who{}, false)
	require.NoError(t, err)
}

func TestTheAgendaGoesOutAndItsDecisionsComeBack(t *testing.T) {
	s := keeping(t)
	const jsonBody = "application/json"
	one, other := made(t, s, agent, "key-00001"), made(t, s, otherAgent, "key-00001")
	raise := func(who, id, severity string) {
		ask(t, s, asked{method: "POST", path: "/api/v1/projects/" + id + "/problems", media: jsonBody,
			body: strings.Replace(newProblem, "delay", severity, 1), header: as(who), status: 201})
	}
	raise(agent, one.ID, "delay")
	raise(agent, one.ID, "stop")
	raise(otherAgent, other.ID, "delay")
	const supervisor, leader = "s supervisor", "l leader"

	agenda := answerOf[track.Agenda](t, ask(t, s, asked{method: "GET", path: "/api/v1/agenda", header: as(supervisor), status: 200}))
	require.Equal(t, 3, agenda.Problems)
	require.Equal(t, "stop", agenda.Departments[0].Problems[0].Severity, "what stops a project comes first")
	ask(t, s, asked{method: "GET", path: "/api/v1/agenda", header: as(agent), status: 200, contains: []string{one.ID}, lacks: []string{other.ID}})
	ask(t, s, asked{method: "GET", path: "/api/v1/agenda", header: as("o officer", "X-Department", "heritage"), status: 200, contains: []string{`"departments":[]`}})
	ask(t, s, asked{method: "GET", path: "/api/v1/agenda?format=html&on=2026-06-12", header: as(supervisor), status: 200,
		contains: []string{"项目联合会商议程", "用地红线与设计不符", "逾期", "企业投资项目"}, lacks: []string{`"severity"`}})
	ask(t, s, asked{method: "GET", path: "/api/v1/agenda?format=html&department=heritage&lang=en", header: as(supervisor), status: 200, contains: []string{"Nothing is to be discussed"}})

	decisions := `{"attending":["development_and_reform"],"text":"逐项会商","decisions":[` +
		`{"project":"` + one.ID + `","number":1,"step":"assign","lead":{"person":"acc_x","due":"2026-06-20"}},` +
		`{"project":"` + one.ID + `","number":2,"step":"settle","result":"改线","document":"纪要1号"},` +
		`{"project":"` + one.ID + `","number":2,"step":"propose","result":"改线"},` +
		`{"project":"` + other.ID + `","number":9,"step":"assign"},` +
		`{"project":"` + other.ID + `","step":"open","problem":` + newProblem + `}]}`
	send := asked{method: "POST", path: "/api/v1/agenda/decisions", media: jsonBody, body: decisions, header: as(supervisor, "Idempotency-Key", "key-00001"), status: 201}
	w := ask(t, s, send)
	held := answerOf[serve.MeetingAnswer](t, w)
	var got []string
	for _, o := range held.Outcomes {
		got = append(got, fmt.Sprint(o.Done, " ", o.Problem, " ", o.State+o.Code))
	}
	require.Equal(t, []string{"true 1 assigned", "false 2 problem.step.not_now", "true 2 proposed", "false 9 problem.none", "true 2 open"}, got)
	require.NotEmpty(t, held.Outcomes[1].Why.ZH)
	require.True(t, held.Meeting.Finished)

	require.Equal(t, w.Body.String(), ask(t, s, send).Body.String(), "sent again, it answers the same and enters nothing")
	after := answerOf[track.Agenda](t, ask(t, s, asked{method: "GET", path: "/api/v1/agenda", header: as(supervisor), status: 200}))
	require.Equal(t, 4, after.Problems)
	again := send
	again.body, again.status = strings.Replace(decisions, "逐项", "再次", 1), 422
	ask(t, s, again)

	ask(t, s, asked{method: "GET", path: w.Header().Get("Location"), header: as(leader), status: 200, contains: []string{"逐项会商", one.ID, other.ID, `"carried":true`}})
	ask(t, s, asked{method: "GET", path: "/api/v1/meetings", header: as(agent), status: 200, contains: []string{one.ID}, lacks: []string{other.ID}})
	ask(t, s, asked{method: "GET", path: "/api/v1/projects/" + other.ID + "/problems/2", header: as(otherAgent), status: 200,
		contains: []string{`"found_by":"meeting","finder":"` + held.Meeting.ID}})

	mine := send
	mine.header, mine.body = as(agent, "Idempotency-Key", "key-00002"), `{"decisions":[{"project":"`+other.ID+`","number":1,"step":"assign","lead":{"person":"x"}}]}`
	ask(t, s, send)
	ask(t, s, mine)
	ask(t, s, asked{method: "GET", path: "/api/v1/projects/" + other.ID + "/problems/1", header: as(otherAgent), status: 200, contains: []string{`"state":"open"`}})
}

func TestProblemsAndQuestionsOverHTTP(t *testing.T) {
	s := keeping(t)
	const jsonBody = "application/json"
	p := made(t, s, agent, "key-00001")
	at := "/api/v1/projects/" + p.ID
	ask(t, s, asked{method: "GET", path: "/api/v1/matters/terms?lang=en", status: 200, contains: []string{
		`{"id":"accepted_risk","name":"Risk accepted","closed":true}`, `{"id":"stop","name":"Stops the project"}`, `{"step":"settle","name":"Settle","needs":["result"]}`,
	}, lacks: []string{"found_again"}})
	first := ask(t, s, asked{method: "POST", path: at + "/problems/study", header: as(agent), status: 200, contains: []string{`"asked":[1`}})
	require.NotEqual(t, first.Body.String(), ask(t, s, asked{method: "POST", path: at + "/problems/study", header: as(agent), status: 200, contains: []string{`"asked":[]`}}).Body.String())
	ask(t, s, asked{method: "POST", path: at + "/problems/study", header: as("o officer", "X-Department", "development_and_reform"), status: 403})
	page := answerOf[track.MatterPage](t, ask(t, s, asked{method: "GET", path: at + "/questions", header: as(agent), status: 200}))
	q := page.Questions[0]
	one := fmt.Sprintf("%s/questions/%d", at, q.Number)
	officer := func(more ...string) map[string]string {
		return as("o officer", append([]string{"X-Department", q.Department}, more...)...)
	}
	ask(t, s, asked{method: "GET", path: "/api/v1/matters?class=question&open=true&due_by=2026-06-04", header: officer(), status: 200, contains: []string{q.Fact.Fact}})
	ask(t, s, asked{method: "GET", path: "/api/v1/matters?class=question&due_by=2026-06-01", header: officer(), status: 200, contains: []string{"{}"}})
	ask(t, s, asked{method: "GET", path: one, header: as("o officer", "X-Department", "city_archives"), status: 404})
	ask(t, s, asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"answer","answer":{"value":[1]}}`,
		header: officer("If-Match", fmt.Sprintf(`"%d"`, q.Version)), status: 400, contains: []string{"/answer/value"}})
	ask(t, s, asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"take_over"}`,
		header: as(agent, "If-Match", fmt.Sprintf(`"%d"`, q.Version)), status: 400, contains: []string{"problem.step.unknown"}})
	ask(t, s, asked{method: "POST", path: one + "/take_over", header: as(agent, "If-Match", fmt.Sprintf(`"%d"`, q.Version)), status: 409})
	ask(t, s, asked{method: "POST", path: one + "/steps", media: jsonBody, body: `{"step":"withdraw"}`, header: as(agent), status: 428})
	w := ask(t, s, asked{method: "POST", path: at + "/questions", media: jsonBody, body: `{"fact":"in_flod_zone"}`, header: as(agent), status: 400})
	require.Contains(t, w.Body.String(), "/question/fact")

	ask(t, s, asked{method: "POST", path: at + "/opinions", media: jsonBody, body: newRound, header: as(agent, "Idempotency-Key", "key-00009"), status: 201, contains: []string{`"state":"waiting"`, `"step":"give"`}})
	ask(t, s, asked{method: "POST", path: at + "/opinions", media: jsonBody, body: newRound, header: as(agent, "Idempotency-Key", "key-00009"), status: 201, contains: []string{`"number":1`}})
	ask(t, s, asked{method: "POST", path: at + "/opinions", media: jsonBody, body: strings.Replace(newRound, `"joint_review"`, `"item"`, 1), header: as(agent), status: 400, contains: []string{"/round/about"}})
	ask(t, s, asked{method: "GET", path: at + "/opinions/1", header: as("o officer", "X-Department", "development_and_reform"), status: 200, contains: []string{`"step":"give"`}, lacks: []string{`"step":"close"`}})
}

func TestANeighbourAndADepartmentAnswerByALinkOnce(t *testing.T) {
	town := newTown(t, func(c *serve.Config) {
		disk, err := sqlite.Open(context.Background(), t.TempDir(), c.Now)
		require.NoError(t, err)
		t.Cleanup(func() { require.NoError(t, disk.Close()) })
		c.Answers = answerlink.New(answerlink.Config{Records: disk, Now: c.Now, Random: rand.New(rand.NewSource(1)), Log: c.Log})
		c.Track.Hear(c.Answers)
	})
	const jsonBody = "application/json"
	who := town.person(t, account.Entry{Login: "agent", Roles: []string{"agent"}})
	p, err := town.projects.Create(context.Background(), project.Call{Account: "x", Key: "key-00001"}, project.Draft{Profile: []byte(workshop(t)), Agent: who.Account.ID})
	require.NoError(t, err)
	matters(t, town.track, p.ID)
	at := "/api/v1/projects/" + p.ID
	link := func(path, body string) string {
		return answerOf[serve.AnswerLink](t, ask(t, town, asked{method: "POST", path: at + path, media: jsonBody, body: body, header: carrying(who), status: 201})).Path
	}
	ask(t, town, asked{method: "POST", path: at + "/opinions/1/links", media: jsonBody, body: `{"party":"west"}`, header: carrying(who), status: 409, contains: []string{"opinion.party"}})
	old, one := link("/opinions/1/links", `{"party":"east"}`), link("/opinions/1/links", `{"party":"east"}`)
	ask(t, town, asked{method: "GET", path: old, status: 404})
	ask(t, town, asked{method: "GET", path: one, status: 200, contains: []string{`"with_conditions":"有条件同意"`, `"until":"2026-06-08"`}})
	ask(t, town, asked{method: "POST", path: one, media: jsonBody, body: `{"choice":"with_conditions"}`, status: 400, contains: []string{`"pointer":"/text"`}})
	ask(t, town, asked{method: "POST", path: one, media: jsonBody, body: `{"choice":"with_conditions","text":"退让10米"}`, status: 204})
	ask(t, town, asked{method: "POST", path: one, media: jsonBody, body: `{"choice":"for"}`, status: 409})
	ask(t, town, asked{method: "GET", path: at + "/opinions/1", header: carrying(who), status: 200, contains: []string{`"conditions":["退让10米"]`, `"source":"link"`, `"by":"system"`}})
	ask(t, town, asked{method: "POST", path: at + "/opinions/1/links", media: jsonBody, body: `{"party":"east"}`, header: carrying(who), status: 409, contains: []string{"opinion.spoken"}})

	fact := link("/questions/1/links", `{}`)
	ask(t, town, asked{method: "GET", path: fact, status: 200, contains: []string{`"choices":{"false":"否","true":"是"}`}})
	ask(t, town, asked{method: "POST", path: fact, media: jsonBody, body: `{"choice":"true","paper":"甬水函〔2026〕1号"}`, status: 204})
	w := ask(t, town, asked{method: "GET", path: at + "/questions/1", header: carrying(who), status: 200, contains: []string{`"answer":{"value":true}`, "甬水函"}})
	ask(t, town, asked{method: "POST", path: at + "/questions/1/take_over", header: with(carrying(who), "If-Match", w.Header().Get("ETag")), status: 200, contains: []string{`"state":"taken_over"`}})
}
