package serve_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/prompter"
	"sevenlists/api/serve"
	"sevenlists/api/track/handling"
	"sevenlists/planner/calendar"
)

// TestPromptsAreSeenByThoseWhomTheyConcern makes a morning's prompts and asks who sees them, acknowledges one
// and asks again.
func TestPromptsAreSeenByThoseWhomTheyConcern(t *testing.T) {
	ctx := context.Background()
	const department = "natural_resources_planning"
	town, box, clock := telling(t)
	var err error
	town.Prompts, err = prompter.New(prompter.Config{
		Store: town.store, Track: town.track, Projects: town.projects, Outbox: box, Accounts: town.accounts, Now: func() time.Time { return town.now },
	})
	require.NoError(t, err)
	sessions := map[string]account.Session{}
	for name, e := range map[string]account.Entry{
		"agent": {Roles: []string{"agent"}}, "another agent": {Roles: []string{"agent"}}, "investor": {Roles: []string{"investor"}},
		"officer": {Roles: []string{"officer"}, Department: department}, "colleague": {Roles: []string{"window"}, Department: department},
		"elsewhere": {Roles: []string{"officer"}, Department: "city_archives"},
		"head":      {Roles: []string{"head"}, Department: department}, "leader": {Roles: []string{"leader"}}, "administrator": {Roles: []string{"administrator"}},
	} {
		e.Login = "user-" + e.Roles[0] + e.Department
		if name == "another agent" {
			e.Login = "user-2"
		}
		sessions[name] = town.person(t, e)
	}
	p, err := town.projects.Create(ctx, project.Call{Account: "x", Key: "key-00001"}, project.Draft{
		Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID, Street: "cicheng",
	})
	require.NoError(t, err)
	for _, step := range []string{handling.Receive, handling.Accept} {
		_, err = town.track.Enter(ctx, p.ID, project.Call{Account: "x"}, 0, handling.Dated{Step: handling.Step{
			Case: "engineering_planning_permit", Name: step, Document: "受理1号", Late: "补录",
		}, On: calendar.DateOf(2026, time.May, 26)}, false)
		require.NoError(t, err)
	}
	clock.Set(town.now) // four of five days later
	require.NoError(t, town.Prompts.Run(ctx))

	seen := func(who, query string) prompter.Page {
		return read[prompter.Page](t, ask(t, town, asked{method: "GET", path: "/api/v1/prompts" + query, header: carrying(sessions[who]), status: 200}))
	}
	for who, n := range map[string]int{
		"agent": 1, "another agent": 0, "investor": 0, "officer": 1, "colleague": 1, "elsewhere": 0, "head": 1, "leader": 1, "administrator": 0,
	} {
		page := seen(who, "")
		require.Len(t, page.Prompts, n, who)
		if n == 0 {
			continue
		}
		one := page.Prompts[0]
		require.Equal(t, []string{"case_decision", "most", "建设工程规划许可证", "承诺期限已用八成，应于2026-06-02前办结。"}, []string{one.Kind, one.Step, one.ItemName, one.Text.ZH})
		require.Len(t, one.Messages, 2, "the officer and the agent")
	}
	require.Len(t, seen("agent", "?mine=true&role=agent&kind=case_decision&day=2026-06-01&department="+department+"&project="+p.ID).Prompts, 1)
	require.Empty(t, seen("colleague", "?mine=true").Prompts)
	require.Empty(t, seen("leader", "?day=2026-06-02").Prompts)

	one := seen("agent", "").Prompts[0]
	of := map[string]string{}
	for _, m := range one.Messages {
		of[m.To] = m.Message
	}
	ask(t, town, asked{method: "POST", path: "/api/v1/messages/" + of[sessions["agent"].Account.ID] + "/acknowledge", header: carrying(sessions["agent"]), status: 200})
	for who, status := range map[string]int{"elsewhere": 404, "another agent": 404, "investor": 404, "head": 200, "officer": 200} {
		w := ask(t, town, asked{method: "GET", path: "/api/v1/prompts/" + one.ID, header: carrying(sessions[who]), status: status})
		if status != 200 {
			continue
		}
		for _, m := range read[prompter.Shown](t, w).Messages {
			require.Equal(t, m.To == sessions["agent"].Account.ID, !m.AcknowledgedAt.IsZero(), who)
		}
	}
	terms := read[serve.PromptTerms](t, ask(t, town, asked{method: "GET", path: "/api/v1/prompts/terms", header: carrying(sessions["agent"]), status: 200}))
	require.Equal(t, "07:30", terms.At)
	require.Greater(t, len(terms.Kinds), 12)
}
