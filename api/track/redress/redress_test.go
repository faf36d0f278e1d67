package redress_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/redress"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

func TestNoOrderOfStepsLeavesTheRules(t *testing.T) {
	block, err := handling.Supervision(policies.FS)
	require.NoError(t, err)
	book, err := redress.ReadBook(block, projecttest.Shipped(t))
	require.NoError(t, err)
	day := calendar.DateOf(2026, 6, 1)
	w := handling.Circumstances{Today: day, Set: projecttest.Shipped(t)}
	reached := map[string]bool{}
	var walk func(l *redress.Letter, left int)
	walk = func(l *redress.Letter, left int) {
		reached[l.State] = true
		next := book.Next(l)
		for _, name := range redress.StepNames() {
			s := redress.Dated{On: day, Step: redress.Step{
				Number: 1, Name: name, From: redress.FromComplaint, Document: "1", Outcome: redress.Satisfied, Text: &redress.Kept{},
			}}
			if err := book.Allowed(l, s, w); err != nil {
				require.NotContains(t, next, name, "%v", err)
				require.Equal(t, fault.Conflict, fault.All(err)[0].Kind)
				continue
			}
			require.Contains(t, next, name)
			if left > 0 {
				walk(l.Then(s), left-1)
			}
		}
	}
	walk(&redress.Letter{State: redress.None}, 9)
	require.Len(t, reached, len(redress.StateNames()), "every state is reached")
}

func TestTheRulesOfRedressNameWhatThereIs(t *testing.T) {
	const file = "supervision/redress/data.yaml"
	for name, tc := range map[string]struct{ old, with, code string }{
		"a state that there is not":        {"from: [called_back, escalated]", "from: [called_bak, escalated]", "case.book.unknown"},
		"a step that is not described":     {"  dismiss:\n    name", "  drop:\n    name", "case.book.missing"},
		"something to state nobody knows":  {"needs: [outcome]", "needs: [result]", "case.book.unknown"},
		"a step to hear before, of others": {"heard: [verify, dismiss]", "heard: [verify, dismis]", "case.book.unknown"},
		"a law that there is not":          {"reply: {n: 5, unit: working, legal_basis: {law: jiangbei_2017_28}", "reply: {n: 5, unit: working, legal_basis: {law: jiangbei}", "rules.law.unknown"},
	} {
		t.Run(name, func(t *testing.T) {
			block, err := handling.Supervision(projecttest.Edited(t, file, tc.old, tc.with))
			require.NoError(t, err)
			_, err = redress.ReadBook(block, projecttest.Shipped(t))
			codes := []string{}
			for _, one := range fault.All(err) {
				codes = append(codes, one.Code)
				require.Contains(t, one.Path, file)
			}
			require.Contains(t, codes, tc.code)
		})
	}
}
