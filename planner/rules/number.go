package rules

import (
	"bytes"
	"math/bits"

	"sevenlists/planner/profile"
)

func sign(a, b int64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// compareScaled compares v with w × num/den without rounding: it compares v × den with
// w × num in 128 bits. Dates and texts are compared as they are.
func compareScaled(v, w profile.Value, num, den int64) int {
	if v.Kind() != profile.NumberKind {
		return order(v, w)
	}
	a, b := v.Micro(), w.Micro()
	if num == den {
		return sign(a, b)
	}
	signA, hiA, loA := product(a, den)
	signB, hiB, loB := product(b, num)
	if signA != signB {
		return sign(int64(signA), int64(signB))
	}
	c := 0
	switch {
	case hiA != hiB:
		c = 1
		if hiA < hiB {
			c = -1
		}
	case loA != loB:
		c = 1
		if loA < loB {
			c = -1
		}
	}
	return c * signA
}

// product multiplies two numbers into a sign and 128 bits of magnitude.
func product(a, b int64) (sgn int, hi, lo uint64) {
	sgn = sign(a, 0) * sign(b, 0)
	hi, lo = bits.Mul64(magnitude(a), magnitude(b))
	return sgn, hi, lo
}

func magnitude(n int64) uint64 {
	if n < 0 {
		return -uint64(n)
	}
	return uint64(n)
}

func jsonReader(content []byte) *bytes.Reader { return bytes.NewReader(content) }
