package profile

import (
	"encoding/json"
	"errors"
	"strconv"
	"strings"

	"sevenlists/planner/calendar"
)

// Kind says what a Value holds. The zero Kind is NotKnown.
type Kind uint8

// The kinds of value.
const (
	NotKnown Kind = iota
	NumberKind
	TextKind // an enum's value or free text
	TruthKind
	DateKind
)

// Scale is how many units of Value.Micro make one: numbers are decimals of at most six places.
const Scale = 1_000_000

// Value is what is known of one fact. The zero Value is "not known", so that a value that
// was forgotten can never be read as a no. Values may be compared with ==.
type Value struct {
	kind Kind
	n    int64 // number scaled by Scale, truth as 0 or 1, date as days since 1970-01-01
	text string
}

// Unknown is the value of a fact that nobody knows yet.
var Unknown Value

// NumberValue is a number given in millionths.
func NumberValue(micro int64) Value { return Value{kind: NumberKind, n: micro} }

// TextValue is an enum's value or a free text.
func TextValue(s string) Value { return Value{kind: TextKind, text: s} }

// DateValue is a date.
func DateValue(d calendar.Date) Value { return Value{kind: DateKind, n: int64(d)} }

// TruthValue is a yes or a no.
func TruthValue(b bool) Value {
	v := Value{kind: TruthKind}
	if b {
		v.n = 1
	}
	return v
}

// Kind says what the value holds.
func (v Value) Kind() Kind { return v.kind }

// IsKnown reports whether the value is known.
func (v Value) IsKnown() bool { return v.kind != NotKnown }

// IsZero reports whether the value is not known; it lets JSON leave such values out.
func (v Value) IsZero() bool { return v.kind == NotKnown }

// Micro is a number in millionths; 0 for other kinds.
func (v Value) Micro() int64 {
	if v.kind != NumberKind {
		return 0
	}
	return v.n
}

// Text is an enum's value or a free text; empty for other kinds.
func (v Value) Text() string { return v.text }

// Truth is a yes or a no; false for other kinds.
func (v Value) Truth() bool { return v.kind == TruthKind && v.n == 1 }

// Date is a date; the zero Date for other kinds.
func (v Value) Date() calendar.Date {
	if v.kind != DateKind {
		return 0
	}
	return calendar.Date(v.n)
}

// String writes the value as it stands in a profile; "unknown" where it is not known.
func (v Value) String() string {
	switch v.kind {
	case NumberKind:
		return FormatMicro(v.n)
	case TextKind:
		return v.text
	case TruthKind:
		return strconv.FormatBool(v.n == 1)
	case DateKind:
		return calendar.Date(v.n).String()
	}
	return "unknown"
}

// MarshalJSON writes a number as a number, a truth as a truth, the rest as text, and an
// unknown value as null.
func (v Value) MarshalJSON() ([]byte, error) {
	switch v.kind {
	case NotKnown:
		return []byte("null"), nil
	case NumberKind, TruthKind:
		return []byte(v.String()), nil
	}
	return json.Marshal(v.String())
}

// FormatMicro writes a number of millionths as a plain decimal without needless zeros.
func FormatMicro(n int64) string {
	sign := ""
	u := uint64(n)
	if n < 0 {
		sign, u = "-", -uint64(n)
	}
	whole, rest := u/Scale, u%Scale
	s := sign + strconv.FormatUint(whole, 10)
	if rest == 0 {
		return s
	}
	digits := strconv.FormatUint(Scale+rest, 10)[1:]
	return s + "." + strings.TrimRight(digits, "0")
}

// The ways in which a text can fail to be a number of ours.
var (
	ErrNotNumber     = errors.New("not a decimal number")
	ErrTooManyPlaces = errors.New("more than six decimal places")
	ErrTooLarge      = errors.New("too large")
)

// maxWhole bounds a number's whole part, so that every number and its product with a small
// factor stays inside an int64.
const maxWhole = 1_000_000_000_000

// ParseMicro reads a decimal number, with an exponent if it has one, into millionths.
// It returns ErrNotNumber, ErrTooManyPlaces or ErrTooLarge (a whole part above 10^12),
// and never rounds.
func ParseMicro(s string) (int64, error) {
	mantissa, exponent := s, 0
	if i := strings.IndexAny(s, "eE"); i >= 0 {
		e, err := strconv.Atoi(s[i+1:])
		if err != nil {
			var num *strconv.NumError
			if errors.As(err, &num) && errors.Is(num.Err, strconv.ErrRange) {
				return 0, ErrTooLarge
			}
			return 0, ErrNotNumber
		}
		mantissa, exponent = s[:i], e
	}
	negative := strings.HasPrefix(mantissa, "-")
	mantissa = strings.TrimPrefix(strings.TrimPrefix(mantissa, "-"), "+")
	whole, fraction, _ := strings.Cut(mantissa, ".")
	digits := whole + fraction
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return 0, ErrNotNumber
	}
	digits = strings.TrimLeft(digits, "0")
	if digits == "" {
		return 0, nil
	}
	// The number is digits × 10^shift millionths.
	shift := exponent - len(fraction) + 6
	for shift < 0 && strings.HasSuffix(digits, "0") {
		digits, shift = digits[:len(digits)-1], shift+1
	}
	if shift < 0 {
		return 0, ErrTooManyPlaces
	}
	if len(digits)+shift > 19 {
		return 0, ErrTooLarge
	}
	n, err := strconv.ParseInt(digits+strings.Repeat("0", shift), 10, 64)
	if err != nil || n > maxWhole*Scale {
		return 0, ErrTooLarge
	}
	if negative {
		n = -n
	}
	return n, nil
}
