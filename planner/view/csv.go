package view

import (
	"archive/zip"
	"encoding/csv"
	"io"
	"strings"
	"unicode"

	"sevenlists/planner"
)

// ByteOrderMark begins a CSV and tells spreadsheet programs that a CSV is UTF-8; without it they read Chinese wrongly.
const ByteOrderMark = "\ufeff"

// CSV writes one list of a plan as RFC 4180 wants it, for spreadsheet programs. A text that would be
// taken for a formula there has an apostrophe before it. It returns *fault.Error NotFound list.unknown
// where there is no such list, before anything is written, and otherwise the error of the writer.
func CSV(w io.Writer, p *planner.Plan, set RuleSet, list string) error {
	g, err := newPage(p, set).listNamed(list)
	if err != nil {
		return err
	}
	return g.csv(w)
}

// CSVArchive writes every list of a plan that has rows as a CSV of its own into one zip file, the seven
// lists first. It returns the error of the writer.
func CSVArchive(w io.Writer, p *planner.Plan, set RuleSet) error {
	archive := zip.NewWriter(w)
	pg := newPage(p, set)
	for i, g := range append(pg.lists(), pg.others()...) {
		if i >= len(set.Vocabulary.Lists) && len(g.Rows) == 0 {
			continue
		}
		file, err := archive.CreateHeader(&zip.FileHeader{Name: g.ID + ".csv", Method: zip.Deflate, Modified: pg.stamp()})
		if err != nil {
			return err
		}
		if err := g.csv(file); err != nil {
			return err
		}
	}
	return archive.Close()
}

func (g grid) csv(w io.Writer) error {
	if _, err := io.WriteString(w, ByteOrderMark); err != nil {
		return err
	}
	out := csv.NewWriter(w)
	out.UseCRLF = true
	titles := make([]string, len(g.Columns))
	for i, c := range g.Columns {
		titles[i] = CSVCell(c.full())
	}
	if err := out.Write(titles); err != nil {
		return err
	}
	for _, r := range g.Rows {
		cells := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			switch {
			case c.IsNumber || !c.Date.IsZero():
				cells[i] = c.Text
			default:
				cells[i] = CSVCell(c.Text)
			}
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// CSVCell makes a text one that no spreadsheet program takes for a formula, however it begins.
func CSVCell(s string) string {
	s = clean(s)
	bare := strings.TrimLeftFunc(s, unicode.IsSpace)
	if bare != "" && strings.ContainsRune("=+-@＝＋－＠|", []rune(bare)[0]) {
		return "'" + s
	}
	return s
}
