package serve

import (
	"fmt"
	"net/http"
	"time"

	"sevenlists/api/absence"
	"sevenlists/api/account"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Credentials are what one logs in with.
type Credentials struct {
	Login    string `json:"login" most:"200"`
	Password string `json:"password" most:"1000"`
}

// FirstAccount makes the first account, with the link that the server printed when it started.
type FirstAccount struct {
	Link     string `json:"link" most:"100"`
	Login    string `json:"login" most:"200"`          // name to log in with
	Name     string `json:"name,omitempty" most:"200"` // shown to others
	Password string `json:"password" most:"1000"`      // at least 12 characters
}

// LinkUse sets a password with a link that an administrator gave.
type LinkUse struct {
	Link     string `json:"link" most:"100"`
	Password string `json:"password" most:"1000"` // at least 12 characters
}

// PasswordChange replaces one's password; all other sessions end.
type PasswordChange struct {
	Old string `json:"old_password" most:"1000"`
	New string `json:"new_password" most:"1000"` // at least 12 characters
}

// Me is who is logged in.
type Me struct {
	User
	// CSRF is what a page sends as X-CSRF-Token with every request that changes something. Absent for
	// whoever came by an access token.
	CSRF string `json:"csrf_token,omitempty"`
	// Scopes limit an access token; absent where the account did not come by one.
	Scopes []string `json:"scopes,omitempty"`
	// Absence is the own one that is under way, and StandsInFor those of others in which one is the deputy.
	Absence     *absence.Absence `json:"absence,omitempty"`
	StandsInFor []StandsIn       `json:"stands_in_for,omitempty"`
}

// Provider is a way to log in without a password of this server.
type Provider struct {
	Name  string `json:"name"`
	Start string `json:"start"` // path at which it begins; takes ?next=
}

// Providers are the ways to log in.
type Providers struct {
	Providers []Provider `json:"providers"`
}

// accountRoutes are those by which people log in and look after their own account.
func (s *Server) accountRoutes() []Route {
	session := func(r Route) Route {
		r.Group, r.Handle = "session", withAccounts(r.Handle)
		return r
	}
	own := func(r Route) Route {
		r.Group, r.Handle = "account", withAccounts(r.Handle)
		return r
	}
	return []Route{
		session(Route{
			Name: "session_create", Method: http.MethodPost, Path: "/api/v1/session", Action: "session.create",
			Summary: lang.Text{ZH: "用密码登录", EN: "Log in with a password"}, Body: Credentials{}, Answer: Me{}, Handle: logIn,
		}),
		session(Route{
			Name: "session_end", Method: http.MethodDelete, Path: "/api/v1/session", Action: "session.end",
			Summary: lang.Text{ZH: "退出登录", EN: "Log out"}, Handle: logOut,
		}),
		session(Route{
			Name: "session_providers", Method: http.MethodGet, Path: "/api/v1/session/providers", Action: "session.create",
			Summary: lang.Text{ZH: "可用的统一身份认证", EN: "Identity providers at which one may log in"}, Answer: Providers{}, Handle: providers,
		}),
		session(Route{
			Name: "session_oidc", Method: http.MethodGet, Path: "/api/v1/session/oidc", Action: "session.create",
			Summary: lang.Text{ZH: "到统一身份认证登录（跳转）", EN: "Log in at the identity provider: leads there"},
			Query:   []Param{{Name: "next", About: lang.Text{ZH: "登录后回到的路径", EN: "path to go on to afterwards"}}},
			Status:  http.StatusFound, Handle: beginOIDC,
		}),
		session(Route{
			Name: "session_oidc_callback", Method: http.MethodGet, Path: "/api/v1/session/oidc/callback", Action: "session.create",
			Summary: lang.Text{ZH: "从统一身份认证返回", EN: "Where the identity provider sends one back to"},
			Query:   callbackParams(), Status: http.StatusFound, Handle: finishOIDC,
		}),
		session(Route{
			Name: "account_first", Method: http.MethodPost, Path: "/api/v1/accounts/first", Action: "session.create",
			Summary: lang.Text{ZH: "凭启动时打印的链接建立首个账户", EN: "Make the first account with the link that the server printed"},
			Body:    FirstAccount{}, Answer: Me{}, Handle: firstAccount,
		}),
		session(Route{
			Name: "account_link", Method: http.MethodPost, Path: "/api/v1/accounts/password", Action: "session.create",
			Summary: lang.Text{ZH: "凭一次性链接设置密码", EN: "Set a password with a link that is good once"},
			Body:    LinkUse{}, Answer: Me{}, Handle: useLink,
		}),
		own(Route{
			Name: "account_me", Method: http.MethodGet, Path: "/api/v1/account", Action: "account.read_own",
			Summary: lang.Text{ZH: "本人账户", EN: "Who is logged in"}, Answer: Me{}, Handle: whoAmI,
		}),
		own(Route{
			Name: "account_password", Method: http.MethodPost, Path: "/api/v1/account/password", Action: "account.change_password",
			Summary: lang.Text{ZH: "修改本人密码", EN: "Change one's own password"}, Body: PasswordChange{}, Answer: Me{}, Handle: changePassword,
		}),
	}
}

// callbackParams are what providers are known to send one back with.
func callbackParams() []Param {
	list := []Param{
		{Name: "state", About: lang.Text{ZH: "登录的标识", EN: "which login it is"}},
		{Name: "code", About: lang.Text{ZH: "授权码", EN: "the code to be exchanged"}},
		{Name: "error", About: lang.Text{ZH: "未能登录的原因", EN: "why it did not succeed"}},
		{Name: "iss", About: lang.Text{ZH: "认证服务的地址", EN: "address of the provider"}},
	}
	for _, name := range []string{"error_description", "error_uri", "session_state", "scope", "authuser", "hd", "prompt"} {
		list = append(list, Param{Name: name, About: lang.Text{ZH: "不使用", EN: "not used"}})
	}
	return list
}

// withAccounts says that this server has no accounts, where it has none.
func withAccounts(handle func(*Call) error) func(*Call) error {
	return func(c *Call) error {
		c.Response().Header().Set("Cache-Control", "no-store")
		if c.Server.Accounts == nil {
			return fault.New(fault.Unavailable, "request.not_set_up", "", lang.Text{ZH: "账户", EN: "having accounts"})
		}
		return handle(c)
	}
}

// begun answers a login: the cookie of the new session, and who one is.
func (c *Call) begun(s account.Session, err error) error {
	if err != nil {
		return c.slowedDown(err)
	}
	c.keepSession(s)
	me := Me{User: userOf(s.Account), CSRF: s.CSRF}
	return c.JSON(me)
}

func (c *Call) keepSession(s account.Session) {
	seconds := int(s.Ends.Sub(c.Server.Now()) / time.Second)
	http.SetCookie(c.Response(), cookie(sessionCookie, s.Secret, c.Server.Secure, seconds))
}

// slowedDown says in the header how long to wait after too many failures.
func (c *Call) slowedDown(err error) error {
	for _, f := range fault.All(err) {
		if f.Code == "account.locked" && len(f.Args) > 0 {
			c.Response().Header().Set("Retry-After", fmt.Sprint(f.Args[0]))
		}
	}
	return err
}

// brought is the session that the browser brought, which ends when another begins.
func (c *Call) brought() string { return broughtCookie(c.Request(), sessionCookie, c.Server.Secure) }

func logIn(c *Call) error {
	var body Credentials
	if err := c.Decode(&body); err != nil {
		return err
	}
	return c.begun(c.Server.Accounts.Login(c.Context(), body.Login, body.Password, c.brought()))
}

func logOut(c *Call) error {
	if err := c.Server.Accounts.Logout(c.Context(), c.brought()); err != nil {
		return err
	}
	http.SetCookie(c.Response(), cookie(sessionCookie, "", c.Server.Secure, -1))
	return c.Nothing()
}

func firstAccount(c *Call) error {
	var body FirstAccount
	if err := c.Decode(&body); err != nil {
		return err
	}
	return c.begun(c.Server.Accounts.UseFirstLink(c.Context(), body.Link, body.Login, body.Name, body.Password))
}

func useLink(c *Call) error {
	var body LinkUse
	if err := c.Decode(&body); err != nil {
		return err
	}
	return c.begun(c.Server.Accounts.UseLink(c.Context(), body.Link, body.Password))
}

func whoAmI(c *Call) error {
	a, err := c.Server.Accounts.Get(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	me := Me{User: userOf(a), CSRF: c.Account.CSRF, Scopes: c.Account.Scopes}
	if err := c.absences(&me); err != nil {
		return err
	}
	return c.JSON(me)
}

func changePassword(c *Call) error {
	var body PasswordChange
	if err := c.Decode(&body); err != nil {
		return err
	}
	return c.begun(c.Server.Accounts.ChangePassword(c.Context(), c.Account.ID, body.Old, body.New))
}

func providers(c *Call) error {
	list := Providers{Providers: []Provider{}}
	if o := c.Server.OIDC; o != nil {
		list.Providers = append(list.Providers, Provider{Name: o.Name.In(c.Lang), Start: "/api/v1/session/oidc"})
	}
	return c.JSON(list)
}

// withOIDC gives the identity provider, or says that there is none.
func (c *Call) withOIDC() (*account.OIDC, error) {
	if c.Server.OIDC == nil {
		return nil, fault.New(fault.Unavailable, "request.not_set_up", "", lang.Text{ZH: "统一身份认证", EN: "logging in at an identity provider"})
	}
	return c.Server.OIDC, nil
}

// loginSeconds is how long a browser keeps what belongs to a login that has begun.
const loginSeconds = 600

func beginOIDC(c *Call) error {
	o, err := c.withOIDC()
	if err != nil {
		return err
	}
	address, keep, err := o.Begin(c.Context(), c.Query("next"))
	if err != nil {
		return err
	}
	http.SetCookie(c.Response(), cookie(flowCookie, keep, c.Server.Secure, loginSeconds))
	return c.redirect(address)
}

func finishOIDC(c *Call) error {
	o, err := c.withOIDC()
	if err != nil {
		return err
	}
	kept := broughtCookie(c.Request(), flowCookie, c.Server.Secure)
	http.SetCookie(c.Response(), cookie(flowCookie, "", c.Server.Secure, -1))
	s, next, err := o.Finish(c.Context(), account.Returned{
		Keep: kept, State: c.Query("state"), Code: c.Query("code"), Refusal: c.Query("error"), Issuer: c.Query("iss"), Brought: c.brought(),
	})
	if err != nil {
		return err
	}
	c.keepSession(s)
	return c.redirect(next)
}

// redirect sends the browser on.
func (c *Call) redirect(address string) error {
	c.Location(address)
	return c.Nothing()
}
