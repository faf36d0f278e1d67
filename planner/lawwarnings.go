package planner

import (
	"slices"
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

// lawWarnings say what a reader of a plan under planned law must know: what is replaced by what has
// come since, what is new, and what the law of its own day does not suit.
func (m *maker) lawWarnings(add func(code, item, zh, en string)) {
	if m.law == nil {
		return
	}
	for _, s := range m.law.swings {
		a, b := s.days[0].String(), s.days[1].String()
		add("law_swings", s.key, "“"+m.nameOf(s.key)+"”的计划受理日在"+a+"与"+b+"之间反复，按哪一天的规定都排不定，仍按适用规则日的规定",
			m.nameOf(s.key)+" moves between "+a+" and "+b+" by the law of either day: that of the reference date is taken")
	}
	if !slices.ContainsFunc(m.decision.Items, func(d rules.ItemDecision) bool { return d.Day != 0 }) {
		return
	}
	was := make(map[string]rules.Verdict, len(m.law.reference.Items))
	for i := range m.law.reference.Items {
		d := &m.law.reference.Items[i]
		was[d.Key()] = d.Verdict
	}
	told := map[string]bool{}
	for i := range m.decision.Items {
		if d := &m.decision.Items[i]; was[d.Key()] == rules.Required && d.Verdict == rules.NotRequired {
			m.lawReplaced(d, told, add)
		}
	}
	for i := range m.decision.Items {
		d := &m.decision.Items[i]
		if key := d.Key(); was[key] == rules.NotRequired && d.Verdict == rules.Required && !told[key] {
			day := d.Day.String()
			add("law_new", key, "“"+m.nameOf(key)+"”按其计划受理日（"+day+"）的规定需要办理"+m.articles(d),
				m.nameOf(key)+" is required by the law of its planned day, "+day+m.articles(d))
		}
	}
	add("law_planned", "", "部分事项按其计划受理日的规定；问题、尚未明确的要素和日期范围仍按适用规则日的规定，其他方案的日期沿用本方案的事项",
		"Some items follow the law of their own planned day; problems, open questions and the range of dates follow that of the reference date, and the other variants have the items of this one")
}

// lawReplaced tells of an item that its planned day does not have any more, and what has come in its
// place.
func (m *maker) lawReplaced(d *rules.ItemDecision, told map[string]bool, add func(code, item, zh, en string)) {
	key, day := d.Key(), d.Day.String()
	var zh, en []string
	for _, why := range d.Because {
		for _, id := range why.Successors {
			for i := range m.decision.Items {
				if next := &m.decision.Items[i]; next.Item.ID == id && next.Verdict == rules.Required && m.decision.Profile.Related(next.Part, d.Part) {
					told[next.Key()] = true
					zh = append(zh, "“"+m.nameOf(next.Key())+"”"+m.articles(next))
					en = append(en, m.nameOf(next.Key())+m.articles(next))
				}
			}
		}
	}
	if len(zh) == 0 {
		add("law_gone", key, "“"+m.nameOf(key)+"”按其计划受理日（"+day+"）的规定不再需要", m.nameOf(key)+" is not required any more by the law of its planned day, "+day)
		return
	}
	add("law_replaced", key, "“"+m.nameOf(key)+"”在其计划受理日（"+day+"）已经取消，改办："+strings.Join(zh, "、"),
		m.nameOf(key)+" has ended by its planned day, "+day+"; in its place: "+strings.Join(en, ", "))
}

// articles quotes the articles by which an item is required, as they hold on the day by whose law it
// is; nothing where none is quoted.
func (m *maker) articles(d *rules.ItemDecision) string {
	var refs []string
	for _, r := range m.writer.On(d.Day).Quote(d.Item.LegalBasis) {
		refs = append(refs, r.String())
	}
	if len(refs) == 0 {
		return ""
	}
	joined := strings.Join(refs, lang.Text{ZH: "、", EN: ", "}.In(m.opt.Lang))
	return lang.Text{ZH: "（" + joined + "）", EN: " (" + joined + ")"}.In(m.opt.Lang)
}
