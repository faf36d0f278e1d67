package prompts_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func shipped(t testing.TB) *prompts.Book {
	t.Helper()
	b, err := rules.LoadBeside(policies.FS, "supervision")
	require.NoError(t, err)
	book, err := prompts.ReadBook(b)
	require.NoError(t, err)
	return book
}

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// TestThePromptsOfADay goes through kinds and days around the Dragon Boat holiday of 19 to 21 June 2026.
func TestThePromptsOfADay(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	decision := func(m prompts.Matter) prompts.Matter {
		m.Kind, m.Begun, m.Due, m.Limit = "case_decision", date(t, "2026-06-01"), date(t, "2026-06-15"), 10
		return m
	}
	due := func(kind, begun, due string) prompts.Matter {
		m := prompts.Matter{Kind: kind, Begun: date(t, begun)}
		if due != "" {
			m.Due = date(t, due)
		}
		return m
	}
	for name, tc := range map[string]struct {
		matter prompts.Matter
		day    string
		want   string // steps
	}{
		"before half of the days are used nothing is told": {decision(prompts.Matter{}), "2026-06-05", ""},
		"on the fifth of ten days half of them are used":   {decision(prompts.Matter{}), "2026-06-08", "half"},
		"a day later that is still what holds":             {decision(prompts.Matter{}), "2026-06-09", "half"},
		"on the eighth of ten days four fifths are used":   {decision(prompts.Matter{}), "2026-06-11", "most"},
		"the last day": {decision(prompts.Matter{}), "2026-06-15", "day"},
		"six working days after it, with a holiday between":       {decision(prompts.Matter{}), "2026-06-24", "still"},
		"a day before that the last day is what holds":            {decision(prompts.Matter{}), "2026-06-23", "day"},
		"a yellow light beside the days":                          {decision(prompts.Matter{Light: "yellow", Since: date(t, "2026-06-16")}), "2026-06-16", "yellow day"},
		"a red light on a holiday, and nothing else":              {decision(prompts.Matter{Light: "red", Since: date(t, "2026-06-18")}), "2026-06-19", "red"},
		"a yellow light waits for the end of the holiday":         {decision(prompts.Matter{Light: "yellow", Since: date(t, "2026-06-16")}), "2026-06-20", ""},
		"a light of which the book says nothing":                  {decision(prompts.Matter{Light: "green"}), "2026-06-05", ""},
		"a last day on a holiday is told on the last working day": {due("permit_lapse", "2023-06-21", "2026-06-20"), "2026-06-18", "day"},
		"ten working days before a permit lapses":                 {due("permit_lapse", "2023-06-21", "2026-06-30"), "2026-06-15", "near"},
		"forty working days before it":                            {due("permit_lapse", "2023-06-21", "2026-08-31"), "2026-07-06", "far"},
		"the day after a permit lapsed":                           {due("permit_lapse", "2023-06-21", "2026-06-30"), "2026-07-01", "late"},
		"a start-by day is told when what it waits for is done":   {due("item_start", "2026-06-02", "2026-06-12"), "2026-06-02", "begun"},
		"three working days before a start-by day":                {due("item_start", "2026-06-02", "2026-06-12"), "2026-06-09", "before"},
		"a start-by day":               {due("item_start", "2026-06-02", "2026-06-12"), "2026-06-12", "day"},
		"the day after a start-by day": {due("item_start", "2026-06-02", "2026-06-12"), "2026-06-15", "late"},
		"corrections have no day of the law, but one of the district": {due("case_supplement", "2026-06-01", ""), "2026-06-10", "before"},
		"corrections that are ten working days old":                   {due("case_supplement", "2026-06-01", ""), "2026-06-16", "late"},
		"the fourth day after receipt":                                {due("case_answer", "2026-06-01", "2026-06-08"), "2026-06-05", "before"},
		"the sixth day after receipt, after which silence is assent":  {due("case_answer", "2026-06-01", "2026-06-08"), "2026-06-09", "late"},
		"a certificate two working days before it is to be delivered": {due("case_delivery", "2026-06-01", "2026-06-15"), "2026-06-11", "before"},
		"a gap on its last day":                                       {due("case_gap", "2026-06-01", "2026-06-10"), "2026-06-10", "day"},
		"a pause whose planned end has come":                          {due("case_pause", "2026-06-01", "2026-06-10"), "2026-06-10", "day"},
		"a pause that went on":                                        {due("case_pause", "2026-06-01", "2026-06-10"), "2026-06-11", "late"},
		"a completion is to be filed three days before the end":       {due("completion_filing", "2026-06-01", "2026-06-16"), "2026-06-11", "before"},
		"a completion that was accepted today":                        {due("completion_filing", "2026-06-01", "2026-06-16"), "2026-06-01", "begun"},
		"completion data on the last day":                             {due("completion_data", "2026-01-05", "2026-07-05"), "2026-07-03", "day"},
		"a commitment ten working days before its check":              {due("commitment_verify", "2026-03-02", "2026-06-15"), "2026-06-01", "before"},
		"a breach that is not put right":                              {due("commitment_repair", "2026-05-20", "2026-06-01"), "2026-06-02", "late"},
		"a problem on the day it is raised":                           {due("problem", "2026-06-01", "2026-06-04"), "2026-06-01", "begun"},
		"a question on its last day":                                  {due("question", "2026-06-01", "2026-06-04"), "2026-06-04", "day"},
		"an opinion that did not come":                                {due("opinion", "2026-06-01", "2026-06-08"), "2026-06-09", "late"},
		"a matter whose kind nobody prompts for":                      {due("weather", "2026-06-01", "2026-06-08"), "2026-06-09", ""},
		"a matter without a day":                                      {prompts.Matter{Kind: "case_decision"}, "2026-06-09", ""},
		"one day is used up on that day":                              {prompts.Matter{Kind: "case_decision", Begun: date(t, "2026-06-01"), Due: date(t, "2026-06-02"), Limit: 1}, "2026-06-02", "day"},
		"a limit that was lengthened puts off the half":               {prompts.Matter{Kind: "case_decision", Begun: date(t, "2026-06-01"), Due: date(t, "2026-07-01"), Limit: 20}, "2026-06-12", ""},
		"without a limit the days between are counted":                {prompts.Matter{Kind: "case_decision", Begun: date(t, "2026-06-01"), Due: date(t, "2026-06-15")}, "2026-06-08", "half"},
		"a make-up day is a working day":                              {due("question", "2026-09-15", "2026-09-20"), "2026-09-20", "day"},
		"what the program missed over days is covered by what holds":  {due("item_start", "2026-06-02", "2026-06-12"), "2026-06-11", "before"},
		"a reminder that comes again is told anew five days later":    {due("item_start", "2026-06-02", "2026-06-12"), "2026-06-23", "late"},
	} {
		t.Run(name, func(t *testing.T) {
			tc.matter.Project, tc.matter.ID = "p1", "permit/1"
			got := []string{}
			for _, p := range book.Of(tc.matter, cal, date(t, tc.day)) {
				if p.Waits(cal, date(t, tc.day)) {
					continue
				}
				got = append(got, p.Step.ID)
				require.LessOrEqual(t, p.On, date(t, tc.day))
				require.NotContains(t, p.Text(cal, date(t, tc.day)).ZH, "{")
			}
			require.Equal(t, tc.want, strings.Join(got, " "))
		})
	}
}

// TestAPromptHasOneIDForEver runs each matter through every day of half a year: each prompt keeps its id as
// long as it holds, and none comes back under an id after another took its place.
func TestAPromptHasOneIDForEver(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	for kind := range book.Kinds {
		m := prompts.Matter{Kind: kind, ID: "x", Project: "p1", Begun: date(t, "2026-05-04"), Due: date(t, "2026-06-20")}
		var order []string
		for day := date(t, "2026-05-01"); day < date(t, "2026-11-01"); day++ {
			for _, p := range book.Of(m, cal, day) {
				if len(order) == 0 || order[len(order)-1] != p.ID {
					order = append(order, p.ID)
				}
			}
		}
		require.NotEmpty(t, order, kind)
		each := slices.Clone(order)
		slices.Sort(each)
		require.Len(t, slices.Compact(each), len(order), kind)
	}
}

// A day that moves, as after a pause, is told anew; a part of the days that was used is not.
func TestALastDayThatMovesIsToldAnew(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	before := prompts.Matter{Kind: "case_decision", ID: "permit/1", Project: "p1", Begun: date(t, "2026-06-01"), Due: date(t, "2026-06-15"), Limit: 10}
	after := before
	after.Due = date(t, "2026-06-26")
	id := func(m prompts.Matter, day string) string { return book.Of(m, cal, date(t, day))[0].ID }
	require.Equal(t, id(before, "2026-06-08"), id(after, "2026-06-18"), "half")
	require.NotEqual(t, id(before, "2026-06-15"), id(after, "2026-06-26"), "the last day")
}

// TestTextsAreShortAndTellNothing measures every text as it is told at its longest.
func TestTextsAreShortAndTellNothing(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	today := date(t, "2026-06-01")
	n := 0
	short := func(p prompts.Prompt) {
		for _, text := range []string{p.Text(cal, today).ZH, p.Text(cal, today).EN} {
			n++
			require.Less(t, utf8.RuneCountInString(text), 70, text)
			require.NotContains(t, text, "{")
			require.NotContains(t, text, "p1secret")
			require.NotContains(t, text, "construction_permit")
			require.NotContains(t, text, "acc_")
		}
	}
	m := prompts.Matter{
		ID: "construction_permit/1", Item: "construction_permit", Project: "p1secret", Due: date(t, "2035-12-31"), Department: "housing_construction",
		Owner: "acc_owner", Agent: "acc_agent", Person: "acc_officer",
	}
	for _, kind := range slices.Sorted(maps.Keys(book.Kinds)) {
		m.Kind = kind
		for i := range book.Kinds[kind].Steps {
			short(prompts.Prompt{Matter: m, Step: &book.Kinds[kind].Steps[i]})
		}
	}
	for _, id := range slices.Sorted(maps.Keys(book.Escalations)) {
		short(prompts.Prompt{Matter: m, Step: &prompts.Step{Text: book.Escalations[id].Text}})
	}
	require.Greater(t, n, 90)
}

// Every day that a law sets quotes one that the rule set has; the rest says how sure it is.
func TestWhatSetsADayIsQuoted(t *testing.T) {
	book, set := shipped(t), projecttest.Shipped(t)
	for id, kind := range book.Kinds {
		if kind.LegalBasis != nil {
			_, there := set.Quote(*kind.LegalBasis, date(t, "2026-06-01"))
			require.True(t, there, "%s quotes %s", id, kind.LegalBasis.Law)
		}
	}
	for _, f := range book.Follows {
		require.NotNil(t, set.Item(f.After), f.After)
		require.True(t, f.Until == "" || set.Item(f.Until) != nil, f.Until)
	}
}

// TestAPromptGoesUpToTheLeader follows how long each role has.
func TestAPromptGoesUpToTheLeader(t *testing.T) {
	book := shipped(t)
	for id, e := range book.Escalations {
		var roles []string
		for level := 0; ; level++ {
			role, more := e.Up(level)
			if !more {
				break
			}
			roles = append(roles, role)
		}
		require.Equal(t, []string{"head", "supervisor", "leader"}, roles, id)
		require.Less(t, e.Wait(false), e.Wait(true), id)
	}
}

func TestABookThatCannotBeFollowedIsRefused(t *testing.T) {
	valid, err := policies.FS.ReadFile("supervision/prompts/data.yaml")
	require.NoError(t, err)
	for name, tc := range map[string]struct{ was, is, code string }{
		"no hour":                      {`at: "07:30"`, `at: "soon"`, "prompt.book.hour"},
		"a role that there is not":     {"to: [officer, head], severity: warning, text: {zh: 今天是受理", "to: [mayor], severity: warning, text: {zh: 今天是受理", "prompt.book.unknown"},
		"nobody":                       {"else: [agent, head, supervisor, leader]", "else: []", "prompt.book.nobody"},
		"a role without accounts":      {"of: district, account: leader", "of: district", "prompt.book.role"},
		"a text with a telephone":      {"今天是受理或者一次告知补正的最后一天。", "今天到期，请电0574。", "prompt.book.text_private"},
		"a text with a place":          {"今天是受理或者一次告知补正的最后一天。", `"{project}今天到期。"`, "prompt.book.text_private"},
		"a text that is too long":      {"今天是受理或者一次告知补正的最后一天。", strings.Repeat("今天到期", 18), "prompt.book.text_long"},
		"a text in one language":       {"今天是受理或者一次告知补正的最后一天。", `""`, "rules.data.translation"},
		"two days of one step":         {"{before: 1}", "{before: 1, on_day: true}", "prompt.book.when"},
		"again, but not after the day": {"{before: 1}", "{before: 1, every: 2}", "prompt.book.when"},
		"a step that comes twice":      {"id: day, when: {on_day: true}, to: [officer, head]", "id: before, when: {on_day: true}, to: [officer, head]", "prompt.book.step_id"},
		"an escalation there is not":   {"severity: warning, escalation: slow, text: {zh: \"{due}前未答复", "severity: warning, escalation: never, text: {zh: \"{due}前未答复", "prompt.book.unknown"},
		"a kind that there is not":     {"{kind: completion_data,", "{kind: completion_date,", "prompt.book.unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Contains(t, string(valid), tc.was)
			text := strings.Replace(string(valid), tc.was, tc.is, 1)
			b, err := rules.LoadBeside(fstest.MapFS{"supervision/prompts/data.yaml": {Data: []byte(text)}}, "supervision")
			require.NoError(t, err)
			_, err = prompts.ReadBook(b)
			require.Error(t, err)
			require.Equal(t, tc.code, fault.All(err)[0].Code, "%v", err)
			require.Contains(t, fault.All(err)[0].Path, "supervision/prompts/data.yaml:")
		})
	}
}
