package whatif

import (
	"slices"

	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// Every test of this package plans the shipped rules and the cases.
var (
	shipped      = projecttest.Shipped
	project      = projecttest.Project
	projectNames = projecttest.Names
	cases        = projecttest.Cases
)

// riskIn gives the risk of the items of a rule set by number.
func riskIn(set *rules.Set) func(string) int {
	return func(item string) int { return max(slices.Index(risks, set.Item(item).Commitment.Risk), 0) }
}
