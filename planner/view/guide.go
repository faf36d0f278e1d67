package view

import (
	"io"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/guide"
	"sevenlists/planner/words"
)

// guidePage is a service guide ready to be written: text and HTML read the same sections.
type guidePage struct {
	*terminal
	d *guide.Document
}

func newGuidePage(d *guide.Document, o TextOptions) *guidePage {
	return &guidePage{newTerminal(&planner.Plan{Lang: d.Lang}, RuleSet{}, o), d}
}

// guideSection is a part of the guide: labelled lines, steps or a table.
type guideSection struct {
	ID, Title, Lead string
	Lines           []labelled
	Steps           []guideStep
	Grid            *grid
}

// guideStep is a numbered step, with the law behind it.
type guideStep struct {
	No              int
	Name, Text, Law string
}

// empty reports whether there is nothing to be shown.
func (s *guideSection) empty() bool {
	return len(s.Lines) == 0 && len(s.Steps) == 0 && (s.Grid == nil || len(s.Grid.Rows) == 0)
}

// line adds a label with its texts; nothing where all are empty.
func (s *guideSection) line(label string, texts ...string) {
	var told []string
	for _, t := range texts {
		if t != "" {
			told = append(told, t)
		}
	}
	if len(told) > 0 {
		s.Lines = append(s.Lines, labelled{label, told})
	}
}

// Guide writes a service guide for a terminal. It returns the error of the writer.
func Guide(w io.Writer, d *guide.Document, o TextOptions) error {
	g := newGuidePage(d, o)
	g.heading(d.Name)
	g.wrapped(g.subtitle(), dim)
	g.blank()
	g.wrapped(d.Summary, "")
	if !d.InForce {
		g.bullet("!", boldRed, g.ended())
	}
	for _, s := range g.sections() {
		g.section(s.Title)
		if s.Lead != "" {
			g.wrapped(s.Lead, dim)
		}
		for _, l := range s.Lines {
			for i, text := range l.Texts {
				label := l.Label + g.say("colon")
				if i > 0 {
					label = ""
				}
				g.bullet("•", blue, label+text)
			}
		}
		for _, step := range s.Steps {
			g.bullet(strconv.Itoa(step.No), boldBlue, step.Name+g.say("colon")+step.Text+g.inBrackets(step.Law))
		}
		if s.Grid != nil {
			for _, l := range s.Grid.lines(g.width, g.style) {
				g.line(l)
			}
		}
	}
	g.blank()
	for _, note := range g.notes() {
		g.wrapped(note, dim)
	}
	return g.writeTo(w)
}

func (g *guidePage) inBrackets(text string) string {
	if text == "" {
		return ""
	}
	return g.say("bracket", text)
}

// subtitle says what kind of thing it is and of which day.
func (g *guidePage) subtitle() string {
	return strings.Join([]string{g.d.ID, g.d.Kind.Name, g.d.Phase.Name, g.say("reference_on", date(g.d.Day)), short(g.d.Revision)}, " · ")
}

// ended says that the item is not there on the day, and what is done in its place.
func (g *guidePage) ended() string {
	text := g.tell("该事项在"+date(g.d.Day)+"不办理："+period(g.d.Effective), "This item is not there on "+date(g.d.Day)+": "+period(g.d.Effective))
	if len(g.d.Successors) > 0 {
		text += g.tell("；改办", "; in its place: ") + g.named(g.d.Successors)
	}
	return text
}

// notes say how sure the guide is of itself.
func (g *guidePage) notes() []string {
	var notes []string
	for _, n := range []string{g.d.Unsure, g.d.Note} {
		if n != "" {
			notes = append(notes, n)
		}
	}
	if g.d.Confidence != "high" {
		notes = append(notes, g.tell("本事项的数据尚待核实。", "The data of this item are still to be checked."))
	}
	return append(notes, g.tell("本指南依据已公布的法律、法规和规则集编写，不是法律意见；以受理窗口的告知为准。",
		"This guide is drawn from published law and the rule set. It is no legal advice; what the window tells you counts."))
}

func (g *guidePage) named(list []guide.Named) string {
	names := make([]string, len(list))
	for i, n := range list {
		names[i] = n.Name
	}
	return g.join(names)
}

// sections are the parts of the guide in the order in which they are read, without empty ones.
func (g *guidePage) sections() []guideSection {
	var told []guideSection
	for _, s := range []guideSection{
		g.where(), g.steps(), g.papers(), g.howLong(), g.charges("fees", g.tell("收费", "Fees"), g.d.Fees), g.charges("services", g.tell("中介服务", "Services of intermediaries"), g.d.Services),
		g.results(), g.waysToHandle(), g.before(), g.when(), g.questionsAsked(), g.law(),
	} {
		if !s.empty() {
			told = append(told, s)
		}
	}
	return told
}

// where says who handles the item, where it is handed in and whom to ask.
func (g *guidePage) where() guideSection {
	s := guideSection{ID: "where", Title: g.tell("在哪里办", "Where")}
	s.line(g.tell("主办", "Department"), g.d.Department.Name)
	s.line(g.tell("协办", "With"), g.named(g.d.Helpers))
	s.line(g.tell("层级", "Level"), g.d.Level.Name)
	s.line(g.tell("办理单位", "Done once for"), g.d.Per.Name)
	contact := func(label string, c *guide.Contact, address string) {
		s.line(label, c.Name+g.placeholder(c.Confidence))
		s.line(g.tell("地址", "Address"), address)
		s.line(g.tell("电话", "Telephone"), c.Telephone+g.placeholder(c.Confidence))
		s.line(g.tell("时间", "Hours"), c.Hours)
	}
	if w := g.d.Window; w != nil {
		contact(g.tell("受理窗口", "Window"), &w.Contact, w.Address)
	}
	if a := g.d.Adviser; a != nil {
		contact(g.tell("咨询", "Advice"), a, "")
	}
	return s
}

// placeholder marks what the district has yet to confirm.
func (g *guidePage) placeholder(confidence string) string {
	if confidence != "low" {
		return ""
	}
	return g.say("bracket", g.tell("待核", "to be checked"))
}

func (g *guidePage) steps() guideSection {
	s := guideSection{ID: "steps", Title: g.tell("办理步骤", "Steps")}
	for _, step := range g.d.Steps {
		s.Steps = append(s.Steps, guideStep{step.No, step.Name, step.Text, g.quoted(step.Law)})
	}
	return s
}

// quoted writes the law behind something.
func (g *guidePage) quoted(law []words.LawRef) string { return g.laws(law) }

func (g *guidePage) papers() guideSection {
	table := grid{ID: "guide-papers", Title: g.tell("材料", "Papers"), Columns: []column{
		{ID: "paper", Title: g.tell("材料", "Paper"), Type: "text"}, {ID: "source", Title: g.tell("来源", "From"), Type: "text"},
		{ID: "form", Title: g.tell("形式", "Form"), Type: "text"}, {ID: "copies", Title: g.tell("份数", "Copies"), Type: "number"},
		{ID: "seal", Title: g.tell("盖章", "Seal"), Type: "text"},
	}}
	sample := g.oneSample()
	if sample == "" {
		table.Columns = append(table.Columns, column{ID: "sample", Title: g.tell("样本", "Sample"), Type: "text"})
	}
	for _, p := range g.d.Papers {
		name := p.Name
		if p.MayFollow {
			name += g.say("bracket", g.tell("可容缺后补", "may follow later"))
		}
		source := p.Source.Name
		if len(p.From) > 0 {
			source += g.say("colon") + g.named(p.From)
		}
		copies := textCell("–")
		if p.Copies > 0 {
			copies = numberCell(p.Copies)
		}
		cells := []cell{textCell(name), textCell(source), textCell(nameOf(p.Form)), copies, textCell(nameOf(p.Seal))}
		if sample == "" {
			cells = append(cells, textCell(orID(p.Sample, "–")))
		}
		table.Rows = append(table.Rows, gridRow{Cells: cells})
	}
	s := guideSection{ID: "papers", Title: g.tell("要交的材料", "Papers"), Grid: &table}
	if len(table.Rows) > 0 {
		s.Lead = g.tell("同一材料在一个项目中只交一次；数据共享和前序审批结果不必提交。", "A paper is handed in once for a whole project; what is shared or comes out of an earlier item need not be. ")
		if sample != "" {
			s.Lead += sample + g.tell("。", ".")
		}
	}
	return s
}

// oneSample is where the samples of all papers are found that have one; empty where not in one place.
func (g *guidePage) oneSample() string {
	found := ""
	for _, p := range g.d.Papers {
		if p.Sample != "" && found != "" && p.Sample != found {
			return ""
		}
		found = orID(p.Sample, found)
	}
	return found
}

func nameOf(n *guide.Named) string {
	if n == nil {
		return "–"
	}
	return n.Name
}
