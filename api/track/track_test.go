package track_test

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/store/storetest"
	"sevenlists/api/track"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/letter"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// house is a service that follows projects in a store of its own, on 1 June 2026.
type house struct {
	*track.Service
	t        testing.TB
	projects *project.Service
	store    store.Store
	clock    *storetest.Clock
}

var random = storetest.NewChance(7)

func newHouse(t testing.TB) *house { return houseBy(t, policies.FS) }

// houseBy is one that goes by other rules of supervision.
func houseBy(t testing.TB, supervision fs.FS) *house {
	t.Helper()
	clock := storetest.NewClock(time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC))
	kept, err := sqlite.Open(context.Background(), t.TempDir(), clock.Now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, kept.Close()) })
	projects, err := project.New(context.Background(), project.Config{
		Store: kept, Rules: policies.FS, Set: projecttest.Shipped(t), Now: clock.Now, Random: random, Program: "test", Beside: track.Beside{Store: kept},
	})
	require.NoError(t, err)
	letters, err := letter.Read(policies.FS, projecttest.Shipped(t).Vocabulary())
	require.NoError(t, err)
	s, err := track.New(track.Config{Store: kept, Projects: projects, Rules: supervision, Now: clock.Now, Letters: letters})
	require.NoError(t, err)
	return &house{Service: s, t: t, projects: projects, store: kept, clock: clock}
}

// on sets the clock to nine in the morning of a day in China.
func (h *house) on(day string) {
	h.t.Helper()
	h.clock.Set(time.Date(1970, 1, 1, 1, 0, 0, 0, time.UTC).AddDate(0, 0, int(date(h.t, day))))
}

func date(t testing.TB, s string) calendar.Date {
	t.Helper()
	d, err := calendar.ParseDate(s)
	require.NoError(t, err)
	return d
}

// workshop makes a project of the sample workshop.
func (h *house) workshop() string {
	h.t.Helper()
	raw, err := os.ReadFile(filepath.Join(projecttest.Folder(h.t), "standard_land_workshop", "profile.yaml"))
	require.NoError(h.t, err)
	p, err := h.projects.Create(context.Background(), project.Call{Account: "agent"}, project.Draft{Profile: raw, Agent: "agent", Street: "cicheng"})
	require.NoError(h.t, err)
	return p.ID
}

// enter enters a step that must be possible.
func (h *house) enter(id, key, step string, more func(*handling.Dated)) *handling.Case {
	h.t.Helper()
	c, err := h.try(id, key, step, more)
	require.NoError(h.t, err)
	return c
}

func (h *house) try(id, key, step string, more func(*handling.Dated)) (*handling.Case, error) {
	s := handling.Dated{Step: handling.Step{Case: key, Name: step}}
	if more != nil {
		more(&s)
	}
	return h.Enter(context.Background(), id, project.Call{Account: "agent"}, 0, s, false)
}

// paper states the number of a document.
func paper(number string) func(*handling.Dated) {
	return func(s *handling.Dated) { s.Document = number }
}

// refused asserts that something is refused with a code and gives the message.
func refused(t testing.TB, code string, err error) string {
	t.Helper()
	require.Error(t, err)
	all := fault.All(err)
	require.Equal(t, code, all[0].Code, "%v", err)
	return all[0].Message(lang.EN)
}

func TestACaseGoesFromReceiptToDelivery(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	const key = "engineering_planning_permit"

	c, err := h.Case(ctx, id, key)
	require.NoError(t, err)
	require.Equal(t, handling.None, c.State)

	h.enter(id, key, handling.Receive, nil)
	h.enter(id, key, handling.RequestCorrection, func(s *handling.Dated) {
		s.Document, s.Missing = "补正〔2026〕1号", []handling.Missing{{What: "总平面图未盖章"}}
	})
	h.on("2026-06-03")
	h.enter(id, key, handling.Supplement, nil)
	h.enter(id, key, handling.Accept, paper("受理〔2026〕8号"))
	h.on("2026-06-05")
	h.enter(id, key, handling.Pause, func(s *handling.Dated) {
		s.Document, s.Kind, s.PlannedEnd = "特别程序〔2026〕2号", "expert_review", date(t, "2026-06-12")
	})
	h.on("2026-06-11")
	h.enter(id, key, handling.Resume, nil)
	c = h.enter(id, key, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "建字第1号", handling.Granted })
	require.True(t, c.Open(), "a certificate that was granted is still to be delivered")
	c = h.enter(id, key, handling.Deliver, nil)

	require.Equal(t, handling.Delivered, c.State)
	require.False(t, c.Open())
	require.Equal(t, date(t, "2026-06-03"), c.Accepted)
	require.Equal(t, "natural_resources_planning", c.Terms.Department)
	require.Equal(t, []handling.Stop{{
		Kind: "expert_review", From: date(t, "2026-06-05"), PlannedEnd: date(t, "2026-06-12"), To: date(t, "2026-06-11"), Document: "特别程序〔2026〕2号",
	}}, c.Pauses)
	require.Equal(t, date(t, "2026-06-03"), c.Notices[0].Answered)
	require.Len(t, c.Entries, 8)
}

func TestWhatTheLawForbidsIsRefusedWithItsReason(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	const key = "engineering_planning_permit"

	_, err := h.try(id, "no_such_item", handling.Receive, nil)
	refused(t, "case.unknown_item", err)
	_, err = h.try(id, key, "recieve", nil)
	refused(t, "case.step.unknown", err)
	_, err = h.try(id, key, handling.Accept, paper("1"))
	require.Contains(t, refused(t, "case.step.not_now", err), "art. 32")

	h.enter(id, key, handling.Receive, nil)
	_, err = h.try(id, key, handling.Receive, nil)
	require.Contains(t, refused(t, "case.step.not_now", err), "one application is received once")
	_, err = h.try(id, key, handling.Accept, nil)
	refused(t, "case.needs", err)
	_, err = h.try(id, key, handling.Decide, func(s *handling.Dated) { s.Document, s.Outcome = "1", handling.Granted })
	require.Contains(t, refused(t, "case.step.not_now", err), "after acceptance")

	h.enter(id, key, handling.Accept, paper("1"))
	_, err = h.try(id, key, handling.RequestCorrection, func(s *handling.Dated) {
		s.Document, s.Missing = "2", []handling.Missing{{What: "one more"}}
	})
	require.Contains(t, refused(t, "case.step.not_now", err), "no correction may be requested any more")
	pause := func(kind, end string) error {
		_, err := h.try(id, key, handling.Pause, func(s *handling.Dated) { s.Document, s.Kind, s.PlannedEnd = "3", kind, date(t, end) })
		return err
	}
	refused(t, "case.pause.kind", pause("holiday", "2026-07-01"))
	refused(t, "case.pause.end", pause("hearing", "2026-06-01"))
	_, err = h.try(id, key, handling.Pause, func(s *handling.Dated) { s.Kind, s.PlannedEnd = "hearing", date(t, "2026-07-01") })
	refused(t, "case.needs", err)
	extend := func(days int) error {
		_, err := h.try(id, key, handling.Extend, func(s *handling.Dated) { s.Document, s.Reason, s.Days = "4", "large", days })
		return err
	}
	require.Contains(t, refused(t, "case.extend.long", extend(11)), "art. 42")
	require.NoError(t, extend(10))
	refused(t, "case.extend.again", extend(1))
}

func TestAnEntryIsCorrectedByAFurtherOne(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	const key = "engineering_planning_permit"
	h.on("2026-06-10")
	late := func(day, document string) func(*handling.Dated) {
		return func(s *handling.Dated) { s.On, s.Document, s.Late = date(t, day), document, "the paper came by post" }
	}
	_, err := h.try(id, key, handling.Receive, func(s *handling.Dated) { s.On = date(t, "2026-06-02") })
	refused(t, "case.late", err)
	_, err = h.try(id, key, handling.Receive, func(s *handling.Dated) { s.On = date(t, "2026-06-11") })
	refused(t, "case.future", err)
	h.enter(id, key, handling.Receive, late("2026-06-02", ""))
	c := h.enter(id, key, handling.Accept, late("2026-06-04", "受理1号"))
	require.Equal(t, date(t, "2026-06-10"), calendar.DateOf(c.Entries[1].At.Date()), "both dates are kept")

	_, err = h.try(id, key, handling.FixOnSpot, late("2026-06-05", ""))
	refused(t, "case.step.not_now", err)
	h.enter(id, key, handling.FixOnSpot, late("2026-06-03", ""))

	correct := func(x handling.Correction) (*handling.Case, error) {
		x.Case = key
		return h.Correct(ctx, id, project.Call{Account: "agent"}, 0, x)
	}
	_, err = correct(handling.Correction{Number: 1, Reason: "never happened"})
	require.Contains(t, refused(t, "case.step.not_now", err), "not possible in the state “Not received”")
	_, err = correct(handling.Correction{Number: 9, Reason: "never happened"})
	refused(t, "case.entry.unknown", err)
	accepted := handling.Dated{Step: handling.Step{Name: handling.Accept, Document: "受理1号", Late: "misread"}, On: date(t, "2026-06-08")}
	c, err = correct(handling.Correction{Number: 2, Reason: "the date was misread", Instead: &accepted})
	require.NoError(t, err)
	require.Equal(t, date(t, "2026-06-08"), c.Accepted)
	require.Equal(t, date(t, "2026-06-04"), c.Entries[1].On, "what was entered stays")
	_, err = correct(handling.Correction{Number: 2, Reason: "again"})
	refused(t, "case.entry.undone", err)
}

func TestViewsAreMadeAnewFromTheLog(t *testing.T) {
	h, ctx := newHouse(t), context.Background()
	id := h.workshop()
	h.enter(id, "engineering_planning_permit", handling.Receive, nil)
	h.enter(id, "construction_permit", handling.Receive, nil)
	h.enter(id, "engineering_planning_permit", handling.Accept, paper("1"))
	other := "somebody_else"
	_, err := h.projects.HandOver(ctx, id, project.Call{Account: "agent"}, project.HandedOver{Agent: &other})
	require.NoError(t, err)
	h.enter(id, "construction_permit", handling.Accept, paper("2"))

	page, err := h.store.List(ctx, store.Query{Kind: "case", Where: map[string][]string{"agent": {other}, "open": {"yes"}}})
	require.NoError(t, err)
	require.Len(t, page, 2, "cases follow their project to another agent")
	done, err := store.Rebuild(ctx, h.store, []store.Folding{project.Fold, track.Fold}, nil)
	require.NoError(t, err)
	require.Zero(t, done.Changed)
	require.Equal(t, 4, done.Views)
}

func TestWhatWasEnteredByOlderRulesStaysPossible(t *testing.T) {
	h := newHouse(t)
	id := h.workshop()
	const key = "engineering_planning_permit"
	h.on("2026-06-03")
	h.enter(id, key, handling.Receive, nil)
	h.enter(id, key, handling.Accept, paper("1"))
	c, err := h.Case(context.Background(), id, key)
	require.NoError(t, err)

	// The district now wants no acceptance without corrections; what was accepted before goes on.
	loaded, err := handling.Supervision(projecttest.Edited(t, "supervision/cases/data.yaml",
		"    from: [received, supplemented]\n    needs: [document]\n    legal_basis: {law: administrative_licensing_law, article: \"32\"}\n    otherwise: {zh: 收到齐全",
		"    from: [supplemented]\n    needs: [document]\n    legal_basis: {law: administrative_licensing_law, article: \"32\"}\n    otherwise: {zh: 收到齐全"))
	require.NoError(t, err)
	tighter, err := handling.ReadBook(loaded)
	require.NoError(t, err)
	now := handling.Circumstances{Today: date(t, "2026-06-04"), Set: h.projects.Rules()}
	decided := handling.Dated{Step: handling.Step{Case: key, Name: handling.Decide, Document: "2", Outcome: handling.Granted}, On: now.Today}
	require.NoError(t, tighter.Check(c, decided, now))
	accepted := handling.Dated{Step: handling.Step{Name: handling.Accept, Document: "3", Late: "x"}, On: date(t, "2026-06-03")}
	refused(t, "case.step.not_now", tighter.CheckCorrection(c, handling.Correction{Number: 2, Reason: "x", Instead: &accepted}, now))
}
