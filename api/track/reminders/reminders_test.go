package reminders_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/reminders"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

func read(t *testing.T, folder fs.FS) (*reminders.Book, error) {
	t.Helper()
	block, err := handling.Supervision(folder)
	require.NoError(t, err)
	return reminders.ReadBook(block)
}

func shipped(t *testing.T) *reminders.Book {
	t.Helper()
	book, err := read(t, policies.FS)
	require.NoError(t, err)
	return book
}

func day(t *testing.T, text string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(text)
	require.NoError(t, err)
	return d
}

func TestTheRulesOfRemindersNameWhatThereIs(t *testing.T) {
	const file = "supervision/reminders/data.yaml"
	for name, tc := range map[string]struct{ old, with, code string }{
		"a state that there is not":            {"from: [answered]", "from: [ansered]", "case.book.unknown"},
		"a step that is not described":         {"  withdraw:\n", "  revoke:\n", "case.book.missing"},
		"something to state that nobody knows": {"needs: [reason]", "needs: [reasons]", "case.book.unknown"},
		"something that one cannot be about":   {"  problem: {zh: 问题矛盾", "  street: {zh: 问题矛盾", "case.book.unknown"},
		"a key that nobody reads":              {"review: {n: 3", "reveiw: {}\nreview: {n: 3", "rules.data.unknown_key"},
		"a level without days":                 {"    days: 2\n", "    days: 0\n", "rules.data.least"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, projecttest.Edited(t, file, tc.old, tc.with))
			require.Error(t, err)
			codes := []string{}
			for _, one := range fault.All(err) {
				codes = append(codes, one.Code)
				require.Contains(t, one.Path, file)
			}
			require.Contains(t, codes, tc.code)
		})
	}
}

// TestNoOrderOfStepsLeavesTheRules tries every step after every order of up to six steps, on days so far
// apart that everything is overdue.
func TestNoOrderOfStepsLeavesTheRules(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	w := reminders.Circumstances{Today: day(t, "2026-12-01"), Set: projecttest.Shipped(t), Addressed: func(string) bool { return true }}
	reached := map[string]bool{}
	var walk func(r *reminders.Reminder, left int)
	walk = func(r *reminders.Reminder, left int) {
		reached[r.State] = true
		on := day(t, "2026-02-02").AddDays(30 * len(r.Entries))
		next := book.Next(r, on)
		for _, name := range reminders.StepNames() {
			s := reminders.Dated{On: on, Step: reminders.Step{Name: name, Document: "1", Reason: "x", Result: "x", Late: "x", Demand: &reminders.Demand{
				About: reminders.Subject{Kind: reminders.AboutProject}, Title: "x", Facts: "x", Measures: []string{"x"},
			}}}
			s.Due = book.DueOf(r, &s, cal)
			if l := book.Above(r.Level); name == reminders.Escalate && l != nil {
				s.Level = l.ID
			}
			if err := book.Check(r, s, w); err != nil {
				require.NotContains(t, next, name, "%s: %v", r.State, err)
				require.Contains(t, []string{"reminder.step.not_now", "reminder.highest", "reminder.not_overdue"}, fault.All(err)[0].Code)
				continue
			}
			require.Contains(t, next, name, r.State)
			after := r.Then(s)
			require.Equal(t, after.Open(), after.Due != 0, "what is open waits for somebody until a day: %s", after.State)
			require.Equal(t, after.Closed, len(book.Next(after, on.AddDays(30))) == 0)
			if left > 0 {
				walk(after, left-1)
			}
		}
	}
	walk(reminders.New("p", 1), 6)
	require.Len(t, reached, len(book.States), "every state is reached")
}

func TestAReminderIsWhatItsEntriesSay(t *testing.T) {
	r := reminders.New("p", 1)
	enter := func(on string, s reminders.Step) {
		s.Number = 1
		require.NoError(t, r.Enter(reminders.Entry{Dated: reminders.Dated{Step: s, On: day(t, on)}, Sequence: int64(len(r.Entries) + 2)}))
	}
	enter("2026-06-01", reminders.Step{Name: reminders.Issue, Document: "督1号", Due: day(t, "2026-06-08"), Demand: &reminders.Demand{Department: "heritage"}})
	enter("2026-06-09", reminders.Step{Name: reminders.Answer, Result: "一", Due: day(t, "2026-06-12")})
	require.True(t, r.Answers[0].Late, "a day after its day")
	require.Equal(t, reminders.ToReview, r.For)
	require.False(t, r.Overdue(day(t, "2026-07-01")), "whoever was reminded has answered")
	enter("2026-06-10", reminders.Step{Name: reminders.SendBack, Reason: "不清楚", Due: day(t, "2026-06-15")})
	enter("2026-06-15", reminders.Step{Name: reminders.Answer, Result: "二", Due: day(t, "2026-06-18")})
	require.False(t, r.Answers[1].Late, "on its day")

	require.NoError(t, r.Correct(reminders.Correction{Entry: 2, Reason: "the letter came on the 8th", Instead: &reminders.Dated{
		Step: reminders.Step{Number: 1, Name: reminders.Answer, Result: "一", Due: day(t, "2026-06-11")}, On: day(t, "2026-06-08"),
	}}, 9))
	require.False(t, r.Answers[0].Late)
	require.Equal(t, int64(9), r.Version)
	require.Equal(t, day(t, "2026-06-09"), r.Entries[1].On, "what was entered stays")
	require.Error(t, r.Correct(reminders.Correction{Entry: 7}, 10))
	require.Equal(t, reminders.Issued, r.Before(2).State)
	require.Equal(t, reminders.Answered, r.State, "looking back changes nothing")
}
