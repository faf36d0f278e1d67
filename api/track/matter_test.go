package track_test

import (
	"context"
	"encoding/json"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/problems"
	"sevenlists/planner/lang"
)

// agent and the others are who enters something.
var (
	agent      = track.Who{Roles: []string{"agent"}}
	leader     = track.Who{Roles: []string{"leader"}}
	supervisor = track.Who{Roles: []string{"supervisor"}}
)

func officerOf(department string) track.Who {
	return track.Who{Roles: []string{"officer"}, Department: department}
}

// stating makes a project that states facts beside few others.
func (h *house) stating(facts map[string]any) string {
	h.t.Helper()
	p, err := h.projects.Create(context.Background(), project.Call{Account: "agent"}, project.Draft{Profile: h.profile(facts), Agent: "agent", Street: "cicheng"})
	require.NoError(h.t, err)
	return p.ID
}

func (h *house) profile(facts map[string]any) []byte {
	h.t.Helper()
	all := map[string]any{"building_category": "industrial", "land_source": "granted-standard-land", "investment_mode": "enterprise"}
	for fact, value := range facts {
		all[fact] = value
	}
	raw, err := json.Marshal(map[string]any{"id": "w", "name": "厂房", "start": "2026-06-01", "facts": all})
	require.NoError(h.t, err)
	return raw
}

func (h *house) revise(id string, facts map[string]any) {
	h.t.Helper()
	_, err := h.projects.Revise(context.Background(), id, project.Call{Account: "agent"}, h.profile(facts))
	require.NoError(h.t, err)
}

func (h *house) study(id string) *track.Studied {
	h.t.Helper()
	done, err := h.Study(context.Background(), id, project.Call{Account: "agent"})
	require.NoError(h.t, err)
	return done
}

func (h *house) register(id string) *problems.Register {
	h.t.Helper()
	state, err := h.State(context.Background(), id)
	require.NoError(h.t, err)
	return &state.Matters
}

// problem is the one of a rule.
func (h *house) problem(id, rule string) *problems.Problem {
	h.t.Helper()
	all := h.register(id).Problems
	i := slices.IndexFunc(all, func(p *problems.Problem) bool { return p.Finder == rule })
	require.GreaterOrEqual(h.t, i, 0, "no problem of %s", rule)
	return all[i]
}

// does enters a step of a matter as somebody.
func (h *house) does(id, class string, who track.Who, step problems.Step) (problems.Matter, error) {
	return h.EnterMatter(context.Background(), id, project.Call{Account: "acc_" + who.Roles[0]}, 0, class, problems.Dated{Step: step}, who, false)
}

func (h *house) must(id, class string, who track.Who, step problems.Step) problems.Matter {
	h.t.Helper()
	m, err := h.does(id, class, who, step)
	require.NoError(h.t, err)
	return m
}

// low is a scheme whose floor-area ratio is below the lower limit, which rule k03 finds.
func low() map[string]any { return map[string]any{"far": 1.0, "plan_far_min": 1.5} }

func TestEarlyStudyRepeatedChangesNothing(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.stating(low())
	first := h.study(id)
	require.NotEmpty(t, first.Opened)
	require.NotEmpty(t, first.Asked)
	p := h.problem(id, "k03")
	require.Equal(t, "容积率低于下限", p.Title.ZH)
	require.Equal(t, "Floor-area ratio below the lower limit", p.Title.EN)
	require.Equal(t, problems.Opened, p.State)
	require.Equal(t, "development_and_reform", p.Department)
	require.Equal(t, "department", p.Level)
	require.Equal(t, date(t, "2026-06-04"), p.Due, "three working days by the rule, not the five of its severity")
	require.Contains(t, p.Facts, problems.Value{Fact: "far", Value: json.RawMessage("1")})

	before, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	h.on("2026-06-02")
	again := h.study(id)
	require.Empty(t, again.Opened)
	require.Empty(t, again.Asked)
	after, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	require.Equal(t, before.Sequence, after.Sequence, "not even an empty document is written")

	h.revise(id, map[string]any{"far": 1.6, "plan_far_min": 1.5})
	require.Equal(t, []int{p.Number}, h.study(id).Gone)
	p = h.problem(id, "k03")
	require.Equal(t, problems.Proposed, p.State)
	require.Equal(t, []problems.Change{{Fact: "far", Was: json.RawMessage("1"), Is: json.RawMessage("1.6")}}, p.Gone.Changed)
	require.Empty(t, h.study(id).Gone)
	h.must(id, problems.ClassProblem, officerOf("development_and_reform"), problems.Step{Number: p.Number, Name: problems.Settle, Result: "按修改后的方案"})
	require.Empty(t, h.study(id).FoundAgain)

	h.revise(id, low())
	require.Equal(t, []int{p.Number}, h.study(id).FoundAgain)
	p = h.problem(id, "k03")
	require.Equal(t, problems.Opened, p.State)
	require.Nil(t, p.Gone)
	require.Len(t, p.Entries, 4)
}

func TestAQuestionBecomesAFactWithOneCall(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.stating(nil)
	h.study(id)
	all := h.register(id).Questions
	require.NotEmpty(t, all)
	i := slices.IndexFunc(all, func(q *problems.Question) bool { return q.Fact.Fact == "heritage_protection_zone_level" })
	if i < 0 {
		m := h.must(id, problems.ClassQuestion, agent, problems.Step{Name: problems.Ask, Question: &problems.Fact{Fact: "heritage_protection_zone_level"}})
		i = m.Base().Number - 1
	}
	q := h.register(id).Questions[i]
	require.Equal(t, "heritage", q.Department)
	require.Equal(t, date(t, "2026-06-04"), q.Due, "three working days")

	answer := func(who track.Who, value, document string) error {
		_, err := h.does(id, problems.ClassQuestion, who, problems.Step{
			Number: q.Number, Name: problems.Answer, Document: document, Answer: &problems.Reply{Value: json.RawMessage(value)},
		})
		return err
	}
	refused(t, "problem.step.not_now", h.takeOver(id, q.Number))
	require.Contains(t, refused(t, "problem.needs", answer(agent, `"none"`, "")), "document", "who answers for another has the paper")
	require.Error(t, answer(officerOf("heritage"), `"galactic"`, ""))
	h.on("2026-06-05")
	require.NoError(t, answer(officerOf("heritage"), `"provincial"`, ""))
	q = h.register(id).Questions[i]
	require.True(t, q.Late)
	require.NoError(t, h.takeOver(id, q.Number))
	q = h.register(id).Questions[i]
	require.Equal(t, problems.Taken, q.State)
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	raw, err := h.projects.Profile(ctx, p)
	require.NoError(t, err)
	require.Contains(t, string(raw), `"heritage_protection_zone_level": "provincial"`)
	history, err := h.projects.History(ctx, id, p.Sequence-1, 1)
	require.NoError(t, err)
	require.Len(t, history, 2, "the revision and the answer stand in one document")
}

func (h *house) takeOver(id string, question int) error {
	_, _, err := h.TakeOver(context.Background(), id, project.Call{Account: "agent"}, 0, question, agent)
	return err
}

func TestAStoppingProblemIsAcceptedOnlyWithThePaperOfTheCompetentAuthority(t *testing.T) {
	h := newHouse(t)
	id := h.stating(nil)
	m := h.must(id, problems.ClassProblem, officerOf("heritage"), problems.Step{Name: problems.Open, Finding: &problems.Finding{
		Title: lang.Text{ZH: "地下文物"}, Severity: "stop", Category: "heritage", Items: []string{"construction_permit"},
	}})
	n := m.Base().Number
	step := func(who track.Who, s problems.Step) error {
		s.Number = n
		_, err := h.does(id, problems.ClassProblem, who, s)
		return err
	}
	accept := func(who track.Who, document, issuer string) error {
		return step(who, problems.Step{Name: problems.AcceptRisk, Reason: "抢险工程", Document: document, Issuer: issuer})
	}
	refused(t, "problem.step.not_now", accept(leader, "1", "heritage"))
	require.NoError(t, step(agent, problems.Step{Name: problems.Assign, Lead: &problems.Lead{Person: "acc_officer"}}))
	refused(t, "problem.paper", accept(leader, "", ""))
	refused(t, "problem.paper", accept(leader, "甬文物〔2026〕1号", ""))
	refused(t, "problem.competent", accept(leader, "甬水利〔2026〕1号", "water_resources"))
	refused(t, "problem.signer", accept(agent, "甬文物〔2026〕1号", "heritage"))
	refused(t, "problem.signer", accept(supervisor, "甬文物〔2026〕1号", "heritage"))
	require.NoError(t, accept(leader, "甬文物〔2026〕1号", "heritage"))
	p := h.register(id).Problems[n-1]
	require.Equal(t, "acc_leader", p.Signer)
	require.Equal(t, problems.Accepted, p.State)

	correct := func(x problems.Correction) error {
		x.Number, x.Reason = n, "抄错"
		_, err := h.CorrectMatter(context.Background(), id, project.Call{Account: "acc_leader"}, 0, problems.ClassProblem, x, leader)
		return err
	}
	refused(t, "problem.paper", correct(problems.Correction{Entry: 3, Instead: &problems.Dated{Step: problems.Step{Name: problems.AcceptRisk, Reason: "x"}}}))
	require.NoError(t, correct(problems.Correction{Entry: 3}))
	p = h.register(id).Problems[n-1]
	require.Equal(t, problems.Assigned, p.State, "taken back, it is open again, and the entry stays on record")
	require.NotNil(t, p.Entries[2].Undone)
	refused(t, "problem.entry.undone", correct(problems.Correction{Entry: 3}))
	refused(t, "problem.entry.unknown", correct(problems.Correction{Entry: 9}))
	refused(t, "problem.step.not_now", correct(problems.Correction{Entry: 1}))
}

func TestADecisionBelongsToItsLevel(t *testing.T) {
	for _, tc := range []struct {
		name     string
		severity string
		who      track.Who
		code     string // of the refusal; empty: it is done
	}{
		{"the department that leads settles what delays", "delay", officerOf("heritage"), ""},
		{"one that helps does not", "delay", officerOf("fire_review"), "problem.lead"},
		{"nor does a street", "delay", track.Who{Roles: []string{"street"}, Street: "cicheng"}, "problem.role"},
		{"what stops a project is settled by the joint study", "stop", supervisor, ""},
		{"and not by the department that leads", "stop", officerOf("heritage"), "problem.role"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newHouse(t)
			id := h.stating(nil)
			h.raise(id, tc.severity)
			h.must(id, problems.ClassProblem, agent, problems.Step{Number: 1, Name: problems.Assign, Lead: &problems.Lead{Person: "acc_x", Helpers: []string{"fire_review"}}})
			_, err := h.does(id, problems.ClassProblem, tc.who, problems.Step{Number: 1, Name: problems.Settle, Result: "改线", Document: "1"})
			if tc.code == "" {
				require.NoError(t, err)
				return
			}
			refused(t, tc.code, err)
		})
	}
}

func TestWhatAPersonWithdrewIsNotAskedAgain(t *testing.T) {
	h := newHouse(t)
	id := h.stating(nil)
	asked := h.study(id).Asked
	require.NotEmpty(t, asked)
	h.must(id, problems.ClassQuestion, agent, problems.Step{Number: 1, Name: problems.Withdraw, Reason: "与本项目无关"})
	require.Empty(t, h.study(id).Asked)
	q := h.register(id).Questions[1]
	h.must(id, problems.ClassQuestion, officerOf(q.Department), problems.Step{Number: 2, Name: problems.Answer, Answer: &problems.Reply{Value: json.RawMessage(`false`)}})
	h.must(id, problems.ClassQuestion, agent, problems.Step{Number: 2, Name: problems.Decline, Reason: "答非所问"})
	require.Equal(t, 1, h.register(id).Questions[1].Declined)
	_, err := h.does(id, problems.ClassQuestion, agent, problems.Step{Number: 2, Name: problems.TakeOver})
	refused(t, "problem.step.unknown", err)
}

func TestOneSpeaksForOneself(t *testing.T) {
	h := newHouse(t)
	id := h.stating(nil)
	h.round(id, false)
	give := func(who track.Who, name, party, opinion, document string) error {
		_, err := h.does(id, problems.ClassOpinion, who, problems.Step{
			Number: 1, Name: name, Document: document, Reason: "x", Opinion: &problems.Position{Party: party, Opinion: opinion},
		})
		return err
	}
	refused(t, "opinion.other", give(officerOf("heritage"), problems.Give, "fire_review", problems.For, "1"))
	refused(t, "opinion.other", give(track.Who{Roles: []string{"street"}, Street: "zhuangqiao"}, problems.Give, "cicheng", problems.For, "1"))
	require.NoError(t, give(track.Who{Roles: []string{"street"}, Street: "cicheng"}, problems.Give, "cicheng", problems.Against, ""))
	refused(t, "opinion.gives_way", give(agent, problems.Give, "cicheng", problems.For, "1"))
	require.NoError(t, give(agent, problems.GiveWay, "cicheng", problems.For, "1"))
}

func TestAViewOfAMatterIsMadeAnewFromTheLog(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.stating(low())
	h.study(id)
	n := h.problem(id, "k03").Number
	h.must(id, problems.ClassProblem, agent, problems.Step{Number: n, Name: problems.Assign, Lead: &problems.Lead{Person: "acc_x", Helpers: []string{"heritage"}}})
	h.round(id, true)
	h.must(id, problems.ClassOpinion, officerOf("heritage"), problems.Step{Number: 1, Name: problems.Give, Opinion: &problems.Position{Party: "heritage", Opinion: problems.For}})
	other := "somebody_else"
	_, err := h.projects.HandOver(ctx, id, project.Call{Account: "agent"}, project.HandedOver{Agent: &other})
	require.NoError(t, err)
	h.must(id, problems.ClassProblem, agent, problems.Step{Number: n, Name: problems.Escalate, Reason: "x"})
	page, err := h.store.List(ctx, store.Query{Kind: "problem", Where: map[string][]string{"agent": {other}, "open": {"yes"}}, Search: "<heritage>"})
	require.NoError(t, err)
	require.Len(t, page, 1)
	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
	require.Greater(t, done.Views, 10)
}

// round asks two departments, a utility and a neighbour for their opinion.
func (h *house) round(id string, silence bool) *problems.Round {
	h.t.Helper()
	return h.must(id, problems.ClassOpinion, agent, problems.Step{Name: problems.Ask, Document: "征求意见〔2026〕1号", Round: &problems.Asking{
		Matter: "joint_review", About: "design_scheme", Text: "设计方案联合会审", Silent: silence, Parties: []problems.Party{
			{ID: "heritage", Kind: "department"}, {ID: "fire_review", Kind: "department"},
			{ID: "cicheng", Kind: "street"}, {ID: "east", Kind: "neighbour", Name: "东侧地块"},
		},
	}}).(*problems.Round)
}

func TestSilenceIsNoObjectionOnlyWhereTheRulesSaySo(t *testing.T) {
	for _, tc := range []struct {
		name    string
		silence bool
		want    []string
	}{
		{"a round that takes silence for assent, and departments", true, []string{problems.Spoke, problems.NoObjection, problems.NoObjection, problems.Silent}},
		{"a round that does not", false, []string{problems.Spoke, problems.Silent, problems.Silent, problems.Silent}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			h := newHouse(t)
			id := h.stating(nil)
			r := h.round(id, tc.silence)
			require.Equal(t, date(t, "2026-06-08"), r.Due, "five working days")
			h.must(id, problems.ClassOpinion, officerOf("heritage"), problems.Step{Number: 1, Name: problems.Give, Opinion: &problems.Position{Party: "heritage", Opinion: problems.For}})
			h.on("2026-06-08")
			_, err := h.does(id, problems.ClassOpinion, agent, problems.Step{Number: 1, Name: problems.Close})
			refused(t, "opinion.early", err)
			h.on("2026-06-09")
			r = h.must(id, problems.ClassOpinion, agent, problems.Step{Number: 1, Name: problems.Close}).(*problems.Round)
			got := make([]string, len(r.Parties))
			for i := range r.Parties {
				got[i] = r.Parties[i].State
			}
			require.Equal(t, tc.want, got)

			r = h.must(id, problems.ClassOpinion, officerOf("fire_review"), problems.Step{Number: 1, Name: problems.Give,
				Opinion: &problems.Position{Party: "fire_review", Opinion: problems.Against, Text: "消防车道不足"}}).(*problems.Round)
			require.True(t, r.Voice("fire_review").Late, "a late answer is recorded as late")
			require.Equal(t, !tc.silence, r.Contradiction, "and unsettles nothing that silence has settled")
		})
	}
}

func TestContradictoryOpinionsBecomeAProblemForAMeeting(t *testing.T) {
	h := newHouse(t)
	id := h.stating(nil)
	h.round(id, false)
	give := func(who track.Who, name string, o problems.Position, document string) error {
		_, err := h.does(id, problems.ClassOpinion, who, problems.Step{Number: 1, Name: name, Opinion: &o, Document: document, Reason: "消防部门同意改线"})
		return err
	}
	require.NoError(t, give(officerOf("heritage"), problems.Give, problems.Position{Party: "heritage", Opinion: problems.WithConditions, Conditions: []string{"退让10米"}}, ""))
	refused(t, "opinion.party", give(officerOf("water_resources"), problems.Give, problems.Position{Party: "water_resources", Opinion: problems.For}, "x"))
	require.Contains(t, refused(t, "problem.needs", give(agent, problems.Give, problems.Position{Party: "east", Opinion: problems.Against}, "")), "document")
	refused(t, "opinion.unspoken", give(agent, problems.GiveWay, problems.Position{Party: "east", Opinion: problems.For}, "x"))
	require.Empty(t, h.register(id).Problems)

	require.NoError(t, give(officerOf("fire_review"), problems.Give, problems.Position{Party: "fire_review", Opinion: problems.Against, Text: "车道被占"}, ""))
	p := h.problem(id, "1")
	require.Equal(t, problems.ByOpinions, p.By)
	require.Equal(t, "joint_study", p.Level)
	require.Len(t, p.Because, 2)
	require.Contains(t, p.Because[1].ZH, "不同意，车道被占")
	require.NoError(t, give(agent, problems.Give, problems.Position{Party: "east", Opinion: problems.Against}, "来信1号"))
	require.Len(t, h.register(id).Problems, 1, "one problem a round")

	require.NoError(t, give(officerOf("fire_review"), problems.GiveWay, problems.Position{Party: "fire_review", Opinion: problems.For}, ""))
	require.Equal(t, problems.Opened, h.problem(id, "1").State, "the neighbour still objects")
	require.NoError(t, give(agent, problems.GiveWay, problems.Position{Party: "east", Opinion: problems.WithConditions, Conditions: []string{"补偿"}}, "和解1号"))
	p = h.problem(id, "1")
	require.Equal(t, problems.Proposed, p.State)
	require.Equal(t, "消防部门同意改线", p.Result)
	v := h.register(id).Rounds[0].Voice("fire_review")
	require.Equal(t, problems.Against, v.GaveWay.From)
	require.Equal(t, problems.For, v.Opinion)
	require.Empty(t, h.study(id).Gone, "early study closes only what its rules found")
}
