package serve_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/letter"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// letters are those that the program ships.
func letters(t testing.TB) *letter.Book {
	t.Helper()
	b, err := letter.Read(policies.FS, projecttest.Shipped(t).Vocabulary())
	require.NoError(t, err)
	return b
}

// TestLettersOverHTTP follows a case by its letters: each is there once there is something to say, in the
// words of what was entered, and says nothing that only a person who asks states.
func TestLettersOverHTTP(t *testing.T) {
	s := keeping(t)
	p := made(t, s, agent, "key-00001")
	const jsonBody, item = "application/json", "enterprise_filing"
	at := "/api/v1/projects/" + p.ID
	officer := func(more ...string) map[string]string {
		return as("o officer", append(more, "X-Department", "development_and_reform")...)
	}
	version := "1"
	enter := func(body string) {
		w := ask(t, s, asked{method: "POST", path: at + "/cases/" + item + "/steps", media: jsonBody, body: body,
			header: officer("If-Match", `"`+version+`"`), status: 200})
		version = strings.Trim(w.Header().Get("ETag"), `"`)
	}
	of := func(kind string) string { return at + "/cases/" + item + "/letters/" + kind }
	say := func(kind string) letter.Letter {
		var l letter.Letter
		w := ask(t, s, asked{method: "GET", path: of(kind) + "?format=json", header: as(agent), status: 200})
		require.NoError(t, json.Unmarshal(w.Body.Bytes(), &l))
		return l
	}
	ask(t, s, asked{method: "GET", path: of("receipt"), header: as(agent), status: 409, contains: []string{"letter.needs"}})
	ask(t, s, asked{method: "GET", path: of("recept"), header: as(agent), status: 404, contains: []string{"letter.kind", "receipt"}})
	ask(t, s, asked{method: "GET", path: of("plan_book"), header: as(agent), status: 404})
	enter(`{"step":"receive","document":"收〔2026〕1号"}`)
	receipt := say("receipt")
	require.Equal(t, "收〔2026〕1号", receipt.Number)
	require.Equal(t, "2026-06-01", receipt.Date.String())
	require.Equal(t, "江北区发展和改革局", receipt.Item.Department)
	require.NotEmpty(t, receipt.Papers)
	require.Equal(t, p.ID, receipt.Project.ID)

	enter(`{"step":"request_correction","document":"补〔2026〕1号","missing":[{"what":"缺营业执照"},{"what":"规模变更说明","new":true}]}`)
	require.Equal(t, []letter.MissingFields{{What: "缺营业执照"}, {What: "规模变更说明", New: true}}, say("corrections").Missing)
	page := ask(t, s, asked{method: "GET", path: of("corrections") + "?format=html", header: as(agent), status: 200,
		contains: []string{"补正通知书", "补〔2026〕1号", "缺营业执照", "＿＿＿＿＿＿＿＿："}})
	require.Contains(t, page.Header().Get("Content-Security-Policy"), "default-src 'none'")

	enter(`{"step":"supplement"}`)
	enter(`{"step":"accept","document":"受〔2026〕1号"}`)
	require.Equal(t, "2026-06-01", say("acceptance").Case.Accepted.String())
	word := ask(t, s, asked{method: "GET", path: of("acceptance"), header: as(agent), status: 200})
	require.Equal(t, letter.DocxMedia, word.Header().Get("Content-Type"))
	require.Contains(t, word.Header().Get("Content-Disposition"), item+"-acceptance.docx")
	require.True(t, strings.HasPrefix(word.Body.String(), "PK"))

	enter(`{"step":"pause","document":"特〔2026〕1号","kind":"hearing","planned_end":"2026-06-10"}`)
	pause := say("pause")
	require.Equal(t, "听证", pause.Pause.Kind)
	require.Equal(t, 7, pause.Pause.Days, "from 1 to 10 June")
	enter(`{"step":"resume"}`)
	ask(t, s, asked{method: "GET", path: of("refusal"), header: as(agent), status: 409})
	enter(`{"step":"decide","document":"决〔2026〕1号","outcome":"refused","reason":"不符合产业政策"}`)
	require.Equal(t, "不符合产业政策", say("refusal").Case.Refused)

	stated := `{"number":"函1","applicant":{"name":"宁波某某公司"},"sender":{"name":"区政务办"},"matter":{"to":"区发改局","facts":"办理超期"}}`
	ask(t, s, asked{method: "POST", path: of("point_to_point") + "?format=html", media: jsonBody, body: stated, header: as(agent), status: 200,
		contains: []string{"区发改局：", "办理超期", "区政务办"}})
	ask(t, s, asked{method: "POST", path: of("receipt") + "?format=html", media: jsonBody, body: stated, header: officer(), status: 200, contains: []string{"宁波某某公司："}})
	ask(t, s, asked{method: "POST", path: of("receipt"), media: jsonBody, body: `{"applicnt":{}}`, header: officer(), status: 400})
	ask(t, s, asked{method: "GET", path: of("receipt"), header: as(otherAgent), status: 404})
	history := ask(t, s, asked{method: "GET", path: at + "/history", header: as(agent), status: 200})
	require.NotContains(t, history.Body.String(), "宁波某某公司", "what is stated is kept nowhere")

	ask(t, s, asked{method: "POST", path: at + "/plans", media: jsonBody, body: `{}`, header: as(agent, "If-Match", `"`+version+`"`), status: 201})
	book := ask(t, s, asked{method: "GET", path: at + "/plans/1/letters/plan_book?format=html", header: as(agent), status: 200, contains: []string{"第 1 号方案", "厂房"}})
	require.Greater(t, book.Body.Len(), 10_000)
	ask(t, s, asked{method: "GET", path: at + "/plans/1/letters/one_time_notice", header: as(agent), status: 400, contains: []string{"letter.item"}})
	ask(t, s, asked{method: "GET", path: at + "/plans/1/letters/one_time_notice?format=html&item=" + item, header: as(agent), status: 200, contains: []string{"一次性告知书"}})
	for format, begins := range map[string]string{"csv": "\ufeff", "xlsx": "PK", "html": "<!DOCTYPE html>"} {
		for _, path := range []string{at + "/cases", "/api/v1/cases"} {
			w := ask(t, s, asked{method: "GET", path: path + "?format=" + format, header: as(agent), status: 200})
			require.True(t, strings.HasPrefix(w.Body.String(), begins), path)
		}
	}
	ask(t, s, asked{method: "GET", path: at + "/cases?format=csv", header: as(agent), status: 200, contains: []string{"事项,牵头部门,状态", "江北区发展和改革局"}})
	ask(t, s, asked{method: "GET", path: "/api/v1/letters?lang=en", status: 200, contains: []string{"Notice of corrections", "papers.name"}})
}
