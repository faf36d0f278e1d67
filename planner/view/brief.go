package view

import (
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// Brief is what a reader is told of a plan first, for who writes it in another form.
type Brief struct {
	Title   string
	Verdict string // one or two sentences
	Variant string // name of the variant
	// WorksMayStart is when the conditions for a start of works are met; 0 where there is no such milestone.
	WorksMayStart calendar.Date
	Footer        []string // what the plan rests on and what it is not
}

// BriefOf gives what a reader is told of a plan first.
func BriefOf(p *planner.Plan, set RuleSet) Brief {
	pg := newPage(p, set)
	return Brief{
		Title: pg.title(), Verdict: pg.verdict(), Variant: pg.term(set.Vocabulary.Variants, p.Variant), WorksMayStart: pg.worksMayStart(),
		Footer: pg.footer(),
	}
}

// RowsOf gives the rows of every one of the seven lists as they are read: list to rows of column to text.
func RowsOf(p *planner.Plan, set RuleSet) map[string][]map[string]string {
	all := map[string][]map[string]string{}
	for _, g := range newPage(p, set).lists() {
		rows := make([]map[string]string, len(g.Rows))
		for i, r := range g.Rows {
			rows[i] = make(map[string]string, len(r.Cells))
			for k, c := range r.Cells {
				rows[i][g.Columns[k].ID] = clean(c.Text)
			}
		}
		all[g.ID] = rows
	}
	return all
}

// LawOf writes a list of articles as every page does.
func LawOf(p *planner.Plan, set RuleSet, item string) string {
	pg := newPage(p, set)
	for i := range p.Items {
		if p.Items[i].ID == item {
			return strings.TrimSpace(pg.laws(p.Items[i].LegalBasis))
		}
	}
	return ""
}

// ReasonsOf writes grounds as every page does, a sentence or more each.
func ReasonsOf(p *planner.Plan, set RuleSet, reasons []words.Reason) []string {
	return newPage(p, set).reasons(reasons)
}

// DaysOf writes a count of days with its unit.
func DaysOf(d rules.Days, l lang.Lang) string {
	if d.N == 0 || d.Unit == "immediate" {
		return say(l, "days.immediate")
	}
	return (&page{Plan: &planner.Plan{Lang: l}}).days(d)
}
