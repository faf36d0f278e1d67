package serve

import (
	"context"
	"net/http"
	"strings"

	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Guard is the gate of a server with accounts: it knows people by their session's cookie or their
// access token, and asks the rules of access what they may do.
type Guard struct {
	Accounts *account.Accounts
	Access   func() *access.Rules
	// MetricsToken is what a collector of metrics brings; empty: none is known by it.
	MetricsToken string
	Secure       bool // reached over TLS
	// StandsFor gives those who are absent today and whose deputy an account is; nil: nobody is.
	StandsFor func(ctx context.Context, account string) ([]string, error)
}

var _ Gate = Guard{}

// metricsRole is the role of whoever brings the token of the metrics. No account can be given it.
const metricsRole = "metrics"

// Cookies of a browser. Over TLS the first begins with __Host-, so that no other host of the same
// domain can set it.
const (
	sessionCookie = "sl_session"
	flowCookie    = "sl_login"
)

func cookieName(name string, secure bool) string {
	if secure {
		return "__Host-" + name
	}
	return name
}

// cookie makes a cookie that no script reads and that no other site's form sends. A negative age
// removes it.
func cookie(name, value string, secure bool, seconds int) *http.Cookie {
	return &http.Cookie{
		Name: cookieName(name, secure), Value: value, Path: "/", MaxAge: seconds,
		HttpOnly: true, Secure: secure, SameSite: http.SameSiteLaxMode,
	}
}

// broughtCookie gives the value of a cookie; empty where the browser brought none.
func broughtCookie(r *http.Request, name string, secure bool) string {
	c, err := r.Cookie(cookieName(name, secure))
	if err != nil || len(c.Value) > 100 {
		return ""
	}
	return c.Value
}

// Identify knows a request by its access token, else by its session. A session that has ended is that
// of nobody, so that what is public stays so for whoever once logged in; a token that does not hold is
// a mistake of a program and an error.
func (g Guard) Identify(r *http.Request) (Account, error) {
	if header := r.Header.Get("Authorization"); header != "" {
		return g.bearer(r.Context(), header)
	}
	secret := broughtCookie(r, sessionCookie, g.Secure)
	if secret == "" {
		return Account{Anonymous: true}, nil
	}
	s, holds, err := g.Accounts.BySession(r.Context(), secret)
	if err != nil || !holds {
		return Account{Anonymous: true}, err
	}
	who, err := g.accountOf(r.Context(), s.Account)
	who.CSRF = s.CSRF
	return who, err
}

func (g Guard) bearer(ctx context.Context, header string) (Account, error) {
	refused := fault.New(fault.Invalid, "request.unauthenticated", "Authorization")
	scheme, token, _ := strings.Cut(header, " ")
	if !strings.EqualFold(scheme, "Bearer") {
		return Account{}, refused
	}
	token = strings.TrimSpace(token)
	if g.MetricsToken != "" && same(token, g.MetricsToken) {
		return Account{ID: metricsRole, Roles: []string{metricsRole}, Scopes: []string{"operations.metrics"}}, nil
	}
	a, scopes, holds, err := g.Accounts.ByToken(ctx, token)
	if err != nil {
		return Account{}, err
	}
	if !holds {
		return Account{}, refused
	}
	who, err := g.accountOf(ctx, a)
	who.Scopes = scopes
	return who, err
}

// ByID knows an account that may do something; false where there is none, or where it is disabled.
func (g Guard) ByID(ctx context.Context, id string) (Account, bool, error) {
	a, err := g.Accounts.Get(ctx, id)
	if err != nil && fault.All(err)[0].Kind == fault.NotFound {
		return Account{}, false, nil
	}
	if err != nil {
		return Account{}, false, err
	}
	who, err := g.accountOf(ctx, a)
	return who, err == nil && !a.Disabled, err
}

// accountOf is an account with those for whom it stands in today.
func (g Guard) accountOf(ctx context.Context, a account.Account) (Account, error) {
	who := Account{ID: a.ID, Name: a.Name, Roles: a.Roles, Department: a.Department, Street: a.Street}
	if g.StandsFor == nil {
		return who, nil
	}
	var err error
	who.StandsFor, err = g.StandsFor(ctx, a.ID)
	return who, err
}

// asker is an account as the rules of access know it.
func asker(who Account) access.Account {
	return access.Account{ID: who.ID, Roles: who.Roles, Department: who.Department, Street: who.Street, Scopes: who.Scopes, StandsFor: who.StandsFor}
}

// Allow asks the rules of access.
func (g Guard) Allow(ctx context.Context, who Account, action string, what Object) (bool, []lang.Text, error) {
	d, err := g.Access().Decide(ctx, access.Request{Account: asker(who), Action: action, Object: thing(what)})
	why := make([]lang.Text, len(d.Because))
	for i, reason := range d.Because {
		why[i] = reason.Title
	}
	return err == nil && d.Allowed, why, err
}

// thing is an object as the rules know it; nil where there is none.
func thing(what Object) *access.Object {
	if what.Kind == "" {
		return nil
	}
	o := access.Object(what)
	return &o
}

// Reach asks the rules of access what an account may do something to.
func (g Guard) Reach(ctx context.Context, who Account, action string) (access.Reach, error) {
	return g.Access().Reach(ctx, asker(who), action)
}
