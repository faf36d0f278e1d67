package e2e

import (
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"

	"sevenlists/testdata/e2e/run"
)

// A4 in points of a 72nd of an inch. A browser rounds the sides to whole pixels.
const (
	shortSide  = 210 / 25.4 * 72
	longSide   = 297 / 25.4 * 72
	sideMargin = 1.0
	// What is left of a side between margins of 13 mm, in CSS pixels.
	uprightWidth = 695
	acrossWidth  = 1024
)

// The page prints on A4, in both languages: the heads of its tables come again on every sheet
// that a table reaches, nothing of the lists is lost, no text lies off the paper and no column is
// too narrow to be read.
func TestPageOnPaper(t *testing.T) {
	for _, tool := range []string{"pdfinfo", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			t.Fatalf("these tests read the printed page with %s, and there is none: install the package poppler-utils", tool)
		}
	}
	browser := run.Chromium(t)
	for lang := range languages {
		for _, project := range []string{workshop, parts} {
			plan := planIn(t, project, lang)
			t.Run(plan.Project.ID+", "+lang, func(t *testing.T) {
				checkPrinted(t, open(t, browser, htmlFile(t, project, lang), screen{width: 1280}), plan)
			})
		}
	}
}

// checkPrinted prints a page and looks at its sheets.
func checkPrinted(t *testing.T, p *page, plan *planDocument) {
	t.Helper()
	printed, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		t.Fatal(err)
	}
	pdf := filepath.Join(t.TempDir(), "plan.pdf")
	if err := os.WriteFile(pdf, printed, 0o600); err != nil {
		t.Fatal(err)
	}
	sheets := strings.Split(strings.TrimSuffix(tool(t, "pdftotext", "-raw", pdf, "-"), "\f"), "\f")
	checkPaper(t, pdf, len(sheets))
	if !strings.Contains(bare(sheets[0]), bare(plan.Project.Name)) {
		t.Errorf("the first sheet does not name %s", plan.Project.Name)
	}
	checkHeads(t, p, sheets)
	checkNothingLost(t, p, sheets)
	checkColumns(t, p)
}

// checkPaper holds the size of every sheet against A4, upright or across, and the place of every
// word against its sheet.
func checkPaper(t *testing.T, pdf string, sheets int) {
	t.Helper()
	sizes := regexp.MustCompile(`Page +(\d+) size: +([\d.]+) x ([\d.]+) pts`).
		FindAllStringSubmatch(tool(t, "pdfinfo", "-f", "1", "-l", strconv.Itoa(sheets), pdf), -1)
	if len(sizes) != sheets || sheets < 2 {
		t.Fatalf("%d sheets with %d sizes, want at least two", sheets, len(sizes))
	}
	for _, size := range sizes {
		width, height := number(t, size[2]), number(t, size[3])
		if math.Abs(min(width, height)-shortSide) > sideMargin || math.Abs(max(width, height)-longSide) > sideMargin {
			t.Errorf("sheet %s is %s × %s points, not A4", size[1], size[2], size[3])
		}
	}
	places := regexp.MustCompile(`<page width="([\d.]+)" height="([\d.]+)">|<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>`)
	var width, height float64
	sheet, words := 0, 0
	for _, m := range places.FindAllStringSubmatch(tool(t, "pdftotext", "-bbox", pdf, "-"), -1) {
		if m[1] != "" {
			width, height = number(t, m[1]), number(t, m[2])
			sheet++
			continue
		}
		words++
		if number(t, m[3]) < 0 || number(t, m[4]) < 0 || number(t, m[5]) > width || number(t, m[6]) > height {
			t.Errorf("sheet %d: %s lies off the paper", sheet, m[7])
		}
	}
	if sheet != sheets || words == 0 {
		t.Errorf("the places of %d words on %d of %d sheets are known", words, sheet, sheets)
	}
}

// checkHeads looks for the heads of the tables: each sheet with rows of a table has its heads
// too, and none has heads that no row follows.
func checkHeads(t *testing.T, p *page, sheets []string) {
	t.Helper()
	type table struct {
		Heads string
		Rows  []string
	}
	rows := map[string][]string{} // by heads: a few tables have the same
	for _, table := range evaluate[[]table](t, p, "look.printed()") {
		rows[bare(table.Heads)] = append(rows[bare(table.Heads)], table.Rows...)
	}
	long := 0
	for heads, rows := range rows {
		sheetsOfTable := 0
		for i, sheet := range sheets {
			text, here := bare(sheet), 0
			for _, row := range rows {
				if strings.Contains(text, bare(row)) {
					here++
				}
			}
			switch has := strings.Contains(text, heads); {
			case here > 0 && !has:
				t.Errorf("sheet %d has %d rows of a table without its heads %s", i+1, here, heads)
			case here == 0 && has:
				t.Errorf("sheet %d has the heads of a table, %s, and no row of it", i+1, heads)
			case here > 0:
				sheetsOfTable++
			}
		}
		if sheetsOfTable > 1 {
			long++
		}
	}
	if long == 0 {
		t.Error("no table takes more than one sheet: nothing is proved")
	}
}

// checkColumns lays the page out as on a sheet, upright and across, and looks for columns that
// are too narrow in the tables of each.
func checkColumns(t *testing.T, p *page) {
	t.Helper()
	if _, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"}); err != nil {
		t.Fatal(err)
	}
	for tables, width := range map[string]int64{"main > :not(.across) table": uprightWidth, "main > .across table": acrossWidth} {
		if err := chromedp.Do(p.ctx, chromedp.EmulateViewport(width, 700)); err != nil {
			t.Fatal(err)
		}
		p.readable(t, tables)
	}
}

// checkNothingLost looks for every cell of the lists, and for the words that on the screen show
// only when they are asked for.
func checkNothingLost(t *testing.T, p *page, sheets []string) {
	t.Helper()
	text := bare(strings.Join(sheets, ""))
	lost := 0
	for _, cell := range evaluate[[]string](t, p, "look.cells()") {
		if !strings.Contains(text, bare(cell)) {
			lost++
			if lost <= 5 {
				t.Errorf("not on paper: %s", cell)
			}
		}
	}
	if lost > 5 {
		t.Errorf("%d cells in all are not on paper", lost)
	}
}

// bare leaves out white space: where a line ends is the printer's choice.
func bare(text string) string { return strings.Join(strings.Fields(text), "") }

func number(t *testing.T, text string) float64 {
	t.Helper()
	n, err := strconv.ParseFloat(text, 64)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// tool runs a program that reads the printed page.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	out, err := exec.CommandContext(t.Context(), name, args...).Output()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}
