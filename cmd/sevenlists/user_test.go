package main

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/api/store/sqlite"
)

func TestAccountsAreLookedAfterOnTheCommandLine(t *testing.T) {
	data := filepath.Join(t.TempDir(), "data")
	user := func(code int, contains string, args ...string) string {
		t.Helper()
		r := sevenlists(t, "", append([]string{"user", "--lang", "en", "--data", data}, args...)...)
		require.Equal(t, code, r.code, r.err)
		require.Contains(t, r.out+r.err, contains)
		return r.out
	}
	user(2, "nothing is kept in", "list")
	user(2, "did you mean agent", "add", "zhang.san", "--role", "agnt")
	user(2, "needs a department", "add", "zhang.san", "--role", "officer")
	user(2, "did you mean cicheng", "add", "zhang.san", "--role", "street", "--street", "cichen")
	link := regexp.MustCompile(`/#/password/[0-9A-Za-z_-]{43}\n`)
	require.Regexp(t, link, user(0, "added the account zhang.san", "add", "Zhang.San", "--role", "agent", "--name", "张三"))
	user(2, "there is an account of that login name", "add", "zhang.san", "--role", "agent")
	require.Regexp(t, `zhang\.san +张三 +agent +no password yet`, user(0, "login", "list"))
	user(0, "disabled the account zhang.san", "disable", "ZHANG.SAN")
	require.Regexp(t, `zhang\.san .*disabled`, user(0, "login", "list", "--role", "agent"))
	require.NotContains(t, user(0, "login", "list", "--role", "leader"), "zhang.san")
	require.Regexp(t, link, user(0, "reset the account zhang.san", "reset", "zhang.san"))
	user(2, "there is no such account", "reset", "nobody")

	// As a server has it open.
	disk, err := sqlite.Open(context.Background(), data, time.Now)
	require.NoError(t, err)
	defer disk.Close()
	user(2, "POST /api/v1/users/{user}/disable", "disable", "zhang.san")
	user(2, "is in use by a running server", "add", "li.si")
	require.Contains(t, user(0, "login", "list"), "zhang.san")
}

func TestWhoMayDoWhatIsToldInWords(t *testing.T) {
	object := filepath.Join(t.TempDir(), "project.yaml")
	require.NoError(t, os.WriteFile(object, []byte("agent: me\nstate: archived\n"), 0o600))
	misspelt := filepath.Join(t.TempDir(), "misspelt.yaml")
	require.NoError(t, os.WriteFile(misspelt, []byte("agnet: me\n"), 0o600))
	for name, tc := range map[string]struct {
		args []string
		code int
		want []string
	}{
		"what a role may":              {[]string{"--as", "agent", "--action", "project.import"}, 0, []string{"代办员可以“批量导入项目”"}},
		"what would be needed":         {[]string{"--as", "agent", "--action", "project.revise", "--lang", "en"}, 0, []string{"Agent may not", "none of this holds", "the account is its agent"}},
		"what is done to an object":    {[]string{"--as", "agent", "--action", "project.read", "--object", object}, 0, []string{"代办员可以", "是该项目的代办员"}},
		"what its state forbids":       {[]string{"--as", "agent", "--action", "project.revise", "--object", object}, 0, []string{"代办员不能", "项目已归档"}},
		"what nobody needs a role for": {[]string{"--anonymous", "--action", "preview.plan"}, 0, []string{"未登录的人可以"}},
		"several roles":                {[]string{"--as", "administrator,leader", "--action", "project.list"}, 0, []string{"系统管理员、分管领导可以"}},
		"what a token reaches":         {[]string{"--as", "agent", "--scope", "job.*", "--action", "project.list"}, 0, []string{"超出访问令牌的范围"}},
		"as JSON":                      {[]string{"--as", "agent", "--action", "project.import", "--format", "json"}, 0, []string{`"allowed":true`, `"rule":"agent"`}},
		"an action that there is not":  {[]string{"--as", "agent", "--action", "project.revis"}, 2, []string{"project.revise"}},
		"no action":                    {[]string{"--as", "agent"}, 2, []string{"--action"}},
		"a key that an object lacks":   {[]string{"--as", "agent", "--action", "project.read", "--object", misspelt}, 2, []string{"misspelt.yaml", "agnet"}},
		"a file that is not there":     {[]string{"--as", "agent", "--action", "project.read", "--object", "no.yaml"}, 2, []string{"no.yaml"}},
		"a format that there is not":   {[]string{"--as", "agent", "--action", "project.import", "--format", "xml"}, 2, []string{"text", "json"}},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", append([]string{"access", "explain"}, tc.args...)...)
			require.Equal(t, tc.code, r.code, r.out+r.err)
			for _, text := range tc.want {
				require.Contains(t, r.out+r.err, text)
			}
		})
	}
}
