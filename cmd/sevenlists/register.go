package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sevenlists/api/register"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
	"sevenlists/planner/words"
)

// registerCommand shows and changes the district's register of items.
func (a *app) registerCommand() *cobra.Command {
	c := &cobra.Command{
		Use:   "register",
		Short: a.say("本区公布的承诺时限、收费和窗口", "the district's own promised days, fees and windows"),
		Args:  arguments(0, 0),
		RunE:  func(c *cobra.Command, _ []string) error { return c.Help() },
	}
	c.AddCommand(a.registerImport(), a.registerTemplate(), a.registerShow(), a.registerWhatif())
	return c
}

// registerFlags are what counts for rows that do not say it.
type registerFlags struct{ from, to, document, by, format string }

func (a *app) registerImport() *cobra.Command {
	f, dry := registerFlags{}, false
	c := &cobra.Command{
		Use:   "import FILE.xlsx|FILE.csv",
		Short: a.say("导入承诺时限、收费和窗口，先显示差异", "take in promised days, fees and windows, showing the differences"),
		Long: a.say("读取表格，列出与现行登记册的差异和每一行的全部错误；有一行错误就什么也不改。没有错误时改写 --rules 文件夹中的 register/data.yaml。承诺时限不得超过法定时限。同一张表再导入一次，什么也不改变。",
			"Read a spreadsheet, list what it changes in the register in force and everything that is wrong with its rows; one bad row and nothing is changed. Else register/data.yaml of the folder given by --rules is written anew. A promise may not exceed the statutory days. The same file again changes nothing."),
		Example: `  sevenlists register import register.xlsx --dry-run
  sevenlists register import register.csv --rules rules --from 2026-12-01 --document 甬北政办〔2026〕8号 --by 区政务服务办`,
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error { return a.importRegister(args[0], f, dry) },
	}
	flags := c.Flags()
	flags.StringVar(&f.from, "from", "", a.say("没有写起始日期的行从哪一天起", "from which day rows hold that do not say it"))
	flags.StringVar(&f.to, "to", "", a.say("没有写截止日期的行到哪一天止", "until which day rows hold that do not say it"))
	flags.StringVar(&f.document, "document", "", a.say("公布文件的文号", "number of the paper by which it was published"))
	flags.StringVar(&f.by, "by", "", a.say("公布单位", "who published it"))
	flags.BoolVar(&dry, "dry-run", false, a.say("只看差异，不改写", "only show the differences"))
	flags.StringVar(&f.format, "format", "text", a.say("text 或 json", "text or json"))
	return c
}

// table reads the spreadsheet and the flags.
func (a *app) table(path string, f registerFlags) (register.Table, error) {
	t := register.Table{CSV: strings.EqualFold(filepath.Ext(path), ".csv"), Document: f.document, By: f.by}
	var faults fault.List
	for flag, day := range map[string]struct {
		text string
		into *calendar.Date
	}{"--from": {f.from, &t.Period.From}, "--to": {f.to, &t.Period.To}} {
		if day.text == "" {
			continue
		}
		d, err := calendar.ParseDate(day.text)
		if err != nil {
			faults.Add(fault.New(fault.Invalid, "usage.flag.invalid", "", flag, day.text))
		}
		*day.into = d
	}
	faults.Add(formatFault(f.format))
	if err := faults.Err(); err != nil {
		return t, err
	}
	content, err := readUpTo(path, register.MostBytes+1)
	if err == nil && len(content) > register.MostBytes {
		return t, fault.New(fault.Invalid, "sheet.too_many.bytes", path, register.MostBytes)
	}
	if err != nil {
		return t, unreadable(path, err)
	}
	t.Content = content
	return t, nil
}

// formatFault refuses a format that is neither text nor json.
func formatFault(format string) *fault.Error {
	if format == "text" || format == "json" {
		return nil
	}
	return fault.New(fault.Invalid, "usage.flag.choice", "", "--format", format, []string{"text", "json"}, "")
}

func (a *app) importRegister(path string, f registerFlags, dry bool) error {
	t, err := a.table(path, f)
	if err != nil {
		return err
	}
	if a.flags.rules == "" && !dry {
		return fault.New(fault.Invalid, "register.embedded", "")
	}
	set, err := a.load()
	if err != nil {
		return err
	}
	p, err := register.Look(set, t, a.flags.lang)
	if err != nil {
		return inFile(path, err)
	}
	if err := a.writeTo("", func(w io.Writer) error { return a.differences(w, p, f.format) }); err != nil {
		return err
	}
	if len(p.Mistakes) > 0 {
		return inFile(path, p.Err())
	}
	if dry || len(p.Differences) == 0 {
		return nil
	}
	// What is written must be a rule set that can be used, whatever else may be wrong in the folder.
	if _, err := rules.Load(register.Over(a.folder(), p.Versions)); err != nil {
		return inFolder(a.flags.rules, err)
	}
	to := filepath.Join(a.flags.rules, filepath.FromSlash(register.Path))
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return outputFault(to, err)
	}
	return writeFile(to, 0o644, func(w io.Writer) error {
		_, err := w.Write(register.File(p.Versions))
		return err
	})
}

// differences writes what a table would change.
func (a *app) differences(w io.Writer, p *register.Preview, format string) error {
	if format == "json" {
		return view.Document(w, p, true)
	}
	for _, d := range p.Differences {
		what := a.say("承诺时限", "promised days")
		switch d.What {
		case register.Fee:
			what = a.say("收费 ", "fee ") + d.Fee
		case register.Window:
			what = a.say("受理窗口", "window")
		}
		until := ""
		if d.To != 0 {
			until = a.say("至", " until ") + d.To.String()
		}
		law := ""
		if d.Statutory != "" {
			law = a.say("（法定"+d.Statutory+"）", " (by law "+d.Statutory+")")
		}
		was := d.Was
		if was == "" {
			was = a.say("无", "none")
		}
		if _, err := fmt.Fprintf(w, a.say("%s %s %s：%s → %s%s，%s起%s\n", "%s %s %s: %s → %s%s, from %s%s\n"),
			d.Item, d.Name, what, was, d.Becomes, law, d.From, until); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintf(w, a.say("共%d行：%d处变化，%d行不变，%d处错误\n", "%d rows: %d changes, %d rows unchanged, %d mistakes\n"),
		p.Rows, len(p.Differences), p.Unchanged, len(p.Mistakes))
	return err
}

func (a *app) registerTemplate() *cobra.Command {
	on, output := "", ""
	c := &cobra.Command{
		Use:     "template --out FILE.xlsx",
		Short:   a.say("写出现行登记册的工作簿，供填写后导入", "write the register in force as a workbook to fill in"),
		Example: `  sevenlists register template --out register.xlsx`,
		Args:    arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if output == "" {
				return fault.New(fault.Invalid, "usage.flag.value", "", "--out")
			}
			day, set, err := a.registerDay(on)
			if err != nil {
				return err
			}
			return a.writeTo(output, func(w io.Writer) error { return register.Template(w, set, day, a.flags.lang) })
		},
	}
	c.Flags().StringVar(&on, "on", "", a.say("按哪一天（默认今天）", "as of that day (default today)"))
	c.Flags().StringVarP(&output, "out", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// registerDay settles the day that is asked for and loads the rules.
func (a *app) registerDay(on string) (calendar.Date, *rules.Set, error) {
	day, wrong := referenceDay(on)
	if wrong != nil {
		return 0, nil, wrong
	}
	set, err := a.load()
	return day, set, err
}

func (a *app) registerShow() *cobra.Command {
	on, format := "", "text"
	c := &cobra.Command{
		Use:   "show",
		Short: a.say("显示某一天的承诺时限、收费和窗口，以及出处", "show what is in force on a day, and which paper says so"),
		Args:  arguments(0, 0),
		RunE: func(*cobra.Command, []string) error {
			if err := formatFault(format); err != nil {
				return err
			}
			day, set, err := a.registerDay(on)
			if err != nil {
				return err
			}
			c := view.Catalogue{Writer: words.NewWriter(set, a.flags.lang, day), Width: a.width, Color: a.color, JSON: format == "json"}
			return a.writeTo("", c.Register)
		},
	}
	c.Flags().StringVar(&on, "on", "", a.say("哪一天（默认今天）", "on that day (default today)"))
	c.Flags().StringVar(&format, "format", format, a.say("text 或 json", "text or json"))
	return c
}
