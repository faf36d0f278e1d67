package view

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/diff"
)

// fewDiffers are the rows of a section on the first screen.
const fewDiffers = 8

// difference writes a comparison for a terminal.
type difference struct {
	*terminal
	d    *diff.Document
	full bool
}

// Diff writes for a terminal what differs between two plans, and why: how far it moves, which
// items come and go, then dates and the rest. It returns the error of the writer.
func Diff(w io.Writer, d *diff.Document, set RuleSet, o TextOptions) error {
	t := newDifference(d, set, o)
	t.ends()
	if d.Equal {
		t.blank()
		t.wrapped(t.tell("没有差别。", "Nothing differs."), bold)
		return t.writeTo(w)
	}
	if d.Same {
		t.blank()
		t.wrapped(t.tell("两个方案相同；不同的只是它们所依据的：", "The plans are the same; only what they are made of differs:"), bold)
	} else {
		t.moved()
	}
	t.inputs()
	t.comings()
	t.changes()
	t.dates()
	t.money()
	t.problems()
	t.counts()
	t.ruleChanges()
	t.note()
	return t.writeTo(w)
}

// newDifference readies a comparison for a terminal.
func newDifference(d *diff.Document, set RuleSet, o TextOptions) *difference {
	facts := make([]planner.FactRow, len(d.Facts))
	for i, f := range d.Facts {
		facts[i] = planner.FactRow{Fact: f.Fact, Name: f.Name, Unit: f.Unit}
	}
	if set.Facts != nil { // causes may name facts that only the profiles state differently
		for i := range set.Facts.List {
			f := &set.Facts.List[i]
			facts = append(facts, planner.FactRow{Fact: f.ID, Name: f.Name.In(d.Lang), Unit: f.Unit.In(d.Lang)})
		}
	}
	return &difference{terminal: newTerminal(&planner.Plan{Lang: d.Lang, Facts: facts}, set, o), d: d, full: o.Full}
}

// told tells for a comparison of several projects what makes one differ from the first.
func (t *difference) told() {
	switch {
	case t.d.Equal:
		t.wrapped(t.tell("没有差别。", "Nothing differs."), bold)
		return
	case t.d.Same:
		t.wrapped(t.tell("两个方案相同；不同的只是它们所依据的：", "The plans are the same; only what they are made of differs:"), bold)
	default:
		t.moved()
	}
	t.inputs()
	t.comings()
	t.problems()
	t.note()
}

// ends says what is compared.
func (t *difference) ends() {
	a, b := &t.d.A, &t.d.B
	name := func(e *diff.End) string { return orID(strings.TrimSpace(e.Name), e.ID) }
	title := name(a)
	if name(b) != title {
		title += " → " + name(b)
	}
	t.heading(title)
	for _, s := range t.d.Settings {
		if s.What != "lang" {
			t.wrapped(t.settingName(s.What)+t.say("colon")+t.setting(s.What, s.A)+" → "+t.setting(s.What, s.B), dim)
		}
	}
}

// settingName names a way of planning.
func (t *difference) settingName(what string) string {
	switch what {
	case "start":
		return t.say("start")
	case "reference_date":
		return t.say("reference_date")
	case "variant":
		return t.say("variant")
	case "rules":
		return t.say("revision")
	case "as_of":
		return t.tell("画像日期", "As of")
	case "site":
		return t.tell("地块", "Plot")
	case "assume":
		return t.tell("未说明的要素", "Facts not stated")
	case "commitments":
		return t.tell("采用的承诺", "Commitments taken")
	case "law":
		return t.say("law_day")
	}
	return what
}

// setting writes one way of planning.
func (t *difference) setting(what, value string) string {
	switch {
	case what == "law":
		if value == "planned" {
			return t.tell("各事项的计划受理日", "each item's own planned day")
		}
		return t.tell("适用规则日", "the reference date")
	case value == "":
		return t.tell("无", "none")
	case what == "rules":
		return short(value)
	case what == "variant":
		return t.variantName(value)
	case what == "assume" && (value == "defaults" || value == "none"):
		return t.say("assume." + value)
	case what == "commitments" && value == "all":
		return t.tell("全部", "all")
	case what == "commitments" && value == "none":
		return t.tell("不采用", "none")
	}
	return value
}

// moved says how far the plan as a whole has moved.
func (t *difference) moved() {
	a, b, m := &t.d.A, &t.d.B, &t.d.Moved
	t.section(t.tell("总的变化", "What moved"))
	t.bullet("•", boldBlue, t.say("finish")+t.say("colon")+t.fromTo(date(a.Finish), date(b.Finish))+t.later(m.Finish))
	if m.Why != nil {
		t.bullet(" ", dim, t.why(*m.Why))
	}
	days := func(n int) string { return t.say("days.working", n) }
	t.bullet("•", boldBlue, t.say("before_start")+t.say("colon")+t.fromTo(days(a.BeforeStart), days(b.BeforeStart))+t.more(m.BeforeStart))
	t.bullet("•", boldBlue, t.say("items")+t.say("colon")+t.fromTo(t.say("count.items", a.Items), t.say("count.items", b.Items)))
}

// fromTo writes two states; one where they are the same.
func (t *difference) fromTo(a, b string) string {
	if a == b {
		return a + t.tell("（不变）", " (unchanged)")
	}
	return a + " → " + b
}

// later says how far a date has moved, behind the date.
func (t *difference) later(days int) string {
	if days == 0 {
		return ""
	}
	return t.say("bracket", t.farther(days))
}

// more says by how many days a length has changed.
func (t *difference) more(days int) string {
	switch {
	case days > 0:
		return t.say("bracket", t.tell("多"+strconv.Itoa(days)+"个", strconv.Itoa(days)+" more"))
	case days < 0:
		return t.say("bracket", t.tell("少"+strconv.Itoa(-days)+"个", strconv.Itoa(-days)+" fewer"))
	}
	return ""
}

// few gives how many rows of a section are shown, and tells at its end how many are not.
func (t *difference) few(n int) (shown int, rest func()) {
	shown = n
	if !t.full && n > fewDiffers {
		shown = fewDiffers
	}
	return shown, func() {
		if n > shown {
			t.bullet(" ", dim, t.tell("另有"+strconv.Itoa(n-shown)+"条，见 --full", strconv.Itoa(n-shown)+" more with --full"))
		}
	}
}

// inputs says in what the two differ, and what each of that does by itself.
func (t *difference) inputs() {
	if len(t.d.Effects) == 0 {
		t.statedFacts()
		return
	}
	var acting, idle []diff.Effect
	for _, e := range t.d.Effects {
		if e.Alone == nil || e.Without == nil || *e.Alone != (diff.Shift{}) || *e.Without != (diff.Shift{}) {
			acting = append(acting, e)
		} else {
			idle = append(idle, e)
		}
	}
	t.section(t.tell("由什么引起", "What differs between the two"))
	far := func(e diff.Effect) int {
		size := 0
		for _, s := range []*diff.Shift{e.Alone, e.Without} {
			if s != nil {
				size = max(size, s.Finish, -s.Finish, s.BeforeStart, -s.BeforeStart)
			}
		}
		return size
	}
	slices.SortStableFunc(acting, func(a, b diff.Effect) int { return far(b) - far(a) })
	all := append(slices.Clone(acting), idle...)
	shown, rest := t.few(len(all))
	for i := range all[:shown] {
		e := &all[i]
		t.bullet("•", boldBlue, t.inputText(e)+t.effect(e))
	}
	rest()
}

// statedFacts says which facts differ, where nothing more is known of them.
func (t *difference) statedFacts() {
	if len(t.d.Facts) == 0 {
		return
	}
	t.section(t.tell("不同的要素", "Facts that differ"))
	shown, rest := t.few(len(t.d.Facts))
	for _, f := range t.d.Facts[:shown] {
		t.bullet("•", boldBlue, f.Name+t.say("colon")+t.stated(f.Fact, f.A)+" → "+t.stated(f.Fact, f.B))
	}
	rest()
}

// stated writes a value with where it comes from, unless a person stated it.
func (t *difference) stated(fact string, s diff.Stated) string {
	text := t.factValue(fact, s.Value)
	switch s.Origin {
	case "assumed", "derived":
		text += t.say("bracket", t.say("origin."+s.Origin))
	case "absent":
		text = t.tell("不问", "not asked")
	}
	return text
}

// inputText writes one difference between the recipes.
func (t *difference) inputText(e *diff.Effect) string {
	if e.Kind == "fact" {
		for _, f := range t.d.Facts {
			if f.Fact == e.ID {
				return f.Name + t.say("colon") + t.stated(f.Fact, f.A) + " → " + t.stated(f.Fact, f.B)
			}
		}
	}
	for _, s := range t.d.Settings {
		if s.What == e.Kind {
			return t.settingName(s.What) + t.say("colon") + t.setting(s.What, s.A) + " → " + t.setting(s.What, s.B)
		}
	}
	switch e.Kind {
	case "progress":
		return t.tell("办理进度：", "Progress: ") + e.Name
	case "constraint":
		return t.tell("人为限定：", "Fixed by hand: ") + e.Name
	}
	return e.Name
}

// effect says what a difference does by itself.
func (t *difference) effect(e *diff.Effect) string {
	if e.Alone == nil {
		return t.say("bracket", t.tell("不能单独改变", "cannot be changed by itself"))
	}
	parts := t.shift(e.Alone)
	switch {
	case e.Without != nil && *e.Without != *e.Alone:
		back := t.shift(e.Without)
		if len(back) == 0 {
			back = []string{t.tell("没有影响", "nothing")}
		}
		if len(parts) == 0 {
			parts = []string{t.tell("没有影响", "nothing")}
		}
		return t.say("bracket", t.tell("单独：", "alone: ")+strings.Join(parts, t.tell("、", ", "))+
			t.say("clause")+t.tell("在其余都变了之后：", "on top of the others: ")+strings.Join(back, t.tell("、", ", ")))
	case len(parts) == 0:
		return ""
	}
	return t.say("bracket", strings.Join(parts, t.tell("、", ", ")))
}

func (t *difference) shift(s *diff.Shift) []string {
	var parts []string
	if s.Finish > 0 {
		parts = append(parts, t.tell("办结晚"+strconv.Itoa(s.Finish)+"个工作日", "finish "+t.say("days.working", s.Finish)+" later"))
	} else if s.Finish < 0 {
		parts = append(parts, t.tell("办结早"+strconv.Itoa(-s.Finish)+"个工作日", "finish "+t.say("days.working", -s.Finish)+" earlier"))
	}
	if s.BeforeStart != 0 && s.BeforeStart != s.Finish {
		n := strconv.Itoa(s.BeforeStart)
		if s.BeforeStart > 0 {
			n = "+" + n
		}
		parts = append(parts, t.tell("开工前"+n+"天", n+" days before start"))
	}
	if s.Items > 0 {
		parts = append(parts, t.tell("多"+strconv.Itoa(s.Items)+"项", t.say("count.items", s.Items)+" more"))
	} else if s.Items < 0 {
		parts = append(parts, t.tell("少"+strconv.Itoa(-s.Items)+"项", t.say("count.items", -s.Items)+" fewer"))
	}
	return parts
}

// note says how far the causes may be trusted.
func (t *difference) note() {
	t.blank()
	switch {
	case t.d.CausesFrom == diff.ByReasons:
		t.wrapped(t.tell("至少一方只有方案而不能重新计划，原因取自方案所写的理由，未经验证。",
			"One side at least is a written plan that cannot be planned again: causes are read off its reasons and not proved."), dim)
	case t.d.Complete:
		t.wrapped(t.tell("要素、规则和办法的原因都经过验证：把该项差异换到另一方，重新计划。",
			"Causes that are facts, rules or settings were proved: each was put into the other side and planned again."), dim)
	default:
		t.wrapped(t.tell("差异太多，未能查遍全部组合，有的原因也许不全。", "There is too much that differs to try all of it together: some causes may be incomplete."), yellow)
	}
	if t.d.Untold {
		t.wrapped(t.tell("两个方案语言不同，清单中的文字没有比较。", "The plans are in different languages: texts in the lists were not compared."), yellow)
	}
}

// span writes how a date has moved.
func (t *difference) span(a, b calendar.Date, days int) string {
	return t.fromTo(date(a), date(b)) + t.later(days)
}
