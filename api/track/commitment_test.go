package track_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/track"
	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/projecttest"
	variant "sevenlists/planner/route"
	"sevenlists/policies"
)

// schemeReview is an item of the workshop that may be committed, for which its planning permit waits; its
// commitment is published. drawingReview is one whose commitment is not.
const (
	schemeReview         = "design_scheme_review"
	drawingReview        = "construction_drawing_review"
	planningVerification = "planning_verification"
)

var signedBy = &track.Person{Name: "王大明", Capacity: "法定代表人"}

// promise enters a step of a commitment that must be possible.
func (h *house) promise(id, key, step string, more ...func(*commitments.Dated)) *commitments.Commitment {
	h.t.Helper()
	c, err := h.tryPromise(id, key, step, more...)
	require.NoError(h.t, err)
	return c
}

func (h *house) tryPromise(id, key, step string, more ...func(*commitments.Dated)) (*commitments.Commitment, error) {
	s := commitments.Dated{Step: commitments.Step{Case: key, Name: step, Document: "文1号", Reason: "x", Finding: "现场与承诺不符"}}
	for _, f := range more {
		f(&s)
	}
	return h.EnterCommitment(context.Background(), id, project.Call{Account: "agent"}, 0, s, signedBy, false)
}

// inForce leads the commitment of an item that is not published to where it is in force.
func (h *house) inForce(id, key string) *commitments.Commitment {
	h.t.Helper()
	for _, step := range []string{commitments.Choose, commitments.WriteLetter, commitments.Sign} {
		h.promise(id, key, step)
	}
	h.enter(id, key, handling.Receive, nil)
	h.enter(id, key, handling.Accept, paper("受理1号"))
	return h.promise(id, key, commitments.TakeEffect)
}

// of makes the sample workshop for an investor.
func (h *house) of(owner string) string {
	h.t.Helper()
	p, err := h.projects.Create(context.Background(), project.Call{Account: "agent"}, project.Draft{Profile: workshopProfile(h.t), Agent: "agent", Owner: owner, Street: "cicheng"})
	require.NoError(h.t, err)
	return p.ID
}

func workshopProfile(t testing.TB) []byte {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(projecttest.Folder(t), "standard_land_workshop", "profile.yaml"))
	require.NoError(t, err)
	return raw
}

func TestACommitmentGoesFromTheOfferToTheCheck(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	c := h.promise(id, schemeReview, commitments.Choose)
	require.Equal(t, commitments.Chosen, c.State)
	require.Equal(t, "natural_resources_planning", c.Terms.Department)
	_, err := h.tryPromise(id, schemeReview, commitments.Choose)
	require.Contains(t, refused(t, "commitment.step.not_now", err), "chosen already")
	_, err = h.tryPromise(id, schemeReview, commitments.Sign)
	require.Contains(t, refused(t, "commitment.step.not_now", err), "no letter")
	h.promise(id, schemeReview, commitments.WriteLetter, func(s *commitments.Dated) { s.Document = "承诺〔2026〕7号" })

	book, err := letter.Read(policies.FS, projecttest.Shipped(t).Vocabulary())
	require.NoError(t, err)
	kind, err := book.Kind(h.Commitments().Letter)
	require.NoError(t, err)
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	c, departments, err := h.Commitment(ctx, p, schemeReview)
	require.NoError(t, err)
	require.Contains(t, departments, "natural_resources_planning")
	l, err := h.CommitmentLetter(ctx, p, c, kind, lang.ZH)
	require.NoError(t, err)
	require.Equal(t, "承诺〔2026〕7号", l.Number)
	require.NotEmpty(t, l.Commitment.Promise)
	require.Empty(t, l.Agent, "no person stands in what is kept")
	english, err := h.CommitmentLetter(ctx, p, c, kind, lang.EN)
	require.NoError(t, err)
	require.NotEqual(t, l.Commitment.Promise, english.Commitment.Promise)
	_, err = h.projects.Revise(ctx, id, project.Call{Account: "agent"}, bytes.ReplaceAll(workshopProfile(t), []byte("厂房（承诺制）"), []byte("厂房（改名）")))
	require.NoError(t, err)
	p, err = h.projects.Read(ctx, id)
	require.NoError(t, err)
	later, err := h.CommitmentLetter(ctx, p, c, kind, lang.ZH)
	require.NoError(t, err)
	require.Contains(t, p.Summary.Name, "改名")
	require.Equal(t, l, later, "what was written stays as it was written, whatever becomes of the project")

	c = h.promise(id, schemeReview, commitments.Sign)
	require.Equal(t, "agent", c.SignedBy)
	who, err := h.Signer(ctx, c)
	require.NoError(t, err)
	require.Equal(t, signedBy, who)
	_, err = h.tryPromise(id, schemeReview, commitments.TakeEffect)
	require.Contains(t, refused(t, "commitment.unpublished", err), "5")
	c = h.promise(id, schemeReview, commitments.Publish)
	require.Equal(t, date(t, "2026-06-08"), c.PublicTo, "five working days after 1 June")
	h.on("2026-06-08")
	_, err = h.tryPromise(id, schemeReview, commitments.TakeEffect)
	refused(t, "commitment.public", err)
	h.on("2026-06-09")
	_, err = h.tryPromise(id, schemeReview, commitments.TakeEffect)
	refused(t, "commitment.not_accepted", err)
	h.enter(id, schemeReview, handling.Receive, nil)
	of := h.enter(id, schemeReview, handling.Accept, paper("受理1号"))
	require.True(t, of.Terms.Committed)
	require.Equal(t, c.Terms.Days, of.Terms.Promised.N, "the days of the commitment are what is promised now")
	c = h.promise(id, schemeReview, commitments.TakeEffect)
	require.Equal(t, commitments.InForce, c.State)
	due, what, certain := c.Due(h.Calendar())
	require.NotZero(t, due)
	require.Equal(t, commitments.Verify, what)
	require.False(t, certain, "the certificate that it follows is not there")

	c = h.promise(id, schemeReview, commitments.Verify)
	require.Equal(t, commitments.Verified, c.State)
	history, err := h.projects.History(ctx, id, 0, 100)
	require.NoError(t, err)
	raw, err := json.Marshal(history)
	require.NoError(t, err)
	require.Contains(t, string(raw), "commitment_sign")
	require.NotContains(t, string(raw), "王大明", "no name of a person stands in the log")
}

func TestACheckIsDueSoLongAfterTheCertificate(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	c := h.inForce(id, drawingReview)
	require.Equal(t, drawingReview, c.Terms.After)
	h.on("2026-06-10")
	h.enter(id, drawingReview, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "合格1号", handling.Granted })
	duties, err := h.Duties(ctx, date(t, "2026-12-31"))
	require.NoError(t, err)
	require.Len(t, duties, 1)
	require.Equal(t, track.Duty{
		Project: id, Case: drawingReview, Department: c.Terms.Department, Agent: "agent", State: commitments.InForce, Mode: c.Terms.Mode,
		Due: date(t, "2026-07-10"), For: commitments.Verify, Certain: true, Version: duties[0].Version,
	}, duties[0], "thirty days after 10 June")
	duties, err = h.Duties(ctx, date(t, "2026-07-09"))
	require.NoError(t, err)
	require.Empty(t, duties)
	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	rows, err := h.CommitmentRows(ctx, p, lang.ZH)
	require.NoError(t, err)
	for _, row := range rows {
		require.Equal(t, row.Case == drawingReview, row.Held)
		if row.Case == drawingReview {
			require.Equal(t, date(t, "2026-07-10"), row.Due)
		}
	}
	h.promise(id, drawingReview, commitments.Verify)
	duties, err = h.Duties(ctx, date(t, "2026-12-31"))
	require.NoError(t, err)
	require.Empty(t, duties, "what was verified is done")
}

func TestWhatIsNotOfferedIsRefusedWithTheReasonsOfTheRules(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	_, err := h.tryPromise(id, planningVerification, commitments.Choose)
	require.Contains(t, refused(t, "commitment.refused", err), "Not a low-risk small project")
	_, err = h.tryPromise(id, "harbour", commitments.Choose)
	refused(t, "commitment.unknown_item", err)
	h.enter(id, drawingReview, handling.Receive, nil)
	h.enter(id, drawingReview, handling.Accept, paper("1"))
	_, err = h.tryPromise(id, drawingReview, commitments.Choose)
	refused(t, "commitment.accepted", err)
}

func TestABreachSaysWhatItCosts(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.promise(id, drawingReview, commitments.Choose)
	for _, step := range []string{commitments.Choose, commitments.WriteLetter, commitments.Sign, commitments.Publish} {
		h.promise(id, schemeReview, step)
	}
	h.on("2026-06-09")
	h.enter(id, schemeReview, handling.Receive, nil)
	h.enter(id, schemeReview, handling.Accept, paper("受理1号"))
	h.promise(id, schemeReview, commitments.TakeEffect)
	h.on("2026-06-15")
	tried, err := h.EnterCommitment(ctx, id, project.Call{Account: "agent"}, 0, commitments.Dated{Step: commitments.Step{
		Case: schemeReview, Name: commitments.Breach, Document: "核查1号", Finding: "方案与承诺不符",
	}}, nil, true)
	require.NoError(t, err)
	require.Equal(t, commitments.Breached, tried.State, "tried, it says how it would be")
	c := h.promise(id, schemeReview, commitments.Breach)
	require.Len(t, c.Breaches, 1)
	cost := c.Breaches[0].Cost
	require.Equal(t, tried.Breaches[0].Cost, cost)

	today, err := h.projects.Create(ctx, project.Call{Account: "agent"}, project.Draft{Profile: append(workshopProfile(t), "\nas_of: 2026-06-15\n"...), Agent: "agent"})
	require.NoError(t, err)
	finish := func(commit ...string) string {
		opt := planner.Default()
		opt.Variant, opt.Commit = variant.Commitment, commit
		plan, _, err := h.projects.Plan(ctx, today, opt)
		require.NoError(t, err)
		return plan.Totals.Finish.String()
	}
	require.Equal(t, date(t, "2026-06-15"), cost.AsOf)
	require.Equal(t, finish(schemeReview, drawingReview), cost.FinishBefore.String(), "as planned today with both commitments")
	require.Equal(t, finish(drawingReview), cost.FinishAfter.String(), "and without the one that was broken")
	require.Equal(t, h.Calendar().Between(cost.FinishBefore, cost.FinishAfter), cost.Days)
	require.Positive(t, cost.Days)
	moved := map[string]int{}
	for _, m := range cost.Items {
		moved[m.Case] = m.Days
	}
	require.Contains(t, moved, schemeReview)
	require.Contains(t, moved, "construction_permit", "which comes after it")
	require.NotContains(t, moved, "enterprise_filing", "which does not")
	require.Equal(t, date(t, "2026-07-07"), c.Breaches[0].RepairBy, "fifteen working days, the Dragon Boat holiday left out")

	p, err := h.projects.Read(ctx, id)
	require.NoError(t, err)
	rows, err := h.CommitmentRows(ctx, p, lang.ZH)
	require.NoError(t, err)
	for _, row := range rows {
		require.NotEmpty(t, row.BarredBecause, "nothing is offered while a breach is open")
		require.False(t, row.Offered)
		if row.Case == schemeReview {
			require.Equal(t, cost, row.Cost, "the answer keeps what it costs")
			require.False(t, row.Held)
			require.Equal(t, c.Breaches[0].RepairBy, row.Due)
		}
	}
}

func TestWhoBrokeACommitmentIsBarredAsTheRulesSay(t *testing.T) {
	h := newHouse(t)
	first, second := h.of("acc_owner"), h.of("acc_owner")
	other := h.of("acc_other")
	h.inForce(first, drawingReview)
	h.promise(first, drawingReview, commitments.Breach)
	choose := func(id, key string) error {
		_, err := h.tryPromise(id, key, commitments.Choose)
		return err
	}
	require.Contains(t, refused(t, "commitment.barred", choose(second, drawingReview)), first)
	refused(t, "commitment.barred", choose(first, schemeReview))
	require.NoError(t, choose(other, drawingReview), "another investor")

	h.on("2026-06-24")
	_, err := h.tryPromise(first, drawingReview, commitments.Repair)
	refused(t, "commitment.repair.late", err)
	h.promise(first, drawingReview, commitments.Withdraw)
	require.Contains(t, refused(t, "commitment.barred", choose(second, drawingReview)), "until 2029-06-01")
	h.on("2029-06-04")
	require.NoError(t, choose(second, drawingReview), "three years later")
	refused(t, "commitment.barred", choose(first, schemeReview))
}

func TestWhatWasPutRightBarsTheSameItemForAYear(t *testing.T) {
	h := newHouse(t)
	id, second := h.of("acc_owner"), h.of("acc_owner")
	h.inForce(id, drawingReview)
	h.promise(id, drawingReview, commitments.Breach)
	h.on("2026-06-10")
	c := h.promise(id, drawingReview, commitments.Repair)
	require.Equal(t, commitments.Repaired, c.State)
	require.True(t, c.Held(), "it goes on as promised")
	_, err := h.tryPromise(second, drawingReview, commitments.Choose)
	require.NoError(t, err)
	c = h.promise(id, drawingReview, commitments.Verify)
	require.Equal(t, commitments.OutcomeRepaired, c.Breaches[0].Outcome, "the breach stays on record")
}

func TestAWrongFindingIsCorrectedAndBarsNobody(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	first, second := h.of("acc_owner"), h.of("acc_owner")
	h.inForce(first, drawingReview)
	c := h.promise(first, drawingReview, commitments.Breach)
	correct := func(x commitments.Correction) (*commitments.Commitment, error) {
		x.Case, x.Reason = drawingReview, "认定有误"
		return h.CorrectCommitment(ctx, first, project.Call{Account: "agent"}, 0, x, nil)
	}
	_, err := correct(commitments.Correction{Number: 1})
	refused(t, "commitment.step.not_now", err)
	c, err = correct(commitments.Correction{Number: len(c.Entries)})
	require.NoError(t, err)
	require.Equal(t, commitments.InForce, c.State)
	require.NotNil(t, c.Entries[len(c.Entries)-1].Undone, "what was entered stays on record")
	_, err = h.tryPromise(second, drawingReview, commitments.Choose)
	require.NoError(t, err)
}

func TestViewsOfCommitmentsAreMadeAnewFromTheLog(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.of("acc_owner")
	h.inForce(id, drawingReview)
	h.enter(id, drawingReview, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "合格1号", handling.Granted })
	h.promise(id, schemeReview, commitments.Choose)
	h.promise(id, drawingReview, commitments.Breach)
	other := "somebody_else"
	_, err := h.projects.HandOver(ctx, id, project.Call{Account: "agent"}, project.HandedOver{Agent: &other})
	require.NoError(t, err)
	h.promise(id, schemeReview, commitments.GiveUp)
	page, err := h.FindCommitments(ctx, track.CommitmentFilter{Agent: other})
	require.NoError(t, err)
	require.Len(t, page.Commitments, 2, "commitments follow their project to another agent")
	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
	require.Equal(t, 5, done.Views)
}

func TestAForecastGoesByTheCommitmentsOfAProject(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	finish := func() (string, string) {
		p, err := h.projects.Read(ctx, id)
		require.NoError(t, err)
		f, err := h.Forecast(ctx, p)
		require.NoError(t, err)
		opt := planner.Default()
		opt.Variant, opt.Commit = variant.Commitment, []string{schemeReview}
		plan, _, err := h.projects.Plan(ctx, p, opt)
		require.NoError(t, err)
		return f.Finish.String(), plan.Totals.Finish.String()
	}
	before, promised := finish()
	require.NotEqual(t, before, promised)
	h.promise(id, schemeReview, commitments.Choose)
	got, _ := finish()
	require.Equal(t, promised, got, "chosen, it is forecast with its days")
	h.promise(id, schemeReview, commitments.GiveUp)
	got, _ = finish()
	require.Equal(t, before, got, "and given up without")

	for _, step := range []string{commitments.Choose, commitments.WriteLetter, commitments.Sign, commitments.Publish} {
		h.promise(id, schemeReview, step)
	}
	h.on("2026-06-09")
	h.enter(id, schemeReview, handling.Receive, nil)
	h.enter(id, schemeReview, handling.Accept, paper("1"))
	h.promise(id, schemeReview, commitments.TakeEffect)
	h.on("2026-06-10")
	h.enter(id, schemeReview, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "1", handling.Granted })
	kept, _ := finish()
	c := h.promise(id, schemeReview, commitments.Breach)
	broken, _ := finish()
	require.Greater(t, broken, kept, "the certificate counts no more")
	require.Equal(t, kept, c.Breaches[0].Cost.FinishBefore.String())
	require.Equal(t, broken, c.Breaches[0].Cost.FinishAfter.String(), "which is what the breach was said to cost")
	h.promise(id, schemeReview, commitments.Repair)
	repaired, _ := finish()
	require.Equal(t, kept, repaired)
}
