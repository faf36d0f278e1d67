package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner/fault"
	"sevenlists/planner/guide"
	"sevenlists/planner/view"
)

// guideFormats are the formats of a service guide.
var guideFormats = []string{"text", "html", "json"}

func (a *app) guideCommand() *cobra.Command {
	format, day, output := "text", "", ""
	c := &cobra.Command{
		Use:   "guide ITEM",
		Short: a.say("显示一个事项的办事指南", "show the service guide of an item"),
		Long: a.say("显示一个事项的办事指南：在哪里办、几个步骤、要哪些材料、多少天、什么费用、依据什么法律、能否承诺，以及什么样的项目需要办。",
			"Show the service guide of an item: where it is handed in, in what steps, with which papers, in how many days, at what cost and by which law, whether it may be committed, and which projects need it."),
		Example: `  sevenlists guide construction_permit
  sevenlists guide construction_permit --lang en --format html -o guide.html`,
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error { return a.guide(args[0], format, day, output) },
	}
	c.Flags().StringVar(&format, "format", format, a.say("text、html 或 json", "text, html or json"))
	c.Flags().StringVar(&day, "reference-date", "", a.say("按哪一天的名称和规定（默认今天）", "names and rules of that day (default today)"))
	c.Flags().StringVarP(&output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// guide writes the service guide of an item.
func (a *app) guide(item, format, day, output string) error {
	var faults fault.List
	if !contains(guideFormats, format) {
		faults.Add(fault.New(fault.Invalid, "usage.flag.choice", "", "--format", format, guideFormats, fault.Nearest(format, guideFormats)))
	}
	on, wrong := referenceDay(day)
	faults.Add(wrong)
	if err := faults.Err(); err != nil {
		return err
	}
	set, err := a.load()
	if err != nil {
		return err
	}
	doc, err := guide.Make(set, item, on, a.flags.lang)
	if err != nil {
		return err
	}
	return a.writeTo(output, func(out io.Writer) error {
		switch format {
		case "json":
			return view.Document(out, doc, true)
		case "html":
			return view.GuideHTML(out, doc)
		}
		return view.Guide(out, doc, view.TextOptions{Width: a.width, Color: a.color && (output == "" || output == "-")})
	})
}
