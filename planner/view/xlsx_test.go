package view_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

func workbook(t testing.TB, p *planner.Plan) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(strings.NewReader(written(t, "xlsx", p, workshopRules(t))))
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, f.Close()) })
	return f
}

func TestAWorkbookHasASheetAList(t *testing.T) {
	require.Equal(t, []string{"概要", "甘特图", "审批事项清单", "审批路径清单", "申报材料清单", "承诺准入清单", "中介服务与收费清单", "问题矛盾清单", "责任清单",
		"承诺准入清单 2", "跑动次数（最多跑一次）", "批文、证照的有效期", "时限目标", "节点间隔", "前期准备", "可以提前开始", "费用", "未定价的收费和服务", "尚未明确", "推定的要素", "不需要办理的事项", "项目画像"}, workbook(t, workshopPlan(t, lang.ZH, "parallel")).GetSheetList())
}

func TestDatesAndNumbersAreReal(t *testing.T) {
	f := workbook(t, workshopPlan(t, lang.EN, "parallel"))
	const sheet = "Route and time"
	raw := func(cell string) string {
		v, err := f.GetCellValue(sheet, cell, excelize.Options{RawCellValue: true})
		require.NoError(t, err)
		return v
	}
	require.Equal(t, "Earliest start", raw("C1"))
	require.Equal(t, "46174", raw("C2"), "2026-06-01 as Excel counts days")
	shown, err := f.GetCellValue(sheet, "C2")
	require.NoError(t, err)
	require.Equal(t, "2026-06-01", shown)
	for _, cell := range []string{"C2", "F2"} {
		kind, err := f.GetCellType(sheet, cell)
		require.NoError(t, err)
		require.Contains(t, []excelize.CellType{excelize.CellTypeUnset, excelize.CellTypeNumber}, kind, "%s is a number", cell)
	}
	require.Equal(t, "0", raw("F2"))
	require.Equal(t, "44", raw("G2"))

	rows, err := f.GetRows(sheet)
	require.NoError(t, err)
	require.Len(t, rows, 42, "a head and 41 items")
}

func TestHeadsStayAndFilter(t *testing.T) {
	f := workbook(t, workshopPlan(t, lang.EN, "parallel"))
	for _, sheet := range f.GetSheetList()[1:] {
		panes, err := f.GetPanes(sheet)
		require.NoError(t, err)
		require.True(t, panes.Freeze, sheet)
		require.Equal(t, 1, panes.YSplit, sheet)
	}
	names := map[string]bool{}
	for _, n := range f.GetDefinedName() {
		names[n.Scope+" "+n.Name] = true
	}
	require.True(t, names["Items _xlnm.Print_Titles"], "heads repeat on each printed page: %v", names)
	require.True(t, names["Items _xlnm._FilterDatabase"])
	width, err := f.GetColWidth("Items", "B")
	require.NoError(t, err)
	require.Greater(t, width, 30.0, "as wide as the names")
}

func TestTheSummarySaysWhatThePlanSays(t *testing.T) {
	f := workbook(t, workshopPlan(t, lang.EN, "parallel"))
	rows, err := f.GetRows("Summary")
	require.NoError(t, err)
	flat := ""
	for _, r := range rows {
		flat += strings.Join(r, "|") + "\n"
	}
	for _, want := range []string{
		"Standard-land workshop", "41 items have to be obtained", "Works may start|2026-08-27", "All done on|2027-07-29",
		"Customary|25|14|39|97|24|121|–|–|2027-09-22", "▶ Parallel|19|7|26|62|17|79|13|42|2027-07-29", "missed by 4 days", "It is no legal advice",
	} {
		require.Contains(t, flat, want)
	}
}

func TestTheGanttSheetIsColouredByWeek(t *testing.T) {
	f := workbook(t, workshopPlan(t, lang.EN, "parallel"))
	rows, err := f.GetRows("Gantt")
	require.NoError(t, err)
	require.Equal(t, []string{"Phase", "Item", "Department", "Days", "Earliest start", "Earliest finish", "Latest finish", "Float", "Critical"}, rows[0][:9])
	first, err := f.GetCellValue("Gantt", "J1", excelize.Options{RawCellValue: true})
	require.NoError(t, err)
	require.Equal(t, "46174", first, "the Monday of the first week")
	fill := func(cell string) string {
		id, err := f.GetCellStyle("Gantt", cell)
		require.NoError(t, err)
		style, err := f.GetStyle(id)
		require.NoError(t, err)
		if len(style.Fill.Color) == 0 {
			return ""
		}
		return style.Fill.Color[0]
	}
	for y, r := range rows {
		switch {
		case len(r) < 2:
		case r[1] == "Joint review of the design scheme":
			cell := func(column int) string { name, _ := excelize.CoordinatesToCellName(column, y+1); return name }
			require.Empty(t, fill(cell(10)), "not yet in the first week")
			require.Equal(t, "B3261E", fill(cell(11)), "critical from 8 June")
			require.Equal(t, "B3261E", fill(cell(19)), "to 4 August")
			require.Empty(t, fill(cell(20)))
			return
		}
	}
	t.Fatal("the item is not there")
}

func TestNoTextBecomesAFormula(t *testing.T) {
	out := written(t, "xlsx", hostilePlan(t), workshopRules(t))
	z, err := zip.NewReader(strings.NewReader(out), int64(len(out)))
	require.NoError(t, err)
	for _, file := range z.File {
		r, err := file.Open()
		require.NoError(t, err)
		var b bytes.Buffer
		_, err = b.ReadFrom(r)
		require.NoError(t, err)
		require.NotContains(t, b.String(), "<f>", file.Name)
		require.NotContains(t, b.String(), "TargetMode", file.Name)
		require.NotContains(t, b.String(), "<script", file.Name)
	}
	f := workbook(t, hostilePlan(t))
	shown, err := f.GetCellValue("概要", "A1")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(shown, "=HYPERLINK"))
	formula, err := f.GetCellFormula("概要", "A1")
	require.NoError(t, err)
	require.Empty(t, formula)
}

func TestPropertiesComeFromThePlan(t *testing.T) {
	f := workbook(t, workshopPlan(t, lang.EN, "parallel"))
	props, err := f.GetDocProps()
	require.NoError(t, err)
	require.Equal(t, "2026-06-01T00:00:00Z", props.Created)
	require.Equal(t, props.Created, props.Modified)
	require.Equal(t, "Standard-land workshop", props.Title)
}

func TestTitlesOfListsMayBeAnything(t *testing.T) {
	set := workshopRules(t)
	set.Vocabulary.Lists = append(set.Vocabulary.Lists[:0:0], set.Vocabulary.Lists...)
	for i := range set.Vocabulary.Lists {
		set.Vocabulary.Lists[i].Title.ZH = "'清单[1]: 一个/长得放不下的标题?*\\需要截断的名字而且每张都一样"
	}
	set.Vocabulary.Lists[1].Title.ZH = "'"
	var b bytes.Buffer
	require.NoError(t, view.XLSX(&b, workshopPlan(t, lang.ZH, "parallel"), set))
	f, err := excelize.OpenReader(&b)
	require.NoError(t, err)
	require.Len(t, f.GetSheetList(), 22)
	require.NoError(t, f.Close())
}

func TestAVeryLongRouteIsDrawnByMonth(t *testing.T) {
	p := workshopPlan(t, lang.EN, "parallel")
	p.Items[len(p.Items)-2].Schedule.LateFinish += 365 * 150
	for form := range forms {
		require.NotEmpty(t, written(t, form, p, workshopRules(t)))
	}
}
