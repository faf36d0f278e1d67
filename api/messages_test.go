package api_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/api"
	"sevenlists/planner/fault"
)

func TestASecretStandsInTheEnvironmentOrInAFile(t *testing.T) {
	const name = "SEVENLISTS_CHANNEL_TEST"
	value, err := api.Setting(name)
	require.NoError(t, err)
	require.Empty(t, value)
	file := filepath.Join(t.TempDir(), "secret")
	require.NoError(t, os.WriteFile(file, []byte("from the file\n"), 0o600))
	t.Setenv(name+"_FILE", file)
	value, err = api.Setting(name)
	require.NoError(t, err)
	require.Equal(t, "from the file", value)
	t.Setenv(name, "from the environment")
	value, err = api.Setting(name)
	require.NoError(t, err)
	require.Equal(t, "from the environment", value)
	t.Setenv(name, "")
	t.Setenv(name+"_FILE", file+".none")
	_, err = api.Setting(name)
	require.Equal(t, "outbox.setting_file", fault.All(err)[0].Code)
}
