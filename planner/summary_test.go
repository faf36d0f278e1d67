package planner_test

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/words"
)

// sheet is a summary of a plan for a person who reviews it: Markdown, Chinese names with the ids
// that the case speaks of. It leaves the rule set's revision out, so that only what a change of
// rules does to this project shows in the diff.
type sheet struct{ strings.Builder }

func (s *sheet) line(format string, args ...any) { fmt.Fprintf(s, format+"\n", args...) }

// table writes one table; a cell's line breaks and bars would break it.
func (s *sheet) table(title string, heads []string, rows [][]string) {
	s.line("\n## %s（%d）\n", title, len(rows))
	if len(rows) == 0 {
		s.line("无")
		return
	}
	s.line("| %s |", strings.Join(heads, " | "))
	s.line("|%s", strings.Repeat("---|", len(heads)))
	for _, cells := range rows {
		s.line("| %s |", strings.Join(cells, " | "))
	}
}

// summary writes the sheet of one case.
func summary(c caseFile, p *planner.Plan) string {
	s := &sheet{}
	s.line("# %s\n\n%s\n\n%s\n", p.Project.Name, c.Case.ZH, c.Case.EN)
	s.line("自 %s 起，按 %s 的规定，%s方案，%s 完成，共 %d 项。", p.Start, p.ReferenceDate, p.Variant, p.Totals.Finish, p.Totals.Items)
	s.totals(p)
	s.items(p)
	s.lawDays(p)
	s.line("\n关键线路：%s", strings.Join(p.CriticalPath, " → "))
	s.line("\n开工前最长链：%s", strings.Join(p.Paths.BeforeStart, " → "))
	s.line("\n竣工最长链：%s", strings.Join(p.Paths.Completion, " → "))
	s.commitments(p)
	s.papers(p)
	s.problems(p)
	s.open(p)
	s.nearMisses(p)
	return s.String()
}

func (s *sheet) totals(p *planner.Plan) {
	var rows [][]string
	for _, v := range []string{"sequential", "customary", "parallel", "commitment"} {
		r := p.Variants[v]
		cells := []string{v}
		for _, c := range []planner.Clock{r.Approval, r.Elapsed} {
			cells = append(cells, strconv.Itoa(c.BeforeStart), strconv.Itoa(c.Completion), strconv.Itoa(c.SequentialAll))
		}
		rows = append(rows, append(cells, r.Finish.String()))
	}
	s.table("时限（工作日）", []string{"路径方案", "审批：开工前", "竣工", "逐项相加", "历时：开工前", "竣工", "逐项相加", "完成"}, rows)
	rows = nil
	for _, t := range p.Targets {
		met := "达到"
		if !t.Met {
			met = "未达到"
		}
		rows = append(rows, []string{t.ID, t.Clock + " " + t.Measure, fmt.Sprint(t.LimitDays, " ", t.Limit.Unit), strconv.Itoa(t.Days), met})
	}
	s.table("公布的目标", []string{"目标", "口径", "限", "本方案", ""}, rows)
}

func (s *sheet) items(p *planner.Plan) {
	waits := map[string][]string{}
	marks := map[string]string{"soft": "~", "physical": "="}
	for _, e := range p.Edges {
		waits[e.To] = append(waits[e.To], marks[string(e.Kind)]+e.From)
	}
	var rows, possible [][]string
	for i := range p.Items {
		r := &p.Items[i]
		if r.Status == "possible" {
			possible = append(possible, []string{r.ID, r.Name, conditions(r.Because), strings.Join(r.Missing, ", ")})
			continue
		}
		days := "—"
		if r.Promised != nil {
			days = strconv.Itoa(*r.Promised)
		}
		d := r.Schedule
		float := strconv.Itoa(d.TotalFloat)
		if d.Critical {
			float = "**0**"
		}
		ended := ""
		if r.LawEnded != nil {
			ended = "（" + r.LawEnded.On.String() + "止）"
		}
		rows = append(rows, []string{
			r.ID, r.Name + ended, days, strconv.Itoa(d.Duration), d.EarlyStart.String(), d.EarlyFinish.String(), d.LateFinish.String(), float,
			strings.Join(waits[r.ID], ", "), conditions(r.Because), strings.Join(r.Assumed, ", "),
		})
	}
	s.table("事项与施工（~ 惯例，= 事理，其余为法定前置）", []string{
		"编号", "名称", "承诺日", "历时", "最早开始", "最早完成", "最迟完成", "机动", "等待", "为何需要", "推定",
	}, rows)
	s.table("可能需要", []string{"编号", "名称", "条件", "尚缺"}, possible)
}

func (s *sheet) commitments(p *planner.Plan) {
	var rows [][]string
	for i := range p.Items {
		r := &p.Items[i]
		if c := r.Commitment; c != nil {
			answer := conditions(c.RefusedBecause)
			switch {
			case c.Offered:
				answer = "可以，承诺后" + strconv.Itoa(c.Days) + "日"
			case len(c.Missing) > 0:
				answer += "尚缺 " + strings.Join(c.Missing, ", ")
			}
			rows = append(rows, []string{r.ID, c.ModeName, answer})
		}
		if d := r.Deferral; d != nil {
			rows = append(rows, []string{r.ID, "容缺受理", strings.Join(d.Materials, ", ") + conditions(d.RefusedBecause)})
		}
	}
	s.table("承诺与容缺", []string{"编号", "方式", "能否"}, rows)
}

// papers say how each paper is come by, how long results hold, and how often one must come.
func (s *sheet) papers(p *planner.Plan) {
	ways := map[string][]string{}
	for _, r := range p.Lists["materials"] {
		way := fmt.Sprint(r["obtain"])
		ways[way] = append(ways[way], fmt.Sprint(r["id"]))
	}
	var rows [][]string
	for _, way := range slices.Sorted(maps.Keys(ways)) {
		rows = append(rows, []string{way, strconv.Itoa(len(ways[way])), strings.Join(ways[way], ", ")})
	}
	s.table("材料如何取得", []string{"方式", "件", "材料"}, rows)
	rows = nil
	day := func(d calendar.Date) string {
		if d.IsZero() {
			return "未写明"
		}
		return d.String()
	}
	for i := range p.Items {
		for _, r := range p.Items[i].Results {
			rows = append(rows, []string{p.Items[i].ID, r.Name, fmt.Sprint(r.Valid.N, " ", r.Valid.Unit), day(r.ValidTo), r.Renewal, day(r.RenewBy)})
		}
	}
	s.table("有期限的结果", []string{"编号", "结果", "有效期", "届满", "届满前", "最迟申请"}, rows)
	s.line("\n跑动 %d 次，连同待定事项 %d 次；不用跑 %d 项；办法都用上剩 %d 次。", p.Visits.Total[0], p.Visits.Total[1], p.Visits.NoneNeeded, p.Visits.Least)
}

func (s *sheet) problems(p *planner.Plan) {
	var rows [][]string
	for _, r := range p.Problems {
		because := conditions(r.Because)
		if r.Status == "open" {
			because += "：尚缺 " + strings.Join(r.Missing, ", ")
		}
		rows = append(rows, []string{r.ID, r.Severity, r.Status, r.Name, because, r.SolverName})
	}
	s.table("问题矛盾", []string{"编号", "轻重", "状态", "名称", "依据", "解决"}, rows)
}

func (s *sheet) open(p *planner.Plan) {
	var rows [][]string
	for _, q := range p.Questions {
		rows = append(rows, []string{q.Fact, q.Name, q.AskName, strings.Join(q.Items, ", ")})
	}
	s.table("待答", []string{"要素", "名称", "问谁", "影响"}, rows)
	rows = nil
	for _, a := range p.Assumptions {
		rows = append(rows, []string{a.Fact, a.Name, a.Value.String(), strings.Join(a.Items, ", ")})
	}
	s.table("推定", []string{"要素", "名称", "取值", "影响"}, rows)
	rows = nil
	for _, w := range p.Warnings {
		rows = append(rows, []string{w.Code, w.Text})
	}
	s.table("提示", []string{"代码", "内容"}, rows)
}

// nearMisses lists what a number keeps away: a change of it would bring the item back.
func (s *sheet) nearMisses(p *planner.Plan) {
	var rows [][]string
	for _, r := range p.NotRequired {
		var numbers []string
		for _, b := range r.Because {
			for _, test := range b.Tests {
				if isNumber(test) {
					numbers = append(numbers, test.Text)
				}
			}
		}
		if len(numbers) > 0 {
			rows = append(rows, []string{r.ID, r.Name, strings.Join(numbers, "；")})
		}
	}
	s.table("不需要，但与数字有关", []string{"编号", "名称", "差在哪里"}, rows)
}

// isNumber reports whether a comparison is one of numbers.
func isNumber(t words.Test) bool { return t.Actual.Kind() == profile.NumberKind }

// conditions joins the titles of reasons.
func conditions(reasons []words.Reason) string {
	titles := make([]string, len(reasons))
	for i, r := range reasons {
		titles[i] = r.Condition
	}
	return strings.Join(titles, "；")
}

// lawDays tells what follows the law of a day of its own.
func (s *sheet) lawDays(p *planner.Plan) {
	if p.Law == "" {
		return
	}
	var rows [][]string
	for i := range p.Items {
		if r := &p.Items[i]; r.LawDay != 0 {
			var articles []string
			for _, ref := range r.LegalBasis {
				articles = append(articles, ref.String())
			}
			rows = append(rows, []string{r.ID, r.Name, r.LawDay.String(), strings.Join(articles, "；")})
		}
	}
	s.table("按计划受理日的规定办理", []string{"事项", "名称", "按哪天的规定", "依据"}, rows)
	rows = nil
	for i := range p.NotRequired {
		if r := &p.NotRequired[i]; r.LawDay != 0 {
			rows = append(rows, []string{r.ID, r.Name, r.LawDay.String(), r.Because[0].Condition})
		}
	}
	s.table("按计划受理日的规定不办", []string{"事项", "名称", "按哪天的规定", "理由"}, rows)
}
