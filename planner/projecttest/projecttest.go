// Package projecttest gives tests the rule set that the program ships and the cases of
// testdata/projects.
package projecttest

import (
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
	"sevenlists/policies"
)

var load = sync.OnceValues(func() (*rules.Set, error) { return rules.Load(policies.FS) })

// Shipped is the rule set that the program ships, loaded once for all tests of a package.
func Shipped(t testing.TB) *rules.Set {
	t.Helper()
	set, err := load()
	require.NoError(t, err)
	return set
}

// Files are the files of the rules that the program ships, to be changed and loaded as another district's.
func Files(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	require.NoError(t, fs.WalkDir(policies.FS, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := fs.ReadFile(policies.FS, name)
		files[name] = &fstest.MapFile{Data: content, Mode: 0o444}
		return err
	}))
	return files
}

// Edited are those files with the first such text of one of them replaced.
func Edited(t testing.TB, file, old, with string) fstest.MapFS {
	t.Helper()
	files := Files(t)
	require.Contains(t, files, file)
	text := string(files[file].Data)
	require.Contains(t, text, old)
	files[file].Data = []byte(strings.Replace(text, old, with, 1))
	return files
}

// Folder is where the cases lie, a folder a project: below the root of the module, in which the test
// of any of its packages runs.
func Folder(t testing.TB) string {
	t.Helper()
	root := "."
	for range 10 {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			return filepath.Join(root, "testdata", "projects")
		}
		root = filepath.Join(root, "..")
	}
	t.Fatal("no go.mod above this test")
	return ""
}

// Project reads the profile of a case.
func Project(t testing.TB, name string) profile.Profile {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(Folder(t), name, "profile.yaml"))
	require.NoError(t, err)
	set := Shipped(t)
	p, err := profile.Decode(content, set.Facts(), set.Schema())
	require.NoError(t, err)
	return p
}

// Names are all cases, in order.
func Names(t testing.TB) []string {
	t.Helper()
	entries, err := os.ReadDir(Folder(t))
	require.NoError(t, err)
	names := make([]string, 0, len(entries))
	for _, e := range entries {
		names = append(names, e.Name())
	}
	require.NotEmpty(t, names)
	return names
}

// Cases says how many generated cases a property is tried on; the stated numbers run under
// `make prove`, which sets SEVENLISTS_CASES.
func Cases(few int) int {
	if n, err := strconv.Atoi(os.Getenv("SEVENLISTS_CASES")); err == nil {
		return n
	}
	return few
}
