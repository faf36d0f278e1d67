package planner_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/fault"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/route"
	"sevenlists/planner/rules"
)

// measured plans a project with stretches asked for, and gives those.
func measured(t *testing.T, p profile.Profile, v route.Variant, pairs ...[2]string) (*planner.Plan, []planner.BetweenRow) {
	t.Helper()
	made := plan(t, p, func(o *planner.Options) { o.Between, o.Variant = pairs, v })
	return made, made.Between[len(made.Between)-len(pairs):]
}

// The two legs of a plan, measured between their milestones, are its totals, in every variant.
func TestTheLegsOfAPlanAreStretchesBetweenItsMilestones(t *testing.T) {
	for _, name := range projectNames(t) {
		p := project(t, name)
		if p.UnderWay() || len(p.Parts) > 0 || name == "nothing_known" {
			continue
		}
		for _, v := range []route.Variant{route.Sequential, route.Customary, route.Parallel, route.Commitment} {
			made, rows := measured(t, p, v, [2]string{"start", "start_of_works"}, [2]string{"start_of_works", "completion"})
			before, completion := rows[0], rows[1]
			require.Equal(t, made.Totals.Elapsed.BeforeStart, *before.ElapsedDays, "%s %s", name, v)
			require.Equal(t, made.Totals.Approval.BeforeStart, *before.ApprovalDays, "%s %s", name, v)
			require.Equal(t, *before.WorkingDays, *before.ElapsedDays, "%s %s: dates follow the elapsed clock", name, v)
			require.True(t, before.Waits)
			if v != route.Sequential { // in a sequence completion goes on after its milestone
				require.Equal(t, made.Totals.Elapsed.Completion, *completion.ElapsedDays, "%s %s", name, v)
				require.Equal(t, made.Totals.Approval.Completion, *completion.ApprovalDays, "%s %s", name, v)
			}
		}
	}
}

func TestStretchesAreMeasuredInDatesAndInBothClocks(t *testing.T) {
	workshop := with(t, project(t, "standard_land_workshop"), facts{"works_duration_days": 365, "land_contract_start_by": "2026-09-30"})
	for name, tc := range map[string]struct {
		pair              [2]string
		working, calendar int
		approval, elapsed int // −1 where there is none
		waits             bool
		missing           []string
	}{
		"an item that another waits for": {pair: [2]string{"engineering_planning_permit", "construction_permit"}, working: 2, calendar: 2, approval: 4, elapsed: 2, waits: true},
		"two items side by side":         {pair: [2]string{"land_registration", "construction_permit"}, working: 34, calendar: 48, approval: 18, elapsed: 34},
		"to a date that a fact states":   {pair: [2]string{"start_of_works", "land_contract_start_by"}, working: 24, calendar: 34, approval: -1, elapsed: -1},
		"an item that is not in the plan": {
			pair: [2]string{"eia_report_book", "finish"}, missing: []string{"eia_report_book"},
		},
		"a date that nobody has stated": {pair: [2]string{"planned_start", "finish"}, missing: []string{"planned_start"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, rows := measured(t, workshop, route.Parallel, tc.pair)
			row := rows[0]
			require.Equal(t, tc.missing, row.Missing)
			if tc.missing != nil {
				require.Nil(t, row.WorkingDays)
				require.Nil(t, row.ElapsedDays)
				return
			}
			assert.Equal(t, tc.working, *row.WorkingDays, "working days")
			assert.Equal(t, tc.calendar, *row.CalendarDays, "calendar days")
			assert.Equal(t, tc.waits, row.Waits)
			if tc.approval < 0 {
				require.Nil(t, row.ApprovalDays)
				require.Nil(t, row.ElapsedDays)
				return
			}
			assert.Equal(t, tc.approval, *row.ApprovalDays, "approval clock")
			assert.Equal(t, tc.elapsed, *row.ElapsedDays, "elapsed clock")
		})
	}
}

// What the district has measured stands in every plan that dates both ends, and only there.
func TestTheDistrictsStretchesStandInEveryPlanThatDatesThem(t *testing.T) {
	ids := func(p profile.Profile) []string {
		var ids []string
		for _, row := range plan(t, p).Between {
			ids = append(ids, row.ID)
		}
		return ids
	}
	workshop := project(t, "standard_land_workshop")
	assert.Equal(t, []string{"land_certificate_to_construction_permit"}, ids(workshop))
	assert.Equal(t, []string{"land_certificate_to_construction_permit", "works_before_contract_date"},
		ids(with(t, workshop, facts{"land_contract_start_by": "2026-08-01"})))
	assert.Empty(t, ids(project(t, "fit_out_mall")), "a leased building has no land certificate")
}

// In a project with parts a stretch is measured in each of them; what stands once for all is measured
// against every part.
func TestAStretchIsMeasuredInEachPart(t *testing.T) {
	park := with(t, project(t, "standard_land_workshop"), facts{"works_duration_days": 200})
	park.Parts = []profile.Part{
		{ID: "phase1", Name: "phase1", Kind: profile.Phase},
		{ID: "phase2", Name: "phase2", Kind: profile.Phase, Start: date(t, "2027-03-01")},
	}
	ends := func(pair [2]string) map[[2]string]int {
		made := plan(t, park, func(o *planner.Options) { o.Between = [][2]string{pair} })
		found := map[[2]string]int{}
		for _, row := range made.Between {
			if row.ID == "" {
				found[[2]string{row.From, row.To}] = *row.WorkingDays
				require.Equal(t, shipped(t).Calendar().Between(row.FromDate, row.ToDate), *row.WorkingDays)
				require.LessOrEqual(t, strings.Count(row.FromName, "phase"), 1, "a name has its part once: %s", row.FromName)
			}
		}
		return found
	}
	within := ends([2]string{"works", "completion"})
	require.Len(t, within, 2, "the works of a phase and its own completion")
	for pair := range within {
		_, a := profile.CutKey(pair[0])
		_, b := profile.CutKey(pair[1])
		require.Equal(t, a, b)
		require.NotEmpty(t, a)
	}
	once := ends([2]string{"state_land_grant", "start_of_works"})
	require.Len(t, once, 2, "one grant of land, two starts of works")
	for pair := range once {
		require.Equal(t, "state_land_grant", pair[0])
	}
	require.Len(t, ends([2]string{"construction_permit@phase2", "finish"}), 1, "a part may be named")
}

func TestAPointThatDoesNotExistIsNamedWithTheNearest(t *testing.T) {
	opt := planner.Default()
	opt.Between = [][2]string{{"land_registraton", "construction_permit"}, {"construction_permit@lot9", "finnish"}}
	opt.Commit = []string{"nothing"}
	_, err := planner.Make(shipped(t), project(t, "standard_land_workshop"), opt)
	var list fault.List
	require.True(t, errors.As(err, &list))
	said := map[string]string{}
	for _, e := range list {
		require.Equal(t, fault.NotFound, e.Kind)
		said[e.Args[0].(string)], _ = e.Args[1].(string)
	}
	require.Equal(t, map[string]string{
		"land_registraton": "land_registration", "construction_permit@lot9": "", "finnish": "finish", "nothing": "",
	}, said)
}

// A target may limit the stretch between two points; it is not shown where a plan has no such stretch.
func TestATargetMayLimitAStretch(t *testing.T) {
	set := changedRules(t, "targets/data.yaml", "\nmeasures:", `
  - id: certificate_to_permit
    name: {zh: 拿地到施工证最多15个工作日, en: At most 15 working days from certificate to permit}
    limit: {n: 15, unit: working}
    clock: approval
    measure: between
    between: [land_registration, construction_permit]
    confidence: low

measures:`)
	target := func(name string, v route.Variant) *planner.TargetRow {
		opt := planner.Default()
		opt.Variant = v
		made, err := planner.Make(set, project(t, name), opt)
		require.NoError(t, err)
		for i := range made.Targets {
			if made.Targets[i].ID == "certificate_to_permit" {
				return &made.Targets[i]
			}
		}
		return nil
	}
	row := target("standard_land_workshop", route.Parallel)
	require.Equal(t, []string{"land_registration", "construction_permit"}, row.Between)
	require.Equal(t, []any{"between", 18, false, -3}, []any{row.Measure, row.Days, row.Met, row.Margin})
	row = target("standard_land_workshop", route.Commitment)
	require.Equal(t, []any{2, true, 13}, []any{row.Days, row.Met, row.Margin})
	require.Nil(t, target("fit_out_mall", route.Parallel), "without a land certificate there is nothing to limit")
}

// changedRules loads the shipped rules with one text of a file replaced.
func changedRules(t testing.TB, file, old, new string) *rules.Set {
	t.Helper()
	files := projecttest.Files(t)
	content := string(files[file].Data)
	require.Equal(t, 1, strings.Count(content, old), "the text to replace stands once")
	files[file].Data = []byte(strings.Replace(content, old, new, 1))
	set, err := rules.Load(files)
	require.NoError(t, err)
	return set
}
