package compare

import (
	"slices"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// better says which of two values is the better one.
type better uint8

const (
	neither better = iota
	less           // fewer, or earlier
	more
)

// figure says how one thing is counted.
type figure struct {
	id, group, unit string
	name            lang.Text
	better          better
	of              func(sheet) Value
}

// sheet is a plan with the rule set that names its milestones.
type sheet struct {
	*planner.Plan
	set *rules.Set
}

// worksMayStart is the first day on which the conditions for works are met.
func (s sheet) worksMayStart() Value {
	first := Value{}
	for i := range s.Items {
		id, _ := profile.CutKey(s.Items[i].ID)
		if row := s.Items[i].Schedule; row != nil && id == s.set.Vocabulary().Milestones.StartOfWorks && (first.Date == 0 || row.EarlyFinish < first.Date) {
			first.Date = row.EarlyFinish
		}
	}
	return first
}

// mayFinish is one end of the range of the finish.
func (s sheet) mayFinish(end int) Value {
	if end >= len(s.Range.Finish) || s.Range.Finish[end] == nil {
		return Value{}
	}
	return day(*s.Range.Finish[end])
}

func number(n int) Value {
	wide := int64(n)
	return Value{Number: &wide}
}

func day(d calendar.Date) Value { return Value{Date: d} }

// counted are the figures, in the order in which they are told.
var counted = slices.Concat(itemFigures, clockFigures("approval", lang.Text{ZH: "审批时钟", EN: "Approval clock"}, func(p sheet) planner.Clock { return p.Totals.Approval }),
	clockFigures("elapsed", lang.Text{ZH: "全程时钟", EN: "Elapsed clock"}, func(p sheet) planner.Clock { return p.Totals.Elapsed }),
	dateFigures, variantFigures(), costFigures, problemFigures, commitmentFigures, errandFigures)

var itemFigures = []figure{
	{"items_required", GroupItems, UnitCount, lang.Text{ZH: "需办理事项", EN: "Items required"}, less, func(p sheet) Value { return number(p.Totals.Items) }},
	{"items_possible", GroupItems, UnitCount, lang.Text{ZH: "待定事项", EN: "Items possible"}, less, func(p sheet) Value {
		return number(count(p.Items, func(i planner.ItemRow) bool { return i.Status == "possible" }))
	}},
	{"questions_open", GroupItems, UnitCount, lang.Text{ZH: "尚未明确的要素", EN: "Facts still unknown"}, less, func(p sheet) Value { return number(len(p.Questions)) }},
}

// clockFigures are the legs of a plan in one clock.
func clockFigures(id string, name lang.Text, of func(sheet) planner.Clock) []figure {
	leg := func(what string, zh, en string, days func(planner.Clock) int) figure {
		return figure{id + "_" + what, GroupDays, UnitDays, lang.Text{ZH: name.ZH + "：" + zh, EN: name.EN + ": " + en}, less, func(p sheet) Value { return number(days(of(p))) }}
	}
	return []figure{
		leg("before_start", "开工前", "before start", func(c planner.Clock) int { return c.BeforeStart }),
		leg("completion", "竣工阶段", "completion", func(c planner.Clock) int { return c.Completion }),
		leg("total", "合计", "total", func(c planner.Clock) int { return c.BeforeStart + c.Completion }),
	}
}

var dateFigures = []figure{
	{"works_may_start", GroupDays, UnitDate, lang.Text{ZH: "可以开工", EN: "Works may start"}, less, func(p sheet) Value { return p.worksMayStart() }},
	{finish, GroupDays, UnitDate, lang.Text{ZH: "全部办结", EN: "All done"}, less, func(p sheet) Value { return day(p.Totals.Finish) }},
	{"finish_earliest", GroupDays, UnitDate, lang.Text{ZH: "最早可能办结", EN: "All done at the earliest"}, less, func(p sheet) Value { return p.mayFinish(0) }},
	{"finish_latest", GroupDays, UnitDate, lang.Text{ZH: "最晚可能办结", EN: "All done at the latest"}, less, func(p sheet) Value { return p.mayFinish(1) }},
	{"with_preparation_" + finish, GroupDays, UnitDate, lang.Text{ZH: "连同前期准备全部办结", EN: "All done with preparation"}, less, func(p sheet) Value {
		if p.WithPreparation == nil {
			return Value{}
		}
		return day(p.WithPreparation.Finish)
	}},
	{"targets_missed", GroupDays, UnitCount, lang.Text{ZH: "未达到的时限目标", EN: "Time targets missed"}, less, func(p sheet) Value {
		return number(count(p.Targets, func(t planner.TargetRow) bool { return !t.Met }))
	}},
}

// variantFigures say what every variant would take, in the elapsed clock.
func variantFigures() []figure {
	var all []figure
	for _, v := range []struct {
		id   route.Variant
		name lang.Text
	}{
		{route.Customary, lang.Text{ZH: "惯常路径", EN: "Customary"}}, {route.Parallel, lang.Text{ZH: "并联审批", EN: "Parallel"}},
		{route.Commitment, lang.Text{ZH: "承诺准入", EN: "Commitment"}},
	} {
		id := v.id.String()
		all = append(all, figure{id + "_elapsed", GroupDays, UnitDays, lang.Text{ZH: v.name.ZH + "：全程合计", EN: v.name.EN + ": elapsed total"}, less, func(p sheet) Value {
			c := p.Variants[id].Elapsed
			return number(c.BeforeStart + c.Completion)
		}}, figure{id + "_" + finish, GroupDays, UnitDate, lang.Text{ZH: v.name.ZH + "：全部办结", EN: v.name.EN + ": all done"}, less, func(p sheet) Value {
			return day(p.Variants[id].Finish)
		}})
	}
	return all
}

var problemFigures = []figure{
	{"problems_stop", GroupProblems, UnitCount, lang.Text{ZH: "阻断项目的问题", EN: "Problems that stop the project"}, less, func(p sheet) Value {
		return number(count(p.Problems, func(r planner.ProblemRow) bool { return r.Status == "found" && r.Severity == "stop" }))
	}},
	{"problems_found", GroupProblems, UnitCount, lang.Text{ZH: "已发现的问题", EN: "Problems found"}, less, func(p sheet) Value {
		return number(count(p.Problems, func(r planner.ProblemRow) bool { return r.Status == "found" }))
	}},
	{"problems_open", GroupProblems, UnitCount, lang.Text{ZH: "待核实的问题", EN: "Problems to be checked"}, less, func(p sheet) Value {
		return number(count(p.Problems, func(r planner.ProblemRow) bool { return r.Status == "open" }))
	}},
}

var commitmentFigures = []figure{
	{"commitments_offered", GroupCommitments, UnitCount, lang.Text{ZH: "可以承诺的事项", EN: "Commitments on offer"}, neither, func(p sheet) Value {
		return number(count(p.Items, func(i planner.ItemRow) bool { return i.Commitment != nil && i.Commitment.Offered }))
	}},
	{"commitments_chosen", GroupCommitments, UnitCount, lang.Text{ZH: "采用的承诺", EN: "Commitments taken"}, neither, func(p sheet) Value {
		return number(count(p.Items, func(i planner.ItemRow) bool { return i.Commitment != nil && i.Commitment.Chosen }))
	}},
	{"commitments_gain", GroupCommitments, UnitDays, lang.Text{ZH: "承诺可以节省（全程）", EN: "Days that commitments save (elapsed)"}, more, func(p sheet) Value {
		a, b := p.Variants[route.Parallel.String()].Elapsed, p.Variants[route.Commitment.String()].Elapsed
		return number(a.BeforeStart + a.Completion - b.BeforeStart - b.Completion)
	}},
}

const finish = "finish"

func count[T any](rows []T, is func(T) bool) int {
	n := 0
	for i := range rows {
		if is(rows[i]) {
			n++
		}
	}
	return n
}

// figures counts everything of every plan. A figure that no plan knows is left out.
func figures(d *Document, sheets []sheet) []Figure {
	dated, priced := alike(d.Projects), pricedAlike(sheets)
	var all []Figure
	for _, f := range counted {
		row := Figure{ID: f.id, Group: f.group, Name: f.name.In(d.Lang), Unit: f.unit, Best: []int{}}
		for _, s := range sheets {
			row.Values = append(row.Values, f.of(s))
		}
		if !slices.ContainsFunc(row.Values, Value.known) {
			continue
		}
		if (dated || !f.finishes()) && (priced || f.unit != UnitFen) {
			row.Best = best(row.Values, f.better)
		}
		all = append(all, row)
	}
	return all
}

// finishes reports whether a figure is a date after the works.
func (f *figure) finishes() bool {
	return f.unit == UnitDate && strings.Contains(f.id, finish)
}

// alike reports whether the works count in all plans or in none.
func alike(projects []Project) bool {
	return !slices.ContainsFunc(projects, func(p Project) bool { return p.WorksUnknown != projects[0].WorksUnknown })
}

func (v Value) known() bool { return v.Number != nil || v.Date != 0 }

// ends gives the least and the most of a value.
func (v Value) ends() (low, high int64) {
	switch {
	case v.Number == nil:
		return int64(v.Date), int64(v.Date)
	case v.UpTo == nil:
		return *v.Number, *v.Number
	}
	return *v.Number, *v.UpTo
}

// best gives the places of the values that no other can pass, whatever a range turns out to be; none
// where one is not known, or all are alike.
func best(values []Value, is better) []int {
	places := []int{}
	for i, v := range values {
		low, high := v.ends()
		beaten := is == neither
		for k, other := range values {
			least, most := other.ends()
			beaten = beaten || !other.known() || k != i && (is == less && least < high || is == more && most > low)
		}
		if !beaten {
			places = append(places, i)
		}
	}
	if len(places) == len(values) {
		return []int{}
	}
	return places
}
