package diff

import (
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"sevenlists/planner"
	"sevenlists/planner/lang"
	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

const projects = "../../testdata/projects"

var load = sync.OnceValues(func() (*rules.Set, error) { return rules.Load(policies.FS) })

// shipped is the rule set that the program ships, loaded once for all tests.
func shipped(t testing.TB) *rules.Set {
	t.Helper()
	set, err := load()
	require.NoError(t, err)
	return set
}

// project reads the profile of a case.
func project(t testing.TB, name string) profile.Profile {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(projects, name, "profile.yaml"))
	require.NoError(t, err)
	p, err := profile.Decode(content, shipped(t).Facts(), shipped(t).Schema())
	require.NoError(t, err)
	return p
}

// english are the usual options with texts in English.
func english() planner.Options {
	opt := planner.Default()
	opt.Lang = lang.EN
	return opt
}

func side(t testing.TB, p profile.Profile, opt planner.Options) Side {
	t.Helper()
	s, err := Make(shipped(t), p, opt)
	require.NoError(t, err)
	return s
}

func compared(t testing.TB, a, b Side) *Document {
	t.Helper()
	d, err := Compare(a, b, shipped(t), lang.EN)
	require.NoError(t, err)
	return d
}

func projectNames(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir(projects)
	require.NoError(t, err)
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	require.NotEmpty(t, names)
	return names
}

// cases says how many generated cases a property is tried on; the stated numbers run under
// `make prove`, which sets SEVENLISTS_CASES.
func cases(few int) int {
	if n, err := strconv.Atoi(os.Getenv("SEVENLISTS_CASES")); err == nil {
		return n
	}
	return few
}
