package serve_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/view"
)

// TestPlansAreAnsweredInEveryFormat asks for an issued plan and for a preview in each.
func TestPlansAreAnsweredInEveryFormat(t *testing.T) {
	s := keeping(t)
	p := made(t, s, agent, "key-00001")
	at := "/api/v1/projects/" + p.ID
	ask(t, s, asked{method: "POST", path: at + "/plans", media: "application/json", body: `{}`, header: as(agent, "If-Match", `"1"`), status: 201})
	begins := map[string]string{
		"text": "厂房", "json": "{\n", "ndjson": `{"project":`, "html": "<!DOCTYPE html>", "xlsx": "PK", "csv": "\ufeff", "zip": "PK",
		"ics": "BEGIN:VCALENDAR\r\n", "msproject": `<?xml version="1.0"`,
	}
	preview := asked{method: "POST", path: "/api/v1/preview/plan", media: "application/json", body: plain(t), status: 200}
	for _, f := range view.Formats() {
		t.Run(f.ID, func(t *testing.T) {
			query := "?format=" + f.ID
			if f.NeedsList {
				ask(t, s, asked{method: "GET", path: at + "/plans/1" + query, header: as(agent), status: 400, contains: []string{"list.needed"}})
				query += "&list=materials"
			}
			for name, a := range map[string]asked{
				"issued":       {method: "GET", path: at + "/plans/1" + query, header: as(agent), status: 200},
				"as it stands": {method: "GET", path: at + "/plan" + query, header: as(agent), status: 200},
				"preview":      {method: preview.method, path: preview.path + query, media: preview.media, body: preview.body, status: 200},
			} {
				w := ask(t, s, a)
				if name == "issued" || f.ID != "json" { // only what is issued is laid out over many lines
					require.True(t, strings.HasPrefix(w.Body.String(), begins[f.ID]), "%s: %.60q", name, w.Body)
				}
				require.Equal(t, f.Media, w.Header().Get("Content-Type"))
				switch {
				case f.ID == "html":
					require.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'none'")
				case f.ID != "json":
					require.Contains(t, w.Header().Get("Content-Disposition"), "."+f.Extension+`"`)
				}
			}
			ask(t, s, asked{method: "GET", path: at + "/plans/1" + query, header: as(otherAgent), status: 404})
		})
	}
	for name, a := range map[string]asked{
		"an unknown format":           {path: "?format=pdf", status: 400, contains: []string{"usage.flag.choice"}},
		"an unknown list":             {path: "?format=csv&list=materails", status: 404, contains: []string{"list.unknown", "materials"}},
		"a list of a format with all": {path: "?format=ics&list=materials", status: 400, contains: []string{"list.unfit"}},
		"a list as JSON":              {path: "?list=materials", status: 200, contains: []string{`"material":`}},
	} {
		t.Run(name, func(t *testing.T) {
			a.method, a.path, a.header = "GET", at+"/plans/1"+a.path, as(agent)
			ask(t, s, a)
		})
	}
	preview.path, preview.status = preview.path+"?format=csv&list=items&fields=totals", 400
	ask(t, s, preview)
}
