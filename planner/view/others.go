package view

import (
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lists"
)

// others are the tables beside the seven lists, in the order in which they are read.
func (p *page) others() []grid {
	grids := []grid{p.checklist(), p.visits(), p.results(), p.targets(), p.between(), p.preparation(), p.earlyStarts(), p.money(), p.notPriced(), p.questions(), p.assumptions(), p.notRequired(), p.profile()}
	if len(p.Parts) > 0 {
		grids = append(grids, p.partGrid())
	}
	return grids
}

// newGrid makes an empty grid whose columns are given as phrase keys, each with its type.
func (p *page) newGrid(id, title, note, empty string, columns ...column) grid {
	g := grid{ID: id, Title: p.say(title)}
	if note != "" {
		g.Question = p.say(note)
	}
	if empty == "" {
		empty = "list.empty"
	}
	g.Empty = p.say(empty)
	for _, c := range columns {
		c.Title = p.say(c.ID)
		g.Columns = append(g.Columns, c)
	}
	return g
}

func text(id string) column { return column{ID: id, Type: "text"} }

func (p *page) targets() grid {
	g := p.newGrid("targets", "targets", "", "", text("target"), text("measure"), text("clock"),
		text("limit"), column{ID: "planned", Type: "number"}, text("verdict"), text("legal_basis"))
	for _, t := range p.Targets {
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(t.Name), textCell(p.say(t.Measure)), textCell(p.say(t.Clock)), textCell(p.days(t.Limit)),
			numberCell(t.Days), textCell(p.targetVerdict(t)), textCell(p.laws(t.LegalBasis)),
		}})
	}
	return g
}

func (p *page) targetVerdict(t planner.TargetRow) string {
	so := ""
	if t.Provisional {
		so = p.say("so_far")
	}
	if t.Met {
		return p.say("met_by", t.Margin) + so
	}
	return p.say("missed_by", -t.Margin) + so
}

func (p *page) questions() grid {
	g := p.newGrid("questions", "unknown", "unknown.why", "unknown.none", text("question"), text("ask"), text("affects"))
	for _, q := range p.Questions {
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(q.Question), textCell(orID(q.AskName, q.Ask)), textCell(p.someNames(q.Items)),
		}})
	}
	return g
}

func (p *page) assumptions() grid {
	g := p.newGrid("assumptions", "assumptions", "assumed.why", "assumed.none",
		text("fact"), text("value"), text("ask"), text("affects"))
	for _, a := range p.Assumptions {
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(orID(a.Name, a.Fact)), textCell(p.factValue(a.Fact, a.Value)),
			textCell(orID(a.AskName, a.Ask)), textCell(p.someNames(a.Items)),
		}})
	}
	return g
}

func (p *page) notRequired() grid {
	g := p.newGrid("not_required", "not_required", "not_required.note", "", text("item"), text("reason"), text("assumed"))
	for _, n := range p.NotRequired {
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(orID(n.Name, n.ID)), textCell(strings.Join(p.reasons(n.Because), p.say("clause"))), textCell(p.factNames(n.Assumed)),
		}})
	}
	return g
}

func (p *page) profile() grid {
	g := p.newGrid("facts", "facts", "", "", text("fact"), text("value"), text("origin"))
	for i := range p.Facts {
		f := &p.Facts[i]
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			textCell(orID(f.Name, f.Fact)), textCell(p.factCell(f)), textCell(p.originCell(f)),
		}})
	}
	return g
}

// factCell is a fact's value, and what a rule proposes where nobody has stated one.
func (p *page) factCell(f *planner.FactRow) string {
	text := p.factValue(f.Fact, f.Value)
	if f.Proposed.IsKnown() {
		text += p.say("bracket", p.say("proposed", p.factValue(f.Fact, f.Proposed)))
	}
	return text
}

func (p *page) checklist() grid {
	g := p.newGrid("checklist", "checklist", "checklist.note", "checklist.none",
		text("item"), text("mode"), text("chosen"), text("promise"), text("conditions"), text("evidence"), text("hand_in"),
		column{ID: "deadline", Type: "date"}, text("verifier"), text("verification"), text("breach"), text("never"), text("legal_basis"))
	for _, c := range p.Checklist {
		g.Rows = append(g.Rows, gridRow{Item: c.Item, Cells: []cell{
			textCell(orID(c.Name, c.Item)), textCell(orID(c.ModeName, c.Mode)), textCell(p.chosen(c)), textCell(c.Promise),
			textCell(c.Conditions), textCell(strings.Join(p.reasons(c.Evidence), p.say("clause"))), textCell(p.join(c.HandIn)),
			dateCell(c.Deadline), textCell(c.Verifier), textCell(c.Verification), textCell(c.Breach), textCell(c.Never),
			textCell(p.laws(c.LegalBasis)),
		}})
	}
	return g
}

func (p *page) chosen(c lists.Duty) string {
	if c.Chosen {
		return p.say("commit.chosen")
	}
	return p.say("commit.open")
}

// variantGrid is the comparison of the variants as a table.
func (p *page) variantGrid() grid {
	number := func(id, group, title string) column {
		return column{ID: id, Group: p.say(group), Title: p.say(title), Type: "number"}
	}
	g := grid{ID: "variants", Title: p.say("variants"), Question: p.say("variants.note"), Columns: []column{
		{ID: "variant", Title: p.say("variant"), Type: "text"},
		number("a_before", "approval_clock", "before_short"), number("a_completion", "approval_clock", "completion_short"),
		number("a_total", "approval_clock", "total_short"), number("e_before", "elapsed_clock", "before_short"),
		number("e_completion", "elapsed_clock", "completion_short"), number("e_total", "elapsed_clock", "total_short"),
		number("g_approval", "gained", "approval"), number("g_elapsed", "gained", "elapsed"),
		{ID: "finish", Title: p.say("finish"), Type: "date"},
	}}
	for _, v := range p.variants() {
		name := v.Name
		if v.Note != "" {
			name += p.say("bracket", v.Note)
		}
		if v.Asked {
			name = "▶ " + name
		}
		cells := []cell{textCell(name)}
		for _, c := range []struct{ before, completion, total int }{
			{v.Approval.BeforeStart, v.Approval.Completion, v.ApprovalTotal()},
			{v.Elapsed.BeforeStart, v.Elapsed.Completion, v.ElapsedTotal()},
		} {
			if v.Split {
				cells = append(cells, numberCell(c.before), numberCell(c.completion))
			} else {
				cells = append(cells, textCell("–"), textCell("–"))
			}
			cells = append(cells, numberCell(c.total))
		}
		if v.Gained {
			cells = append(cells, signed(v.GainApproval), signed(v.GainElapsed))
		} else {
			cells = append(cells, textCell("–"), textCell("–"))
		}
		finish := dateCell(v.Finish)
		if v.Finish.IsZero() {
			finish.Text = "–"
		}
		g.Rows = append(g.Rows, gridRow{Cells: append(cells, finish)})
	}
	return g
}

// signed writes a gain with its sign, so that a loss is seen at a glance.
func signed(n int) cell {
	c := numberCell(n)
	if n > 0 {
		c.Text = "+" + c.Text
	} else if n < 0 {
		c.Text = "−" + strconv.Itoa(-n)
	}
	return c
}

func orID(name, id string) string {
	if name != "" {
		return name
	}
	return id
}
