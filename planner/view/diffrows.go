package view

import (
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner/diff"
	"sevenlists/planner/profile"
)

// comings tells which items come and go.
func (t *difference) comings() {
	var rows []diff.Item
	for _, row := range t.d.Items {
		if row.Change != diff.Changed {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return
	}
	t.section(t.tell("增减的事项", "Items that come and go"))
	shown, rest := t.few(len(rows))
	for _, row := range rows[:shown] {
		mark, code, state := "+", yellow, row.B
		if row.Change == diff.Dropped {
			mark, code, state = "−", green, row.A
		}
		text := row.Name
		if state != nil && state.Status == "possible" {
			text += t.say("bracket", t.say("possible"))
		}
		t.bullet(mark, code, text+t.say("clause")+t.why(row.Why["status"]))
	}
	rest()
}

// changes tells what else changes about items that both have, dates apart.
func (t *difference) changes() {
	type change struct{ name, text, why string }
	var all []change
	for i := range t.d.Items {
		row := &t.d.Items[i]
		if row.Change != diff.Changed {
			continue
		}
		for _, what := range row.Changed {
			text := t.changed(row, what)
			if text == "" {
				continue
			}
			next := change{row.Name, text, t.why(row.Why[what])}
			if last := len(all) - 1; last >= 0 && all[last].name == next.name && all[last].why == next.why {
				all[last].text += t.tell("，", ", ") + text
				continue
			}
			all = append(all, next)
		}
	}
	if len(all) == 0 {
		return
	}
	t.section(t.tell("变化的事项", "Items that change"))
	shown, rest := t.few(len(all))
	for _, c := range all[:shown] {
		t.bullet("~", yellow, c.name+t.say("colon")+c.text+t.say("clause")+c.why)
	}
	rest()
}

// changed says one change of an item; dates have their own section.
func (t *difference) changed(row *diff.Item, what string) string {
	none := t.tell("无", "none")
	switch what {
	case "status":
		return t.fromTo(t.say(row.A.Status), t.say(row.B.Status))
	case "days":
		return t.say("duration") + " " + strconv.Itoa(*row.A.Days) + " → " + strconv.Itoa(*row.B.Days)
	case "offered":
		if row.B.Offered {
			return t.tell("可以承诺了", "may now be entered on a commitment")
		}
		return t.tell("不能再承诺", "may no longer be entered on a commitment")
	case "chosen":
		if row.B.Chosen {
			return t.tell("改为承诺办理", "is taken on commitment")
		}
		return t.tell("不再承诺办理", "is not taken on commitment")
	case "progress":
		return orID(t.progress(row.A.Progress), none) + " → " + orID(t.progress(row.B.Progress), none)
	}
	return ""
}

// progress writes what was done or fixed, of which a document has the codes.
func (t *difference) progress(s string) string {
	state, more, has := strings.Cut(s, ", ")
	for _, code := range []string{"obtained", "in_progress", "waived"} {
		if state == code {
			state = t.say("state." + code)
		}
	}
	for code, name := range map[string]string{
		"not_before": t.tell("不早于", "not before"), "must_finish_by": t.tell("须完成于", "must finish by"), "duration_days": t.tell("自定天数", "days of its own:"),
		"added": t.tell("人为增加", "added by hand"),
	} {
		if rest, found := strings.CutPrefix(state, code); found {
			state = name + rest
		}
		more = strings.ReplaceAll(more, code, name)
	}
	if has {
		return state + t.say("list_separator") + more
	}
	return state
}

// dates tells which items move, those that move farthest first.
func (t *difference) dates() {
	var rows []diff.Item
	for _, row := range t.d.Items {
		if row.FinishMoved != nil && slices.Contains(row.Changed, "dates") {
			rows = append(rows, row)
		}
	}
	if len(rows) == 0 {
		return
	}
	t.section(t.tell("移动的日期（最早完成）", "Dates that move (earliest finish)"))
	if t.full {
		for i := range rows {
			row := &rows[i]
			t.bullet("~", yellow, row.Name+t.say("colon")+t.span(row.A.EarlyFinish, row.B.EarlyFinish, *row.FinishMoved)+t.say("clause")+t.drift(row))
		}
		return
	}
	groups := t.drifts(rows)
	shown, rest := t.few(len(groups))
	for _, g := range groups[:shown] {
		t.bullet("~", yellow, t.farther(g.days)+t.say("colon")+g.by)
		names := g.names[:min(fewNames, len(g.names))]
		text := t.join(names)
		if more := len(g.names) - len(names); more > 0 {
			text = t.tell(text+"等"+strconv.Itoa(len(g.names))+"项", text+" and "+strconv.Itoa(more)+" more")
		}
		t.bullet(" ", dim, text)
	}
	rest()
}

// drift says why an item has moved: what drives it, or else what its date is due to.
func (t *difference) drift(row *diff.Item) string {
	if slices.Contains(row.Changed, "days") && (*row.FinishMoved > 0) != (*row.StartMoved > 0) {
		return t.changed(row, "days") // it begins later and ends earlier, or the other way round
	}
	if by := t.driven(row.DrivenBy); by != "" {
		return by
	}
	return t.why(row.Why["dates"])
}

// drifted are items that have moved as far for the same reason.
type drifted struct {
	days  int
	by    string
	names []string // with the new date
}

// drifts gathers items that have moved as far for the same reason, the farthest first.
func (t *difference) drifts(rows []diff.Item) []drifted {
	var groups []drifted
	for i := range rows {
		row := &rows[i]
		days, by, name := *row.FinishMoved, t.drift(row), row.Name+t.say("bracket", date(row.B.EarlyFinish))
		at := slices.IndexFunc(groups, func(g drifted) bool { return g.days == days && g.by == by })
		if at < 0 {
			groups, at = append(groups, drifted{days: days, by: by}), len(groups)
		}
		groups[at].names = append(groups[at].names, name)
	}
	slices.SortStableFunc(groups, func(a, b drifted) int { return max(b.days, -b.days) - max(a.days, -a.days) })
	return groups
}

// farther says how far a date has moved, as a text of its own.
func (t *difference) farther(days int) string {
	switch n := strconv.Itoa(max(days, -days)); {
	case days > 0:
		return t.tell("晚"+n+"个工作日", t.say("days.working", days)+" later")
	case days < 0:
		return t.tell("早"+n+"个工作日", t.say("days.working", -days)+" earlier")
	}
	return t.tell("开始日期移动，完成日期不变", "begins on another day and ends on the same")
}

// driven says what drives a date on the side on which it is later.
func (t *difference) driven(drivers []diff.Driver) string {
	var parts []string
	for _, d := range drivers {
		days := ""
		if d.Days > 0 {
			days = t.say("bracket", t.say("days.working", d.Days))
		}
		there := d.Side == "b"
		name := t.tell("“"+d.Name+"”", d.Name)
		switch d.What {
		case "only_here":
			parts = append(parts, t.pick(there, "须等新增的", "it waits for the added ", "不再等", "it no longer waits for ")+name+days)
		case "longer":
			parts = append(parts, name+t.pick(there, "变长", " takes longer", "变短", " takes less")+days)
		case "edge":
			parts = append(parts, t.pick(there, "改为要等", "it now waits for ", "不必再等", "it need not wait any more for ")+name)
		case "before":
			parts = append(parts, t.pick(there, "排在后面的有", "it comes after ", "不再排在后面的有", "it no longer comes after ")+name+days)
		}
	}
	const most = 3
	if len(parts) > most {
		more := len(parts) - most
		parts = append(parts[:most], t.tell("另有"+strconv.Itoa(more)+"处", strconv.Itoa(more)+" more"))
	}
	return strings.Join(parts, t.tell("，", ", "))
}

func (t *difference) pick(first bool, zh, en, zhElse, enElse string) string {
	if first {
		return t.tell(zh, en)
	}
	return t.tell(zhElse, enElse)
}

// problems tells which problems are raised and settled.
func (t *difference) problems() {
	if len(t.d.Problems) == 0 {
		return
	}
	t.section(t.say("problems"))
	shown, rest := t.few(len(t.d.Problems))
	state := func(s string) string {
		if s == "open" {
			return t.say("status.open")
		}
		return t.tell("已发现", "found")
	}
	for _, row := range t.d.Problems[:shown] {
		mark, code, text := "~", yellow, t.fromTo(state(row.A), state(row.B))
		switch row.Change {
		case diff.Raised:
			mark, code, text = "+", red, state(row.B)
		case diff.Settled:
			mark, code, text = "−", green, state(row.A)
		}
		t.bullet(mark, code, row.Name+t.say("bracket", text)+t.say("clause")+t.why(row.Why))
	}
	rest()
}

// counts tells how much else differs: edges and rows of lists, by number, and in full one by one.
func (t *difference) counts() {
	if len(t.d.Edges)+len(t.d.Lists) == 0 {
		return
	}
	t.section(t.tell("前置关系和清单", "Edges and lists"))
	count := func(name string, changes []string) {
		var parts []string
		for _, c := range []struct{ change, mark string }{{diff.Added, "+"}, {diff.Dropped, "−"}, {diff.Changed, "~"}} {
			n := 0
			for _, change := range changes {
				if change == c.change {
					n++
				}
			}
			if n > 0 {
				parts = append(parts, c.mark+strconv.Itoa(n))
			}
		}
		t.bullet("•", boldBlue, name+t.say("colon")+strings.Join(parts, " "))
	}
	marks := map[string]string{diff.Added: "+", diff.Dropped: "−", diff.Changed: "~"}
	if len(t.d.Edges) > 0 {
		var changes []string
		for _, e := range t.d.Edges {
			changes = append(changes, e.Change)
		}
		count(t.tell("前置关系", "Edges"), changes)
		for _, e := range t.d.Edges {
			if t.full {
				t.bullet("  "+marks[e.Change], dim, e.From+" → "+e.To+t.say("clause")+t.why(e.Why))
			}
		}
	}
	for _, list := range t.d.Lists {
		var changes []string
		for _, row := range list.Rows {
			changes = append(changes, row.Change)
		}
		count(t.listTitle(list.List), changes)
		for _, row := range list.Rows {
			if t.full {
				t.bullet("  "+marks[row.Change], dim, t.row(list.List, &row))
			}
		}
	}
}

// row writes one row of a list that differs.
func (t *difference) row(list string, row *diff.Row) string {
	text := orID(row.Name, row.Key)
	var columns []string
	for _, c := range row.Columns {
		columns = append(columns, t.columnTitle(list, c.Column))
	}
	if len(columns) > 0 {
		text += t.say("colon") + t.join(columns)
	}
	if row.Why != nil && len(row.Why.Causes) > 0 {
		text += t.say("clause") + t.why(*row.Why)
	}
	return text
}

func (t *difference) listTitle(id string) string {
	for _, l := range t.set.Vocabulary.Lists {
		if l.ID == id {
			return l.Title.In(t.Lang)
		}
	}
	return id
}

func (t *difference) columnTitle(list, id string) string {
	for _, l := range t.set.Vocabulary.Lists {
		for _, c := range l.Columns {
			if l.ID == list && c.ID == id {
				return c.Title.In(t.Lang)
			}
		}
	}
	return id
}

// ruleChanges tells which rules differ.
func (t *difference) ruleChanges() {
	if len(t.d.Rules) == 0 {
		return
	}
	t.section(t.tell("不同的规则", "Rules that differ"))
	shown, rest := t.few(len(t.d.Rules))
	for _, r := range t.d.Rules[:shown] {
		place := orID(r.PlaceB, r.PlaceA)
		if r.Title == "" {
			t.bullet("~", yellow, place+" "+r.Name+t.say("colon")+t.ruleValue(profile.TextValue(r.A))+" → "+t.ruleValue(profile.TextValue(r.B)))
			continue
		}
		text := r.Name + t.say("bracket", r.Title) + " " + place
		switch {
		case r.A == "":
			text += t.tell("：新增", ": new")
		case r.B == "":
			text += t.tell("：删去", ": gone")
		}
		t.bullet("~", yellow, text)
	}
	rest()
}
