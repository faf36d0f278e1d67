package whatif

import (
	"cmp"
	"math/bits"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/schedule"
)

// enumerated is the best that a number of commitments does, by trying all sets.
type enumerated struct {
	length, weight int
	ids            []string
}

// enumerate tries every set of the offered items on the graph itself, by the totals and the dates
// of the plan, and gives the best for each number of commitments: the shortest, of those the one
// of least risk, of those the first in the alphabet.
func enumerate(g *route.Graph, n *network, risk func(string) int, length func(*route.Route) int) []enumerated {
	var items []string
	for i := range g.Nodes {
		if g.Nodes[i].Offered {
			items = append(items, g.Nodes[i].Key)
		}
	}
	slices.Sort(items)
	best := make([]enumerated, len(items)+1)
	for i := range best {
		best[i].length = -1
	}
	for set := range 1 << len(items) {
		var ids []string
		weight := 0
		for i, id := range items {
			if set&(1<<i) != 0 {
				ids = append(ids, id)
				weight += []int{0, 1, len(n.choices) + 1}[risk(itemOf(id))]
			}
		}
		r := g.In(route.Commitment, chosen(g, ids))
		found := enumerated{length(&r), weight, ids}
		if b := &best[bits.OnesCount(uint(set))]; b.length < 0 || found.compare(b) < 0 {
			*b = found
		}
	}
	return best
}

func (e *enumerated) compare(other *enumerated) int {
	return cmp.Or(cmp.Compare(e.length, other.length), cmp.Compare(e.weight, other.weight), slices.Compare(e.ids, other.ids))
}

// better leaves the numbers that beat every smaller one.
func better(all []enumerated) []enumerated {
	kept := []enumerated{all[0]}
	for _, e := range all[1:] {
		if e.length < kept[len(kept)-1].length {
			kept = append(kept, e)
		}
	}
	return kept
}

func elapsedBeforeStart(r *route.Route) int { return r.Totals().Elapsed.BeforeStart }

// ending measures a route to its finish, in working days.
func ending(cal *calendar.Calendar, start calendar.Date) func(*route.Route) int {
	return func(r *route.Route) int {
		s := schedule.CriticalPath(r, cal, start)
		return cal.Between(s.Start, s.Finish)
	}
}

// requireFront compares a front with the enumeration of all sets.
func requireFront(t *testing.T, want []enumerated, n *network) {
	t.Helper()
	want = better(want)
	got := n.front()
	require.Len(t, got, len(want))
	for i := range want {
		require.Equal(t, want[i].length, got[i].length, "with %d commitments", len(want[i].ids))
		require.Equal(t, append([]string{}, want[i].ids...), n.ids(got[i].taken))
	}
}

func itemOf(key string) string {
	item, _ := profile.CutKey(key)
	return item
}

// few are options that leave few enough commitments to try all sets of them: of a project with parts
// the last one alone.
func few(p profile.Profile) planner.Options {
	opt := planner.Default()
	if len(p.Parts) > 0 {
		opt.Part = p.Parts[len(p.Parts)-1].ID
	}
	return opt
}

// The front of every reference project equals the enumeration of all sets of commitments.
func TestTheFrontEqualsEnumeration(t *testing.T) {
	set := shipped(t)
	for _, name := range projectNames(t) {
		t.Run(name, func(t *testing.T) {
			p := project(t, name)
			o, err := committed(set, p, few(p))
			require.NoError(t, err)
			require.LessOrEqual(t, offers(o), 16, "too many to enumerate: 2^n must stay under 65,536")
			n := networkOf(set, o, beforeStart)
			requireFront(t, enumerate(o.Graph, n, riskIn(set), elapsedBeforeStart), n)
			t.Logf("%d offered, %d of use, %d points", offers(o), len(n.choices), len(n.front()))
		})
	}
}

// So do both measures of random graphs in which most items may be committed.
func TestTheFrontOfRandomGraphsEqualsEnumeration(t *testing.T) {
	cal, err := calendar.New(nil)
	require.NoError(t, err)
	start := calendar.DateOf(2026, 6, 1)
	rng := rand.New(rand.NewPCG(11, 12))
	longest := 0
	for range cases(300) {
		c := routetest.Random(rng)
		for i := range c.Nodes {
			c.Nodes[i].Offered = rng.IntN(4) > 0
			c.Nodes[i].CommittedDays = rng.IntN(3)
		}
		g, err := route.Build(c.Nodes, c.Links, c.Milestones)
		require.NoError(t, err)
		risk := func(item string) int { return int(item[len(item)-1]) % 3 }

		n := newNetwork(g, cal, start, risk, beforeStart)
		requireFront(t, enumerate(g, n, risk, elapsedBeforeStart), n)
		longest = max(longest, len(n.front()))

		n = newNetwork(g, cal, start, risk, finish)
		all := enumerate(g, n, risk, ending(cal, start))
		requireFront(t, all, n)
		requireByLimit(t, all, n)
	}
	require.Greater(t, longest, 3, "some front has several points")
}

// requireByLimit asks for every length that some set reaches, and for those beside it.
func requireByLimit(t *testing.T, all []enumerated, n *network) {
	t.Helper()
	for _, e := range all {
		for limit := e.length - 1; limit <= e.length+1; limit++ {
			k := slices.IndexFunc(all, func(e enumerated) bool { return e.length <= limit })
			h := n.fewest(limit, 0, false)
			if k < 0 {
				require.Nil(t, h)
				continue
			}
			require.NotNil(t, h)
			require.Len(t, h.best, k, "the fewest that meet %d", limit)
			require.LessOrEqual(t, n.length(marks(n, h.best)), limit)
		}
	}
}

func marks(n *network, taken []int) []bool {
	list := make([]bool, len(n.choices))
	for _, c := range taken {
		list[c] = true
	}
	return list
}

// Finishing by a date agrees with trying all sets, on every working day from the best to the worst
// finish, and with the front where both speak of one project.
func TestFinishByAgreesWithEnumerationAndTheFront(t *testing.T) {
	set := shipped(t)
	cal := set.Calendar()
	for _, name := range projectNames(t) {
		t.Run(name, func(t *testing.T) {
			p := project(t, name)
			opt := few(p)
			o, err := committed(set, p, opt)
			require.NoError(t, err)
			n := networkOf(set, o, finish)
			all := enumerate(o.Graph, n, riskIn(set), ending(cal, o.Decision.Profile.Start))
			best := all[0].length
			for _, e := range all {
				best = min(best, e.length)
			}
			for limit := best - 2; limit <= all[0].length+1; limit++ {
				date := cal.Add(n.start, limit)
				answer, err := FinishBy(set, p, opt, date)
				require.NoError(t, err)
				k := slices.IndexFunc(all, func(e enumerated) bool { return e.length <= limit })
				require.Equal(t, k >= 0, answer.Met)
				if k < 0 {
					require.Equal(t, cal.Add(n.start, best), answer.Finish, "nearest by all means")
					require.Equal(t, best-limit, answer.DaysShort)
					require.NotEmpty(t, answer.Chain)
					k = slices.IndexFunc(all, func(e enumerated) bool { return e.length == best })
				} else {
					require.LessOrEqual(t, answer.Finish, date)
					require.Zero(t, answer.DaysShort)
				}
				require.Len(t, answer.Commitments, k)
				requirePlanned(t, p, opt, answer)
			}
			front, err := FrontOf(set, p, opt)
			require.NoError(t, err)
			for _, row := range front.Front {
				answer, err := FinishBy(set, p, opt, row.Finish)
				require.NoError(t, err)
				require.True(t, answer.Met)
				require.LessOrEqual(t, len(answer.Commitments), len(row.Commitments))
			}
		})
	}
}

// requirePlanned plans with the commitments of an answer and finds what it says.
func requirePlanned(t *testing.T, p profile.Profile, opt planner.Options, answer *planner.FinishBy) {
	t.Helper()
	opt.Variant, opt.Commit = route.Commitment, answer.Commitments
	o, err := planner.Sketch(shipped(t), p, opt)
	require.NoError(t, err)
	require.Equal(t, answer.Finish, o.Finish())
	for _, id := range answer.Commitments {
		require.True(t, o.Route.Committed[o.Graph.Index(id)], "%s is taken", id)
	}
}

// BenchmarkFront measures the whole front of a project.
func BenchmarkFront(b *testing.B) {
	set, opt := shipped(b), planner.Default()
	for _, name := range projectNames(b) {
		p := project(b, name)
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := FrontOf(set, p, opt); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
