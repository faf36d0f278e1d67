package profile

import (
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
)

// fill repeats a piece until the input is as large as one may be.
func fill(piece string) string { return strings.Repeat(piece, maxBytes/len(piece)) }

// nested gives a JSON list in a list, so many levels deep.
func nested(levels int) string { return strings.Repeat("[", levels) + strings.Repeat("]", levels) }

// bomb is the classical alias bomb: each line stands for nine times the one before.
func bomb() string {
	var b strings.Builder
	b.WriteString("a: &a lol\n")
	for name := 'b'; name <= 'z'; name++ {
		before := strings.Repeat(",*"+string(name-1), 9)[1:]
		b.WriteString(string(name) + ": &" + string(name) + " [" + before + "]\n")
	}
	return b.String()
}

func TestHostileInputCostsLittle(t *testing.T) {
	cases := map[string]struct {
		input string
		code  string
	}{
		"one byte too many":                          {fill("a") + "a", "profile.too_large"},
		"100,000 levels of JSON, never closed":       {strings.Repeat("[", 100_000), "profile.too_deep"},
		"100,000 levels of JSON, closed":             {nested(100_000), "profile.too_deep"},
		"100,000 levels of JSON objects":             {strings.Repeat(`{"a":`, 100_000), "profile.too_deep"},
		"9,000 levels of JSON, closed":               {nested(9_000), "profile.too_deep"},
		"90,000 levels of YAML lists":                {"a: " + strings.Repeat("[", 90_000), "profile.too_deep"},
		"9,000 levels of YAML lists, closed":         {"a: " + nested(9_000), "profile.too_deep"},
		"90,000 levels of YAML mappings":             {"a: " + strings.Repeat("{a: ", 45_000), "profile.too_deep"},
		"90,000 levels of YAML dashes":               {strings.Repeat("- ", 90_000), "profile.too_deep"},
		"90,000 levels of question marks":            {strings.Repeat("? ", 90_000), "profile.too_deep"},
		"levels by indentation":                      {indented(1000), "profile.too_deep"},
		"an alias bomb":                              {bomb(), "profile.alias"},
		"a bomb of anchors":                          {fill("- &a a\n"), "profile.too_many"},
		"many aliases of one anchor":                 {"a: &a {}\nb: [" + strings.Repeat("*a,", 30_000) + "]\n", "profile.alias"},
		"a mebibyte of dashes":                       {fill("- "), "profile.too_many"},
		"a mebibyte of comments":                     {fill("#\n"), "profile.too_many"},
		"a mebibyte of commented entries":            {fill("a: 1 #\n#\n\n"), "profile.too_many"},
		"90,000 comments":                            {"id: a\n" + strings.Repeat("#\n", 90_000), "profile.missing"},
		"a mebibyte of spaces":                       {fill(" "), "profile.empty"},
		"a mebibyte of zeros":                        {fill("\x00"), "profile.not_text"},
		"a mebibyte in one name":                     {fill("a")[:maxBytes-10] + ": 1", "profile.syntax,profile.unknown_key"},
		"a mebibyte in one text":                     {"id: " + fill("a")[:maxBytes-10], "profile.id.form"},
		"a number of a million digits":               {head + "land_area_m2: " + strings.Repeat("9", 1_000_000), "profile.fact.range"},
		"a number of a million decimals":             {head + "land_area_m2: 0." + strings.Repeat("9", 1_000_000), "profile.fact.decimals"},
		"40,000 facts that do not exist":             {head + manyNames(40_000), "profile.fact.unknown"},
		"40,000 times the same fact":                 {head + strings.Repeat("land_area_m2: 1\n  ", 40_000), "profile.duplicate_key"},
		"40,000 keys in JSON":                        {"{" + strings.ReplaceAll(strings.TrimSuffix(manyNames(20_000), "\n  "), "\n  ", ",") + "}", "profile.syntax,profile.unknown_key"},
		"a mebibyte of quotation marks":              {fill(`"`), "profile.syntax,profile.not_a_mapping"},
		"a mebibyte of tags":                         {fill("! "), "profile.syntax,profile.not_a_mapping,profile.empty"},
		"a mebibyte of directives":                   {fill("%TAG !a! b\n"), "profile.syntax"},
		"a mebibyte of text folded over many lines":  {"id: >\n" + strings.Repeat("  a\n", 90_000), "profile.id.form"},
		"a mebibyte of plain text over many lines":   {"id:\n" + strings.Repeat("  a\n", 90_000), "profile.id.form"},
		"a mebibyte of exclamation marks in one tag": {"id: !" + fill("!")[:maxBytes-10], "profile.syntax,profile.tag"},
	}
	facts := testFacts()
	schema := testSchema(t, facts)
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			began := time.Now()
			_, err := Decode([]byte(tc.input), facts, schema)
			took := time.Since(began)
			runtime.ReadMemStats(&after)

			list := fault.All(err)
			require.NotEmpty(t, list)
			require.LessOrEqual(t, len(list), maxFindings+1)
			codes := make(map[string]bool)
			for _, e := range list {
				codes[e.Code] = true
				require.Less(t, len(e.Error()), 2000, "a message stays readable")
			}
			found := false
			for _, code := range strings.Split(tc.code, ",") {
				found = found || codes[code]
			}
			require.True(t, found, "%s: %v", tc.code, codes)
			// The bar is a second for the whole program; the margin is for a busy machine.
			require.Less(t, took, 3*time.Second)
			require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(256<<20), "bytes allocated")
			t.Logf("%v, %d MB", took, (after.TotalAlloc-before.TotalAlloc)>>20)
		})
	}
}

// indented gives mappings in mappings by indentation alone.
func indented(levels int) string {
	var b strings.Builder
	for i := range levels {
		b.WriteString(strings.Repeat(" ", i) + "a:\n")
	}
	return b.String()
}

// manyNames gives names that no fact has, each its own.
func manyNames(n int) string {
	var b strings.Builder
	for i := range n {
		b.WriteString("\"land_area_" + strings.Repeat("x", 1+i%7) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + string(rune('a'+i/676%26)) + string(rune('a'+i/17576)) + "\": 1\n  ")
	}
	return b.String()
}

func TestMistakesBeyondAHundredAreCounted(t *testing.T) {
	said := mistakes(t, head+manyNames(250))
	require.Len(t, said, maxFindings+1)
	require.Equal(t, ":0 profile.more 150", said[maxFindings])
}

func TestNestingOfTheDeepestLevelIsRead(t *testing.T) {
	deepest := maxDepth - 1 // the profile itself is the first level
	require.Equal(t, []string{"/parts/0:1 profile.not_a_mapping list"},
		mistakes(t, `{"id":"a","start":"2026-06-01","parts":`+nested(deepest)+`}`))
	require.Equal(t, []string{"/parts/0:3 profile.not_a_mapping list"},
		mistakes(t, "id: a\nstart: 2026-06-01\nparts: "+nested(deepest)))
	require.Equal(t, []string{"/parts/0:1 profile.too_deep 64"},
		mistakes(t, `{"id":"a","start":"2026-06-01","parts":`+nested(deepest+1)+`}`))
	require.Equal(t, []string{"/parts/0:3 profile.too_deep 64"},
		mistakes(t, "id: a\nstart: 2026-06-01\nparts: "+nested(deepest+1)))
}
