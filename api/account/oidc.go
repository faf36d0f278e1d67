package account

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"golang.org/x/oauth2"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
)

// Provider is an OpenID provider at which people may log in, as the configuration says it.
type Provider struct {
	Name     lang.Text `json:"name"`      // shown on the button, such as 浙政钉
	Issuer   string    `json:"issuer"`    // its address, from which everything else is found out
	ClientID string    `json:"client_id"` // under which this server is known there
	// Redirect is the address of this server's callback as the provider knows it.
	Redirect string   `json:"redirect"`
	Scopes   []string `json:"scopes,omitempty"` // asked for besides openid; none: profile
	// RolesClaim is the claim that says what somebody is, with points between its steps; Roles gives for
	// each of its values the roles here. DefaultRoles are those of everybody who comes that way.
	RolesClaim   string              `json:"roles_claim,omitempty"`
	Roles        map[string][]string `json:"roles,omitempty"`
	DefaultRoles []string            `json:"default_roles,omitempty"`
	// DepartmentClaim and StreetClaim hold the id of a department or street.
	DepartmentClaim string `json:"department_claim,omitempty"`
	StreetClaim     string `json:"street_claim,omitempty"`

	Secret string `json:"-"` // of the client; from the environment, never from a file
}

// The times of a login at a provider.
const (
	flowHolds      = 10 * time.Minute
	providerAnswer = 10 * time.Second
)

// OIDC logs people in whom a provider vouches for, by the authorization code flow with PKCE.
type OIDC struct {
	Provider
	accounts *Accounts
	client   *http.Client

	mu    sync.Mutex
	found *oidc.Provider // nil until the provider was asked
}

// NewOIDC makes the way in. The provider is asked when somebody first comes, so that the server starts
// without it. It returns a fault.List of what is wrong with the configuration.
func NewOIDC(as *Accounts, p Provider) (*OIDC, error) {
	var faults fault.List
	for _, address := range [][2]string{{"/issuer", p.Issuer}, {"/redirect", p.Redirect}} {
		u, err := url.Parse(address[1])
		if err != nil || u.Host == "" || u.Scheme != "https" && (u.Scheme != "http" || !loopback(u.Hostname())) {
			faults.Add(fault.New(fault.Invalid, "account.oidc.address", address[0], address[1]))
		}
	}
	if p.ClientID == "" {
		faults.Add(fault.New(fault.Invalid, "body.missing", "/client_id", "client_id"))
	}
	known := as.Access()
	check := func(path string, roles []string) {
		for _, id := range roles {
			if _, ok := known.Role(id); !ok {
				var all []string
				for _, role := range known.Roles() {
					all = append(all, role.ID)
				}
				faults.Add(fault.New(fault.Invalid, "account.role", path, id, all, fault.Nearest(id, all)))
			}
		}
	}
	for value, roles := range p.Roles {
		check("/roles/"+value, roles)
	}
	check("/default_roles", p.DefaultRoles)
	if len(p.Scopes) == 0 {
		p.Scopes = []string{"profile"}
	}
	return &OIDC{Provider: p, accounts: as, client: &http.Client{Timeout: providerAnswer}}, faults.Err()
}

// loopback: without TLS only a provider on the same machine may be asked.
func loopback(host string) bool {
	return host == "localhost" || host == "127.0.0.1" || host == "::1"
}

// flow is the body of the record of a login that has begun.
type flow struct {
	Browser  string `json:"browser"` // hash of what the browser keeps meanwhile
	Nonce    string `json:"nonce"`
	Verifier string `json:"verifier"`
	Return   string `json:"return"`
	Spent    bool   `json:"spent,omitempty"`
}

// Begin starts a login. It gives the provider's address to send the browser to, and what the browser
// must keep until it comes back. Afterwards it goes on to a path of this server.
func (o *OIDC) Begin(ctx context.Context, next string) (address, keep string, err error) {
	provider, err := o.provider(ctx)
	if err != nil {
		return "", "", err
	}
	var secrets [4]string
	for i := range secrets {
		if secrets[i], err = o.accounts.chance(secretBytes); err != nil {
			return "", "", err
		}
	}
	state, nonce, verifier, keep := secrets[0], secrets[1], secrets[2], secrets[3]
	f := flow{Browser: hashed(keep), Nonce: nonce, Verifier: verifier, Return: localPath(next)}
	r := store.Record{Kind: kindFlow, ID: hashed(state), Version: 1, Expires: o.accounts.Now().UTC().Add(flowHolds)}
	if err := o.accounts.put(ctx, r, f); err != nil {
		return "", "", unavailable(err)
	}
	return o.oauth(provider).AuthCodeURL(state, oidc.Nonce(nonce), oauth2.S256ChallengeOption(verifier)), keep, nil
}

// localPath keeps a redirect on this server.
func localPath(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.IsAbs() || u.Host != "" || u.Opaque != "" || !strings.HasPrefix(next, "/") ||
		strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") || len(next) > 500 {
		return "/"
	}
	return next
}

// Returned is what a browser comes back with.
type Returned struct {
	Keep    string // what Begin gave it to keep
	State   string
	Code    string
	Refusal string // why the provider sends it back without a code
	Issuer  string // who sends it back (RFC 9207), where the provider says so
	Brought string // the session that it had, which ends
}

// Finish ends a login. It returns the new session and the path to go on to.
func (o *OIDC) Finish(ctx context.Context, r Returned) (Session, string, error) {
	var f flow
	err := o.accounts.spend(ctx, kindFlow, hashed(r.State), &f)
	if errors.Is(err, store.ErrNotFound) || err == nil && (f.Spent || r.Keep == "" || hashed(r.Keep) != f.Browser) {
		return Session{}, "", fault.New(fault.Invalid, "account.oidc.flow", "state")
	} else if err != nil {
		return Session{}, "", err
	}
	if r.Refusal != "" || r.Code == "" || r.Issuer != "" && r.Issuer != o.Issuer {
		return Session{}, "", fault.New(fault.Invalid, "account.oidc", "error", plain(r.Refusal))
	}
	provider, err := o.provider(ctx)
	if err != nil {
		return Session{}, "", err
	}
	who, claims, err := o.vouched(ctx, provider, r.Code, f)
	if err != nil {
		return Session{}, "", fault.New(fault.Invalid, "account.oidc", "code").Because(err)
	}
	a, err := o.account(ctx, who, claims)
	if err != nil {
		return Session{}, "", err
	}
	s, err := o.accounts.begin(ctx, a, r.Brought)
	return s, f.Return, err
}

// plain keeps of a text from outside what may stand in a message.
func plain(s string) string {
	s = strings.Map(func(r rune) rune {
		if r == '_' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' {
			return r
		}
		return -1
	}, s)
	return s[:min(len(s), 60)]
}

// vouched gets the identity token for a code and checks it: signature, issuer, audience, times and
// nonce.
func (o *OIDC) vouched(ctx context.Context, provider *oidc.Provider, code string, f flow) (*oidc.IDToken, map[string]any, error) {
	ctx = oidc.ClientContext(ctx, o.client)
	tokens, err := o.oauth(provider).Exchange(ctx, code, oauth2.VerifierOption(f.Verifier))
	if err != nil {
		return nil, nil, fmt.Errorf("exchange: %w", withoutSecrets(err))
	}
	raw, ok := tokens.Extra("id_token").(string)
	if !ok {
		return nil, nil, errors.New("the provider gave no id_token")
	}
	who, err := provider.Verifier(&oidc.Config{ClientID: o.ClientID, Now: o.accounts.Now}).Verify(ctx, raw)
	if err != nil {
		return nil, nil, err
	}
	if who.Nonce != f.Nonce {
		return nil, nil, errors.New("the nonce is another's")
	}
	claims := map[string]any{}
	if err := who.Claims(&claims); err != nil {
		return nil, nil, err
	}
	if o.complete(claims) || provider.UserInfoEndpoint() == "" {
		return who, claims, nil
	}
	info, err := provider.UserInfo(ctx, oauth2.StaticTokenSource(tokens))
	switch {
	case err != nil:
		return nil, nil, fmt.Errorf("userinfo: %w", err)
	case info.Subject != who.Subject:
		return nil, nil, errors.New("userinfo is of somebody else")
	}
	more := map[string]any{}
	if err := info.Claims(&more); err != nil {
		return nil, nil, err
	}
	for key, value := range more {
		if _, has := claims[key]; !has {
			claims[key] = value
		}
	}
	return who, claims, nil
}

// withoutSecrets keeps of a refusal of the token endpoint its code; its body may repeat what we sent.
func withoutSecrets(err error) error {
	var refused *oauth2.RetrieveError
	if errors.As(err, &refused) && refused.Response != nil {
		return fmt.Errorf("%s %s", refused.Response.Status, plain(refused.ErrorCode))
	}
	return err
}

// complete reports whether the identity token says all that is wanted.
func (o *OIDC) complete(claims map[string]any) bool {
	for _, claim := range []string{o.RolesClaim, o.DepartmentClaim, o.StreetClaim, "preferred_username", "name"} {
		if claim != "" && claimAt(claims, claim) == nil {
			return false
		}
	}
	return true
}

// account gives the account of somebody whom the provider vouches for. It is found by issuer and
// subject and by nothing else: a name or an address can pass to another person. What the provider says
// of roles, department and street holds from then on.
func (o *OIDC) account(ctx context.Context, who *oidc.IDToken, claims map[string]any) (Account, error) {
	e := Entry{
		Name: textAt(claims, "name"), Roles: o.roles(claims), Issuer: who.Issuer, Subject: who.Subject,
		Department: textAt(claims, o.DepartmentClaim), Street: textAt(claims, o.StreetClaim),
	}
	if len(e.Roles) == 0 {
		return Account{}, fault.New(fault.Conflict, "account.oidc.roles", "")
	}
	as := o.accounts
	a, err := as.follow(ctx, kindSubject, subjectKey(e.Issuer, e.Subject))
	if isNotFound(err) {
		return o.addAccount(ctx, e, textAt(claims, "preferred_username"))
	} else if err != nil {
		return Account{}, err
	}
	if a.Disabled {
		return Account{}, fault.New(fault.Conflict, "account.disabled", "")
	}
	e.Login = a.Login
	if err := as.check(&e); err != nil {
		return Account{}, err
	}
	return as.change(ctx, a.ID, func(a *Account) error {
		if slices.Equal(a.Roles, e.Roles) && a.Department == e.Department && a.Street == e.Street && a.Name == e.Name {
			return errUnchanged
		}
		a.Roles, a.Department, a.Street, a.Name = e.Roles, e.Department, e.Street, e.Name
		return nil
	})
}

// addAccount makes the account of somebody who comes for the first time. Where their name is taken, a
// part of the subject's hash is hung on it.
func (o *OIDC) addAccount(ctx context.Context, e Entry, wanted string) (Account, error) {
	mark := subjectKey(e.Issuer, e.Subject)[:10]
	if _, wrong := loginForm(wanted); wrong != nil {
		wanted = "user-" + mark
	}
	e.Login = wanted
	a, err := o.accounts.Add(ctx, e)
	var taken *fault.Error
	if errors.As(err, &taken) && taken.Code == "account.taken" && taken.Path == "/login" {
		e.Login = wanted[:min(len(wanted), 100)] + "-" + mark
		a, err = o.accounts.Add(ctx, e)
	}
	return a, err
}

// roles are those that the provider's word gives.
func (o *OIDC) roles(claims map[string]any) []string {
	roles := slices.Clone(o.DefaultRoles)
	for _, value := range textsAt(claims, o.RolesClaim) {
		roles = append(roles, o.Roles[value]...)
	}
	slices.Sort(roles)
	return slices.Compact(roles)
}

// claimAt follows a claim's steps.
func claimAt(claims map[string]any, path string) any {
	if path == "" {
		return nil
	}
	if whole, ok := claims[path]; ok { // a claim's name may be an address, with points of its own
		return whole
	}
	var at any = claims
	for _, step := range strings.Split(path, ".") {
		m, ok := at.(map[string]any)
		if !ok {
			return nil
		}
		at = m[step]
	}
	return at
}

func textAt(claims map[string]any, path string) string {
	s, _ := claimAt(claims, path).(string)
	return s
}

func textsAt(claims map[string]any, path string) []string {
	switch v := claimAt(claims, path).(type) {
	case string:
		return []string{v}
	case []any:
		var list []string
		for _, one := range v {
			if s, ok := one.(string); ok {
				list = append(list, s)
			}
		}
		return list
	}
	return nil
}

// subjectKey is under what a person is found.
func subjectKey(issuer, subject string) string { return hashed(issuer + "\x00" + subject) }

// provider asks the provider once where its endpoints and keys are, and again where that failed.
func (o *OIDC) provider(ctx context.Context) (*oidc.Provider, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if o.found != nil {
		return o.found, nil
	}
	// The keys are fetched again later with this context, which must outlive the request.
	found, err := oidc.NewProvider(oidc.ClientContext(context.WithoutCancel(ctx), o.client), o.Issuer)
	if err != nil {
		return nil, fault.New(fault.Unavailable, "account.oidc.away", "").Because(err)
	}
	o.found = found
	return found, nil
}

func (o *OIDC) oauth(p *oidc.Provider) *oauth2.Config {
	return &oauth2.Config{
		ClientID: o.ClientID, ClientSecret: o.Secret, Endpoint: p.Endpoint(), RedirectURL: o.Redirect,
		Scopes: append([]string{oidc.ScopeOpenID}, o.Scopes...),
	}
}
