package profile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const workshop = `
# a workshop
id: standard_land_workshop
name: 标准地厂房
start: 2026-06-01          # the first day
facts:
  reference_date: "2026-05-01"
  building_category: industrial
  technical_renovation: true
  trade_code: "3360"
  works_duration_days: 365
  land_area_m2: 13340.5
  level_change: -1.25
  is_public_building: unknown
  contract_start: 2026-09-30
`

const workshopJSON = "\t" + `{"id": "standard_land_workshop", "name": "标准地\u5382房", "start": "2026-06-01",
	"facts": {"reference_date": "2026-05-01", "building_category": "industrial", "technical_renovation": true,
	"trade_code": "3360", "works_duration_days": 3.65e2, "land_area_m2": 13340.50, "level_change": -1.25,
	"is_public_building": null, "contract_start": "2026-09-30"}}`

func TestDecodeReadsEveryTypeOfFact(t *testing.T) {
	p := mustDecode(t, workshop)
	require.Equal(t, "standard_land_workshop", p.ID)
	require.Equal(t, "标准地厂房", p.Name)
	require.Equal(t, day(t, "2026-06-01"), p.Start)
	want := map[string]Value{
		ReferenceDate:          DateValue(day(t, "2026-05-01")),
		"building_category":    TextValue("industrial"),
		"technical_renovation": TruthValue(true),
		"trade_code":           TextValue("3360"),
		"works_duration_days":  NumberValue(365 * Scale),
		"land_area_m2":         NumberValue(13_340_500_000),
		"level_change":         NumberValue(-1_250_000),
		"contract_start":       DateValue(day(t, "2026-09-30")),
	}
	for id, value := range want {
		got, origin := of(t, p, id)
		require.Equal(t, value, got, id)
		require.Equal(t, Stated, origin, id)
	}
	for _, id := range []string{"investment_mode", "green_ratio_pct", "is_public_building"} {
		got, origin := of(t, p, id)
		require.Equal(t, Unknown, got, id)
		require.Equal(t, Missing, origin, id)
	}
	require.Equal(t, mustDecode(t, workshopJSON), p, "JSON says the same")
}

func TestDecodeTellsLeftOutFromStatedAsUnknown(t *testing.T) {
	cases := map[string]struct {
		facts string
		want  bool
	}{
		"the word unknown":            {"investment_mode: unknown", true},
		"null":                        {"investment_mode: null", true},
		"nothing after the colon":     {"investment_mode:", true},
		"the word unknown in quotes":  {`investment_mode: "unknown"`, true},
		"left out":                    {"technical_renovation: false", false},
		"stated":                      {"investment_mode: government", false},
		"the only fact, commented":    {"# investment_mode: unknown", false},
		"unknown as a number's value": {"land_area_m2: unknown\n  investment_mode: ~", true},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			p := mustDecode(t, "id: a\nstart: 2026-06-01\nfacts:\n  "+tc.facts+"\n")
			slot, _ := testFacts().Slot("investment_mode")
			require.Equal(t, tc.want, p.IsStatedUnknown(slot))
			_, origin := of(t, p, "investment_mode")
			require.Equal(t, tc.facts == "investment_mode: government", origin == Stated)
		})
	}
}

func TestDecodeTakesWhatIsHarmless(t *testing.T) {
	const head = "id: a\nstart: 2026-06-01\n"
	cases := map[string]string{
		"no facts at all":                      head,
		"facts with nothing in it":             head + "facts:\n",
		"an empty mapping":                     head + "facts: {}\n",
		"a flow mapping":                       head + "facts: {land_area_m2: 5, technical_renovation: false}\n",
		"a byte order mark":                    "\uFEFF" + head,
		"a byte order mark before JSON":        "\uFEFF" + `{"id":"a","start":"2026-06-01"}`,
		"Windows line ends":                    strings.ReplaceAll(head, "\n", "\r\n"),
		"a document marker":                    "---\n" + head + "...\n",
		"a name without content":               head + "name:\n",
		"the tags of JSON's types":             head + "facts: !!map {land_area_m2: !!int 5, trade_code: !!str 3360, technical_renovation: !!bool true, level_change: !!null ~}\n",
		"an id of digits in quotes":            "id: \"2026\"\nstart: 2026-06-01\n",
		"the longest id":                       "id: " + strings.Repeat("a", 64) + "\nstart: 2026-06-01\n",
		"a name of 200 characters":             head + "name: " + strings.Repeat("厂", 200) + "\n",
		"the first day that dates may have":    "id: a\nstart: 1900-01-01\n",
		"the last day that dates may have":     "id: a\nstart: 2199-12-31\n",
		"zero and hundred as inclusive limits": head + "facts: {land_area_m2: 0, green_ratio_pct: 100}\n",
		"escapes of JSON":                      `{"id":"a","start":"2026-06-01","name":"a\/b \u4e00","facts":{"trade_code":"\ud83c\udfed"}}`,
		"a whole number written with places":   head + "facts: {works_duration_days: 30.0}\n",
		"truth in capitals":                    head + "facts: {technical_renovation: TRUE}\n",
		"a leap day":                           "id: a\nstart: 2028-02-29\n",
	}
	for name, input := range cases {
		t.Run(name, func(t *testing.T) {
			_, err := decode(t, input)
			require.NoError(t, err)
		})
	}
}

func TestDecodeNamesAProjectByItsIDWhereNameIsBlank(t *testing.T) {
	for _, name := range []string{"", "name:\n", "name: \"  \"\n"} {
		require.Equal(t, "a", mustDecode(t, "id: a\nstart: 2026-06-01\n"+name).Name)
	}
}

func TestEncodeIsReadBackAsTheSameProfile(t *testing.T) {
	facts := testFacts()
	p := mustDecode(t, workshop)
	encoded := string(Encode(p, facts))
	require.Equal(t, p, mustDecode(t, encoded))
	require.NotContains(t, encoded, "investment_mode", "what nobody states is left out")
	require.Contains(t, encoded, `"is_public_building": null`, "what is stated as unknown is kept")

	filled := p.Fill(facts, nil, Defaults)
	require.Equal(t, encoded, string(Encode(filled, facts)), "what was assumed is left out")

	bare := mustDecode(t, "id: a\nstart: 2026-06-01\n")
	require.Equal(t, "{\n  \"id\": \"a\",\n  \"name\": \"a\",\n  \"start\": \"2026-06-01\"\n}\n", string(Encode(bare, facts)))
}

func BenchmarkDecodeYAML(b *testing.B) { benchmarkDecode(b, workshop) }

func BenchmarkDecodeJSON(b *testing.B) { benchmarkDecode(b, workshopJSON) }

func benchmarkDecode(b *testing.B, input string) {
	facts := testFacts()
	schema := testSchema(b, facts)
	data := []byte(input)
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Decode(data, facts, schema); err != nil {
			b.Fatal(err)
		}
	}
}
