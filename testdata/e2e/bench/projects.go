package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/open-policy-agent/opa/v1/ast"
	"go.yaml.in/yaml/v3"

	"sevenlists/planner/profile"
	"sevenlists/planner/rules"
)

// project is one reference project in the forms in which it is measured.
type project struct {
	name     string
	stated   profile.Profile // as it stands in its file
	complete profile.Profile // everything known
	facts    facts           // complete, for the hand-written conditions
	input    ast.Value       // complete, for OPA
	body     []byte          // complete, as a request to OPA's server
	sent     []byte          // the same, as a request to ours
}

// findRoot looks for the folder of the program's own module, from the working folder upwards.
func findRoot() (string, error) {
	at, err := os.Getwd()
	for err == nil {
		if _, missing := os.Stat(filepath.Join(at, "testdata", "projects")); missing == nil {
			return at, nil
		}
		if filepath.Dir(at) == at {
			return "", errors.New("no reference projects here or above: run it in testdata/e2e")
		}
		at = filepath.Dir(at)
	}
	return "", err
}

// readProjects reads every reference project, in the order of their names.
func readProjects(root string, set *rules.Set, hand *reader) ([]project, error) {
	files, err := filepath.Glob(filepath.Join(root, "testdata", "projects", "*", "profile.yaml"))
	if err != nil {
		return nil, err
	}
	harmless, err := harmlessProject(root, set)
	if err != nil {
		return nil, err
	}
	projects := make([]project, len(files))
	for i, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		p := &projects[i]
		p.name = filepath.Base(filepath.Dir(file))
		if p.stated, err = profile.Decode(text, set.Facts(), set.Schema()); err != nil {
			return nil, err
		}
		if p.complete, err = complete(set, p.stated, harmless); err != nil {
			return nil, err
		}
		if err := p.write(set, hand); err != nil {
			return nil, err
		}
	}
	return projects, nil
}

// harmlessProject reads the values that the tests of the rules give to facts that do not matter.
func harmlessProject(root string, set *rules.Set) (profile.Profile, error) {
	text, err := os.ReadFile(filepath.Join(root, "policies", "lib", "cases", "data.yaml"))
	if err != nil {
		return profile.Profile{}, err
	}
	var cases struct {
		Harmless map[string]any `yaml:"harmless"`
	}
	if err := yaml.Unmarshal(text, &cases); err != nil {
		return profile.Profile{}, err
	}
	text, err = json.Marshal(map[string]any{"id": "harmless", "start": "2026-06-01", "facts": cases.Harmless})
	if err != nil {
		return profile.Profile{}, err
	}
	return profile.Decode(text, set.Facts(), set.Schema())
}

// complete derives, assumes and, where that leaves a fact unknown, takes the harmless value.
func complete(set *rules.Set, p, harmless profile.Profile) (profile.Profile, error) {
	outline, err := set.Outline(p, profile.Defaults)
	if err != nil {
		return p, err
	}
	filled := outline.Profile
	for slot, value := range filled.Values {
		if !value.IsKnown() {
			filled.Values[slot] = harmless.Values[slot]
		}
		filled.Origin[slot] = profile.Stated
	}
	filled.StatedUnknown = nil
	return filled, nil
}

// write puts the completed project into the forms of its counterparts.
func (p *project) write(set *rules.Set, hand *reader) error {
	hand.read(&p.complete, &p.facts)
	values := make(map[string]profile.Value, len(p.complete.Values))
	for slot := range set.Facts().List {
		values[set.Facts().List[slot].ID] = p.complete.Values[slot]
	}
	var err error
	if p.body, err = json.Marshal(map[string]any{"input": values}); err != nil {
		return err
	}
	var request struct {
		Input json.RawMessage `json:"input"`
	}
	if err := json.Unmarshal(p.body, &request); err != nil {
		return err
	}
	if p.input, err = ast.ValueFromReader(bytes.NewReader(request.Input)); err != nil {
		return err
	}
	p.sent, err = ourBody(p)
	return err
}
