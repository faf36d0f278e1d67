package track_test

import (
	"context"
	"os"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/districts"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
)

// others is a table of figures of June 2026 as a district would be sent it.
const others = "区县,承诺办理提前率(%),实际办理提前率(%),办结件数,来源\n" +
	"海曙区,68.5,80.25%,120,市审管办通报〔2026〕6号\n慈溪市,71,,95,市审管办通报〔2026〕6号\nyuyao,71,-3.5,,市审管办通报〔2026〕6号\n"

func (h *house) take(content string, preview bool) *track.OthersReport {
	h.t.Helper()
	r, err := h.TakeOthers(context.Background(), project.Call{Account: "s"}, districts.Table{Content: []byte(content), CSV: true, Month: "2026-06"}, lang.ZH, preview)
	require.NoError(h.t, err)
	return r
}

func TestFiguresOfOtherDistrictsAreTakenInOnceAndRanked(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	require.Len(t, h.take(others, true).Changes, 3)
	month := func() *track.Month {
		m, err := h.Month(ctx, date(t, "2026-06-01"), lang.ZH)
		require.NoError(t, err)
		return m
	}
	before := month()
	require.Empty(t, before.Ranks, "a preview takes nothing in")
	require.True(t, h.take(others, false).Taken)
	again := h.take(others, false)
	require.Equal(t, []any{false, 3, 0}, []any{again.Taken, again.Unchanged, len(again.Changes)}, "the same table again changes nothing")

	m := month()
	require.Len(t, m.Ranks, 2)
	promise := m.Ranks[0]
	require.Equal(t, []any{"promise", "承诺办理提前率", 3, 0}, []any{promise.Rate, promise.Name, promise.Of, promise.Place}, "no case of ours was accepted: we have no rate and no place")
	require.Equal(t, []int{1, 1, 3}, []int{promise.Rows[0].Place, promise.Rows[1].Place, promise.Rows[2].Place}, "equal rates share a place")
	require.Equal(t, []any{"海曙区", 68.5, "市审管办通报〔2026〕6号"}, []any{promise.Rows[2].Name, promise.Rows[2].Percent, promise.Rows[2].Source})
	require.Len(t, m.Ranks[1].Rows, 2, "who did not publish a rate is not ranked by it")
	m.Ranks = before.Ranks
	require.Equal(t, before, m, "our own figures are ours alone")

	h.on("2026-06-10")
	h.through(h.workshop(), "engineering_planning_permit", date(t, "2026-06-08"), date(t, "2026-06-10")) // promised 5 of 20, took 2
	m = month()
	require.Equal(t, []any{1, 4, 3}, []any{m.Ranks[0].Place, m.Ranks[0].Of, m.Ranks[0].Goal}, "75 per cent")
	require.Equal(t, districts.Ranked{Place: 1, District: "jiangbei", Name: "江北区", Percent: 90, Own: true}, m.Ranks[1].Rows[0])

	// A later table replaces what it names, and may be taken back by the first.
	later := "区县,承诺办理提前率,来源\n海曙区,90,更正\n"
	r := h.take(later, true)
	require.InDelta(t, 68.5, *r.Changes[0].Was.Promise, 1e-9)
	h.take(later, false)
	require.Equal(t, 2, month().Ranks[0].Place)
	require.True(t, h.take(others, false).Taken)
	require.Equal(t, 1, month().Ranks[0].Place)
	all, err := h.Others(ctx, "")
	require.NoError(t, err)
	require.Len(t, all.Figures, 3)
	require.Equal(t, "s", all.Figures[0].By)
	none, err := h.Others(ctx, "2026-05")
	require.NoError(t, err)
	require.Empty(t, none.Figures)
	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold, track.FoldOthers}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
}

func TestATableOfOtherDistrictsIsTakenInWholeOrNotAtAll(t *testing.T) {
	h := newHouse(t)
	for name, tc := range map[string]struct{ row, code string }{
		"our own district":         {"江北区,70,1,x", "district.own"},
		"a district of no city":    {"海暑区,70,1,x", "district.unknown"},
		"a rate of more than all":  {"海曙区,101,1,x", "district.percent"},
		"a share for a percentage": {"海曙区,0.76,1,x", "district.share"},
		"a word for a rate":        {"海曙区,NaN,1,x", "district.percent"},
		"half a case":              {"海曙区,70,1.5,x", "district.count"},
		"no source":                {"海曙区,70,1,", "district.missing"},
		"no figures":               {"海曙区,,,x", "district.nothing"},
		"no district":              {",70,1,x", "district.missing"},
		"the same twice, unlike":   {"慈溪市,72,1,x", "district.twice"},
	} {
		t.Run(name, func(t *testing.T) {
			table := "区县,承诺办理提前率,办结件数,来源\n慈溪市,71,1,x\n" + tc.row + "\n"
			r := h.take(table, true)
			require.Len(t, r.Mistakes, 1)
			require.Equal(t, []any{tc.code, 3}, []any{r.Mistakes[0].Code, r.Mistakes[0].Row})
			require.NotEmpty(t, r.Mistakes[0].Message)
			_, err := h.TakeOthers(context.Background(), project.Call{Account: "s"}, districts.Table{Content: []byte(table), CSV: true, Month: "2026-06"}, lang.ZH, false)
			refused(t, "district.mistakes", err)
		})
	}
	for name, tc := range map[string]struct{ table, code string }{
		"a column that there is not": {"区县,满意度\n海曙区,1\n", "case.bulk.column"},
		"a column twice":             {"区县,受理件数,Accepted\n海曙区,1,1\n", "district.column"},
		"no districts":               {"月份,受理件数\n2026-06,1\n", "case.bulk.head"},
		"no rows":                    {"区县,受理件数\n", "case.bulk.empty"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := h.TakeOthers(context.Background(), project.Call{}, districts.Table{Content: []byte(tc.table), CSV: true}, lang.ZH, true)
			refused(t, tc.code, err)
		})
	}
	all, err := h.Others(context.Background(), "")
	require.NoError(t, err)
	require.Empty(t, all.Figures)
}

func TestFiguresComeFromAWorkbookWithMonthsOfTheirOwn(t *testing.T) {
	h := newHouse(t)
	book := excelize.NewFile()
	for i, row := range [][]any{{"Month", "District", "Lead in fact %", "Source"}, {"2026年5月", "Haishu", 77.123, "x"}, {"2026-04", "海曙区", "70%", "x"}, {46023, "Cixi", 1, "x"}} {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		require.NoError(t, err)
		require.NoError(t, book.SetSheetRow("Sheet1", at, &row))
	}
	file := t.TempDir() + "/figures.xlsx"
	require.NoError(t, book.SaveAs(file))
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	r, err := h.TakeOthers(context.Background(), project.Call{Account: "s"}, districts.Table{Content: content}, lang.EN, false)
	require.NoError(t, err)
	require.Empty(t, r.Mistakes)
	all, err := h.Others(context.Background(), "")
	require.NoError(t, err)
	got := []string{}
	for _, f := range all.Figures {
		got = append(got, f.Month+" "+f.District)
	}
	require.Equal(t, []string{"2026-05 haishu", "2026-04 haishu", "2026-01 cixi"}, got)
	require.InDelta(t, 77.12, *all.Figures[0].Actual, 1e-9, "to two places")
}

func TestWhichDistrictsThereAreIsData(t *testing.T) {
	const file = "supervision/districts/data.yaml"
	for name, tc := range map[string]struct{ old, with string }{
		"our own is none of them":    {"own: jiangbei", "own: jiangdong"},
		"a rate that nobody counts":  {"  actual: {name", "  actuel: {name"},
		"our own in no way we count": {"ours: weighted}\n  actual", "ours: heavy}\n  actual"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := track.New(track.Config{Projects: newHouse(t).projects, Rules: projecttest.Edited(t, file, tc.old, tc.with)})
			require.Error(t, err)
		})
	}
}
