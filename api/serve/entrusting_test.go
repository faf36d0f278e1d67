package serve_test

import (
	"encoding/json"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/serve"
)

func answerOf[T any](t testing.TB, w *httptest.ResponseRecorder) T {
	t.Helper()
	var answer T
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &answer))
	return answer
}

const form = `{"company":"宁波示例制造有限公司","credit_code":"91350100M000100Y43","contact":"张三","telephone":"0574-87000000","street":"cicheng","consent":true}`

// TestWhatOneStrangerEntrustsNoOtherReads goes the whole way from a preview to a project, with another
// stranger trying every door.
func TestWhatOneStrangerEntrustsNoOtherReads(t *testing.T) {
	s := keeping(t)
	const yaml, jsonBody = "application/yaml", "application/json"
	keep := func() project.Link {
		return answerOf[project.Link](t, ask(t, s, asked{method: "POST", path: "/api/v1/preview/links?variant=commitment&commit=none", media: yaml, body: workshop(t), status: 201}))
	}
	link, other := keep(), keep()
	require.NotNil(t, link.Options.Commit)
	at := "/api/v1/preview/links/" + link.ID
	plan := ask(t, s, asked{method: "GET", path: at + "/plan", status: 200, contains: []string{`"variant": "commitment"`}})
	require.Contains(t, plan.Body.String(), "\n  ")
	ask(t, s, asked{method: "GET", path: at, status: 200, contains: []string{`"annual_energy_tce":1500`}, lacks: []string{"notice"}})
	ask(t, s, asked{method: "GET", path: "/api/v1/preview/links/" + strings.Repeat("a", 32), status: 404, contains: []string{"preview.link.unknown"}})
	ask(t, s, asked{method: "POST", path: at + "/entrust", media: jsonBody, body: `{"company":"x"}`, status: 400, contains: []string{"/credit_code"}})
	ask(t, s, asked{method: "POST", path: at + "/entrust", media: jsonBody, body: strings.Replace(form, "Y43", "Y44", 1), status: 400, contains: []string{"entrusting.credit_code.check"}})

	mine := answerOf[project.Submitted](t, ask(t, s, asked{method: "POST", path: at + "/entrust", media: jsonBody, body: form, header: as("", "Idempotency-Key", "key-00001"), status: 201}))
	again := answerOf[project.Submitted](t, ask(t, s, asked{method: "POST", path: at + "/entrust", media: jsonBody, body: form, header: as("", "Idempotency-Key", "key-00001"), status: 201}))
	require.Equal(t, mine, again)
	theirs := answerOf[project.Submitted](t, ask(t, s, asked{method: "POST", path: "/api/v1/preview/links/" + other.ID + "/entrust", media: jsonBody, body: form, status: 201}))

	door := "/api/v1/entrusting/" + mine.ID
	for name, a := range map[string]asked{
		"the queue":                     {method: "GET", path: "/api/v1/entrusting", status: 401},
		"the entrusting itself":         {method: "GET", path: door, status: 401},
		"its letter":                    {method: "GET", path: door + "/letter", status: 401},
		"its person":                    {method: "DELETE", path: door + "/person", status: 401},
		"without a receipt":             {method: "GET", path: door + "/receipt", status: 404},
		"with the receipt of another":   {method: "GET", path: door + "/receipt", header: as("", "Receipt", theirs.Receipt), status: 404},
		"the letter by another receipt": {method: "GET", path: door + "/receipt/letter", header: as("", "Receipt", theirs.Receipt), status: 404},
		"erasing by another receipt":    {method: "DELETE", path: door + "/receipt/person", header: as("", "Receipt", theirs.Receipt), status: 404},
		"an investor with an account":   {method: "GET", path: door, header: as(investor), status: 404},
		"another street":                {method: "GET", path: door, header: as("s street"), status: 404},
		"accepting without an account":  {method: "POST", path: door + "/accept", header: as("", "If-Match", `"1"`), status: 401},
		"accepting as an investor":      {method: "POST", path: door + "/accept", header: as(investor, "If-Match", `"1"`), status: 404},
	} {
		t.Run(name, func(t *testing.T) {
			a.lacks = []string{"张三", "87000000", mine.Receipt}
			ask(t, s, a)
		})
	}
	ask(t, s, asked{method: "GET", path: door + "/receipt", header: as("", "Receipt", mine.Receipt), status: 200, contains: []string{"张三", `"state":"waiting"`}, lacks: []string{"salt"}})
	ask(t, s, asked{method: "GET", path: door + "/receipt/letter?lang=zh", header: as("", "Receipt", mine.Receipt), status: 200, contains: []string{"代办委托书"}})
	ask(t, s, asked{method: "GET", path: "/api/v1/entrusting?state=waiting", header: as(agent), status: 200, contains: []string{mine.ID, theirs.ID}, lacks: []string{"张三"}})
	ask(t, s, asked{method: "GET", path: door, header: as("x adviser"), status: 200, contains: []string{"张三"}})

	taken := answerOf[serve.Taken](t, ask(t, s, asked{method: "POST", path: door + "/accept", header: as(agent, "If-Match", `"1"`, "Idempotency-Key", "key-00001"), status: 200}))
	require.Equal(t, "agent-1", taken.Project.Agent)
	require.Equal(t, link.Rules, taken.Project.Rules)
	ask(t, s, asked{method: "POST", path: door + "/accept", header: as(otherAgent, "If-Match", `"1"`), status: 403})
	ask(t, s, asked{method: "GET", path: door + "/receipt", header: as("", "Receipt", mine.Receipt), status: 200, contains: []string{`"state":"accepted"`, taken.Project.ID}})
	ask(t, s, asked{method: "POST", path: "/api/v1/entrusting/" + theirs.ID + "/decline", media: jsonBody, body: `{"reason":"重复"}`, header: as("x adviser", "If-Match", `"1"`), status: 200, contains: []string{`"declined"`}})
	ask(t, s, asked{method: "DELETE", path: door + "/receipt/person", header: as("", "Receipt", mine.Receipt), status: 204})
	ask(t, s, asked{method: "GET", path: door, header: as("x adviser"), status: 200, contains: []string{`"person_erased":true`}, lacks: []string{"张三"}})

	p := answerOf[project.Project](t, ask(t, s, asked{method: "POST", path: "/api/v1/preview/links/" + other.ID + "/project", media: jsonBody, body: `{}`, header: as(investor), status: 201}))
	require.Equal(t, "investor-1", p.Owner)
	ask(t, s, asked{method: "POST", path: "/api/v1/preview/links/" + other.ID + "/project", media: jsonBody, body: `{}`, status: 401})
	ask(t, s, asked{method: "GET", path: "/api/v1/entrusting_terms?lang=en", status: 200, contains: []string{"Cicheng Town", `"reply_days":2`}})
}
