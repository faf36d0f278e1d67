package sheet_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"sevenlists/api/sheet"
	"sevenlists/planner/fault"
)

var limits = sheet.Limits{Unpacked: 4 << 20, Sheets: 3, Rows: 100, Columns: 30, Cell: 200}

// workbook writes cells into a workbook and lets a function change it.
func workbook(t testing.TB, change func(*excelize.File), cells map[string]any) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for at, value := range cells {
		require.NoError(t, f.SetCellValue("Sheet1", at, value))
	}
	if change != nil {
		change(f)
	}
	var b bytes.Buffer
	_, err := f.WriteTo(&b)
	require.NoError(t, err)
	return b.Bytes()
}

// replaced is a workbook in which a part has another content.
func replaced(t testing.TB, book []byte, part string, write func(w *bytes.Buffer)) []byte {
	t.Helper()
	in, err := zip.NewReader(bytes.NewReader(book), int64(len(book)))
	require.NoError(t, err)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range in.File {
		w, err := z.Create(f.Name)
		require.NoError(t, err)
		var content bytes.Buffer
		if f.Name == part {
			write(&content)
		} else {
			r, err := f.Open()
			require.NoError(t, err)
			_, err = content.ReadFrom(r)
			require.NoError(t, err)
		}
		_, err = w.Write(content.Bytes())
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// parts are those of the smallest workbook, but for its sheet.
var parts = [][2]string{
	{"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`},
	{"_rels/.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
	{"xl/workbook.xml", `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>`},
	{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`},
}

// sheetOf is a workbook whose only sheet is this XML.
func sheetOf(t testing.TB, xml string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, part := range append(parts[:len(parts):len(parts)], [2]string{"xl/worksheets/sheet1.xml", xml}) {
		w, err := z.Create(part[0])
		require.NoError(t, err)
		_, err = w.Write([]byte(part[1]))
		require.NoError(t, err)
	}
	require.NoError(t, z.Close())
	return out.Bytes()
}

// The beginning and the end of a sheet.
const (
	begin = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	end   = `</sheetData></worksheet>`
)

// rowsOf is a workbook whose only sheet consists of these rows of XML.
func rowsOf(t testing.TB, rows string) []byte { return sheetOf(t, begin+rows+end) }

func TestAWorkbookReadsAsItIsStored(t *testing.T) {
	tables, err := sheet.Workbook(workbook(t, func(f *excelize.File) {
		_, err := f.NewSheet("hidden")
		require.NoError(t, err)
		require.NoError(t, f.SetSheetVisible("hidden", false))
	}, map[string]any{"A1": "名称", "C1": " 面积 ", "A4": "厂房", "C4": 1234.5, "D4": true, "B5": ""}), limits)
	require.NoError(t, err)
	require.Equal(t, []sheet.Table{{Name: "Sheet1", Rows: []sheet.Row{
		{Number: 1, Cells: []string{"名称", "", "面积"}},
		{Number: 4, Cells: []string{"厂房", "", "1234.5", "1"}},
	}}}, tables, "without empty rows, hidden sheets and spaces")
	require.Equal(t, "", tables[0].Rows[0].Cell(7))
	require.Equal(t, "AB", sheet.Column(27))
}

func TestFormulasAreNamed(t *testing.T) {
	tables, err := sheet.Workbook(workbook(t, func(f *excelize.File) {
		require.NoError(t, f.SetCellFormula("Sheet1", "B2", "A2*2"))
		require.NoError(t, f.SetCellFormula("Sheet1", "C9", `HYPERLINK("http://x")`))
	}, map[string]any{"A2": 3}), limits)
	require.NoError(t, err)
	require.Equal(t, []string{"B2", "C9"}, tables[0].Formulas)
	tables, err = sheet.Workbook(workbook(t, nil, map[string]any{"A1": "=1+1", "A2": "<f>1</f>"}), limits)
	require.NoError(t, err)
	require.Empty(t, tables[0].Formulas, "text that looks like one is none")
}

func TestHostileWorkbooksEndInAClearError(t *testing.T) {
	valid := workbook(t, nil, map[string]any{"A1": "x"})
	bomb := func(part string) []byte {
		return replaced(t, valid, part, func(w *bytes.Buffer) { w.Write(bytes.Repeat([]byte(" "), 64<<20)) })
	}
	locked := workbook(t, nil, nil)
	locked, err := excelize.Encrypt(locked, &excelize.Options{Password: "x"})
	require.NoError(t, err)
	// A directory that states a smaller size than its file has.
	lying := bomb("xl/worksheets/sheet1.xml")
	lying = bytes.ReplaceAll(lying, []byte{0, 0, 0, 4}, []byte{0, 1, 0, 0})
	for name, tc := range map[string]struct {
		content []byte
		code    string
	}{
		"nothing":                       {nil, "sheet.form"},
		"no workbook":                   {[]byte("%PDF-1.7 and so on"), "sheet.form"},
		"a workbook cut off":            {valid[:len(valid)/2], "sheet.form"},
		"a bomb in a sheet":             {bomb("xl/worksheets/sheet1.xml"), "sheet.too_many.bytes"},
		"a bomb beside the sheets":      {bomb("xl/theme/theme1.xml"), "sheet.too_many.bytes"},
		"a bomb that lies of its size":  {lying, "sheet.form"},
		"one locked by a password":      {locked, "sheet.old"},
		"the old format":                {append([]byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}, make([]byte, 600)...), "sheet.old"},
		"too many rows":                 {rowsOf(t, strings.Repeat(`<row><c t="str"><v>x</v></c></row>`, 101)), "sheet.too_many.rows"},
		"a cell far to the right":       {rowsOf(t, `<row r="1"><c r="XFD1"><v>1</v></c></row>`), "sheet.too_many.columns"},
		"a row beyond the last":         {rowsOf(t, `<row r="9999999"><c r="A9999999"><v>1</v></c></row>`), "sheet.form"},
		"a cell of nowhere":             {rowsOf(t, `<row r="1"><c r="1A"><v>1</v></c></row>`), "sheet.form"},
		"a sheet cut off":               {sheetOf(t, begin+`<row r="1"><c r="A1"><v>1</v></c></row><row r="2">`), "sheet.form"},
		"a text that is not there":      {rowsOf(t, `<row r="1"><c r="A1" t="s"><v>99999999999</v></c></row>`), ""},
		"a cell of a whole book":        {rowsOf(t, `<row r="1"><c r="A1" t="str"><v>`+strings.Repeat("字", 100)+`</v></c></row>`), "sheet.cell.long"},
		"too many sheets":               {workbook(t, func(f *excelize.File) { f.NewSheet("a"); f.NewSheet("b"); f.NewSheet("c") }, nil), "sheet.too_many.sheets"},
		"an entity that grows":          {rowsOf(t, `<!DOCTYPE x [<!ENTITY a "&b;&b;"><!ENTITY b "bbbbbbbb">]><row r="1"><c r="A1" t="str"><v>&a;</v></c></row>`), "sheet.form"},
		"a million rows without a cell": {rowsOf(t, strings.Repeat(`<row/>`, 600_000)+`<row r="1048576"><c r="A1048576"><v>1</v></c></row>`), ""},
	} {
		t.Run(name, func(t *testing.T) {
			tables, err := sheet.Workbook(tc.content, limits)
			if tc.code == "" {
				require.LessOrEqual(t, len(tables), 1)
				return
			}
			require.Error(t, err)
			require.Equal(t, tc.code, fault.All(err)[0].Code, "%v", err)
			require.Equal(t, fault.Invalid, fault.All(err)[0].Kind)
		})
	}
}

func TestACSVReadsInTheEncodingsOfSpreadsheets(t *testing.T) {
	const text = "名称,面积\n\n厂房,\"1,234.5\"\n"
	want := []sheet.Row{{Number: 1, Cells: []string{"名称", "面积"}}, {Number: 3, Cells: []string{"厂房", "1,234.5"}}}
	gbk, err := simplifiedchinese.GBK.NewEncoder().String(text)
	require.NoError(t, err)
	for name, content := range map[string]string{"UTF-8": text, "UTF-8 with a mark": "\uFEFF" + text, "GBK": gbk, "with returns": strings.ReplaceAll(text, "\n", "\r\n")} {
		table, err := sheet.CSV([]byte(content), limits)
		require.NoError(t, err, name)
		require.Equal(t, want, table.Rows, name)
	}
	for name, tc := range map[string]struct{ content, code string }{
		"a quote that does not end": {"a,b\n\"c,d\n", "sheet.csv"},
		"neither encoding":          {"a,\xff\xff\xff", "sheet.encoding"},
		"too many rows":             {strings.Repeat("x\n", 101), "sheet.too_many.rows"},
		"too many columns":          {strings.Repeat(",", 30) + "x", "sheet.too_many.columns"},
		"a cell that is too long":   {strings.Repeat("x", 201), "sheet.cell.long"},
	} {
		_, err := sheet.CSV([]byte(tc.content), limits)
		require.Error(t, err, name)
		require.Equal(t, tc.code, fault.All(err)[0].Code, name)
	}
}

func TestDatesReadAsSpreadsheetsHaveThem(t *testing.T) {
	for text, want := range map[string]string{
		"46174": "2026-06-01", "2026-06-01": "2026-06-01", "2026/6/1": "2026-06-01", "2026年6月1日": "2026-06-01", "2026.06.01": "2026-06-01",
	} {
		d, ok := sheet.Date(text)
		require.True(t, ok, text)
		require.Equal(t, want, d.String(), text)
	}
	for _, text := range []string{"6月1日", "2026-13-01", "soon", "-5", "1e300", "2026-06-01 12:00"} {
		_, ok := sheet.Date(text)
		require.False(t, ok, text)
	}
}

// FuzzRows reads anything as a workbook, as the rows of a sheet and as a csv.
func FuzzRows(f *testing.F) {
	f.Add([]byte("名称,面积\n厂房,1"))
	f.Add([]byte(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><f>A1</f><v>1</v></c></row>`))
	f.Add([]byte(`<row r="2"><c t="inlineStr"><is><r><t>x</t></r></is></c></row>`))
	f.Add(workbook(f, nil, map[string]any{"A1": "x", "B2": 1.5}))
	f.Fuzz(func(t *testing.T, content []byte) {
		table, err := sheet.CSV(content, limits)
		check(t, []sheet.Table{table}, err)
		tables, err := sheet.Workbook(content, limits)
		check(t, tables, err)
		tables, err = sheet.Workbook(rowsOf(t, string(content)), limits)
		check(t, tables, err)
	})
}

// check holds what was read against the limits, and an error against the kind that all have.
func check(t *testing.T, tables []sheet.Table, err error) {
	if err != nil {
		require.Equal(t, fault.Invalid, fault.All(err)[0].Kind, "%v", err)
		return
	}
	for _, table := range tables {
		require.LessOrEqual(t, len(table.Rows), limits.Rows)
		before := 0
		for _, row := range table.Rows {
			require.Greater(t, row.Number, before)
			before = row.Number
			require.NotEmpty(t, row.Cells)
			require.LessOrEqual(t, len(row.Cells), limits.Columns)
			require.NotEmpty(t, row.Cells[len(row.Cells)-1])
		}
	}
}
