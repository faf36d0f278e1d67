package account

import (
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"time"

	"sevenlists/api/store"
)

// Session is what somebody has who is logged in.
type Session struct {
	Secret  string // for the cookie; stored nowhere
	CSRF    string // for X-CSRF-Token
	Account Account
	Ends    time.Time // at the latest
}

// session is the body of a session's record.
type session struct {
	Account string    `json:"account"`
	Count   int64     `json:"count"` // Account.Sessions when it began
	Began   time.Time `json:"began"`
	Seen    time.Time `json:"seen"`
}

// seenEvery is how often a session in use is written again.
const seenEvery = time.Minute

// csrf is the token that belongs to a session. It is made from the session's secret, so that who has
// read one from a page cannot make a session of it.
func csrf(secret string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte("sevenlists csrf"))
	return base64.RawURLEncoding.EncodeToString(mac.Sum(nil))
}

// begin makes a new session. The one that the caller brought ends, so that a session that somebody
// else planted in a browser is never the one that is logged in.
func (as *Accounts) begin(ctx context.Context, a Account, brought string) (Session, error) {
	if brought != "" {
		if err := as.Logout(ctx, brought); err != nil {
			return Session{}, err
		}
	}
	secret, err := as.chance(secretBytes)
	if err != nil {
		return Session{}, err
	}
	now := as.Now().UTC()
	s := session{Account: a.ID, Count: a.Sessions, Began: now, Seen: now}
	if err := as.put(ctx, as.sessionRecord(hashed(secret), 1, s), s); err != nil {
		return Session{}, unavailable(err)
	}
	return Session{Secret: secret, CSRF: csrf(secret), Account: a, Ends: now.Add(as.Whole)}, nil
}

func (as *Accounts) sessionRecord(id string, version int64, s session) store.Record {
	return store.Record{Kind: kindSession, ID: id, Version: version, Fields: map[string]string{"account": s.Account}, Expires: as.ends(s)}
}

// ends is when a session ends: after having been idle, or after its whole time.
func (as *Accounts) ends(s session) time.Time {
	idle, whole := s.Seen.Add(as.Idle), s.Began.Add(as.Whole)
	if idle.Before(whole) {
		return idle
	}
	return whole
}

// BySession gives the account of a session that holds, and false where none does.
func (as *Accounts) BySession(ctx context.Context, secret string) (Session, bool, error) {
	var s session
	r, err := as.get(ctx, kindSession, hashed(secret), &s)
	if errors.Is(err, store.ErrNotFound) {
		return Session{}, false, nil
	} else if err != nil {
		return Session{}, false, err
	}
	now := as.Now().UTC()
	if !now.Before(as.ends(s)) {
		return Session{}, false, nil
	}
	a, err := as.Get(ctx, s.Account)
	switch {
	case isNotFound(err):
		return Session{}, false, nil
	case err != nil:
		return Session{}, false, err
	case a.Disabled || a.Sessions != s.Count:
		return Session{}, false, nil
	}
	if now.Sub(s.Seen) >= min(seenEvery, as.Idle/2) {
		s.Seen = now
		if err := as.put(ctx, as.sessionRecord(r.ID, r.Version+1, s), s); err != nil && !errors.Is(err, store.ErrTaken) {
			// A store that cannot be written now still lets people read.
			return Session{Secret: secret, CSRF: csrf(secret), Account: a, Ends: s.Began.Add(as.Whole)}, true, nil
		}
	}
	return Session{Secret: secret, CSRF: csrf(secret), Account: a, Ends: s.Began.Add(as.Whole)}, true, nil
}

// Logout ends a session; one that has ended already is none.
func (as *Accounts) Logout(ctx context.Context, secret string) error {
	if err := as.Records.Delete(ctx, kindSession, hashed(secret), 0); err != nil && !errors.Is(err, store.ErrNotFound) {
		return failed(err)
	}
	return nil
}

// unavailable turns the store's word that somebody was first into an error for a person.
func unavailable(err error) error {
	if errors.Is(err, store.ErrTaken) {
		return failed(err)
	}
	return err
}
