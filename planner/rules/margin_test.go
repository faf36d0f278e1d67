package rules

import (
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/profile"
)

func TestTheMarginOfAComparison(t *testing.T) {
	number := func(s string) profile.Value {
		micro, err := profile.ParseMicro(s)
		require.NoError(t, err)
		return profile.NumberValue(micro)
	}
	day := func(n calendar.Date) profile.Value { return profile.DateValue(calendar.DateOf(2026, 6, 1) + n) }
	constant := test{other: -1, num: 1, den: 1}
	third := test{other: 0, num: 1_000_000, den: 3}
	tenth := test{other: 0, num: 1, den: 10}
	for name, tc := range map[string]struct {
		t        test
		op       operator
		v, limit profile.Value
		want     profile.Value
	}{
		"a number below its limit":                {constant, ge, number("1500"), number("5000"), number("3500")},
		"a number above it":                       {constant, lt, number("5000.5"), number("5000"), number("0.5")},
		"to a limit itself not allowed":           {constant, gt, number("5000"), number("5000"), number("0")},
		"from the least to the greatest":          {constant, gt, number("-1000000000000"), number("1000000000000"), profile.NumberValue(2 * profile.MaxNumber)},
		"days between dates":                      {constant, le, day(3), day(0), number("3")},
		"a number that should be another":         {constant, eq, number("3"), number("5"), number("2")},
		"a number that is what it must be":        {constant, eq, number("5"), number("5"), profile.Unknown},
		"a number that need only differ":          {constant, ne, number("5"), number("5"), profile.Unknown},
		"a number in a set":                       {constant, in, number("5"), number("6"), profile.Unknown},
		"names have no distance":                  {constant, eq, profile.TextValue("a"), profile.TextValue("b"), profile.Unknown},
		"truths have none":                        {constant, eq, profile.TruthValue(true), profile.TruthValue(false), profile.Unknown},
		"nothing is known":                        {constant, ge, profile.Unknown, number("5000"), profile.Unknown},
		"a tenth of another fact":                 {tenth, ge, number("1"), number("15"), number("0.5")},
		"a tenth of what has six places already":  {tenth, ge, number("1"), number("0.000001"), profile.Unknown},
		"a product beyond what a value can hold":  {third, ge, number("1"), number("300000000"), profile.Unknown},
		"two facts that must be equal":            {test{other: 0, num: 1, den: 1}, eq, number("3"), number("5"), profile.Unknown},
		"another fact that is negative and large": {tenth, le, number("1"), number("-1000000000000"), number("100000000001")},
	} {
		require.Equal(t, tc.want, tc.t.margin(tc.op, tc.v, tc.limit), name)
	}
}

// Distances to a multiple of another fact are exact or left out: tried against big numbers.
func TestMarginsToMultiplesAreExact(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	most := new(big.Rat).SetInt64(profile.MaxNumber)
	said := 0
	for range 20_000 {
		c := test{other: 0, num: r.Int64N(3000) - 1000, den: []int64{1, 2, 8, 10, 1000, 15625}[r.IntN(6)]}
		v := profile.NumberValue(r.Int64N(2*profile.MaxNumber) - profile.MaxNumber)
		limit := profile.NumberValue((r.Int64N(2*profile.MaxNumber) - profile.MaxNumber) >> r.IntN(60))
		exact := new(big.Rat).Mul(big.NewRat(c.num, c.den), new(big.Rat).SetInt64(limit.Micro()))
		got := c.margin(ge, v, limit)
		if !got.IsKnown() {
			require.True(t, !exact.IsInt() || new(big.Rat).Abs(exact).Cmp(most) > 0, "%v × %d/%d has a distance", limit, c.num, c.den)
			continue
		}
		said++
		exact.Sub(exact, new(big.Rat).SetInt64(v.Micro())).Abs(exact)
		require.Zero(t, exact.Cmp(new(big.Rat).SetInt64(got.Micro())), "%v against %v × %d/%d", v, limit, c.num, c.den)
	}
	require.Greater(t, said, 1000)
}
