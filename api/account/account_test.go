package account_test

import (
	"context"
	"errors"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/api/store"
	"sevenlists/planner/fault"
)

var ctx = context.Background()

func TestEntriesAreChecked(t *testing.T) {
	h := newHouse(t)
	h.person(t, "zhang.san", "investor")
	cases := map[string]struct {
		entry account.Entry
		code  string
	}{
		"a name that is taken, in other letters":       {account.Entry{Login: "Zhang.San"}, "account.taken"},
		"no name at all":                               {account.Entry{}, "account.login"},
		"a name with a space":                          {account.Entry{Login: "zhang san"}, "account.login"},
		"a role that there is not":                     {account.Entry{Login: "a", Roles: []string{"agents"}}, "account.role"},
		"an officer of no department":                  {account.Entry{Login: "a", Roles: []string{"officer"}}, "account.role.needs"},
		"an officer of a department that there is not": {account.Entry{Login: "a", Roles: []string{"officer"}, Department: "house"}, "account.department"},
		"a street that there is not":                   {account.Entry{Login: "a", Roles: []string{"street"}, Street: "cichen"}, "account.street"},
		"two lines to be shown":                        {account.Entry{Login: "a", Name: "张三\n李四"}, "account.name"},
		"a Chinese name is welcome":                    {account.Entry{Login: "张三", Name: "张三", Roles: []string{"agent"}}, ""},
	}
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			_, err := h.Add(ctx, c.entry)
			require.Equal(t, c.code, code(err))
		})
	}
}

func TestANameLeftBehindByACrashCanBeTaken(t *testing.T) {
	h := newHouse(t)
	a, err := h.Add(ctx, account.Entry{Login: "half"})
	require.NoError(t, err)
	require.NoError(t, h.store.Delete(ctx, "account", a.ID, 0))
	_, err = h.Add(ctx, account.Entry{Login: "half"})
	require.Equal(t, "account.taken", code(err), "whoever took it may still be about to make the account")
	h.clock.Move(5 * time.Minute)
	_, err = h.Add(ctx, account.Entry{Login: "half"})
	require.NoError(t, err)
}

func TestOfManyWhoTakeANameAtOnceOneGetsIt(t *testing.T) {
	h := newHouse(t)
	var wg sync.WaitGroup
	codes := make([]string, 8)
	for i := range codes {
		wg.Go(func() {
			_, err := h.Add(ctx, account.Entry{Login: "one"})
			codes[i] = code(err)
		})
	}
	wg.Wait()
	won := 0
	for _, c := range codes {
		if c == "" {
			won++
		} else {
			require.Equal(t, "account.taken", c)
		}
	}
	require.Equal(t, 1, won)
}

func TestPasswords(t *testing.T) {
	h := newHouse(t)
	cases := map[string]struct{ password, code string }{
		"eleven characters are too few":            {"eleven char", "account.password.short"},
		"twelve will do":                           {"twelve chars", ""},
		"characters are counted, not bytes":        {"密码要有十二个字才够长", "account.password.short"},
		"twelve of Chinese will do":                {"这里正好一共有十二个汉字", ""},
		"longer than anybody types":                {strings.Repeat("long ", 60), "account.password.long"},
		"the best known one with a year":           {"Password2026!", "account.password.known"},
		"a row of keys":                            {"qwertyuiop12", "account.password.known"},
		"the name with figures":                    {"zhang.san2026", "account.password.known"},
		"a run of figures":                         {"123456789012", "account.password.known"},
		"one character over and over":              {"aaaaaaaaaaaaaaa", "account.password.known"},
		"a control character that nobody can type": {"twelve\x00chars!", "account.password.characters"},
	}
	a := h.person(t, "zhang.san", "investor")
	for sentence, c := range cases {
		t.Run(sentence, func(t *testing.T) {
			_, l, err := h.Reset(ctx, a.ID, 0)
			require.NoError(t, err)
			_, err = h.UseLink(ctx, l.Secret, c.password)
			require.Equal(t, c.code, code(err))
		})
	}
}

func TestLoginTellsNothingOfWhichAccountsThereAre(t *testing.T) {
	h := newHouse(t)
	h.person(t, "known", "investor")
	disabled := h.person(t, "disabled", "investor")
	_, err := h.Disable(ctx, disabled.ID, 0)
	require.NoError(t, err)
	_, err = h.Add(ctx, account.Entry{Login: "invited"})
	require.NoError(t, err)

	hashes := h.Hashes()
	for round := range 8 {
		var first error
		for i, login := range []string{"known", "unknown", "disabled", "invited", "not a name", ""} {
			before := *hashes
			_, err := h.Login(ctx, login, "wrong words entirely", "")
			require.Error(t, err)
			work := 1
			if round >= 5 {
				work = 0 // all of them have to wait, and that costs nothing
			}
			require.Equal(t, work, *hashes-before, "round %d %q", round, login)
			if i == 0 {
				first = err
			}
			require.Equal(t, first, err, "round %d %q", round, login)
		}
	}
}

func TestFailuresMakeOneWaitTwiceAsLongEachTime(t *testing.T) {
	h := newHouse(t)
	h.person(t, "me", "investor")
	try := func(password string) (int, string) {
		_, err := h.Login(ctx, "me", password, "")
		if code(err) == "account.locked" {
			return fault.All(err)[0].Args[0].(int), code(err)
		}
		return 0, code(err)
	}
	for range 5 {
		_, c := try("wrong")
		require.Equal(t, "account.login_failed", c)
	}
	for _, wait := range []int{30, 60, 120, 240, 480, 960, 1920, 3600, 3600} {
		seconds, c := try(secret)
		require.Equal(t, "account.locked", c, "not even the right one is looked at")
		require.Equal(t, wait, seconds)
		h.clock.Move(time.Duration(wait)*time.Second - 1)
		_, c = try(secret)
		require.Equal(t, "account.locked", c)
		h.clock.Move(1)
		_, c = try("wrong")
		require.Equal(t, "account.login_failed", c)
	}
	h.clock.Move(time.Hour)
	_, c := try(secret)
	require.Empty(t, c)
	_, c = try("wrong")
	require.Equal(t, "account.login_failed", c, "the right one clears the count")
}

func TestManyGuessesAtOnceDoNotSlipThrough(t *testing.T) {
	h := newHouse(t)
	h.person(t, "me", "investor")
	var wg sync.WaitGroup
	var mu sync.Mutex
	looked := 0
	for range 40 {
		wg.Go(func() {
			_, err := h.Login(ctx, "me", "wrong", "")
			if code(err) == "account.login_failed" {
				mu.Lock()
				looked++
				mu.Unlock()
			}
		})
	}
	wg.Wait()
	require.LessOrEqual(t, looked, 5)
}

func TestAPasswordIsHashedAnewWhenTheCostChanges(t *testing.T) {
	h := newHouse(t)
	a := h.person(t, "me", "investor")
	dearer := h.again(t, account.Cost{Memory: 128, Passes: 2, Threads: 1})
	s, err := dearer.Login(ctx, "me", secret, "")
	require.NoError(t, err)
	after, err := h.Get(ctx, a.ID)
	require.NoError(t, err)
	require.Contains(t, account.Password(after), "$m=128,t=2,p=1$")
	_, holds, err := dearer.BySession(ctx, s.Secret)
	require.NoError(t, err)
	require.True(t, holds)
	_, err = dearer.Login(ctx, "me", secret, "")
	require.NoError(t, err)
}

// Four passwords are hashed at the same time and no more, so that logins cannot take all memory.
func TestHashingTakesTurns(t *testing.T) {
	h := newHouse(t)
	h.person(t, "me", "investor")
	begun, release := make(chan bool), make(chan bool)
	h.OnHash(func() {
		begun <- true
		<-release
	})
	var wg sync.WaitGroup
	for range 4 {
		wg.Go(func() { _, _ = h.Login(ctx, "me", "wrong", "") })
		<-begun
	}
	waiting, giveUp := context.WithCancel(ctx)
	giveUp()
	require.Equal(t, "request.too_busy", code(h.HashFor(waiting, "x")))
	close(release)
	wg.Wait()
}

func TestNothingSecretIsStored(t *testing.T) {
	h := newHouse(t)
	a := h.person(t, "me", "agent")
	s, err := h.Login(ctx, "me", secret, "")
	require.NoError(t, err)
	_, token, err := h.NewToken(ctx, a, "script", []string{"project.*"}, 30)
	require.NoError(t, err)
	l, err := h.Invite(ctx, a)
	require.NoError(t, err)
	_, err = h.Login(ctx, "a password typed into the wrong field", "x", "")
	require.Error(t, err)
	all := h.store.everything(t)
	require.Contains(t, all, "account_link")
	for _, word := range []string{secret, s.Secret, s.CSRF, token, token[16:], l.Secret, "typed into the wrong"} {
		require.NotContains(t, all, word)
	}
}

func TestAStoreThatIsDownIsSaidToBe(t *testing.T) {
	h := newHouse(t)
	h.person(t, "me", "investor")
	h.store.down = store.ErrUnavailable
	_, err := h.Login(ctx, "me", secret, "")
	require.Equal(t, "store.unavailable", code(err))
	_, _, err = h.BySession(ctx, "x")
	require.True(t, errors.Is(err, store.ErrUnavailable))
	_, _, _, err = h.ByToken(ctx, "sl_a_b")
	require.Equal(t, "store.unavailable", code(err), "nobody is let in, and nobody is told that their token is bad")
}
