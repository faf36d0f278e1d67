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
		Long: a.say("把二至八个项目画像并列：事项、时间（两个时钟和日期）、费用、问题、承诺、跑动各有多少，哪一个最好，以及各与第一个的差别由什么引起。PROFILE 是 YAML 或 JSON 文件，- 表示标准输入。",
			"Put two to eight profiles side by side: what each has of items, days (in both clocks and in dates), money, problems, commitments and visits, which is the best, and what makes each differ from the first. PROFILE is a YAML or JSON file; - is the standard input."),
		Example: `  sevenlists compare site-a.yaml site-b.yaml site-c.yaml
  sevenlists compare a.yaml b.yaml --variant commitment --format html -o sites.html
  sevenlists compare a.yaml b.yaml --format json`,
		Args: arguments(compare.Least, compare.Most),
		RunE: func(_ *cobra.Command, args []string) error { return a.compareProjects(args, f) },
	}
	flags := c.Flags()
	a.lawFlag(flags, &f)
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
	projects, err := a.readProfiles(paths, set, opt)
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
			return view.CompareHTML(out, doc, names(set))
		}
		return view.Compare(out, doc, names(set), view.TextOptions{
			Width: a.width, Color: a.color && (f.output == "" || f.output == "-"), Full: f.full,
		})
	})
}

// readProfiles reads several profiles and holds them to what is asked of them; faults of one do not hide those of another.
func (a *app) readProfiles(paths []string, set *rules.Set, opt planner.Options) ([]profile.Profile, error) {
	var faults fault.List
	projects := make([]profile.Profile, 0, len(paths))
	for _, path := range paths {
		p, err := a.readProfile(path, set)
		if err == nil {
			err = ofProfile(a.called(path), opt.Check(set, p))
		}
		faults = append(faults, fault.All(err)...)
		projects = append(projects, p)
	}
	return projects, faults.Err()
}
