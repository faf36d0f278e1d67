package account_test

import (
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
)

func TestARequestForAnAccountIsDoneOnce(t *testing.T) {
	h := newHouse(t)
	once := account.Once{By: "acc_admin", Key: "key-00001", Request: "sha256:one"}
	first, err := h.AddOnce(ctx, once, account.Entry{Login: "zhang.san"})
	require.NoError(t, err)
	for name, tc := range map[string]struct {
		once  account.Once
		entry account.Entry
		same  bool
		code  string
	}{
		"sent again":                        {once, account.Entry{Login: "zhang.san"}, true, ""},
		"with another content":              {account.Once{By: once.By, Key: once.Key, Request: "sha256:two"}, account.Entry{Login: "li.si"}, false, "request.key_reused"},
		"under another key":                 {account.Once{By: once.By, Key: "key-00002", Request: once.Request}, account.Entry{Login: "zhang.san"}, false, "account.taken"},
		"by another under the same key":     {account.Once{By: "acc_other", Key: once.Key, Request: once.Request}, account.Entry{Login: "zhang.san"}, false, "account.taken"},
		"another's account, by another":     {account.Once{By: "acc_other", Key: once.Key, Request: once.Request}, account.Entry{Login: "wang.wu"}, false, ""},
		"without a key, of a name that is":  {account.Once{}, account.Entry{Login: "zhang.san"}, false, "account.taken"},
		"without a key, of one that is not": {account.Once{}, account.Entry{Login: "zhao.liu"}, false, ""},
	} {
		t.Run(name, func(t *testing.T) {
			a, err := h.AddOnce(ctx, tc.once, tc.entry)
			require.Equal(t, tc.code, code(err))
			require.Equal(t, tc.same, a.ID == first.ID)
		})
	}
	l, err := h.Invite(ctx, first)
	require.NoError(t, err)
	_, err = h.UseLink(ctx, l.Secret, secret)
	require.NoError(t, err)
	_, err = h.AddOnce(ctx, once, account.Entry{Login: "zhang.san"})
	require.Equal(t, "account.taken", code(err), "nobody invites anew whoever has a password")
}

// A crash between the name and the account is mended by sending the request again, at once.
func TestARequestGoesOnAfterACrash(t *testing.T) {
	h := newHouse(t)
	once := account.Once{By: "acc_admin", Key: "key-00001", Request: "sha256:one"}
	a, err := h.AddOnce(ctx, once, account.Entry{Login: "half"})
	require.NoError(t, err)
	for _, later := range []time.Duration{0, time.Minute, time.Hour} {
		require.NoError(t, h.store.Delete(ctx, "account", a.ID, 0))
		h.clock.Move(later)
		again, err := h.AddOnce(ctx, once, account.Entry{Login: "half"})
		require.NoError(t, err, later)
		require.Equal(t, a.ID, again.ID)
	}
}

func TestARequestSentManyTimesAtOnceMakesOneAccount(t *testing.T) {
	h := newHouse(t)
	once := account.Once{By: "acc_admin", Key: "key-00001", Request: "sha256:one"}
	var wg sync.WaitGroup
	ids, errs := make([]string, 8), make([]error, 8)
	for i := range ids {
		wg.Go(func() {
			var a account.Account
			a, errs[i] = h.AddOnce(ctx, once, account.Entry{Login: "one"})
			ids[i] = a.ID
		})
	}
	wg.Wait()
	for i := range ids {
		require.NoError(t, errs[i])
		require.Equal(t, ids[0], ids[i])
	}
}

func TestARequestForATokenIsDoneOnce(t *testing.T) {
	h := newHouse(t)
	a, other := h.person(t, "zhang.san", "agent"), h.person(t, "li.si", "agent")
	once := account.Once{By: a.ID, Key: "key-00001", Request: "sha256:one"}
	make := func(o account.Once, of account.Account) (account.Token, string, error) {
		return h.NewTokenOnce(ctx, o, of, "script", []string{"project.*"}, 30)
	}
	first, lost, err := make(once, a)
	require.NoError(t, err)
	again, kept, err := make(once, a)
	require.NoError(t, err)
	require.Equal(t, first.ID, again.ID)
	for whole, holds := range map[string]bool{lost: false, kept: true} {
		_, _, ok, err := h.ByToken(ctx, whole)
		require.NoError(t, err)
		require.Equal(t, holds, ok, "the secret that was lost on the way is void")
	}
	_, _, err = make(account.Once{By: a.ID, Key: once.Key, Request: "sha256:two"}, a)
	require.Equal(t, "request.key_reused", code(err))
	theirs, _, err := make(account.Once{By: other.ID, Key: once.Key, Request: once.Request}, other)
	require.NoError(t, err)
	require.NotEqual(t, first.ID, theirs.ID, "a key is its owner's")
	list, err := h.TokensOf(ctx, a)
	require.NoError(t, err)
	require.Len(t, list, 1)
}
