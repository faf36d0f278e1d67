package profile

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/lang"
)

func TestTemplateIsAFormThatAPersonReads(t *testing.T) {
	seed := mustDecode(t, head+"building_category: industrial\n")
	seed.Name = "标准地厂房"
	ask := []string{"building_category", "technical_renovation", "works_duration_days", "colour", "land_area_m2", "green_ratio_pct"}
	want := `# 项目画像：把 unknown 改成答案；还不清楚的留着 unknown，方案会列出它影响哪些事项。
# 行首带 # 的要素已有默认值或者可以推算；与实际不符的，去掉 # 再改。
id: a
name: "标准地厂房"
start: 2026-06-01  # 路径可以开始的第一个工作日
# site: … # 所在地块的编号（sevenlists plots 列出），有了它就不必再答地块方面的问题
facts:

  # == 项目基本情况 ==

  # 主要用途是什么？
  #   industrial   工业厂房
  #   residential  住宅
  #   hotel        旅馆
  building_category: industrial

  # 是否技术改造？
  #   true 是，false 否
  # technical_renovation: false

  # 工期多少？
  #   整数，单位：日历天，不小于 0
  works_duration_days: unknown

  # == 用地 ==

  # 用地面积多少？
  #   数字，单位：平方米，不小于 0
  land_area_m2: unknown

  # 绿地率多少？
  #   数字，单位：%，不小于 0，不大于 100
  # green_ratio_pct: 30

# 已在办理的项目：写明截至哪一天、办到哪一步、哪些由人限定；项目尚未开始的不填。
# as_of: 2026-06-01
# progress: {事项编码: {state: obtained, finished: 2026-06-01, document: …}} # obtained, in_progress, waived
# constraints: {事项编码: {must_finish_by: …, not_before: …, duration_days: …, reason: …}}

# 分期、标段、单体：只写与整个项目不同的要素；不分的不填。
# parts:
# - {id: phase1, kind: phase, name: 一期}
# - {id: lot1, kind: lot, parent: phase1, start: 2026-06-01, facts: {land_area_m2: …}} # phase, lot, building
`
	require.Equal(t, want, string(Template(testFacts(), seed, ask, lang.ZH)))

	english := string(Template(testFacts(), seed, ask, lang.EN))
	require.Contains(t, english, "  # How long do the works take?\n  #   a whole number, in calendar days, at least 0\n")
	require.Contains(t, english, "  # == Land ==\n")
}

func TestTemplateIsReadAsItIs(t *testing.T) {
	facts := testFacts()
	all := make([]string, len(facts.List))
	for i, fact := range facts.List {
		all[i] = fact.ID
	}
	cases := map[string]struct {
		seed    Profile
		ask     []string
		unknown []string
	}{
		"all facts": {
			mustDecode(t, "id: a\nstart: 2026-06-01\n"), all,
			[]string{"building_category", "trade_code", "works_duration_days", "land_area_m2", "level_change", "contract_start"},
		},
		"only facts with a default":  {mustDecode(t, "id: a\nstart: 2026-06-01\n"), []string{"investment_mode"}, nil},
		"no facts":                   {mustDecode(t, "id: a\nstart: 2026-06-01\n"), nil, nil},
		"a seed that states facts":   {mustDecode(t, workshop), all, []string{"is_public_building"}},
		"a seed and nothing to ask":  {mustDecode(t, workshop), nil, []string{"is_public_building"}},
		"an id that looks a number":  {mustDecode(t, "id: \"0123\"\nstart: 2026-06-01\n"), nil, nil},
		"an id that looks a truth":   {mustDecode(t, "id: \"true\"\nname: \"null\"\nstart: 2026-06-01\n"), nil, nil},
		"a name with marks of YAML":  {mustDecode(t, `{"id":"a","start":"2026-06-01","name":"# \"a\": {b} \\ 'c' \u200b\u00ad\ufeff\uffff😀"}`), nil, nil},
		"a text that looks a number": {mustDecode(t, head+"trade_code: \"0110\"\n"), nil, nil},
	}
	for name, tc := range cases {
		t.Run(name, func(t *testing.T) {
			written := string(Template(facts, tc.seed, tc.ask, lang.ZH))
			p := mustDecode(t, written)
			var unknown []string
			for _, slot := range p.StatedUnknown {
				unknown = append(unknown, facts.List[slot].ID)
			}
			require.Equal(t, tc.unknown, unknown)
			p.StatedUnknown = tc.seed.StatedUnknown
			require.Equal(t, tc.seed, p, written)
		})
	}
}

func TestTemplateFactsBehindACommentAreReadOnceItIsRemoved(t *testing.T) {
	facts := testFacts()
	seed := mustDecode(t, "id: a\nstart: 2026-06-01\n")
	written := string(Template(facts, seed, []string{"investment_mode", "green_ratio_pct", ReferenceDate}, lang.EN))
	for _, id := range []string{"investment_mode", "green_ratio_pct", ReferenceDate} {
		written = strings.Replace(written, "  # "+id+":", "  "+id+":", 1)
	}
	p := mustDecode(t, written)
	for id, want := range map[string]Value{
		"investment_mode": TextValue("enterprise"),
		"green_ratio_pct": NumberValue(30 * Scale),
		ReferenceDate:     DateValue(day(t, "2026-06-01")),
	} {
		value, origin := of(t, p, id)
		require.Equal(t, want, value)
		require.Equal(t, Stated, origin)
	}
}

func TestTemplateKeepsACommentOnItsLine(t *testing.T) {
	facts := NewFacts(nil, []Fact{{ID: "a", Type: EnumType,
		Question: lang.Text{ZH: "一\nid: b", EN: "one\nid: b"},
		Values:   []Choice{{ID: "x", Name: lang.Text{ZH: "甲\r\nid: c", EN: "A\nid: c"}}}}})
	seed := Profile{ID: "p", Name: "p", Start: day(t, "2026-06-01"), Values: make([]Value, 1), Origin: make([]Origin, 1)}
	p, err := Decode(Template(facts, seed, []string{"a"}, lang.ZH), facts, testSchema(t, facts))
	require.NoError(t, err)
	require.Equal(t, "p", p.ID)
}
