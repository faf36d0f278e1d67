package main

import (
	"io"

	"github.com/spf13/cobra"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/planner/view"
)

func (a *app) changeCommand() *cobra.Command {
	f := planFlags{variant: "parallel"}
	c := &cobra.Command{
		Use:   "change OLD NEW",
		Short: a.say("取得批文后项目有改变：哪些要变更、重办或者不需办理", "what was obtained and the project has changed: what to amend, what to do anew, what to leave"),
		Long: a.say("OLD 是取得批文时的项目画像，NEW 是现在的画像（progress 里写明已经办结的事项）。逐项列出每个已办结事项所依据的要素原来和现在各是多少、容许多少，是否须办理变更或者重新办理，需要几个工作日，依据是什么；不知道的要素如实说明，不当作没有改变。- 表示标准输入。",
			"OLD is the profile as it was when the results were obtained, NEW the profile now, with what has been obtained under progress. For each of these: how the facts that it rests on were and are, how much is tolerated, whether it is to be amended or done anew, in how many working days and by which law. What is not known is said to be so and never taken as unchanged. - is the standard input."),
		Example: `  sevenlists change before.yaml now.yaml
  sevenlists change before.yaml now.yaml --format json`,
		Args: arguments(2, 2),
		RunE: func(_ *cobra.Command, args []string) error { return a.change(args, f) },
	}
	flags := c.Flags()
	flags.StringVar(&f.assume, "assume", "defaults", a.say("未填写的要素：defaults 取默认值，none 当作未知", "facts nobody states: defaults takes their default, none leaves them unknown"))
	flags.StringVar(&f.format, "format", "", a.say("text 或 json（默认 text）", "text or json (default text)"))
	flags.StringVarP(&f.output, "output", "o", "", a.say("写入文件", "write to this file"))
	return c
}

// change writes what a change asks for. All that is wrong with either profile is reported.
func (a *app) change(paths []string, f planFlags) error {
	opt, set, err := a.beginTwo(paths, &f)
	if err != nil {
		return err
	}
	sides, err := a.readBoth(paths, set)
	if err != nil {
		return err
	}
	doc, err := planner.ChangeOf(set, sides[0], sides[1], opt)
	if err != nil {
		return err
	}
	return a.writeTo(f.output, func(out io.Writer) error {
		if f.format == "json" {
			return view.Document(out, doc, true)
		}
		return view.Change(out, doc, view.RuleSetOf(set), view.TextOptions{Width: a.width, Color: a.color && (f.output == "" || f.output == "-")})
	})
}

// readBoth reads two profiles; faults of one do not hide those of the other.
func (a *app) readBoth(paths []string, set *rules.Set) (sides [2]profile.Profile, err error) {
	var faults fault.List
	for i, path := range paths {
		sides[i], err = a.readProfile(path, set, nil)
		faults = append(faults, fault.All(err)...)
	}
	return sides, faults.Err()
}
