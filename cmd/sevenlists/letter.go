package main

import (
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/docx"
	"sevenlists/planner/fault"
	"sevenlists/planner/letter"
	"sevenlists/planner/view"
)

// letterFlags are the flags of letter, as they are written.
type letterFlags struct {
	planFlags
	item, data, template, date string
	fields, blank              bool
}

func (a *app) letterCommand() *cobra.Command {
	f := letterFlags{}
	c := &cobra.Command{
		Use:   "letter [KIND PROFILE]",
		Short: a.say("写一份文书：方案书、一次性告知书、补正通知书等", "write a letter: plan book, notice, corrections, commitment …"),
		Long: a.say("按项目的方案写一份文书，存为 Word 文档（.docx）或者可打印的网页（.html）。不写 KIND 时列出全部文书。方案里没有的内容（文号、申请人、补正事项等）用 --data 给出，也可以在 Word 里填写。",
			"Write a letter of a project's plan as a document of Word (.docx) or a page to print (.html). Without KIND all letters are listed. What no plan knows (number, applicant, what is missing …) comes from --data or is filled in in Word."),
		Example: `  sevenlists letter
  sevenlists letter plan_book testdata/projects/standard_land_workshop/profile.yaml -o plan.docx
  sevenlists letter commitment a.yaml --item engineering_planning_permit -o letter.docx
  sevenlists letter corrections a.yaml --item construction_permit --data missing.json --template own.docx -o notice.docx
  sevenlists letter corrections --blank -o own.docx
  sevenlists letter --fields`,
		Args: arguments(0, 2),
		RunE: func(_ *cobra.Command, args []string) error { return a.letter(args, f) },
	}
	flags := c.Flags()
	a.routeFlags(flags, &f.planFlags, a.say("承诺方案采用的承诺：all、none 或者事项编号（逗号分隔）", "commitments taken in the variant commitment: all, none or item ids with commas"))
	flags.StringVar(&f.item, "item", "", a.say("事项（编号，分期标段的写 事项@部分）", "the item (item, or item@part)"))
	flags.StringVar(&f.data, "data", "", a.say("补充内容的 JSON 文件，字段见 --fields", "a JSON file with what no plan knows; --fields lists the fields"))
	flags.StringVar(&f.template, "template", "", a.say("用这个 Word 模板代替规则集里的", "use this template of Word in place of the rule set's"))
	flags.StringVar(&f.date, "date", "", a.say("文书日期（默认今天）", "date of the letter (default today)"))
	flags.BoolVar(&f.fields, "fields", false, a.say("列出模板里可以用的全部字段", "list all fields that a template may have"))
	flags.BoolVar(&f.blank, "blank", false, a.say("写出模板本身，供在 Word 里修改", "write the template itself, to be edited in Word"))
	flags.StringVar(&f.format, "format", "", a.say("docx、html 或 json（默认按文件名）", "docx, html or json (default by the name of the file)"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// letter writes a letter, or tells which there are.
func (a *app) letter(args []string, f letterFlags) error {
	format := f.format
	if format == "" {
		format = strings.TrimPrefix(filepath.Ext(f.output), ".")
	}
	if format == "" || !contains(letter.Formats, format) && f.format == "" {
		format = letter.Formats[0]
	}
	if !contains(letter.Formats, format) {
		return fault.New(fault.Invalid, "letter.format", "--format", format, letter.Formats)
	}
	set, err := a.load()
	if err != nil {
		return err
	}
	book, err := letter.Read(a.folder(), set.Vocabulary())
	if err != nil {
		return err
	}
	switch {
	case f.fields:
		return a.writeTo(f.output, func(w io.Writer) error {
			_, err := io.WriteString(w, strings.Join(book.Fields(), "\n")+"\n")
			return err
		})
	case len(args) == 0:
		return a.writeTo(f.output, func(w io.Writer) error { return a.letterKinds(w, book) })
	}
	kind, err := book.Kind(args[0])
	if err != nil {
		return err
	}
	if f.output == "" && a.outIsTerminal && format == "docx" {
		return fault.New(fault.Invalid, "usage.plan.binary", "", format)
	}
	if f.blank {
		content, err := book.Template(kind, a.flags.lang)
		if err != nil {
			return err
		}
		return a.writeTo(f.output, func(w io.Writer) error { _, err := w.Write(content); return err })
	}
	if len(args) != 2 {
		return fault.New(fault.Invalid, "usage.arguments", "", "letter KIND PROFILE")
	}
	data, err := a.letterData(kind, args[1], f)
	if err != nil {
		return err
	}
	return a.writeLetter(book, kind, data, format, f)
}

// letterKinds lists the letters that a district has.
func (a *app) letterKinds(w io.Writer, book *letter.Book) error {
	about := map[string]string{
		letter.AboutPlan: a.say("整个方案", "a plan"), letter.AboutItem: a.say("一个事项", "an item"), letter.AboutCase: a.say("一个办件", "a case"),
	}
	for _, k := range book.Kinds() {
		if _, err := fmt.Fprintf(w, "%-16s %s%s\n", k.ID, k.Name.In(a.flags.lang), a.say("（"+about[k.About]+"）", " ("+about[k.About]+")")); err != nil {
			return err
		}
	}
	return nil
}

// letterData is what a letter says: what the plan knows, and over it what the file states.
func (a *app) letterData(kind *letter.Kind, path string, f letterFlags) (*letter.Letter, error) {
	opt, err := f.options(a)
	if err != nil {
		return nil, err
	}
	on := today()
	if f.date != "" {
		if on, err = calendar.ParseDate(f.date); err != nil {
			return nil, fault.New(fault.Invalid, "usage.flag.date", "", "--date", f.date)
		}
	}
	set, err := a.load()
	if err != nil {
		return nil, err
	}
	p, err := a.readProfile(path, set, nil)
	if err != nil {
		return nil, err
	}
	plan, err := planner.Make(set, p, opt)
	if err != nil {
		return nil, ofProfile(a.called(path), err)
	}
	data, err := letter.Make(kind, set, plan, f.item, on)
	if err != nil || f.data == "" {
		return data, err
	}
	c, err := a.readContent(f.data, largestProfile)
	if err != nil {
		return nil, err
	}
	return data, inFile(c.name, data.Overlay(c.bytes))
}

func (a *app) writeLetter(book *letter.Book, kind *letter.Kind, data *letter.Letter, format string, f letterFlags) error {
	switch format {
	case "json":
		return a.writeTo(f.output, func(w io.Writer) error { return view.Document(w, data, true) })
	case "html":
		return a.writeTo(f.output, func(w io.Writer) error { return book.HTML(w, kind, data) })
	}
	var own []byte
	if f.template != "" {
		c, err := a.readContent(f.template, docx.MostBytes+1)
		if err != nil {
			return err
		}
		own = c.bytes
	}
	content, err := book.Docx(kind, data, own)
	if err != nil && own != nil {
		return inFile(f.template, err)
	}
	if err != nil {
		return err
	}
	return a.writeTo(f.output, func(w io.Writer) error { _, err := w.Write(content); return err })
}
