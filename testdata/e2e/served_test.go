package e2e

import (
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"sevenlists/testdata/e2e/run"
)

// The README's first request to the server does what it says.
func TestReadmeServer(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	shown := regexp.MustCompile(`(?s)go run ./cmd/sevenlists serve\n(curl .*?)\n` + "```").FindStringSubmatch(string(text))
	if shown == nil {
		t.Fatal("the README does not show how to begin a server and ask it")
	}
	data := filepath.Join(t.TempDir(), "data")
	s := run.Serve(t, data, nil)
	t.Logf("it listened after %v", s.Took)
	path := regexp.MustCompile(`http://127\.0\.0\.1:8080(/\S+)'`).FindStringSubmatch(shown[1])
	file := regexp.MustCompile(`@(\S+)`).FindStringSubmatch(shown[1])
	if path == nil || file == nil {
		t.Fatalf("not understood: %s", shown[1])
	}
	body, err := os.ReadFile(filepath.Join(root, file[1]))
	if err != nil {
		t.Fatal(err)
	}
	status, answer := s.Ask("POST", path[1], map[string]string{"Content-Type": "application/yaml"}, string(body))
	if status != http.StatusOK || !strings.Contains(answer, `"sequential_all":64`) {
		t.Fatalf("%d: %s", status, answer)
	}
	s.Stop()
	again := run.Serve(t, data, nil)
	if status, answer := again.Ask("GET", "/readyz", nil, ""); status != http.StatusOK {
		t.Fatalf("begun again: %d: %s", status, answer)
	}
	if log := s.Log.String(); strings.Contains(log, "standard_land_workshop") || !strings.Contains(log, `"route":"preview_plan"`) {
		t.Errorf("the log names routes and nothing of a preview:\n%s", log)
	}
}
