package words

import (
	"strings"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// Limit says what a comparison of a rule asks of a project: 年用电量不低于500万千瓦时.
func (w Writer) Limit(l rules.Limit) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(w.Lang) }
	name := w.FactName(l.Fact)
	f := w.Set.Facts().Fact(l.Fact)
	date := f != nil && f.Type == profile.DateType
	if l.Fact2 != "" {
		other := w.FactName(l.Fact2)
		if l.Factor.IsKnown() {
			other += " × " + l.Factor.String()
		}
		switch l.Op {
		case "==":
			return name + say("等于", " equals ") + other
		case "!=":
			return name + say("不等于", " differs from ") + other
		}
		return name + bySize(l.Op, date).In(w.Lang) + other
	}
	values := make([]string, len(l.Want))
	for i, v := range l.Want {
		values[i] = w.Value(l.Fact, v)
	}
	listed := strings.Join(values, say("、", ", "))
	switch l.Op {
	case "==":
		return name + say("：", ": ") + listed
	case "!=":
		return name + say("：不是", ": not ") + listed
	case "in":
		return name + say("为", ": one of ") + listed + say("之一", "")
	case "not in":
		return name + say("不是", ": none of ") + listed + say("中的任何一种", "")
	}
	return name + bySize(l.Op, date).In(w.Lang) + listed
}

// bySize names a comparison by size.
func bySize(op string, date bool) lang.Text {
	if date {
		return map[string]lang.Text{
			"<": {ZH: "早于", EN: " before "}, "<=": {ZH: "不晚于", EN: " no later than "},
			">": {ZH: "晚于", EN: " after "}, ">=": {ZH: "不早于", EN: " no earlier than "},
		}[op]
	}
	return map[string]lang.Text{
		"<": {ZH: "低于", EN: " below "}, "<=": {ZH: "不超过", EN: " at most "},
		">": {ZH: "超过", EN: " above "}, ">=": {ZH: "不低于", EN: " at least "},
	}[op]
}

// Period says when rules hold: 2023-06-01至2025-08-31, from 2023-06-01 to 2025-08-31. It is empty
// for a time without ends.
func (w Writer) Period(p rules.Period) string {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(w.Lang) }
	open := calendar.Date(0)
	switch {
	case p.From == open && p.To == open:
		return ""
	case p.From == p.To:
		return say(p.From.String()+"当日", "on "+p.From.String())
	case p.To == open:
		return say(p.From.String()+"起", "from "+p.From.String()+" on")
	case p.From == open:
		return say(p.To.String()+"及以前", "until "+p.To.String())
	}
	return say(p.From.String()+"至"+p.To.String(), "from "+p.From.String()+" to "+p.To.String())
}

// Cite names articles whatever the day: those that may not be quoted on it by the bare title of
// their document, with a word that they are of another time.
func (w Writer) Cite(basis []rules.Basis) []string {
	var texts []string
	for i := range basis {
		b := basis[i : i+1]
		if refs := w.Quote(b); len(refs) > 0 {
			texts = append(texts, refs[0].String())
			continue
		}
		law := w.Set.Law(b[0].Law)
		if law == nil {
			continue
		}
		ref := LawRef{Title: law.Title.In(w.Lang), Article: w.article(b[0].Article)}
		remark := lang.Text{ZH: "（" + w.Day.String() + "不适用）", EN: " (not in force on " + w.Day.String() + ")"}
		texts = append(texts, ref.String()+remark.In(w.Lang))
	}
	return texts
}
