package rules_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// withRegister loads the shipped rules with a register of their own.
func withRegister(t *testing.T, register string) (*rules.Set, error) {
	t.Helper()
	files := projecttest.Files(t)
	files["register/data.yaml"].Data = []byte(register)
	return rules.Load(files)
}

func day(t *testing.T, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

const twoVersions = `versions:
  - from: "2026-07-01"
    to: "2026-12-31"
    document: 试行2号
    by: 区政务服务办
    items:
      engineering_planning_permit: {days: 2}
  - from: "2026-06-01"
    document: 登记1号
    by: 区政务服务办
    items:
      engineering_planning_permit: {days: 4, window: utilities}
`

func TestARegisterTakesThePlaceOfTheCatalogueWhileItHolds(t *testing.T) {
	set, err := withRegister(t, twoVersions)
	require.NoError(t, err)
	item := set.Item("engineering_planning_permit")
	for on, want := range map[string]int{"2026-05-31": 5, "2026-06-01": 4, "2026-06-30": 4, "2026-07-01": 2, "2026-12-31": 2, "2027-01-01": 4} {
		promise, ok := item.PromisedOn(day(t, on))
		require.True(t, ok)
		require.Equal(t, want, promise.Days, on)
		require.Equal(t, want == 5, promise.Register == nil, on)
	}
	promise, _ := item.PromisedOn(day(t, "2026-07-01"))
	require.Equal(t, "item register: 试行2号 (区政务服务办, from 2026-07-01)", promise.Register.Source().In(lang.EN))
	require.Equal(t, "utilities", item.WindowOn(day(t, "2026-08-01")).Window, "a later version that says nothing of the window leaves it")
	require.Nil(t, item.WindowOn(day(t, "2026-05-31")))

	p := projecttest.Project(t, "standard_land_workshop")
	for on, want := range map[string]int{"2026-05-31": 5, "2026-06-01": 4, "2026-07-01": 2} {
		slot, _ := set.Facts().Slot(profile.ReferenceDate)
		p := p.Clone()
		p.Values[slot] = profile.DateValue(day(t, on))
		p.Start = day(t, on)
		d, err := set.Decide(p, profile.Defaults)
		require.NoError(t, err)
		for i := range d.Items {
			if d.Items[i].Item.ID == "engineering_planning_permit" {
				require.Equal(t, want, d.Items[i].Promised, on)
			}
		}
	}
}

func TestARegisterThatBreaksTheLawOrNamesNothingIsRefused(t *testing.T) {
	for name, tc := range map[string]struct{ items, code, message string }{
		"a promise above the law":       {"energy_review: {days: 21}", "register.above", "21 working days are promised, more than the 20 working days of the law (administrative_licensing_law)"},
		"an item that there is not":     {"energy_revue: {days: 1}", "rules.item.unknown", ""},
		"a fee that there is not":       {"energy_review: {fees: {stamp: 5}}", "register.fee", "the item has no fee stamp"},
		"a window that there is not":    {"energy_review: {window: utilitys}", "register.window", "there is no window utilitys"},
		"a key that there is not":       {"energy_review: {dayz: 1}", "rules.data.unknown_key", ""},
		"a negative number of days":     {"energy_review: {days: -1}", "rules.data.count", ""},
		"the same item with two values": {"energy_review: {days: 1, days: 2}", "rules.data.duplicate_key", ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := withRegister(t, "versions:\n  - from: \"2026-06-01\"\n    document: a\n    by: b\n    items:\n      "+tc.items+"\n")
			all := fault.All(err)
			require.NotEmpty(t, all, "%v", err)
			require.Equal(t, tc.code, all[0].Code, "%v", err)
			require.Contains(t, all[0].Path, "register/data.yaml:")
			require.Contains(t, all[0].Message(lang.EN), tc.message)
		})
	}
	_, err := withRegister(t, twoVersions+`  - {from: "2026-06-01", document: other, by: b, items: {engineering_planning_permit: {days: 4}}}`+"\n")
	require.Equal(t, "register.twice", fault.All(err)[0].Code)
	_, err = withRegister(t, "versions:\n  - {document: a, by: b, items: {energy_review: {days: 5}}}\n")
	require.Equal(t, "rules.data.missing", fault.All(err)[0].Code)
}

func TestPromisesAreComparedWithTheLawInDates(t *testing.T) {
	set := projecttest.Shipped(t)
	item := *set.Item("energy_review")
	law := func(n int, unit string) {
		item.Days.Statutory = []rules.StatutoryDays{{Days: rules.Days{N: n, Unit: unit}}}
	}
	for _, tc := range []struct {
		promised, law int
		unit          string
		above         bool
	}{
		{20, 20, "working", false}, {21, 20, "working", true}, {20, 28, "calendar", false}, {20, 27, "calendar", true},
		{22, 30, "calendar", false}, {23, 30, "calendar", true}, {64, 3, "months", false}, {65, 3, "months", true}, {0, 0, "immediate", false}, {1, 0, "immediate", true},
	} {
		law(tc.law, tc.unit)
		require.Equal(t, tc.above, item.AboveStatutory(tc.promised, rules.Period{}) != nil, "%+v", tc)
	}
	law(5, "working")
	item.Days.Statutory[0].To = day(t, "2026-05-31")
	require.Nil(t, item.AboveStatutory(6, rules.Period{From: day(t, "2026-06-01")}), "a law that holds no more")
}

func TestTheShippedCatalogueKeepsWithinTheLaw(t *testing.T) {
	for _, item := range projecttest.Shipped(t).Items() {
		if p := item.Days.Promised; p != nil {
			require.Nil(t, item.AboveStatutory(p.N, item.Effective.Period), item.ID)
		}
	}
}
