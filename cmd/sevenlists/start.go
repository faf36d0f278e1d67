package main

import (
	"github.com/spf13/cobra"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/view"
)

func (a *app) startCommand() *cobra.Command {
	f := planFlags{}
	c := &cobra.Command{
		Use:   "start PROFILE…",
		Short: a.say("现在可以着手什么，风险由谁承担", "what may be begun today, and at whose risk"),
		Long: a.say("列出当日可以申报的事项、可以着手的设计和报告，以及不必等待在先事项即可提前开始的工作：各能提前多少天，风险由谁承担，落空损失什么。当日为 --as-of，或者画像的 as_of，或者起始日。",
			"List the items that may be handed in, the design and reports that may be begun, and what may be begun early without waiting: how much each gains, at whose risk, and what is lost if it goes wrong. The day is --as-of, else the profile's as_of, else its start."),
		Example: `  sevenlists start testdata/projects/standard_land_workshop/profile.yaml
  sevenlists start a.yaml --as-of today
  sevenlists start a.yaml --variant customary --format json`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error { return a.start(args, f) },
	}
	flags := c.Flags()
	a.siteFlag(flags, &f, "")
	a.routeFlags(flags, &f, a.say("采用的承诺：all、none 或事项编号", "commitments taken: all, none or item ids"))
	flags.StringVar(&f.asOf, "as-of", "", a.say("画像是哪一天的，today 为今天", "the day on which the profile stands; today for today"))
	flags.StringVar(&f.format, "format", "", a.say("text、json 或 ndjson（默认 text）", "text, json or ndjson (default text)"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// start writes for every project what may be begun.
func (a *app) start(paths []string, f planFlags) error {
	opt, set, err := a.begin(&f)
	if err != nil {
		return err
	}
	return answerEach(a, paths, set, f, view.Starting, func(p profile.Profile) (*planner.Starting, error) {
		p, err := a.standing(p, p.ID, f, set)
		if err != nil {
			return nil, err
		}
		return planner.Start(set, p, opt)
	})
}
