package view_test

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"io"
	"strings"
	"testing"

	ics "github.com/arran4/golang-ical"
	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/planner/fault"
	"sevenlists/planner/lists"
	"sevenlists/planner/projecttest"
	planroute "sevenlists/planner/route"
	"sevenlists/planner/view"
)

func TestEveryFormatWritesEveryListThatItMay(t *testing.T) {
	p, set := planned(t, "workshop_under_way", planroute.Commitment), view.RuleSetOf(projecttest.Shipped(t))
	for _, f := range view.Formats() {
		t.Run(f.ID, func(t *testing.T) {
			var once, again bytes.Buffer
			err := f.Write(&once, p, set, view.TextOptions{})
			if f.NeedsList {
				require.Equal(t, "list.needed", fault.All(err)[0].Code)
				require.Zero(t, once.Len())
			} else {
				require.NoError(t, err)
				require.NoError(t, f.Write(&again, p, set, view.TextOptions{}))
				require.Equal(t, once.Bytes(), again.Bytes(), "the same plan gives the same bytes")
			}
			for _, list := range view.ListNames(set) {
				var b bytes.Buffer
				err := f.Write(&b, p, set, view.TextOptions{List: list})
				if !f.Lists {
					require.Equal(t, "list.unfit", fault.All(err)[0].Code)
					continue
				}
				require.NoError(t, err, list)
				require.NotZero(t, b.Len())
			}
			if f.Lists {
				require.Equal(t, "list.unknown", fault.All(f.Write(io.Discard, p, set, view.TextOptions{List: "no_such"}))[0].Code)
			}
		})
	}
}

func TestOneListAloneHasTheSameRowsInEveryFormat(t *testing.T) {
	p, set := planned(t, "workshop_under_way", planroute.Parallel), view.RuleSetOf(projecttest.Shipped(t))
	want := len(p.Lists["materials"])
	require.Positive(t, want)
	as := func(id string) string {
		var b bytes.Buffer
		require.NoError(t, view.FormatNamed(id).Write(&b, p, set, view.TextOptions{List: "materials"}))
		return b.String()
	}
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(as("csv"), "\ufeff"))).ReadAll()
	require.NoError(t, err)
	require.Len(t, rows, want+1)
	require.Equal(t, "材料", rows[0][1])

	book, err := excelize.OpenReader(strings.NewReader(as("xlsx")))
	require.NoError(t, err)
	require.Len(t, book.GetSheetList(), 1)
	cells, err := book.GetRows(book.GetSheetList()[0])
	require.NoError(t, err)
	require.Len(t, cells, want+1)

	require.Equal(t, want, strings.Count(as("html"), `<tbody class="entry`))
	require.Equal(t, want, strings.Count(as("json"), `"material":`))
}

func TestCSVHoldsNoFormula(t *testing.T) {
	p, set := planned(t, "workshop_under_way", planroute.Parallel), view.RuleSetOf(projecttest.Shipped(t))
	column := set.Vocabulary.Lists[2].Columns[1].ID
	hostile := []string{`=HYPERLINK("http://x","y")`, "+1+2", "-2+3", "@SUM(A1)", " =1", "\t=1", "＝1", "a\n=1"}
	var rows []lists.Row
	for _, s := range hostile {
		rows = append(rows, lists.Row{column: s})
	}
	p.Lists["materials"] = rows
	var b bytes.Buffer
	require.NoError(t, view.CSV(&b, p, set, "materials"))
	require.True(t, bytes.HasPrefix(b.Bytes(), []byte("\xef\xbb\xbf")), "spreadsheet programs know it for UTF-8")
	got, err := csv.NewReader(bytes.NewReader(b.Bytes()[3:])).ReadAll()
	require.NoError(t, err)
	for i, row := range got[1:] {
		require.True(t, strings.HasPrefix(row[1], "'") || i == len(hostile)-1, "%q came out as %q", hostile[i], row[1])
	}
}

func TestTheArchiveHasEveryList(t *testing.T) {
	p, set := planned(t, "workshop_under_way", planroute.Parallel), view.RuleSetOf(projecttest.Shipped(t))
	var b bytes.Buffer
	require.NoError(t, view.CSVArchive(&b, p, set))
	z, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	require.NoError(t, err)
	for i, l := range set.Vocabulary.Lists {
		require.Equal(t, l.ID+".csv", z.File[i].Name)
		f, err := z.File[i].Open()
		require.NoError(t, err)
		content, err := io.ReadAll(f)
		require.NoError(t, err)
		rows, err := csv.NewReader(bytes.NewReader(content[3:])).ReadAll()
		require.NoError(t, err)
		require.Len(t, rows, len(p.Lists[l.ID])+1, l.ID)
	}
}

func TestTheCalendarHasWhatIsStillDue(t *testing.T) {
	p, set := planned(t, "workshop_under_way", planroute.Commitment), view.RuleSetOf(projecttest.Shipped(t))
	var b bytes.Buffer
	require.NoError(t, view.ICalendar(&b, p, set))
	require.NotContains(t, strings.ReplaceAll(b.String(), "\r\n", ""), "\n", "every line ends as RFC 5545 wants it")
	for line := range strings.SplitSeq(b.String(), "\r\n") {
		require.LessOrEqual(t, len(line), 75, "folded")
	}
	cal, err := ics.ParseCalendar(&b)
	require.NoError(t, err)
	on := map[string]string{}
	for _, e := range cal.Events() {
		require.NotContains(t, on, e.Id())
		d, err := e.GetAllDayStartAt()
		require.NoError(t, err)
		on[strings.TrimSuffix(e.Id(), ".workshop_under_way@sevenlists")] = d.Format("2006-01-02")
	}
	for i := range p.Items {
		item := &p.Items[i]
		if item.Schedule == nil || item.Progress != nil && item.Progress.State != "in_progress" {
			require.NotContains(t, on, "due."+item.ID)
			continue
		}
		require.Equal(t, item.Schedule.EarlyFinish.String(), on["due."+item.ID])
	}
	require.Equal(t, "2026-09-30", on["deadline.power_connection"])
	verified := 0
	for _, d := range p.Checklist {
		if d.Chosen && !d.Deadline.IsZero() {
			require.Equal(t, d.Deadline.String(), on["verify."+d.Item])
			verified++
		}
	}
	require.Positive(t, verified)
}
