package words

import (
	"strconv"
	"strings"

	"sevenlists/planner/lang"
)

// tenThousandYuan is from where Chinese counts in 万元, in fen.
const tenThousandYuan = 1_000_000

// Yuan writes an amount of fen as a person reads it, to the last fen: 550元, 180万元, 0.8 yuan.
func Yuan(fen int64, l lang.Lang) string { return YuanRange(fen, fen, l) }

// YuanRange writes the least and the most of an amount: 60–180万元, 0–550 yuan.
func YuanRange(low, high int64, l lang.Lang) string {
	if l == lang.EN {
		return span(grouped(decimal(low, 2)), grouped(decimal(high, 2))) + " yuan"
	}
	many := func(fen int64) bool { return fen >= tenThousandYuan || fen <= -tenThousandYuan }
	switch {
	case many(high) && (many(low) || low == 0):
		return span(decimal(low, 6), decimal(high, 6)) + "万元"
	case many(high):
		return decimal(low, 2) + "元–" + decimal(high, 6) + "万元"
	}
	return span(decimal(low, 2), decimal(high, 2)) + "元"
}

func span(low, high string) string {
	if low == high {
		return low
	}
	return low + "–" + high
}

// decimal writes a number of which the last so many digits are places.
func decimal(n int64, places int) string {
	sign := ""
	if n < 0 {
		sign = "-"
	}
	digits := strings.TrimPrefix(strconv.FormatInt(n, 10), "-")
	if len(digits) <= places {
		digits = strings.Repeat("0", places+1-len(digits)) + digits
	}
	whole, rest := digits[:len(digits)-places], strings.TrimRight(digits[len(digits)-places:], "0")
	if rest == "" {
		return sign + whole
	}
	return sign + whole + "." + rest
}
