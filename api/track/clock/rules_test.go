package clock_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/clock"
	"sevenlists/api/track/handling"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
)

// TestRulesOfLightsThatNobodyCouldFollowAreRefused with the file and what is wrong.
func TestRulesOfLightsThatNobodyCouldFollowAreRefused(t *testing.T) {
	const lights, cases = "supervision/lights/data.yaml", "supervision/cases/data.yaml"
	for sentence, c := range map[string]struct{ file, old, with, code string }{
		"a clock that there is not":                 {lights, "{clock: statutory, over: true}", "{clock: lawful, over: true}", "case.book.unknown"},
		"a last light with conditions":              {lights, "  - id: green\n", "  - id: green\n    when: [{paused: true}]\n", "clock.lights.last"},
		"an extension of what cannot be lengthened": {lights, "extends: [promised, statutory]", "extends: [delivery]", "case.book.unknown"},
		"a cause without a name":                    {lights, "  closing: {zh: 办事大厅关闭, en: Closing of the hall}\n", "", "case.book.missing"},
		"a breach with a light that there is not":   {cases, "light: red", "light: crimson", "case.book.unknown"},
		"a key that nobody reads":                   {lights, "extends:", "extend:", "rules.data.unknown_key"},
	} {
		t.Run(sentence, func(t *testing.T) {
			b, err := handling.Supervision(projecttest.Edited(t, c.file, c.old, c.with))
			require.NoError(t, err)
			book, err := handling.ReadBook(b)
			require.NoError(t, err)
			_, err = clock.Read(b, book)
			require.Error(t, err)
			codes := []string{}
			for _, one := range fault.All(err) {
				codes = append(codes, one.Code)
				require.Contains(t, one.Path, "supervision/lights/data.yaml:")
			}
			require.Contains(t, codes, c.code)
		})
	}
}

// TestLightsAreData: a district that warns on nothing but the last day of its promise.
func TestLightsAreData(t *testing.T) {
	files := projecttest.Edited(t, "supervision/lights/data.yaml", "{clock: promised, left: {days: 1, percent: 20}}", "{clock: promised, left: {days: 0, percent: 0}}")
	b, err := handling.Supervision(files)
	require.NoError(t, err)
	book, err := handling.ReadBook(b)
	require.NoError(t, err)
	r, err := clock.Read(b, book)
	require.NoError(t, err)
	cal := projecttest.Shipped(t).Calendar()
	c := made(t, licence, did{on: "2026-06-01", step: handling.Receive}, did{on: "2026-06-01", step: handling.Accept})
	require.Equal(t, "green", r.Read(c, cal, day(t, "2026-06-12")).Light)
	require.Equal(t, "warning", r.Read(c, cal, day(t, "2026-06-15")).Light)
	require.Less(t, r.Severity("red"), r.Severity("yellow"))
	require.Less(t, r.Severity("green"), r.Severity("no light"))
}

// TestGoodPracticeIsShownAndLightsNothing for an item that is no licence: the rules on the one notice bind
// licences (行政许可法 art. 32).
func TestGoodPracticeIsShownAndLightsNothing(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	filing := other(func(x *handling.Terms) { x.Kind = "filing" })
	c := made(t, filing, did{on: "2026-06-01", step: handling.Receive}, did{on: "2026-06-15", step: handling.RequestCorrection})
	x := r.Read(c, cal, day(t, "2026-06-16"))
	require.Equal(t, []clock.Breach{{ID: handling.LateCorrection, On: day(t, "2026-06-15"), Advisory: true}}, x.Breaches)
	require.Equal(t, "green", x.Light)
	require.True(t, x.Correction.Advisory)
}

// TestTheWholeRouteCountsDaysOnce: days on which two items are with authorities count once, those of an
// item outside the approval clock and those on which nobody has anything do not.
func TestTheWholeRouteCountsDaysOnce(t *testing.T) {
	r, cal := ruled(t), projecttest.Shipped(t).Calendar()
	item := func(terms handling.Terms, from, to string) *handling.Case {
		return made(t, terms, did{on: from, step: handling.Receive}, did{on: from, step: handling.Accept}, did{on: to, step: handling.Decide},
			did{on: to, step: handling.Deliver})
	}
	first, second := item(licence, "2026-06-01", "2026-06-05"), item(licence, "2026-06-03", "2026-06-09")
	later := item(licence, "2026-06-15", "2026-06-17")
	beside := item(other(func(x *handling.Terms) { x.Counts = false }), "2026-05-25", "2026-07-01")
	got := r.Route([]*handling.Case{first, second, later, beside}, cal, day(t, "2026-07-10"))
	require.Equal(t, clock.Route{
		From: day(t, "2026-06-01"), To: day(t, "2026-06-17"), Used: 6 + 2, UsedCalendar: 8 + 2, Span: 12, Certificates: 3,
		Elapsed: clock.Elapsed{From: day(t, "2026-05-25"), To: day(t, "2026-07-01"), Days: 37},
	}, got)
	got = r.Route([]*handling.Case{first, made(t, licence, did{on: "2026-06-03", step: handling.Receive}, did{on: "2026-06-03", step: handling.Accept})}, cal, day(t, "2026-06-08"))
	limit := rules.Days{N: 10, Unit: "calendar"}
	require.Equal(t, clock.Target{ID: "ten", Limit: limit, Used: 7, Left: 3, Due: day(t, "2026-06-11")}, got.Against("ten", "", limit, cal, day(t, "2026-06-08")))
	limit.Unit = "working"
	require.Equal(t, clock.Target{ID: "ten", Limit: limit, Used: 5, Left: 5, Due: day(t, "2026-06-15")}, got.Against("ten", "", limit, cal, day(t, "2026-06-08")))
	limit.N = 4
	require.Equal(t, clock.Target{ID: "four", Limit: limit, Used: 5, Overdue: 1}, got.Against("four", "", limit, cal, day(t, "2026-06-08")))
}
