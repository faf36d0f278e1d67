package view

import (
	"encoding/json"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// entry writes one thing of the rule set as lines of label and value.
type entry struct {
	c   Catalogue
	out []string
}

func (e *entry) heading(name, id string) {
	e.out = append(e.out, style(e.c.Color).paint(bold, name+"  "+id))
}

// line writes a label and its value; nothing where the value is empty.
func (e *entry) line(label, value string) {
	if value == "" {
		return
	}
	width := e.c.Width
	if width == 0 {
		width = defaultWidth
	}
	const indent = 14
	for i, l := range wrap(clean(value), max(width, leastWidth)-indent) {
		if i > 0 {
			label = ""
		}
		e.out = append(e.out, pad(label, indent)+l)
	}
}

func (e *entry) write(w io.Writer, raw any) (bool, error) {
	if e.c.JSON {
		encoder := json.NewEncoder(w)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return true, encoder.Encode(raw)
	}
	_, err := io.WriteString(w, strings.Join(e.out, "\n")+"\n")
	return true, err
}

func (c Catalogue) laws(basis []rules.Basis) string {
	var parts []string
	for _, ref := range c.Quote(basis) {
		parts = append(parts, ref.String())
	}
	return strings.Join(parts, c.tell("；", "; "))
}

// Item shows the item of that id, and reports whether there is one.
func (c Catalogue) Item(w io.Writer, id string) (bool, error) {
	item := c.Set.Item(id)
	if item == nil {
		return false, nil
	}
	v := c.Set.Vocabulary()
	e := &entry{c: c}
	e.heading(item.Name.In(c.Lang), item.ID)
	e.line(c.tell("何时需要", "needed when"), item.Summary.In(c.Lang))
	e.line(c.tell("阶段", "phase"), rules.NameOf(v.Phases, item.Phase, c.Lang))
	e.line(c.tell("类别", "kind"), rules.NameOf(v.Kinds, item.Kind, c.Lang))
	office := item.Office(c.Day)
	e.line(c.tell("主办", "lead"), c.Department(office.Lead))
	e.line(c.tell("协办", "helpers"), strings.Join(c.Departments(office.Helpers), c.tell("、", ", ")))
	e.line(c.tell("有效期", "in force"), period(item.Effective.Period))
	if p, ok := item.PromisedOn(c.Day); ok {
		source := ""
		if p.Register != nil {
			source = "  " + p.Register.Source().In(c.Lang)
		}
		e.line(c.tell("承诺时限", "promised"), strconv.Itoa(p.Days)+c.tell(" 个工作日", " working days")+source)
	}
	if s := item.StatutoryOn(c.Day); s != nil {
		unit := c.tell(" 个工作日", " working days")
		switch s.Unit {
		case "calendar":
			unit = c.tell(" 日", " calendar days")
		case "immediate":
			unit = c.tell("（即时）", " (at once)")
		}
		e.line(c.tell("法定时限", "statutory"), strconv.Itoa(s.N)+unit+"  "+c.laws([]rules.Basis{s.Basis}))
	}
	for _, p := range item.Procedures {
		e.line(c.tell("特别程序", "procedure"), p.Name.In(c.Lang)+"  "+strconv.Itoa(p.WorkingDays)+c.tell(" 个工作日", " working days"))
	}
	for i := range item.Ways {
		if way := &item.Ways[i]; way.Holds(c.Day) {
			e.line(c.tell("审批方式", "way of handling"), rules.NameOf(v.Ways, way.Way, c.Lang)+"  "+period(way.Period)+"  "+c.laws([]rules.Basis{way.Basis}))
		}
	}
	if t := item.Commitment; t != nil {
		e.line(rules.NameOf(v.CommitmentModes, t.Mode, c.Lang), t.Conditions.In(c.Lang))
	}
	for _, r := range item.RegimesOn(c.Day) {
		var numbers []string
		for _, key := range slices.Sorted(maps.Keys(r.Numbers)) {
			numbers = append(numbers, key+" "+jsonText(r.Numbers[key]))
		}
		e.line(c.tell("限额", "limits"), strings.Join(numbers, c.tell("，", ", "))+"  "+c.laws([]rules.Basis{r.Basis}))
	}
	for _, whole := range item.OfProject {
		facts := make([]string, len(whole.Facts))
		for i, id := range whole.Facts {
			facts[i] = id
			if f := c.Set.Facts().Fact(id); f != nil {
				facts[i] = f.Name.In(c.Lang)
			}
		}
		e.line(c.tell("不得拆分", "undivided"), c.tell("这些限额按整个项目计算，不得拆分：", "these limits are taken over the whole project, which may not be split: ")+
			strings.Join(facts, c.tell("、", ", "))+"  "+c.laws([]rules.Basis{whole.Basis}))
	}
	for _, edge := range item.Prerequisites() {
		name := edge.From
		if earlier := c.Set.Item(edge.From); earlier != nil {
			name = earlier.Name.In(c.Lang)
		}
		e.line(c.tell("等待", "waits for"), name+" ("+rules.NameOf(v.EdgeKinds, string(edge.KindOn(c.Day)), c.Lang)+")  "+edge.Reason.In(c.Lang))
	}
	for i := range item.Materials {
		e.line(c.tell("材料", "paper"), c.paper(item, &item.Materials[i]))
	}
	for i := range item.Outputs {
		e.line(c.tell("结果", "output"), c.output(&item.Outputs[i]))
	}
	for i := range item.RestsOn {
		e.line(c.tell("变更", "change"), c.ground(&item.RestsOn[i]))
	}
	if visits := v.Visits.Of(item); visits != nil {
		e.line(c.tell("跑动次数", "visits"), strconv.Itoa(visits.N)+"  "+c.tell("可信度 ", "confidence ")+visits.Confidence)
	}
	e.line(c.tell("依据", "law"), c.laws(item.LegalBasis))
	e.line(c.tell("说明", "note"), item.Note.In(c.Lang))
	e.line(c.tell("可信度", "confidence"), item.Confidence)
	return e.write(w, item)
}

// paper says what a paper is, in which form it is handed in, and which items supply it.
func (c Catalogue) paper(item *rules.Item, m *rules.Material) string {
	v := c.Set.Vocabulary()
	notes := []string{rules.NameOf(v.Sources, m.Source, c.Lang)}
	d, confidence := v.Dressed(m, item.Confidence)
	if d.Form != "" {
		notes = append(notes, rules.NameOf(v.Forms, d.Form, c.Lang))
	}
	if d.Seal != "" {
		notes = append(notes, rules.NameOf(v.Seals, d.Seal, c.Lang))
	}
	if d.Copies > 0 {
		notes = append(notes, strconv.Itoa(d.Copies)+c.tell(" 份", " off"))
	}
	if confidence == "low" {
		notes = append(notes, c.tell("通用做法", "general custom"))
	}
	var names []string
	for _, id := range c.Set.Producers(m.ID) {
		names = append(names, c.Set.Item(id).Name.In(c.Lang))
	}
	if len(names) > 0 {
		notes = append(notes, c.tell("出自 ", "out of ")+strings.Join(names, c.tell("、", ", ")))
	}
	return m.Name.In(c.Lang) + c.tell("（", " (") + strings.Join(notes, c.tell("；", "; ")) + c.tell("）", ")")
}

// output says what an item gives and how long that holds on the day.
func (c Catalogue) output(o *rules.Output) string {
	name := o.Name.In(c.Lang)
	v := o.ValidOn(c.Day)
	if v == nil {
		return name
	}
	text := name + c.tell("，有效期 ", ", valid for ") + say(c.Lang, "days."+v.Unit, v.N)
	if laws := c.laws(v.Basis); laws != "" {
		text += "  " + laws
	}
	return text
}

// ground says which facts the result of an item rests on, how far they may move, and what follows.
func (c Catalogue) ground(g *rules.Ground) string {
	unit := ""
	if f := c.Set.Facts().Fact(g.Facts[0]); f != nil {
		unit = f.Unit.In(c.Lang)
	}
	how := c.Tolerated(g, unit)
	switch {
	case how != "":
		how = c.tell("超出", "by more than ") + how
		if g.Tolerance.Below {
			how = c.tell("除非", "unless by ") + c.Tolerated(g, unit)
		}
	case g.Direction == rules.Up:
		how = c.tell("增加", "growing")
	case g.Direction == rules.Down:
		how = c.tell("减少", "shrinking")
	default:
		how = c.tell("任何改变", "any change")
	}
	then := c.tell("重新办理", "done anew")
	if g.Then == rules.Amend {
		then = c.tell("办理变更", "amended")
	}
	if g.Days != nil {
		then += c.tell("，", ", ") + strconv.Itoa(*g.Days) + c.tell(" 个工作日", " working days")
	}
	text := strings.Join(c.FactNames(g.Facts), c.tell("、", ", ")) + c.tell("：", ": ") + how + " → " + then
	for _, more := range []string{period(g.Period), c.laws(g.Basis), c.tell("可信度 ", "confidence ") + g.Confidence} {
		if more != "" {
			text += "  " + more
		}
	}
	return text
}

func jsonText(v any) string {
	content, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(content)
}

// Fact shows the fact of that id, and reports whether there is one.
func (c Catalogue) Fact(w io.Writer, id string) (bool, error) {
	f := c.Set.Facts().Fact(id)
	if f == nil {
		return false, nil
	}
	e := &entry{c: c}
	e.heading(f.Name.In(c.Lang), f.ID)
	e.line(c.tell("问题", "question"), f.Question.In(c.Lang))
	e.line(c.tell("类型", "type"), string(f.Type))
	e.line(c.tell("单位", "unit"), f.Unit.In(c.Lang))
	for _, choice := range f.Values {
		e.line(c.tell("取值", "value"), choice.ID+"  "+choice.Name.In(c.Lang))
	}
	e.line(c.tell("默认值", "default"), c.Value(f.ID, f.Default))
	e.line(c.tell("由谁回答", "answered by"), c.Department(f.Ask))
	if f.Min.IsKnown() || f.Max.IsKnown() {
		e.line(c.tell("范围", "range"), bound(f.Min)+" … "+bound(f.Max))
	}
	if f.VariesByPart {
		e.line(c.tell("各部分", "parts"), c.tell("分期、标段、单体可以各填各的", "a phase, lot or building may state its own"))
	}
	if f.Sums {
		e.line(c.tell("合计", "sum"), c.tell("项目不填写时为各部分之和", "where the project does not state it, it is the sum of its parts"))
	}
	var readers []string
	for _, item := range c.Set.Readers(id) {
		readers = append(readers, item.Name.In(c.Lang))
	}
	e.line(c.tell("用于", "decides"), strings.Join(readers, c.tell("、", ", ")))
	e.line(c.tell("说明", "note"), f.Note.In(c.Lang))
	return e.write(w, f)
}

func bound(v profile.Value) string {
	if !v.IsKnown() {
		return ""
	}
	return v.String()
}

// Problem shows the problem of that id, and reports whether there is one.
func (c Catalogue) Problem(w io.Writer, id string) (bool, error) {
	for _, p := range c.Set.Problems() {
		if !strings.EqualFold(p.ID, id) {
			continue
		}
		e := &entry{c: c}
		e.heading(p.Name.In(c.Lang), p.ID)
		e.line(c.tell("程度", "severity"), rules.NameOf(c.Set.Vocabulary().Severities, p.Severity, c.Lang))
		e.line(c.tell("由谁解决", "solved by"), c.Department(p.Solver))
		e.line(c.tell("协助", "helpers"), strings.Join(c.Departments(p.Helpers), c.tell("、", ", ")))
		e.line(c.tell("建议", "suggestion"), p.Suggestion.In(c.Lang))
		for _, affected := range p.Affects {
			if item := c.Set.Item(affected); item != nil {
				e.line(c.tell("影响", "affects"), item.Name.In(c.Lang))
			}
		}
		e.line(c.tell("依据", "law"), c.laws(p.LegalBasis))
		e.line(c.tell("说明", "note"), p.Note.In(c.Lang))
		return e.write(w, p)
	}
	return false, nil
}
