package track_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/api/access"
	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/api/track/problems"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// raise raises a problem of a department.
func (h *house) raise(id, severity string) {
	h.t.Helper()
	h.must(id, problems.ClassProblem, officerOf("heritage"), problems.Step{Name: problems.Open, Finding: &problems.Finding{Title: lang.Text{ZH: "x"}, Severity: severity}})
}

func TestAMeetingThatWasInterruptedGoesOnWhereItStopped(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	ids := []string{h.stating(nil), h.stating(low()), h.workshop()}
	var decisions []track.Decision
	for _, id := range ids {
		h.raise(id, "delay")
		decisions = append(decisions, track.Decision{Project: id, Step: problems.Dated{Step: problems.Step{Number: 1, Name: problems.Propose, Result: "改线"}}})
	}
	away := true
	may := func(_ context.Context, d *track.Decision) error {
		if away && d.Project == ids[1] {
			return fault.New(fault.Unavailable, "internal", "")
		}
		return nil
	}
	decide := func() (*track.Meeting, []track.Outcome) {
		m, outcomes, err := h.Decide(ctx, project.Call{Account: "acc_supervisor", Key: "key-00001"}, track.Minutes{Text: "x"}, decisions, supervisor, may)
		require.NoError(t, err)
		return m, outcomes
	}
	sequences := func() []int64 {
		var list []int64
		for _, id := range ids {
			p, err := h.projects.Read(ctx, id)
			require.NoError(t, err)
			list = append(list, p.Sequence)
		}
		return list
	}
	m, outcomes := decide()
	require.False(t, m.Finished)
	require.Equal(t, []bool{true, false, true}, []bool{outcomes[0].Done, outcomes[1].Done, outcomes[2].Done})
	require.Equal(t, []int64{3, 2, 3}, sequences())

	away = false
	h.on("2026-06-02")
	m, outcomes = decide()
	require.True(t, m.Finished)
	require.True(t, outcomes[1].Done)
	require.Equal(t, []int64{3, 3, 3}, sequences(), "what was entered is not entered again")
	require.Equal(t, date(t, "2026-06-01"), h.register(ids[1]).Problems[0].Entries[1].On, "on the day of the meeting")
	again, _ := decide()
	require.Equal(t, m, again)

	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold, track.FoldMeeting}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
	require.Equal(t, 4, done.Streams-len(ids), "each project has two foldings, the meeting one")
}

func TestACorrectedOpinionUndoesTheContradiction(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.stating(nil)
	h.round(id, false)
	for party, opinion := range map[string]string{"heritage": problems.For, "fire_review": problems.Against} {
		h.must(id, problems.ClassOpinion, officerOf(party), problems.Step{Number: 1, Name: problems.Give, Opinion: &problems.Position{Party: party, Opinion: opinion}})
	}
	require.Equal(t, problems.Opened, h.problem(id, "1").State)
	entry := slices.IndexFunc(h.register(id).Rounds[0].Entries, func(e problems.Entry) bool { return e.Opinion != nil && e.Opinion.Opinion == problems.Against }) + 1
	_, err := h.CorrectMatter(ctx, id, project.Call{Account: "acc_officer"}, 0, problems.ClassOpinion, problems.Correction{Number: 1, Entry: entry, Reason: "误录"}, officerOf("fire_review"))
	require.NoError(t, err)
	require.False(t, h.register(id).Rounds[0].Contradiction)
	p := h.problem(id, "1")
	require.Equal(t, problems.Proposed, p.State)
	require.Equal(t, "误录", p.Result)
}

func TestTheAgendaNamesWhoLeads(t *testing.T) {
	h := newHouse(t)
	id := h.stating(nil)
	h.must(id, problems.ClassProblem, agent, problems.Step{Name: problems.Open, Lead: &problems.Lead{Department: "investor"}, Finding: &problems.Finding{Title: lang.Text{ZH: "x"}, Severity: "cost"}})
	h.raise(id, "stop")
	h.on("2026-06-05")
	a, err := h.Agenda(context.Background(), track.AgendaOf{})
	require.NoError(t, err)
	require.Equal(t, []string{"江北区文化和广电旅游体育局（文物）", "投资人"}, []string{a.Departments[0].Name, a.Departments[1].Name})
	require.Equal(t, 1, a.Overdue, "three working days for what stops, ten for what costs")
	a, err = h.Agenda(context.Background(), track.AgendaOf{On: date(t, "2026-05-31")})
	require.NoError(t, err)
	require.Empty(t, a.Departments, "nothing had been raised by then")
	none, err := h.Agenda(context.Background(), track.AgendaOf{Seen: []project.Sight{}})
	require.NoError(t, err)
	require.Zero(t, none.Problems, "who may see nothing sees nothing")
}

func TestTheRulesOfProblemsNameOnlyWhatThereIs(t *testing.T) {
	h := newHouse(t)
	book, set := h.Problems(), projecttest.Shipped(t)
	rights, err := access.Load(policies.FS)
	require.NoError(t, err)
	known := func(role string) bool {
		return slices.ContainsFunc(rights.Roles(), func(r access.Role) bool { return r.ID == role })
	}
	for id, row := range book.Severities {
		require.True(t, slices.ContainsFunc(set.Vocabulary().Severities, func(term rules.Term) bool { return term.ID == id }), id)
		for _, role := range row.Accepts {
			require.True(t, known(role), role)
		}
	}
	for _, level := range book.Levels {
		for _, role := range slices.Concat(level.Decides, level.OfLead) {
			require.True(t, known(role), role)
		}
	}
	for fact, department := range book.Questions.AnsweredBy {
		require.NotNil(t, set.Facts().Fact(fact), fact)
		require.True(t, set.HasDepartment(department), department)
	}
	found := false
	for _, p := range set.Problems() {
		found = found || p.ID == book.Opinions.Contradiction.Problem
		require.Contains(t, book.Categories, p.Category, p.ID)
		require.Contains(t, book.Severities, p.Severity, p.ID)
	}
	require.True(t, found)
	for _, class := range problems.Classes() {
		for _, step := range problems.StepNames(class) {
			if book.Class(class).Steps[step].Automatic {
				continue
			}
			_, known := rights.Action(class + "." + step)
			require.True(t, known, "policies/access does not say who may enter %s.%s", class, step)
		}
	}
}

func TestRulesOfProblemsThatTheProgramDoesNotKnowAreRefusedWithTheirLine(t *testing.T) {
	raw, err := policies.FS.ReadFile("supervision/problems/data.yaml")
	require.NoError(t, err)
	for _, tc := range []struct{ name, from, to, code string }{
		{"a step that it cannot take in", "    escalate:\n", "    eskalate:\n", "case.book.missing"},
		{"a state that there is not", "from: [settled, accepted_risk, rejected]", "from: [settled, accepted]", "case.book.unknown"},
		{"something stated that nobody can state", "needs: [lead]", "needs: [leader]", "case.book.unknown"},
		{"a level that there is not", "level: joint_study, days", "level: joint, days", "case.book.unknown"},
		{"a party that has no name", "parties: [utility]", "parties: [utilities]", "case.book.unknown"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			require.Contains(t, string(raw), tc.from)
			folder := fstest.MapFS{"supervision/problems/data.yaml": {Data: []byte(strings.Replace(string(raw), tc.from, tc.to, 1))}}
			loaded, err := handling.Supervision(folder)
			require.NoError(t, err)
			_, err = problems.ReadBook(loaded)
			all := fault.All(err)
			require.NotEmpty(t, all)
			require.Equal(t, tc.code, all[0].Code)
			require.Regexp(t, `data\.yaml:\d+`, all[0].Path)
		})
	}
}
