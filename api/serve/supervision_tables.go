package serve

import (
	"maps"
	"slices"

	"sevenlists/api/track"
	leadrates "sevenlists/api/track/rates"
	"sevenlists/planner/lang"
	"sevenlists/planner/view"
)

// counted is a column of counts.
func (c *Call) counted(id, zh, en string) view.Column {
	return view.Column{ID: id, Title: lang.Text{ZH: zh, EN: en}.In(c.Lang), Number: true}
}

// departmentColumn heads the names of departments.
func (c *Call) departmentColumn() view.Column {
	return view.Column{ID: "department", Title: lang.Text{ZH: "部门", EN: "Department"}.In(c.Lang)}
}

// lostTable says whose the days of a month are; what applicants withdrew has a row of its own.
func (c *Call) lostTable(m *track.Month) view.Table {
	t := view.Table{
		ID: "lost", Title: lang.Text{ZH: "办结件的工作日归属", EN: "Working days of what was decided, by whose they are"}.In(c.Lang), Columns: []view.Column{c.departmentColumn()},
	}
	t.Columns = append(t.Columns, c.counted("cases", "件数", "Cases"), c.counted("days", "合计", "In all"), c.counted("promised", "承诺期内", "Within the promise"),
		c.counted("own", "部门", "Department's"), c.counted("applicant", "申请人", "Applicant's"), c.counted("intermediary", "中介", "Intermediary's"),
		c.counted("pauses", "暂停", "Pauses"), c.counted("closing", "停办", "Closings"))
	row := func(name string, l track.LostDays) {
		pauses := 0
		for _, n := range l.Pauses {
			pauses += n
		}
		t.Rows = append(t.Rows, []any{name, l.Cases, l.Days, l.Promised, l.Lost.Department, l.Applicant, l.Intermediary, pauses, l.Closing})
	}
	for _, l := range m.Lost {
		row(c.departmentName(l.ID), l)
	}
	row(lang.Text{ZH: "（申请人撤回的）", EN: "(withdrawn by applicants)"}.In(c.Lang), m.LostWithdrawn)
	return t
}

// remindersTable counts the reminders of a month.
func (c *Call) remindersTable(m *track.Month) view.Table {
	t := view.Table{ID: "reminders", Title: lang.Text{ZH: "督办", EN: "Reminders"}.In(c.Lang), Columns: []view.Column{c.departmentColumn()}}
	t.Columns = append(t.Columns, c.counted("issued", "发出", "Issued"), c.counted("answered", "答复", "Answers"), c.counted("late", "其中逾期", "Late"),
		c.counted("sent_back", "退回", "Sent back"), c.counted("escalated", "提级", "Gone up"), c.counted("closed", "销号", "Closed"), c.counted("withdrawn", "撤回", "Withdrawn"),
		c.counted("open", "月末未销号", "Open at the end"), c.counted("overdue", "其中逾期未办", "Overdue at the end"))
	for _, r := range m.Reminders {
		name := lang.Text{ZH: "代办员", EN: "Agents"}.In(c.Lang)
		if r.Department != "" {
			name = c.departmentName(r.Department)
		}
		t.Rows = append(t.Rows, []any{name, r.Issued, r.Answered, r.Late, r.SentBack, r.Escalated, r.Closed, r.Withdrawn, r.Open, r.Overdue})
	}
	return t
}

func reportTrend(c *Call) error {
	months := 12
	if n := c.whole("months"); n > 0 {
		months = int(n)
	}
	t, err := c.Server.Track.Trend(c.Context(), months)
	if err != nil {
		return err
	}
	if c.asReport() {
		return c.report(c.trendReport(t), "supervision-trend")
	}
	return c.JSON(t)
}

// trendReport writes a trend as one table, a month a row.
func (c *Call) trendReport(trend *track.Trend) *view.Report {
	title := lang.Text{ZH: "审批督查趋势", EN: "Supervision of approvals, month by month"}.In(c.Lang)
	t := view.Table{ID: "trend", Title: title, Columns: []view.Column{{ID: "month", Title: lang.Text{ZH: "月份", EN: "Month"}.In(c.Lang)}}}
	t.Columns = append(t.Columns, c.counted("received", "收件", "Received"), c.counted("accepted", "受理", "Accepted"), c.counted("decided", "办结", "Decided"),
		c.counted("withdrawn", "申请人撤回", "Withdrawn by applicants"), c.counted("delivered", "送达", "Delivered"), c.counted("breaches", "违规", "Breaches"),
		c.counted("reminders", "发出督办", "Reminders issued"), c.counted("promise_weighted", "承诺办理提前率（按件） %", "Promise, by volume %"),
		c.counted("actual_weighted", "实际办理提前率（按件） %", "Fact, by volume %"), c.counted("ahead", "较承诺提前率（按件） %", "Ahead of the promise, by volume %"))
	lights := c.Server.Track.Clocks().Lights
	for _, light := range lights {
		t.Columns = append(t.Columns, view.Column{
			ID: "light_" + light.ID, Title: lang.Text{ZH: "月末在办：", EN: "Open at the end: "}.In(c.Lang) + c.lightName(light.ID), Number: true,
		})
	}
	for _, m := range trend.Months {
		breaches := 0
		for _, n := range m.Breaches {
			breaches += n
		}
		row := []any{m.From.String()[:len("2006-01")], m.Received, m.Accepted, m.Decided, m.Withdrawn, m.Delivered, breaches, m.Reminders.Issued}
		for _, r := range []leadrates.Rate{m.District.Promise.Weighted, m.District.Actual.Weighted, m.District.AheadOfPromise.Weighted} {
			row = append(row, percent(r.Rate))
		}
		for _, light := range lights {
			row = append(row, m.Lights[light.ID])
		}
		t.Rows = append(t.Rows, row)
	}
	on := c.Server.Today()
	return &view.Report{Lang: c.Lang, Title: title, Subtitle: on.String(), On: on, Tables: []view.Table{t}}
}

// percent is a rate in per cent with one place, rounded away from 0; nil where there is none.
func percent(rate *float64) any {
	if rate == nil {
		return nil
	}
	return float64(int(*rate*1000+0.5*sign(*rate))) / 10
}

// sign is that of a number, by which it is rounded away from 0.
func sign(x float64) float64 {
	if x < 0 {
		return -1
	}
	return 1
}

// countRows are the counts of a month, with lights and breaches by their names.
func (c *Call) countRows(m *track.Month) [][]any {
	say := func(zh, en string) string { return lang.Text{ZH: zh, EN: en}.In(c.Lang) }
	counts := [][]any{
		{say("收件", "Received"), m.Received}, {say("受理", "Accepted"), m.Accepted}, {say("办结", "Decided"), m.Decided},
		{say("申请人撤回", "Withdrawn by applicants"), m.Withdrawn}, {say("送达", "Delivered"), m.Delivered},
	}
	for _, id := range slices.Sorted(maps.Keys(m.Lights)) {
		counts = append(counts, []any{say("月末在办：", "Open at the end: ") + c.lightName(id), m.Lights[id]})
	}
	for _, id := range slices.Sorted(maps.Keys(m.Breaches)) {
		counts = append(counts, []any{c.Server.Track.Book().Breaches[id].Name.In(c.Lang), m.Breaches[id]})
	}
	return append(counts, c.visitCounts(m.Visits)...)
}
