package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/view"
)

// planFlags are the flags of plan, as they are written.
type planFlags struct {
	part                                                                                      string
	variant, commit, finishBy, start, reference, assume, format, list, output, progress, asOf string
	between                                                                                   []string
	law                                                                                       string
	sites                                                                                     []string
	full, preparation                                                                         bool
}

func (a *app) planCommand() *cobra.Command {
	f := planFlags{}
	c := &cobra.Command{
		Use:   "plan PROFILE…",
		Short: a.say("为一个或多个项目编制方案", "plan one project or many"),
		Long: a.say("为项目编制审批路径、日期、七张清单和承诺准入清单。PROFILE 是项目画像（YAML 或 JSON），- 表示标准输入。",
			"Plan a project's route, dates, seven lists and commitment checklist. PROFILE is a YAML or JSON file; - is the standard input."),
		Example: `  sevenlists plan testdata/projects/standard_land_workshop/profile.yaml
  sevenlists plan a.yaml b.yaml --format ndjson
  sevenlists plan a.yaml --variant commitment --format html -o a.html
  sevenlists plan a.yaml --as-of today --progress done.xlsx
  sevenlists plan a.yaml --commit auto --finish-by 2027-12-31
  sevenlists plan a.yaml --between land_registration,construction_permit
  sevenlists plan a.yaml --law planned
  sevenlists plan a.yaml --site plot.yaml
  sevenlists plan a.yaml --commit pareto`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error { return a.plan(args, f) },
	}
	flags := c.Flags()
	a.lawFlag(flags, &f)
	a.siteFlag(flags, &f, "")
	a.routeFlags(flags, &f, a.say("承诺方案采用的承诺：all、none、事项编号（逗号分隔），auto 按 --finish-by 取最少的，pareto 列出各项数的最优",
		"commitments taken in the variant commitment: all, none, item ids with commas, auto for the fewest that meet --finish-by, or pareto for the best of every number"))
	flags.StringVar(&f.finishBy, "finish-by", "", a.say("最迟办结日期，与 --commit auto 同用", "the date to finish by, with --commit auto"))
	flags.StringVar(&f.asOf, "as-of", "", a.say("画像是哪一天的，today 为今天", "the day on which the profile stands; today for today"))
	flags.StringVar(&f.progress, "progress", "", a.say("办理进度表（xlsx 或 csv，列与导出的路径清单相同），覆盖画像中的进度", "a spreadsheet of what has been done (xlsx or csv, with the columns of the exported route list), over the profile's"))
	flags.StringArrayVar(&f.between, "between", nil, a.say("另量一段时间：起点,终点（事项编号、start、start_of_works、works、completion、finish 或日期要素），可写多次",
		"measure from one point to another: A,B (item ids, start, start_of_works, works, completion, finish or facts that are dates); may be repeated"))
	flags.BoolVar(&f.preparation, "preparation", true, a.say("同时给出计入前期设计和报告编制的日期，以及可以提前开始的事项", "also give the dates with design and reports counted in, and what may be begun early"))
	flags.StringVar(&f.format, "format", "", a.formatsHelp())
	flags.StringVar(&f.list, "list", "", a.say("只显示一张清单（text、json、html、xlsx、csv）", "show one list only (text, json, html, xlsx, csv)"))
	flags.BoolVar(&f.full, "full", false, a.say("显示全部清单", "show all lists"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件；多个项目时可以是文件夹", "write to this file, or folder for several projects"))
	return c
}

// routeFlags are the flags of every command that plans a project.
func (a *app) routeFlags(flags *pflag.FlagSet, f *planFlags, commit string) {
	flags.StringVar(&f.variant, "variant", "parallel", a.say("路径方案：sequential、customary、parallel、commitment", "route variant: sequential, customary, parallel or commitment"))
	flags.StringVar(&f.commit, "commit", "all", commit)
	flags.StringVar(&f.start, "start", "", a.say("开始日期，代替画像中的 start", "start date in place of the profile's"))
	flags.StringVar(&f.part, "part", "", a.say("只编制一个部分（分期、标段、单体的编号），连同其所属部分和整个项目的事项", "plan one part alone (the id of a phase, lot or building), with the items of what it lies in and of the whole project"))
	flags.StringVar(&f.reference, "reference-date", "", a.say("按哪一天的规定", "the date whose rules apply"))
	flags.StringVar(&f.assume, "assume", "defaults", a.say("未填写的要素：defaults 取默认值，none 当作未知", "facts nobody states: defaults takes their default, none leaves them unknown"))
}

// lawFlag is --law, of the commands that make whole plans.
func (a *app) lawFlag(flags *pflag.FlagSet, f *planFlags) {
	flags.StringVar(&f.law, "law", "reference", a.say("按哪天的规定：reference 都按适用规则日，planned 未受理的各按其计划受理日", "whose law: reference for that of the reference date, planned for that of each item's own planned day"))
}

// formats are all those of a plan; other answers take some of them.
var formats = view.FormatIDs(nil)

// options reads the flags; all that is wrong with them is reported at once.
func (f *planFlags) options(a *app) (planner.Options, error) {
	opt := planner.Default()
	opt.Lang, opt.Preparation = a.flags.lang, f.preparation
	var faults fault.List
	choice := func(flag, value string, choices ...string) {
		faults.Add(fault.New(fault.Invalid, "usage.flag.choice", "", flag, value, choices, fault.Nearest(value, choices)))
	}
	variant, ok := route.ParseVariant(f.variant)
	if !ok {
		choice("--variant", f.variant, "sequential", "customary", "parallel", "commitment")
	}
	opt.Variant = variant
	switch f.commit {
	case "all", "":
	case "none":
		opt.Commit = []string{}
	default:
		for _, id := range strings.Split(f.commit, ",") {
			opt.Commit = append(opt.Commit, strings.TrimSpace(id))
		}
	}
	switch profile.Assume(f.assume) {
	case profile.Defaults, profile.None:
		opt.Assume = profile.Assume(f.assume)
	default:
		choice("--assume", f.assume, "defaults", "none")
	}
	if f.law != "" {
		if opt.Law, ok = planner.ParseLaw(f.law); !ok {
			choice("--law", f.law, "reference", "planned")
		}
	}
	day := func(flag, value string) calendar.Date {
		if value == "" {
			return 0
		}
		d, err := calendar.ParseDate(value)
		if err != nil {
			faults.Add(fault.New(fault.Invalid, "usage.flag.date", "", flag, value))
		}
		return d
	}
	opt.Part = f.part
	opt.Start, opt.ReferenceDate = day("--start", f.start), day("--reference-date", f.reference)
	opt.Between = f.stretches(&faults)
	if f.asOf == "today" {
		f.asOf = today().String()
	}
	day("--as-of", f.asOf)
	if f.format == "" {
		f.format = "text"
		if named := view.FormatOfFile(strings.TrimPrefix(filepath.Ext(f.output), ".")); named != nil {
			f.format = named.ID
		}
	} else if !contains(formats, f.format) {
		choice("--format", f.format, formats...)
	}
	return opt, faults.Err()
}

// mostBetween is how often --between may be given.
const mostBetween = 50

// stretches reads what --between asks to be measured.
func (f *planFlags) stretches(faults *fault.List) [][2]string {
	if len(f.between) > mostBetween {
		faults.Add(fault.New(fault.Invalid, "usage.flag.between_many", "", mostBetween))
		return nil
	}
	var pairs [][2]string
	for _, pair := range f.between {
		from, to, found := strings.Cut(pair, ",")
		from, to = strings.TrimSpace(from), strings.TrimSpace(to)
		if !found || from == "" || to == "" || strings.Contains(to, ",") {
			faults.Add(fault.New(fault.Invalid, "usage.flag.between", "", pair))
			continue
		}
		pairs = append(pairs, [2]string{from, to})
	}
	return pairs
}

func contains(list []string, s string) bool {
	for _, x := range list {
		if x == s {
			return true
		}
	}
	return false
}

func (a *app) plan(paths []string, f planFlags) error {
	opt, err := f.options(a)
	choose, more := f.chooser(&opt)
	if err := append(fault.All(err), fault.All(more)...).Err(); err != nil {
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
	if choose.how == commitPareto {
		return a.fronts(paths, set, opt, f)
	}
	if f.progress != "" && len(paths) > 1 {
		return fault.New(fault.Invalid, "usage.plan.progress", "")
	}
	missed := false
	w := planWriter{app: a, flags: f, format: view.FormatNamed(f.format), set: view.RuleSetOf(set), many: len(paths) > 1}
	make := func(path string) (*planner.Plan, error) {
		p, err := a.readProfile(path, set, plot)
		if err == nil {
			p, err = a.standing(p, path, f, set)
		}
		if err != nil {
			return nil, err
		}
		plan, err := choose.plan(set, p, opt, &missed)
		return plan, ofProfile(a.called(path), err)
	}
	if info, err := os.Stat(f.output); err == nil && info.IsDir() {
		return unmet(a.planInto(f.output, paths, w, make), missed)
	}
	if w.many && !w.format.Stream {
		return fault.New(fault.Invalid, "usage.plan.folder", "", f.format)
	}
	if w.format.Binary && (f.output == "" || f.output == "-") && a.outIsTerminal {
		return fault.New(fault.Invalid, "usage.plan.binary", "", f.format)
	}
	err = a.writeTo(f.output, func(out io.Writer) error { return a.planEach(paths, out, w, make) })
	return unmet(err, missed)
}

// planEach writes the plans one after another as they are made, so that memory does not grow
// with their number. Faults of one project do not keep the others from being planned; written
// to a file, one fault leaves the file as it was.
func (a *app) planEach(paths []string, out io.Writer, w planWriter, make func(string) (*planner.Plan, error)) error {
	var faults fault.List
	progress := a.progress(len(paths))
	for i, path := range paths {
		progress.at(i)
		plan, err := make(path)
		if err != nil {
			faults = append(faults, fault.All(err)...)
			continue
		}
		if err := w.write(out, plan); err != nil {
			progress.end()
			return err
		}
	}
	progress.end()
	return faults.Err()
}

// planInto writes a file a project into a folder.
func (a *app) planInto(folder string, paths []string, w planWriter, make func(string) (*planner.Plan, error)) error {
	var faults fault.List
	w.many = false
	progress := a.progress(len(paths))
	for i, path := range paths {
		progress.at(i)
		plan, err := make(path)
		if err == nil {
			name := filepath.Join(folder, plan.Project.ID+"."+w.format.Extension)
			err = a.writeTo(name, func(out io.Writer) error { return w.write(out, plan) })
		}
		if err != nil {
			faults = append(faults, fault.All(err)...)
		}
	}
	progress.end()
	return faults.Err()
}

// planWriter writes plans in one format.
type planWriter struct {
	app    *app
	flags  planFlags
	format *view.Format
	set    view.RuleSet
	many   bool
}

func (w *planWriter) write(out io.Writer, p *planner.Plan) error {
	if w.many && w.format.ID == "json" && w.flags.list == "" {
		return view.NDJSON(out, p)
	}
	return w.format.Write(out, p, w.set, view.TextOptions{
		Width: w.app.width, Color: w.app.color && (w.flags.output == "" || w.flags.output == "-"),
		List: w.flags.list, Full: w.flags.full,
	})
}

// formatsHelp names every format of a plan.
func (a *app) formatsHelp() string {
	var names []string
	for _, f := range view.Formats() {
		names = append(names, f.ID+" "+f.About.In(a.flags.lang))
	}
	return a.say("格式（默认 text，多个项目的 json 每行一个）：", "the format (default text; json of several projects is one a line): ") +
		strings.Join(names, a.say("；", "; "))
}

// progress tells a person at a terminal how far a long run has come.
type progress struct {
	app   *app
	total int
}

// fewest is the number of projects from which on progress is shown.
const fewest = 20

func (a *app) progress(total int) progress { return progress{app: a, total: total} }

func (p progress) shown() bool { return p.app.errIsTerminal && p.total >= fewest }

func (p progress) at(i int) {
	if p.shown() {
		fmt.Fprintf(p.app.err, "\r%d/%d", i, p.total)
	}
}

func (p progress) end() {
	if p.shown() {
		fmt.Fprint(p.app.err, "\r\x1b[K")
	}
}
