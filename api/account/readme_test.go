package account_test

import (
	"os"
	"regexp"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api/account"
	"sevenlists/planner/source"
)

// The file that the guide shows is one that the server takes.
func TestTheGuideShowsAProviderThatIsTaken(t *testing.T) {
	guide, err := os.ReadFile("README.md")
	require.NoError(t, err)
	shown := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(guide)
	require.NotNil(t, shown)
	var p account.Provider
	require.NoError(t, source.Into(shown[1], &p))
	h := newHouse(t)
	_, err = account.NewOIDC(h.Accounts, p)
	require.NoError(t, err)
	require.Equal(t, []string{"agent"}, p.Roles["daiban"])

	p.Issuer, p.Redirect, p.ClientID, p.DefaultRoles = "http://id.example.gov.cn", "/callback", "", []string{"agnt"}
	_, err = account.NewOIDC(h.Accounts, p)
	require.Equal(t, []string{"body.missing", "account.role", "account.oidc.address", "account.oidc.address"}, codes(err))
}
