package account

import (
	"context"
	"errors"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// LinkHolds is how long a link is good, if nobody uses it before.
const LinkHolds = 24 * time.Hour

// Link lets its owner set a password once.
type Link struct {
	Secret string // stored nowhere
	Ends   time.Time
}

// link is the body of a link's record.
type link struct {
	// Account is whose password it sets; empty for the first account, which is yet to be made.
	Account string `json:"account"`
	// Count is Account.Sessions when it was made: a link is void once a later one was used.
	Count int64 `json:"count"`
	Spent bool  `json:"spent,omitempty"`
}

func (as *Accounts) newLink(ctx context.Context, body link) (Link, error) {
	secret, err := as.chance(secretBytes)
	if err != nil {
		return Link{}, err
	}
	l := Link{Secret: secret, Ends: as.Now().UTC().Add(LinkHolds)}
	r := store.Record{Kind: kindLink, ID: hashed(secret), Version: 1, Expires: l.Ends}
	return l, unavailable(as.put(ctx, r, body))
}

// FirstLink gives a link by which the first account is made, where none has its roles yet; false where
// one has. Which roles those are access says.
func (as *Accounts) FirstLink(ctx context.Context) (Link, bool, error) {
	lacks, err := as.lacksFirst(ctx)
	if err != nil || !lacks {
		return Link{}, false, err
	}
	l, err := as.newLink(ctx, link{})
	return l, err == nil, err
}

// UseFirstLink makes the first account, and logs it in. It returns *fault.Error account.link where the
// link is not good, or there is such an account by now.
func (as *Accounts) UseFirstLink(ctx context.Context, secret, login, name, password string) (Session, error) {
	e := Entry{Login: login, Name: name, Roles: as.Access().FirstRoles()}
	faults := fault.All(as.check(&e))
	faults.Add(checkPassword(password, e.Login, "/password"))
	if err := faults.Err(); err != nil {
		return Session{}, err
	}
	lacks, err := as.lacksFirst(ctx)
	switch {
	case err != nil:
		return Session{}, err
	case !lacks:
		return Session{}, badLink()
	}
	if _, err := as.spendLink(ctx, secret, true); err != nil {
		return Session{}, err
	}
	hash, err := as.hasher.hash(ctx, prepared(password))
	if err != nil {
		return Session{}, err
	}
	a, err := as.add(ctx, Once{}, e, hash)
	if err != nil {
		return Session{}, unavailable(err)
	}
	return as.begin(ctx, a, "")
}

// Invite gives a link by which the owner of an account sets their password. Links made before stay
// good until one is used.
func (as *Accounts) Invite(ctx context.Context, a Account) (Link, error) {
	if a.Disabled {
		return Link{}, fault.New(fault.Conflict, "account.disabled", "")
	}
	return as.newLink(ctx, link{Account: a.ID, Count: a.Sessions})
}

// Reset takes an account's password, ends its sessions and access tokens, voids its links and gives a
// new one. A disabled account is let in again by it. The version is as for Disable.
func (as *Accounts) Reset(ctx context.Context, id string, version int64) (Account, Link, error) {
	a, err := as.change(ctx, id, func(a *Account) error {
		if version != 0 && a.version != version {
			return stale()
		}
		a.Password, a.Disabled = "", false
		a.endAll()
		return nil
	})
	if err != nil {
		return Account{}, Link{}, err
	}
	if err := as.forgive(ctx, a.Login); err != nil {
		return Account{}, Link{}, err
	}
	l, err := as.Invite(ctx, a)
	return a, l, err
}

// UseLink sets the password of the account that a link is for, and logs it in. It returns *fault.Error
// account.link where the link is not good.
func (as *Accounts) UseLink(ctx context.Context, secret, password string) (Session, error) {
	var l link
	if _, err := as.get(ctx, kindLink, hashed(secret), &l); errors.Is(err, store.ErrNotFound) || err == nil && (l.Spent || l.Account == "") {
		return Session{}, badLink()
	} else if err != nil {
		return Session{}, err
	}
	a, err := as.Get(ctx, l.Account)
	switch {
	case isNotFound(err):
		return Session{}, badLink()
	case err != nil:
		return Session{}, err
	case a.Disabled || a.Sessions != l.Count:
		return Session{}, badLink()
	}
	if wrong := checkPassword(password, a.Login, "/password"); wrong != nil {
		return Session{}, wrong // the link stays good
	}
	if _, err := as.spendLink(ctx, secret, false); err != nil {
		return Session{}, err
	}
	return as.setPassword(ctx, a, password)
}

func (as *Accounts) spendLink(ctx context.Context, secret string, first bool) (link, error) {
	var l link
	err := as.spend(ctx, kindLink, hashed(secret), &l)
	if errors.Is(err, store.ErrNotFound) || err == nil && (l.Spent || (l.Account == "") != first) {
		return link{}, badLink()
	}
	return l, err
}

func badLink() error { return fault.New(fault.Invalid, "account.link", "/link") }
