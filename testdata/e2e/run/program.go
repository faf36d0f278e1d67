// Package run starts the program and a browser, for the tests of this module.
package run

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
)

// Root is the folder of the program's own module.
var Root = func() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(file), "..", "..", "..")
}()

// Scratch is a folder for what all tests of a package share; Main makes and removes it.
var Scratch string

// Main runs a package's tests: func TestMain(m *testing.M) { run.Main(m) }.
func Main(m *testing.M) {
	dir, err := os.MkdirTemp("", "sevenlists-e2e-")
	if err != nil {
		panic(err)
	}
	Scratch = dir
	code := m.Run()
	_ = os.RemoveAll(dir)
	os.Exit(code)
}

// Program builds the program once, for the first test that runs it, and gives its path.
func Program(t testing.TB) string {
	t.Helper()
	path, err := build()
	if err != nil {
		unbuilt.Do(func() { t.Log(err) }) // once: every test that runs the program comes here
		t.Fatal("the program does not build")
	}
	return path
}

var unbuilt sync.Once

var build = sync.OnceValues(func() (string, error) {
	path, err := filepath.Abs(filepath.Join(Scratch, "sevenlists"))
	if err != nil {
		return "", err
	}
	cmd := exec.Command("go", "build", "-buildvcs=false", "-o", path, "./cmd/sevenlists")
	cmd.Dir = Root
	if out, err := cmd.CombinedOutput(); err != nil {
		return "", errors.New("go build:\n" + string(out))
	}
	return path, nil
})
