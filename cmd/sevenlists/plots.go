package main

import (
	"github.com/spf13/cobra"

	"sevenlists/planner/view"
)

func (a *app) plotsCommand() *cobra.Command {
	return a.listing("plots [SEARCH|ID]", a.say("查找已发布的地块，或显示一个及其各版本", "search the published plots, or show one with its versions"), part{view.Catalogue.Plots, view.Catalogue.Plot, nil})
}
