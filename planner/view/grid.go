package view

import (
	"encoding/json"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// grid is a table as every form writes it.
type grid struct {
	ID       string
	Title    string
	Question string // what the list answers, or a note under the title
	Empty    string // what is said in place of rows where there are none
	Columns  []column
	Rows     []gridRow
}

type column struct {
	ID, Title string
	Group     string       // title shared with the columns beside it
	Type      string       // text, number, date, boolean or money
	Values    []rules.Term // names of the codes that a cell may hold
}

// toTheRight reports whether the cells of a column end at its right.
func (c column) toTheRight() bool { return c.Type == "number" || c.Type == moneyType }

// moneyType is a column of money: its cells hold fen, and show yuan.
const moneyType = "money"

// full is the title with its group's, for where a column stands alone.
func (c column) full() string { return strings.TrimSpace(c.Group + " " + c.Title) }

// gridRow is one row; Item is the key of the item it speaks of, where it does.
type gridRow struct {
	Item  string
	Cells []cell
}

// cell holds what is read and, where there is one, the number or date behind it.
type cell struct {
	Text     string
	Number   float64
	IsNumber bool
	Date     calendar.Date
	Best     bool // the best of its row
}

func textCell(s string) cell { return cell{Text: s} }

func dateCell(d calendar.Date) cell { return cell{Text: date(d), Date: d} }

// moneyCell is an amount of fen, as yuan.
func moneyCell(fen int64) cell {
	return cell{Text: profile.FormatMicro(fen * (profile.Scale / 100)), Number: float64(fen) / 100, IsNumber: true}
}

func numberCell(n int) cell {
	return cell{Text: strconv.Itoa(n), Number: float64(n), IsNumber: true}
}

// lists are the seven lists in their order. A list that the plan lacks comes without rows, one
// that the vocabulary does not know is left to JSON.
func (p *page) lists() []grid {
	grids := make([]grid, 0, len(p.set.Vocabulary.Lists))
	for _, l := range p.set.Vocabulary.Lists {
		grids = append(grids, p.list(l))
	}
	return grids
}

func (p *page) list(l rules.List) grid {
	g := grid{ID: l.ID, Title: l.Title.In(p.Lang), Question: l.Question.In(p.Lang), Empty: p.say("list.empty")}
	for _, c := range l.Columns {
		g.Columns = append(g.Columns, column{ID: c.ID, Title: c.Title.In(p.Lang), Type: c.Type, Values: c.Values})
	}
	for _, row := range p.Lists[l.ID] {
		r := gridRow{Item: p.rowItem(row), Cells: make([]cell, len(g.Columns))}
		for i, c := range g.Columns {
			r.Cells[i] = p.cell(c, row[c.ID])
		}
		g.Rows = append(g.Rows, r)
	}
	return g
}

// rowItem finds the item that a row speaks of: under key, item or id.
func (p *page) rowItem(row map[string]any) string {
	for _, key := range []string{"key", "item", "item_id", "id"} {
		if id, ok := row[key].(string); ok && p.items[id] != nil {
			return id
		}
	}
	return ""
}

// cell makes a cell of what a list holds. Ids of items, phases and the like are shown by name,
// except in a column that shows the id itself.
func (p *page) cell(c column, v any) cell {
	switch v := v.(type) {
	case int64:
		return moneyCell(v)
	case int:
		return numberCell(v)
	case float64:
		return cell{Text: number(v), Number: v, IsNumber: true}
	case json.Number:
		if fen, err := v.Int64(); err == nil && c.Type == moneyType {
			return moneyCell(fen)
		}
		f, err := v.Float64()
		return cell{Text: v.String(), Number: f, IsNumber: err == nil}
	case profile.Value:
		if v.Kind() == profile.NumberKind {
			return cell{Text: v.String(), Number: float64(v.Micro()) / profile.Scale, IsNumber: true}
		}
		if !v.IsKnown() {
			return cell{}
		}
	case calendar.Date:
		return dateCell(v)
	case string:
		if c.Type == "date" {
			if d, err := calendar.ParseDate(v); err == nil {
				return dateCell(d)
			}
		}
		return textCell(p.shown(c, v))
	}
	if parts, ok := p.several(v); ok {
		shown := make([]string, len(parts))
		for i, s := range parts {
			shown[i] = p.shown(c, s)
		}
		return textCell(p.joinLong(shown))
	}
	return textCell(p.any(v))
}

// joinLong joins short parts as an enumeration and sentences as clauses.
func (p *page) joinLong(parts []string) string {
	for _, s := range parts {
		if columns(s) > 30 || strings.ContainsAny(s, "，、；,;") {
			return strings.Join(parts, p.say("clause"))
		}
	}
	return p.join(parts)
}

// shown replaces an id by the name that a reader knows.
func (p *page) shown(c column, text string) string {
	if c.ID == "id" || c.ID == "key" || text == "" {
		return text
	}
	if name := p.term(c.Values, text); name != text {
		return name
	}
	if c.ID == "part" {
		return p.partName(text)
	}
	v := &p.set.Vocabulary
	terms := map[string][]rules.Term{
		"phase": v.Phases, "kind": append(slices.Clip(v.Kinds), ownKind), "level": v.Levels, "per": v.Pers, "variant": v.Variants,
		"mode": v.CommitmentModes, "source": v.Sources, "severity": v.Severities, "edge_kind": v.EdgeKinds,
		"form": v.Forms, "seal": v.Seals,
	}[c.ID]
	if name := p.term(terms, text); name != text {
		return name
	}
	if name := p.names[text]; name != "" {
		return name
	}
	return text
}

// filled leaves out the columns that say nothing: those that are empty in every row, and dates
// that only repeat an earlier column of dates. They are there for the case file.
func (g grid) filled() grid {
	keep := make([]int, 0, len(g.Columns))
	for i, c := range g.Columns {
		if i == g.headColumn() || len(g.Rows) == 0 || (!g.same(i, nil) && !(c.Type == "date" && slices.ContainsFunc(keep, func(k int) bool { return g.same(i, &k) }))) {
			keep = append(keep, i)
		}
	}
	out := g
	out.Columns, out.Rows = make([]column, len(keep)), make([]gridRow, len(g.Rows))
	for n, i := range keep {
		out.Columns[n] = g.Columns[i]
	}
	for y, r := range g.Rows {
		cells := make([]cell, len(keep))
		for n, i := range keep {
			cells[n] = r.Cells[i]
		}
		out.Rows[y] = gridRow{Item: r.Item, Cells: cells}
	}
	return out
}

// same reports whether a column has nothing but what another has, or nothing at all.
func (g grid) same(i int, other *int) bool {
	for _, r := range g.Rows {
		want := ""
		if other != nil {
			want = r.Cells[*other].Text
		}
		if r.Cells[i].Text != want {
			return false
		}
	}
	return true
}

// gridNamed finds a table by id, number or title in either language, seven lists or others.
func (p *page) gridNamed(name string) (grid, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	for i, l := range p.set.Vocabulary.Lists {
		titles := []string{l.ID, strconv.Itoa(l.No), l.Title.In(lang.ZH), l.Title.In(lang.EN)}
		if slices.ContainsFunc(titles, func(t string) bool { return strings.ToLower(t) == name }) {
			return p.lists()[i], true
		}
	}
	for _, g := range append(p.others(), p.partGrid()) {
		if g.ID == name || strings.ToLower(g.Title) == name {
			return g, true
		}
	}
	return grid{}, false
}

// listNamed is gridNamed for what a caller asks for. It returns *fault.Error NotFound list.unknown.
func (p *page) listNamed(name string) (grid, error) {
	g, ok := p.gridNamed(name)
	if !ok {
		names := ListNames(p.set)
		return g, fault.New(fault.NotFound, "list.unknown", "", name, names, fault.Nearest(name, names))
	}
	return g, nil
}

// ListNames are the names under which the lists of a plan can be asked for: the seven lists
// first, then the tables that stand beside them.
func ListNames(set RuleSet) []string {
	var ids []string
	for _, l := range set.Vocabulary.Lists {
		ids = append(ids, l.ID)
	}
	return append(ids, "checklist", "parts", "visits", "results", "targets", "between", "preparation", "early_starts", "money", "not_priced", "questions", "assumptions", "not_required", "facts")
}
