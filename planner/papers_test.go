package planner_test

import (
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
)

// givers are the required items of a plan, not waived, that give a paper: read off the catalogue
// anew, by the ids of outputs and by what any item says of who supplies it.
func givers(t testing.TB, p *planner.Plan, paper string) (keys []string) {
	for i := range p.Items {
		row := &p.Items[i]
		item := shipped(t).Item(row.ID)
		if item == nil || row.Status != "required" {
			continue
		}
		gives := false
		for _, o := range item.Outputs {
			gives = gives || o.ID == paper
		}
		for _, other := range shipped(t).Items() {
			for _, m := range other.Materials {
				gives = gives || m.ID == paper && slices.Contains(m.SuppliedBy, item.ID)
			}
		}
		if gives {
			keys = append(keys, row.ID)
		}
	}
	return keys
}

// An applicant is never asked for what a required item of the project gives, and what is shown as
// coming out of an item comes out of one that the plan has, with its date.
func TestNothingIsAskedThatAnItemGives(t *testing.T) {
	g := generate(t, 5)
	for n := range cases(60) {
		p := g.partial(g.IntN(60))
		if n%2 == 0 {
			p = g.underWay(p)
		}
		opt := planner.Default()
		opt.Variant = []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment}[n%4]
		made := planWith(t, p, opt)
		asked := map[string]bool{}
		for _, row := range made.Lists["materials"] {
			paper := row["id"].(string)
			from := givers(t, made, paper)
			if row["asked"] == true {
				asked[row["material"].(string)] = true
				require.Empty(t, from, "%s is asked of the applicant", paper)
			}
			if len(from) > 0 {
				require.Contains(t, []any{"from_item", "in_hand", "handed_in"}, row["obtain"], paper)
				require.Equal(t, false, row["asked"], paper)
			}
			if row["obtain"] == "from_item" {
				require.NotEmpty(t, from, paper)
				require.NotNil(t, row["available_on"], paper)
			}
			if row["obtain"] == "in_hand" {
				require.True(t, slices.ContainsFunc(from, func(key string) bool { done := p.ProgressOf(key); return done != nil && done.Settled() }), paper)
			}
		}
		for _, duty := range made.Checklist {
			for _, name := range duty.HandIn {
				require.NotContains(t, namesGiven(t, made), name, duty.Item)
			}
		}
		require.Len(t, lateRows(made), countWarnings(made, "paper_late"))
		if t.Failed() {
			t.Logf("%s", profile.Encode(p, shipped(t).Facts()))
			return
		}
	}
}

// namesGiven are the names of the papers that required items of a plan give.
func namesGiven(t testing.TB, p *planner.Plan) (names []string) {
	for _, row := range p.Lists["materials"] {
		if len(givers(t, p, row["id"].(string))) > 0 {
			names = append(names, row["material"].(string))
		}
	}
	return names
}

func lateRows(p *planner.Plan) (ids []any) {
	for _, row := range p.Lists["materials"] {
		if row["late_for"] != nil {
			ids = append(ids, row["id"])
		}
	}
	return ids
}

func countWarnings(p *planner.Plan, code string) (n int) {
	for _, w := range p.Warnings {
		if w.Code == code {
			n++
		}
	}
	return n
}
