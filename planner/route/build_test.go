package route_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/rules"
)

// items makes nodes of phase permit; a name with a star is of phase completion.
func items(names string) []route.Node {
	var nodes []route.Node
	for _, name := range strings.Fields(names) {
		n := route.Node{Key: strings.TrimSuffix(name, "*"), Phase: "permit", Elapsed: 1, Approval: 1}
		if n.Key != name {
			n.Phase = "completion"
		}
		n.Item = n.Key
		nodes = append(nodes, n)
	}
	return nodes
}

// waits makes links such as "a>b" (hard), "a~b" (soft) and "a=b" (physical).
func waits(links string) []route.Link {
	kinds := map[string]rules.EdgeKind{">": rules.Hard, "~": rules.Soft, "=": rules.Physical}
	var all []route.Link
	for _, l := range strings.Fields(links) {
		i := strings.IndexAny(l, ">~=")
		all = append(all, route.Link{From: l[:i], To: l[i+1:], Kind: kinds[l[i:i+1]], Place: l[i+1:] + ".rego:1"})
	}
	return all
}

var milestones = route.Milestones{
	StartOfWorks: "start", Completion: []string{"registration", "acceptance"},
	WorksID: "works", WorksDays: 10, WorksBefore: "completion",
}

func build(t *testing.T, nodes, links string) *route.Graph {
	t.Helper()
	g, err := route.Build(items(nodes), waits(links), milestones)
	require.NoError(t, err)
	return g
}

// written gives the graph in one line: nodes in order, then links.
func written(g *route.Graph) string {
	var parts []string
	for _, n := range g.Nodes {
		parts = append(parts, n.Key)
	}
	parts = append(parts, "|")
	for i, l := range g.Links {
		from, to := g.Ends(i)
		if g.Nodes[from].Key != l.From || g.Nodes[to].Key != l.To {
			parts = append(parts, "WRONG ENDS")
		}
		parts = append(parts, l.From+map[rules.EdgeKind]string{"hard": ">", "soft": "~", "physical": "="}[l.Kind]+l.To)
	}
	return strings.Join(parts, " ")
}

func TestBuildOrdersNodesAndPutsInTheWorks(t *testing.T) {
	for name, tc := range map[string]struct{ nodes, links, want string }{
		"nothing gives an empty graph":                     {"", "", "|"},
		"without links the key orders":                     {"c a b", "", "a b c |"},
		"a node comes after what it waits for":             {"a b c", "c>a b~a", "b c a | b~a c>a"},
		"a link to an item that does not apply is ignored": {"a c", "a>b b>c", "a c |"},
		"and none is bridged over it":                      {"a c d", "a>b b>c a>d", "a c d | a>d"},
		"works stand between the start and what follows it": {
			"start accept*", "start>accept", "start works accept | start=works start>accept works=accept",
		},
		"an item of another phase may run beside the works": {
			"start notice", "start>notice", "start notice works | start>notice start=works",
		},
		"an item that does not follow the start does not wait for the works": {
			"start accept*", "", "accept start works | start=works",
		},
		"following at two removes counts": {
			"start notice accept*", "start>notice notice>accept", "start notice works accept | start>notice start=works notice>accept works=accept",
		},
		"following by a soft link counts": {
			"start accept*", "start~accept", "start works accept | start=works start~accept works=accept",
		},
		"without a start of works there are none": {"accept*", "", "accept |"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, written(build(t, tc.nodes, tc.links)))
		})
	}
}

func TestBuildGivesRoles(t *testing.T) {
	for name, tc := range map[string]struct {
		nodes string
		want  string // the completion milestone
	}{
		"registration ends a project that has it":       {"start acceptance* registration*", "registration"},
		"acceptance ends one that has no registration":  {"start acceptance*", "acceptance"},
		"a project without either has no completion":    {"start", ""},
		"a node without an item is never the milestone": {"start other", ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			for _, n := range build(t, tc.nodes, "").Nodes {
				switch n.Role {
				case route.Completion:
					got += n.Key
				case route.StartOfWorks:
					require.Equal(t, "start", n.Key)
				case route.Works:
					require.Equal(t, route.Node{Key: "works", Item: "works", Phase: "permit", Role: route.Works, WorksDays: 10, Ref: -1}, n)
				}
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestEachLotHasItsOwnWorks(t *testing.T) {
	nodes := []route.Node{
		{Key: "start@lot1", Item: "start", Part: "lot1"},
		{Key: "start@lot2", Item: "start", Part: "lot2"},
		{Key: "acceptance@lot1", Item: "acceptance", Part: "lot1", Phase: "completion"},
		{Key: "acceptance@lot2", Item: "acceptance", Part: "lot2", Phase: "completion"},
	}
	g, err := route.Build(nodes, waits("start@lot1>acceptance@lot1 start@lot2>acceptance@lot2"), milestones)
	require.NoError(t, err)
	require.Equal(t, "start@lot1 start@lot2 works@lot1 works@lot2 acceptance@lot1 acceptance@lot2 | "+
		"start@lot1=works@lot1 start@lot2=works@lot2 start@lot1>acceptance@lot1 works@lot1=acceptance@lot1 "+
		"start@lot2>acceptance@lot2 works@lot2=acceptance@lot2", written(g))
}

func TestACycleIsPrintedWithItsRules(t *testing.T) {
	for name, tc := range map[string]struct{ nodes, links, ring, places string }{
		"two items wait for each other":              {"a b", "a>b b>a", "a → b → a", "b.rego:1 a.rego:1"},
		"an item waits for itself":                   {"a", "a>a", "a → a", "a.rego:1"},
		"a ring begins with its first key":           {"a b c d", "c>b b~d d>c a>b", "b → d → c → b", "d.rego:1 c.rego:1 b.rego:1"},
		"what only follows the ring is not shown":    {"a x y", "x>y y>x x>a", "x → y → x", "y.rego:1 x.rego:1"},
		"soft links close a ring too":                {"a b", "a~b b~a", "a → b → a", "b.rego:1 a.rego:1"},
		"a ring through the start of works is found": {"start accept*", "start>accept accept>start", "accept → start → accept", "start.rego:1 accept.rego:1"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := route.Build(items(tc.nodes), waits(tc.links), milestones)
			var e *fault.Error
			require.True(t, errors.As(err, &e))
			require.Equal(t, fault.RuleBroken, e.Kind)
			require.Equal(t, "route.cycle", e.Code)
			places := strings.Fields(tc.places)
			require.Equal(t, places[0], e.Path)
			require.Equal(t, []any{lang.Text{ZH: tc.ring, EN: tc.ring}, places}, e.Args)
		})
	}
}

func TestTwoNodesWithOneKeyAreRefused(t *testing.T) {
	for name, nodes := range map[string]string{
		"two items of one id":       "a b a",
		"an item named as the work": "start works",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := route.Build(items(nodes), nil, milestones)
			var e *fault.Error
			require.True(t, errors.As(err, &e))
			require.Equal(t, "route.key_twice", e.Code)
		})
	}
}

func TestTheOrderOfItemsAndLinksChangesNothing(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 1))
	for range 300 {
		c := routetest.Random(rng)
		want, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		rng.Shuffle(len(c.Nodes), func(i, j int) { c.Nodes[i], c.Nodes[j] = c.Nodes[j], c.Nodes[i] })
		rng.Shuffle(len(c.Links), func(i, j int) { c.Links[i], c.Links[j] = c.Links[j], c.Links[i] })
		got, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		require.Equal(t, want, got)
	}
}

// Turned round at random, links may close rings: one is reported exactly where the longest walk
// never ends, and what is printed is made of links that exist.
func TestEveryCycleIsFoundAndReal(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	found := 0
	for range 300 {
		c := routetest.Random(rng)
		exists := map[[2]string]bool{}
		for i := range c.Links {
			if l := &c.Links[i]; rng.IntN(8) == 0 {
				l.From, l.To = l.To, l.From
			}
			exists[[2]string{c.Links[i].From, c.Links[i].To}] = true
		}
		_, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.Equal(t, walksForEver(c), err != nil)
		var e *fault.Error
		if errors.As(err, &e) {
			found++
			ring := strings.Split(e.Args[0].(lang.Text).EN, " → ")
			require.Equal(t, ring[0], ring[len(ring)-1])
			for i := range ring[1:] {
				require.True(t, exists[[2]string{ring[i], ring[i+1]}], "%s → %s", ring[i], ring[i+1])
			}
		}
	}
	require.Greater(t, found, 50)
}

// walksForEver reports whether a walk along the links may be longer than there are nodes.
func walksForEver(c routetest.Case) bool {
	ends := map[string]bool{}
	for _, n := range c.Nodes {
		ends[n.Key] = true
	}
	for range len(c.Nodes) + 1 {
		next := map[string]bool{}
		for _, l := range c.Links {
			if ends[l.From] {
				next[l.To] = true
			}
		}
		ends = next
	}
	return len(ends) > 0
}
