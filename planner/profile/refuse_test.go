package profile

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// mistakes decodes what must be refused and gives each mistake as "path:line code arguments".
// It holds every mistake to what a person needs: a kind, a message in both languages.
func mistakes(t testing.TB, input string) []string {
	t.Helper()
	p, err := decode(t, input)
	require.Error(t, err)
	require.Equal(t, Profile{}, p, "nothing half-read is handed out")
	var list fault.List
	require.ErrorAs(t, err, &list)
	said := make([]string, 0, len(list))
	for _, e := range list {
		require.Equal(t, fault.Invalid, e.Kind)
		for _, l := range []lang.Lang{lang.ZH, lang.EN} {
			require.NotContains(t, e.Message(l), "profile.", "the code has a message")
			require.NotContains(t, e.Message(l), "syntax.", "the reason has words")
		}
		line := fmt.Sprintf("%s:%d %s", e.Path, e.Line, e.Code)
		for _, arg := range e.Args {
			if text, ok := arg.(lang.Text); ok {
				arg = text.EN
			}
			line += fmt.Sprintf(" %v", arg)
		}
		said = append(said, strings.TrimRight(line, " "))
	}
	return said
}

// head is a sound beginning, so that a case shows its own mistake only; facts stand from line 4.
const head = "id: a\nstart: 2026-06-01\nfacts:\n  "

func TestDecodeRefusesAWrongFact(t *testing.T) {
	cases := map[string]struct {
		fact string
		want string
	}{
		"a fact that does not exist":            {"colour: red", "/facts/colour:4 profile.fact.unknown colour"},
		"a mistyped fact, with its spelling":    {"land_aera_m2: 5", "/facts/land_aera_m2:4 profile.fact.unknown land_aera_m2 land_area_m2"},
		"a fact called by its name":             {"用地面积: 5", "/facts/用地面积:4 profile.fact.unknown 用地面积 land_area_m2"},
		"a key that looks like a pointer":       {"a/b~c: 5", "/facts/a~1b~0c:4 profile.fact.unknown a/b~c"},
		"a key with a percent sign":             {"a%2Fb: 5", "/facts/a%2Fb:4 profile.fact.unknown a%2Fb"},
		"a negative area":                       {"land_area_m2: -5", "/facts/land_area_m2:4 profile.fact.range -5 0"},
		"a percentage above a hundred":          {"green_ratio_pct: 100.000001", "/facts/green_ratio_pct:4 profile.fact.range 100.000001 0 100"},
		"a number in quotes":                    {`land_area_m2: "1500"`, "/facts/land_area_m2:4 profile.fact.number 1500 m2"},
		"a number with its unit":                {"land_area_m2: 1500 m2", "/facts/land_area_m2:4 profile.fact.number 1500 m2 m2"},
		"a number with separators":              {"land_area_m2: 1,500", "/facts/land_area_m2:4 profile.fact.number 1,500 m2"},
		"a truth for a number":                  {"land_area_m2: true", "/facts/land_area_m2:4 profile.fact.type true number"},
		"a list for a number":                   {"land_area_m2: [1, 2]", "/facts/land_area_m2:4 profile.fact.type  number"},
		"a mapping for a number":                {"land_area_m2: {value: 1}", "/facts/land_area_m2:4 profile.fact.type  number"},
		"NaN as YAML writes it":                 {"land_area_m2: .nan", "/facts/land_area_m2:4 profile.fact.number_form .nan"},
		"infinity as YAML writes it":            {"land_area_m2: -.inf", "/facts/land_area_m2:4 profile.fact.number_form -.inf"},
		"NaN as a word":                         {"land_area_m2: NaN", "/facts/land_area_m2:4 profile.fact.number NaN m2"},
		"an octal number":                       {"land_area_m2: 010", "/facts/land_area_m2:4 profile.fact.number_form 010"},
		"a number of digits no octal has":       {"land_area_m2: 089", "/facts/land_area_m2:4 profile.fact.number_form 089"},
		"a hexadecimal number":                  {"land_area_m2: 0x1F", "/facts/land_area_m2:4 profile.fact.number_form 0x1F"},
		"a binary number":                       {"land_area_m2: 0b11", "/facts/land_area_m2:4 profile.fact.number_form 0b11"},
		"a number with underscores":             {"land_area_m2: 1_000", "/facts/land_area_m2:4 profile.fact.number_form 1_000"},
		"a number with a plus sign":             {"land_area_m2: +5", "/facts/land_area_m2:4 profile.fact.number_form +5"},
		"a number that begins with its point":   {"land_area_m2: .5", "/facts/land_area_m2:4 profile.fact.number_form .5"},
		"1e999":                                 {"land_area_m2: 1e999", "/facts/land_area_m2:4 profile.fact.range 1e999 0 1000000000000"},
		"1e999 where percentages are wanted":    {"green_ratio_pct: 1e999", "/facts/green_ratio_pct:4 profile.fact.range 1e999 0 100"},
		"1e-400000":                             {"land_area_m2: 1e-400000", "/facts/land_area_m2:4 profile.fact.decimals 1e-400000"},
		"seven decimal places":                  {"land_area_m2: 0.1234567", "/facts/land_area_m2:4 profile.fact.decimals 0.1234567"},
		"a part of a day":                       {"works_duration_days: 30.5", "/facts/works_duration_days:4 profile.fact.integer 30.5"},
		"a small part of a day":                 {"works_duration_days: 30.12345678", "/facts/works_duration_days:4 profile.fact.integer 30.12345678"},
		"an enum value that does not exist":     {"building_category: mine", "/facts/building_category:4 profile.fact.enum mine [industrial residential hotel]"},
		"a mistyped enum value":                 {"building_category: indsutrial", "/facts/building_category:4 profile.fact.enum indsutrial [industrial residential hotel] industrial"},
		"an enum value called by its name":      {"building_category: 住宅", "/facts/building_category:4 profile.fact.enum 住宅 [industrial residential hotel] residential"},
		"a number for an enum":                  {"building_category: 3", "/facts/building_category:4 profile.fact.type 3 enum"},
		"an octal number for an enum":           {"building_category: 010", "/facts/building_category:4 profile.fact.type 010 enum"},
		"yes for a truth":                       {"technical_renovation: yes", "/facts/technical_renovation:4 profile.fact.type yes boolean"},
		"1 for a truth":                         {"technical_renovation: 1", "/facts/technical_renovation:4 profile.fact.type 1 boolean"},
		"1e999 for a truth":                     {"technical_renovation: 1e999", "/facts/technical_renovation:4 profile.fact.type 1e999 boolean"},
		"a truth in quotes":                     {`technical_renovation: "true"`, "/facts/technical_renovation:4 profile.fact.type true boolean"},
		"an impossible date":                    {"contract_start: 2026-02-30", "/facts/contract_start:4 profile.fact.date 2026-02-30"},
		"a date with a short month":             {"contract_start: 2026-6-1", "/facts/contract_start:4 profile.fact.date 2026-6-1"},
		"a date with a time":                    {"contract_start: 2026-06-01T00:00:00Z", "/facts/contract_start:4 profile.fact.date 2026-06-01T00:00:00Z"},
		"a date before all years":               {"contract_start: 1899-12-31", "/facts/contract_start:4 profile.fact.date 1899-12-31"},
		"a date after all years":                {"contract_start: 2200-01-01", "/facts/contract_start:4 profile.fact.date 2200-01-01"},
		"a year for a date":                     {"contract_start: 2026", "/facts/contract_start:4 profile.fact.type 2026 date"},
		"a number for a text":                   {"trade_code: 0110", "/facts/trade_code:4 profile.fact.text 0110"},
		"a truth for a text":                    {"trade_code: true", "/facts/trade_code:4 profile.fact.text true"},
		"an empty text":                         {`trade_code: ""`, "/facts/trade_code:4 profile.text.empty"},
		"a text of two lines":                   {`trade_code: "a\nb"`, "/facts/trade_code:4 profile.text.lines"},
		"a text with a damaged character":       {"trade_code: a\uFFFD", "/facts/trade_code:4 profile.text.damaged"},
		"a text of 201 characters":              {"trade_code: " + strings.Repeat("x", 201), "/facts/trade_code:4 profile.text.long 200"},
		"a reference date that is unknown":      {"reference_date: unknown", "/facts/reference_date:4 profile.reference_date_unknown"},
		"a reference date with nothing written": {"reference_date:", "/facts/reference_date:4 profile.reference_date_unknown"},
		"the word unknown in capitals":          {"land_area_m2: UNKNOWN", "/facts/land_area_m2:4 profile.fact.number UNKNOWN m2"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, []string{tc.want}, mistakes(t, head+tc.fact+"\n"))
		})
	}
}

func TestDecodeRefusesAWrongProfile(t *testing.T) {
	const sound = "id: a\nstart: 2026-06-01\n"
	cases := map[string]struct {
		input string
		want  []string
	}{
		"no id, no start":                     {"name: a\n", []string{"/id:1 profile.missing id", "/start:1 profile.missing start"}},
		"nothing after id and start":          {"id:\nstart: ~\n", []string{"/id:1 profile.missing id", "/start:2 profile.missing start"}},
		"an id in capitals":                   {"id: A\nstart: 2026-06-01\n", []string{"/id:1 profile.id.form A"}},
		"an id with a slash":                  {"id: a/b\nstart: 2026-06-01\n", []string{"/id:1 profile.id.form a/b"}},
		"an id that is empty":                 {"id: \"\"\nstart: 2026-06-01\n", []string{"/id:1 profile.id.form"}},
		"an id of 65 characters":              {"id: " + strings.Repeat("a", 65) + "\nstart: 2026-06-01\n", []string{"/id:1 profile.id.form " + strings.Repeat("a", 65)}},
		"an id with a line's end":             {"id: \"a\\n\"\nstart: 2026-06-01\n", []string{"/id:1 profile.id.form a\n"}},
		"an id that is a number":              {"id: 2026\nstart: 2026-06-01\n", []string{"/id:1 profile.fact.text 2026"}},
		"an id that is a list":                {"id: [a]\nstart: 2026-06-01\n", []string{"/id:1 profile.fact.type  text"}},
		"a name that is a number":             {sound + "name: 5\n", []string{"/name:3 profile.fact.text 5"}},
		"a name of 201 characters":            {sound + "name: " + strings.Repeat("厂", 201) + "\n", []string{"/name:3 profile.text.long 200"}},
		"a name that steers the terminal":     {sound + `name: "\e[31m"` + "\n", []string{"/name:3 profile.text.lines"}},
		"a start that is no date":             {"id: a\nstart: soon\n", []string{"/start:2 profile.fact.date soon"}},
		"a start that does not exist":         {"id: a\nstart: 2026-13-01\n", []string{"/start:2 profile.fact.date 2026-13-01"}},
		"a start that is a number":            {"id: a\nstart: 20260601\n", []string{"/start:2 profile.fact.date 20260601"}},
		"a start that is a mapping":           {"id: a\nstart: {year: 2026}\n", []string{"/start:2 profile.fact.type  date"}},
		"facts in a list":                     {sound + "facts: [a]\n", []string{"/facts:3 profile.not_a_mapping list"}},
		"facts that are a word":               {sound + "facts: none\n", []string{"/facts:3 profile.not_a_mapping text"}},
		"a key that does not exist":           {sound + "colour: red\n", []string{"/colour:3 profile.unknown_key colour"}},
		"a mistyped key":                      {sound + "fatcs: {}\n", []string{"/fatcs:3 profile.unknown_key fatcs facts"}},
		"a fact outside of facts":             {sound + "land_area_m2: 5\n", []string{"/land_area_m2:3 profile.unknown_key land_area_m2 facts: {land_area_m2: …}"}},
		"a key twice in a part":               {sound + "parts: [{id: a, kind: lot, a: 1, a: 2}]\n", []string{"/parts/0/a:3 profile.block.unknown a  [id kind parent name start facts]", "/parts/0/a:3 profile.duplicate_key a"}},
		"a list":                              {"- id: a\n- start: 2026-06-01\n", []string{":1 profile.not_a_mapping list"}},
		"a JSON array":                        {"[1, 2]", []string{":1 profile.not_a_mapping list"}},
		"a word":                              {"hello\n", []string{":1 profile.not_a_mapping text"}},
		"a number":                            {"12\n", []string{":1 profile.not_a_mapping number"}},
		"a key written twice":                 {"id: a\nid: b\nstart: 2026-06-01\n", []string{"/id:2 profile.duplicate_key id"}},
		"a fact written twice":                {head + "land_area_m2: 5\n  land_area_m2: 5\n", []string{"/facts/land_area_m2:5 profile.duplicate_key land_area_m2"}},
		"a fact written twice, once quoted":   {head + "land_area_m2: 5\n  \"land_area_m2\": 6\n", []string{"/facts/land_area_m2:5 profile.duplicate_key land_area_m2"}},
		"JSON with a key twice":               {"{\"id\": \"a\",\n\"start\": \"2026-06-01\",\n\"facts\": {\"land_area_m2\": 1,\n\"land\\u005farea_m2\": 2}}", []string{"/facts/land_area_m2:4 profile.duplicate_key land_area_m2"}},
		"an anchor":                           {"id: &x a\nstart: 2026-06-01\n", []string{"/id:1 profile.alias &x"}},
		"an anchor and an alias":              {"id: &x a\nname: *x\nstart: 2026-06-01\n", []string{"/id:1 profile.alias &x", "/name:2 profile.alias *x"}},
		"an alias of nothing":                 {sound + "name: *x\n", []string{":0 profile.alias *x"}},
		"an alias as a key":                   {"id: &x a\nstart: 2026-06-01\n*x : 1\n", []string{"/id:1 profile.alias &x", "/x:3 profile.alias *x"}},
		"a merge key":                         {sound + "facts:\n  <<: {land_area_m2: 5}\n", []string{"/facts/<<:4 profile.merge_key"}},
		"the merge sign in quotes":            {sound + "facts:\n  \"<<\": 5\n", []string{"/facts/<<:4 profile.fact.unknown <<"}},
		"a list as a key":                     {sound + "? [a]\n: 1\n", []string{"/:3 profile.key_form"}},
		"a tag of its own":                    {sound + "name: !secret a\n", []string{"/name:3 profile.tag !secret"}},
		"a tag for a time":                    {"id: a\nstart: !!timestamp 2026-06-01\n", []string{"/start:2 profile.tag !!timestamp"}},
		"a tag for binary data":               {sound + "name: !!binary aGVsbG8=\n", []string{"/name:3 profile.tag !!binary"}},
		"a tag that does not fit":             {sound + "facts: {land_area_m2: !!int five}\n", []string{"/facts/land_area_m2:3 profile.tag !!int"}},
		"a tag on a mapping":                  {sound + "facts: !!set {land_area_m2}\n", []string{"/facts:3 profile.tag !!set"}},
		"a tag on the whole":                  {"!project {id: a}\n", []string{":1 profile.tag !project"}},
		"a tag on a key":                      {sound + "!!int 5: a\n", []string{"/5:3 profile.tag !!int"}},
		"two documents":                       {sound + "---\n" + sound, []string{":3 profile.documents"}},
		"a second document that is broken":    {sound + "---\na: [\n", []string{":5 profile.syntax 5 syntax.value"}},
		"more text after the end":             {sound + "...\nmore\n", []string{":4 profile.syntax 4 syntax.block"}},
		"an empty file":                       {"", []string{":0 profile.empty"}},
		"nothing but blank lines":             {" \n\t\n\r\n", []string{":0 profile.empty"}},
		"nothing but comments":                {"# id: a\n", []string{":0 profile.empty"}},
		"nothing but a document marker":       {"---\n", []string{":0 profile.empty"}},
		"null":                                {"null\n", []string{":0 profile.empty"}},
		"a file that is no text":              {"\x89PNG\r\n\x1a\n\x00\x00", []string{":1 profile.not_text 1"}},
		"Chinese text in GBK":                 {sound + "name: \xb3\xa7\xb7\xbf\n", []string{":3 profile.not_text 3"}},
		"JSON that is not UTF-8":              {"{\"id\": \"a\xff\"}", []string{":1 profile.not_text 1"}},
		"a control character":                 {sound + "name: a\x07\n", []string{":3 profile.not_text 3"}},
		"a character that YAML does not take": {sound + "name: a\uFFFE\n", []string{":0 profile.not_text"}},
		"half of a surrogate pair in JSON":    {`{"id":"a","start":"2026-06-01","name":"\ud800"}`, []string{"/name:1 profile.text.damaged"}},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, mistakes(t, tc.input))
		})
	}
}

func TestDecodeSaysWhereTheFormIsBroken(t *testing.T) {
	cases := map[string]struct {
		input string
		want  string
	}{
		"a line that is indented too little": {"id: a\nfacts:\n  a: 1\n b: 2\n", ":4 profile.syntax 4 syntax.block"},
		"a list among names":                 {"id: a\n- b\n", ":2 profile.syntax 2 syntax.block"},
		"a name without a colon":             {"id: a\nfoo\nbar: 1\n", ":2 profile.syntax 2 syntax.block"},
		"a text with a colon":                {"id: a\nname: b: c\n", ":2 profile.syntax 2 syntax.colon"},
		"a text with a colon on line 1":      {"name: b: c\n", ":1 profile.syntax 1 syntax.colon"},
		"a quotation mark that never ends":   {"id: a\nname: \"b\n", ":2 profile.syntax 2 syntax.quote"},
		"a tab as indentation":               {"id: a\n\tb: 1\n", ":2 profile.syntax 2 syntax.tab"},
		"a text that begins with @":          {"id: a\nname: @b\n", ":2 profile.syntax 2 syntax.character"},
		"a bracket that never ends":          {"id: a\nfacts: {a: 1\nb: 2\n", ":2 profile.syntax 2 syntax.brackets"},
		"a wrong escape":                     {"id: a\nname: \"\\q\"\n", ":2 profile.syntax 2 syntax.escape"},
		"JSON that is cut off":               {"{\"id\": \"a\",\n\"facts\": {", ":2 profile.syntax 2 syntax.cut_off"},
		"JSON that is cut off in a text":     {"{\"id\": \"a", ":1 profile.syntax 1 syntax.cut_off"},
		"JSON with a comma too many":         {"{\n\"id\": \"a\",\n}", ":3 profile.syntax 3"},
		"JSON with a missing comma":          {"{\"id\": \"a\"\n\"start\": 1}", ":2 profile.syntax 2"},
		"JSON with a comment":                {"{\n// a\n}", ":2 profile.syntax 2"},
		"JSON with NaN":                      {"{\"id\":\n NaN}", ":2 profile.syntax 2"},
		"JSON with a zero in front":          {"{\"id\": 010}", ":1 profile.syntax 1"},
		"JSON with more after its end":       {"{\"id\": \"a\"}\n{}", ":2 profile.syntax 2"},
		"JSON with a raw line's end in text": {"{\"id\": \"a\nb\"}", ":1 profile.syntax 1"},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, []string{tc.want}, mistakes(t, tc.input))
		})
	}
}

func TestDecodeNamesEveryMistakeAtOnceInOrderOfPlace(t *testing.T) {
	require.Equal(t, []string{
		"/colour:9 profile.unknown_key colour",
		"/facts/building_category:4 profile.fact.enum hall [industrial residential hotel]",
		"/facts/land_area_m2:6 profile.fact.range -1 0",
		"/facts/level_change:8 profile.fact.number_form 1_0",
		"/facts/trade_code:7 profile.fact.text 5",
		"/facts/works_duration_day:5 profile.fact.unknown works_duration_day works_duration_days",
		"/id:1 profile.id.form A B",
		"/start:2 profile.fact.date 1.6.2026",
	}, mistakes(t, `id: A B
start: 1.6.2026
facts:
  building_category: hall
  works_duration_day: 5
  land_area_m2: -1
  trade_code: 5
  level_change: 1_0
colour: red
`))
}

// Number literals that YAML cannot spell, in JSON.
func TestDecodeRefusesJSONNumbersItCannotHold(t *testing.T) {
	for literal, code := range map[string]string{
		"1e999":                        "profile.fact.range 1e999 0 1000000000000",
		"-1e999":                       "profile.fact.range -1e999 0 1000000000000",
		"1e-400000":                    "profile.fact.decimals 1e-400000",
		"1e99999999999999999999999999": "profile.fact.range 1e99999999999999999999999999 0 1000000000000",
	} {
		got := mistakes(t, `{"id":"a","start":"2026-06-01","facts":{"land_area_m2":`+literal+`}}`)
		require.Equal(t, []string{"/facts/land_area_m2:1 " + code}, got)
	}
}
