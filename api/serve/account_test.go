package serve_test

import (
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/serve"
)

const jsonType = "application/json"

// setCookie gives a cookie that an answer sets.
func setCookie(t testing.TB, w *httptest.ResponseRecorder, name string) *http.Cookie {
	t.Helper()
	for _, c := range w.Result().Cookies() {
		if c.Name == name {
			return c
		}
	}
	t.Fatalf("no cookie %s in %v", name, w.Header())
	return nil
}

// read decodes an answer.
func read[T any](t testing.TB, w *httptest.ResponseRecorder) T {
	t.Helper()
	var v T
	require.NoError(t, json.Unmarshal(w.Body.Bytes(), &v))
	return v
}

func logInAs(login, password string) asked {
	return asked{method: "POST", path: "/api/v1/session", media: jsonType, body: `{"login":"` + login + `","password":"` + password + `"}`, status: 200}
}

func TestTheFirstAccountComesByALink(t *testing.T) {
	town := newTown(t)
	l, wanted, err := town.accounts.FirstLink(context.Background())
	require.NoError(t, err)
	require.True(t, wanted)
	first := func(link, password string, status int, contains ...string) asked {
		return asked{method: "POST", path: "/api/v1/accounts/first", media: jsonType, status: status, contains: contains,
			body: `{"link":"` + link + `","login":"First","name":"管理员","password":"` + password + `"}`}
	}
	ask(t, town, first("made-up", passphrase, 403, "account.link"))
	ask(t, town, first(l.Secret, "short", 400, "account.password.short", `"pointer":"/password"`))
	w := ask(t, town, first(l.Secret, passphrase, 200, `"login":"first"`, `"roles":["administrator"]`))
	c := setCookie(t, w, "sl_session")
	ask(t, town, first(l.Secret, passphrase, 403, "account.link"))
	ask(t, town, asked{method: "GET", path: "/api/v1/users", header: map[string]string{"Cookie": "sl_session=" + c.Value}, status: 200, contains: []string{`"first"`}})
}

func TestTheSessionOfABrowser(t *testing.T) {
	town := newTown(t)
	town.person(t, account.Entry{Login: "me", Roles: []string{"investor"}})
	w := ask(t, town, logInAs("me", passphrase))
	c := setCookie(t, w, "sl_session")
	require.True(t, c.HttpOnly)
	require.Equal(t, http.SameSiteLaxMode, c.SameSite)
	require.False(t, c.Secure, "without TLS a browser would not send it back")
	require.Equal(t, 12*3600, c.MaxAge)
	require.Equal(t, "no-store", w.Header().Get("Cache-Control"))
	require.NotContains(t, w.Body.String(), c.Value, "no script gets to read it")
	me := read[serve.Me](t, w)
	with := func(more ...string) map[string]string {
		h := map[string]string{"Cookie": "sl_session=" + c.Value}
		for i := 0; i < len(more); i += 2 {
			h[more[i]] = more[i+1]
		}
		return h
	}

	again := ask(t, town, asked{method: "GET", path: "/api/v1/account", header: with(), status: 200, contains: []string{`"login":"me"`}, lacks: []string{"argon2", "password\":\"$"}})
	require.Equal(t, me.CSRF, read[serve.Me](t, again).CSRF)
	token := asked{method: "POST", path: "/api/v1/account/tokens", media: jsonType, body: `{"name":"x","scopes":["project.read"],"days":1}`}
	for name, h := range map[string]map[string]string{
		"without the token": with(), "with a made up one": with("X-CSRF-Token", "x"), "with that of another session": with("X-CSRF-Token", strings.Repeat("A", len(me.CSRF))),
	} {
		t.Run("a form of another site changes nothing "+name, func(t *testing.T) {
			token.header, token.status, token.contains = h, 403, []string{"request.csrf"}
			ask(t, town, token)
		})
	}
	token.header, token.status, token.contains = with("X-CSRF-Token", me.CSRF), 201, []string{`"token":"sl_`}
	ask(t, town, token)

	w = ask(t, town, asked{method: "DELETE", path: "/api/v1/session", header: with("X-CSRF-Token", me.CSRF), status: 204})
	require.Negative(t, setCookie(t, w, "sl_session").MaxAge)
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: with(), status: 401})
	ask(t, town, asked{method: "GET", path: "/api/v1/items", header: with(), status: 200})
}

func TestOverTLSTheCookieIsForThisHostAndTLSAlone(t *testing.T) {
	town := newTown(t, func(c *serve.Config) {
		c.Secure = true
		g := c.Gate.(serve.Guard)
		g.Secure = true
		c.Gate = g
	})
	town.person(t, account.Entry{Login: "me"})
	c := setCookie(t, ask(t, town, logInAs("me", passphrase)), "__Host-sl_session")
	require.True(t, c.Secure)
	require.Equal(t, "/", c.Path)
	require.Empty(t, c.Domain)
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: map[string]string{"Cookie": "__Host-sl_session=" + c.Value}, status: 200})
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: map[string]string{"Cookie": "sl_session=" + c.Value}, status: 401})
}

// Session fixation: whatever session a browser was made to carry, logging in makes another.
func TestLoggingInTakesNoSessionThatTheBrowserBrought(t *testing.T) {
	town := newTown(t)
	thief := town.person(t, account.Entry{Login: "thief"})
	town.person(t, account.Entry{Login: "me"})
	for name, planted := range map[string]map[string]string{
		"of the thief": carrying(thief), "made up": {"Cookie": "sl_session=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"},
	} {
		t.Run(name, func(t *testing.T) {
			a := logInAs("me", passphrase)
			a.header = planted
			c := setCookie(t, ask(t, town, a), "sl_session")
			require.NotContains(t, planted["Cookie"], c.Value)
			ask(t, town, asked{method: "GET", path: "/api/v1/account", header: planted, status: 401})
			ask(t, town, asked{method: "GET", path: "/api/v1/account", header: map[string]string{"Cookie": "sl_session=" + c.Value}, status: 200, contains: []string{`"login":"me"`}})
		})
	}
}

func TestTooManyFailuresAreToldWithATime(t *testing.T) {
	town := newTown(t)
	town.person(t, account.Entry{Login: "me"})
	for _, login := range []string{"me", "nobody"} {
		a := logInAs(login, "wrong words entirely")
		a.status, a.contains = 401, []string{"account.login_failed"}
		for range 5 {
			ask(t, town, a)
		}
		a.status, a.contains = 429, []string{"account.locked"}
		require.Equal(t, "30", ask(t, town, a).Header().Get("Retry-After"))
	}
	require.NotContains(t, town.log.String(), "wrong words")
	require.NotContains(t, town.log.String(), `"me"`)
}

func TestAccessTokensDoWhatTheirScopesSay(t *testing.T) {
	town := newTown(t)
	me := town.person(t, account.Entry{Login: "me", Roles: []string{"administrator"}})
	w := ask(t, town, asked{method: "POST", path: "/api/v1/account/tokens", media: jsonType, header: carrying(me), status: 201,
		body: `{"name":"list","scopes":["user.list","token.*"],"days":30}`})
	issued := read[serve.IssuedToken](t, w)
	bearer := map[string]string{"Authorization": "Bearer " + issued.Secret}
	for _, tc := range []struct {
		name string
		asked
	}{
		{"what its scope names", asked{method: "GET", path: "/api/v1/users", status: 200}},
		{"what the group holds that it names", asked{method: "GET", path: "/api/v1/account/tokens", status: 200, contains: []string{issued.ID, `"last_used":"2026-06-01"`}, lacks: []string{issued.Secret, "hash"}}},
		{"nothing else that its account may do", asked{method: "GET", path: "/api/v1/account", status: 403}},
		{"not even what everybody may", asked{method: "GET", path: "/api/v1/items", status: 403}},
		{"no token of its own", asked{method: "POST", path: "/api/v1/account/tokens", media: jsonType, body: `{"name":"x","scopes":["user.*"],"days":1}`, status: 403}},
		{"it needs no token against forged requests", asked{method: "DELETE", path: "/api/v1/account/tokens/" + issued.ID, status: 204}},
		{"and is gone", asked{method: "GET", path: "/api/v1/users", status: 401, contains: []string{"request.unauthenticated"}}},
		{"even for what is public, so that its owner notices", asked{method: "GET", path: "/api/v1/items", status: 401}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			tc.header = bearer
			ask(t, town, tc.asked)
		})
	}
	ask(t, town, asked{method: "GET", path: "/api/v1/items", header: map[string]string{"Authorization": "Basic bWU6eA=="}, status: 401})
	other := town.person(t, account.Entry{Login: "other"})
	w = ask(t, town, asked{method: "POST", path: "/api/v1/account/tokens", media: jsonType, header: carrying(other), status: 201, body: `{"name":"x","scopes":["job.*"],"days":1}`})
	theirs := read[serve.IssuedToken](t, w)
	ask(t, town, asked{method: "DELETE", path: "/api/v1/account/tokens/" + theirs.ID, header: carrying(me), status: 404, contains: []string{"request.unseen"}})
	ask(t, town, asked{method: "DELETE", path: "/api/v1/account/tokens/madeup", header: carrying(me), status: 404, contains: []string{"request.unseen"}})
}

func TestTheMetricsTokenReadsMetricsAndNothingElse(t *testing.T) {
	town := newTown(t)
	bearer := map[string]string{"Authorization": "Bearer token of the metrics"}
	ask(t, town, asked{method: "GET", path: "/metrics", header: bearer, status: 200})
	ask(t, town, asked{method: "GET", path: "/metrics", status: 401})
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: bearer, status: 403})
	ask(t, town, asked{method: "GET", path: "/api/v1/users", header: bearer, status: 403})
}

func TestTheAdministratorLooksAfterAccounts(t *testing.T) {
	town := newTown(t)
	admin := carrying(town.person(t, account.Entry{Login: "admin", Roles: []string{"administrator"}}))
	with := func(version string) map[string]string {
		h := map[string]string{"If-Match": version}
		for name, value := range admin {
			h[name] = value
		}
		return h
	}
	users := asked{method: "POST", path: "/api/v1/users", media: jsonType, header: admin}
	users.body, users.status, users.contains = `{"login":"o","roles":["officer","offcer"]}`, 400, []string{"account.role", "account.role.needs", "officer"}
	ask(t, town, users)
	users.body, users.status, users.contains = `{"login":"officer","name":"李四","roles":["officer"],"department":"water_conservancy"}`, 201, []string{`"link":"`}
	w := ask(t, town, users)
	invited := read[serve.Invited](t, w)
	at := w.Header().Get("Location")
	require.Equal(t, "/api/v1/users/"+invited.User.ID, at)
	users.status, users.contains = 409, []string{"account.taken"}
	ask(t, town, users)

	set := asked{method: "POST", path: "/api/v1/accounts/password", media: jsonType, body: `{"link":"` + invited.Link + `","password":"` + passphrase + `"}`, status: 200}
	session := setCookie(t, ask(t, town, set), "sl_session")
	theirs := map[string]string{"Cookie": "sl_session=" + session.Value}
	set.status = 403
	ask(t, town, set)
	ask(t, town, asked{method: "GET", path: at, header: theirs, status: 404, contains: []string{"request.unseen"}})

	etag := ask(t, town, asked{method: "GET", path: at, header: admin, status: 200, contains: []string{`"has_password":true`}}).Header().Get("ETag")
	ask(t, town, asked{method: "POST", path: at + "/disable", header: admin, status: 428})
	ask(t, town, asked{method: "POST", path: at + "/disable", header: with(`"99"`), status: 412})
	etag = ask(t, town, asked{method: "PUT", path: at, media: jsonType, header: with(etag), status: 200, contains: []string{`"roles":["window"]`},
		body: `{"name":"李四","roles":["window"],"department":"water_conservancy"}`}).Header().Get("ETag")
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: theirs, status: 200, contains: []string{`"roles":["window"]`}})
	etag = ask(t, town, asked{method: "POST", path: at + "/disable", header: with(etag), status: 200, contains: []string{`"disabled":true`}}).Header().Get("ETag")
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: theirs, status: 401})
	a := logInAs("officer", passphrase)
	a.status, a.contains = 401, []string{"account.login_failed"}
	ask(t, town, a)
	w = ask(t, town, asked{method: "POST", path: at + "/reset", header: with(etag), status: 200, contains: []string{`"disabled":false`, `"has_password":false`}})
	set.body, set.status = `{"link":"`+read[serve.Invited](t, w).Link+`","password":"`+passphrase+`"}`, 200
	ask(t, town, set)

	me := read[serve.Me](t, ask(t, town, asked{method: "GET", path: "/api/v1/account", header: admin, status: 200}))
	ask(t, town, asked{method: "POST", path: "/api/v1/users/" + me.ID + "/disable", header: with(`"2"`), status: 403, contains: []string{"user.disable"}})
	page := read[serve.Users](t, ask(t, town, asked{method: "GET", path: "/api/v1/users?limit=1", header: admin, status: 200, lacks: []string{"argon2"}}))
	require.Equal(t, "admin", page.Users[0].Login)
	ask(t, town, asked{method: "GET", path: "/api/v1/users?limit=1&cursor=" + page.Next, header: admin, status: 200, contains: []string{`"officer"`}, lacks: []string{`"admin"`}})
	ask(t, town, asked{method: "GET", path: "/api/v1/users?role=window&q=%E6%9D%8E", header: admin, status: 200, contains: []string{`"officer"`}, lacks: []string{`"admin"`}})
	ask(t, town, asked{method: "GET", path: "/api/v1/users?cursor=%7B", header: admin, status: 400})
}

func TestAPasswordIsChangedByWhoKnowsTheOldOne(t *testing.T) {
	town := newTown(t)
	me := town.person(t, account.Entry{Login: "me"})
	other := setCookie(t, ask(t, town, logInAs("me", passphrase)), "sl_session")
	change := asked{method: "POST", path: "/api/v1/account/password", media: jsonType, header: carrying(me)}
	change.body, change.status = `{"old_password":"no","new_password":"another four words here"}`, 401
	ask(t, town, change)
	change.body, change.status = `{"old_password":"`+passphrase+`","new_password":"another four words here"}`, 200
	c := setCookie(t, ask(t, town, change), "sl_session")
	for value, status := range map[string]int{me.Secret: 401, other.Value: 401, c.Value: 200} {
		ask(t, town, asked{method: "GET", path: "/api/v1/account", header: map[string]string{"Cookie": "sl_session=" + value}, status: status})
	}
	town.now = town.now.Add(time.Hour)
	ask(t, town, asked{method: "GET", path: "/api/v1/account", header: map[string]string{"Cookie": "sl_session=" + c.Value}, status: 401})
}

func TestWhySomethingMayBeDoneIsToldInWords(t *testing.T) {
	town := newTown(t)
	agent := carrying(town.person(t, account.Entry{Login: "me", Roles: []string{"agent"}}))
	for name, a := range map[string]asked{
		"one's own right":             {path: "?action=project.import", contains: []string{`"allowed":true`, "代办员可以", `"rule":"agent"`}},
		"in English":                  {path: "?action=project.revise&owner=me&lang=en", contains: []string{`"allowed":false`, "Agent may not do", "the account is its agent"}},
		"of another role":             {path: "?action=project.revise&as=investor&owner=me", contains: []string{`"allowed":true`, "是其投资者"}},
		"what stands against it":      {path: "?action=project.revise&agent=me&state=archived", contains: []string{`"allowed":false`, "项目已归档"}},
		"an action that there is not": {path: "?action=project.burn", status: 400, contains: []string{"access.action"}},
		"of no action":                {path: "?as=agent", status: 400, contains: []string{"request.parameter_missing"}},
	} {
		t.Run(name, func(t *testing.T) {
			if a.status == 0 {
				a.status = 200
			}
			a.method, a.path, a.header = "GET", "/api/v1/access/explain"+a.path, agent
			ask(t, town, a)
		})
	}
	ask(t, town, asked{method: "GET", path: "/api/v1/access", header: agent, status: 200, contains: []string{"咨询专员", "project.revise", "sha256:"}})
}

func TestAServerWithoutAccountsSaysSo(t *testing.T) {
	a := logInAs("me", passphrase)
	a.status = 401
	ask(t, bare(t), a)
	town := newTown(t)
	ask(t, town, asked{method: "GET", path: "/api/v1/session/providers", status: 200, contains: []string{`{"providers":[]}`}})
	ask(t, town, asked{method: "GET", path: "/api/v1/session/oidc", status: 501, contains: []string{"request.not_set_up"}})
}

// Who sends the same request again, since no answer came, makes neither a second account nor a second token.
func TestAccountsAndTokensAreMadeOncePerKey(t *testing.T) {
	town := newTown(t)
	me := town.person(t, account.Entry{Login: "me", Roles: []string{"administrator"}})
	header := carrying(me)
	header["Idempotency-Key"] = "key-00001"
	user := asked{method: "POST", path: "/api/v1/users", media: jsonType, header: header, status: 201, body: `{"login":"zhang.san","roles":["agent"]}`}
	first, again := read[serve.Invited](t, ask(t, town, user)), read[serve.Invited](t, ask(t, town, user))
	require.Equal(t, first.User, again.User)
	require.NotEqual(t, first.Link, again.Link, "a link is shown once")
	for _, use := range []struct {
		link   string
		status int
	}{{again.Link, 200}, {first.Link, 403}} { // once one is used the other is void
		ask(t, town, asked{method: "POST", path: "/api/v1/accounts/password", media: jsonType, status: use.status,
			body: `{"link":"` + use.link + `","password":"` + passphrase + `"}`})
	}
	user.body, user.status, user.contains = `{"login":"li.si","roles":["agent"]}`, 422, []string{"request.key_reused"}
	ask(t, town, user)
	header["Idempotency-Key"] = "short"
	user.status, user.contains = 400, []string{"request.key"}
	ask(t, town, user)

	header["Idempotency-Key"] = "key-00001"
	token := asked{method: "POST", path: "/api/v1/account/tokens", media: jsonType, header: header, status: 201, body: `{"name":"list","scopes":["user.list"],"days":30}`}
	lost, kept := read[serve.IssuedToken](t, ask(t, town, token)), read[serve.IssuedToken](t, ask(t, town, token))
	require.Equal(t, lost.ID, kept.ID)
	for secret, status := range map[string]int{lost.Secret: 401, kept.Secret: 200} {
		ask(t, town, asked{method: "GET", path: "/api/v1/users", header: map[string]string{"Authorization": "Bearer " + secret}, status: status})
	}
	require.NotContains(t, town.log.String(), "key-00001")
}
