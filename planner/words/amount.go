package words

import (
	"strings"

	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
)

// Amount writes a number with its unit as a person reads it: 500万千瓦时, 5,000,000 kWh. A value
// that is no number is written as it stands in a profile.
func Amount(v profile.Value, unit string, l lang.Lang) string {
	if v.Kind() != profile.NumberKind {
		return v.String()
	}
	const tenThousand = 10_000 * profile.Scale
	if l == lang.ZH {
		if n := v.Micro(); n != 0 && n%tenThousand == 0 && !strings.HasPrefix(unit, "万") {
			return profile.FormatMicro(n/10_000) + "万" + unit
		}
		return v.String() + unit
	}
	if unit != "" && unit != "%" {
		unit = " " + unit
	}
	return grouped(v.String()) + unit
}

// grouped puts commas between the thousands of a decimal number.
func grouped(s string) string {
	whole, places, has := strings.Cut(s, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if has {
		whole += "." + places
	}
	return sign + whole
}
