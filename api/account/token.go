package account

import (
	"context"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"encoding/json"
	"errors"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"sevenlists/api/store"
	"sevenlists/planner/calendar"
	"sevenlists/planner/fault"
)

// TokenPrefix begins every access token, so that one that leaked is recognized.
const TokenPrefix = "sl_"

// The limits on access tokens.
const (
	MostTokens    = 50 // of one account
	MostTokenDays = 366
)

// Token is an access token as its owner sees it in a list.
type Token struct {
	ID       string        `json:"id"`
	Name     string        `json:"name"`
	Scopes   []string      `json:"scopes"`
	Created  time.Time     `json:"created"`
	Ends     time.Time     `json:"ends"`
	LastUsed calendar.Date `json:"last_used,omitempty"` // day in China; 0: never
}

// token is the body of its record.
type token struct {
	Token
	Account string `json:"account"`
	Count   int64  `json:"count"` // Account.Tokens when it was made
	Hash    string `json:"hash"`
	Request string `json:"request,omitempty"` // hash of the request that made it, where that had an idempotency key
}

// NewToken makes an access token for an account and gives it with its secret, which is shown this once.
func (as *Accounts) NewToken(ctx context.Context, a Account, name string, scopes []string, days int) (Token, string, error) {
	return as.NewTokenOnce(ctx, Once{}, a, name, scopes, days)
}

// NewTokenOnce is NewToken for a request that may be sent again: the token that it made then gets another
// secret, and the one that nobody may have received is void.
//
// It returns what NewToken does, and Conflict request.key_reused.
func (as *Accounts) NewTokenOnce(ctx context.Context, o Once, a Account, name string, scopes []string, days int) (Token, string, error) {
	if err := as.checkToken(name, scopes, days); err != nil {
		return Token{}, "", err
	}
	id, err := as.id(o, "token", 9)
	if err != nil {
		return Token{}, "", err
	}
	id = strings.NewReplacer("_", "x", "-", "y").Replace(id)
	version, err := as.tokenVersion(ctx, o, a, id)
	if err != nil {
		return Token{}, "", err
	}
	secret, err := as.chance(secretBytes)
	if err != nil {
		return Token{}, "", err
	}
	whole := TokenPrefix + id + "_" + secret
	now := as.Now().UTC().Truncate(time.Second)
	t := Token{ID: id, Name: strings.TrimSpace(name), Scopes: scopes, Created: now, Ends: now.AddDate(0, 0, days)}
	r := store.Record{
		Kind: kindToken, ID: id, Version: version, Fields: map[string]string{"account": a.ID}, Sort: now.Format(time.RFC3339), Expires: t.Ends,
	}
	return t, whole, unavailable(as.put(ctx, r, token{Token: t, Account: a.ID, Count: a.Tokens, Hash: hashed(whole), Request: o.Request}))
}

// tokenVersion is the version that the record of a token gets: the first, or the next of the one that the
// same request has made.
func (as *Accounts) tokenVersion(ctx context.Context, o Once, a Account, id string) (int64, error) {
	if o.Key == "" {
		return 1, as.roomForToken(ctx, a)
	}
	var was token
	earlier, err := as.get(ctx, kindToken, id, &was)
	switch {
	case errors.Is(err, store.ErrNotFound):
		return 1, as.roomForToken(ctx, a)
	case err != nil:
		return 0, err
	}
	return earlier.Version + 1, o.agrees(was.Request)
}

// roomForToken refuses one more where an account has the most already.
func (as *Accounts) roomForToken(ctx context.Context, a Account) error {
	n, err := as.Records.Count(ctx, store.Query{Kind: kindToken, Where: map[string][]string{"account": {a.ID}}}, MostTokens)
	switch {
	case err != nil:
		return failed(err)
	case n >= MostTokens:
		return fault.New(fault.Conflict, "account.token.many", "", MostTokens)
	}
	return nil
}

// checkToken refuses a token that reaches nothing, that has no name to know it by, or that lasts too
// long.
func (as *Accounts) checkToken(name string, scopes []string, days int) error {
	var faults fault.List
	if n := len(strings.TrimSpace(name)); n == 0 || n > mostName || !utf8.ValidString(name) {
		faults.Add(fault.New(fault.Invalid, "account.name", "/name", mostName))
	}
	if days < 1 || days > MostTokenDays {
		faults.Add(fault.New(fault.Invalid, "account.token.days", "/days", MostTokenDays))
	}
	known := as.Access()
	if len(scopes) == 0 || len(scopes) > 100 {
		faults.Add(fault.New(fault.Invalid, "account.token.scopes", "/scopes"))
	}
	for _, scope := range scopes[:min(len(scopes), 100)] {
		if !known.IsScope(scope) {
			var all []string
			for _, action := range known.Actions() {
				all = append(all, action.ID)
			}
			faults.Add(fault.New(fault.Invalid, "account.token.scope", "/scopes", scope, fault.Nearest(scope, all)))
		}
	}
	return faults.Err()
}

// ByToken gives the account of an access token that holds with the token's scopes, and false where
// none does.
func (as *Accounts) ByToken(ctx context.Context, whole string) (Account, []string, bool, error) {
	id, _, ok := strings.Cut(strings.TrimPrefix(whole, TokenPrefix), "_")
	if !ok || !strings.HasPrefix(whole, TokenPrefix) || id == "" || len(whole) > 200 {
		return Account{}, nil, false, nil
	}
	var t token
	r, err := as.get(ctx, kindToken, id, &t)
	if errors.Is(err, store.ErrNotFound) {
		return Account{}, nil, false, nil
	} else if err != nil {
		return Account{}, nil, false, err
	}
	given := sha256.Sum256([]byte(whole))
	stored, err := hex.DecodeString(t.Hash)
	if err != nil || subtle.ConstantTimeCompare(given[:], stored) != 1 || !as.Now().Before(t.Ends) {
		return Account{}, nil, false, nil
	}
	a, err := as.Get(ctx, t.Account)
	switch {
	case isNotFound(err):
		return Account{}, nil, false, nil
	case err != nil:
		return Account{}, nil, false, err
	case a.Disabled || a.Tokens != t.Count:
		return Account{}, nil, false, nil
	}
	as.used(ctx, r, t)
	return a, slices.Clip(append([]string{}, t.Scopes...)), true, nil
}

// used notes the day on which a token was used, once a day. It does not matter if that fails.
func (as *Accounts) used(ctx context.Context, r store.Record, t token) {
	china := as.Now().UTC().Add(8 * time.Hour)
	today := calendar.DateOf(china.Year(), china.Month(), china.Day())
	if t.LastUsed == today {
		return
	}
	t.LastUsed = today
	r.Version++
	_ = as.put(ctx, r, t)
}

// TokensOf lists the access tokens of an account that hold.
func (as *Accounts) TokensOf(ctx context.Context, a Account) ([]Token, error) {
	records, err := as.Records.List(ctx, store.Query{Kind: kindToken, Where: map[string][]string{"account": {a.ID}}, Limit: MostTokens})
	if err != nil {
		return nil, failed(err)
	}
	list := make([]Token, 0, len(records))
	for _, r := range records {
		var t token
		if err := json.Unmarshal(r.Body, &t); err != nil {
			return nil, broken(err)
		}
		if t.Count == a.Tokens {
			list = append(list, t.Token)
		}
	}
	return list, nil
}

// TokenOwner gives the account to which a token belongs, or *fault.Error account.token.unknown.
func (as *Accounts) TokenOwner(ctx context.Context, id string) (string, error) {
	var t token
	_, err := as.get(ctx, kindToken, id, &t)
	if errors.Is(err, store.ErrNotFound) {
		return "", fault.New(fault.NotFound, "account.token.unknown", "")
	}
	return t.Account, err
}

// RevokeToken ends an access token.
func (as *Accounts) RevokeToken(ctx context.Context, id string) error {
	if err := as.Records.Delete(ctx, kindToken, id, 0); err != nil && !errors.Is(err, store.ErrNotFound) {
		return failed(err)
	}
	return nil
}
