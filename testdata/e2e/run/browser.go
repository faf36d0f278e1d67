package run

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/chromedp/chromedp"
)

// Chromium is the browser of a whole test, without a page.
func Chromium(t testing.TB) context.Context {
	t.Helper()
	path := os.Getenv("CHROMIUM")
	if path == "" {
		for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
			if found, err := exec.LookPath(name); err == nil {
				path = found
				break
			}
		}
	}
	if _, err := os.Stat(path); err != nil {
		t.Fatal("these tests look at the page in Chromium, and there is none: install the package chromium, or name the program in CHROMIUM")
	}
	var err error
	for range starts {
		var ctx context.Context
		if ctx, err = start(t, path); err == nil {
			return ctx
		}
		t.Logf("Chromium did not start: %v", err)
	}
	t.Fatalf("Chromium does not start: %v", err)
	return nil
}

// starts is how often a browser may be started before it counts as broken. What is tested is the
// page; on a busy machine a browser now and then gives up on its first steps.
const starts = 3

// start starts the browser with everything it writes in folders of its own.
func start(t testing.TB, path string) (context.Context, error) {
	t.Helper()
	// Its sockets have no room for the long names of tests' own folders.
	own, err := os.MkdirTemp(Scratch, "browser")
	if err != nil {
		return nil, err
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(path),
		chromedp.UserDataDir(filepath.Join(own, "profile")),
		chromedp.Env("TMPDIR="+own),
		chromedp.NoSandbox, // as root there is no sandbox; the page is our own
		chromedp.DisableGPU,
		chromedp.Flag("hide-scrollbars", false),
		// Whatever the browser itself may want from a network fails at once; a test's server is on this machine.
		chromedp.Flag("host-resolver-rules", "MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"),
	)
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, closeBrowser := chromedp.NewContext(allocator, chromedp.WithErrorf(t.Logf))
	if err := chromedp.Do(ctx); err != nil {
		closeBrowser()
		stop()
		return nil, err
	}
	t.Cleanup(func() {
		_ = chromedp.Cancel(ctx) // closes the browser and waits until it has ended
		closeBrowser()
		stop()
	})
	return ctx, nil
}
