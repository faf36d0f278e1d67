package view

import (
	"encoding/json"
	"io"
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Catalogue writes what a rule set holds: its items, facts, lists and problems, for a terminal
// or as JSON. Writer says in which language and as of which day.
type Catalogue struct {
	words.Writer
	Width int  // columns; 0 is 100
	Color bool // ANSI colours
	JSON  bool
	// AllPlots are the plots that there are; nil: those of the rule set.
	AllPlots []ListedPlot
}

// matches reports whether one of the texts holds what is searched for.
func matches(query string, texts ...string) bool {
	query = strings.ToLower(query)
	for _, t := range texts {
		if strings.Contains(strings.ToLower(t), query) {
			return true
		}
	}
	return false
}

func (c Catalogue) tell(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }

// write puts out a table, or the raw rows as JSON.
func (c Catalogue) write(w io.Writer, g grid, rows any) error {
	if c.JSON {
		e := json.NewEncoder(w)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		return e.Encode(rows)
	}
	width := c.Width
	if width == 0 {
		width = defaultWidth
	}
	lines := g.lines(max(width, leastWidth), style(c.Color))
	_, err := io.WriteString(w, strings.Join(lines, "\n")+"\n")
	return err
}

// Items lists the items whose id, name, department or phase holds the query; all where it is empty.
func (c Catalogue) Items(w io.Writer, query string) error {
	v := c.Set.Vocabulary()
	g := grid{Empty: c.tell("没有符合的事项", "no such item"), Columns: []column{
		{ID: "id", Title: c.tell("编号", "id"), Type: "text"}, {ID: "name", Title: c.tell("名称", "name"), Type: "text"},
		{ID: "phase", Title: c.tell("阶段", "phase"), Type: "text"}, {ID: "department", Title: c.tell("部门", "department"), Type: "text"},
		{ID: "days", Title: c.tell("承诺工作日", "promised days"), Type: "number"}, {ID: "effective", Title: c.tell("有效期", "in force"), Type: "text"},
	}}
	found := []*rules.Item{}
	for _, item := range c.Set.Items() {
		phase, office := rules.NameOf(v.Phases, item.Phase, c.Lang), c.Department(item.Office(c.Day).Lead)
		if !matches(query, item.ID, item.Name.ZH, item.Name.EN, phase, office) {
			continue
		}
		found = append(found, item)
		days := textCell("–")
		if p, ok := item.PromisedOn(c.Day); ok {
			days = numberCell(p.Days)
		}
		g.Rows = append(g.Rows, gridRow{Item: item.ID, Cells: []cell{textCell(item.ID), textCell(item.Name.In(c.Lang)),
			textCell(phase), textCell(office), days, textCell(period(item.Effective.Period))}})
	}
	return c.write(w, g, found)
}

// period writes a time between two dates.
func period(p rules.Period) string {
	from, to := "", ""
	if p.From != 0 {
		from = p.From.String()
	}
	if p.To != 0 {
		to = p.To.String()
	}
	if from+to == "" {
		return ""
	}
	return from + " – " + to
}

// Facts lists the facts whose id, label, question or group holds the query.
func (c Catalogue) Facts(w io.Writer, query string) error {
	g := grid{Empty: c.tell("没有符合的要素", "no such fact"), Columns: []column{
		{ID: "id", Title: c.tell("编号", "id"), Type: "text"}, {ID: "question", Title: c.tell("问题", "question"), Type: "text"},
		{ID: "values", Title: c.tell("取值", "values"), Type: "text"}, {ID: "default", Title: c.tell("默认值", "default"), Type: "text"},
		{ID: "ask", Title: c.tell("由谁回答", "answered by"), Type: "text"},
	}}
	facts := c.Set.Facts()
	titles := map[string]string{}
	for _, group := range facts.Groups {
		titles[group.ID] = group.Title.In(c.Lang)
	}
	found := make([]any, 0, len(facts.List))
	for i := range facts.List {
		f := &facts.List[i]
		if !matches(query, f.ID, f.Name.ZH, f.Name.EN, f.Question.ZH, f.Question.EN, f.Group, titles[f.Group]) {
			continue
		}
		found = append(found, f)
		values := []string{string(f.Type)}
		if len(f.Values) > 0 {
			values = nil
		}
		for _, choice := range f.Values {
			values = append(values, choice.ID+" "+choice.Name.In(c.Lang))
		}
		if unit := f.Unit.In(c.Lang); unit != "" {
			values = append(values, unit)
		}
		g.Rows = append(g.Rows, gridRow{Cells: []cell{textCell(f.ID), textCell(f.Question.In(c.Lang)),
			textCell(strings.Join(values, c.tell("、", ", "))), textCell(f.Default.String()), textCell(c.Department(f.Ask))}})
	}
	return c.write(w, g, found)
}

// Lists lists the seven lists with their columns.
func (c Catalogue) Lists(w io.Writer, query string) error {
	g := grid{Empty: c.tell("没有符合的清单", "no such list"), Columns: []column{
		{ID: "no", Title: c.tell("序号", "no."), Type: "number"}, {ID: "id", Title: c.tell("编号", "id"), Type: "text"},
		{ID: "title", Title: c.tell("名称", "title"), Type: "text"}, {ID: "question", Title: c.tell("回答的问题", "question it answers"), Type: "text"},
		{ID: "columns", Title: c.tell("栏目", "columns"), Type: "text"},
	}}
	found := []rules.List{}
	for _, l := range c.Set.Vocabulary().Lists {
		if !matches(query, l.ID, l.Title.ZH, l.Title.EN) {
			continue
		}
		found = append(found, l)
		titles := make([]string, len(l.Columns))
		for i, col := range l.Columns {
			titles[i] = col.Title.In(c.Lang)
		}
		g.Rows = append(g.Rows, gridRow{Cells: []cell{numberCell(l.No), textCell(l.ID), textCell(l.Title.In(c.Lang)),
			textCell(l.Question.In(c.Lang)), textCell(strings.Join(titles, c.tell("、", ", ")))}})
	}
	return c.write(w, g, found)
}

// Problems lists the kinds of problem that early study looks for.
func (c Catalogue) Problems(w io.Writer, query string) error {
	g := grid{Empty: c.tell("没有符合的问题", "no such problem"), Columns: []column{
		{ID: "id", Title: c.tell("编号", "id"), Type: "text"}, {ID: "name", Title: c.tell("问题", "problem"), Type: "text"},
		{ID: "severity", Title: c.tell("程度", "severity"), Type: "text"}, {ID: "solver", Title: c.tell("由谁解决", "solved by"), Type: "text"},
		{ID: "suggestion", Title: c.tell("建议", "suggestion"), Type: "text"},
	}}
	type row struct {
		ID     string `json:"id"`
		Origin string `json:"origin"`
		*rules.Problem
	}
	found := []row{}
	for _, p := range c.Set.Problems() {
		if !matches(query, p.ID, p.Name.ZH, p.Name.EN) {
			continue
		}
		found = append(found, row{p.ID, p.Origin, p})
		g.Rows = append(g.Rows, gridRow{Cells: []cell{textCell(p.ID), textCell(p.Name.In(c.Lang)),
			textCell(rules.NameOf(c.Set.Vocabulary().Severities, p.Severity, c.Lang)), textCell(c.Department(p.Solver)), textCell(p.Suggestion.In(c.Lang))}})
	}
	return c.write(w, g, found)
}
