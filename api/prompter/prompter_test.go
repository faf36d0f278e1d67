package prompter_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestACaseIsPromptedForUntilTheLeaderKnows lives through a case that nobody decides.
func TestACaseIsPromptedForUntilTheLeaderKnows(t *testing.T) {
	h := newHouse(t)
	h.accepted()
	for day := date(t, "2026-06-01"); day < date(t, "2026-07-20"); day++ {
		h.on(day.String())
		h.turn()
		h.turn() // again changes nothing
	}
	for _, p := range []string{"officer1", "officer2", "head", "agent", "investor", "supervisor", "leader", "elsewhere", "barred"} {
		for _, m := range h.told(p) {
			t.Log(p, m)
		}
	}
	for _, p := range h.prompts() {
		t.Log(p)
	}
	require.Empty(t, h.told("elsewhere"))
	require.Empty(t, h.told("barred"))
}
