package e2e

import (
	"context"
	_ "embed"
	"net/url"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// look.js reads from a page what the tests judge.
//
//go:embed look.js
var lookScript string

// pagePatience bounds everything that is done with one page.
const pagePatience = 4 * time.Minute

// screen is what a page is looked at on.
type screen struct {
	width int64 // CSS pixels
	dark  bool
}

// page is an open page with what was seen of it from the outside.
type page struct {
	ctx context.Context

	mu       sync.Mutex
	requests []string // addresses, the page's own first
	console  []string // what the page or the browser complained of
}

// open opens a file in a page of its own and waits until it stands still.
func open(t *testing.T, browser context.Context, file string, s screen) *page {
	t.Helper()
	ctx, closePage := chromedp.NewContext(browser)
	t.Cleanup(closePage)
	if err := chromedp.Do(ctx); err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(ctx, pagePatience)
	t.Cleanup(cancel)
	p := &page{ctx: ctx}
	if err := chromedp.Listen(ctx, p.note); err != nil {
		t.Fatal(err)
	}
	var viewport []chromedp.EmulateViewportOption
	if s.width < 600 {
		viewport = append(viewport, chromedp.EmulateMobile, chromedp.EmulateTouch)
	}
	scheme := "light"
	if s.dark {
		scheme = "dark"
	}
	_, err := chromedp.Call(ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.EmulateViewport(s.width, 900, viewport...), chromedp.Navigate(address(t, file))); err != nil {
		t.Fatal(err)
	}
	// Two frames after its fonts are there, nothing moves any more.
	const still = `document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(() => done(true)))))`
	if _, err := chromedp.Run(ctx, chromedp.Evaluate[bool](still, chromedp.EvalAwaitPromise)); err != nil {
		t.Fatal(err)
	}
	return p
}

// note keeps what the browser tells of a page. It is called before the answer to a command that
// came later is read: what was told before an evaluation ends has been kept by then.
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
		p.console = append(p.console, "exception: "+e.ExceptionDetails.Text)
	case *log.EventEntryAdded:
		p.console = append(p.console, string(e.Entry.Level)+": "+e.Entry.Text)
	}
}

// noted gives what was asked for and what was complained of so far.
func (p *page) noted() (requests, console []string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.requests), slices.Clone(p.console)
}

// address is the URL of a file.
func address(t *testing.T, file string) string {
	t.Helper()
	return (&url.URL{Scheme: "file", Path: absolute(t, file)}).String()
}

// evaluate runs an expression in a page that has look.js.
func evaluate[T any](t *testing.T, p *page, expression string) T {
	t.Helper()
	value, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](lookScript+";"+expression, chromedp.EvalAwaitPromise))
	if err != nil {
		t.Fatalf("%s: %v", expression, err)
	}
	return value
}
