package project

import (
	"strings"

	"sevenlists/planner/fault"
)

// creditSigns are the signs of a unified social credit code, each worth its place (GB 32100-2015, table
// 3): letters that look like digits or each other are left out.
const creditSigns = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// creditLength is how many signs a code has; the last is the check.
const creditLength = 18

// CreditCode reads a unified social credit code (统一社会信用代码) as people write it, with spaces and
// small letters, and checks its last sign: 31 minus the sum of the others, each times 3 to the power of
// its place, modulo 31 (GB 32100-2015, 5.2).
//
// It returns Invalid entrusting.credit_code.form or .check.
func CreditCode(text string) (string, error) {
	code := strings.ToUpper(strings.Join(strings.Fields(text), ""))
	if len(code) != creditLength {
		return "", fault.New(fault.Invalid, "entrusting.credit_code.form", "/credit_code", creditLength)
	}
	sum, weight := 0, 1
	for i := range creditLength {
		worth := strings.IndexByte(creditSigns, code[i])
		if worth < 0 {
			return "", fault.New(fault.Invalid, "entrusting.credit_code.form", "/credit_code", creditLength)
		}
		if i == creditLength-1 {
			if worth != (len(creditSigns)-sum)%len(creditSigns) {
				return "", fault.New(fault.Invalid, "entrusting.credit_code.check", "/credit_code")
			}
			break
		}
		sum = (sum + worth*weight) % len(creditSigns)
		weight = weight * 3 % len(creditSigns)
	}
	return code, nil
}
