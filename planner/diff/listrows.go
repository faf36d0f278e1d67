package diff

import (
	"slices"

	"sevenlists/planner"
	"sevenlists/planner/lists"
)

// lists gives the rows that differ, list by list.
func (c *comparison) lists() []List {
	about := map[string]bool{}
	for i := range c.doc.Items {
		about[c.doc.Items[i].ID] = true
	}
	for i := range c.doc.Problems {
		about[c.doc.Problems[i].ID] = true
	}
	var names []string
	for _, p := range []*planner.Plan{c.a.Plan, c.b.Plan} {
		for name := range p.Lists {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	all := []List{}
	for _, name := range slices.Compact(names) {
		if rows := c.listRows(name, about); len(rows) > 0 {
			all = append(all, List{name, rows})
		}
	}
	return all
}

func (c *comparison) listRows(list string, about map[string]bool) []Row {
	was, is := map[string]lists.Row{}, map[string]lists.Row{}
	var first, second []string
	for _, r := range keyed(c.a.Lists[list]) {
		was[r.key], first = r.Row, append(first, r.key)
	}
	for _, r := range keyed(c.b.Lists[list]) {
		is[r.key], second = r.Row, append(second, r.key)
	}
	var rows []Row
	for _, id := range merged(first, second) {
		k := key{ofRow, list + " " + id, "cells"}
		if _, differs := c.number[k]; !differs {
			continue
		}
		a, b := was[id], is[id]
		row := Row{Key: id, Name: c.rowName(a, b), Change: Changed, About: rowAbout(a, b, about)}
		switch {
		case a == nil:
			row.Change = Added
		case b == nil:
			row.Change = Dropped
		default:
			row.Columns = differing(a, b)
		}
		if len(row.About) == 0 && (c.search == nil || len(c.search.mix.inputs) <= manyInputs) {
			why := c.why(k, true)
			row.Why = &why
		}
		rows = append(rows, row)
	}
	return rows
}

// differing gives the cells that differ.
func differing(a, b lists.Row) []Column {
	all := lists.Row{}
	for _, row := range []lists.Row{a, b} {
		for id := range row {
			all[id] = nil
		}
	}
	var columns []Column
	for _, id := range (keyedRow{"", all}).columns() {
		if cellText(a[id]) != cellText(b[id]) {
			columns = append(columns, Column{id, a[id], b[id]})
		}
	}
	return columns
}

// rowName names a row for a reader.
func (c *comparison) rowName(a, b lists.Row) string {
	for _, column := range []string{"name", "material", "service", "problem", "item", "step"} {
		for _, row := range []lists.Row{b, a} {
			if text, ok := row[column].(string); ok && text != "" {
				if name := c.itemName(text); name != text {
					return name
				}
				return text
			}
		}
	}
	return ""
}

// rowAbout gives the items and problems of the document that a row speaks of.
func rowAbout(a, b lists.Row, about map[string]bool) []string {
	ids := []string{}
	for _, row := range []lists.Row{a, b} {
		for _, column := range []string{"id", "item", "step", "items"} {
			switch cell := row[column].(type) {
			case string:
				ids = append(ids, cell)
			case []string:
				ids = append(ids, cell...)
			case []any:
				for _, x := range cell {
					if id, ok := x.(string); ok {
						ids = append(ids, id)
					}
				}
			}
		}
	}
	ids = slices.DeleteFunc(ids, func(id string) bool { return !about[id] })
	slices.Sort(ids)
	return slices.Compact(ids)
}
