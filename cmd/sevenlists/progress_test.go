package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/planner/fault"
)

// sheet writes a spreadsheet of those rows.
func sheet(t testing.TB, name, content string) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	require.NoError(t, os.WriteFile(path, []byte(content), 0o600))
	return path
}

// progressOf plans the workshop with a spreadsheet and gives what the plan says has been done.
func progressOf(t *testing.T, args ...string) map[string]map[string]any {
	t.Helper()
	r := sevenlists(t, "", append([]string{"plan", workshop, "--format", "json"}, args...)...)
	require.Zero(t, r.code, r.err)
	var plan struct {
		Items []struct {
			ID       string         `json:"id"`
			Progress map[string]any `json:"progress"`
		} `json:"items"`
	}
	require.NoError(t, json.Unmarshal([]byte(r.out), &plan))
	done := map[string]map[string]any{}
	for _, item := range plan.Items {
		if item.Progress != nil {
			done[item.ID] = item.Progress
		}
	}
	return done
}

func TestProgressFromASpreadsheet(t *testing.T) {
	want := map[string]map[string]any{
		"project_code":        {"state": "obtained", "finished": "2026-06-01"},
		"planning_conditions": {"state": "in_progress", "accepted": "2026-06-01"},
		"early_study":         {"state": "waived", "reason": "会议纪要"},
	}
	csv := "办理情况\n事项,实际开始,实际完成,状态,理由\n投资项目赋码,,2026/6/1,,\nplanning_conditions,2026年6月1日,,,\n项目前期联合研判（问题矛盾提前研判）,,,免办,会议纪要\n能评,,,,\n"
	require.Equal(t, want, progressOf(t, "--progress", sheet(t, "done.csv", "\uFEFF"+csv)))

	path := filepath.Join(t.TempDir(), "done.xlsx")
	book := excelize.NewFile()
	for cell, v := range map[string]any{
		"A1": "Item", "B1": "Actual start", "C1": "Actual finish", "D1": "State", "E1": "Reason",
		"A2": "project_code", "C2": 46174, "A3": "planning_conditions", "B3": 46174, "A4": "early_study", "D4": "waived", "E4": "会议纪要",
	} {
		require.NoError(t, book.SetCellValue("Sheet1", cell, v))
	}
	require.NoError(t, book.SaveAs(path))
	require.Equal(t, want, progressOf(t, "--progress", path))
}

// The workbook of a plan is read back as it was written.
func TestTheWorkbookOfAPlanIsASpreadsheetOfProgress(t *testing.T) {
	const underWay = "../../testdata/projects/workshop_under_way/profile.yaml"
	path := filepath.Join(t.TempDir(), "plan.xlsx")
	for _, l := range []string{"zh", "en"} {
		r := sevenlists(t, "", "plan", underWay, "--format", "xlsx", "-o", path, "--lang", l)
		require.Zero(t, r.code, r.err)
		r = sevenlists(t, "", "plan", workshop, "--progress", path, "--format", "json", "--as-of", "2026-07-15")
		require.Zero(t, r.code, r.err)
		require.Contains(t, r.out, `"finished": "2026-06-10"`)
	}
}

// filled reads the route list of a workbook and writes the day on which what has been done was done
// into the rows of these items.
func filled(t *testing.T, path string, done map[string]string) string {
	t.Helper()
	book, err := excelize.OpenFile(path)
	require.NoError(t, err)
	defer book.Close()
	found := map[string]bool{}
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		require.NoError(t, err)
		item, finish := -1, -1
		for r, row := range rows {
			for c, text := range row {
				switch text {
				case "事项", "Item":
					item = c
				case "实际完成", "Actual finish":
					finish = c
				}
			}
			if item < 0 || finish < 0 || item >= len(row) || done[row[item]] == "" {
				continue
			}
			cell, err := excelize.CoordinatesToCellName(finish+1, r+1)
			require.NoError(t, err)
			require.NoError(t, book.SetCellValue(sheet, cell, done[row[item]]))
			found[row[item]] = true
		}
	}
	require.Len(t, found, len(done), "the workbook has a row for each: %v", found)
	require.NoError(t, book.Save())
	return path
}

// The route list of a project with parts, filled in by hand, says for which part something was done.
func TestTheWorkbookOfAProjectWithPartsIsReadBack(t *testing.T) {
	want := map[string]string{"project_code": "2026-06-01", "construction_permit@lot1": "2026-06-10", "works@lot2": "2026-06-12", "engineering_planning_permit@phase1": "2026-06-09"}
	for _, l := range []string{"zh", "en"} {
		r := sevenlists(t, "", "plan", park, "--format", "json", "--lang", l)
		require.Zero(t, r.code, r.err)
		done := map[string]string{}
		for key, name := range namesIn(t, r.out) {
			if want[key] != "" {
				done[name] = want[key]
			}
		}
		path := filepath.Join(t.TempDir(), "plan.xlsx")
		r = sevenlists(t, "", "plan", park, "--format", "xlsx", "-o", path, "--lang", l)
		require.Zero(t, r.code, r.err)
		r = sevenlists(t, "", "plan", park, "--progress", filled(t, path, done), "--as-of", "2026-07-15", "--format", "json")
		require.Zero(t, r.code, r.err)
		require.Equal(t, want, finishedIn(t, r.out))
	}
	byKey := "item,actual_finish\n"
	for key, day := range want {
		byKey += key + "," + day + "\n"
	}
	r := sevenlists(t, "", "plan", park, "--progress", sheet(t, "done.csv", byKey), "--as-of", "2026-07-15", "--format", "json")
	require.Zero(t, r.code, r.err)
	require.Equal(t, want, finishedIn(t, r.out))

	r = sevenlists(t, "", "plan", park, "--as-of", "2026-07-15", "--progress",
		sheet(t, "done.csv", "item,actual_finish\nconstruction_permit,2026-06-10\nconstruction_permit@lot9,2026-06-10\nproject_code@lot1,2026-06-10\n"))
	require.Equal(t, exitInput, r.code)
	require.Empty(t, r.out)
	for _, want := range []string{"2 行", "3 行", "4 行", "construction_permit@lot1", "done.csv"} {
		require.Contains(t, r.err, want)
	}
}

// namesIn are the names of the items of a plan by their keys.
func namesIn(t *testing.T, content string) map[string]string {
	t.Helper()
	var plan struct{ Items []struct{ ID, Name string } }
	require.NoError(t, json.Unmarshal([]byte(content), &plan))
	names := map[string]string{}
	for _, item := range plan.Items {
		names[item.ID] = item.Name
	}
	return names
}

// finishedIn are the days on which the items of a plan were done.
func finishedIn(t *testing.T, content string) map[string]string {
	t.Helper()
	var plan struct {
		Items []struct {
			ID       string
			Progress struct{ Finished string }
		}
	}
	require.NoError(t, json.Unmarshal([]byte(content), &plan))
	days := map[string]string{}
	for _, item := range plan.Items {
		if item.Progress.Finished != "" {
			days[item.ID] = item.Progress.Finished
		}
	}
	return days
}

// FuzzProgress holds the reader of spreadsheets to its promises: no panic, and mistakes that name
// the file.
func FuzzProgress(f *testing.F) {
	f.Add([]byte("item,actual_finish\nproject_code,2026-06-01\n"), true)
	f.Add([]byte("事项,状态,理由\n投资项目赋码,免办,\"x\ny\"\n"), true)
	book := excelize.NewFile()
	require.NoError(f, book.SetSheetRow("Sheet1", "A1", &[]any{"Item", "Actual finish"}))
	require.NoError(f, book.SetSheetRow("Sheet1", "A2", &[]any{"project_code", 46174}))
	content, err := book.WriteToBuffer()
	require.NoError(f, err)
	f.Add(content.Bytes(), false)
	set, err := embedded()
	require.NoError(f, err)
	a := &app{}
	p, err := a.readProfile(workshop, set, nil)
	require.NoError(f, err)
	f.Fuzz(func(t *testing.T, content []byte, csv bool) {
		name := "done.xlsx"
		if csv {
			name = "done.csv"
		}
		path := sheet(t, name, string(content))
		if _, err := a.withProgress(p, path, set); err != nil {
			for _, e := range fault.All(err) {
				require.Equal(t, fault.Invalid, e.Kind, "%v", e)
				require.Contains(t, e.Path, name)
			}
		}
	})
}

func TestMistakesInASpreadsheetAreNamed(t *testing.T) {
	for name, tc := range map[string]struct{ content, want string }{
		"no such item":           {"item,actual_finish\nprojct,2026-06-01\n", "2 行：没有事项“projct”"},
		"no date":                {"item,actual_finish\nproject_code,gestern\n", "2 行：“gestern”不是日期"},
		"no state":               {"item,state\nproject_code,fertig\n", "2 行：“fertig”不是办理状态"},
		"nothing of progress":    {"a,b\nc,d\n", "没有办理进度的列"},
		"a date in the future":   {"item,actual_finish\nproject_code,2027-01-01\n", "project_code/finished"},
		"waived without reason":  {"item,state\nproject_code,免办\n", "须写明理由"},
		"no spreadsheet":         {"\"", "不是可以读取的"},
		"two mistakes at a time": {"item,actual_finish\nx,2026-06-01\ny,2026-06-01\n", "3 行：没有事项“y”"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", "plan", workshop, "--progress", sheet(t, "done.csv", tc.content))
			require.Equal(t, exitInput, r.code, r.out)
			require.Empty(t, r.out)
			require.Contains(t, r.err, tc.want)
		})
	}
	r := sevenlists(t, "", "plan", workshop, "--progress", "gone.xlsx")
	require.Equal(t, exitInput, r.code)
	require.Contains(t, r.err, "gone.xlsx")
	r = sevenlists(t, "", "plan", workshop, "--as-of", "2026-07-32")
	require.Equal(t, exitInput, r.code)
	require.Contains(t, r.err, "--as-of")
	r = sevenlists(t, "", "plan", "../../testdata/projects/workshop_under_way/profile.yaml", "--as-of", "2026-06-20")
	require.Equal(t, exitInput, r.code)
	require.Contains(t, r.err, "2026-06-22", "what was accepted after that day is named")
	r = sevenlists(t, "", "plan", workshop, hospital, "--progress", sheet(t, "done.csv", "item,state\n"))
	require.Equal(t, exitInput, r.code)
	r = sevenlists(t, "", "plan", workshop, "--progress", sheet(t, "done.xlsx", "PK\x03\x04 broken"))
	require.Equal(t, exitInput, r.code)
}

// An item that two rows tell of is refused with both rows, however each names it: nobody can say which
// of them counts.
func TestAnItemThatStandsTwiceInASpreadsheetIsRefused(t *testing.T) {
	path := sheet(t, "done.csv", "item,actual_finish\nproject_code,2026-06-01\nplanning_conditions,2026-06-01\n投资项目赋码,2026-05-28\n能评,\n能评,\n")
	r := sevenlists(t, "", "plan", workshop, "--progress", path, "--lang", "en")
	require.Equal(t, exitInput, r.code)
	require.Empty(t, r.out)
	require.Contains(t, r.err, "row 4 tells of 投资项目赋码, and so does row 2")
	require.NotContains(t, r.err, "planning_conditions")
}
