package money

import (
	"math/big"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// FuzzAmount prices quantities by steps of any size: no amount leaves its bounds, and a range of
// quantities spans whatever any quantity within it comes to.
func FuzzAmount(f *testing.F) {
	f.Add(int64(1_000_000), int64(2_000_000), int64(100_000_000), int64(500_000_000), int64(0), int64(900_000_000), false, true)
	f.Add(int64(0), int64(profile.MaxNumber), int64(1), int64(2), int64(1), int64(3), true, false)
	f.Add(int64(5), int64(7), int64(10), int64(10), int64(10), int64(10), true, true)
	f.Add(int64(999_999), int64(1), int64(3_000_000), int64(0), int64(2_999_999), int64(3_000_001), false, false)
	f.Fuzz(func(t *testing.T, a, b, first, second, low, high int64, sliced, open bool) {
		number := func(n int64) rules.Number {
			if n < 0 {
				n = -(n + 1)
			}
			return rules.Number(n % (profile.MaxNumber + 1))
		}
		rate := &rules.Interval{From: min(number(a), number(b)), To: max(number(a), number(b))}
		one, two := min(number(first), number(second)), max(number(first), number(second))
		price := &rules.Price{Sliced: sliced, Steps: []rules.Step{{UpTo: &one, Rate: rate}, {UpTo: &two, Fixed: rate}, {Percent: &rules.Interval{To: 100 * profile.Scale}}}}
		if !open {
			price.Steps = price.Steps[:2]
		}
		from, to := min(number(low), number(high)), max(number(low), number(high))
		quantity := func(n rules.Number) *big.Int {
			return new(big.Int).Mul(big.NewInt(int64(n)), big.NewInt(profile.Scale))
		}
		all, why := at(price, quantity(from), quantity(to))
		if !why.IsZero() {
			return
		}
		require.GreaterOrEqual(t, all[0], int64(0))
		require.LessOrEqual(t, all[0], all[1])
		require.LessOrEqual(t, all[1], int64(most))
		for _, n := range []rules.Number{from, to, from + (to-from)/2, min(max(one, from), to), min(max(two, from), to), min(max(one+1, from), to)} {
			point, why := at(price, quantity(n), quantity(n))
			require.True(t, why.IsZero(), "what a range has a price for has one at every point")
			require.GreaterOrEqual(t, point[0], all[0], "%s", n)
			require.LessOrEqual(t, point[1], all[1], "%s", n)
		}
	})
}
