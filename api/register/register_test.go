package register_test

import (
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"

	"sevenlists/api/register"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// table is a csv with a date and a paper for all its rows.
func table(t testing.TB, csv string) register.Table {
	return register.Table{
		Content: []byte(csv), CSV: true, Period: rules.Period{From: date(t, "2026-12-01")}, Document: "甬北政办〔2026〕8号", By: "区政务服务办",
	}
}

func look(t testing.TB, set *rules.Set, csv string) *register.Preview {
	t.Helper()
	p, err := register.Look(set, table(t, csv), lang.EN)
	require.NoError(t, err)
	return p
}

// with loads the shipped rules with a register.
func with(t testing.TB, versions []rules.RegisterVersion) *rules.Set {
	t.Helper()
	set, err := rules.Load(register.Over(policies.FS, versions))
	require.NoError(t, err)
	return set
}

func TestATableShowsWhatItChangesAndTheSameAgainChangesNothing(t *testing.T) {
	const csv = "事项编码,承诺时限（工作日）,收费项目,收费金额（元）,受理窗口,起始日期,截止日期\n" +
		"energy_review,5,,,,,\n" +
		"Engineering planning permit,3,,,utilities,2027-01-01,\n" +
		"construction_permit,2,,,,,\n" + // as the catalogue has it
		"construction_waste_disposal,,,0,,2026/12/15,2027-06-30\n"
	set := projecttest.Shipped(t)
	csvNamed := strings.Replace(csv, "Engineering planning permit", set.Item("engineering_planning_permit").Name.EN, 1)
	p := look(t, set, csvNamed)
	require.Empty(t, p.Mistakes)
	require.Equal(t, 4, p.Rows)
	require.Equal(t, 1, p.Unchanged)
	said := make([]string, len(p.Differences))
	for i, d := range p.Differences {
		said[i] = fmt.Sprint(d.Row, " ", d.Item, " ", d.What, " ", d.Was, " → ", d.Becomes, " ", d.Statutory, " ", d.From)
	}
	require.Equal(t, []string{
		"2 energy_review days 7 working days → 5 working days 20 working days 2026-12-01",
		"3 engineering_planning_permit days 5 working days → 3 working days 20 working days 2027-01-01",
		"3 engineering_planning_permit window District service centre, window for construction projects → Joint window for water, power, gas and telecommunications  2027-01-01",
		"5 construction_waste_disposal fee as in the catalogue → 0 yuan  2026-12-15",
	}, said)

	after := with(t, p.Versions)
	promise, _ := after.Item("energy_review").PromisedOn(date(t, "2026-12-01"))
	require.Equal(t, 5, promise.Days)
	require.Equal(t, "甬北政办〔2026〕8号", promise.Register.Document)
	again := look(t, after, csvNamed)
	require.Empty(t, again.Differences)
	require.Equal(t, register.File(p.Versions), register.File(again.Versions))
	require.Equal(t, after.Register(), again.Versions, "what is written reads back as it was")
}

func TestEveryMistakeOfEveryRowIsToldAtOnce(t *testing.T) {
	set := projecttest.Shipped(t)
	p := look(t, set, "item,days,fee,yuan,window,from,to\n"+
		"energy_review,21,,,,,\n"+
		"energy_reveiw,5,,,,,\n"+
		"energy_review,five,,-1,post office,yesterday,\n"+
		"construction_waste_disposal,,stamp,0,,2026-12-01,2026-11-01\n"+
		"energy_review,4,,,,,\nenergy_review,6,,,,,\n")
	require.Nil(t, p.Versions)
	said := make([]string, len(p.Mistakes))
	for i, m := range p.Mistakes {
		said[i] = fmt.Sprint(m.Row, m.Column, " ", m.Code)
	}
	require.Equal(t, []string{
		"2B register.above", "3A register.item", "4B register.days", "4C register.fee", "4D register.money", "4E register.window", "4F register.date",
		"5C register.fee", "5G register.period", "6B register.twice", "7B register.twice",
	}, said)
	require.Equal(t, "21 working days are promised, more than the 20 working days of the law (administrative_licensing_law)", p.Mistakes[0].Message)
	require.Contains(t, p.Mistakes[1].Hint, "energy_review")
	require.Len(t, fault.All(p.Err()), len(p.Mistakes))

	_, err := register.Look(set, table(t, "item,dayz\nenergy_review,1\n"), lang.EN)
	require.Equal(t, "register.column.unknown", fault.All(err)[0].Code)
	_, err = register.Look(set, table(t, "days\n5\n"), lang.EN)
	require.Equal(t, "register.empty", fault.All(err)[0].Code)
	_, err = register.Look(set, register.Table{Content: []byte("PK none")}, lang.EN)
	require.Equal(t, "sheet.form", fault.All(err)[0].Code)
	nobody := table(t, "item,days\nenergy_review,5\n")
	nobody.By, nobody.Document, nobody.Period.From = "", "", 0
	q, err := register.Look(set, nobody, lang.EN)
	require.NoError(t, err)
	require.Equal(t, "register.missing", q.Mistakes[0].Code)
}

// large is a table of 10,000 rows: as many items as there are, by turns from so many days on.
func large(set *rules.Set) []string {
	rows := make([]string, 0, 10_000)
	for day := 0; len(rows) < cap(rows); day++ {
		for _, item := range set.Items() {
			if item.Days.Promised == nil || len(rows) == cap(rows) {
				continue
			}
			rows = append(rows, fmt.Sprintf("%s,%d,%s", item.ID, day%2*item.Days.Promised.N, calendar.DateOf(2026, 12, 1).AddDays(day)))
		}
	}
	return rows
}

func TestOneBadRowInTenThousandIsFoundAndNothingIsChanged(t *testing.T) {
	set := projecttest.Shipped(t)
	rows := large(set)
	good := rows[6543]
	rows[6543] = "construction_permit,8,2029-03-01"
	p := look(t, set, "item,days,from\n"+strings.Join(rows, "\n")+"\n")
	require.Nil(t, p.Versions)
	require.Len(t, p.Mistakes, 1)
	require.Equal(t, register.Mistake{
		Row: 6545, Column: "B", Title: "days", Code: "register.above",
		Message: "8 working days are promised, more than the 7 calendar days of the law (construction_law)",
		Hint:    "a promise may only equal or shorten what the law allows",
	}, p.Mistakes[0])

	rows[6543] = good
	whole := "item,days,from\n" + strings.Join(rows, "\n") + "\n"
	p = look(t, set, whole)
	require.Empty(t, p.Mistakes)
	require.Equal(t, 10_000, p.Rows)
	after := with(t, p.Versions)
	require.Empty(t, look(t, after, whole).Differences)
}

func TestATemplateThatIsSentBackAsItIsChangesNothing(t *testing.T) {
	five := 5
	set := with(t, []rules.RegisterVersion{{
		Period: rules.Period{From: date(t, "2026-01-01")}, Document: "a", By: "b",
		Items: map[string]rules.Register{
			"energy_review":               {Days: &five, Window: "utilities"},
			"construction_waste_disposal": {Fees: map[string]rules.Number{"construction_waste_disposal_fee": 12_340_000}},
		},
	}})
	for _, l := range []lang.Lang{lang.ZH, lang.EN} {
		var b, again bytes.Buffer
		require.NoError(t, register.Template(&b, set, date(t, "2026-12-01"), l))
		require.NoError(t, register.Template(&again, set, date(t, "2026-12-01"), l))
		require.Equal(t, again.Bytes(), b.Bytes())
		p, err := register.Look(set, register.Table{Content: b.Bytes(), Period: rules.Period{From: date(t, "2026-12-01")}}, l)
		require.NoError(t, err)
		require.Empty(t, p.Mistakes)
		require.Empty(t, p.Differences)
		require.Greater(t, p.Rows, 100)

		book, err := excelize.OpenReader(&b)
		require.NoError(t, err)
		for row := 2; ; row++ {
			id, err := book.GetCellValue(book.GetSheetName(0), fmt.Sprint("A", row))
			require.NoError(t, err)
			require.NotEmpty(t, id, "no row of energy_review")
			if id == "energy_review" {
				require.NoError(t, book.SetCellInt(book.GetSheetName(0), fmt.Sprint("F", row), 4))
				break
			}
		}
		var filled bytes.Buffer
		_, err = book.WriteTo(&filled)
		require.NoError(t, err)
		p, err = register.Look(set, register.Table{Content: filled.Bytes(), Period: rules.Period{From: date(t, "2026-12-01")}, Document: "c", By: "d"}, l)
		require.NoError(t, err)
		require.Len(t, p.Differences, 1)
		require.Equal(t, "energy_review", p.Differences[0].Item)
	}
}

func TestARegisterLiesOverAFolderWithoutOne(t *testing.T) {
	files := projecttest.Files(t)
	delete(files, register.Path)
	five := 5
	versions := []rules.RegisterVersion{{Period: rules.Period{From: date(t, "2026-01-01")}, Document: "a", By: "b", Items: map[string]rules.Register{"energy_review": {Days: &five}}}}
	over := register.Over(files, versions)
	require.NoError(t, fs.WalkDir(over, ".", func(_ string, _ fs.DirEntry, err error) error { return err }))
	set, err := rules.Load(over)
	require.NoError(t, err)
	require.Equal(t, versions, set.Register())
}

func TestAnotherRegisterIsPutOverOneAndWhatNoLongerFitsIsLeftOut(t *testing.T) {
	five, four, thirty := 5, 4, 30
	on := func(day string, items map[string]rules.Register) rules.RegisterVersion {
		return rules.RegisterVersion{Period: rules.Period{From: date(t, day)}, Document: "a", By: "b", Items: items}
	}
	earlier := []rules.RegisterVersion{on("2026-01-01", map[string]rules.Register{"energy_review": {Days: &five, Window: "utilities"}})}
	later := []rules.RegisterVersion{on("2026-01-01", map[string]rules.Register{"energy_review": {Days: &four}, "gone": {Days: &five}, "construction_permit": {Days: &thirty}})}
	merged := register.Merge(earlier, later)
	require.Equal(t, []rules.RegisterVersion{on("2026-01-01", map[string]rules.Register{
		"energy_review": {Days: &four, Window: "utilities"}, "gone": {Days: &five}, "construction_permit": {Days: &thirty},
	})}, merged)
	require.Equal(t, []rules.RegisterVersion{on("2026-01-01", map[string]rules.Register{"energy_review": {Days: &four, Window: "utilities"}})},
		register.Fitting(projecttest.Shipped(t), merged))
}
