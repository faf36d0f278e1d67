package rules_test

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

func TestLawIsQuotedAsItStoodOnTheDay(t *testing.T) {
	s := loaded(t)
	for name, c := range map[string]struct {
		basis rules.Basis
		day   string
		want  string // empty where it is not quoted
	}{
		"the version in force":          {rules.Basis{Law: "energy_law"}, "2026-06-01", "节约能源法（2018年修正）"},
		"the last day of a version":     {rules.Basis{Law: "energy_law"}, "2018-10-25", "节约能源法（2007年修订）"},
		"before the first version":      {rules.Basis{Law: "energy_law"}, "2008-03-31", ""},
		"a document younger than then":  {rules.Basis{Law: "energy_measures"}, "2025-08-31", ""},
		"its first day":                 {rules.Basis{Law: "energy_measures"}, "2025-09-01", "节能审查办法（令第31号）"},
		"a reference that begins later": {rules.Basis{Law: "building_law", Period: rules.Period{From: calendar.DateOf(2020, 1, 1)}}, "2019-12-31", ""},
		"a document without versions":   {rules.Basis{Law: "building_law"}, "1999-01-01", "建筑法 undated"},
		"a document of unknown date":    {rules.Basis{Law: "local_rules"}, "1999-01-01", "地方办法 undated"},
		"no document":                   {rules.Basis{Law: "dreamt"}, "2026-06-01", ""},
	} {
		t.Run(name, func(t *testing.T) {
			day, err := calendar.ParseDate(c.day)
			require.NoError(t, err)
			q, ok := s.Quote(c.basis, day)
			require.Equal(t, c.want != "", ok)
			if ok && q.Undated {
				q.Title.ZH += " undated"
			}
			require.Equal(t, c.want, q.Title.ZH)
		})
	}
}

func TestStatedBeatsDerivedAndDerivedBeatsTheDefault(t *testing.T) {
	s := loaded(t)
	for name, c := range map[string]struct {
		facts        string
		assume       profile.Assume
		want         string
		contradicted bool
	}{
		"derived from what is known":     {"floor_area_m2: 10000", profile.Defaults, "true 2", false},
		"derived to the other side":      {"floor_area_m2: 9999.999999", profile.None, "false 2", false},
		"nothing known: the default":     {"", profile.Defaults, "false 3", false},
		"nothing known and no defaults":  {"", profile.None, "unknown 0", false},
		"stated against the derivation":  {"floor_area_m2: 10000; is_large: false", profile.Defaults, "false 1", true},
		"stated as the derivation says":  {"floor_area_m2: 10000; is_large: true", profile.Defaults, "true 1", false},
		"called unknown against a value": {"floor_area_m2: 10000; is_large: unknown", profile.Defaults, "unknown 0", false},
	} {
		t.Run(name, func(t *testing.T) {
			d := decided(t, s, c.assume, lines(c.facts)...)
			slot, ok := s.Facts().Slot("is_large")
			require.True(t, ok)
			require.Equal(t, c.want, fmt.Sprintf("%v %d", d.Profile.Value(slot), d.Profile.Origin[slot]))
			contradicted := slices.ContainsFunc(d.Derived, func(f rules.DerivedFact) bool { return f.Contradicted })
			require.Equal(t, c.contradicted, contradicted)
			for _, f := range d.Derived {
				require.Equal(t, []string{"floor_area_m2"}, f.Reads)
				require.Equal(t, "Large by its floor area", f.Title.EN)
			}
		})
	}
}

func TestWhatIsOpenAndWhoReadsAFact(t *testing.T) {
	s := loaded(t)
	open, err := s.Open(project(t, s, "floor_area_m2: 3", "annual_energy_tce: 5", "investment_mode: enterprise", "far: 0"))
	require.NoError(t, err)
	require.Equal(t, []string{"works_duration_days"}, open, "the rest can change nothing")
	open, err = s.Open(project(t, s))
	require.NoError(t, err)
	require.Contains(t, open, "floor_area_m2")
	require.NotContains(t, open, "contract_date", "only problems over the plan read it")

	var readers []string
	for _, i := range s.Readers("investment_mode") {
		readers = append(readers, i.ID)
	}
	require.Equal(t, []string{"energy_review", "permit"}, readers)
	require.Empty(t, s.Readers("trade_code"))
	require.Empty(t, s.Readers("dreamt"))
}

func TestProblemsOverThePlanReadFactsAndDates(t *testing.T) {
	s := loaded(t)
	var plan rules.PlannedProject
	slot, _ := s.Facts().Slot("contract_date")
	p := project(t, s, "contract_date: 2026-07-02")
	plan.Facts = map[string]profile.Value{"contract_date": p.Value(slot)}
	plan.Plan.WorksStart = calendar.DateOf(2026, 7, 1)
	found, err := s.FindInPlan(plan)
	require.NoError(t, err)
	require.Len(t, found, 1)
	require.Equal(t, "k20", found[0].Problem.ID)
	require.Equal(t, []string{"commencement"}, found[0].Items)
	require.Equal(t, map[string]any{"on": "2026-07-01"}, found[0].Values)
	plan.Plan.WorksStart = calendar.DateOf(2026, 7, 2)
	found, err = s.FindInPlan(plan)
	require.NoError(t, err)
	require.Empty(t, found)
}

// A rule set is used by many goroutines at once; the race detector watches this test.
func TestManyGoroutinesDecideAtOnce(t *testing.T) {
	s := loaded(t)
	want := decided(t, s, profile.Defaults, "floor_area_m2: 600")
	var done sync.WaitGroup
	answers := make([]rules.Decision, 8)
	for i := range answers {
		p := project(t, s, "floor_area_m2: 600")
		done.Go(func() {
			for range 5 {
				answers[i], _ = s.Decide(p, profile.Defaults)
				_, _ = s.Open(p)
				_, _ = s.FindInPlan(rules.PlannedProject{})
			}
		})
	}
	done.Wait()
	for _, got := range answers {
		require.Equal(t, want, got)
	}
}
