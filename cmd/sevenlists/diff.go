package main

import (
	"io"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sevenlists/planner"
	"sevenlists/planner/diff"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

func (a *app) diffCommand() *cobra.Command {
	f := planFlags{}
	rulesB := ""
	c := &cobra.Command{
		Use:   "diff A B",
		Short: a.say("两个项目、方案或者规则集有什么不同，为什么", "what differs between two projects, plans or rule sets, and why"),
		Long: a.say("比较 A 和 B：事项、前置关系、日期、问题和清单有什么不同，各由哪个要素或者哪条规则引起。A 和 B 是项目画像，或者 plan --format json 写出的方案；- 表示标准输入。用 --rules-b 可以看出规则改动对项目的影响。",
			"Compare A with B: which items, edges, dates, problems and lists differ, and which fact or rule each is due to. A and B are profiles, or plans as plan --format json writes them; - is the standard input. --rules-b shows what a change of the rules does to a project."),
		Example: `  sevenlists diff a.yaml b.yaml
  sevenlists diff plan-of-may.json a.yaml
  sevenlists diff a.yaml a.yaml --rules-b my-policies`,
		Args: arguments(2, 2),
		RunE: func(c *cobra.Command, args []string) error { return a.diff(args, f, rulesB, c.Flags()) },
	}
	flags := c.Flags()
	a.lawFlag(flags, &f)
	a.siteFlag(flags, &f, a.say("；写两次则依次用于 A 和 B", "; given twice, the first is that of A and the second that of B"))
	a.routeFlags(flags, &f, a.say("采用的承诺：all、none 或事项编号", "commitments taken: all, none or item ids"))
	flags.StringVar(&rulesB, "rules-b", "", a.say("B 用该文件夹的规则", "use the rules of this folder for B"))
	flags.StringVar(&f.format, "format", "", a.say("text 或 json（默认 text）", "text or json (default text)"))
	flags.BoolVar(&f.full, "full", false, a.say("显示全部差别", "show every difference"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// diffFormats are the formats of a comparison.
var diffFormats = []string{"text", "json"}

// makes are the flags that say how a profile is planned; of a plan that is written they are known.
var makes = []string{"variant", "commit", "start", "reference-date", "assume", "law", "site"}

// beginTwo settles the options of a command that sets two arguments against each other, and loads the rules.
// All that is wrong with the options is reported.
func (a *app) beginTwo(paths []string, f *planFlags) (planner.Options, *rules.Set, error) {
	opt, err := f.options(a)
	faults := fault.All(err)
	if contains(formats, f.format) && !contains(diffFormats, f.format) {
		faults.Add(fault.New(fault.Invalid, "usage.flag.choice", "", "--format", f.format, diffFormats, ""))
	}
	if paths[0] == "-" && paths[1] == "-" {
		faults.Add(fault.New(fault.Invalid, "usage.diff.stdin", ""))
	}
	if err := faults.Err(); err != nil {
		return opt, nil, err
	}
	set, err := a.load()
	return opt, set, err
}

// diff writes what differs between two arguments.
func (a *app) diff(paths []string, f planFlags, rulesB string, given *pflag.FlagSet) error {
	opt, set, err := a.beginTwo(paths, &f)
	if err != nil {
		return err
	}
	other := set
	if rulesB != "" {
		if other, err = a.loadFolder(rulesB); err != nil {
			return err
		}
	}
	plots, err := a.plotsOfTwo(f, [2]*rules.Set{set, other})
	if err != nil {
		return err
	}
	doc, err := a.compare(paths, [2]*rules.Set{set, other}, plots, opt, given)
	if err != nil {
		return err
	}
	return a.writeTo(f.output, func(out io.Writer) error {
		if f.format == "json" {
			return view.Document(out, doc, true)
		}
		return view.Diff(out, doc, view.RuleSetOf(other), view.TextOptions{
			Width: a.width, Color: a.color && (f.output == "" || f.output == "-"), Full: f.full,
		})
	})
}

// plotsOfTwo reads what --site names for A and B, each as its own rule set has it.
func (a *app) plotsOfTwo(f planFlags, sets [2]*rules.Set) (plots [2]*profile.Plot, err error) {
	if len(f.sites) > len(sets) {
		return plots, fault.New(fault.Invalid, "usage.flag.times", "", "--site", len(sets))
	}
	var faults fault.List
	for i, set := range sets {
		one := f
		if len(f.sites) == len(sets) {
			one.sites = f.sites[i : i+1]
		}
		plot, err := a.plot(one, set)
		faults = append(faults, fault.All(err)...)
		plots[i] = plot
	}
	return plots, faults.Err()
}

// compare reads both arguments, makes what is a profile into a plan, and compares. All that is
// wrong with either is reported.
func (a *app) compare(paths []string, sets [2]*rules.Set, plots [2]*profile.Plot, opt planner.Options, given *pflag.FlagSet) (*diff.Document, error) {
	var sides [2]diff.Side
	var contents [2]content
	var faults fault.List
	written := 0
	for i, path := range paths {
		c, err := a.readContent(path, diff.MaxBytes+1)
		if err != nil {
			faults = append(faults, fault.All(err)...)
			continue
		}
		if contents[i] = c; !diff.IsPlan(c.bytes) {
			continue
		}
		written++
		plan, err := diff.Decode(c.bytes)
		if err != nil {
			faults = append(faults, fault.All(inFile(c.name, err))...)
			continue
		}
		sides[i] = diff.Read(sets[i], plan)
		if was, ok := diff.OptionsOf(plan); ok {
			opt = like(opt, was, given)
		}
	}
	for _, flag := range makes {
		if written == 2 && given.Changed(flag) {
			faults.Add(fault.New(fault.Invalid, "usage.diff.written", "", "--"+flag))
		}
	}
	for i, c := range contents {
		if c.name == "" || diff.IsPlan(c.bytes) {
			continue
		}
		p, err := c.profile(sets[i], plots[i])
		if err == nil && len(faults) == 0 {
			sides[i], err = diff.Make(sets[i], p, opt)
		}
		faults = append(faults, fault.All(err)...)
	}
	if err := faults.Err(); err != nil {
		return nil, err
	}
	return diff.Compare(sides[0], sides[1], sets[1], a.flags.lang)
}

// like gives the options with which a profile is planned that is compared with a written plan: the
// plan's own, where no flag says otherwise, so that like is compared with like.
func like(opt, was planner.Options, given *pflag.FlagSet) planner.Options {
	if !given.Changed("variant") {
		opt.Variant = was.Variant
	}
	if !given.Changed("assume") {
		opt.Assume = was.Assume
	}
	if !given.Changed("law") {
		opt.Law = was.Law
	}
	if !given.Changed("commit") {
		opt.Commit = was.Commit
	}
	return opt
}
