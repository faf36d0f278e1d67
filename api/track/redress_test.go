package track_test

import (
	"context"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/prompts"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
)

// letter enters a step about a letter that must be possible; the number 0 enters a complaint about the permit.
func (h *house) letter(id string, number int, step, outcome string) *redress.Letter {
	h.t.Helper()
	l, err := h.tryLetter(id, number, step, outcome)
	require.NoError(h.t, err)
	return l
}

func (h *house) tryLetter(id string, number int, step, outcome string) (*redress.Letter, error) {
	s := redress.Dated{Step: redress.Step{Number: number, Name: step, Document: "函〔2026〕1号", Outcome: outcome}}
	if step == redress.Trigger {
		s.Case, s.From = planningPermit, redress.FromComplaint
	}
	return h.EnterRedress(context.Background(), id, project.Call{Account: "supervisor"}, 0, s, "说明", false)
}

func TestALetterIsAnsweredInFiveWorkingDaysAndSentTwiceAtMost(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	h.letter(id, 0, redress.Trigger, "")
	_, err := h.tryLetter(id, 1, redress.Verify, "")
	refused(t, "redress.unheard", err)
	h.letter(id, 1, redress.Hear, "")
	h.letter(id, 1, redress.Verify, "")
	l := h.letter(id, 1, redress.Send, "")
	require.Equal(t, "natural_resources_planning", l.Department)
	require.Equal(t, date(t, "2026-06-08"), l.Due)
	h.letter(id, 1, redress.Receive, "")
	h.on("2026-06-08")
	l = h.letter(id, 1, redress.Reply, "")
	require.Zero(t, l.LateReply, "on its last day it is in time")
	h.letter(id, 1, redress.CallBack, redress.Dissatisfied)
	_, err = h.tryLetter(id, 1, redress.Close, "")
	refused(t, "redress.dissatisfied", err)
	l = h.letter(id, 1, redress.SendAgain, "")
	require.Equal(t, 2, l.Letters)
	require.Equal(t, date(t, "2026-06-15"), l.Due)
	h.on("2026-06-16")
	h.letter(id, 1, redress.Receive, "")
	l = h.letter(id, 1, redress.Reply, "")
	require.Equal(t, 1, l.LateReply)
	_, err = h.tryLetter(id, 1, redress.SendAgain, "")
	refused(t, "redress.letters", err)
	h.letter(id, 1, redress.CallBack, redress.Satisfied)
	l = h.letter(id, 1, redress.Close, "")
	require.False(t, l.Open())

	// The same department, item and district: the second is a repeated problem, within a year and not after.
	other := h.workshop()
	h.on("2027-06-01")
	h.letter(other, 0, redress.Trigger, "")
	h.letter(other, 1, redress.Hear, "")
	require.Equal(t, 1, h.letter(other, 1, redress.Verify, "").Repeated)
	third := h.workshop()
	h.on("2028-06-02")
	h.letter(third, 0, redress.Trigger, "")
	h.letter(third, 1, redress.Hear, "")
	require.Zero(t, h.letter(third, 1, redress.Verify, "").Repeated)

	figures, err := h.RedressFigures(context.Background(), date(t, "2026-06-01"), date(t, "2027-12-31"))
	require.NoError(t, err)
	require.Equal(t, track.RedressCount{Ratings: map[string]int{}, Triggered: 2, Founded: 2, Sent: 1, Second: 1, LateReplies: 1, Repeated: 1, Closed: 1}, figures.District)
	rebuilt, err := store.Rebuild(context.Background(), h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, rebuilt.Changed)
}

func TestARatingStandsOutsideTheLog(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	rate := func(choice string) error {
		return h.Rate(ctx, id, "", planningPermit, track.Rating{Choice: choice, Comment: "跑了三趟"})
	}
	refused(t, "rating.not_delivered", rate("satisfied"))
	for _, step := range []string{handling.Receive, handling.Accept} {
		h.enter(id, planningPermit, step, paper("1"))
	}
	h.enter(id, planningPermit, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "1", handling.Granted })
	h.enter(id, planningPermit, handling.Deliver, nil)
	refused(t, "rating.choice", rate("furious"))
	require.NoError(t, rate("very_satisfied"))
	refused(t, "rating.given", rate("dissatisfied"))
	state, err := h.State(ctx, id)
	require.NoError(t, err)
	require.Empty(t, state.Redress, "who is satisfied begins no letter")
	ratings, err := h.store.List(ctx, store.Query{Kind: "rating"})
	require.NoError(t, err)
	require.Len(t, ratings, 1, "what was refused leaves nothing behind")
	documents, err := h.store.Read(ctx, id, 0, 100)
	require.NoError(t, err)
	for _, d := range documents {
		require.NotContains(t, string(d.Payload), "satisfied")
		require.NotContains(t, string(d.Payload), "跑了三趟")
	}
	figures, err := h.RedressFigures(ctx, date(t, "2026-06-01"), date(t, "2026-06-01"))
	require.NoError(t, err)
	require.Equal(t, map[string]int{"very_satisfied": 1}, figures.District.Ratings)
}

func TestRepliesAndHandOversArePrompted(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	matters := func() map[string]calendar.Date {
		found := map[string]calendar.Date{}
		for _, source := range h.Sources() {
			if source.Name != "redress" && source.Name != "hand_overs" {
				continue
			}
			require.NoError(t, source.Each(ctx, prompts.Scope{Day: h.Today(), Project: id}, func(m prompts.Matter) error {
				require.Equal(t, planningPermit, m.Item)
				found[m.Kind] = m.Due
				return nil
			}))
		}
		return found
	}
	require.Empty(t, matters())
	h.enter(id, planningPermit, handling.Receive, at("16:30"))
	h.letter(id, 0, redress.Trigger, "")
	for _, step := range []string{redress.Hear, redress.Verify, redress.Send} {
		h.letter(id, 1, step, "")
	}
	require.Equal(t, map[string]calendar.Date{"hand_over": date(t, "2026-06-02"), "redress_reply": date(t, "2026-06-08")}, matters())
	h.enter(id, planningPermit, handling.PassToDepartment, at("16:40"))
	h.letter(id, 1, redress.Receive, "")
	h.letter(id, 1, redress.Reply, "")
	require.Empty(t, matters(), "what was done is prompted for no more")
}
