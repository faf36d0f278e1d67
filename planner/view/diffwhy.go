package view

import (
	"strconv"
	"strings"

	"sevenlists/planner/diff"
	"sevenlists/planner/profile"
)

// fewCauses are named with one difference on the first screen.
const fewCauses = 3

// why says the causes of one difference.
func (t *difference) why(w diff.Why) string {
	if len(w.Causes) == 0 {
		return t.tell("未找到原因", "no cause was found")
	}
	shown := w.Causes
	if !t.full && len(shown) > fewCauses {
		shown = shown[:fewCauses]
	}
	parts := make([]string, len(shown))
	for i := range shown {
		parts[i] = t.cause(&shown[i])
	}
	joiner := t.tell("，", ", ")
	switch w.How {
	case diff.Each:
		joiner = t.tell("，或 ", ", or ")
	case diff.Together:
		joiner = t.tell("，且 ", ", and ")
	}
	text := strings.Join(parts, joiner)
	if rest := len(w.Causes) - len(shown); rest > 0 {
		text += t.tell("等"+strconv.Itoa(len(w.Causes))+"项", " and "+strconv.Itoa(rest)+" more")
	}
	switch w.How {
	case diff.Alone:
		return t.tell("因为", "because of ") + text
	case diff.Each:
		return t.tell("任一即可：", "each is enough: ") + text
	case diff.Together:
		return t.tell("合起来才会：", "only together: ") + text
	case diff.Mixed:
		if len(w.Causes) == 1 {
			return t.tell("部分因为", "partly because of ") + text
		}
		return t.tell("几项共同作用：", "by several, some only together: ") + text
	case diff.Follows:
		return t.tell("随", "following ") + text
	}
	return t.tell("理由所涉：", "its reasons name ") + text
}

// cause writes one cause with what it is on either side.
func (t *difference) cause(c *diff.Cause) string {
	change := func(value func(profile.Value) string) string {
		return t.say("colon") + value(c.A) + " → " + value(c.B)
	}
	switch c.Kind {
	case "fact":
		return c.Name + change(func(v profile.Value) string { return t.factValue(c.ID, v) })
	case "item", "edge":
		return t.tell("“"+c.Name+"”", c.Name)
	case "rule":
		text := t.tell("规则 ", "the rule ") + t.ruleName(c)
		if !strings.Contains(c.A.String()+c.B.String(), "\n") && !isRule(c) {
			text += change(t.ruleValue)
		}
		if len(c.Law) > 0 {
			text += t.say("bracket", t.law(c.Law[0]))
		}
		return text
	case "progress", "constraint":
		return c.Name + change(func(v profile.Value) string {
			if !v.IsKnown() {
				return t.tell("无", "none")
			}
			return t.progress(v.String())
		})
	case "others":
		return c.Name
	}
	return t.settingName(c.Kind) + change(func(v profile.Value) string {
		if !v.IsKnown() {
			return t.setting(c.Kind, "")
		}
		return t.setting(c.Kind, v.String())
	})
}

// isRule reports whether a cause is the text of a rule and no value in its data.
func isRule(c *diff.Cause) bool {
	file, _, line := strings.Cut(c.Place, ":")
	return line && strings.HasSuffix(file, ".rego") && !strings.HasPrefix(c.Name, "/")
}

// ruleName says where a rule or a value stands.
func (t *difference) ruleName(c *diff.Cause) string {
	if c.Place == "" {
		return orID(c.Name, c.ID)
	}
	if isRule(c) {
		return c.Place + t.say("bracket", c.Name)
	}
	return c.Place + " " + c.Name
}

// ruleValue writes a value of rule data on one line.
func (t *difference) ruleValue(v profile.Value) string {
	const longest = 60
	s := strings.ReplaceAll(v.String(), "\n", " ")
	if !v.IsKnown() || s == "" {
		return t.tell("无", "none")
	}
	return cut(s, longest)
}
