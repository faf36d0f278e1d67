package rates_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/rates"
)

func n(days int) *int { return &days }

func value(t *testing.T, r rates.Rate) float64 {
	t.Helper()
	require.NotNil(t, r.Rate)
	return *r.Rate
}

// register are three items of two departments: one without a limit of the law, and one that is done on
// the same day.
var register = []rates.Row{
	{Item: "permit", Department: "planning", Statutory: n(20), Promised: n(8)},
	{Item: "at_once", Department: "planning", Statutory: n(5), Promised: n(0)},
	{Item: "opinion", Department: "planning", Promised: n(3)},
	{Item: "energy", Department: "reform", Statutory: n(20), Promised: n(7)},
}

func TestThePromiseIsMeasuredOverItemsAndOverCases(t *testing.T) {
	cases := []rates.Row{register[0], register[0], register[1], register[2]}
	list := rates.Of(register, cases, cases, rates.ByDepartment)
	require.Len(t, list, 2)
	require.Equal(t, "planning", list[0].ID)
	p := list[0].Promise
	require.InDelta(t, 17.0/25, value(t, p.Unweighted), 1e-12)
	require.Equal(t, 1, p.Unweighted.LeftOut, "an item without a limit of the law is left out, not taken as 0")
	require.InDelta(t, 29.0/45, value(t, p.Weighted), 1e-12)
	require.InDelta(t, 13.0/20, value(t, list[1].Promise.Unweighted), 1e-12)
	require.Nil(t, list[1].Promise.Weighted.Rate, "no case, no rate")

	whole := rates.Of(register, nil, nil, rates.ByDistrict)
	require.InDelta(t, 30.0/45, value(t, whole[0].Promise.Unweighted), 1e-12)
}

func TestTheFactCountsWhatIsLateBelowZero(t *testing.T) {
	used := func(at, days int) rates.Row {
		r := register[at]
		r.Used = n(days)
		return r
	}
	cases := []rates.Row{used(0, 30), used(0, 30), used(1, 0), used(2, 1), register[0]}
	x := rates.Of(nil, cases, cases, rates.ByDepartment)[0]
	require.InDelta(t, (-10.0-10+5)/45, value(t, x.Actual.Weighted), 1e-12, "overdue is not clamped")
	require.InDelta(t, (-10.0+5)/25, value(t, x.Actual.Unweighted), 1e-12, "each item once, with the mean of its cases")
	require.Equal(t, 3, x.Actual.Weighted.Rows, "an open case is not decided, and one has no limit")
	require.InDelta(t, (-22.0-22+0+2)/19, value(t, x.AheadOfPromise.Weighted), 1e-12)

	once := rates.Of(nil, nil, []rates.Row{used(1, 0)}, rates.ByItem)[0]
	require.InDelta(t, 1, value(t, once.Actual.Weighted), 1e-12, "decided on the day of acceptance")
	require.Nil(t, once.AheadOfPromise.Weighted.Rate, "nothing is ahead of a promise of no days")
}
