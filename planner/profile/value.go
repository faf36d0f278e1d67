package profile

import (
	"bytes"
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
	// A text stays as it is written; the page that shows it does its own escaping.
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v.String()); err != nil {
		return nil, err
	}
	return bytes.TrimRight(b.Bytes(), "\n"), nil
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

// MaxNumber is the largest number, in millionths, and its negative the smallest: 10^12. It
// leaves room in an int64 for the product with a small factor.
const MaxNumber = 1_000_000_000_000 * Scale

// ParseMicro reads a decimal number into millionths and never rounds. The form is that of JSON:
// no plus sign, no needless zero in front, digits on both sides of the point, an exponent if it
// has one. It returns ErrNotNumber, ErrTooManyPlaces or ErrTooLarge (beyond MaxNumber).
func ParseMicro(s string) (int64, error) {
	negative := strings.HasPrefix(s, "-")
	mantissa, power, hasPower := strings.Cut(strings.ToLower(strings.TrimPrefix(s, "-")), "e")
	whole, fraction, hasPoint := strings.Cut(mantissa, ".")
	exponent, ok := parseExponent(power)
	switch {
	case !allDigits(whole), len(whole) > 1 && whole[0] == '0', hasPoint && !allDigits(fraction), hasPower && !ok:
		return 0, ErrNotNumber
	}
	digits := strings.TrimLeft(whole+fraction, "0")
	if digits == "" {
		return 0, nil // a zero is a zero, whatever its sign and exponent
	}
	// The number is digits × 10^shift millionths.
	shift := exponent - len(fraction) + 6
	trimmed := strings.TrimRight(digits, "0")
	shift += len(digits) - len(trimmed)
	switch {
	case len(trimmed)+shift > 19: // more than an int64 has; here shift may still be vast
		return 0, ErrTooLarge
	case shift < 0:
		return 0, ErrTooManyPlaces
	}
	n, err := strconv.ParseInt(trimmed+strings.Repeat("0", shift), 10, 64)
	if err != nil || n > MaxNumber {
		return 0, ErrTooLarge
	}
	if negative {
		n = -n
	}
	return n, nil
}

// farExponent stands for every exponent that is larger still, in both directions: no text that
// fits in memory has so many digits that it could make up for it.
const farExponent = 1 << 40

// parseExponent reads the digits after the e, with their sign, and bounds them by farExponent.
func parseExponent(s string) (int, bool) {
	digits := strings.TrimPrefix(s, "-")
	negative := digits != s
	if !negative {
		digits = strings.TrimPrefix(s, "+")
	}
	if !allDigits(digits) {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil {
		n = farExponent
	}
	n = min(n, farExponent)
	if negative {
		n = -n
	}
	return n, true
}

// allDigits reports whether the text consists of one or more of the digits 0 to 9.
func allDigits(s string) bool {
	return s != "" && strings.Trim(s, "0123456789") == ""
}
