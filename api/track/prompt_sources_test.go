package track_test

import (
	"context"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/problems"
	"sevenlists/api/track/prompts"
	"sevenlists/planner/calendar"
)

// matters are what the sources of prompts hand on today of some kinds: kind, id, beginning, last day and, where
// it has one, the light with the day from which it shows. Asked of one project they hand on the same.
func (h *house) matters(id string, kinds ...string) []string {
	h.t.Helper()
	asked := func(project string) []string {
		list := []string{}
		for _, source := range h.Sources() {
			err := source.Each(context.Background(), prompts.Scope{Day: h.Today(), Project: project}, func(m prompts.Matter) error {
				require.Equal(h.t, id, m.Project)
				if !slices.Contains(kinds, m.Kind) {
					return nil
				}
				text := m.Kind + " " + m.ID
				for _, day := range []calendar.Date{m.Begun, m.Due} {
					if day != 0 {
						text += " " + day.String()[5:]
					}
				}
				if m.Since != 0 {
					text += " " + m.Light + " " + m.Since.String()[5:]
				}
				list = append(list, text)
				return nil
			})
			require.NoError(h.t, err, source.Name)
		}
		slices.Sort(list)
		return list
	}
	require.Equal(h.t, asked(""), asked(id))
	return asked(id)
}

// TestACaseHasTheDayThatIsNext follows one case through its states.
func TestACaseHasTheDayThatIsNext(t *testing.T) {
	h := newHouse(t)
	const key = "engineering_planning_permit"
	id := h.workshop()
	of := []string{"case_answer", "case_supplement", "case_decision", "case_delivery", "case_gap", "case_pause"}
	require.Empty(t, h.matters(id, of...))
	h.enter(id, key, handling.Receive, nil)
	require.Equal(t, []string{"case_answer " + key + "/1 06-01 06-08"}, h.matters(id, of...))
	h.enter(id, key, handling.RequestCorrection, func(s *handling.Dated) {
		s.Document, s.Missing = "补正〔2026〕1号", []handling.Missing{{What: "总平面图未盖章"}}
	})
	require.Equal(t, []string{"case_supplement " + key + "/1/1 06-01"}, h.matters(id, of...))
	h.enter(id, key, handling.Supplement, nil)
	h.enter(id, key, handling.Accept, paper("受理1号"))
	require.Equal(t, []string{"case_decision " + key + "/1 06-01 06-08"}, h.matters(id, of...))
	h.enter(id, key, handling.Pause, func(s *handling.Dated) {
		s.Document, s.Kind, s.PlannedEnd = "特别程序1号", "expert_review", date(t, "2026-06-10")
	})
	require.Equal(t, []string{"case_pause " + key + "/1/1 06-01 06-10"}, h.matters(id, of...), "its days stand still")
	h.on("2026-06-10")
	h.enter(id, key, handling.Resume, nil)
	require.Equal(t, []string{"case_decision " + key + "/1 06-01 06-16"}, h.matters(id, of...))
	h.on("2026-06-17")
	require.Equal(t, []string{"case_decision " + key + "/1 06-01 06-16 yellow 06-17"}, h.matters(id, of...))
	h.enter(id, key, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "建字第1号", handling.Granted })
	require.Equal(t, []string{"case_delivery " + key + "/1 06-17 07-02"}, h.matters(id, of...))
	h.enter(id, key, handling.Deliver, nil)
	require.Empty(t, h.matters(id, of...))
}

// TestACertificateLapses until a new one is applied for, and not in a project that is archived.
func TestACertificateLapses(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	const key = "engineering_planning_permit"
	id := h.workshop()
	granted := func(until string) {
		h.enter(id, key, handling.Receive, nil)
		h.enter(id, key, handling.Accept, paper("受理1号"))
		h.enter(id, key, handling.Decide, func(s *handling.Dated) {
			s.Document, s.Outcome, s.Valid = "建字第1号", handling.Granted, date(t, until)
		})
		h.enter(id, key, handling.Deliver, nil)
	}
	granted("2026-08-31")
	require.Equal(t, []string{"permit_lapse " + key + "/1 06-01 08-31"}, h.matters(id, "permit_lapse"))
	h.on("2026-08-03")
	granted("2027-08-31")
	require.Equal(t, []string{"permit_lapse " + key + "/2 08-03 08-31"}, h.matters(id, "permit_lapse"), "of the new one")
	_, err := h.projects.SetArchived(ctx, id, project.Call{Account: "agent"}, true, project.Archived{})
	require.NoError(t, err)
	require.Empty(t, h.matters(id, "permit_lapse"))
}

// TestWhatFollowsACompletion is due within 15 days, which end on the first working day after a holiday, and
// within 6 months.
func TestWhatFollowsACompletion(t *testing.T) {
	h := newHouse(t)
	const completion, filing = "quality_completion_acceptance", "completion_filing"
	id := h.workshop()
	h.on("2026-06-05")
	h.enter(id, completion, handling.Receive, nil)
	h.enter(id, completion, handling.Accept, paper("受理1号"))
	h.enter(id, completion, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "验收1号", handling.Granted })
	data := "completion_data " + completion + "/1 06-05 12-07"
	require.Equal(t, []string{data, "completion_filing " + completion + "/1 06-05 06-22"}, h.matters(id, "completion_filing", "completion_data"))
	h.enter(id, filing, handling.Receive, nil)
	require.Equal(t, []string{data}, h.matters(id, "completion_filing", "completion_data"), "it was handed in")
	h.on("2026-12-08")
	require.Empty(t, h.matters(id, "completion_data"), "nobody can know whether it was done")
}

// TestAnItemHasToStart once what it waits for is done, in a project that has a plan.
func TestAnItemHasToStart(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	require.Empty(t, h.matters(id, "item_start"), "there is no plan yet")
	_, _, err := h.projects.Issue(ctx, id, project.Call{Account: "agent"}, project.Order{})
	require.NoError(t, err)
	before := h.matters(id, "item_start")
	plan, _, err := h.projects.PlanOf(ctx, id, 1)
	require.NoError(t, err)
	waits := map[string][]string{}
	for _, e := range plan.Edges {
		if !e.Relaxed {
			waits[e.To] = append(waits[e.To], e.From)
		}
	}
	want := []string{}
	first, next := "", ""
	for i := range plan.Items {
		item := &plan.Items[i]
		if item.Schedule == nil || h.projects.Rules().Item(item.ID) == nil {
			continue
		}
		if len(waits[item.ID]) == 0 {
			want = append(want, "item_start "+item.ID+" "+item.Schedule.EarlyStart.String()[5:]+" "+item.Schedule.LateStart.String()[5:])
		} else if len(waits[item.ID]) == 1 && len(waits[waits[item.ID][0]]) == 0 {
			first, next = waits[item.ID][0], item.ID
		}
	}
	slices.Sort(want)
	require.Equal(t, want, before)
	require.NotEmpty(t, next, "an item that waits for one that waits for none")

	h.on("2026-06-03")
	h.enter(id, first, handling.Receive, nil)
	h.enter(id, first, handling.Accept, paper("受理1号"))
	require.Len(t, h.matters(id, "item_start"), len(before)-1, "it was handed in")
	h.enter(id, first, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "文1号", handling.Granted })
	begun := slices.IndexFunc(h.matters(id, "item_start"), func(m string) bool { return m[:len("item_start "+next+" 06-03")] == "item_start "+next+" 06-03" })
	require.GreaterOrEqual(t, begun, 0, "%s may be handed in from that day on", next)
}

// TestACommitmentIsChecked after the certificate that its check follows, and put right where it was broken.
func TestACommitmentIsChecked(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	of := []string{"commitment_publish", "commitment_verify", "commitment_repair"}
	h.inForce(id, drawingReview)
	require.Empty(t, h.matters(id, of...), "its day is not certain yet")
	h.on("2026-06-10")
	h.enter(id, drawingReview, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "合格1号", handling.Granted })
	require.Equal(t, []string{"commitment_verify " + drawingReview + "/0 06-10 07-10"}, h.matters(id, of...))
	h.on("2026-06-15")
	h.promise(id, drawingReview, commitments.Breach)
	require.Equal(t, []string{"commitment_repair " + drawingReview + "/1 06-15 07-07"}, h.matters(id, of...))
	h.promise(id, drawingReview, commitments.Repair)
	require.Equal(t, []string{"commitment_verify " + drawingReview + "/1 06-10 07-10"}, h.matters(id, of...), "it is checked again")
}

// TestProblemsAndQuestionsHaveADay until they are settled and answered.
func TestProblemsAndQuestionsHaveADay(t *testing.T) {
	h := newHouse(t)
	id := h.stating(low())
	h.study(id)
	all := h.matters(id, "problem", "question")
	register := h.register(id)
	require.Len(t, all, len(register.Problems)+len(register.Questions))
	require.Greater(t, len(all), 2)
	p := h.problem(id, "k03")
	h.must(id, problems.ClassProblem, leader, problems.Step{Number: p.Number, Name: problems.Reject, Reason: "不成立"})
	require.Len(t, h.matters(id, "problem", "question"), len(all)-1)
}
