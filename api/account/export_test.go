package account

import "context"

// Hashes counts how often a password is hashed from now on.
func (as *Accounts) Hashes() *int {
	n := new(int)
	as.OnHash(func() { *n++ })
	return n
}

// OnHash calls a function before each hash that is made from now on.
func (as *Accounts) OnHash(begun func()) { as.hasher.begun = begun }

// Password gives the hash that an account has stored.
func Password(a Account) string { return a.Password }

// HashFor hashes a password as a login of nobody does.
func (as *Accounts) HashFor(ctx context.Context, password string) error {
	_, _, err := as.hasher.verify(ctx, password, "")
	return err
}
