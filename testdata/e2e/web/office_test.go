package web

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"sevenlists/testdata/e2e/run"
)

// hostile is a text that would act if it were ever shown as anything but text.
const hostile = `<img src=x onerror="document.title='owned'"><b>甲</b>{{1+1}}`

// An administrator makes an account by keyboard, hands over its link, changes it and disables it; what
// was typed as a name is a name.
func TestAccountsAreKept(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	for _, s := range []screen{{width: 390, lang: "zh"}, {width: 1280, lang: "en", dark: true}} {
		login := map[string]string{"zh": "zhang.san", "en": "li.si"}[s.lang]
		w := map[string]map[string]string{
			"zh": {"new": "新建账户", "login": "用户名", "name": "姓名", "agent": "代办员", "save": "保存", "link": "复制链接", "disable": "停用", "disabled": "已停用"},
			"en": {"new": "New account", "login": "User name", "name": "Name", "agent": "Agent", "save": "Save", "link": "Copy the link", "disable": "Disable", "disabled": "Disabled"},
		}[s.lang]
		p := h.page(browser, s)
		p.logsIn(h.admin, s.lang)
		p.goes("/users")
		p.clicks(w["new"])
		p.types(w["login"], login)
		p.types(w["name"], hostile)
		p.waits("focus", w["agent"])
		p.presses(" ")
		p.sound("form")
		p.waits("focus", w["save"])
		p.presses(kb.Enter)
		p.sees(w["link"])
		p.sees("/#/password/")
		p.sees(hostile)
		p.sound("made")
		p.clicks(w["disable"] + login)
		p.finds("[role=alertdialog]")
		p.clicks(w["disable"])
		p.sees(w["disabled"])
		p.sound("disabled")
		if title := evaluate[string](p, "document.title"); title == "owned" {
			t.Error("a name acted")
		}
	}
}

// The register shows what a table would change before it is published, and what is wrong with it.
func TestTheRegisterShowsDifferencesFirst(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	publisher := h.with("publisher", nil, "publisher")
	p := h.page(browser, screen{lang: "en"})
	p.logsIn(publisher, "en")
	p.goes("/register")
	p.finds("tbody tr")
	p.sound("register")
	table := filepath.Join(t.TempDir(), "register.csv")
	if err := os.WriteFile(table, []byte("item,days,from,document,by\nconstruction_permit,3,2027-01-01,甬北〔2026〕1号,区政务办\nno_such_item,3,2027-01-01,x,y\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.do(chromedp.SetUploadFiles(chromedp.CSS("#r-file"), []string{table}))
	p.clicks("See what would change")
	p.finds("[role=status], [role=alert]")
	p.sound("differences")
}

// A supervisor sees the lights, reminds a department, and follows the reminder until it is closed.
func TestASupervisorRemindsAndCloses(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	agent, supervisor := h.with("agent", nil, "agent"), h.with("supervisor", nil, "supervisor")
	id := agent.project("p1", hostile, map[string]any{"building_category": "industrial"})
	p := h.page(browser, screen{lang: "zh"})
	p.logsIn(supervisor, "zh")
	p.goes("/supervision")
	p.sees("在办件亮灯")
	p.sound("overview")
	p.goes("/supervision?tab=stuck")
	p.sees("没有。")
	p.sound("stuck")
	p.goes("/supervision?tab=report")
	p.sees("承诺办理提前率")
	p.sound("report")
	p.goes("/supervision?tab=reminders&new=yes&project=" + id)
	p.types("文号", "甬北督〔2026〕1号")
	p.types("事由", hostile)
	p.types("查明的情况", "逾期未录入进展")
	p.types("要求的措施", "三日内补齐进展")
	p.sound("new reminder")
	p.clicks("发出督办")
	p.sees("已发出")
	p.sees(hostile)
	p.sound("issued")
	p.clicks("答复")
	p.types("情况或者结果", "已补齐")
	p.types("文号", "复〔2026〕1号")
	p.clicks("录入")
	p.sees("已答复")
	p.sound("answered")
	p.goes("/supervision?tab=reminders")
	p.sees(hostile)
	p.sound("list")
}

func TestJobsShowTheirProgress(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	p := h.page(browser, screen{lang: "en"})
	p.logsIn(h.admin, "en")
	p.goes("/jobs")
	p.sees("Jobs")
	p.sound("jobs")
}

// A person sets how they are told, makes a token and a calendar feed, and sees each secret once.
func TestAnAccountIsItsOwners(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	agent := h.with("agent", nil, "agent")
	for _, s := range []screen{{width: 390, lang: "zh"}, {width: 1280, lang: "en", dark: true}} {
		w := map[string]map[string]string{
			"zh": {"mail": "电子邮件地址", "save": "保存", "saved": "已保存", "name": "名称", "scopes": "可以做什么", "make": "新建", "once": "只显示这一次"},
			"en": {"mail": "Address for E-mail", "save": "Save", "saved": "Saved", "name": "Name", "scopes": "What it may do", "make": "Make one", "once": "Shown this once"},
		}[s.lang]
		p := h.page(browser, s)
		p.logsIn(agent, s.lang)
		p.goes("/account")
		p.types(w["mail"], "a@example.org")
		p.clicks(w["save"])
		p.sees(w["saved"])
		p.sound("contact")
		p.goes("/account?tab=tokens")
		p.types(w["name"], hostile)
		p.types(w["scopes"], "project.*")
		p.clicks(w["make"])
		p.sees(w["once"])
		p.sees(hostile)
		p.sound("tokens")
		p.goes("/account?tab=feeds")
		p.clicks(w["make"])
		p.sees("/api/v1/calendar/")
		p.sound("feeds")
		p.goes("/account?tab=hooks")
		p.sees(w["make"])
		p.sound("hooks")
	}
}

// The calendar shows the holidays as the State Council announced them.
func TestTheCalendarShowsWhatIsOff(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	p := h.page(browser, screen{width: 390, lang: "zh", dark: true})
	p.logsIn(h.admin, "zh")
	p.goes("/calendar?year=2026")
	p.sees("工作日历")
	p.finds("td.holiday")
	if got := evaluate[int](p, `document.querySelectorAll("td.holiday").length`); got < 10 {
		t.Errorf("%d weekdays off in 2026", got)
	}
	p.sound("calendar")
}
