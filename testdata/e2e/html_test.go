package e2e

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"sevenlists/testdata/e2e/run"
)

// leastContrast is what WCAG 2.2 asks of text at level AA; large text may have less there, but
// not here.
const leastContrast = 4.5

// phone is how wide a small screen is. Tables are scrolled aside there, and how wide their columns
// are is not checked.
const phone = 390

// languages are those of the page, with the code that a browser chooses fonts and voices by.
var languages = map[string]string{"zh": "zh-CN", "en": "en"}

// parts is a project in phases, lots and buildings.
var parts = projectFile("park_two_phases")

// htmlFile writes the page of a project.
func htmlFile(t *testing.T, project, lang string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), lang+".html")
	sevenlists(t, "plan", project, "--lang", lang, "--format", "html", "-o", file).succeed(t)
	return file
}

// planIn gives the plan of a project in a language.
func planIn(t *testing.T, project, lang string) *planDocument {
	t.Helper()
	o := sevenlists(t, "plan", project, "--lang", lang, "--format", "json").succeed(t)
	var plan planDocument
	if err := json.Unmarshal([]byte(o.out), &plan); err != nil {
		t.Fatal(err)
	}
	return &plan
}

// The page of a project stands alone and is sound on every screen, in both languages.
func TestPageOnScreen(t *testing.T) {
	browser := run.Chromium(t)
	for lang := range languages {
		screens := []screen{{width: 1280}, {width: 1280, dark: true}, {width: 1024}, {width: phone}, {width: phone, dark: true}}
		checkScreens(t, browser, workshop, lang, screens)
		checkScreens(t, browser, parts, lang, []screen{{width: 1280}, {width: phone}})
	}
}

// checkScreens looks at the page of a project on some screens.
func checkScreens(t *testing.T, browser context.Context, project, lang string, screens []screen) {
	t.Helper()
	file, plan := htmlFile(t, project, lang), planIn(t, project, lang)
	for _, s := range screens {
		name := fmt.Sprintf("%s, %s, %d px, light", plan.Project.ID, lang, s.width)
		if s.dark {
			name = fmt.Sprintf("%s, %s, %d px, dark", plan.Project.ID, lang, s.width)
		}
		t.Run(name, func(t *testing.T) {
			p := open(t, browser, file, s)
			p.alone(t, file)
			p.titled(t, lang, plan)
			p.complete(t, plan)
			if s == (screen{width: 1280}) { // the same words stand on the others
				p.speaks(t, lang)
			}
			p.charted(t, plan)
			p.tabled(t)
			p.fits(t, s)
			if s.width > phone {
				p.readable(t, "table")
			}
			p.legible(t, s)
			p.unfolds(t)
			p.quiet(t)
		})
	}
}

// alone: nothing but the file itself is ever asked for, nor could be.
func (p *page) alone(t *testing.T, file string) {
	t.Helper()
	requests, _ := p.noted()
	if len(requests) == 0 {
		t.Error("the request of the page itself was not seen: nothing is proved")
	}
	for _, request := range requests {
		if request != address(t, file) {
			t.Errorf("the page asks for %.200s", request)
		}
	}
	for _, foreign := range evaluate[[]string](t, p, "look.foreign()") {
		t.Errorf("the page refers to something outside: %.200s", foreign)
	}
	for _, broken := range evaluate[[]string](t, p, "look.broken()") {
		t.Errorf("a link leads nowhere, or two places have one name: %s", broken)
	}
}

func (p *page) titled(t *testing.T, lang string, plan *planDocument) {
	t.Helper()
	if got := evaluate[string](t, p, "document.documentElement.lang"); got != languages[lang] {
		t.Errorf("lang is %q, want %q", got, languages[lang])
	}
	if got := evaluate[string](t, p, "document.title"); !strings.Contains(got, plan.Project.Name) {
		t.Errorf("the title %q does not name the project", got)
	}
	if got := evaluate[[]string](t, p, "[...document.querySelectorAll('h1')].map(h => h.textContent)"); len(got) != 1 || got[0] != plan.Project.Name {
		t.Errorf("the first heading is %q, want the project's name once", got)
	}
}

// complete: every item is to be read on the page, and in the first of the lists; every list is
// there with all of its rows.
func (p *page) complete(t *testing.T, plan *planDocument) {
	t.Helper()
	text := evaluate[string](t, p, "document.body.innerText")
	names := evaluate[[]string](t, p, "[...document.querySelectorAll('#list-items tbody th[scope=row]')].map(th => th.firstChild.data)")
	for _, item := range plan.Items {
		if !strings.Contains(text, item.Name) {
			t.Errorf("%s is not on the page", item.Name)
		}
		if item.Kind != "works" && !slices.Contains(names, item.Name) {
			t.Errorf("%s is not in the list of items", item.Name)
		}
	}
	for _, id := range listKeys {
		rows := evaluate[int](t, p, fmt.Sprintf("document.querySelectorAll('#list-%s tbody.entry').length", id))
		if rows != len(plan.Lists[id]) {
			t.Errorf("the list %s has %d rows on the page and %d in the plan", id, rows, len(plan.Lists[id]))
		}
	}
}

// speaks: a reader meets names, not the program's own words for things.
func (p *page) speaks(t *testing.T, lang string) {
	t.Helper()
	codes := evaluate[[]string](t, p, fmt.Sprintf("look.codes(%t)", lang == "zh"))
	slices.Sort(codes)
	for _, code := range slices.Compact(codes) {
		t.Errorf("an id where a name is due: %.200s", code)
	}
}

// bar is a row of a chart as a reader sees it.
type bar struct {
	Title, Colour   string
	Critical, Drawn bool
}

// charted: the chart of the route has a row for every item, that of preparation one for every
// design and report that takes time; the critical ones are marked by class and colour.
func (p *page) charted(t *testing.T, plan *planDocument) {
	t.Helper()
	route := evaluate[[]bar](t, p, "look.bars('route')")
	if len(route) != len(plan.Items) {
		t.Errorf("%d rows in the chart for %d items", len(route), len(plan.Items))
	}
	sound(t, route, plan.Items)
	takesTime := slices.Clone(plan.Prepared.Preparation)
	takesTime = slices.DeleteFunc(takesTime, func(one planItem) bool { return one.Schedule == nil || one.Schedule.Duration == 0 })
	preparation := evaluate[[]bar](t, p, "look.bars('preparation')")
	if len(preparation) != len(takesTime) || len(takesTime) == 0 {
		t.Errorf("%d rows in the chart of preparation, want %d and not none", len(preparation), len(takesTime))
	}
	sound(t, preparation, takesTime)
}

// sound: the row of each item that has dates says and shows them.
func sound(t *testing.T, bars []bar, items []planItem) {
	t.Helper()
	critical, others := map[string]bool{}, map[string]bool{}
	for _, item := range items {
		if item.Schedule == nil {
			continue
		}
		i := slices.IndexFunc(bars, func(b bar) bool {
			return strings.HasPrefix(b.Title, item.Name) && strings.Contains(b.Title, item.Schedule.EarlyStart) &&
				strings.Contains(b.Title, item.Schedule.EarlyFinish)
		})
		switch {
		case i < 0:
			t.Errorf("no row of the chart says when %s is to be had", item.Name)
			continue
		case !bars[i].Drawn:
			t.Errorf("nothing is drawn for %s", item.Name)
		case bars[i].Critical != item.Schedule.Critical:
			t.Errorf("%s: critical in the chart is %t, in the plan %t", item.Name, bars[i].Critical, item.Schedule.Critical)
		}
		if item.Kind != "works" && bars[i].Critical {
			critical[bars[i].Colour] = true
		} else if item.Kind != "works" {
			others[bars[i].Colour] = true
		}
	}
	if len(critical) == 0 || len(others) == 0 {
		t.Error("the chart has no critical row, or no other: nothing is proved")
	}
	for colour := range critical {
		if others[colour] {
			t.Errorf("critical bars and others share the colour %s", colour)
		}
	}
}

// tabled: a table says what it is, what its columns are and what each row speaks of.
func (p *page) tabled(t *testing.T) {
	t.Helper()
	type table struct {
		Where, Caption string
		Heads          []string
		Scoped         bool
		Unnamed, Rows  int
	}
	tables := evaluate[[]table](t, p, "look.tables()")
	if len(tables) < len(listKeys) {
		t.Errorf("%d tables, want one a list at least", len(tables))
	}
	for _, table := range tables {
		if table.Caption == "" || len(table.Heads) == 0 || slices.Contains(table.Heads, "") || !table.Scoped || table.Unnamed > 0 {
			t.Errorf("a table in #%s is not fully labelled: %+v", table.Where, table)
		}
	}
}

// fits: the page is never scrolled aside; wide tables and drawings are, in frames of their own.
func (p *page) fits(t *testing.T, s screen) {
	t.Helper()
	if wide := evaluate[[]string](t, p, fmt.Sprintf("look.overflow(%d)", s.width)); len(wide) > 0 {
		t.Errorf("the page is too wide: %s", strings.Join(wide, "; "))
	}
}

// readable: no column is so narrow that a cell has a few letters a line, or a column of lines.
func (p *page) readable(t *testing.T, tables string) {
	t.Helper()
	cramped := evaluate[[]string](t, p, fmt.Sprintf("look.cramped(%q)", tables))
	for _, cell := range cramped[:min(len(cramped), 3)] {
		t.Errorf("a column is too narrow: %s", cell)
	}
	if len(cramped) > 3 {
		t.Errorf("%d such cells in all", len(cramped))
	}
}

// legible: every text can be told from its ground and is not too small, and the page is as light
// or as dark as the reader's screen.
func (p *page) legible(t *testing.T, s screen) {
	t.Helper()
	if light := evaluate[float64](t, p, "look.lightness()"); (light < 0.2) != s.dark || (light > 0.8) == s.dark {
		t.Errorf("the ground of the page has lightness %.2f, dark wanted: %t", light, s.dark)
	}
	type text struct {
		Where, Text string
		Ratio, Size float64
	}
	texts := evaluate[[]text](t, p, "look.texts()")
	if len(texts) < 30 {
		t.Errorf("only %d kinds of text were looked at", len(texts))
	}
	for _, x := range texts {
		if x.Ratio < leastContrast {
			t.Errorf("%s: contrast %.2f, want %.1f: %q", x.Where, x.Ratio, leastContrast, x.Text)
		}
	}
}

// unfolds: the reasons of a row show when they are asked for.
func (p *page) unfolds(t *testing.T) {
	t.Helper()
	got := evaluate[struct {
		Before, After bool
		Text          string
	}](t, p, "look.unfolding()")
	if got.Before || !got.After || got.Text == "" {
		t.Errorf("the reasons under the first row: %+v", got)
	}
}

// quiet: the console stayed empty.
func (p *page) quiet(t *testing.T) {
	t.Helper()
	_, console := p.noted()
	for _, message := range console {
		t.Errorf("the console says: %.300s", message)
	}
}

// The checks above see what they are to find: on a page that has every fault they find each.
func TestPageChecksSeeFaults(t *testing.T) {
	file := filepath.Join(t.TempDir(), "faulty.html")
	write(t, file, `<!doctype html><html lang="zh"><title>x</title><body style="background:#fff"><a href="#nowhere">link</a>
<p style="color:#999">faint</p><p style="color:#000;opacity:.3">pale</p><div style="width:3000px">wide</div>
<svg width="100" height="40"><rect width="100" height="40" fill="#123"/><text y="20" fill="#234">dim</text></svg>
<img src="missing.png" alt=""><table><tr><td>1</td></tr></table><script>console.error("bad"); nothing.here</script></body></html>`)
	p := open(t, run.Chromium(t), file, screen{width: 390})
	requests, console := p.noted()
	if len(requests) != 2 || len(console) != 3 {
		t.Errorf("requests %q, console %q; want the page and its picture, and three complaints", requests, console)
	}
	faint := evaluate[[]string](t, p, "look.texts().filter(x => x.ratio < 4.5).map(x => x.text)")
	sameSet(t, "texts that cannot be read", faint, []string{"faint", "pale", "dim"})
	for expression, least := range map[string]int{
		"look.foreign().length": 2, "look.broken().length": 1, "look.overflow(390).length": 2,
		"look.tables().filter(x => !x.caption && x.unnamed).length": 1,
	} {
		if got := evaluate[int](t, p, expression); got < least {
			t.Errorf("%s is %d, want at least %d", expression, got, least)
		}
	}
}
