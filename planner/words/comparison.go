package words

import (
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

var signs = map[string]lang.Text{
	"==": {ZH: "=", EN: "="}, "!=": {ZH: "≠", EN: "≠"}, "<": {ZH: "<", EN: "<"}, "<=": {ZH: "≤", EN: "≤"},
	">": {ZH: ">", EN: ">"}, ">=": {ZH: "≥", EN: "≥"}, "in": {ZH: "属于", EN: "is one of"}, "not in": {ZH: "不属于", EN: "is none of"},
}

// turned is the operator that holds where the one of the key fails.
var turned = map[string]string{"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "in": "not in", "not in": "in"}

// Comparison says how the project's value stands to the rule's, and by how much it misses it or
// only just meets it: 年用电量：420万千瓦时 < 500万千瓦时，差80万千瓦时. A comparison that fails is
// said as what is true instead; an open one as what the rule asks.
func (w Writer) Comparison(c rules.Comparison) string {
	name := w.FactName(c.Fact)
	op := c.Op
	known := c.Actual.IsKnown() && (c.Fact2 == "" || c.Actual2.IsKnown())
	if known && !c.Holds {
		op = turned[op]
	}
	var other string
	switch {
	case c.Fact2 != "":
		other = w.FactName(c.Fact2)
		if c.Factor.IsKnown() {
			other += " × " + c.Factor.String()
		}
		if c.Actual2.IsKnown() {
			other += " (" + w.Value(c.Fact2, c.Actual2) + ")"
		}
	default:
		var parts []string
		for _, v := range c.Want {
			parts = append(parts, w.Value(c.Fact, v))
		}
		other = strings.Join(parts, lang.Text{ZH: "、", EN: ", "}.In(w.Lang))
	}
	truth := len(c.Want) == 1 && c.Want[0].Kind() == profile.TruthKind
	sep := lang.Text{ZH: "：", EN: ": "}.In(w.Lang)
	switch {
	case known && truth:
		return name + sep + w.Value(c.Fact, c.Actual)
	case !known:
		return name + sep + w.Value(c.Fact, profile.Unknown) + " (" + strings.TrimSpace(signs[op].In(w.Lang)+" "+other) + lang.Text{ZH: "？", EN: "?"}.In(w.Lang) + ")"
	case (op == "==" || op == "in") && c.Fact2 == "":
		return name + sep + w.Value(c.Fact, c.Actual)
	}
	return name + sep + w.Value(c.Fact, c.Actual) + " " + signs[op].In(w.Lang) + " " + other + w.margin(c)
}

// margin says how far a value lies from its limit: always where the comparison fails, and where it
// holds if it only just does.
func (w Writer) margin(c rules.Comparison) string {
	none := profile.NumberValue(0)
	if !c.By.IsKnown() || c.Holds && !narrow(c) || c.Actual == none {
		return "" // of what there is none of, the limit says it
	}
	if c.By == none {
		return lang.Text{ZH: "，正好是这个数", EN: ", exactly at it"}.In(w.Lang)
	}
	var below bool
	switch c.Op {
	case ">", ">=":
		below = !c.Holds
	case "<", "<=":
		below = c.Holds
	default:
		below = size(c.Actual) < size(c.Want[0])
	}
	sides := [...]lang.Text{{ZH: "差", EN: "short of it"}, {ZH: "超出", EN: "over it"}}
	distance := lang.Text{ZH: w.Value(c.Fact, c.By), EN: grouped(c.By.String())}
	switch {
	case c.Actual.Kind() == profile.DateKind:
		sides = [...]lang.Text{{ZH: "早", EN: "before it"}, {ZH: "晚", EN: "after it"}}
		distance.ZH, distance.EN = c.By.String()+"天", distance.EN+" days"
		if c.By == profile.NumberValue(profile.Scale) {
			distance.EN = "1 day"
		}
	case c.Holds:
		sides = [...]lang.Text{{ZH: "低", EN: "below it"}, {ZH: "高出", EN: "above it"}}
	}
	side, only := sides[1], lang.Text{}
	if below {
		side = sides[0]
	}
	if c.Holds {
		only = lang.Text{ZH: "仅", EN: "only "}
	}
	return lang.Text{ZH: "，" + only.ZH + side.ZH + distance.ZH, EN: ", " + only.EN + distance.EN + " " + side.EN}.In(w.Lang)
}

// narrow reports whether a value is within a tenth of the limit, or a date within thirty days.
func narrow(c rules.Comparison) bool {
	if c.Actual.Kind() == profile.DateKind {
		return c.By.Micro() <= 30*profile.Scale
	}
	limit := c.Actual
	if len(c.Want) == 1 {
		limit = c.Want[0]
	}
	return c.By.Micro() <= max(limit.Micro(), -limit.Micro())/10
}

func size(v profile.Value) int64 {
	if v.Kind() == profile.DateKind {
		return int64(v.Date())
	}
	return v.Micro()
}
