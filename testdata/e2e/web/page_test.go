package web

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"sevenlists/testdata/e2e/run"
)

//go:embed hand.js
var hand string

const (
	// pagePatience bounds everything that is done with one page, and stepPatience one thing that a test
	// waits for.
	pagePatience = 4 * time.Minute
	stepPatience = 30 * time.Second
)

// screen is what a page is looked at on.
type screen struct {
	width int64  // CSS pixels; below 600 it is a phone
	dark  bool   // the system's colours
	lang  string // zh or en
}

// page is the app in a browser of its own: no cookie and no draft of another test.
type page struct {
	t   testing.TB
	h   *house
	ctx context.Context

	mu       sync.Mutex
	requests []string
	console  []string
}

// browser is one Chromium for all tests of this package that run one after another.
func (h *house) page(browser context.Context, s screen) *page {
	h.t.Helper()
	ctx, closePage := chromedp.NewContext(browser, chromedp.WithNewBrowserContext())
	h.t.Cleanup(closePage)
	if err := chromedp.Do(ctx); err != nil {
		h.t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, pagePatience)
	h.t.Cleanup(cancel)
	p := &page{t: h.t, h: h, ctx: ctx}
	if err := chromedp.Listen(ctx, p.note); err != nil {
		h.t.Fatal(err)
	}
	if s.width == 0 {
		s.width = 1280
	}
	var viewport []chromedp.EmulateViewportOption
	if s.width < 600 {
		viewport = append(viewport, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	if _, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Features: []*emulation.MediaFeature{
		{Name: "prefers-color-scheme", Value: scheme}, {Name: "prefers-reduced-motion", Value: "reduce"},
	}}); err != nil {
		h.t.Fatal(err)
	}
	p.do(chromedp.EmulateViewport(s.width, 900, viewport...), chromedp.Navigate(h.URL+"/"))
	if s.lang == "en" {
		p.clicks("English")
	}
	return p
}

// note keeps what the browser tells of a page.
func (p *page) note(event any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	switch e := event.(type) {
	case *network.EventRequestWillBeSent:
		p.requests = append(p.requests, e.Request.URL)
	case *runtime.EventConsoleAPICalled:
		for _, arg := range e.Args {
			p.console = append(p.console, string(e.Type)+": "+arg.Description+string(arg.Value))
		}
	case *runtime.EventExceptionThrown:
		p.console = append(p.console, "exception: "+e.ExceptionDetails.Text+" "+fmt.Sprint(e.ExceptionDetails.Exception))
	case *log.EventEntryAdded:
		// A refusal is an answer; what the page makes of it is what is looked at.
		if e.Entry.Source != "network" {
			p.console = append(p.console, string(e.Entry.Level)+": "+e.Entry.Text)
		}
	}
}

func (p *page) do(steps ...chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	if err := chromedp.Do(p.ctx, steps...); err != nil {
		p.t.Fatal(err)
	}
}

// evaluate gives the value of an expression in the page, in which hand stands for hand.js.
func evaluate[T any](p *page, expression string) T {
	p.t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](hand+";"+expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.t.Fatalf("%s: %v", expression, err)
	}
	return value
}

// waits asks hand for something that has a limit, and says what is on the page where it does not come.
func (p *page) waits(what, argument string) {
	p.t.Helper()
	if !evaluate[bool](p, fmt.Sprintf("hand.%s(%s, %d)", what, strconv.Quote(argument), stepPatience.Milliseconds())) {
		p.fail("%s %q does not come true", what, argument)
	}
}

func (p *page) fail(format string, args ...any) {
	p.t.Helper()
	p.shot("failed")
	p.t.Fatalf(format+"\n%s\nuse: %s\nconsole: %s", append(args, evaluate[string](p, "hand.text()"),
		strings.Join(evaluate[[]string](p, "hand.names()"), " | "), strings.Join(p.complaints(), "\n"))...)
}

// sees waits until a text is shown, and misses until it is not.
func (p *page) sees(text string)   { p.t.Helper(); p.waits("shown", text) }
func (p *page) misses(text string) { p.t.Helper(); p.waits("gone", text) }

// finds waits until something that a selector names is shown.
func (p *page) finds(selector string) { p.t.Helper(); p.waits("matches", selector) }

// goes to a place of the app, such as /projects.
func (p *page) goes(place string) {
	p.t.Helper()
	evaluate[bool](p, "location.hash = "+strconv.Quote("#"+place)+", true")
}

// clicks on what has a name, with the mouse.
func (p *page) clicks(name string) {
	p.t.Helper()
	at := evaluate[*struct{ X, Y float64 }](p, fmt.Sprintf("hand.where(%s, %d)", strconv.Quote(name), stepPatience.Milliseconds()))
	if at == nil {
		p.fail("nothing called %q can be used", name)
	}
	p.do(chromedp.MouseClickXY(at.X, at.Y))
}

// types puts a text into the field with this name in place of what it holds.
func (p *page) types(name, text string) {
	p.t.Helper()
	p.waits("focus", name)
	evaluate[bool](p, "document.activeElement.select?.(), true")
	p.do(chromedp.KeyEvent(text))
}

// presses sends keys to whatever has the focus: kb.Tab, kb.Enter, letters.
func (p *page) presses(keys string, with ...chromedp.Modifier) {
	p.t.Helper()
	p.do(chromedp.KeyEvent(keys, chromedp.KeyModifiers(with...)))
}

// logsIn as a person, by the form.
func (p *page) logsIn(who *person, in string) {
	p.t.Helper()
	words := map[string][3]string{"zh": {"用户名", "密码", "登录"}, "en": {"User name", "Password", "Log in"}}[in]
	p.goes("/log-in")
	p.types(words[0], who.Login)
	p.types(words[1], who.Password)
	p.presses("\r")
	p.sees(map[string]string{"zh": "退出", "en": "Log out"}[in])
}

// shot keeps a picture of the whole page in the folder that SEVENLISTS_SHOTS names, for people to look at.
func (p *page) shot(name string) {
	p.t.Helper()
	folder := os.Getenv("SEVENLISTS_SHOTS")
	if folder == "" {
		return
	}
	picture, err := chromedp.Run(p.ctx, chromedp.FullScreenshot(100))
	if err != nil {
		p.t.Fatal(err)
	}
	file := filepath.Join(folder, strings.NewReplacer("/", "_", " ", "_").Replace(p.t.Name()+"_"+name)+".png")
	if err := os.WriteFile(file, picture, 0o600); err != nil {
		p.t.Fatal(err)
	}
}

// complaints are what the page or the browser complained of; that the policy of content refused
// something is among them.
func (p *page) complaints() []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.console)
}

// sound fails the test unless the page as it stands is sound: accessible, nowhere wider than its window,
// without complaint, and nothing was asked of another host.
func (p *page) sound(name string) {
	p.t.Helper()
	p.shot(name)
	if wide := evaluate[float64](p, "hand.sideways()"); wide > 1 {
		p.t.Errorf("%s: the page is %v pixels wider than its window", name, wide)
	}
	for _, found := range p.violations() {
		p.t.Errorf("%s: %s", name, found)
	}
	for _, complaint := range p.complaints() {
		p.t.Errorf("%s: %s", name, complaint)
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, address := range p.requests {
		if !strings.HasPrefix(address, p.h.URL+"/") && !strings.HasPrefix(address, "data:") && !strings.HasPrefix(address, "blob:"+p.h.URL) {
			p.t.Errorf("%s: the page asked %s", name, address)
		}
	}
}

// axe is the program of axe-core, which is installed with the web app's tools.
var axe = sync.OnceValues(func() (string, error) {
	content, err := os.ReadFile(filepath.Join(run.Root, "api", "web", "node_modules", "axe-core", "axe.min.js"))
	return string(content), err
})

// violations are where the page breaks WCAG 2.2 A and AA, as axe-core sees it.
func (p *page) violations() []string {
	p.t.Helper()
	program, err := axe()
	if err != nil {
		p.t.Fatal("these tests ask axe-core, and it is not there: run `npm ci` in api/web: ", err)
	}
	// The browser refuses the page nothing that its own debugger does: this is no script of the page.
	if _, err := chromedp.Run(p.ctx, chromedp.Evaluate[any](program+";0")); err != nil {
		p.t.Fatal(err)
	}
	return evaluate[[]string](p, `axe.run(document, {
		runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"],
	}).then((r) => r.violations.flatMap((v) => v.nodes.slice(0, 3).map((n) => v.id + ": " + n.target.join(" ") + ": " + n.failureSummary.replace(/\s+/g, " "))))`)
}
