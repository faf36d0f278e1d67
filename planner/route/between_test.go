package route_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
)

func TestDistancesAreHowFarItemsEndFromTheBeginning(t *testing.T) {
	for name, tc := range map[string]struct {
		links string
		v     route.Variant
		from  string
		to    string
		want  int
		waits bool
	}{
		"one item after another":                    {"a>b b>c", route.Parallel, "a", "c", 5, true},
		"the other way round it is below zero":      {"a>b b>c", route.Parallel, "c", "a", -5, false},
		"from an item to itself there is nothing":   {"a>b", route.Parallel, "a", "a", 0, false},
		"side by side the later end counts":         {"", route.Parallel, "a", "c", 2, false},
		"what else the second waits for counts":     {"a>c b>c", route.Parallel, "a", "c", 4, true},
		"a soft link binds in the customary route":  {"a~b", route.Customary, "a", "b", 2, true},
		"and is relaxed in the parallel one":        {"a~b", route.Parallel, "a", "b", 1, false},
		"in a sequence everything between adds up":  {"a>c", route.Sequential, "a", "c", 5, true},
		"in a sequence what comes earlier is below": {"a>c", route.Sequential, "c", "a", -5, false},
	} {
		t.Run(name, func(t *testing.T) {
			nodes := items("a b c")
			for i := range nodes {
				nodes[i].Elapsed = i + 1
			}
			g, err := route.Build(nodes, waits(tc.links), milestones)
			require.NoError(t, err)
			r := g.In(tc.v, nil)
			far, from, to := r.Distances(r.Elapsed), g.Index(tc.from), g.Index(tc.to)
			require.Equal(t, tc.want, route.Apart(far[from], far[to]))
			require.Equal(t, tc.waits, r.Waits(to, from))
		})
	}
}

func TestWorksAreLongerThanWhatRunsBesideThemAndCountNothing(t *testing.T) {
	nodes := items("start beside accept*")
	nodes[1].Elapsed = 30
	g, err := route.Build(nodes, waits("start>accept beside>accept"), milestones)
	require.NoError(t, err)
	r := g.In(route.Parallel, nil)
	far := r.Distances(r.Elapsed)
	require.Equal(t, 1, route.Apart(far[g.Index("start")], far[g.Index("accept")]), "the acceptance comes after the works, not after what runs beside")
	require.Equal(t, 1, route.Apart(far[g.Index("works")], far[g.Index("accept")]))
	require.Equal(t, 0, route.Apart(far[g.Index("start")], far[g.Index("works")]))
}

// The distance of the start of works is the total before the start, in every variant and clock.
func TestTheStartOfWorksIsAsFarAsTheTotalsSay(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 8))
	for range 400 {
		c := routetest.Random(rng)
		g, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		start := g.Index("start")
		if start < 0 {
			continue
		}
		for v := route.Sequential; v <= route.Commitment; v++ {
			r := g.In(v, nil)
			totals := r.Totals()
			require.Equal(t, totals.Elapsed.BeforeStart, route.Apart(0, r.Distances(r.Elapsed)[start]), v)
			require.Equal(t, totals.Approval.BeforeStart, route.Apart(0, r.Distances(r.Approval)[start]), v)
		}
	}
}
