package project_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
	"sevenlists/planner/projecttest"
)

// TestExamplesAreReferenceCases compares every example with the case of that name: only its dates are
// left open, since whoever begins with it begins today.
func TestExamplesAreReferenceCases(t *testing.T) {
	h := newHouse(t)
	examples := h.Examples()
	require.GreaterOrEqual(t, len(examples), 8)
	set := projecttest.Shipped(t)
	for _, e := range examples {
		require.NotEmpty(t, e.Name.ZH, e.ID)
		require.NotEmpty(t, e.About.EN, e.ID)
		got, err := profile.Decode(e.Profile, set.Facts(), set.Schema())
		require.NoError(t, err, e.ID)
		content, err := os.ReadFile(filepath.Join(projecttest.Folder(t), e.ID, "profile.yaml"))
		require.NoError(t, err)
		want, err := profile.Decode(content, set.Facts(), set.Schema())
		require.NoError(t, err)
		require.JSONEq(t, undated(t, profile.Encode(want, set.Facts()), set.Facts()), string(profile.Encode(got, set.Facts())), e.ID)
	}
}

// undated leaves the facts out that are dates.
func undated(t *testing.T, encoded []byte, facts *profile.Facts) string {
	t.Helper()
	var document map[string]any
	require.NoError(t, json.Unmarshal(encoded, &document))
	for _, f := range facts.List {
		if f.Type == profile.DateType {
			delete(document["facts"].(map[string]any), f.ID)
		}
	}
	content, err := json.Marshal(document)
	require.NoError(t, err)
	return string(content)
}
