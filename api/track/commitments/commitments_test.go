package commitments_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/commitments"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

func read(t *testing.T, folder fs.FS) (*commitments.Book, error) {
	t.Helper()
	block, err := handling.Supervision(folder)
	require.NoError(t, err)
	return commitments.ReadBook(block, projecttest.Shipped(t))
}

func shipped(t *testing.T) *commitments.Book {
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

func TestTheRulesOfCommitmentsNameWhatThereIs(t *testing.T) {
	const file = "supervision/commitments/data.yaml"
	for name, tc := range map[string]struct{ old, with, code string }{
		"a state that there is not":            {"from: [none, given_up, withdrawn]", "from: [none, givn_up]", "case.book.unknown"},
		"a step that is not described":         {"  give_up:\n    name", "  give_in:\n    name", "case.book.missing"},
		"something to state that nobody knows": {"needs: [document, signer]", "needs: [document, signature]", "case.book.unknown"},
		"a mode that there is not":             {"    commitment_access: {n: 5", "    commitment_acces: {n: 5", "case.book.unknown"},
		"an item without a commitment":         {"  items: {}", "  items: {works: {n: 5, unit: working, legal_basis: {law: administrative_practice}, confidence: low}}", "commitment.item"},
		"an outcome that there is not":         {"after: [repaired]", "after: [forgiven]", "case.book.unknown"},
		"a scope that there is not":            {"scope: item", "scope: district", "rules.data.choice"},
		"a law that there is not":              {"legal_basis: {law: administrative_licensing_law, article: \"69\"}", "legal_basis: {law: licensing_law}", "rules.law.unknown"},
		"a key that nobody reads":              {"repair: {n: 15", "repare: {}\nrepair: {n: 15", "rules.data.unknown_key"},
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

func TestAPeriodEndsAsTheLawCountsIt(t *testing.T) {
	cal := projecttest.Shipped(t).Calendar()
	for name, tc := range map[string]struct {
		from string
		days rules.Days
		want string
	}{
		"working days leave weekends out":                  {"2026-06-01", rules.Days{N: 5, Unit: "working"}, "2026-06-08"},
		"calendar days run through":                        {"2026-06-10", rules.Days{N: 30, Unit: "calendar"}, "2026-07-10"},
		"and end on the first working day after a day off": {"2026-06-04", rules.Days{N: 30, Unit: "calendar"}, "2026-07-06"},
		"months end on the same day of the month":          {"2026-03-16", rules.Days{N: 3, Unit: "months"}, "2026-06-16"},
		"or on its last, moved to a working day":           {"2026-01-31", rules.Days{N: 1, Unit: "months"}, "2026-02-28"},
		"years are twelve months":                          {"2024-06-01", rules.Days{N: 2, Unit: "years"}, "2026-06-01"},
	} {
		t.Run(name, func(t *testing.T) {
			require.Equal(t, day(t, tc.want), commitments.After(cal, day(t, tc.from), tc.days))
		})
	}
}

// promised is a commitment after steps, each on a day of its own.
func promised(t *testing.T, steps ...string) *commitments.Commitment {
	t.Helper()
	c := &commitments.Commitment{Project: "p", Key: "construction_permit", State: commitments.None}
	for i, name := range steps {
		s := commitments.Dated{On: day(t, "2026-06-01").AddDays(i), Step: commitments.Step{Case: c.Key, Name: name, Document: name, Finding: "x"}}
		if name == commitments.Choose {
			s.Terms = &commitments.Terms{Mode: rules.InformedCommitment, Days: 1}
		}
		c = c.Then(s, "agent")
	}
	return c
}

func TestWhatABreachBars(t *testing.T) {
	book, cal := shipped(t), projecttest.Shipped(t).Calendar()
	found := day(t, "2026-06-01")
	for name, tc := range map[string]struct {
		outcome, project, item, today string
		want                          []string
	}{
		"open, it bars everything of the investor":            {"open", "other", "eia_registration", "2030-06-01", []string{"open_breach"}},
		"put right, it bars the same item":                    {"repaired", "p", "construction_permit", "2026-12-01", []string{"repaired_item"}},
		"for a year, its last day included":                   {"repaired", "p", "construction_permit", "2027-06-01", []string{"repaired_item"}},
		"and not a day longer":                                {"repaired", "p", "construction_permit", "2027-06-02", nil},
		"no other item of the project":                        {"repaired", "p", "eia_registration", "2026-06-02", nil},
		"withdrawn, it bars the project and the investor":     {"withdrawn", "p", "eia_registration", "2026-06-02", []string{"withdrawn_project", "withdrawn_investor"}},
		"other projects for three years":                      {"withdrawn", "other", "eia_registration", "2029-06-01", []string{"withdrawn_investor"}},
		"and then no more, but the project itself for always": {"withdrawn", "p", "eia_registration", "2036-06-02", []string{"withdrawn_project"}},
	} {
		t.Run(name, func(t *testing.T) {
			past := []commitments.Past{{Broken: commitments.Broken{On: found, Outcome: tc.outcome}, Project: "p", Case: "construction_permit"}}
			var got []string
			for _, hit := range book.Against(past, tc.project, tc.item, day(t, tc.today), cal) {
				got = append(got, hit.ID)
			}
			require.Equal(t, tc.want, got)
		})
	}
}

func TestACommitmentIsWhatItsEntriesSay(t *testing.T) {
	c := promised(t, commitments.Choose, commitments.WriteLetter, commitments.Sign, commitments.TakeEffect, commitments.Breach, commitments.Withdraw)
	require.Equal(t, commitments.Withdrawn, c.State)
	require.Equal(t, "sign", c.Document)
	require.Equal(t, "agent", c.SignedBy)
	require.True(t, c.Lost(day(t, "2026-06-02")), "what was accepted on it counts no more")
	require.False(t, c.Lost(day(t, "2026-06-10")), "what was accepted since does")
	again := c.Then(commitments.Dated{On: day(t, "2030-06-03"), Step: commitments.Step{Case: c.Key, Name: commitments.Choose}}, "agent")
	require.True(t, again.Held())
	require.Empty(t, again.Document, "what is chosen anew is signed anew")
	require.Len(t, again.Breaches, 1, "the breach stays on record")
	require.Len(t, c.Breaches, 1)
	require.Equal(t, commitments.Withdrawn, c.State, "looking ahead changes nothing")
}

func TestNoOrderOfStepsLeavesTheRules(t *testing.T) {
	book := shipped(t)
	w := handling.Circumstances{Today: day(t, "2026-12-01"), Set: projecttest.Shipped(t)}
	reached := map[string]bool{}
	var walk func(c *commitments.Commitment, left int)
	walk = func(c *commitments.Commitment, left int) {
		reached[c.State] = true
		next := book.Next(c.State)
		for _, name := range commitments.StepNames() {
			s := commitments.Dated{On: day(t, "2026-06-01").AddDays(len(c.Entries)), Step: commitments.Step{
				Case: c.Key, Name: name, Document: "1", Reason: "x", Finding: "x", Late: "x", Signer: &commitments.Signer{},
			}}
			if err := book.Check(c, s, w); err != nil {
				require.NotContains(t, next, name, "%v", err)
				require.Equal(t, "commitment.step.not_now", fault.All(err)[0].Code)
				continue
			}
			require.Contains(t, next, name)
			if left > 0 {
				walk(c.Then(s, "x"), left-1)
			}
		}
	}
	walk(&commitments.Commitment{State: commitments.None, Key: "construction_permit"}, 7)
	require.Len(t, reached, len(book.States), "every state is reached")
}
