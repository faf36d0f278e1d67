package route_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
)

// The four projects of the domain settle how the two legs are measured: the longest chain over
// binding links, in each clock by itself; after the start only what follows it; a chain named
// from its first item that takes days, and of equal ones the first in the alphabet from its front.
func TestArchetypesTakeTheirKnownDays(t *testing.T) {
	for _, a := range routetest.Archetypes(t) {
		t.Run(a.Project, func(t *testing.T) {
			g := a.Graph(t, 365)
			for _, v := range route.Networks {
				r := g.In(v, nil)
				got := r.Totals()
				for _, clock := range []struct {
					name   string
					want   routetest.Want
					got    route.Clock
					chains route.Chains
				}{
					{"approval", a.Want.Approval, got.Approval, got.ApprovalChains},
					{"elapsed", a.Want.Elapsed, got.Elapsed, got.ElapsedChains},
				} {
					want := clock.want.In(v)
					require.Equal(t, route.Clock{
						SequentialAll: clock.want.SequentialAll, BeforeStart: want.BeforeStart, Completion: want.Completion,
					}, clock.got, "%s %s", v, clock.name)
					require.Equal(t, want.BeforeStartChain, keys(g, clock.chains.BeforeStart), "%s %s before the start", v, clock.name)
					require.Equal(t, want.CompletionChain, keys(g, clock.chains.Completion), "%s %s completion", v, clock.name)
				}
			}
		})
	}
}

func keys(g *route.Graph, nodes []int) []string {
	var names []string
	for _, n := range nodes {
		names = append(names, g.Nodes[n].Key)
	}
	return names
}
