package serve_test

import (
	"context"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
)

// TestAHeadSpreadsTheWorkOfTheBureau looks at the load, tries a reassignment, does it, and looks again.
func TestAHeadSpreadsTheWorkOfTheBureau(t *testing.T) {
	town := newTown(t)
	ctx := context.Background()
	agent := func(login, department string) account.Session {
		return town.person(t, account.Entry{Login: login, Roles: []string{"agent"}, Department: department})
	}
	ann, ben, far := agent("ann", "development_and_reform"), agent("ben", "development_and_reform"), agent("far", "housing_construction")
	chief := town.person(t, account.Entry{Login: "chief", Roles: []string{"head"}, Department: "development_and_reform"})
	stranger := town.person(t, account.Entry{Login: "stranger", Roles: []string{"head"}, Department: "housing_construction"})
	leader := town.person(t, account.Entry{Login: "leader", Roles: []string{"leader"}})
	town.person(t, account.Entry{Login: "investor", Roles: []string{"investor"}})
	for _, key := range []string{"key-00001", "key-00002"} {
		_, err := town.projects.Create(ctx, project.Call{Account: "x", Key: key}, project.Draft{Profile: []byte(workshop(t)), Agent: ann.Account.ID})
		require.NoError(t, err)
	}
	load := func(who account.Session, query string) map[string]int {
		t.Helper()
		got := map[string]int{}
		for cursor := ""; ; {
			page := read[serve.AgentLoads](t, ask(t, town, asked{method: "GET", path: "/api/v1/agents/load?" + query + cursor, header: carrying(who), status: 200}))
			for _, a := range page.Agents {
				got[a.Name] = a.Projects
				require.Len(t, a.Weeks, 4)
			}
			if cursor = "&cursor=" + page.Next; page.Next == "" {
				return got
			}
		}
	}
	require.Equal(t, map[string]int{"ann": 2, "ben": 0}, load(chief, ""))
	require.Equal(t, map[string]int{"far": 0}, load(stranger, ""))
	require.Equal(t, map[string]int{"ann": 2}, load(ann, ""))
	require.Empty(t, load(ann, "agent="+ben.Account.ID))
	require.Equal(t, map[string]int{"ann": 2, "ben": 0, "far": 0}, load(leader, "limit=1"))
	require.Equal(t, map[string]int{"far": 0}, load(leader, "department=housing_construction"))

	at := "/api/v1/agents/" + ann.Account.ID + "/reassign"
	give := func(who account.Session, query, to string, status int) serve.Reassigning {
		t.Helper()
		return read[serve.Reassigning](t, ask(t, town, asked{method: "POST", path: at + query, media: "application/json", body: `{"to": ["` + to + `"]}`,
			header: with(carrying(who), "Idempotency-Key", "reassign-1"), status: status}))
	}
	give(ann, "", ben.Account.ID, 403)
	give(stranger, "", far.Account.ID, 404)
	give(chief, "", far.Account.ID, 400)
	give(chief, "", chief.Account.ID, 400)
	give(chief, "", ann.Account.ID, 400)
	would := give(chief, "?try=yes", ben.Account.ID, 200).Would
	require.Equal(t, map[string]int{"moved": 2}, would.Counts)
	require.Equal(t, map[string]int{"ann": 2, "ben": 0}, load(chief, ""))
	j := give(chief, "", ben.Account.ID, 200).Job
	require.Equal(t, j.ID, give(chief, "", ben.Account.ID, 200).Job.ID, "the same request is the same job")
	require.NoError(t, town.projects.Jobs().Turn(ctx, time.Minute))
	ask(t, town, asked{method: "GET", path: "/api/v1/jobs/" + j.ID, header: carrying(chief), status: 200, contains: []string{`"state":"done"`, `"counts":{"moved":2}`}})
	require.Equal(t, map[string]int{"ann": 0, "ben": 2}, load(chief, ""))
}
