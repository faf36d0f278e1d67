package rules

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
)

// One series of verdicts gives for each project what Decide gives, whatever came before it.
func TestVerdictsAreThoseOfDecide(t *testing.T) {
	s := shipped(t)
	constants := constantsOf(s)
	r := rand.New(rand.NewPCG(113, 7))
	series := s.Verdicts()
	seen := map[Verdict]int{}
	for i := range cases(150) {
		p := randomProject(r, s, constants)
		if i%2 == 1 { // half of the projects are not known to the end
			for range 1 + r.IntN(len(p.Values)) {
				slot := r.IntN(len(p.Values))
				p.Values[slot], p.Origin[slot] = profile.Unknown, profile.Missing
			}
		}
		want, err := s.Outline(p, profile.Defaults)
		require.NoError(t, err)
		got := series.Of(&want.Profile)
		require.Len(t, got, len(want.Items))
		for n := range want.Items {
			require.Equal(t, want.Items[n].Verdict, got[n], want.Items[n].Item.ID)
			seen[got[n]]++
		}
	}
	require.Len(t, seen, 3)
}

// A decision takes no memory once the series is under way.
func TestVerdictsTakeNoMemory(t *testing.T) {
	s := shipped(t)
	r := rand.New(rand.NewPCG(5, 9))
	complete := randomProject(r, s, constantsOf(s))
	nothing := complete.Clone()
	for slot := range nothing.Values {
		nothing.Values[slot], nothing.Origin[slot] = profile.Unknown, profile.Missing
	}
	series := s.Verdicts()
	for name, p := range map[string]*profile.Profile{"a complete project": &complete, "one of which nothing is known": &nothing} {
		series.Of(p)
		require.Zero(t, testing.AllocsPerRun(20, func() { series.Of(p) }), name)
	}
}
