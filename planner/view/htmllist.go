package view

import (
	"slices"
	"strings"

	"sevenlists/planner"
)

// htmlList is one of the seven lists as a table that still fits on a page: what is too long for
// a column stands in a line of its own under the row, with the reasons.
type htmlList struct {
	grid
	Span  int  // columns, with the one that opens the reasons
	Asked bool // some row has further lines, which show when they are asked for
	Body  []htmlRow
}

type htmlRow struct {
	Anchor string
	Cells  []htmlCell
	More   []labelled
	Mark   string // critical, possible or empty
}

type htmlCell struct {
	cell
	Head   bool
	Number bool
	Nowrap bool
	Code   string // the id that stands under a name
}

// Widths in columns of the smallest text that is printed.
const (
	landscape = 180 // a page across
	wrapped   = 36  // longer cells are broken into lines
	longCell  = 24  // only longer columns are moved
	veryLong  = 80  // longer ones are moved first of all
	shortCell = 14  // shorter ones are never broken

	shortTitle = 10 // longer titles may be
)

// told are the columns that the lines under a row, or the checklist, say better; by list.
var told = map[string][]string{
	"items":       {"why", "not_needed_because", "legal_basis", "missing", "assumed", "rule", "rule_version"},
	"route":       {"waits_for"},
	"commitments": {"conditions", "conditions_met", "refused_because", "missing", "obligations", "verification", "breach", "never"},
	// The amount says both ends of it.
	"intermediaries_and_fees": {"amount_low", "amount_high"},

	"problems": {"fact_and_place", "options", "missing", "assumed", "legal_basis", "found_by"},
}

// minor are the columns that are moved under the row before any other.
var minor = []string{"level", "confidence", "statutory_unit", "parallel_group", "category", "form_confidence", "seal", "copies", "source", "asked", "available_on"}

// inside are columns for those who keep the rules, not for a reader of the page.
var inside = []string{"rule", "rule_version", "found_by"}

// htmlLists prepares the seven lists. The first row that speaks of an item becomes the place
// that links to the item lead to; linked gathers them.
func (p *page) htmlLists(linked map[string]bool) []htmlList {
	var out []htmlList
	for _, g := range p.lists() {
		g = g.filled()
		l := htmlList{grid: g}
		head := g.headColumn()
		code := g.codeColumn(head)
		main, aside := g.fit(head, code, told[g.ID])
		short := make([]bool, len(g.Columns)) // found once: it reads every row
		for _, i := range main {
			short[i] = g.need(i) <= shortCell
		}
		for n, row := range g.Rows {
			r := htmlRow{More: p.more(g.ID, n, row)}
			under := aside
			if r.More == nil && row.Item == "" {
				under = g.plain(main, code) // nothing else says what stands in the columns left out
			}
			for _, i := range under {
				if text := row.Cells[i].Text; text != "" {
					r.More = append(r.More, labelled{g.Columns[i].full(), []string{text}})
				}
			}
			for _, i := range main {
				c := htmlCell{cell: row.Cells[i], Head: i == head, Number: g.Columns[i].toTheRight(), Nowrap: short[i]}
				if c.Head && code >= 0 && g.ID == "items" {
					c.Code = row.Cells[code].Text
				}
				r.Cells = append(r.Cells, c)
			}
			if item := p.items[row.Item]; item != nil {
				if !linked[item.ID] {
					linked[item.ID] = true
					r.Anchor = "item-" + item.ID
				}
				r.Mark = mark(item)
			}
			l.Asked = l.Asked || len(r.More) > 0
			l.Body = append(l.Body, r)
		}
		columns := make([]column, len(main))
		for k, i := range main {
			columns[k] = g.Columns[i]
		}
		l.Columns, l.Span = columns, len(columns)
		if l.Asked {
			l.Span++
		}
		out = append(out, l)
	}
	return out
}

// under lays a table out with the named columns in a line of their own under each row, where
// sentences have room; the line shows without being asked for.
func (g grid) under(ids ...string) htmlList {
	l := htmlList{grid: g}
	l.Columns = slices.DeleteFunc(slices.Clone(g.Columns), func(c column) bool { return slices.Contains(ids, c.ID) })
	l.Span = len(l.Columns)
	for _, row := range g.Rows {
		var r htmlRow
		for i, c := range row.Cells {
			switch column := g.Columns[i]; {
			case !slices.Contains(ids, column.ID):
				r.Cells = append(r.Cells, htmlCell{cell: c, Head: i == 0, Number: column.toTheRight(), Nowrap: column.Type == "date"})
			case c.Text != "":
				r.More = append(r.More, labelled{column.full(), []string{c.Text}})
			}
			if g.Columns[i].ID == "critical" && c.Text != "" {
				r.Mark = "critical"
			}
		}
		l.Body = append(l.Body, r)
	}
	return l
}

func mark(item *planner.ItemRow) string {
	switch {
	case item.Status != "required":
		return "possible"
	case item.Schedule != nil && item.Schedule.Critical:
		return "critical"
	}
	return ""
}

// plain gives the columns that are not among the main ones and that a reader may see.
func (g grid) plain(main []int, code int) []int {
	var rest []int
	for i, c := range g.Columns {
		if i != code && !slices.Contains(main, i) && !slices.Contains(inside, c.ID) {
			rest = append(rest, i)
		}
	}
	return rest
}

// codeColumn is a column of long ids, which needs no place of its own beside a name; −1 where
// there is none.
func (g grid) codeColumn(head int) int {
	for i, c := range g.Columns {
		if (c.ID == "id" || c.ID == "key") && i != head && g.need(i) > shortCell {
			return i
		}
	}
	return -1
}

// need is the widest line of a column; a long title may be broken.
func (g grid) need(i int) int {
	n := min(columns(g.Columns[i].full()), shortTitle)
	for _, r := range g.Rows {
		n = max(n, columns(r.Cells[i].Text))
	}
	return n
}

// fit parts the columns into those that stand side by side and those that are moved under the
// row until the rest fits on a page across: sentences first, then what matters least, then the
// longest.
func (g grid) fit(head, code int, dropped []string) (main, aside []int) {
	for i, c := range g.Columns {
		if i != code && !slices.Contains(dropped, c.ID) {
			main = append(main, i)
		}
	}
	for {
		total, longest, least := 0, -1, -1
		for _, i := range main {
			n := g.need(i)
			total += min(n, wrapped) + gap
			if i != head && g.Columns[i].Type == "text" && n > longCell && (longest < 0 || n > g.need(longest)) {
				longest = i
			}
			if slices.Contains(minor, g.Columns[i].ID) {
				least = i
			}
		}
		move := least
		if move < 0 || longest >= 0 && g.need(longest) > veryLong {
			move = longest
		}
		if total <= landscape || move < 0 {
			slices.Sort(aside)
			return main, aside
		}
		main = slices.DeleteFunc(main, func(i int) bool { return i == move })
		aside = append(aside, move)
	}
}

// more gives the reasons behind a row of the lists that decide: why an item is needed, what it
// waits for, why it may or may not be taken on commitment, what makes a problem.
func (p *page) more(list string, n int, row gridRow) []labelled {
	var out []labelled
	add := func(key string, texts ...string) {
		if len(texts) > 0 && strings.Join(texts, "") != "" {
			out = append(out, labelled{p.say(key), texts})
		}
	}
	item := p.items[row.Item]
	switch {
	case list == "problems" && n < len(p.Problems) && len(p.Problems) == len(p.Lists[list]):
		r := p.Problems[n]
		add("because", p.reasons(r.Because)...)
		add("missing_verdict", p.factNames(r.Missing))
		add("rests_on", p.factNames(r.Assumed))
		add("suggestion", r.Suggestion)
		add("legal_basis", p.basis(r.Because, r.LegalBasis)...)
	case item == nil:
	case list == "items":
		key := "because"
		if item.Status != "required" {
			key = "possible_because"
		}
		add(key, p.reasons(item.Because)...)
		add("missing_verdict", p.factNames(item.Missing))
		add("rests_on", p.factNames(item.Assumed))
		add("law_day", date(item.LawDay))
		add("law_ended_title", p.lawEnded(item)...)
		add("legal_basis", p.basis(item.Because, item.LegalBasis)...)
	case list == "route":
		add("waits_for", p.waits(item.ID)...)
	case list == "commitments":
		p.commitmentMore(item, add)
	}
	return out
}

func (p *page) lawEnded(item *planner.ItemRow) []string {
	if item.LawEnded == nil {
		return nil
	}
	text := p.say("law_ended", date(item.LawEnded.On))
	if next := item.LawEnded.Names; len(next) > 0 {
		text += p.say("law_ended.next", p.join(next))
	}
	return []string{text}
}

// waits says each edge that leads to an item: what comes first, of which kind, why, and whether
// it binds in this plan.
func (p *page) waits(id string) []string {
	var texts []string
	for _, e := range p.Edges {
		if e.To != id {
			continue
		}
		notes := []string{p.term(p.set.Vocabulary.EdgeKinds, string(e.Kind))}
		if e.Reason != "" {
			notes = append(notes, e.Reason)
		}
		if e.Relaxed {
			notes = append(notes, p.say("relaxed"))
		}
		if len(e.LegalBasis) > 0 {
			notes = append(notes, p.laws(e.LegalBasis))
		}
		texts = append(texts, p.itemName(e.From)+p.say("bracket", strings.Join(notes, p.say("clause"))))
	}
	return texts
}

func (p *page) commitmentMore(item *planner.ItemRow, add func(string, ...string)) {
	if c := item.Commitment; c != nil {
		if !c.Offered {
			add("refused", p.reasons(c.RefusedBecause)...)
			add("not_offered", p.factNames(c.Missing))
		}
		add("rests_on", p.factNames(c.Assumed))
	}
	if d := item.Deferral; d != nil && !d.Offered {
		add("refused", p.reasons(d.RefusedBecause)...)
		add("not_offered", p.factNames(d.Missing))
	}
}
