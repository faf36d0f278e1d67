package diff

import (
	"encoding/json"
	"hash/fnv"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lists"
)

// key names one thing that a plan says and that may differ: the status of an item, the kind of an
// edge, a row of a list. What a plan does not say has the empty state.
type key struct{ kind, id, what string }

// The kinds of key.
const (
	ofItem    = "item"
	ofEdge    = "edge"
	ofProblem = "problem"
	ofFact    = "fact"
	ofFigure  = "figure"
	ofRow     = "row"
)

// statesOf gives all that is compared of a plan, each as one text. Texts that only a language
// decides are left out where texts is false.
func statesOf(p *planner.Plan, texts bool) map[key]string {
	s := make(map[key]string, 1500)
	put := func(kind, id, what, state string) {
		if state != "" {
			s[key{kind, id, what}] = state
		}
	}
	for id, state := range itemStates(p) {
		put(ofItem, id, "status", state.Status)
		if state.Days != nil {
			put(ofItem, id, "days", strconv.Itoa(*state.Days))
			put(ofItem, id, "dates", state.EarlyStart.String()+" "+state.EarlyFinish.String())
			put(ofItem, id, "critical", truth(state.Critical))
		}
		put(ofItem, id, "offered", truth(state.Offered))
		put(ofItem, id, "chosen", truth(state.Chosen))
		put(ofItem, id, "progress", state.Progress)
	}
	for i := range p.Edges {
		e := &p.Edges[i]
		end := edgeEnd(e)
		put(ofEdge, e.From+" "+e.To, "kind", end.Kind+truth(end.Relaxed)+truth(end.Past))
	}
	for i := range p.Problems {
		put(ofProblem, p.Problems[i].ID, "status", p.Problems[i].Status)
	}
	for i := range p.Facts {
		f := &p.Facts[i]
		put(ofFact, f.Fact, "value", f.Origin+" "+f.Value.String())
	}
	for _, f := range figuresOf(p) {
		put(ofFigure, f.variant+" "+f.clock, f.measure, f.text)
	}
	for list, rows := range p.Lists {
		for _, row := range keyed(rows) {
			put(ofRow, list+" "+row.key, "cells", row.state(texts))
		}
	}
	return s
}

func truth(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

// itemStates gives what a plan has of every item of its catalogue.
func itemStates(p *planner.Plan) map[string]ItemState {
	states := make(map[string]ItemState, len(p.Items)+len(p.NotRequired))
	for i := range p.NotRequired {
		states[p.NotRequired[i].ID] = ItemState{Status: "not_required"}
	}
	for i := range p.Items {
		row := &p.Items[i]
		state := ItemState{Status: row.Status}
		if s := row.Schedule; s != nil {
			days := s.Duration
			state.Days, state.EarlyStart, state.EarlyFinish, state.Critical = &days, s.EarlyStart, s.EarlyFinish, s.Critical
		}
		if c := row.Commitment; c != nil {
			state.Offered, state.Chosen = c.Offered, c.Chosen
		}
		state.Progress = progressText(row)
		states[row.ID] = state
	}
	return states
}

// progressText is what was done or fixed about an item, as one text without a language.
func progressText(row *planner.ItemRow) string {
	var parts []string
	if p := row.Progress; p != nil {
		parts = append(parts, string(p.State))
		for _, d := range []string{dateText(p.Accepted), dateText(p.Finished), p.Document, p.Reason} {
			if d != "" {
				parts = append(parts, d)
			}
		}
		for _, fact := range slices.Sorted(maps.Keys(p.Facts)) {
			parts = append(parts, fact+" "+p.Facts[fact].String())
		}
	}
	for _, m := range row.Marked {
		if m.What == "waived" {
			continue // progress has said so
		}
		text := m.What
		if m.Date != 0 {
			text += " " + m.Date.String()
		}
		if m.Days != nil {
			text += " " + strconv.Itoa(*m.Days)
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, ", ")
}

func edgeEnd(e *planner.EdgeRow) EdgeEnd {
	return EdgeEnd{Kind: string(e.Kind), Relaxed: e.Relaxed, Past: e.Past}
}

// figure is one total of a plan.
type figure struct {
	variant, clock, measure, text string
	n                             int // of what is no date
}

// figuresOf gives the totals of a plan in the order in which they are told.
func figuresOf(p *planner.Plan) []figure {
	var all []figure
	add := func(variant string, approval, elapsed planner.Clock) {
		for _, c := range []struct {
			name string
			planner.Clock
		}{{"approval", approval}, {"elapsed", elapsed}} {
			for _, m := range []struct {
				name string
				n    int
			}{{"sequential_all", c.SequentialAll}, {"before_start", c.BeforeStart}, {"completion", c.Completion}} {
				all = append(all, figure{variant, c.name, m.name, strconv.Itoa(m.n), m.n})
			}
		}
	}
	all = append(all, figure{"asked", "", "items", strconv.Itoa(p.Totals.Items), p.Totals.Items},
		figure{"asked", "", "finish", dateText(p.Totals.Finish), 0})
	add("asked", p.Totals.Approval, p.Totals.Elapsed)
	for _, variant := range []string{"sequential", "customary", "parallel", "commitment"} {
		if row, ok := p.Variants[variant]; ok {
			all = append(all, figure{variant, "", "finish", dateText(row.Finish), 0})
			add(variant, row.Approval, row.Elapsed)
		}
	}
	return append(all, moneyFigures(p)...)
}

// keyedRow is a row of a list with what names it.
type keyedRow struct {
	key string
	lists.Row
}

// uncompared are columns that only number rows or name the rule set.
var uncompared = []string{"no", "rule_version"}

// naming are the columns that name a row, as far as its list has them.
var naming = []string{"id", "item", "step"}

// keyed names the rows of a list; of rows with one name the second and further are numbered.
func keyed(rows []lists.Row) []keyedRow {
	seen := map[string]int{}
	made := make([]keyedRow, 0, len(rows))
	for _, row := range rows {
		var parts []string
		for _, column := range naming {
			if id, ok := row[column].(string); ok && id != "" {
				parts = append(parts, id)
			}
		}
		k := strings.Join(parts, " ")
		if seen[k]++; seen[k] > 1 {
			k += " #" + strconv.Itoa(seen[k])
		}
		made = append(made, keyedRow{k, row})
	}
	return made
}

// columns gives the ids of the columns that are compared, in order.
func (r keyedRow) columns() []string {
	ids := make([]string, 0, len(r.Row))
	for id := range r.Row {
		if !slices.Contains(uncompared, id) {
			ids = append(ids, id)
		}
	}
	slices.Sort(ids)
	return ids
}

// state is a fingerprint of a row.
func (r keyedRow) state(texts bool) string {
	if !texts {
		return "there"
	}
	h := fnv.New64a()
	for _, id := range r.columns() {
		_, _ = h.Write([]byte(id + "=" + cellText(r.Row[id]) + "\n"))
	}
	return strconv.FormatUint(h.Sum64(), 16)
}

// cellText writes a cell as JSON, the same whether it is fresh or read back.
func cellText(cell any) string {
	switch c := cell.(type) {
	case nil:
		return "null"
	case string:
		return c
	}
	b, err := json.Marshal(cell)
	if err != nil {
		return ""
	}
	text := ""
	switch s := string(b); {
	case s == "[]":
		return "null"
	case s[0] == '"' && json.Unmarshal(b, &text) == nil:
		return text // a date is a text once it is written
	default:
		return s
	}
}
