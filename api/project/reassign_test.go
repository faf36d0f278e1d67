package project_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/project"
	"sevenlists/planner/fault"
	"sevenlists/planner/projecttest"
)

// given makes projects of an agent.
func (h *house) given(agent string, n int) []string {
	h.t.Helper()
	raw, err := os.ReadFile(filepath.Join(projecttest.Folder(h.t), "low_risk_warehouse", "profile.yaml"))
	require.NoError(h.t, err)
	var ids []string
	for i := range n {
		h.clock.Move(time.Second)
		p, err := h.Create(context.Background(), project.Call{Account: "chief", Key: fmt.Sprintf("%s-project-%d", agent, i)}, project.Draft{Profile: raw, Agent: agent, Street: "cicheng"})
		require.NoError(h.t, err)
		ids = append(ids, p.ID)
	}
	return ids
}

// reassigned does it, and gives the counts and what became of each project.
func (h *house) reassigned(key string, o project.ReassignOrder) (map[string]int, []project.Move) {
	h.t.Helper()
	ctx := context.Background()
	j, err := h.StartReassign(ctx, project.Call{Account: "chief", Key: key}, o)
	require.NoError(h.t, err)
	require.NoError(h.t, h.Jobs().Turn(ctx, time.Minute))
	j, err = h.Jobs().Read(ctx, j.ID)
	require.NoError(h.t, err)
	require.Equal(h.t, "done", j.State, j.Failure)
	require.Equal(h.t, j.Total, j.Done)
	var b bytes.Buffer
	require.NoError(h.t, h.Jobs().WriteResult(ctx, j, &b))
	var moves []project.Move
	for _, line := range strings.Split(strings.TrimSpace(b.String()), "\n") {
		if line == "" {
			continue
		}
		var m project.Move
		require.NoError(h.t, json.Unmarshal([]byte(line), &m))
		moves = append(moves, m)
	}
	return j.Counts, moves
}

// Seven projects go to two others, one of whom has three already: what is tried is what is done.
func TestManyProjectsAreSpreadByHowManyEachHas(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	ids := h.given("ann", 7)
	h.given("ben", 3)
	order := project.ReassignOrder{From: "ann", Reassignment: project.Reassignment{To: []string{"ben", "cai"}, Reason: "leaves the bureau"}}
	would, err := h.ReassignTry(ctx, order)
	require.NoError(t, err)
	require.Equal(t, []project.OpenOfAgent{{Agent: "ben", Before: 3, After: 5}, {Agent: "cai", After: 5}, {Agent: "ann", Before: 7}}, would.Open)
	page, err := h.List(ctx, project.Filter{Agent: "ann"})
	require.NoError(t, err)
	require.Len(t, page.Projects, 7, "nothing was done yet")

	counts, moves := h.reassigned("key-00001", order)
	require.Equal(t, map[string]int{"moved": 7}, counts)
	require.Equal(t, would.Moves, moves)
	for _, m := range moves {
		p, err := h.Read(ctx, m.Project)
		require.NoError(t, err)
		require.Equal(t, m.To, p.Agent)
		events, err := h.History(ctx, m.Project, 0, 10)
		require.NoError(t, err)
		last := events[len(events)-1]
		require.Equal(t, []any{int64(2), project.EventHandedOver, "chief"}, []any{last.Sequence, last.Type, last.By}, "one hand-over, as of any project")
	}
	counts, _ = h.reassigned("key-00002", order)
	require.Empty(t, counts, "again there is nothing to move")
	order.Projects = ids
	counts, moves = h.reassigned("key-00003", order)
	require.Equal(t, map[string]int{"refused": 7}, counts)
	require.Equal(t, "reassign.other_agent", moves[0].Code)
}

func TestWhatCannotBeReassignedIsToldWithItsReason(t *testing.T) {
	h := newHouse(t)
	ctx := context.Background()
	ids := h.given("ann", 2)
	other := h.given("ben", 1)[0]
	_, err := h.SetArchived(ctx, ids[1], project.Call{Account: "ann"}, true, project.Archived{})
	require.NoError(t, err)
	order := project.ReassignOrder{From: "ann", Reassignment: project.Reassignment{To: []string{"cai"}, Projects: []string{ids[0], ids[1], other, "pnobody", ids[0]}}}
	would, err := h.ReassignTry(ctx, order)
	require.NoError(t, err)
	var got []string
	for _, m := range would.Moves {
		got = append(got, m.Result+" "+m.To+m.Code)
	}
	require.Equal(t, []string{"moved cai", "refused project.archived", "refused reassign.other_agent", "refused project.unknown"}, got)
	for _, to := range [][]string{nil, {"ann"}, {"cai", "ann"}, {""}} {
		order.To = to
		_, err := h.ReassignTry(ctx, order)
		require.Equal(t, "reassign.to", fault.All(err)[0].Code)
		_, err = h.StartReassign(ctx, project.Call{Account: "chief"}, order)
		require.Equal(t, "reassign.to", fault.All(err)[0].Code)
	}
}

// A filter moves what it finds and leaves the rest; two who do it at once move each project once.
func TestAFilterReassignsWhatItFinds(t *testing.T) {
	h := newHouse(t)
	h.given("ann", 2)
	counts, _ := h.reassigned("key-00001", project.ReassignOrder{From: "ann", Reassignment: project.Reassignment{To: []string{"ben"}, Street: "zhuangqiao"}})
	require.Empty(t, counts)
	counts, _ = h.reassigned("key-00002", project.ReassignOrder{From: "ann", Reassignment: project.Reassignment{To: []string{"ben"}, Street: "cicheng"}})
	require.Equal(t, map[string]int{"moved": 2}, counts)
}
