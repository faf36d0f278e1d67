package rules_test

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/require"

	"sevenlists/planner/fault"
	"sevenlists/planner/rules"
)

const (
	permitRules = "items/permit/permit.rego"
	permitData  = "items/permit/data.yaml"
)

// refused loads a rule set that must be refused, and gives code and place of each finding.
func refused(t *testing.T, files fs.FS) []string {
	t.Helper()
	began := time.Now()
	set, err := rules.Load(files)
	require.Nil(t, set)
	var list fault.List
	require.ErrorAs(t, err, &list)
	require.LessOrEqual(t, len(list), 101)
	require.Less(t, time.Since(began), 20*time.Second)
	found := make([]string, len(list))
	for i, f := range list {
		found[i] = f.Code + " " + f.Path
	}
	return found
}

// with gives the sound rule set with one file more, or another one.
func with(t *testing.T, name, content string) fstest.MapFS {
	t.Helper()
	files := sound(t)
	files[name] = &fstest.MapFile{Data: []byte(content)}
	return files
}

// aliasBomb is the classical one: each line stands for nine times the one before.
func aliasBomb() string {
	var b strings.Builder
	b.WriteString("a: &a [x]\n")
	for name := 'b'; name <= 'z'; name++ {
		b.WriteString(string(name) + ": &" + string(name) + " [" + strings.Repeat("*"+string(name-1)+",", 9) + "]\n")
	}
	return b.String()
}

func TestHostileFilesAreRefusedQuickly(t *testing.T) {
	data, rule := permitData, "lib/dates/more.rego"
	for name, c := range map[string]struct{ file, content, want string }{
		"data of more than a mebibyte":           {data, "a: " + strings.Repeat("b", 1<<20), "rules.data.too_large " + data},
		"a rule of more than 64 kibibytes":       {rule, "package lib.dates\n" + strings.Repeat("#\n", 1<<16), "rules.data.too_large " + rule},
		"an alias bomb":                          {data, aliasBomb(), "rules.data.alias " + data + ":1"},
		"100,000 levels of data":                 {data, "a: " + strings.Repeat("[", 100_000), "rules.data.too_deep " + data},
		"100,000 entries":                        {data, strings.Repeat("- a\n", 100_000), "rules.data.too_many " + data},
		"60,000 brackets of a rule":              {rule, "package lib.dates\nx if " + strings.Repeat("(", 60_000), "rules.data.too_deep " + rule + ":2"},
		"brackets in a text are not counted":     {rule, "package lib.other\nx := \"" + strings.Repeat("(", 60_000) + "\"", "rules.package " + rule + ":1"},
		"30,000 terms of a sum":                  {rule, "package lib.dates\nx := 1" + strings.Repeat("+1", 30_000), "rules.rule.too_large " + rule + ":2"},
		"30,000 steps of a reference":            {rule, "package lib.dates\nx if data" + strings.Repeat(".a", 30_000), "rules.rule.too_large " + rule + ":2"},
		"a number beyond any fact":               {rule, "package lib.dates\nx if input.floor_area_m2 > 1e99", "rules.number " + rule + ":2"},
		"a number of that size in data":          {data, "a: 1e999999999", "rules.data.number " + data + ":1"},
		"a long key":                             {data, strings.Repeat("a", 1<<19) + ": 1", "rules.data.syntax " + data + ":1"},
		"bytes that are no text in data":         {data, "name: \xff\xfe\n", "rules.data.not_text " + data + ":1"},
		"bytes that are no text in a rule":       {rule, "package lib.dates\n# \xff\n", "rules.data.not_text " + rule + ":2"},
		"a zero byte":                            {rule, "package lib.dates\n\x00", "rules.data.not_text " + rule + ":2"},
		"an alias bomb in metadata":              {rule, "# METADATA\n# custom:\n#   " + strings.ReplaceAll(strings.TrimSpace(aliasBomb()), "\n", "\n#   ") + "\npackage lib.dates\n", "rules.syntax " + rule + ":2"},
		"a name of a folder that breaks a path":  {"items/x] evil[\"y/data.yaml", "name: x", "rules.folder.name items/x] evil[\"y"},
		"a name of a folder with a point":        {"items/a.b/data.yaml", "name: x", "rules.folder.name items/a.b"},
		"a name of a folder that is no English":  {"items/许可/data.yaml", "name: x", "rules.folder.name items/许可"},
		"a folder nine deep":                     {"lib/a/b/c/d/e/f/g/h/data.yaml", "x: 1", "rules.folder.unread lib/a/b/c/d/e/f/g/h"},
		"data of all blocks in one file":         {"data.yaml", "items: {}", "rules.folder.unread ."},
		"a problem of an origin of its own":      {"problems/dreamt/k1/data.yaml", "name: x", "rules.folder.unknown problems/dreamt/k1"},
		"a key that is the name of a folder too": {"lib/data.yaml", "dates: 1", ""},
	} {
		t.Run(name, func(t *testing.T) {
			found := refused(t, with(t, c.file, c.content))
			if c.want != "" {
				require.Contains(t, found, c.want)
			}
		})
	}
}

func TestManyFilesAreRefused(t *testing.T) {
	files := sound(t)
	for i := range 6000 {
		files[fmt.Sprintf("lib/x%d/data.yaml", i)] = &fstest.MapFile{Data: []byte("a: 1")}
	}
	require.Contains(t, refused(t, files), "rules.too_large ")
}

func TestManyMistakesAreCountedAndNotListed(t *testing.T) {
	files := sound(t)
	for i := range 300 {
		files[fmt.Sprintf("lib/x%d/data.yaml", i)] = &fstest.MapFile{Data: []byte("a: 010")}
	}
	found := refused(t, files)
	require.Len(t, found, 101)
	require.Equal(t, "rules.more ", found[100])
}

// A folder on disk may hold links and special files. Nothing outside it is ever read, and nothing
// that could block.
func TestLinksAndSpecialFilesAreNotFollowed(t *testing.T) {
	write := func(t *testing.T, dir string) string {
		for name, f := range sound(t) {
			at := filepath.Join(dir, filepath.FromSlash(name))
			require.NoError(t, os.MkdirAll(filepath.Dir(at), 0o755))
			require.NoError(t, os.WriteFile(at, f.Data, 0o644))
		}
		return dir
	}
	outside := write(t, t.TempDir())
	t.Run("the folder itself may be a link", func(t *testing.T) {
		link := filepath.Join(t.TempDir(), "rules")
		require.NoError(t, os.Symlink(outside, link))
		_, err := rules.Load(os.DirFS(link))
		require.NoError(t, err)
	})
	t.Run("what is hidden is not read", func(t *testing.T) {
		dir := write(t, t.TempDir())
		require.NoError(t, os.MkdirAll(filepath.Join(dir, ".git", "items"), 0o755))
		require.NoError(t, os.WriteFile(filepath.Join(dir, ".git", "items", "data.yaml"), []byte("["), 0o644))
		require.NoError(t, os.WriteFile(filepath.Join(dir, "items", ".data.yaml"), []byte("["), 0o644))
		_, err := rules.Load(os.DirFS(dir))
		require.NoError(t, err)
	})
	for name, c := range map[string]struct {
		make func(at string) error
		at   string
	}{
		"a data file that is a link":   {func(at string) error { return os.Symlink(filepath.Join(outside, "law/data.yaml"), at) }, "lib/x/data.yaml"},
		"a rule file that is a link":   {func(at string) error { return os.Symlink("/etc/passwd", at) }, "lib/x/x.rego"},
		"a folder that is a link":      {func(at string) error { return os.Symlink(filepath.Join(outside, "items"), at) }, "lib/more"},
		"a link that leads to itself":  {func(at string) error { return os.Symlink(at, at) }, "lib/x/data.yaml"},
		"a pipe that nobody writes to": {func(at string) error { return syscall.Mkfifo(at, 0o644) }, "lib/x/data.yaml"},
		"a whole block that is a link": {func(at string) error { return os.Symlink(outside, at) }, "preparation"},
		"a device that never ends":     {func(at string) error { return os.Symlink("/dev/zero", at) }, "lib/x/data.yaml"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := write(t, t.TempDir())
			at := filepath.Join(dir, filepath.FromSlash(c.at))
			require.NoError(t, os.MkdirAll(filepath.Dir(at), 0o755))
			require.NoError(t, c.make(at))
			require.Equal(t, []string{"rules.file.kind " + c.at}, refused(t, os.DirFS(dir)))
		})
	}
}

// failing is a file system whose files cannot be read.
type failing struct{ fstest.MapFS }

func (f failing) Open(name string) (fs.File, error) {
	if strings.HasSuffix(name, ".rego") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: errors.New("disk is on fire")}
	}
	return f.MapFS.Open(name)
}

func TestFilesThatCannotBeReadAreNamed(t *testing.T) {
	require.Contains(t, refused(t, failing{sound(t)}), "rules.folder "+permitRules)
}

func TestAFolderWithoutRulesIsNotFound(t *testing.T) {
	for name, folder := range map[string]fs.FS{
		"an empty folder":            fstest.MapFS{},
		"a folder that is not there": os.DirFS(filepath.Join(t.TempDir(), "nothing")),
		"a folder of other things":   fstest.MapFS{"README.md": {Data: []byte("hello")}, "docs/a.yaml": {Data: []byte("a: 1")}},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := rules.Load(folder)
			var one *fault.Error
			require.ErrorAs(t, err, &one)
			require.Equal(t, fault.NotFound, one.Kind)
		})
	}
}
