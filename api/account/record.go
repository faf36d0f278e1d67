package account

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"time"

	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

// secretBytes is how much chance a session, a token or a link has: nobody guesses 256 bits.
const secretBytes = 32

// chance gives that many bytes of chance as text that may stand in an address.
func (as *Accounts) chance(n int) (string, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(as.Random, b); err != nil {
		return "", fault.New(fault.Unavailable, "internal", "").Because(err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// hashed is the key under which something is kept that must not be read from the store. For a secret
// of 256 bits a plain hash is enough: there is nothing to try.
func hashed(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

// get reads a record and its body; store.ErrNotFound is given as it is.
func (as *Accounts) get(ctx context.Context, kind, id string, into any) (store.Record, error) {
	r, err := as.Records.Get(ctx, kind, id)
	switch {
	case errors.Is(err, store.ErrNotFound), err == nil && !r.Expires.IsZero() && !as.Now().Before(r.Expires):
		return store.Record{}, store.ErrNotFound
	case err != nil:
		return store.Record{}, failed(err)
	}
	if err := json.Unmarshal(r.Body, into); err != nil {
		return store.Record{}, broken(err)
	}
	return r, nil
}

// put writes a record; store.ErrTaken is given as it is.
func (as *Accounts) put(ctx context.Context, r store.Record, body any) error {
	content, err := json.Marshal(body)
	if err != nil {
		return broken(err)
	}
	r.Body = content
	if err := as.Records.Put(ctx, r); err != nil && !errors.Is(err, store.ErrTaken) {
		return failed(err)
	} else if err != nil {
		return store.ErrTaken
	}
	return nil
}

// spend reads a record that is good for one use, and uses it up: of several who try, one succeeds.
func (as *Accounts) spend(ctx context.Context, kind, id string, into any) error {
	r, err := as.get(ctx, kind, id, into)
	if err != nil {
		return err
	}
	used := store.Record{Kind: kind, ID: id, Version: r.Version + 1, Expires: as.Now().Add(time.Minute)}
	if err := as.put(ctx, used, spent{true}); err != nil {
		if errors.Is(err, store.ErrTaken) {
			return store.ErrNotFound
		}
		return err
	}
	return nil
}

// spent is the body of what was used up.
type spent struct {
	Spent bool `json:"spent"`
}

// failed says that the store did not do it: since somebody was first, since what was asked for is nothing
// that a store can keep or find, or since it is away.
func failed(err error) error {
	switch {
	case errors.Is(err, store.ErrTaken):
		return fault.New(fault.Conflict, "store.taken", "").Because(err)
	case errors.Is(err, store.ErrMalformed), errors.Is(err, store.ErrTooLarge):
		return fault.New(fault.Invalid, "body.form", "").Because(err)
	}
	return fault.New(fault.Unavailable, "store.unavailable", "").Because(err)
}

// broken says that a record is not what this program wrote.
func broken(err error) error { return fault.New(fault.Unavailable, "internal", "").Because(err) }

func isNotFound(err error) bool {
	var f *fault.Error
	return errors.As(err, &f) && f.Kind == fault.NotFound
}
