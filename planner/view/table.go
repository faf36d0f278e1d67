package view

import (
	"slices"
	"strings"
)

// style colours a terminal; the zero style leaves everything plain.
type style bool

// The colours used, as SGR parameters.
const (
	bold     = "1"
	dim      = "2"
	red      = "31"
	boldRed  = "1;31"
	green    = "32"
	yellow   = "33"
	blue     = "34"
	boldBlue = "1;36"
)

func (s style) paint(code, text string) string {
	if !s || text == "" || code == "" {
		return text
	}
	return "\x1b[" + code + "m" + text + "\x1b[0m"
}

// minimum widths below which a table is no longer read as one.
const (
	gap      = 2
	minText  = 10
	longWord = 22 // longer words may be broken
)

// lines writes a grid as a table of at most the given width. Where so many columns do not fit,
// each row becomes a block of lines, a line a column.
func (g grid) lines(width int, s style) []string {
	if len(g.Rows) == 0 {
		return []string{s.paint(dim, g.Empty)}
	}
	widths, fits := g.widths(width)
	if !fits {
		return g.blocks(width, s)
	}
	var out []string
	if titles := g.groups(widths); titles != "" {
		out = append(out, s.paint(bold, titles))
	}
	header := make([]cell, len(g.Columns))
	for i, c := range g.Columns {
		header[i] = textCell(c.Title)
	}
	for _, l := range g.row(header, widths) {
		out = append(out, s.paint(bold, l))
	}
	total := gap * (len(widths) - 1)
	for _, w := range widths {
		total += w
	}
	out = append(out, s.paint(dim, strings.Repeat("─", total)))
	for i, r := range g.Rows {
		rows := g.row(r.Cells, widths)
		if i > 0 && (len(rows) > 1 || g.tall(g.Rows[i-1], widths)) {
			out = append(out, "")
		}
		out = append(out, rows...)
	}
	return out
}

func (g grid) tall(r gridRow, widths []int) bool { return len(g.row(r.Cells, widths)) > 1 }

// row lays cells side by side, wrapped; numbers end at the right of their column.
func (g grid) row(cells []cell, widths []int) []string {
	wrapped, height := make([][]string, len(cells)), 1
	for i, c := range cells {
		wrapped[i] = wrap(clean(c.Text), widths[i])
		height = max(height, len(wrapped[i]))
	}
	out := make([]string, height)
	for y := range out {
		var b strings.Builder
		for i := range cells {
			part := ""
			if y < len(wrapped[i]) {
				part = wrapped[i][y]
			}
			if g.Columns[i].toTheRight() {
				b.WriteString(padLeft(part, widths[i]))
			} else {
				b.WriteString(pad(part, widths[i]))
			}
			if i < len(cells)-1 {
				b.WriteString(strings.Repeat(" ", gap))
			}
		}
		out[y] = strings.TrimRight(b.String(), " ")
	}
	return out
}

// widths shares the width out among the columns: each gets room for its longest word, the rest
// goes to those that need more, in equal parts. It reports false where even that does not fit.
func (g grid) widths(total int) ([]int, bool) {
	n := len(g.Columns)
	need, widths := make([]int, n), make([]int, n)
	room := total - gap*(n-1)
	for i, c := range g.Columns {
		least := 0
		measure := func(s string) {
			for line := range strings.SplitSeq(clean(s), "\n") {
				need[i] = max(need[i], columns(line))
				for _, w := range pieces(line) {
					least = max(least, min(columns(strings.TrimRight(w, " ")), longWord))
				}
			}
		}
		measure(c.Title)
		for _, r := range g.Rows {
			measure(r.Cells[i].Text)
		}
		widths[i] = max(least, min(need[i], minText))
		room -= widths[i]
	}
	if room < 0 {
		return nil, false
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return (need[a] - widths[a]) - (need[b] - widths[b]) })
	for k, i := range order {
		more := min(need[i]-widths[i], room/(n-k))
		widths[i] += more
		room -= more
	}
	return widths, true
}

// groups writes the titles that several columns share, each over its columns; it gives nothing
// where there are none.
func (g grid) groups(widths []int) string {
	var b strings.Builder
	for i := 0; i < len(widths); {
		k, w := i+1, widths[i]
		for k < len(widths) && g.Columns[k].Group != "" && g.Columns[k].Group == g.Columns[i].Group {
			w += gap + widths[k]
			k++
		}
		b.WriteString(padLeft(cut(g.Columns[i].Group, w), w) + strings.Repeat(" ", gap))
		i = k
	}
	return strings.TrimRight(b.String(), " ")
}

// blocks writes each row as its first words, then a line for each further cell that is filled.
func (g grid) blocks(width int, s style) []string {
	label := 0
	for _, c := range g.Columns {
		label = max(label, columns(c.full()))
	}
	label = min(label, width/4)
	var out []string
	for i, r := range g.Rows {
		if i > 0 {
			out = append(out, "")
		}
		for k, c := range r.Cells {
			if c.Text == "" {
				continue
			}
			title := cut(g.Columns[k].full(), label)
			for y, line := range wrap(clean(c.Text), width-label-4) {
				lead := strings.Repeat(" ", label)
				if y == 0 {
					lead = s.paint(dim, pad(title, label))
				}
				if k == g.headColumn() {
					line = s.paint(bold, line)
				}
				out = append(out, "  "+lead+"  "+line)
			}
		}
	}
	return out
}

// headColumn is the column by which a row is known: a name where there is one, else the first.
func (g grid) headColumn() int {
	for _, id := range []string{"name", "material", "service", "problem", "step", "item"} {
		for i, c := range g.Columns {
			if c.ID == id {
				return i
			}
		}
	}
	return 0
}
