package project_test

import (
	"bytes"
	"context"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/planner"
	"sevenlists/planner/calendar"
	"sevenlists/planner/change"
)

// verdicts says of each thing obtained what a revision asks for; what is not touched is left out.
func (h *house) verdicts(p *project.Project, results ...project.Result) map[string]change.Verdict {
	h.t.Helper()
	doc, err := h.Changes(context.Background(), p, results, planner.Default())
	require.NoError(h.t, err)
	found := map[string]change.Verdict{}
	for _, r := range doc.Changes {
		found[r.ID] = r.Verdict
	}
	return found
}

// A project is created with its permits not yet obtained, gets one on its profile, is enlarged, gets
// another: only the first was given for less.
func TestRevisionsAreWeighedAgainstTheProfileOfTheDayOfIssue(t *testing.T) {
	h := newHouse(t)
	ctx, p := context.Background(), h.create("key-00001", workshop)
	revise := func(key string, edit func([]byte) []byte) {
		t.Helper()
		raw, err := h.Profile(ctx, p)
		require.NoError(t, err)
		_, err = h.Revise(ctx, p.ID, project.Call{Account: "agent-1", Key: key, Sequence: p.Sequence}, edit(raw))
		require.NoError(t, err)
		p, err = h.Read(ctx, p.ID)
		require.NoError(t, err)
	}
	area := regexp.MustCompile(`("floor_area_total_m2": )[0-9.]+`)
	enlarge := func(to string) func([]byte) []byte {
		return func(raw []byte) []byte { return area.ReplaceAll(raw, []byte("${1}"+to)) }
	}
	day := func(month time.Month, n int) calendar.Date { return calendar.DateOf(2026, month, n) }
	on := func(month time.Month, n int) project.Result {
		return project.Result{Key: "engineering_planning_permit", On: day(month, n), Document: "5"}
	}
	revise("key-00002", enlarge("32000"))
	require.Empty(t, h.verdicts(p, on(6, 1)), "nothing has changed")

	h.clock.Move(30 * 24 * time.Hour) // 1 July
	revise("key-00003", enlarge("34560"))
	require.Equal(t, map[string]change.Verdict{"engineering_planning_permit": change.Amend}, h.verdicts(p, on(6, 20)), "given for 8% less")
	require.Equal(t, map[string]change.Verdict{"engineering_planning_permit": change.Amend}, h.verdicts(p, on(7, 1)), "a change on the day itself came after it")
	require.Empty(t, h.verdicts(p, on(7, 2)), "given for what is now")
	require.Empty(t, h.verdicts(p), "nothing is obtained")

	record := func(raw []byte) []byte {
		return bytes.Replace(raw, []byte(`"facts": {`), []byte(`"as_of": "2026-07-01", "progress": {"design_scheme_review": {"state": "obtained"}}, "facts": {`), 1)
	}
	revise("key-00004", record)
	require.Empty(t, h.verdicts(p), "first recorded with the facts of now")
	h.clock.Move(24 * time.Hour)
	revise("key-00005", enlarge("32000"))
	require.Equal(t, map[string]change.Verdict{"design_scheme_review": change.Amend}, h.verdicts(p), "compared with the profile that first records it")

	doc, err := h.Changes(ctx, p, []project.Result{on(6, 20)}, planner.Default())
	require.NoError(t, err)
	require.Contains(t, doc.Untouched, "engineering_planning_permit", "it is again as it was")
	require.Equal(t, p.Summary.Name, doc.Project.Name)
}
