package view_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

func TestAReportSaysTheSameInEveryFormat(t *testing.T) {
	r := view.Report{
		Lang: lang.ZH, Title: "在办件", Subtitle: "2026-06-01", On: calendar.DateOf(2026, 6, 1), Notes: []string{"说明"},
		Tables: []view.Table{
			{
				ID: "cases", Title: "在办件", Columns: []view.Column{{ID: "name", Title: "事项"}, {ID: "due", Title: "期限"}, {ID: "left", Title: "剩余", Number: true}, {ID: "late", Title: "超期"}},
				Rows: [][]any{{"=1+1<b>", calendar.DateOf(2026, 6, 8), 5, false}, {"施工许可证", calendar.Date(0), -2, true}, {"短"}},
			},
			{ID: "none", Title: "空表", Columns: []view.Column{{ID: "a", Title: "甲"}}},
		},
	}
	as := func(format string) string {
		var b bytes.Buffer
		require.NoError(t, r.Write(&b, format))
		return b.String()
	}
	want := [][]string{{"事项", "期限", "剩余", "超期"}, {"'=1+1<b>", "2026-06-08", "5", ""}, {"施工许可证", "", "-2", "是"}, {"短", "", "", ""}}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(as("csv"), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	require.Equal(t, want, rows)

	book, err := excelize.OpenReader(strings.NewReader(as("xlsx")))
	require.NoError(t, err)
	require.Equal(t, []string{"在办件", "空表"}, book.GetSheetList())
	formula, err := book.GetCellFormula("在办件", "A2")
	require.NoError(t, err)
	require.Empty(t, formula)
	due, err := book.GetCellValue("在办件", "B2")
	require.NoError(t, err)
	require.Equal(t, "2026-06-08", due)

	page := as("html")
	for _, s := range []string{"=1&#43;1&lt;b&gt;", "施工许可证", "2026-06-08", "空表", "说明"} {
		require.Contains(t, page, s)
	}
	require.NotContains(t, page, "<b>")
	require.Equal(t, "list.format", fault.All(r.Write(&bytes.Buffer{}, "pdf"))[0].Code)
}
