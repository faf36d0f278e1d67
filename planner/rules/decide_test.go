package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// project reads a profile of the sound rule set from lines such as "far: 2". A project begins on
// 1 June 2026 unless its reference date says otherwise.
func project(t testing.TB, s *rules.Set, facts ...string) profile.Profile {
	t.Helper()
	text := "id: p\nstart: 2026-06-01\nfacts:\n  " + strings.Join(append(facts, "{}"), "\n  ")
	if len(facts) > 0 {
		text = strings.TrimSuffix(text, "\n  {}")
	}
	p, err := profile.Decode([]byte(text), s.Facts(), s.Schema())
	require.NoError(t, err, text)
	return p
}

func loaded(t testing.TB) *rules.Set {
	t.Helper()
	s, err := rules.Load(sound(t))
	require.NoError(t, err)
	return s
}

func decided(t testing.TB, s *rules.Set, assume profile.Assume, facts ...string) rules.Decision {
	t.Helper()
	d, err := s.Decide(project(t, s, facts...), assume)
	require.NoError(t, err)
	return d
}

// item gives what was decided of one item.
func item(t testing.TB, d rules.Decision, id string) rules.ItemDecision {
	t.Helper()
	i := slices.IndexFunc(d.Items, func(row rules.ItemDecision) bool { return row.Item.ID == id })
	require.GreaterOrEqual(t, i, 0, id)
	return d.Items[i]
}

func TestItemsAreRequiredNotRequiredOrPossible(t *testing.T) {
	s := loaded(t)
	for name, c := range map[string]struct {
		id, facts, want string
		missing         []string
	}{
		"at the limit": {"permit", "floor_area_m2: 500", "required", nil},
		"just below the limit, not by government":                    {"permit", "floor_area_m2: 499.999999; investment_mode: enterprise", "not_required", nil},
		"below the limit, the investor unknown":                      {"permit", "floor_area_m2: 499", "possible", []string{"investment_mode"}},
		"neither known":                                              {"permit", "", "possible", []string{"investment_mode", "floor_area_m2"}},
		"one of two alternatives is enough":                          {"permit", "investment_mode: government", "required", nil},
		"an alternative that is ruled out asks no more of the other": {"permit", "investment_mode: joint", "possible", []string{"floor_area_m2"}},
		"the day before a new limit":                                 {"permit", "floor_area_m2: 300; reference_date: 2024-12-31", "required", nil},
		"the day of the new limit":                                   {"permit", "floor_area_m2: 300; reference_date: 2025-01-01; investment_mode: joint", "not_required", nil},
		"before the item began":                                      {"permit", "floor_area_m2: 9000; reference_date: 2018-12-31", "not_required", nil},
		"on the first day of the item":                               {"permit", "floor_area_m2: 9000; reference_date: 2019-01-01", "required", nil},
		"on the last day of an item":                                 {"old_permit", "floor_area_m2: 9000; reference_date: 2018-12-31", "required", nil},
		"after the end of an item":                                   {"old_permit", "floor_area_m2: 9000; reference_date: 2019-01-01", "not_required", nil},
		"an item for everyone":                                       {"project_code", "", "required", nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := decided(t, s, profile.Defaults, lines(c.facts)...)
			row := item(t, d, c.id)
			require.Equal(t, c.want, row.Verdict.String())
			require.Equal(t, c.missing, row.Missing)
		})
	}
}

// lines splits facts at semicolons.
func lines(facts string) []string {
	if facts == "" {
		return nil
	}
	return strings.Split(facts, "; ")
}

func TestAReasonShowsTheNumberTheLimitAndItsArticle(t *testing.T) {
	s := loaded(t)
	row := item(t, decided(t, s, profile.Defaults, "annual_energy_tce: 801"), "energy_review")
	require.Equal(t, "required", row.Verdict.String())
	require.Len(t, row.Because, 1)
	because := row.Because[0]
	require.Equal(t, lang.Text{ZH: "年能耗达到限额", EN: "Yearly energy reaches the limit"}, because.Condition)
	require.Equal(t, "items/energy_review/energy_review.rego:15", because.Place)
	require.Equal(t, []rules.Basis{{Law: "energy_law", Article: "15"}}, because.Basis)
	require.Contains(t, shown(because), "annual_energy_tce 801 >= 800 true")

	// Of the limits of three times only today's is near.
	row = item(t, decided(t, s, profile.Defaults, "annual_energy_tce: 799.5"), "energy_review")
	require.Equal(t, "not_required", row.Verdict.String())
	require.Equal(t, []string{"annual_energy_tce 799.5 >= 800 false"}, shown(row.Because[0]))
	require.Equal(t, "items/energy_review/energy_review.rego:18", row.Because[0].Tests[0].Place)

	// What is not known is shown as such.
	row = item(t, decided(t, s, profile.Defaults), "energy_review")
	require.Contains(t, shown(row.Because[0]), "annual_energy_tce unknown >= 800 false")
}

func shown(r rules.Reason) []string {
	var tests []string
	for _, c := range r.Tests {
		words := []string{c.Fact, c.Actual.String(), c.Op}
		for _, w := range c.Want {
			words = append(words, w.String())
		}
		if c.Fact2 != "" {
			words = append(words, c.Fact2, c.Actual2.String())
		}
		tests = append(tests, strings.Join(append(words, fmt.Sprint(c.Holds)), " "))
	}
	return tests
}

func TestAReasonOfAnotherTimeComesAfterOneOfToday(t *testing.T) {
	body := func(title, rule string) string {
		return "\n# METADATA\n# title: " + title + "\n# custom:\n#   title_en: " + title + "\n" + rule
	}
	files := sound(t)
	files[permitRules].Data = append(files[permitRules].Data, body("then", `applies if {
	input.reference_date < "2020-01-01"
	input.far > 0
}
`)...)
	old := string(files[permitRules].Data)
	at := strings.Index(old, "# METADATA\n# title: 面积")
	require.Positive(t, at)
	files[permitRules].Data = []byte(old[:at] + body("before", `applies if {
	input.reference_date < "2020-01-01"
	input.far > 5
}

`)[1:] + old[at:])
	s, err := rules.Load(files)
	require.NoError(t, err)
	row := item(t, decided(t, s, profile.Defaults, "floor_area_m2: 3", "investment_mode: joint", "far: 1"), "permit")
	var titles []string
	for _, r := range row.Because {
		titles = append(titles, r.Condition.EN)
	}
	require.Equal(t, []string{"The floor area reaches the limit", "Government projects always need it", "before", "then"}, titles)
}

func TestAnItemOutOfItsDatesSaysSo(t *testing.T) {
	s := loaded(t)
	before := item(t, decided(t, s, profile.Defaults, "reference_date: 2018-06-01"), "permit").Because[0]
	require.Equal(t, "not_yet 2019-01-01", before.Code+" "+before.Day.String())
	after := item(t, decided(t, s, profile.Defaults), "old_permit").Because[0]
	require.Equal(t, "ended 2018-12-31", after.Code+" "+after.Day.String())
	require.Equal(t, []string{"permit"}, after.Successors)
}

func TestDefaultsAreNamedWhereAVerdictRestsOnThem(t *testing.T) {
	s := loaded(t)
	facts := []string{"annual_energy_tce: 900", "investment_mode: enterprise"}
	row := item(t, decided(t, s, profile.Defaults, facts...), "energy_review")
	require.Equal(t, []string{"credit_blacklisted", "in_energy_zone"}, row.Commitment.Assumed)
	require.Empty(t, row.Assumed, "whether it is needed rests on no default")
	row = item(t, decided(t, s, profile.None, facts...), "energy_review")
	require.Empty(t, row.Commitment.Assumed)
	require.Equal(t, []string{"credit_blacklisted", "in_energy_zone"}, row.Commitment.Missing)
}

func TestCommitmentsAreOfferedRefusedOrNotYetKnown(t *testing.T) {
	s := loaded(t)
	for name, c := range map[string]struct {
		facts   string
		offered bool
		refused []string
		missing []string
	}{
		"nothing against it":                                      {"investment_mode: enterprise; in_energy_zone: true", true, nil, nil},
		"one reason against it":                                   {"investment_mode: enterprise", false, []string{"outside_zone"}, nil},
		"several reasons against it":                              {"investment_mode: joint; credit_blacklisted: true", false, []string{"credit_blacklisted", "outside_zone", "public_money"}, nil},
		"an unknown fact is no offer":                             {"in_energy_zone: true", false, nil, []string{"investment_mode"}},
		"a fact that is called unknown does not take its default": {"investment_mode: enterprise; in_energy_zone: true; credit_blacklisted: unknown", false, nil, []string{"credit_blacklisted"}},
		"a reason that holds, whatever is unknown":                {"in_energy_zone: false", false, []string{"outside_zone"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			d := decided(t, s, profile.Defaults, append(lines(c.facts), "annual_energy_tce: 900")...)
			answer := item(t, d, "energy_review").Commitment
			require.NotNil(t, answer)
			require.Equal(t, c.offered, answer.Offered)
			require.Equal(t, c.missing, answer.Missing)
			var codes []string
			for _, r := range answer.Refused {
				codes = append(codes, r.Code)
				require.NotEmpty(t, r.Condition.ZH)
				require.NotEmpty(t, r.Condition.EN)
				require.NotEmpty(t, r.Basis)
			}
			require.Equal(t, c.refused, codes)
		})
	}
}

func TestASharedReasonKeepsItsOwnTitleAndPlace(t *testing.T) {
	s := loaded(t)
	d := decided(t, s, profile.Defaults, "annual_energy_tce: 900", "credit_blacklisted: true", "in_energy_zone: true", "investment_mode: enterprise")
	refused := item(t, d, "energy_review").Commitment.Refused
	require.Len(t, refused, 1)
	require.Equal(t, "The applicant is dishonest", refused[0].Condition.EN)
	require.True(t, strings.HasPrefix(refused[0].Place, "lib/commitments/commitments.rego:"), refused[0].Place)
	require.Equal(t, []string{"credit_blacklisted true == true true"}, shown(refused[0]))
}

func TestACommitmentIsOfferedOnlyFromItsDate(t *testing.T) {
	s := loaded(t)
	facts := []string{"annual_energy_tce: 1000", "in_energy_zone: true", "investment_mode: enterprise"}
	answer := item(t, decided(t, s, profile.Defaults, append(facts, "reference_date: 2017-12-31")...), "energy_review").Commitment
	require.False(t, answer.Offered)
	require.Equal(t, "not_yet 2018-01-01", answer.Refused[0].Code+" "+answer.Refused[0].Day.String())
	answer = item(t, decided(t, s, profile.Defaults, append(facts, "reference_date: 2018-01-01")...), "energy_review").Commitment
	require.True(t, answer.Offered)
}

func TestADeferralIsNoCommitment(t *testing.T) {
	s := loaded(t)
	row := item(t, decided(t, s, profile.Defaults, "floor_area_m2: 600"), "permit")
	require.Nil(t, row.Commitment)
	require.True(t, row.Deferral.Offered)
	row = item(t, decided(t, s, profile.Defaults, "floor_area_m2: 600", "credit_blacklisted: true"), "permit")
	require.False(t, row.Deferral.Offered)
	require.Equal(t, "credit_blacklisted", row.Deferral.Refused[0].Code)
}

func TestDaysVaryWithTheProject(t *testing.T) {
	s := loaded(t)
	for facts, want := range map[string][3]int{
		"floor_area_m2: 600":                    {5, 5, 5},
		"floor_area_m2: 600; is_large: true":    {10, 10, 10},
		"floor_area_m2: 600; is_large: unknown": {5, 5, 5}, // the catalogue's, until it is known
	} {
		row := item(t, decided(t, s, profile.Defaults, lines(facts)...), "permit")
		require.Equal(t, want, [3]int{row.Promised, row.Approval, row.Elapsed}, facts)
	}
	row := item(t, decided(t, s, profile.Defaults, "annual_energy_tce: 900"), "energy_review")
	require.Equal(t, [3]int{7, 7, 22}, [3]int{row.Promised, row.Approval, row.Elapsed}, "special procedures are outside the promise")
}

func TestASoftEdgeIsHardBeforeADateAndFromADate(t *testing.T) {
	s := loaded(t)
	d := decided(t, s, profile.Defaults, "floor_area_m2: 600", "investment_mode: enterprise")
	i := slices.IndexFunc(d.Edges, func(e rules.EdgeDecision) bool { return e.From == "project_code" && e.To == "permit" })
	require.GreaterOrEqual(t, i, 0)
	edge := d.Edges[i]
	require.Equal(t, rules.Soft, edge.Kind)
	require.Equal(t, "required", edge.Verdict.String())
	for day, want := range map[string]rules.EdgeKind{
		"2019-12-31": rules.Hard, "2020-01-01": rules.Soft, "2026-06-30": rules.Soft, "2026-07-01": rules.Hard,
	} {
		date, err := calendar.ParseDate(day)
		require.NoError(t, err)
		require.Equal(t, want, edge.KindOn(date), day)
	}
	hard := rules.Edge{Kind: rules.Physical, HardBefore: calendar.MaxDate}
	require.Equal(t, rules.Physical, hard.KindOn(calendar.DateOf(2026, 1, 1)), "only a soft edge changes")
}

func TestAnEdgeBindsOnlyWhereItsConditionAndBothItemsDo(t *testing.T) {
	s := loaded(t)
	edges := func(facts ...string) map[string]string {
		found := map[string]string{}
		for _, e := range decided(t, s, profile.Defaults, facts...).Edges {
			found[e.From+" "+e.To] = e.Verdict.String()
		}
		return found
	}
	require.NotContains(t, edges("floor_area_m2: 600", "investment_mode: government"), "project_code permit")
	require.Equal(t, "possible", edges("floor_area_m2: 600")["project_code permit"])
	require.NotContains(t, edges("annual_energy_tce: 1", "floor_area_m2: 600"), "energy_review permit")
	require.NotContains(t, edges("floor_area_m2: 600"), "old_permit commencement")
	require.Contains(t, edges("floor_area_m2: 600", "reference_date: 2018-06-01"), "old_permit commencement")
}
