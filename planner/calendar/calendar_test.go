package calendar_test

import (
	"bytes"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner/calendar"
)

// published reads the years that the district publishes.
func published(t testing.TB) []calendar.Year {
	t.Helper()
	files, err := filepath.Glob("../../policies/calendar/*/data.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, files)
	years := make([]calendar.Year, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		decoder := yaml.NewDecoder(bytes.NewReader(text))
		decoder.KnownFields(true)
		require.NoError(t, decoder.Decode(&years[i]), file)
		years[i].Year, err = strconv.Atoi(filepath.Base(filepath.Dir(file)))
		require.NoError(t, err)
	}
	return years
}

func build(t testing.TB, years []calendar.Year) *calendar.Calendar {
	t.Helper()
	c, err := calendar.New(years)
	require.NoError(t, err)
	return c
}

func TestWorkedExamples(t *testing.T) {
	c := build(t, published(t))
	cases := []struct {
		accepted string
		n        int
		last     string
	}{
		{"2017-05-23", 5, "2017-05-31"},
		{"2017-05-26", 1, "2017-05-27"},
		{"2017-09-29", 1, "2017-09-30"},
		{"2017-09-29", 20, "2017-11-02"},
		{"2018-02-09", 7, "2018-02-24"},
		{"2019-04-26", 3, "2019-04-30"},
		{"2019-09-27", 20, "2019-10-30"},
		{"2020-01-17", 7, "2020-02-04"},
		{"2021-09-17", 10, "2021-10-08"},
		{"2022-01-28", 3, "2022-02-07"},
		{"2023-09-28", 2, "2023-10-08"},
		{"2024-02-08", 1, "2024-02-09"},
		{"2024-09-30", 15, "2024-10-25"},
		{"2025-01-24", 5, "2025-02-07"},
		{"2026-02-13", 3, "2026-02-25"},
		{"2026-04-30", 15, "2026-05-25"},
		{"2026-09-18", 20, "2026-10-22"},
	}
	for _, tc := range cases {
		accepted, last := day(t, tc.accepted), day(t, tc.last)
		require.Equal(t, tc.last, c.Add(accepted, tc.n).String(), "%d working days from %s", tc.n, tc.accepted)
		require.Equal(t, tc.n, c.Between(accepted, last), "from %s to %s", tc.accepted, tc.last)
		require.Equal(t, tc.accepted, c.Sub(last, tc.n).String(), "%d working days back from %s", tc.n, tc.last)
	}
}

func TestWorkingDaysOfEachYear(t *testing.T) {
	c := build(t, published(t))
	for year, want := range map[int]int{
		2017: 249, 2018: 250, 2019: 250, 2020: 249, 2021: 250,
		2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248,
		2027: 254, // fallback: 261 weekdays less the 7 statutory days that fall on one
		2016: 261, // no notice: weekends only
	} {
		require.Equal(t, want, c.Between(calendar.DateOf(year-1, 12, 31), calendar.DateOf(year, 12, 31)), year)
	}
}

func TestOnOrAfter(t *testing.T) {
	c := build(t, published(t))
	cases := map[string]struct{ d, after, before string }{
		"a working day stays":                     {"2026-06-01", "2026-06-01", "2026-06-01"},
		"a weekend goes to Monday":                {"2026-06-06", "2026-06-08", "2026-06-05"},
		"a holiday goes past its make-up weekend": {"2026-02-15", "2026-02-24", "2026-02-14"},
		"a make-up Sunday is worked":              {"2026-09-20", "2026-09-20", "2026-09-20"},
		"beyond all years weekends are free":      {"2031-10-04", "2031-10-06", "2031-10-03"},
		"beyond all years holidays are not known": {"2031-10-01", "2031-10-01", "2031-10-01"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			d := day(t, tc.d)
			require.Equal(t, tc.after, c.OnOrAfter(d).String())
			require.Equal(t, tc.before, c.OnOrBefore(d).String())
			require.Equal(t, tc.d == tc.after, c.IsWorkingDay(d))
			require.Equal(t, c.OnOrAfter(d), c.Add(d, 0))
			require.Equal(t, c.OnOrBefore(d), c.Sub(d, 0))
		})
	}
}

func TestProvisional(t *testing.T) {
	c := build(t, published(t))
	require.Equal(t, "2026-12-31", c.Last().String(), "the last notice in the rules is that for 2026")
	for date, want := range map[string]bool{
		"2016-12-31": true, "2017-01-01": false, "2026-12-31": false, "2027-01-01": true, "2100-01-01": true,
	} {
		require.Equal(t, want, c.Provisional(day(t, date)), date)
	}

	empty := build(t, nil)
	require.True(t, empty.Last().IsZero())
	require.True(t, empty.Provisional(day(t, "2026-06-01")), "without a notice everything is provisional")
	require.False(t, empty.IsWorkingDay(day(t, "2026-06-06")))
	require.True(t, empty.IsWorkingDay(day(t, "2026-10-01")))
}

// slowCount counts the working days in (a, b] one by one from the lists themselves.
func slowCount(years []calendar.Year, a, b calendar.Date) int {
	n := 0
	for d := a + 1; d <= b; d++ {
		work := d.Weekday() != time.Saturday && d.Weekday() != time.Sunday
		for _, y := range years {
			for _, h := range y.Holidays {
				work = work && h.Date != d
			}
			for _, w := range y.Workdays {
				work = work || w.Date == d
			}
		}
		if work {
			n++
		}
	}
	return n
}

func TestBetweenEqualsCountingByHand(t *testing.T) {
	years := published(t)
	c := build(t, years)
	r := rand.New(rand.NewPCG(1, 2))
	from, to := day(t, "2016-06-01"), day(t, "2028-06-01")
	for range 300 {
		a := from + calendar.Date(r.IntN(int(to-from)))
		b := a + calendar.Date(r.IntN(120))
		require.Equal(t, slowCount(years, a, b), c.Between(a, b), "%s to %s", a, b)
		require.Equal(t, -c.Between(a, b), c.Between(b, a))
	}
}

func TestProperties(t *testing.T) {
	c := build(t, published(t))
	r := rand.New(rand.NewPCG(3, 4))
	for range 100_000 {
		d := day(t, "2010-01-01") + calendar.Date(r.IntN(30*365))
		n := r.IntN(400)

		start := c.OnOrAfter(d)
		require.True(t, c.IsWorkingDay(start))
		require.GreaterOrEqual(t, start, d)
		require.Equal(t, start, c.OnOrAfter(start), "moving twice moves no further")

		end := c.Add(start, n)
		require.True(t, c.IsWorkingDay(end))
		require.Equal(t, start, c.Sub(end, n), "Sub undoes Add from %s by %d", start, n)
		require.Equal(t, n, c.Between(start, end), "Between counts what Add added")
		require.Equal(t, end, c.Sub(start, -n))
		require.Equal(t, c.Sub(start, n), c.Add(start, -n))

		require.Less(t, end, c.Add(start, n+1), "one day more ends later")
		require.LessOrEqual(t, c.Add(d, n), c.Add(d+1, n), "a later acceptance never ends earlier")
		require.Equal(t, c.Add(end, 7), c.Add(start, n+7), "periods add up")
	}
}

func TestNothingPanicsOutsideTheRange(t *testing.T) {
	c := build(t, published(t))
	dates := []calendar.Date{math.MinInt32, calendar.MinDate - 1, calendar.MinDate, 0, calendar.MaxDate, calendar.MaxDate + 1, math.MaxInt32}
	counts := []int{math.MinInt, math.MinInt32, -1, 0, 1, math.MaxInt32, math.MaxInt}
	for _, d := range dates {
		inside := d >= calendar.MinDate && d <= calendar.MaxDate
		require.False(t, c.IsWorkingDay(d) && !inside, "no day outside is a working day")
		for _, n := range counts {
			for _, got := range []calendar.Date{c.Add(d, n), c.Sub(d, n), c.OnOrAfter(d), c.OnOrBefore(d)} {
				require.True(t, c.IsWorkingDay(got), "%d and %d give %s", d, n, got)
			}
		}
		for _, other := range dates {
			require.Equal(t, c.Between(d, other), -c.Between(other, d))
		}
	}
	require.Equal(t, calendar.MaxDate, c.Add(day(t, "2026-06-01"), math.MaxInt), "a count stops at the last working day")
	require.Equal(t, calendar.MinDate, c.Sub(day(t, "2026-06-01"), math.MaxInt))
	require.Equal(t, calendar.MaxDate, c.OnOrAfter(math.MaxInt32))
	require.Equal(t, calendar.MinDate, c.OnOrBefore(math.MinInt32))
}

func TestCountingAllocatesNothing(t *testing.T) {
	c := build(t, published(t))
	d := day(t, "2026-04-30")
	require.Zero(t, testing.AllocsPerRun(100, func() { d = c.Sub(c.Add(c.OnOrAfter(d), 15), 15) }))
}

func BenchmarkNew(b *testing.B) {
	years := published(b)
	for b.Loop() {
		if _, err := calendar.New(years); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAdd(b *testing.B) {
	c := build(b, published(b))
	d := day(b, "2026-04-30")
	for n := 0; b.Loop(); n++ {
		c.Add(d, n&511)
	}
}

func BenchmarkBetween(b *testing.B) {
	c := build(b, published(b))
	x, y := day(b, "2026-04-30"), day(b, "2026-10-22")
	for b.Loop() {
		c.Between(x, y)
	}
}
