package route_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

func TestWhichLinksBind(t *testing.T) {
	const all = "sequential customary parallel commitment"
	for name, tc := range map[string]struct {
		link    route.Link
		offered bool
		chosen  []bool
		want    string // the variants in which the link binds
	}{
		"a hard link binds always":                    {link: route.Link{Kind: rules.Hard}, want: all},
		"a physical link binds always":                {link: route.Link{Kind: rules.Physical}, want: all},
		"a soft link is custom":                       {link: route.Link{Kind: rules.Soft}, want: "sequential customary"},
		"a commitment that is not offered drops none": {link: route.Link{Kind: rules.Hard, RelaxedBy: "commitment"}, want: all},
		"a commitment taken drops its link": {
			link: route.Link{Kind: rules.Hard, RelaxedBy: "commitment"}, offered: true, want: "sequential customary parallel",
		},
		"a commitment offered and not chosen drops none": {
			link: route.Link{Kind: rules.Hard, RelaxedBy: "commitment"}, offered: true, chosen: []bool{false, true}, want: all,
		},
		"a commitment chosen and not offered drops none": {
			link: route.Link{Kind: rules.Hard, RelaxedBy: "commitment"}, chosen: []bool{true, true}, want: all,
		},
		"a deferral drops nothing": {link: route.Link{Kind: rules.Hard, RelaxedBy: "deferral"}, offered: true, want: all},
		"nothing else is dropped":  {link: route.Link{Kind: rules.Hard}, offered: true, want: all},
	} {
		t.Run(name, func(t *testing.T) {
			tc.link.From, tc.link.To = "earlier", "later"
			// The later item is always offered: only the earlier one's commitment counts.
			g, err := route.Build([]route.Node{{Key: "earlier", Offered: tc.offered}, {Key: "later", Offered: true}},
				[]route.Link{tc.link}, milestones)
			require.NoError(t, err)
			var got []string
			for v := route.Sequential; v <= route.Commitment; v++ {
				if r := g.In(v, tc.chosen); r.Binds[0] {
					got = append(got, v.String())
				}
			}
			require.Equal(t, tc.want, strings.Join(got, " "))
		})
	}
}

func TestDaysOnCommitment(t *testing.T) {
	for name, tc := range map[string]struct {
		node                  route.Node
		v                     route.Variant
		chosen                []bool
		wantApproval, wantAll int
	}{
		"days are cut to the committed ones in both clocks": {route.Node{Approval: 10, Elapsed: 40, Offered: true, CommittedDays: 1}, route.Commitment, nil, 1, 1},
		"a clock that is shorter stays as it is":            {route.Node{Approval: 0, Elapsed: 5, Offered: true, CommittedDays: 1}, route.Commitment, nil, 0, 1},
		"on commitment an item may take no day":             {route.Node{Approval: 3, Elapsed: 3, Offered: true}, route.Commitment, nil, 0, 0},
		"what is not offered keeps its days":                {route.Node{Approval: 10, Elapsed: 40, CommittedDays: 1}, route.Commitment, []bool{true}, 10, 40},
		"what is not chosen keeps its days":                 {route.Node{Approval: 10, Elapsed: 40, Offered: true, CommittedDays: 1}, route.Commitment, []bool{false}, 10, 40},
		"other variants know no commitment":                 {route.Node{Approval: 10, Elapsed: 40, Offered: true, CommittedDays: 1}, route.Parallel, []bool{true}, 10, 40},
	} {
		t.Run(name, func(t *testing.T) {
			tc.node.Key = "a"
			g, err := route.Build([]route.Node{tc.node}, nil, milestones)
			require.NoError(t, err)
			r := g.In(tc.v, tc.chosen)
			require.Equal(t, []int{tc.wantApproval}, r.Approval)
			require.Equal(t, []int{tc.wantAll}, r.Elapsed)
			require.Equal(t, tc.wantApproval != tc.node.Approval || tc.wantAll != tc.node.Elapsed, r.Committed[0])
			totals := r.Totals()
			require.Equal(t, tc.node.Approval, totals.Approval.SequentialAll, "one after another is counted without commitments")
			require.Equal(t, tc.node.Elapsed, totals.Elapsed.SequentialAll)
		})
	}
}

func TestVariantsHaveNames(t *testing.T) {
	for v := route.Sequential; v <= route.Commitment; v++ {
		got, ok := route.ParseVariant(v.String())
		require.True(t, ok)
		require.Equal(t, v, got)
	}
	_, ok := route.ParseVariant("fast")
	require.False(t, ok)
}
