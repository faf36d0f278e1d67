package e2e

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// The commands that a newcomer is told to type.
const (
	planCommand = "go run ./cmd/sevenlists plan testdata/projects/standard_land_workshop/profile.yaml"
	testCommand = "go test ./..."
)

// commandPatience bounds one command of the README, with the building that go run does.
const commandPatience = 5 * time.Minute

// Every command that the README shows works as it stands there, in a copy of the project. The
// tests themselves are left out: they run beside this one.
func TestReadmeCommands(t *testing.T) {
	commands := readmeCommands(t)
	for _, wanted := range []string{planCommand, testCommand} {
		if !slices.Contains(commands, wanted) {
			t.Errorf("the README does not show %q", wanted)
		}
	}
	dir := copyOfProject(t)
	for _, command := range commands {
		if strings.HasPrefix(command, "go test") {
			continue
		}
		t.Run(command, func(t *testing.T) {
			if strings.Contains(command, "/dev/") {
				keepsDevices(t)
			}
			out, errOut := shell(t, dir, command)
			if command != planCommand {
				return
			}
			if errOut != "" {
				t.Errorf("the plan is not printed in silence:\n%s", errOut)
			}
			// The first screen: the project, its works and its end in figures, and bars.
			for _, part := range []string{planIn(t, workshop, "zh").Project.Name, "工作日", "可以开工", "█"} {
				if !strings.Contains(out, part) {
					t.Errorf("the first screen lacks %q:\n%s", part, out)
				}
			}
		})
	}
}

// readmeCommands gives the commands in the README's blocks of shell, one a line; a line that ends
// in a backslash goes on in the next.
func readmeCommands(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	var commands []string
	inside, open := false, ""
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case !inside:
			inside = line == "```sh"
		case line == "```":
			inside = false
		case line == "" || strings.HasPrefix(line, "#"):
		case strings.HasSuffix(line, `\`):
			open += strings.TrimSuffix(line, `\`)
		default:
			command, _, _ := strings.Cut(open+line, "  #") // a remark stands behind two spaces
			commands, open = append(commands, strings.TrimSpace(command)), ""
		}
	}
	if inside || open != "" {
		t.Error("a block of commands in the README has no end")
	}
	return commands
}

// copyOfProject copies what the commands may read or write, so that none changes the project.
func copyOfProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for _, name := range []string{"api", "cmd", "planner", "policies", "schemas", "testdata"} {
		if err := os.CopyFS(filepath.Join(dir, name), os.DirFS(filepath.Join(root, name))); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"go.mod", "go.sum", "README.md"} {
		content, err := os.ReadFile(filepath.Join(root, name))
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, name), string(content))
	}
	return dir
}

// shell runs one command in the project's folder and gives what it printed.
func shell(t *testing.T, dir, command string) (out, errOut string) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), commandPatience)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", command)
	var o, e strings.Builder
	cmd.Dir, cmd.Stdout, cmd.Stderr, cmd.WaitDelay = dir, &o, &e, time.Second
	if err := cmd.Run(); err != nil {
		t.Fatalf("%v\n%s", err, e.String())
	}
	return o.String(), e.String()
}
