package whatif

import (
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/words"
)

// writer says changes in one language.
type writer struct{ words.Writer }

func (w writer) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(w.Lang) }

// change writes one outcome as a row; base is what the plan costs as it is.
func (w writer) change(e *explorer, o *outcome, base costs) (Change, error) {
	c := Change{
		Set: make(map[string]profile.Value, len(o.moves)), Facts: make([]FactChange, 0, len(o.moves)),
		Dropped: e.ids(o.dropped), Added: e.ids(o.added), Open: e.ids(o.open),
		FinishMoved: o.finishMoved, BeforeStartMoved: o.beforeMoved, DaysMoved: o.daysMoved,
		CommitmentsGained: e.ids(o.gained), CommitmentsLost: e.ids(o.lost),
		ProblemsFound: o.found, ProblemsSettled: o.settled,
	}
	var texts []string
	for _, m := range o.moves {
		row := w.fact(e, m)
		c.Set[rules.Key(row.Fact, row.Part)] = row.To
		c.Facts = append(c.Facts, row)
		texts = append(texts, row.Text)
	}
	err := e.moveMoney(&c, o, base)
	c.Text = strings.Join(texts, w.say("，且", " and ")) + w.say("：", ": ") + w.effects(e, o, w.paid(&c))
	return c, err
}

func (e *explorer) ids(items []int) []string {
	ids := make([]string, len(items))
	for i, n := range items {
		ids[i] = e.base.Decision.Items[n].Key()
	}
	return ids
}

// nameOf is the name of an item by its place in the decision.
func (e *explorer) nameOf(n int) lang.Text {
	d := &e.base.Decision.Items[n]
	return e.base.Decision.Named(d.Item.Name, d.Part)
}

// fact writes one move: 年用电量低于500万千瓦时（现为600万千瓦时）.
func (w writer) fact(e *explorer, m move) FactChange {
	f := &e.set.Facts().List[m.slot]
	row := FactChange{
		Fact: f.ID, Part: m.part, Name: e.base.Decision.Named(f.Name, m.part).In(w.Lang),
		From: e.base.Decision.ProfileOf(m.part).Value(m.slot), To: m.Value, Limit: m.Limit,
		Cost: f.CostHint.In(w.Lang),
	}
	now := ""
	if row.From.IsKnown() {
		now = w.say("（现为"+w.Value(f.ID, row.From)+"）", " (now "+w.Value(f.ID, row.From)+")")
	} else {
		now = w.say("（现未知）", " (not known now)")
	}
	if !m.Limit.IsKnown() {
		row.Text = w.say("“"+row.Name+"”为“"+w.Value(f.ID, m.Value)+"”", row.Name+": "+w.Value(f.ID, m.Value)) + now
		return row
	}
	row.Text = row.Name + w.relation(f, m, row.From) + w.Value(f.ID, m.Limit) + now
	return row
}

// relation says where the new value lies: under its limit, over it, or at it, which on the way
// down is the most that still serves.
func (w writer) relation(f *profile.Fact, m move, from profile.Value) string {
	down := f.Changeable == "down"
	if from.IsKnown() {
		down = size(m.Value) < size(from)
	}
	date := f.Type == profile.DateType
	switch {
	case m.Side == rules.Under && date:
		return w.say("早于", " before ")
	case m.Side == rules.Under:
		return w.say("低于", " below ")
	case m.Side == rules.Over && date:
		return w.say("晚于", " after ")
	case m.Side == rules.Over:
		return w.say("高于", " above ")
	case date && down:
		return w.say("不晚于", " no later than ")
	case date:
		return w.say("不早于", " no earlier than ")
	case m.Value.Micro() == 0:
		return w.say("为", " at ")
	case down:
		return w.say("不超过", " no more than ")
	}
	return w.say("不低于", " no less than ")
}

func size(v profile.Value) int64 {
	if v.Kind() == profile.DateKind {
		return int64(v.Date())
	}
	return v.Micro()
}

// effects says what the plan is with the change: 不需节能审查，提前12个工作日.
func (w writer) effects(e *explorer, o *outcome, paid []string) string {
	var parts []string
	items := func(zh, en string, list []int) {
		if len(list) == 0 {
			return
		}
		names := make([]string, len(list))
		for i, n := range list {
			names[i] = e.nameOf(n).In(w.Lang)
		}
		parts = append(parts, w.say(zh, en+" ")+strings.Join(names, w.say("、", ", ")))
	}
	problems := func(zh, en string, ids []string) {
		if len(ids) == 0 {
			return
		}
		names := make([]string, len(ids))
		for i, id := range ids {
			names[i] = w.problem(e, id)
		}
		parts = append(parts, w.say(zh, en)+strings.Join(names, w.say("、", ", ")))
	}
	items("不需", "no", o.dropped)
	items("另需", "but", o.added)
	items("是否需要有待明确：", "may not need", o.open)
	parts = append(append(parts, w.finish(o.finishMoved)), paid...)
	items("可以承诺办理", "a commitment is offered for", o.gained)
	items("不能再承诺办理", "no commitment any more for", o.lost)
	problems("解决问题：", "settles ", o.settled)
	problems("出现问题：", "raises ", o.found)
	return strings.Join(parts, w.say("，", ", "))
}

func (w writer) problem(e *explorer, id string) string {
	if fact, found := strings.CutPrefix(id, "contradiction_"); found {
		return w.say("“"+w.FactName(fact)+"”与推算不一致", "the stated "+w.FactName(fact)+" contradicts its derivation")
	}
	if text, found := planner.ContradictionName(e.set, &e.base.Decision, id); found {
		return text.In(w.Lang)
	}
	plain, part := profile.CutKey(id)
	for _, p := range e.set.Problems() {
		if p.ID == plain {
			return e.base.Decision.Named(p.Name, part).In(w.Lang)
		}
	}
	return id
}

// finish says how far the finish moves.
func (w writer) finish(days int) string {
	unit := "working days"
	if days == 1 || days == -1 {
		unit = "working day"
	}
	n := profile.FormatMicro(int64(max(days, -days)) * profile.Scale)
	switch {
	case days < 0:
		return w.say("提前"+n+"个工作日", n+" "+unit+" earlier")
	case days > 0:
		return w.say("推迟"+n+"个工作日", n+" "+unit+" later")
	}
	return w.say("完成日期不变", "the same finish")
}
