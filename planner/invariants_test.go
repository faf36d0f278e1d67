package planner_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

var variants = []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment}

// inAll plans a project in every variant.
func inAll(t testing.TB, p profile.Profile) map[route.Variant]*planner.Plan {
	t.Helper()
	plans := make(map[route.Variant]*planner.Plan, len(variants))
	for _, v := range variants {
		plans[v] = plan(t, p, func(o *planner.Options) { o.Variant = v })
	}
	return plans
}

// eachProject tries a property on every case and on generated projects, complete and not. On a
// failure the project is printed as a profile that shows it again.
func eachProject(t *testing.T, seed uint64, few int, property func(*testing.T, profile.Profile)) {
	t.Helper()
	try := func(p profile.Profile) {
		defer func() {
			if t.Failed() {
				t.Logf("%s", profile.Encode(p, shipped(t).Facts()))
			}
		}()
		property(t, p)
	}
	for _, name := range projectNames(t) {
		try(project(t, name))
	}
	g := generate(t, seed)
	for i := range cases(few) {
		if i%3 == 2 {
			try(g.partial(1 + g.IntN(60)))
		} else {
			try(g.complete())
		}
	}
}

// V1: the same project gives the same bytes, and so does the same project written in another
// order or as JSON.
func TestTheSameProjectGivesTheSameBytes(t *testing.T) {
	t.Parallel()
	facts, schema := shipped(t).Facts(), shipped(t).Schema()
	g := generate(t, 1)
	eachProject(t, 1, 15, func(t *testing.T, p profile.Profile) {
		want := asJSON(t, plan(t, p))
		require.Equal(t, string(want), string(asJSON(t, plan(t, p.Clone()))), "planned twice")

		var document struct {
			ID, Name, Start       string
			Facts                 map[string]json.RawMessage
			AsOf                  json.RawMessage `json:"as_of"`
			Progress, Constraints json.RawMessage
			Adjustments, Parts    json.RawMessage
			Site                  json.RawMessage
		}
		require.NoError(t, json.Unmarshal(profile.Encode(p, facts), &document))
		var shuffled bytes.Buffer
		shuffled.WriteString("facts:\n")
		ids := make([]string, 0, len(facts.List))
		for _, f := range facts.List {
			if _, ok := document.Facts[f.ID]; ok {
				ids = append(ids, f.ID)
			}
		}
		g.Shuffle(len(ids), func(i, j int) { ids[i], ids[j] = ids[j], ids[i] })
		for _, id := range ids {
			fmt.Fprintf(&shuffled, "  %s: %s\n", id, document.Facts[id])
		}
		if len(ids) == 0 {
			shuffled.Reset()
		}
		for key, block := range map[string]json.RawMessage{"as_of": document.AsOf, "progress": document.Progress, "constraints": document.Constraints, "adjustments": document.Adjustments, "parts": document.Parts, "site": document.Site} {
			if block != nil {
				fmt.Fprintf(&shuffled, "%s: %s\n", key, block)
			}
		}
		fmt.Fprintf(&shuffled, "start: %q\nname: %q\nid: %q\n", document.Start, document.Name, document.ID)
		q, err := profile.Decode(shuffled.Bytes(), facts, schema)
		require.NoError(t, err, shuffled.String())
		require.Equal(t, string(want), string(asJSON(t, plan(t, q))), "its keys in another order")
	})
}

// What holds of every plan, whatever the project: each property is given one project's plans in
// all variants.
func TestWhatHoldsOfEveryPlan(t *testing.T) {
	t.Parallel()
	eachProject(t, 2, 60, func(t *testing.T, p profile.Profile) {
		plans := inAll(t, p)
		nothingStartsBeforeWhatItWaitsFor(t, plans)
		eachVariantIsNoLongerThanTheOneBefore(t, plans[route.Parallel])
		aVariantHasItsOwnFigures(t, plans)
		acceptancesFollowTheWorks(t, plans)
		datesOfARowAgree(t, plans)
	})
}

// V2: nothing starts before what it waits for has ended. Law and the nature of the thing bind
// in every variant, custom in the customary one; a commitment drops only its own edges.
func nothingStartsBeforeWhatItWaitsFor(t *testing.T, plans map[route.Variant]*planner.Plan) {
	for v, made := range plans {
		rows := byID(made)
		for _, e := range made.Edges {
			from, to := rows[e.From], rows[e.To]
			relaxed := v >= route.Parallel && e.Kind == rules.Soft ||
				v == route.Commitment && e.RelaxedBy == "commitment" && from.Commitment != nil && from.Commitment.Chosen
			switch {
			case relaxed != e.Relaxed:
				t.Fatalf("%s → %s, %s, %s: relaxed %v", e.From, e.To, e.Kind, v, e.Relaxed)
			case relaxed || e.Past:
			case from.Schedule.EarlyFinish > to.Schedule.EarlyStart:
				t.Fatalf("%s starts before %s ends, %s", e.To, e.From, v)
			case v != route.Sequential && from.Schedule.LateFinish > to.Schedule.LateStart:
				t.Fatalf("%s starts at the latest before %s ends at the latest, %s", e.To, e.From, v)
			}
		}
	}
}

func byID(p *planner.Plan) map[string]*planner.ItemRow {
	rows := make(map[string]*planner.ItemRow, len(p.Items))
	for i := range p.Items {
		if p.Items[i].Schedule != nil {
			rows[p.Items[i].ID] = &p.Items[i]
		}
	}
	return rows
}

// V3: each relaxation saves time or costs none, in both clocks and in the finish, and the sum
// of all items is the same in every variant.
func eachVariantIsNoLongerThanTheOneBefore(t *testing.T, made *planner.Plan) {
	for i := 1; i < len(variants); i++ {
		longer, shorter := made.Variants[variants[i-1].String()], made.Variants[variants[i].String()]
		message := fmt.Sprintf("%s against %s", variants[i], variants[i-1])
		for _, pair := range [][2]planner.Clock{{shorter.Approval, longer.Approval}, {shorter.Elapsed, longer.Elapsed}} {
			require.LessOrEqual(t, pair[0].BeforeStart, pair[1].BeforeStart, message)
			require.LessOrEqual(t, pair[0].Completion, pair[1].Completion, message)
			require.Equal(t, pair[0].SequentialAll, pair[1].SequentialAll, message)
		}
		require.LessOrEqual(t, shorter.Finish, longer.Finish, message)
		require.LessOrEqual(t, shorter.Approval.BeforeStart, shorter.Elapsed.BeforeStart, message)
	}
	if sequential := made.Variants["sequential"].Elapsed; sequential.BeforeStart > 0 && sequential.Completion > 0 {
		require.Equal(t, sequential.SequentialAll, sequential.BeforeStart+sequential.Completion, "both legs are all of it")
	}
}

// The variant asked for shows the figures that every plan shows of it.
func aVariantHasItsOwnFigures(t *testing.T, plans map[route.Variant]*planner.Plan) {
	for v, made := range plans {
		require.Equal(t, plans[route.Parallel].Variants, made.Variants)
		require.Equal(t, made.Variants[v.String()], planner.VariantRow{
			Approval: made.Totals.Approval, Elapsed: made.Totals.Elapsed, Finish: made.Totals.Finish, Money: made.Money.ByPayer,
		})
		require.Equal(t, len(status(made, "required")), made.Totals.Items)
	}
}

// No acceptance is dated before the works that it accepts, in any variant, and the finish is
// the end of what ends last.
func acceptancesFollowTheWorks(t *testing.T, plans map[route.Variant]*planner.Plan) {
	phase := shipped(t).Vocabulary().Milestones.Works.BeforePhase
	for v, made := range plans {
		var last calendar.Date
		works := row(made, "works")
		for id, r := range byID(made) {
			last = max(last, r.Schedule.EarlyFinish)
			if r.Phase == phase && works != nil && r.Schedule.EarlyStart < works.Schedule.EarlyFinish {
				t.Fatalf("%s starts on %s, before the works end on %s, %s", id, r.Schedule.EarlyStart, works.Schedule.EarlyFinish, v)
			}
		}
		require.Equal(t, last, made.Totals.Finish, v)
	}
}

// Each row's figures agree with its own dates.
func datesOfARowAgree(t *testing.T, plans map[route.Variant]*planner.Plan) {
	cal := shipped(t).Calendar()
	for v, made := range plans {
		for id, r := range byID(made) {
			s := r.Schedule
			for says, holds := range map[string]bool{
				"EF is ES and the duration":       s.EarlyFinish == cal.Add(s.EarlyStart, s.Duration),
				"LF is LS and the duration":       s.LateFinish == cal.Add(s.LateStart, s.Duration),
				"float is LS − ES":                s.TotalFloat == cal.Between(s.EarlyStart, s.LateStart),
				"free float is part of the float": 0 <= s.FreeFloat && s.FreeFloat <= s.TotalFloat,
				"critical is without float":       s.Critical == (s.TotalFloat == 0) || done(r),
				"nothing starts before the start": s.EarlyStart >= made.Start || done(r),
			} {
				if !holds {
					t.Fatalf("%s, %s: %s: %+v", id, v, says, s)
				}
			}
		}
		for _, id := range made.CriticalPath {
			require.True(t, row(made, id).Schedule.Critical, "%s, %s", id, v)
		}
	}
}

// done reports whether nothing is left to do about an item.
func done(r *planner.ItemRow) bool {
	return r.Progress != nil && r.Progress.State != profile.InProgress
}
