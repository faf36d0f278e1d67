package serve_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/absence"
	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/track"
)

// TestADeputyWorksWhileAnAgentIsAbsent follows an absence from its entry to its end: what is refused before
// it is let through on its first day and refused again on the day after its last.
func TestADeputyWorksWhileAnAgentIsAbsent(t *testing.T) {
	town := newTown(t)
	agent := func(login string) account.Session {
		return town.person(t, account.Entry{Login: login, Name: "代办员" + login, Roles: []string{"agent"}, Department: "development_and_reform"})
	}
	ann, ben, cai := agent("ann"), agent("ben"), agent("cai")
	chief := town.person(t, account.Entry{Login: "chief", Roles: []string{"head"}, Department: "development_and_reform"})
	stranger := town.person(t, account.Entry{Login: "other", Roles: []string{"head"}, Department: "housing_construction"})
	p, err := town.projects.Create(context.Background(), project.Call{Account: "x", Key: "key-00001"}, project.Draft{Profile: []byte(workshop(t)), Agent: ann.Account.ID, Street: "cicheng"})
	require.NoError(t, err)
	at := "/api/v1/projects/" + p.ID

	// The head of another department may not even see whose it would be.
	entry := `{"account": "` + ann.Account.ID + `", "from": "2026-06-10", "to": "2026-06-12", "deputy": "` + ben.Account.ID + `", "reason": "leave"}`
	post := func(who account.Session, status int) asked {
		return asked{method: "POST", path: "/api/v1/absences", media: "application/json", body: entry, header: with(carrying(who), "Idempotency-Key", "absence-1"), status: status}
	}
	ask(t, town, post(stranger, 404))
	ask(t, town, post(cai, 404))
	w := ask(t, town, post(chief, 201))
	made := read[absence.Absence](t, w)
	require.Equal(t, absence.Ahead, made.State)
	require.Equal(t, "/api/v1/absences/"+made.ID, w.Header().Get("Location"))

	// Within it the deputy reads, lists and works as the agent does.
	desk := func(who account.Session, query string) []project.Row {
		t.Helper()
		return read[project.Page](t, ask(t, town, asked{method: "GET", path: "/api/v1/projects" + query, header: carrying(who), status: 200})).Projects
	}
	receive := func(who account.Session, status int) {
		t.Helper()
		ask(t, town, asked{method: "POST", path: at + "/cases/" + ownDepartments + "/steps?try=yes", media: "application/json", body: stating("receive", ""),
			header: with(carrying(who), "If-Match", `"1"`), status: status})
	}
	for _, day := range []string{"2026-06-09", "2026-06-10", "2026-06-12", "2026-06-13"} {
		within := day >= "2026-06-10" && day <= "2026-06-12"
		town.now, err = time.Parse(time.RFC3339, day+"T09:00:00+08:00")
		require.NoError(t, err)
		for _, s := range []*account.Session{&ann, &ben, &cai, &chief} { // a session of another day has ended
			*s = town.again(t, *s)
		}
		me := read[serve.Me](t, ask(t, town, asked{method: "GET", path: "/api/v1/account", header: carrying(ben), status: 200}))
		if !within {
			require.Empty(t, me.StandsInFor, day)
			ask(t, town, asked{method: "GET", path: at, header: carrying(ben), status: 404})
			receive(ben, 404)
			require.Empty(t, desk(ben, ""), day)
			continue
		}
		require.Equal(t, []serve.StandsIn{{Account: ann.Account.ID, Name: "代办员ann", Until: made.To}}, me.StandsInFor)
		ask(t, town, asked{method: "GET", path: at, header: carrying(ben), status: 200})
		receive(ben, 200)
		receive(ann, 200)
		receive(cai, 404)
		for _, query := range []string{"", "?agent=" + ben.Account.ID} {
			rows := desk(ben, query)
			require.Len(t, rows, 1, query)
			require.Equal(t, ann.Account.ID, rows[0].Agent, "the project keeps its agent")
			require.Equal(t, ann.Account.ID, rows[0].StandingInFor)
		}
		require.Empty(t, desk(ann, "")[0].StandingInFor)
		require.Empty(t, desk(cai, ""))
		require.Empty(t, desk(chief, "?agent="+ben.Account.ID), "others see whose it is")
		ask(t, town, asked{method: "POST", path: at + "/hand_over", media: "application/json", body: `{"agent": "` + ben.Account.ID + `"}`,
			header: with(carrying(ben), "If-Match", `"1"`), status: 403})
	}
}

// again logs a person in anew.
func (town *town) again(t testing.TB, s account.Session) account.Session {
	t.Helper()
	a, err := town.accounts.Get(context.Background(), s.Account.ID)
	require.NoError(t, err)
	again, err := town.accounts.Login(context.Background(), a.Login, passphrase, "")
	require.NoError(t, err)
	return again
}

// What is received while the agent is absent stands in the deputy's desk, and is the agent's own afterwards.
func TestTheCasesOfAnAbsentAgentStandOnTheDeputysDesk(t *testing.T) {
	town := newTown(t)
	ann := town.person(t, account.Entry{Login: "ann", Roles: []string{"agent"}})
	ben := town.person(t, account.Entry{Login: "ben", Roles: []string{"agent"}})
	p, err := town.projects.Create(context.Background(), project.Call{Account: "x", Key: "key-00001"}, project.Draft{Profile: []byte(workshop(t)), Agent: ann.Account.ID})
	require.NoError(t, err)
	ask(t, town, asked{method: "POST", path: "/api/v1/absences", media: "application/json",
		body: `{"from": "2026-06-01", "to": "2026-06-05", "deputy": "` + ben.Account.ID + `", "reason": "duty"}`, header: carrying(ann), status: 201})
	ask(t, town, asked{method: "POST", path: "/api/v1/projects/" + p.ID + "/cases/" + ownDepartments + "/steps", media: "application/json", body: stating("receive", ""),
		header: with(carrying(ben), "If-Match", `"1"`), status: 200})
	for _, query := range []string{"", "?agent=" + ben.Account.ID} {
		d := read[track.Desk](t, ask(t, town, asked{method: "GET", path: "/api/v1/cases" + query, header: carrying(ben), status: 200}))
		require.Len(t, d.Cases, 1)
		require.Equal(t, ann.Account.ID, d.Cases[0].StandingInFor)
	}
	d := read[track.Desk](t, ask(t, town, asked{method: "GET", path: "/api/v1/cases?agent=" + ann.Account.ID, header: carrying(ann), status: 200}))
	require.Len(t, d.Cases, 1)
	require.Empty(t, d.Cases[0].StandingInFor)
	require.False(t, strings.Contains(town.log.String(), "error"))
}

func TestAnAbsenceIsRevisedAndWithdrawnOverHTTP(t *testing.T) {
	town := newTown(t)
	ann := town.person(t, account.Entry{Login: "ann", Roles: []string{"agent"}})
	ben := town.person(t, account.Entry{Login: "ben", Roles: []string{"agent"}})
	w := ask(t, town, asked{method: "POST", path: "/api/v1/absences", media: "application/json",
		body: `{"from": "2026-06-01", "to": "2026-06-05", "deputy": "` + ben.Account.ID + `", "reason": "duty"}`, header: carrying(ann), status: 201})
	a := read[absence.Absence](t, w)
	at := "/api/v1/absences/" + a.ID
	change := func(method, path, body, version string, status int) *absence.Absence {
		t.Helper()
		x := asked{method: method, path: path, body: body, header: with(carrying(ann), "If-Match", version), status: status}
		if body != "" {
			x.media = "application/json"
		}
		got := read[absence.Absence](t, ask(t, town, x))
		return &got
	}
	change("PUT", at, `{"to": "2026-06-03"}`, `"9"`, 412)
	change("PUT", at, `{"deputy": "`+ann.Account.ID+`"}`, `"1"`, 400)
	require.Equal(t, "2026-06-03", change("PUT", at, `{"to": "2026-06-03"}`, `"1"`, 200).To.String())
	ask(t, town, asked{method: "GET", path: at, header: carrying(ben), status: 404})
	require.Equal(t, absence.Withdrawn, change("POST", at+"/withdraw", "", `"2"`, 200).State)
	change("POST", at+"/withdraw", "", `"3"`, 409)
	page := read[absence.Page](t, ask(t, town, asked{method: "GET", path: "/api/v1/absences", header: carrying(ann), status: 200}))
	require.Len(t, page.Absences, 1)
	require.Len(t, page.Absences[0].History, 3)
	require.Contains(t, ask(t, town, asked{method: "GET", path: "/api/v1/absence_reasons", header: carrying(ann), status: 200}).Body.String(), `"id":"leave"`)
}
