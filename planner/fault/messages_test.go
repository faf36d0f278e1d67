package fault

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/lang"
)

func TestMessagesAreOrderedByCode(t *testing.T) {
	form := regexp.MustCompile(`^[a-z]+(\.[a-z_]+)*$`)
	for i, m := range messages {
		require.Regexp(t, form, m.code)
		if i > 0 {
			require.Less(t, messages[i-1].code, m.code, "the table is searched by halves")
		}
		require.NotEmpty(t, m.texts, m.code)
	}
}

// Both languages must speak of the same arguments, or one of them would hide what the other says.
func TestMessagesSayTheSameInBothLanguages(t *testing.T) {
	place := regexp.MustCompile(`\{[0-9]\}`)
	for _, m := range messages {
		for _, text := range slices.Concat(m.texts, m.hints) {
			zh, en := place.FindAllString(text.ZH, -1), place.FindAllString(text.EN, -1)
			slices.Sort(zh)
			slices.Sort(en)
			require.Equal(t, slices.Compact(zh), slices.Compact(en), m.code)
			require.True(t, strings.ContainsFunc(text.ZH, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "%s has no Chinese", m.code)
			require.False(t, strings.ContainsFunc(text.EN, func(r rune) bool { return unicode.Is(unicode.Han, r) }), "%s mixes languages", m.code)
			require.NotRegexp(t, `[.。](\||$)`, text.ZH+"|"+text.EN, "%s: no full stop, callers add what they need", m.code)
		}
	}
}

func TestWordsAreTranslated(t *testing.T) {
	for _, w := range words {
		require.NotEmpty(t, w.name.ZH, w.id)
		require.NotEmpty(t, w.name.EN, w.id)
	}
	require.Equal(t, "mystery", show(Word("mystery"), lang.ZH), "a word without translation is shown as it is")
}
