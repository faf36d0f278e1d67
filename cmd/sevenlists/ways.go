package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/planner/whatif"
)

// supposed are the flags of a supposition about one item.
type supposed struct {
	item, way, merged, format string
	days                      int
	without                   bool
}

// waysCommand says what ways of handling would save.
func (a *app) waysCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "ways",
		Short: a.say("审批方式：联合评审、合并办理、区域评估、抽查、即办", "ways of handling: joint review, merged form, regional assessment, spot check, at once"),
		Args:  arguments(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.waysWhatif())
	return c
}

func (a *app) waysWhatif() *cobra.Command {
	f := supposed{}
	c := &cobra.Command{
		Use:   "what-if --item ITEM --way WAY PROFILE…",
		Short: a.say("启用一种审批方式以前，看它在以往项目上能省多少天", "what a way of handling would have saved over past projects"),
		Long: a.say("把每个项目编制两次，一次照现行规则，一次假设该事项采用这种审批方式，比较办结日期。规则不改动。",
			"Each project is planned twice, by the rules as they are and as if the item were handled in that way, and the finishes are compared. The rules stay as they are."),
		Example: `  sevenlists ways what-if --item energy_review --way instant --days 0 testdata/projects/*/profile.yaml
  sevenlists ways what-if --item planning_line_check --way merged_form --merged-into commencement_check a.yaml b.yaml`,
		Args: arguments(1, -1),
		RunE: func(c *cobra.Command, args []string) error {
			way := &rules.Way{Way: f.way, MergedInto: f.merged, WithoutProcedures: f.without}
			if c.Flags().Changed("days") {
				way.Days = &f.days
			}
			return a.suppose(args, f, rules.Supposition{Item: f.item, Way: way})
		},
	}
	a.supposedFlags(c, &f, a.say("这样办理最多用几个工作日", "working days that it then takes at most"))
	c.Flags().StringVar(&f.way, "way", "", a.say("审批方式：joint_review、merged_form、regional_assessment、spot_check、instant 等", "the way: joint_review, merged_form, regional_assessment, spot_check, instant or another of the rules"))
	c.Flags().StringVar(&f.merged, "merged-into", "", a.say("并入哪一事项办理", "the item in whose form it is handled"))
	c.Flags().BoolVar(&f.without, "without-procedures", false, a.say("不再进行特别程序", "its special procedures fall away"))
	return c
}

// registerWhatif says what other promised days would save.
func (a *app) registerWhatif() *cobra.Command {
	f := supposed{}
	c := &cobra.Command{
		Use:     "what-if --item ITEM --days N PROFILE…",
		Short:   a.say("一个事项的承诺时限改成几天，以往项目能省多少天，提前率变成多少", "what other promised days of an item would have saved, and what they do to its lead rate"),
		Example: `  sevenlists register what-if --item engineering_planning_permit --days 3 testdata/projects/*/profile.yaml`,
		Args:    arguments(1, -1),
		RunE: func(c *cobra.Command, args []string) error {
			if !c.Flags().Changed("days") {
				return fault.New(fault.Invalid, "usage.flag.value", "", "--days")
			}
			return a.suppose(args, f, rules.Supposition{Item: f.item, Days: &f.days})
		},
	}
	a.supposedFlags(c, &f, a.say("承诺的工作日，0为当日办结", "promised working days; 0 is done on the same day"))
	return c
}

func (a *app) supposedFlags(c *cobra.Command, f *supposed, days string) {
	c.Flags().StringVar(&f.item, "item", "", a.say("事项编号", "the item, by its id"))
	c.Flags().IntVar(&f.days, "days", 0, days)
	c.Flags().StringVar(&f.format, "format", "text", a.say("text 或 json", "text or json"))
}

// suppose adds up over the projects what a supposition saves.
func (a *app) suppose(paths []string, f supposed, x rules.Supposition) error {
	var faults fault.List
	faults.Add(formatFault(f.format))
	if x.Days != nil && *x.Days < 0 || x.Way != nil && x.Way.Days != nil && *x.Way.Days < 0 {
		faults.Add(fault.New(fault.Invalid, "usage.flag.invalid", "", "--days", f.days))
	}
	if err := faults.Err(); err != nil {
		return err
	}
	set, err := a.load()
	if err != nil {
		return err
	}
	opt := planner.Default()
	opt.Lang = a.flags.lang
	s, err := whatif.Suppose(set, x, opt, today())
	if err != nil {
		return err
	}
	for _, path := range paths {
		p, err := a.readProfile(path, set, nil)
		if err == nil {
			err = s.Add(p)
		}
		faults = append(faults, fault.All(err)...) // of one project; the others are answered
	}
	if err := a.writeTo("", func(w io.Writer) error {
		if f.format == "json" {
			return view.Document(w, &s.Saving, true)
		}
		return view.Saving(w, &s.Saving)
	}); err != nil {
		return err
	}
	return faults.Err()
}
