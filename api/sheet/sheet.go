// Package sheet reads spreadsheets, xlsx and csv, as rows of text, within limits that no file can
// exceed however it was made.
package sheet

import (
	"archive/zip"
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// Limits are what a file may hold.
type Limits struct {
	Unpacked int64 // bytes of a workbook
	Sheets   int
	Rows     int // rows of a sheet with something in them
	Columns  int
	Cell     int // bytes of one cell
}

// Table is one sheet.
type Table struct {
	Name string // of the sheet; empty for csv
	Rows []Row  // those that have something in them, in order
	// Formulas are the cells that hold a formula, such as C7, at most MostFormulas of them. What they
	// read in Rows is what the program that wrote the file made of them, if it wrote that down.
	Formulas []string
}

// MostFormulas is how many cells with a formula are named.
const MostFormulas = 20

// Row is one row of a sheet.
type Row struct {
	Number int      // as the spreadsheet shows it, from 1; of a csv the line on which it begins
	Cells  []string // as they are stored: numbers and days as numbers, without the spaces around them
}

// Cell gives the text of a column, counted from 0; empty where the row ends before.
func (r Row) Cell(column int) string {
	if column < 0 || column >= len(r.Cells) {
		return ""
	}
	return r.Cells[column]
}

// Column names a column, counted from 0, as spreadsheets do: A, B, …
func Column(n int) string {
	name, err := excelize.ColumnNumberToName(n + 1)
	if err != nil {
		return strconv.Itoa(n + 1)
	}
	return name
}

// Workbook reads the sheets of an xlsx that are not hidden.
//
// It returns *fault.Error of kind Invalid: sheet.form where it is none, sheet.old where it is locked
// by a password or of the old format, and those of the limits.
func Workbook(content []byte, l Limits) (tables []Table, err error) {
	defer func() { // a workbook that makes its reader panic is one that cannot be read
		if r := recover(); r != nil {
			tables, err = nil, broken(fmt.Errorf("the reader of workbooks gave up: %v", r))
		}
	}()
	if bytes.HasPrefix(content, []byte{0xd0, 0xcf, 0x11, 0xe0}) {
		return nil, fault.New(fault.Invalid, "sheet.old", "")
	}
	if err := unpacks(content, l); err != nil {
		return nil, err
	}
	book, err := excelize.OpenReader(bytes.NewReader(content), excelize.Options{
		UnzipSizeLimit: l.Unpacked, UnzipXMLSizeLimit: l.Unpacked, RawCellValue: true,
	})
	if err != nil {
		return nil, broken(err)
	}
	defer book.Close()
	names := book.GetSheetList()
	if len(names) > l.Sheets {
		return nil, tooMuch("sheets", l.Sheets)
	}
	for _, name := range names {
		if shown, err := book.GetSheetVisible(name); err != nil || !shown {
			continue
		}
		t := Table{Name: name}
		if t.Formulas, err = formulas(book, name); err != nil {
			return nil, err
		}
		if err := t.read(book, l); err != nil {
			return nil, err
		}
		tables = append(tables, t)
	}
	return tables, nil
}

// mostParts is how many files a workbook may consist of.
const mostParts = 5000

// unpacks looks whether everything in a workbook can be unpacked and how much that is, whatever its
// directory says: the reader of workbooks takes one that is damaged for one that ends there.
func unpacks(content []byte, l Limits) error {
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil || len(z.File) > mostParts {
		return broken(err)
	}
	left := l.Unpacked
	for _, f := range z.File {
		if f.UncompressedSize64 > uint64(left) {
			return tooMuch("bytes", int(l.Unpacked))
		}
		r, err := f.Open()
		if err != nil {
			return broken(err)
		}
		n, err := io.Copy(io.Discard, io.LimitReader(r, left+1))
		if err = errors.Join(err, r.Close()); err != nil {
			return broken(err)
		}
		if left -= n; left < 0 {
			return tooMuch("bytes", int(l.Unpacked))
		}
	}
	return nil
}

// read takes the rows of a sheet one by one, so that what is too much is never held.
func (t *Table) read(book *excelize.File, l Limits) error {
	rows, err := book.Rows(t.Name)
	if err != nil {
		return broken(err)
	}
	defer rows.Close() // reads from memory only
	for n := 1; rows.Next(); n++ {
		cells, err := rows.Columns()
		if err != nil {
			return broken(err)
		}
		if err := t.add(n, cells, l); err != nil {
			return err
		}
	}
	if err := rows.Error(); err != nil {
		return broken(err)
	}
	return nil
}

// add takes a row in, unless it is empty.
func (t *Table) add(n int, cells []string, l Limits) error {
	last := -1
	for i, cell := range cells {
		if cells[i] = strings.TrimSpace(cell); cells[i] == "" {
			continue
		}
		if len(cells[i]) > l.Cell {
			return fault.New(fault.Invalid, "sheet.cell.long", "", Column(i)+strconv.Itoa(n), l.Cell)
		}
		last = i
	}
	switch {
	case last < 0:
		return nil
	case last >= l.Columns:
		return tooMuch("columns", l.Columns)
	case len(t.Rows) >= l.Rows:
		return tooMuch("rows", l.Rows)
	}
	t.Rows = append(t.Rows, Row{n, append([]string(nil), cells[:last+1]...)})
	return nil
}

// CSV reads a csv in UTF-8 or GB 18030, as Chinese spreadsheets write it.
//
// It returns *fault.Error of kind Invalid: sheet.csv with the line, and those of the limits.
func CSV(content []byte, l Limits) (Table, error) {
	content = bytes.TrimPrefix(content, []byte("\uFEFF"))
	if !utf8.Valid(content) {
		decoded, err := simplifiedchinese.GB18030.NewDecoder().Bytes(content)
		if err != nil || bytes.ContainsRune(decoded, utf8.RuneError) {
			return Table{}, fault.New(fault.Invalid, "sheet.encoding", "").Because(err)
		}
		content = decoded
	}
	var t Table
	r := csv.NewReader(bytes.NewReader(content))
	r.FieldsPerRecord = -1
	for {
		cells, err := r.Read()
		var wrong *csv.ParseError
		switch {
		case errors.Is(err, io.EOF):
			return t, nil
		case errors.As(err, &wrong):
			return Table{}, fault.New(fault.Invalid, "sheet.csv", "", wrong.StartLine).OnLine(wrong.Line).Because(err)
		case err != nil:
			return Table{}, broken(err)
		}
		line, _ := r.FieldPos(0)
		if err := t.add(line, cells, l); err != nil {
			return Table{}, err
		}
	}
}

func broken(err error) *fault.Error { return fault.New(fault.Invalid, "sheet.form", "").Because(err) }

func tooMuch(what string, most int) *fault.Error {
	return fault.New(fault.Invalid, "sheet.too_many."+what, "", most)
}

// Date reads a date as a spreadsheet has it: its number of days, or a text of year, month and day; 0
// for an empty cell.
func Date(text string) (calendar.Date, bool) {
	if text == "" {
		return 0, true
	}
	if serial, err := strconv.ParseFloat(text, 64); err == nil && serial > 0 && serial < 100_000 {
		t, err := excelize.ExcelDateToTime(serial, false)
		if err != nil {
			return 0, false
		}
		return calendar.DateOf(t.Date()), true
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune("-/.年月日", r) })
	if len(parts) != 3 {
		return 0, false
	}
	for i, p := range parts {
		if len(p) == 1 {
			parts[i] = "0" + p
		}
	}
	d, err := calendar.ParseDate(strings.Join(parts, "-"))
	return d, err == nil
}
