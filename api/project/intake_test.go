package project_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/api/job"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/policies"
)

var agent = project.Call{Account: "agent-1"}

// table writes a csv of rows.
func table(rows ...string) []byte { return []byte(strings.Join(rows, "\n") + "\n") }

// workshops is a csv of so many projects with ids of their own.
func workshops(n int) []string {
	rows := []string{"项目编号,项目名称,开始日期,主要用途,总建筑面积（平方米）,年综合能耗"}
	for i := range n {
		rows = append(rows, fmt.Sprintf("w-%d,厂房%d,2026-06-01,工业厂房,%d,1500", i+1, i+1, 5000+i))
	}
	return rows
}

func (h *house) intake(in project.Intake) (*project.IntakeReport, error) {
	if in.Lang == "" {
		in.Lang = lang.ZH
	}
	in.May = func(_ context.Context, d *project.Draft) error {
		if d.Owner == "stranger" {
			return fault.New(fault.Invalid, "request.forbidden", "/owner")
		}
		if d.Owner == "" && d.Agent == "" {
			d.Agent = "agent-1"
		}
		return nil
	}
	return h.Intake(context.Background(), agent, in)
}

func (h *house) count() int {
	h.t.Helper()
	n, err := h.Count(context.Background(), project.Filter{}, 1000)
	require.NoError(h.t, err)
	return n
}

func TestASpreadsheetBecomesProjectsOnce(t *testing.T) {
	h := newHouse(t)
	csv := table(workshops(5)...)
	dry, err := h.intake(project.Intake{Content: csv, CSV: true, DryRun: true})
	require.NoError(t, err)
	require.Equal(t, 5, dry.Good)
	require.Equal(t, project.RowGood, dry.Projects[0].State)
	require.Greater(t, dry.Projects[0].Items, 5)
	require.False(t, dry.Projects[0].Finish.IsZero())
	require.Zero(t, h.count(), "a dry run makes nothing")

	report, err := h.intake(project.Intake{Content: csv, CSV: true})
	require.NoError(t, err)
	require.Equal(t, [4]int{5, 5, 0, 0}, [4]int{report.Rows, report.Created, report.Known, report.Bad})
	p, err := h.Read(context.Background(), report.Projects[2].Project)
	require.NoError(t, err)
	require.Equal(t, "厂房3", p.Summary.Name)
	require.Equal(t, "agent-1", p.Agent)
	require.Equal(t, dry.Projects[2].Finish, p.Summary.Finish, "the dry run told the finish")
	require.Equal(t, dry.Projects[2].Items, p.Summary.Items)
	require.Equal(t, &project.Origin{Kind: "intake", ID: report.File}, p.From)
	raw, err := h.Profile(context.Background(), p)
	require.NoError(t, err)
	require.JSONEq(t, `{"id":"w-3","name":"厂房3","start":"2026-06-01",
		"facts":{"building_category":"industrial","floor_area_total_m2":5002,"annual_energy_tce":1500}}`, string(raw))

	again, err := h.intake(project.Intake{Content: csv, CSV: true})
	require.NoError(t, err)
	require.Equal(t, [3]int{0, 5, 0}, [3]int{again.Created, again.Known, again.Bad}, "the same file changes nothing")
	more := append(workshops(5), "w-6,厂房6,2026-06-01,工业厂房,6000,1500")
	again, err = h.intake(project.Intake{Content: table(more...), CSV: true})
	require.NoError(t, err)
	require.Equal(t, [2]int{1, 5}, [2]int{again.Created, again.Known}, "by their own ids rows are known in another file")
	require.Equal(t, 6, h.count())

	_, err = h.intake(project.Intake{Content: table(strings.Replace(strings.Join(more, "\n"), "厂房2", "仓库2", 1)), CSV: true})
	require.ErrorContains(t, err, "row 3, column A (项目编号): a project was made of this row, with another content")
}

func TestRowsWithoutIDsAreKnownByTheirFile(t *testing.T) {
	h := newHouse(t)
	csv := table("Project name,building_category", "A,industrial", "A,industrial")
	in := project.Intake{Content: csv, CSV: true, Start: calendar.DateOf(2026, 6, 1)}
	report, err := h.intake(in)
	require.NoError(t, err)
	require.Equal(t, 2, report.Created, "two rows that are the same are two projects")
	report, err = h.intake(in)
	require.NoError(t, err)
	require.Equal(t, 2, report.Known)
	require.Equal(t, 2, h.count())
}

func TestOneBadRowOfThreeHundredIsNamed(t *testing.T) {
	h := newHouse(t)
	rows := workshops(300)
	rows[200] = "w-200,厂房200,2026-06-01,工业广场,很大,1500"
	csv := table(rows...)
	_, err := h.intake(project.Intake{Content: csv, CSV: true})
	all := fault.All(err)
	require.Len(t, all, 2)
	require.Equal(t, "/rows/201/D", all[0].Path)
	require.Contains(t, all[0].Message(lang.ZH), "第201行D列“主要用途”：“工业广场”")
	require.Contains(t, all[1].Message(lang.ZH), "第201行E列“总建筑面积（平方米）”：“很大”")
	require.Equal(t, "intake.cell", all[1].Code)
	require.Zero(t, h.count(), "none is made where one is bad")

	dry, err := h.intake(project.Intake{Content: csv, CSV: true, DryRun: true})
	require.NoError(t, err)
	require.Equal(t, [3]int{300, 299, 1}, [3]int{dry.Rows, dry.Good, dry.Bad})
	row := dry.Projects[199]
	require.Equal(t, project.RowBad, row.State)
	require.Equal(t, 201, row.Row)
	require.Equal(t, "D", row.Mistakes[0].Column)
	require.Equal(t, "profile.fact.enum", row.Mistakes[0].Code)
	require.Equal(t, "总建筑面积（平方米）", row.Mistakes[1].Title)
}

func TestMistakesOfRowsHaveTheirCell(t *testing.T) {
	h := newHouse(t)
	for name, tc := range map[string]struct{ row, column, code string }{
		"a start that is no day":        {"a,x,soon,,,", "C", "profile.fact.date"},
		"no start":                      {"a,x,,,,", "C", "profile.missing"},
		"an id of another form":         {"A B,x,2026-06-01,,,", "A", "profile.id.form"},
		"a number below zero":           {"a,x,2026-06-01,-5,,", "D", "profile.fact.range"},
		"a word for a number":           {"a,x,2026-06-01,=1+1,,", "D", "profile.fact.number"},
		"too many decimals":             {"a,x,2026-06-01,0.12345678,,", "D", "profile.fact.decimals"},
		"neither yes nor no":            {"a,x,2026-06-01,,maybe,", "E", "profile.fact.type"},
		"another's project":             {"a,x,2026-06-01,,,stranger", "F", "intake.row.forbidden"},
		"a cell without a head":         {"a,x,2026-06-01,,,,,hm", "H", "intake.row.unnamed"},
		"a name that is far too long":   {"a," + strings.Repeat("长", 300) + ",2026-06-01,,,", "B", "profile.text.long"},
		"a number of another greatness": {"a,x,2026-06-01,1e300,,", "D", "profile.fact.range"},
	} {
		t.Run(name, func(t *testing.T) {
			csv := table("id,name,start,land_area_m2,in_regional_energy_zone,owner", tc.row)
			report, err := h.intake(project.Intake{Content: csv, CSV: true, DryRun: true})
			require.NoError(t, err)
			require.Equal(t, 1, report.Bad)
			found := report.Projects[0].Mistakes[0]
			require.Equal(t, [2]string{tc.column, tc.code}, [2]string{found.Column, found.Code}, "%+v", found)
			require.NotEmpty(t, found.Message)
		})
	}
	report, err := h.intake(project.Intake{CSV: true, DryRun: true, Content: table("id,start", "a,2026-06-01", "a,2026-06-01")})
	require.NoError(t, err)
	require.Equal(t, "intake.row.twice", report.Projects[1].Mistakes[0].Code)
}

func TestCellsReadAsPeopleWriteThem(t *testing.T) {
	h := newHouse(t)
	csv := table(`项目编号,项目名称,start,用地面积,in_regional_energy_zone,investment_mode,annual_energy_tce,building_category,reference_date`,
		`a,一,2026/6/1,"12,345.5",是,企业投资,30.000000000000004,Industrial,2026年5月1日`, `b,二,46174,1.5e3,FALSE,government,未知,,`)
	report, err := h.intake(project.Intake{Content: csv, CSV: true})
	require.NoError(t, err)
	for i, want := range []string{
		`{"id":"a","name":"一","start":"2026-06-01","facts":{"land_area_m2":12345.5,"in_regional_energy_zone":true,"investment_mode":"enterprise",
			"annual_energy_tce":30,"building_category":"industrial","reference_date":"2026-05-01"}}`,
		`{"id":"b","name":"二","start":"2026-06-01","facts":{"land_area_m2":1500,"in_regional_energy_zone":false,"investment_mode":"government","annual_energy_tce":null}}`,
	} {
		p, err := h.Read(context.Background(), report.Projects[i].Project)
		require.NoError(t, err)
		raw, err := h.Profile(context.Background(), p)
		require.NoError(t, err)
		require.JSONEq(t, want, string(raw))
	}
}

func TestHeadsAreHeldAgainstTheFacts(t *testing.T) {
	h := newHouse(t)
	_, err := h.intake(project.Intake{CSV: true, Content: table("id,start,主要用徒,land_area_m2,用地面积", "a,2026-06-01,,,")})
	all := fault.All(err)
	require.Len(t, all, 2)
	require.Equal(t, "/columns/C", all[0].Path)
	require.Contains(t, all[0].Hint(lang.ZH), "主要用途")
	require.Equal(t, "intake.column.twice", all[1].Code)
	for name, tc := range map[string]struct {
		in   project.Intake
		code string
	}{
		"nothing at all": {project.Intake{CSV: true}, "intake.head"},
		"heads alone":    {project.Intake{CSV: true, Content: table("id,start")}, "intake.rows"},
		"no xlsx":        {project.Intake{Content: []byte("id,start\na,b\n")}, "sheet.form"},
		"a million rows": {project.Intake{CSV: true, Content: []byte("id\n" + strings.Repeat("x\n", 1_000_000))}, "sheet.too_many.rows"},
		"a formula": {project.Intake{Content: filled(t, nil, func(f *excelize.File) {
			require.NoError(t, f.SetCellStr("Sheet1", "A1", "start"))
			require.NoError(t, f.SetCellFormula("Sheet1", "A2", "TODAY()"))
		})}, "intake.formula"},
	} {
		_, err := h.intake(tc.in)
		require.Equal(t, tc.code, code(t, err), name)
	}
}

// filled is a workbook that was changed.
func filled(t testing.TB, book []byte, change func(*excelize.File)) []byte {
	t.Helper()
	f := excelize.NewFile()
	if book != nil {
		var err error
		f, err = excelize.OpenReader(bytes.NewReader(book))
		require.NoError(t, err)
	}
	defer f.Close()
	change(f)
	var b bytes.Buffer
	_, err := f.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

func TestTheTemplateIsFilledInAndTakenIn(t *testing.T) {
	h := newHouse(t)
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		var b, second bytes.Buffer
		require.NoError(t, h.IntakeTemplate(&b, l))
		require.NoError(t, h.IntakeTemplate(&second, l))
		f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		require.NoError(t, err)
		name := f.GetSheetName(0)
		heads, err := f.GetRows(name)
		require.NoError(t, err)
		at := map[string]string{}
		for i, head := range heads[0] {
			at[head], err = excelize.CoordinatesToCellName(i+1, 2)
			require.NoError(t, err)
		}
		comments, err := f.GetComments(name)
		require.NoError(t, err)
		require.Len(t, comments, len(heads[0]), "every column says what it asks")
		rules, err := f.GetDataValidations(name)
		require.NoError(t, err)
		require.Greater(t, len(rules), 50)
		put := map[lang.Lang]map[string]any{
			lang.ZH: {"项目编号": "zh-1", "项目名称": "=厂房", "开始日期": time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), "主要用途": "工业厂房", "总建筑面积（平方米）": 20000.5},
			lang.EN: {"Project id": "en-1", "Project name": "Workshop", "Start": time.Date(2026, 6, 1, 0, 0, 0, 0, time.UTC), "Main use": "Industrial", "Total floor area (m2)": 20000.5},
		}[l]
		book := filled(t, b.Bytes(), func(f *excelize.File) {
			for head, value := range put {
				require.Contains(t, at, head)
				require.NoError(t, f.SetCellValue(name, at[head], value))
			}
		})
		report, err := h.intake(project.Intake{Content: book, Lang: l})
		require.NoError(t, err)
		p, err := h.Read(context.Background(), report.Projects[0].Project)
		require.NoError(t, err)
		raw, err := h.Profile(context.Background(), p)
		require.NoError(t, err)
		require.Contains(t, string(raw), `"floor_area_total_m2": 20000.5`)
		require.Contains(t, string(raw), `"building_category": "industrial"`)
		require.Equal(t, "2026-06-01", p.Summary.Start.String())
		require.NoError(t, f.Close())
	}
}

func TestBadRowsComeBackToBeMended(t *testing.T) {
	h := newHouse(t)
	csv := table("id,name,start,land_area_m2", "a,=cmd,2026-06-01,much", "b,y,2026-06-01,100", "c,z,2026-06-01,-1")
	report, err := h.intake(project.Intake{Content: csv, CSV: true, Partial: true})
	require.NoError(t, err)
	require.Equal(t, [2]int{1, 2}, [2]int{report.Created, report.Bad})
	for round, mended := range []string{"still much", "100"} {
		book, err := base64.StdEncoding.DecodeString(report.Mend)
		require.NoError(t, err)
		book = filled(t, book, func(f *excelize.File) {
			rows, err := f.GetRows("项目")
			require.NoError(t, err)
			require.Len(t, rows, 3-round)
			require.Equal(t, []string{"id", "name", "start", "land_area_m2", "需要改正"}, rows[0])
			require.Equal(t, "=cmd", rows[1][1])
			require.Contains(t, rows[1][4], "land_area_m2: ")
			formula, err := f.GetCellFormula("项目", "B2")
			require.NoError(t, err)
			require.Empty(t, formula, "what looks like a formula is text")
			require.NoError(t, f.SetCellValue("项目", "D2", mended))
			if round == 0 {
				require.NoError(t, f.SetCellValue("项目", "D3", 5))
			}
		})
		report, err = h.intake(project.Intake{Content: book, Partial: true})
		require.NoError(t, err)
		require.Equal(t, [2]int{1, 1 - round}, [2]int{report.Created, report.Bad})
	}
	require.Empty(t, report.Mend)
	require.Equal(t, 3, h.count())
}

// losing is a store that is away when the cursor of a shard is to be written, some times.
type losing struct {
	store.Store
	times int
}

func (l *losing) Put(ctx context.Context, r store.Record) error {
	if r.Kind == "job_shard" && r.Version > 2 && l.times > 0 {
		l.times--
		return fmt.Errorf("%w: cut", store.ErrUnavailable)
	}
	return l.Store.Put(ctx, r)
}

func TestALongSpreadsheetBecomesAJobThatACrashDoesNotHarm(t *testing.T) {
	disk := newStore(t)
	h := openHouse(t, &losing{Store: disk, times: 1}, policies.FS)
	csv := table(workshops(110)...)
	report, err := h.intake(project.Intake{Content: csv, CSV: true, AtOnce: 50})
	require.NoError(t, err)
	require.NotEmpty(t, report.Job)
	require.Equal(t, [2]int{110, 0}, [2]int{report.Good, report.Created})
	same, err := h.intake(project.Intake{Content: csv, CSV: true, AtOnce: 50})
	require.NoError(t, err)
	require.Equal(t, report.Job, same.Job, "the same file is the same job")

	ctx := context.Background()
	require.ErrorIs(t, h.Jobs().Turn(ctx, time.Hour), store.ErrUnavailable)
	require.Positive(t, h.count(), "projects were made, and nobody knows")
	h.clock.Move(2 * time.Minute)
	require.NoError(t, h.Jobs().Turn(ctx, time.Hour))
	j, err := h.Jobs().Read(ctx, report.Job)
	require.NoError(t, err)
	require.Equal(t, job.Done, j.State)
	require.Equal(t, map[string]int{"created": 110}, j.Counts)
	require.Equal(t, 110, h.count())
	var result bytes.Buffer
	require.NoError(t, h.Jobs().WriteResult(ctx, j, &result))
	lines := strings.Split(strings.TrimSpace(result.String()), "\n")
	require.Len(t, lines, 110)
	for i, line := range lines {
		var row project.IntakeRow
		require.NoError(t, json.Unmarshal([]byte(line), &row))
		require.Equal(t, i+2, row.Row)
		require.Equal(t, "w-"+strconv.Itoa(i+1), row.ID)
		p, err := h.Read(ctx, row.Project)
		require.NoError(t, err)
		require.Equal(t, int64(1), p.Sequence, "each was made once")
	}
	same, err = h.intake(project.Intake{Content: csv, CSV: true, AtOnce: 50})
	require.NoError(t, err)
	require.Equal(t, 110, same.Known)
	require.Empty(t, same.Job)
}
