// Package account knows who is who: accounts with their roles, passwords, sessions, access tokens,
// links that are good for one use, and people whom an OpenID provider vouches for. What an account may
// do is not decided here but by access.
//
// Everything is kept as records of the store. No password, session, token or link is stored as it is:
// of a password a salted hash, of the rest, which are 256 bits of chance, their SHA-256.
package account

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"golang.org/x/text/secure/precis"

	"sevenlists/api/access"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// The kinds of records of this package.
const (
	kindAccount = "account"
	kindLogin   = "account_login"   // by login name: the account that has it
	kindSubject = "account_subject" // by issuer and subject: the account of that person
	kindSession = "session"
	kindToken   = "access_token"
	kindLink    = "account_link"
	kindFailure = "login_failure"
	kindFlow    = "login_flow" // a login at an OpenID provider that has begun
)

// Account is one person or program that may use the server.
type Account struct {
	ID         string   `json:"id"`
	Login      string   `json:"login"` // name to log in with, in the form of RFC 8265
	Name       string   `json:"name"`  // shown to others
	Roles      []string `json:"roles"`
	Department string   `json:"department,omitempty"`
	Street     string   `json:"street,omitempty"`
	Disabled   bool     `json:"disabled,omitempty"`
	// Issuer and Subject say who vouches for the person, where an OpenID provider does.
	Issuer  string    `json:"issuer,omitempty"`
	Subject string    `json:"subject,omitempty"`
	Created time.Time `json:"created"`

	// Password is the hash, with its cost; empty where there is none, so that no password agrees.
	Password string `json:"password,omitempty"`
	// Sessions counts what ended all sessions: one that began under another count has ended.
	Sessions int64 `json:"sessions"`
	// Tokens does the same for access tokens.
	Tokens int64 `json:"tokens"`
	// Request is the hash of the request that made it, where that had an idempotency key.
	Request string `json:"request,omitempty"`

	version int64 // of the record
}

// Version is that of the stored account, for If-Match.
func (a Account) Version() int64 { return a.version }

// HasPassword reports whether the account can log in with a password.
func (a Account) HasPassword() bool { return a.Password != "" }

// Config is what accounts are made of.
type Config struct {
	Records store.Records
	Access  func() *access.Rules // for the roles and actions that there are
	Now     func() time.Time
	Random  io.Reader // of keys and salts
	Cost    Cost      // of hashing; zero takes Usual
	AtOnce  int       // how many passwords are hashed at the same time; 0 is 4
	Idle    time.Duration
	Whole   time.Duration
	// Departments says whether there is a department of that id; nil takes any.
	Departments func(id string) bool
	// Streets are the ids of the streets and towns that there are; none takes any.
	Streets []string
}

// Accounts are the accounts of one store.
type Accounts struct {
	Config
	hasher *hasher
}

// The times of sessions where the configuration says nothing.
const (
	usualIdle  = time.Hour
	usualWhole = 12 * time.Hour
)

// New makes them.
func New(c Config) (*Accounts, error) {
	if c.Cost == (Cost{}) {
		c.Cost = Usual
	}
	if c.AtOnce == 0 {
		c.AtOnce = 4
	}
	if c.Idle == 0 {
		c.Idle = usualIdle
	}
	if c.Whole == 0 {
		c.Whole = usualWhole
	}
	h, err := newHasher(c.Cost, c.AtOnce, c.Random)
	if err != nil {
		return nil, fmt.Errorf("accounts: %w", err)
	}
	return &Accounts{Config: c, hasher: h}, nil
}

// New accounts state these.
type Entry struct {
	Login      string
	Name       string
	Roles      []string
	Department string
	Street     string
	Issuer     string // with Subject: who vouches for the person
	Subject    string
}

// The lengths that texts may have, in bytes.
const (
	mostLogin = 128
	mostName  = 200
)

// loginForm gives a login name in the form in which names are compared.
func loginForm(login string) (string, *fault.Error) {
	form, err := precis.UsernameCaseMapped.String(strings.TrimSpace(login))
	if err != nil || form == "" || len(form) > mostLogin {
		return "", fault.New(fault.Invalid, "account.login", "/login")
	}
	return form, nil
}

// check refuses an entry that cannot be an account; all that is wrong at once.
func (as *Accounts) check(e *Entry) error {
	var faults fault.List
	var wrong *fault.Error
	e.Login, wrong = loginForm(e.Login)
	faults.Add(wrong)
	e.Name = strings.TrimSpace(e.Name)
	if e.Name == "" {
		e.Name = e.Login
	}
	if len(e.Name) > mostName || !utf8.ValidString(e.Name) || strings.ContainsFunc(e.Name, func(r rune) bool { return r < ' ' || r == 0x7f }) {
		faults.Add(fault.New(fault.Invalid, "account.name", "/name", mostName))
	}
	known := as.Access()
	var all []string
	for _, role := range known.Roles() {
		all = append(all, role.ID)
	}
	slices.Sort(e.Roles)
	e.Roles = slices.Compact(e.Roles)
	stated := map[string]string{"department": e.Department, "street": e.Street}
	for _, id := range e.Roles {
		role, ok := known.Role(id)
		if !ok {
			faults.Add(fault.New(fault.Invalid, "account.role", "/roles", id, all, fault.Nearest(id, all)))
			continue
		}
		if role.Needs != "" && stated[role.Needs] == "" {
			faults.Add(fault.New(fault.Invalid, "account.role.needs", "/"+role.Needs, role.Name, role.Needs))
		}
	}
	if e.Department != "" && as.Departments != nil && !as.Departments(e.Department) {
		faults.Add(fault.New(fault.Invalid, "account.department", "/department", e.Department))
	}
	if e.Street != "" && len(as.Streets) > 0 && !slices.Contains(as.Streets, e.Street) {
		faults.Add(fault.New(fault.Invalid, "account.street", "/street", e.Street, as.Streets, fault.Nearest(e.Street, as.Streets)))
	}
	return faults.Err()
}

// Add makes an account without a password: Invite gives its owner a link to set one. It returns
// *fault.Error account.taken where another account has the login name or the subject.
func (as *Accounts) Add(ctx context.Context, e Entry) (Account, error) {
	return as.add(ctx, Once{}, e, "")
}

// The ids of accounts: how they begin, and how many bytes of chance they have.
const (
	accountPrefix = "acc_"
	accountChance = 10
)

func (as *Accounts) add(ctx context.Context, o Once, e Entry, password string) (Account, error) {
	if err := as.check(&e); err != nil {
		return Account{}, err
	}
	id, err := as.id(o, "account", accountChance)
	if err != nil {
		return Account{}, err
	}
	a := Account{
		ID: accountPrefix + id, Request: o.Request, Login: e.Login, Name: e.Name, Roles: e.Roles, Department: e.Department, Street: e.Street,
		Issuer: e.Issuer, Subject: e.Subject, Created: as.Now().UTC().Truncate(time.Second), Password: password, version: 1,
	}
	if err := as.reserve(ctx, kindLogin, hashed(a.Login), a.ID, "/login"); err != nil {
		return Account{}, err
	}
	if a.Subject != "" {
		if err := as.reserve(ctx, kindSubject, subjectKey(a.Issuer, a.Subject), a.ID, "/subject"); err != nil {
			return Account{}, err
		}
	}
	if err := as.save(ctx, a); err != nil {
		return Account{}, err
	}
	return a, nil
}

// pointer is the body of a record that leads to an account.
type pointer struct {
	Account string    `json:"account"`
	Taken   time.Time `json:"taken"`
}

// makingTakes is longer than any request that makes an account: whoever took a name within it may still be
// about to write the account.
const makingTakes = 5 * time.Minute

// reserve takes a name for an account. One that has led to no account for a while was left behind by a
// crash between the two records, and may be taken over; by the request that took it, at once.
func (as *Accounts) reserve(ctx context.Context, kind, key, id, path string) error {
	version := int64(1)
	held, err := as.Records.Get(ctx, kind, key)
	switch {
	case err == nil:
		var p pointer
		if err := json.Unmarshal(held.Body, &p); err != nil {
			return broken(err)
		}
		fresh := as.Now().Sub(p.Taken) < makingTakes
		if p.Account == id && fresh {
			return nil
		}
		if _, err := as.Get(ctx, p.Account); err != nil && !isNotFound(err) {
			return err
		} else if err == nil || fresh {
			return fault.New(fault.Conflict, "account.taken", path)
		}
		version = held.Version + 1
	case !errors.Is(err, store.ErrNotFound):
		return failed(err)
	}
	err = as.put(ctx, store.Record{Kind: kind, ID: key, Version: version}, pointer{id, as.Now().UTC()})
	if errors.Is(err, store.ErrTaken) {
		return as.reserve(ctx, kind, key, id, path) // whose it is now it says itself
	}
	return err
}

// Get gives an account, or *fault.Error account.unknown of kind NotFound.
func (as *Accounts) Get(ctx context.Context, id string) (Account, error) {
	var a Account
	r, err := as.get(ctx, kindAccount, id, &a)
	a.version = r.Version
	if errors.Is(err, store.ErrNotFound) {
		return Account{}, fault.New(fault.NotFound, "account.unknown", "")
	}
	return a, err
}

// ByLogin gives the account with a login name, or *fault.Error account.unknown.
func (as *Accounts) ByLogin(ctx context.Context, login string) (Account, error) {
	form, wrong := loginForm(login)
	if wrong != nil {
		return Account{}, fault.New(fault.NotFound, "account.unknown", "")
	}
	return as.follow(ctx, kindLogin, hashed(form))
}

// follow gives the account to which a record leads.
func (as *Accounts) follow(ctx context.Context, kind, key string) (Account, error) {
	var p pointer
	if _, err := as.get(ctx, kind, key, &p); errors.Is(err, store.ErrNotFound) {
		return Account{}, fault.New(fault.NotFound, "account.unknown", "")
	} else if err != nil {
		return Account{}, err
	}
	return as.Get(ctx, p.Account)
}

// Listed asks for accounts.
type Listed struct {
	Role   string // only those that have it
	Search string // in login name or name
	After  store.Cursor
	Limit  int
}

// List gives accounts in the order of their login names, and the cursor after the last where there may
// be more.
func (as *Accounts) List(ctx context.Context, q Listed) ([]Account, store.Cursor, error) {
	query := store.Query{Kind: kindAccount, Search: strings.ToLower(strings.TrimSpace(q.Search)), After: q.After, Limit: q.Limit}
	if q.Role != "" {
		query.Where = map[string][]string{"role_" + q.Role: {"yes"}}
	}
	records, err := as.Records.List(ctx, query)
	if err != nil {
		return nil, store.Cursor{}, failed(err)
	}
	list := make([]Account, len(records))
	for i, r := range records {
		if err := json.Unmarshal(r.Body, &list[i]); err != nil {
			return nil, store.Cursor{}, broken(err)
		}
		list[i].version = r.Version
	}
	if len(records) == 0 || len(records) < q.Limit {
		return list, store.Cursor{}, nil
	}
	last := records[len(records)-1]
	return list, store.Cursor{Sort: last.Sort, ID: last.ID}, nil
}

// lacksFirst reports whether no account has the roles of the first one. Others may be there: people for
// whom an identity provider vouches, or who were added on the command line.
func (as *Accounts) lacksFirst(ctx context.Context) (bool, error) {
	where := map[string][]string{}
	for _, role := range as.Access().FirstRoles() {
		where["role_"+role] = []string{"yes"}
	}
	n, err := as.Records.Count(ctx, store.Query{Kind: kindAccount, Where: where}, 1)
	if err != nil {
		return false, failed(err)
	}
	return n == 0, nil
}
