package profile

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFillCompletesWhatNobodyStates(t *testing.T) {
	facts := testFacts()
	slot := func(id string) int { s, _ := facts.Slot(id); return s }
	p := mustDecode(t, head+"investment_mode: government\n  green_ratio_pct: unknown\n")
	derived := map[int]Value{
		slot("is_public_building"): TruthValue(true),
		slot("investment_mode"):    TextValue("enterprise"),
		slot("green_ratio_pct"):    NumberValue(20 * Scale),
		slot("level_change"):       Unknown,
	}
	cases := map[string]struct {
		assume Assume
		fact   string
		value  Value
		origin Origin
	}{
		"what is stated beats derivation and default": {Defaults, "investment_mode", TextValue("government"), Stated},
		"what is stated as unknown takes neither":     {Defaults, "green_ratio_pct", Unknown, Missing},
		"what a rule derives is derived":              {Defaults, "is_public_building", TruthValue(true), Derived},
		"what has a default is assumed":               {Defaults, "technical_renovation", TruthValue(false), Assumed},
		"what has no default stays unknown":           {Defaults, "land_area_m2", Unknown, Missing},
		"a derivation that fails derives nothing":     {Defaults, "level_change", Unknown, Missing},
		"without defaults nothing is assumed":         {None, "technical_renovation", Unknown, Missing},
		"without defaults derivation still holds":     {None, "is_public_building", TruthValue(true), Derived},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			value, origin := of(t, p.Fill(facts, derived, tc.assume), tc.fact)
			require.Equal(t, tc.value, value)
			require.Equal(t, tc.origin, origin)
		})
	}

	before := p.Clone()
	filled := p.Fill(facts, derived, Defaults)
	require.Equal(t, before, p, "the profile itself is left as it was")
	require.Equal(t, filled, filled.Fill(facts, derived, Defaults), "filling again changes nothing")
	require.Equal(t, p.Fill(facts, nil, None), filled.Fill(facts, nil, None), "a filled profile may be filled another way")
}

func TestDerivationBeatsTheDefault(t *testing.T) {
	facts := testFacts()
	slot, _ := facts.Slot("technical_renovation")
	p := mustDecode(t, "id: a\nstart: 2026-06-01\n").Fill(facts, map[int]Value{slot: TruthValue(true)}, Defaults)
	value, origin := of(t, p, "technical_renovation")
	require.Equal(t, TruthValue(true), value)
	require.Equal(t, Derived, origin)
}

func TestReferenceDateIsNeverUnknown(t *testing.T) {
	facts := testFacts()
	june, july := day(t, "2026-06-01"), day(t, "2026-07-01")
	open := mustDecode(t, "id: a\nstart: 2026-06-01\n")
	stated := mustDecode(t, head+"reference_date: 2026-06-01\n")
	cases := map[string]struct {
		profile Profile
		want    Value
		origin  Origin
	}{
		"left out it is the start":               {open, DateValue(june), Derived},
		"left out it moves with the start":       {open.WithStart(facts, july), DateValue(july), Derived},
		"stated it stays when the start moves":   {stated.WithStart(facts, july), DateValue(june), Stated},
		"given from outside it counts as stated": {open.WithReferenceDate(facts, july), DateValue(july), Stated},
		"filling leaves it alone":                {open.Fill(facts, nil, None), DateValue(june), Derived},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			value, origin := of(t, tc.profile, ReferenceDate)
			require.Equal(t, tc.want, value)
			require.Equal(t, tc.origin, origin)
			require.Equal(t, tc.want.Date(), tc.profile.ReferenceDate(facts))
		})
	}

	none := NewFacts(nil, nil)
	p, err := Decode([]byte("id: a\nstart: 2026-06-01\n"), none, testSchema(t, none))
	require.NoError(t, err)
	require.Equal(t, june, p.ReferenceDate(none), "without such a fact the start serves")
	require.Equal(t, p, p.WithReferenceDate(none, july))
}

func TestValueOfASlotThatDoesNotExistIsUnknown(t *testing.T) {
	p := mustDecode(t, "id: a\nstart: 2026-06-01\n")
	require.Equal(t, Unknown, p.Value(-1))
	require.Equal(t, Unknown, p.Value(len(p.Values)))
	require.False(t, p.IsStatedUnknown(-1))
}

func TestFactsAreFoundByTheirID(t *testing.T) {
	facts := testFacts()
	require.Equal(t, NumberType, facts.Fact("land_area_m2").Type)
	require.Nil(t, facts.Fact("colour"))
	_, ok := facts.Slot("colour")
	require.False(t, ok)
}
