package main

import (
	"github.com/spf13/cobra"

	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/schemas"
)

func (a *app) schemaCommand() *cobra.Command {
	names := []string{"profile", "plan", "item", "input"}
	return &cobra.Command{
		Use:   "schema profile|plan|item|input",
		Short: a.say("显示 JSON Schema：项目画像、方案、事项数据、规则输入", "print a JSON Schema: of a profile, a plan, an item's data, the input of rules"),
		Args:  arguments(1, 1),
		RunE: func(_ *cobra.Command, args []string) error {
			var content []byte
			switch args[0] {
			case "profile", "input":
				set, err := a.load()
				if err != nil {
					return err
				}
				content = profile.SchemaJSON(set.Facts(), a.flags.lang)
				if args[0] == "input" {
					content = profile.InputSchemaJSON(set.Facts())
				}
			case "plan":
				content = schemas.Plan
			case "item":
				content = schemas.Item
			default:
				return fault.New(fault.Invalid, "usage.flag.choice", "", "schema", args[0], names, fault.Nearest(args[0], names))
			}
			_, err := a.out.Write(content)
			return outputFault("-", err)
		},
	}
}
