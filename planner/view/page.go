package view

import (
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// page is a plan ready to be written: every form reads names, figures and tables from it, so
// that text, HTML and xlsx always say the same.
type page struct {
	*planner.Plan
	set   RuleSet
	items map[string]*planner.ItemRow // by key: item or item@part
	names map[string]string           // of all items, needed or not
	facts map[string]int              // places in Facts
}

func newPage(p *planner.Plan, set RuleSet) *page {
	pg := &page{
		Plan: p, set: set,
		items: make(map[string]*planner.ItemRow, len(p.Items)),
		names: make(map[string]string, len(p.Items)+len(p.NotRequired)),
		facts: make(map[string]int, len(p.Facts)),
	}
	for _, problem := range p.Problems { // a question may decide a problem and no item
		pg.names[problem.ID] = problem.Name
	}
	for _, n := range p.NotRequired {
		pg.names[n.ID] = n.Name
	}
	for i := range p.Items {
		pg.items[p.Items[i].ID] = &p.Items[i]
		pg.names[p.Items[i].ID] = p.Items[i].Name
	}
	if p.WithPreparation != nil {
		for _, r := range p.WithPreparation.Preparation {
			pg.names[r.ID] = r.Name
		}
	}
	for i, f := range p.Facts {
		pg.facts[f.Fact] = i
	}
	return pg
}

// say gives a phrase in the plan's language.
func (p *page) say(key string, args ...any) string { return say(p.Lang, key, args...) }

// title is the project's name, or its id where it has none.
func (p *page) title() string {
	if name := strings.TrimSpace(p.Project.Name); name != "" {
		return name
	}
	if p.Project.ID != "" {
		return p.Project.ID
	}
	return p.say("unnamed")
}

// itemName gives the name of an item, and the id itself for what the plan does not know.
func (p *page) itemName(key string) string {
	if name := p.names[key]; name != "" {
		return name
	}
	return key
}

func (p *page) itemNames(keys []string) string {
	names := make([]string, len(keys))
	for i, k := range keys {
		names[i] = p.itemName(k)
	}
	return p.join(names)
}

// someNames names the first few items and counts the rest.
func (p *page) someNames(keys []string) string { return p.some(keys, p.itemNames) }

func (p *page) some(keys []string, names func([]string) string) string {
	const few = 8
	if len(keys) <= few+1 {
		return names(keys)
	}
	return p.say("and_others", names(keys[:few]), len(keys)-few)
}

// join strings texts together in the manner of the language.
func (p *page) join(parts []string) string { return strings.Join(parts, p.say("list_separator")) }

// factName gives the short label of a fact, and its id where the plan does not list it.
func (p *page) factName(id string) string {
	if i, ok := p.facts[id]; ok && p.Facts[i].Name != "" {
		return p.Facts[i].Name
	}
	return id
}

func (p *page) factNames(ids []string) string {
	names := make([]string, len(ids))
	for i, id := range ids {
		names[i] = p.factName(id)
	}
	return p.join(names)
}

// value writes what is known of a fact as a reader says it.
func (p *page) value(v profile.Value) string {
	switch v.Kind() {
	case profile.NotKnown:
		return p.say("value.unknown")
	case profile.TruthKind:
		if v.Truth() {
			return p.say("yes")
		}
		return p.say("no")
	}
	return v.String()
}

// factValue is value with an enum's value by name and a fact's unit behind a number.
func (p *page) factValue(id string, v profile.Value) string {
	switch v.Kind() {
	case profile.TextKind:
		if p.set.Facts == nil {
			break
		}
		if f := p.set.Facts.Fact(id); f != nil {
			for _, c := range f.Values {
				if c.ID == v.Text() {
					return c.Name.In(p.Lang)
				}
			}
		}
	case profile.NumberKind:
		unit := ""
		if i, ok := p.facts[id]; ok {
			unit = p.Facts[i].Unit
		}
		return words.Amount(v, unit, p.Lang)
	}
	return p.value(v)
}

// days writes a count of days with its unit.
func (p *page) days(d rules.Days) string {
	key := "days." + d.Unit
	if _, ok := phrases[key]; !ok {
		key = "days.working"
	}
	return p.say(key, d.N)
}

// date writes a date, and nothing for one that is not set.
func date(d calendar.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.String()
}

// name of an id among the terms of the vocabulary.
func (p *page) term(terms []rules.Term, id string) string { return rules.NameOf(terms, id, p.Lang) }

// variantName is a variant's name as it stands inside a sentence.
func (p *page) variantName(id string) string {
	name := p.term(p.set.Vocabulary.Variants, id)
	if p.Lang == lang.EN && name != "" {
		return strings.ToLower(name[:1]) + name[1:]
	}
	return name
}

func (p *page) severity(id string) string {
	if name := p.term(p.set.Vocabulary.Severities, id); name != id {
		return name
	}
	if _, ok := phrases["severity."+id]; ok {
		return p.say("severity." + id)
	}
	return id
}

// possible counts the items that depend on what is not known yet.
func (p *page) possible() int {
	n := 0
	for _, item := range p.Items {
		if item.Status != "required" {
			n++
		}
	}
	return n
}

// required is the number of items to be obtained; the works are a row but no item.
func (p *page) required() int { return p.Totals.Items }

// stops counts the problems that block the project, those that are found at all, and those that
// nobody can tell yet.
func (p *page) stops() (stops, all, open int) {
	for _, problem := range p.Problems {
		if problem.Status == "open" {
			open++
			continue
		}
		all++
		if problem.Severity == "stop" {
			stops++
		}
	}
	return stops, all, open
}

// worksMayStart is the first day on which the conditions for a start of works are met; the zero
// date where the project has no such milestone.
func (p *page) worksMayStart() calendar.Date {
	var first calendar.Date
	for _, item := range p.Items {
		if bareID(item.ID) == p.set.Vocabulary.Milestones.StartOfWorks && item.Schedule != nil {
			if d := item.Schedule.EarlyFinish; first.IsZero() || d < first {
				first = d
			}
		}
	}
	return first
}

// worksUnknown reports that the works take no time in the plan, because nobody said how long
// they take: the finish then comes too early, and every place that names it says so.
func (p *page) worksUnknown() bool {
	for _, item := range p.Items {
		if item.Kind == "works" && item.Schedule != nil && item.Schedule.Duration == 0 {
			return true
		}
	}
	return false
}

// finish is the date on which all is done, with that warning.
func (p *page) finish() string { return p.finishing(p.Totals.Finish) }

// finishing is finish for another date on which all is done.
func (p *page) finishing(d calendar.Date) string {
	if p.worksUnknown() {
		return date(d) + p.say("bracket", p.say("without_works"))
	}
	return date(d)
}

// bareID is an item's id without its part.
func bareID(key string) string {
	id, _, _ := strings.Cut(key, "@")
	return id
}

// verdict says in one or two sentences what a reader must know first.
func (p *page) verdict() string {
	if p.required() == 0 && p.possible() == 0 {
		return p.say("verdict.none")
	}
	var b strings.Builder
	b.WriteString(p.say("verdict.items", p.required()))
	if n := p.possible(); n > 0 {
		b.WriteString(p.say("verdict.possible", n))
	}
	if standing := p.standing(); standing != "" {
		b.WriteString(p.say("bracket", standing))
	}
	b.WriteString(p.say("verdict.stop"))
	works := p.worksMayStart()
	switch {
	case p.Totals.Finish.IsZero():
	case works.IsZero():
		b.WriteString(p.say("verdict.finish", p.variantName(p.Variant), p.finish()))
	default:
		b.WriteString(p.say("verdict.works", p.variantName(p.Variant), date(works), p.finish()))
	}
	if before := p.Totals.Elapsed.BeforeStart; !works.IsZero() {
		if gain := p.Variants["customary"].Elapsed.BeforeStart - before; gain > 0 {
			b.WriteString(p.say("verdict.gain", before, gain))
		} else {
			b.WriteString(p.say("verdict.before", before))
		}
	}
	b.WriteString(p.problemVerdict())
	return strings.TrimSpace(b.String())
}

func (p *page) problemVerdict() string {
	stops, all, open := p.stops()
	text := p.say("verdict.no_problem")
	switch {
	case stops == all && all > 0:
		text = p.say("verdict.all_stop", all)
	case stops > 0:
		text = p.say("verdict.problems", all, stops)
	case all > 0:
		text = p.say("verdict.no_stop", all)
	}
	if open > 0 {
		text += p.say("verdict.open", open)
	}
	return text
}

// headline is the verdict in a few words, for a terminal.
func (p *page) headline() string {
	if p.required() == 0 && p.possible() == 0 {
		return p.say("verdict.none")
	}
	first := p.say("head.items", p.required())
	if n := p.possible(); n > 0 {
		first += p.say("bracket", p.say("head.possible", n))
	}
	parts := []string{first}
	if standing := p.standing(); standing != "" {
		parts = append(parts, standing)
	}
	if works := p.worksMayStart(); !works.IsZero() {
		parts = append(parts, p.say("works_may_start")+" "+date(works))
	}
	if !p.Totals.Finish.IsZero() {
		parts = append(parts, p.say("finish")+" "+p.finish())
	}
	parts = append(parts, p.preparedHead()...)
	if stops, _, _ := p.stops(); stops > 0 {
		parts = append(parts, p.say("head.stops", stops))
	}
	return strings.Join(parts, " · ")
}

// variantRow is one line of the comparison of variants, in working days.
type variantRow struct {
	ID, Name, Note    string
	Asked             bool // the variant that the plan is made in
	Split             bool // before start and completion are known apart
	Approval, Elapsed planner.Clock
	Gained            bool // the two figures below say something
	GainApproval      int  // working days gained against the customary variant
	GainElapsed       int
	Finish            calendar.Date
}

// ApprovalTotal and ElapsedTotal are the whole of each clock.
func (v variantRow) ApprovalTotal() int { return whole(v.Approval, v.Split) }

// ElapsedTotal is ApprovalTotal in the elapsed clock.
func (v variantRow) ElapsedTotal() int { return whole(v.Elapsed, v.Split) }

func whole(c planner.Clock, split bool) int {
	if split {
		return c.BeforeStart + c.Completion
	}
	return c.SequentialAll
}

// variants compares the four ways to go, in the order of the vocabulary. Where the plan takes
// some commitments and not all, its own figures stand in a row of their own.
func (p *page) variants() []variantRow {
	if p.required() == 0 {
		return nil
	}
	var rows []variantRow
	for _, term := range p.set.Vocabulary.Variants {
		row := variantRow{ID: term.ID, Name: term.Name.In(p.Lang), Asked: term.ID == p.Variant}
		asked := variantRow{ID: term.ID, Name: row.Name, Asked: true, Split: true,
			Approval: p.Totals.Approval, Elapsed: p.Totals.Elapsed, Finish: p.Totals.Finish}
		figures, ok := p.Variants[term.ID]
		switch {
		case ok:
			row.Split, row.Approval, row.Elapsed, row.Finish = true, figures.Approval, figures.Elapsed, figures.Finish
			if row.Asked && (row.Finish != asked.Finish || row.ElapsedTotal() != asked.ElapsedTotal() || row.ApprovalTotal() != asked.ApprovalTotal()) {
				row.Asked = false
				asked.Note = p.say("chosen")
				rows = append(rows, asked)
			}
		case row.Asked:
			row = asked
		case term.ID == "sequential":
			row.Approval, row.Elapsed = p.Totals.Approval, p.Totals.Elapsed
		default:
			continue
		}
		rows = append(rows, row)
	}
	customary, ok := p.Variants["customary"]
	for i := range rows {
		if r := &rows[i]; ok && r.ID != "customary" {
			r.Gained = true
			r.GainApproval = whole(customary.Approval, true) - r.ApprovalTotal()
			r.GainElapsed = whole(customary.Elapsed, true) - r.ElapsedTotal()
		}
	}
	return rows
}
