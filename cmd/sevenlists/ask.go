package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner/profile"
	"sevenlists/planner/view"
	"sevenlists/planner/whatif"
)

func (a *app) askCommand() *cobra.Command {
	f := planFlags{}
	c := &cobra.Command{
		Use:   "ask PROFILE…",
		Short: a.say("还要问什么，先问哪个", "what is still to be asked, and what first"),
		Long: a.say("列出还要问的要素，最能定事的在前：问谁、决定哪些事项、会使办结日期移动多少。不影响任何结果的不问；推定的要素排在未知的之后。",
			"List the facts still to be asked, those that settle most first: whom to ask, what it decides, how far it moves the finish. What can change nothing is not asked; assumed facts come after unknown ones."),
		Example: `  sevenlists ask testdata/projects/workshop_seven_answers/profile.yaml
  sevenlists ask a.yaml --assume defaults --format json`,
		Args: arguments(1, -1),
		RunE: func(_ *cobra.Command, args []string) error { return a.ask(args, f) },
	}
	flags := c.Flags()
	a.siteFlag(flags, &f, "")
	a.routeFlags(flags, &f, "")
	f.assume = string(profile.None)
	flags.Lookup("assume").DefValue = f.assume
	flags.Lookup("assume").Usage = a.say("推定的要素：none 也要问，defaults 视为已答", "assumed facts: none asks for them too, defaults takes them as answered")
	flags.Lookup("commit").Hidden = true // questions do not turn on what is chosen
	flags.StringVar(&f.format, "format", "", a.say("text、json 或 ndjson（默认 text）", "text, json or ndjson (default text)"))
	flags.BoolVar(&f.full, "full", false, a.say("显示全部问题", "show all questions"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// ask writes the questions of every project.
func (a *app) ask(paths []string, f planFlags) error {
	opt, set, err := a.begin(&f)
	if err != nil {
		return err
	}
	text := func(w io.Writer, q *whatif.Questions, rules view.RuleSet, o view.TextOptions) error {
		o.Full = f.full
		return view.Questions(w, q, rules, o)
	}
	return answerEach(a, paths, set, f, text, func(p profile.Profile) (*whatif.Questions, error) {
		return whatif.Ask(set, p, opt)
	})
}
