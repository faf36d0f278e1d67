package view

import (
	"io"
	"slices"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/words"
)

// Explain writes for a terminal why one item is or is not needed, what it waits for, whether it
// may be entered on a commitment, and what would have to be different. It returns *fault.Error
// NotFound item.unknown where the plan speaks of no such item, and otherwise the error of the
// writer.
func Explain(w io.Writer, p *planner.Plan, set RuleSet, item string, o TextOptions) error {
	t := newTerminal(p, set, o)
	e := explainer{t}
	switch row := t.items[item]; {
	case row != nil:
		e.needed(row)
	default:
		i := slices.IndexFunc(p.NotRequired, func(n planner.NotRequiredRow) bool { return n.ID == item })
		if i < 0 {
			names := make([]string, 0, len(t.names))
			for id := range t.names {
				names = append(names, id)
			}
			slices.Sort(names)
			if keys := keysOf(names, item); len(keys) > 0 {
				return fault.New(fault.NotFound, "profile.part.key", "", item, keys)
			}
			return fault.New(fault.NotFound, "item.unknown", "", item, fault.Nearest(item, names))
		}
		e.notNeeded(&p.NotRequired[i])
	}
	return t.writeTo(w)
}

// keysOf are the keys under which a plan has the item of a key that it does not have.
func keysOf(names []string, key string) []string {
	id, _ := profile.CutKey(key)
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool {
		other, _ := profile.CutKey(name)
		return other != id
	})
}

type explainer struct{ *terminal }

// needed explains a required or possible item.
func (e explainer) needed(row *planner.ItemRow) {
	e.heading(row.Name + e.say("bracket", row.ID))
	verdict := e.tell("需要办理", "required")
	if row.Status == "possible" {
		verdict = e.tell("可能需要：还有要素未知", "possible: some facts are not known")
	}
	e.wrapped(verdict+e.say("clause")+row.Department, bold)
	e.section(e.tell("为什么", "Why"))
	for _, r := range row.Because {
		e.bullet("•", "", e.reason(r))
		e.listLaws(e.basis([]words.Reason{r}, nil))
	}
	e.listFacts(e.tell("尚待明确", "Still to be known"), row.Missing)
	e.listFacts(e.tell("依据默认值推定", "Rests on defaults"), row.Assumed)
	if s := row.Schedule; s != nil {
		e.section(e.tell("什么时候", "When"))
		e.bullet("•", "", e.tell("最早 ", "early ")+date(s.EarlyStart)+" – "+date(s.EarlyFinish)+e.say("clause")+
			e.tell("最迟 ", "late ")+date(s.LateStart)+" – "+date(s.LateFinish)+e.say("clause")+
			e.tell("总时差 ", "total float ")+number(float64(s.TotalFloat))+e.tell(" 个工作日", " working days"))
		if s.Critical {
			e.bullet("•", "", e.tell("在关键路径上：它晚一天，整个项目晚一天", "on the critical path: a day lost here is a day lost for the project"))
		}
	}
	e.edges(row.ID)
	e.commitment(row)
}

// edges says what the item waits for and what waits for it.
func (e explainer) edges(id string) {
	var before, after []planner.EdgeRow
	for _, edge := range e.Edges {
		if edge.To == id {
			before = append(before, edge)
		}
		if edge.From == id {
			after = append(after, edge)
		}
	}
	line := func(other string, edge planner.EdgeRow) {
		kind := e.term(e.set.Vocabulary.EdgeKinds, string(edge.Kind))
		if edge.Relaxed {
			kind += e.tell("，本方案不受其约束", ", does not bind in this variant")
		}
		text := e.itemName(other) + e.say("bracket", kind)
		if edge.Reason != "" {
			text += e.say("colon") + edge.Reason
		}
		if laws := e.laws(edge.LegalBasis); laws != "" {
			text += e.say("bracket", laws)
		}
		e.bullet("•", "", text)
	}
	if len(before) > 0 {
		e.section(e.tell("等待", "Waits for"))
	}
	for _, edge := range before {
		line(edge.From, edge)
	}
	if len(after) > 0 {
		e.section(e.tell("之后", "Then"))
	}
	for _, edge := range after {
		line(edge.To, edge)
	}
}

// commitment says whether the item may be entered on a commitment or with a gap.
func (e explainer) commitment(row *planner.ItemRow) {
	switch c := row.Commitment; {
	case c != nil && c.Offered:
		e.section(c.ModeName)
		e.bullet("✓", "", e.tell("可以承诺办理，承诺后 ", "may be entered on a commitment; it then takes ")+number(float64(c.Days))+e.tell(" 个工作日", " working days"))
		e.listFacts(e.tell("依据默认值推定", "Rests on defaults"), c.Assumed)
	case c != nil:
		e.section(c.ModeName)
		e.bullet("✗", "", e.tell("现在不能承诺", "may not be entered on a commitment now"))
		for _, r := range c.RefusedBecause {
			e.bullet("•", "", e.reason(r))
		}
		e.listFacts(e.tell("需先明确", "Must be known first"), c.Missing)
	}
	if d := row.Deferral; d != nil {
		e.section(e.tell("容缺受理", "Accepted with a gap"))
		if d.Offered {
			e.bullet("✓", "", e.tell("标明的材料可以后补", "the marked papers may follow later"))
			return
		}
		for _, r := range d.RefusedBecause {
			e.bullet("•", "", e.reason(r))
		}
		e.listFacts(e.tell("需先明确", "Must be known first"), d.Missing)
	}
}

// notNeeded explains an item that the project does not need, and what would make it needed.
func (e explainer) notNeeded(row *planner.NotRequiredRow) {
	e.heading(row.Name + e.say("bracket", row.ID))
	e.wrapped(e.tell("不需要办理", "not required"), bold)
	e.section(e.tell("为什么；要变成需要，下列各条都要改变", "Why; each of these would have to be different"))
	for _, r := range row.Because {
		e.bullet("•", "", e.reason(r))
		e.listLaws(e.basis([]words.Reason{r}, nil))
	}
	e.listFacts(e.tell("依据默认值推定", "Rests on defaults"), row.Assumed)
}

// listFacts lists facts under a heading, if there are any.
func (e explainer) listFacts(title string, ids []string) {
	if len(ids) > 0 {
		e.bullet("?", "", title+e.say("colon")+e.factNames(ids))
	}
}

// listLaws writes articles under a reason.
func (e explainer) listLaws(laws []string) {
	if len(laws) > 0 {
		e.bullet(" ", dim, strings.Join(laws, e.say("clause")))
	}
}
