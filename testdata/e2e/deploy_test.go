package e2e

import (
	"bufio"
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"

	"sevenlists/testdata/e2e/run"
)

// The files in api/deploy. Docker and mongod are not at hand where these tests run: they read the files
// as those programs would, and start the server with the arguments that stand in them.

func deployed(t *testing.T, name string) []byte {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "api", "deploy", name))
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// begins starts the server with arguments from a file, but for where it listens and keeps its data.
func begins(t *testing.T, args []string) {
	t.Helper()
	if len(args) == 0 || args[0] != "serve" {
		t.Fatalf("not the arguments of a server: %q", args)
	}
	args = slices.Clone(args[1:])
	for _, own := range []string{"--listen", "--data"} {
		i := slices.Index(args, own)
		if i < 0 || i+1 == len(args) {
			t.Fatalf("%s is missing in %q", own, args)
		}
		args = slices.Delete(args, i, i+2)
	}
	run.Serve(t, t.TempDir(), []string{"MONGODB_URI="}, args...).Stop()
}

// instruction is one of a Dockerfile.
type instruction struct{ name, rest string }

func instructions(t *testing.T, content []byte) []instruction {
	t.Helper()
	known := []string{"FROM", "WORKDIR", "COPY", "RUN", "USER", "EXPOSE", "VOLUME", "STOPSIGNAL", "ENTRYPOINT", "CMD"}
	var all []instruction
	for line := range strings.Lines(string(content)) {
		line = strings.TrimSpace(line)
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, rest, _ := strings.Cut(line, " ")
		if !slices.Contains(known, name) || rest == "" {
			t.Fatalf("not an instruction: %s", line)
		}
		all = append(all, instruction{name, rest})
	}
	return all
}

func TestDockerfileMakesAnImageWithoutShellAndRoot(t *testing.T) {
	var last map[string]string // of the last stage
	var run string
	for _, i := range instructions(t, deployed(t, "Dockerfile")) {
		switch i.name {
		case "FROM":
			last = map[string]string{}
		case "RUN":
			run += i.rest + "\n"
		}
		last[i.name] = i.rest
	}
	if last["FROM"] != "scratch" || !regexp.MustCompile(`^[1-9]\d*:[1-9]\d*$`).MatchString(last["USER"]) {
		t.Errorf("from %s as %s", last["FROM"], last["USER"])
	}
	if !strings.Contains(run, "CGO_ENABLED=0 go build") || last["RUN"] != "" {
		t.Errorf("the program would need a library or a shell: %s", run)
	}
	source, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		t.Fatal(err)
	}
	wanted := regexp.MustCompile(`(?m)^go (\d+\.\d+)`).FindSubmatch(source)
	if wanted == nil || !bytes.Contains(deployed(t, "Dockerfile"), append([]byte("FROM golang:"), wanted[1]...)) {
		t.Errorf("the image does not build with the Go of go.mod, %s", wanted)
	}
	var entry, args []string
	for text, into := range map[string]*[]string{last["ENTRYPOINT"]: &entry, last["CMD"]: &args} {
		if err := json.Unmarshal([]byte(text), into); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
	}
	if !slices.Equal(entry, []string{"/sevenlists"}) {
		t.Errorf("it would run %q", entry)
	}
	begins(t, args)
}

func TestComposeFileHasTwoServersOnThreeMembers(t *testing.T) {
	type service struct {
		Image       string
		Command     []string
		Environment map[string]string
		Networks    []string
		Ports       []string
		Volumes     []string
		ReadOnly    bool     `yaml:"read_only"`
		CapDrop     []string `yaml:"cap_drop"`
		DependsOn   any      `yaml:"depends_on"`
	}
	var file struct {
		Services map[string]service
		Networks map[string]struct{ Internal bool }
		Volumes  map[string]any
	}
	if err := yaml.Unmarshal(deployed(t, "compose.yaml"), &file); err != nil {
		t.Fatal(err)
	}
	var names []string
	for name, s := range file.Services {
		names = append(names, name)
		if s.Image != "sevenlists" && !regexp.MustCompile(`^[a-z]+:\d`).MatchString(s.Image) {
			t.Errorf("%s: the image %s has no version", name, s.Image)
		}
		for _, n := range s.Networks {
			if _, known := file.Networks[n]; !known {
				t.Errorf("%s: no network %s", name, n)
			}
		}
		for _, v := range s.Volumes {
			if _, known := file.Volumes[strings.Split(v, ":")[0]]; !known {
				t.Errorf("%s: no volume %s", name, v)
			}
		}
		if name != "front" && len(s.Ports) > 0 {
			t.Errorf("%s can be reached from outside", name)
		}
	}
	slices.Sort(names)
	want := []string{"front", "mongo-1", "mongo-2", "mongo-3", "replica-set", "sevenlists-1", "sevenlists-2"}
	if !slices.Equal(names, want) {
		t.Fatalf("services %v in place of %v", names, want)
	}
	if !file.Networks["store"].Internal {
		t.Error("the database can be reached from outside")
	}
	started := strings.Join(file.Services["replica-set"].Command, " ")
	for _, name := range want[1:4] {
		member := file.Services[name]
		address := file.Services["sevenlists-1"].Environment["MONGODB_URI"]
		if !strings.Contains(started, name+":27017") || !strings.Contains(address, name+":27017") || !slices.Contains(member.Command, "rs0") {
			t.Errorf("%s is no member", name)
		}
	}
	for _, name := range want[5:] {
		server := file.Services[name]
		if !server.ReadOnly || !slices.Equal(server.CapDrop, []string{"ALL"}) || !strings.HasSuffix(server.Environment["MONGODB_URI"], "/sevenlists?replicaSet=rs0") {
			t.Errorf("%s: %+v", name, server)
		}
		if !slices.Contains(file.Services["front"].Command, name+":8080") {
			t.Errorf("nobody is sent to %s", name)
		}
	}
	begins(t, file.Services["sevenlists-1"].Command)
}

func TestUnitRunsTheServerShutIn(t *testing.T) {
	sections := map[string]map[string][]string{}
	var section map[string][]string
	lines := bufio.NewScanner(bytes.NewReader(deployed(t, "sevenlists.service")))
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		key, value, pair := strings.Cut(line, "=")
		switch {
		case line == "" || line[0] == '#':
		case line[0] == '[' && line[len(line)-1] == ']':
			section = map[string][]string{}
			sections[line[1:len(line)-1]] = section
		case pair && section != nil && regexp.MustCompile(`^[A-Z][A-Za-z]+$`).MatchString(key):
			section[key] = append(section[key], value)
		default:
			t.Fatalf("not a line of a unit: %s", line)
		}
	}
	service := sections["Service"]
	for key, want := range map[string]string{
		"DynamicUser": "yes", "NoNewPrivileges": "yes", "ProtectSystem": "strict", "ProtectHome": "yes", "PrivateTmp": "yes",
		"PrivateDevices": "yes", "CapabilityBoundingSet": "", "MemoryDenyWriteExecute": "yes", "StateDirectory": "sevenlists",
		"Restart": "on-failure", "UMask": "0077",
	} {
		if got := strings.Join(service[key], " "); got != want || service[key] == nil {
			t.Errorf("%s=%s in place of %s", key, got, want)
		}
	}
	if sections["Unit"]["Description"] == nil || !slices.Equal(sections["Install"]["WantedBy"], []string{"multi-user.target"}) {
		t.Error("it cannot be enabled")
	}
	start := strings.Fields(strings.Join(service["ExecStart"], " "))
	if len(start) < 2 || start[0] != "/usr/local/bin/sevenlists" || !slices.Contains(start, "/var/lib/"+service["StateDirectory"][0]) {
		t.Fatalf("ExecStart=%q", start)
	}
	begins(t, start[1:])
}

// The example of the guide is one that the program takes.
func TestGuideShowsAProviderThatTheProgramTakes(t *testing.T) {
	shown := regexp.MustCompile("(?s)```yaml\n(.*?)```").FindSubmatch(deployed(t, "README.md"))
	if shown == nil {
		t.Fatal("no example of a provider")
	}
	file := filepath.Join(t.TempDir(), "oidc.yaml")
	if err := os.WriteFile(file, shown[1], 0o600); err != nil {
		t.Fatal(err)
	}
	run.Serve(t, t.TempDir(), []string{"MONGODB_URI=", "SEVENLISTS_OIDC_SECRET=secret"}, "--oidc", file).Stop()
}
