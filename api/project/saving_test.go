package project_test

import (
	"bufio"
	"bytes"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/job"
	"sevenlists/api/project"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
	"sevenlists/planner/rules"
	"sevenlists/planner/whatif"
	"sevenlists/policies"

	"sevenlists/planner"
)

func TestASuppositionIsAddedUpOverAllOpenProjects(t *testing.T) {
	h := openHouse(t, newStore(t), policies.FS)
	names := []string{"standard_land_workshop", "fit_out_mall", "government_school", "hospital"}
	byID := map[string]string{}
	for i, name := range names {
		p, err := h.Create(ctx, project.Call{Account: "agent", Key: "key-" + name}, project.Draft{Profile: profileOf(t, name), Agent: "agent"})
		require.NoError(t, err)
		if byID[p.ID] = name; i == 1 {
			_, err = h.SetArchived(ctx, p.ID, project.Call{Account: "agent"}, true, project.Archived{})
			require.NoError(t, err)
		}
	}
	one := 1
	x := project.Supposition{Item: "engineering_planning_permit", Days: &one}
	_, err := h.StartSaving(ctx, project.Call{Account: "s"}, project.Supposition{Item: "nothing", Days: &one})
	require.Equal(t, "register.item", fault.All(err)[0].Code)
	_, err = h.StartSaving(ctx, project.Call{Account: "s"}, project.Supposition{Item: x.Item})
	require.Equal(t, "way.nothing", fault.All(err)[0].Code)
	started, err := h.StartSaving(ctx, project.Call{Account: "s", Key: "key-00001"}, x)
	require.NoError(t, err)
	require.Equal(t, &whatif.LeadRate{Statutory: 20, Before: 5, After: 1, RateBefore: 750, RateAfter: 950}, started.Rate)
	require.NoError(t, h.Jobs().Turn(ctx, time.Minute))
	done, err := h.Jobs().Read(ctx, started.ID)
	require.NoError(t, err)
	require.Equal(t, job.Done, done.State)

	want, err := whatif.Suppose(h.Rules(), rules.Supposition{Item: x.Item, Days: &one}, planner.Default(), calendar.DateOf(2026, 6, 1))
	require.NoError(t, err)
	for i, name := range names {
		if i != 1 {
			require.NoError(t, want.Add(projecttest.Project(t, name)))
		}
	}
	require.Equal(t, []int{want.Needed, want.Saved, want.Later, want.SavedDays, want.ApprovalDays, 0}, []int{
		done.Counts["needed"], done.Counts["saved"], done.Counts["later"], done.Counts["saved_days"], done.Counts["approval_days"], done.Counts["failed"],
	})
	require.NotZero(t, want.SavedDays)
	var b bytes.Buffer
	require.NoError(t, h.Jobs().WriteResult(ctx, done, &b))
	lines := bufio.NewScanner(&b)
	days := 0
	for lines.Scan() {
		var row whatif.SavingRow
		require.NoError(t, json.Unmarshal(lines.Bytes(), &row))
		require.Contains(t, byID, row.Project)
		days += row.Days
	}
	require.Equal(t, want.SavedDays, days)
}
