package web

import (
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"sevenlists/testdata/e2e/run"
)

// Whoever arrives finds what the program is for, can log in and out, and reads it in either language, by
// day and by night, on a phone and on a wall.
func TestArriving(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	for _, s := range []screen{{width: 390, lang: "zh"}, {width: 1280, lang: "en", dark: true}, {width: 1920, lang: "zh"}} {
		p := h.page(browser, s)
		p.finds("h1")
		p.sound("start")
		p.goes("/log-in")
		p.sound("log in")
		p.logsIn(h.admin, s.lang)
		p.sound("in")
		p.goes("/nowhere")
		p.sees(map[string]string{"zh": "没有这个页面", "en": "There is no such page"}[s.lang])
		p.sound("nowhere")
	}
}

func TestAWrongPasswordIsSaidAndNothingTypedIsLost(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	p := h.page(browser, screen{lang: "en"})
	p.goes("/log-in")
	p.types("User name", "admin")
	p.types("Password", "not the password")
	p.presses(kb.Enter)
	p.finds("[role=alert]")
	if got := evaluate[string](p, "document.querySelector('#login').value"); got != "admin" {
		t.Errorf("the name became %q", got)
	}
	p.sound("refused")
}

func TestTheLanguageIsSwitchedByKeyboardAndStays(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	p := h.page(browser, screen{lang: "zh"})
	for range 20 {
		p.presses(kb.Tab)
		if evaluate[string](p, "hand.focused()") == "English" {
			break
		}
	}
	p.presses(kb.Enter)
	p.sees("Log in")
	if got := evaluate[string](p, "document.documentElement.lang"); got != "en" {
		t.Errorf("the page says that it is in %q", got)
	}
	p.do(chromedp.Reload())
	p.sees("Log in")
}
