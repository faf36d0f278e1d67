package account

import (
	"context"
	"errors"
	"math"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// How failed logins are slowed down: some are free, and from then on one must wait, each time twice as
// long. Both known and unknown names are counted, so that the waiting tells nothing about which there
// are.
const (
	freeFailures = 5
	firstWait    = 30 * time.Second
	longestWait  = time.Hour
	forgetAfter  = 24 * time.Hour
)

// failures is the body of the record of a login name's failed logins.
type failures struct {
	Count int       `json:"count"`
	Last  time.Time `json:"last"`
}

// until is when the next login may be tried.
func (f failures) until() time.Time {
	if f.Count < freeFailures {
		return time.Time{}
	}
	wait := longestWait
	if doublings := f.Count - freeFailures; doublings < 10 {
		wait = min(longestWait, firstWait<<doublings)
	}
	return f.Last.Add(wait)
}

// Login logs in with a password. What the caller brought as a session ends. It returns *fault.Error
// account.login_failed whatever is wrong, after the same work, and account.locked, with the seconds to
// wait, after too many failures of that name, whether or not there is such an account.
func (as *Accounts) Login(ctx context.Context, login, password, brought string) (Session, error) {
	form, wrong := loginForm(login)
	if wrong != nil {
		form = login[:min(len(login), mostLogin)] // no account has it, and it is counted like any other
	}
	if err := as.attempt(ctx, form); err != nil {
		return Session{}, err
	}
	a, err := as.ByLogin(ctx, form)
	if err != nil && !isNotFound(err) {
		return Session{}, err
	}
	if a.Disabled {
		a.Password = ""
	}
	agrees, stale, err := as.hasher.verify(ctx, prepared(password), a.Password)
	if err != nil {
		return Session{}, err
	}
	if !agrees {
		return Session{}, fault.New(fault.Invalid, "account.login_failed", "")
	}
	if err := as.forgive(ctx, form); err != nil {
		return Session{}, err
	}
	if stale {
		if err := as.rehash(ctx, &a, password); err != nil {
			return Session{}, err
		}
	}
	return as.begin(ctx, a, brought)
}

// attempt counts a login before it is tried, so that many at once do not slip through, and refuses it
// while its name has to wait.
func (as *Accounts) attempt(ctx context.Context, login string) error {
	key := hashed(login)
	for range tries {
		var f failures
		r, err := as.get(ctx, kindFailure, key, &f)
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return err
		}
		now := as.Now().UTC()
		if until := f.until(); now.Before(until) {
			return locked(until.Sub(now))
		}
		f = failures{Count: f.Count + 1, Last: now}
		version := r.Version + 1
		err = as.put(ctx, store.Record{Kind: kindFailure, ID: key, Version: version, Expires: now.Add(forgetAfter)}, f)
		if err == nil || !errors.Is(err, store.ErrTaken) {
			return err
		}
	}
	return locked(time.Second)
}

func locked(wait time.Duration) *fault.Error {
	return fault.New(fault.Invalid, "account.locked", "", int(math.Ceil(wait.Seconds())))
}

// forgive forgets the failures of a name whose password was right.
func (as *Accounts) forgive(ctx context.Context, login string) error {
	if err := as.Records.Delete(ctx, kindFailure, hashed(login), 0); err != nil && !errors.Is(err, store.ErrNotFound) {
		return failed(err)
	}
	return nil
}

// rehash stores the password at today's cost, unless it was changed meanwhile.
func (as *Accounts) rehash(ctx context.Context, a *Account, password string) error {
	hash, err := as.hasher.hash(ctx, prepared(password))
	if err != nil {
		return err
	}
	was := a.Password
	changed, err := as.change(ctx, a.ID, func(now *Account) error {
		if now.Password != was {
			return errUnchanged
		}
		now.Password = hash
		return nil
	})
	if err == nil {
		a.Password, a.version = changed.Password, changed.version
	}
	return err
}

// ChangePassword sets another password. All sessions end and the caller gets a new one. It returns
// *fault.Error account.login_failed where the old one is wrong, which counts as a failed login.
func (as *Accounts) ChangePassword(ctx context.Context, id, old, password string) (Session, error) {
	a, err := as.Get(ctx, id)
	if err != nil {
		return Session{}, err
	}
	if !a.HasPassword() {
		return Session{}, fault.New(fault.Conflict, "account.no_password", "")
	}
	if wrong := checkPassword(password, a.Login, "/new_password"); wrong != nil {
		return Session{}, wrong
	}
	if err := as.attempt(ctx, a.Login); err != nil {
		return Session{}, err
	}
	agrees, _, err := as.hasher.verify(ctx, prepared(old), a.Password)
	if err != nil {
		return Session{}, err
	}
	if !agrees {
		return Session{}, fault.New(fault.Invalid, "account.login_failed", "/old_password")
	}
	if err := as.forgive(ctx, a.Login); err != nil {
		return Session{}, err
	}
	return as.setPassword(ctx, a, password)
}

// setPassword stores a new password, ends all sessions and begins one. It is refused where the account
// was changed since it was read.
func (as *Accounts) setPassword(ctx context.Context, a Account, password string) (Session, error) {
	hash, err := as.hasher.hash(ctx, prepared(password))
	if err != nil {
		return Session{}, err
	}
	a.Password = hash
	a.Sessions++
	a.version++
	if err := as.save(ctx, a); err != nil {
		return Session{}, unavailable(err)
	}
	return as.begin(ctx, a, "")
}
