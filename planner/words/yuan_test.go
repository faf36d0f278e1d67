package words_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/lang"
	"sevenlists/planner/words"
)

func TestMoneyReadsAsAPersonSaysIt(t *testing.T) {
	for _, tc := range []struct {
		what      string
		low, high int64
		zh, en    string
	}{
		{"nothing", 0, 0, "0元", "0 yuan"},
		{"one fen", 1, 1, "0.01元", "0.01 yuan"},
		{"a fee", 55000, 55000, "550元", "550 yuan"},
		{"just below ten thousand", 999_999, 999_999, "9999.99元", "9,999.99 yuan"},
		{"ten thousand", 1_000_000, 1_000_000, "1万元", "10,000 yuan"},
		{"to the last fen", 123_456_789, 123_456_789, "123.456789万元", "1,234,567.89 yuan"},
		{"a range", 60_000_000, 180_000_000, "60–180万元", "600,000–1,800,000 yuan"},
		{"from nothing", 0, 55000, "0–550元", "0–550 yuan"},
		{"from nothing to much", 0, 2_000_000, "0–2万元", "0–20,000 yuan"},
		{"across ten thousand", 55000, 2_000_000, "550元–2万元", "550–20,000 yuan"},
		{"less than before", -55000, -55000, "-550元", "-550 yuan"},
		{"more than an int32 of yuan", 100_000_000_000_000, 100_000_000_000_000, "100000000万元", "1,000,000,000,000 yuan"},
	} {
		t.Run(tc.what, func(t *testing.T) {
			require.Equal(t, tc.zh, words.YuanRange(tc.low, tc.high, lang.ZH))
			require.Equal(t, tc.en, words.YuanRange(tc.low, tc.high, lang.EN))
		})
	}
	require.Equal(t, "550元", words.Yuan(55000, lang.ZH))
}
