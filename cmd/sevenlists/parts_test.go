package main

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

const park = "../../testdata/projects/park_two_phases/profile.yaml"

// Each mistake in a profile with parts is told with its file and JSON Pointer, several at once; the
// answer is empty and the exit code that of wrong input.
func TestMistakesInAProjectWithPartsAreTold(t *testing.T) {
	content, err := os.ReadFile(park)
	require.NoError(t, err)
	for name, tc := range map[string]struct {
		more string
		args []string
		want []string
	}{
		"an item where it is not done": {"progress: {construction_permit: {state: obtained}, planning_conditions@lot1: {state: obtained}}\n", nil,
			[]string{"/progress/construction_permit", "construction_permit@lot1", "/progress/planning_conditions@lot1"}},
		"a part and an item that do not exist": {"constraints: {construction_permit@lot9: {not_before: 2027-01-01}, nonsense@lot1: {not_before: 2027-01-01}}\n", nil,
			[]string{"/constraints/construction_permit@lot9", "construction_permit@lot1", "/constraints/nonsense@lot1"}},
		"finished in the future": {"progress: {construction_permit@lot1: {state: obtained, finished: 2030-01-01}}\n", nil,
			[]string{"/progress/construction_permit@lot1/finished"}},
		"a dropped milestone of a part": {"adjustments: {drop: [{item: commencement_check@lot1, document: d, reason: r}]}\n", nil,
			[]string{"/adjustments/drop/0/item"}},
		"a ring that an item of one's own closes": {"adjustments: {add: [{id: x_a, name: a, duration_days: 1, after: [construction_permit@lot1], before: [planning_conditions], reason: r, by: b}]}\n", nil,
			[]string{"/adjustments/add/0", "x_a → planning_conditions"}},
		"a part to plan that does not exist":      {"", []string{"--part", "phase9"}, []string{"phase9", "phase1"}},
		"a commitment where the item is not done": {"", []string{"--variant", "commitment", "--commit", "construction_permit@phase1"}, []string{"construction_permit@lot1"}},
		"a stretch in a part where it is not":     {"", []string{"--between", "construction_permit@phase1,finish"}, []string{"construction_permit@lot1"}},
	} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), "park.yaml")
			require.NoError(t, os.WriteFile(file, append(content, tc.more...), 0o600))
			for _, language := range []string{"zh", "en"} {
				r := sevenlists(t, "", append([]string{"plan", file, "--lang", language}, tc.args...)...)
				require.Equal(t, exitInput, r.code, r.err)
				require.Empty(t, r.out)
				require.NotContains(t, r.err, "goroutine")
				for _, want := range tc.want {
					require.Contains(t, r.err, want)
				}
			}
		})
	}
}

func TestOnePartOfAProjectIsPlannedAlone(t *testing.T) {
	r := sevenlists(t, "", "plan", park, "--part", "phase2", "--format", "json")
	require.Equal(t, 0, r.code, r.err)
	require.Contains(t, r.out, `"construction_permit@lot3"`)
	require.Contains(t, r.out, `"planning_conditions"`)
	require.NotContains(t, r.out, "@lot1")
}

// What lies beside the part that is planned alone can neither be measured nor be committed.
func TestWhatLiesBesideThePartIsRefused(t *testing.T) {
	for name, args := range map[string][]string{
		"a stretch":    {"--part", "lot1", "--between", "works@lot3,finish"},
		"a commitment": {"--part", "lot1", "--variant", "commitment", "--commit", "construction_permit@lot3"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"plan", park, "--lang", "en"}, args...)...)
			require.Equal(t, exitInput, r.code)
			require.Empty(t, r.out)
			require.Contains(t, r.err, "@lot3 lies beside lot1")
		})
	}
	for name, args := range map[string][]string{
		"what lies in it":            {"--part", "phase1", "--between", "works@lot1,finish"},
		"what it lies in, by its id": {"--part", "workshop_a", "--between", "works@lot1,finish"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"plan", park}, args...)...)
			require.Zero(t, r.code, r.err)
		})
	}
}
