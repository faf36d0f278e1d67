package track

import (
	"bytes"
	"encoding/csv"
	"slices"
	"strconv"
	"strings"

	"sevenlists/api/sheet"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// bulkColumn is one column of the table, by either of its names or its id.
type bulkColumn struct {
	id     string
	name   lang.Text
	needed bool
	take   func(*handling.Dated, string) error
}

func bulkColumns() []bulkColumn {
	text := func(field func(*handling.Dated) *string) func(*handling.Dated, string) error {
		return func(s *handling.Dated, v string) error { *field(s) = v; return nil }
	}
	day := func(field func(*handling.Dated) *calendar.Date) func(*handling.Dated, string) error {
		return func(s *handling.Dated, v string) error {
			d, ok := sheet.Date(v)
			if !ok {
				return fault.New(fault.Invalid, "profile.fact.date", "", v)
			}
			*field(s) = d
			return nil
		}
	}
	return []bulkColumn{
		{id: "project", name: lang.Text{ZH: "项目", EN: "Project"}, needed: true},
		{id: "case", name: lang.Text{ZH: "事项", EN: "Item"}, needed: true},
		{id: "step", name: lang.Text{ZH: "步骤", EN: "Step"}, needed: true},
		{id: "on", name: lang.Text{ZH: "日期", EN: "Date"}, needed: true, take: day(func(s *handling.Dated) *calendar.Date { return &s.On })},
		{id: "document", name: lang.Text{ZH: "文号", EN: "Document"}, take: text(func(s *handling.Dated) *string { return &s.Document })},
		{id: "reason", name: lang.Text{ZH: "理由", EN: "Reason"}, take: text(func(s *handling.Dated) *string { return &s.Reason })},
		{id: "missing", name: lang.Text{ZH: "补正内容", EN: "Missing"}, take: func(s *handling.Dated, v string) error {
			for _, what := range parts(v) {
				s.Missing = append(s.Missing, handling.Missing{What: what})
			}
			return nil
		}},
		{id: "kind", name: lang.Text{ZH: "暂停种类", EN: "Kind of pause"}, take: text(func(s *handling.Dated) *string { return &s.Kind })},
		{id: "planned_end", name: lang.Text{ZH: "预计恢复", EN: "Planned end"}, take: day(func(s *handling.Dated) *calendar.Date { return &s.PlannedEnd })},
		{id: "days", name: lang.Text{ZH: "延长天数", EN: "Days"}, take: func(s *handling.Dated, v string) error {
			n, err := strconv.Atoi(v)
			if err != nil || n < 1 || n > 1000 {
				return fault.New(fault.Invalid, "case.bulk.number", "", v)
			}
			s.Days = n
			return nil
		}},
		{id: "authority", name: lang.Text{ZH: "有权机关", EN: "Authority"}, take: text(func(s *handling.Dated) *string { return &s.Authority })},
		{id: "outcome", name: lang.Text{ZH: "决定", EN: "Outcome"}, take: text(func(s *handling.Dated) *string { return &s.Outcome })},
		{id: "materials", name: lang.Text{ZH: "容缺材料", EN: "Papers that follow"}, take: func(s *handling.Dated, v string) error { s.Materials = parts(v); return nil }},
		{id: "due", name: lang.Text{ZH: "补齐期限", EN: "Gap closed by"}, take: day(func(s *handling.Dated) *calendar.Date { return &s.Due })},
		{id: "valid_until", name: lang.Text{ZH: "有效期至", EN: "Valid until"}, take: day(func(s *handling.Dated) *calendar.Date { return &s.Valid })},
	}
}

// parts are the texts of a cell that holds several.
func parts(cell string) []string {
	return slices.DeleteFunc(strings.FieldsFunc(cell, func(r rune) bool { return strings.ContainsRune(";；\n|", r) }), func(s string) bool { return strings.TrimSpace(s) == "" })
}

// read reads the table: its head, and of each row what stands in it.
func (b *bulk) read() error {
	var t sheet.Table
	var err error
	if b.CSV {
		t, err = sheet.CSV(b.Content, bulkLimits)
	} else {
		var all []sheet.Table
		if all, err = sheet.Workbook(b.Content, bulkLimits); err == nil && len(all) > 0 {
			t = all[0]
		}
	}
	switch {
	case err != nil:
		return err
	case len(t.Rows) < 2:
		return fault.New(fault.Invalid, "case.bulk.empty", "")
	case len(t.Formulas) > 0:
		return fault.New(fault.Invalid, "intake.formula", "", t.Formulas)
	}
	columns, err := b.columns(t.Rows[0].Cells)
	if err != nil {
		return err
	}
	names := b.stepNames()
	items := b.itemNames()
	for _, r := range t.Rows[1:] {
		row := &bulkRow{number: r.Number, cells: r.Cells}
		row.step.Source = b.Source
		b.rows = append(b.rows, row)
		b.report.Rows++
		for i, c := range columns {
			value := r.Cell(i)
			switch {
			case c == nil || value == "" && !c.needed:
			case value == "":
				b.refuse(row, c, fault.New(fault.Invalid, "case.needs", "", c.name))
			case c.id == "project":
				row.project = value
			case c.id == "case":
				key, part, parted := strings.Cut(value, "@")
				if id, ok := items[key]; ok {
					key = id
				}
				if row.step.Case = key; parted {
					row.step.Case += "@" + part
				}
			case c.id == "step":
				if id, ok := names[value]; ok {
					value = id
				}
				row.step.Name = value
			default:
				if err := c.take(&row.step, value); err != nil {
					b.refuse(row, c, err)
				}
			}
		}
		if id, ok := b.outcomeNames()[row.step.Outcome]; ok {
			row.step.Outcome = id
		}
	}
	return nil
}

// columns finds the columns by the head of the table.
func (b *bulk) columns(head []string) ([]*bulkColumn, error) {
	known := bulkColumns()
	columns := make([]*bulkColumn, len(head))
	var faults fault.List
	b.head = head
	for i, title := range head {
		at := slices.IndexFunc(known, func(c bulkColumn) bool {
			return title == c.id || title == c.name.ZH || strings.EqualFold(title, c.name.EN)
		})
		switch {
		case at >= 0:
			columns[i] = &known[at]
		case title != "" && title != mendTitle.ZH && title != mendTitle.EN:
			faults.Add(fault.New(fault.Invalid, "case.bulk.column", sheet.Column(i)+"1", title))
		}
	}
	for i := range known {
		if known[i].needed && !slices.Contains(columns, &known[i]) {
			faults.Add(fault.New(fault.Invalid, "case.bulk.head", "", known[i].name))
		}
	}
	return columns, faults.Err()
}

// stepNames are the ids of steps by their names in both languages.
func (b *bulk) stepNames() map[string]string {
	names := map[string]string{}
	for id, row := range b.book.Steps {
		names[row.Name.ZH], names[row.Name.EN] = id, id
	}
	return names
}

func (b *bulk) outcomeNames() map[string]string {
	names := map[string]string{}
	for id, name := range b.book.Outcomes {
		names[name.ZH], names[name.EN] = id, id
	}
	return names
}

// itemNames are the ids of items by their names in both languages.
func (b *bulk) itemNames() map[string]string {
	names := map[string]string{}
	for _, item := range b.projects.Rules().Items() {
		names[item.Name.ZH], names[item.Name.EN] = item.ID, item.ID
	}
	return names
}

// mendTitle heads the column that says what is wrong.
var mendTitle = lang.Text{ZH: "错误", EN: "What is wrong"}

// mend writes the bad rows as a CSV that spreadsheets open, and puts what is wrong in the order of rows.
func (b *bulk) mend() error {
	slices.SortStableFunc(b.report.Faults, func(x, y BulkRow) int { return x.Row - y.Row })
	if b.report.Bad == 0 {
		return nil
	}
	var out bytes.Buffer
	out.WriteString(view.ByteOrderMark)
	w := csv.NewWriter(&out)
	at := slices.IndexFunc(b.head, func(t string) bool { return t == mendTitle.ZH || t == mendTitle.EN })
	write := func(cells []string, said string) {
		line := make([]string, len(b.head))
		copy(line, cells)
		if at >= 0 {
			line[at] = said
		} else {
			line = append(line, said)
		}
		for i := range line {
			line[i] = view.CSVCell(line[i])
		}
		_ = w.Write(line) // into memory
	}
	write(b.head, mendTitle.In(b.Lang))
	for _, row := range b.rows {
		if row.bad {
			write(row.cells, b.why[row.number])
		}
	}
	w.Flush()
	b.report.Mend = out.String()
	return w.Error()
}
