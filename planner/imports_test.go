package planner_test

import (
	"go/build"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const module = "sevenlists/"

// below says what a package of this module may import of it, beside fault and lang, which are
// leaves that all may use. A package that is not named here fails the test: whoever adds one says
// where it stands.
var below = map[string][]string{
	"policies":         {},
	"schemas":          {},
	"planner/lang":     {},
	"planner/fault":    {},
	"planner/calendar": {},
	"planner/source":   {},
	"planner/profile":  {"planner/calendar", "planner/source"},
	"planner/rules":    {"planner/calendar", "planner/profile", "planner/source"},
	"planner/words":    {"planner/calendar", "planner/profile", "planner/rules"},
	"planner/change":   {"planner/calendar", "planner/profile", "planner/rules", "planner/words"},
	"planner/guide":    {"planner/calendar", "planner/rules", "planner/words"},
	"planner/money":    {"planner/calendar", "planner/profile", "planner/rules"},
	"planner/route":    {"planner/calendar", "planner/profile", "planner/rules"},
	"planner/schedule": {"planner/calendar", "planner/route"},
	"planner/lists": {
		"planner/calendar", "planner/profile", "planner/rules", "planner/words", "planner/money", "planner/route",
		"planner/schedule",
	},
	"planner": {
		"planner/calendar", "planner/profile", "planner/rules", "planner/words", "planner/money", "planner/route",
		"planner/schedule", "planner/lists", "planner/change",
	},
	"planner/whatif": {
		"planner/calendar", "planner/profile", "planner/rules", "planner/words", "planner/money", "planner/route",
		"planner/schedule", "planner",
	},
	"planner/diff": {
		"planner/calendar", "planner/source", "planner/profile", "planner/rules", "planner/words", "planner/money",
		"planner/route", "planner/lists", "planner",
	},
	"planner/forecast": {"planner/calendar", "planner/profile", "planner/rules", "planner"},
	"planner/compare":  {"planner/calendar", "planner/profile", "planner/rules", "planner/route", "planner", "planner/diff"},
	"planner/view": {
		"planner/calendar", "planner/profile", "planner/rules", "planner/words", "planner/money", "planner/lists", "planner",
		"planner/whatif", "planner/diff", "planner/compare", "planner/guide", "planner/change",
	},
	"planner/docx": {},
	"planner/letter": {
		"policies", "planner/calendar", "planner/profile", "planner/rules", "planner/words", "planner/lists", "planner", "planner/guide", "planner/view",
		"planner/docx",
	},
}

// testSupport are packages that only tests import.
var testSupport = []string{"planner/projecttest", "planner/route/routetest", "schemas/reflected"}

// outside are packages of the world by which the planner would open a socket, a file or a
// database, serve, or leave its answer to chance. A path stands for all below it.
var outside = []string{
	"net", "os", "syscall", "unsafe", "plugin", "database", "log", "io/ioutil", "math/rand", "crypto/rand", "C",
	"github.com/labstack/echo", "go.mongodb.org/mongo-driver", "modernc.org/sqlite",
}

// harmless are packages below those that only transform texts and bytes.
var harmless = []string{"net/url", "net/netip"}

func under(path string, prefixes []string) bool {
	return slices.ContainsFunc(prefixes, func(p string) bool { return path == p || strings.HasPrefix(path, p+"/") })
}

// goPackages reads every package of the module, by its path within it.
func goPackages(t *testing.T) map[string]*build.Package {
	t.Helper()
	found := map[string]*build.Package{}
	err := filepath.WalkDir("..", func(name string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if base := d.Name(); name != ".." && (base == "testdata" || base == "node_modules" || base[0] == '.' || base[0] == '_') {
			return fs.SkipDir
		}
		p, err := build.ImportDir(name, build.ImportComment)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		require.NoError(t, err)
		rel, err := filepath.Rel("..", name)
		require.NoError(t, err)
		found[filepath.ToSlash(rel)] = p
		return nil
	})
	require.NoError(t, err)
	return found
}

// TestImportsPointOneWay keeps cmd → api → planner → policies, schemas, and the order within
// planner: fault, lang < calendar < profile < rules < words < change, guide, money, route < schedule < lists < planner < whatif, diff < view.
func TestImportsPointOneWay(t *testing.T) {
	for name, p := range goPackages(t) {
		for _, path := range p.Imports {
			imported, ours := strings.CutPrefix(path, module)
			if !ours {
				continue
			}
			require.NotContains(t, testSupport, imported, "%s imports what is for tests only", name)
			require.False(t, under(imported, []string{"cmd"}), "%s imports a command", name)
			if under(name, []string{"cmd"}) || slices.Contains(testSupport, name) {
				continue // on top of everything
			}
			if under(name, []string{"api"}) {
				continue // on top of the planner, whose packages are held below it here
			}
			allowed, known := below[name]
			require.True(t, known, "%s is not placed: name it in planner/imports_test.go", name)
			if imported == "planner/lang" && name != "policies" && name != "schemas" {
				continue
			}
			if imported == "planner/fault" && under(name, []string{"planner"}) && name != "planner/lang" {
				continue
			}
			require.Contains(t, allowed, imported, "%s may not import %s", name, imported)
		}
	}
	for name := range below {
		require.Contains(t, goPackages(t), name, "a package that is placed but does not exist")
	}
}

// TestPlannerTouchesNothingOutside keeps files, sockets, databases and servers out of the core.
// It reads what the planner itself imports: the libraries it uses are OPA, YAML, JSON Schema and
// spreadsheets, which are handed bytes and writers.
func TestPlannerTouchesNothingOutside(t *testing.T) {
	for name, p := range goPackages(t) {
		if !under(name, []string{"planner", "policies", "schemas"}) || slices.Contains(testSupport, name) {
			continue
		}
		for _, path := range p.Imports {
			if name == "planner/forecast" && path == "math/rand/v2" {
				continue // its draws follow from a seed that the rules give
			}
			require.False(t, under(path, outside) && !slices.Contains(harmless, path), "%s imports %s", name, path)
		}
	}
}

// TestPlannerReadsNoClock keeps today's date and the machine's zone out of the core: the same
// arguments give the same bytes.
func TestPlannerReadsNoClock(t *testing.T) {
	for name, p := range goPackages(t) {
		if !under(name, []string{"planner"}) || slices.Contains(testSupport, name) {
			continue
		}
		for _, file := range p.GoFiles {
			content, err := os.ReadFile(filepath.Join(p.Dir, file))
			require.NoError(t, err)
			for _, word := range []string{"time.Now(", "time.Since(", "time.Local"} {
				require.False(t, strings.Contains(string(content), word), "%s/%s uses %s", name, file, word)
			}
		}
	}
}

// TestTopLevel keeps the house as it is described: nothing new appears beside these.
func TestTopLevel(t *testing.T) {
	want := []string{
		"api", "cmd", "planner", "policies", "schemas", "testdata",
		"go.mod", "go.sum", "README.md", "LICENSE", "CONTRIBUTING.md", "Makefile",
	}
	ignored, err := os.ReadFile("../.gitignore")
	require.NoError(t, err)
	entries, err := os.ReadDir("..")
	require.NoError(t, err)
	var got []string
	for _, e := range entries {
		name := e.Name()
		built := slices.ContainsFunc(strings.Fields(string(ignored)), func(line string) bool {
			match, err := filepath.Match(strings.Trim(line, "/"), name)
			return err == nil && match
		})
		if !strings.HasPrefix(name, ".") && !built {
			got = append(got, name)
		}
	}
	require.ElementsMatch(t, want, got)
	for _, name := range []string{".ci/run", ".gitignore", ".gitattributes", ".editorconfig"} {
		require.FileExists(t, filepath.Join("..", name))
	}
}

// TestPackagesAreNamedForWhatTheyHold refuses the names under which anything could hide, and
// files too long to be read in one sitting.
func TestPackagesAreNamedForWhatTheyHold(t *testing.T) {
	for name, p := range goPackages(t) {
		require.NotContains(t, []string{"util", "utils", "common", "helpers", "misc"}, p.Name, name)
		for _, file := range slices.Concat(p.GoFiles, p.TestGoFiles, p.XTestGoFiles) {
			content, err := os.ReadFile(filepath.Join(p.Dir, file))
			require.NoError(t, err)
			require.LessOrEqual(t, strings.Count(string(content), "\n"), 400, "%s/%s has too many lines", name, file)
		}
	}
}
