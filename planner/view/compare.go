package view

import (
	"cmp"
	"io"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/compare"
	"sevenlists/planner/diff"
	"sevenlists/planner/words"
)

// comparison writes several projects side by side.
type comparison struct {
	*terminal
	d    *compare.Document
	full bool
}

// newComparison readies a comparison; every form reads its tables and sentences from it.
func newComparison(d *compare.Document, set RuleSet, o TextOptions) *comparison {
	facts := make([]planner.FactRow, len(d.Facts))
	for i, f := range d.Facts {
		facts[i] = planner.FactRow{Fact: f.Fact, Name: f.Name, Unit: f.Unit}
	}
	return &comparison{terminal: newTerminal(&planner.Plan{Lang: d.Lang, Facts: facts}, set, o), d: d, full: o.Full}
}

// Compare writes for a terminal several projects side by side: who they are, their figures with the
// best marked, in what they differ, and what makes each differ from the first. It returns the error
// of the writer.
func Compare(w io.Writer, d *compare.Document, set RuleSet, o TextOptions) error {
	c := newComparison(d, set, o)
	c.heading(c.title())
	for i := range d.Projects {
		c.bullet(letter(i), boldBlue, c.who(i))
	}
	c.wrapped(c.madeHow(), dim)
	for _, g := range c.figures() {
		c.grid(g)
	}
	c.wrapped(c.say("compare.best"), dim)
	for _, g := range c.matrices() {
		if rest := len(g.Rows) - fewDiffers; rest > 0 && !c.full {
			g.Rows = g.Rows[:fewDiffers]
			c.grid(g)
			c.bullet(" ", dim, c.say("compare.more", rest))
			continue
		}
		c.grid(g)
	}
	for i := range d.Differences {
		c.differs(&d.Differences[i])
	}
	return c.writeTo(w)
}

// letter names a project in the heads of columns.
func letter(i int) string { return string(rune('A' + i)) }

// name is a project's name, or its id where it has none.
func (c *comparison) name(i int) string {
	p := &c.d.Projects[i]
	name := orID(strings.TrimSpace(p.Name), p.ID)
	if p.Site != nil {
		name += " · " + p.Site.Name
	}
	return name
}

func (c *comparison) title() string {
	return c.say("compare.title", len(c.d.Projects))
}

// who says which project a letter stands for.
func (c *comparison) who(i int) string {
	p := &c.d.Projects[i]
	parts := []string{orID(strings.TrimSpace(p.Name), p.ID)}
	if p.ID != parts[0] {
		parts = append(parts, p.ID)
	}
	if p.Site != nil {
		parts = append(parts, siteOf(c.say, p.Site))
	}
	parts = append(parts, c.say("start_date", date(p.Start)), c.say("reference_on", date(p.ReferenceDate)))
	if p.AsOf != 0 {
		parts = append(parts, c.say("as_of", date(p.AsOf)))
	}
	if p.WorksUnknown {
		parts = append(parts, c.say("without_works"))
	}
	if p.Stored != "" {
		parts = append(parts, p.Stored, c.issued(p.Plan))
	}
	return strings.Join(append(parts, c.otherwise(p)...), " · ")
}

// issued says which issued plan stands there, or that the project is planned as it stands.
func (c *comparison) issued(plan int) string {
	if plan == 0 {
		return c.say("compare.as_it_stands")
	}
	return c.say("compare.issued", plan)
}

// otherwise says what of how a project was planned is not as it is for the first.
func (c *comparison) otherwise(p *compare.Project) []string {
	var parts []string
	if p.Variant != c.d.Variant {
		parts = append(parts, c.say("variant")+c.say("colon")+c.variantName(p.Variant))
	}
	if p.Assume != c.d.Assume {
		parts = append(parts, c.say("assume."+p.Assume))
	}
	if p.Revision != c.d.Revision {
		parts = append(parts, c.say("revision")+" "+short(p.Revision))
	}
	return parts
}

// madeHow says how they were planned, unless one of them says otherwise.
func (c *comparison) madeHow() string {
	return strings.Join([]string{
		c.say("variant") + c.say("colon") + c.variantName(c.d.Variant), c.say("assume." + c.d.Assume), c.say("revision") + " " + short(c.d.Revision),
	}, " · ")
}

// headed makes a table with a column a project.
func (c *comparison) headed(id, title, question, first, kind string) grid {
	g := grid{ID: id, Title: c.say(title), Question: question, Columns: []column{{ID: "what", Title: c.say(first), Type: "text"}}}
	for i := range c.d.Projects {
		g.Columns = append(g.Columns, column{ID: letter(i), Title: letter(i), Type: kind})
	}
	return g
}

// figures are the tables of what is counted, one a group.
func (c *comparison) figures() []grid {
	var all []grid
	for i := range c.d.Figures {
		f := &c.d.Figures[i]
		if len(all) == 0 || all[len(all)-1].ID != "figures-"+f.Group {
			all = append(all, c.headed("figures-"+f.Group, "compare.group."+f.Group, "", "compare.figure", "number"))
		}
		row := gridRow{Cells: []cell{textCell(f.Name)}}
		for _, v := range f.Values {
			row.Cells = append(row.Cells, c.figure(f.Unit, v))
		}
		for _, best := range f.Best {
			row.Cells[best+1].Best = true
			row.Cells[best+1].Text = "★ " + row.Cells[best+1].Text
		}
		g := &all[len(all)-1]
		g.Rows = append(g.Rows, row)
	}
	return all
}

// figure writes one figure of one project.
func (c *comparison) figure(unit string, v compare.Value) cell {
	switch {
	case v.Date != 0:
		return dateCell(v.Date)
	case v.Number == nil:
		return textCell("–")
	}
	if unit == compare.UnitFen {
		return textCell(words.YuanRange(*v.Number, *cmp.Or(v.UpTo, v.Number), c.Lang))
	}
	text := strconv.FormatInt(*v.Number, 10)
	if v.UpTo != nil && *v.UpTo != *v.Number {
		text += "–" + strconv.FormatInt(*v.UpTo, 10)
	}
	return cell{Text: text, Number: float64(*v.Number), IsNumber: true}
}

// matrices are the tables of what differs: facts, items, problems and commitments.
func (c *comparison) matrices() []grid {
	facts := c.headed("facts", "compare.facts", "", "fact", "text")
	for _, f := range c.d.Facts {
		row := gridRow{Cells: []cell{textCell(f.Name)}}
		for _, v := range f.Values {
			row.Cells = append(row.Cells, textCell(c.stated(f.Fact, v)))
		}
		facts.Rows = append(facts.Rows, row)
	}
	all := []grid{facts}
	for _, m := range []struct {
		id, title, first string
		rows             []compare.Row
	}{
		{"items", "compare.items", "item", c.d.Items}, {"problems", "problems", "problem", c.d.Problems},
		{"commitments", "compare.commitments", "item", c.d.Commitments},
	} {
		g := c.headed(m.id, m.title, "", m.first, "text")
		for _, r := range m.rows {
			row := gridRow{Item: r.ID, Cells: []cell{textCell(r.Name)}}
			for _, s := range r.States {
				row.Cells = append(row.Cells, textCell(c.say("compare.state."+s)))
			}
			g.Rows = append(g.Rows, row)
		}
		all = append(all, g)
	}
	kept := all[:0]
	for _, g := range all {
		if len(g.Rows) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

// stated writes a value of a fact with where it comes from, unless a person stated it.
func (c *comparison) stated(fact string, s diff.Stated) string {
	if !s.Value.IsKnown() {
		return c.say("value.unknown")
	}
	text := c.factValue(fact, s.Value)
	if s.Origin == "assumed" || s.Origin == "derived" {
		text += c.say("bracket", c.say("origin."+s.Origin))
	}
	return text
}

// pair readies the sentences of one further project against the first.
func (c *comparison) pair(d *compare.Difference) *difference {
	return newDifference(d.Whole, c.set, TextOptions{Width: c.width, Color: bool(c.style), Full: c.full})
}

// against is the title of what makes a project differ from the first.
func (c *comparison) against(d *compare.Difference) string {
	return c.say("compare.against", letter(d.Project), c.name(d.Project), letter(0), c.name(0))
}

// differs tells what makes a project differ from the first.
func (c *comparison) differs(d *compare.Difference) {
	c.blank()
	c.heading(c.against(d))
	t := c.pair(d)
	t.told()
	c.out = append(c.out, t.out...)
}
