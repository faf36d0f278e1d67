package change_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// of reads a workshop of 20,000 m² with these facts over it, each as fact: value of YAML.
func of(t testing.TB, set *rules.Set, facts ...string) *profile.Profile {
	t.Helper()
	usual := map[string]string{
		"floor_area_total_m2": "20000", "building_height_m": "24", "building_category": "industrial", "land_area_m2": "30000",
		"annual_energy_tce": "900", "annual_output_wan": "10000", "disturbed_land_ha": "3", "earthwork_m3": "20000", "investor": "A",
		"works_contract_wan": "5000", "far": "1.2", "street": "a", "trade_code": "C3484", "works_floor_area_m2": "20000",
	}
	for _, f := range facts {
		key, value, _ := strings.Cut(f, "=")
		usual[key] = value
	}
	text := "id: a\nstart: 2026-06-01\nfacts:\n"
	for key, value := range usual {
		if value != "" {
			text += "  " + key + ": " + value + "\n"
		}
	}
	p, err := profile.Decode([]byte(text), set.Facts(), set.Schema())
	require.NoError(t, err)
	d, err := set.Outline(p, profile.Defaults)
	require.NoError(t, err)
	return &d.Profile
}

func weigh(t testing.TB, set *rules.Set, item string, was, is *profile.Profile) change.Finding {
	t.Helper()
	require.NotNil(t, set.Item(item), item)
	return change.Weigh(set, change.Certificate{Item: set.Item(item), Was: was, Is: is}, calendar.DateOf(2026, 6, 1))
}

func TestWhatAChangeAsksFor(t *testing.T) {
	set := projecttest.Shipped(t)
	for name, tc := range map[string]struct {
		item     string
		was, is  []string
		want     change.Verdict
		days     int
		beyond   []string
		missing  []string
		assuming bool
	}{
		"floor area that grows by 5% keeps its planning permit": {item: "engineering_planning_permit", is: []string{"floor_area_total_m2=21000"}, want: change.NoNeed},
		"a hundredth of a square metre more than 5% amends it":  {item: "engineering_planning_permit", is: []string{"floor_area_total_m2=21000.01"}, want: change.Amend, days: 5, beyond: []string{"floor_area_total_m2"}},
		"8% amends it":                                                           {item: "engineering_planning_permit", is: []string{"floor_area_total_m2=21600"}, want: change.Amend, days: 5, beyond: []string{"floor_area_total_m2"}},
		"5% less keeps it":                                                       {item: "engineering_planning_permit", is: []string{"floor_area_total_m2=19000"}, want: change.NoNeed},
		"a little more than 5% less amends it":                                   {item: "engineering_planning_permit", is: []string{"floor_area_total_m2=18999.99"}, want: change.Amend, days: 5, beyond: []string{"floor_area_total_m2"}},
		"half a metre of height keeps it":                                        {item: "engineering_planning_permit", is: []string{"building_height_m=24.5"}, want: change.NoNeed},
		"a millimetre more than that amends it":                                  {item: "engineering_planning_permit", is: []string{"building_height_m=24.501"}, want: change.Amend, days: 5, beyond: []string{"building_height_m"}},
		"another use does it anew, whatever else is amended":                     {item: "engineering_planning_permit", is: []string{"building_category=warehouse", "floor_area_total_m2=40000"}, want: change.Redo, beyond: []string{"building_category", "floor_area_total_m2"}},
		"another investor amends it in one day":                                  {item: "engineering_planning_permit", is: []string{"investor=B"}, want: change.Amend, days: 1, beyond: []string{"investor"}},
		"two amendments are made at once":                                        {item: "engineering_planning_permit", is: []string{"investor=B", "building_height_m=30"}, want: change.Amend, days: 5, beyond: []string{"investor", "building_height_m"}},
		"a greater floor area ratio amends it":                                   {item: "engineering_planning_permit", is: []string{"far=1.200001"}, want: change.Amend, days: 5, beyond: []string{"far"}},
		"a smaller one does not":                                                 {item: "engineering_planning_permit", is: []string{"far=0.5"}, want: change.NoNeed},
		"just under 30% more disturbed land keeps the plan of soil and water":    {item: "soil_water_report_book", is: []string{"disturbed_land_ha=3.899999"}, want: change.NoNeed},
		"30% is 以上 and amends it":                                                {item: "soil_water_report_book", is: []string{"disturbed_land_ha=3.9"}, want: change.Amend, days: 5, beyond: []string{"disturbed_land_ha"}},
		"less disturbed land never does":                                         {item: "soil_water_report_book", is: []string{"disturbed_land_ha=0.1", "earthwork_m3=0"}, want: change.NoNeed},
		"energy just below 10% more keeps the review":                            {item: "energy_review", is: []string{"annual_energy_tce=989.999999", "energy_intensity_tce_per_wan=0.09"}, was: []string{"energy_intensity_tce_per_wan=0.09"}, want: change.NoNeed},
		"10% amends it":                                                          {item: "energy_review", is: []string{"annual_energy_tce=990", "energy_intensity_tce_per_wan=0.09"}, was: []string{"energy_intensity_tce_per_wan=0.09"}, want: change.Amend, days: 7, beyond: []string{"annual_energy_tce"}},
		"a fact that follows from others counts":                                 {item: "energy_review", is: []string{"annual_output_wan=9000"}, want: change.Amend, days: 7, beyond: []string{"energy_intensity_tce_per_wan"}},
		"capacity just below 30% more keeps the environmental decision":          {item: "eia_report_table", is: []string{"annual_output_wan=12999.999999"}, want: change.NoNeed},
		"30% asks for another":                                                   {item: "eia_report_table", is: []string{"annual_output_wan=13000"}, want: change.Redo, beyond: []string{"annual_output_wan"}},
		"another street asks for another":                                        {item: "eia_report_table", is: []string{"street=b"}, want: change.Redo, beyond: []string{"street"}},
		"the environmental decision does not rest on the floor area":             {item: "eia_report_table", is: []string{"floor_area_total_m2=90000"}, want: change.NoNeed},
		"a contract that grows by 10% keeps the construction permit":             {item: "construction_permit", is: []string{"works_contract_wan=5500"}, want: change.NoNeed},
		"one that grows by more amends it":                                       {item: "construction_permit", is: []string{"works_contract_wan=5500.01"}, want: change.Amend, days: 2, beyond: []string{"works_contract_wan"}},
		"what was nothing and is something has grown beyond any percentage":      {item: "construction_permit", was: []string{"works_contract_wan=0"}, is: []string{"works_contract_wan=0.01"}, want: change.Amend, days: 2, beyond: []string{"works_contract_wan"}},
		"what is not known now cannot be told":                                   {item: "engineering_planning_permit", is: []string{"floor_area_total_m2="}, want: change.CannotTell, missing: []string{"floor_area_total_m2"}},
		"nor what was not known then":                                            {item: "engineering_planning_permit", was: []string{"floor_area_total_m2=unknown"}, want: change.CannotTell, missing: []string{"floor_area_total_m2"}},
		"what is not known takes nothing from what is":                           {item: "engineering_planning_permit", is: []string{"floor_area_total_m2=", "building_height_m=30"}, want: change.Amend, days: 5, beyond: []string{"building_height_m"}, missing: []string{"floor_area_total_m2"}},
		"a default that turns out otherwise is a change, and said to be assumed": {item: "civil_air_defence_review", is: []string{"cad_relocation_needed=true"}, want: change.Redo, beyond: []string{"cad_relocation_needed"}, assuming: true},
		"an item of which the rules say nothing cannot be told":                  {item: "early_study", is: []string{"floor_area_total_m2=90000"}, want: change.CannotTell},
	} {
		t.Run(name, func(t *testing.T) {
			f := weigh(t, set, tc.item, of(t, set, tc.was...), of(t, set, tc.is...))
			var beyond, missing []string
			for _, m := range f.Moved {
				if m.Outcome == change.Beyond {
					beyond = append(beyond, set.Facts().List[m.Slot].ID)
					require.Equal(t, tc.assuming, m.Assumed)
				}
			}
			for _, slot := range f.Missing() {
				missing = append(missing, set.Facts().List[slot].ID)
			}
			require.Equal(t, tc.want, f.Verdict)
			require.Equal(t, tc.days, f.Days)
			require.ElementsMatch(t, tc.beyond, beyond)
			require.Equal(t, tc.missing, missing)
			require.Equal(t, tc.item == "early_study", f.Undeclared)
		})
	}
}

// Floor area that grows by 8% after the planning permit touches exactly the items whose data say so, and
// within every tolerance none.
func TestFloorAreaTouchesExactlyTheDeclaredItems(t *testing.T) {
	set := projecttest.Shipped(t)
	touched := func(area string) (items []string) {
		was, is := of(t, set), of(t, set, "floor_area_total_m2="+area)
		for _, item := range set.Items() {
			if f := weigh(t, set, item.ID, was, is); f.Verdict == change.Amend || f.Verdict == change.Redo {
				items = append(items, item.ID)
			}
		}
		slices.Sort(items)
		return items
	}
	declared := []string{
		"civil_air_defence_relocation", "civil_air_defence_review", "civil_energy_review", "construction_drawing_review", "construction_permit",
		"design_scheme_review", "engineering_planning_permit", "fire_design_filing_2017", "fire_design_review", "fire_design_review_2017",
		"first_registration", "hazchem_safety_design", "heritage_control_zone_design", "heritage_protection_zone_works", "historic_town_works",
		"infrastructure_fee", "planning_verification", "preliminary_design_approval", "rural_planning_permit",
	}
	require.Equal(t, declared, touched("21600"))
	require.Equal(t, []string{"first_registration", "infrastructure_fee"}, touched("20000.01"), "these alone tolerate no change")
	require.Empty(t, touched("20000"))
}

func TestAnUnchangedProjectTouchesNothing(t *testing.T) {
	set := projecttest.Shipped(t)
	for _, name := range projecttest.Names(t) {
		p := projecttest.Project(t, name)
		for _, assume := range []profile.Assume{profile.Defaults, profile.None} {
			d, err := planner.DecideBriefly(set, p, planner.Options{Assume: assume})
			require.NoError(t, err)
			for i := range d.Items {
				of := d.ProfileOf(d.Items[i].Part)
				f := change.Weigh(set, change.Certificate{Item: d.Items[i].Item, Was: of, Is: of}, d.Profile.Today())
				require.Empty(t, f.Moved, "%s: %s", name, d.Items[i].Key())
				require.Zero(t, f.Days)
				require.True(t, f.Verdict == change.NoNeed || f.Undeclared)
			}
		}
	}
}

// Whatever the numbers, a change and its opposite are judged from what was, the limits are exact, and more
// of a change never asks for less.
func TestTolerancesAreExact(t *testing.T) {
	percent, amount := rules.Number(7_500_000), rules.Number(2_500_000) // 7.5% and 2.5
	value := func(micro int64) profile.Value { return profile.NumberValue(micro) }
	for name, tc := range map[string]struct {
		ground  rules.Ground
		was, is int64
		want    bool
	}{
		"at the percentage":                       {rules.Ground{Tolerance: &rules.Tolerance{Percent: &percent}}, 40_000_000, 43_000_000, false},
		"a millionth beyond it":                   {rules.Ground{Tolerance: &rules.Tolerance{Percent: &percent}}, 40_000_000, 43_000_001, true},
		"at the percentage where it counts":       {rules.Ground{Tolerance: &rules.Tolerance{Percent: &percent, Below: true}}, 40_000_000, 43_000_000, true},
		"a millionth below it":                    {rules.Ground{Tolerance: &rules.Tolerance{Percent: &percent, Below: true}}, 40_000_000, 42_999_999, false},
		"at the amount":                           {rules.Ground{Tolerance: &rules.Tolerance{Amount: &amount}}, 0, -2_500_000, false},
		"beyond the amount":                       {rules.Ground{Tolerance: &rules.Tolerance{Amount: &amount}}, 0, -2_500_001, true},
		"the largest numbers there are":           {rules.Ground{Tolerance: &rules.Tolerance{Percent: &percent}}, profile.MaxNumber, -profile.MaxNumber, true},
		"growth where only a decrease counts":     {rules.Ground{Direction: rules.Down}, 1, 2, false},
		"a decrease where only a decrease counts": {rules.Ground{Direction: rules.Down}, 2, 1, true},
		"the same, where any change counts":       {rules.Ground{}, 5, 5, false},
		"from below zero, by what it was in size": {rules.Ground{Tolerance: &rules.Tolerance{Percent: &percent}}, -40_000_000, -43_000_000, false},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, tc.ground.Passed(value(tc.was), value(tc.is)))
		})
	}
}

// A rule set may say that a small change asks for an amendment and a large one for the item anew, and may
// end a row when the law changes.
func TestGradesAndDatesOfAGround(t *testing.T) {
	files := projecttest.Files(t)
	file := "items/construction_waste_disposal/data.yaml"
	text := string(files[file].Data)
	first := text[strings.Index(text, "rests_on:"):strings.Index(text, "legal_basis:\n")]
	require.NotEmpty(t, first)
	graded := `rests_on:
  - {facts: [spoil_out_m3], tolerance: {percent: 10}, then: amend, days: 3, legal_basis: [], confidence: low}
  - {facts: [spoil_out_m3], tolerance: {percent: 50}, then: redo, legal_basis: [], confidence: low, from: "2026-07-01"}
`
	files[file] = &fstest.MapFile{Data: []byte(strings.Replace(text, first, graded, 1))}
	set, err := rules.Load(files)
	require.NoError(t, err)
	was := of(t, set, "spoil_out_m3=1000")
	at := func(day calendar.Date, amount string) change.Finding {
		return change.Weigh(set, change.Certificate{Item: set.Item("construction_waste_disposal"), Was: was, Is: of(t, set, "spoil_out_m3="+amount)}, day)
	}
	july := calendar.DateOf(2026, 7, 1)
	require.Equal(t, change.NoNeed, at(july, "1100").Verdict)
	require.Equal(t, change.Amend, at(july, "1101").Verdict)
	require.Equal(t, change.Amend, at(july, "1500").Verdict)
	require.Equal(t, change.Redo, at(july, "1501").Verdict)
	require.Zero(t, at(july, "1501").Days, "it takes its own days")
	require.Len(t, at(july, "1501").Moved, 1)
	require.Equal(t, change.Amend, at(july-1, "1501").Verdict, "the day before the row begins")
}
