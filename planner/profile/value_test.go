package profile

import (
	"encoding/json"
	"math"
	"math/big"
	"math/rand"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
)

func TestParseMicroReadsPlainDecimals(t *testing.T) {
	cases := map[string]struct {
		in   string
		want int64
	}{
		"a whole number":                       {"1500", 1500 * Scale},
		"a fraction":                           {"0.5", 500_000},
		"all six places":                       {"0.000001", 1},
		"a negative number":                    {"-2.25", -2_250_000},
		"a negative zero is zero":              {"-0", 0},
		"a zero with places is zero":           {"-0.000", 0},
		"zero with a vast exponent":            {"0e99999999999999999999", 0},
		"an exponent moves the point up":       {"1.5e3", 1500 * Scale},
		"an exponent moves the point down":     {"1500E-3", 1_500_000},
		"an exponent may have a plus":          {"1e+2", 100 * Scale},
		"needless zeros behind the point":      {"1.50000000", 1_500_000},
		"zeros that an exponent takes away":    {"1000000e-12", 1},
		"the largest number":                   {"1000000000000", MaxNumber},
		"the largest number with an exponent":  {"1e12", MaxNumber},
		"the smallest number":                  {"-1000000000000.000000", -MaxNumber},
		"the last micro before the largest":    {"999999999999.999999", MaxNumber - 1},
		"a long fraction that an exponent cut": {"0.0000000015e9", 1_500_000},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			got, err := ParseMicro(tc.in)
			require.NoError(t, err)
			require.Equal(t, tc.want, got)
		})
	}
}

func TestParseMicroRefusesWhatItCannotHold(t *testing.T) {
	cases := map[string]struct {
		in   string
		want error
	}{
		"nothing":                          {"", ErrNotNumber},
		"a sign alone":                     {"-", ErrNotNumber},
		"a plus sign":                      {"+1", ErrNotNumber},
		"two signs":                        {"-+1", ErrNotNumber},
		"a zero in front, octal to some":   {"010", ErrNotNumber},
		"a hexadecimal number":             {"0x10", ErrNotNumber},
		"no digit before the point":        {".5", ErrNotNumber},
		"no digit behind the point":        {"1.", ErrNotNumber},
		"two points":                       {"1.2.3", ErrNotNumber},
		"an underscore":                    {"1_000", ErrNotNumber},
		"a separator":                      {"1,000", ErrNotNumber},
		"spaces":                           {" 1", ErrNotNumber},
		"an exponent without digits":       {"1e", ErrNotNumber},
		"an exponent with a sign alone":    {"1e-", ErrNotNumber},
		"an exponent with a fraction":      {"1e5.5", ErrNotNumber},
		"an exponent with two signs":       {"1e+-5", ErrNotNumber},
		"an exponent alone":                {"e5", ErrNotNumber},
		"two exponents":                    {"1e2e3", ErrNotNumber},
		"infinity":                         {"Inf", ErrNotNumber},
		"not a number":                     {"NaN", ErrNotNumber},
		"digits of another script":         {"１２", ErrNotNumber},
		"seven places":                     {"0.0000001", ErrTooManyPlaces},
		"seven places by an exponent":      {"1e-7", ErrTooManyPlaces},
		"a far negative exponent":          {"1e-400000", ErrTooManyPlaces},
		"a negative exponent beyond int64": {"1e-99999999999999999999", ErrTooManyPlaces},
		"the next micro after the largest": {"1000000000000.000001", ErrTooLarge},
		"a number of nineteen digits":      {"9223372036854775807", ErrTooLarge},
		"a number of twenty digits":        {"18446744073709551616", ErrTooLarge},
		"an exponent of 999":               {"1e999", ErrTooLarge},
		"the largest exponent of int64":    {"1e9223372036854775807", ErrTooLarge},
		"an exponent beyond int64":         {"-1e99999999999999999999", ErrTooLarge},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := ParseMicro(tc.in)
			require.ErrorIs(t, err, tc.want)
		})
	}
}

func TestFormatMicroIsTheInverseOfParseMicro(t *testing.T) {
	random := rand.New(rand.NewSource(1))
	edges := []int64{0, 1, -1, Scale, -Scale, Scale - 1, 10, 1_500_000, MaxNumber, -MaxNumber, MaxNumber - 1}
	for range 10_000 {
		edges = append(edges, random.Int63n(2*MaxNumber+1)-MaxNumber, random.Int63n(2_000_000)-1_000_000)
	}
	for _, n := range edges {
		s := FormatMicro(n)
		back, err := ParseMicro(s)
		require.NoError(t, err, s)
		require.Equal(t, n, back, s)
		require.True(t, json.Valid([]byte(s)), s)
	}
	require.Equal(t, "-9223372036854.775808", FormatMicro(math.MinInt64))
}

// FuzzParseMicro compares with exact fractions of the standard library.
func FuzzParseMicro(f *testing.F) {
	for _, seed := range []string{"1500", "-0.000001", "1e12", "1e-7", "010", "+1", ".5", "1_000", "0x1F", "12e3e4"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		n, err := ParseMicro(s)
		isNumber := json.Valid([]byte(s)) && strings.Trim(s, "+-.0123456789eE") == ""
		require.Equal(t, isNumber, err != ErrNotNumber, "the form is that of JSON")
		if err != nil || len(s) > 100 {
			return
		}
		want, ok := new(big.Rat).SetString(s)
		if !ok { // big.Rat refuses exponents that are out of any reason
			require.Zero(t, n)
			return
		}
		require.Zero(t, want.Cmp(big.NewRat(n, Scale)), "%s read as %d millionths", s, n)
	})
}

func TestValueHoldsWhatItWasGiven(t *testing.T) {
	day, err := calendar.ParseDate("2026-06-01")
	require.NoError(t, err)
	cases := map[string]struct {
		value  Value
		kind   Kind
		string string
		json   string
	}{
		"nothing":        {Unknown, NotKnown, "unknown", "null"},
		"a number":       {NumberValue(1_500_000), NumberKind, "1.5", "1.5"},
		"a text":         {TextValue("厂房"), TextKind, "厂房", `"厂房"`},
		"a yes":          {TruthValue(true), TruthKind, "true", "true"},
		"a no":           {TruthValue(false), TruthKind, "false", "false"},
		"a date":         {DateValue(day), DateKind, "2026-06-01", `"2026-06-01"`},
		"the zero Value": {Value{}, NotKnown, "unknown", "null"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.kind, tc.value.Kind())
			require.Equal(t, tc.string, tc.value.String())
			got, err := json.Marshal(tc.value)
			require.NoError(t, err)
			require.Equal(t, tc.json, string(got))
			require.Equal(t, tc.kind != NotKnown, tc.value.IsKnown())
			require.Equal(t, tc.kind == NotKnown, tc.value.IsZero())
		})
	}
	require.Zero(t, TextValue("5").Micro(), "a text is no number")
	require.False(t, NumberValue(1).Truth(), "a number is no truth")
	require.Zero(t, NumberValue(1).Date(), "a number is no date")
}

// A text fact stands in a document as it was written, as far as the writer of the document lets it.
func TestATextIsNotEscapedForAPage(t *testing.T) {
	got, err := TextValue("a<b & c").MarshalJSON()
	require.NoError(t, err)
	require.Equal(t, `"a<b & c"`, string(got))
}
