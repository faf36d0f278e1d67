package view

import (
	"io"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/whatif"
)

// Front writes for a terminal what each number of commitments gains. It returns the error of the
// writer.
func Front(w io.Writer, f *whatif.Front, set RuleSet, o TextOptions) error {
	t := newTerminal(&planner.Plan{Project: f.Project, Lang: f.Lang}, set, o)
	t.heading(t.title())
	tell := t.tell
	g := grid{
		Title:    tell("承诺项数与开工前时间", "Commitments against the time before works start"),
		Question: tell("每一项数取最短的时间，同样短的取风险最低的", "for each number the shortest time, and of those as short the least risk"),
		Columns: []column{
			{Title: tell("承诺", "taken"), Type: "number"}, {Title: tell("开工前（工作日）", "before start (working days)"), Type: "number"},
			{Title: tell("节省", "saved"), Type: "number"}, {Title: tell("全部办结", "finish"), Type: "date"},
			{Title: tell("风险", "risk")}, {Title: tell("承诺办理的事项", "items on commitment")},
		},
	}
	for _, r := range f.Front {
		g.Rows = append(g.Rows, gridRow{Cells: []cell{
			numberCell(len(r.Commitments)), numberCell(r.BeforeStart), numberCell(r.Saved), dateCell(r.Finish),
			textCell(riskName(r.Risk, f.Lang)), textCell(strings.Join(r.Names, t.say("list_separator"))),
		}})
	}
	t.grid(g)
	t.blank()
	switch {
	case f.Offered == 0:
		t.wrapped(tell("没有可以承诺办理的事项。", "Nothing may be entered on a commitment."), dim)
	case len(f.Front) == 1:
		t.wrapped(tell("可以承诺办理的事项都不能使开工提前。", "No commitment that is offered brings the start forward."), dim)
	default:
		t.wrapped(tell("风险是我们对违诺损失的判断，可信度低。", "The risk is our own judgement of what a broken promise costs, of low confidence."), dim)
	}
	return t.writeTo(w)
}

var riskNames = map[string]lang.Text{
	"low": {ZH: "低", EN: "low"}, "medium": {ZH: "中", EN: "medium"}, "high": {ZH: "高", EN: "high"},
}

func riskName(risk string, l lang.Lang) string { return riskNames[risk].In(l) }
