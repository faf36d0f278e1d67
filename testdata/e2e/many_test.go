package e2e

import (
	"bufio"
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"go.yaml.in/yaml/v3"
)

// proveVariable asks for the numbers that the issue states, in place of a tenth of them.
const proveVariable = "SEVENLISTS_PROVE"

const (
	manyMemory = 300 << 20 // bytes that a run over many projects may use
	// growth is what five times as many projects may use more. The collector's own swing is
	// about half of it; keeping one plan each would take many times as much.
	growth      = 48 << 20
	longestLine = 8 << 20 // bytes of a plan
)

// Planning many profiles in one run prints a plan a line, in the order of the profiles, the same
// bytes every time, in memory that does not grow with their number.
func TestManyProfilesInOneRun(t *testing.T) {
	few, many := 20, 100
	if os.Getenv(proveVariable) != "" {
		few, many = 200, 1000
	}
	files := variants(t, many)
	small, first := planMany(t, files[:few])
	large, all := planMany(t, files)
	_, again := planMany(t, files)
	t.Logf("%d projects: %v of work, at most %d MB; %d projects: %v, at most %d MB",
		few, small.cpu.Round(time.Millisecond), small.peak>>20, many, large.cpu.Round(time.Millisecond), large.peak>>20)

	for i, line := range all {
		if want := strings.TrimSuffix(filepath.Base(files[i]), ".json"); line.id != want {
			t.Fatalf("line %d is the plan of %s, want %s", i+1, line.id, want)
		}
	}
	if !slices.Equal(first, all[:few]) {
		t.Error("the first plans of the large run are not those of the small one")
	}
	if !slices.Equal(again, all) {
		t.Error("planning twice gives different bytes")
	}
	// The runs prove little if the profiles are all alike.
	routes := map[string]bool{}
	for _, line := range all {
		routes[line.route] = true
	}
	if len(routes) < many/2 {
		t.Errorf("only %d different routes among %d projects", len(routes), many)
	}
	if large.peak > manyMemory {
		t.Errorf("%d MB in use, want at most %d", large.peak>>20, manyMemory>>20)
	}
	if large.peak > small.peak+growth {
		t.Errorf("memory grows with the number of projects: %d MB for %d, %d MB for %d", small.peak>>20, few, large.peak>>20, many)
	}
}

// plannedLine is what is kept of a line of output.
type plannedLine struct {
	id, route string // the project, and its items with what each is
	hash      [sha256.Size]byte
}

// planMany plans profiles in one run. The output passes through a file, for what this process
// holds in memory would be counted as the program's.
func planMany(t *testing.T, files []string) (outcome, []plannedLine) {
	t.Helper()
	output, err := os.Create(filepath.Join(t.TempDir(), "plans.ndjson"))
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	args := append([]string{"plan", "--format", "ndjson"}, files...)
	o := call{args: args, stdout: output, limit: 10 * time.Minute}.run(t).succeed(t)

	if _, err := output.Seek(0, io.SeekStart); err != nil {
		t.Fatal(err)
	}
	var lines []plannedLine
	scanner := bufio.NewScanner(output)
	scanner.Buffer(nil, longestLine)
	for scanner.Scan() {
		var plan planDocument
		if err := json.Unmarshal(scanner.Bytes(), &plan); err != nil {
			t.Fatalf("line %d: %v", len(lines)+1, err)
		}
		line := plannedLine{id: plan.Project.ID, hash: sha256.Sum256(scanner.Bytes())}
		for _, item := range plan.Items {
			line.route += item.ID + " " + item.Status + ","
		}
		lines = append(lines, line)
	}
	if err := scanner.Err(); err != nil || len(lines) != len(files) {
		t.Fatalf("%d lines for %d projects: %v", len(lines), len(files), err)
	}
	return o, lines
}

// reference is a profile of testdata/projects in the form that is varied.
type reference struct {
	ID    string         `json:"id"`
	Name  string         `json:"name"`
	Start string         `json:"start"`
	Facts map[string]any `json:"facts"`
}

// variants writes n profiles that differ from the reference projects in their facts and dates,
// the same ones in every run, and gives their files.
func variants(t *testing.T, n int) []string {
	t.Helper()
	folders, err := filepath.Glob(projectFile("*"))
	if err != nil || len(folders) < len(complete) {
		t.Fatalf("reference projects: %v, %v", folders, err)
	}
	var references []reference
	for _, file := range folders {
		references = append(references, readReference(t, file))
	}
	random := rand.New(rand.NewPCG(2026, 6))
	dir := t.TempDir()
	files := make([]string, n)
	for i := range n {
		p := references[i%len(references)].vary(random)
		p.ID = fmt.Sprintf("%s_%04d", p.ID, i)
		text, err := json.Marshal(p)
		if err != nil {
			t.Fatal(err)
		}
		files[i] = filepath.Join(dir, p.ID+".json")
		if err := os.WriteFile(files[i], text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return files
}

// readReference reads a profile with its dates as the text that stands in the file.
func readReference(t *testing.T, file string) reference {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var raw struct {
		ID, Name string
		Start    yaml.Node
		Facts    map[string]yaml.Node
	}
	if err := yaml.Unmarshal(text, &raw); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
	r := reference{ID: raw.ID, Name: raw.Name, Start: raw.Start.Value, Facts: map[string]any{}}
	for fact, node := range raw.Facts {
		if node.Tag == "!!timestamp" {
			r.Facts[fact] = node.Value
			continue
		}
		var value any
		if err := node.Decode(&value); err != nil {
			t.Fatalf("%s: %s: %v", file, fact, err)
		}
		r.Facts[fact] = value
	}
	return r
}

// vary gives a project like r: some facts are not known, some yes is a no, quantities lie
// between half and double, and it begins within ten months of r.
func (r reference) vary(random *rand.Rand) reference {
	start, err := time.Parse(time.DateOnly, r.Start)
	if err != nil {
		panic(err) // the reference projects are planned by other tests as well
	}
	v := reference{ID: r.ID, Name: r.Name, Start: start.AddDate(0, 0, random.IntN(300)).Format(time.DateOnly), Facts: map[string]any{}}
	names := make([]string, 0, len(r.Facts))
	for name := range r.Facts {
		names = append(names, name)
	}
	slices.Sort(names) // so that chance meets the same facts in every run
	for _, name := range names {
		value := r.Facts[name]
		switch chance := random.Float64(); {
		case name == "reference_date": // follows the start
		case chance < 0.1: // not known
		case chance < 0.2:
			v.Facts[name] = other(value, name, random)
		default:
			v.Facts[name] = value
		}
	}
	return v
}

// other gives another value of the same kind where that is sure to be allowed.
func other(value any, name string, random *rand.Rand) any {
	switch x := value.(type) {
	case bool:
		return !x
	case int:
		if !strings.HasSuffix(name, "_pct") {
			return int(math.Round(float64(x) * (0.5 + 1.5*random.Float64())))
		}
	}
	return value
}
