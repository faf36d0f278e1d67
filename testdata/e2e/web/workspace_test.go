package web

import (
	"net/http"
	"testing"

	"sevenlists/testdata/e2e/run"
)

// workshop are facts enough for a plan of a few dozen items.
var workshop = map[string]any{
	"investment_mode": "enterprise", "building_category": "industrial", "project_nature": "new", "land_source": "granted-standard-land",
	"works_floor_area_m2": 32000, "floor_area_total_m2": 32000, "works_contract_wan": 6000, "total_investment_wan": 12000,
}

// entrust keeps a preview and entrusts it, as an investor without an account does.
func (h *house) entrust(name string) {
	h.t.Helper()
	stranger := &person{h: h, Login: "nobody"}
	var link struct {
		ID string `json:"id"`
	}
	stranger.Says(http.MethodPost, "/api/v1/preview/links", "", map[string]any{"id": "entrusted", "name": name, "start": "2026-06-01", "facts": workshop}, &link)
	var terms struct {
		Streets []struct {
			ID string `json:"id"`
		} `json:"streets"`
	}
	stranger.Says(http.MethodGet, "/api/v1/entrusting_terms", "", nil, &terms)
	stranger.Says(http.MethodPost, "/api/v1/preview/links/"+link.ID+"/entrust", "", map[string]any{
		"company": "有限公司 " + hostile, "credit_code": "91350100M000100Y43", "contact": "周先生", "telephone": "13800000000",
		"street": terms.Streets[0].ID, "consent": true,
	}, nil)
}

// unhurt fails the test where a text that somebody wrote has been run.
func (p *page) unhurt(where string) {
	p.t.Helper()
	if evaluate[bool](p, `document.title === "owned" || !!document.querySelector("main img[src=x], dialog img[src=x]")`) {
		p.t.Errorf("%s: a text was taken for markup", where)
	}
}

// An agent finds what was entrusted, takes it in, and enters what happens by keys alone.
func TestAnAgentsDay(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	agent := h.with("agent", nil, "agent")
	h.entrust("Bearing works " + hostile)
	for _, s := range []screen{{width: 1280, lang: "en"}} {
		p := h.page(browser, s)
		p.logsIn(agent, s.lang)
		p.goes("/day")
		p.sees("1 entrusted previews wait for an answer")
		p.sound("day")
		p.clicks("1 entrusted previews wait for an answer")
		p.clicks("Bearing works")
		p.sees("13800000000")
		p.unhurt("entrusted")
		p.sound("entrusted")
		p.clicks("Accept: make it a project")
		p.sees("What drives the slip")
		p.unhurt("project")
		p.sound("overview")
		p.clicks("Cases")
		p.sees("Not received")
		p.types("Search", "National project code")
		p.waits("gone", "Construction permit")
		evaluate[bool](p, "document.activeElement.blur(), true")
		p.presses("j")
		p.sees("What may be entered")
		p.sound("cases")
		p.presses("r")
		p.sees("nothing stands against it")
		p.sound("step")
		p.clicks("Enter it")
		p.misses("nothing stands against it")
		p.finds("ol li")
		p.presses("a")
		p.types("Number of the document", "受理〔2026〕1号")
		p.sees("nothing stands against it")
		p.presses("\r")
		p.sees("受理〔2026〕1号")
		p.clicks("Log")
		p.sees("Accept")
		p.sound("log")
		p.clicks("Plans")
		p.sees("Issue the plan")
		p.clicks("Problems and opinions")
		p.clicks("Raise a problem")
		p.types("The problem", hostile)
		evaluate[bool](p, `[...document.querySelectorAll("dialog select")].every((s) => {
			s.selectedIndex = 1;
			return s.dispatchEvent(new Event("change", { bubbles: true }));
		})`)
		p.clicks("Enter it")
		p.finds("tbody tr th")
		p.unhurt("problems")
		p.sound("problems")
		p.clicks("Commitments")
		p.finds("tbody tr")
		p.sound("commitments")
	}
}

// Whoever saves upon what somebody else has changed sees both and chooses; nothing that was typed is lost.
func TestAStaleSaveShowsBoth(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	agent := h.with("agent", nil, "agent")
	id := agent.project("works", "Works", workshop)
	p := h.page(browser, screen{lang: "en"})
	p.logsIn(agent, "en")
	p.goes("/projects/" + id + "?tab=profile")
	p.types("Name of the project", "Mine")
	p.sees("1 changes not saved")
	p.sound("profile")
	agent.Says(http.MethodPut, "/api/v1/projects/"+id+"/profile", "/api/v1/projects/"+id, map[string]any{"id": "works", "name": "Theirs " + hostile, "start": "2026-06-01", "facts": workshop}, nil)
	p.clicks("Save")
	p.sees("Somebody has changed these facts at the same time")
	p.sees("Theirs")
	p.unhurt("both versions")
	p.sound("both")
	p.clicks("Save")
	p.sees("Saved.")
	var now struct {
		Summary struct {
			Name string `json:"name"`
		} `json:"summary"`
	}
	agent.Says(http.MethodGet, "/api/v1/projects/"+id, "", nil, &now)
	if now.Summary.Name != "Mine" {
		t.Errorf("the project is called %q", now.Summary.Name)
	}
}

// An officer finds the cases of the department by light, and an investor what there is to do, on any
// screen and in both languages.
func TestDesksAndToDo(t *testing.T) {
	h, browser := build(t), run.Chromium(t)
	agent, investor := h.with("agent", nil, "agent"), h.with("owner", nil, "investor")
	id := agent.project("works", "Works "+hostile, workshop)
	agent.Says(http.MethodPost, "/api/v1/projects/"+id+"/hand_over", "/api/v1/projects/"+id, map[string]any{"owner": investor.ID}, nil)
	var read struct {
		Terms struct {
			Department string `json:"department"`
		} `json:"terms"`
	}
	at := "/api/v1/projects/" + id + "/cases/project_code"
	agent.Says(http.MethodPost, at+"/steps", at, map[string]any{"step": "receive"}, &read)
	officer := h.with("officer", map[string]any{"department": read.Terms.Department}, "officer")
	for _, s := range []screen{{width: 390, lang: "zh", dark: true}, {width: 1920, lang: "en"}} {
		say := func(zh, en string) string { return map[string]string{"zh": zh, "en": en}[s.lang] }
		p := h.page(browser, s)
		p.logsIn(officer, s.lang)
		p.goes("/desk")
		p.sees("Works")
		p.presses("j")
		p.sees(say("下一步", "What may be entered"))
		p.unhurt("desk")
		p.sound("desk")
		p.presses("a")
		p.sees(say("文书编号", "Number of the document"))
		p.sound("accept")

		p = h.page(browser, s)
		p.logsIn(investor, s.lang)
		p.goes("/mine")
		p.sees(say("要准备的材料", "Papers to bring"))
		p.unhurt("to-do")
		p.sound("to-do")
		p.goes("/new")
		p.sees(say("只有名称", "Only a name"))
		p.sound("new")

		p = h.page(browser, s)
		p.logsIn(agent, s.lang)
		p.goes("/projects")
		p.sees("Works")
		p.sound("table")
		p.presses("t")
		p.finds("table.timeline")
		p.sound("timeline")
		p.goes("/bulk")
		p.sees(say("下载模板", "Download the template"))
		p.sound("bulk")
	}
}
