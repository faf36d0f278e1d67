package profile

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
)

// testFacts has one fact of each shape, so that the tests need no rule set.
func testFacts() *Facts {
	text := func(zh, en string) lang.Text { return lang.Text{ZH: zh, EN: en} }
	groups := []Group{{ID: "basic", Title: text("项目基本情况", "The project")}, {ID: "land", Title: text("用地", "Land")}}
	return NewFacts(groups, []Fact{
		{ID: "investment_mode", Group: "basic", Type: EnumType, Default: TextValue("enterprise"),
			Name: text("投资类型", "Kind of investment"), Question: text("项目资金属于哪一类投资？", "Which kind of investment pays?"),
			Values: []Choice{{"enterprise", text("企业投资", "Enterprise investment")}, {"government", text("政府投资", "Government investment")}}},
		{ID: "building_category", Group: "basic", Type: EnumType,
			Name: text("主要用途", "Main use"), Question: text("主要用途是什么？", "What is the main use?"),
			Values: []Choice{{"industrial", text("工业厂房", "Industrial")}, {"residential", text("住宅", "Housing")}, {"hotel", text("旅馆", "Hotel")}}},
		{ID: "technical_renovation", Group: "basic", Type: BooleanType, Default: TruthValue(false),
			Name: text("技术改造", "Technical renovation"), Question: text("是否技术改造？", "Is it technical renovation?")},
		{ID: ReferenceDate, Group: "basic", Type: DateType,
			Name: text("适用规定日期", "Date of the rules"), Question: text("按哪一天施行的规定办理？", "The rules of which date apply?")},
		{ID: "trade_code", Group: "basic", Type: TextType,
			Name: text("行业代码", "Trade code"), Question: text("国民经济行业代码？", "Which trade code?")},
		{ID: "works_duration_days", Group: "basic", Type: NumberType, Integer: true, Min: NumberValue(0),
			Name: text("工期", "Length of the works"), Question: text("工期多少？", "How long do the works take?"), Unit: text("日历天", "calendar days")},
		{ID: "land_area_m2", Group: "land", Type: NumberType, Min: NumberValue(0), VariesByPart: true, Sums: true,
			Name: text("用地面积", "Land area"), Question: text("用地面积多少？", "How large is the plot?"), Unit: text("平方米", "m2")},
		{ID: "green_ratio_pct", Group: "land", Type: NumberType, VariesByPart: true, Min: NumberValue(0), Max: NumberValue(100 * Scale), Default: NumberValue(30 * Scale),
			Name: text("绿地率", "Green ratio"), Question: text("绿地率多少？", "How much is green?"), Unit: text("%", "%")},
		{ID: "level_change", Group: "land", Type: NumberType,
			Name: text("高差", "Level change"), Question: text("场地高差多少？", "How much does the level change?")},
		{ID: "is_public_building", Group: "land", Type: BooleanType, Derived: true,
			Name: text("公共建筑", "Public building"), Question: text("是否公共建筑？", "Is it a public building?")},
		{ID: "contract_start", Group: "land", Type: DateType,
			Name: text("约定开工日期", "Agreed start"), Question: text("约定何时开工？", "When must works start?")},
	})
}

func testSchema(t testing.TB, facts *Facts) *Schema {
	t.Helper()
	schema, err := CompileSchema(facts)
	require.NoError(t, err)
	return schema
}

// decode reads a profile of the test facts.
func decode(t testing.TB, input string) (Profile, error) {
	t.Helper()
	facts := testFacts()
	return Decode([]byte(input), facts, testSchema(t, facts))
}

func mustDecode(t testing.TB, input string) Profile {
	t.Helper()
	p, err := decode(t, input)
	require.NoError(t, err)
	return p
}

func day(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// of gives the value and origin of a fact by its id.
func of(t testing.TB, p Profile, id string) (Value, Origin) {
	t.Helper()
	slot, ok := testFacts().Slot(id)
	require.True(t, ok, id)
	return p.Value(slot), p.Origin[slot]
}
