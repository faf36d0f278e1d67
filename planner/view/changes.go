package view

import (
	"io"
	"strconv"
	"strings"

	"sevenlists/planner"
	"sevenlists/planner/whatif"
)

// Changes writes for a terminal which changes of facts would spare an item or bring the finish
// forward. It returns the error of the writer.
func Changes(w io.Writer, c *whatif.Changes, set RuleSet, o TextOptions) error {
	t := newTerminal(&planner.Plan{Project: c.Project, Lang: c.Lang}, set, o)
	t.heading(t.title())
	t.wrapped(t.tell("现方案：", "The plan as it is: ")+strings.Join([]string{
		t.say("head.items", c.Items), t.say("finish") + " " + date(c.Finish),
		t.tell("开工前 ", "before start ") + strconv.Itoa(c.BeforeStart) + t.tell(" 个工作日", " working days"),
	}, " · "), dim)
	t.section(t.question(c))
	if len(c.Changes) == 0 {
		t.wrapped(t.nothing(c), "")
	}
	for _, change := range c.Changes {
		t.bullet("•", boldBlue, change.Text)
		for _, f := range change.Facts {
			if f.Cost != "" {
				t.bullet(" ", dim, f.Name+t.say("colon")+f.Cost)
			}
		}
	}
	t.blank()
	t.wrapped(t.tell("只列投资人能决定的要素；每一项都按改变后的画像重新计划过。",
		"Only facts that the investor can decide are listed; each change was planned again."), dim)
	if !c.Exact {
		t.wrapped(t.tell("未能查遍全部可能，也许还有更小的改变。", "Not everything was tried: a smaller change may exist."), yellow)
	}
	return t.writeTo(w)
}

// question says what was looked for.
func (t *terminal) question(c *whatif.Changes) string {
	switch {
	case c.Item != "":
		return t.tell("怎样可以不办“"+c.Name+"”", "What would spare the project: "+c.Name)
	case c.Goal == whatif.FewerItems:
		return t.tell("怎样可以少办事项", "What would shorten the list of items")
	case c.Goal == whatif.EarlierFinish:
		return t.tell("怎样可以提前办结", "What would bring the finish forward")
	}
	return t.tell("怎样可以少办事项或者提前办结", "What would spare an item or bring the finish forward")
}

// nothing says why there is no change to tell.
func (t *terminal) nothing(c *whatif.Changes) string {
	switch {
	case c.Status == "not_required":
		return t.tell("本项目不需要办理该事项。", "The project does not need this item.")
	case c.Item != "":
		return t.tell("投资人能决定的要素无论怎样改变，都不能免去该事项。", "Nothing that the investor can decide spares the project this item.")
	}
	return t.tell("没有投资人能决定的改变可以做到。", "Nothing that the investor can decide does that.")
}
