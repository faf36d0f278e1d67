package view

import (
	"bytes"
	"embed"
	"html/template"
	"io"
	"regexp"
	"strings"
	"sync"

	"sevenlists/planner"
	"sevenlists/planner/lang"
)

//go:embed template
var templates embed.FS

// htmlPage parses the templates once, when the first plan is written as HTML.
var htmlPage = sync.OnceValues(func() (*template.Template, error) {
	css, err := stylesheet("screen.css", "tables.css", "chart.css", "print.css")
	if err != nil {
		return nil, err
	}
	compared, err := stylesheet("screen.css", "tables.css", "compare.css", "print.css")
	if err != nil {
		return nil, err
	}
	guided, err := stylesheet("screen.css", "tables.css", "guide.css", "print.css")
	if err != nil {
		return nil, err
	}
	return template.New("page.html").Funcs(template.FuncMap{
		"say":   func(string, ...any) string { return "" }, // replaced for each plan by its language
		"css":   func() template.CSS { return css },
		"side":  func() template.CSS { return compared }, // of a comparison
		"guide": func() template.CSS { return guided },   // of a service guide
		"whole": wholeDates,
		"class": columnClass, "cellclass": cellClass, "heading": column.full,
	}).ParseFS(templates, "template/*.html")
})

// stylesheet is written into every page, which must stand alone.
func stylesheet(names ...string) (template.CSS, error) {
	var b strings.Builder
	for _, name := range names {
		css, err := templates.ReadFile("template/" + name)
		if err != nil {
			return "", err
		}
		b.Write(css)
	}
	return template.CSS(b.String()), nil
}

// columnClass aligns the head of a column with its cells and keeps a short one whole.
func columnClass(c column) string {
	class := ""
	if c.toTheRight() {
		class = "n"
	}
	if columns(c.full()) <= shortTitle {
		class += " d"
	}
	return strings.TrimSpace(class)
}

// cellClass aligns a number, keeps a date or a short text whole and marks the best of several.
func cellClass(c cell) string {
	switch {
	case c.Best:
		return "best"
	case c.IsNumber:
		return "n"
	case !c.Date.IsZero() || c.Text != "" && columns(c.Text) <= shortTitle:
		return "d"
	}
	return ""
}

var isoDate = regexp.MustCompile(`\d{4}-\d\d-\d\d`)

// wholeDates escapes a text and keeps its dates from being broken over two lines.
func wholeDates(s string) template.HTML {
	return template.HTML(isoDate.ReplaceAllString(template.HTMLEscapeString(s), `<span class="d">$0</span>`))
}

// HTML writes a plan as one file that needs nothing else: to be looked at, sent on and printed
// on A4. It returns the error of the writer.
func HTML(w io.Writer, p *planner.Plan, set RuleSet) error {
	pg := newPage(p, set)
	return writeHTML(w, "page.html", pg.say, pg.html())
}

// writeHTML fills the template of that name with a view and writes it, with phrases from say.
func writeHTML(w io.Writer, name string, say func(key string, args ...any) string, view any) error {
	master, err := htmlPage()
	if err != nil {
		return err
	}
	t, err := master.Clone()
	if err != nil {
		return err
	}
	t.Funcs(template.FuncMap{"say": say})
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, name, view); err != nil {
		return err
	}
	_, err = io.WriteString(w, clean(b.String()))
	return err
}

// htmlView is what the template reads.
type htmlView struct {
	Lang, Title, Verdict, Subtitle string
	Figures                        []figure
	Problems                       problemViews
	Notes                          []string
	Variants, Parts                grid
	VariantRows                    []variantRow
	Picture                        variantPicture
	Targets                        []targetView
	Between                        []stretchView
	Questions, Assumptions         partedGrid
	Gantt                          gantt
	Prepared                       *preparedView // nil where there is no third figure
	Lists                          []htmlList
	Duties                         []dutyView
	Visits, Results                grid
	NotRequired, Facts             grid
	Costs                          bool
	Money                          grid
	VariantMoney                   []string
	NotPriced                      partedGrid
	Footer                         []string
}

// figure is one of the numbers that a person says first.
type figure struct {
	Label, Value, Note string
	Accent             bool
}

// partedGrid is a table of which a screen shows the first rows and, when asked, the rest.
type partedGrid struct{ First, Rest grid }

func parted(g grid) partedGrid {
	const first = 12
	if len(g.Rows) <= first+3 {
		return partedGrid{First: g}
	}
	p := partedGrid{g, g}
	p.First.Rows, p.Rest.Rows = g.Rows[:first], g.Rows[first:]
	return p
}

// problemViews parts what is found from what is still to be checked.
type problemViews struct{ Found, Open []problemView }

type problemView struct {
	planner.ProblemRow
	SeverityName, SolverText, Marks, Reasons, Affects, Missing, Laws string
	Stop                                                             bool
}

type targetView struct {
	planner.TargetRow
	Verdict, LimitText, DaysText, Laws string
}

type stretchView struct {
	Name, Hint, FromText, ToText         string
	Working, Calendar, Approval, Elapsed string
}

type dutyView struct {
	Item, Name, Mode, State string
	Chosen                  bool
	HandIn                  []string
	Lines                   []labelled
}

// labelled is a line of further reading: a label and what is said under it.
type labelled struct {
	Label string
	Texts []string
}

func (p *page) html() htmlView {
	v := htmlView{
		Lang: "zh-CN", Title: p.title(), Verdict: p.verdict(), Figures: p.figures(), Notes: p.notes(),
		Parts: p.partGrid(), Variants: p.variantGrid(), VariantRows: p.variants(), Picture: p.variantPicture(),
		Questions: parted(p.questions()), Assumptions: parted(p.assumptions()), NotRequired: p.notRequired(), Facts: p.profile(),
		Visits: p.visits(), Results: p.results(),
		Costs: p.costs(), Money: p.money(), VariantMoney: p.variantMoney(), NotPriced: parted(p.notPriced()),
		Footer: p.footer(),
	}
	if p.Lang == lang.EN {
		v.Lang = "en"
	}
	v.Subtitle = p.subtitle()
	for _, r := range p.Problems {
		view := problemView{
			ProblemRow: r, Marks: p.problemMarks(r), Stop: r.Severity == "stop", SolverText: orID(r.SolverName, r.Solver),
			Reasons: strings.Join(p.reasons(r.Because), p.say("clause")), Affects: p.itemNames(r.Items),
			Missing: p.some(r.Missing, p.factNames), Laws: p.laws(r.LegalBasis), SeverityName: p.severity(r.Severity),
		}
		if r.Status == "open" {
			v.Problems.Open = append(v.Problems.Open, view)
		} else {
			v.Problems.Found = append(v.Problems.Found, view)
		}
	}
	for _, t := range p.Targets {
		v.Targets = append(v.Targets, targetView{TargetRow: t, Verdict: p.targetVerdict(t), LimitText: p.days(t.Limit),
			DaysText: p.days(daysOf(t)), Laws: p.laws(t.LegalBasis)})
	}
	for _, r := range p.Between {
		v.Between = append(v.Between, stretchView{
			Name: p.stretchName(r), Hint: p.betweenNote(r), FromText: orID(date(r.FromDate), "–"), ToText: orID(date(r.ToDate), "–"),
			Working: count(r.WorkingDays).Text, Calendar: count(r.CalendarDays).Text,
			Approval: count(r.ApprovalDays).Text, Elapsed: count(r.ElapsedDays).Text,
		})
	}
	linked := map[string]bool{}
	v.Lists = p.htmlLists(linked)
	v.Gantt, v.Prepared = p.ganttOf(p.chart(), linked), p.prepared()
	v.Duties = p.duties()
	return v
}

// subtitle says of when a plan is and by which rules.
func (p *page) subtitle() string {
	return strings.Join(append(p.stands([]string{p.say("start_date", date(p.Start))}), p.rulesOf(),
		p.say("revision")+" "+short(p.Rules.Revision)), " · ")
}

// figures are the numbers of the summary card.
func (p *page) figures() []figure {
	items := figure{Label: p.say("required"), Value: p.say("count.items", p.required())}
	if n := p.possible(); n > 0 {
		items.Note = p.say("head.possible", n)
	}
	figures := []figure{items}
	if works := p.worksMayStart(); !works.IsZero() {
		figures = append(figures, figure{Label: p.say("before_start"), Value: p.say("days.working", p.Totals.Approval.BeforeStart),
			Note: p.say("elapsed_note", p.Totals.Elapsed.BeforeStart)},
			figure{Label: p.say("works_may_start"), Value: date(works), Accent: true})
	}
	if !p.Totals.Finish.IsZero() {
		figures = append(figures, p.finishFigure())
	}
	if p.Visits != nil && p.Visits.Total[1] > 0 {
		figures = append(figures, p.visitFigure())
	}
	if p.WithPreparation != nil && !p.WithPreparation.Finish.IsZero() {
		figures = append(figures, p.preparedFigure())
	}
	for _, v := range p.variants() {
		if v.Asked && v.Gained {
			figures = append(figures, figure{Label: p.say("gained"), Value: p.say("days.working", v.GainElapsed), Note: p.say("gained_note")})
		}
	}
	return figures
}

func (p *page) finishFigure() figure {
	f := figure{Label: p.say("finish_date"), Value: date(p.Totals.Finish), Accent: true}
	if p.worksUnknown() {
		f.Note = p.say("without_works")
	}
	return f
}

func (p *page) duties() []dutyView {
	var duties []dutyView
	for _, d := range p.Checklist {
		v := dutyView{Item: d.Item, Name: orID(d.Name, d.Item), Mode: orID(d.ModeName, d.Mode), State: p.chosen(d), Chosen: d.Chosen, HandIn: d.HandIn}
		add := func(key string, texts ...string) {
			if joined := strings.TrimSpace(strings.Join(texts, "")); joined != "" {
				v.Lines = append(v.Lines, labelled{p.say(key), texts})
			}
		}
		add("promise", d.Promise)
		add("conditions", d.Conditions)
		add("evidence", p.reasons(d.Evidence)...)
		checker := d.Verifier
		if !d.Deadline.IsZero() {
			add("deadline", date(d.Deadline))
		}
		add("verifier", checker)
		add("verification", d.Verification)
		add("breach", d.Breach)
		add("never", d.Never)
		add("legal_basis", p.laws(d.LegalBasis))
		duties = append(duties, v)
	}
	return duties
}
