package view

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestColumnsOfATerminal(t *testing.T) {
	for text, want := range map[string]int{
		"": 0, "abc": 3, "厂房": 4, "（土地）": 8, "“标准地”": 8, "e\u0301": 1, "ｱ": 1, "Ａ": 2, "█▒░": 3, "面积 m²": 7, "👷": 2, "…": 1,
	} {
		require.Equal(t, want, columns(text), text)
	}
}

func TestPadAndCutCountColumns(t *testing.T) {
	require.Equal(t, "厂房  |", pad("厂房", 6)+"|")
	require.Equal(t, "  厂房", padLeft("厂房", 6))
	require.Equal(t, "厂房", pad("厂房", 2), "a longer text stays as it is")
	require.Equal(t, "建设…", cut("建设工程", 5))
	require.Equal(t, "建设…", cut("建设工程", 6), "half a character is left out")
	require.Equal(t, "建设工程", cut("建设工程", 8))
}

func TestWrap(t *testing.T) {
	cases := map[string]struct {
		text  string
		width int
		want  []string
	}{
		"English breaks at spaces":                {"check of conditions before start", 12, []string{"check of", "conditions", "before start"}},
		"Chinese breaks between characters":       {"建设工程规划许可证", 8, []string{"建设工程", "规划许可", "证"}},
		"a line never begins with a closing mark": {"规划许可，施工许可。", 8, []string{"规划许", "可，施工", "许可。"}},
		"nor ends with an opening one":            {"建设工程（抽查）", 10, []string{"建设工程", "（抽查）"}},
		"a word longer than the line is broken":   {"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		"an id breaks at its joints":              {"construction_waste_disposal", 14, []string{"construction_", "waste_disposal"}},
		"line feeds are kept":                     {"a\nb", 10, []string{"a", "b"}},
		"nothing is one empty line":               {"", 10, []string{""}},
		"a number and its unit stay with Chinese": {"共 41 项", 80, []string{"共 41 项"}},
		"a width too small still makes progress":  {"建设", 1, []string{"建", "设"}},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) { require.Equal(t, tc.want, wrap(tc.text, tc.width)) })
	}
}

func TestWrapLosesNothingAndKeepsTheWidth(t *testing.T) {
	const text = "标准地 project（2026-06-01 启动）：construction_permit、“拿地即开工”，按《城乡规划法》第38、40条办理。" +
		" Check of conditions before the start of works, with averyveryverylongwordthatfitsnowhere。"
	for width := 4; width < 120; width++ {
		lines := wrap(text, width)
		require.Equal(t, strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(strings.Join(lines, ""), " ", ""), "width %d", width)
		for _, l := range lines {
			require.LessOrEqual(t, columns(l), width, "%q", l)
		}
	}
}

func TestCleanLeavesNothingThatSteersATerminal(t *testing.T) {
	require.Equal(t, "[2Ja b\nc", clean("\x1b[2Ja\tb\n\u202ec\x07\u009b\u2066"))
	require.Equal(t, "厂\ufffd", clean("厂\xff"))
}

func TestPhrases(t *testing.T) {
	require.Equal(t, "41 items have to be obtained", say("en", "verdict.items", 41))
	require.Equal(t, "1 item has to be obtained", say("en", "verdict.items", 1))
	require.Equal(t, "共需办理 41 项审批事项", say("zh", "verdict.items", 41))
	require.Equal(t, "no such phrase", say("en", "no such phrase"))
	seen := map[string]bool{}
	for _, book := range phraseBooks {
		for key, text := range book {
			require.NotEmpty(t, text.EN, key)
			require.False(t, seen[key], "%s stands twice", key)
			seen[key] = true
		}
	}
	for key, text := range phrases {
		require.Equal(t, strings.Count(text.ZH, "%"), strings.Count(text.EN, "%"), key)
	}
}
