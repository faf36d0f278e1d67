package joint_test

import (
	"io/fs"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/track/handling"
	"sevenlists/api/track/joint"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

func read(t *testing.T, folder fs.FS) (*joint.Book, error) {
	t.Helper()
	block, err := handling.Supervision(folder)
	require.NoError(t, err)
	return joint.Read(block, projecttest.Shipped(t), handling.StepNames())
}

func TestTheRulesOfJointHandlingNameWhatThereIs(t *testing.T) {
	const file = "supervision/joint/data.yaml"
	book, err := read(t, policies.FS)
	require.NoError(t, err)
	require.Contains(t, book.Handlings, "joint_completion_acceptance")
	for name, tc := range map[string]struct{ old, with, code string }{
		"an item that there is not":       {"lead: joint_acceptance", "lead: joint_acceptence", "rules.item.unknown"},
		"a department that there is not":  {"asked: [housing_construction", "asked: [housing_construktion", "rules.department.unknown"},
		"a law that there is not":         {"{law: administrative_licensing_law, article: \"26, 42\"}", "{law: licensing_law}", "rules.law.unknown"},
		"an item of two joint handlings":  {"members: [planning_verification", "members: [design_scheme_review", "joint.twice"},
		"a step that there is not":        {"alone: [deliver", "alone: [delivre", "case.book.unknown"},
		"a key that nobody reads":         {"asked: []", "askd: []\n    asked: []", "rules.data.unknown_key"},
		"a handling that says no clock":   {"days: {n: 45, unit: working}", "", "rules.data.missing"},
		"nothing of silence, which is no": {"silence: true, ", "", "rules.data.missing"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(t, projecttest.Edited(t, file, tc.old, tc.with))
			require.Error(t, err)
			found := fault.All(err)[0]
			require.Equal(t, tc.code, found.Code, "%v", err)
			require.Contains(t, found.Path, file)
		})
	}
	without := projecttest.Files(t)
	delete(without, file)
	book, err = read(t, without)
	require.NoError(t, err)
	require.Empty(t, book.Handlings, "a district without joint handling has none")
}
