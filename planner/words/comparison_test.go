package words

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func TestNumbersAsTheyAreRead(t *testing.T) {
	for name, tc := range map[string]struct{ number, unit, zh, en string }{
		"thousands are parted by commas":    {"5123456", "kWh", "5123456kWh", "5,123,456 kWh"},
		"ten thousands have a Chinese word": {"5000000", "kWh", "500万kWh", "5,000,000 kWh"},
		"which is not said twice":           {"20000", "万元", "20000万元", "20,000 万元"},
		"three digits have no comma":        {"999", "m", "999m", "999 m"},
		"decimals stay":                     {"12345.67", "", "12345.67", "12,345.67"},
		"a sign stays in front":             {"-1000", "", "-1000", "-1,000"},
		"a per cent stands close":           {"30", "%", "30%", "30%"},
		"a text is left as it is":           {"", "m", "书", "书"},
	} {
		v := profile.TextValue("书")
		if tc.number != "" {
			micro, err := profile.ParseMicro(tc.number)
			require.NoError(t, err)
			v = profile.NumberValue(micro)
		}
		require.Equal(t, tc.zh, Amount(v, tc.unit, lang.ZH), name)
		require.Equal(t, tc.en, Amount(v, tc.unit, lang.EN), name)
	}
}

func whole(n int64) profile.Value { return profile.NumberValue(n * profile.Scale) }

func TestAComparisonSaysByHowMuch(t *testing.T) {
	set, err := rules.Load(policies.FS)
	require.NoError(t, err)
	day := calendar.DateOf(2026, 6, 1)
	energy := func(op string, have, want int64, holds bool) rules.Comparison {
		return rules.Comparison{Fact: "annual_energy_tce", Op: op, Want: []profile.Value{whole(want)}, Actual: whole(have),
			By: whole(max(have-want, want-have)), Holds: holds}
	}
	date := func(op string, have, want calendar.Date, holds bool) rules.Comparison {
		return rules.Comparison{Fact: profile.ReferenceDate, Op: op, Want: []profile.Value{profile.DateValue(want)}, Actual: profile.DateValue(have),
			By: whole(int64(max(have-want, want-have))), Holds: holds}
	}
	for name, tc := range map[string]struct {
		c      rules.Comparison
		zh, en string
	}{
		"what is too little": {energy(">=", 1500, 5000, false),
			"年综合能耗：1500吨标准煤 < 5000吨标准煤，差3500吨标准煤", "1,500 tonnes of coal equivalent < 5,000 tonnes of coal equivalent, 3,500 short of it"},
		"what is too much": {energy("<", 60_000, 50_000, false),
			"年综合能耗：6万吨标准煤 ≥ 5万吨标准煤，超出1万吨标准煤", "60,000 tonnes of coal equivalent ≥ 50,000 tonnes of coal equivalent, 10,000 over it"},
		"what is at a limit that must be passed": {energy(">", 5000, 5000, false), "≤ 5000吨标准煤，正好是这个数", "≤ 5,000 tonnes of coal equivalent, exactly at it"},
		"what just reaches it":                   {energy(">=", 5000, 5000, true), "≥ 5000吨标准煤，正好是这个数", "≥ 5,000 tonnes of coal equivalent, exactly at it"},
		"what reaches it with little to spare":   {energy(">=", 5400, 5000, true), "，仅高出400吨标准煤", ", only 400 above it"},
		"what stays only just below":             {energy("<", 4600, 5000, true), "，仅低400吨标准煤", ", only 400 below it"},
		"what reaches it easily says no margin":  {energy(">=", 6000, 5000, true), "年综合能耗：6000吨标准煤 ≥ 5000吨标准煤", "6,000 tonnes of coal equivalent ≥ 5,000 tonnes of coal equivalent"},
		"what there is none of says no distance": {energy(">=", 0, 5000, false), "年综合能耗：0吨标准煤 < 5000吨标准煤", "0 tonnes of coal equivalent < 5,000 tonnes of coal equivalent"},
		"what should be another number":          {energy("==", 3, 5, false), "≠ 5吨标准煤，差2吨标准煤", "≠ 5 tonnes of coal equivalent, 2 short of it"},
		"a day that comes too early":             {date(">=", day, day+61, false), "2026-06-01 < 2026-08-01，早61天", "2026-06-01 < 2026-08-01, 61 days before it"},
		"a day that comes too late":              {date("<=", day, day-1, false), "2026-06-01 > 2026-05-31，晚1天", "2026-06-01 > 2026-05-31, 1 day after it"},
		"a day only just in time":                {date("<", day, day+2, true), "2026-06-01 < 2026-06-03，仅早2天", "2026-06-01 < 2026-06-03, only 2 days before it"},
		"a day long since":                       {date(">=", day, day-3650, true), "2026-06-01 ≥ 2016-06-03", "2026-06-01 ≥ 2016-06-03"},
	} {
		zh, en := NewWriter(set, lang.ZH, day).Comparison(tc.c), NewWriter(set, lang.EN, day).Comparison(tc.c)
		require.Regexp(t, "\\Q"+tc.zh+"\\E$", zh, name)
		require.Regexp(t, "\\Q"+tc.en+"\\E$", en, name)
	}
}
