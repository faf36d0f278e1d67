package planner_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/change"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
)

const enlarged = "workshop_enlarged_after_permit"

// recorded is that project with these facts under those on which an item was obtained, in place of all
// that it records.
func recorded(t *testing.T, on map[string]map[string]profile.Value) profile.Profile {
	t.Helper()
	p := project(t, enlarged).Clone()
	for i := range p.Progress {
		p.Progress[i].On = nil
		for fact, v := range on[p.Progress[i].Key] {
			slot, ok := shipped(t).Facts().Slot(fact)
			require.True(t, ok, fact)
			p.Progress[i].On = append(p.Progress[i].On, profile.PartFact{Slot: slot, Value: v})
		}
	}
	return p
}

func area(m2 int64) map[string]profile.Value {
	return map[string]profile.Value{"floor_area_total_m2": profile.NumberValue(m2 * profile.Scale)}
}

func TestAChangeMakesWorkAgain(t *testing.T) {
	const permit = "engineering_planning_permit"
	still := plan(t, recorded(t, nil))
	for name, tc := range map[string]struct {
		on      map[string]profile.Value
		rework  string
		days    int
		verdict change.Verdict
	}{
		"within what is tolerated nothing is work":     {area(33_000), "", 0, change.NoNeed},
		"beyond it the days of the amendment are":      {area(32_000), "amend", 5, change.Amend},
		"another use makes the whole item so":          {map[string]profile.Value{"building_category": profile.TextValue("warehouse")}, "redo", 15, change.Redo},
		"what is not known keeps it, and says so":      {map[string]profile.Value{"floor_area_total_m2": profile.Unknown}, "", 0, change.CannotTell},
		"a fact that it does not rest on asks nothing": {map[string]profile.Value{"annual_energy_tce": profile.NumberValue(1)}, "", 0, change.NoNeed},
	} {
		t.Run(name, func(t *testing.T) {
			made := plan(t, recorded(t, map[string]map[string]profile.Value{permit: tc.on}))
			require.Len(t, made.Changes, 1)
			require.Equal(t, tc.verdict, made.Changes[0].Verdict)
			r := row(made, permit)
			require.Equal(t, tc.rework, r.Progress.Rework)
			require.Equal(t, profile.Obtained, r.Progress.State)
			require.Equal(t, tc.days, r.Schedule.Duration)
			if tc.rework == "" {
				require.Equal(t, still.Totals, made.Totals)
				require.Empty(t, r.Marked)
			} else {
				require.Equal(t, tc.rework, r.Marked[0].What)
				require.Equal(t, tc.days, *r.Marked[0].Days)
				require.Equal(t, made.AsOf, r.Schedule.EarlyStart, "from today on")
				require.Greater(t, made.Totals.Elapsed.BeforeStart, still.Totals.Elapsed.BeforeStart)
			}
			require.Equal(t, tc.verdict == change.CannotTell, slices.ContainsFunc(made.Warnings, func(w planner.Warning) bool { return w.Code == "change_open" }))
		})
	}
}

// What is amended moves what waits for it and nothing else, and what was obtained and is not touched stays so.
func TestAChangeMovesOnlyWhatWaits(t *testing.T) {
	before := plan(t, recorded(t, nil))
	after := plan(t, recorded(t, map[string]map[string]profile.Value{"engineering_planning_permit": area(32_000)}))
	waits := map[string]bool{"engineering_planning_permit": true}
	for range after.Items { // edges come in no order of their own
		for _, e := range after.Edges {
			if waits[e.From] && !e.Past {
				waits[e.To] = true
			}
		}
	}
	moved := 0
	for i := range after.Items {
		r := &after.Items[i]
		if r.Schedule == nil {
			continue
		}
		was := row(before, r.ID)
		if !waits[r.ID] {
			require.Equal(t, was.Schedule.EarlyStart, r.Schedule.EarlyStart, r.ID)
		} else if was.Schedule.EarlyFinish != r.Schedule.EarlyFinish {
			moved++
		}
		if r.Progress != nil && r.ID != "engineering_planning_permit" {
			require.Equal(t, was.Schedule.EarlyFinish, r.Schedule.EarlyFinish, r.ID)
		}
	}
	require.Greater(t, moved, 3)
	require.Greater(t, after.Totals.Finish, before.Totals.Finish)
	require.Empty(t, slices.DeleteFunc(problemIDs(after), func(id string) bool { return !strings.HasPrefix(id, "progress_before") }),
		"what followed the permit was obtained after it")
}

func problemIDs(p *planner.Plan) (ids []string) {
	for i := range p.Problems {
		ids = append(ids, p.Problems[i].ID)
	}
	return ids
}

// A profile that records nothing of the kind, or facts that are as they were, gives the plan that it gave.
func TestARecordOfTheSameFactsChangesNoFigure(t *testing.T) {
	plain, same := plan(t, recorded(t, nil)), plan(t, recorded(t, map[string]map[string]profile.Value{"engineering_planning_permit": area(34_560)}))
	require.Empty(t, plain.Changes)
	require.Equal(t, change.NoNeed, same.Changes[0].Verdict)
	require.Empty(t, same.Changes[0].Facts)
	same.Changes, row(same, "engineering_planning_permit").Progress.Facts = nil, nil
	a, err := json.Marshal(plain)
	require.NoError(t, err)
	b, err := json.Marshal(same)
	require.NoError(t, err)
	require.Equal(t, string(a), string(b))
	require.NotContains(t, string(a), `"changes"`)
}

// The figures of a plan, its sketch and its range agree where a change has made work.
func TestAChangeIsInEveryFigure(t *testing.T) {
	p := project(t, enlarged)
	opt := planner.Default()
	made, err := planner.Make(shipped(t), p, opt)
	require.NoError(t, err)
	sketch, err := planner.Sketch(shipped(t), p, opt)
	require.NoError(t, err)
	require.Equal(t, made.Totals.Finish, sketch.Finish())
	p = p.With("", slotOf(t, "annual_electricity_kwh"), profile.Unknown)
	made, err = planner.Make(shipped(t), p, opt)
	require.NoError(t, err)
	require.LessOrEqual(t, *made.Range.Finish[0], made.Totals.Finish)
	require.GreaterOrEqual(t, *made.Range.Finish[1], made.Totals.Finish)
}

// A part is weighed by its own facts.
func TestAPartIsWeighedByItself(t *testing.T) {
	p := project(t, "park_two_phases").Clone()
	key := ""
	d, err := planner.DecideBriefly(shipped(t), p, planner.Default())
	require.NoError(t, err)
	for i := range d.Items {
		if d.Items[i].Item.ID == "engineering_planning_permit" && d.Items[i].Part != "" {
			key = d.Items[i].Key()
			break
		}
	}
	require.NotEmpty(t, key)
	_, part := profile.CutKey(key)
	slot := slotOf(t, "floor_area_total_m2")
	now := d.ProfileOf(part).Value(slot).Micro()
	require.NotEqual(t, d.Profile.Value(slot).Micro(), now, "a part of the whole")
	for _, tc := range []struct {
		was  int64
		want change.Verdict
	}{{now, change.NoNeed}, {now - now/10, change.Amend}} {
		p.Progress = []profile.Progress{{Key: key, State: profile.Obtained, Finished: p.Start, On: []profile.PartFact{{Slot: slot, Value: profile.NumberValue(tc.was)}}}}
		made := plan(t, p)
		require.Equal(t, tc.want, made.Changes[0].Verdict)
		require.Contains(t, made.Changes[0].Name, "（")
	}
}

// Two profiles say the same as one that records the facts: what each item was obtained on.
func TestTwoProfilesAreWeighed(t *testing.T) {
	set := shipped(t)
	now := recorded(t, nil)
	was := now
	for _, fact := range []string{"floor_area_total_m2", "floor_area_above_ground_m2", "works_floor_area_m2"} {
		was = was.With("", slotOf(t, fact), profile.NumberValue(32_000*profile.Scale))
	}
	opt := planner.Default()
	opt.Lang = lang.EN
	doc, err := planner.ChangeOf(set, was, now, opt)
	require.NoError(t, err)
	got := map[string]change.Verdict{}
	for _, r := range doc.Changes {
		got[r.ID] = r.Verdict
	}
	require.Equal(t, map[string]change.Verdict{
		"design_scheme_review": change.Amend, "construction_drawing_review": change.Amend, "engineering_planning_permit": change.Amend,
		"early_study": change.CannotTell, "enterprise_filing": change.NoNeed,
	}, got)
	require.Contains(t, doc.Untouched, "eia_registration")
	require.True(t, slices.ContainsFunc(doc.NotCompared, func(n change.NotCompared) bool { return n.Fact == "investor" }), "what neither says is no silent no")
	require.Equal(t, "Total floor area: 32,000 m2 → 34,560 m2 (+8%), beyond what is tolerated: 5%", doc.Changes[0].Facts[0].Text)

	same, err := planner.ChangeOf(set, now, now, opt)
	require.NoError(t, err)
	for _, r := range same.Changes {
		require.Equal(t, "early_study", r.ID, "of which the rules do not say what it rests on")
	}
}

func TestFactsOfWhatIsNoItemAreRefused(t *testing.T) {
	p := recorded(t, nil)
	p.Progress = append(p.Progress, profile.Progress{Key: "works", State: profile.Obtained, On: []profile.PartFact{{Slot: 0}}})
	_, err := planner.Make(projecttest.Shipped(t), p, planner.Default())
	require.Equal(t, "profile.progress.rests", fault.All(err)[0].Code)
}
