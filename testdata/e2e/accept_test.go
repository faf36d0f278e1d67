package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// complete are the four projects of which every fact that a rule reads is known.
var complete = []string{"standard_land_workshop", "ordinary_industrial_2017", "government_school", "fit_out_mall"}

// expectation is the part of a case.yaml that the plan's JSON is held against.
type expectation struct {
	Items   struct{ Exactly []string }
	Offered []string
	Totals  map[string]struct { // by clock
		SequentialAll int `yaml:"sequential_all"`
		Variants      map[string]struct {
			BeforeStart int `yaml:"before_start"`
			Completion  int `yaml:"completion"`
		} `yaml:",inline"`
	}
}

// planDocument is a plan as it is read by somebody who knows only its public contract.
type planDocument struct {
	Project struct{ ID, Name string }
	Items   []planItem
	Totals  struct {
		Items             int
		Approval, Elapsed planClock
	}
	Variants map[string]struct{ Approval, Elapsed planClock }
	Lists    map[string][]map[string]any
	Prepared struct{ Preparation []planItem } `json:"with_preparation"`
}

type planItem struct {
	ID, Name, Kind, Status string
	Because                []struct{ Condition string }
	Commitment             *struct{ Offered bool }
	Schedule               *planSchedule
}

type planSchedule struct {
	EarlyStart  string `json:"early_start"`
	EarlyFinish string `json:"early_finish"`
	Duration    int    `json:"duration_days"`
	Critical    bool
}

type planClock struct {
	SequentialAll int `json:"sequential_all"`
	BeforeStart   int `json:"before_start"`
	Completion    int
}

// The keys that a plan always has, those of a required item's schedule, and the seven lists.
var (
	planKeys = []string{"project", "start", "reference_date", "variant", "rules", "items", "not_required", "edges", "critical_path",
		"totals", "variants", "lists", "assumptions", "checklist", "problems", "questions", "warnings"}
	scheduleKeys = []string{"duration_days", "early_start", "early_finish", "late_start", "late_finish",
		"total_float_days", "free_float_days", "critical"}
	listKeys = []string{"items", "route", "materials", "commitments", "intermediaries_and_fees", "problems", "responsibilities"}
)

// The four complete projects come out of the built program as their cases say, in one run.
func TestCompleteProjectsAreAccepted(t *testing.T) {
	args := []string{"plan", "--format", "ndjson"}
	for _, name := range complete {
		args = append(args, projectFile(name))
	}
	first := sevenlists(t, args...).succeed(t)
	lines := strings.Split(strings.TrimSuffix(first.out, "\n"), "\n")
	if len(lines) != len(complete) {
		t.Fatalf("%d plans for %d projects", len(lines), len(complete))
	}
	for i, name := range complete {
		t.Run(name, func(t *testing.T) {
			checkKeys(t, lines[i])
			var plan planDocument
			if err := json.Unmarshal([]byte(lines[i]), &plan); err != nil {
				t.Fatal(err)
			}
			if plan.Project.ID != name {
				t.Errorf("the plan in this place is that of %s", plan.Project.ID)
			}
			readExpectation(t, name).check(t, &plan)
		})
	}
	if again := sevenlists(t, args...).succeed(t); again.out != first.out {
		t.Error("planning twice gives different bytes")
	}
}

func readExpectation(t *testing.T, name string) expectation {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "testdata", "projects", name, "case.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	var want expectation
	if err := yaml.Unmarshal(text, &want); err != nil {
		t.Fatal(err)
	}
	if len(want.Items.Exactly) == 0 || len(want.Totals) != 2 {
		t.Fatalf("%s/case.yaml must name all items, and the totals in both clocks", name)
	}
	return want
}

func (want expectation) check(t *testing.T, plan *planDocument) {
	t.Helper()
	var required, offered []string
	for _, item := range plan.Items {
		if item.Status == "required" && item.Kind != "works" {
			required = append(required, item.ID)
		}
		if item.Commitment != nil && item.Commitment.Offered {
			offered = append(offered, item.ID)
		}
		if item.Status == "required" && len(item.Because) == 0 {
			t.Errorf("%s does not say why it is required", item.ID)
		}
	}
	sameSet(t, "required items", required, want.Items.Exactly)
	sameSet(t, "commitments offered", offered, want.Offered)
	if plan.Totals.Items != len(want.Items.Exactly) {
		t.Errorf("%d items in the totals, want %d", plan.Totals.Items, len(want.Items.Exactly))
	}
	for clock, figures := range want.Totals {
		if len(figures.Variants) != 3 {
			t.Errorf("the case has %d variants in the %s clock, want 3", len(figures.Variants), clock)
		}
		in := func(approval, elapsed planClock) planClock {
			if clock == "approval" {
				return approval
			}
			return elapsed
		}
		if got := in(plan.Totals.Approval, plan.Totals.Elapsed).SequentialAll; got != figures.SequentialAll {
			t.Errorf("%s clock: one after another takes %d days, want %d", clock, got, figures.SequentialAll)
		}
		for variant, days := range figures.Variants {
			ours := in(plan.Variants[variant].Approval, plan.Variants[variant].Elapsed)
			if ours.BeforeStart != days.BeforeStart || ours.Completion != days.Completion {
				t.Errorf("%s clock, %s: %d days to the start and %d after the works, want %d and %d",
					clock, variant, ours.BeforeStart, ours.Completion, days.BeforeStart, days.Completion)
			}
		}
	}
}

// checkKeys holds one line against the public contract: an absent key is not the same as an
// empty value, so it is looked for in the text itself.
func checkKeys(t *testing.T, line string) {
	t.Helper()
	var plan map[string]json.RawMessage
	if err := json.Unmarshal([]byte(line), &plan); err != nil {
		t.Fatal(err)
	}
	has(t, "the plan", plan, planKeys)
	var lists map[string]json.RawMessage
	if err := json.Unmarshal(plan["lists"], &lists); err != nil {
		t.Fatal(err)
	}
	has(t, "lists", lists, listKeys)
	var items []struct {
		ID, Status string
		Schedule   map[string]json.RawMessage
	}
	if err := json.Unmarshal(plan["items"], &items); err != nil {
		t.Fatal(err)
	}
	for _, item := range items {
		if item.Status == "required" {
			has(t, item.ID+".schedule", item.Schedule, scheduleKeys)
		}
	}
}

func has(t *testing.T, what string, object map[string]json.RawMessage, keys []string) {
	t.Helper()
	for _, key := range keys {
		if value, ok := object[key]; !ok || string(value) == "null" {
			t.Errorf("%s has no %q", what, key)
		}
	}
}

func sameSet(t *testing.T, what string, got, want []string) {
	t.Helper()
	got, want = slices.Sorted(slices.Values(got)), slices.Sorted(slices.Values(want))
	if reflect.DeepEqual(got, want) || len(got)+len(want) == 0 {
		return
	}
	for _, id := range got {
		if !slices.Contains(want, id) {
			t.Errorf("%s: %s is too much", what, id)
		}
	}
	for _, id := range want {
		if !slices.Contains(got, id) {
			t.Errorf("%s: %s is missing", what, id)
		}
	}
	if len(slices.Compact(slices.Clone(got))) != len(got) {
		t.Errorf("%s: one appears twice", what)
	}
}
