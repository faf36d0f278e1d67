package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	_ "modernc.org/sqlite" // to spoil a file with

	"sevenlists/api/store"
	"sevenlists/api/store/sqlite"
)

// kept makes a data folder with one stream of some documents.
func kept(t *testing.T, documents int) string {
	t.Helper()
	folder := filepath.Join(t.TempDir(), "data")
	s, err := sqlite.Open(t.Context(), folder, time.Now)
	require.NoError(t, err)
	for n := range documents {
		asked := store.Asked{Stream: "one", Key: fmt.Sprint(n), Content: "c", Actor: "system"}
		_, _, err := store.Write(t.Context(), s, time.Now, asked, func(context.Context, store.Document) (store.Decision, error) {
			return store.Decision{Events: []store.Event{{Type: "thing_happened", Body: []byte(`{}`)}}}, nil
		})
		require.NoError(t, err)
	}
	require.NoError(t, s.Close())
	return folder
}

func TestWhatAServerKeepsIsBackedUpRestoredAndVerified(t *testing.T) {
	from, to, file := kept(t, 3), filepath.Join(t.TempDir(), "new"), filepath.Join(t.TempDir(), "all.backup")
	r := sevenlists(t, "", "backup", file, "--data", from)
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "3 件日志")
	info, err := os.Stat(file)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm(), "only its owner reads it")

	r = sevenlists(t, "", "restore", file, "--data", to, "--lang", "en")
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "restored: 3 documents")

	r = sevenlists(t, "", "verify", "--data", to)
	require.Zero(t, r.code, r.err)
	require.Contains(t, r.out, "没有问题")
	require.Contains(t, r.out, "one/000000000001 – 3", "what no checkpoint covers is said")

	again := sevenlists(t, "", "backup", "-", "--data", to)
	require.Zero(t, again.code, again.err)
	require.Empty(t, again.err)
	require.NotEmpty(t, again.out)

	r = sevenlists(t, "", "rebuild", "--data", to)
	require.Zero(t, r.code, r.err)
}

func TestVerifyExitsOneAndNamesWhatIsWrong(t *testing.T) {
	folder := kept(t, 3)
	db, err := sql.Open("sqlite", filepath.Join(folder, sqlite.FileName))
	require.NoError(t, err)
	_, err = db.Exec(`DELETE FROM documents WHERE sequence = 2`)
	require.NoError(t, err)
	require.NoError(t, db.Close())
	r := sevenlists(t, "", "verify", "--data", folder)
	require.Equal(t, exitCheck, r.code)
	require.Contains(t, r.out, "one/000000000002：这一件不见了")
	r = sevenlists(t, "", "verify", "--data", folder, "--format", "json", "--lang", "en")
	require.Equal(t, exitCheck, r.code)
	var report struct {
		Found    int
		Problems []struct{ Code, Place, Message string }
	}
	require.NoError(t, json.Unmarshal([]byte(r.out), &report))
	require.Equal(t, 1, report.Found)
	require.Equal(t, "store.verify.missing", report.Problems[0].Code)
	require.Equal(t, "one/000000000002", report.Problems[0].Place)
}

func TestCommandsOnWhatIsKeptSayWhyTheyCannot(t *testing.T) {
	folder, file := kept(t, 1), filepath.Join(t.TempDir(), "all.backup")
	require.Zero(t, sevenlists(t, "", "backup", file, "--data", folder).code)
	cut := filepath.Join(t.TempDir(), "cut.backup")
	content, err := os.ReadFile(file)
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(cut, content[:len(content)/2], 0o600))
	missing := filepath.Join(t.TempDir(), "missing")
	for name, tc := range map[string]struct {
		args []string
		want string
	}{
		"nothing to verify":           {[]string{"verify", "--data", missing}, "里没有数据"},
		"nothing to back up":          {[]string{"backup", "x", "--data", missing}, "里没有数据"},
		"nothing to rebuild":          {[]string{"rebuild", "--data", missing}, "里没有数据"},
		"a restore over something":    {[]string{"restore", file, "--data", folder}, "只能恢复到空的地方"},
		"a backup that is not there":  {[]string{"restore", missing, "--data", missing}, "找不到文件"},
		"a backup that breaks off":    {[]string{"restore", cut, "--data", filepath.Join(t.TempDir(), "d")}, "备份文件不完整"},
		"a file that is no backup":    {[]string{"restore", workshop, "--data", filepath.Join(t.TempDir(), "d")}, "这不是"},
		"a format that there is not":  {[]string{"verify", "--format", "xml", "--data", folder}, "xml"},
		"a backup without its name":   {[]string{"backup", "--data", folder}, "backup"},
		"a place that cannot be made": {[]string{"backup", "/dev/null/x", "--data", folder}, "无法写入"},
	} {
		t.Run(name, func(t *testing.T) {
			r := sevenlists(t, "", tc.args...)
			require.Equal(t, exitInput, r.code)
			require.Contains(t, r.err, tc.want)
		})
	}
	_, err = os.Stat(missing)
	require.ErrorIs(t, err, os.ErrNotExist, "no command makes a folder that it only meant to look at")
}
