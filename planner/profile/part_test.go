package profile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// park is a project in two phases, of which the first has two lots; a building stands in no lot.
const park = `id: park
start: 2026-03-02
facts: {green_ratio_pct: 20}
parts:
  - {id: tower, kind: building, parent: phase1, facts: {land_area_m2: 50}}
  - {id: lot1, kind: lot, parent: phase1, name: 一标段, facts: {land_area_m2: 300}}
  - {id: phase2, kind: phase, start: 2026-06-01, facts: {land_area_m2: 700.5, green_ratio_pct: 30}}
  - {id: phase1, kind: phase}
  - {id: lot2, kind: lot, parent: phase1, facts: {land_area_m2: 200}}
`

func decodePark(t *testing.T, text string) Profile {
	t.Helper()
	p, err := decode(t, text)
	require.NoError(t, err)
	return p
}

func TestPartsStandBehindWhatTheyLieIn(t *testing.T) {
	p := decodePark(t, park)
	ids := func(places []string) string { return strings.Join(places, " ") }
	require.Equal(t, "phase2 phase1 tower lot1 lot2", ids(idsOf(p.Parts)))
	require.Equal(t, "一标段", p.Part("lot1").Name)
	require.Nil(t, p.Part("lot9"))
	require.Equal(t, "", ids(p.Places("project")))
	require.Equal(t, "phase2 phase1", ids(p.Places("phase")))
	require.Equal(t, "phase2 phase1 lot1 lot2", ids(p.Places("lot")), "the tower lies in no lot: its phase does it for it")
	require.Equal(t, "phase2 tower lot1 lot2", ids(p.Places("building")), "a lot without buildings does it itself")
	require.True(t, p.Related("lot1", "phase1") && p.Related("", "lot2") && p.Related("tower", "tower"))
	require.False(t, p.Related("lot1", "lot2") || p.Related("phase2", "lot1"))

	again := decodePark(t, string(Encode(p, testFacts())))
	for i := range p.Parts {
		p.Parts[i].Line, again.Parts[i].Line = 0, 0
	}
	require.Equal(t, p.Parts, again.Parts)
}

func TestAProjectWithoutPartsHasOnePlaceForEverything(t *testing.T) {
	p := decodePark(t, plain+"parts:\n")
	for _, per := range []string{"project", Phase, Lot, Building} {
		require.Equal(t, []string{""}, p.Places(per))
	}
	require.Len(t, p.Scopes(testFacts(), Defaults), 1)
}

func TestAPartKnowsWhatItStatesElseWhatItLiesIn(t *testing.T) {
	facts := testFacts()
	value := func(text, part, fact string) (Value, Origin) {
		t.Helper()
		p := decodePark(t, text)
		scope := p.Scopes(facts, Defaults)[p.PartPlace(part)+1].Fill(facts, nil, Defaults)
		slot, ok := facts.Slot(fact)
		require.True(t, ok)
		return scope.Value(slot), scope.Origin[slot]
	}
	m2 := func(n int64) Value { return NumberValue(n * Scale / 10) }
	cases := map[string]struct {
		text, part, fact string
		want             Value
		origin           Origin
	}{
		"a phase states its own":                                  {park, "phase2", "green_ratio_pct", NumberValue(30 * Scale), Stated},
		"a lot has what its project says":                         {park, "lot1", "green_ratio_pct", NumberValue(20 * Scale), Stated},
		"a phase that states no area has that of what lies in it": {park, "phase1", "land_area_m2", m2(5500), Summed},
		"the project has that of its phases":                      {park, "", "land_area_m2", m2(12505), Summed},
		"a sum with something unknown in it is unknown":           {strings.Replace(park, "land_area_m2: 200", "land_area_m2: unknown", 1), "", "land_area_m2", Unknown, Summed},
		"what the project states is no sum":                       {strings.Replace(park, "facts: {green", "facts: {land_area_m2: 9, green", 1), "", "land_area_m2", NumberValue(9 * Scale), Stated},
		"a part that states nothing has what the project states":  {plain + "facts: {land_area_m2: 9}\nparts: [{id: a, kind: lot}]", "a", "land_area_m2", NumberValue(9 * Scale), Stated},
		"a part is not the sum of its sisters":                    {plain + "parts: [{id: a, kind: lot, facts: {land_area_m2: 5}}, {id: b, kind: lot}]", "b", "land_area_m2", Unknown, Missing},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			got, origin := value(tc.text, tc.part, tc.fact)
			require.Equal(t, tc.want, got)
			require.Equal(t, tc.origin, origin)
		})
	}
}

func TestPartsWithMistakesAreRefused(t *testing.T) {
	cases := map[string]struct {
		parts string
		want  []string
	}{
		"no list":                      {"{a: 1}", []string{"/parts:3 profile.block.list"}},
		"a part that is a text":        {"[a]", []string{"/parts/0:3 profile.not_a_mapping text"}},
		"neither id nor kind":          {"[{name: x}]", []string{"/parts/0/id:3 profile.missing id", "/parts/0/kind:3 profile.missing kind"}},
		"an unknown kind":              {"[{id: a, kind: phse}]", []string{"/parts/0/kind:3 profile.fact.enum phse [phase lot building] phase"}},
		"a parent that is missing":     {"[{id: a, kind: lot, parent: b}]", []string{"/parts/0/parent:3 profile.part.parent b"}},
		"a part that lies in itself":   {"[{id: a, kind: lot, parent: a}]", []string{"/parts/0/parent:3 profile.part.order a lot a lot"}},
		"a phase in a lot":             {"[{id: a, kind: phase, parent: b}, {id: b, kind: lot}]", []string{"/parts/0/parent:3 profile.part.order a phase b lot"}},
		"two of one id":                {"[{id: a, kind: lot}, {id: a, kind: lot}]", []string{"/parts/1/id:3 profile.part.twice a"}},
		"a start before the project's": {"[{id: a, kind: lot, start: 2026-05-31}]", []string{"/parts/0/start:3 profile.part.start 2026-05-31 2026-06-01"}},
		"a date that is none":          {"[{id: a, kind: lot, start: soon}]", []string{"/parts/0/start:3 profile.fact.date soon"}},
		"a fact of the whole project":  {"[{id: a, kind: lot, facts: {reference_date: 2026-06-01}}]", []string{"/parts/0/facts/reference_date:3 profile.part.fact reference_date"}},
		"a fact that does not exist":   {"[{id: a, kind: lot, facts: {land_aera_m2: 1}}]", []string{"/parts/0/facts/land_aera_m2:3 profile.fact.unknown land_aera_m2 land_area_m2"}},
		"a wrong value":                {"[{id: a, kind: lot, facts: {land_area_m2: -1, green_ratio_pct: x}}]", []string{"/parts/0/facts/green_ratio_pct:3 profile.fact.number x %", "/parts/0/facts/land_area_m2:3 profile.fact.range -1 0"}},
		"a number that cannot be held": {"[{id: a, kind: lot, facts: {land_area_m2: 1e999}}]", []string{"/parts/0/facts/land_area_m2:3 profile.fact.range 1e999 0 1000000000000"}},
		"an id with a sign":            {"[{id: a@b, kind: lot}]", []string{"/parts/0/id:3 profile.id.form a@b"}},
		"more than a hundred":          {"[" + strings.Repeat("{id: a, kind: lot},", 101) + "]", []string{"/parts:3 profile.adjustment.many 100"}},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, mistakes(t, plain+"parts: "+tc.parts+"\n"))
		})
	}
}
