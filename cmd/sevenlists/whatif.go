package main

import (
	"github.com/spf13/cobra"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/view"
	"sevenlists/planner/whatif"
)

func (a *app) whatifCommand() *cobra.Command {
	f := planFlags{}
	q := whatif.Query{}
	goal := ""
	c := &cobra.Command{
		Use:   "whatif PROFILE…",
		Short: a.say("怎样改变项目可以少办事项或者提前办结", "which changes of a project spare an item or bring its finish forward"),
		Long: a.say("找出投资人能决定的最小改变：不办某一事项，或者少办事项、提前办结。每一项改变都重新计划过。",
			"Find the smallest changes that an investor can decide: to spare one item, to shorten the list, or to finish earlier. Each was planned again."),
		Example: `  sevenlists whatif testdata/projects/hospital/profile.yaml
  sevenlists whatif a.yaml --item energy_review
  sevenlists whatif a.yaml --goal earlier-finish --format json`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error {
			q.Goal = whatif.Goal(goal)
			return a.whatif(args, f, q)
		},
	}
	flags := c.Flags()
	flags.StringVar(&q.Item, "item", "", a.say("不办哪一事项（事项编号）", "the item to be spared, by its id"))
	flags.StringVar(&goal, "goal", "", a.say("fewer-items 少办事项，earlier-finish 提前办结（默认两者）", "fewer-items or earlier-finish (default both)"))
	a.siteFlag(flags, &f, "")
	a.routeFlags(flags, &f, a.say("采用的承诺：all、none 或事项编号", "commitments taken: all, none or item ids"))
	flags.StringVar(&f.format, "format", "", a.say("text、json 或 ndjson（默认 text）", "text, json or ndjson (default text)"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// whatif writes the changes of every project.
func (a *app) whatif(paths []string, f planFlags, q whatif.Query) error {
	var found []*fault.Error
	if q.Goal != "" && !contains(whatif.Goals, string(q.Goal)) {
		goal := string(q.Goal)
		found = append(found, fault.New(fault.Invalid, "usage.flag.choice", "", "--goal", goal, whatif.Goals, fault.Nearest(goal, whatif.Goals)))
	}
	if q.Item != "" && q.Goal != "" {
		found = append(found, fault.New(fault.Invalid, "usage.flag.both", "", "--item", "--goal"))
	}
	opt, set, err := a.begin(&f, found...)
	if err != nil {
		return err
	}
	return answerEach(a, paths, set, f, view.Changes, func(p profile.Profile) (*whatif.Changes, error) {
		return whatif.Find(set, p, opt, q)
	})
}
