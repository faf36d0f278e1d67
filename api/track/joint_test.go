package track_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/joint"
	"sevenlists/planner/calendar"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

const acceptance = "joint_completion_acceptance"

// jointly enters a step for all members of the joint acceptance.
func (h *house) jointly(id, step string, more func(*handling.Dated)) (*track.JointState, error) {
	h.t.Helper()
	p, err := h.projects.Read(context.Background(), id)
	require.NoError(h.t, err)
	s := handling.Dated{Step: handling.Step{Name: step}}
	if more != nil {
		more(&s)
	}
	return h.EnterJoint(context.Background(), p, project.Call{Account: "agent"}, acceptance, 0, s, nil)
}

func (h *house) mustJointly(id, step string, more func(*handling.Dated)) *track.JointState {
	h.t.Helper()
	j, err := h.jointly(id, step, more)
	require.NoError(h.t, err)
	return j
}

func (h *house) opine(id, department, stance, text string) (*track.JointState, error) {
	h.t.Helper()
	p, err := h.projects.Read(context.Background(), id)
	require.NoError(h.t, err)
	return h.Opine(context.Background(), p, project.Call{Account: "officer"}, 0, joint.Opinion{Joint: acceptance, Department: department, Stance: stance, Text: text})
}

func states(j *track.JointState) map[string]string {
	all := map[string]string{}
	for _, m := range j.Items {
		all[m.Case] = m.State
	}
	return all
}

func TestJointHandlingHasOneReceiptOneClockSeveralOpinionsAndOneDecision(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	j, err := h.Joint(ctx, p, acceptance, lang.EN)
	require.NoError(t, err)
	require.Equal(t, "joint_acceptance", j.Lead)
	require.Zero(t, j.Round)
	_, err = h.jointly(id, handling.Accept, paper("1"))
	refused(t, "joint.not_received", err)

	j = h.mustJointly(id, handling.Receive, nil)
	require.Greater(t, len(j.Members), 2)
	head, err := h.store.Last(ctx, id)
	require.NoError(t, err)
	e, err := head.Open()
	require.NoError(t, err)
	require.Len(t, e.Events, len(j.Members)+1, "one document for all")
	_, err = h.try(id, j.Members[0], handling.Accept, paper("1"))
	require.Contains(t, refused(t, "joint.together", err), "Joint completion acceptance")

	h.mustJointly(id, handling.Accept, paper("受理1号"))
	for _, key := range j.Members {
		c, err := h.Case(ctx, id, key)
		require.NoError(t, err)
		require.Equal(t, date(t, "2026-06-01"), c.Accepted)
		require.Equal(t, acceptance, c.Terms.Joint)
		require.Equal(t, rules.Days{N: 45, Unit: "working"}, c.Terms.Statutory.Days)
	}
	extend := func(days int) error {
		_, err := h.jointly(id, handling.Extend, func(s *handling.Dated) { s.Document, s.Reason, s.Days = "2", "large", days })
		return err
	}
	require.Contains(t, refused(t, "joint.step", extend(16)), "art. 42")
	require.NoError(t, extend(15), "forty-five and fifteen days")

	grant := func() (*track.JointState, error) {
		return h.jointly(id, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "联验1号", handling.Granted })
	}
	_, err = grant()
	refused(t, "joint.waiting", err)
	_, err = h.opine(id, "heritage", joint.For, "")
	refused(t, "joint.department", err)
	first := j.Hearings[0].Department
	_, err = h.opine(id, first, joint.Against, "")
	refused(t, "joint.text", err)
	for _, one := range j.Hearings {
		stance, text := joint.For, ""
		if one.Department == first {
			stance, text = joint.Against, "消防通道被占用"
		}
		_, err := h.opine(id, one.Department, stance, text)
		require.NoError(t, err)
	}
	_, err = grant()
	refused(t, "joint.against", err)
	j, err = h.opine(id, first, joint.For, "已整改")
	require.NoError(t, err)
	require.Len(t, j.Earlier, 1, "the objection stays on record")
	j, err = grant()
	require.NoError(t, err)
	for _, key := range j.Members {
		require.Equal(t, handling.Decided, states(j)[key])
	}
	_, err = h.opine(id, first, joint.Against, "late")
	refused(t, "joint.not_received", err)
	_, err = h.jointly(id, handling.Deliver, nil)
	refused(t, "joint.alone", err)
	require.Equal(t, handling.Delivered, h.enter(id, j.Members[0], handling.Deliver, nil).State)

	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
}

func TestAJointEntryIsCorrectedForAllWhoTookIt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.on("2026-06-10")
	j := h.mustJointly(id, handling.Receive, func(s *handling.Dated) { s.On, s.Late = date(t, "2026-06-05"), "by post" })
	instead := handling.Dated{Step: handling.Step{Name: handling.Receive, Late: "by post"}, On: date(t, "2026-06-08")}
	_, err := h.Correct(ctx, id, project.Call{Account: "agent"}, 0, handling.Correction{Case: j.Members[1], Number: 1, Reason: "misread", Instead: &instead})
	require.NoError(t, err)
	for _, key := range j.Members {
		c, err := h.Case(ctx, id, key)
		require.NoError(t, err)
		require.Equal(t, date(t, "2026-06-08"), c.Received)
		require.Equal(t, acceptance, c.Terms.Joint, "and it stays one handling")
	}
}

func TestSilenceInAJointHandlingIsNoObjectionOnlyWhereTheRulesSaySo(t *testing.T) {
	days := newHouse(t).projects.Rules().Calendar()
	accepted := calendar.DateOf(2026, 6, 1)
	row := joint.Row{Opinions: joint.Opinions{Days: rules.Days{N: 5, Unit: "working"}, Silence: true}}
	on := func(silence bool, day string) string {
		row.Opinions.Silence = silence
		return row.Hearings(&joint.Handling{}, []string{"transport"}, accepted, date(t, day), days)[0].State
	}
	require.Equal(t, joint.Waiting, on(true, "2026-06-08"), "the fifth working day is still in time")
	require.Equal(t, joint.Silent, on(true, "2026-06-09"))
	require.Equal(t, joint.Waiting, on(false, "2026-12-31"))
	require.Equal(t, joint.Waiting, row.Hearings(&joint.Handling{}, []string{"transport"}, 0, date(t, "2026-12-31"), days)[0].State, "before acceptance nobody is late")
}

func TestWhatWasGrantedBeforeTakesNoPartInAJointReceipt(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	j, err := h.Joint(ctx, p, acceptance, lang.EN)
	require.NoError(t, err)
	other := j.Items[slices.IndexFunc(j.Items, func(m track.JointMember) bool { return m.Case != j.Lead })].Case
	h.enter(id, other, handling.Receive, nil)
	_, err = h.jointly(id, handling.Receive, nil)
	refused(t, "joint.step", err)
	h.enter(id, other, handling.Accept, paper("1"))
	h.enter(id, other, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "2", handling.Granted })
	j = h.mustJointly(id, handling.Receive, nil)
	require.NotContains(t, j.Members, other)
}
