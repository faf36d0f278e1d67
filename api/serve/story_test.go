package serve_test

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/materials"
	"sevenlists/api/track/reminders"
)

// story is one project as its people live it, request by request.
type story struct {
	t      *testing.T
	town   *town
	tokens map[string]string // of access, which live longer than a session
	id     string
}

// on sets the clock to nine in the morning of a day in China.
func (s *story) on(day string) {
	at, err := time.Parse(time.DateOnly, day)
	require.NoError(s.t, err)
	s.town.now = at.Add(time.Hour)
}

func (s *story) as(who string) map[string]string {
	return map[string]string{"Authorization": "Bearer " + s.tokens[who]}
}

// says sends a request as somebody, at the version that a GET of `of` gives where there is one, and reads
// the answer.
func (s *story) says(who, method, path, of string, body map[string]any, into any) {
	s.t.Helper()
	a := asked{method: method, path: path, header: map[string]string{}}
	if who != "" {
		a.header = s.as(who)
	}
	if of != "" {
		a.header["If-Match"] = ask(s.t, s.town, asked{method: "GET", path: of, header: s.as(who), status: 200}).Header().Get("ETag")
	}
	if body != nil {
		raw, err := json.Marshal(body)
		require.NoError(s.t, err)
		a.media, a.body = "application/json", string(raw)
	}
	w := ask(s.t, s.town, a)
	require.Less(s.t, w.Code, 300, "%s %s as %s: %s", method, path, who, w.Body)
	if into != nil {
		require.NoError(s.t, json.Unmarshal(w.Body.Bytes(), into))
	}
}

// refuses sends a request that is refused, and gives what is said of it.
func (s *story) refuses(who, method, path, of string, body map[string]any) string {
	s.t.Helper()
	raw, err := json.Marshal(body)
	require.NoError(s.t, err)
	header := s.as(who)
	header["If-Match"] = ask(s.t, s.town, asked{method: "GET", path: of, header: s.as(who), status: 200}).Header().Get("ETag")
	w := ask(s.t, s.town, asked{method: method, path: path, media: "application/json", body: string(raw), header: header})
	require.GreaterOrEqual(s.t, w.Code, 400)
	return w.Body.String()
}

// enters enters a step of a case, a commitment or a problem.
func (s *story) enters(who, at, step string, more map[string]any, into any) {
	s.t.Helper()
	body := map[string]any{"step": step, "document": "文〔2026〕1号"}
	for key, value := range more {
		body[key] = value
	}
	s.says(who, "POST", s.id+at+"/steps", s.id+at, body, into)
}

func (s *story) forecast() (f track.Forecast) {
	s.t.Helper()
	s.says("agent", "GET", s.id+"/forecast", "", nil, &f)
	return f
}

// TestAProjectFromTheFirstPreviewToTheArchive tells the whole story: a stranger previews and entrusts, an
// agent makes a project of it, early study finds problems, commitments are chosen, cases run, one
// commitment is broken, the finish moves, the supervisor reminds the department until everything is put
// right and closes the project, and everything kept still verifies.
func TestAProjectFromTheFirstPreviewToTheArchive(t *testing.T) {
	s := &story{t: t, town: newTown(t), tokens: map[string]string{}}
	for role, e := range map[string]account.Entry{
		"agent": {}, "officer": {Department: "natural_resources_planning"}, "supervisor": {},
	} {
		e.Login, e.Roles = role, []string{role}
		_, secret, err := s.town.accounts.NewToken(context.Background(), s.town.person(t, e).Account, "story",
			[]string{"project.*", "entrusting.*", "problem.*", "commitment.*", "case.*", "material.*", "rating.*", "redress.*", "reminder.*"}, 365)
		require.NoError(t, err)
		s.tokens[role] = secret
	}

	// A stranger previews a workshop that is too low and too bare for its land, and entrusts it.
	profile := strings.Replace(workshop(t), "facts:\n", "facts:\n  plan_far_min: 3\n  plan_green_ratio_min_pct: 10\n", 1)
	var link project.Link
	require.NoError(t, json.Unmarshal(ask(t, s.town, asked{
		method: "POST", path: "/api/v1/preview/links", media: "application/yaml", body: profile, status: 201,
	}).Body.Bytes(), &link))
	var submitted project.Submitted
	require.NoError(t, json.Unmarshal(ask(t, s.town, asked{
		method: "POST", path: "/api/v1/preview/links/" + link.ID + "/entrust", media: "application/json", body: form, status: 201,
	}).Body.Bytes(), &submitted))

	// An agent accepts it as a project.
	door := "/api/v1/entrusting/" + submitted.ID
	var taken serve.Taken
	s.says("agent", "POST", door+"/accept", door, nil, &taken)
	s.id = "/api/v1/projects/" + taken.Project.ID

	// Early study finds problems; two of them are settled.
	var found struct {
		Problems []struct {
			Number   int    `json:"number"`
			Severity string `json:"severity"`
			State    string `json:"state"`
		} `json:"problems"`
	}
	s.says("agent", "POST", s.id+"/problems/study", "", nil, nil)
	s.says("agent", "GET", s.id+"/problems", "", nil, &found)
	require.GreaterOrEqual(t, len(found.Problems), 2)
	for _, p := range found.Problems[:2] {
		at := fmt.Sprintf("/problems/%d", p.Number)
		s.enters("agent", at, "propose", map[string]any{"result": "补齐材料后消除"}, nil)
		s.enters("agent", at, "settle", map[string]any{"result": "已补齐"}, nil)
	}

	// Three commitments are chosen, signed and published, and the plan with them is issued.
	const permit = "engineering_planning_permit"
	chosen := []string{"eia_registration", "enterprise_filing", permit}
	for _, key := range chosen {
		at := "/commitments/" + key
		s.enters("agent", at, "choose", nil, nil)
		s.enters("agent", at, "write_letter", nil, nil)
		s.enters("agent", at, "sign", map[string]any{"signer": map[string]any{"name": "李四"}}, nil)
		s.enters("agent", at, "publish", nil, nil)
	}
	s.says("agent", "POST", s.id+"/plans", s.id, map[string]any{"options": map[string]any{"variant": "commitment", "commit": chosen}, "note": "承诺方案"}, nil)
	planned := s.forecast()
	require.Equal(t, 1, planned.Plan)
	require.Zero(t, planned.Slip)

	// The cases before the permit run as planned; then the permit is taken on commitment.
	var start string
	for _, x := range planned.Items {
		if x.Case == permit {
			start = x.Baseline.Start.String()
		}
	}
	for _, x := range planned.Items {
		if x.Baseline.Finish.String() <= start && x.Case != permit && x.Case != "works" {
			s.on(x.Baseline.Start.String())
			s.enters("agent", "/cases/"+x.Case, handling.Receive, nil, nil)
			s.enters("agent", "/cases/"+x.Case, handling.Accept, nil, nil)
			s.on(x.Baseline.Finish.String())
			s.enters("agent", "/cases/"+x.Case, handling.Decide, map[string]any{"outcome": handling.Granted}, nil)
		}
	}
	// The design scheme went in with the review of the scheme: the permit uses it again. Whoever got the filing is
	// not satisfied with it, and the supervisor hears of it.
	s.says("agent", "POST", s.id+"/materials", "", map[string]any{"material": "design_scheme", "for": []string{"design_scheme_review"}, "form": "original"}, nil)
	var papers serve.MaterialRows
	s.says("agent", "GET", s.id+"/cases/"+permit+"/materials", "", nil, &papers)
	i := slices.IndexFunc(papers.Materials, func(r track.MaterialRow) bool { return r.Material == "design_scheme" })
	require.Equal(t, materials.NoteOnHand, papers.Materials[i].Stands)
	s.enters("agent", "/cases/enterprise_filing", handling.Deliver, nil, nil)
	s.says("agent", "POST", s.id+"/cases/enterprise_filing/rating", "", map[string]any{"choice": "dissatisfied", "comment": "答复太慢"}, nil)
	var said serve.RedressAnswer
	s.says("supervisor", "GET", s.id+"/redress/1", "", nil, &said)
	require.Equal(t, "答复太慢", said.Comment)

	s.on(start)
	s.enters("officer", "/cases/"+permit, handling.Receive, nil, nil)
	s.enters("officer", "/cases/"+permit, handling.Accept, nil, nil)
	s.enters("officer", "/commitments/"+permit, "take_effect", nil, nil)
	onTime := s.forecast()
	require.Zero(t, onTime.Slip, "%v", onTime.Drivers)

	// A check finds the commitment broken: it is withdrawn, and the finish moves.
	var broken struct {
		State string          `json:"state"`
		Cost  json.RawMessage `json:"cost"`
	}
	s.enters("officer", "/commitments/"+permit, "breach", map[string]any{"finding": "现场与承诺的总平面图不一致"}, &broken)
	require.Equal(t, "breached", broken.State)
	s.enters("officer", "/commitments/"+permit, "withdraw", map[string]any{"reason": "不能整改"}, nil)
	late := s.forecast()
	require.Positive(t, late.Slip)
	require.Greater(t, late.Finish, planned.Finish)
	require.NotEmpty(t, late.Drivers)

	// The supervisor sees it without being asked, and reminds the department, whose list has it.
	var seen track.Forecast
	s.says("supervisor", "GET", s.id+"/forecast", "", nil, &seen)
	require.Equal(t, late.Finish, seen.Finish)
	var reminder serve.ReminderAnswer
	s.says("supervisor", "POST", s.id+"/reminders", "", map[string]any{
		"document": "督〔2026〕1号", "about": map[string]any{"kind": "case", "case": permit}, "department": "natural_resources_planning",
		"title": "承诺被撤销后未重新受理", "facts": "规划许可的承诺已撤销，办件停滞", "measures": []string{"按一般程序重新受理", "说明核查经过"},
	}, &reminder)
	require.Equal(t, reminders.Issued, reminder.State)
	var mine track.ReminderPage
	s.says("officer", "GET", "/api/v1/reminders?open=true", "", nil, &mine)
	require.Len(t, mine.Reminders, 1)
	refused := s.refuses("supervisor", "POST", s.id+"/archive", s.id, map[string]any{"reason": "督办完成"})
	require.Contains(t, refused, "reminder.open", "a project under a reminder stays open")

	// The answer does not satisfy; the second does, everything is put right, and the supervisor closes the
	// reminder and then the project.
	for _, step := range []struct {
		who, name string
		more      map[string]any
	}{
		{"officer", reminders.Receive, nil},
		{"officer", reminders.Answer, map[string]any{"result": "正在核实"}},
		{"supervisor", reminders.SendBack, map[string]any{"reason": "没有写明措施和时间"}},
		{"officer", reminders.Answer, map[string]any{"result": "三日内按一般程序重新受理"}},
		{"supervisor", reminders.Accept, nil},
		{"officer", reminders.Rectify, map[string]any{"result": "已重新受理", "done": true}},
		{"supervisor", reminders.Close, map[string]any{"result": "已核实"}},
	} {
		s.enters(step.who, "/reminders/1", step.name, step.more, &reminder)
	}
	require.Equal(t, reminders.Closed, reminder.State)
	s.says("supervisor", "POST", s.id+"/archive", s.id, map[string]any{"reason": "督办完成"}, nil)
	w := ask(t, s.town, asked{method: "POST", path: s.id + "/cases/" + permit + "/steps", media: "application/json", body: `{"step":"void","reason":"x"}`,
		header: with(s.as("agent"), "If-Match", `"1"`)})
	require.Equal(t, 403, w.Code, "what is archived is closed: %s", w.Body)

	// The archive verifies: every chain, and every issued plan made again.
	report, err := store.Verify(context.Background(), s.town.store, project.Inspect(s.town.store, "test"), nil)
	require.NoError(t, err)
	require.Empty(t, report.Problems)
	rebuilt, err := store.Rebuild(context.Background(), s.town.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, rebuilt.Changed)
	require.False(t, strings.Contains(s.town.log.String(), "李四"), "no name in the log")
	require.False(t, strings.Contains(s.town.log.String(), "答复太慢"), "nor what the public said")
}
