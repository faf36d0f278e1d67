package serve

import (
	"net/http"
	"time"

	"sevenlists/api/account"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// User is an account as others see it.
type User struct {
	ID         string   `json:"id"`
	Login      string   `json:"login"` // name to log in with
	Name       string   `json:"name"`  // shown to others
	Roles      []string `json:"roles"`
	Department string   `json:"department,omitempty"` // id, for officers and window clerks
	Street     string   `json:"street,omitempty"`     // id, for officers of a street or town
	Disabled   bool     `json:"disabled"`
	// Password says whether it can log in with one; without one it waits for its link to be used, or
	// logs in at Provider.
	Password bool      `json:"has_password"`
	Provider string    `json:"provider,omitempty"` // address of the identity provider that vouches for it
	Created  time.Time `json:"created"`
}

// Users is one page of accounts.
type Users struct {
	Users []User `json:"users"`
	Next  string `json:"next,omitempty"` // cursor of the next page; absent on the last
}

// NewUser makes an account.
type NewUser struct {
	Login      string   `json:"login" most:"200"`          // name to log in with
	Name       string   `json:"name,omitempty" most:"200"` // shown to others
	Roles      []string `json:"roles"`
	Department string   `json:"department,omitempty" most:"100"` // id, for officers and window clerks
	Street     string   `json:"street,omitempty" most:"100"`     // id, for officers of a street or town
}

// RevisedUser replaces what an account is shown as and what it may do.
type RevisedUser struct {
	Name       string   `json:"name" most:"200"` // shown to others
	Roles      []string `json:"roles"`
	Department string   `json:"department,omitempty" most:"100"` // id, for officers and window clerks
	Street     string   `json:"street,omitempty" most:"100"`     // id, for officers of a street or town
}

// Invited is an account with the link by which its owner sets a password. The link is shown this once.
type Invited struct {
	User User      `json:"user"`
	Link string    `json:"link"` // good once; goes into POST /api/v1/accounts/password
	Ends time.Time `json:"link_ends"`
}

// NewToken makes an access token.
type NewToken struct {
	Name string `json:"name" most:"200"` // by which its owner knows it
	// Scopes are what it may be used for: actions such as project.read, or groups such as project.*. It
	// never does more than its account may.
	Scopes []string `json:"scopes"`
	Days   int      `json:"days"` // how long it holds, at most 366
}

// IssuedToken is a new access token with its secret, which is shown this once.
type IssuedToken struct {
	account.Token
	Secret string `json:"token"` // goes into the header Authorization, after Bearer
}

// Tokens are one's own access tokens.
type Tokens struct {
	Tokens []account.Token `json:"tokens"`
}

// userRoutes are those of the administrator of accounts, and of access tokens.
func (s *Server) userRoutes() []Route {
	of := func(group string, object func(*Call) (Object, error), r Route) Route {
		r.Group, r.Object, r.Handle = group, object, withAccounts(r.Handle)
		return r
	}
	const at = "/api/v1/users/{user}"
	return []Route{
		of("account", nil, Route{
			Name: "token_list", Method: http.MethodGet, Path: "/api/v1/account/tokens", Action: "token.list",
			Summary: lang.Text{ZH: "本人的访问令牌", EN: "One's own access tokens"}, Answer: Tokens{}, Handle: listTokens,
		}),
		of("account", nil, Route{
			Name: "token_create", Method: http.MethodPost, Path: "/api/v1/account/tokens", Action: "token.create",
			Summary: lang.Text{ZH: "新建访问令牌", EN: "Make an access token"},
			Once:    true, Body: NewToken{}, Status: http.StatusCreated, Answer: IssuedToken{}, Handle: createToken,
		}),
		of("account", tokenObject, Route{
			Name: "token_revoke", Method: http.MethodDelete, Path: "/api/v1/account/tokens/{token}", Action: "token.revoke",
			Summary: lang.Text{ZH: "撤销访问令牌", EN: "Revoke an access token"}, Handle: revokeToken,
		}),
		of("users", nil, Route{
			Name: "user_list", Method: http.MethodGet, Path: "/api/v1/users", Action: "user.list",
			Summary: lang.Text{ZH: "账户列表", EN: "Accounts"},
			Query: []Param{
				{Name: "q", Most: mostSearch, About: lang.Text{ZH: "登录名或名称中的文字", EN: "text in the login name or the name"}},
				{Name: "role", About: lang.Text{ZH: "角色", EN: "id of a role"}},
				{Name: "cursor", About: lang.Text{ZH: "上一页给出的 next", EN: "next as the page before gave it"}},
				{Name: "limit", Type: "integer", About: lang.Text{ZH: "每页条数，默认50，最多200", EN: "how many a page, default 50, at most 200"}},
			},
			Answer: Users{}, Handle: listUsers,
		}),
		of("users", nil, Route{
			Name: "user_add", Method: http.MethodPost, Path: "/api/v1/users", Action: "user.add",
			Summary: lang.Text{ZH: "新增账户", EN: "Add an account"},
			Once:    true, Body: NewUser{}, Status: http.StatusCreated, Answer: Invited{}, Handle: addUser,
		}),
		of("users", userObject, Route{
			Name: "user_read", Method: http.MethodGet, Path: at, Action: "user.read",
			Summary: lang.Text{ZH: "一个账户", EN: "One account"}, Answer: User{}, Handle: readUser,
		}),
		of("users", userObject, Route{
			Name: "user_revise", Method: http.MethodPut, Path: at, Action: "user.revise",
			Summary: lang.Text{ZH: "修改账户的角色", EN: "Change the roles of an account"}, Revises: true, Body: RevisedUser{}, Answer: User{}, Handle: reviseUser,
		}),
		of("users", userObject, Route{
			Name: "user_disable", Method: http.MethodPost, Path: at + "/disable", Action: "user.disable",
			Summary: lang.Text{ZH: "停用账户，其登录和令牌随即失效", EN: "Disable an account; its sessions and access tokens end"},
			Revises: true, Answer: User{}, Handle: disableUser,
		}),
		of("users", userObject, Route{
			Name: "user_reset", Method: http.MethodPost, Path: at + "/reset", Action: "user.reset",
			Summary: lang.Text{ZH: "重置账户，给出设置密码的一次性链接", EN: "Reset an account and give a link, good once, by which its owner sets a password"},
			Revises: true, Answer: Invited{}, Handle: resetUser,
		}),
	}
}

func userOf(a account.Account) User {
	return User{
		ID: a.ID, Login: a.Login, Name: a.Name, Roles: a.Roles, Department: a.Department, Street: a.Street,
		Disabled: a.Disabled, Password: a.HasPassword(), Provider: a.Issuer, Created: a.Created,
	}
}

// userObject finds the account that a path names.
func userObject(c *Call) (Object, error) {
	if c.Server.Accounts == nil {
		return Object{}, fault.New(fault.Unavailable, "request.not_set_up", "", lang.Text{ZH: "账户", EN: "having accounts"})
	}
	a, err := c.Server.Accounts.Get(c.Context(), c.Path("user"))
	c.Found = a
	return Object{Kind: "user", ID: a.ID}, err
}

// tokenObject finds the access token that a path names.
func tokenObject(c *Call) (Object, error) {
	if c.Server.Accounts == nil {
		return Object{}, fault.New(fault.Unavailable, "request.not_set_up", "", lang.Text{ZH: "账户", EN: "having accounts"})
	}
	owner, err := c.Server.Accounts.TokenOwner(c.Context(), c.Path("token"))
	return Object{Kind: "token", ID: c.Path("token"), Owner: owner}, err
}

func (c *Call) answerUser(a account.Account, err error) error {
	if err != nil {
		return err
	}
	c.ETag(a.Version())
	return c.JSON(userOf(a))
}

func (c *Call) answerInvited(a account.Account, l account.Link, err error) error {
	if err != nil {
		return err
	}
	c.ETag(a.Version())
	return c.JSON(Invited{User: userOf(a), Link: l.Secret, Ends: l.Ends})
}

func readUser(c *Call) error { return c.answerUser(c.Found.(account.Account), nil) }

func listUsers(c *Call) error {
	q := account.Listed{Role: c.Query("role"), Search: c.Query("q"), Limit: 50}
	if _, known := c.Server.Access().Role(q.Role); q.Role != "" && !known {
		return fault.New(fault.NotFound, "request.entry", "role", shortened(q.Role))
	}
	if n := c.whole("limit"); n > 0 {
		q.Limit = int(min(n, 200))
	}
	var ok bool
	if q.After, ok = store.ParseCursor(c.Query("cursor")); !ok {
		return fault.New(fault.Invalid, "body.form", "cursor", shortened(c.Query("cursor")))
	}
	list, next, err := c.Server.Accounts.List(c.Context(), q)
	if err != nil {
		return err
	}
	page := Users{Users: make([]User, len(list))}
	for i, a := range list {
		page.Users[i] = userOf(a)
	}
	if next != (store.Cursor{}) {
		page.Next = next.Text()
	}
	return c.JSON(page)
}

// once names the request for what it makes; without an idempotency key it is one of its own.
func (c *Call) once() account.Once {
	if c.Key() == "" {
		return account.Once{}
	}
	return account.Once{By: c.Account.ID, Key: c.Key(), Request: store.Hash(c.Raw)}
}

func addUser(c *Call) error {
	var body NewUser
	if err := c.Decode(&body); err != nil {
		return err
	}
	a, err := c.Server.Accounts.AddOnce(c.Context(), c.once(), account.Entry{
		Login: body.Login, Name: body.Name, Roles: body.Roles, Department: body.Department, Street: body.Street,
	})
	if err != nil {
		return err
	}
	l, err := c.Server.Accounts.Invite(c.Context(), a)
	c.Location("/api/v1/users/" + a.ID)
	return c.answerInvited(a, l, err)
}

func reviseUser(c *Call) error {
	var body RevisedUser
	if err := c.Decode(&body); err != nil {
		return err
	}
	return c.answerUser(c.Server.Accounts.Revise(c.Context(), c.Path("user"), c.Version(), account.Revised(body)))
}

func disableUser(c *Call) error {
	return c.answerUser(c.Server.Accounts.Disable(c.Context(), c.Path("user"), c.Version()))
}

func resetUser(c *Call) error {
	return c.answerInvited(c.Server.Accounts.Reset(c.Context(), c.Path("user"), c.Version()))
}

func listTokens(c *Call) error {
	a, err := c.Server.Accounts.Get(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	list, err := c.Server.Accounts.TokensOf(c.Context(), a)
	if err != nil {
		return err
	}
	return c.JSON(Tokens{Tokens: list})
}

func createToken(c *Call) error {
	var body NewToken
	if err := c.Decode(&body); err != nil {
		return err
	}
	a, err := c.Server.Accounts.Get(c.Context(), c.Account.ID)
	if err != nil {
		return err
	}
	t, secret, err := c.Server.Accounts.NewTokenOnce(c.Context(), c.once(), a, body.Name, body.Scopes, body.Days)
	if err != nil {
		return err
	}
	return c.JSON(IssuedToken{Token: t, Secret: secret})
}

func revokeToken(c *Call) error {
	if err := c.Server.Accounts.RevokeToken(c.Context(), c.Path("token")); err != nil {
		return err
	}
	return c.Nothing()
}
