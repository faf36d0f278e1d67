package serve_test

import (
	"bufio"
	"context"
	"io"
	"log/slog"
	"math/rand"
	"net/http"
	"net/http/httptest"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/absence"
	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
	"sevenlists/api/track"
	"sevenlists/planner/projecttest"
	"sevenlists/policies"
)

// town is a server with accounts that are kept on the disk, as `sevenlists serve` makes it.
type town struct {
	*serve.Server
	accounts *account.Accounts
	access   *access.Rules
	projects *project.Service
	store    store.Store
	track    *track.Service
	now      time.Time
	log      strings.Builder
}

// ownDepartments is an item of the workshop, of the department that officers of these tests belong to.
const ownDepartments = "enterprise_filing"

// jointAcceptance is a joint handling of the workshop, jointLead the department that leads it.
const jointAcceptance, jointLead = "joint_completion_acceptance", "housing_construction"

const passphrase = "four words nobody says"

// services are those that keep projects in a store and follow them.
func services(t testing.TB, kept store.Store, now func() time.Time, random io.Reader) (*project.Service, *track.Service) {
	t.Helper()
	projects, err := project.New(context.Background(), project.Config{
		Store: kept, Rules: policies.FS, Set: projecttest.Shipped(t), Now: now, Random: random, Program: "test", Beside: track.Beside{Store: kept},
	})
	require.NoError(t, err)
	followed, err := track.New(track.Config{Store: kept, Projects: projects, Rules: policies.FS, Now: now, Letters: letters(t)})
	require.NoError(t, err)
	return projects, followed
}

func newTown(t testing.TB, change ...func(*serve.Config)) *town {
	t.Helper()
	town := &town{now: time.Date(2026, 6, 1, 1, 0, 0, 0, time.UTC)}
	now := func() time.Time { return town.now }
	disk, err := sqlite.Open(context.Background(), t.TempDir(), now)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, disk.Close()) })
	town.store = disk
	town.access, err = access.Load(policies.FS)
	require.NoError(t, err)
	known := func() *access.Rules { return town.access }
	town.accounts, err = account.New(account.Config{
		Records: disk, Access: known, Now: now, Random: rand.New(rand.NewSource(1)), Cost: account.Cost{Memory: 64, Passes: 1, Threads: 1},
	})
	require.NoError(t, err)
	town.projects, town.track = services(t, disk, now, rand.New(rand.NewSource(2)))
	absences, err := absence.New(absence.Config{Store: disk, Rules: policies.FS, Access: known, Account: town.accounts.Get, Now: now, Random: rand.New(rand.NewSource(3))})
	require.NoError(t, err)
	config := serve.Config{
		Absences: absences, Rules: town.projects.Rules, Projects: town.projects, Track: town.track, Letters: letters(t), Now: now, Log: slog.New(slog.NewJSONHandler(io.Writer(&town.log), nil)),
		Gate:     serve.Guard{Accounts: town.accounts, Access: known, StandsFor: absences.StandsFor, MetricsToken: "token of the metrics"},
		Accounts: town.accounts, Access: known, MetricsToken: "token of the metrics",
		Limits: serve.Limits{PerAddress: 1e6, PerAccount: 1e6},
	}
	for _, f := range change {
		f(&config)
	}
	town.Server, err = serve.New(config)
	require.NoError(t, err)
	return town
}

// person makes an account and logs it in; the cookie and the token against forged requests come with
// it.
func (town *town) person(t testing.TB, e account.Entry) account.Session {
	t.Helper()
	a, err := town.accounts.Add(context.Background(), e)
	require.NoError(t, err)
	l, err := town.accounts.Invite(context.Background(), a)
	require.NoError(t, err)
	s, err := town.accounts.UseLink(context.Background(), l.Secret, passphrase)
	require.NoError(t, err)
	return s
}

// carrying are the headers of a request of somebody who is logged in.
func carrying(s account.Session) map[string]string {
	return map[string]string{"Cookie": "sl_session=" + s.Secret, "X-CSRF-Token": s.CSRF}
}

// expected reads who_may.txt: by route and role all, own, others or -.
func expected(t *testing.T) (roles []string, table map[string][]string) {
	f, err := os.Open("testdata/who_may.txt")
	require.NoError(t, err)
	defer f.Close()
	table = map[string][]string{}
	for lines := bufio.NewScanner(f); lines.Scan(); {
		cells := strings.Fields(lines.Text())
		switch {
		case len(cells) == 0 || cells[0] == "#":
		case roles == nil:
			roles = cells[1:]
		default:
			require.Len(t, cells, len(roles)+2, "a cell for each role: %s", lines.Text())
			for _, cell := range cells[2:] {
				require.Contains(t, []string{"all", "own", "others", "-"}, cell, lines.Text())
			}
			route := cells[0] + " " + cells[1]
			require.NotContains(t, table, route)
			table[route] = cells[2:]
		}
	}
	return roles, table
}

// TestEveryRouteIsForWhomItIsMeant sends every route of the server a request of every role, about its
// own object and about another's, through sessions and the rules of access, and compares what is let
// through with who_may.txt.
func TestEveryRouteIsForWhomItIsMeant(t *testing.T) {
	town := newTown(t)
	roles, table := expected(t)
	sessions := map[string]account.Session{}
	for _, role := range roles[1:] {
		sessions[role] = town.person(t, account.Entry{Login: role, Roles: []string{role}, Department: "development_and_reform", Street: "cicheng"})
	}
	for _, role := range town.access.Roles() {
		require.Contains(t, roles, role.ID, "who_may.txt has no column for the role")
	}
	actions := map[string]string{}
	for _, r := range town.Routes() {
		route := r.Method + " " + r.Path
		actions[route] = r.Action
		action, known := town.access.Action(r.Action)
		require.True(t, known, "%s: policies/access/data.yaml has no action %s", route, r.Action)
		require.Equal(t, action.Object != "", r.Object != nil, "%s: the action %s is done to %q", route, r.Action, action.Object)
		require.True(t, table[route] != nil, "who_may.txt does not say who may do this: %s", route)
	}
	for route := range table {
		require.NotEmpty(t, actions[route], "who_may.txt speaks of a route that there is not: %s", route)
	}

	// Whose object it is stands in the header of the request, for this test alone.
	require.NoError(t, serve.Hollow(town.Server, func(r *serve.Route, c *serve.Call) serve.Object {
		action, _ := town.access.Action(r.Action)
		return objectOf(action.Object, c.Account, c.Request().Header.Get("X-Test-Whose") == "own")
	}))
	done := 0
	for route, cells := range table {
		method, path, _ := strings.Cut(route, " ")
		path = regexp.MustCompile(`\{\w+\}`).ReplaceAllString(path, "x")
		for i, role := range roles {
			for _, whose := range []string{"own", "others"} {
				r := httptest.NewRequest(method, path, nil)
				if s, ok := sessions[role]; ok {
					for name, value := range carrying(s) {
						r.Header.Set(name, value)
					}
				}
				r.Header.Set("X-Test-Whose", whose)
				w := httptest.NewRecorder()
				town.ServeHTTP(w, r)
				want := cells[i] == "all" || cells[i] == whose
				require.Equal(t, want, w.Code == 204, "%s as %s, %s: answers %d %s", route, role, whose, w.Code, w.Body)
				if !want {
					require.Contains(t, refusals(role), w.Code, "%s as %s, %s", route, role, whose)
				}
				done++
			}
		}
	}
	t.Logf("%d requests: %d routes, %d roles, own and others'", done, len(table), len(roles))
}

// let sends a request about which nothing but access is asked, and reports whether it was let through.
func let(t *testing.T, h http.Handler, method, path string, header map[string]string) (through bool, answer string) {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	for name, value := range header {
		r.Header.Set(name, value)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	require.Contains(t, []int{204, 401, 403, 404}, w.Code, "%s %s: %s", method, path, w.Body)
	return w.Code == 204, w.Body.String()
}

// TestRoutesKnowWhoseRealObjectsAre asks the same of objects that the server itself keeps: here it is the
// route that must find out whose they are.
func TestRoutesKnowWhoseRealObjectsAre(t *testing.T) {
	town := newTown(t)
	roles, table := expected(t)
	sessions, elsewhere := map[string]account.Session{}, map[string]account.Session{}
	for _, role := range roles[1:] {
		sessions[role] = town.person(t, account.Entry{Login: role, Roles: []string{role}, Department: "development_and_reform", Street: "cicheng"})
		elsewhere[role] = town.person(t, account.Entry{Login: role + "2", Roles: []string{role}, Department: "another_department", Street: "another_street"})
	}
	ofJoint := map[string]account.Session{}
	for _, role := range []string{"officer", "window", "head"} {
		ofJoint[role] = town.person(t, account.Entry{Login: role + "3", Roles: []string{role}, Department: jointLead})
	}
	ctx := context.Background()
	mine, err := town.projects.Create(ctx, project.Call{Account: "x", Key: "key-00001"}, project.Draft{
		Profile: []byte(workshop(t)), Owner: sessions["investor"].Account.ID, Agent: sessions["agent"].Account.ID,
		Adviser: sessions["adviser"].Account.ID, Street: "cicheng",
	})
	require.NoError(t, err)
	require.Contains(t, mine.Object().Departments, "development_and_reform")
	matters(t, town.track, mine.ID)
	handOne(t, town.track, mine.ID)
	tokens := map[string]string{}
	for role, s := range sessions {
		token, _, err := town.accounts.NewToken(ctx, s.Account, "x", []string{"job.*"}, 1)
		require.NoError(t, err)
		tokens[role] = token.ID
	}
	require.NoError(t, serve.Hollow(town.Server, nil))
	done := 0
	for route, cells := range table {
		method, path, _ := strings.Cut(route, " ")
		for i, role := range roles[1:] {
			ask := func(whose, id string, s account.Session) {
				at := strings.NewReplacer("{case}", ownDepartments, "{joint}", jointAcceptance).Replace(path)
				at = regexp.MustCompile(`\{(project|token|user)\}`).ReplaceAllString(at, id)
				at = regexp.MustCompile(`\{\w+\}`).ReplaceAllString(at, "1")
				through, answer := let(t, town, method, at, carrying(s))
				want := cells[i+1] == "all" || cells[i+1] == whose
				require.Equal(t, want, through, "%s as %s, %s: %s", route, role, whose, answer)
				done++
			}
			of, other := ofJoint[role]
			switch {
			case strings.Contains(path, "{joint}") && other:
				ask("own", mine.ID, of)
				ask("others", mine.ID, sessions[role])
			case strings.Contains(path, "{project}"):
				ask("own", mine.ID, sessions[role])
				ask("others", mine.ID, elsewhere[role])
			case strings.Contains(path, "{token}"):
				ask("own", tokens[role], sessions[role])
				ask("others", tokens[role], elsewhere[role])
			case strings.Contains(path, "{user}"):
				ask("own", sessions[role].Account.ID, sessions[role])
				ask("others", sessions[role].Account.ID, elsewhere[role])
			}
		}
	}
	require.Greater(t, done, 300)
}

// refusals are the statuses with which a role may be refused.
func refusals(role string) []int {
	if role == "nobody" {
		return []int{401}
	}
	return []int{403, 404}
}

// objectOf is an object that is the account's own in the way in which its first role owns things, or
// that is another's in every way.
func objectOf(kind string, who serve.Account, own bool) serve.Object {
	o := serve.Object{
		Kind: kind, ID: "x", Owner: "acc_other", Agent: "acc_other", Adviser: "acc_other",
		Departments: []string{"another_department"}, Street: "another_street", State: "waiting",
	}
	if !own || who.Anonymous {
		return o
	}
	switch role := who.Roles[0]; {
	case kind == "user":
		o.ID = who.ID
	case kind == "token", kind == "message", kind == "prompt", kind == "calendar_feed":
		o.Owner = who.ID
	case kind == "absence", kind == "agent":
		o.Owner, o.Departments = who.ID, []string{who.Department}
	case role == "agent":
		o.Agent = who.ID
		if kind != "project" && kind != "case" && kind != "problem" {
			o.Owner = who.ID
		}
	case role == "adviser":
		o.Adviser = who.ID
	case role == "officer", role == "window", role == "head":
		o.Departments = append(o.Departments, who.Department)
	case role == "street":
		o.Street = who.Street
	default:
		o.Owner = who.ID // which alone gives nothing but to investors
	}
	return o
}

// TestAnonymousGetsPreviewsAndTheCatalogue states the same in other words, by the actions.
func TestAnonymousGetsPreviewsAndTheCatalogue(t *testing.T) {
	town := newTown(t)
	var open []string
	for _, action := range town.access.Actions() {
		var object *access.Object
		if action.Object != "" {
			object = &access.Object{Kind: action.Object, ID: "x", State: "waiting"}
		}
		d, err := town.access.Decide(context.Background(), access.Request{Action: action.ID, Object: object})
		require.NoError(t, err)
		if d.Allowed {
			open = append(open, action.ID)
		}
	}
	meant := regexp.MustCompile(`^(preview\.\w+|catalogue\.read|answer\.(read|give)|calendar\.read|entrusting\.receipt|plot\.read|session\.create|operations\.(health|openapi))$`)
	require.False(t, slices.ContainsFunc(open, func(a string) bool { return !meant.MatchString(a) }), "%v", open)
	require.GreaterOrEqual(t, len(open), 8)
}
