package view

import (
	"io"
	"slices"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lang"
)

// TextOptions say how a plan is written for a terminal.
type TextOptions struct {
	Width int    // columns of the terminal; 0 is 100, less than 60 counts as 60
	Color bool   // ANSI colours
	List  string // only this list: an id of ListNames, a list's number or its title
	Full  bool   // all lists and the checklist after the summary
}

const (
	defaultWidth = 100
	leastWidth   = 60
	fewRows      = 5 // of questions and assumptions on the first screen
)

// Text writes a plan for a terminal: a summary and the route as bars by date, then what the
// options ask for. It returns *fault.Error NotFound list.unknown where there is no such list,
// before anything is written, and otherwise the error of the writer.
func Text(w io.Writer, p *planner.Plan, set RuleSet, o TextOptions) error {
	t := newTerminal(p, set, o)
	switch {
	case o.List != "":
		g, err := t.listNamed(o.List)
		if err != nil {
			return err
		}
		t.heading(t.title())
		t.grid(g)
	default:
		t.summary()
		t.route()
		t.preparationLines()
		if o.Full {
			t.full()
		} else {
			t.blank()
			t.wrapped(t.say("more"), dim)
			t.wrapped(strings.Join(ListNames(set), " "), dim)
		}
	}
	return t.writeTo(w)
}

// terminal gathers lines.
type terminal struct {
	*page
	style
	width int
	out   []string
	kept  *[]markedLines // not nil: what is told goes here, for a page that lays it out itself
}

// newTerminal readies a page of text.
func newTerminal(p *planner.Plan, set RuleSet, o TextOptions) *terminal {
	if o.Width == 0 {
		o.Width = defaultWidth
	}
	return &terminal{page: newPage(p, set), style: style(o.Color), width: max(o.Width, leastWidth)}
}

// tell picks the language of the page for what only one page says.
func (t *terminal) tell(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(t.Lang) }

func (t *terminal) writeTo(w io.Writer) error {
	_, err := io.WriteString(w, strings.Join(t.out, "\n")+"\n")
	return err
}

func (t *terminal) line(s string) { t.out = append(t.out, strings.TrimRight(s, " ")) }

func (t *terminal) blank() { t.out = append(t.out, "") }

// heading writes a title over a rule.
func (t *terminal) heading(s string) {
	for _, l := range wrap(clean(s), t.width) {
		t.line(t.paint(bold, l))
	}
	t.line(t.paint(dim, strings.Repeat("━", t.width)))
}

// section begins a new block of the page.
func (t *terminal) section(s string) {
	if t.kept != nil {
		*t.kept = append(*t.kept, markedLines{Title: s})
		return
	}
	t.blank()
	t.line(t.paint(boldBlue, clean(s)))
}

func (t *terminal) wrapped(s, code string) {
	if t.kept != nil {
		t.keep(" ", s)
		return
	}
	for _, l := range wrap(clean(s), t.width) {
		t.line(t.paint(code, l))
	}
}

// bullet writes a text behind a mark, its further lines indented.
func (t *terminal) bullet(mark, code, s string) {
	if t.kept != nil {
		t.keep(strings.TrimSpace(mark), s)
		return
	}
	indent := strings.Repeat(" ", columns(mark)+1)
	for i, l := range wrap(clean(s), t.width-columns(mark)-3) {
		if i == 0 {
			t.line("  " + t.paint(code, mark) + " " + l)
		} else {
			t.line("  " + indent + l)
		}
	}
}

// keep adds a line to the section at hand; what stands before the first has none.
func (t *terminal) keep(mark, s string) {
	if len(*t.kept) == 0 {
		*t.kept = append(*t.kept, markedLines{})
	}
	last := &(*t.kept)[len(*t.kept)-1]
	last.Lines = append(last.Lines, markedLine{mark, s})
}

func (t *terminal) grid(g grid) {
	t.section(g.Title)
	if g.Question != "" {
		t.wrapped(g.Question, dim)
	}
	t.blank()
	for _, l := range g.filled().lines(t.width, t.style) {
		t.line(l)
	}
}

// summary is the first screen above the route.
func (t *terminal) summary() {
	t.heading(t.title())
	facts := []string{}
	if t.Project.ID != "" && t.Project.ID != t.title() {
		facts = append(facts, t.Project.ID)
	}
	facts = append(facts, t.say("start_date", date(t.Start)))
	facts = append(t.stands(facts), t.rulesOf(), short(t.Rules.Revision))
	t.wrapped(strings.Join(facts, " · "), dim)
	t.blank()
	t.wrapped(t.headline(), bold)
	if visits := t.visitHead(); visits != "" {
		t.wrapped(visits, dim)
	}
	if t.FinishBy != nil {
		t.wrapped(t.FinishBy.Text, bold)
	}
	if v := t.variantGrid(); len(v.Rows) > 0 {
		t.section(v.Title)
		for _, l := range v.lines(t.width, t.style) {
			if strings.HasPrefix(l, "▶") {
				l = t.paint(bold, l)
			}
			t.line(l)
		}
		t.wrapped(v.Question, dim)
	}
	if len(t.Parts) > 0 {
		t.grid(t.partGrid())
	}
	t.targetLines()
	t.betweenLines()
	t.moneyLines()
	t.changeLines()
	t.problemLines()
	t.openLines()
	t.warningLines()
}

func (t *terminal) targetLines() {
	if len(t.Targets) == 0 {
		return
	}
	t.section(t.say("targets"))
	for _, r := range t.Targets {
		mark, code := "✓", green
		if !r.Met {
			mark, code = "✗", red
		}
		t.bullet(mark, code, r.Name+t.say("colon")+t.targetFigures(r)+t.say("bracket", t.say(r.Clock+"_clock")+t.say("clause")+t.targetVerdict(r)))
	}
}

// openLines say what is still unknown and what was assumed, the first few of each.
func (t *terminal) openLines() {
	t.section(t.say("unknown"))
	if len(t.Questions) == 0 {
		t.wrapped(t.say("unknown.none"), dim)
	}
	for _, q := range t.Questions[:min(fewRows, len(t.Questions))] {
		t.bullet("?", yellow, q.Question+t.say("bracket", t.say("ask_of", orID(q.AskName, q.Ask))))
	}
	t.rest(len(t.Questions), "questions")
	t.section(t.say("assumptions"))
	if len(t.Assumptions) == 0 {
		t.wrapped(t.say("assumed.none"), dim)
	}
	for _, a := range t.Assumptions[:min(fewRows, len(t.Assumptions))] {
		t.bullet("≈", yellow, orID(a.Name, a.Fact)+" = "+t.factValue(a.Fact, a.Value)+t.say("bracket", t.say("ask_of", orID(a.AskName, a.Ask))))
	}
	t.rest(len(t.Assumptions), "assumptions")
}

func (t *terminal) rest(n int, list string) {
	if n > fewRows {
		t.line("    " + t.paint(dim, t.say("and_more", n-fewRows, list)))
	}
}

// problemLines tell the problems that are found, and name those that are still to be checked.
func (t *terminal) problemLines() {
	if len(t.Problems) == 0 {
		return
	}
	t.section(t.say("problems"))
	var open []string
	for _, r := range t.Problems {
		if r.Status == "open" {
			open = append(open, r.Name)
			continue
		}
		code := yellow
		if r.Severity == "stop" {
			code = boldRed
		}
		t.bullet("!", code, r.Name+t.say("bracket", t.problemMarks(r))+t.say("colon")+r.Suggestion)
	}
	if len(open) > 0 {
		t.bullet("?", yellow, t.say("open_problems.n", len(open))+t.say("colon")+strings.Join(open, t.say("clause")))
	}
}

// problemMarks are the severity of a problem, who solves it and by when.
func (p *page) problemMarks(r planner.ProblemRow) string {
	parts := []string{p.severity(r.Severity)}
	if r.Status == "open" {
		parts = append(parts, p.say("status.open"))
	}
	if solver := orID(r.SolverName, r.Solver); solver != "" {
		parts = append(parts, solver)
	}
	if !r.Due.IsZero() {
		parts = append(parts, p.say("due")+" "+date(r.Due))
	}
	return strings.Join(parts, p.say("clause"))
}

func (t *terminal) warningLines() {
	notes := slices.DeleteFunc(t.notes(), func(s string) bool { return t.FinishBy != nil && s == t.FinishBy.Text })
	if len(notes) == 0 {
		return
	}
	t.section(t.say("warnings"))
	for _, n := range notes {
		t.bullet("·", yellow, n)
	}
}

// full writes everything after the route.
func (t *terminal) full() {
	for _, g := range append(t.lists(), t.others()...) {
		t.grid(g)
	}
	t.blank()
	for _, s := range t.footer() {
		t.wrapped(s, dim)
	}
}
