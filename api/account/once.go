package account

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// Once names a request that makes something, so that nothing is made twice where it is sent again. Without
// a key each request makes something of its own.
type Once struct {
	By      string // account that asks
	Key     string // idempotency key
	Request string // hash of what is asked for
}

// id gives the id of what the request makes: the same whenever it is sent, and one that no other account
// and no other key lead to.
func (as *Accounts) id(o Once, what string, n int) (string, error) {
	if o.Key == "" {
		return as.chance(n)
	}
	sum := sha256.Sum256([]byte(what + "\x00" + o.By + "\x00" + o.Key))
	return base64.RawURLEncoding.EncodeToString(sum[:n]), nil
}

// agrees refuses a key that was used for another request.
func (o Once) agrees(made string) error {
	if o.Request != made {
		return fault.New(fault.Conflict, "request.key_reused", "Idempotency-Key")
	}
	return nil
}

// AddOnce is Add for a request that may be sent again: it then gives the account that it made, as long as
// nobody has set its password, so that its owner can be invited once more.
//
// It returns what Add does, and Conflict request.key_reused.
func (as *Accounts) AddOnce(ctx context.Context, o Once, e Entry) (Account, error) {
	if o.Key == "" {
		return as.add(ctx, o, e, "")
	}
	if a, known, err := as.made(ctx, o); known || err != nil {
		return a, err
	}
	a, err := as.add(ctx, o, e, "")
	if errors.Is(err, store.ErrTaken) { // the same request was sent twice at once
		again, known, err := as.made(ctx, o)
		if err == nil && !known {
			err = failed(store.ErrTaken)
		}
		return again, err
	}
	return a, err
}

// made gives the account that a request has made, and false where it has made none yet.
func (as *Accounts) made(ctx context.Context, o Once) (Account, bool, error) {
	id, err := as.id(o, "account", accountChance)
	if err != nil {
		return Account{}, false, err
	}
	a, err := as.Get(ctx, accountPrefix+id)
	switch {
	case isNotFound(err):
		return Account{}, false, nil
	case err != nil:
		return Account{}, false, err
	}
	if err := o.agrees(a.Request); err != nil {
		return Account{}, false, err
	}
	if a.HasPassword() {
		return Account{}, false, fault.New(fault.Conflict, "account.taken", "/login")
	}
	return a, true, nil
}
