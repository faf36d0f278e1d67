package web

import (
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"sevenlists/testdata/e2e/run"
)

// result is what a test looks at: a preview that was kept, with its plan.
type result struct {
	link    string
	Profile map[string]any
	Plan    struct {
		Project struct{ Name string }
		Items   []struct {
			ID, Name string
			Schedule *struct{ Critical bool }
		}
		Lists map[string][]map[string]any
	}
}

// keeps a preview of a profile under a link.
func (h *house) keeps(media, profile string) *result {
	h.t.Helper()
	ask := func(method, path, body string, into any) {
		h.t.Helper()
		status, answer := h.Ask(method, path, map[string]string{"Content-Type": media}, body)
		if status >= 300 {
			h.t.Fatalf("%s %s: %d %s", method, path, status, answer)
		}
		if err := json.Unmarshal([]byte(answer), into); err != nil {
			h.t.Fatal(err)
		}
	}
	var kept struct{ ID string }
	ask(http.MethodPost, "/api/v1/preview/links", profile, &kept)
	r := &result{link: kept.ID}
	ask(http.MethodGet, "/api/v1/preview/links/"+kept.ID, "", r)
	ask(http.MethodGet, "/api/v1/preview/links/"+kept.ID+"/plan", "", &r.Plan)
	return r
}

// of keeps a preview of one of the projects of testdata.
func (h *house) of(name string) *result {
	h.t.Helper()
	content, err := os.ReadFile(filepath.Join(run.Root, "testdata", "projects", name, "profile.yaml"))
	if err != nil {
		h.t.Fatal(err)
	}
	return h.keeps("application/yaml", string(content))
}

// drafts opens a profile as the draft of the browser.
func (p *page) drafts(profile map[string]any) {
	p.t.Helper()
	draft, err := json.Marshal(map[string]any{"id": "d", "profile": profile, "options": map[string]any{"variant": "parallel"}, "at": 1, "done": []int{}, "undone": []int{}})
	if err != nil {
		p.t.Fatal(err)
	}
	evaluate[bool](p, fmt.Sprintf("localStorage.setItem('sevenlists.draft.d', %s), localStorage.setItem('sevenlists.draft', 'd'), true", strconv.Quote(string(draft))))
	p.do(chromedp.Reload())
}

// Every side of a plan is sound, on a phone, at a desk and on a wall.
func TestAResultIsSoundFromEverySide(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	kept := h.of("government_school")
	for _, s := range []screen{{width: 390, lang: "zh"}, {width: 1280, lang: "en", dark: true}, {width: 1920, lang: "zh"}} {
		p := h.page(browser, s)
		for _, side := range []struct{ tab, has string }{
			{"summary", ".aloud p"}, {"time", "svg.body .hit"}, {"route", ".frame .hit"}, {"lists", "button.open"},
			{"commitments", ".duties"}, {"start", ".risk"}, {"simpler", "button.main"}, {"compare", "table.figures"},
		} {
			p.goes("/result?link=" + kept.link + "&tab=" + side.tab)
			p.finds(side.has)
			p.sound(side.tab)
		}
		p.goes("/result?link=" + kept.link + "&tab=time&item=feasibility_study_approval")
		p.finds("aside")
		p.sound("item")
		p.goes("/print?link=" + kept.link)
		p.finds("article .wall")
		p.sound("print")
	}
}

// The chart by date and the graph are gone through by keyboard, and both have a table that says the same.
func TestChartsAreReadByKeyboardAndAsTables(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	kept := h.of("standard_land_workshop")
	p := h.page(browser, screen{lang: "zh"})
	for tab, rows := range map[string]string{"time": "table.dates tbody tr td:first-of-type", "route": ".side table tbody tr td:first-of-type"} {
		p.goes("/result?link=" + kept.link + "&tab=" + tab)
		p.finds(".hit[tabindex='0']")
		evaluate[bool](p, "document.querySelector(\".hit[tabindex='0']\").focus(), true")
		first := evaluate[string](p, "document.activeElement.getAttribute('aria-label')")
		p.presses(kb.ArrowDown)
		p.presses(kb.End)
		last := evaluate[string](p, "document.activeElement.getAttribute('aria-label')")
		if first == last || last == "" {
			t.Errorf("%s: the keys lead from %q to %q", tab, first, last)
		}
		p.presses(kb.Enter)
		p.finds("aside")
		if title := evaluate[string](p, "document.querySelector('aside h3').textContent"); !strings.HasPrefix(last, title) {
			t.Errorf("%s: Enter on %q shows %q", tab, last, title)
		}
		p.presses(kb.Escape)
		p.clicks("看表格")
		p.finds(".side table")
		text := evaluate[string](p, "document.querySelector('.side').innerText")
		for _, item := range kept.Plan.Items {
			if item.Schedule != nil && !strings.Contains(text, item.Name) {
				t.Errorf("%s: the table lacks %s", tab, item.Name)
			}
		}
		if n := evaluate[int](p, fmt.Sprintf("document.querySelectorAll(%q).length", rows)); n != len(kept.Plan.Items) {
			t.Errorf("%s: the table has %d rows, the plan %d items", tab, n, len(kept.Plan.Items))
		}
		p.sound(tab + " as a table")
	}
}

// A list is looked through, picked from, put in order, and each row says why.
func TestListsAreSearched(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	kept := h.of("standard_land_workshop")
	p := h.page(browser, screen{lang: "zh"})
	p.goes("/result?link=" + kept.link + "&tab=lists&list=items")
	count := func() int { return evaluate[int](p, "document.querySelectorAll('.side tbody tr:not(.more)').length") }
	p.finds("button.open")
	if got, want := count(), len(kept.Plan.Lists["items"]); got != want {
		t.Fatalf("%d rows, the list has %d", got, want)
	}
	p.types("在这张清单里查找", "施工许可 建设局")
	p.sees(fmt.Sprintf("%d行中的", len(kept.Plan.Lists["items"])))
	if got := count(); got == 0 || got == len(kept.Plan.Lists["items"]) {
		t.Errorf("%d rows are found", got)
	}
	p.clicks("清除条件")
	p.sees(fmt.Sprintf("%d行", len(kept.Plan.Lists["items"])))
	for range 2 {
		p.clicks("承诺时限（工作日）")
	}
	p.finds("th[aria-sort=descending]")
	days := evaluate[[]float64](p, "[...document.querySelectorAll('.side tbody tr:not(.more)')].map((r) => parseFloat(r.querySelector('td.number').textContent)).filter((n) => !isNaN(n))")
	if len(days) < 10 || !slices.IsSortedFunc(days, func(a, b float64) int { return int(b - a) }) {
		t.Errorf("the days are not in order: %v", days)
	}
	p.goes("/result?link=" + kept.link + "&tab=lists&list=items&q=节能承诺备案")
	p.clicks("为什么：节能承诺备案")
	p.finds("tr.more .reasons")
	p.sound("why")
}

// Of one's own draft one takes commitments, asks what makes it simpler, and shares it. What was typed as
// a name is shown as text everywhere.
func TestADraftIsPlannedFurther(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	kept := h.of("standard_land_workshop")
	kept.Profile["name"] = hostile
	p := h.page(browser, screen{lang: "zh"})
	p.drafts(kept.Profile)
	p.goes("/result")
	p.sees(hostile)
	p.sound("draft")
	p.goes("/result?tab=commitments")
	p.clicks("全部采用")
	p.finds(".duties .chosen")
	p.finds("[role=group] button[aria-pressed=true]")
	p.goes("/result?tab=simpler")
	p.clicks("少办事项")
	p.clicks("开始找")
	p.finds(".changes li")
	p.sound("simpler")
	p.goes("/result?tab=compare")
	p.finds("table.figures td.best")
	p.clicks("地块")
	p.finds("input[type=checkbox]")
	p.goes("/result")
	p.clicks("分享链接")
	p.finds("#shared")
	shared := evaluate[string](p, "document.querySelector('#shared').value")
	p.goes(shared[strings.Index(shared, "#")+1:])
	p.sees("这是别人分享的方案")
	for _, place := range []string{"/print", "/wall/plan"} {
		p.goes(place)
		p.finds("svg.wall")
		p.sees(hostile)
	}
	if title := evaluate[string](p, "document.title"); strings.Contains(title, "owned") {
		t.Error("what was typed as a name has acted")
	}
	p.sound("hostile")
}

// A3 lying on its side, in points of a 72nd of an inch.
const (
	a3Width  = 420 / 25.4 * 72
	a3Height = 297 / 25.4 * 72
	// The least height of the box of a letter that is read from a wall: its letters have 6 points and more.
	leastLetter = 5.0
)

// printed prints the page that is shown and gives its text; it must be so many sheets of A3, and no
// letter on them too small.
func (p *page) printed(name string, sheets int) string {
	p.t.Helper()
	for _, tool := range []string{"pdfinfo", "pdftotext"} {
		if _, err := exec.LookPath(tool); err != nil {
			p.t.Fatalf("these tests read the printed page with %s, and there is none: install the package poppler-utils", tool)
		}
	}
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	if err != nil {
		p.t.Fatal(err)
	}
	file := filepath.Join(p.t.TempDir(), "wall.pdf")
	if folder := os.Getenv("SEVENLISTS_SHOTS"); folder != "" {
		file = filepath.Join(folder, name+".pdf")
	}
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		p.t.Fatal(err)
	}
	says := func(name string, args ...string) string {
		p.t.Helper()
		out, err := exec.Command(name, args...).Output()
		if err != nil {
			p.t.Fatal(name, args, err)
		}
		return string(out)
	}
	about := says("pdfinfo", file)
	size := regexp.MustCompile(`Page size: +([\d.]+) x ([\d.]+) pts`).FindStringSubmatch(about)
	width, _ := strconv.ParseFloat(size[1], 64)
	height, _ := strconv.ParseFloat(size[2], 64)
	if math.Abs(width-a3Width) > 1 || math.Abs(height-a3Height) > 1 {
		p.t.Errorf("the sheet is %v × %v points, not A3 on its side", width, height)
	}
	if !regexp.MustCompile(`Pages: +` + strconv.Itoa(sheets) + `\n`).MatchString(about) {
		p.t.Errorf("not %d sheets: %s", sheets, about)
	}
	words := regexp.MustCompile(`<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*)</word>`).FindAllStringSubmatch(says("pdftotext", "-bbox", file, "-"), -1)
	for _, w := range words {
		top, _ := strconv.ParseFloat(w[2], 64)
		bottom, _ := strconv.ParseFloat(w[4], 64)
		right, _ := strconv.ParseFloat(w[3], 64)
		if bottom-top < leastLetter {
			p.t.Errorf("%q is %.1f points high", w[5], bottom-top)
			break
		}
		if bottom > height || right > width {
			p.t.Errorf("%q lies off the paper", w[5])
		}
	}
	if len(words) < 50 {
		p.t.Errorf("only %d words are on paper", len(words))
	}
	return strings.Join(strings.Fields(says("pdftotext", "-raw", file, "-")), "")
}

// All items of a large project, more than 110, stand on one sheet of A3.
func TestTheWallChartOfAProjectIsOneSheet(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	profile := h.of("park_two_phases").Profile
	parts := profile["parts"].([]any)
	for _, part := range parts { // the second phase once more
		again := map[string]any{}
		for key, value := range part.(map[string]any) {
			again[key] = value
		}
		parent, _ := again["parent"].(string)
		switch again["id"] {
		case "phase2", "lot3", "workshop_c", "office":
			again["id"] = again["id"].(string) + "_b"
			if parent != "" {
				again["parent"] = parent + "_b"
			}
			parts = append(parts, again)
		}
	}
	profile["parts"] = parts
	content, err := json.Marshal(profile)
	if err != nil {
		t.Fatal(err)
	}
	kept := h.keeps("application/json", string(content))
	if len(kept.Plan.Items) < 110 {
		t.Fatalf("the plan has only %d items", len(kept.Plan.Items))
	}
	p := h.page(browser, screen{width: 1280, lang: "zh"})
	p.goes("/wall/plan?link=" + kept.link)
	p.finds("svg.wall")
	p.sound("wall")
	text := p.printed("wall_project", 1)
	// A name may be cut at its end; its part stands in the heading above.
	for _, item := range kept.Plan.Items {
		name := []rune(strings.Split(strings.Join(strings.Fields(item.Name), ""), "（")[0])
		if begin := string(name[:min(len(name), 9)]); !strings.Contains(text, begin) {
			t.Errorf("the sheet lacks %s", item.Name)
		}
	}
	if n := strconv.Itoa(len(kept.Plan.Items)); !strings.Contains(text, n) {
		t.Errorf("no row is numbered %s", n)
	}
}

// Thirty projects of an agent stand on one sheet of A3.
func TestTheWallChartOfAnAgentIsOneSheet(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	agent := h.with("agent", nil, "agent")
	facts := h.of("low_risk_warehouse").Profile["facts"].(map[string]any)
	names, last := make([]string, 30), ""
	for i := range names {
		names[i] = fmt.Sprintf("第%02d号仓库", i+1)
		last = agent.project(fmt.Sprintf("store_%02d", i+1), names[i], facts)
	}
	p := h.page(browser, screen{width: 1280, lang: "zh"})
	p.logsIn(agent, "zh")
	p.goes("/wall/agent")
	p.finds("svg.wall")
	p.sound("wall")
	text := p.printed("wall_agent", 1)
	for _, name := range names {
		if !strings.Contains(text, name) {
			t.Errorf("the sheet lacks %s", name)
		}
	} // One of them by itself, and its plan on A4.
	p.goes("/projects/" + last + "?tab=plan")
	p.clicks("挂图（A3）")
	p.finds("svg.wall")
	p.sees(names[29])
	p.goes("/print/" + last)
	p.finds("article svg.wall")
}
