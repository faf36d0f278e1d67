package serve_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/serve"
)

func TestARegisterIsPreviewedThenPublishedByAPublisher(t *testing.T) {
	s := keeping(t)
	const at, media = "/api/v1/register", "text/csv"
	const paper = "?from=2026-06-01&document=登记1号&by=区政务服务办&lang=en"
	const good, bad = "item,days\nengineering_planning_permit,3\n", "item,days\nengineering_planning_permit,3\nconstruction_permit,8\n"
	publisher := as("p publisher")
	ask(t, s, asked{method: "POST", path: at + paper, media: media, body: good, header: as(agent), status: 403})
	ask(t, s, asked{method: "POST", path: at + "/preview" + paper, media: media, body: bad, header: as("a author"), status: 200,
		contains: []string{`"was":"5 working days"`, `"becomes":"3 working days"`, `"code":"register.above"`, `"row":3`}})
	ask(t, s, asked{method: "POST", path: at + paper, media: media, body: bad, header: publisher, status: 400, contains: []string{"register.cell", "/rows/3/B"}})
	ask(t, s, asked{method: "POST", path: at + "?from=soon", media: media, body: good, header: publisher, status: 400})
	in := func(day string) serve.RegisterRows {
		var rows serve.RegisterRows
		answer := ask(t, s, asked{method: "GET", path: at + "?reference_date=" + day, status: 200})
		require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &rows))
		return rows
	}
	promised := func(day string) int {
		for _, r := range in(day).Rows {
			if r.Item == "engineering_planning_permit" {
				return *r.Days
			}
		}
		t.Fatal("no such row")
		return 0
	}
	require.Equal(t, 5, promised("2026-06-01"), "a preview and a refusal change nothing")

	answer := ask(t, s, asked{method: "POST", path: at + paper, media: media, body: good, header: publisher, status: 200})
	var published project.RegisterAnswer
	require.NoError(t, json.Unmarshal(answer.Body.Bytes(), &published))
	require.Equal(t, 1, published.Published.Changes)
	require.Equal(t, "p", published.Published.By)
	require.Equal(t, 5, promised("2026-05-31"))
	require.Equal(t, 3, promised("2026-06-01"))
	ask(t, s, asked{method: "GET", path: "/api/v1/rules", status: 200, contains: []string{published.Published.Rules}})
	ask(t, s, asked{method: "POST", path: at + paper, media: media, body: good, header: publisher, status: 200, lacks: []string{`"published"`}})
	ask(t, s, asked{method: "POST", path: "/api/v1/preview/plan", media: "application/json", body: `{"id":"w","start":"2026-06-01","facts":{"building_category":"industrial"}}`,
		status: 200, contains: []string{"登记1号"}})
	workbook := ask(t, s, asked{method: "GET", path: at + "/template.xlsx?reference_date=2026-06-01", status: 200})
	require.Equal(t, "PK", workbook.Body.String()[:2])
}

func TestASuppositionIsAddedUpByAJob(t *testing.T) {
	s := keeping(t)
	const at, media = "/api/v1/suppositions", "application/json"
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"item":"energy_review","days":1}`, header: as(agent), status: 403})
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"item":"energy_review"}`, header: as("s supervisor"), status: 400, contains: []string{"way.nothing"}})
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"item":"energy_review","days":-1}`, header: as("s supervisor"), status: 400, contains: []string{"register.days"}})
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"item":"energy_review","way":"magic","days":0}`, header: as("s supervisor"), status: 400, contains: []string{"way.unknown"}})
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"item":"nothing","days":0}`, header: as("s supervisor"), status: 404, contains: []string{"register.item"}})
	ask(t, s, asked{method: "POST", path: at, media: media, body: `{"item":"energy_review","days":1}`, header: as("s supervisor"), status: 201,
		contains: []string{`"type":"saving"`, `"rate_before":650`, `"rate_after":950`}})
}
