package main

import (
	"io"
	"time"

	"github.com/spf13/cobra"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/view"
	"sevenlists/planner/words"
)

// part is one part of the rule set that can be searched; what is nil cannot be done with it.
type part struct {
	list    func(view.Catalogue, io.Writer, string) error
	show    func(view.Catalogue, io.Writer, string) (bool, error)
	lowered func(view.Catalogue, io.Writer, string) error
}

// listing makes a subcommand that searches one part of the rule set, or shows one entry.
func (a *app) listing(use, short string, p part) *cobra.Command {
	var format, day string
	var lowered bool
	c := &cobra.Command{
		Use: use, Short: short, Args: arguments(0, 1),
		RunE: func(c *cobra.Command, args []string) error {
			if lowered && len(args) == 0 {
				return fault.New(fault.Invalid, "usage.arguments", "", "sevenlists "+c.Name()+" ID --lowered")
			}
			if format != "text" && format != "json" {
				return fault.New(fault.Invalid, "usage.flag.choice", "", "--format", format, []string{"text", "json"})
			}
			// The names of departments and laws are those of today unless another day is asked for.
			on, wrong := referenceDay(day)
			if wrong != nil {
				return wrong
			}
			set, err := a.load()
			if err != nil {
				return err
			}
			catalogue := view.Catalogue{
				Writer: words.NewWriter(set, a.flags.lang, on),
				Width:  a.width, Color: a.color, JSON: format == "json",
			}
			query := ""
			if len(args) == 1 {
				query = args[0]
			}
			return a.writeTo("", func(w io.Writer) error {
				if lowered {
					return p.lowered(catalogue, w, query)
				}
				if p.show != nil && query != "" {
					if shown, err := p.show(catalogue, w, query); shown || err != nil {
						return err
					}
				}
				return p.list(catalogue, w, query)
			})
		},
	}
	c.Flags().StringVar(&format, "format", "text", a.say("text 或 json", "text or json"))
	c.Flags().StringVar(&day, "reference-date", "", a.say("按哪一天的名称和规定（默认今天）", "names and rules of that day (default today)"))
	if p.lowered != nil {
		c.Flags().BoolVar(&lowered, "lowered", false, a.say("显示规划程序实际判断的条件，附规则所在行和依据", "show what the planner really evaluates, with the lines and articles of the rules"))
	}
	return c
}

// today is the date in China. Only the command line may ask the clock.
func today() calendar.Date {
	now := time.Now().UTC().Add(8 * time.Hour)
	return calendar.DateOf(now.Year(), now.Month(), now.Day())
}

// referenceDay reads --reference-date where names and rules are those of today unless it is given.
func referenceDay(flag string) (calendar.Date, *fault.Error) {
	if flag == "" {
		return today(), nil
	}
	d, err := calendar.ParseDate(flag)
	if err != nil {
		return 0, fault.New(fault.Invalid, "usage.flag.date", "", "--reference-date", flag)
	}
	return d, nil
}

func (a *app) itemsCommand() *cobra.Command {
	return a.listing("items [SEARCH|ID]", a.say("查找审批事项，或显示一个", "search the items, or show one"), part{view.Catalogue.Items, view.Catalogue.Item, view.Catalogue.Lowered})
}

func (a *app) factsCommand() *cobra.Command {
	return a.listing("facts [SEARCH|ID]", a.say("查找要素（要问的问题），或显示一个", "search the facts (the questions), or show one"), part{view.Catalogue.Facts, view.Catalogue.Fact, nil})
}

func (a *app) listsCommand() *cobra.Command {
	return a.listing("lists [SEARCH]", a.say("显示七张清单及其栏目", "show the seven lists and their columns"), part{view.Catalogue.Lists, nil, nil})
}

func (a *app) problemsCommand() *cobra.Command {
	return a.listing("problems [SEARCH|ID]", a.say("查找提前研判的问题，或显示一个", "search the problems of early study, or show one"), part{view.Catalogue.Problems, view.Catalogue.Problem, view.Catalogue.LoweredProblem})
}
