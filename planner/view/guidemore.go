package view

import (
	"io"
	"strconv"

	"sevenlists/planner/guide"
	"sevenlists/planner/lang"
)

// howLong says the days: promised, by law, of special procedures and on a commitment.
func (g *guidePage) howLong() guideSection {
	d := &g.d.Days
	s := guideSection{ID: "days", Title: g.tell("要多少天", "How long")}
	if d.Promised != nil {
		text := g.say("days.working", *d.Promised)
		if *d.Promised == 0 {
			text = g.say("days.immediate")
		}
		s.line(g.tell("承诺时限", "Promised"), text+g.inBrackets(d.Source))
	}
	for _, v := range d.Varying {
		s.line(g.tell("承诺时限", "Promised"), g.say("days.working", v.Days)+g.say("bracket", v.When))
	}
	if d.Statutory != nil {
		text := g.say("days."+d.Statutory.Unit, d.Statutory.N)
		if d.Statutory.Unit == "immediate" {
			text = g.say("days.immediate")
		}
		s.line(g.tell("法定时限", "By law"), text+g.inBrackets(g.laws(d.Law)))
	}
	for _, p := range d.Procedures {
		s.line(g.tell("另计", "On top"), p.Name+g.say("colon")+g.say("days.working", p.WorkingDays)+g.inBrackets(g.laws(p.Law)))
	}
	if d.Committed != nil {
		s.line(g.tell("承诺办理", "On a commitment"), g.say("days.working", *d.Committed))
	}
	return s
}

// charges writes fees or services with their prices on the day.
func (g *guidePage) charges(id, title string, charges []guide.Charge) guideSection {
	table := grid{ID: "guide-" + id, Title: title, Columns: []column{
		{ID: "charge", Title: title, Type: "text"}, {ID: "payer", Title: g.tell("谁付", "Paid by"), Type: "text"},
		{ID: "price", Title: g.tell("标准", "Price"), Type: "text"}, {ID: "note", Title: g.tell("说明", "Note"), Type: "text"},
	}}
	for _, c := range charges {
		var prices, notes []string
		for _, p := range c.Prices {
			text := p.Text
			if !p.Known {
				text = g.tell("未定价：", "not priced: ") + text
			}
			if p.Conditional {
				text += g.say("bracket", g.tell("视项目而定", "for some projects"))
			}
			prices = append(prices, text+g.inBrackets(g.laws(p.Law)))
			notes = append(notes, p.Note)
		}
		if len(prices) == 0 {
			prices = []string{g.tell("未定价", "not priced")}
		}
		notes = append(notes, c.Note)
		notes = append(notes, c.Exemptions...)
		if c.WorkingDays != nil {
			notes = append(notes, g.say("days.working", *c.WorkingDays))
		}
		if c.NotNeeded != "" {
			notes = append(notes, g.tell("有“"+c.NotNeeded+"”的不需要", "not needed where there is: "+c.NotNeeded))
		}
		table.Rows = append(table.Rows, gridRow{Cells: []cell{
			textCell(c.Name), textCell(c.Payer.Name), textCell(g.clauses(prices)), textCell(g.clauses(notes)),
		}})
	}
	return guideSection{ID: id, Title: title, Grid: &table}
}

// clauses joins texts that are not empty.
func (g *guidePage) clauses(texts []string) string {
	joined := ""
	for _, t := range texts {
		if t == "" {
			continue
		}
		if joined != "" {
			joined += g.say("clause")
		}
		joined += t
	}
	return joined
}

// results says what comes out of it and how long that holds.
func (g *guidePage) results() guideSection {
	s := guideSection{ID: "results", Title: g.tell("办理结果", "Result")}
	for _, r := range g.d.Results {
		text := r.Name
		if v := r.Valid; v != nil {
			text += g.say("colon") + g.tell("有效期 ", "valid for ") + g.say("days."+v.Unit, v.N)
			switch v.Renewal {
			case "prolong":
				text += g.tell("，可以延续", ", may be prolonged")
			case "anew":
				text += g.tell("，到期重新办理", ", then to be done anew")
			}
			if v.Before != nil {
				text += g.tell("，届满前", ", to be asked for ") + g.say("days."+v.Before.Unit, v.Before.N) + g.tell("申请", " before its end")
			}
			text += g.inBrackets(g.laws(v.Law))
		}
		s.line(g.tell("结果", "Result"), text, r.Note)
	}
	return s
}

// waysToHandle says how it may be handled on a commitment, with papers to follow, or without coming.
func (g *guidePage) waysToHandle() guideSection {
	w := &g.d.Ways
	s := guideSection{ID: "ways", Title: g.tell("办理方式", "Ways of handling")}
	if w.Visits != nil {
		text := g.say("guide.visits", *w.Visits)
		if *w.Visits == 0 {
			text = g.tell("不必到窗口", "no visit to the office")
		}
		if len(w.NoVisit) > 0 {
			text += g.tell("；可以不去：", "; none if you: ") + g.named(w.NoVisit)
		}
		s.line(g.tell("跑动", "Visits"), text)
	}
	if c := w.Commitment; c != nil {
		s.line(c.Mode.Name, c.Conditions)
		s.line(g.tell("承诺内容", "What is promised"), c.Obligations)
		for _, a := range c.Allowed {
			s.line(g.tell("可以承诺", "Offered where"), a.Title)
		}
		s.line(g.tell("不能承诺", "Not offered where"), c.Refused...)
		s.line(g.tell("核查", "Verification"), c.Verification)
		s.line(g.tell("违诺后果", "If it is broken"), c.Breach)
		s.line(g.tell("不得承诺", "Never"), c.Never)
	}
	if d := w.Deferral; d != nil {
		s.line(g.tell("容缺受理", "Papers to follow"), g.named(d.Papers), d.Conditions)
	}
	return s
}

// before lists what has to be there first.
func (g *guidePage) before() guideSection {
	table := grid{ID: "guide-before", Title: g.tell("在先事项", "What comes before"), Columns: []column{
		{ID: "item", Title: g.tell("事项", "Item"), Type: "text"}, {ID: "kind", Title: g.tell("性质", "By"), Type: "text"},
		{ID: "reason", Title: g.tell("理由", "Reason"), Type: "text"}, {ID: "law", Title: g.say("legal_basis"), Type: "text"},
	}}
	for _, w := range g.d.WaitsFor {
		table.Rows = append(table.Rows, gridRow{Cells: []cell{textCell(w.Name), textCell(w.Edge.Name), textCell(w.Reason), textCell(g.laws(w.Law))}})
	}
	s := guideSection{ID: "before", Title: table.Title, Grid: &table}
	if len(table.Rows) > 0 {
		s.Lead = g.tell("项目不需要的，不必等待；惯例一类可以并行。", "What a project does not need it does not wait for; what is by custom may run beside it.")
	}
	return s
}

// when lists the cases in which the item is needed.
func (g *guidePage) when() guideSection {
	s := guideSection{ID: "when", Title: g.tell("什么项目要办", "Which projects need it")}
	for _, c := range g.d.When {
		s.line(g.tell("需要办", "Needed where"), c.Title+g.inBrackets(g.laws(c.Law)))
	}
	return s
}

// questionsAsked lists the questions that decide it.
func (g *guidePage) questionsAsked() guideSection {
	table := grid{ID: "guide-asked", Title: g.tell("由哪些问题决定", "What decides it"), Columns: []column{
		{ID: "question", Title: g.say("question"), Type: "text"}, {ID: "ask", Title: g.say("ask"), Type: "text"},
	}}
	for _, a := range g.d.Asked {
		table.Rows = append(table.Rows, gridRow{Cells: []cell{textCell(a.Question), textCell(a.Ask.Name)}})
	}
	return guideSection{ID: "asked", Title: table.Title, Grid: &table}
}

func (g *guidePage) law() guideSection {
	s := guideSection{ID: "law", Title: g.say("legal_basis")}
	for _, ref := range g.d.Law {
		s.line(ref.Title, ref.Article, ref.Note)
		if ref.Article == "" && ref.Note == "" {
			s.line(ref.Title, "–")
		}
	}
	return s
}

// guideView is what the template reads.
type guideView struct {
	Lang, Title, Subtitle, Summary, Ended string
	Figures                               []figure
	Sections                              []guideSection
	Footer                                []string
}

// GuideHTML writes a service guide as one file that needs nothing else: to be read and printed. It
// returns the error of the writer.
func GuideHTML(w io.Writer, d *guide.Document) error {
	g := newGuidePage(d, TextOptions{})
	v := guideView{
		Lang: "zh-CN", Title: d.Name, Subtitle: g.subtitle(), Summary: d.Summary, Figures: g.headFigures(), Sections: g.sections(), Footer: g.notes(),
	}
	if d.Lang == lang.EN {
		v.Lang = "en"
	}
	if !d.InForce {
		v.Ended = g.ended()
	}
	return writeHTML(w, "guide.html", g.say, v)
}

// headFigures are what a person asks first: how long, how often one must come, how many papers.
func (g *guidePage) headFigures() []figure {
	var figures []figure
	if p := g.d.Days.Promised; p != nil {
		f := figure{Label: g.tell("承诺时限", "Promised"), Value: g.say("days.working", *p), Accent: true}
		if c := g.d.Days.Committed; c != nil && *c < *p {
			f.Note = g.tell("承诺办理 ", "on a commitment ") + g.say("days.working", *c)
		}
		figures = append(figures, f)
	}
	if n := g.d.Ways.Visits; n != nil {
		figures = append(figures, figure{Label: g.tell("到窗口", "Visits"), Value: g.tell(strconv.Itoa(*n)+" 次", strconv.Itoa(*n))})
	}
	figures = append(figures, figure{Label: g.tell("材料", "Papers"), Value: g.tell(strconv.Itoa(len(g.d.Papers))+" 份", strconv.Itoa(len(g.d.Papers)))})
	fees := figure{Label: g.tell("收费", "Fees"), Value: g.tell("不收费", "none")}
	if n := len(g.d.Fees); n > 0 {
		fees.Value = g.tell(strconv.Itoa(n)+" 项", strconv.Itoa(n))
	}
	return append(figures, fees)
}
