package track_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/prompts"
	"sevenlists/api/track/reminders"
)

// remind issues a reminder about a project to a department.
func (h *house) remind(id, department string) *reminders.Reminder {
	h.t.Helper()
	return h.reminding(id, supervisor, reminders.Step{Name: reminders.Issue, Document: "督1号", Demand: &reminders.Demand{
		About: reminders.Subject{Kind: reminders.AboutProject}, Department: department, Title: "x", Facts: "x", Measures: []string{"x"},
	}})
}

// reminding enters a step of a reminder that must be possible.
func (h *house) reminding(id string, who track.Who, step reminders.Step) *reminders.Reminder {
	h.t.Helper()
	r, err := h.EnterReminder(context.Background(), id, project.Call{Account: "x"}, 0, reminders.Dated{Step: step}, who, false)
	require.NoError(h.t, err)
	return r
}

func TestAReminderThatNobodyAnswersGoesUpOnceALevel(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	r := h.remind(id, "heritage")
	require.Equal(t, date(t, "2026-06-08"), r.Due, "five working days")
	rises := func(day string) int {
		h.on(day)
		n, err := h.EscalateReminders(ctx)
		require.NoError(t, err)
		return n
	}
	now := func() *reminders.Reminder {
		p, err := h.projects.Read(ctx, id)
		require.NoError(t, err)
		r, err := h.Reminder(ctx, p, 1)
		require.NoError(t, err)
		return r
	}
	require.Zero(t, rises("2026-06-09"), "the day after, it is overdue and nothing more")
	require.True(t, now().Overdue(h.Today()))
	require.Equal(t, 1, rises("2026-06-10"))
	require.Zero(t, rises("2026-06-10"), "it goes up once")
	r = now()
	require.Equal(t, reminders.Escalated, r.State)
	require.Equal(t, "division_leader", r.Level)
	require.Equal(t, date(t, "2026-06-12"), r.Due)
	require.True(t, r.Raised[0].Rule)
	require.Equal(t, 1, rises("2026-06-17"))
	require.Equal(t, "district_leader", now().Level)
	require.Zero(t, rises("2026-07-17"), "there is nobody above")

	r = h.reminding(id, officerOf("heritage"), reminders.Step{Number: 1, Name: reminders.Answer, Result: "x"})
	require.True(t, r.Answers[0].Late)
	require.Zero(t, rises("2026-08-03"), "what waits for the supervisor goes up to nobody")
	h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.Accept, Due: date(t, "2026-08-05")})
	h.reminding(id, officerOf("heritage"), reminders.Step{Number: 1, Name: reminders.Rectify, Result: "x"})
	r = h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.Close, Result: "x"})
	require.False(t, r.Open())
	require.Zero(t, rises("2026-09-01"))
}

func TestARemindersViewIsMadeAnewFromTheLog(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.remind(id, "heritage")
	h.remind(id, "")
	h.reminding(id, officerOf("heritage"), reminders.Step{Number: 1, Name: reminders.Receive})
	find := func(f track.ReminderFilter) []int {
		page, err := h.FindReminders(ctx, f)
		require.NoError(t, err)
		list := []int{}
		for _, r := range page.Reminders {
			list = append(list, r.Number)
		}
		return list
	}
	require.Equal(t, []int{1}, find(track.ReminderFilter{Seen: []project.Sight{{Field: "departments", Value: "heritage"}}}))
	require.Equal(t, []int{1, 2}, find(track.ReminderFilter{Seen: []project.Sight{{Field: "agent", Value: "agent"}}, Open: true}))
	require.Equal(t, []int{}, find(track.ReminderFilter{Seen: []project.Sight{{Field: "departments", Value: "fire_review"}}}))
	other := "somebody_else"
	_, err := h.projects.HandOver(ctx, id, project.Call{Account: "agent"}, project.HandedOver{Agent: &other})
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, find(track.ReminderFilter{Agent: other}))
	first, err := h.FindReminders(ctx, track.ReminderFilter{Limit: 1})
	require.NoError(t, err)
	second, err := h.FindReminders(ctx, track.ReminderFilter{Limit: 1, Cursor: first.Next})
	require.NoError(t, err)
	require.Equal(t, []int{1, 2}, []int{first.Reminders[0].Number, second.Reminders[0].Number})
	require.Empty(t, second.Next)

	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
}

func TestADemandIsAboutSomethingOfItsProject(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	issue := func(d reminders.Demand) error {
		d.Title, d.Facts, d.Measures = "x", "x", []string{"x"}
		_, err := h.EnterReminder(ctx, id, project.Call{Account: "x"}, 0, reminders.Dated{Step: reminders.Step{Name: reminders.Issue, Document: "1", Demand: &d}}, supervisor, true)
		return err
	}
	require.NoError(t, issue(reminders.Demand{About: reminders.Subject{Kind: reminders.AboutCase, Case: "construction_permit"}, Department: "heritage"}))
	refused(t, "reminder.subject", issue(reminders.Demand{About: reminders.Subject{Kind: reminders.AboutCase, Case: "no_such"}, Department: "heritage"}))
	refused(t, "reminder.subject", issue(reminders.Demand{About: reminders.Subject{Kind: reminders.AboutProblem, Problem: 1}, Department: "heritage"}))
	refused(t, "problem.word", issue(reminders.Demand{About: reminders.Subject{Kind: "street"}, Department: "heritage"}))
	require.NoError(t, issue(reminders.Demand{About: reminders.Subject{Kind: reminders.AboutProject}, Cause: "idle"}), "the agent")
	refused(t, "problem.word", issue(reminders.Demand{About: reminders.Subject{Kind: reminders.AboutProject}, Cause: "weather"}))
	nobody := ""
	_, err := h.projects.HandOver(ctx, id, project.Call{Account: "agent"}, project.HandedOver{Agent: &nobody})
	require.NoError(t, err)
	refused(t, "reminder.nobody", issue(reminders.Demand{About: reminders.Subject{Kind: reminders.AboutProject}}))
}

func TestAReminderPromptsWhoeverHasToActNext(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	next := func() (list []prompts.Matter) {
		i := slices.IndexFunc(h.Sources(), func(s prompts.Source) bool { return s.Name == "reminders" })
		require.NoError(t, h.Sources()[i].Each(ctx, prompts.Scope{Day: h.Today()}, func(m prompts.Matter) error {
			list = append(list, m)
			return nil
		}))
		return list
	}
	is := func(kind, begun, due string) {
		t.Helper()
		all := next()
		require.Equal(t, []string{kind, begun, due}, []string{all[0].Kind, all[0].Begun.String(), all[0].Due.String()})
		require.Equal(t, "heritage", all[0].Department)
		require.Equal(t, "agent", all[0].Agent)
	}
	h.remind(id, "heritage")
	is("reminder_answer", "2026-06-01", "2026-06-08")
	h.on("2026-06-10")
	_, err := h.EscalateReminders(ctx)
	require.NoError(t, err)
	is("reminder_answer", "2026-06-01", "2026-06-12")
	require.Equal(t, []string{"reminder_raised", "1/division_leader"}, []string{next()[1].Kind, next()[1].ID})
	before := next()[0].ID
	h.reminding(id, officerOf("heritage"), reminders.Step{Number: 1, Name: reminders.Answer, Result: "x"})
	is("reminder_review", "2026-06-10", "2026-06-15")
	require.NotEqual(t, before, next()[0].ID)
	h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.Accept})
	is("reminder_rectify", "2026-06-10", "2026-06-25")
	h.reminding(id, officerOf("heritage"), reminders.Step{Number: 1, Name: reminders.Rectify, Result: "x", Done: true})
	is("reminder_review", "2026-06-10", "2026-06-15")
	h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.SendBack, Reason: "x"})
	is("reminder_answer", "2026-06-10", "2026-06-15")
	h.reminding(id, supervisor, reminders.Step{Number: 1, Name: reminders.Withdraw, Reason: "x"})
	require.Empty(t, next())
}
