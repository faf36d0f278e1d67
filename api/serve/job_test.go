package serve_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/api/job"
	"sevenlists/api/project"
)

const (
	csvMedia  = "text/csv; charset=utf-8"
	xlsxMedia = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	publisher = "publisher-1 publisher"
)

// sheetRows is a csv of so many projects.
func sheetRows(n int) string {
	var b strings.Builder
	b.WriteString("项目编号,项目名称,开始日期,主要用途,owner\n")
	for i := range n {
		fmt.Fprintf(&b, "s-%d,厂房%d,2026-06-01,工业厂房,\n", i, i)
	}
	return b.String()
}

func TestSpreadsheetsOverHTTP(t *testing.T) {
	s := keeping(t)
	const path = "/api/v1/intake"
	good := sheetRows(3)
	bad := strings.Replace(good, "s-1,厂房1,2026-06-01,工业厂房", "s-1,厂房1,2026-06-01,工业场房", 1)
	for _, tc := range []struct {
		name string
		asked
	}{
		{"nobody", asked{method: "POST", path: path, media: csvMedia, body: good, status: 401}},
		{"an investor", asked{method: "POST", path: path, media: csvMedia, body: good, header: as(investor), status: 403}},
		{"JSON", asked{method: "POST", path: path, media: "application/json", body: "{}", header: as(agent), status: 415}},
		{"a csv that is called a workbook", asked{method: "POST", path: path, media: xlsxMedia, body: good, header: as(agent), status: 400, contains: []string{`"sheet.form"`}}},
		{"a column that is not known", asked{method: "POST", path: path, media: csvMedia, body: "主要用徒\nx\n", header: as(agent), status: 400,
			contains: []string{`"pointer":"/columns/A"`, "是否应为 主要用途"}}},
		{"a bad row", asked{method: "POST", path: path, media: csvMedia, body: bad, header: as(agent), status: 400,
			contains: []string{`"pointer":"/rows/3/D"`, "第3行D列“主要用途”：“工业场房”", "是否应为 工业厂房"}}},
		{"in English", asked{method: "POST", path: path + "?lang=en", media: csvMedia, body: bad, header: as(agent), status: 400, contains: []string{"row 3, column D"}}},
		{"a start that is no date", asked{method: "POST", path: path + "?start=soon", media: csvMedia, body: good, header: as(agent), status: 400, contains: []string{`"start"`}}},
		{"a dry run", asked{method: "POST", path: path + "?dry_run=true", media: csvMedia, body: bad, header: as(agent), status: 200,
			contains: []string{`"dry_run":true`, `"good":2`, `"bad":1`, `"finish":"20`, `"column":"D"`}}},
		{"made nothing", asked{method: "GET", path: "/api/v1/projects", header: as(agent), status: 200, contains: []string{`{"projects":[]}`}}},
		{"the good rows alone", asked{method: "POST", path: path + "?partial=true", media: csvMedia, body: bad, header: as(agent), status: 200,
			contains: []string{`"created":2`, `"bad":1`, `"mend":"UEs`}}},
		{"all", asked{method: "POST", path: path, media: csvMedia, body: good, header: as(agent), status: 200, contains: []string{`"created":1`, `"known":2`}}},
		{"again", asked{method: "POST", path: path, media: csvMedia, body: good, header: as(agent), status: 200, contains: []string{`"created":0`, `"known":3`}}},
		{"another agent's are others", asked{method: "POST", path: path, media: csvMedia, body: good, header: as(otherAgent), status: 200, contains: []string{`"created":3`}}},
	} {
		t.Run(tc.name, func(t *testing.T) { ask(t, s, tc.asked) })
	}
	w := ask(t, s, asked{method: "GET", path: "/api/v1/intake/template.xlsx?lang=en", header: as(agent), status: 200})
	book, err := excelize.OpenReader(bytes.NewReader(w.Body.Bytes()))
	require.NoError(t, err)
	head, err := book.GetCellValue("Projects", "A1")
	require.NoError(t, err)
	require.Equal(t, "Project id", head)
	ask(t, bare(t), asked{method: "POST", path: path, media: csvMedia, body: good, status: 401})
}

func TestJobsOverHTTP(t *testing.T) {
	s := keeping(t)
	w := ask(t, s, asked{method: "POST", path: "/api/v1/intake", media: csvMedia, body: sheetRows(201), header: as(agent), status: 200})
	var report project.IntakeReport
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &report))
	require.NotEmpty(t, report.Job, "over 200 rows a job makes the projects")
	intake := "/api/v1/jobs/" + report.Job
	ask(t, s, asked{method: "GET", path: intake, header: as(agent), status: 200, contains: []string{`"state":"waiting"`}})
	ask(t, s, asked{method: "GET", path: intake + "/result", header: as(agent), status: 409, contains: []string{`"job.not_done"`}})
	ask(t, s, asked{method: "GET", path: intake, header: as(otherAgent), status: 404})
	ask(t, s, asked{method: "POST", path: intake + "/cancel", header: as(otherAgent), status: 404})
	ask(t, s, asked{method: "GET", path: "/api/v1/jobs", header: as(otherAgent), status: 200, contains: []string{`{"jobs":[]}`}})
	ask(t, s, asked{method: "POST", path: intake + "/cancel", header: as(agent), status: 200, contains: []string{`"state":"cancelled"`}})

	made(t, s, agent, "key-00001")
	replan := asked{method: "POST", path: "/api/v1/jobs", media: "application/json", body: `{"type":"replan"}`, header: as(publisher, "Idempotency-Key", "key-00001"), status: 201}
	w = ask(t, s, replan)
	var j job.Job
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &j))
	require.Equal(t, "/api/v1/jobs/"+j.ID, w.Header().Get("Location"))
	require.Contains(t, ask(t, s, replan).Body.String(), j.ID, "the same request is the same job")
	ask(t, s, asked{method: "POST", path: "/api/v1/jobs", media: "application/json", body: `{"type":"replan"}`, header: as(agent), status: 403})
	ask(t, s, asked{method: "POST", path: "/api/v1/jobs", media: "application/json", body: `{"type":"intake"}`, header: as(publisher), status: 400})
	require.NoError(t, s.Projects.Jobs().Turn(context.Background(), time.Hour))
	at := "/api/v1/jobs/" + j.ID
	ask(t, s, asked{method: "GET", path: at, header: as(publisher), status: 200, contains: []string{`"state":"done"`, `"counts":{"unchanged":1}`}})
	w = ask(t, s, asked{method: "GET", path: at + "/result", header: as("l leader"), status: 200})
	require.Equal(t, "application/x-ndjson; charset=utf-8", w.Header().Get("Content-Type"))
	ask(t, s, asked{method: "GET", path: at, header: as(agent), status: 404})
	ask(t, s, asked{method: "GET", path: "/api/v1/jobs?state=done&type=replan", header: as("l leader"), status: 200, contains: []string{j.ID}, lacks: []string{report.Job}})
	ask(t, s, asked{method: "GET", path: "/api/v1/jobs?cursor=x", header: as("l leader"), status: 404})
	ask(t, s, asked{method: "GET", path: "/api/v1/jobs/j" + strings.Repeat("a", 26), header: as("l leader"), status: 404, contains: []string{"job.unknown"}})
}
