package track_test

import (
	"context"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner/lang"
)

// table enters a CSV.
func (h *house) table(csv string, dry bool) *track.BulkReport {
	h.t.Helper()
	r, err := h.EnterMany(context.Background(), project.Call{Account: "agent"}, track.Bulk{
		Content: []byte(csv), CSV: true, DryRun: dry, Source: "省平台", Lang: lang.EN,
	})
	require.NoError(h.t, err)
	return r
}

func TestATableOfEntriesIsTriedEnteredAndSafeToRepeat(t *testing.T) {
	h := newHouse(t)
	h.on("2026-06-20")
	id := h.workshop()
	csv := "项目,事项,步骤,日期,文号,决定,补正内容\n" +
		id + ",建设工程规划许可证,收件,2026-06-02,,,\n" +
		id + ",engineering_planning_permit,request_correction,2026-06-03,补正1号,,总图未盖章;缺少勘察报告\n" +
		id + ",engineering_planning_permit,提交补正材料,2026-06-04,,,\n" +
		id + ",engineering_planning_permit,受理,2026-06-04,受理1号,,\n" +
		id + ",engineering_planning_permit,作出决定,2026-06-09,建字1号,准予,\n"
	dry := h.table(csv, true)
	require.Empty(t, dry.Faults)
	require.Equal(t, 5, dry.Entered)
	c, err := h.Case(context.Background(), id, "engineering_planning_permit")
	require.NoError(t, err)
	require.Equal(t, handling.None, c.State, "a dry run enters nothing")

	first := h.table(csv, false)
	require.Equal(t, track.BulkReport{Rows: 5, Entered: 5, Faults: []track.BulkRow{}}, *first)
	again := h.table(csv, false)
	require.Equal(t, track.BulkReport{Rows: 5, Known: 5, Faults: []track.BulkRow{}}, *again)
	c, err = h.Case(context.Background(), id, "engineering_planning_permit")
	require.NoError(t, err)
	require.Equal(t, handling.Decided, c.State)
	require.Len(t, c.Entries, 5)
	require.Equal(t, "省平台", c.Entries[4].Source)
	require.Equal(t, []handling.Missing{{What: "总图未盖章"}, {What: "缺少勘察报告"}}, c.Notices[0].Missing)
	require.Equal(t, c.Entries[0].Sequence, c.Entries[4].Sequence, "one document holds what came at once")
}

func TestBadRowsComeBackInAFileToMend(t *testing.T) {
	h := newHouse(t)
	h.on("2026-06-20")
	id := h.workshop()
	csv := "project,case,step,on,document\n" +
		id + ",enterprise_filing,receive,2026-06-02,\n" +
		id + ",enterprise_filing,decide,2026-06-03,=1+1\n" +
		id + ",enterprise_filing,accept,2026-13-03,1\n" +
		id + ",harbour,receive,2026-06-02,\n" +
		"nobody,enterprise_filing,receive,2026-06-02,\n"
	r := h.table(csv, false)
	require.Equal(t, 1, r.Entered)
	require.Equal(t, 4, r.Bad)
	codes := []string{}
	for _, f := range r.Faults {
		codes = append(codes, fmt.Sprint(f.Row, " ", f.Code))
	}
	require.Equal(t, []string{"3 case.needs", "4 profile.fact.date", "5 case.unknown_item", "6 project.unknown"}, codes)
	lines := strings.Split(strings.TrimSpace(strings.TrimPrefix(r.Mend, "\ufeff")), "\n")
	require.Len(t, lines, 5)
	require.Equal(t, "project,case,step,on,document,What is wrong", lines[0])
	require.Contains(t, lines[1], "'=1+1", "no formula")

	mended := strings.ReplaceAll(r.Mend, "2026-13-03", "2026-06-03")
	r = h.table(mended, false)
	require.Equal(t, 1, r.Entered)
	require.Equal(t, 3, r.Bad)

	_, err := h.EnterMany(context.Background(), project.Call{Account: "agent"}, track.Bulk{Content: []byte("project,case,step,on,what\nx,y,z,u,v\n"), CSV: true})
	refused(t, "case.bulk.column", err)
}

// TestOneBadRowInManyIsFound enters a thousand rows, with SEVENLISTS_PROVE=1 ten thousand, one of them bad.
func TestOneBadRowInManyIsFound(t *testing.T) {
	h := newHouse(t)
	h.on("2026-06-20")
	projects, each := 10, 100
	if os.Getenv("SEVENLISTS_PROVE") != "" {
		projects = 100
	}
	var csv strings.Builder
	csv.WriteString("project,case,step,on,document,reason\n")
	for range projects {
		id := h.workshop()
		for i := range each {
			step := []string{"receive", "void"}[i%2]
			fmt.Fprintf(&csv, "%s,enterprise_filing,%s,2026-06-02,文%d号,误收\n", id, step, i)
		}
	}
	text := csv.String()
	at := strings.LastIndex(text, "void")
	r := h.table(text[:at]+"viod"+text[at+4:], false)
	require.Equal(t, projects*each-1, r.Entered)
	require.Equal(t, 1, r.Bad)
	require.Equal(t, []track.BulkRow{{Row: projects*each + 1, Column: "step", Code: "case.step.unknown", Message: "there is no step viod", Hint: "did you mean void?"}}, r.Faults)
	require.Equal(t, projects*each-1, h.table(text[:at]+"viod"+text[at+4:], false).Known)
}

func FuzzTableOfEntries(f *testing.F) {
	f.Add([]byte("project,case,step,on,document\nx,enterprise_filing,receive,2026-06-02,1\n"), true)
	f.Add([]byte("项目,事项,步骤,日期,延长天数\n\"x\",建设,延长期限,45000,\"1\n2\"\n"), true)
	f.Add([]byte("PK\x03\x04"), false)
	h := newHouse(f)
	id := h.workshop()
	f.Fuzz(func(t *testing.T, content []byte, csv bool) {
		content = []byte(strings.ReplaceAll(string(content), "x,", id+","))
		r, err := h.EnterMany(context.Background(), project.Call{Account: "agent"}, track.Bulk{Content: content, CSV: csv, DryRun: true})
		if err == nil {
			require.Equal(t, r.Rows, r.Entered+r.Known+r.Bad)
		}
	})
}
