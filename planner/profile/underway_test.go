package profile

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// plain is a project of which nothing is known; what is put behind it stands from line 3.
const plain = "id: a\nstart: 2026-06-01\n"

const halfWay = `id: p
start: 2026-03-02
as_of: 2026-07-15
progress:
  planning_conditions: {state: obtained, accepted: 2026-05-10, finished: 2026-05-20, document: 甬自然规条〔2026〕12号}
  eia_registration: {state: in_progress, accepted: 2026-07-10}
  early_study@lot1: {state: waived, reason: 会议纪要, document: 3号}
constraints:
  state_land_grant: {not_before: 2026-08-10, must_finish_by: 2026-09-30}
  energy_review: {duration_days: 7, reason: 窗口已答应}
`

func TestAProjectUnderWayIsRead(t *testing.T) {
	p, err := decode(t, halfWay)
	require.NoError(t, err)
	require.Equal(t, day(t, "2026-07-15"), p.AsOf)
	require.Equal(t, []Progress{
		{Key: "planning_conditions", State: Obtained, Accepted: day(t, "2026-05-10"), Finished: day(t, "2026-05-20"), Document: "甬自然规条〔2026〕12号", Line: 5},
		{Key: "eia_registration", State: InProgress, Accepted: day(t, "2026-07-10"), Line: 6},
		{Key: "early_study@lot1", State: Waived, Reason: "会议纪要", Document: "3号", Line: 7},
	}, p.Progress)
	require.Equal(t, []Constraint{
		{Key: "state_land_grant", NotBefore: day(t, "2026-08-10"), MustFinishBy: day(t, "2026-09-30"), Line: 9},
		{Key: "energy_review", OwnDuration: true, Duration: 7, Reason: "窗口已答应", Line: 10},
	}, p.Constraints)
	require.True(t, p.UnderWay())
	require.Equal(t, p.AsOf, p.Today())

	empty, err := decode(t, plain+"as_of:\nprogress:\nconstraints: {}\n")
	require.NoError(t, err)
	require.False(t, empty.UnderWay())
	require.Equal(t, empty.Start, empty.Today())
}

func TestWhatAProjectUnderWayCannotSay(t *testing.T) {
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"something done in the future":                      {"progress: {a: {state: obtained, finished: 2026-06-02}}", []string{"/progress/a/finished:3 profile.progress.future 2026-06-02 2026-06-01"}},
		"something accepted in the future":                  {"as_of: 2026-06-03\nprogress: {a: {state: in_progress, accepted: 2026-06-04}}", []string{"/progress/a/accepted:4 profile.progress.future 2026-06-04 2026-06-03"}},
		"done before it was accepted":                       {"as_of: 2026-06-09\nprogress: {a: {state: obtained, accepted: 2026-06-03, finished: 2026-06-02}}", []string{"/progress/a/finished:4 profile.progress.order 2026-06-02 2026-06-03"}},
		"in progress since nobody knows when":               {"progress: {a: {state: in_progress}}", []string{"/progress/a:3 profile.progress.accepted"}},
		"in progress and done":                              {"progress: {a: {state: in_progress, accepted: 2026-05-01, finished: 2026-05-02}}", []string{"/progress/a/finished:3 profile.progress.finished"}},
		"waived without a reason":                           {"progress: {a: {state: waived}}", []string{"/progress/a:3 profile.progress.reason"}},
		"no state":                                          {"progress: {a: {}}", []string{"/progress/a:3 profile.block.missing state [obtained in_progress waived]"}},
		"a state that does not exist":                       {"progress: {a: {state: optained}}", []string{"/progress/a/state:3 profile.fact.enum optained [obtained in_progress waived] obtained"}},
		"a misspelt key":                                    {"progress: {a: {state: obtained, finshed: 2026-05-02}}", []string{"/progress/a/finshed:3 profile.block.unknown finshed finished [state accepted finished document reason facts]"}},
		"facts on which something in progress was obtained": {"as_of: 2026-06-03\nprogress: {a: {state: in_progress, accepted: 2026-05-01, facts: {land_area_m2: 5}}}", []string{"/progress/a/facts:4 profile.progress.facts"}},
		"a fact that there is not":                          {"progress: {a: {state: obtained, facts: {land_aera_m2: 5}}}", []string{"/progress/a/facts/land_aera_m2:3 profile.fact.unknown land_aera_m2 land_area_m2"}},
		"a text as a number":                                {"progress: {a: {state: obtained, facts: {land_area_m2: x}}}", []string{"/progress/a/facts/land_area_m2:3 profile.fact.number x m2"}},
		"a number that cannot be held":                      {"progress: {a: {state: obtained, facts: {land_area_m2: 0.00000001}}}", []string{"/progress/a/facts/land_area_m2:3 profile.fact.decimals 0.00000001"}},
		"facts that are a list":                             {"progress: {a: {state: obtained, facts: [1]}}", []string{"/progress/a/facts:3 profile.not_a_mapping list"}},
		"an impossible date":                                {"constraints: {a: {not_before: 2026-02-30}}", []string{"/constraints/a/not_before:3 profile.fact.date 2026-02-30"}},
		"a number as a date":                                {"as_of: 20260601", []string{"/as_of:3 profile.fact.date 20260601"}},
		"a list as a date":                                  {"as_of: []", []string{"/as_of:3 profile.fact.type  date"}},
		"days below zero":                                   {"constraints: {a: {duration_days: -1, reason: x}}", []string{"/constraints/a/duration_days:3 profile.block.days -1 3660"}},
		"half a day":                                        {"constraints: {a: {duration_days: 1.5, reason: x}}", []string{"/constraints/a/duration_days:3 profile.block.days 1.5 3660"}},
		"days of one's own without a reason":                {"constraints: {a: {duration_days: 3}}", []string{"/constraints/a:3 profile.constraint.reason"}},
		"a constraint that fixes nothing":                   {"constraints: {a: {reason: x}}", []string{"/constraints/a:3 profile.constraint.empty"}},
		"an end before the beginning":                       {"constraints: {a: {not_before: 2026-07-02, must_finish_by: 2026-07-01}}", []string{"/constraints/a/must_finish_by:3 profile.constraint.order 2026-07-01 2026-07-02"}},
		"a key that can be no item":                         {"progress: {A b: {state: obtained}}", []string{"/progress/A b:3 profile.block.key A b"}},
		"a list instead of a mapping":                       {"progress: [a]", []string{"/progress:3 profile.not_a_mapping list"}},
		"a text instead of an entry":                        {"constraints: {a: b}", []string{"/constraints/a:3 profile.not_a_mapping text"}},
		"a list as a state":                                 {"progress: {a: {state: []}}", []string{"/progress/a/state:3 profile.fact.type  text"}},
		"a text of two lines, and another fault":            {"progress: {a: {state: waived, reason: \"x\\ny\"}, b: {state: waived}}", []string{"/progress/a/reason:3 profile.text.lines"}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, mistakes(t, plain+tc.text+"\n"))
		})
	}
}

func TestAProjectUnderWayIsWrittenAsItWasRead(t *testing.T) {
	p, err := decode(t, halfWay)
	require.NoError(t, err)
	again, err := decode(t, string(Encode(p, testFacts())))
	require.NoError(t, err)
	require.Equal(t, unlined(p), unlined(again))
}

// unlined leaves out where each entry stood, which another way of writing changes.
func unlined(p Profile) Profile {
	p = p.Clone()
	for i := range p.Progress {
		p.Progress[i].Line = 0
	}
	for i := range p.Constraints {
		p.Constraints[i].Line = 0
	}
	for i := range p.Own {
		p.Own[i].Line = 0
	}
	for i := range p.Dropped {
		p.Dropped[i].Line = 0
	}
	for i := range p.Parts {
		p.Parts[i].Line = 0
	}
	return p
}

const adjustedProject = plain + `adjustments:
  add:
    - {id: x_village, name: 村民代表会议, duration_days: 10, after: [project_code], before: [works], reason: 征地前须征求意见, by: 代办员张}
  drop:
    - {item: traffic_impact_assessment, document: 甬交函3号, reason: 主管部门认定免评}
`

func TestAdjustmentsAreReadAndWritten(t *testing.T) {
	p, err := decode(t, adjustedProject)
	require.NoError(t, err)
	require.Equal(t, []OwnItem{{
		ID: "x_village", Name: "村民代表会议", Duration: 10, After: []string{"project_code"}, Before: []string{"works"},
		Reason: "征地前须征求意见", By: "代办员张", Line: 5,
	}}, p.Own)
	require.Equal(t, []Dropped{{Item: "traffic_impact_assessment", Document: "甬交函3号", Reason: "主管部门认定免评", Line: 7}}, p.Dropped)
	again, err := decode(t, string(Encode(p, testFacts())))
	require.NoError(t, err)
	require.Equal(t, unlined(p), unlined(again))
}

func TestAdjustmentsThatCannotBe(t *testing.T) {
	const own = "id: x_a, name: 甲, duration_days: 1, reason: 乙, by: 丙"
	for name, tc := range map[string]struct {
		text string
		want []string
	}{
		"an id that a catalogue could have": {"add: [{id: a, name: 甲, duration_days: 1, reason: 乙, by: 丙, after: [b]}]", []string{"/adjustments/add/0/id:3 profile.adjustment.id a"}},
		"one item twice":                    {"add: [{" + own + ", after: [b]}, {" + own + ", after: [b]}]", []string{"/adjustments/add/1/id:3 profile.adjustment.twice x_a"}},
		"an item that stands alone":         {"add: [{" + own + "}]", []string{"/adjustments/add/0:3 profile.adjustment.alone"}},
		"nobody and nothing said":           {"add: [{id: x_a, after: [b]}]", []string{"/adjustments/add/0/by:3 profile.missing by", "/adjustments/add/0/duration_days:3 profile.missing duration_days", "/adjustments/add/0/name:3 profile.missing name", "/adjustments/add/0/reason:3 profile.missing reason"}},
		"dropped without a paper":           {"drop: [{item: a, reason: b}]", []string{"/adjustments/drop/0/document:3 profile.missing document"}},
		"dropped twice":                     {"drop: [{item: a, reason: b, document: c}, {item: a, reason: b, document: c}]", []string{"/adjustments/drop/1/item:3 profile.adjustment.twice a"}},
		"a misspelt list":                   {"adds: []", []string{"/adjustments/adds:3 profile.block.unknown adds add [add drop]"}},
		"a misspelt key":                    {"drop: [{itm: a, item: a, reason: b, document: c}]", []string{"/adjustments/drop/0/itm:3 profile.block.unknown itm item [item document reason]"}},
		"a mapping instead of a list":       {"drop: {a: b}", []string{"/adjustments/drop:3 profile.block.list"}},
		"a text instead of an entry":        {"drop: [a]", []string{"/adjustments/drop/0:3 profile.not_a_mapping text"}},
		"a text instead of a list of items": {"add: [{" + own + ", after: b}]", []string{"/adjustments/add/0/after:3 profile.block.list"}},
		"something that is no item":         {"add: [{" + own + ", after: [B c]}]", []string{"/adjustments/add/0/after/0:3 profile.block.key B c"}},
		"days below zero":                   {"add: [{id: x_a, name: 甲, duration_days: -1, reason: 乙, by: 丙, after: [b]}]", []string{"/adjustments/add/0/duration_days:3 profile.block.days -1 3660"}},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, tc.want, mistakes(t, plain+"adjustments: {"+tc.text+"}\n"))
		})
	}
}
