package route_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/route/routetest"
	"sevenlists/planner/rules"
)

var day = calendar.DateOf(2026, 6, 1)

func decided(id string, v rules.Verdict) rules.ItemDecision {
	return rules.ItemDecision{Item: &rules.Item{ID: id, Phase: "permit"}, Answer: rules.Answer{Verdict: v}, Approval: 2, Elapsed: 5}
}

func TestOnlyWhatIsRequiredEntersTheGraph(t *testing.T) {
	edge := func(from, to string, v rules.Verdict) rules.EdgeDecision {
		return rules.EdgeDecision{Edge: &rules.Edge{From: from, To: to, Kind: rules.Hard}, Verdict: v}
	}
	d := &rules.Decision{
		Items: []rules.ItemDecision{decided("no", rules.NotRequired), decided("b", rules.Required), decided("maybe", rules.Possible), decided("a", rules.Required)},
		Edges: []rules.EdgeDecision{
			edge("a", "b", rules.Possible), edge("maybe", "b", rules.Required), edge("b", "a", rules.Required), edge("a", "no", rules.Required),
		},
	}
	g, err := route.FromDecision(d, routetest.Milestones(), -1)
	require.NoError(t, err)
	require.Equal(t, "b a | b>a", written(g), "an edge that only may bind cannot even close a ring")
	require.Equal(t, route.Node{Key: "b", Item: "b", Phase: "permit", Approval: 2, Elapsed: 5, Ref: 1}, g.Nodes[0])
	require.Equal(t, 2, g.Links[0].Ref)
	require.Equal(t, 1, g.Index("a"))
	require.Equal(t, -1, g.Index("maybe"))
}

func TestAnEdgeHasItsKindOnTheReferenceDate(t *testing.T) {
	for name, tc := range map[string]struct {
		edge rules.Edge
		want rules.EdgeKind
	}{
		"soft without dates":                     {rules.Edge{Kind: rules.Soft}, rules.Soft},
		"the day before it becomes soft":         {rules.Edge{Kind: rules.Soft, HardBefore: day + 1}, rules.Hard},
		"the day it becomes soft":                {rules.Edge{Kind: rules.Soft, HardBefore: day}, rules.Soft},
		"the day before it becomes hard":         {rules.Edge{Kind: rules.Soft, HardFrom: day + 1}, rules.Soft},
		"the day it becomes hard":                {rules.Edge{Kind: rules.Soft, HardFrom: day}, rules.Hard},
		"physical stays physical whatever dates": {rules.Edge{Kind: rules.Physical, HardFrom: day}, rules.Physical},
	} {
		t.Run(name, func(t *testing.T) {
			tc.edge.From, tc.edge.To = "a", "b"
			d := &rules.Decision{
				ReferenceDate: day,
				Items:         []rules.ItemDecision{decided("a", rules.Required), decided("b", rules.Required)},
				Edges:         []rules.EdgeDecision{{Edge: &tc.edge, Verdict: rules.Required}},
			}
			g, err := route.FromDecision(d, routetest.Milestones(), -1)
			require.NoError(t, err)
			require.Equal(t, tc.want, g.Links[0].Kind)
		})
	}
}

func TestCommittedDaysOfADecision(t *testing.T) {
	three := 3
	for name, tc := range map[string]struct {
		terms  *rules.CommitmentTerms
		answer *rules.CommitmentAnswer
		want   int // −1: not offered
	}{
		"one day where the terms give none":       {&rules.CommitmentTerms{}, &rules.CommitmentAnswer{Offered: true}, 1},
		"as many as the terms give":               {&rules.CommitmentTerms{Days: &three}, &rules.CommitmentAnswer{Offered: true}, 3},
		"none that is refused":                    {&rules.CommitmentTerms{Days: &three}, &rules.CommitmentAnswer{}, -1},
		"none where the item knows no commitment": {nil, nil, -1},
	} {
		t.Run(name, func(t *testing.T) {
			item := decided("a", rules.Required)
			item.Item.Commitment, item.Commitment = tc.terms, tc.answer
			g, err := route.FromDecision(&rules.Decision{Items: []rules.ItemDecision{item}}, routetest.Milestones(), -1)
			require.NoError(t, err)
			require.Equal(t, tc.want >= 0, g.Nodes[0].Offered)
			require.Equal(t, max(tc.want, 0), g.Nodes[0].CommittedDays)
		})
	}
}

func TestTheLengthOfTheWorks(t *testing.T) {
	for name, tc := range map[string]struct {
		fact    profile.Value
		days    int
		unknown bool
	}{
		"a year":                       {profile.NumberValue(365 * profile.Scale), 365, false},
		"a part of a day is a day":     {profile.NumberValue(profile.Scale / 2), 1, false},
		"none":                         {profile.NumberValue(0), 0, false},
		"not known":                    {profile.Unknown, 0, true},
		"a text, which cannot be days": {profile.TextValue("long"), 0, true},
	} {
		t.Run(name, func(t *testing.T) {
			d := &rules.Decision{
				Items:   []rules.ItemDecision{decided("commencement_check", rules.Required)},
				Profile: profile.Profile{Values: []profile.Value{tc.fact}},
			}
			g, err := route.FromDecision(d, routetest.Milestones(), 0)
			require.NoError(t, err)
			works := g.Nodes[g.Index("works")]
			require.Equal(t, tc.days, works.WorksDays)
			require.Equal(t, tc.unknown, works.WorksUnknown)
		})
	}
}
