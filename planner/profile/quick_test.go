package profile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// plainJSON is a profile as a program sends it.
const plainJSON = `{"id": "standard_land_workshop", "name": "标准地厂房（一期）", "start": "2026-06-01", "facts": {
	"reference_date": "2026-05-01", "building_category": "industrial", "technical_renovation": true, "trade_code": "3360",
	"works_duration_days": 365, "land_area_m2": 13340.5, "level_change": -1.25, "contract_start": "2026-09-30"}}`

func TestPlainJSONIsReadQuicklyAndAsInFull(t *testing.T) {
	facts := testFacts()
	for name, text := range map[string]string{
		"with every type of fact": plainJSON,
		"without a name":          `{"id":"a","start":"2026-06-01","facts":{}}`,
		"without facts":           `{"start":"2026-06-01","id":"a"}`,
		"zero below nothing":      `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":-0.0}}`,
	} {
		t.Run(name, func(t *testing.T) {
			p, ok := quick([]byte(text), facts)
			require.True(t, ok)
			full, err := decodeInFull([]byte(text), facts, testSchema(t, facts))
			require.NoError(t, err)
			require.Equal(t, full, p)
		})
	}
}

func TestWhatIsUnusualIsLeftToTheFullReader(t *testing.T) {
	facts := testFacts()
	with := func(old, new string) string { return strings.Replace(plainJSON, old, new, 1) }
	for name, text := range map[string]string{
		"an unknown fact":          with("13340.5", `"unknown"`),
		"null":                     with("true", "null"),
		"a fact that is not there": with("level_change", "level_chance"),
		"a fact twice":             with(`"level_change": -1.25`, `"land_area_m2": 1`),
		"a value not allowed":      with(`"industrial"`, `"factory"`),
		"a number out of range":    with("365", "-1"),
		"a broken whole number":    with("365", "1.5"),
		"too many places":          with("13340.5", "0.1234567"),
		"an exponent":              with("365", "3e2"),
		"a date that is none":      with("2026-09-30", "2026-09-31"),
		"a date of another age":    with("2026-09-30", "1826-09-30"),
		"an escape":                with("3360", "\\u0033360"),
		"a line separator":         with("3360", "3\u2028360"),
		"a damaged character":      with("3360", "3\ufffd360"),
		"no text":                  with(`"3360"`, `""`),
		"a blank name":             with("标准地厂房（一期）", " "),
		"a capital in the id":      with("standard_land", "Standard_land"),
		"an id that is too long":   with("standard_land_workshop", strings.Repeat("a", 65)),
		"a second document":        plainJSON + "{}",
		"a comma too many":         with(`"2026-09-30"}`, `"2026-09-30",}`),
		"a progress":               with(`"facts"`, `"progress": {}, "facts"`),
		"no start":                 with(`"start": "2026-06-01", `, ""),
		"YAML":                     workshop,
		"nothing":                  "",
	} {
		t.Run(name, func(t *testing.T) {
			_, ok := quick([]byte(text), facts)
			require.False(t, ok, text)
		})
	}
}
