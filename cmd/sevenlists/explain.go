package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner"
	"sevenlists/planner/view"
)

func (a *app) explainCommand() *cobra.Command {
	f := planFlags{format: "text"}
	c := &cobra.Command{
		Use:     "explain PROFILE ITEM",
		Short:   a.say("说明某个事项为什么需要或不需要、等待什么、能否承诺", "say why an item is needed or not, what it waits for, whether it may be committed"),
		Example: `  sevenlists explain testdata/projects/standard_land_workshop/profile.yaml energy_review`,
		Args:    arguments(2, 2),
		RunE:    func(_ *cobra.Command, args []string) error { return a.explain(args[0], args[1], f) },
	}
	a.siteFlag(c.Flags(), &f, "")
	a.routeFlags(c.Flags(), &f, a.say("采用的承诺：all、none 或事项编号", "commitments taken: all, none or item ids"))
	return c
}

func (a *app) explain(path, item string, f planFlags) error {
	opt, err := f.options(a)
	if err != nil {
		return err
	}
	set, err := a.load()
	if err != nil {
		return err
	}
	plot, err := a.plot(f, set)
	if err != nil {
		return err
	}
	p, err := a.readProfile(path, set, plot)
	if err != nil {
		return err
	}
	plan, err := planner.Make(set, p, opt)
	if err != nil {
		return ofProfile(a.called(path), err)
	}
	return a.writeTo("", func(out io.Writer) error {
		return view.Explain(out, plan, view.RuleSetOf(set), item,
			view.TextOptions{Width: a.width, Color: a.color})
	})
}
