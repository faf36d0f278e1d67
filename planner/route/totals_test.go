package route_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/rules"
)

func TestTotals(t *testing.T) {
	for name, tc := range map[string]struct {
		nodes, links string
		want         route.Clock
	}{
		"nothing takes no time":                              {"", "", route.Clock{}},
		"without milestones only the sum stands":             {"a b", "a>b", route.Clock{SequentialAll: 2}},
		"before the start the longest chain counts":          {"a b c start", "a>b b>start c>start", route.Clock{SequentialAll: 4, BeforeStart: 3}},
		"what the start does not wait for is left out":       {"a b start", "a>b", route.Clock{SequentialAll: 3, BeforeStart: 1}},
		"completion counts what follows the start":           {"start a* acceptance*", "start>a a>acceptance", route.Clock{SequentialAll: 3, BeforeStart: 1, Completion: 2}},
		"and leaves out what does not":                       {"start a b* acceptance*", "a>b b>acceptance start>acceptance", route.Clock{SequentialAll: 4, BeforeStart: 1, Completion: 1}},
		"registration counts rather than acceptance":         {"start acceptance* registration*", "start>acceptance start>registration acceptance~registration", route.Clock{SequentialAll: 3, BeforeStart: 1, Completion: 1}},
		"completion without a start is none":                 {"acceptance*", "", route.Clock{SequentialAll: 1}},
		"completion that does not follow the start is none":  {"start acceptance*", "", route.Clock{SequentialAll: 2, BeforeStart: 1}},
		"following by a soft link counts, its length is not": {"start a* acceptance*", "start~a a>acceptance", route.Clock{SequentialAll: 3, BeforeStart: 1, Completion: 2}},
	} {
		t.Run(name, func(t *testing.T) {
			r := build(t, tc.nodes, tc.links).In(route.Parallel, nil)
			require.Equal(t, tc.want, r.Totals().Elapsed)
		})
	}
}

func TestTotalsOneAfterAnother(t *testing.T) {
	for name, tc := range map[string]struct {
		nodes, order       string
		before, completion int
		chains             [2]string
	}{
		"both legs are sums":               {"a start b acceptance*", "a start works b acceptance", 2, 2, [2]string{"a start", "b acceptance"}},
		"without a start there is no leg":  {"a acceptance*", "a acceptance", 0, 0, [2]string{}},
		"without completion only one":      {"a start b", "a start works b", 2, 0, [2]string{"a start", ""}},
		"what takes no days does not lead": {"code a start acceptance*", "code a start works acceptance", 2, 1, [2]string{"a start", "acceptance"}},
	} {
		t.Run(name, func(t *testing.T) {
			nodes := items(tc.nodes)
			for i := range nodes {
				if nodes[i].Key == "code" {
					nodes[i].Approval, nodes[i].Elapsed = 0, 0
				}
			}
			g, err := route.Build(nodes, nil, milestones)
			require.NoError(t, err)
			var order []int
			for _, key := range named(tc.order) {
				order = append(order, g.Index(key))
			}
			r := g.InOrder(order)
			got := r.Totals()
			require.Equal(t, tc.before, got.Approval.BeforeStart)
			require.Equal(t, tc.completion, got.Elapsed.Completion)
			require.Equal(t, named(tc.chains[0]), keys(g, got.ElapsedChains.BeforeStart))
			require.Equal(t, named(tc.chains[1]), keys(g, got.ElapsedChains.Completion))
		})
	}
}

// named gives the words of a text, nil for none.
func named(text string) (words []string) { return append(words, strings.Fields(text)...) }

// chainsTo lists every chain over binding links that ends with the target, from the raw input.
func chainsTo(target string, waitsFor map[string][]string) [][]string {
	all := [][]string{{target}}
	for _, before := range waitsFor[target] {
		for _, c := range chainsTo(before, waitsFor) {
			all = append(all, append(slices.Clone(c), target))
		}
	}
	return all
}

// longestChain measures each chain by itself, and of the longest takes the one that is first in
// the alphabet once what takes no days is cut off its front.
func longestChain(chains [][]string, days map[string]int) (total int, best []string) {
	for _, c := range chains {
		sum := 0
		for _, key := range c {
			sum += days[key]
		}
		for len(c) > 1 && days[c[0]] == 0 {
			c = c[1:]
		}
		if best == nil || sum > total || sum == total && slices.Compare(c, best) < 0 {
			total, best = sum, c
		}
	}
	return total, best
}

// following finds what follows the start over all links, from the raw input.
func following(c routetest.Case) map[string]bool {
	after := map[string]bool{}
	for range c.Nodes {
		for _, l := range c.Links {
			if l.From == "start" || after[l.From] {
				after[l.To] = true
			}
		}
	}
	return after
}

func TestTotalsEqualTheEnumerationOfAllChains(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 2))
	for range 400 {
		c := routetest.Random(rng)
		g, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		after := following(c)
		for _, v := range route.Networks {
			taken, days := map[string]bool{}, map[string]int{}
			for _, n := range c.Nodes {
				taken[n.Key], days[n.Key] = v == route.Commitment && n.Offered, n.Elapsed
				if taken[n.Key] {
					days[n.Key] = min(n.Elapsed, n.CommittedDays)
				}
			}
			before, completing := map[string][]string{}, map[string][]string{}
			for _, l := range c.Links {
				if v != route.Customary && (l.Kind == rules.Soft || l.RelaxedBy == "commitment" && taken[l.From]) {
					continue
				}
				before[l.To] = append(before[l.To], l.From)
				if after[l.From] {
					completing[l.To] = append(completing[l.To], l.From)
				}
			}
			var want route.Clock
			var chain, completionChain []string
			if g.Index("start") >= 0 {
				want.BeforeStart, chain = longestChain(chainsTo("start", before), days)
			}
			for _, end := range []string{"acceptance", "registration"} {
				if g.Index(end) >= 0 {
					want.Completion, completionChain = 0, nil
					if after[end] {
						want.Completion, completionChain = longestChain(chainsTo(end, completing), days)
					}
				}
			}
			for _, n := range c.Nodes {
				want.SequentialAll += n.Elapsed
			}
			r := g.In(v, nil)
			got := r.Totals()
			require.Equal(t, want, got.Elapsed, v)
			require.Equal(t, chain, keys(g, got.ElapsedChains.BeforeStart), v)
			require.Equal(t, completionChain, keys(g, got.ElapsedChains.Completion), v)
		}
	}
}

// V3: taking the commitments is never slower than going side by side, that never slower than
// custom, and custom never slower than one after another.
func TestFasterVariantsAreNeverSlower(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 3))
	for range 400 {
		c := routetest.Random(rng)
		g, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		var totals []route.Totals
		for _, v := range route.Networks {
			r := g.In(v, nil)
			totals = append(totals, r.Totals())
		}
		for i := range totals[1:] {
			for _, pair := range [][2]route.Clock{{totals[i].Approval, totals[i+1].Approval}, {totals[i].Elapsed, totals[i+1].Elapsed}} {
				require.LessOrEqual(t, pair[1].BeforeStart, pair[0].BeforeStart)
				require.LessOrEqual(t, pair[1].Completion, pair[0].Completion)
			}
		}
		require.LessOrEqual(t, totals[0].Elapsed.BeforeStart+totals[0].Elapsed.Completion, totals[0].Elapsed.SequentialAll)
		require.LessOrEqual(t, totals[0].Approval.BeforeStart+totals[0].Approval.Completion, totals[0].Approval.SequentialAll)
	}
}

func BenchmarkRouteOf50Items(b *testing.B) {
	for _, a := range routetest.Archetypes(b) {
		if a.Project != "government_school" {
			continue
		}
		d := a.Decision()
		b.Run("build", func(b *testing.B) {
			for b.Loop() {
				if _, err := route.FromDecision(d, routetest.Milestones(), -1); err != nil {
					b.Fatal(err)
				}
			}
		})
		g := a.Graph(b, 365)
		b.Run("three variants with totals", func(b *testing.B) {
			for b.Loop() {
				for _, v := range route.Networks {
					r := g.In(v, nil)
					r.Totals()
				}
			}
		})
	}
}
