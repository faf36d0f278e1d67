package e2e

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// A district works on its rules with stock OPA, which knows nothing of this program. These tests
// hold the published rules against it: the version pinned as a tool of this module.

const policies = "../../policies"

// leastCoverage is how much of the items' rules their tests must run, in percent of the lines.
const leastCoverage = 95

// opa runs the pinned tool and gives what it prints.
func opa(t *testing.T, args ...string) (string, error) {
	t.Helper()
	cmd := exec.Command("go", append([]string{"tool", "opa"}, args...)...)
	var problems strings.Builder
	cmd.Stderr = &problems
	out, err := cmd.Output()
	if err != nil {
		return string(out) + problems.String(), err
	}
	return string(out), nil
}

func TestStockOPAChecksTheRules(t *testing.T) {
	if out, err := opa(t, "check", "--strict", policies); err != nil {
		t.Errorf("opa check --strict: %v\n%s", err, out)
	}
	if out, err := opa(t, "check", "--strict", "--schema", "../../schemas/input.json", policies); err != nil {
		t.Errorf("opa check --schema schemas/input.json: %v\n%s", err, out)
	}
}

func TestStockOPAFindsTheRulesFormatted(t *testing.T) {
	out, err := opa(t, "fmt", "--list", policies)
	if err != nil || strings.TrimSpace(out) != "" {
		t.Errorf("opa fmt would change these: %v\n%s", err, out)
	}
}

// TestStockOPANamesTheRightSpelling shows what schemas/input.json is for.
func TestStockOPANamesTheRightSpelling(t *testing.T) {
	rule := filepath.Join(t.TempDir(), "mistyped.rego")
	text := "package mistyped\n\napplies if input.anual_energy_tce > 0\n"
	if err := os.WriteFile(rule, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := opa(t, "check", "--schema", "../../schemas/input.json", rule)
	if err == nil || !strings.Contains(out, "annual_energy_tce") {
		t.Errorf("opa check: %v\n%s", err, out)
	}
}

// TestStockOPARunsEveryTest compares what `opa test` ran with what the test files hold: a test in
// the wrong package, or one whose table is empty, would pass in silence.
func TestStockOPARunsEveryTest(t *testing.T) {
	out, err := opa(t, "test", policies, "--format", "json")
	if err != nil {
		t.Errorf("opa test: %v", err)
	}
	var results []struct {
		Package string `json:"package"`
		Name    string `json:"name"`
		Fail    bool   `json:"fail"`
		Skip    bool   `json:"skip"`
		Error   any    `json:"error"`
		Cases   map[string]struct {
			Fail bool `json:"fail"`
		} `json:"sub_results"`
	}
	if err := json.Unmarshal([]byte(out), &results); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	run := map[string]bool{}
	cases := 0
	for _, r := range results {
		name := strings.TrimPrefix(r.Package, "data.") + "." + r.Name
		if r.Fail || r.Skip || r.Error != nil {
			t.Errorf("%s: failed %t, skipped %t, error %v", name, r.Fail, r.Skip, r.Error)
		}
		for sentence, c := range r.Cases {
			cases++
			if c.Fail {
				t.Errorf("%s: %s", name, sentence)
			}
		}
		run[name] = true
	}
	written := writtenTests(t)
	for name, file := range written {
		if !run[name] {
			t.Errorf("%s: %s was not run", file, name)
		}
	}
	t.Logf("%d tests with %d cases", len(written), cases)
}

var (
	packageLine = regexp.MustCompile(`(?m)^package (\S+)`)
	testLine    = regexp.MustCompile(`(?m)^(test_\w+)`)
)

// writtenTests finds the tests that stand in the files, and that every item has some.
func writtenTests(t *testing.T) map[string]string {
	found := map[string]string{}
	err := filepath.WalkDir(policies, func(file string, _ os.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(file, "_test.rego") {
			return err
		}
		content, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		pkg := packageLine.FindStringSubmatch(string(content))
		if pkg == nil {
			t.Errorf("%s has no package", file)
			return nil
		}
		for _, m := range testLine.FindAllStringSubmatch(string(content), -1) {
			found[pkg[1]+"."+m[1]] = file
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range itemIDs(t) {
		if !hasPrefixed(found, "items."+id+"_test.test_") {
			t.Errorf("items/%s has no test", id)
		}
	}
	return found
}

func itemIDs(t *testing.T) []string {
	folders, err := filepath.Glob(filepath.Join(policies, "items", "*", "data.yaml"))
	if err != nil || len(folders) == 0 {
		t.Fatalf("no items: %v", err)
	}
	ids := make([]string, len(folders))
	for i, f := range folders {
		ids[i] = filepath.Base(filepath.Dir(f))
	}
	return ids
}

func hasPrefixed(names map[string]string, prefix string) bool {
	for name := range names {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// TestRulesOfItemsAreCovered measures the lines of the items' rules that their tests run.
func TestRulesOfItemsAreCovered(t *testing.T) {
	out, err := opa(t, "test", policies, "--coverage", "--format", "json")
	if err != nil {
		t.Fatalf("opa test --coverage: %v\n%s", err, out)
	}
	var report struct {
		Files map[string]struct {
			Covered    int     `json:"covered_lines"`
			NotCovered int     `json:"not_covered_lines"`
			Coverage   float64 `json:"coverage"`
		} `json:"files"`
	}
	if err := json.Unmarshal([]byte(out), &report); err != nil {
		t.Fatal(err)
	}
	covered, all := 0, 0
	for _, id := range itemIDs(t) {
		f, ok := report.Files[policies+"/items/"+id+"/"+id+".rego"]
		if !ok {
			t.Errorf("items/%s: its rules are never run", id)
			continue
		}
		covered, all = covered+f.Covered, all+f.Covered+f.NotCovered
		if f.NotCovered > 0 {
			t.Logf("items/%s: %d lines of %d are not covered", id, f.NotCovered, f.Covered+f.NotCovered)
		}
	}
	if covered*100 < leastCoverage*all {
		t.Errorf("the tests cover %d of %d lines, less than %d %%", covered, all, leastCoverage)
	}
	t.Logf("%d of %d lines of %d items are covered", covered, all, len(itemIDs(t)))
}
