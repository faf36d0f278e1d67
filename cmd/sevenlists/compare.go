package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner"
	"sevenlists/planner/compare"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

func (a *app) compareCommand() *cobra.Command {
	f := planFlags{}
	c := &cobra.Command{
		Use:   "compare PROFILE PROFILE…",
		Short: a.say("把几个设计或者选址方案并列比较", "put designs or sites side by side"),
		Long: a.say("把二至十个项目画像并列：事项、时间（两个时钟和日期）、费用、问题、承诺、跑动各有多少，哪一个最好，以及各与第一个的差别由什么引起。PROFILE 是 YAML 或 JSON 文件，- 表示标准输入。用 --site 把一个设计放在几个地块上比较：每个画像在每个地块上各成一列。",
			"Put two to ten profiles side by side: what each has of items, days (in both clocks and in dates), money, problems, commitments and visits, which is the best, and what makes each differ from the first. PROFILE is a YAML or JSON file; - is the standard input. --site puts one design on several plots: every profile on every plot is a column."),
		Example: `  sevenlists compare site-a.yaml site-b.yaml site-c.yaml
  sevenlists compare a.yaml b.yaml --variant commitment --format html -o sites.html
  sevenlists compare a.yaml b.yaml --format json
  sevenlists compare a.yaml --site plot-a.yaml --site plot-b.yaml --site example_riverside`,
		Args: arguments(1, compare.Most),
		RunE: func(_ *cobra.Command, args []string) error { return a.compareProjects(args, f) },
	}
	flags := c.Flags()
	a.lawFlag(flags, &f)
	a.siteFlag(flags, &f, a.say("；可写多次，并列比较", "; may be repeated, to compare plots"))
	a.routeFlags(flags, &f, a.say("采用的承诺：all、none 或事项编号", "commitments taken: all, none or item ids"))
	flags.StringVar(&f.format, "format", "", a.say("text、json 或 html（默认 text）", "text, json or html (default text)"))
	flags.BoolVar(&f.full, "full", false, a.say("显示全部差别", "show every difference"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// compareFormats are the formats of a comparison of several projects.
var compareFormats = []string{"text", "json", "html"}

// compareProjects writes several projects side by side. All that is wrong with any of them is reported.
func (a *app) compareProjects(paths []string, f planFlags) error {
	if len(paths) < compare.Least && len(f.sites) == 0 {
		return fault.New(fault.Invalid, "usage.arguments", "", "sevenlists compare PROFILE PROFILE…")
	}
	opt, err := f.options(a)
	faults := fault.All(err)
	if contains(formats, f.format) && !contains(compareFormats, f.format) {
		faults.Add(fault.New(fault.Invalid, "usage.flag.choice", "", "--format", f.format, compareFormats, ""))
	}
	stdin := 0
	for _, path := range paths {
		if path == "-" {
			stdin++
		}
	}
	if stdin > 1 {
		faults.Add(fault.New(fault.Invalid, "usage.compare.stdin", ""))
	}
	if err := faults.Err(); err != nil {
		return err
	}
	opt.Preparation = true // also the figure with what has to be prepared
	set, err := a.load()
	if err != nil {
		return err
	}
	projects, err := a.readProfiles(paths, set, opt, f)
	if err != nil {
		return err
	}
	doc, err := compare.Make(set, projects, opt)
	if err != nil {
		return err
	}
	return a.writeTo(f.output, func(out io.Writer) error {
		switch f.format {
		case "json":
			return view.Document(out, doc, true)
		case "html":
			return view.CompareHTML(out, doc, view.RuleSetOf(set))
		}
		return view.Compare(out, doc, view.RuleSetOf(set), view.TextOptions{
			Width: a.width, Color: a.color && (f.output == "" || f.output == "-"), Full: f.full,
		})
	})
}

// readProfiles reads several profiles and holds them to what is asked of them; faults of one do not hide those of another.
//
// Each is read once for every plot that --site names: a profile on every plot.
func (a *app) readProfiles(paths []string, set *rules.Set, opt planner.Options, f planFlags) ([]profile.Profile, error) {
	plots, err := a.plots(f, set)
	if err != nil {
		return nil, err
	}
	if len(plots) == 0 {
		plots = []*profile.Plot{nil} // each on its own
	}
	if n := len(paths) * len(plots); n < compare.Least || n > compare.Most {
		return nil, fault.New(fault.Invalid, "compare.number", "", compare.Least, compare.Most, n)
	}
	var faults fault.List
	projects := make([]profile.Profile, 0, len(paths)*len(plots))
	for _, path := range paths {
		c, err := a.readContent(path, largestProfile)
		for _, plot := range plots {
			if err != nil {
				break
			}
			var p profile.Profile
			if p, err = c.profile(set, plot); err == nil {
				err = ofProfile(c.name, opt.Check(set, p))
			}
			projects = append(projects, p)
		}
		faults = append(faults, fault.All(err)...)
	}
	return projects, faults.Err()
}
