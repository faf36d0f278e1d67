package rules_test

import (
	"bytes"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/stretchr/testify/require"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner/fault"
	"sevenlists/planner/lang"
	"sevenlists/planner/rules"
)

var update = flag.Bool("update", false, "write what is said into the cases of testdata/rules")

const cases = "../../testdata/rules"

// wanted is one finding that a case must give, with its words in both languages.
type wanted struct {
	Code  string `yaml:"code"`
	Place string `yaml:"place"`
	ZH    string `yaml:"zh"`
	EN    string `yaml:"en"`
}

// brokenCase is the case.yaml of a folder that holds the files in which a rule set differs from
// the sound one.
type brokenCase struct {
	What    string   `yaml:"what"`
	Without []string `yaml:"without"` // files that it lacks
	Wanted  []wanted `yaml:"wanted"`
}

// sound gives the sound rule set, for a test to change.
func sound(t testing.TB) fstest.MapFS {
	t.Helper()
	files := fstest.MapFS{}
	lay(t, files, "sound")
	return files
}

// lay puts the files of a folder of cases over a rule set.
func lay(t testing.TB, files fstest.MapFS, folder string) {
	t.Helper()
	root := os.DirFS(path.Join(cases, folder))
	require.NoError(t, fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || name == "case.yaml" {
			return err
		}
		content, err := fs.ReadFile(root, name)
		files[name] = &fstest.MapFile{Data: content}
		return err
	}))
}

func TestASoundRuleSetLoads(t *testing.T) {
	set, err := rules.Load(sound(t))
	require.NoError(t, err)
	require.Len(t, set.Items(), 6)
	again, err := rules.Load(sound(t))
	require.NoError(t, err)
	require.Equal(t, set.Revision(), again.Revision())
}

// Every folder beside the sound one has something wrong, and its case.yaml says what. Loading it
// must find just that, at its place, in words of both languages.
func TestEveryMistakeIsToldWithItsPlace(t *testing.T) {
	folders, err := os.ReadDir(cases)
	require.NoError(t, err)
	for _, folder := range folders {
		name := folder.Name()
		if name == "sound" {
			continue
		}
		t.Run(strings.ReplaceAll(name, "_", " "), func(t *testing.T) {
			t.Parallel()
			c := readCase(t, name)
			files := sound(t)
			lay(t, files, name)
			for _, f := range c.Without {
				require.Contains(t, files, f)
				delete(files, f)
			}
			set, err := rules.Load(files)
			require.Nil(t, set)
			got := said(t, err)
			if *update {
				writeCase(t, name, c, got)
				return
			}
			require.Equal(t, c.Wanted, got, c.What)
		})
	}
}

func said(t *testing.T, err error) []wanted {
	t.Helper()
	var list fault.List
	require.ErrorAs(t, err, &list)
	var got []wanted
	for _, f := range list {
		require.Equal(t, fault.RuleBroken, f.Kind)
		require.NotEqual(t, f.Code, f.Message(lang.EN), "%s has no message", f.Code)
		require.True(t, strings.ContainsFunc(f.Message(lang.ZH), func(r rune) bool { return unicode.Is(unicode.Han, r) }))
		got = append(got, wanted{f.Code, f.Path, sentence(f, lang.ZH), sentence(f, lang.EN)})
	}
	return got
}

func sentence(f *fault.Error, l lang.Lang) string {
	return strings.TrimSuffix(f.Message(l)+lang.Text{ZH: "；", EN: "; "}.In(l)+f.Hint(l), lang.Text{ZH: "；", EN: "; "}.In(l))
}

func readCase(t *testing.T, folder string) brokenCase {
	t.Helper()
	content, err := os.ReadFile(path.Join(cases, folder, "case.yaml"))
	require.NoError(t, err)
	var c brokenCase
	d := yaml.NewDecoder(bytes.NewReader(content))
	d.KnownFields(true)
	require.NoError(t, d.Decode(&c))
	require.NotEmpty(t, c.Wanted)
	return c
}

// writeCase writes what was said beside the codes and places that a person wrote.
func writeCase(t *testing.T, folder string, c brokenCase, got []wanted) {
	t.Helper()
	places := func(list []wanted) (short []string) {
		for _, w := range list {
			short = append(short, w.Code+" "+w.Place)
		}
		return short
	}
	require.ElementsMatch(t, places(c.Wanted), places(got), c.What)
	var b strings.Builder
	fmt.Fprintf(&b, "# What is wrong here, and what loading must say of it.\nwhat: %s\n", strconv.Quote(c.What))
	if len(c.Without) > 0 {
		fmt.Fprintf(&b, "without: [%s]\n", strings.Join(c.Without, ", "))
	}
	b.WriteString("wanted:\n")
	for _, w := range got {
		fmt.Fprintf(&b, "  - code: %s\n    place: %s\n    zh: %s\n    en: %s\n", w.Code, strconv.Quote(w.Place), strconv.Quote(w.ZH), strconv.Quote(w.EN))
	}
	require.NoError(t, os.WriteFile(path.Join(cases, folder, "case.yaml"), []byte(b.String()), 0o644))
}
