package account

import (
	"context"
	"errors"
	"strings"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Disable bars an account, and ends its sessions and access tokens. Doing it again does nothing. A
// version other than 0 must be that of the account as it is, else it returns *fault.Error request.stale.
func (as *Accounts) Disable(ctx context.Context, id string, version int64) (Account, error) {
	return as.change(ctx, id, func(a *Account) error {
		switch {
		case version != 0 && a.version != version:
			return stale()
		case a.Disabled:
			return errUnchanged
		}
		a.Disabled = true
		a.endAll()
		return nil
	})
}

func stale() error { return fault.New(fault.Conflict, "request.stale", "If-Match") }

// Revised is what an administrator may change of an account.
type Revised struct {
	Name       string
	Roles      []string
	Department string
	Street     string
}

// Revise changes what an account is shown as and what it may do, in one version of it.
func (as *Accounts) Revise(ctx context.Context, id string, version int64, r Revised) (Account, error) {
	return as.change(ctx, id, func(a *Account) error {
		if version != 0 && a.version != version {
			return stale()
		}
		e := Entry{Login: a.Login, Name: r.Name, Roles: r.Roles, Department: r.Department, Street: r.Street}
		if err := as.check(&e); err != nil {
			return err
		}
		a.Name, a.Roles, a.Department, a.Street = e.Name, e.Roles, e.Department, e.Street
		return nil
	})
}

// endAll ends what was begun under the account.
func (a *Account) endAll() {
	a.Sessions++
	a.Tokens++
}

// errUnchanged ends a change that has nothing to do.
var errUnchanged = errors.New("unchanged")

// tries is how often a change is begun anew where somebody else writes the same record.
const tries = 5

// change reads an account, changes it and writes it, and begins anew where somebody else was first.
func (as *Accounts) change(ctx context.Context, id string, how func(*Account) error) (Account, error) {
	for range tries {
		a, err := as.Get(ctx, id)
		if err != nil {
			return Account{}, err
		}
		switch err := how(&a); {
		case errors.Is(err, errUnchanged):
			return a, nil
		case err != nil:
			return Account{}, err
		}
		a.version++
		err = as.save(ctx, a)
		if err == nil || !errors.Is(err, store.ErrTaken) {
			return a, err
		}
	}
	return Account{}, failed(store.ErrTaken)
}

// save writes an account in its version.
func (as *Accounts) save(ctx context.Context, a Account) error {
	fields := map[string]string{}
	for _, role := range a.Roles {
		if len(fields) < 12 { // as many as a record may have
			fields["role_"+role] = "yes"
		}
	}
	return as.put(ctx, store.Record{
		Kind: kindAccount, ID: a.ID, Version: a.version, Fields: fields, Sort: a.Login, Search: strings.ToLower(a.Login + " " + a.Name),
	}, a)
}
