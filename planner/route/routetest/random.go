package routetest

import (
	"math/rand/v2"

	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// Case is what a graph is built from.
type Case struct {
	Nodes      []route.Node
	Links      []route.Link
	Milestones route.Milestones
}

// Random gives a project without cycles: up to 14 items whose keys say nothing of their order,
// many of no days, and links of every kind. Mostly it has both milestones.
func Random(rng *rand.Rand) Case {
	n := 1 + rng.IntN(14)
	names := rng.Perm(26)
	c := Case{Milestones: route.Milestones{
		Completion: []string{"registration", "acceptance"}, StartOfWorks: "start",
		WorksID: "works", WorksDays: rng.IntN(40), WorksBefore: "completion",
	}}
	for i := range n {
		item := "item_" + string(rune('a'+names[i]))
		phase := "permit"
		if i > n/2 && rng.IntN(4) > 0 {
			phase = "completion"
		}
		c.Nodes = append(c.Nodes, route.Node{
			Key: item, Item: item, Phase: phase, Ref: i,
			Approval: days(rng), Elapsed: days(rng), Offered: rng.IntN(3) == 0, CommittedDays: rng.IntN(4),
		})
	}
	c.rename(n/2, "start", rng.IntN(5) > 0)
	c.rename(n-1, "registration", rng.IntN(3) > 0)
	c.rename(n-2, "acceptance", rng.IntN(2) > 0)
	for to := range n {
		for from := range to {
			for rng.IntN(n) < 3 && rng.IntN(3) > 0 {
				c.Links = append(c.Links, Link(rng, c.Nodes[from].Key, c.Nodes[to].Key, len(c.Links)))
			}
		}
	}
	return c
}

// rename makes an item a milestone.
func (c *Case) rename(node int, item string, really bool) {
	if really && node > 0 {
		c.Nodes[node].Key, c.Nodes[node].Item = item, item
	}
}

func days(rng *rand.Rand) int { return max(0, rng.IntN(12)-3) }

// Link gives a link of any kind between two nodes.
func Link(rng *rand.Rand, from, to string, ref int) route.Link {
	kinds := []rules.EdgeKind{rules.Hard, rules.Soft, rules.Soft, rules.Physical}
	relaxed := []string{"", "", "commitment", "deferral"}
	return route.Link{From: from, To: to, Kind: kinds[rng.IntN(4)], RelaxedBy: relaxed[rng.IntN(4)], Ref: ref}
}
