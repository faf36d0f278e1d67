package main

import (
	"strings"

	"github.com/spf13/cobra"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/schemas"
)

func (a *app) schemaCommand() *cobra.Command {
	names := append([]string{"profile", "plan", "item", "plot", "input"}, schemas.Answers()...)
	return &cobra.Command{
		Use:   "schema NAME",
		Short: a.say("显示 JSON Schema：项目画像、方案、事项数据、规则输入，以及各命令的 JSON 输出", "print a JSON Schema: of a profile, a plan, an item's data, the input of rules, the JSON of each command"),
		Long: a.say("显示一个 JSON Schema。profile 项目画像，plan 方案，item 事项数据，plot 地块，input 规则输入；其余是同名命令以 JSON 输出的内容，其中 front 是 plan --commit pareto，lowered_item 和 lowered_problem 是 items ID --lowered 和 problems ID --lowered。NAME：",
			"Print a JSON Schema: profile, plan, item (an item's data), plot, input (of rules); the others are what the command of that name writes as JSON, front that of plan --commit pareto, lowered_item and lowered_problem those of items ID --lowered and problems ID --lowered. NAME: ") + strings.Join(names, ", "),
		Args: arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			var content []byte
			switch args[0] {
			case "profile", "plot", "input":
				set, err := a.load()
				if err != nil {
					return err
				}
				switch args[0] {
				case "input":
					content = profile.InputSchemaJSON(set.Facts())
				case "plot":
					content = profile.PlotSchemaJSON(set.Facts(), set.PlotKinds(), a.flags.lang)
				default:
					content = profile.SchemaJSON(set.Facts(), a.flags.lang)
				}
			case "plan":
				content = schemas.Plan
			case "item":
				content = schemas.Item
			default:
				var known bool
				if content, known = schemas.Answer(args[0]); known {
					break
				}
				return fault.New(fault.Invalid, "usage.flag.choice", "", "schema", args[0], names, fault.Nearest(args[0], names))
			}
			_, err := a.out.Write(content)
			return outputFault("-", err)
		},
	}
}
