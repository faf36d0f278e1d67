package profile

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/lang"
)

// Template writes a profile to fill in, as YAML with the questions as comments in the language
// asked for. It asks the facts of ask in that order, with a heading for each group; ids that the
// rule set does not have are left out. What seed states is filled in already, also where ask
// does not name it.
//
// An open fact stands as unknown. One that has a default, or that a rule derives, stands behind
// a comment sign, so that it keeps that value until somebody answers. Decode reads the template
// as it is.
func Template(facts *Facts, seed Profile, ask []string, l lang.Lang) []byte {
	t := template{facts: facts, lang: l}
	t.comment("", t.say("项目画像：把 unknown 改成答案；还不清楚的留着 unknown，方案会列出它影响哪些事项。",
		"Project profile: put answers in place of unknown. What is not known may stay unknown; the plan says what depends on it."))
	t.comment("", t.say("行首带 # 的要素已有默认值或者可以推算；与实际不符的，去掉 # 再改。",
		"Facts behind a # have a default or are derived; where that is wrong, remove the # and change the value."))
	t.line("id: %s", quote(seed.ID))
	t.line("name: %s", quote(seed.Name))
	t.line("start: %s  # %s", seed.Start, t.say("路径可以开始的第一个工作日", "first working day on which the route may begin"))
	t.site(seed.Site)
	t.line("facts:")
	for _, slot := range t.order(seed, ask) {
		t.heading(facts.List[slot].Group)
		t.ask(slot, seed)
	}
	t.underWay(&seed)
	t.parts(&seed)
	return t.out.Bytes()
}

// site writes the plot that a project stands on, or shows how to name one.
func (t *template) site(s Site) {
	switch {
	case s.Plot == "":
		t.comment("", "site: …  # "+t.say("所在地块的编号（sevenlists plots 列出），有了它就不必再答地块方面的问题",
			"id of the plot (sevenlists plots lists them), which answers the questions about the land"))
	case s.Version == 0:
		t.line("site: %s", quote(s.Plot))
	default:
		t.line("site: {plot: %s, version: %d}", quote(s.Plot), s.Version)
	}
}

// parts writes the phases, lots and buildings of a project, or shows how to write them.
func (t *template) parts(seed *Profile) {
	t.line("")
	t.comment("", t.say("分期、标段、单体：只写与整个项目不同的要素；不分的不填。",
		"Phases, lots and buildings: only what differs from the whole project. Leave it out of a project without parts."))
	if len(seed.Parts) == 0 {
		t.comment("", "parts:")
		t.comment("", "- {id: phase1, kind: phase, name: "+t.say("一期", "First phase")+"}")
		t.comment("", "- {id: lot1, kind: lot, parent: phase1, start: "+seed.Start.String()+", facts: {"+t.varies()+": …}}  # phase, lot, building")
		return
	}
	t.line("parts:")
	for _, part := range parted(seed, t.facts) {
		fields, err := json.Marshal(part)
		if err != nil {
			panic(err) // texts, numbers and dates always have a JSON form
		}
		t.line("  - %s", fields)
	}
}

// underWay writes what has been done and fixed, or shows how to write it.
func (t *template) underWay(seed *Profile) {
	t.line("")
	t.comment("", t.say("已在办理的项目：写明截至哪一天、办到哪一步、哪些由人限定；项目尚未开始的不填。",
		"A project under way: as of which day, what has been done, what a person has fixed. Leave it out of a project that has not begun."))
	if !seed.UnderWay() {
		t.comment("", "as_of: "+seed.Start.String())
		t.comment("", "progress: {"+t.say("事项编码", "item_id")+": {state: obtained, finished: "+seed.Start.String()+", document: …}}  # obtained, in_progress, waived")
		t.comment("", "constraints: {"+t.say("事项编码", "item_id")+": {must_finish_by: …, not_before: …, duration_days: …, reason: …}}")
		return
	}
	for _, block := range underWay(seed, t.facts) {
		entries, ok := block.value.(object)
		if !ok {
			t.line("%s: %s", block.key, block.value)
			continue
		}
		t.line("%s:", block.key)
		for _, e := range entries {
			fields, err := json.Marshal(e.value)
			if err != nil {
				panic(err) // texts, numbers and dates always have a JSON form
			}
			t.line("  %q: %s", e.key, fields)
		}
	}
}

// varies gives a fact that a part may state, such as a quantity.
func (t *template) varies() string {
	first := "…"
	for _, fact := range t.facts.unique() {
		if fact.VariesByPart && (fact.Sums || first == "…") {
			if first = fact.ID; fact.Sums {
				break
			}
		}
	}
	return first
}

// template is a profile to fill in, in the making.
type template struct {
	facts *Facts
	lang  lang.Lang
	out   bytes.Buffer
	group string // the group whose heading was written last
}

func (t *template) say(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(t.lang) }

func (t *template) line(format string, args ...any) { fmt.Fprintf(&t.out, format+"\n", args...) }

// comment writes a text as one comment line, whatever line breaks it has.
func (t *template) comment(indent, text string) {
	t.line("%s# %s", indent, strings.Join(strings.Fields(text), " "))
}

// order gives the slots to write, each once: those asked for, then what else the seed states.
func (t *template) order(seed Profile, ask []string) []int {
	var slots []int
	for _, id := range ask {
		if slot, ok := t.facts.Slot(id); ok && !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	for slot := range t.facts.List {
		if t.isStated(seed, slot) && !slices.Contains(slots, slot) {
			slots = append(slots, slot)
		}
	}
	return slots
}

func (t *template) isStated(seed Profile, slot int) bool {
	return seed.IsStatedUnknown(slot) || slot < len(seed.Origin) && seed.Origin[slot] == Stated
}

// heading writes the title of a group where a new one begins.
func (t *template) heading(group string) {
	if group == t.group {
		return
	}
	t.group = group
	for _, g := range t.facts.Groups {
		if g.ID == group {
			t.line("")
			t.comment("  ", "== "+g.Title.In(t.lang)+" ==")
		}
	}
}

// ask writes one fact: its question, what may be answered, and the line to fill in.
func (t *template) ask(slot int, seed Profile) {
	fact := &t.facts.List[slot]
	t.line("")
	t.comment("  ", fact.Question.In(t.lang))
	t.allowed(fact)
	switch {
	case t.isStated(seed, slot):
		t.line("  %s: %s", fact.ID, write(seed.Value(slot)))
	case fact.ID == ReferenceDate:
		t.comment("  ", fmt.Sprintf("%s: %s", fact.ID, seed.ReferenceDate(t.facts)))
	case fact.Default.IsKnown():
		t.comment("  ", fmt.Sprintf("%s: %s", fact.ID, write(fact.Default)))
	case fact.Derived:
		t.comment("  ", fact.ID+": unknown")
	default:
		t.line("  %s: unknown", fact.ID)
	}
}

// allowed writes what may be answered.
func (t *template) allowed(fact *Fact) {
	const indent = "  #   "
	switch fact.Type {
	case EnumType:
		width := 0
		for _, choice := range fact.Values {
			width = max(width, len(choice.ID))
		}
		for _, choice := range fact.Values {
			t.line("%s%-*s  %s", indent, width, choice.ID, strings.Join(strings.Fields(choice.Name.In(t.lang)), " "))
		}
	case BooleanType:
		t.line("%s%s", indent, t.say("true 是，false 否", "true or false"))
	case NumberType:
		t.line("%s%s", indent, t.numbers(fact))
	case DateType:
		t.line("%s%s", indent, t.say("年-月-日", "year-month-day"))
	}
}

// numbers says which numbers may be answered, and in what unit.
func (t *template) numbers(fact *Fact) string {
	words := []string{t.say("数字", "a number")}
	if fact.Integer {
		words[0] = t.say("整数", "a whole number")
	}
	if unit := fact.Unit.In(t.lang); unit != "" {
		words = append(words, t.say("单位："+unit, "in "+unit))
	}
	low, high := fact.limits()
	if shown := limit(low); shown != "" {
		words = append(words, t.say("不小于 "+shown, "at least "+shown))
	}
	if shown := limit(high); shown != "" {
		words = append(words, t.say("不大于 "+shown, "at most "+shown))
	}
	return strings.Join(words, t.say("，", ", "))
}

// write writes a value so that YAML reads the same again.
func write(v Value) string {
	if v.Kind() == TextKind {
		return quote(v.Text())
	}
	return v.String()
}

// plainWord matches texts that YAML reads as text without quotes, but for a few words.
var plainWord = regexp.MustCompile(`^[a-z][a-z0-9_-]*$`)

// quote writes a text, in quotes where YAML would take it for something else. The escapes of a
// Go string are escapes of YAML too.
func quote(s string) string {
	if plainWord.MatchString(s) && s != "true" && s != "false" && s != "null" {
		return s
	}
	return strconv.Quote(s)
}
