// Package routetest gives tests of routes and schedules something to work on: the four complete
// projects of the domain with the totals they must give, and random graphs.
package routetest

import (
	"embed"
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

//go:embed testdata
var files embed.FS

// Leg holds the wanted working days of both legs of a variant, and the items behind them.
type Leg struct {
	BeforeStart      int      `json:"before_start"`
	BeforeStartChain []string `json:"before_start_chain"`
	Completion       int      `json:"completion"`
	CompletionChain  []string `json:"completion_chain"`
}

// Want holds the wanted figures of one clock.
type Want struct {
	SequentialAll int `json:"sequential_all"`
	Customary     Leg `json:"customary"`
	Parallel      Leg `json:"parallel"`
	Commitment    Leg `json:"commitment"`
}

// In gives the wanted figures of a variant.
func (w Want) In(v route.Variant) Leg {
	return map[route.Variant]Leg{route.Customary: w.Customary, route.Parallel: w.Parallel, route.Commitment: w.Commitment}[v]
}

// Archetype is one complete project: its required items, the edges between them as the catalogue
// declares them, and what must come out.
type Archetype struct {
	Project       string        `json:"project"`
	ReferenceDate calendar.Date `json:"reference_date"`
	Items         []struct {
		ID            string `json:"id"`
		Phase         string `json:"phase"`
		Promised      int    `json:"promised"`
		Outside       bool   `json:"outside_approval_clock"`
		Procedures    []int  `json:"special_procedures"`
		Offered       bool   `json:"offered"`
		CommittedDays *int   `json:"days_when_committed"`
	} `json:"items"`
	Edges []struct {
		From       string         `json:"from"`
		To         string         `json:"to"`
		Kind       rules.EdgeKind `json:"kind"`
		RelaxedBy  string         `json:"relaxed_by"`
		HardBefore calendar.Date  `json:"hard_before"`
		HardFrom   calendar.Date  `json:"hard_from"`
	} `json:"edges"`
	Want struct {
		Approval Want `json:"approval"`
		Elapsed  Want `json:"elapsed"`
	} `json:"want"`
}

// Archetypes gives the four projects.
func Archetypes(t testing.TB) []Archetype {
	t.Helper()
	names := []string{"standard_land_workshop", "workshop_under_2017_rules", "government_school", "mall_fit_out"}
	all := make([]Archetype, len(names))
	for i, name := range names {
		text, err := files.ReadFile("testdata/" + name + ".json")
		require.NoError(t, err)
		require.NoError(t, json.Unmarshal(text, &all[i]), name)
	}
	return all
}

// Milestones gives the milestones of the district's own rules.
func Milestones() rules.Milestones {
	m := rules.Milestones{StartOfWorks: "commencement_check", Completion: []string{"first_registration", "joint_acceptance"}}
	m.Works.ID, m.Works.BeforePhase = "works", "completion_acceptance"
	return m
}

// Decision gives the project as the rules would decide it.
func (a *Archetype) Decision() *rules.Decision {
	d := &rules.Decision{ReferenceDate: a.ReferenceDate}
	for _, i := range a.Items {
		item := &rules.Item{ID: i.ID, Phase: i.Phase, Counts: !i.Outside}
		decided := rules.ItemDecision{
			Item: item, Answer: rules.Answer{Verdict: rules.Required},
			Promised: i.Promised, Approval: i.Promised, Elapsed: i.Promised,
		}
		if i.Outside {
			decided.Approval = 0
		}
		for _, days := range i.Procedures {
			decided.Elapsed += days
		}
		if i.Offered {
			item.Commitment = &rules.CommitmentTerms{Mode: rules.InformedCommitment, Days: i.CommittedDays}
			decided.Commitment = &rules.CommitmentAnswer{Offered: true}
		}
		d.Items = append(d.Items, decided)
	}
	for _, e := range a.Edges {
		d.Edges = append(d.Edges, rules.EdgeDecision{Verdict: rules.Required, Edge: &rules.Edge{
			From: e.From, To: e.To, Kind: e.Kind, RelaxedBy: e.RelaxedBy, HardBefore: e.HardBefore, HardFrom: e.HardFrom,
			Place: "items/" + e.To + "/" + e.To + ".rego",
		}})
	}
	return d
}

// Graph gives the project's route, with works of that many calendar days.
func (a *Archetype) Graph(t testing.TB, worksDays int64) *route.Graph {
	t.Helper()
	d := a.Decision()
	d.Profile.Values = []profile.Value{profile.NumberValue(worksDays * profile.Scale)}
	g, err := route.FromDecision(d, Milestones(), 0)
	require.NoError(t, err)
	return g
}
