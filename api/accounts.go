package api

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"time"

	"sevenlists/api/absence"
	"sevenlists/api/access"
	"sevenlists/api/account"
	"sevenlists/api/project"
	"sevenlists/api/serve"
	"sevenlists/api/store"
	"sevenlists/api/store/opened"
	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

// LoadAccess reads who may do what from a folder laid out like policies/. A folder that does not say
// takes what the program came with.
func LoadAccess(folder fs.FS) (*access.Rules, error) {
	known, err := access.Load(folder)
	if err != nil && fault.All(err)[0].Kind == fault.NotFound {
		return access.Load(policies.FS)
	}
	return known, err
}

// Accounts are the accounts that a store keeps, under the rules of a folder.
func Accounts(kept store.Records, folder fs.FS, known *access.Rules, set func() *rules.Set) (*account.Accounts, error) {
	streets, err := project.StreetIDs(folder)
	if err != nil {
		return nil, err
	}
	return account.New(account.Config{
		Records: kept, Access: func() *access.Rules { return known }, Now: time.Now, Random: rand.Reader,
		Departments: func(id string) bool { return set().HasDepartment(id) }, Streets: streets,
	})
}

// First is the link by which the first account is made.
type First struct {
	Link string
	Ends time.Time
}

// OpenAccounts opens the accounts of a store for a while, without a server. For reading a server may use
// it. It returns what opening the store gives.
func OpenAccounts(ctx context.Context, folder fs.FS, set *rules.Set, place opened.Place, reading bool) (*account.Accounts, func() error, error) {
	open := place.Open
	if reading {
		open = place.Read
	}
	kept, err := open(ctx, time.Now)
	if err != nil {
		return nil, nil, err
	}
	known, err := LoadAccess(folder)
	if err == nil {
		var accounts *account.Accounts
		accounts, err = Accounts(kept, folder, known, func() *rules.Set { return set })
		if err == nil {
			return accounts, kept.Close, nil
		}
	}
	return nil, nil, errors.Join(err, kept.Close())
}

// people makes who is known to the server and what each may do.
func (s Settings) people(kept store.Store, folder fs.FS, set func() *rules.Set) (serve.Guard, *absence.Service, *account.OIDC, error) {
	known, err := LoadAccess(folder)
	if err != nil {
		return serve.Guard{}, nil, nil, err
	}
	accounts, err := Accounts(kept, folder, known, set)
	if err != nil {
		return serve.Guard{}, nil, nil, err
	}
	absences, err := absence.New(absence.Config{
		Store: kept, Rules: folder, Access: func() *access.Rules { return known }, Account: accounts.Get, Now: time.Now, Random: rand.Reader,
	})
	if err != nil {
		return serve.Guard{}, nil, nil, err
	}
	guard := serve.Guard{
		Accounts: accounts, Access: func() *access.Rules { return known }, StandsFor: absences.StandsFor,
		MetricsToken: s.MetricsToken, Secure: s.Secure || s.TLSCert != "",
	}
	if s.OIDC == nil {
		return guard, absences, nil, nil
	}
	provider, err := account.NewOIDC(accounts, *s.OIDC)
	return guard, absences, provider, err
}

// greet is what happens once the server listens: whoever started it gets the link of the first account,
// where there is none yet.
func (s Settings) greet(ctx context.Context, accounts *account.Accounts) func(address string) {
	return func(address string) {
		if s.Ready != nil {
			s.Ready(address)
		}
		if s.First == nil {
			return
		}
		l, wanted, err := accounts.FirstLink(ctx)
		switch {
		case err != nil:
			s.Log.Error("no link for the first account", "error", err)
		case wanted:
			s.First(First{Link: l.Secret, Ends: l.Ends})
		}
	}
}
