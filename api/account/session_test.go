package account_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/planner/calendar"
)

// holds reports whether a session holds.
func (h *house) holds(t *testing.T, secret string) bool {
	t.Helper()
	_, ok, err := h.BySession(ctx, secret)
	require.NoError(t, err)
	return ok
}

func (h *house) login(t *testing.T, login, brought string) account.Session {
	t.Helper()
	s, err := h.Login(ctx, login, secret, brought)
	require.NoError(t, err)
	return s
}

func TestSessionsEnd(t *testing.T) {
	cases := map[string]func(t *testing.T, h *house, a account.Account, s account.Session) (ended bool){
		"not while they are used": func(_ *testing.T, h *house, _ account.Account, _ account.Session) bool {
			h.clock.Move(59 * time.Minute)
			return false
		},
		"after an hour without use": func(_ *testing.T, h *house, _ account.Account, _ account.Session) bool {
			h.clock.Move(time.Hour)
			return true
		},
		"after twelve hours of use": func(t *testing.T, h *house, _ account.Account, s account.Session) bool {
			for range 23 {
				h.clock.Move(30 * time.Minute)
				require.True(t, h.holds(t, s.Secret))
			}
			h.clock.Move(30 * time.Minute)
			return true
		},
		"by logging out": func(t *testing.T, h *house, _ account.Account, s account.Session) bool {
			require.NoError(t, h.Logout(ctx, s.Secret))
			return true
		},
		"when the account is disabled": func(t *testing.T, h *house, a account.Account, _ account.Session) bool {
			_, err := h.Disable(ctx, a.ID, 0)
			require.NoError(t, err)
			return true
		},
		"and do not come back with it": func(t *testing.T, h *house, a account.Account, _ account.Session) bool {
			_, err := h.Disable(ctx, a.ID, 0)
			require.NoError(t, err)
			_, _, err = h.Reset(ctx, a.ID, 0)
			require.NoError(t, err)
			return true
		},
		"when the password is reset": func(t *testing.T, h *house, a account.Account, _ account.Session) bool {
			_, _, err := h.Reset(ctx, a.ID, 0)
			require.NoError(t, err)
			return true
		},
		"when the password is changed elsewhere": func(t *testing.T, h *house, a account.Account, _ account.Session) bool {
			_, err := h.ChangePassword(ctx, a.ID, secret, "another four words here")
			require.NoError(t, err)
			return true
		},
	}
	for sentence, act := range cases {
		t.Run(sentence, func(t *testing.T) {
			h := newHouse(t)
			a := h.person(t, "me", "investor")
			s := h.login(t, "me", "")
			require.True(t, h.holds(t, s.Secret))
			require.Equal(t, !act(t, h, a, s), h.holds(t, s.Secret))
		})
	}
}

func TestAPlantedSessionIsNeverTheOneThatIsLoggedIn(t *testing.T) {
	h := newHouse(t)
	h.person(t, "me", "investor")
	h.person(t, "thief", "investor")
	planted := h.login(t, "thief", "")
	s := h.login(t, "me", planted.Secret)
	require.NotEqual(t, planted.Secret, s.Secret)
	require.NotEqual(t, planted.CSRF, s.CSRF)
	require.False(t, h.holds(t, planted.Secret))
	require.True(t, h.holds(t, s.Secret))
	require.False(t, h.holds(t, "a-session-that-somebody-made-up"))
}

func TestChangingAPassword(t *testing.T) {
	h := newHouse(t)
	a := h.person(t, "me", "investor")
	for range 5 {
		_, err := h.ChangePassword(ctx, a.ID, "wrong", "another four words here")
		require.Equal(t, "account.login_failed", code(err))
	}
	_, err := h.ChangePassword(ctx, a.ID, secret, "another four words here")
	require.Equal(t, "account.locked", code(err), "whoever found an open session does not get to guess")
	h.clock.Move(time.Minute)
	s, err := h.ChangePassword(ctx, a.ID, secret, "another four words here")
	require.NoError(t, err)
	require.True(t, h.holds(t, s.Secret), "who changed it goes on")
	_, err = h.Login(ctx, "me", secret, "")
	require.Equal(t, "account.login_failed", code(err))
	_, err = h.Login(ctx, "me", "another four words here", "")
	require.NoError(t, err)
}

func TestLinksAreGoodOnce(t *testing.T) {
	h := newHouse(t)
	first, ok, err := h.FirstLink(ctx)
	require.NoError(t, err)
	require.True(t, ok)
	h.person(t, "early", "investor")
	second, ok, err := h.FirstLink(ctx)
	require.NoError(t, err)
	require.True(t, ok, "as after another start, when somebody else has an account by now")

	_, err = h.UseFirstLink(ctx, first.Secret, "root", "Administrator", "short")
	require.Equal(t, "account.password.short", code(err))
	_, err = h.UseLink(ctx, first.Secret, secret)
	require.Equal(t, "account.link", code(err), "it is not for a password")
	_, err = h.UseFirstLink(ctx, "made up", "root", "", secret)
	require.Equal(t, "account.link", code(err))
	s, err := h.UseFirstLink(ctx, first.Secret, "first", "管理员", secret)
	require.NoError(t, err)
	require.Equal(t, []string{"administrator"}, s.Account.Roles)
	require.True(t, h.holds(t, s.Secret))
	_, err = h.UseFirstLink(ctx, second.Secret, "second", "", secret)
	require.Equal(t, "account.link", code(err), "there is a first account by now")
	_, ok, err = h.FirstLink(ctx)
	require.NoError(t, err)
	require.False(t, ok)

	a, l, err := h.Reset(ctx, s.Account.ID, 0)
	require.NoError(t, err)
	require.False(t, a.HasPassword())
	other, err := h.Invite(ctx, a)
	require.NoError(t, err)
	_, err = h.UseLink(ctx, l.Secret, secret)
	require.NoError(t, err)
	for _, used := range []account.Link{l, other} {
		_, err = h.UseLink(ctx, used.Secret, secret)
		require.Equal(t, "account.link", code(err))
	}
	_, late, err := h.Reset(ctx, s.Account.ID, 0)
	require.NoError(t, err)
	h.clock.Move(24 * time.Hour)
	_, err = h.UseLink(ctx, late.Secret, secret)
	require.Equal(t, "account.link", code(err))
}

func TestTokens(t *testing.T) {
	h := newHouse(t)
	a := h.person(t, "me", "agent")
	kept, whole, err := h.NewToken(ctx, a, "夜间导入", []string{"project.read", "job.*"}, 30)
	require.NoError(t, err)
	require.Regexp(t, `^sl_[0-9A-Za-z]{12}_[0-9A-Za-z_-]{43}$`, whole)

	who, scopes, ok, err := h.ByToken(ctx, whole)
	require.NoError(t, err)
	require.True(t, ok)
	require.Equal(t, a.ID, who.ID)
	require.Equal(t, []string{"project.read", "job.*"}, scopes)
	list, err := h.TokensOf(ctx, a)
	require.NoError(t, err)
	require.Len(t, list, 1)
	require.Equal(t, calendar.DateOf(2026, 6, 1), list[0].LastUsed)

	ends := map[string]func(t *testing.T, h *house, a account.Account, id string){
		"when it is revoked": func(t *testing.T, h *house, _ account.Account, id string) { require.NoError(t, h.RevokeToken(ctx, id)) },
		"after its days":     func(_ *testing.T, h *house, _ account.Account, _ string) { h.clock.Move(30 * 24 * time.Hour) },
		"when the account is disabled": func(t *testing.T, h *house, a account.Account, _ string) {
			_, err := h.Disable(ctx, a.ID, 0)
			require.NoError(t, err)
		},
		"when the account is reset": func(t *testing.T, h *house, a account.Account, _ string) {
			_, _, err := h.Reset(ctx, a.ID, 0)
			require.NoError(t, err)
		},
	}
	for sentence, act := range ends {
		t.Run("a token ends "+sentence, func(t *testing.T) {
			h := newHouse(t)
			a := h.person(t, "me", "agent")
			kept, whole, err := h.NewToken(ctx, a, "x", []string{"job.*"}, 30)
			require.NoError(t, err)
			act(t, h, a, kept.ID)
			_, _, ok, err := h.ByToken(ctx, whole)
			require.NoError(t, err)
			require.False(t, ok)
		})
	}
	for _, bad := range []string{"", "sl_", "sl__", "sl_" + kept.ID + "_", whole + "x", whole[:len(whole)-1], whole[3:], "sl_" + kept.ID + "_" + whole[4:]} {
		_, _, ok, err := h.ByToken(ctx, bad)
		require.NoError(t, err)
		require.False(t, ok, bad)
	}
	_, _, err = h.NewToken(ctx, a, " ", []string{"project.burn", "*"}, 400)
	require.Equal(t, []string{"account.token.days", "account.name", "account.token.scope", "account.token.scope"}, codes(err))
	_, _, err = h.NewToken(ctx, a, "x", nil, 1)
	require.Equal(t, "account.token.scopes", code(err))
	for range account.MostTokens - 1 {
		_, _, err = h.NewToken(ctx, a, "x", []string{"job.*"}, 1)
		require.NoError(t, err)
	}
	_, _, err = h.NewToken(ctx, a, "x", []string{"job.*"}, 1)
	require.Equal(t, "account.token.many", code(err))
}
